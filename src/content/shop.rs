//! `[press.NAME]` of the project file, and the profiles that come with the program → what a print shop asks
//! for. What pages, sheets and files make of it is decided by later stages.

mod known;

use std::collections::BTreeMap;

use super::plain::Plain;
use super::read::{Int, Map, choice, hint_for, record};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::Spanned;
use crate::units::Abs;

pub use known::names;

/// The profile that is used where none is named.
pub const DEFAULT: &str = "x4-3mm";
/// No shop asks for more bleed; whoever writes more has mistaken the unit.
const MOST_BLEED: Abs = Abs::mm(20.0);
/// Nor is any paper of booklets thicker.
const MOST_LEAF: Abs = Abs::mm(2.0);

record! {
    /// What a print shop asks for.
    pub struct RawShop {
        /// The profile whose values hold where nothing else is said.
        like: Option<Spanned<String>>,
        /// The standard of the file.
        form: Option<PressForm>,
        /// How far ink goes on beyond the trim.
        bleed: Option<Spanned<Abs>>,
        /// How far inside the trim words must stay.
        safe: Option<Spanned<Abs>>,
        /// What stands outside the bleed.
        marks: Option<PressMarks>,
        /// How inks look on the paper: "coated" (FOGRA39), "uncoated" (FOGRA29), or a file of
        /// `content/profiles`, such as "PSOcoated_v3.icc".
        profile: Option<Spanned<String>>,
        /// The most ink in one place, in per cent of one ink.
        ink_limit: Option<Int<100, 400>>,
        /// Pictures with fewer pixels per inch are told.
        ppi: Option<Int<72, 1200>>,
        /// The inks that are printed.
        inks: Option<PressInks>,
        /// Whether spot inks of the theme are printed; otherwise their colours are printed in four inks.
        spots: Option<bool>,
        /// Smaller type is told.
        min_text: Option<Spanned<Abs>>,
        /// Smaller coloured type is printed in black alone, and on dark grounds in white.
        min_color_text: Option<Spanned<Abs>>,
        /// Thinner lines are told.
        min_line: Option<Spanned<Abs>>,
        /// The paper that is wished for, in words for the shop.
        paper: Option<Plain>,
        /// Where a booklet's cover is.
        cover: Option<CoverFile>,
        /// Booklets of more pages are not stapled but glued, which is told.
        stitch_pages: Option<Int<4, 2000>>,
        /// How thick a leaf of a booklet is, which makes the spine of a flat cover.
        leaf: Option<Spanned<Abs>>,
    }
}

choice! {
    /// The standard of a file for the print shop.
    pub enum PressForm {
        /// PDF/X-4 (ISO 15930-7): what is seen through stays so.
        X4 = "x4",
        /// PDF/X-1a:2003 (ISO 15930-4): nothing is seen through.
        X1a = "x1a",
    }
}

choice! {
    /// The inks that are printed.
    pub enum PressInks {
        /// Cyan, magenta, yellow and black.
        Cmyk = "cmyk",
        /// Black alone: all colours become greys.
        Black = "black",
    }
}

choice! {
    /// What stands outside the bleed.
    pub enum PressMarks {
        /// Nothing.
        None = "none",
        /// Crop marks.
        Crop = "crop",
        /// Crop and registration marks, and colour bars.
        All = "all",
    }
}

choice! {
    /// Where a booklet's cover is.
    pub enum CoverFile {
        /// In the file of all pages.
        Inside = "inside",
        /// In a file of its own, as four pages.
        Apart = "apart",
        /// In a file of its own, as its two flat sides, with the spine.
        Spread = "spread",
    }
}

/// How inks look on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperProfile {
    /// Offset on coated paper, FOGRA39.
    Coated,
    /// Offset on uncoated paper, FOGRA29.
    Uncoated,
    /// A file of the project's profiles.
    File(Spanned<String>),
}

/// What a print shop asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Shop {
    /// The profile's name.
    pub name: String,
    /// The standard of the file.
    pub form: PressForm,
    /// How far ink goes on beyond the trim.
    pub bleed: Abs,
    /// How far inside the trim words must stay.
    pub safe: Abs,
    /// What stands outside the bleed.
    pub marks: PressMarks,
    /// How inks look on the paper.
    pub profile: PaperProfile,
    /// The most ink in one place, in per cent of one ink.
    pub ink_limit: u16,
    /// Pictures with fewer pixels per inch are told.
    pub ppi: u16,
    /// The inks that are printed.
    pub inks: PressInks,
    /// Whether spot inks are printed.
    pub spots: bool,
    /// Smaller type is told.
    pub min_text: Abs,
    /// Smaller coloured type is printed in black alone, or left white.
    pub min_color_text: Abs,
    /// Thinner lines are told.
    pub min_line: Abs,
    /// The paper that is wished for, in words for the shop.
    pub paper: Option<String>,
    /// Where a booklet's cover is.
    pub cover: CoverFile,
    /// Booklets of more pages are not stapled but glued.
    pub stitch_pages: usize,
    /// How thick a leaf of a booklet is, where the shop says it.
    pub leaf: Option<Abs>,
}

/// The print shops that a project knows, and which of them is used.
#[derive(Debug, Clone, Default)]
pub struct Shops {
    own: BTreeMap<String, Shop>,
    chosen: Option<Spanned<String>>,
}

