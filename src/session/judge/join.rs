//! Which pieces of an entry are one part: those that speak of one thing. What alone would name
//! another thing is never lost in a part beside it.
//!
//! Where an entry may be cut at all is `cut.rs`; what a piece means is told from outside.

use super::{Heard, Meaning};
use std::ops::Range;

/// A piece that is about one thing says at most this share of it for another.
const OTHER: f64 = 0.6;

/// What was made of some text.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    pub(super) heard: Heard,
    /// Everything of a title or phrase was typed, and nothing else.
    pub(super) whole: bool,
    /// How much of the text each thing explains.
    pub(super) explained: Vec<(Meaning, f64)>,
}

/// A part of an entry.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// Where it stands in the entry, in bytes.
    pub(super) range: Range<usize>,
    pub(super) sense: Sense,
}

impl Sense {
    /// Whether it is about something other than `meaning`.
    fn is_about_another(&self, meaning: Meaning) -> bool {
        let all = self.explained.iter();
        let most = all.clone().map(|(_, explained)| *explained).fold(0.0, f64::max);
        let this = all.filter(|(other, _)| *other == meaning).map(|(_, explained)| *explained);
        this.fold(0.0, f64::max) <= OTHER * most
    }

    /// Whether it would be lost in a part of which this was heard, without being about that.
    fn is_lost_in(&self, around: &Heard) -> bool {
        match (&self.heard, around) {
            // A phase is also what things are: `injection` in a list of what is written down.
            (Heard::Clear(Meaning::Phase(_)), _) => false,
            (Heard::Clear(named), Heard::Clear(meaning)) => {
                named != meaning && self.is_about_another(*meaning)
            }
            (Heard::Clear(named), Heard::Unclear(near)) => !near.contains(named),
            (Heard::Clear(_), Heard::Nothing) => true,
            // What may be several things is what an act is explained by, too.
            (Heard::Unclear(near), Heard::Clear(meaning)) => {
                near.len() == 1 && !near.contains(meaning) && self.is_about_another(*meaning)
            }
            (Heard::Unclear(_) | Heard::Nothing, _) => false,
        }
    }
}

/// The parts that neighbouring `pieces` make which were taken for one: that one, unless a piece
/// would be lost in it.
pub(super) fn kept(
    pieces: &[Range<usize>],
    sense: &mut dyn FnMut(Range<usize>) -> Sense,
) -> Vec<Spoken> {
    let mut spoken = |pieces: &[Range<usize>]| {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let range = first.start..last.end;
        Some(Spoken { sense: sense(range.clone()), range })
    };
    let Some(one) = spoken(pieces) else { return Vec::new() };
    if pieces.len() < 2 || one.sense.whole {
        return vec![one];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 0..pieces.len() {
        let alone = spoken(pieces.get(at..=at).unwrap_or_default());
        if let Some(alone) = alone.filter(|alone| alone.sense.is_lost_in(&one.sense.heard)) {
            parts.extend(spoken(pieces.get(start..at).unwrap_or_default()));
            parts.push(alone);
            start = at + 1;
        }
    }
    if start == 0 {
        return vec![one];
    }
    parts.extend(spoken(pieces.get(start..).unwrap_or_default()));
    parts
}

/// Adds a part to those before it, or joins it to the last where they speak of one thing.
pub(super) fn add(text: &str, parts: &mut Vec<Spoken>, part: Spoken) {
    let Some(before) = parts.last_mut() else { return parts.push(part) };
    let between = text.get(before.range.end..part.range.start).unwrap_or("");
    // After a comma and the like comes what explains; after an "and", something else.
    let parted = between.contains([';', '\n', '\r', '→', '>']);
    let explains =
        !parted && !between.contains(|c: char| c.is_alphabetic() || matches!(c, '&' | '+'));
    let one = match (&before.sense.heard, &part.sense.heard) {
        (Heard::Clear(one), Heard::Clear(other)) => one == other,
        (Heard::Clear(clear), Heard::Unclear(near)) => {
            near.contains(clear) && !parted && !part.sense.is_about_another(*clear)
        }
        (Heard::Unclear(near), Heard::Clear(clear)) => {
            near.contains(clear) && !parted && !before.sense.is_about_another(*clear)
        }
        (Heard::Clear(_), Heard::Nothing) | (Heard::Nothing, Heard::Clear(_)) => explains,
        _ => false,
    };
    if !one {
        return parts.push(part);
    }
    before.range.end = part.range.end;
    if matches!(part.sense.heard, Heard::Clear(_)) {
        before.sense = part.sense;
    }
}
