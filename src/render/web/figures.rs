//! Pictures → `figure`, with what they show in words, and their captions.

use super::body::Body;
use super::files::WebFile;
use super::markup::Attributes;
use super::pictures;
use super::svg::{self, PIXELS};
use crate::pages::{Item, TagId};
use crate::render::reading::Kid;

/// A picture that is seen through and has more light than this stands on a dark ground.
const LIGHT: f64 = 0.4;

/// The class of what lies behind a picture that is seen through.
const fn plate(is_light: bool) -> &'static str {
    if is_light { "plate light" } else { "plate" }
}

impl Body<'_> {
    /// A picture and its caption.
    pub(super) fn figure(&mut self, tag: TagId, caption: Option<TagId>) {
        let reading = self.reading;
        let attributes = self.attributes(tag, "");
        self.out.open("figure", &attributes);
        let alt = reading.node(tag).and_then(|node| node.alt.clone());
        let alt = alt.unwrap_or_default();
        let mut shapes: Vec<&Item> = Vec::new();
        for kid in reading.kids(tag) {
            match kid {
                Kid::Shape(item) => shapes.push(item),
                Kid::Picture(picture, width) => {
                    let width = (width.to_pt() * PIXELS).round().max(1.0);
                    self.picture(picture, width, &alt);
                }
                Kid::Words(..) | Kid::Element(_) => {}
            }
        }
        if !shapes.is_empty() {
            let plate = plate(svg::is_light(&shapes, LIGHT));
            self.out.open("div", &vec![("class", plate.to_owned())]);
            svg::drawing(&shapes, &alt, &mut self.out);
            self.out.close("div");
        }
        if let Some(caption) = caption {
            self.paragraph(caption, "figcaption");
        }
        self.out.close_block("figure");
    }

    fn picture(&mut self, picture: &crate::design::Picture, width: f64, alt: &str) {
        // Every picture was decoded once when it was read.
        let Some(file) = pictures::file(picture) else {
            return;
        };
        let [across, down] = file.size.map(f64::from);
        let file = WebFile {
            name: format!("picture-{}.{}", self.files.len() + 1, file.ending),
            media: file.media,
            bytes: file.bytes,
        };
        let source = match self.inside {
            true => file.data_url(),
            false => file.name.clone(),
        };
        let mut attributes: Attributes = vec![
            ("src", source),
            ("alt", alt.to_owned()),
            ("width", format!("{width}")),
            (
                "height",
                format!("{}", (width * down / across).round().max(1.0)),
            ),
        ];
        if let Some(color) = picture.mean_color() {
            let plate = plate(color.luminance() > LIGHT);
            attributes.push(("class", plate.to_owned()));
        }
        self.out.void("img", &attributes);
        self.files.push(file);
    }
}
