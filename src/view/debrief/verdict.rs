//! The head of the debrief: whether it passed and why, then how much of it was reached.

use super::Set;
use crate::debrief::report::{facts, text};
use crate::debrief::{Debrief, Verdict};
use crate::view::look::{Glyph, Role};
use crate::view::paint::span;

/// From this width on several figures stand on a line.
const ROOMY: usize = 60;

/// Sets it.
pub(super) fn set(set: &mut Set, debrief: &Debrief) {
    let words = text::verdict(debrief);
    let points = facts::points(debrief);
    // Where nothing is to be said beside the word, the points are why.
    let (word, why) = words.split_once(": ").unwrap_or((&words, &points));
    let role = match debrief.verdict {
        Verdict::Practice | Verdict::Without => Role::Strong,
        Verdict::Passed => Role::Good,
        Verdict::Failed { .. } => Role::Bad,
    };
    let word = word.to_uppercase();
    set.sheet(|sheet| sheet.callout(role, &word, &[(Role::Strong, why)]));
    set.gap();
    figures(set, debrief);
    let ended = text::outcome(debrief.procedure(), debrief.outcome);
    set.sheet(|sheet| {
        sheet.row("Ended", Role::Plain, &ended);
        for (label, text) in facts::particulars(debrief) {
            sheet.row(label, Role::Plain, &text);
        }
    });
}

/// Points, answers, steps and time: in as few lines as there is room for.
fn figures(set: &mut Set, debrief: &Debrief) {
    let look = set.look;
    let points = Some(("Points", facts::points(debrief)));
    let answers = facts::answers(debrief).map(|answers| ("Answers", answers));
    let steps = Some(("Steps", facts::steps(debrief)));
    let time = Some(("Time", facts::times(debrief).join(", ")));
    let pieces = [points, answers, steps, time].into_iter().flatten();
    if set.room < ROOMY {
        return set.sheet(|sheet| {
            pieces.for_each(|(label, text)| sheet.row(label, Role::Plain, &text));
        });
    }
    let piece = |(label, text): (&str, String)| {
        vec![span(look, Role::Heading, format!("{label} ")), span(look, Role::Plain, text)]
    };
    let between = format!("  {}  ", look.glyph(Glyph::Dot));
    set.flow(pieces.map(piece).collect(), &between);
}
