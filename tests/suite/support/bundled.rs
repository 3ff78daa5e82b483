//! The project of this repository, or a copy of it that was changed, through the library and through
//! the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use trykk::build::project::{self, BuildCache, Loaded, Words};
use trykk::content::Guide;
use trykk::design::{Design, FlowRule, Format};
use trykk::diag::{Diagnostic, Diagnostics};
use trykk::disk::Folder;
use trykk::lines::TypesetterPool;
use trykk::pages::{self, DeckLayout, Document, PageRequest};
use trykk::preflight;
use trykk::source::{Memory, Sources};

use super::files::{fresh, here, trykk};

/// The booklet of the project.
pub const BOOKLET: &str = "hefte";

/// The repository's own project, read into memory.
pub fn in_memory() -> Memory {
    let mut files = Memory::default();
    let project = fs::read(here("trykk.toml")).expect("readable");
    files.insert("trykk.toml", project);
    for folder in ["content", "fonts"] {
        add(&mut files, folder);
    }
    files
}

/// Adds a folder of the repository and all that is in it, under its path.
pub fn add(files: &mut Memory, folder: &str) {
    for entry in fs::read_dir(here(folder)).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        let path = format!("{folder}/{}", name.to_str().expect("UTF-8"));
        if here(&path).is_dir() {
            add(files, &path);
        } else {
            files.insert(path.as_str(), fs::read(here(&path)).expect("readable"));
        }
    }
}

/// A product, laid out.
pub struct Product {
    /// The guides of the project by their paths.
    guides: BTreeMap<String, Guide>,
    pub design: Design,
    pub fonts: TypesetterPool,
    pub document: Document,
    /// All that was found in reading, laying out and looking at the pages.
    pub found: Vec<Diagnostic>,
}

impl Product {
    /// The product of the project in `root`.
    pub fn read(root: &Path, id: &str, request: &PageRequest) -> Self {
        let (mut loaded, mut diags) = load(root, Some(id));
        let product = loaded.project.products.first().expect("the product");
        let design = &loaded.designs[id];
        let words = loaded.words(product).expect("its words");
        let document = match (words, &design.format) {
            (Words::Guide(guide), Format::Booklet(flow)) => {
                let design = (design, flow);
                pages::lay_out(
                    guide,
                    design,
                    &loaded.setters.typesetter(),
                    request,
                    &mut diags,
                )
            }
            (Words::Deck(deck), Format::Cards(cards)) => {
                let (design, pool) = ((design, cards), &loaded.setters);
                let layout = DeckLayout::new(deck, design, pool, request, &mut diags);
                layout.lay_out(true, &mut |_, _, _| {}, &mut diags)
            }
            _ => panic!("{id}: words and layout that do not belong together"),
        };
        preflight::check(&document, false, &mut diags);
        Self {
            design: loaded.designs.remove(id).expect("its design"),
            fonts: loaded.setters.clone(),
            guides: loaded.guides,
            document,
            found: diags.sorted(),
        }
    }

    /// The product of this repository, without a fault.
    pub fn sound(id: &str) -> Self {
        let product = Self::read(&here(""), id, &PageRequest::default());
        assert_eq!(product.found, [], "{id}");
        product
    }
}

/// What a product needs, or all products do, and what was found in reading it.
pub fn load(root: &Path, product: Option<&str>) -> (Loaded, Diagnostics) {
    let mut sources = Sources::new(Folder::new(root));
    let mut diags = Diagnostics::new();
    let file = project::load(&mut sources, &mut diags).expect("a project");
    let wanted = |one: &trykk::content::project::Product| {
        product.is_none_or(|wanted| one.id.value == wanted)
    };
    let loaded = project::load_all(
        &mut sources,
        wanted,
        file,
        &mut BuildCache::new(0),
        &mut diags,
    );
    (loaded, diags)
}

/// The words of the booklet.
pub fn guide(guides: &BTreeMap<String, Guide>) -> &Guide {
    &guides["content/veileder.toml"]
}

/// These words as the booklet, by other rules than its own.
pub fn lay_out(loaded: &Loaded, guide: &Guide, flow: &FlowRule, request: &PageRequest) -> Document {
    let mut diags = Diagnostics::new();
    let design = &loaded.designs[BOOKLET];
    let document = pages::lay_out(
        guide,
        (design, flow),
        &loaded.setters.typesetter(),
        request,
        &mut diags,
    );
    assert!(!diags.has_errors(), "{:?}", diags.sorted());
    document
}

/// The booklet; read and laid out once for all tests.
pub fn booklet() -> &'static Product {
    static LAID_OUT: OnceLock<Product> = OnceLock::new();
    LAID_OUT.get_or_init(|| Product::read(&here(""), BOOKLET, &PageRequest::default()))
}

/// The booklet's words and pages.
pub fn laid_out() -> (&'static Guide, &'static Document) {
    let product = booklet();
    (guide(&product.guides), &product.document)
}

/// The booklet's PDF, built by the program; once for all tests.
pub fn built() -> &'static [u8] {
    static BUILT: OnceLock<Vec<u8>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let output = fresh("guide");
        build(&here(""), &[BOOKLET, "--edition", "screen"], &output);
        fs::read(output.join(format!("{BOOKLET}-screen.pdf"))).expect("a file")
    })
}

/// Builds what the arguments name of the project in `root`; nothing may be found.
pub fn build(root: &Path, arguments: &[&str], output: &Path) {
    let done = trykk()
        .arg("build")
        .args(arguments)
        .arg("--project")
        .arg(root)
        .arg("--output")
        .arg(output)
        .output()
        .expect("trykk runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.is_empty(), "{said}");
}
