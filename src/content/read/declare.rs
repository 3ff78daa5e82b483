//! The declarations `record!`, `choice!` and `variants!`: one each for keys, types and JSON Schema.

/// Declares a table of the project files: the struct, its reader and its JSON Schema.
///
/// Each key is a field with a doc comment, which is also what an error about the missing key says.
/// `snake_case` fields are `kebab-case` keys. `Option` fields may be missing; so may those marked
/// `#[default(value)]`. The struct has a further field `span`, the place of its header or braces.
macro_rules! record {
    (
        $(#[doc = $about:literal])+
        $vis:vis struct $name:ident {
            $(
                $(#[doc = $doc:literal])+
                $(#[default($default:expr)])?
                $field:ident: $ty:ty,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        $vis struct $name {
            $($(#[doc = $doc])+ pub $field: $ty,)*
            /// Where it starts.
            #[allow(dead_code, reason = "a reader may need no other place than those of the keys")]
            pub span: $crate::source::Span,
        }

        impl $crate::content::read::Record for $name {
            const FIELDS: &'static [$crate::content::read::Field] = &[
                $($crate::content::read::Field {
                    name: stringify!($field),
                    doc: concat!($($doc, "\n"),+),
                    default: [$(stringify!($default))?].as_slice(),
                    required: || {
                        <$ty as $crate::content::read::Decode>::absent().is_none()
                    },
                    schema: |generator| generator.subschema_for::<$ty>(),
                },)*
            ];

            fn read(
                fields: &$crate::content::read::Fields,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                $(
                    let absent = || {
                        [$({ let value: $ty = $default; value })?]
                            .into_iter()
                            .next()
                            .or_else(<$ty as $crate::content::read::Decode>::absent)
                    };
                    let $field: Option<$ty> =
                        fields.take(stringify!($field), concat!($($doc, "\n"),+), absent, cx);
                )*
                Some(Self { $($field: $field?,)* span: fields.span })
            }
        }

        impl $crate::content::read::Decode for $name {
            fn decode(
                node: &$crate::content::read::Node,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                let mut fields = $crate::content::read::Fields::new(node, cx)?;
                fields.check::<Self>(&[], cx);
                <Self as $crate::content::read::Record>::read(&fields, cx)
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::content::read::parts::record_schema(
                    concat!($($about, "\n"),+),
                    &[<Self as $crate::content::read::Record>::FIELDS],
                    generator,
                )
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
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::content::read::parts::choice_schema(
                    concat!($($about, "\n"),+),
                    &[$(($text, concat!($($doc, "\n"),+)),)+],
                )
            }
        }
    };
}
pub(crate) use choice;

/// Declares a table that is one of several records, told apart by one key:
/// `enum Shape by "kind" { Disc(RawDisc) = "disc", … }`. Keys that all of them share are a record
/// of their own, joined by `Tagged`.
macro_rules! variants {
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident by $tag:literal {
            $($(#[doc = $doc:literal])+ $variant:ident($record:ty) = $text:literal,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant($record),)+
        }

        impl $crate::content::read::Variants for $name {
            const TAG: &'static str = $tag;
            const NAMES: &'static [&'static str] = &[$($text,)+];

            fn read_variant(
                name: &str,
                fields: &mut $crate::content::read::Fields,
                also: &[&[$crate::content::read::Field]],
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                match name {
                    $($text => {
                        fields.check::<$record>(also, cx);
                        <$record as $crate::content::read::Record>::read(fields, cx)
                            .map(Self::$variant)
                    })+
                    _ => None,
                }
            }

            fn schema(
                also: &[$crate::content::read::Field],
                generator: &mut ::schemars::SchemaGenerator,
            ) -> ::schemars::Schema {
                let records = vec![
                    $((
                        $text,
                        concat!($($doc, "\n"),+),
                        $crate::content::read::parts::record_schema(
                            concat!($($doc, "\n"),+),
                            &[also, <$record as $crate::content::read::Record>::FIELDS],
                            generator,
                        ),
                    ),)+
                ];
                $crate::content::read::parts::variants_schema(
                    concat!($($about, "\n"),+),
                    $tag,
                    records,
                )
            }
        }

        impl $crate::content::read::Decode for $name {
            fn decode(
                node: &$crate::content::read::Node,
                cx: &mut $crate::content::read::Cx,
            ) -> Option<Self> {
                let mut fields = $crate::content::read::Fields::new(node, cx)?;
                fields.variant::<Self>(&[], cx)
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).trim_start_matches("Raw").into()
            }
            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }
            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                <Self as $crate::content::read::Variants>::schema(&[], generator)
            }
        }
    };
}
pub(crate) use variants;
