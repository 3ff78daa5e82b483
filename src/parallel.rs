//! Work on all processors. Results come in the order of the work, whichever thread does what.
//! Without the feature `parallel`, and where no thread can be started, one thread does all of it.

#[cfg(feature = "parallel")]
use std::{
    any::Any,
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
};

/// The results of `job` for every item, in their order.
pub fn map<I: Sync, T: Send>(items: &[I], job: impl Fn(&I) -> T + Send + Sync) -> Vec<T> {
    #[cfg(feature = "parallel")]
    if items.len() > 1 && threads() > 1 {
        use rayon::prelude::*;
        // Each item is enough work for a thread of its own.
        return items.par_iter().with_max_len(1).map(job).collect();
    }
    items.iter().map(job).collect()
}

/// Does `other` on another processor, if there is one, while `here` is done on the calling thread; the results of both.
pub fn beside<T: Send, U>(other: impl FnOnce() -> T + Send, here: impl FnOnce() -> U) -> (T, U) {
    #[cfg(feature = "parallel")]
    if threads() > 1 {
        let (sent, received) = std::sync::mpsc::sync_channel(1);
        let here = rayon::in_place_scope(|scope| {
            scope.spawn(move |_| {
                // Nobody is gone before the scope ends.
                let _ = sent.send(other());
            });
            here()
        });
        // Where it did not come to its end, the scope does not come to its own either.
        if let Ok(other) = received.recv() {
            return (other, here);
        }
        unreachable!("the other work is done when its scope ends");
    }
    (other(), here())
}

/// Does `work` on the calling thread, and meanwhile on another processor, if one has nothing to do, `ahead`: what is of use to
/// the work, but not needed. That has to see by itself when it is of no use any more.
pub fn with_help<T>(ahead: impl FnOnce() + Send, work: impl FnOnce() -> T) -> T {
    #[cfg(feature = "parallel")]
    if threads() > 1 {
        return rayon::in_place_scope(|scope| {
            scope.spawn(move |_| ahead());
            work()
        });
    }
    drop(ahead);
    work()
}

/// Does `job` for each index below `count`, and gives the results to `take` in order, on the
/// calling thread. Some results are taken while the next are made; at most twice as many as there
/// are processors are held.
///
/// # Errors
/// The first that `take` returns; nothing more is given to it then.
pub fn in_order<T: Send, E>(
    count: usize,
    job: impl Fn(usize) -> T + Sync,
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    #[cfg(feature = "parallel")]
    if count > 1 && threads() > 1 {
        return match is_one_of_them() {
            true => rounds(count, threads(), &job, take),
            false => ahead(count, threads() * 2, &job, take),
        };
    }
    (0..count).try_for_each(|index| take(job(index)))
}

/// The same for few jobs that are long and work on all processors themselves: at most as many as there are processors are done
/// at a time. None waits until the results of others are taken, so that all results can be held.
///
/// # Errors
/// As [`in_order`].
pub fn side_by_side<T: Send, E>(
    count: usize,
    job: impl Fn(usize) -> T + Sync,
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    #[cfg(feature = "parallel")]
    if count > 1 && threads() > 1 && !is_one_of_them() {
        return lanes(count, threads(), &job, take);
    }
    (0..count).try_for_each(|index| take(job(index)))
}

/// Begins a job on another thread when the result of the one that was begun `most` before it is taken. For threads that are
/// not rayon's: they have nothing to do until a result is there.
#[cfg(feature = "parallel")]
fn ahead<T: Send, E>(
    count: usize,
    most: usize,
    job: &(dyn Fn(usize) -> T + Sync),
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (give, results) = mpsc::channel();
    rayon::in_place_scope_fifo(|scope| {
        let mut begun = 0;
        let mut begin = |taken: usize| {
            while begun < count.min(taken + most) {
                let (index, give) = (begun, give.clone());
                scope.spawn_fifo(move |_| {
                    // After an error nobody is there to take it.
                    drop(give.send((index, caught(job, index))));
                });
                begun += 1;
            }
        };
        take_in_order(count, results, &mut begin, take)
    })
}

