//! The words of a product and its design → checked pages, for every edition alike.

use super::project::{Loaded, Words};
use crate::content::project::Product;
use crate::design::{Design, Format};
use crate::diag::{Code, Diagnostics};
use crate::pages::{self, Document, Request};
use crate::preflight;

/// Sets a product's words and checks its pages; `None` where words and layout do not go together,
/// which the job has reported.
pub(super) fn set(
    product: &Product,
    design: &Design,
    loaded: &Loaded,
    request: &Request,
    diags: &mut Diagnostics,
) -> Option<Document> {
    let mut own = Diagnostics::new();
    let document = match (loaded.words(product)?, &design.format) {
        (Words::Guide(guide), Format::Booklet(flow)) => {
            pages::lay_out(guide, (design, flow), &loaded.setter, request, &mut own)
        }
        (Words::Deck(deck), Format::Cards(cards)) => {
            let supply = loaded.setter.supply();
            let sink = &mut |_: &mut [_], _: &_, _: &mut _| {};
            pages::lay_out_deck(deck, (design, cards), supply, request, sink, &mut own)
        }
        (Words::Guide(_), Format::Cards(_)) | (Words::Deck(_), Format::Booklet(_)) => return None,
    };
    let overfull = is_overfull(&own);
    preflight::check(&document, overfull, &mut own);
    diags.append(own);
    Some(document)
}

/// Whether something is larger than its place. Where it stands then says nothing of the margins.
pub(super) fn is_overfull(diags: &Diagnostics) -> bool {
    [Code::TextTooWide, Code::BlockTooTall, Code::CardTooFull]
        .into_iter()
        .any(|code| diags.has(code))
}
