//! A guide and its design → checked pages, for every edition alike.

use super::project::Loaded;
use crate::content::Guide;
use crate::design::Design;
use crate::diag::{Code, Diagnostics};
use crate::pages::{self, Document, Request};
use crate::preflight;

/// Sets a guide and checks its pages.
pub(super) fn set(
    guide: &Guide,
    design: &Design,
    loaded: &Loaded,
    request: &Request,
    diags: &mut Diagnostics,
) -> Document {
    let mut own = Diagnostics::new();
    let Some(flow) = design.flow() else {
        return Document::default();
    };
    let document = pages::lay_out(guide, (design, flow), &loaded.setter, request, &mut own);
    let overfull = is_overfull(&own);
    preflight::check(&document, overfull, &mut own);
    diags.append(own);
    document
}

/// Whether something is larger than its place. Where it stands then says nothing of the margins.
pub(super) fn is_overfull(diags: &Diagnostics) -> bool {
    diags.has(Code::TextTooWide) || diags.has(Code::BlockTooTall)
}
