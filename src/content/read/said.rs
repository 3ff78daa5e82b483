//! A parsed TOML text → bytes that are the same for all texts that say the same: without remarks, and with the keys of each
//! table in the order of their names. What is done with them is not known here.

use toml::de::{DeTable, DeValue};

/// Adds the keys of a table and their values, so that no two tables give the same bytes.
pub fn say_table(table: &DeTable, said: &mut Vec<u8>) {
    say_count('{', table.len(), said);
    for (key, value) in table {
        say_text('k', key.get_ref(), said);
        say(value.get_ref(), said);
    }
}

/// Adds a value.
pub fn say(value: &DeValue, said: &mut Vec<u8>) {
    match value {
        DeValue::String(text) => say_text('s', text, said),
        // However it is written: 0x10 is 16.
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => say_text('i', &number.to_string(), said),
            Err(_) => say_text('i', number.as_str(), said),
        },
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(number) => say_text('f', &number.to_string(), said),
            Err(_) => say_text('f', number.as_str(), said),
        },
        DeValue::Boolean(flag) => say_count('b', usize::from(*flag), said),
        DeValue::Datetime(date) => say_text('d', &date.to_string(), said),
        DeValue::Array(values) => {
            say_count('[', values.len(), said);
            values.iter().for_each(|value| say(value.get_ref(), said));
        }
        DeValue::Table(table) => say_table(table, said),
    }
}

/// Adds a text of this kind, its length before it.
fn say_text(kind: char, text: &str, said: &mut Vec<u8>) {
    say_count(kind, text.len(), said);
    said.extend_from_slice(text.as_bytes());
}

fn say_count(kind: char, count: usize, said: &mut Vec<u8>) {
    said.push(kind as u8);
    said.extend_from_slice(&(count as u64).to_le_bytes());
}
