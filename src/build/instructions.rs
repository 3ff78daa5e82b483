//! A plan of sheets → what a person does at the printer and after, in the language of the paper or of who prints. The
//! whole procedure of each schema stands in `press/procedures`.

use crate::content::{Lang, PaperWords};
use crate::design::Flip;
use crate::diag::Language;
use crate::press::by_hand::PutBack;
use crate::press::{Finish, Plan, Print, Side};
use crate::units::Abs;

/// The language in which it is told how words in `lang` are printed, for who speaks `told`: theirs, and the language of
/// the words itself where it is one of those that they read.
pub fn told_in(told: Option<Language>, lang: &Lang) -> Lang {
    let is_read = match told {
        None => true,
        Some(Language::English) => lang.primary() == "en",
        Some(Language::Norwegian) => matches!(lang.primary(), "nb" | "nn" | "no"),
    };
    match told {
        Some(told) if !is_read => Lang(told.tag().to_owned()),
        _ => lang.clone(),
    }
}

/// The sentences, in order; none for what is not printed.
pub fn sentences(plan: &Plan, words: &PaperWords) -> Vec<String> {
    let Some(print) = &plan.print else {
        return Vec::new();
    };
    let first = match print.flip {
        None => "print-one-sided",
        Some(Flip::ShortEdge) => "print-short-edge",
        Some(Flip::LongEdge) => "print-long-edge",
    };
    let mut sentences = vec![words.say(first, &[("sheets", sheets(plan, print, words))])];
    sentences.extend(moved(plan, words));
    sentences.extend(print.finish.iter().map(|step| sentence(step, words)));
    sentences
}

/// The sentences for the fronts, and those for the backs, of what is printed in two runs.
pub fn by_hand(plan: &Plan, pile: PutBack, words: &PaperWords) -> [Vec<String>; 2] {
    let Some(print) = &plan.print else {
        return [Vec::new(), Vec::new()];
    };
    let (before, after): (Vec<&Finish>, Vec<&Finish>) =
        print.finish.iter().partition(|step| step.comes_first());
    let mut fronts = vec![words.say("print-fronts", &[("sheets", sheets(plan, print, words))])];
    let used_comes_last = pile.first_sheet_comes_last() && plan.sheets.len() > 1;
    fronts.extend(before.into_iter().map(|step| match step {
        Finish::StartAt(place) if used_comes_last => {
            words.say("finish-start-last", &[("count", place.to_string())])
        }
        step => sentence(step, words),
    }));
    let put_back = match (pile.turned_over, pile.printed_up) {
        (true, true) => "put-back-turned-up",
        (true, false) => "put-back-turned-down",
        (false, true) => "put-back-as-it-lies-up",
        (false, false) => "put-back-as-it-lies-down",
    };
    let mut backs = vec![words.say(put_back, &[]), words.say("print-backs", &[])];
    if pile.turned_at_last {
        backs.push(words.say("turn-at-last", &[]));
    }
    backs.extend(moved(plan, words));
    backs.extend(after.into_iter().map(|step| sentence(step, words)));
    [fronts, backs]
}

/// How many sheets of which paper.
pub fn sheets(plan: &Plan, print: &Print, words: &PaperWords) -> String {
    let count = plan.sheets.len();
    let sheets = match count {
        1 => "sheets-one",
        _ => "sheets-many",
    };
    let paper = ("paper", print.paper.clone());
    words.say(sheets, &[("count", count.to_string()), paper])
}

