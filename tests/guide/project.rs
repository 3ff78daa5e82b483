//! The project of this repository, through the library and through the program.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use trykk::cli::project;
use trykk::content::Guide;
use trykk::design::Design;
use trykk::diag::{Code, Diagnostics};
use trykk::pages::{self, Document};
use trykk::preflight;
use trykk::source::Sources;

/// The product that the tests are about.
const PRODUCT: &str = "hefte";

/// Everything that the library makes of the project.
pub struct Read {
    pub guide: Guide,
    pub design: Design,
    pub document: Document,
    pub diags: Diagnostics,
}

pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Reads and lays out the product.
pub fn read() -> Read {
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
pub fn faults() -> Vec<Code> {
    let found = read().diags.sorted();
    found.iter().map(|fault| fault.message.code).collect()
}

/// The PDF that the program builds; once for all tests.
pub fn built() -> Vec<u8> {
    static BUILT: OnceLock<Vec<u8>> = OnceLock::new();
    let build = || {
        let output = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
        let done = Command::new(env!("CARGO_BIN_EXE_trykk"))
            .args(["build", PRODUCT, "--edition", "screen", "--project"])
            .arg(here(""))
            .arg("--output")
            .arg(&output)
            .env_remove("SOURCE_DATE_EPOCH")
            .output()
            .expect("trykk runs");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success() && said.is_empty(), "{said}");
        std::fs::read(output.join(format!("{PRODUCT}-screen.pdf"))).expect("a file")
    };
    BUILT.get_or_init(build).clone()
}
