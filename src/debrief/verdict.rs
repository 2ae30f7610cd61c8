//! The verdict: whether the session passed, and if not, why.
//!
//! Asks the row of policy whether there is one at all; asks no mode by name.

use super::deviation::Deviation;
use super::score::Score;
use super::{Outcome, Times};
use crate::procedure::{Pass, Severity};
use crate::session::policy;
use crate::time::Words;

/// Whether the session passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The mode is for practice and never passes or fails.
    Practice,
    /// The session was not finished, and has no verdict.
    Without,
    /// Everything that passes was reached.
    Passed,
    /// It was not.
    Failed {
        /// Every reason, in words. Never empty.
        reasons: Vec<String>,
    },
}

impl Verdict {
    /// The word used in reports.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Without => "without a verdict",
            Self::Passed => "passed",
            Self::Failed { .. } => "failed",
        }
    }
}

/// What a verdict is reached from.
pub(super) struct Evidence<'a> {
    pub(super) outcome: Outcome,
    pub(super) pass: Pass,
    pub(super) score: &'a Score,
    pub(super) deviations: &'a [Deviation],
    pub(super) times: Times,
}

pub(super) fn verdict(row: policy::Verdict, evidence: &Evidence<'_>) -> Verdict {
    match (row, evidence.outcome) {
        (policy::Verdict::Never, _) => Verdict::Practice,
        (policy::Verdict::PassOrFail, Outcome::Abandoned | Outcome::Unfinished) => Verdict::Without,
        (policy::Verdict::PassOrFail, Outcome::Finished { .. } | Outcome::Ended { .. }) => {
            let reasons = reasons(evidence);
            if reasons.is_empty() { Verdict::Passed } else { Verdict::Failed { reasons } }
        }
    }
}

fn reasons(evidence: &Evidence<'_>) -> Vec<String> {
    let Evidence { pass, score, deviations, times, .. } = evidence;
    let critical =
        deviations.iter().filter(|deviation| deviation.severity == Severity::Critical).count();
    let critical = match critical {
        0 => None,
        1 => Some("1 critical deviation".to_owned()),
        many => Some(format!("{many} critical deviations")),
    };
    // A share that only rounding in binary tells from the one asked for has reached it.
    let low = pass.score.filter(|asked| score.share() + 1e-9 < *asked).map(|asked| {
        format!("{} % of the points, {:.0} % asked for", score.percent(), asked * 100.0)
    });
    let session = times.session.elapsed();
    let slow = pass
        .time
        .filter(|longest| session > *longest)
        .map(|longest| format!("{} of session time, {} allowed", Words(session), Words(longest)));
    critical.into_iter().chain(low).chain(slow).collect()
}

#[cfg(test)]
mod tests {
    use super::super::deviation::{Kind, Subject};
    use super::super::points::Points;
    use super::*;
    use crate::time::SessionTime;
    use std::time::Duration;

    fn judged(row: policy::Verdict, halves: u32, minutes: u64, severity: Severity) -> Verdict {
        let score =
            Score { got: Points::halves(halves), of: Points::halves(10), ..Score::default() };
        let at = SessionTime::from_millis(minutes * 60_000);
        let what = (Kind::Wrong, severity);
        let deviation = Deviation::new(what, Subject::Finish, at, String::new());
        verdict(
            row,
            &Evidence {
                outcome: Outcome::Finished { left_out: 0, told: 0, deferred: 0, missed: None },
                pass: Pass { score: Some(0.8), time: Some(Duration::from_mins(30)) },
                score: &score,
                deviations: &[deviation],
                times: Times { session: at, real: Duration::ZERO },
            },
        )
    }

    #[test]
    fn a_session_passes_by_score_time_and_the_absence_of_anything_critical() {
        use policy::Verdict::{Never, PassOrFail};
        assert_eq!(judged(PassOrFail, 8, 30, Severity::Major), Verdict::Passed);
        assert_eq!(judged(Never, 8, 30, Severity::Major), Verdict::Practice);
        let reasons = [
            "1 critical deviation",
            "70 % of the points, 80 % asked for",
            "31 min of session time, 30 min allowed",
        ];
        let reasons = reasons.map(str::to_owned).to_vec();
        assert_eq!(judged(PassOrFail, 7, 31, Severity::Critical), Verdict::Failed { reasons });
    }
}
