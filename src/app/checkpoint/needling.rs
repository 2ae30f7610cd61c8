//! The needle in hand, by keys and by typed lines: where it goes, what is asked of the patient,
//! what is set on the machine, and what is injected.
//!
//! It adds no knowledge of its own: the needle and the machine are `instrument/bench.rs`, what is
//! wrong is the judge's. Typed lines are `needling/line.rs`.

mod line;

use super::Reply;
use crate::app::key::{Code, Key};
use crate::app::keymap::Hint;
use crate::debrief::faults;
use crate::instrument::Bench;
use crate::instrument::activity::Activity;
use crate::instrument::needle::Held;
use crate::instrument::trace::Cursor;
use crate::procedure::checkpoint::{Kind, Needle};
use crate::procedure::number::shown;
use crate::session::Answer;
use crate::session::policy::{Feedback, Policy};
use crate::time::Moment;
use std::time::Duration;

/// How far a key moves the needle, in millimetres: along its track, finely, fast; along the skin,
/// and finely. And how far it turns it, in degrees.
const STEP: f64 = 1.0;
const FINE_STEP: f64 = 0.25;
const FAST_STEP: f64 = 5.0;
const SLIDE: f64 = 2.0;
const FINE_SLIDE: f64 = 0.5;
const TURN: f64 = 5.0;
const FINE_TURN: f64 = 1.0;
/// The step and the largest of a dose, in units.
const DOSE: f64 = 5.0;
const LARGEST_DOSE: f64 = 400.0;
/// How often the trace is drawn anew: twenty times a second.
const FRAME: Duration = Duration::from_millis(50);

/// The needle in hand.
#[derive(Clone, Debug)]
pub struct Needling {
    /// The needle and the machine.
    pub bench: Bench,
    /// What the next injection holds, in units, where a dose is asked for.
    pub dose: Option<f64>,
    /// Which cursor on the frozen signal the keys move.
    pub cursor: Cursor,
    /// The key that moved the needle along the skin last, and whether it went forward there.
    sliding: Option<(Code, bool)>,
    /// Whether what is wrong with an injection is told at once.
    told: bool,
    /// How long the panel has been open, and when that was last counted.
    since: Duration,
    counted: Option<Moment>,
}

impl Needling {
    /// The needle is out of the skin.
    #[must_use]
    pub fn new(needle: &Needle, (seed, thing): (u64, &str), policy: Policy) -> Self {
        let each = needle.units.map(|units| units / f64::from(needle.sites.max(1)));
        // What is planned for each site is for the trainee to know.
        let dose = each.map(|_| 0.0);
        Self {
            bench: Bench::new(needle, seed, thing),
            dose,
            cursor: Cursor::First,
            sliding: None,
            told: policy.feedback == Feedback::AtOnce,
            since: Duration::ZERO,
            counted: None,
        }
    }

    /// Whether things are told as they happen, and named.
    #[must_use]
    pub const fn is_told(&self) -> bool {
        self.told
    }

    /// Time has come to `now`.
    pub fn tick(&mut self, now: Moment) {
        if let Some(before) = self.counted {
            // A sleeping computer has not listened.
            let passed = now.since(before).min(Duration::from_secs(1));
            self.let_pass(passed);
        }
        self.counted = Some(now);
    }

    fn let_pass(&mut self, passed: Duration) {
        self.since += passed;
        self.bench.pass(self.since);
    }

    /// When the signal is to be drawn anew; never while nothing moves.
    #[must_use]
    pub fn next_frame(&self, now: Moment) -> Option<Moment> {
        let is_frozen = self.bench.trace().is_some_and(|trace| trace.frozen().is_some());
        (!self.bench.is_still() && !is_frozen).then(|| self.counted.unwrap_or(now) + FRAME)
    }

    /// Whether a key means something here.
    #[must_use]
    pub fn takes(&self, key: Key) -> bool {
        !key.ctrl && self.deed(key.code).is_some()
    }

    /// Does what a key asks.
    pub(super) fn press(&mut self, key: Key, kind: &Kind) -> Reply {
        let Some(deed) = self.deed(key.code).filter(|_| !key.ctrl) else { return Reply::Unbound };
        self.sliding = if let Deed::Slide(far) = deed { Some((key.code, far > 0.0)) } else { None };
        self.perform(deed, kind)
    }

