//! The library's filter: fuzzy, best first, and which letters fit. The only file that knows the
//! matcher.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::collections::BTreeSet;

/// Something that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Its position among all.
    pub(super) position: usize,
    /// For each of its names the letters that were typed: positions of characters, in order.
    pub(super) letters: Vec<BTreeSet<usize>>,
}

/// Those that `typed` fits by one or another of their `names`, best first; all of them, in order,
/// when nothing is typed.
#[must_use]
pub(super) fn fitting(typed: &str, names: &[Vec<String>]) -> Vec<Fit> {
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let each = names.iter().enumerate().filter_map(|(position, names)| {
        let (letters, score) = fit(&pattern, &mut matcher, names)?;
        Some((Fit { position, letters }, score))
    });
    let mut fits: Vec<(Fit, usize)> = each.collect();
    fits.sort_by_key(|(fit, score)| (std::cmp::Reverse(*score), fit.position));
    fits.into_iter().map(|(fit, _)| fit).collect()
}

/// The letters of the names by which all that was typed fits, and how well. Each word is looked
/// for in one name after the other, and counts for more in an earlier one.
fn fit(
    pattern: &Pattern,
    matcher: &mut Matcher,
    names: &[String],
) -> Option<(Vec<BTreeSet<usize>>, usize)> {
    let (mut letters, mut score) = (vec![BTreeSet::new(); names.len()], 0);
    for word in &pattern.atoms {
        let mut each = (1..=names.len()).rev().zip(names).zip(&mut letters);
        score += each.find_map(|((weight, name), letters)| {
            // One by one, so that what is told are characters and not clusters of them.
            let characters: Vec<char> = name.chars().collect();
            let mut found = Vec::new();
            let score = word.indices(Utf32Str::Unicode(&characters), matcher, &mut found)?;
            let found: BTreeSet<usize> =
                found.into_iter().filter_map(|it| usize::try_from(it).ok()).collect();
            holds_together(&characters, &found).then(|| letters.extend(found))?;
            Some(usize::from(score) * weight)
        })?;
    }
    Some((letters, score))
}

/// Whether letters are meant together: they go on within a word, or with the beginning of one.
/// Strewn over a long name, nearly any letters fit.
fn holds_together(characters: &[char], letters: &BTreeSet<usize>) -> bool {
    letters.iter().zip(letters.iter().skip(1)).all(|(from, to)| {
        let between = characters.get(from + 1..*to).unwrap_or_default();
        let begins = between.last().is_some_and(|before| !before.is_alphanumeric());
        begins || between.iter().all(|it| it.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(typed: &str, names: &[&str]) -> Vec<Fit> {
        let names: Vec<_> = names.iter().map(|name| vec![(*name).to_owned()]).collect();
        fitting(typed, &names)
    }

    #[test]
    fn a_few_letters_find_a_procedure() {
        let found = |typed| {
            let fits = fits(typed, &["Hand hygiene", "Bladder anaesthesia", "The dwell"]);
            fits.into_iter().map(|fit| fit.position).collect::<Vec<_>>()
        };
        assert_eq!(found(""), [0, 1, 2]);
        assert_eq!(found("bldr"), [1]);
        assert_eq!(found("hh"), [0]);
        assert_eq!(found("hygiene hand"), [0]);
        assert_eq!(found("zzz"), [0; 0]);
        assert_eq!(found("blesi"), [0; 0], "strewn over two words");
    }

    #[test]
    fn the_letters_that_fit_are_told_by_character() {
        let letters = |typed, name| fits(typed, &[name])[0].letters[0].clone();
        assert_eq!(letters("dwell", "The dwell"), (4..9).collect());
        assert_eq!(letters("well the", "The dwell"), [0, 1, 2, 5, 6, 7, 8].into());
        assert_eq!(letters("cyst", "e\u{301}: cyst"), (4..8).collect());
        assert_eq!(letters("", "The dwell"), [].into());
    }

    #[test]
    fn the_first_name_that_fits_is_marked() {
        let names = ["Scope", "scope", "cystoscope, wash"].map(str::to_owned).to_vec();
        let fits = fitting("wash scope", &[names]);
        assert_eq!(fits[0].letters, [(0..5).collect(), [].into(), (12..16).collect()]);
    }
}
