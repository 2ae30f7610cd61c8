//! Draws: the same seed gives the same session on every machine and version.
//!
//! One stream of `ChaCha` with eight rounds for each (seed, thing drawn), so that a new draw never
//! moves an old one. The only file that knows the generator.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The positions 0 to `count` − 1 in an order drawn for (`seed`, `thing`): Fisher and Yates.
#[must_use]
pub fn shuffled(seed: u64, thing: &str, count: usize) -> Vec<usize> {
    let mut stream = stream(seed, thing);
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        order.swap(last, below(&mut stream, last + 1));
    }
    order
}

/// One of `weights`, each as likely as it weighs, by its position; nothing where none weighs
/// anything. Weights are finite and never negative.
#[must_use]
pub fn weighted(seed: u64, thing: &str, weights: &[f64]) -> Option<usize> {
    let all: f64 = weights.iter().sum();
    let mut drawn = share(&mut stream(seed, thing)) * all;
    let mut last = None;
    for (position, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
        if drawn < *weight {
            return Some(position);
        }
        drawn -= weight;
        last = Some(position);
    }
    last
}

/// Whether something happens that is this likely, from 0 to 1.
#[must_use]
pub fn happens(seed: u64, thing: &str, chance: f64) -> bool {
    share(&mut stream(seed, thing)) < chance
}

/// A position below `count`, each as likely as the other; 0 where there is none.
#[must_use]
pub fn one_of(seed: u64, thing: &str, count: usize) -> usize {
    below(&mut stream(seed, thing), count)
}

/// `count` numbers from 0 to less than 1, each as likely as the other.
#[must_use]
pub fn shares(seed: u64, thing: &str, count: usize) -> Vec<f64> {
    let mut stream = stream(seed, thing);
    (0..count).map(|_| share(&mut stream)).collect()
}

/// A number from 0 to less than 1, with the 53 bits that one has.
#[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
fn share(stream: &mut ChaCha8Rng) -> f64 {
    (stream.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

fn stream(seed: u64, thing: &str) -> ChaCha8Rng {
    let mut stream = ChaCha8Rng::seed_from_u64(seed);
    stream.set_stream(fnv1a(thing));
    stream
}

/// A number below `bound`, each as likely as the other: draws that would favour some are thrown
/// away. `bound` is never 0 here and fits 32 bits for anything that an author can write.
fn below(stream: &mut ChaCha8Rng, bound: usize) -> usize {
    let bound = u32::try_from(bound).unwrap_or(u32::MAX).max(1);
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = stream.next_u32();
        if drawn < fair {
            return usize::try_from(drawn % bound).unwrap_or(0);
        }
    }
}

/// The 64-bit Fowler–Noll–Vo hash, variant 1a: small, fixed for ever, and here only a name.
fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_for_ever() {
        assert_eq!(shuffled(1, "choose/first/0", 4), shuffled(1, "choose/first/0", 4));
        let orders: std::collections::BTreeSet<_> =
            (0..200).map(|seed| shuffled(seed, "choose/first/0", 4)).collect();
        assert_eq!(orders.len(), 24, "every order comes up");
    }

    #[test]
    fn what_is_likely_is_drawn_often() {
        let drawn = |position| {
            let of = |seed: &u64| weighted(*seed, "case", &[3.0, 0.0, 1.0]) == Some(position);
            (0..1000).filter(of).count()
        };
        assert_eq!([0, 1, 2].map(drawn), [736, 0, 264]);
        let seeds = (0..1000).filter(|seed| happens(*seed, "complication/faint", 0.2)).count();
        assert_eq!(seeds, 172);
        assert!((0..1000).all(|seed| happens(seed, "always", 1.0) && !happens(seed, "never", 0.0)));
        assert_eq!(weighted(1, "case", &[0.0]), None);
    }
}
