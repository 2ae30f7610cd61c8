//! What comes of sessions in which steps are typed: the debrief of a script, as lines.

mod again;
mod alike;
mod alternatives;
mod folded;
mod led_past;
mod marked;
mod notes;
mod offered;
mod places;
mod typed;
mod ways;

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use rehearsal::debrief::{Debrief, Deviation};
use rehearsal::procedure::{Kind, Resolution};
use rehearsal::session::{Answer, Command, Confidence, Meaning, Mode, Next, Until};
use std::time::Duration;

/// A session with the procedure written as `yaml`, in which these lines are typed: what is done
/// next, or one of the commands `finished`, `stuck`, `not that`, `wait 5` (minutes), `pick 1`,
/// `pick none`, `count 3`, `right`, `wrong`, `note TEXT`, `defer`, `carry on` and `stop`; `= TEXT`
/// takes an arm.
fn played(mode: Mode, yaml: &str, lines: &[&str]) -> Rehearsal {
    let mut rehearsal = Rehearsal::in_mode(&procedure(yaml), mode);
    for line in lines {
        type_in(&mut rehearsal, line);
        assert_eq!(rehearsal.refusal, None, "{line}\n{}", rehearsal.story());
    }
    rehearsal
}

fn type_in(rehearsal: &mut Rehearsal, line: &str) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    if let Some(said) = Resolution::parse(line) {
        rehearsal.ask(&Command::Resolve(said));
        return;
    }
    match (line, word) {
        ("finished", _) => rehearsal.ask(&Command::Finish),
        ("stuck", _) => rehearsal.ask(&Command::Stuck),
        ("done", _) => {
            let step = rehearsal.session().in_hand().expect("a step in hand").step;
            rehearsal.ask(&Command::Complete(step))
        }
        ("defer", _) => {
            let Next::Begin(step) = rehearsal.session().next() else { panic!("no step is next") };
            rehearsal.ask(&Command::Defer(step))
        }
        (_, "=") => decide(rehearsal, rest),
        ("hint", _) => rehearsal.ask(&Command::Hint),
        ("not that", _) => rehearsal.ask(&Command::NotThat),
        ("right", _) => rehearsal.answer_now(true),
        ("wrong", _) => rehearsal.answer_now(false),
        ("pick none", _) => rehearsal.ask(&Command::Pick(None)),
        (_, "pick") => {
            let meaning = offered(rehearsal)[rest.parse::<usize>().unwrap() - 1];
            rehearsal.ask(&Command::Pick(Some(meaning)))
        }
        (_, "count") => rehearsal.ask(&Command::Count(rest.parse().unwrap())),
        (_, "wait") => {
            let length = Duration::from_mins(rest.parse().unwrap());
            rehearsal.ask(&Command::Wait(Until::For(length)))
        }
        (_, "note") => rehearsal.ask(&Command::Note(rest.to_owned())),
        _ => rehearsal.say(line),
    };
}

/// Takes the arm of this text.
fn decide<'a>(rehearsal: &'a mut Rehearsal, text: &str) -> &'a mut Rehearsal {
    let (step, _, asked) = rehearsal.session().checkpoint_in_hand().expect(text);
    let Kind::Decide(decide) = &asked.kind else { panic!("{text}: a decision") };
    let arm = decide.arms.iter().position(|arm| arm.text == text).expect(text);
    let shown = (0..decide.arms.len()).collect();
    let answer = Answer::Choose { shown, picked: std::iter::once(arm).collect() };
    let sure = rehearsal.session().asks_confidence().then(|| Confidence::ALL[3]);
    rehearsal.ask(&Command::Answer(step, answer, sure))
}

fn offered(rehearsal: &Rehearsal) -> Vec<Meaning> {
    rehearsal.session().unclear().expect("something is unclear").1.to_vec()
}

/// `severity kind, subject: message`, and what was folded in; then the points.
fn told(debrief: &Debrief) -> String {
    let line = |it: &Deviation| {
        let title = it.subject.title(debrief.procedure());
        format!("{} {}, {title}: {}\n", it.severity, it.kind.word(), it.message)
    };
    let mut text = String::new();
    for it in &debrief.deviations {
        text.push_str(&line(it));
        text.extend(it.folded.iter().map(|part| format!("  + {}", line(part))));
    }
    format!("{text}{} of {} points\n", debrief.score.got, debrief.score.of)
}
