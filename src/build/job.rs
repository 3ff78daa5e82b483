//! A request and the project → a resolved job: which products in which editions, for which printer, on
//! which paper, in which inks. After it nothing is left to decide.

use std::sync::Arc;

use super::cache::BuildCache;
use super::condition::condition;
use super::idle;
use super::languages;
use super::project::{self, Loaded, Words};
use super::request::Request;
use crate::content::Guide;
use crate::content::printer::{Duplex, ManualFeed, Printer};
use crate::content::project::{Edition, Product, Project, ScreenForm};
use crate::content::read::hint_for;
use crate::content::shop::{CoverFile, Shop, Shops};
use crate::date::Date;
use crate::design::paper::{parse_size, size_names};
use crate::design::{Design, Flip, Format, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language};
use crate::geom::Size;
use crate::pages::{self, GroundEdge};
use crate::render::{Ink, PdfSettings, PressFile, png};
use crate::source::Sources;

/// What to do, with nothing left to decide.
pub(super) struct Job {
    /// What was read of the project.
    pub loaded: Loaded,
    /// The products, in the order of the project file.
    pub products: Vec<ProductJob>,
    /// Whether words and rules are without errors: what is missing from them would be reported once
    /// more as a fault of the pages.
    pub sound: bool,
}

/// What to make of one product.
pub(super) struct ProductJob {
    /// The product.
    pub product: Product,
    /// The mark of what it is made of.
    pub mark: String,
    /// What is made of it.
    pub editions: Vec<Edition>,
    pub screen: Option<ScreenJob>,
    pub office: Option<OfficeJob>,
    pub press: Option<PressJob>,
}

/// Pages at trim size, and what is made of them.
pub(super) struct ScreenJob {
    pub pages: pages::PageRequest,
    pub file: Option<PdfSettings>,
    pub pictures: Option<png::PngSettings>,
    /// What is read without pages.
    pub web: Option<WebJob>,
    /// Whether the pages keep what stands on them.
    pub keep_items: bool,
    /// Whether the ink on them is measured.
    pub measure: bool,
}

/// What is read without pages.
pub(super) struct WebJob {
    /// Who publishes it.
    pub author: Option<String>,
    /// When a book was made; `None` where none is.
    pub book: Option<Date>,
    /// Whether a page is made.
    pub page: bool,
    /// The name of the file that is printed instead.
    pub printed: Option<String>,
}

/// Pages for the print shop.
pub(super) struct PressJob {
    /// What the shop asks for.
    pub shop: Shop,
    /// Whether it is folded and stapled.
    pub folded: bool,
    pub pages: pages::PageRequest,
    pub file: PdfSettings,
    /// How fine pictures of the plates are, where they are made, in pixels per inch.
    pub plates: Option<u16>,
    /// Whether the pages keep what stands on them.
    pub keep_items: bool,
}

/// Pages on the office printer's sheets.
pub(super) struct OfficeJob {
    /// The layout's rule, for this printer and this paper.
    pub rule: SheetRule,
    /// How the paper goes through the printer where somebody turns it over by hand.
    pub by_hand: Option<ManualFeed>,
    pub pages: pages::PageRequest,
    /// A file in each of these inks.
    pub files: Vec<PdfSettings>,
    /// Whether the pages keep what stands on them.
    pub keep_items: bool,
    /// The language in which it is told how they are printed.
    pub told_in: Option<Language>,
    /// Whether the ink on them is measured.
    pub measure: bool,
}

