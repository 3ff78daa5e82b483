//! `docs/scale.md`: the scripts that make a large deck in parts, run on a small one. The parts together are the whole,
//! and every scheduler makes the same bytes.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::files::{change, copy, fresh, here, trykk};
use crate::support::pdf::Pdf;

/// The people of the list, and the cards of a part: two tables, three parts.
const PEOPLE: usize = 25;
const ROWS: usize = 9;
const PARTS: usize = 3;

/// What GNU parallel does with the one command of `parallel.sh`, where it is not installed: the same lines, one by one.
const ONE_BY_ONE: &str = "#!/bin/sh\nwhile [ \"$1\" != sh ]; do shift; done\n\
                          while read -r number; do sh \"$2\" \"$number\" || exit 1; done\n";

/// A folder with the scripts, the project and a list of people.
fn folder(name: &str) -> PathBuf {
    let root = fresh(&format!("scale/{name}"));
    copy(&here("docs/scale"), &root);
    change(
        &root.join("project/trykk.toml"),
        "[\"office\"]",
        "[\"office\", \"screen\"]",
    );
    let mut list = "Name,Number,Since\n".to_owned();
    for nth in 0..PEOPLE {
        writeln!(list, "\"Berg, {nth}\",{},01/02/2015", 1_000_000 + nth).expect("written");
    }
    fs::write(root.join("people.csv"), list).expect("writable");
    root
}

/// A command in that folder, with the program that is tested and parts of so few rows.
fn command(root: &Path, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root);
    command.env_remove("SOURCE_DATE_EPOCH").env("LC_ALL", "C");
    command.env("TRYKK", env!("CARGO_BIN_EXE_trykk"));
    command.env("ROWS", ROWS.to_string());
    for name in ["PROJECT", "TABLE", "TABLES", "PARTS", "PARTS_OF_TABLE"] {
        command.env_remove(name);
    }
    command
}

/// What it says, when all is well.
fn run(mut command: Command) -> String {
    let done = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {said}");
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// The parts that `parallel.sh` makes.
fn made_in_parallel(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut making = command(root, "sh", &["parallel.sh", "people.csv"]);
    let installed = Command::new("parallel").arg("--version").output();
    if !installed.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).contains("GNU")) {
        eprintln!("GNU parallel is not installed: the lines of parallel.sh are run one by one");
        let stand_in = root.join("bin/parallel");
        fs::create_dir_all(root.join("bin")).expect("a folder");
        fs::write(&stand_in, ONE_BY_ONE).expect("writable");
        fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o755)).expect("may be run");
        let path = std::env::var("PATH").expect("a PATH");
        making.env("PATH", format!("{}:{path}", root.join("bin").display()));
    }
    run(making);
    files(&root.join("parts"))
}

/// All PDF files in the folders of parts, by their paths.
fn files(parts: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for part in fs::read_dir(parts).expect("a folder") {
        let part = part.expect("an entry");
        for edition in ["office", "screen"] {
            let file = format!("membership-{edition}.pdf");
            let bytes = fs::read(part.path().join(&file)).expect("a file");
            let part = part.file_name().into_string().expect("UTF-8");
            files.insert(format!("{part}/{file}"), bytes);
        }
    }
    files
}

/// The words of each card of a file for screens, whose last page is the back.
fn cards(file: &[u8]) -> Vec<Vec<String>> {
    let pages = Pdf::load(file).sequences();
    let (back, cards) = pages.split_last().expect("pages");
    assert!(back.iter().any(|(_, words)| words.contains("High Street")));
    let words = |page: &Vec<(i64, String)>| page.iter().map(|(_, words)| words.clone()).collect();
    cards.iter().map(words).collect()
}

