//! Slips of the finger: which word was probably meant. The only file here that measures how far
//! two words are apart.
//!
//! Never asked about numbers or about words that are known.

/// Real words a letter or two away from others that procedures are full of: no slips.
const REAL: &[&str] = &[
    "adder",
    "allow",
    "bands",
    "batch",
    "below",
    "binder",
    "bladder",
    "block",
    "blood",
    "blush",
    "bound",
    "bowel",
    "brain",
    "brush",
    "cable",
    "catch",
    "cheat",
    "check",
    "checks",
    "cheek",
    "cheeks",
    "chest",
    "clean",
    "clear",
    "clock",
    "count",
    "court",
    "crisp",
    "crush",
    "currant",
    "current",
    "dilate",
    "dilated",
    "dilute",
    "diluted",
    "drain",
    "dress",
    "dressing",
    "eight",
    "elbow",
    "expect",
    "father",
    "fertile",
    "fight",
    "finder",
    "finger",
    "flash",
    "flesh",
    "flood",
    "floor",
    "flush",
    "found",
    "gather",
    "ginger",
    "grain",
    "hands",
    "heard",
    "heart",
    "heavy",
    "height",
    "infect",
    "infected",
    "infection",
    "infections",
    "inject",
    "injected",
    "injection",
    "injections",
    "insert",
    "inspect",
    "invent",
    "invert",
    "label",
    "lactate",
    "ladder",
    "lands",
    "later",
    "leave",
    "light",
    "linger",
    "locate",
    "lotion",
    "match",
    "might",
    "month",
    "motion",
    "motor",
    "mount",
    "mouth",
    "muscle",
    "needed",
    "needle",
    "night",
    "noise",
    "nurse",
    "option",
    "paint",
    "palms",
    "paste",
    "patch",
    "place",
    "plane",
    "plant",
    "plate",
    "point",
    "pound",
    "press",
    "pressing",
    "price",
    "prime",
    "print",
    "pulse",
    "purse",
    "raise",
    "rather",
    "record",
    "rectal",
    "respect",
    "reward",
    "right",
    "rinse",
    "robber",
    "rotate",
    "round",
    "rubber",
    "sands",
    "scope",
    "sedate",
    "serum",
    "session",
    "sharps",
    "sheath",
    "sheet",
    "shops",
    "sight",
    "slope",
    "smile",
    "smoke",
    "sound",
    "spice",
    "spike",
    "spine",
    "spoke",
    "stand",
    "steps",
    "sterile",
    "stone",
    "stops",
    "store",
    "strain",
    "surge",
    "suspect",
    "table",
    "taken",
    "taste",
    "tension",
    "thumb",
    "tight",
    "token",
    "tourniquet",
    "towel",
    "train",
    "twist",
    "update",
    "ureter",
    "ureteric",
    "urethra",
    "urethral",
    "vacate",
    "waist",
    "wallow",
    "waste",
    "watch",
    "water",
    "weight",
    "wound",
    "wrist",
];

/// How many slips a word of so many letters may hold.
const fn allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..9 => 1,
        _ => 2,
    }
}

/// The letters of a word as bits: two words that are few slips apart differ in few of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    bits: u32,
    length: usize,
}

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        let bit = |byte: u8| 1_u32 << (byte.wrapping_sub(b'a') % 32);
        Self { bits: word.bytes().fold(0, |bits, byte| bits | bit(byte)), length: word.len() }
    }
}

/// What a slip is looked for with: the word typed, measured once.
#[derive(Debug)]
pub(super) struct Slip<'w> {
    word: &'w str,
    letters: Letters,
    allowed: usize,
}

impl<'w> Slip<'w> {
    /// Nothing where the word is too short, holds a digit or is a word of its own.
    pub(super) fn of(word: &'w str) -> Option<Self> {
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let allowed = if plain && !REAL.contains(&word) { allowed(word.len()) } else { 0 };
        (allowed > 0).then(|| Self { word, letters: Letters::of(word), allowed })
    }

    /// How many slips make `known` of it, where that is few enough.
    pub(super) fn from(&self, known: &str, letters: Letters) -> Option<usize> {
        // The first letter is seldom the wrong one, and then it is the only slip.
        let allowed = self.allowed.min(allowed(known.len()).max(1));
        let near = letters.length.abs_diff(self.letters.length) <= allowed
            && (letters.bits ^ self.letters.bits).count_ones() as usize <= 2 * allowed
            && known.len() >= 4;
        if !near {
            return None;
        }
        // So short a word may be any other, unless it has the same letters.
        if self.letters.length < 5 && self.letters != letters {
            return None;
        }
        let apart = strsim::osa_distance(self.word, known);
        (apart <= allowed).then_some(apart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(typed: &str, known: &str) -> Option<usize> {
        Slip::of(typed)?.from(known, Letters::of(known))
    }

    #[test]
    fn small_slips_are_seen_through() {
        assert_eq!(slips("drpae", "drape"), Some(1));
        assert_eq!(slips("asprate", "aspirate"), Some(1));
        assert_eq!(slips("documnetatoin", "documentation"), Some(2));
        assert_eq!(slips("cathter", "catheter"), Some(1));
        assert_eq!(slips("inejct", "inject"), Some(1));
        assert_eq!(slips("sopa", "soap"), Some(1));
    }

    #[test]
    fn short_words_numbers_and_other_words_are_no_slips() {
        assert_eq!(slips("gell", "gel"), None);
        assert_eq!(slips("drop", "drip"), None);
        assert_eq!(slips("10000", "10001"), None);
        assert_eq!(slips("infection", "injection"), None);
        assert_eq!(slips("cathtr", "catheter"), None);
        assert_eq!(slips("жжжжж", "drape"), None);
    }
}
