//! Work on all cores: many procedure files are read side by side.
//!
//! Results come in the order asked for, so that nothing depends on who was first.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` for 0 to `count` − 1 on all cores; what came of each, in order.
pub(super) fn side_by_side<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        let positions = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mine = positions.take_while(|position| *position < count);
        mine.map(|position| (position, work(position))).collect::<Vec<_>>()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from).min(count);
    let mut done = thread::scope(|scope| {
        // Where no further thread can be had, this one does it all.
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, take).ok();
        let others: Vec<_> = (1..cores).filter_map(spawn).collect();
        let mut done = take();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(position, _)| *position);
    done.into_iter().map(|(_, result)| result).collect()
}

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