/// What is done in a step of work.
fn sentence(step: &Finish, words: &PaperWords) -> String {
    let count = |count: usize| ("count", count.to_string());
    let length = |length: Abs| [("length", in_mm(&[length], words))];
    let lengths = |lengths: &[Abs]| [("length", in_mm(lengths, words))];
    match step {
        Finish::Crop => words.say("finish-crop", &[]),
        Finish::CutOffHeadAndFoot(waste) => words.say("finish-cut-off-head-foot", &length(*waste)),
        Finish::CutOffSides(waste) => words.say("finish-cut-off-sides", &length(*waste)),
        Finish::CutFromTop(places) => words.say("finish-cut-from-top", &lengths(places)),
        Finish::CutFromLeft(places) => words.say("finish-cut-from-left", &lengths(places)),
        Finish::InsideUp => words.say("finish-inside-up", &[]),
        Finish::FoldAt {
            distance,
            from_left,
            inward,
        } => {
            let key = match (from_left, inward) {
                (true, true) => "finish-fold-left-in",
                (false, true) => "finish-fold-right-in",
                (true, false) => "finish-fold-left-back",
                (false, false) => "finish-fold-right-back",
            };
            words.say(key, &length(*distance))
        }
        Finish::StrokeFolds => words.say("finish-stroke-folds", &[]),
        Finish::Score => words.say("finish-score", &[]),
        Finish::FoldOver => words.say("finish-fold-over", &[]),
        Finish::StackParts => words.say("finish-stack-parts", &[]),
        Finish::BookletEach(booklets) => words.say("finish-booklet-each", &[count(*booklets)]),
        Finish::Fold => words.say("finish-fold", &[]),
        Finish::FoldAndStaple => words.say("finish-fold-staple", &[]),
        Finish::Gather(sheets) => words.say("finish-gather", &[count(*sheets)]),
        Finish::TrimForeEdge => words.say("finish-fore-edge", &[]),
        Finish::CutCards => words.say("finish-cut", &[]),
        Finish::Stack => words.say("finish-stack", &[]),
        Finish::Copies(copies) => words.say("finish-copies", &[count(*copies)]),
        Finish::FeedByHand => words.say("finish-feed", &[]),
        Finish::CheckMeasures => words.say("finish-check-measures", &[]),
        Finish::StartAt(place) => words.say("finish-start", &[count(*place)]),
        Finish::Snap => words.say("finish-snap", &[]),
        Finish::FoldZine => words.say("finish-zine", &[]),
        Finish::Scaled(percent) => words.say("finish-scaled", &[("count", percent.to_string())]),
        Finish::SeeOverview => words.say("finish-tiles-overview", &[]),
        Finish::GlueTiles => words.say("finish-tiles-glue", &[]),
        Finish::JoinTiles => words.say("finish-tiles-join", &[]),
    }
}

/// Lengths in millimetres without their unit, as somebody writes them: «13,5; 103,5 og 193,5».
fn in_mm(lengths: &[Abs], words: &PaperWords) -> String {
    let number = |length: &Abs| {
        let text = format!("{:.1}", length.to_mm());
        let text = text.strip_suffix(".0").unwrap_or(&text);
        text.replace('.', &words.say("decimal", &[]))
    };
    let numbers: Vec<String> = lengths.iter().map(number).collect();
    match numbers.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let rest = rest.join(&words.say("list-comma", &[]));
            words.say("list-and", &[("rest", rest), ("last", last.clone())])
        }
        _ => numbers.join(""),
    }
}

