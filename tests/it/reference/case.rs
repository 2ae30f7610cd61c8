//! A case: a procedure, what is done of it, and the debrief, all as plain data.
//!
//! The input is made of the script and of what the file says, never of the debrief; the output is
//! only what the debrief says. `tests/recompute.py` gets from one to the other in its own way.

use crate::support::rehearsal::{Rehearsal, procedure};
use rehearsal::debrief::{Debrief, Kind, Subject};
use rehearsal::procedure::{Phase, Procedure, Repeat, Slot, Step, StepIx};
use rehearsal::session::{Command, Confidence, Event, Meaning, Mode};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What is typed to be offered the steps that are called so, of which one is picked.
const UNCLEAR: &str = "check the pump";

/// A case, played.
pub(super) struct Case {
    name: String,
    input: Value,
    output: Value,
}

impl Case {
    /// Plays `script` with the procedure written as `yaml`. The words of a script, by example:
    ///
    /// - `wipe` begins the step of this id and answers all that it asks right, and surely;
    /// - `wipe:+4-1` answers right with confidence 4, then wrong with confidence 1;
    /// - `wipe*3` names a repeat and says that it is done three times;
    /// - `wipe?` picks the step from what is offered for something unclear;
    /// - `hint=wipe` asks for a hint, and it is about this step;
    /// - `stuck=wipe` asks for the step itself.
    pub(super) fn of(name: &str, mode: Mode, yaml: &str, script: &str) -> Self {
        let procedure = procedure(yaml);
        let mut played =
            Played { rehearsal: Rehearsal::in_mode(&procedure, mode), input: Input::default() };
        for word in script.split_whitespace() {
            played.play(word);
        }
        played.ask(&Command::Finish);
        let Played { rehearsal, input } = played;
        let setting = rehearsal.session().setting().clone();
        let debrief = Debrief::of(setting, &rehearsal.entries);
        let (input, output) = (input.told(&procedure), output(&debrief));
        Self { name: name.to_owned(), input, output }
    }

    /// As JSON, a line for each thing that is told.
    pub(super) fn told(&self) -> String {
        let part = |value: &Value| {
            let lines = value.as_object().unwrap().iter();
            let lines: Vec<_> = lines.map(|(key, value)| format!("   {key:?}: {value}")).collect();
            lines.join(",\n")
        };
        let (name, input, output) = (&self.name, part(&self.input), part(&self.output));
        format!(
            " {{\n  \"name\": {name:?},\n  \"input\": {{\n{input}\n  }},\n  \"output\": {{\n{output}\n  }}\n }}"
        )
    }
}

/// What was done, and how.
#[derive(Default)]
struct Input {
    done: Vec<String>,
    hints: BTreeMap<String, u32>,
    prompts: BTreeMap<String, u32>,
    /// Steps that were told to one who did not know on.
    stuck: Vec<String>,
    /// Step, number of the checkpoint, whether it is right, and how sure.
    answers: Vec<(String, usize, bool, Option<u8>)>,
}

impl Input {
    fn told(self, procedure: &Procedure) -> Value {
        let steps = procedure.steps().map(|(_, step)| (step.id.to_string(), about(step)));
        json!({
            "path": { "sequence": slots(procedure, procedure.slots()) },
            "steps": steps.collect::<Map<_, _>>(),
            "done": self.done,
            "hints": self.hints,
            "prompts": self.prompts,
            "stuck": self.stuck,
            "answers": self.answers,
        })
    }
}

fn about(step: &Step) -> Value {
    let points = step.checkpoints.iter().map(|it| if it.kind.is_judged() { it.points } else { 0 });
    json!({
        "severity": step.omitted.word(),
        "optional": step.optional,
        "points": points.collect::<Vec<_>>(),
    })
}

fn slots(procedure: &Procedure, slots: &[Slot]) -> Vec<Value> {
    slots.iter().map(|slot| self::slot(procedure, slot)).collect()
}

fn slot(procedure: &Procedure, slot: &Slot) -> Value {
    match slot {
        Slot::Step(step) => json!({ "step": procedure.step(*step).id.as_str() }),
        Slot::Phase(Phase { slots: inside, .. }) | Slot::Run(inside) => {
            json!({ "sequence": slots(procedure, inside) })
        }
        Slot::AnyOrder(inside) => json!({ "any_order": slots(procedure, inside) }),
        Slot::OneOf(inside) => json!({ "one_of": slots(procedure, inside) }),
        Slot::Repeat(Repeat { passes, slots: inside, .. }) => {
            json!({ "repeat": { "passes": passes, "slots": slots(procedure, inside) } })
        }
    }
}

/// A case that is being played.
struct Played {
    rehearsal: Rehearsal,
    input: Input,
}

impl Played {
    fn ask(&mut self, command: &Command) {
        self.rehearsal.ask(command);
        assert_eq!(self.rehearsal.refusal, None, "{command:?}\n{}", self.rehearsal.story());
    }

