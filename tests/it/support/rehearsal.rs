//! A sitting driven by a script, and what happened in it as lines that read like a story.

use super::maps::with_maps;
use super::story::story;
use rehearsal::author::{Choice, Files, Unsettled, compile};
use rehearsal::debrief::Debrief;
use rehearsal::instrument::Wall;
use rehearsal::instrument::bench::expert;
use rehearsal::procedure::checkpoint::Kind;
use rehearsal::procedure::{Procedure, StepIx, Subject, TimerIx};
use rehearsal::session::checkpoint::{shown_arms, shown_items, shown_order};
use rehearsal::session::{
    Answer, Command, Confidence, Entry, Mode, Refusal, Session, Setting, Sitting, Until,
};
use rehearsal::time::Moment;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// The procedure written as `yaml`, which has no mistakes.
pub(crate) fn procedure(yaml: &str) -> Arc<Procedure> {
    let files = with_maps([("test.yaml".to_owned(), yaml.to_owned())]);
    let compiled = compile(&files, "test.yaml");
    assert!(compiled.diagnostics.is_empty(), "{:#?}", compiled.diagnostics);
    Arc::new(compiled.procedure.expect("a procedure without mistakes"))
}

/// The bundled procedure of this file name.
pub(crate) fn bundled(name: &str) -> Arc<Procedure> {
    let compiled = compile(&bundled_files(), name);
    assert!(compiled.diagnostics.is_empty(), "{:#?}", compiled.diagnostics);
    Arc::new(compiled.procedure.expect("a procedure without mistakes"))
}

/// The bundled procedure of this file name, in every variant with every case that fits it.
pub(crate) fn bundled_in_every_run(name: &str) -> Vec<Arc<Procedure>> {
    let package = compile(&bundled_files(), name).package;
    let document = package.document().expect("a file without mistakes");
    let names = |all: Vec<String>| {
        let named = all.into_iter().map(Some);
        std::iter::once(None).chain(named).collect::<Vec<_>>()
    };
    let variants = names(document.variants.iter().map(|(name, _)| name.value.clone()).collect());
    let cases = names(document.cases.iter().map(|(name, _)| name.value.clone()).collect());
    let mut all = Vec::new();
    for variant in &variants {
        for case in &cases {
            let (variant, case) = (variant.clone(), case.clone());
            match package.settle(&Choice { variant, case, ..Choice::default() }) {
                Ok(procedure) => all.push(Arc::new(procedure)),
                // The case is for another variant.
                Err(Unsettled::Choice(_)) => {}
                Err(Unsettled::Files(found)) => panic!("{name}: {found:#?}"),
            }
        }
    }
    all
}

/// The files in `procedures/`.
pub(crate) fn bundled_files() -> Files {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/procedures");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    with_maps(files)
}

/// The procedure written as `yaml` with the patient of this case.
pub(crate) fn with_case(yaml: &str, case: &str) -> Arc<Procedure> {
    let files = with_maps([("test.yaml".to_owned(), yaml.to_owned())]);
    let compiled = compile(&files, "test.yaml");
    assert_eq!(compiled.diagnostics, []);
    let choice = Choice { case: Some(case.to_owned()), ..Choice::default() };
    Arc::new(compiled.package.settle(&choice).expect("the case fits"))
}

/// What a session amounts to.
pub(crate) fn debrief(rehearsal: &Rehearsal) -> Debrief {
    Debrief::of(rehearsal.session().setting().clone(), &rehearsal.entries)
}

/// A sitting driven by a script.
pub(crate) struct Rehearsal {
    pub(crate) sitting: Sitting,
    pub(crate) now: Moment,
    pub(crate) entries: Vec<Entry>,
    pub(crate) refusal: Option<Refusal>,
}

impl Rehearsal {
    /// A session with `procedure`, begun.
    pub(crate) fn of(procedure: &Arc<Procedure>) -> Self {
        Self::paced(procedure, None)
    }

    /// A session that shows waits at this pace, begun.
    pub(crate) fn paced(procedure: &Arc<Procedure>, pace: Option<u32>) -> Self {
        Self::led(procedure, pace, Mode::Guided)
    }

    /// A session in this mode, begun.
    pub(crate) fn in_mode(procedure: &Arc<Procedure>, mode: Mode) -> Self {
        Self::led(procedure, None, mode)
    }

    /// A session in this mode that shows waits at this pace, begun.
    pub(crate) fn led(procedure: &Arc<Procedure>, pace: Option<u32>, mode: Mode) -> Self {
        Self::set(Setting { procedure: Arc::clone(procedure), mode, seed: 7 }, pace)
    }

    /// A session in this mode from this seed, begun.
    pub(crate) fn seeded(procedure: &Arc<Procedure>, mode: Mode, seed: u64) -> Self {
        Self::set(Setting { procedure: Arc::clone(procedure), mode, seed }, None)
    }

    fn set(setting: Setting, pace: Option<u32>) -> Self {
        let now = Moment::default();
        let sitting = Sitting::new(Session::new(setting), pace, now);
        let mut rehearsal = Self { sitting, now, entries: Vec::new(), refusal: None };
        rehearsal.sitting.attend(true, now);
        rehearsal.ask(&Command::Start);
        rehearsal
    }

    /// A session with the procedure written as `yaml`, begun.
    pub(crate) fn written(yaml: &str) -> Self {
        Self::of(&procedure(yaml))
    }

