//! What holds for every text, style and measure.

use std::sync::Arc;

use proptest::prelude::*;

use crate::design::{Align, FontQuery, TextStyle};
use crate::diag::Diagnostics;
use crate::lines::tests::{one, run, style, typesetter, words, words_of};
use crate::lines::{Paragraph, Typesetter, Widths};
use crate::units::{Abs, Em};

/// One typesetter for all cases, so that not each reads the fonts again.
fn with_typesetter<T>(work: impl FnOnce(&Typesetter) -> T) -> T {
    thread_local! {
        static SHARED: Typesetter = typesetter();
    }
    SHARED.with(work)
}

fn any_style() -> impl Strategy<Value = TextStyle> {
    (
        (
            6.0..40.0_f64,
            -0.02..0.2_f64,
            0..4_usize,
            any::<[bool; 5]>(),
        ),
        prop_oneof![Just("Source Sans 3"), Just("Source Serif 4 Display")],
    )
        .prop_map(
            |((size, tracking, align, [hyphenate, balance, capitals, hang, tracked]), family)| {
                TextStyle {
                    font: FontQuery {
                        families: vec![family.to_owned()],
                        weight: 400,
                        italic: false,
                    },
                    size: Abs::pt(size),
                    tracking: if tracked { Em::new(tracking) } else { Em::ZERO },
                    align: [Align::Left, Align::Center, Align::Right, Align::Justify][align],
                    hyphenate,
                    balance,
                    capitals,
                    hang,
                    ..style()
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn lines_keep_their_measure_and_their_words(
        text in "([a-zæøåA-ZÆØÅ]{1,14}[ ,.«»–\u{ad}\u{a0}\n-]{0,2}|fi|[0-9]{1,4} ?%? ?){0,40}",
        style in any_style(),
        measure in 5.0..150.0_f64,
        cut in 0..200_usize,
    ) {
        let measure = Abs::mm(measure);
        let printed = if style.capitals { text.to_uppercase() } else { text.clone() };
        let hang = if style.hang { style.size } else { Abs::ZERO };
        let at = (0..=cut.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        let (head, tail) = text.split_at(at);
        let paragraph = Paragraph { runs: vec![run(head, style.clone()), run(tail, style)] };
        with_typesetter(|typesetter| {
            let mut diags = Diagnostics::new();
            let lines = typesetter.lines(&typesetter.paragraph(&paragraph), measure, &mut diags);
            prop_assert_eq!(words_of(&lines), words(&printed));
            for line in lines.iter() {
                let sum: Abs = line.glyphs.iter().map(|run| run.width).sum();
                prop_assert!((sum - line.width).abs() < Abs::pt(0.01));
                for run in &line.glyphs {
                    let sum: Abs = run.glyphs.iter().map(|g| g.advance).sum();
                    prop_assert!((sum - run.width).abs() < Abs::pt(0.01));
                }
                if line.overfull.is_none() {
                    prop_assert!(line.width.fits(measure + hang * 2.0));
                    prop_assert!((-hang).fits(line.x) && (line.x + line.width).fits(measure + hang));
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), style in any_style(), measure in -10.0..300.0_f64) {
        let text = text + "\u{200b}\u{2060}e\u{301}\u{ad}";
        with_typesetter(|typesetter| {
            let mut diags = Diagnostics::new();
            let paragraph = one(&text, style);
            let known = typesetter.paragraph(&paragraph);
            let lines = typesetter.lines(&known, Abs::pt(measure), &mut diags);
            let again = typesetter.lines(&known, Abs::pt(measure), &mut diags);
            prop_assert!(Arc::ptr_eq(&lines, &again));
            let Widths { least, natural } = typesetter.widths(&known);
            prop_assert!(least.fits(natural + Abs::mm(20.0)));
            Ok(())
        })?;
    }
}