impl Job {
    /// Reads the project and settles what the request means for it; `None` where the project file is
    /// unreadable.
    ///
    /// # Errors
    /// When the request itself is at fault: it names a product, a printer or a paper that does not exist.
    pub fn resolve(
        request: &Request,
        sources: &mut Sources,
        cache: &mut BuildCache,
        diags: &mut Diagnostics,
    ) -> Result<Option<Self>, Diagnostic> {
        let paper = request.paper.as_deref().map(paper).transpose()?;
        let Some(project) = project::load(sources, diags) else {
            return Ok(None);
        };
        for id in &request.products {
            check_product(id, &project)?;
        }
        let wanted = |product: &Product| {
            request.products.is_empty() || request.products.contains(&product.id.value)
        };
        let products = project.products.iter().filter(|product| wanted(product));
        let products: Vec<(Product, Vec<Edition>)> = products
            .map(|product| (product.clone(), editions(product, request)))
            .collect();
        let prints = |editions: &[Edition]| editions.contains(&Edition::Office);
        let printer = match project.printers.choose(request.printer.as_deref()) {
            Ok(printer) => printer.cloned(),
            // A name in the request is the request's fault, all else the project's.
            Err(error) if request.printer.is_some() => return Err(error),
            Err(error) => {
                // Where nothing is printed, nobody needs to choose.
                let needed = products.iter().any(|(_, editions)| prints(editions));
                if needed || !matches!(*error.fault, Fault::WhichPrinter) {
                    diags.push(error);
                }
                None
            }
        };
        let mut loaded = project::load_all(sources, wanted, project, cache, diags);
        if let Some(rows) = request.rows.as_ref().filter(|_| !diags.has_errors()) {
            loaded.keep_rows(rows, diags)?;
        }
        for product in &loaded.project.products {
            let format = loaded.designs.get(&product.id.value).map(|d| &d.format);
            match (loaded.words(product), format) {
                (Some(Words::Deck(_)), Some(Format::Booklet(_))) => {
                    diags.push(not_a_booklet(product));
                }
                (Some(Words::Guide(guide)), Some(Format::Cards(_))) => {
                    diags.push(not_a_deck(guide, product));
                }
                _ => {}
            }
        }
        languages::report_unknown_hyphens(&loaded, diags);
        // Of a part of the products it cannot be told what the others need.
        if request.products.is_empty() {
            idle::report(&loaded, diags);
        }
        let makes = |edition| products.iter().any(|(_, made)| made.contains(&edition));
        idle::report_options(request, &makes, diags);
        diags.settle(&loaded.project.levels);
        let sound = !diags.has_errors();
        let settled = Settled {
            request,
            printer: printer.as_ref(),
            paper,
            shops: &loaded.project.shops,
            author: loaded.project.organisation.clone(),
            keywords: loaded.project.name.clone(),
            date: request.date.or(loaded.project.date),
            screen: loaded.project.screen,
        };
        let mut marks = std::mem::take(&mut loaded.marks);
        let products = products.into_iter().map(|(product, editions)| {
            let design = loaded.designs.get(&product.id.value);
            let office = design.filter(|_| prints(&editions));
            let shop = design.filter(|_| editions.contains(&Edition::Press));
            let files = loaded.files.get(&product.id.value);
            let mark = marks.of(&product.id.value, files.into_iter().flatten(), sources);
            ProductJob {
                screen: settled.screen(&product, &editions, diags),
                office: office.and_then(|design| settled.office(&product, design, diags)),
                press: shop.and_then(|design| settled.press(&product, design, sources, diags)),
                product,
                mark,
                editions,
            }
        });
        Ok(Some(Self {
            products: products.collect(),
            loaded,
            sound,
        }))
    }
}

/// What is the same for all products.
struct Settled<'r> {
    request: &'r Request,
    printer: Option<&'r Printer>,
    paper: Option<Size>,
    shops: &'r Shops,
    author: Option<String>,
    keywords: Option<String>,
    date: Option<Date>,
    screen: ScreenForm,
}

