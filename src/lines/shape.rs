//! Words → glyphs, in design units; every word is shaped once. Size, tracking and justification are
//! added later.

use std::cell::{Cell, Ref, RefCell};
use std::sync::Arc;

use harfrust::font::Font as ParsedFont;
use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

use crate::content::Lang;
use crate::lines::{FontBook, FontId, TextWork};

/// A hash map: the order of its entries is never seen.
#[expect(
    clippy::disallowed_types,
    reason = "entries are looked up by key, never iterated"
)]
type Lookup<K, V> = std::collections::HashMap<K, V, rustc_hash::FxBuildHasher>;

/// One glyph of a word, in design units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ShapedGlyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the next glyph's origin lies.
    pub advance: i32,
    /// Shift to the right.
    pub dx: i32,
    /// Shift upwards.
    pub dy: i32,
    /// The byte of the word at which its cluster starts.
    pub cluster: u32,
}

/// A shaped word.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ShapedWord {
    /// The glyphs from left to right.
    pub glyphs: Box<[ShapedGlyph]>,
    /// The sum of the advances.
    pub width: i64,
    /// How many clusters there are; tracking is added after each.
    pub clusters: usize,
}

impl ShapedWord {
    /// The bytes of each glyph's cluster in a word of `len` bytes; an empty range for all but the
    /// first glyph of a cluster.
    pub fn clusters(&self, len: usize) -> impl Iterator<Item = (ShapedGlyph, usize, usize)> {
        let glyphs = &self.glyphs;
        (0..glyphs.len()).map(move |i| {
            let start = glyphs[i].cluster;
            if i > 0 && glyphs[i - 1].cluster == start {
                return (glyphs[i], start as usize, start as usize);
            }
            let next = glyphs[i..].iter().map(|g| g.cluster).find(|c| *c > start);
            (glyphs[i], start as usize, next.map_or(len, |c| c as usize))
        })
    }
}

/// Names a [`Setup`] of the shaper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SetupId(usize);

/// A font, a language and features, with the words that were shaped in them.
struct Setup {
    font: FontId,
    lang: Lang,
    language: Option<Language>,
    features: Vec<Feature>,
    plans: Vec<(Script, Arc<ShapePlan>)>,
    words: Lookup<Box<str>, Arc<ShapedWord>>,
    space_kernings: Lookup<(char, char), i32>,
}

/// Shapes words and remembers them.
#[derive(Default)]
pub(super) struct Shaper {
    setups: RefCell<Vec<Setup>>,
    buffer: RefCell<Buffer>,
    work: Cell<TextWork>,
}

impl Shaper {
    /// The setup for a font and a language. Tracked text has no ligatures: CSS Text 3, 7.2.
    pub fn setup(&self, font: FontId, lang: &Lang, tracked: bool) -> SetupId {
        let mut setups = self.setups.borrow_mut();
        let known = setups
            .iter()
            .position(|s| s.font == font && s.features.is_empty() != tracked && s.lang == *lang);
        SetupId(known.unwrap_or_else(|| {
            let off = |tag: &[u8; 4]| Feature::new(Tag::new(tag), 0, ..);
            setups.push(Setup {
                font,
                lang: lang.clone(),
                language: Language::new(&lang.0),
                features: if tracked {
                    vec![off(b"liga"), off(b"clig")]
                } else {
                    Vec::new()
                },
                plans: Vec::new(),
                words: Lookup::default(),
                space_kernings: Lookup::default(),
            });
            setups.len() - 1
        }))
    }

    /// How many words are remembered.
    pub fn word_count(&self) -> usize {
        self.setups
            .borrow()
            .iter()
            .map(|setup| setup.words.len())
            .sum()
    }

    /// What was shaped since this was asked for the last time.
    pub fn take_work(&self) -> TextWork {
        self.work.take()
    }

    fn count(&self, shaped: &ShapedWord) {
        let mut work = self.work.get();
        work.words += 1;
        work.glyphs += shaped.glyphs.len() as u64;
        self.work.set(work);
    }

    /// The glyphs of a word.
    pub fn shape(&self, book: &FontBook, id: SetupId, word: &str) -> Arc<ShapedWord> {
        if let Some(shaped) = self.setup_of(id).words.get(word) {
            return Arc::clone(shaped);
        }
        let mut setups = self.setups.borrow_mut();
        let setup = &mut setups[id.0];
        let shaped = Arc::new(setup.shape(book, word, &mut self.buffer.borrow_mut()));
        self.count(&shaped);
        setup.words.insert(word.into(), Arc::clone(&shaped));
        shaped
    }

    /// How much wider a space is between two letters than alone. Some fonts kern letters with the
    /// space, which is lost where words are shaped one by one.
    pub fn space_kerning(&self, book: &FontBook, id: SetupId, before: char, after: char) -> i32 {
        if let Some(kerning) = self.setup_of(id).space_kernings.get(&(before, after)) {
            return *kerning;
        }
        let mut text = String::from(before);
        text.push(' ');
        text.push(after);
        let alone = |c: char| self.shape(book, id, c.encode_utf8(&mut [0; 4])).width;
        let apart = alone(before) + alone(' ') + alone(after);
        let mut setups = self.setups.borrow_mut();
        let setup = &mut setups[id.0];
        let together = setup.shape(book, &text, &mut self.buffer.borrow_mut());
        self.count(&together);
        let kerning = i32::try_from(together.width - apart).unwrap_or(0);
        setup.space_kernings.insert((before, after), kerning);
        kerning
    }

    fn setup_of(&self, id: SetupId) -> Ref<'_, Setup> {
        Ref::map(self.setups.borrow(), |setups| &setups[id.0])
    }
}

impl Setup {
    fn shape(&mut self, book: &FontBook, word: &str, buffer: &mut Buffer) -> ShapedWord {
        let font = book[self.font].parsed();
        let script = script_of(word);
        let plan = self.plan(font, script);
        buffer.clear();
        buffer.push_str(word);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(script));
        buffer.set_language(self.language.clone());
        let options = ShapeOptions::new()
            .plan(Some(&plan))
            .features(&self.features);
        if harfrust::shape(&ShaperFont::new(font), buffer, options).is_err() {
            // Only a plan that does not match the buffer is refused, and this one was made for it.
            return ShapedWord::default();
        }
        let glyphs: Box<[ShapedGlyph]> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| ShapedGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance,
                dx: position.x_offset,
                dy: position.y_offset,
                cluster: info.cluster,
            })
            .collect();
        let mut starts: Vec<u32> = glyphs.iter().map(|g| g.cluster).collect();
        starts.dedup();
        ShapedWord {
            width: glyphs.iter().map(|g| i64::from(g.advance)).sum(),
            clusters: starts.len(),
            glyphs,
        }
    }

    fn plan(&mut self, font: &ParsedFont, script: Script) -> Arc<ShapePlan> {
        if let Some((_, plan)) = self.plans.iter().find(|(known, _)| *known == script) {
            return Arc::clone(plan);
        }
        let plan = Arc::new(ShapePlan::new(
            font,
            Direction::LeftToRight,
            Some(script),
            self.language.as_ref(),
            &self.features,
        ));
        self.plans.push((script, Arc::clone(&plan)));
        plan
    }
}

/// The script of the first letter; Latin for text without letters, whose kerning is the same.
fn script_of(word: &str) -> Script {
    let shared = [Script::COMMON, Script::INHERITED, Script::UNKNOWN];
    word.chars()
        .filter(|c| !c.is_ascii())
        .map(|c| harfrust::unicode::script(c.into()))
        .find(|script| !shared.contains(script))
        .unwrap_or(Script::LATIN)
}
