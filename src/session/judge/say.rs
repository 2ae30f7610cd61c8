//! The judge of things to be said: a phrase that has to be read back, and lists.

use super::index::{Index, Named};
use super::lexicon::Lexicon;
use super::reading::{Reading, Term};
use super::verdict::{Verdict, verdict};
use super::{cut, filler, number, reading, stem, unit};
use std::collections::{BTreeMap, BTreeSet};

/// How much of the words of a phrase has to be said.
const NEARLY_ALL: f64 = 0.75;

/// Whether `said` is one of `phrases`: the same numbers of the same things, nearly all of its
/// other words, and no "not" that is not in it.
#[must_use]
pub fn says(phrases: &[String], said: &str, abbreviations: &[(String, String)]) -> bool {
    phrases.iter().any(|phrase| says_one(phrase, said, abbreviations))
}

fn says_one(phrase: &str, said: &str, abbreviations: &[(String, String)]) -> bool {
    let mut reading = Reading::new(abbreviations);
    reading.learn(phrase);
    let (wanted, got) = (reading.read(phrase), reading.read(said));
    if quantities(&wanted) != quantities(&got) || turns(phrase) != turns(said) {
        return false;
    }
    let mut lexicon = Lexicon::new();
    let light: BTreeSet<String> = filler::light().map(stem::stem).collect();
    let wanted: BTreeSet<Term> = wanted.into_iter().collect();
    let mut weights = BTreeMap::new();
    for term in &wanted {
        let weight = if light.contains(&term.stem) { 0.3 } else { 1.0 };
        weights.insert(lexicon.learn(term), weight);
    }
    lexicon.learn_nearly();
    let heard: BTreeSet<usize> =
        got.iter().flat_map(|term| lexicon.meant(term)).map(|(word, _)| word).collect();
    let all: f64 = weights.values().sum();
    let found: f64 = weights.iter().filter(|(word, _)| heard.contains(word)).map(|(_, w)| w).sum();
    all > 0.0 && found >= NEARLY_ALL * all
}

/// The numbers in `terms`, each with the unit after it, in order of size.
fn quantities(terms: &[Term]) -> Vec<(String, Option<String>)> {
    let units = terms.iter().skip(1).map(Some).chain([None]);
    let mut found: Vec<_> = terms
        .iter()
        .zip(units)
        .filter(|(term, _)| number::is_number(&term.form) || number::is_ordinal(&term.form))
        .map(|(term, next)| {
            let unit = next.filter(|next| unit::is_form(&next.form));
            (term.form.clone(), unit.map(|unit| unit.form.clone()))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn turns(text: &str) -> bool {
    reading::plain(text).split(' ').any(filler::is_turning)
}

/// Which of `items`, each with all its phrases, each part of `said` names. A part that names none
/// is `None`.
#[must_use]
pub fn named(
    items: &[Vec<String>],
    said: &str,
    abbreviations: &[(String, String)],
) -> Vec<(String, Option<usize>)> {
    let all: Vec<Named> = items.iter().map(|phrases| Named { phrases: phrases.clone() }).collect();
    let index = Index::of(&all, abbreviations);
    let mut memo = BTreeMap::new();
    let mut name = |part: &str| {
        let typed = index.typed(part, &mut memo);
        let near = index.candidates(&typed);
        match verdict(&index.matches(&typed.iter().collect::<Vec<_>>(), &near)) {
            Verdict::Clear(found) => found.first().copied(),
            Verdict::Unclear(_) | Verdict::Nothing => None,
        }
    };
    let parts = cut::all(said).into_iter().filter_map(|range| said.get(range));
    parts.map(|part| (part.to_owned(), name(part))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(said: &str) -> bool {
        let phrases = ["two hundred units in thirty millilitres".to_owned()];
        says(&phrases, said, &[])
    }

    #[test]
    fn a_read_back_needs_the_same_numbers_of_the_same_things() {
        assert!(read_back("200 U in 30 mL"));
        assert!(read_back("30 mL, with two hundred units in it"));
        assert!(!read_back("200 units in 20 mL"));
        assert!(!read_back("30 units in 200 mL"));
        assert!(!read_back("200 mg in 30 mL"));
        assert!(!read_back("200 units"));
        assert!(!read_back("200 units in 30 mL and 5 more"));
        assert!(!read_back("not 200 units in 30 mL"));
        assert!(!read_back(""));
    }

    #[test]
    fn nearly_all_words_of_any_of_the_phrases_will_do() {
        let phrases =
            ["Stop injecting and drain the bladder".to_owned(), "call the AD team".to_owned()];
        let short = [("AD".to_owned(), "autonomic dysreflexia".to_owned())];
        let says = |said| says(&phrases, said, &short);
        assert!(says("i stop the injection and drain his blader"));
        assert!(says("call autonomic dysreflexia team"));
        assert!(!says("drain"));
        assert!(!says("stop"));
        assert!(!says("never call the AD team"));
    }

    #[test]
    fn each_part_of_a_list_names_an_item_or_none() {
        let item = |phrases: &[&str]| phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
        let items: Vec<Vec<String>> = vec![
            item(&["Ringing ears", "tinnitus"]),
            item(&["Metallic taste"]),
            item(&["Numb lips", "tingling round the mouth"]),
        ];
        let parts = named(&items, "tinitus, a metal taste and tingling mouth;\nhiccups", &[]);
        let found: Vec<Option<usize>> = parts.iter().map(|(_, item)| *item).collect();
        assert_eq!(found, [Some(0), Some(1), Some(2), None]);
        assert_eq!(parts[3].0, "hiccups");
        assert!(named(&items, " ,; and ", &[]).is_empty());
        assert!(named(&[], "hiccups", &[]).iter().all(|(_, item)| item.is_none()));
    }
}
