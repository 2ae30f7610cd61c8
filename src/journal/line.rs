//! The form of an entry's line: what it is made of, apart from what it means.
//!
//! Steps and timers are named by id and options by their text, so that a teacher can read a
//! journal; every time is in milliseconds. A field or a variant that is not known here makes a
//! line that is not understood, never one that is half read: see `journal.rs` for how the form
//! may change. Read next: `write.rs` and `read.rs`, which say what the parts mean.

use super::checkpoint::{Answer, Verdict};
use super::complication::{Drawn, Resolved};
use super::naming::{Acted, Counted, Meaning, Rung, Typed};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// An entry.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) seq: u64,
    pub(super) at: u64,
    pub(super) real: u64,
    pub(super) event: Event,
    /// Checked before the line is read, and written after it: see `seal.rs`.
    #[serde(rename = "crc", default, skip_serializing)]
    _crc: IgnoredAny,
}

impl Line {
    pub(super) const fn new(seq: u64, at: u64, real: u64, event: Event) -> Self {
        Self { seq, at, real, event, _crc: IgnoredAny }
    }
}

/// What happened.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Event {
    Began {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        timers: Vec<TimerChange>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        drawn: Vec<Drawn>,
    },
    Left,
    Returned {
        away: u64,
    },
    Begun(Begun),
    Answered(Answered),
    Done(Done),
    Skipped {
        step: String,
        reason: String,
    },
    Deferred {
        step: String,
    },
    Refused {
        subject: Subject,
        against: Vec<Obstacle>,
    },
    Passed {
        timer: String,
        mark: Mark,
    },
    RoundDue {
        timer: String,
        number: u32,
        closes: u64,
    },
    RoundDone(Round),
    RoundDeclined(Round),
    RoundMissed(Round),
    Waiting {
        until: u64,
    },
    Waited,
    Noted {
        text: String,
    },
    Paused,
    Unpaused,
    Slept {
        lasted: u64,
        counts: bool,
    },
    Typed(Typed),
    Picked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meaning: Option<Meaning>,
    },
    Counted(Counted),
    Opened(Meaning),
    Acted(Acted),
    NotNext {
        named: String,
        next: String,
    },
    TakenBack {
        to: u64,
    },
    Hinted {
        step: String,
        rung: Rung,
    },
    Stuck {
        step: String,
    },
    Occurred {
        complication: String,
    },
    Resolved(Resolved),
    Ended {
        ending: String,
    },
    Finished(Finished),
    Abandoned,
}

/// The pass of what stands in no repeat.
const fn first() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_first(pass: &u32) -> bool {
    *pass == 1
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Begun {
    pub(super) step: String,
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub(super) pass: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) against: Vec<Obstacle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answers: Option<Round>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) timers: Vec<TimerChange>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answered {
    pub(super) step: String,
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub(super) pass: u32,
    /// Its position in the step: checkpoints have no ids.
    pub(super) checkpoint: usize,
    pub(super) answer: Answer,
    /// From 1 to 4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<u8>,
    pub(super) verdict: Verdict,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Done {
    pub(super) step: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) against: Vec<Obstacle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) timers: Vec<TimerChange>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Finished {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) against: Vec<Obstacle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) timers: Vec<TimerChange>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum TimerChange {
    Started(String),
    Stopped { timer: String, ran: u64, reached: bool },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mark {
    AtLeast,
    Target,
    AtMost,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Round {
    pub(super) timer: String,
    pub(super) number: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Subject {
    Step(String),
    Finish,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Obstacle {
    Order(String),
    Outside(String),
    Needs {
        timer: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        missing: Option<u64>,
    },
    Rule {
        /// Its position among the rules, which have no ids.
        number: usize,
        /// The rule itself, as `Names` puts it: what makes the number safe to read.
        never: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        missing: Option<u64>,
    },
    TooSoon {
        step: String,
        missing: u64,
    },
    Open(Vec<String>),
}