/// Does jobs on so many threads, each of which goes on with the next job that nobody has begun. A thread that waits for parts of
/// its job does parts of others meanwhile, and never begins a job before its own is done.
#[cfg(feature = "parallel")]
fn lanes<T: Send, E>(
    count: usize,
    lanes: usize,
    job: &(dyn Fn(usize) -> T + Sync),
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (give, results) = mpsc::channel();
    let next = AtomicUsize::new(0);
    rayon::in_place_scope_fifo(|scope| {
        for _ in 0..lanes.min(count) {
            let (give, next) = (give.clone(), &next);
            scope.spawn_fifo(move |_| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    // After an error nobody is there to take it.
                    if index >= count || give.send((index, caught(job, index))).is_err() {
                        break;
                    }
                }
            });
        }
        take_in_order(count, results, &mut |_| {}, take)
    })
}

/// The result of a job, or that it panicked.
#[cfg(feature = "parallel")]
type Caught<T> = Result<T, Box<dyn Any + Send>>;

#[cfg(feature = "parallel")]
fn caught<T>(job: &(dyn Fn(usize) -> T + Sync), index: usize) -> Caught<T> {
    catch_unwind(AssertUnwindSafe(|| job(index)))
}

/// Gives results to `take` by their numbers, in whatever order they come. Before each, `begin` is told how many were taken.
#[cfg(feature = "parallel")]
fn take_in_order<T, E>(
    count: usize,
    results: mpsc::Receiver<(usize, Caught<T>)>,
    begin: &mut dyn FnMut(usize),
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting = BTreeMap::new();
    for index in 0..count {
        begin(index);
        while !waiting.contains_key(&index) {
            match results.recv() {
                Ok((made, Ok(result))) => drop(waiting.insert(made, result)),
                Ok((_, Err(panic))) => resume_unwind(panic),
                // Never: whoever calls this can give results too.
                Err(_) => return Ok(()),
            }
        }
        waiting.remove(&index).map_or(Ok(()), &mut *take)?;
    }
    Ok(())
}

/// As many jobs at a time as `size` says, and their results while the next are done.
#[cfg(feature = "parallel")]
fn rounds<T: Send, E>(
    count: usize,
    size: usize,
    job: &(dyn Fn(usize) -> T + Sync),
    take: &mut dyn FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    use std::sync::{Mutex, PoisonError};

    let mut made: Vec<Option<T>> = Vec::new();
    for first in (0..count + size).step_by(size) {
        let indices = first.min(count)..(first + size).min(count);
        let places: Vec<Mutex<Option<T>>> = indices.clone().map(|_| Mutex::default()).collect();
        rayon::in_place_scope(|scope| {
            for (index, place) in indices.zip(&places) {
                scope.spawn(move |_| {
                    let result = job(index);
                    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
                });
            }
            made.drain(..).flatten().try_for_each(&mut *take)
        })?;
        let results = places.into_iter();
        made.extend(
            results.map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner)),
        );
    }
    Ok(())
}

/// Whether this is one of rayon's threads. While such a one waits it must do other jobs: all of them could be waiting.
#[cfg(feature = "parallel")]
fn is_one_of_them() -> bool {
    rayon::current_thread_index().is_some()
}

/// The room for the calls of a thread: twice as much as the first thread of a program has, for a job that waits for parts of it
/// can do another job meanwhile. Memory is taken only as it is used.
#[cfg(feature = "parallel")]
const STACK: usize = 16 << 20;

