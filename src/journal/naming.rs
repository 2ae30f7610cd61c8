//! What was typed, in a journal: phases by title, wrong acts by their text, and back.
//!
//! The judge of it is `session/judge.rs`; what it was found to mean is kept, and is not judged
//! again when a journal is read.

use super::damage::Fault;
use super::names::{Names, unknown};
use super::read::Reading;
use crate::procedure::{Procedure, StepIx};
use crate::session::{self, Hint};
use serde::{Deserialize, Serialize};

/// Something was typed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    text: String,
    parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    text: String,
    heard: Heard,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Heard {
    Clear(Meaning),
    Unclear(Vec<Meaning>),
    Nothing,
}

/// What something that was typed means.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Meaning {
    Step(String),
    Round(String),
    WrongAct(WrongAct),
    Phase {
        /// Its position among the phases, as two may have the same title.
        number: usize,
        title: String,
    },
}

/// A wrong act: two may have the same words, each during something else.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WrongAct {
    Placed {
        /// Its position among the wrong acts.
        number: usize,
        act: String,
    },
    /// As journals up to version 2 have it.
    Named(String),
}

/// Something was done that the procedure does not ask for.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Acted {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    meaning: Option<Meaning>,
}

/// How often something was done.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counted {
    step: String,
    times: u32,
    taken: bool,
}

/// A rung of the ladder of hints.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rung {
    Cue,
    FirstWord,
    Whole,
}

pub(super) fn write_typed(procedure: &Procedure, typed: &session::Typed) -> Typed {
    let write = |meaning: &session::Meaning| write_meaning(procedure, *meaning);
    let parts = typed.parts.iter().map(|part| Part {
        text: part.text.clone(),
        heard: match &part.heard {
            session::Heard::Clear(meaning) => Heard::Clear(write(meaning)),
            session::Heard::Unclear(near) => Heard::Unclear(near.iter().map(write).collect()),
            session::Heard::Nothing => Heard::Nothing,
        },
    });
    Typed { text: typed.text.clone(), parts: parts.collect() }
}

pub(super) fn read_typed(
    names: &Names<'_>,
    how: Reading,
    typed: Typed,
) -> Result<session::Typed, Fault> {
    let known = |meaning: &Meaning| read_known(names, how, meaning);
    let read = |part: Part| {
        let heard = match part.heard {
            Heard::Clear(meaning) => {
                known(&meaning)?.map_or(session::Heard::Nothing, session::Heard::Clear)
            }
            Heard::Unclear(near) => {
                let near = near.iter().filter_map(|meaning| known(meaning).transpose());
                let near = near.collect::<Result<Vec<_>, _>>()?;
                if near.is_empty() {
                    session::Heard::Nothing
                } else {
                    session::Heard::Unclear(near)
                }
            }
            Heard::Nothing => session::Heard::Nothing,
        };
        Ok(session::Part { text: part.text, heard })
    };
    let parts = typed.parts.into_iter().map(read).collect::<Result<_, Fault>>()?;
    Ok(session::Typed { text: typed.text, parts })
}

pub(super) fn write_meaning(procedure: &Procedure, meaning: session::Meaning) -> Meaning {
    match meaning {
        session::Meaning::Step(step) => Meaning::Step(procedure.step(step).id.to_string()),
        session::Meaning::Round(timer) => Meaning::Round(procedure.timer(timer).id.to_string()),
        session::Meaning::WrongAct(position) => {
            let act = procedure.mishaps().wrong_acts.get(position);
            let act = act.map(|act| act.act.clone()).unwrap_or_default();
            Meaning::WrongAct(WrongAct::Placed { number: position, act })
        }
        session::Meaning::Phase(number) => {
            let title = procedure.phases().get(number).map(|phase| phase.title.clone());
            Meaning::Phase { number, title: title.unwrap_or_default() }
        }
    }
}

pub(super) fn read_meaning(
    names: &Names<'_>,
    meaning: &Meaning,
) -> Result<session::Meaning, Fault> {
    Ok(match meaning {
        Meaning::Step(step) => session::Meaning::Step(names.step(step)?),
        Meaning::Round(timer) => session::Meaning::Round(names.timer(timer)?),
        Meaning::WrongAct(it) => session::Meaning::WrongAct(read_wrong_act(names, it)?),
        Meaning::Phase { number, title } => {
            let phases = names.procedure().phases();
            let fits = phases.get(*number).is_some_and(|phase| phase.title == *title);
            let found = fits.then_some(*number);
            session::Meaning::Phase(found.ok_or_else(|| unknown("phase", title))?)
        }
    })
}

/// The one at that place if it is still called so, else the first that is.
fn read_wrong_act(names: &Names<'_>, it: &WrongAct) -> Result<usize, Fault> {
    let (number, text) = match it {
        WrongAct::Placed { number, act } => (Some(*number), act),
        WrongAct::Named(act) => (None, act),
    };
    let acts = &names.procedure().mishaps().wrong_acts;
    let called = |position: &usize| acts.get(*position).is_some_and(|act| act.act == *text);
    let first = || acts.iter().position(|act| act.act == *text);
    number.filter(called).or_else(first).ok_or_else(|| unknown("wrong act", text))
}

pub(super) fn write_acted(procedure: &Procedure, acted: &session::Acted) -> Acted {
    let meaning = acted.meaning.map(|meaning| write_meaning(procedure, meaning));
    Acted { text: acted.text.clone(), meaning }
}

pub(super) fn read_acted(
    names: &Names<'_>,
    how: Reading,
    acted: Acted,
) -> Result<session::Acted, Fault> {
    let meaning = acted.meaning.map(|meaning| read_known(names, how, &meaning)).transpose()?;
    Ok(session::Acted { text: acted.text, meaning: meaning.flatten() })
}

/// What was meant. A procedure that does not have it leaves the words as they were typed, with no
/// meaning, so that another can be found.
pub(super) fn read_known(
    names: &Names<'_>,
    how: Reading,
    meaning: &Meaning,
) -> Result<Option<session::Meaning>, Fault> {
    match (read_meaning(names, meaning), how) {
        (Err(Fault::Unknown { .. }), Reading::Lenient) => Ok(None),
        (read, Reading::Lenient | Reading::Strict) => read.map(Some),
    }
}

pub(super) fn write_counted(procedure: &Procedure, counted: session::Counted) -> Counted {
    let session::Counted { step, times, taken } = counted;
    Counted { step: procedure.step(step).id.to_string(), times, taken }
}

pub(super) fn read_counted(
    names: &Names<'_>,
    counted: &Counted,
) -> Result<session::Counted, Fault> {
    let step: StepIx = names.step(&counted.step)?;
    Ok(session::Counted { step, times: counted.times, taken: counted.taken })
}

pub(super) const fn write_rung(hint: Hint) -> Rung {
    match hint {
        Hint::Cue => Rung::Cue,
        Hint::FirstWord => Rung::FirstWord,
        Hint::Whole => Rung::Whole,
    }
}

pub(super) const fn read_rung(rung: Rung) -> Hint {
    match rung {
        Rung::Cue => Hint::Cue,
        Rung::FirstWord => Hint::FirstWord,
        Rung::Whole => Hint::Whole,
    }
}