impl Shops {
    /// Checks the tables of shops; `chosen` is the name that the project gives.
    pub fn resolve(
        raw: Map<RawShop>,
        chosen: Option<Spanned<String>>,
        diags: &mut Diagnostics,
    ) -> Self {
        let mut own = BTreeMap::new();
        for (name, table) in raw.entries {
            let like = table.value.like.as_ref();
            // A table with the name of a profile that comes with the program changes that one.
            let (of, span) = match like {
                Some(like) => (like.value.as_str(), like.span),
                None if known::find(&name).is_some() => (name.as_str(), table.key),
                None => (DEFAULT, table.key),
            };
            let base = known::find(of).ok_or_else(|| {
                let fault = Fault::UnknownShop { name: of.into() };
                fault.at(span).hint(hint_for(of, &names()))
            });
            // A table with a wrong base is there all the same, so that its name is not reported too.
            let base = base.map_err(|error| diags.push(error)).ok();
            if let Some(base) = base.or_else(|| known::find(DEFAULT)) {
                let shop = table.value.resolve(&name, base, diags);
                own.insert(name, shop);
            }
        }
        Self { own, chosen }
    }

    /// What the shop asks for that is called `asked`, where somebody asks for one; else that which the
    /// product names, then that which the project names, then the [default](DEFAULT).
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn choose(
        &self,
        asked: Option<&str>,
        product: Option<&Spanned<String>>,
    ) -> Result<Shop, Diagnostic> {
        let chosen = product.or(self.chosen.as_ref());
        let chosen = chosen.map(|name| (name.value.as_str(), Some(name.span)));
        let named = asked.map(|name| (name, None)).or(chosen);
        let (name, span) = named.unwrap_or((DEFAULT, None));
        let found = self.own.get(name).cloned().or_else(|| known::find(name));
        found.ok_or_else(|| {
            let all: Vec<&str> = self.own.keys().map(String::as_str).chain(names()).collect();
            let error = Fault::UnknownShop { name: name.into() }.at(span);
            error.hint(hint_for(name, &all))
        })
    }
}

impl Shop {
    /// The profile of this name that comes with the program.
    pub fn known(name: &str) -> Option<Self> {
        known::find(name)
    }
}

impl RawShop {
    /// The values of the table, and where it says nothing those of `base`.
    fn resolve(self, name: &str, base: Shop, diags: &mut Diagnostics) -> Shop {
        let lengths = [
            &self.bleed,
            &self.safe,
            &self.min_text,
            &self.min_color_text,
            &self.min_line,
            &self.leaf,
        ];
        for length in lengths.into_iter().flatten() {
            if length.value < Abs::ZERO {
                diags.push(
                    Fault::Negative
                        .at(length.span)
                        .hint(Hint::write_such("\"3mm\"")),
                );
            }
        }
        if let Some(bleed) = self.bleed.filter(|bleed| bleed.value > MOST_BLEED) {
            let fault = Fault::BleedTooWide {
                bleed: bleed.value,
                most: MOST_BLEED,
            };
            diags.push(fault.at(bleed.span).hint(Hint::write_such("\"3mm\"")));
        }
        if let Some(leaf) = self.leaf.filter(|leaf| leaf.value > MOST_LEAF) {
            let fault = Fault::LeafTooThick {
                leaf: leaf.value,
                most: MOST_LEAF,
            };
            diags.push(fault.at(leaf.span).hint(Hint::write_such("\"0.1mm\"")));
        }
        let cover = self.cover.unwrap_or(base.cover);
        if let Some(leaf) = self.leaf.filter(|_| cover != CoverFile::Spread) {
            let warning = Diagnostic::warning(Fault::LeafIdle, leaf.span);
            diags.push(warning.hint(Hint::write("cover = \"spread\"")));
        }
        let length = |length: Option<Spanned<Abs>>, base| length.map_or(base, |own| own.value);
        let profile = self.profile.map(|profile| match profile.value.as_str() {
            "coated" => PaperProfile::Coated,
            "uncoated" => PaperProfile::Uncoated,
            _ => PaperProfile::File(profile),
        });
        Shop {
            name: name.to_owned(),
            form: self.form.unwrap_or(base.form),
            bleed: length(self.bleed, base.bleed),
            safe: length(self.safe, base.safe),
            marks: self.marks.unwrap_or(base.marks),
            profile: profile.unwrap_or(base.profile),
            ink_limit: self
                .ink_limit
                .map_or(base.ink_limit, |limit| limit.0 as u16),
            ppi: self.ppi.map_or(base.ppi, |ppi| ppi.0 as u16),
            inks: self.inks.unwrap_or(base.inks),
            spots: self.spots.unwrap_or(base.spots),
            min_text: length(self.min_text, base.min_text),
            min_color_text: length(self.min_color_text, base.min_color_text),
            min_line: length(self.min_line, base.min_line),
            paper: self.paper.map(|paper| paper.0).or(base.paper),
            cover,
            stitch_pages: self
                .stitch_pages
                .map_or(base.stitch_pages, |most| most.0 as usize),
            leaf: self.leaf.map(|leaf| leaf.value).or(base.leaf),
        }
    }
}