    fn play(&mut self, word: &str) {
        if let Some(id) = word.strip_prefix("hint=") {
            self.ask(&Command::Hint);
            assert_eq!(self.told_about(), Some(self.rehearsal.step(id)), "{word}");
            *self.input.hints.entry(id.to_owned()).or_default() += 1;
        } else if let Some(id) = word.strip_prefix("stuck=") {
            self.ask(&Command::Stuck);
            assert_eq!(self.told_about(), Some(self.rehearsal.step(id)), "{word}");
            self.input.stuck.push(id.to_owned());
        } else if let Some((id, times)) = word.split_once('*') {
            let times = times.parse().unwrap();
            let title =
                self.rehearsal.session().procedure().step(self.rehearsal.step(id)).title.clone();
            self.ask(&Command::Say(title));
            self.ask(&Command::Count(times));
            self.input.done.extend((0..times).map(|_| id.to_owned()));
            self.answer_all(id, "");
        } else if let Some(id) = word.strip_suffix('?') {
            let step = self.rehearsal.step(id);
            self.ask(&Command::Say(UNCLEAR.to_owned()));
            self.ask(&Command::Pick(Some(Meaning::Step(step))));
            self.input.done.push(id.to_owned());
            *self.input.prompts.entry(id.to_owned()).or_default() += 1;
            self.answer_all(id, "");
        } else {
            let (id, answers) = word.split_once(':').unwrap_or((word, ""));
            self.ask(&Command::Begin(self.rehearsal.step(id)));
            self.input.done.push(id.to_owned());
            self.answer_all(id, answers);
        }
    }

    /// The step that the hint was about, or that was told.
    fn told_about(&self) -> Option<StepIx> {
        if let Event::Hinted(step, _) | Event::Stuck(step) = self.rehearsal.entries.last()?.event {
            return Some(step);
        }
        None
    }

    /// Answers what the step asks: as `answers` says, then right, and surely.
    fn answer_all(&mut self, id: &str, answers: &str) {
        let mut signs = answers.chars().peekable();
        while let Some((step, position, _)) = self.rehearsal.session().checkpoint_in_hand() {
            let right = signs.next().is_none_or(|sign| sign == '+');
            let digit = signs.next_if(char::is_ascii_digit).and_then(|digit| digit.to_digit(10));
            let sure = u8::try_from(digit.unwrap_or(4)).ok().and_then(Confidence::new);
            let sure = sure.filter(|_| self.rehearsal.session().asks_confidence());
            assert!(digit.is_none() || sure.is_some(), "{id}: nobody asks how sure");
            assert_eq!(self.id(step), id, "it is this step that asks");
            let answer = self.rehearsal.answer(right).unwrap();
            self.ask(&Command::Answer(step, answer, sure));
            self.input.answers.push((
                id.to_owned(),
                position + 1,
                right,
                sure.map(Confidence::number),
            ));
        }
        assert_eq!(signs.next(), None, "{id} does not ask so much");
    }

    fn id(&self, step: StepIx) -> &str {
        self.rehearsal.session().procedure().step(step).id.as_str()
    }
}

/// What the debrief says.
fn output(debrief: &Debrief) -> Value {
    let id = |step: StepIx| debrief.procedure().step(step).id.as_str();
    let found = found(debrief);
    let of = |kind: Kind| found.iter().filter(move |(it, ..)| *it == kind);
    let steps = |kind: Kind| of(kind).map(|(_, step, _)| *step).collect::<BTreeSet<_>>();
    let omitted = of(Kind::Omitted).map(|(_, step, said)| ((*step).to_owned(), left_out(said)));
    let repeated = of(Kind::Repeated).map(|(_, step, said)| ((*step).to_owned(), again(said)));
    let lines = debrief.score.lines.iter();
    let lines = lines.map(|it| (id(it.step).to_owned(), json!([it.got.as_f64(), it.of.as_f64()])));
    let rows =
        debrief.calibration.iter().flat_map(|it| &it.rows).map(|row| {
            json!([row.confidence.number(), row.confidence.percent(), row.said, row.right])
        });
    json!({
        "out_of_order": steps(Kind::OutOfOrder),
        "omitted": omitted.collect::<Map<_, _>>(),
        "repeated": repeated.collect::<Map<_, _>>(),
        "added": steps(Kind::Added),
        "points": lines.collect::<Map<_, _>>(),
        "got": debrief.score.got.as_f64(),
        "of": debrief.score.of.as_f64(),
        "percent": debrief.score.share() * 100.0,
        "brier": debrief.calibration.as_ref().map(|it| it.brier),
        "reliability": rows.collect::<Vec<_>>(),
    })
}

/// What deviates, folded or not: how, which step, and what is said of it.
fn found(debrief: &Debrief) -> Vec<(Kind, &str, &str)> {
    let all = debrief.deviations.iter().flat_map(|it| std::iter::once(it).chain(&it.folded));
    let told = all.map(|it| {
        let Subject::Step(step) = it.subject else { panic!("no case is about {:?}", it.subject) };
        (it.kind, debrief.procedure().step(step).id.as_str(), it.message.as_str())
    });
    told.collect()
}

/// How much was done of what was left out.
fn left_out(said: &str) -> Value {
    let part = |said: &str| Some(said.strip_prefix("Done ")?.strip_suffix(" times.")?.to_owned());
    match said {
        "Never done." => "never".into(),
        "It did not come to mind, and was told." => "told".into(),
        said => part(said).unwrap_or_else(|| panic!("{said}")).into(),
    }
}

/// How many times more than it is asked for.
fn again(said: &str) -> Value {
    let times = said.strip_prefix("Done ").and_then(|rest| rest.split(' ').next());
    match times {
        Some("once") => 1.into(),
        Some(times) => times.parse::<u32>().unwrap().into(),
        None => panic!("{said}"),
    }
}