/// What was done for a printer that is off.
fn moved(plan: &Plan, words: &PaperWords) -> Option<String> {
    let sheets = plan.sheets.patterns();
    let sides = || sheets.iter().flat_map(|sheet| &sheet.sides);
    let is_corrected = |side: &Side| !side.adjust.is_identity();
    let mut fronts = sheets.iter().flat_map(|sheet| sheet.sides.first());
    let only_moved = |side: &Side| side.adjust.is_a_move();
    if fronts.any(is_corrected) || !sides().all(only_moved) {
        return Some(words.say("print-corrected", &[]));
    }
    let adjust = sides().find(|side| is_corrected(side))?.adjust;
    // A comma stands in numbers of all languages that have words here but one.
    let number =
        |value: f64| format!("{value:.1}").replace('.', words.say("decimal", &[]).as_str());
    let degrees = number(adjust.degrees);
    let turned = adjust.degrees != 0.0;
    let mut args = vec![
        ("x", number(adjust.shift.x.to_mm())),
        // Told as upwards; taken from 0, for a negative 0 would be told with its sign.
        ("y", number((Abs::ZERO - adjust.shift.y).to_mm())),
    ];
    if !turned {
        return Some(words.say("back-shifted", &args));
    }
    args.push(("degrees", degrees));
    Some(words.say("back-moved", &args))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::content::WordBook;
    use crate::content::printer::{ManualFeed, OutputSide, TraySide};
    use crate::geom::{Adjust, Point, Size};
    use crate::press::{Print, Sheet};

    #[test]
    fn who_prints_is_told_in_a_language_that_they_read() {
        let told = |told, lang: &str| told_in(told, &Lang(lang.to_owned())).0;
        assert_eq!(told(None, "se"), "se");
        assert_eq!(told(Some(Language::Norwegian), "nn"), "nn");
        assert_eq!(told(Some(Language::Norwegian), "se"), "nb");
        assert_eq!(told(Some(Language::Norwegian), "en-GB"), "nb");
        assert_eq!(told(Some(Language::English), "en-GB"), "en-GB");
        assert_eq!(told(Some(Language::English), "nb"), "en");
    }

    fn plan(sheets: usize, flip: Option<Flip>, finish: &[Finish]) -> Plan {
        let sheet = Sheet {
            size: Size::default(),
            sides: Vec::new(),
        };
        Plan {
            extras: Vec::new(),
            sheets: vec![sheet; sheets].into(),
            print: Some(Print {
                paper: "A4".to_owned(),
                flip,
                finish: finish.to_vec(),
            }),
        }
    }

    fn said(plan: &Plan, lang: &str) -> String {
        let book = Arc::new(WordBook::default());
        sentences(plan, &book.in_language(&Lang(lang.to_owned()))).join(" ")
    }

    #[test]
    fn a_booklet_is_told_in_its_language() {
        let booklet = plan(6, Some(Flip::ShortEdge), &[Finish::FoldAndStaple]);
        assert_eq!(
            said(&booklet, "nb"),
            "Skriv ut tosidig, vend på kortsiden, faktisk størrelse (100 %), 6 ark A4. \
             Brett på midten, stift i bretten."
        );
        assert!(said(&booklet, "nn").contains("kortsida"));
        assert!(said(&booklet, "en").contains("6 sheets of A4"));
    }

    #[test]
    fn every_step_has_words_in_every_language() {
        let fold_at = |from_left, inward| Finish::FoldAt {
            distance: Abs::mm(4.0),
            from_left,
            inward,
        };
        let all = [
            Finish::Crop,
            Finish::BookletEach(4),
            Finish::StackParts,
            Finish::InsideUp,
            fold_at(true, true),
            fold_at(false, true),
            fold_at(true, false),
            fold_at(false, false),
            Finish::StrokeFolds,
            Finish::Score,
            Finish::FoldOver,
            Finish::Fold,
            Finish::FoldAndStaple,
            Finish::Gather(4),
            Finish::TrimForeEdge,
            Finish::CutCards,
            Finish::CutOffHeadAndFoot(Abs::mm(4.0)),
            Finish::CutOffSides(Abs::mm(4.5)),
            Finish::CutFromTop(vec![Abs::mm(4.0), Abs::mm(5.0)]),
            Finish::CutFromLeft(vec![Abs::mm(4.0), Abs::mm(5.0)]),
            Finish::Stack,
            Finish::Copies(4),
            Finish::FeedByHand,
            Finish::CheckMeasures,
            Finish::StartAt(4),
            Finish::Snap,
            Finish::FoldZine,
            Finish::Scaled(64),
            Finish::SeeOverview,
            Finish::GlueTiles,
            Finish::JoinTiles,
        ];
        for flip in [None, Some(Flip::LongEdge), Some(Flip::ShortEdge)] {
            for lang in ["nb", "nn", "en", "se"] {
                let text = said(&plan(1, flip, &all), lang);
                // A word that the language file lacks shows as its key, a slot as its braces.
                assert!(!text.contains("finish-") && !text.contains('{'), "{text}");
                assert!(text.contains("100 %") && text.contains('4'), "{text}");
            }
        }
    }

    #[test]
    fn what_is_done_first_is_told_with_the_fronts() {
        let steps = [Finish::FeedByHand, Finish::StartAt(9), Finish::Snap];
        let book = Arc::new(WordBook::default());
        let words = book.in_language(&Lang("nb".to_owned()));
        let mut last = 0;
        for (output, tray) in [
            (OutputSide::FaceDown, TraySide::FaceDown),
            (OutputSide::FaceDown, TraySide::FaceUp),
            (OutputSide::FaceUp, TraySide::FaceDown),
            (OutputSide::FaceUp, TraySide::FaceUp),
        ] {
            let pile = PutBack::new(ManualFeed { output, tray });
            for sheets in [1, 2] {
                let plan = plan(sheets, Some(Flip::LongEdge), &steps);
                let [fronts, backs] = by_hand(&plan, pile, &words).map(|said| said.join(" "));
                assert!(fronts.contains("manuelle skuffen"), "{fronts}");
                assert!(!backs.contains("manuelle skuffen") && !backs.contains("brukt"));
                assert!(backs.contains("perforeringen") && !fronts.contains("perforeringen"));
                let comes_last = sheets > 1 && pile.first_sheet_comes_last();
                assert_eq!(fronts.contains("skrives sist"), comes_last, "{fronts}");
                last += usize::from(comes_last);
            }
        }
        assert!(
            last > 0 && last < 4,
            "some printers print the first sheet last"
        );
    }

    #[test]
    fn a_move_of_the_backs_is_told_as_upwards() {
        let moved = |y: f64, degrees: f64| {
            let mut plan = plan(1, Some(Flip::LongEdge), &[]);
            plan.sheets.change_all(|sheet| {
                sheet.sides.push(Side::default());
                sheet.sides.push(Side {
                    adjust: Adjust {
                        shift: Point::new(Abs::mm(0.5), -Abs::mm(y)),
                        degrees,
                        ..Adjust::default()
                    },
                    ..Side::default()
                });
            });
            said(&plan, "nb")
        };
        assert!(moved(0.3, 0.0).contains("0,5 mm mot høyre og 0,3 mm oppover"));
        assert!(moved(-0.3, 0.1).contains("og -0,3 mm oppover"));
        assert!(moved(0.0, 0.1).contains("og 0,0 mm oppover"));
    }

    #[test]
    fn what_is_corrected_on_both_sides_is_told_once() {
        let corrected = |fronts: Adjust, backs: Adjust| {
            let mut plan = plan(1, Some(Flip::LongEdge), &[]);
            let sides = [fronts, backs].map(|adjust| Side {
                adjust,
                ..Side::default()
            });
            plan.sheets.change_all(|sheet| sheet.sides = sides.to_vec());
            said(&plan, "nb")
        };
        let (none, grown) = (
            Adjust::default(),
            Adjust {
                scale: [1.0, 1.01],
                ..Adjust::default()
            },
        );
        let told = |said: &str| said.matches("[printer]").count();
        assert_eq!(told(&corrected(none, none)), 0);
        assert_eq!(told(&corrected(grown, grown)), 1);
        assert_eq!(told(&corrected(none, grown)), 1);
        let turned = Adjust {
            degrees: 0.2,
            ..none
        };
        assert_eq!(told(&corrected(turned, none)), 1);
        assert!(corrected(none, turned).contains("Baksidene er flyttet"));
    }

    #[test]
    fn a_screen_needs_no_instructions() {
        assert_eq!(said(&Plan::default(), "nb"), "");
    }
}
