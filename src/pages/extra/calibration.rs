//! The two sides of the sheet by which a printer is measured, by eye or from photographs: marks, scales at the
//! edges, crosses that are seen through the paper, rulers, and what to do with them. Where the marks stand
//! that a photograph is read by is said in `target`.

mod marks;

use std::sync::Arc;

use super::super::LayoutCx;
use super::super::frame::{Item, Page};
use super::super::text::TaggedParagraph;
use super::page;
use super::target::{Face, PAPER};
use crate::content::{Lang, PaperWords};
use crate::design::{Align, Design, StyleName, TextStyle};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect};
use crate::lines::Typesetter;
use crate::units::Abs;

/// From baseline to baseline, in type sizes.
const LEADING: f64 = 1.4;
/// The type size of the title.
const TITLE: Abs = Abs::pt(22.0);
/// The type size of the words.
const WORDS: Abs = Abs::pt(10.0);
/// From a step's number to its words.
const INDENT: Abs = Abs::mm(6.0);
/// The left edge of the words.
const LEFT: Abs = Abs::mm(37.0);
/// How wide the words are.
const MEASURE: Abs = Abs::mm(126.0);
/// How long a line is that a number is written on.
const BLANK: Abs = Abs::mm(12.0);
/// Where the words above the crosses begin, and those below them.
const PARTS: [Abs; 2] = [Abs::mm(45.0), Abs::mm(166.0)];
/// How far down they may reach: above the crosses, and above the ruler.
const ENDS: [Abs; 2] = [Abs::mm(136.0), Abs::mm(249.0)];
/// How far they are made smaller where they need it, step by step.
const SMALLER: [f64; 5] = [1.0, 0.9, 0.8, 0.7, 0.6];

/// Lays out both sides in the language of `words` and the look of `design`.
pub fn lay_out_calibration(
    (words, lang): (&PaperWords, &Lang),
    design: &Design,
    setter: &Typesetter,
    diags: &mut Diagnostics,
) -> [Page; 2] {
    let cx = LayoutCx::new(design, setter, words.clone(), lang);
    let pages = [Face::Front, Face::Back].map(|face| {
        let mut items = marks::for_photographs(face);
        items.extend(marks::edge_scales(&cx));
        items.extend(marks::crosses(&cx, face));
        items.extend(marks::rulers(&cx));
        items.extend(said(&cx, face));
        page(PAPER, items)
    });
    diags.append(cx.diags.into_inner());
    pages
}

/// A style of the theme at this size, flush left.
fn style(cx: &LayoutCx, name: StyleName, size: Abs) -> Arc<TextStyle> {
    let mut style = cx.design.style(name, cx.design.accent(0));
    let own = Arc::make_mut(&mut style);
    own.size = size;
    own.leading = size * LEADING;
    own.align = Align::Left;
    // What is typed must not be broken.
    own.hyphenate = false;
    style
}

/// The words of a side, smaller where a font or a language needs more room.
fn said(cx: &LayoutCx, face: Face) -> Vec<Item> {
    let mut items = Vec::new();
    for factor in SMALLER {
        let mut stack = Stack::new(cx, WORDS * factor);
        stack.say(face);
        let fits = stack.reached.fits(ENDS[0]) && stack.at.fits(ENDS[1]);
        items = stack.items;
        if fits {
            break;
        }
    }
    items
}

/// Words below each other.
struct Stack<'c, 'a> {
    cx: &'c LayoutCx<'a>,
    items: Vec<Item>,
    /// Where the next ones begin.
    at: Abs,
    /// How far down the part above the crosses reaches.
    reached: Abs,
    /// The type size.
    size: Abs,
}

impl<'c, 'a> Stack<'c, 'a> {
    const fn new(cx: &'c LayoutCx<'a>, size: Abs) -> Self {
        Self {
            cx,
            items: Vec::new(),
            at: PARTS[0],
            reached: Abs::ZERO,
            size,
        }
    }

    /// All that stands on a side.
    fn say(&mut self, face: Face) {
        let words = self.cx.words.clone();
        let say = |key: &str| words.say(key, &[]);
        match face {
            Face::Front => {
                self.heading(&say("calibrate-title"), &say("calibrate-front"));
                self.step(1, &say("calibrate-print"), None);
                self.step(2, &say("calibrate-arrows"), None);
                let photographs = say("calibrate-photographs");
                self.step(3, &photographs, Some(&say("calibrate-command")));
                self.below();
                self.part(&say("calibrate-by-hand"));
                let margins = say("calibrate-margins");
                self.step(
                    4,
                    &margins,
                    Some("margins = { top = \"4mm\", right = \"4mm\", bottom = \"5mm\", left = \"4mm\" }"),
                );
                let scale = say("calibrate-scale");
                self.step(5, &scale, Some("scale = { x = 100, y = 100.5 }"));
            }
            Face::Back => {
                self.heading(&say("calibrate-title"), &say("calibrate-back"));
                let offset = say("calibrate-offset");
                self.step(
                    6,
                    &offset,
                    Some("back-offset = { x = \"1mm\", y = \"-0.5mm\" }"),
                );
                let rotation = say("calibrate-rotation");
                self.step(7, &rotation, Some("back-rotation = 0.6"));
                self.below();
                self.part(&say("calibrate-write"));
                self.step(8, &say("calibrate-write-how"), None);
                self.form();
            }
        }
    }

