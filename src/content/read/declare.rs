//! The declarations `record!`, `choice!` and `variants!`: one each for keys, types and JSON Schema.

/// Declares a table of the project files: the struct, its reader and its JSON Schema.
///
/// Each key is a field with a doc comment, which is also what an error about the missing key says.
/// `snake_case` fields are `kebab-case` keys, and `sections as "section"` names a key otherwise. `Option` fields may be missing; so may those marked
/// `#[default(value)]`. `..name: Record` takes in the keys of another record, or of variants. The
/// struct has a further field `span`, the place of its header or braces.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        $vis:vis struct $name:ident {
            $(..$part:ident: $part_ty:ty,)*
            $(
                $(#[doc = $doc:literal])+
                $(#[default($default:expr)])?
                $field:ident $(as $key:literal)?: $ty:ty,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        $vis struct $name {
            $(#[doc = concat!("Its keys of [`", stringify!($part_ty), "`].")] pub $part: $part_ty,)*
            $($(#[doc = $doc])+ pub $field: $ty,)*
            /// Where it starts.
            #[allow(dead_code, reason = "a reader may need no other place than those of the keys")]
            pub span: $crate::source::Span,
        }

        impl $crate::content::read::Record for $name {
            const NAME: &'static str = $crate::content::read::parts::bare(stringify!($name));
            const ABOUT: &'static str = concat!($($about, "\n"),+);

            fn shape() -> $crate::content::read::Shape {
                const FIELDS: &[$crate::content::read::Field] = &[
                    $($crate::content::read::Field {
                        name: [$($key,)? stringify!($field)][0],
                        doc: concat!($($doc, "\n"),+),
                        default: [$(stringify!($default))?].as_slice(),
                        required: || {
                            <$ty as $crate::content::read::Decode>::absent().is_none()
                        },
                        schema: <$ty as $crate::content::read::Decode>::schema,
                    },)*
                ];
                let shape = $crate::content::read::Shape::default();
                $(let shape = shape.and(<$part_ty as $crate::content::read::Record>::shape());)*
                shape.and($crate::content::read::Shape::of(FIELDS))
            }

            #[allow(unused_variables, reason = "not every record has keys")]
            fn read(
                fields: &$crate::content::read::TableReader,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                $(let $part = <$part_ty as $crate::content::read::Record>::read(fields, cx);)*
                $(
                    let absent = || {
                        [$({ let value: $ty = $default; value })?]
                            .into_iter()
                            .next()
                            .or_else(<$ty as $crate::content::read::Decode>::absent)
                    };
                    let key = [$($key,)? stringify!($field)][0];
                    let $field: Option<$ty> =
                        fields.take(key, concat!($($doc, "\n"),+), absent, cx);
                )*
                Some(Self { $($part: $part?,)* $($field: $field?,)* span: fields.span })
            }
        }
    };
}
pub(crate) use record;

/// Declares named choices: an enum, each variant with the text that stands for it in the files.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident {
            $($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        #[allow(dead_code, reason = "not every declaration needs both ways between value and text")]
        impl $name {
            /// Every choice and the text that stands for it, in the order of declaration.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$variant),)+];

            /// The same texts with what they mean, a line per line of the doc comments.
            pub const MEANINGS: &'static [(&'static str, &'static str)] =
                &[$(($text, concat!($($doc, "\n"),+)),)+];

            /// The text that stands for it in the files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl $crate::content::read::Decode for $name {
            fn decode(
                node: &$crate::content::read::Node,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                $crate::content::read::parts::decode_choice(Self::ALL, node, cx)
            }

            fn schema(
                definitions: &mut $crate::content::read::Definitions,
            ) -> $crate::content::read::Json {
                let name = $crate::content::read::parts::bare(stringify!($name));
                definitions.refer::<Self>(name, |_| {
                    let about = concat!($($about, "\n"),+);
                    $crate::content::read::parts::choice_schema(about, Self::MEANINGS)
                })
            }
        }
    };
}
pub(crate) use choice;

/// Declares keys of which one, the tag, says which others mean something:
/// `enum Shape by "kind" { Disc(RawDisc) = "disc", … }`.
///
/// `else "disc"` behind the tag makes it optional. A choice can also be told by keys of its own,
/// `= "disc" told by ["radius"]`, or else by the name of the table or its key `value`,
/// `= "disc" named ["sun"]`.
macro_rules! variants {
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident by $tag:literal $(else $usual:literal)? {
            $(
                $(#[doc = $doc:literal])+
                $variant:ident($record:ty) = $text:literal
                    $(told by [$($told:literal),+])? $(named [$($named:literal),+])?,
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        #[allow(clippy::large_enum_variant, reason = "what is read is few, and taken apart at once")]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant($record),)+
        }

        impl $name {
            /// What the key can say.
            #[allow(dead_code, reason = "not every declaration is asked for its choices")]
            pub fn names() -> impl Iterator<Item = &'static str> {
                Self::tag().choices.into_iter().map(|choice| choice.name)
            }

            /// The key, and what it can say.
            fn tag() -> $crate::content::read::Tag {
                $crate::content::read::Tag {
                    key: $tag,
                    about: concat!($($about, "\n"),+),
                    choices: vec![$($crate::content::read::Choice {
                        name: $text,
                        doc: concat!($($doc, "\n"),+),
                        told_by: [$($($told),+)?].as_slice(),
                        named: [$($($named),+)?].as_slice(),
                        shape: <$record as $crate::content::read::Record>::shape(),
                    },)+],
                    usual: [$($usual)?].into_iter().next(),
                    optional: false,
                }
            }
        }

        impl $crate::content::read::Record for $name {
            const NAME: &'static str = $crate::content::read::parts::bare(stringify!($name));
            const ABOUT: &'static str = concat!($($about, "\n"),+);

            fn shape() -> $crate::content::read::Shape {
                $crate::content::read::Shape {
                    parts: vec![$crate::content::read::Part::Tag(Self::tag())],
                }
            }

            fn read(
                fields: &$crate::content::read::TableReader,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                let mut tags = $crate::content::read::parts::shape_of::<Self>().tags();
                match fields.choice(tags.next()?, cx)? {
                    $($text => {
                        <$record as $crate::content::read::Record>::read(fields, cx)
                            .map(Self::$variant)
                    })+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use variants;