    pub(crate) fn session(&self) -> &Session {
        self.sitting.session()
    }

    pub(crate) fn step(&self, id: &str) -> StepIx {
        self.session().procedure().find_step(id).unwrap_or_else(|| panic!("no step `{id}`"))
    }

    pub(crate) fn timer(&self, id: &str) -> TimerIx {
        self.session().procedure().find_timer(id).unwrap_or_else(|| panic!("no timer `{id}`"))
    }

    /// Real time goes on, and the program wakes up at its end.
    pub(crate) fn after(&mut self, seconds: u64) -> &mut Self {
        self.now = self.now + Duration::from_secs(seconds);
        let entries = self.sitting.wake(self.now);
        self.entries.extend(entries);
        self
    }

    pub(crate) fn ask(&mut self, command: &Command) -> &mut Self {
        let performed = self.sitting.perform(command, self.now);
        self.entries.extend(performed.entries);
        self.refusal = performed.refusal;
        self
    }

    pub(crate) fn begin(&mut self, id: &str) -> &mut Self {
        self.ask(&Command::Begin(self.step(id)))
    }

    /// Begins a step and answers everything right.
    pub(crate) fn perform(&mut self, id: &str) -> &mut Self {
        self.begin(id);
        while let Some(answer) = self.answer(true) {
            let step = self.step(id);
            self.ask(&Command::Answer(step, answer, None));
        }
        self
    }

    /// Begins a step as the mode has it: by pointing at it, or by typing its title.
    pub(crate) fn name(&mut self, id: &str) -> &mut Self {
        if self.session().policy().types() {
            let title = self.session().procedure().step(self.step(id)).title.clone();
            return self.say(&title);
        }
        self.begin(id)
    }

    /// Types what is done next.
    pub(crate) fn say(&mut self, text: &str) -> &mut Self {
        self.ask(&Command::Say(text.to_owned()))
    }

    /// Answers the checkpoint in hand, right or wrong, quite sure where that is asked.
    pub(crate) fn answer_now(&mut self, right: bool) -> &mut Self {
        let answer = self.answer(right).expect("a question is asked");
        let (step, ..) = self.session().checkpoint_in_hand().expect("a question is asked");
        let sure = self.session().asks_confidence().then(|| Confidence::ALL[3]);
        self.ask(&Command::Answer(step, answer, sure))
    }

    pub(crate) fn override_step(&mut self, id: &str, reason: &str) -> &mut Self {
        self.ask(&Command::Override(Subject::Step(self.step(id)), reason.to_owned()))
    }

    pub(crate) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.ask(&Command::Wait(Until::For(Duration::from_secs(seconds))))
    }

    pub(crate) fn wait_for(&mut self, timer: &str) -> &mut Self {
        self.ask(&Command::Wait(Until::Target(self.timer(timer))))
    }

    pub(crate) fn do_round(&mut self, timer: &str) -> &mut Self {
        self.ask(&Command::DoRound(self.timer(timer)))
    }

    /// An answer to the checkpoint in hand, right or wrong.
    pub(crate) fn answer(&self, right: bool) -> Option<Answer> {
        let session = self.session();
        let (step, position, checkpoint) = session.checkpoint_in_hand()?;
        let id = session.procedure().step(step).id.as_str();
        Some(match &checkpoint.kind {
            Kind::Choose(choose) => {
                let options = choose.options.iter().enumerate();
                let picked = options.filter(|(_, option)| option.right == right);
                let shown = shown_order(choose, session.setting().seed, id, position);
                Answer::Choose { shown, picked: picked.map(|(position, _)| position).collect() }
            }
            Kind::Decide(decide) => {
                let arm = decide.arms.iter().position(|arm| arm.right == right);
                let shown = shown_arms(decide, session.setting().seed, id);
                Answer::Choose { shown, picked: arm.into_iter().collect() }
            }
            Kind::Number(number) => {
                let value = if right { number.right } else { number.right * 10.0 + 1.0 };
                Answer::Number { text: value.to_string(), value }
            }
            Kind::Tick(tick) => {
                Answer::Tick(if right { (0..tick.items.len()).collect() } else { BTreeSet::new() })
            }
            Kind::List(list) => {
                let said = list.items.iter().map(|item| item[0].clone()).collect::<Vec<_>>();
                Answer::List(if right { said.join("; ") } else { "nothing".to_owned() })
            }
            Kind::Order(order) => {
                let shown = shown_items(order, session.setting().seed, id, position);
                let right_order = (0..order.items.len()).collect();
                Answer::Order { given: if right { right_order } else { shown.clone() }, shown }
            }
            Kind::Say(say) => {
                Answer::Say(if right { say.phrases[0].clone() } else { "nothing".to_owned() })
            }
            Kind::Place(_) | Kind::Needle(_) if !right => Answer::Nothing,
            Kind::Place(place) => {
                let thing = format!("{id}/{position}");
                Answer::Place(Wall::new(place, session.setting().seed, &thing).right())
            }
            Kind::Needle(needle) => {
                let thing = format!("{id}/{position}");
                Answer::Needle(expert::needled(needle, session.setting().seed, &thing)?)
            }
        })
    }

    /// What has happened, a line an entry, without times on the clock of the wall.
    pub(crate) fn story(&self) -> String {
        story(self.session().procedure(), &self.entries)
    }
}
