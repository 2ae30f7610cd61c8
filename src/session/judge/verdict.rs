//! Whether a match is clear, unclear or none: the thresholds, and nothing else.

use super::index::Match;

/// The least score of a clear match.
const CLEAR: f64 = 0.65;
/// The same where much is explained and the next best is far behind.
const CLEAR_AHEAD: f64 = 0.5;
/// How much that is.
const FAR: f64 = 1.4;
/// The least that a clear match explains: about half a rare word.
const SUBSTANCE: f64 = 0.45;
/// The least that one word of it explains.
const ANCHOR: f64 = 0.45;
/// Or the least that words explain together which only mean nearly the same.
const SURE: f64 = 1.2;
/// What must be explained beside the strongest word, where that is not of the title.
const MORE: f64 = 0.25;
/// How much better than the next best a clear match is.
const MARGIN: f64 = 0.06;
/// The least score of a near miss.
const NEAR: f64 = 0.3;
/// The least that a near miss explains.
const SOMETHING: f64 = 0.35;
/// The most near misses.
const MOST: usize = 5;

/// What matches amount to; things by their position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// One thing, or several between which nothing that was typed can tell.
    Clear(Vec<usize>),
    /// What it may be, best first. Not empty.
    Unclear(Vec<usize>),
    /// Nothing that can be named.
    Nothing,
}

/// What `matches` amount to, which are in order, best first.
pub(super) fn verdict(matches: &[Match]) -> Verdict {
    let Some(best) = matches.first() else { return Verdict::Nothing };
    if best.whole {
        let whole = matches.iter().take_while(|other| other.whole);
        let same = whole.take_while(|other| best.score - other.score < 1e-9);
        return Verdict::Clear(same.map(|other| other.target).collect());
    }
    let next = matches.get(1).map_or(0.0, |next| next.score);
    let far_ahead = best.explained >= FAR && next <= 0.6 * best.score;
    let clear = best.score >= if far_ahead { CLEAR_AHEAD } else { CLEAR }
        && best.explained >= SUBSTANCE
        && (best.strongest >= ANCHOR || best.explained >= SURE)
        && (best.titled >= ANCHOR || best.explained >= best.strongest + MORE)
        && best.score - next >= MARGIN * best.score;
    if clear {
        return Verdict::Clear(vec![best.target]);
    }
    let near =
        |other: &&Match| other.score >= NEAR.max(0.6 * best.score) && other.explained >= SOMETHING;
    let near: Vec<usize> =
        matches.iter().filter(near).take(MOST).map(|other| other.target).collect();
    if near.is_empty() { Verdict::Nothing } else { Verdict::Unclear(near) }
}

#[cfg(test)]
mod tests {
    use super::super::index::{Index, Memo, Named};
    use super::*;

    const TITLES: [&str; 6] = [
        "Check the equipment",
        "Check the consent",
        "Position, clean, drape, gel",
        "Catheterise the patient",
        "Inject the first site",
        "Inject the last site",
    ];

    fn judged(said: &str) -> Verdict {
        let all = TITLES.map(|title| Named { phrases: vec![title.to_owned()] });
        let index = Index::of(&all, &[]);
        let typed = index.typed(said, &mut Memo::new());
        let near = index.candidates(&typed);
        verdict(&index.matches(&typed.iter().collect::<Vec<_>>(), &near))
    }

    #[test]
    fn a_rare_word_is_clear_and_one_of_many_steps_is_nothing() {
        assert_eq!(judged("drape"), Verdict::Clear(vec![2]));
        assert_eq!(judged("check"), Verdict::Nothing);
        assert_eq!(judged("consent"), Verdict::Clear(vec![1]));
    }

    #[test]
    fn slips_families_beginnings_and_near_words_are_understood() {
        for said in ["cathetrise him", "catheter", "cathete", "catheterize pt", "cath the patient"]
        {
            assert_eq!(judged(said), Verdict::Clear(vec![3]), "{said}");
        }
        assert_eq!(judged("verify the kit"), Verdict::Unclear(vec![0]));
    }

    #[test]
    fn words_that_are_known_nowhere_count_against() {
        assert_eq!(
            judged("drape the curtains of every window with red velvet cloth"),
            Verdict::Nothing
        );
        assert_eq!(judged("drape the curtains"), Verdict::Unclear(vec![2]));
    }

    #[test]
    fn what_two_things_explain_alike_is_unclear() {
        assert_eq!(judged("inject a site"), Verdict::Unclear(vec![5, 4]));
        assert_eq!(judged("inject the last site"), Verdict::Clear(vec![5]));
    }
}
