//! What was typed and what it was taken for, in words.

use crate::debrief::typed::{Choice, TakenFor, TypedEntry, TypedPart};
use crate::procedure::Procedure;

/// Said of what the trainee took back.
const TAKEN_BACK: &str = "taken back";

/// What was typed at once and, where it is one part, what it was taken for; else that of each part.
#[must_use]
pub fn heard(procedure: &Procedure, entry: &TypedEntry) -> (String, Vec<String>) {
    let took = |part| taken_for(procedure, entry, part);
    let back = entry.taken_back && entry.parts.iter().any(|part| took(part) != TAKEN_BACK);
    let back = if back { format!(" ({TAKEN_BACK})") } else { String::new() };
    if let [only] = entry.parts.as_slice() {
        return (format!("“{}”: {}{back}", entry.text, took(only)), Vec::new());
    }
    let parts = entry.parts.iter().map(|part| format!("“{}”: {}", part.text, took(part)));
    (format!("“{}”{back}", entry.text), parts.collect())
}

/// What a part was taken for, as one line: `picked: Pass the scope`.
fn taken_for(procedure: &Procedure, entry: &TypedEntry, part: &TypedPart) -> String {
    let title = title(procedure, part.taken_for).unwrap_or_default();
    let picked = if part.choice == Some(Choice::Picked) { "picked: " } else { "" };
    let times = |times| if times > 1 { format!(", {times} times") } else { String::new() };
    match part.taken_for {
        TakenFor::Step(_, count) => format!("{picked}{title}{}", times(count)),
        TakenFor::NotNext(_, next) => {
            let next = &procedure.step(next).title;
            format!("{picked}{title}, not next: {next} came next")
        }
        TakenFor::Refused(_) => format!("{picked}{title}, refused"),
        TakenFor::Round(_) => format!("{title}, a round"),
        TakenFor::NoRound(_) => format!("{title}, when no round was due"),
        TakenFor::WrongAct(_) => format!("{picked}{title}, a known wrong act"),
        TakenFor::InHand(_) => format!("{picked}{title}, in hand already"),
        TakenFor::Phase(_) => format!("{title}, a phase"),
        TakenFor::Nothing => part.choice.map_or("nothing known", Choice::word).to_owned(),
        TakenFor::Enough(_) => format!("{picked}{title}, done so often already"),
        TakenFor::TakenBack => TAKEN_BACK.to_owned(),
        TakenFor::Dropped if entry.taken_back => TAKEN_BACK.to_owned(),
        TakenFor::TypedAgain => "typed again later".to_owned(),
        TakenFor::Dropped => "nothing came of it".to_owned(),
    }
}

/// What people call what it was taken for, if it has a name.
pub(super) fn title(procedure: &Procedure, it: TakenFor) -> Option<&str> {
    match it {
        TakenFor::Step(step, _)
        | TakenFor::NotNext(step, _)
        | TakenFor::Refused(step)
        | TakenFor::InHand(step)
        | TakenFor::Enough(step) => Some(&procedure.step(step).title),
        TakenFor::Round(timer) | TakenFor::NoRound(timer) => Some(&procedure.timer(timer).title),
        TakenFor::WrongAct(position) => {
            procedure.mishaps().wrong_acts.get(position).map(|wrong| wrong.act.as_str())
        }
        TakenFor::Phase(position) => {
            procedure.phases().get(position).map(|phase| phase.title.as_str())
        }
        TakenFor::Nothing | TakenFor::TypedAgain | TakenFor::TakenBack | TakenFor::Dropped => None,
    }
}