/// How many threads can work at the same time.
#[cfg(feature = "parallel")]
fn threads() -> usize {
    use std::error::Error;
    use std::sync::OnceLock;

    // Whether rayon has threads. They are started here, once: where they cannot be started, rayon would
    // panic at its first use.
    static STARTED: OnceLock<bool> = OnceLock::new();
    let start = || {
        let threads = rayon::ThreadPoolBuilder::new().stack_size(STACK);
        let started = threads.build_global();
        // An error without a source means that the program has started them before; one with a
        // source, that the system refused.
        started.map_or_else(|error| error.source().is_none(), |()| true)
    };
    match is_one_of_them() || *STARTED.get_or_init(start) {
        true => rayon::current_num_threads(),
        false => 1,
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        for count in [0, 1, 2, 3, 7, 100] {
            let work = |index: usize| {
                // The first take longest.
                let rounds = (count - index) * 1_000;
                (0..rounds).fold(index, |n, m| std::hint::black_box(n ^ m) ^ m)
            };
            let mut taken = Vec::new();
            let Ok(()) = in_order::<_, Infallible>(count, work, &mut |n| {
                taken.push(n);
                Ok(())
            });
            assert_eq!(taken, (0..count).collect::<Vec<_>>());
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(map(&items, |n| work(*n)), items);
        }
    }

    #[test]
    fn what_is_done_side_by_side_is_taken_in_order_too() {
        let at_a_time = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        let work = |index: usize| {
            let now = at_a_time.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
            let rounds = if index == 0 { 3_000_000 } else { 1_000 };
            let made = (0..rounds).fold(index, |n, m| std::hint::black_box(n ^ m) ^ m);
            at_a_time.fetch_sub(1, Ordering::SeqCst);
            made
        };
        let mut taken = Vec::new();
        let Ok(()) = side_by_side::<_, Infallible>(50, work, &mut |n| {
            taken.push(n);
            Ok(())
        });
        assert_eq!(taken, (0..50).collect::<Vec<_>>());
        #[cfg(feature = "parallel")]
        assert!(most.into_inner() <= threads());
    }

    #[test]
    fn what_is_done_beside_other_work_gives_its_result_too() {
        let numbers: Vec<u64> = (0..1000).collect();
        let mut count = 0;
        let (sum, ()) = beside(|| numbers.iter().sum::<u64>(), || count += numbers.len());
        assert_eq!((sum, count), (499_500, 1000));
        // Inside such work there is more of it.
        let (left, right) = beside(|| beside(|| 1, || 2), || beside(|| 3, || 4));
        assert_eq!((left, right), ((1, 2), (3, 4)));
    }

    #[test]
    fn work_is_done_once_however_much_help_it_has() {
        let (done, helped) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let ahead = || {
            helped.fetch_add(1, Ordering::SeqCst);
        };
        let work = || done.fetch_add(1, Ordering::SeqCst);
        assert_eq!(with_help(ahead, work), 0);
        // All of it is over when the work is.
        assert_eq!(done.into_inner(), 1);
        assert!(helped.into_inner() <= 1);
    }

    #[test]
    fn nothing_is_taken_after_an_error() {
        let mut taken = 0;
        let stopped = in_order(100, |index| index, &mut |index| {
            taken += 1;
            if index == 40 { Err(index) } else { Ok(()) }
        });
        assert_eq!((stopped, taken), (Err(40), 41));
    }

    #[test]
    fn a_thread_that_panics_ends_all_of_it() {
        let work = |index: usize| assert_ne!(index, 7, "the seventh");
        let stopped =
            std::panic::catch_unwind(|| in_order::<_, Infallible>(20, work, &mut |()| Ok(())));
        assert!(stopped.is_err());
    }

    #[test]
    fn jobs_on_a_thread_that_does_jobs_come_in_order_too() {
        let mut sums = Vec::new();
        let inner = |outer: usize| {
            let mut taken = Vec::new();
            let Ok(()) = in_order::<_, Infallible>(9, |index| outer * index, &mut |n| {
                taken.push(n);
                Ok(())
            });
            assert!(taken.iter().copied().eq((0..9).map(|index| outer * index)));
            taken.iter().sum::<usize>()
        };
        let Ok(()) = side_by_side::<_, Infallible>(30, inner, &mut |sum| {
            sums.push(sum);
            Ok(())
        });
        assert!(sums.into_iter().eq((0..30).map(|outer| outer * 36)));
    }

    #[test]
    fn who_takes_may_work_on_all_processors_too() {
        let mut sum = 0;
        let Ok(()) =
            in_order::<_, Infallible>(50, |index| vec![index; 9], &mut |all: Vec<usize>| {
                sum += map(&all, |n| n * 2).iter().sum::<usize>();
                Ok(())
            });
        assert_eq!(sum, 9 * 49 * 50);
    }
}
