//! How text is read: into terms that can be compared. Words joined or parted become one, short
//! forms are written out, words that say little go, endings and spelling go.
//!
//! The same reading for what authors wrote and for what was typed. Read next: `lexicon.rs`.

use super::letter::{Bare, bare_words};
use super::stem::{american, stem};
use super::{filler, number, synonym};
use std::collections::{BTreeMap, BTreeSet};

/// A word as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    /// Without its ending.
    pub(super) stem: String,
    /// As written, in one spelling.
    pub(super) form: String,
}

impl Term {
    fn of(word: &str) -> Self {
        Self { stem: stem(word), form: american(word) }
    }
}

/// The words of a short form, and of what it stands for.
type Short = (Vec<String>, Vec<String>);

/// What has to be known to read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// By their first word: short forms, and what they stand for. Longest first.
    short: BTreeMap<String, Vec<Short>>,
    /// Words that are also written as two.
    joined: BTreeSet<String>,
    /// The words of the texts learned.
    known: BTreeMap<String, Term>,
    /// Two words that stand side by side, by what they are without the gap.
    pairs: BTreeMap<String, (String, String)>,
}

fn settled(text: &str) -> Vec<Bare> {
    number::settle(&bare_words(text))
}

fn texts(words: Vec<Bare>) -> Vec<String> {
    words.into_iter().map(|word| word.text).collect()
}

/// How many words may stand between the two words of a verb.
const BETWEEN: usize = 3;

impl Reading {
    /// A reading that knows `abbreviations`, the author's short forms.
    pub(super) fn new(abbreviations: &[(String, String)]) -> Self {
        let mut reading = Self {
            short: BTreeMap::new(),
            joined: synonym::joined().iter().map(|word| (*word).to_owned()).collect(),
            known: BTreeMap::new(),
            pairs: BTreeMap::new(),
        };
        for (short, long) in abbreviations {
            reading.add_short(short, long);
        }
        for (short, long) in synonym::short() {
            reading.add_short(short, long);
        }
        for entries in reading.short.values_mut() {
            // Stable: the author's come before ours.
            entries.sort_by_key(|(short, _)| std::cmp::Reverse(short.len()));
        }
        reading
    }

    fn add_short(&mut self, short: &str, long: &str) {
        let (short, long) = (texts(settled(short)), texts(settled(long)));
        if let Some(first) = short.first()
            && !long.is_empty()
        {
            self.short.entry(first.clone()).or_default().push((short, long));
        }
    }

    /// Takes note of the words of a text that will be compared with others.
    pub(super) fn learn(&mut self, text: &str) {
        let words = settled(text);
        for (one, other) in words.iter().zip(words.iter().skip(1)) {
            let both = format!("{}{}", one.text, other.text);
            let letters = both.bytes().all(|byte| byte.is_ascii_lowercase());
            if other.hyphen && letters {
                self.joined.insert(both);
            } else if letters && both.len() >= 6 {
                self.pairs.entry(both).or_insert_with(|| (one.text.clone(), other.text.clone()));
            }
        }
        for word in words {
            self.known.entry(word.text).or_insert_with_key(|word| Term::of(word));
        }
    }

    /// The terms of `text`, in order.
    pub(super) fn read(&self, text: &str) -> Vec<Term> {
        self.read_closely(text).into_iter().map(|(term, _)| term).collect()
    }

    /// The terms of `text`, in order, each with whether it is said only beside the act itself:
    /// before or during what, or what for.
    pub(super) fn read_closely(&self, text: &str) -> Vec<(Term, bool)> {
        let words = self.verbs_together(self.compounds(settled(text)));
        let words = self.written_out(&words);
        let kept = |word: &String| !filler::is_dropped(word);
        let everything = !words.iter().any(kept);
        let term = |word: &String| self.known.get(word).cloned().unwrap_or_else(|| Term::of(word));
        let mut terms = Vec::with_capacity(words.len());
        let mut aside = false;
        for word in &words {
            aside |= filler::is_aside(word) && !terms.is_empty();
            if everything || kept(word) {
                terms.push((term(word), aside));
            }
        }
        terms
    }

    /// The stem of each part of a word that is also written as two.
    pub(super) fn halves(&self, text: &str) -> Vec<(Term, [Term; 2])> {
        let words = settled(text);
        let pairs = words.iter().zip(words.iter().skip(1));
        let joined = pairs.filter_map(|(one, other)| {
            let both = format!("{}{}", one.text, other.text);
            let halves = || [Term::of(&one.text), Term::of(&other.text)];
            self.joined.contains(&both).then(|| (Term::of(&both), halves()))
        });
        joined.collect()
    }

    /// `words` with what is written as two words and known as one in one, and the other way round.
    fn compounds(&self, words: Vec<Bare>) -> Vec<Bare> {
        let some_small = words.iter().any(|w| !w.capitals && !number::is_number(&w.text));
        let mut read: Vec<Bare> = Vec::with_capacity(words.len());
        let mut words = words.into_iter().peekable();
        while let Some(mut word) = words.next() {
            if let Some(next) = words.peek() {
                let both = format!("{}{}", word.text, next.text);
                let one = both.len() >= 6 && self.known.contains_key(&both);
                if one || self.joined.contains(&both) {
                    word.text = both;
                    word.capitals = false;
                    words.next();
                }
            }
            let capitals = word.capitals && some_small;
            if let Some(long) = synonym::capitals(&word.text).filter(|_| capitals) {
                read.extend(settled(long));
            } else if let Some((one, other)) = self.pairs.get(&word.text)
                && !self.known.contains_key(&word.text)
            {
                for text in [one, other] {
                    read.push(Bare { text: text.clone(), hyphen: false, capitals: false });
                }
            } else {
                read.push(word);
            }
        }
        read
    }