    /// What a key asks for, as things are.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    fn deed(&self, code: Code) -> Option<Deed> {
        let is_in = self.bench.needle().is_in();
        let emg = self.bench.trace().is_some();
        let frozen = self.bench.trace().is_some_and(|trace| trace.frozen().is_some());
        let sideways = |way: f64, fine: bool| match (frozen, is_in) {
            (true, _) => Deed::Shift(if fine { way } else { way * 5.0 }),
            (false, true) => self.turned(way * if fine { FINE_TURN } else { TURN }),
            (false, false) => self.slid(way * if fine { FINE_SLIDE } else { SLIDE }, Some(code)),
        };
        Some(match code {
            Code::Left | Code::Char('h') => sideways(-1.0, false),
            Code::Right | Code::Char('l') => sideways(1.0, false),
            Code::Char('H') => sideways(-1.0, true),
            Code::Char('L') => sideways(1.0, true),
            Code::Char('[') => self.turned(-TURN),
            Code::Char(']') => self.turned(TURN),
            Code::Down | Code::Char('j') => Deed::Advance(STEP),
            Code::Up | Code::Char('k') => Deed::Withdraw(STEP),
            Code::Char('J') => Deed::Advance(FINE_STEP),
            Code::Char('K') => Deed::Withdraw(FINE_STEP),
            Code::PageDown => Deed::Advance(FAST_STEP),
            Code::PageUp => Deed::Withdraw(FAST_STEP),
            Code::Char('e') if emg => Deed::Ask(Activity::Effort),
            Code::Char('r') if emg => Deed::Ask(Activity::Rest),
            Code::Char(digit @ '0'..='9') if emg => {
                Deed::Ask(Activity::Moved(self.movement(digit)?))
            }
            Code::Char(' ') if emg => Deed::Freeze,
            Code::Char('c') if frozen => Deed::OtherCursor,
            Code::Char('+' | '=') => Deed::Dial(1),
            Code::Char('-') => Deed::Dial(-1),
            Code::Char('>' | '.') if self.dose.is_some() => Deed::Dose(DOSE),
            Code::Char('<' | ',') if self.dose.is_some() => Deed::Dose(-DOSE),
            Code::Char('a') => Deed::Aspirate,
            Code::Enter => Deed::Inject,
            Code::Char('f') => Deed::Finish,
            _ => return None,
        })
    }

    /// Along the skin to the right of the section, or to the left where below 0. The same key again
    /// goes on round the edge, where right would become left.
    fn slid(&self, far: f64, code: Option<Code>) -> Deed {
        if let Some((_, forward)) = self.sliding.filter(|(last, _)| Some(*last) == code) {
            return Deed::Slide(if forward { far.abs() } else { -far.abs() });
        }
        let needle = self.bench.needle();
        let next = needle.skin().at(needle.skin().wrapped(needle.along() + FINE_SLIDE));
        Deed::Slide(if next.x < needle.entry().x { -far } else { far })
    }

    /// How the needle leans, as it is seen on the section.
    #[must_use]
    pub fn leaning(&self) -> String {
        let lean = self.bench.needle().lean().round();
        let to_the_right = (lean < 0.0) == self.is_from_above();
        match lean.abs() {
            0.0 => "straight in".to_owned(),
            degrees if to_the_right => format!("{}° to the right", shown(degrees)),
            degrees => format!("{}° to the left", shown(degrees)),
        }
    }

    /// Whether the needle points down on the section.
    fn is_from_above(&self) -> bool {
        self.bench.needle().direction().sin() <= 0.0
    }

    /// The tip to the right of the section, or to the left where below 0.
    fn turned(&self, degrees: f64) -> Deed {
        Deed::Turn(if self.is_from_above() { -degrees } else { degrees })
    }

    /// The movement of this digit; the tenth has 0.
    fn movement(&self, digit: char) -> Option<String> {
        let nth = digit.to_digit(10)?.checked_sub(1).unwrap_or(9);
        let movements = self.bench.movements();
        movements.get(usize::try_from(nth).ok()?).map(|movement| (*movement).to_owned())
    }

    fn perform(&mut self, deed: Deed, kind: &Kind) -> Reply {
        let held = |done: Result<(), Held>| match done {
            Ok(()) => Reply::Filled,
            Err(held) => Reply::Unclear(held.words().to_owned()),
        };
        match deed {
            Deed::Slide(far) => held(self.bench.slide(far)),
            Deed::Turn(degrees) => held(self.bench.turn(degrees)),
            Deed::Advance(far) => held(self.bench.advance(far)),
            Deed::Withdraw(far) => held(self.bench.withdraw(far)),
            Deed::Ask(activity) => {
                self.bench.ask(activity);
                Reply::Filled
            }
            Deed::Freeze => {
                self.bench.freeze();
                Reply::Filled
            }
            Deed::Shift(samples) => {
                #[expect(clippy::cast_possible_truncation, reason = "a few samples")]
                self.bench.shift(self.cursor, samples as isize);
                Reply::Filled
            }
            Deed::OtherCursor => {
                self.cursor = match self.cursor {
                    Cursor::First => Cursor::Second,
                    Cursor::Second => Cursor::First,
                };
                Reply::Filled
            }
            Deed::Dial(steps) => self.dial(steps),
            Deed::Dose(more) => {
                self.dose = self.dose.map(|dose| (dose + more).clamp(0.0, LARGEST_DOSE));
                Reply::Filled
            }
            Deed::Aspirate => self.aspirate(),
            Deed::Inject => self.inject(kind),
            Deed::Finish => self.finish(),
        }
    }

    /// The current, or the gain where there is none.
    fn dial(&mut self, steps: i32) -> Reply {
        if self.bench.stimulator().is_some() {
            self.bench.dial(steps);
        } else if steps > 0 {
            self.bench.enlarge();
        } else {
            self.bench.reduce();
        }
        Reply::Filled
    }

    fn aspirate(&mut self) -> Reply {
        match self.bench.aspirate() {
            Ok(true) => Reply::Told("you draw back: blood comes".to_owned()),
            Ok(false) => Reply::Told("you draw back: nothing comes".to_owned()),
            Err(held) => Reply::Unclear(held.words().to_owned()),
        }
    }

    fn inject(&mut self, kind: &Kind) -> Reply {
        if self.dose == Some(0.0) {
            return Reply::Unclear("the syringe is set to 0 U: > and < set the dose".to_owned());
        }
        let before = self.faults(kind);
        if let Err(held) = self.bench.inject(self.dose) {
            return Reply::Unclear(held.words().to_owned());
        }
        let dose = self.dose.map_or_else(String::new, |dose| format!(" {} U", shown(dose)));
        let told = format!("injected{dose} {} mm deep", shown(self.bench.needle().depth()));
        let new = self.faults(kind).into_iter().filter(|fault| !before.contains(fault));
        let all: Vec<String> = std::iter::once(told + ".").chain(new).collect();
        Reply::Told(all.join(" "))
    }

    /// What can be told of the injections so far; whether they are all is told at the end.
    fn faults(&self, kind: &Kind) -> Vec<String> {
        let Kind::Needle(needle) = kind else { return Vec::new() };
        if !self.told {
            return Vec::new();
        }
        let needled = self.bench.needled();
        let mut so_far = (**needle).clone();
        so_far.units = None;
        so_far.sites = u32::try_from(needled.injections.len()).unwrap_or(u32::MAX);
        faults(&Kind::Needle(so_far.into()), &Answer::Needle(needled))
    }

    fn finish(&mut self) -> Reply {
        if self.bench.injections().is_empty() {
            return Reply::Unclear("nothing is injected yet: Enter injects".to_owned());
        }
        Reply::Answer(Answer::Needle(self.bench.needled()))
    }

    /// The keys that work.
    pub(super) fn hints(&self) -> Vec<Hint> {
        let is_in = self.bench.needle().is_in();
        let frozen = self.bench.trace().is_some_and(|trace| trace.frozen().is_some());
        let mut hints = vec![if frozen {
            Hint::text("←→", "cursor", "move the cursor (also hl; HL finely); c takes the other")
        } else if is_in {
            Hint::text("←→", "turn", "turn the needle by 5° (also hl; HL by 1°)")
        } else {
            Hint::text("←→", "along", "along the skin by 2 mm (also hl; HL by 0.5 mm)")
        }];
        hints.push(Hint::text(
            "↓↑",
            "in, out",
            "in and out by 1 mm (also jk; JK by 0.25, PgDn PgUp by 5 mm)",
        ));
        hints.push(Hint::key("a", "draw back", "draw back, and see whether blood comes"));
        hints.push(Hint::key("enter", "inject", "inject here"));
        hints.push(Hint::key("f", "finish", "all is injected"));
        if self.dose.is_some() {
            hints.push(Hint::text("< >", "dose", "the dose of the next injection, by 5 U"));
        }
        if self.bench.trace().is_some() {
            hints.extend([
                Hint::text("1–9", "joint", "move that joint yourself, and listen"),
                Hint::text("e r", "effort", "ask the patient for a gentle effort, or to relax"),
                Hint::key("space", "freeze", "freeze the signal, to measure it; again lets it run"),
                Hint::text("+ -", "gain", "show the signal larger or smaller"),
            ]);
        } else {
            hints.push(Hint::text("+ -", "current", "more or less current"));
        }
        hints.push(Hint::text("[ ]", "", "turn the needle by 5°, also before it goes in"));
        hints
    }
}

/// What can be done.
enum Deed {
    Slide(f64),
    Turn(f64),
    Advance(f64),
    Withdraw(f64),
    Ask(Activity),
    Freeze,
    Shift(f64),
    OtherCursor,
    Dial(i32),
    Dose(f64),
    Aspirate,
    Inject,
    Finish,
}