impl Settled<'_> {
    /// What is made of pages at trim size; `None` where nothing is.
    fn screen(
        &self,
        product: &Product,
        editions: &[Edition],
        diags: &mut Diagnostics,
    ) -> Option<ScreenJob> {
        let is_printed = |edition: &Edition| matches!(edition, Edition::Office | Edition::Press);
        if editions.iter().all(is_printed) {
            return None;
        }
        let file = editions.contains(&Edition::Screen).then(|| PdfSettings {
            author: self.author.clone(),
            keywords: self.keywords.clone(),
            date: self.date,
            screen: self.screen,
            ..PdfSettings::default()
        });
        let pictures = editions
            .contains(&Edition::Png)
            .then_some(png::PngSettings {
                ppi: self.request.ppi,
            });
        let [page, book] =
            [Edition::Html, Edition::Epub].map(|edition| editions.contains(&edition));
        if book && self.date.is_none() {
            let error = Fault::NoBookDate.at(product.id.span);
            diags.push(error.hint(Hint::SayDate));
        }
        let book = self.date.filter(|_| book);
        let web = (page || book.is_some()).then(|| WebJob {
            author: self.author.clone(),
            book,
            page,
            printed: printed(product),
        });
        Some(ScreenJob {
            pages: pages::PageRequest::default(),
            keep_items: self.request.keep_items || pictures.is_some(),
            measure: self.request.measure && !editions.contains(&Edition::Office),
            file,
            pictures,
            web,
        })
    }

    /// What is made for the print shop. Its pages are those of screens, but that booklets have as many as
    /// folded sheets need: shops cut what they print, so all that reaches the bleed is printed.
    fn press(
        &self,
        product: &Product,
        design: &Design,
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Option<PressJob> {
        let asked = self.request.press.as_deref();
        let shop = self.shops.choose(asked, product.press.as_ref());
        let shop = shop.map_err(|error| diags.push(error)).ok()?;
        if self.date.is_none() {
            let error = Fault::NoPressDate.at(product.id.span);
            diags.push(error.hint(Hint::SayDate));
            return None;
        }
        let condition = condition(&shop.profile, sources, diags)?;
        let folded = design.flow().is_some_and(|flow| flow.panels.is_none());
        // A flat cover is folded round all other pages, however the office prints them.
        let stitched = shop.cover == CoverFile::Spread
            || matches!(&design.office, Some(rule) if rule.multiple_of() == 4);
        Some(PressJob {
            pages: pages::PageRequest {
                multiple_of: if folded && stitched { 4 } else { 1 },
                ..pages::PageRequest::default()
            },
            file: PdfSettings {
                author: self.author.clone(),
                keywords: self.keywords.clone(),
                date: self.date,
                ink: Ink::Cmyk,
                press: Some(Arc::new(PressFile {
                    form: shop.form,
                    condition,
                    inks: shop.inks,
                    spots: design.palette.spots.clone(),
                    ink_limit: shop.ink_limit,
                })),
                ..PdfSettings::default()
            },
            shop,
            folded: folded && stitched,
            plates: self.request.plates.then_some(self.request.ppi),
            keep_items: self.request.keep_items,
        })
    }

    /// What is made for the office's printer. This is the only place that says how pages for paper
    /// differ from those for screens.
    fn office(
        &self,
        product: &Product,
        design: &Design,
        diags: &mut Diagnostics,
    ) -> Option<OfficeJob> {
        let Some(rule) = &design.office else {
            if design.whole {
                diags.push(no_sheet(product, design));
            }
            return None;
        };
        let rule = match self.printer {
            Some(printer) => rule.on(printer),
            None => rule.clone(),
        };
        let rule = match self.paper {
            Some(paper) => rule.with_paper(paper),
            None => rule,
        };
        let printers = self.printer.map(|printer| printer.duplex);
        let manual = self.request.duplex.or(printers) == Some(Duplex::Manual);
        let by_hand = manual.then(|| self.printer.map_or_else(ManualFeed::default, |p| p.feed));
        // By hand, the same short edge goes in first again, which turns sheets over the long one.
        let rule = match by_hand {
            Some(_) => rule.turning_over(Flip::LongEdge),
            None => rule,
        };
        let mut inks = vec![Ink::Office];
        if self.request.gray || product.gray {
            inks.push(Ink::Grey);
        }
        let files = inks.into_iter().map(|ink| PdfSettings {
            author: self.author.clone(),
            keywords: self.keywords.clone(),
            date: self.date,
            ink,
            ..PdfSettings::default()
        });
        Some(OfficeJob {
            pages: pages::PageRequest {
                edge: match (rule.inset(), rule.inset_at_paper()) {
                    (_, Some(inset)) => GroundEdge::InsetAtPaper(inset),
                    (Some(inset), None) => GroundEdge::Inset(inset),
                    (None, None) => GroundEdge::Bleed,
                },
                multiple_of: rule.multiple_of(),
                on_paper: true,
                folds: rule.folds(design.page.trim),
            },
            files: files.collect(),
            rule,
            by_hand,
            keep_items: self.request.keep_items,
            told_in: self.request.told_in,
            measure: self.request.measure,
        })
    }
}

