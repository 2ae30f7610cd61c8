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
}
