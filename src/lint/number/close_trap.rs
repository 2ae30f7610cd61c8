//! `close-trap`: two traps that one answer falls into.

use crate::author::Diagnostic;
use crate::author::document;
use crate::lint::rule::{Look, rule};
use crate::lint::run::{Question, Run};
use crate::procedure::Kind;
use crate::procedure::number::shown;

rule! {
    "close-trap",
    Assess,
    "two traps of one question that come to the same number in some run",
    "A trap names a slip and says why it is wrong. Where two come to the same number, within the \
     tolerance, only the first is ever said, and it may be the wrong explanation.\n\
     \n\
     The message names the variant and case. Keep the likelier slip, or choose values in which \
     the slips differ.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for Question { written, asked, .. } in run.questions() {
        let (Kind::Number(number), document::Kind::Number(said)) = (&asked.kind, &written.kind)
        else {
            continue;
        };
        // Where one could not be settled, the others are no longer beside what is written.
        if number.traps.len() != said.traps.len() {
            continue;
        }
        for (position, (trap, written)) in number.traps.iter().zip(said.traps.iter()).enumerate() {
            let reach = number.tolerance.reach(number.right);
            let before = number.traps.iter().zip(said.traps.iter()).take(position);
            let same = before.into_iter().find(|(other, _)| {
                (other.value - trap.value).abs() <= reach.max(trap.value.abs() * 1e-9)
            });
            if let Some((_, first)) = same {
                let message = format!("another trap is {} too", shown(trap.value));
                let told = RULE.at(written.value.span, message).and(first.value.span, "the other");
                found.push(told.help("keep the likelier slip").in_this_run());
            }
        }
    }
}
