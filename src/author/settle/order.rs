//! An order in which each thing comes after those it needs.
//!
//! Without recursion: authors can make long chains.

/// What can be put in order, and what goes in circles.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    /// Everything, each after what it needs as far as that can be.
    pub(super) all: Vec<usize>,
    /// Things that need each other, each circle in the order of needing.
    pub(super) circles: Vec<Vec<usize>>,
}

/// How many things the circles that are kept may have in all.
const MOST_KEPT: usize = 10_000;

/// Puts the things 0 to `needs.len()` − 1 in order.
pub(super) fn order(needs: &[Vec<usize>]) -> Order {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut order = Order::default();
    let mut kept = 0;
    let mut marks = vec![Mark::New; needs.len()];
    for start in 0..needs.len() {
        let mut path = vec![(start, 0_usize)];
        while let Some((at, next)) = path.pop() {
            let Some(mark) = marks.get_mut(at).filter(|mark| **mark != Mark::Done) else {
                continue;
            };
            *mark = Mark::Open;
            let Some(needed) = needs.get(at).and_then(|needs| needs.get(next)).copied() else {
                *mark = Mark::Done;
                order.all.push(at);
                continue;
            };
            path.push((at, next + 1));
            match marks.get(needed) {
                // One is enough to begin with; a thousand in one another would fill the memory.
                Some(Mark::Open) if kept > MOST_KEPT => {}
                Some(Mark::Open) => {
                    let circle = path.iter().map(|(at, _)| *at).skip_while(|at| *at != needed);
                    let circle: Vec<usize> = circle.collect();
                    kept += circle.len();
                    order.circles.push(circle);
                }
                Some(Mark::New) => path.push((needed, 0)),
                Some(Mark::Done) | None => {}
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_comes_first_and_circles_are_found() {
        assert_eq!(order(&[vec![2], vec![], vec![1]]).all, [1, 2, 0]);
        let round = order(&[vec![1], vec![2], vec![1, 0], vec![]]);
        assert_eq!(round.circles, [vec![1, 2], vec![0, 1, 2]]);
        assert_eq!(round.all.len(), 4);
        let long: Vec<Vec<usize>> = (0..100_000).map(|at| vec![at + 1]).collect();
        assert_eq!(order(&long).all.len(), 100_000);
    }
}