/// The file of a product that is for the printer, of those that the project makes.
fn printed(product: &Product) -> Option<String> {
    let makes = |edition: Edition| product.editions.iter().any(|known| known.value == edition);
    let mut wanted = [Edition::Office, Edition::Screen].into_iter();
    let edition = wanted.find(|edition| makes(*edition))?;
    Some(format!("{}-{}.pdf", product.id.value, edition.name()))
}

/// The editions of a product.
fn editions(product: &Product, request: &Request) -> Vec<Edition> {
    match request.editions.as_slice() {
        [] => product.editions.iter().map(|e| e.value).collect(),
        wanted => wanted.to_vec(),
    }
}

/// A layout without a rule for the office's sheets.
fn no_sheet(product: &Product, design: &Design) -> Diagnostic {
    let schema = match design.flow() {
        Some(flow) if flow.panels.is_some() => "leaflet",
        Some(_) => "saddle",
        None => "nup",
    };
    let hint = Hint::AddSheet {
        path: product.layout.path.as_str().into(),
        schema: format!("\"{schema}\"").into(),
    };
    let fault = Fault::NoSheet {
        product: product.id.value.as_str().into(),
    };
    let error = Diagnostic::error(fault, product.layout.span);
    error.hint(hint)
}

/// Words that are cards where whole guides are laid out.
fn not_a_booklet(product: &Product) -> Diagnostic {
    let file = &product.content.file;
    let Some(part) = &product.content.part else {
        return Diagnostic::error(Fault::DeckInBooklet, product.layout.span)
            .hint(Hint::NeedsCardLayout);
    };
    let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let name = name.strip_suffix(".toml").unwrap_or(name);
    Diagnostic::error(Fault::PartOfGuide { part: part.into() }, file.span)
        .hint(Hint::write(format!("\"{name}\"")))
}

/// A whole guide where cards are laid out.
fn not_a_deck(guide: &Guide, product: &Product) -> Diagnostic {
    let file = &product.content.file;
    let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let name = name.strip_suffix(".toml").unwrap_or(name);
    let blocks = guide.blocks();
    let ids: Vec<String> = blocks
        .filter_map(|block| Some(format!("\"{name}#{}\"", block.id.as_ref()?.value.as_str())))
        .collect();
    let hint = match ids.is_empty() {
        true => Hint::write_such(format!("\"{name}#id\"")),
        false => Hint::one_of(ids),
    };
    Diagnostic::error(Fault::GuideInCards, file.span).hint(hint)
}

/// The paper that the command names.
fn paper(text: &str) -> Result<Size, Diagnostic> {
    parse_size(text).ok_or_else(|| {
        Diagnostic::error(Fault::NotASize { text: text.into() }, None).hint(Hint::SizeSuch {
            names: size_names().into(),
        })
    })
}

fn check_product(id: &str, project: &Project) -> Result<(), Diagnostic> {
    let names: Vec<&str> = project
        .products
        .iter()
        .map(|product| product.id.value.as_str())
        .collect();
    if names.contains(&id) {
        return Ok(());
    }
    let hint = hint_for(id, &names);
    Err(Diagnostic::error(Fault::UnknownProduct { name: id.into() }, None).hint(hint))
}