#[test]
fn the_parts_are_the_whole_and_a_part_made_again_is_the_same() {
    let root = folder("parallel");
    let parts = made_in_parallel(&root);
    assert_eq!(parts.len(), 2 * PARTS);

    copy(&root.join("project"), &root.join("whole"));
    fs::copy(
        root.join("people.csv"),
        root.join("whole/content/people.csv"),
    )
    .expect("copied");
    let mut whole = trykk();
    whole.args(["build", "--project", "whole", "--output", "all"]);
    whole.current_dir(&root);
    run(whole);
    let whole = cards(&fs::read(root.join("all/membership-screen.pdf")).expect("a file"));
    let screens = parts
        .iter()
        .filter(|(path, _)| path.ends_with("-screen.pdf"));
    let together: Vec<Vec<String>> = screens.flat_map(|(_, file)| cards(file)).collect();
    assert_eq!(together, whole, "each card once, in the order of the list");
    for (nth, card) in whole.iter().enumerate() {
        let number = (1_000_000 + nth).to_string();
        assert!(card.iter().any(|words| words.contains(&number)), "{card:?}");
    }
    assert_eq!(whole.len(), PEOPLE);

    let again = folder("again");
    assert_eq!(made_in_parallel(&again), parts);
    let noted = |root: &Path| fs::read_to_string(root.join("parts.sha256")).expect("checksums");
    assert_eq!(noted(&again), noted(&root));
}

#[test]
fn slurm_and_kubernetes_make_the_same_part() {
    let root = folder("schedulers");
    let count = run(command(&root, "sh", &["tables.sh", "people.csv"]));
    assert_eq!(count.trim(), PARTS.to_string());
    run(command(&root, "sh", &["part.sh", "1"]));
    let part = |name: &str| fs::read(root.join(name).join("00001/membership-office.pdf"));
    let wanted = part("parts").expect("a file");

    let script = root.join("slurm.sbatch");
    let mut slurm = command(&here(""), "sh", &[script.to_str().expect("UTF-8")]);
    slurm.env("SLURM_SUBMIT_DIR", &root);
    slurm.env("SLURM_ARRAY_TASK_ID", "1").env("PARTS", "slurm");
    run(slurm);
    assert_eq!(part("slurm").expect("a file"), wanted);

    // What the pod would do, with the folders of its volumes here.
    let container = container(&job());
    let volume = |path: &str| {
        let here = root.to_str().expect("UTF-8");
        path.replace("/deck", here)
            .replace("/parts", &format!("{here}/pod"))
    };
    let words: Vec<String> = strings(&container["command"])
        .map(|word| volume(&word))
        .collect();
    let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let mut pod = command(&here(""), &words[0], &arguments);
    for variable in container["env"].as_array().expect("variables") {
        let text = |key: &str| variable[key].as_str().expect("text");
        pod.env(text("name"), volume(text("value")));
    }
    pod.env("JOB_COMPLETION_INDEX", "1");
    run(pod);
    assert_eq!(part("pod").expect("a file"), wanted);
}

#[test]
fn a_list_that_cannot_be_divided_at_its_lines_is_refused() {
    let root = folder("breaks");
    let path = root.join("people.csv");
    let list = fs::read_to_string(&path).expect("readable");
    fs::write(&path, list + "\"Berg,\nOla\",7,01/02/2015\n").expect("writable");
    let done = command(&root, "sh", &["tables.sh", "people.csv"]).output();
    let done = done.expect("it runs");
    assert!(!done.status.success());
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.starts_with("line 27: "), "{said}");
}

fn job() -> Value {
    let text = fs::read(here("docs/scale/job.json")).expect("readable");
    serde_json::from_slice(&text).expect("JSON")
}

fn container(job: &Value) -> Value {
    job["spec"]["template"]["spec"]["containers"][0].clone()
}

fn strings(array: &Value) -> impl Iterator<Item = String> {
    let array = array.as_array().expect("an array").iter();
    array.map(|word| word.as_str().expect("text").to_owned())
}

