//! What numbers, days and words look like in formats that offices use, and in any other.

use proptest::prelude::*;

use super::*;
use crate::content::lang::Lang;

fn shown(value: f64, id: u32, code: &str) -> String {
    shown_in("nb", value, (id, code))
}

/// The same as the Excel of the country that a text in this language expects shows it.
fn shown_in(lang: &str, value: f64, (id, code): (u32, &str)) -> String {
    let country = Country::of(&Lang(lang.to_owned()));
    let shown = Formats::new(false, country).number(value, 0, (Some(id), code));
    match shown.exact {
        true => shown.words,
        false => format!("~{}", shown.words),
    }
}

#[test]
fn numbers_are_shown_as_a_norwegian_excel_shows_them() {
    for (value, code, words) in [
        (1234.5, "0", "1235"),
        (7.0, "0000", "0007"),
        (1_234_567.891, "#,##0.00", "1\u{A0}234\u{A0}567,89"),
        (1234.5, "\"kr\"\\ #,##0.00", "kr 1\u{A0}234,50"),
        (1234.5, "#,##0.00\\ \"kr\"", "1\u{A0}234,50 kr"),
        (1234.5, "[$kr-414]\\ #,##0.00", "kr 1\u{A0}234,50"),
        (-5.0, "#,##0;[Red]-#,##0", "-5"),
        (
            5.0,
            "_-* #,##0.00\\ \"kr\"_-;-* #,##0.00\\ \"kr\"_-",
            "5,00 kr",
        ),
        (0.256, "0%", "26%"),
        (0.256, "0.0\\ %", "25,6 %"),
        (12_345_678.0, "## ## ## ##", "12 34 56 78"),
        (0.5, "# ?/?", "1/2"),
        (5.0, ";;;", ""),
        (5.0, "0;-0;;@", "5"),
        (0.0, "0;-0;;@", ""),
        (3.0, "0\\ \"stk.\"", "3 stk."),
    ] {
        assert_eq!(shown(value, 164, code), words, "{code}");
    }
    assert_eq!(
        [9, 10].map(|id| shown(0.25, id, "0%")),
        ["25\u{A0}%", "25,00\u{A0}%"]
    );
}

#[test]
fn dates_are_shown_as_a_norwegian_excel_shows_them() {
    // 17 May 1985, a Friday, at half past six in the evening.
    let date = 31184.0 + 18.5 / 24.0;
    for (id, code, words) in [
        (14, "mm-dd-yy", "17.05.1985"),
        (15, "d-mmm-yy", "17.mai.85"),
        (22, "m/d/yy h:mm", "17.05.1985 18:30"),
        (164, "dd/mm/yyyy", "17.05.1985"),
        (164, "dd\\.mm\\.yyyy", "17.05.1985"),
        (164, "yyyy-mm-dd", "1985-05-17"),
        (164, "d. mmmm yyyy", "17. mai 1985"),
        (164, "[$-414]dddd d. mmmm, yyyy;@", "fredag 17. mai, 1985"),
        (164, "[$-409]mmmm d, yyyy", "May 17, 1985"),
        (164, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "17. mai 1985"),
        (164, "\"uke\" d/m", "uke 17.5"),
        (164, "hh:mm:ss", "18:30:00"),
        (164, "h:mm", "18:30"),
        (164, "mmmm", "mai"),
        // A language whose names of months are not known here.
        (164, "[$-407]d. mmmm yyyy", "~31184,77083"),
        (164, "[$-407]dd.mm.yyyy", "17.05.1985"),
    ] {
        assert_eq!(shown(date, id, code), words, "{code}");
    }
    assert_eq!(shown(1.5, 164, "[h]:mm"), "36:00");
}

#[test]
fn numbers_without_a_format_have_the_digits_that_they_have() {
    for (value, words) in [
        (0.0, "0"),
        (-0.0, "0"),
        (0.1 + 0.2, "0,3"),
        (1.0 / 3.0, "0,333333333"),
        (1234.5678, "1234,5678"),
        (-2.5, "-2,5"),
        (90_011_223.0, "90011223"),
        (123_456_789_012_345.0, "123456789012345"),
        (1e20, "1E+20"),
        (12_345_678_901.5, "12345678902"),
        (0.000_012, "1,2E-05"),
        (100.0, "100"),
    ] {
        assert_eq!(shown(value, 0, "General"), words);
    }
}

#[test]
fn days_that_are_written_out_are_counted() {
    assert_eq!(
        serial("1985-05-17T18:30:00", false),
        Some(31184.0 + 18.5 / 24.0)
    );
    assert_eq!(serial("1900-03-01", false), Some(61.0));
    assert_eq!(serial("1904-01-01", true), Some(0.0));
    for text in ["", "i dag", "1985-13-01", "1985", "T"] {
        assert_eq!(serial(text, false), None, "{text}");
    }
}

