//! The library's filter: fuzzy, best first. The only file that knows the matcher.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The positions of the `names` that `typed` fits, best first; all of them, in order, when
/// nothing is typed.
#[must_use]
pub(super) fn fitting<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut scratch = Vec::new();
    let mut fits: Vec<(usize, u32)> = names
        .enumerate()
        .filter_map(|(position, name)| {
            let score = pattern.score(Utf32Str::new(name, &mut scratch), &mut matcher)?;
            Some((position, score))
        })
        .collect();
    fits.sort_by_key(|(position, score)| (std::cmp::Reverse(*score), *position));
    fits.into_iter().map(|(position, _)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_a_procedure() {
        let names = ["Hand hygiene", "Bladder anaesthesia", "The dwell"];
        assert_eq!(fitting("", names.into_iter()), [0, 1, 2]);
        assert_eq!(fitting("bldr", names.into_iter()), [1]);
        assert_eq!(fitting("zzz", names.into_iter()), [0; 0]);
    }
}
