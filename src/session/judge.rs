//! The judge of typed text: stub.
use crate::procedure::{Procedure, StepIx, TimerIx};
/// What can be named.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    titles: Vec<(String, Meaning)>,
}
/// Part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Text.
    pub text: String,
    /// Heard.
    pub heard: Heard,
}
/// Heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Clear.
    Clear(Meaning),
    /// Unclear.
    Unclear(Vec<Meaning>),
    /// Nothing.
    Nothing,
}
/// Meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A.
    Step(StepIx),
    /// A.
    Round(TimerIx),
    /// A.
    WrongAct(usize),
    /// A.
    Phase(usize),
}
impl Vocabulary {
    /// Of.
    #[must_use]
    pub fn of(procedure: &Procedure) -> Self {
        let mut titles: Vec<(String, Meaning)> = procedure
            .steps()
            .map(|(ix, step)| (step.title.to_lowercase(), Meaning::Step(ix)))
            .collect();
        titles.extend(
            procedure
                .phases()
                .iter()
                .enumerate()
                .map(|(at, phase)| (phase.title.to_lowercase(), Meaning::Phase(at))),
        );
        titles.extend(
            procedure
                .mishaps()
                .wrong_acts
                .iter()
                .enumerate()
                .map(|(at, act)| (act.act.to_lowercase(), Meaning::WrongAct(at))),
        );
        Self { titles }
    }
    /// Has.
    #[must_use]
    pub fn has_title(&self, text: &str) -> bool {
        self.titles
            .iter()
            .any(|(it, m)| *it == text.trim().to_lowercase() && matches!(m, Meaning::Step(_)))
    }
    /// Hear.
    #[must_use]
    pub fn hear(&self, text: &str, is_done: &dyn Fn(StepIx) -> bool) -> Vec<Part> {
        text.split(" then ")
            .map(|part| {
                let low = part.trim().to_lowercase();
                let mut all: Vec<Meaning> =
                    self.titles.iter().filter(|(it, _)| *it == low).map(|(_, m)| *m).collect();
                all.sort_by_key(|m| matches!(m, Meaning::Step(s) if is_done(*s)));
                let near: Vec<Meaning> = self
                    .titles
                    .iter()
                    .filter(|(it, m)| it.contains(&low) && !matches!(m, Meaning::Phase(_)))
                    .map(|(_, m)| *m)
                    .take(5)
                    .collect();
                let heard = match all.first() {
                    Some(m) => Heard::Clear(*m),
                    None if near.is_empty() => Heard::Nothing,
                    None => Heard::Unclear(near),
                };
                Part { text: part.trim().to_owned(), heard }
            })
            .collect()
    }
}
/// Says.
#[must_use]
pub fn says(phrases: &[String], said: &str, _abbreviations: &[(String, String)]) -> bool {
    phrases.iter().any(|p| p.to_lowercase() == said.trim().to_lowercase())
}
/// Named.
#[must_use]
pub fn named(
    items: &[Vec<String>],
    said: &str,
    _abbreviations: &[(String, String)],
) -> Vec<(String, Option<usize>)> {
    said.split([',', ';', '\n'])
        .map(|p| {
            let p = p.trim().to_lowercase();
            (p.clone(), items.iter().position(|it| it.iter().any(|x| x.to_lowercase() == p)))
        })
        .collect()
}
