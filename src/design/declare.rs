//! The declarations `rule!` and `rules!`: one each for a table of a layout as it is written and for
//! the rule that it resolves to. What the words of a file come to (the accent of a name, the length
//! on this trim) is said by the types of the keys, with [`Resolve`].

use std::collections::BTreeMap;

use super::resolver::Resolver;
use crate::content::read::{Int, Map, Maybe, NonEmpty, record};
use crate::source::Spanned;

/// What is written in a file and means a value of the design.
pub(crate) trait Resolve {
    /// The value.
    type Rule;

    /// The value; `None` where an error was pushed and nothing usable is written.
    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule>;
}

/// What is written in a file and changes a rule that holds without it.
pub(crate) trait Change {
    /// The rule.
    type Rule;

    /// The rule `base` with what is written here over it.
    fn over(&self, base: &Self::Rule, cx: &mut Resolver) -> Self::Rule;
}

impl<T: Resolve> Resolve for Option<T> {
    type Rule = Option<T::Rule>;

    /// What is broken was told, and counts as left out from here on.
    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        Some(self.as_ref().and_then(|raw| raw.resolve(cx)))
    }
}

impl<const MIN: i64, const MAX: i64> Resolve for Int<MIN, MAX> {
    type Rule = u16;

    fn resolve(&self, _: &mut Resolver) -> Option<u16> {
        u16::try_from(self.0).ok()
    }
}

impl<T: Resolve> Resolve for Vec<T> {
    type Rule = Vec<T::Rule>;

    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        Some(self.iter().filter_map(|raw| raw.resolve(cx)).collect())
    }
}

/// By the names that the file chooses, with their places.
impl<T: Resolve> Resolve for Map<T> {
    type Rule = BTreeMap<String, Spanned<T::Rule>>;

    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        let mut rules = BTreeMap::new();
        for (name, raw) in &self.entries {
            if let Some(rule) = raw.value.resolve(cx) {
                rules.insert(name.clone(), Spanned::new(rule, raw.key));
            }
        }
        Some(rules)
    }
}

impl<T: Resolve> Resolve for NonEmpty<T> {
    type Rule = Vec<T::Rule>;

    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        self.0.resolve(cx)
    }
}

impl<T: Resolve> Resolve for Spanned<T> {
    type Rule = Spanned<T::Rule>;

    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        Some(Spanned::new(self.value.resolve(cx)?, self.span))
    }
}

/// What has no keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct NoKeys;

record! {
    /// Nothing.
    pub struct RawNoKeys {}
}

impl Resolve for RawNoKeys {
    type Rule = NoKeys;

    fn resolve(&self, _: &mut Resolver) -> Option<NoKeys> {
        Some(NoKeys)
    }
}

impl Change for RawNoKeys {
    type Rule = NoKeys;

    fn over(&self, _: &NoKeys, _: &mut Resolver) -> NoKeys {
        NoKeys
    }
}

impl<T: Change<Rule: Clone>> Change for Maybe<T> {
    type Rule = T::Rule;

    fn over(&self, base: &T::Rule, cx: &mut Resolver) -> T::Rule {
        self.0.over(base, cx)
    }
}

impl<T: Change<Rule: Clone + Default>> Resolve for Maybe<T> {
    type Rule = T::Rule;

    fn resolve(&self, cx: &mut Resolver) -> Option<T::Rule> {
        Some(self.over(&T::Rule::default(), cx))
    }
}

impl<T: Change<Rule: Clone>> Change for Option<T> {
    type Rule = T::Rule;

    fn over(&self, base: &T::Rule, cx: &mut Resolver) -> T::Rule {
        match self {
            Some(change) => change.over(base, cx),
            None => base.clone(),
        }
    }
}

