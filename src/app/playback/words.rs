//! What an entry was, in a few words: for one who looks back, so nothing is kept from them.

use crate::app::session::SessionScreen;
use crate::debrief::given_answer;
use crate::procedure::{Procedure, StepIx, TimerIx};
use crate::session::event::{Answered, Begun, Counted, Resolved};
use crate::session::{Entry, Event, Hint, Mark, words as session_words};
use crate::time::{Clock, Words};

/// An entry in words, looked back on from the screen on which it is the last.
pub(super) fn words(screen: &SessionScreen, entry: &Entry) -> String {
    let procedure = screen.session().procedure();
    let title = |step: StepIx| procedure.step(step).title.as_str();
    match &entry.event {
        Event::Began(_) => "the session began".to_owned(),
        Event::Left => "left; the session was kept".to_owned(),
        Event::Returned(away) => format!("came back after {}", Words(*away)),
        Event::Begun(begun) => begun_words(procedure, begun),
        Event::Answered(answered) => answer(procedure, answered),
        Event::Done(done) => format!("done: {}", title(done.step)),
        Event::Skipped(step, reason) => format!("skipped: {}, “{reason}”", title(*step)),
        Event::Deferred(step) => format!("deferred: {}", title(*step)),
        Event::Refused(subject, _) => {
            format!("refused: {}", session_words::deed(procedure, *subject))
        }
        Event::Passed(..)
        | Event::RoundDue(..)
        | Event::RoundDone(_)
        | Event::RoundDeclined(_)
        | Event::RoundMissed(_) => clock(screen, &entry.event),
        Event::Typed(_)
        | Event::Picked(_)
        | Event::Counted(_)
        | Event::Opened(_)
        | Event::Acted(_)
        | Event::NotNext(..)
        | Event::TakenBack(_)
        | Event::Noted(_) => typed(procedure, &entry.event),
        Event::Waiting(until) => format!("lets time pass until {}", Clock(until.elapsed())),
        Event::Waited => "time was let pass".to_owned(),
        Event::Paused => "paused".to_owned(),
        Event::Unpaused => "went on".to_owned(),
        Event::Slept(lasted, true) => format!("the computer slept for {}", Words(*lasted)),
        Event::Slept(lasted, false) => {
            format!("the computer slept for {}, which does not count", Words(*lasted))
        }
        Event::Hinted(step, hint) => format!("hint: {}", hinted(procedure, *step, *hint)),
        Event::Stuck(step) => format!("stuck, and told: {}", title(*step)),
        Event::Occurred(position) => {
            let complication = procedure.mishaps().complications.get(*position);
            format!("came up: {}", complication.map_or("", |it| it.title.as_str()))
        }
        Event::Resolved(resolved) => left(*resolved),
        Event::Ended(ending) => format!("ended: {}", procedure.ending(*ending).title),
        Event::Finished(_) => "the session was finished".to_owned(),
        Event::Abandoned => "abandoned".to_owned(),
    }
}

fn begun_words(procedure: &Procedure, begun: &Begun) -> String {
    let title = &procedure.step(begun.step).title;
    let pass = if begun.pass > 1 { format!(", pass {}", begun.pass) } else { String::new() };
    let reason =
        begun.reason.as_ref().map(|reason| format!(", against what stood in the way: “{reason}”"));
    format!("begun: {title}{pass}{}", reason.unwrap_or_default())
}

fn answer(procedure: &Procedure, answered: &Answered) -> String {
    let step = procedure.step_on(answered.step, answered.pass);
    let checkpoint = step.and_then(|step| step.checkpoints.get(answered.checkpoint));
    let Some(checkpoint) = checkpoint else { return "answered".to_owned() };
    let said = given_answer(&checkpoint.kind, &answered.answer);
    let sure = answered.confidence.map(|it| format!(", {}", it.word())).unwrap_or_default();
    let found = match checkpoint.kind.is_judged() {
        false => "",
        true if answered.verdict.is_right() => " (right)",
        true => " (wrong)",
    };
    format!("answered: {said}{sure}{found}")
}

/// What a timer or its rounds came to.
#[expect(clippy::wildcard_enum_match_arm, reason = "`words` meets every event")]
fn clock(screen: &SessionScreen, event: &Event) -> String {
    let title = |timer: TimerIx| &screen.session().procedure().timer(timer).title;
    let round = |what: &str, round: crate::session::Round| {
        format!("round {} {what}: {}", round.number, screen.act(round.timer))
    };
    match event {
        Event::Passed(timer, Mark::AtLeast) => format!("{}: long enough", title(*timer)),
        Event::Passed(timer, Mark::Target) => format!("{}: at its target", title(*timer)),
        Event::Passed(timer, Mark::AtMost) => format!("{}: late from here", title(*timer)),
        Event::RoundDue(it, _) => round("due", *it),
        Event::RoundDone(it) => round("done", *it),
        Event::RoundDeclined(it) => round("declined", *it),
        Event::RoundMissed(it) => round("missed", *it),
        _ => String::new(),
    }
}

/// What was typed, and what came of it.
#[expect(clippy::wildcard_enum_match_arm, reason = "`words` meets every event")]
fn typed(procedure: &Procedure, event: &Event) -> String {
    match event {
        Event::Typed(typed) => format!("typed: “{}”", typed.text),
        Event::Picked(Some(_)) => "picked one of what was offered".to_owned(),
        Event::Picked(None) => "picked none of what was offered".to_owned(),
        Event::Counted(Counted { step, times, .. }) => {
            format!("{}: {times} times", procedure.step(*step).title)
        }
        Event::Opened(position) => {
            let phase = procedure.phases().get(*position).map_or("", |phase| &phase.title);
            format!("named a part: {phase}")
        }
        Event::Acted(acted) => format!("not asked for: “{}”", acted.text),
        Event::NotNext(named, next) => {
            let [named, next] = [named, next].map(|step| &procedure.step(*step).title);
            format!("not next: {named}; {next} comes next")
        }
        Event::TakenBack(to) => format!("taken back: it is {} again", Clock(to.elapsed())),
        Event::Noted(text) => format!("noted: “{text}”"),
        _ => String::new(),
    }
}

fn hinted(procedure: &Procedure, step: StepIx, hint: Hint) -> String {
    let step = procedure.step(step);
    match hint {
        Hint::Cue => step.teaching.cue.clone().unwrap_or_default(),
        Hint::FirstWord => step.title.split_whitespace().next().unwrap_or_default().to_owned(),
        Hint::Whole => step.title.clone(),
    }
}

fn left(resolved: Resolved) -> String {
    let found = if resolved.right { "right" } else { "wrong" };
    format!("said: {} ({found})", resolved.said.words())
}
