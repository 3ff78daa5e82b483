//! Work on all processors. Results come in the order of the work, whichever thread does what.
//! Without the feature `parallel`, and where no thread can be started, one thread does all of it.

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
        return rounds(count, threads(), &job, take);
    }
    (0..count).try_for_each(|index| take(job(index)))
}

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

/// How many threads can work at the same time.
#[cfg(feature = "parallel")]
fn threads() -> usize {
    use std::error::Error;
    use std::sync::OnceLock;

    // Whether rayon has threads. They are started here, once: where they cannot be started, rayon would
    // panic at its first use.
    static STARTED: OnceLock<bool> = OnceLock::new();
    let here = || rayon::current_thread_index().is_some();
    let start = || {
        let started = rayon::ThreadPoolBuilder::new().build_global();
        // An error without a source means that the program has started them before; one with a
        // source, that the system refused.
        started.map_or_else(|error| error.source().is_none(), |()| true)
    };
    match here() || *STARTED.get_or_init(start) {
        true => rayon::current_num_threads(),
        false => 1,
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

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
    fn nothing_is_taken_after_an_error() {
        let mut taken = 0;
        let stopped = in_order(100, |index| index, &mut |index| {
            taken += 1;
            if index == 40 { Err(index) } else { Ok(()) }
        });
        assert_eq!((stopped, taken), (Err(40), 41));
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