/// What must stand in the manifest, each at its place; `*` for any text or number. `.ci/run` holds it to the schema of
/// Kubernetes as well, where that can be installed.
const REQUIRED: [(&str, &str); 22] = [
    ("/apiVersion", "\"batch/v1\""),
    ("/kind", "\"Job\""),
    ("/metadata/name", "*"),
    ("/spec/completionMode", "\"Indexed\""),
    ("/spec/completions", "*"),
    ("/spec/parallelism", "*"),
    ("/spec/template/spec/restartPolicy", "\"Never\""),
    ("/spec/template/spec/automountServiceAccountToken", "false"),
    ("/spec/template/spec/securityContext/runAsNonRoot", "true"),
    ("/spec/template/spec/securityContext/runAsUser", "*"),
    (
        "/spec/template/spec/securityContext/seccompProfile/type",
        "\"RuntimeDefault\"",
    ),
    ("/spec/template/spec/containers/0/name", "*"),
    ("/spec/template/spec/containers/0/image", "*"),
    (
        "/spec/template/spec/containers/0/resources/requests/cpu",
        "*",
    ),
    (
        "/spec/template/spec/containers/0/resources/requests/memory",
        "*",
    ),
    (
        "/spec/template/spec/containers/0/resources/limits/memory",
        "*",
    ),
    (
        "/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation",
        "false",
    ),
    (
        "/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem",
        "true",
    ),
    (
        "/spec/template/spec/containers/0/securityContext/capabilities/drop/0",
        "\"ALL\"",
    ),
    (
        "/spec/template/spec/volumes/0/persistentVolumeClaim/claimName",
        "*",
    ),
    (
        "/spec/template/spec/volumes/1/persistentVolumeClaim/claimName",
        "*",
    ),
    ("/spec/template/spec/volumes/2/emptyDir/sizeLimit", "*"),
];

#[test]
fn the_manifest_has_what_an_indexed_job_needs() {
    let job = job();
    for (place, wanted) in REQUIRED {
        let found = job.pointer(place);
        let found = found.unwrap_or_else(|| panic!("{place} is missing"));
        let sound = match wanted {
            "*" => found.is_number() || found.as_str().is_some_and(|text| !text.is_empty()),
            _ => serde_json::from_str::<Value>(wanted).is_ok_and(|wanted| *found == wanted),
        };
        assert!(sound, "{place} is {found}");
    }
    // What is mounted is a volume, and each volume is mounted.
    let names = |list: &Value| -> Vec<String> {
        let list = list.as_array().expect("an array").iter();
        let mut names: Vec<String> = list.map(|one| one["name"].to_string()).collect();
        names.sort();
        names
    };
    let mounts = &container(&job)["volumeMounts"];
    let volumes = &job["spec"]["template"]["spec"]["volumes"];
    assert_eq!(names(mounts), names(volumes));
}

#[test]
fn ten_million_cards_are_as_many_parts_as_the_examples_say() {
    let parts = 10_000_000_u64.div_ceil(9_999);
    assert_eq!(job()["spec"]["completions"], parts);
    let read = |path: &str| fs::read_to_string(here(path)).expect("readable");
    let sbatch = read("docs/scale/slurm.sbatch");
    let options: BTreeMap<&str, &str> = sbatch
        .lines()
        .filter_map(|line| line.strip_prefix("#SBATCH --"))
        .map(|option| option.split_once('=').unwrap_or((option, "")))
        .collect();
    assert_eq!(options["array"], format!("0-{}%50", parts - 1));
    for name in ["job-name", "cpus-per-task", "mem", "time", "output"] {
        assert!(!options[name].is_empty(), "--{name}");
    }
    // Options that stand behind the first command are not read.
    let (before, behind) = sbatch.split_once("\nset ").expect("a command");
    assert!(before.contains("#SBATCH") && !behind.contains("#SBATCH"));

    let page = read("docs/scale.md");
    for (path, words) in [
        ("docs/scale/part.sh", "${ROWS:-9999}"),
        (
            "docs/scale/tables.sh",
            "${ROWS:-9999} * ${PARTS_OF_TABLE:-2}",
        ),
        (
            "docs/scale/measure.py",
            "CARDS, PARTS, RUNS = 9_999, 1_001, 3",
        ),
    ] {
        assert!(
            read(path).contains(words),
            "{path} says otherwise than docs/scale.md"
        );
    }
    assert!(page.contains("1,001 parts"));
    for link in page.split("](scale/").skip(1) {
        let name = link.split(')').next().expect("a name");
        assert!(here("docs/scale").join(name).exists(), "{name}");
    }
}
