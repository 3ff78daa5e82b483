//! Pages → what is wrong with them, before they are printed. One check a file; nothing is changed
//! here.

mod bleed;
mod canvas;
mod contrast;
mod grounds;
mod hairline;
mod heading_order;
mod lost_picture;
mod overdrawn;
mod overlap;
mod picture_means;
pub mod plain_language;
mod read_aloud;
mod safe_zone;
mod shape;
mod sharpness;
mod shop_limits;
mod small_text;
mod type_size;

use std::collections::BTreeSet;

use crate::content::Lang;
use crate::content::shop::Shop;
use crate::diag::Diagnostics;
use crate::geom::Rect;
use crate::pages::{AreaWords, Document, Glyphs, Item, ItemKind, Page, TagTree};
use crate::units::Abs;
use canvas::Canvas;

pub use grounds::flat_ground;
pub use shape::{Cover, Levels, Outline, cover, off_curves};
pub use sharpness::Medium;

/// The checks of a document, whose pages may be given some at a time.
#[derive(Default)]
pub struct Checks {
    contrast: contrast::Contrast,
    overdrawn: overdrawn::Overdrawn,
    lost_pictures: lost_picture::LostPictures,
    sharpness: sharpness::Sharpness,
    hairlines: hairline::Hairlines,
    headings: heading_order::HeadingOrder,
    read_aloud: read_aloud::ReadAloud,
    medium: Medium,
    /// The language of the words.
    lang: Option<Lang>,
    /// What the print shop asks for that gets the pages.
    shop: Option<ShopChecks>,
    on_cards: bool,
    /// How many pages were given.
    given: usize,
}

/// The checks of pages for a print shop.
struct ShopChecks {
    shop: Shop,
    limits: shop_limits::ShopLimits,
    bleeds: bleed::Bleeds,
    small_text: small_text::SmallText,
    /// The pages that it prints, by their indices; `None` where it prints all.
    printed: Option<BTreeSet<usize>>,
}

impl Checks {
    /// The checks of pages that are shown on this.
    pub fn on(medium: Medium) -> Self {
        Self {
            medium,
            ..Self::default()
        }
    }

    /// The checks of pages that this print shop gets.
    pub fn for_shop(shop: &Shop) -> Self {
        Self {
            shop: Some(ShopChecks {
                shop: shop.clone(),
                limits: shop_limits::ShopLimits::default(),
                bleeds: bleed::Bleeds::default(),
                small_text: small_text::SmallText::default(),
                printed: None,
            }),
            ..Self::on(Medium::Press(shop.ppi))
        }
    }

    /// The same where the shop prints just these pages: what stands on others is nobody's concern.
    pub fn print_only(&mut self, pages: BTreeSet<usize>) {
        if let Some(checks) = &mut self.shop {
            checks.printed = Some(pages);
        }
    }

    /// The same of words in this language.
    #[must_use]
    pub fn in_language(self, lang: &Lang) -> Self {
        Self {
            lang: Some(lang.clone()),
            ..self
        }
    }

    /// Checks the next pages, whose items have these tags. Where the layout reported something larger
    /// than its place (`overfull`), the places of texts, and what is below them, are not checked: that
    /// would report the same again.
    pub fn pages(
        &mut self,
        (pages, tags): (&[Page], &TagTree),
        on_cards: bool,
        overfull: bool,
        diags: &mut Diagnostics,
    ) {
        self.on_cards = on_cards;
        for page in pages {
            self.headings.page(page, tags, diags);
            self.read_aloud
                .page(page, (tags, self.lang.as_ref()), diags);
            let index = self.given;
            self.given += 1;
            let shop = self.shop.as_ref();
            let printed = shop.and_then(|shop| shop.printed.as_ref());
            if printed.is_some_and(|printed| !printed.contains(&index)) {
                continue;
            }
            type_size::check(page, on_cards, diags);
            self.sharpness.page(page, self.medium);
            if self.medium == Medium::Paper {
                self.hairlines.page(page);
            }
            if let Some(checks) = &mut self.shop {
                checks.limits.page(page, overfull, &checks.shop);
                checks.bleeds.page(page, diags);
            }
            if !overfull {
                safe_zone::check(page, diags);
                let canvas = Canvas::new(page);
                overlap::check(&canvas, diags);
                self.overdrawn.page(&canvas, diags);
                self.lost_pictures.page(&canvas);
                self.contrast.page(&canvas);
                if let Some(checks) = &mut self.shop {
                    checks.small_text.page(&canvas);
                }
            }
        }
    }

    /// Reports what concerns the document as a whole: its colours, and the pixels of its pictures.
    pub fn finish(self, diags: &mut Diagnostics) {
        if let Some(checks) = self.shop {
            checks.limits.finish(&checks.shop, self.on_cards, diags);
            checks.small_text.finish(diags);
        }
        self.hairlines.finish(diags);
        self.sharpness.finish(self.medium, diags);
        self.lost_pictures.finish(diags);
        self.contrast.finish(diags);
    }
}

/// Runs every check on every page of a document for screens.
pub fn check(document: &Document, overfull: bool, diags: &mut Diagnostics) {
    let mut checks = Checks {
        lang: document.lang.clone(),
        ..Checks::default()
    };
    let pages = document.pages.as_slice();
    let pages = (&*pages, &document.tags);
    checks.pages(pages, document.cards.is_some(), overfull, diags);
    checks.finish(diags);
}

/// The texts of a page with their items.
fn texts(page: &Page) -> impl Iterator<Item = (&Item, &Glyphs)> {
    page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some((item, glyphs)),
        _ => None,
    })
}

/// The area of a card that an item stands in, where that has keys for the size and the colour of its words.
fn area_that_sets_words(item: &Item) -> Option<&str> {
    let origin = item.origin.as_ref()?;
    let area = origin.area.as_deref();
    area.filter(|_| origin.words != AreaWords::None)
}

/// The rectangle that the ink of a text takes, from the top of its capitals to the foot of its
/// descenders: 0.75 and 0.25 of the type size, which is near enough for every text face.
pub fn ink_bounds(glyphs: &Glyphs) -> Rect {
    Rect::new(
        glyphs.at.x,
        glyphs.at.y - glyphs.size * 0.75,
        glyphs.width,
        glyphs.size,
    )
}

/// The height of small letters, as a share of the type size.
const X_HEIGHT: f64 = 0.5;

/// The rectangle that the small letters of a text take.
fn letters(glyphs: &Glyphs) -> Rect {
    let height = glyphs.size * X_HEIGHT;
    let at = glyphs.at.shift(Abs::ZERO, -height);
    Rect::new(at.x, at.y, glyphs.width, height)
}

/// A page of 100 × 100 mm without bleed.
#[cfg(test)]
fn page_of(items: Vec<Item>) -> Page {
    let side = Abs::mm(100.0);
    Page {
        trim: crate::geom::Size::new(side, side),
        bleed: Abs::ZERO,
        safe: Abs::ZERO,
        label: None,
        ground: crate::pages::Ground::default(),
        items,
    }
}

#[cfg(test)]
mod tests;
