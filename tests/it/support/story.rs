//! Entries as lines that read like a story.

use rehearsal::procedure::{Never, Point, Procedure, StepIx, Subject, TimerIx};
use rehearsal::session::{Arrival, Entry, Event, Meaning, Obstacle, TimerChange};
use rehearsal::time::{Clock, SessionTime};
use std::time::Duration;

/// What `entries` tell, a line an entry.
pub(crate) fn story(procedure: &Procedure, entries: &[Entry]) -> String {
    entries.iter().map(|entry| tell(procedure, entry)).collect::<Vec<_>>().join("\n") + "\n"
}

/// Session time as `minutes:seconds`, with milliseconds where there are some.
fn clock(at: SessionTime) -> String {
    let millis = at.as_millis() % 1000;
    let part = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    format!("{}{part}", Clock(at.elapsed()))
}

/// What something that was typed means, by its name.
fn meant(procedure: &Procedure, meaning: Option<Meaning>) -> String {
    match meaning {
        Some(Meaning::Step(ix)) => procedure.step(ix).id.to_string(),
        Some(Meaning::Round(ix)) => procedure.timer(ix).id.to_string(),
        Some(Meaning::WrongAct(act)) => procedure.mishaps().wrong_acts[act].act.clone(),
        Some(Meaning::Phase(phase)) => procedure.phases()[phase].title.clone(),
        None => "nothing".to_owned(),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each event, and nothing else")]
fn tell(procedure: &Procedure, entry: &Entry) -> String {
    let step = |ix: StepIx| procedure.step(ix).id.as_str();
    let timer = |ix: TimerIx| procedure.timer(ix).id.as_str();
    let subject = |subject: Subject| match subject {
        Subject::Step(ix) => step(ix).to_owned(),
        Subject::Finish => "finish".to_owned(),
    };
    let length = |length: Option<Duration>| {
        length.map_or_else(String::new, |length| format!(" {} to go", Clock(length)))
    };
    let against = |obstacles: &[Obstacle]| {
        let told = obstacles.iter().map(|obstacle| match obstacle {
            Obstacle::Order(ix) => format!("after {}", step(*ix)),
            Obstacle::Outside(ix) => format!("outside {}", timer(*ix)),
            Obstacle::Needs(ix, missing) => format!("needs {}{}", timer(*ix), length(*missing)),
            Obstacle::Rule(rule, missing) => {
                let point = |point| match point {
                    Point::Step(ix) => step(ix),
                    Point::Timer(ix) => timer(ix),
                };
                let never = match procedure.rules()[*rule].never {
                    Never::Before(it) => format!("before {}", point(it)),
                    Never::After(it) => format!("after {}", point(it)),
                    Never::While(ix) => format!("while {}", timer(ix)),
                    Never::MoreThan(most) => format!("more than {most}"),
                };
                format!("never {never}{}", length(*missing))
            }
            Obstacle::TooSoon(_, missing) => format!("too soon{}", length(Some(*missing))),
            Obstacle::Open(steps) => {
                format!("open {}", steps.iter().map(|ix| step(*ix)).collect::<Vec<_>>().join(", "))
            }
        });
        let told: Vec<_> = told.collect();
        if told.is_empty() { String::new() } else { format!(" against [{}]", told.join("; ")) }
    };
    let changes = |changes: &[TimerChange]| {
        let told = changes.iter().map(|change| match change {
            TimerChange::Started(ix) => format!(", starts {}", timer(*ix)),
            TimerChange::Stopped { timer: ix, ran, reached } => {
                let early = if *reached { "" } else { " early" };
                format!(", ends {} after {}{early}", timer(*ix), Clock(*ran))
            }
        });
        told.collect::<String>()
    };
    let complication = |position: usize| &procedure.mishaps().complications[position].id;
    let what = match &entry.event {
        Event::Began(began) => {
            let drawn = began.drawn.iter().map(|drawn| {
                let comes = match drawn.arrival {
                    Arrival::At(ix, pass) => format!("at {} {pass}", step(ix)),
                    Arrival::After(ix, after) => format!("{} after {}", Clock(after), timer(ix)),
                };
                format!(", {} comes {comes}", complication(drawn.complication))
            });
            format!("began{}{}", changes(&began.timers), drawn.collect::<String>())
        }
        Event::Deferred(ix) => format!("deferred {}", step(*ix)),
        Event::Occurred(it) => format!("occurred: {}", complication(*it)),
        Event::Resolved(it) => {
            let right = if it.right { "right" } else { "wrong" };
            let taken = if it.taken { "" } else { ", not taken" };
            format!("{} ({right}{taken})", it.said.words())
        }
        Event::Ended(it) => format!("ended: {}", procedure.ending(*it).id),
        Event::Left => "left".to_owned(),
        Event::Returned(away) => format!("returned after {}", Clock(*away)),
        Event::Begun(begun) => {
            let round = begun.answers.map_or_else(String::new, |round| {
                format!(" as round {} of {}", round.number, timer(round.timer))
            });
            let (against, changes) = (against(&begun.against), changes(&begun.timers));
            let pass =
                if begun.pass > 1 { format!(", pass {}", begun.pass) } else { String::new() };
            format!("begun {}{pass}{round}{against}{changes}", step(begun.step))
        }
        Event::Answered(answered) => {
            let number = answered.checkpoint + 1;
            format!("answered {} {number}: {:?}", step(answered.step), answered.verdict)
        }
        Event::Done(done) => {
            format!("done {}{}{}", step(done.step), against(&done.against), changes(&done.timers))
        }
        Event::Skipped(ix, reason) => format!("skipped {}: {reason}", step(*ix)),
        Event::Refused(what, obstacles) => {
            format!("refused {}{}", subject(*what), against(obstacles))
        }
        Event::Passed(ix, mark) => format!("{} passed {mark:?}", timer(*ix)),
        Event::RoundDue(round, closes) => {
            format!("round {} of {} due until {}", round.number, timer(round.timer), clock(*closes))
        }
        Event::RoundDone(round) => format!("round {} of {} done", round.number, timer(round.timer)),
        Event::RoundDeclined(round) => {
            format!("round {} of {} declined", round.number, timer(round.timer))
        }
        Event::RoundMissed(round) => {
            format!("round {} of {} missed", round.number, timer(round.timer))
        }
        Event::Waiting(until) => format!("waiting until {}", clock(*until)),
        Event::Waited => "waited".to_owned(),
        Event::Noted(text) => format!("noted: {text}"),
        Event::Paused => "paused".to_owned(),
        Event::Unpaused => "unpaused".to_owned(),
        Event::Slept(lasted, counted) => format!("slept {}, counted {counted}", Clock(*lasted)),
        Event::Typed(typed) => format!("typed: {}", typed.text),
        Event::Picked(meaning) => format!("picked {}", meant(procedure, *meaning)),
        Event::Counted(counted) => {
            let taken = if counted.taken { "" } else { ", not taken" };
            format!("counted {} times {}{taken}", step(counted.step), counted.times)
        }
        Event::Opened(phase) => format!("opened {}", procedure.phases()[*phase].title),
        Event::Acted(acted) => {
            format!("acted: {} ({})", acted.text, meant(procedure, acted.meaning))
        }
        Event::NotNext(named, next) => format!("named {}, next is {}", step(*named), step(*next)),
        Event::TakenBack(to) => format!("taken back to {}", clock(*to)),
        Event::Hinted(ix, hint) => format!("hint {hint:?} for {}", step(*ix)),
        Event::Stuck(ix) => format!("stuck at {}", step(*ix)),
        Event::Finished(finished) => {
            format!("finished{}{}", against(&finished.against), changes(&finished.timers))
        }
        Event::Abandoned => "abandoned".to_owned(),
    };
    format!("{:<6} {what}", clock(entry.at))
}