    /// `words` with what is said between the two words of a verb after them: `take the watch off`
    /// is `take off the watch`.
    fn verbs_together(&self, mut words: Vec<Bare>) -> Vec<Bare> {
        for at in 0..words.len() {
            let rest = words.get(at..).unwrap_or(&[]);
            let Some(verb) = rest.first().and_then(|verb| self.short.get(&verb.text)) else {
                continue;
            };
            let ends = |short: &[String], (apart, word): (usize, &Bare)| {
                let last = at + apart + 1 == words.len();
                short.len() == 2
                    && short.get(1) == Some(&word.text)
                    && filler::is_particle(&word.text, last)
            };
            let apart = rest.iter().enumerate().skip(2).take(BETWEEN);
            let mut apart = apart.filter(|it| verb.iter().any(|(short, _)| ends(short, *it)));
            if let Some((apart, _)) = apart.next() {
                let particle = words.remove(at + apart);
                words.insert(at + 1, particle);
            }
        }
        words
    }

    /// `words` with every short form written out.
    fn written_out(&self, words: &[Bare]) -> Vec<String> {
        let mut read = Vec::with_capacity(words.len());
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let rest = words.get(at..).unwrap_or(&[]);
            let stands = |short: &[String]| {
                short.len() <= rest.len() && short.iter().zip(rest).all(|(s, w)| *s == w.text)
            };
            let entries = self.short.get(&word.text).map(Vec::as_slice).unwrap_or_default();
            if let Some((short, long)) = entries.iter().find(|(short, _)| stands(short)) {
                read.extend(long.iter().cloned());
                at += short.len();
            } else {
                read.push(word.text.clone());
                at += 1;
            }
        }
        read
    }
}

/// `text` as it is compared word for word: no case, no punctuation, one space.
pub(super) fn plain(text: &str) -> String {
    texts(bare_words(text)).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(reading: &Reading, text: &str) -> Vec<String> {
        reading.read(text).into_iter().map(|term| term.form).collect()
    }

    #[test]
    fn one_word_and_two_are_the_same() {
        let mut reading = Reading::new(&[]);
        reading.learn("Post-void residual, blood pressure");
        for text in ["time-out", "time out", "timeout", "Time Out"] {
            assert_eq!(forms(&reading, text), ["timeout"], "{text}");
        }
        assert_eq!(forms(&reading, "post void"), ["postvoid"]);
        assert_eq!(forms(&reading, "postvoid"), ["postvoid"]);
        assert_eq!(forms(&reading, "bloodpressure"), ["blood", "pressure"]);
        assert_eq!(reading.halves("post-void").len(), 1);
    }

    #[test]
    fn short_forms_are_written_out_both_ways() {
        let author = [("CIC".to_owned(), "clean intermittent catheterisation".to_owned())];
        let reading = Reading::new(&author);
        assert_eq!(
            reading.read("teach CIC"),
            reading.read("teach clean intermittent catheterization")
        );
        assert_eq!(reading.read("take bp"), reading.read("Take the blood pressure"));
        assert_eq!(forms(&reading, "the 2nd TO"), ["2nd", "timeout"]);
        assert_eq!(forms(&reading, "talk to him"), ["talk"]);
    }

    #[test]
    fn a_verb_may_stand_around_what_it_is_done_to() {
        let reading = Reading::new(&[]);
        for (apart, together) in [
            ("take my watch off", "take off my watch"),
            ("draw the drug up slowly", "draw up the drug slowly"),
            ("put the scope in", "put in the scope"),
        ] {
            assert_eq!(reading.read(apart), reading.read(together), "{apart}");
        }
        assert_eq!(forms(&reading, "turn her on the left"), ["turn", "on", "left"]);
    }

    #[test]
    fn the_authors_short_form_comes_first() {
        let author = [("LA".to_owned(), "left atrium".to_owned())];
        assert_eq!(forms(&Reading::new(&author), "la"), ["left", "atrium"]);
    }

    #[test]
    fn words_that_say_nothing_go_unless_they_are_all_there_is() {
        let reading = Reading::new(&[]);
        assert_eq!(forms(&reading, "then do the drape for him"), ["drape"]);
        assert_eq!(forms(&reading, "do it"), ["do", "it"]);
        assert_eq!(forms(&reading, "…"), [""; 0]);
    }

    #[test]
    fn what_is_said_beside_the_act_is_told_from_it() {
        let reading = Reading::new(&[]);
        let beside = |text| {
            let terms = reading.read_closely(text).into_iter().filter(|(_, beside)| *beside);
            terms.map(|(term, _)| term.form).collect::<Vec<_>>()
        };
        assert_eq!(beside("drain it after the dwell"), ["after", "dwell"]);
        assert_eq!(beside("roll the patient so that it spreads"), ["spreads"]);
        assert_eq!(beside("after the dwell"), [""; 0]);
    }
}