/// Declares a rule: `struct ItemsRule from RawItems { … }` is the rule, and the record that it is read
/// from, with the same keys and the same words about them.
///
/// `key: Type` is read as it is. `key: Type as Raw` is read as a `Raw`, whose [`Resolve`] gives the
/// value. `= default` behind either is what a key that is left out comes to; other keys can be left
/// out only where their type is an `Option`. `..name: Rule from Raw` takes in the keys of another
/// rule. Where every key has a default, `struct Name: Default` says so; its record is then a
/// [`Change`] to another such rule, and so are the records whose keys it takes in.
macro_rules! rule {
    (
        $(#[doc = $about:literal])+
        $vis:vis struct $name:ident: Default from $raw_name:ident { $($keys:tt)* }
    ) => {
        $crate::design::declare::rule! {
            $(#[doc = $about])+
            $vis struct $name from $raw_name { $($keys)* }
        }
        $crate::design::declare::change! { $name $raw_name { $($keys)* } }
    };
    (
        $(#[doc = $about:literal])+
        $vis:vis struct $name:ident from $raw_name:ident {
            $(..$part:ident: $part_ty:ident from $part_raw:ty,)*
            $(
                $(#[doc = $doc:literal])+
                $field:ident: $ty:ty $(as $raw:ty)? $(= $default:expr)?,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        $vis struct $name {
            $(#[doc = concat!("Its keys of [`", stringify!($part_ty), "`].")] pub $part: $part_ty,)*
            $($(#[doc = $doc])+ pub $field: $ty,)*
        }

        $crate::content::read::record! {
            $(#[doc = $about])+
            $vis struct $raw_name {
                $(..$part: $part_raw,)*
                $(
                    $(#[doc = $doc])+
                    $field: $crate::design::declare::written!(
                        ($ty $(, $raw)?) $($default)?
                    ),
                )*
            }
        }

        impl $crate::design::declare::Resolve for $raw_name {
            type Rule = $name;

            #[allow(unused_variables, reason = "not every rule has something to look up")]
            fn resolve(&self, cx: &mut $crate::design::resolver::Resolver) -> Option<$name> {
                $(let $part = $crate::design::declare::Resolve::resolve(&self.$part, cx);)*
                $(
                    let $field = $crate::design::declare::value!(
                        (self.$field, cx, $ty $(, $raw)?) $($default)?
                    );
                )*
                Some($name { $($part: $part?,)* $($field: $field?,)* })
            }
        }
    };
}
pub(crate) use rule;

/// The defaults of a rule, and how its record changes another such rule.
macro_rules! change {
    ($name:ident $raw_name:ident {
        $(..$part:ident: $part_ty:ident from $part_raw:ty,)*
        $($(#[doc = $doc:literal])+ $field:ident: $ty:ty $(as $raw:ty)? = $default:expr,)*
    }) => {
        impl Default for $name {
            fn default() -> Self {
                Self { $($part: <$part_ty>::default(),)* $($field: $default,)* }
            }
        }

        impl $crate::design::declare::Change for $raw_name {
            type Rule = $name;

            #[allow(unused_variables, reason = "not every rule has something to look up")]
            fn over(&self, base: &$name, cx: &mut $crate::design::resolver::Resolver) -> $name {
                $(let $part = $crate::design::declare::Change::over(&self.$part, &base.$part, cx);)*
                $(let $field = $crate::design::declare::given!((self.$field, cx, $ty $(, $raw)?));)*
                $name {
                    $($part,)*
                    $($field: $field.unwrap_or_else(|| base.$field.clone()),)*
                }
            }
        }
    };
}
pub(crate) use change;

/// The type of a key as it is written.
macro_rules! written {
    (($ty:ty)) => { $ty };
    (($ty:ty, $raw:ty)) => { $raw };
    (($ty:ty) $default:expr) => { Option<$ty> };
    (($ty:ty, $raw:ty) $default:expr) => { Option<$raw> };
}
pub(crate) use written;

/// What a key comes to.
macro_rules! value {
    (($key:expr, $cx:ident, $ty:ty)) => { Some($key.clone()) };
    (($key:expr, $cx:ident, $ty:ty, $raw:ty)) => {
        $crate::design::declare::Resolve::resolve(&$key, $cx)
    };
    (($key:expr, $cx:ident, $ty:ty $(, $raw:ty)?) $default:expr) => {{
        let written = $crate::design::declare::given!(($key, $cx, $ty $(, $raw)?));
        Some(written.unwrap_or_else(|| $default))
    }};
}
pub(crate) use value;

/// What a key with a default comes to where it is given.
macro_rules! given {
    (($key:expr, $cx:ident, $ty:ty)) => {
        $key.clone()
    };
    (($key:expr, $cx:ident, $ty:ty, $raw:ty)) => {
        $key.as_ref()
            .and_then(|raw| $crate::design::declare::Resolve::resolve(raw, $cx))
            .map(<$ty>::from)
    };
}
pub(crate) use given;

/// Declares a rule of several kinds, told apart by one key, as `variants!` does a record:
/// `enum Look from RawLook by "list" else "table" { Words(WordsLook from RawWords) = "words", … }`.
///
/// `enum Name: Default = Kind` is that kind where nothing is written, and its record a [`Change`]: over a
/// rule of its kind it changes that, over one of another kind it begins anew.
macro_rules! rules {
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident: Default = $first:ident from $raw_name:ident
            by $tag:literal $(else $usual:literal)?
        {
            $(
                $(#[doc = $doc:literal])+
                $variant:ident($rule:ident from $raw:ty) = $text:literal
                    $(told by [$($told:literal),+])?,
            )+
        }
    ) => {
        $crate::design::declare::rules! {
            $(#[doc = $about])+
            $vis enum $name from $raw_name by $tag $(else $usual)? {
                $(
                    $(#[doc = $doc])+
                    $variant($rule from $raw) = $text $(told by [$($told),+])?,
                )+
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$first(Default::default())
            }
        }

        impl $crate::design::declare::Change for $raw_name {
            type Rule = $name;

            fn over(&self, base: &$name, cx: &mut $crate::design::resolver::Resolver) -> $name {
                match self {
                    $(Self::$variant(raw) => $name::$variant(match base {
                        $name::$variant(base) => raw.over(base, cx),
                        _ => raw.over(&<$rule>::default(), cx),
                    }),)+
                }
            }
        }
    };
    (
        $(#[doc = $about:literal])+
        $vis:vis enum $name:ident from $raw_name:ident by $tag:literal $(else $usual:literal)? {
            $(
                $(#[doc = $doc:literal])+
                $variant:ident($rule:ident from $raw:ty) = $text:literal
                    $(told by [$($told:literal),+])? $(named [$($named:literal),+])?,
            )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant($rule),)+
        }

        #[allow(dead_code, reason = "not every declaration needs the text of a kind")]
        impl $name {
            /// What stands for its kind in the files.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $text,)+ }
            }
        }

        $crate::content::read::variants! {
            $(#[doc = $about])+
            $vis enum $raw_name by $tag $(else $usual)? {
                $(
                    $(#[doc = $doc])+
                    $variant($raw) = $text $(told by [$($told),+])? $(named [$($named),+])?,
                )+
            }
        }

        impl $crate::design::declare::Resolve for $raw_name {
            type Rule = $name;

            fn resolve(&self, cx: &mut $crate::design::resolver::Resolver) -> Option<$name> {
                Some(match self {
                    $(Self::$variant(raw) => $name::$variant(
                        $crate::design::declare::Resolve::resolve(raw, cx)?
                    ),)+
                })
            }
        }
    };
}
pub(crate) use rules;
