//! The project of this repository, through the library and through the program.

use std::fs;
use std::sync::OnceLock;

use trykk::build::project;
use trykk::content::Guide;
use trykk::design::Design;
use trykk::diag::Diagnostics;
use trykk::pages::{self, Document};
use trykk::preflight;
use trykk::source::Sources;

use super::files::{fresh, here, trykk};

/// The product that the tests are about.
const PRODUCT: &str = "hefte";

/// Everything that the library makes of the project.
struct Read {
    guide: Guide,
    design: Design,
    document: Document,
    diags: Diagnostics,
}

/// The guide and its pages.
pub fn laid_out() -> (Guide, Document) {
    let project = read();
    (project.guide, project.document)
}

/// Reads and lays out the product.
fn read() -> Read {
    let mut sources = Sources::new(here(""));
    let mut diags = Diagnostics::new();
    let file = project::load(&mut sources, &mut diags).expect("a project");
    let wanted = |product: &trykk::content::project::Product| product.id.value == PRODUCT;
    let mut loaded = project::load_all(&mut sources, wanted, file, &mut diags);
    let product = loaded.project.products.first().expect("the product");
    let path = &product.content.file.path;
    let guide = loaded.guides.remove(path).expect("its words");
    let design = loaded.designs.remove(PRODUCT).expect("its design");
    let flow = design.flow().expect("a booklet");
    let document = pages::lay_out(
        &guide,
        (&design, flow),
        &loaded.setter,
        &pages::Request::default(),
        &mut diags,
    );
    preflight::check(&document, false, &mut diags);
    Read {
        guide,
        design,
        document,
        diags,
    }
}

pub fn design() -> Design {
    read().design
}

/// What is wrong with the project.
pub fn faults() -> Vec<&'static str> {
    let found = read().diags.sorted();
    found
        .iter()
        .map(|fault| fault.message.code.name())
        .collect()
}

/// The PDF that the program builds; once for all tests.
pub fn built() -> Vec<u8> {
    static BUILT: OnceLock<Vec<u8>> = OnceLock::new();
    let build = || {
        let output = fresh("guide");
        let done = trykk()
            .args(["build", PRODUCT, "--edition", "screen", "--project"])
            .arg(here(""))
            .arg("--output")
            .arg(&output)
            .output()
            .expect("trykk runs");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && said.is_empty(), "{said}");
        fs::read(output.join(format!("{PRODUCT}-screen.pdf"))).expect("a file")
    };
    BUILT.get_or_init(build).clone()
}
