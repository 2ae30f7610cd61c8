//! Whether a match is clear, unclear or none: the thresholds, and nothing else.

use super::score::Match;

/// The least score of a clear match.
const CLEAR: f64 = 0.62;
/// The least that a clear match explains: about half a rare word.
const SUBSTANCE: f64 = 0.45;
/// How much more than any other thing it explains.
const AHEAD: f64 = 0.26;
/// The least that a word of it belongs to the thing.
const CENTRAL: f64 = 0.2;
/// Or the least that it explains.
const MUCH: f64 = 0.85;
/// The least score where one word alone speaks for it: next to nothing else is said.
const CLEAR_OF_ONE: f64 = 0.95;
/// How much more than any other thing it explains then.
const AHEAD_OF_ONE: f64 = 0.3;
/// Or the least that the word belongs to it, ...
const OWN: f64 = 0.4;
/// ... the least share of what it explains that nothing else does, ...
const ALONE: f64 = 0.7;
/// ... and the most that is left over, as a share of that.
const LITTLE: f64 = 0.3;
/// The least score, ...
const SURE: f64 = 0.9;
/// ... the least that a word belongs to the thing, ...
const HOME: f64 = 0.6;
/// ... and how many times as much as to any other, where other things explain it nearly as well.
const FAR: f64 = 1.6;
/// The least score of a near miss, ...
const NEAR: f64 = 0.55;
/// ... and where a word of content is its own.
const NEAR_OF_OWN: f64 = 0.45;
/// The least that a near miss explains.
const SOMETHING: f64 = 0.35;
/// The least that a word of what was typed belongs to it, ...
const SHARED: f64 = 0.16;
/// ... unless so many words of content do, if hardly, or next to nothing else is said.
const SEVERAL: usize = 2;
/// The most that is left over, as a share of what it explains, where only an ordinary word does.
const HALF: f64 = 0.5;
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
    let next = matches.iter().skip(1).map(|next| next.explained).fold(0.0, f64::max);
    let ahead = best.explained - next;
    let clear = best.score >= CLEAR
        && best.explained >= SUBSTANCE
        && ahead >= AHEAD
        && (best.central >= CENTRAL || best.explained >= MUCH)
        && (best.words > 1
            || best.score >= CLEAR_OF_ONE && ahead >= AHEAD_OF_ONE
            || is_its_own(best, ahead));
    if clear || is_most_at_home(matches, best, ahead) {
        return Verdict::Clear(vec![best.target]);
    }
    let near = |other: &&Match| {
        let least = if other.common.content >= OWN { NEAR_OF_OWN } else { NEAR };
        other.score >= least.max(0.6 * best.score)
            && other.explained >= SOMETHING
            && shares_a_word(other)
    };
    let near: Vec<usize> =
        matches.iter().filter(near).take(MOST).map(|other| other.target).collect();
    if near.is_empty() { Verdict::Nothing } else { Verdict::Unclear(near) }
}

/// Whether what was typed shares with `near` a word that tells it from others. Where it does not,
/// a list of what it may be would only give steps away.
fn shares_a_word(near: &Match) -> bool {
    let common = near.common;
    let some = common.content.max(common.ordinary) > 0.0;
    common.content >= SHARED
        || common.contents >= SEVERAL
        || common.ordinary >= SHARED && near.left_over <= HALF * near.explained
        || some && near.explained >= MUCH && near.left_over <= LITTLE * near.explained
}

/// Whether what was typed belongs to `best` far more than to anything else, though others hold it
/// too: many steps are done by a catheter, and one is about it.
fn is_most_at_home(matches: &[Match], best: &Match, ahead: f64) -> bool {
    let others = matches.iter().skip(1).map(|other| other.central).fold(0.0, f64::max);
    best.score >= SURE
        && best.explained >= SUBSTANCE
        && ahead >= AHEAD / 2.0
        && best.central >= HOME
        && best.central >= FAR * others
}

/// Whether the one word that speaks for `best` is its own, and next to nothing else is said.
fn is_its_own(best: &Match, ahead: f64) -> bool {
    best.central >= OWN
        && ahead >= ALONE * best.explained
        && best.left_over <= LITTLE * best.explained
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

    #[test]
    fn ordinary_words_that_are_known_nowhere_count_little() {
        assert_eq!(judged("get him draped properly"), Verdict::Clear(vec![2]));
        assert_eq!(judged("work through the consent"), Verdict::Clear(vec![1]));
    }

    #[test]
    fn a_word_belongs_most_where_the_most_phrases_hold_it() {
        let phrases = |all: &[&str]| Named { phrases: all.iter().map(|it| (*it).into()).collect() };
        let all = [
            phrases(&["Take soap", "get the soap", "soap on the hands"]),
            phrases(&["Rinse", "wash the soap off", "rinse the suds away"]),
            phrases(&["Dry", "use a towel"]),
        ];
        let index = Index::of(&all, &[]);
        let typed = index.typed("some soap", &mut Memo::new());
        let near = index.candidates(&typed);
        let matches = index.matches(&typed.iter().collect::<Vec<_>>(), &near);
        assert_eq!(matches.iter().map(|it| it.target).collect::<Vec<_>>(), [0, 1]);
        assert!(matches[0].explained > 1.2 * matches[1].explained);
    }
}
