//! Calibration: how well the trainee knew what they knew.
//!
//! The Brier score is the mean of (p − o)², p what was said (25, 50, 75 or 95 %) and o whether the
//! first answer was right, 1 or 0: 0 is perfect, 0.25 is what always saying 50 % gets. Source:
//! Brier 1950, Monthly Weather Review 78:1.

use super::asked::Asked;
use crate::procedure::StepIx;
use crate::session::Confidence;

/// How well the trainee knew what they knew.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The Brier score, from 0, the best, to 1.
    pub brier: f64,
    /// What each confidence came to, the least sure first; those never said are left out.
    pub rows: Vec<Reliability>,
    /// Wrong answers given with confidence, the most sure first.
    pub sure_and_wrong: Vec<SureAndWrong>,
}

/// What one confidence came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reliability {
    /// What was said.
    pub confidence: Confidence,
    /// How often.
    pub said: u32,
    /// How often the answer was right.
    pub right: u32,
}

/// A wrong answer of which the trainee was sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SureAndWrong {
    /// The step.
    pub step: StepIx,
    /// What was asked.
    pub ask: String,
    /// How sure they were.
    pub confidence: Confidence,
}

/// From which percentage on a wrong answer was given with confidence.
const SURE: u32 = 75;

/// What the confidences amount to; nothing when none was asked for.
pub(super) fn calibration(asked: &[Asked<'_>]) -> Option<Calibration> {
    let said: Vec<(&Asked<'_>, Confidence, bool)> = asked
        .iter()
        .filter_map(|asked| {
            let first = asked.given.first()?;
            Some((asked, first.confidence?, first.verdict.is_right()))
        })
        .collect();
    let count = u32::try_from(said.len()).ok().filter(|count| *count > 0)?;
    let squares = said.iter().map(|(_, confidence, right)| {
        let outcome = if *right { 1.0 } else { 0.0 };
        (f64::from(confidence.percent()) / 100.0 - outcome).powi(2)
    });
    let brier = squares.sum::<f64>() / f64::from(count);
    let rows = Confidence::ALL.into_iter().filter_map(|confidence| {
        let of_this = || said.iter().filter(move |(_, it, _)| *it == confidence);
        let said = u32::try_from(of_this().count()).ok().filter(|said| *said > 0)?;
        let right = of_this().filter(|(_, _, right)| *right).count();
        Some(Reliability { confidence, said, right: u32::try_from(right).unwrap_or(said) })
    });
    let mut sure_and_wrong: Vec<SureAndWrong> = said
        .iter()
        .filter(|(_, confidence, right)| !right && confidence.percent() >= SURE)
        .map(|(asked, confidence, _)| SureAndWrong {
            step: asked.step,
            ask: asked.checkpoint.ask.trim().to_owned(),
            confidence: *confidence,
        })
        .collect();
    sure_and_wrong.sort_by_key(|it| std::cmp::Reverse(it.confidence));
    Some(Calibration { brier, rows: rows.collect(), sure_and_wrong })
}
