//! Words that say little: left out, or weighed lightly, because every step is full of them.

use super::slip::{Letters, Slip};

/// Left out unless nothing else was typed.
const DROPPED: &[&str] = &[
    "a", "about", "actually", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "been", "being", "both", "but", "by", "can", "could", "do", "does", "doing", "each", "else",
    "etc", "every", "for", "from", "go", "going", "had", "has", "have", "having", "he", "her",
    "here", "him", "his", "how", "i", "if", "im", "into", "is", "it", "its", "just", "let", "lets",
    "like", "me", "must", "my", "need", "needs", "now", "of", "ok", "okay", "onto", "or", "our",
    "please", "s", "she", "should", "so", "some", "t", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "to", "us", "very", "want", "was", "we",
    "were", "what", "when", "where", "which", "while", "who", "will", "with", "would", "you",
    "your", "via", "until", "till", "too", "well", "yet", "w",
];

/// Kept, and weighed lightly: they go with anything.
const LIGHT: &[&str] = &[
    "add",
    "after",
    "again",
    "against",
    "another",
    "apply",
    "around",
    "ask",
    "away",
    "back",
    "before",
    "begin",
    "behind",
    "between",
    "bit",
    "carefully",
    "change",
    "check",
    "complete",
    "confirm",
    "consider",
    "continue",
    "correct",
    "done",
    "down",
    "during",
    "end",
    "explain",
    "enough",
    "ensure",
    "few",
    "final",
    "finally",
    "find",
    "finish",
    "gently",
    "get",
    "give",
    "good",
    "have",
    "hold",
    "in",
    "keep",
    "last",
    "leave",
    "look",
    "make",
    "more",
    "most",
    "much",
    "next",
    "not",
    "no",
    "off",
    "on",
    "out",
    "once",
    "over",
    "part",
    "patient",
    "perform",
    "place",
    "prepare",
    "procedure",
    "proper",
    "properly",
    "put",
    "ready",
    "run",
    "second",
    "see",
    "send",
    "set",
    "start",
    "still",
    "stop",
    "sure",
    "take",
    "tell",
    "thing",
    "through",
    "time",
    "together",
    "try",
    "under",
    "up",
    "use",
    "way",
    "whole",
    "without",
    "work",
];

/// Said of anything, or of nothing: nobody names a step by one of these alone.
const IDLE: &[&str] = &[
    "again",
    "anything",
    "call",
    "consultant",
    "doctor",
    "dont",
    "forget",
    "guess",
    "happen",
    "help",
    "idea",
    "know",
    "nothing",
    "nurse",
    "pause",
    "remember",
    "say",
    "something",
    "think",
    "wait",
    "wonder",
];

/// The second words of verbs.
const PARTICLES: &[&str] = &["off", "out", "up", "down", "back", "away"];

/// Second words of verbs that begin something else, unless they stand last.
const LAST_PARTICLES: &[&str] = &["in", "on"];

/// Words at the beginning that say something is left out.
const LEAVING_OUT: &[&str] = &["skip", "omit", "forget", "skipping", "omitting"];

/// Words that turn the meaning round.
const TURNING: &[&str] = &["not", "no", "never", "dont", "cannot", "cant", "without"];

/// Words that begin what an act comes before, goes along with, or is for.
const ASIDE: &[&str] = &[
    "after",
    "because",
    "before",
    "during",
    "meanwhile",
    "once",
    "prior",
    "since",
    "so",
    "till",
    "until",
    "when",
    "while",
    "whilst",
];

/// Whether with this bare word begins what is said beside the act itself: when, or what for.
pub(super) fn is_aside(word: &str) -> bool {
    ASIDE.contains(&word)
}

/// Whether a bare word can be the second of a verb, `last` of what is said or not.
pub(super) fn is_particle(word: &str, last: bool) -> bool {
    PARTICLES.contains(&word) || (last && LAST_PARTICLES.contains(&word))
}

/// Whether a bare word is left out.
pub(super) fn is_dropped(word: &str) -> bool {
    DROPPED.contains(&word)
}

/// Whether a word is a slip for one that is left out.
pub(super) fn is_slip(word: &str) -> bool {
    let Some(slip) = Slip::of(word) else { return false };
    DROPPED.iter().any(|known| slip.from(known, Letters::of(known)).is_some())
}

/// The words that are weighed lightly, not yet stemmed.
pub(super) fn light() -> impl Iterator<Item = &'static str> {
    LIGHT.iter().copied()
}

/// The words that name nothing by themselves, not yet stemmed.
pub(super) fn idle() -> impl Iterator<Item = &'static str> {
    IDLE.iter().copied()
}

/// Whether an entry that begins with this bare word speaks of leaving something out.
pub(super) fn leaves_out(word: &str) -> bool {
    LEAVING_OUT.contains(&word)
}

/// Whether a bare word turns the meaning round.
pub(super) fn is_turning(word: &str) -> bool {
    TURNING.contains(&word)
}
