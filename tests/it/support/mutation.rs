//! Files with mistakes in them, the same on every machine, and what must hold for any of them.

use rehearsal::author::render::{Look, human, json};
use rehearsal::author::{Compiled, Diagnostic};

/// A generator of our own, so that every machine tries the same files.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap_or(0)
    }
}

/// The bytes of `text` after a few mistakes of hand or disk.
pub(crate) fn mutated(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(4) {
        mutate(&mut bytes, dice);
    }
    bytes
}

fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len());
    match dice.below(7) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => drop(bytes.drain(at..(at + 1 + dice.below(20)).min(bytes.len()))),
        2 => bytes.insert(at, b"\0\t\x1b\r\x7f\"'{}[]:-#&*!|>%@`\n "[dice.below(24)]),
        3 => bytes.splice(at..at, "→é\u{85}\u{202e}\u{feff}".bytes()).for_each(drop),
        other => {
            let mut lines: Vec<Vec<u8>> =
                bytes.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
            let (one, two) = (dice.below(lines.len()), dice.below(lines.len()));
            match other {
                4 => lines.swap(one, two),
                5 => lines.insert(one, lines[two].clone()),
                _ => drop(lines.remove(one)),
            }
            *bytes = lines.join(&b'\n');
        }
    }
}

/// `text` after a few slips of one who types: most of them in what can be guessed again.
pub(crate) fn slipped(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(3) {
        slip(&mut text, dice);
    }
    text
}

fn slip(text: &mut String, dice: &mut Dice) {
    let is_word = |c: char| c.is_ascii_alphabetic() || c == '_';
    let words: Vec<(usize, &str)> = text
        .split(|c: char| !is_word(c))
        .filter(|word| word.len() > 2)
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    let keys: Vec<_> = words
        .iter()
        .filter(|(at, word)| text.get(at + word.len()..).unwrap().starts_with(": "))
        .collect();
    let (at, word) = *keys[dice.below(keys.len())];
    let (any, other) = words[dice.below(words.len())];
    let letter = dice.below(word.len() - 1);
    let (at, end, any, ends) = (at, at + word.len(), any, any + other.len());
    match dice.below(10) {
        0 => text.replace_range(at + letter..=at + letter, ""),
        1 => text.insert(at + letter, 'e'),
        2 => {
            let two: String =
                text.get(at + letter..at + letter + 2).unwrap().chars().rev().collect();
            text.replace_range(at + letter..at + letter + 2, &two);
        }
        3 => text.get_mut(at..=at).unwrap().make_ascii_uppercase(),
        // The colon, or the space after it.
        4 => text.replace_range(end..=end, ""),
        5 => text.replace_range(end + 1..end + 2, ""),
        6 => text.replace_range(any..=any, ""),
        7 => text.insert(ends, ','),
        8 => text.insert_str(any, ["*", "@", "{{ ", "%", "yes "][dice.below(5)]),
        _ => text.insert_str(ends, [":", ": ", " 1.5 hours", " #"][dice.below(4)]),
    }
}

/// A procedure comes out if nothing is wrong, and what is wrong is inside a file and can be shown.
#[track_caller]
pub(crate) fn assert_told(compiled: &Compiled) {
    let wrong = compiled.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(compiled.procedure.is_none(), wrong);
    assert_inside(compiled);
}

/// Every place that is pointed at is inside its file, and can be shown.
#[track_caller]
pub(crate) fn assert_inside(compiled: &Compiled) {
    for diagnostic in &compiled.diagnostics {
        let labels = diagnostic.secondary.iter().chain([&diagnostic.primary]);
        for span in labels.map(|label| label.span) {
            let text = &compiled.sources.file(span.file).unwrap().text;
            let range = span.range();
            assert!(text.get(range.clone()).is_some(), "{diagnostic:?} in {} bytes", text.len());
            let (start, end) = compiled.sources.places(span);
            assert!(start <= end && start.line <= text.split('\n').count());
        }
    }
    let look = Look { colour: false, width: 80 };
    let _ = human(&compiled.diagnostics, &compiled.sources, look);
    let _ = json(&compiled.diagnostics, &compiled.sources);
}
