//! One input after the other → trykk, in a process of its own, which is watched from outside. What each input is
//! stands on the disk before it is tried, so that it can be looked at whatever becomes of the process.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use trykk::build::{Request, Session};
use trykk::cli::report;
use trykk::diag::{Diagnostics, Language};
use trykk::source::{Files, Memory, Sources};

use super::chance::Chance;
use super::projects::{Changed, Target};

/// How much time of a processor one input may take: nothing of this size takes a hundredth of it.
const MOST: Duration = Duration::from_secs(10);
/// What takes longer is told.
const SLOW: Duration = Duration::from_secs(2);
/// How many inputs are kept to be changed further.
const POOL: usize = 600;
/// How many kinds of what is wrong with an input count: those behind them tell nothing new.
const KINDS: usize = 12;

/// What a worker is to do.
pub struct Task<'t> {
    /// Where everything comes from that looks like chance.
    pub seed: u64,
    /// The number of the first input.
    pub first: u64,
    /// How long it goes on.
    pub time: Duration,
    /// Where its project lies while it is tried.
    pub current: &'t Path,
    /// Where inputs are put that came to something new, if anywhere.
    pub keep: Option<&'t Path>,
}

/// Tries inputs until the time is over. Tells its standard output of each: `n 12` before it is tried, `panic` and
/// `slow` after, and last `done` with how many ways they came out in, and how long it worked.
pub fn run(target: &Target, task: &Task) {
    let started = Instant::now();
    let said = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&said);
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or(payload.downcast_ref::<String>().map(String::as_str));
        if let Ok(mut heard) = heard.lock() {
            // The first of several is the cause.
            if heard.is_empty() {
                *heard = format!("{place} {}", text.unwrap_or_default().replace('\n', " "));
            }
        }
    }));
    let current = Arc::new(AtomicU64::new(task.first));
    watch(&current);
    save(task.current, &target.sound, &Changed::new());

    let mut pool = vec![Changed::new()];
    pool.extend(target.seeds.iter().cloned());
    let mut seen = BTreeSet::new();
    let mut files = BTreeSet::new();
    let mut number = task.first;
    while started.elapsed() < task.time {
        let mut chance = Chance::of(task.seed, number);
        // The seeds as they are come first.
        let changed = match pool.get((number - task.first) as usize) {
            Some(seed)
                if seen.len() < 2 + target.seeds.len()
                    && number < task.first + pool.len() as u64 =>
            {
                seed.clone()
            }
            _ => {
                let from = chance.below(pool.len());
                target.mutate(&pool[from], &pool, &mut chance)
            }
        };
        let differing = target.files(&changed);
        restore(task.current, &target.sound, &mut files, &differing);
        current.store(number, Ordering::Relaxed);
        tell(&format!("n {number}"));
        if let Ok(mut said) = said.lock() {
            said.clear();
        }
        let begun = worked();
        let came = panic::catch_unwind(AssertUnwindSafe(|| one(target, &differing)));
        let took = worked().saturating_sub(begun);
        match came {
            Err(_) => {
                save(&kept(task.current, number), &target.sound, &differing);
                let said = said.lock().map(|said| said.clone()).unwrap_or_default();
                tell(&format!("panic {number} {said}"));
            }
            Ok(came) => {
                if seen.insert(came) {
                    if let Some(keep) = task.keep {
                        keep_input(keep, target, &changed, number);
                    }
                    if pool.len() == POOL {
                        let at = chance.below(POOL);
                        pool[at] = changed;
                    } else {
                        pool.push(changed);
                    }
                }
            }
        }
        if took > SLOW {
            save(&kept(task.current, number), &target.sound, &differing);
            tell(&format!("slow {number} {:.1}", took.as_secs_f64()));
        }
        number += 1;
    }
    tell(&format!(
        "done {number} {} {}",
        seen.len(),
        worked().as_millis()
    ));
}

