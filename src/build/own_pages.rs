//! Pages that the program makes of itself: words of our own in place of a project's, and all else as the project has
//! it. They are made by a second run of the same pipeline, so that fonts, theme and printer are the project's.
//!
//! What the words say, and which files they need, is for whoever asks.

use super::made::{Made, Output};
use super::session::Session;
use super::{File, Request};
use crate::built_in::BuiltInKind;
use crate::content::project::{Edition, FILE};
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{Files, Memory, Overlay, Sources};

/// The files of a project, with `own` before them and one product instead of its own: that of the words and the
/// layout called `name`, in the theme at this path.
pub(super) fn project(
    mut own: Memory,
    (name, theme): (&str, &str),
    sources: &mut Sources,
    behind: impl Files + 'static,
) -> Sources {
    let text = sources.read(FILE).ok().and_then(|id| sources.get(id));
    let text = text.map_or("", |source| source.text.as_str());
    own.insert(FILE, with_our_product(text, name, theme_name(theme)));
    Sources::new(Overlay { own, behind })
}

/// The file of those pages; `None` where something is wrong, which is then in `diags`.
///
/// # Errors
/// When the request does not fit the project, as for [`Session::build`].
pub(super) fn made(
    name: &str,
    request: &Request,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Option<File>, Diagnostic> {
    let request = Request {
        products: vec![name.to_owned()],
        editions: vec![Edition::Screen],
        printer: request.printer.clone(),
        date: request.date,
        ..Request::default()
    };
    let built = Session::of_one_build().build(&request, sources, &mut |_| {}, diags)?;
    let outputs = built
        .into_iter()
        .flatten()
        .flat_map(|product| product.outputs);
    let mut files = outputs.filter_map(|Output { made, .. }| match made {
        Made::File(file) => Some(file),
        Made::Plates { .. } | Made::Pictures(_) => None,
    });
    Ok(files.next().map(|file| File {
        name: format!("{name}.pdf"),
        ..file
    }))
}

/// The name by which the project file calls a theme.
fn theme_name(theme: &str) -> &str {
    BuiltInKind::Theme.name_at(theme).unwrap_or_else(|| {
        let name = theme.strip_prefix("content/themes/").unwrap_or(theme);
        name.strip_suffix(".toml").unwrap_or(name)
    })
}

/// The project file with our product instead of its own.
fn with_our_product(text: &str, name: &str, theme: &str) -> String {
    let mut project: toml::Table = toml::from_str(text).unwrap_or_default();
    project.remove("checks");
    let product = [
        ("id", name.into()),
        ("content", name.into()),
        ("layout", name.into()),
        ("theme", theme.into()),
        (
            "editions",
            toml::Value::Array(vec![Edition::Screen.name().into()]),
        ),
    ];
    let product: toml::Table = product
        .into_iter()
        .map(|(key, value): (&str, toml::Value)| (key.to_owned(), value))
        .collect();
    project.insert(
        "product".to_owned(),
        toml::Value::Array(vec![product.into()]),
    );
    project.to_string()
}

/// Words as they are: what would be Markdown in them is not.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(
            sign,
            '\\' | '*' | '_' | '`' | '[' | ']' | '{' | '}' | '~' | '#' | '<' | '|'
        ) {
            plain.push('\\');
        }
        plain.push(sign);
    }
    plain
}