#[test]
fn words_can_have_others_around_them() {
    let text = |code| {
        Formats::new(false, Country::of(&Lang("nb".to_owned())))
            .text("Li", (None, code))
            .words
    };
    let codes = [
        "General",
        "@",
        "0;0;0;\"Hr. \"@",
        "\"Hr. \"@",
        "dd.mm.yyyy;@",
    ];
    assert_eq!(codes.map(text), ["Li", "Li", "Hr. Li", "Hr. Li", "Li"]);
}

#[test]
fn codes_for_words_show_numbers_too_and_days_that_cannot_be_are_told() {
    let number = |code, value| {
        let mut formats = Formats::new(false, Country::of(&Lang("nb".to_owned())));
        formats.number(value, 0, (None, code))
    };
    assert_eq!(number("\"tlf \"@", 1234.5), Shown::exactly("tlf 1234,5"));
    assert_eq!(number("0\"@\"", 3.0), Shown::exactly("3@"));
    assert_eq!(number("dd.mm.yyyy", 45_000.0), Shown::exactly("15.03.2023"));
    for value in [-5.0, 3_000_000.0] {
        let shown = number("dd.mm.yyyy", value);
        assert_eq!(shown, Shown::perhaps(&format!("{value:.0}")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever a format says, something is shown or nothing is, but nothing breaks.
    #[test]
    fn any_format_is_used_or_not(
        code in "[#0?.,;:/ \\\\\"@_*%Eeydmhsag\\[\\]$<>=+AMP/k€æ1234-]{0,16}",
        value in prop_oneof![any::<f64>(), -1e6..1e6f64, 0.0..60000.0f64, Just(f64::MAX), Just(0.0)],
        text in "[a-zæ@\"]{0,4}",
    ) {
        let mut formats = Formats::new(false, Country::of(&Lang("nb".to_owned())));
        let shown = formats.number(value, 0, (None, &code));
        prop_assert!(shown.words.len() < 2000);
        formats.text(&text, (None, &code));
    }
}

#[test]
fn halves_of_the_day_and_decimals_of_other_kinds_are_shown() {
    let date = 46000.0 + 14.5 / 24.0;
    for (value, code, nb, en) in [
        (date, "h:mm AM/PM", "2:30 PM", "2:30 PM"),
        (
            date,
            "d/m/yyyy h:mm AM/PM",
            "9.12.2025 2:30 PM",
            "9/12/2025 2:30 PM",
        ),
        (46000.604, "@", "46000,604", "46000.604"),
        (46000.604, "0.00E+00", "4,60E+04", "4.60E+04"),
        (
            46000.604,
            "General\" stk.\"",
            "46000,604 stk.",
            "46000.604 stk.",
        ),
        (0.5 / 86400.0, "mm:ss.0", "00:00,5", "00:00.5"),
    ] {
        let shown = |lang| shown_in(lang, value, (164, code));
        assert_eq!([shown("nb"), shown("en")], [nb, en], "{code}");
    }
}

#[test]
fn values_are_shown_as_in_the_country_of_the_language() {
    let date = 31184.0 + 18.5 / 24.0;
    let all = [
        (date, (14, "mm-dd-yy")),
        (date, (164, "d mmmm yyyy")),
        (date, (164, "dddd")),
        (date, (164, "dd/mm/yyyy")),
        (date, (164, "[$-F800]dddd, mmmm dd, yyyy")),
        (1_234_567.891, (164, "#,##0.00")),
        (0.25, (9, "0%")),
        (2.5, (0, "General")),
    ];
    let in_lang = |lang| all.map(|(value, format)| shown_in(lang, value, format));
    assert_eq!(
        in_lang("nn"),
        [
            "17.05.1985",
            "17 mai 1985",
            "fredag",
            "17.05.1985",
            "17. mai 1985",
            "1\u{A0}234\u{A0}567,89",
            "25\u{A0}%",
            "2,5"
        ]
    );
    assert_eq!(
        in_lang("en"),
        [
            "17/05/1985",
            "17 May 1985",
            "Friday",
            "17/05/1985",
            "17 May 1985",
            "1,234,567.89",
            "25%",
            "2.5"
        ]
    );
    assert_eq!(
        in_lang("en-US"),
        [
            "5/17/1985",
            "17 May 1985",
            "Friday",
            "17/05/1985",
            "May 17, 1985",
            "1,234,567.89",
            "25%",
            "2.5"
        ]
    );
    // A Monday, whose name differs in the two kinds of Norwegian.
    assert_eq!(shown_in("nn", 31187.0, (164, "dddd")), "måndag");
    assert_eq!(shown_in("pl", 31187.0, (164, "dddd")), "mandag");
}
