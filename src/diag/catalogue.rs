//! Sentences in Norwegian (Fluent): their ids and their fields → what is said. English sentences stand in the code,
//! where the compiler checks them; tests hold that both have the same ids with the same fields. Which sentences there
//! are, and which language is spoken, is decided elsewhere.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::said::{In, Language, Said};

/// The Norwegian sentences of some files, which are read when the first of them is asked for.
#[expect(missing_debug_implementations, reason = "a bundle has none")]
pub struct Catalogue {
    files: &'static [&'static str],
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

/// A sentence that is not in a catalogue, or one with a field that is not there.
pub type Missing = String;

impl Catalogue {
    /// The sentences of these files.
    pub const fn new(files: &'static [&'static str]) -> Self {
        Self {
            files,
            bundle: OnceLock::new(),
        }
    }

    /// The sentence called `id` with its fields in their places.
    ///
    /// # Errors
    /// With what is wrong where there is no such sentence, or one of its fields is not given. Tests hold that this
    /// cannot be.
    pub fn say(&self, id: &str, fields: &[(&'static str, &dyn Said)]) -> Result<String, Missing> {
        let bundle = self.bundle();
        let message = bundle.get_message(id);
        let pattern = message.and_then(|message| message.value());
        let pattern = pattern.ok_or_else(|| format!("no sentence `{id}`"))?;
        let mut args = FluentArgs::with_capacity(fields.len());
        for (name, value) in fields {
            args.set(*name, shown(*value));
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
        match errors.first() {
            None => Ok(said.into_owned()),
            Some(error) => Err(format!("`{id}`: {error}")),
        }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let language = "nb".parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            // Terminals would show the marks that keep directions of writing apart.
            bundle.set_use_isolating(false);
            for file in self.files {
                let read = FluentResource::try_new((*file).to_owned());
                let (Ok(read) | Err((read, _))) = read;
                bundle.add_resource_overriding(read);
            }
            bundle
        })
    }

    /// What is wrong with the files themselves, and with their ids and fields beside those of `declared`.
    #[cfg(test)]
    pub fn faults(&self, declared: &[(&str, Vec<&str>)]) -> Vec<String> {
        tests::faults(self.files, declared)
    }
}

/// A value as Fluent takes it: whole numbers as such, for sentences that choose their words by them.
fn shown(value: &dyn Said) -> FluentValue<'static> {
    match value.number() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(In::new(value, Language::Norwegian).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser::parse;

    use super::*;

    pub fn faults(files: &[&str], declared: &[(&str, Vec<&str>)]) -> Vec<String> {
        let mut faults = Vec::new();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for file in files {
            let resource = parse(*file).unwrap_or_else(|(resource, errors)| {
                faults.push(format!("{errors:?}"));
                resource
            });
            for entry in resource.body {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let mut fields = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    gather(pattern, &mut fields);
                }
                let id = message.id.name.to_owned();
                if found.insert(id.clone(), fields).is_some() {
                    faults.push(format!("{id} stands twice"));
                }
            }
        }
        for (id, fields) in declared {
            let wanted: BTreeSet<String> = fields.iter().map(|field| (*field).to_owned()).collect();
            match found.remove(*id) {
                None => faults.push(format!("{id} is missing")),
                Some(found) if found != wanted => {
                    faults.push(format!("{id}: {found:?}, not {wanted:?}"));
                }
                Some(_) => {}
            }
        }
        faults.extend(found.keys().map(|id| format!("{id} is of no use")));
        faults
    }

    /// The fields that a pattern names.
    fn gather(pattern: &Pattern<&str>, fields: &mut BTreeSet<String>) {
        let mut inline = |expression: &InlineExpression<&str>| match expression {
            InlineExpression::VariableReference { id } => {
                fields.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            other => panic!("no such thing is used: {other:?}"),
        };
        let mut below = Vec::new();
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else {
                continue;
            };
            match expression {
                Expression::Inline(one) => inline(one),
                Expression::Select { selector, variants } => {
                    inline(selector);
                    below.extend(variants.iter().map(|variant| &variant.value));
                }
            }
        }
        for pattern in below {
            gather(pattern, fields);
        }
    }

    #[test]
    fn sentences_choose_their_words_and_say_what_they_lack() {
        static TWO: Catalogue = Catalogue::new(&[
            "files = { $count ->\n    [one] { $count } fil\n   *[other] { $count } filer\n }\n",
            "braces = {\"{\"} { $name } {\"}\"}\n",
        ]);
        let say = |count: usize| TWO.say("files", &[("count", &count)]);
        assert_eq!(say(1).as_deref(), Ok("1 fil"));
        assert_eq!(say(2000).as_deref(), Ok("2000 filer"));
        let name = 'a';
        assert_eq!(
            TWO.say("braces", &[("name", &name)]).as_deref(),
            Ok("{ a }")
        );
        assert!(TWO.say("braces", &[]).is_err());
        assert!(TWO.say("none", &[]).is_err());
        assert_eq!(
            TWO.faults(&[
                ("files", vec!["count"]),
                ("none", vec![]),
                ("braces", vec!["x"])
            ])
            .len(),
            2
        );
    }
}
