//! Dates and addresses of houses: the numbers in them stay with the words that they belong to. What else numbers
//! stay with is told in `breaks`.

/// The months in Bokmål, Nynorsk, Northern Sámi and English, and their short forms.
const MONTHS: &[&str] = &[
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "nov",
    "des",
    "January",
    "February",
    "March",
    "May",
    "June",
    "July",
    "October",
    "December",
    "Oct",
    "Dec",
];

/// How the months of Northern Sámi end, as they stand beside numbers.
const SAMI_MONTH: [&str; 2] = ["mánnu", "mánu"];

/// What roads are called in English, behind their own name.
const ROADS: &[&str] = &[
    "Street", "St", "Road", "Rd", "Lane", "Avenue", "Ave", "Drive", "Place", "Square", "Terrace",
    "Close", "Court", "Way", "Quay", "Row", "Hill", "Gardens", "Park", "Crescent", "Walk",
];
/// How many words the name of a road has before that, at most.
const ROAD_NAME: usize = 3;

/// How the names of roads end in Norwegian.
const ROAD_ENDS: &[&str] = &[
    "gata", "gate", "gaten", "gt", "veien", "vegen", "vei", "veg", "plass", "plassen", "torg",
    "torget", "torvet", "allé", "alléen", "brygge", "brygga", "bakken", "stien", "svingen", "kaia",
    "smauet", "smuget", "stredet", "tunet",
];

/// Whether a break between these words would part a day from its month: «17. mai», "17 September",
/// "September 17", «miessemánu 17.».
pub(super) fn parts_date(before: &str, after: &str) -> bool {
    let (before, after) = (bare(before), bare(after));
    (is_day(before) && is_month(after)) || (is_month(before) && is_day(after))
}

/// Whether a break before `rest` would part the number of a house, `before`, from the name of its road
/// ("12 Quay Street"), or the name of a road from that number («Storgata 12»).
pub(super) fn parts_address(before: &str, rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let Some(next) = words.next() else {
        return false;
    };
    if is_house(before) && next.starts_with(char::is_uppercase) {
        let of_name = |word: &&str| word.starts_with(char::is_uppercase);
        let mut name = std::iter::once(next).chain(words).take_while(of_name);
        let ends = name.by_ref().skip(1).take(ROAD_NAME);
        return ends.map(bare).any(|word| ROADS.contains(&word));
    }
    let lower = before.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let ends = |end: &&str| match before.starts_with(char::is_uppercase) {
        true => lower.ends_with(end),
        false => lower == *end,
    };
    is_house(bare(next)) && ROAD_ENDS.iter().any(ends)
}

/// A word without the signs around it, and without a full stop behind.
fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(['(', '«', '“', '"', '[']);
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '”', '"', ']'])
}

fn is_month(word: &str) -> bool {
    // Where a sentence begins with one, and in English, it begins with a capital.
    let small = word.to_lowercase();
    MONTHS.contains(&word)
        || MONTHS.contains(&small.as_str())
        || SAMI_MONTH.iter().any(|end| small.ends_with(end))
}

/// Whether it is a number from 1 to 31, perhaps as an ordinal, or two of them.
fn is_day(word: &str) -> bool {
    let mut days = word.split(['–', '-']).map(|day| {
        let day = day.trim_end_matches('.');
        let ordinals = ["st", "nd", "rd", "th"];
        let number = ordinals.iter().find_map(|end| day.strip_suffix(end));
        let number = number.unwrap_or(day);
        let digits = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        digits
            && number
                .parse()
                .is_ok_and(|number: u8| (1..=31).contains(&number))
    });
    days.all(|is_day| is_day)
}

/// Whether it is the number of a house: «12», «12B», «12–14».
fn is_house(word: &str) -> bool {
    let numbers = word.trim_end_matches(|c: char| c.is_alphabetic());
    word.len() - numbers.len() <= 1
        && numbers.starts_with(|c: char| c.is_ascii_digit())
        && numbers.chars().count() <= 7
        && numbers
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '–' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_months_are_known_in_four_languages() {
        for (before, after) in [
            ("17", "September"),
            ("30", "November,"),
            ("(17.", "mai"),
            ("17.–18.", "mai)."),
            ("3.", "des."),
            ("September", "17,"),
            ("1st", "May"),
            ("miessemánu", "17."),
            ("17.", "miessemánu"),
        ] {
            assert!(parts_date(before, after), "{before} {after}");
        }
        for (before, after) in [
            ("17", "september-sol"),
            ("32", "mai"),
            ("may", "17"),
            ("2024", "mai"),
            ("mai", "2024"),
            ("", "mai"),
        ] {
            assert!(!parts_date(before, after), "{before} {after}");
        }
    }

    #[test]
    fn houses_stay_with_their_roads() {
        assert!(parts_address("12", "Quay Street, Bergen"));
        assert!(parts_address("12B", "Old Mill Road"));
        assert!(parts_address("Storgata", "12, 0155 Oslo"));
        assert!(parts_address("Strandveien", "4A."));
        assert!(parts_address("gate", "1") && !parts_address("vandregate", "1"));
        assert!(!parts_address("12", "Years later"));
        assert!(!parts_address("i", "12 Quay Street"));
        assert!(!parts_address("2024", "Vi går Street"));
        assert!(!parts_address("Vi", "12"));
    }
}
