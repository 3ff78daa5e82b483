//! The crates that Trykk is made of, held to `deny.toml` without the tool that reads it: where they come from, their
//! licences, what runs while they are built, and which versions are pinned. What is known to be unsafe of them only
//! `cargo deny check` can tell, which asks for it over the network.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::support::files::here;

/// Crates whose very version is written down, and why: another gives other bytes, or has another face.
const PINNED: [(&str, &str); 3] = [
    ("lopdf", "=0.44.0"),
    ("printpdf", "=0.12.8"),
    ("taffy", "=0.15.1"),
];

/// Crates that build with another language than Rust, or look for libraries of the system.
const BUILDERS: [&str; 5] = ["cc", "cmake", "bindgen", "pkg-config", "vcpkg"];

fn read(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn toml(path: &str) -> toml::Table {
    read(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts of an array in a table.
fn texts<'t>(table: &'t toml::Value, key: &str) -> Vec<&'t str> {
    let array = table[key]
        .as_array()
        .unwrap_or_else(|| panic!("{key} is no array"));
    array
        .iter()
        .map(|one| one.as_str().expect("text"))
        .collect()
}

/// What is locked, for every system: names, versions and where they come from.
fn locked() -> Vec<toml::Table> {
    let lock = toml("Cargo.lock");
    let packages = lock["package"].as_array().expect("packages").iter();
    packages
        .map(|one| one.as_table().expect("a package").clone())
        .collect()
}

/// What cargo says of the crates that this system needs; others need not be here.
fn packages() -> Vec<Value> {
    let cargo = || {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(here(""));
        cargo
    };
    let about = cargo().arg("-vV").output().expect("cargo runs");
    let about = String::from_utf8(about.stdout).expect("UTF-8");
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let told = cargo()
        .args(["metadata", "--offline", "--locked", "--format-version", "1"])
        .args(["--filter-platform", host.expect("a system")])
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "cargo metadata: {said}");
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    told["packages"].as_array().expect("packages").clone()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().expect("a name")
}

/// Whether an expression (SPDX, or with the slashes of older crates) can be satisfied by these licences.
fn satisfied(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let sound = any_of(&mut words, allowed);
    assert_eq!(words.next(), None, "no expression: {expression}");
    sound
}

type Terms<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn any_of(words: &mut Terms, allowed: &BTreeSet<&str>) -> bool {
    let mut sound = all_of(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        sound |= all_of(words, allowed);
    }
    sound
}

fn all_of(words: &mut Terms, allowed: &BTreeSet<&str>) -> bool {
    let mut sound = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        sound &= one(words, allowed);
    }
    sound
}

fn one(words: &mut Terms, allowed: &BTreeSet<&str>) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let sound = any_of(words, allowed);
        assert_eq!(words.next(), Some(")"), "a bracket that is not closed");
        return sound;
    }
    let licence = words.next().expect("a licence").to_owned();
    match words.next_if_eq(&"WITH") {
        Some(_) => {
            let exception = words.next().expect("an exception");
            allowed.contains(format!("{licence} WITH {exception}").as_str())
        }
        None => allowed.contains(licence.as_str()),
    }
}