    /// Goes on below the crosses.
    const fn below(&mut self) {
        self.reached = self.at;
        self.at = PARTS[1];
    }

    fn add(&mut self, words: &str, style: &Arc<TextStyle>, left: Abs) {
        let paragraph = TaggedParagraph::of_words(words, style, &self.cx.lang);
        let paragraph = paragraph.set(self.cx, LEFT + MEASURE - left);
        self.items
            .extend(paragraph.items(Point::new(left, self.at)));
        self.at += paragraph.height();
    }

    /// The title, and which side it is.
    fn heading(&mut self, title: &str, side: &str) {
        let title_style = style(
            self.cx,
            StyleName::SectionTitle,
            TITLE * (self.size / WORDS),
        );
        self.add(title, &title_style, LEFT);
        let label = style(self.cx, StyleName::Label, self.size);
        self.add(side, &label, LEFT);
        self.at += self.size * 0.9;
    }

    /// The heading of a part.
    fn part(&mut self, words: &str) {
        let heading = style(self.cx, StyleName::BlockTitle, self.size * 1.3);
        self.add(words, &heading, LEFT);
        self.at += self.size * 0.4;
    }

    /// A numbered step, and below it what is typed.
    fn step(&mut self, number: usize, words: &str, typed: Option<&str>) {
        let body = style(self.cx, StyleName::Body, self.size);
        let mark = style(self.cx, StyleName::ItemTitle, self.size);
        let top = self.at;
        self.add(&number.to_string(), &mark, LEFT);
        self.at = top;
        self.add(words, &body, LEFT + INDENT);
        if let Some(line) = typed {
            self.at += self.size * 0.15;
            let style = self.typed(line, MEASURE - INDENT);
            self.add(line, &style, LEFT + INDENT);
        }
        self.at += self.size * 0.6;
    }

    /// The style of what is typed: running text of more weight, in which signs look as they are typed, and small
    /// enough for one line in this room.
    fn typed(&self, words: &str, room: Abs) -> Arc<TextStyle> {
        let mut style = style(self.cx, StyleName::Body, self.size);
        let own = Arc::make_mut(&mut style);
        own.font.weight = 600;
        let set = TaggedParagraph::of_words(words, &Arc::new(own.clone()), &self.cx.lang);
        let width = set.natural_width(self.cx);
        if width > room {
            own.size = own.size * (room / width * 0.99);
        }
        style
    }

    /// What was measured, to be filled in.
    fn form(&mut self) {
        let lines = [
            "[printer.{}]",
            "margins = { top = {}, right = {}, bottom = {}, left = {} }",
            "scale = { x = {}, y = {} }",
            "back-offset = { x = {}, y = {} }",
            "back-rotation = {}",
        ];
        for line in lines {
            let blanks = BLANK * line.matches("{}").count() as f64;
            let body = self.typed(&line.replace("{}", ""), MEASURE - INDENT - blanks * 1.1);
            self.at += self.size * 0.5;
            let mut left = LEFT + INDENT;
            let mut rest = line;
            while let Some((before, after)) = rest.split_once("{}") {
                left = self.on_line(before, &body, left);
                left = self.blank(left);
                rest = after;
            }
            self.on_line(rest, &body, left);
            self.at += self.size * LEADING;
        }
    }

    /// Words that others follow on the same line; where they end.
    fn on_line(&mut self, words: &str, style: &Arc<TextStyle>, left: Abs) -> Abs {
        let trimmed = words.trim();
        let [before, behind] = [words.starts_with(' '), words.ends_with(' ')];
        let space = |there: bool| style.size * if there { 0.25 } else { 0.0 };
        let left = left + space(before && !trimmed.is_empty());
        let paragraph = TaggedParagraph::of_words(trimmed, style, &self.cx.lang);
        let width = paragraph.natural_width(self.cx);
        let set = paragraph.set(self.cx, width * 2.0);
        self.items.extend(set.items(Point::new(left, self.at)));
        left + width + space(behind)
    }

    /// A line to write on; where it ends.
    fn blank(&mut self, left: Abs) -> Abs {
        let y = self.at + self.size * 1.15;
        self.items
            .push(marks::rule(self.cx, Rect::new(left, y, BLANK, Abs::ZERO)));
        left + BLANK + self.size * 0.15
    }
}
