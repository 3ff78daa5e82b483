//! What stands on the sides of sheets: pages as forms, each in its place, and what is drawn beside.

use lopdf::content::Operation;
use lopdf::{Object, ObjectId, Stream};

use super::{Pdf, numbers, operations, plain};

/// Whether an operator gives a colour that is not a grey.
pub fn is_colour(operation: &Operation) -> bool {
    const COLOURS: [&str; 11] = [
        "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh",
    ];
    COLOURS.contains(&operation.operator.as_str())
}

/// A form on a side.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Which form of the file, from 0; pages come first, in their order.
    pub form: usize,
    /// How it is turned, scaled and moved there, in points.
    pub matrix: [f64; 6],
    /// What it may ink: the lower left corner, and the size.
    pub clip: [f64; 4],
}

/// A side of a sheet.
pub struct Side {
    /// Width and height in points.
    pub paper: [f64; 2],
    pub placed: Vec<Placed>,
    /// All that is drawn there; forms are called by their numbers in the file.
    pub operations: Vec<Operation>,
}

impl Pdf {
    /// The forms of the file in their order.
    pub fn forms(&self) -> impl Iterator<Item = (ObjectId, &Stream)> {
        let objects = self.file.objects.iter();
        let streams = objects.filter_map(|(id, object)| Some((*id, object.as_stream().ok()?)));
        streams.filter(|(_, stream)| {
            let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
            subtype.is_ok_and(|name| name == b"Form")
        })
    }

    /// The operators of every form.
    pub fn form_operations(&self) -> Vec<Vec<Operation>> {
        let forms = self.forms();
        forms.map(|(_, form)| operations(&plain(form))).collect()
    }

    /// Everything that is drawn in the file, on pages and in forms.
    pub fn drawn(&self) -> impl Iterator<Item = Operation> {
        let pages = (0..self.pages.len()).map(|nth| self.operations(nth));
        pages.chain(self.form_operations()).flatten()
    }

    /// Every side of a file for a printer.
    pub fn sides(&self) -> Vec<Side> {
        let forms: Vec<ObjectId> = self.forms().map(|(id, _)| id).collect();
        let sides = 0..self.pages.len();
        sides.map(|nth| self.side(nth, &forms)).collect()
    }

    fn side(&self, nth: usize, forms: &[ObjectId]) -> Side {
        let page = self.page(nth);
        let media = self.numbers(page, "MediaBox");
        let named = self.resources(page, "XObject");
        let mut operations = self.operations(nth);
        let (mut matrix, mut clip) = ([0.0; 6], [0.0; 4]);
        let mut placed = Vec::new();
        for operation in &mut operations {
            let values = || numbers(&operation.operands);
            match operation.operator.as_str() {
                "re" => clip = values().try_into().expect("four"),
                "cm" => matrix = values().try_into().expect("six"),
                "Do" => {
                    let name = operation.operands[0].as_name().expect("a name");
                    let id = named.get(name).and_then(Object::as_reference);
                    let id = id.expect("a form of this side");
                    let form = forms.iter().position(|known| *known == id);
                    let form = form.expect("a form of the file");
                    operation.operands = vec![Object::Integer(form as i64)];
                    placed.push(Placed { form, matrix, clip });
                }
                _ => {}
            }
        }
        Side {
            paper: [media[2], media[3]],
            placed,
            operations,
        }
    }
}