#[test]
fn expressions_of_licences_are_read_as_they_are_meant() {
    let allowed = BTreeSet::from(["MIT", "ISC"]);
    for (expression, sound) in [
        ("MIT", true),
        ("GPL-2.0-only", false),
        ("GPL-2.0-only OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("Apache-2.0 / MIT", true),
        ("MIT AND IJG", false),
        ("(MIT OR Apache-2.0) AND ISC", true),
        ("(MIT OR Apache-2.0) AND IJG", false),
        ("IJG AND MIT OR ISC", true),
        ("MIT WITH Nothing", false),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
    ] {
        assert_eq!(satisfied(expression, &allowed), sound, "{expression}");
    }
}

#[test]
fn every_crate_comes_from_the_registry() {
    let deny = toml("deny.toml");
    let registries = texts(&deny["sources"], "allow-registry");
    let index = "https://github.com/rust-lang/crates.io-index";
    assert_eq!(registries, [index]);
    for package in locked() {
        let name = package["name"].as_str().expect("a name");
        let source = package.get("source").and_then(toml::Value::as_str);
        match name {
            "trykk" => assert_eq!(source, None),
            _ => {
                assert_eq!(source, Some(format!("registry+{index}").as_str()), "{name}");
                assert!(package.contains_key("checksum"), "{name} has no checksum");
            }
        }
    }
}

#[test]
fn every_licence_is_allowed() {
    let deny = toml("deny.toml");
    let licences = &deny["licenses"];
    let mut exceptions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for exception in licences["exceptions"].as_array().expect("exceptions") {
        let name = exception["crate"].as_str().expect("a name");
        exceptions.insert(name, texts(exception, "allow"));
    }
    for package in packages() {
        let name = name(&package);
        let mut allowed: BTreeSet<&str> = texts(licences, "allow").into_iter().collect();
        let common = allowed.clone();
        allowed.extend(exceptions.get(name).into_iter().flatten());
        let expression = package["license"].as_str();
        let expression = expression.unwrap_or_else(|| panic!("{name} names no licence"));
        assert!(
            satisfied(expression, &allowed),
            "{name} is under {expression}, which deny.toml does not allow"
        );
        assert!(
            !exceptions.contains_key(name) || !satisfied(expression, &common),
            "{name} needs no exception"
        );
    }
}

#[test]
fn nothing_is_built_with_another_language_than_rust() {
    let deny = toml("deny.toml");
    let bans = &deny["bans"];
    let denied = bans["deny"].as_array().expect("denied").iter();
    let denied: Vec<&str> = denied
        .map(|one| one["crate"].as_str().expect("a name"))
        .collect();
    let locked = locked();
    let locked: BTreeSet<&str> = locked
        .iter()
        .map(|package| package["name"].as_str().expect("a name"))
        .collect();
    for name in BUILDERS {
        assert!(denied.contains(&name), "deny.toml says nothing of {name}");
    }
    for name in &denied {
        assert!(!locked.contains(name), "{name} is in Cargo.lock");
    }

    let scripts: BTreeSet<&str> = texts(&bans["build"], "allow-build-scripts")
        .into_iter()
        .collect();
    for name in &scripts {
        assert!(
            locked.contains(name),
            "{name} of deny.toml is not in Cargo.lock"
        );
    }
    for package in packages() {
        let name = name(&package);
        let targets = package["targets"].as_array().expect("targets");
        let kinds = |target: &Value| target["kind"].as_array().cloned().unwrap_or_default();
        let script = targets
            .iter()
            .any(|target| kinds(target).iter().any(|kind| kind == "custom-build"));
        assert!(
            !script || scripts.contains(name),
            "{name} has a build script: read it, and add its name to deny.toml"
        );
        for needed in package["dependencies"].as_array().expect("dependencies") {
            let builds = needed["kind"] == "build" && needed["optional"] == false;
            let builder = needed["name"]
                .as_str()
                .filter(|name| BUILDERS.contains(name));
            assert!(
                !builds || !script || builder.is_none(),
                "{name} builds with {builder:?}"
            );
        }
    }
}

#[test]
fn what_is_pinned_stays_pinned() {
    let manifest = toml("Cargo.toml");
    let wanted = |name: &str| {
        let dependency = &manifest["dependencies"][name];
        let version = dependency.get("version").unwrap_or(dependency);
        version.as_str().map(str::to_owned)
    };
    let locked = locked();
    for (name, version) in PINNED {
        assert_eq!(
            wanted(name).as_deref(),
            Some(version),
            "{name} in Cargo.toml"
        );
        let versions: Vec<&str> = locked
            .iter()
            .filter(|package| package["name"].as_str() == Some(name))
            .filter_map(|package| package["version"].as_str())
            .collect();
        assert_eq!(versions, [&version[1..]], "{name} in Cargo.lock");
    }
    let pinned = manifest["dependencies"]
        .as_table()
        .expect("dependencies")
        .keys();
    let pinned: BTreeSet<&str> = pinned
        .map(String::as_str)
        .filter(|name| wanted(name).is_some_and(|version| version.starts_with('=')))
        .collect();
    assert_eq!(pinned, PINNED.map(|(name, _)| name).into());
}

#[test]
fn no_code_of_ours_is_unsafe() {
    let manifest = toml("Cargo.toml");
    assert_eq!(
        manifest["lints"]["rust"]["unsafe_code"].as_str(),
        Some("forbid")
    );
    assert!(read("src/lib.rs").contains("#![forbid(unsafe_code)]"));
}