/// Where the project of an input is put that came to no good end, beside the one of the `current` input: while that is told,
/// the next ones are tried.
pub fn kept(current: &Path, number: u64) -> PathBuf {
    current.with_extension(number.to_string())
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    // Where nobody hears it, the process is being ended.
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}

/// Builds a project with these changes. Gives what came of it: what it was told for, and in what size.
fn one(target: &Target, changed: &Changed) -> String {
    let mut files = target.sound.clone();
    for (path, bytes) in changed {
        files.insert(path.as_str(), bytes.as_slice());
    }
    let request = Request {
        editions: target.editions.to_vec(),
        ppi: 36,
        notes: true,
        ..Request::default()
    };
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let mut pages = 0;
    let mut bytes = 0;
    if target.editions.is_empty() {
        let laid_out = session.lay_out(&request, &mut sources, &mut |_| {}, &mut diags);
        for product in laid_out.into_iter().flatten() {
            pages += product
                .screen
                .map_or(0, |imposed| imposed.document.pages.len());
        }
    } else {
        let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
        for product in built.ok().flatten().into_iter().flatten() {
            pages += product
                .screen
                .as_ref()
                .map_or(0, |imposed| imposed.document.pages.len());
            for output in product.outputs {
                let _ = output.files(&mut |file| bytes += file.bytes.len());
            }
        }
    }
    let found = diags.sorted();
    for language in [Language::English, Language::Norwegian] {
        let told = report::render(&found, &sources, (language, false));
        assert_eq!(found.is_empty(), told.is_empty(), "what is wrong is told");
    }
    let kinds: BTreeSet<&str> = found.iter().map(|found| found.fault.name()).collect();
    let kinds: Vec<&str> = kinds.into_iter().take(KINDS).collect();
    let size = |count: usize| usize::BITS - count.leading_zeros();
    format!("{} {} {}", kinds.join(" "), size(pages), size(bytes) / 2)
}

/// Ends the process where one input takes too long, by the time that a processor works for it.
fn watch(current: &Arc<AtomicU64>) {
    let current = Arc::clone(current);
    thread::spawn(move || {
        let mut last = (u64::MAX, Duration::ZERO);
        loop {
            thread::sleep(Duration::from_millis(200));
            let number = current.load(Ordering::Relaxed);
            let now = worked();
            if number != last.0 {
                last = (number, now);
            } else if now.saturating_sub(last.1) > MOST {
                tell(&format!("hang {number}"));
                std::process::exit(3);
            }
        }
    });
}

/// How long processors have worked for this process; where Linux does not say, the time since something.
fn worked() -> Duration {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, in parentheses, the 12th and 13th are in hundredths of a second.
    let fields = told.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: Option<u64> = ticks.map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks.unwrap_or(0) * 10)
}

/// Puts a project into a folder.
pub fn save(folder: &Path, sound: &Memory, changed: &Changed) {
    for path in sound.paths() {
        let bytes = sound.read(path, u64::MAX).expect("in memory");
        write(&folder.join(path), &bytes);
    }
    for (path, bytes) in changed {
        write(&folder.join(path), bytes);
    }
}

/// Makes the project in a folder the one with these changes: `before` are the files that the last one changed.
fn restore(folder: &Path, sound: &Memory, before: &mut BTreeSet<String>, changed: &Changed) {
    for path in std::mem::take(before) {
        if let (false, Ok(bytes)) = (changed.contains_key(&path), sound.read(&path, u64::MAX)) {
            write(&folder.join(&path), &bytes);
        }
    }
    for (path, bytes) in changed {
        write(&folder.join(path), bytes);
        before.insert(path.clone());
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
    fs::write(path, bytes).expect("a file is written");
}

/// Puts an input where more like it can be made of it another time.
fn keep_input(folder: &Path, target: &Target, changed: &Changed, number: u64) {
    for (path, bytes) in changed {
        let name = path.replace('/', "+");
        write(
            &folder.join(target.name).join(format!("{number:07}-{name}")),
            bytes,
        );
    }
}
