//! Work on all cores: many procedure files are read side by side.
//!
//! Results come in the order asked for, so that nothing depends on who was first.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does `work` for 0 to `count` − 1 on all cores; what came of each, in order.
pub(super) fn side_by_side<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let mut done = Vec::with_capacity(count);
    in_order(count, work, |_, result| done.push(result));
    done
}

/// The same, with each result handed to `take` in order, as soon as it and all before it are there,
/// so that no more is kept than the cores are ahead of each other.
pub(super) fn in_order<T: Send>(
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T),
) {
    let next = AtomicUsize::new(0);
    let one = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|position| *position < count);
    let cores = thread::available_parallelism().map_or(1, usize::from).min(count);
    let (send, receive) = mpsc::sync_channel(AHEAD);
    let (mut waiting, mut due) = (BTreeMap::new(), 0);
    let mut arrive = |position: usize, result: T| {
        waiting.insert(position, result);
        while let Some(result) = waiting.remove(&due) {
            take(due, result);
            due += 1;
        }
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..=cores)
            .filter_map(|_| {
                let (send, work, one) = (send.clone(), &work, &one);
                let work = move || {
                    while let Some(position) = one() {
                        if send.send((position, work(position))).is_err() {
                            break;
                        }
                    }
                };
                thread::Builder::new().spawn_scoped(scope, work).ok()
            })
            .collect();
        drop(send);
        for (position, result) in receive {
            arrive(position, result);
        }
        // Where no thread can be had, this one does it all.
        while let Some(position) = one() {
            arrive(position, work(position));
        }
        for other in others {
            if let Err(panic) = other.join() {
                std::panic::resume_unwind(panic);
            }
        }
    });
}

/// How many results may wait to be taken.
const AHEAD: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_was_first() {
        let squares = side_by_side(1000, |position| position * position);
        assert!(
            squares.iter().enumerate().all(|(position, square)| *square == position * position)
        );
        assert_eq!(squares.len(), 1000);
        assert_eq!(side_by_side(0, |position| position), [0; 0]);
    }
}
