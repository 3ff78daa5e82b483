//! Prompts: what the words ask in one place, asked once more at the end of a section above lines to write on.
//! Enters: the rules of sections, and the guide. How much room there is is known in `fill`.

use super::LayoutCx;
use super::book::Book;
use super::tags::{TagId, TagRole};
use super::text::TaggedParagraph;
use crate::content::read::hint_for;
use crate::content::{Block, Guide, Section, Text, Thing};
use crate::design::{Accent, Fill, Prompt, SectionRule, StyleName};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

/// The words of a prompt, and where it comes from.
pub struct ShownPrompt<'g> {
    text: &'g Text,
    tag: TagId,
    span: Span,
}

impl ShownPrompt<'_> {
    /// Its words, to be set.
    pub fn paragraph(&self, cx: &LayoutCx, accent: &Accent) -> TaggedParagraph {
        let tag = cx.tag(self.tag, TagRole::P);
        let style = cx.design.style(StyleName::Prompt, accent);
        TaggedParagraph::new(cx, self.text, &style, tag)
    }

    /// Says that it stands on a page.
    pub fn found(&self, cx: &LayoutCx) {
        cx.found.borrow_mut().prompts.push(self.span);
    }
}

/// The words of the prompt of a rule, in a tag of the section of this page.
pub fn shown<'g>(
    cx: &LayoutCx,
    guide: &'g Guide,
    rule: &SectionRule,
    book: &Book,
) -> Option<ShownPrompt<'g>> {
    find(cx, guide, prompt_of(rule)?, book.section_tag)
}

/// The words of a prompt, in a tag of `section`; reports one that the words have not.
pub fn find<'g>(
    cx: &LayoutCx,
    guide: &'g Guide,
    prompt: &Prompt,
    section: TagId,
) -> Option<ShownPrompt<'g>> {
    let Some(text) = words_of(guide, prompt) else {
        let fault = Fault::UnknownPrompt {
            number: prompt.number,
            name: (&prompt.block).into(),
        };
        let error = fault.at(prompt.span);
        cx.report(error.hint(hint_for_prompt(guide, &prompt.block)));
        return None;
    };
    Some(ShownPrompt {
        text,
        tag: cx.tag(section, TagRole::Div),
        span: prompt.span,
    })
}

/// The words that are asked once more at the end of sections with this rule.
pub fn of<'g>(guide: &'g Guide, rule: &SectionRule) -> Option<&'g Text> {
    words_of(guide, prompt_of(rule)?)
}

/// Whether a section ends with what its rule asks once more: then it is asked there, above the lines.
pub fn ends_with_it(section: &Section, rule: &SectionRule) -> bool {
    let last = prompt_of(rule).zip(section.blocks.last());
    last.is_some_and(|(prompt, block)| {
        let id = block.id.as_ref();
        let is_named = id.is_some_and(|id| id.value.as_str() == prompt.block);
        is_named && matches!(block.thing, Thing::Text(_)) && prompts(block).count() == 1
    })
}

/// Reports prompts that stand on no page, since there is no room for them where their section ends.
pub fn report_left_out(cx: &LayoutCx, guide: &Guide, book: &Book) {
    for section in guide.sections.iter() {
        let prompt = prompt_of(book.section_rule(section));
        let Some((prompt, text)) =
            prompt.and_then(|prompt| Some((prompt, words_of(guide, prompt)?)))
        else {
            continue;
        };
        // Where a section has lines of its own, its prompt is for the pages for notes that fill the book.
        let is_there = ends_with_it(section, book.section_rule(section))
            || matches!(section.blocks.last(), Some(block) if matches!(block.thing, Thing::Notes(_)));
        if !is_there && !cx.found.borrow().prompts.contains(&prompt.span) {
            let fault = Fault::PromptLeftOut {
                words: cx.plain(text).into(),
            };
            let warning = Diagnostic::warning(fault, Some(prompt.span));
            cx.report(warning.hint(Hint::RoomForPrompt));
        }
    }
}

const fn prompt_of(rule: &SectionRule) -> Option<&Prompt> {
    match &rule.fill {
        Fill::Notes(lines) => lines.prompt.as_ref(),
        Fill::White(_) | Fill::Picture(_) | Fill::Band(_) => None,
    }
}

fn words_of<'g>(guide: &'g Guide, prompt: &Prompt) -> Option<&'g Text> {
    let block = guide.blocks().find(|block| {
        let id = block.id.as_ref();
        id.is_some_and(|id| id.as_ref() == prompt.block)
    });
    block.and_then(|block| prompts(block).nth(prompt.number - 1))
}

/// What a block has that can be asked once more, in its order: titles of items, quotes, or a text of one paragraph.
fn prompts(block: &Block) -> impl Iterator<Item = &Text> {
    let items = block.thing.items().unwrap_or_default();
    let quotes = match &block.thing {
        Thing::Quotes(quotes) => quotes.as_slice(),
        Thing::Text(texts) if texts.len() == 1 => texts.as_slice(),
        _ => &[],
    };
    items.iter().map(|item| &item.title).chain(quotes)
}

/// What to write instead of a prompt that is not there: the numbers that the block `name` has, or
/// the blocks that have some.
fn hint_for_prompt(guide: &Guide, name: &str) -> Hint {
    let counts: Vec<(&str, usize)> = guide
        .blocks()
        .filter_map(|block| Some((block.id.as_ref()?.value.as_str(), prompts(block).count())))
        .filter(|(_, count)| *count > 0)
        .collect();
    match counts.iter().find(|(id, _)| *id == name) {
        Some((_, 1)) => Hint::write(format!("\"{name}.1\"")),
        Some(&(_, count)) => Hint::PromptUpTo {
            name: name.into(),
            count,
        },
        None if counts.is_empty() => Hint::NoPromptYet { name: name.into() },
        None => {
            let ids: Vec<&str> = counts.into_iter().map(|(id, _)| id).collect();
            hint_for(name, &ids)
        }
    }
}
