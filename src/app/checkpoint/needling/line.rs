//! The needle by typed lines: the same deeds, and after each what is felt, seen and heard, in words.
//!
//! Nobody watches a trace there, so that a deed for the ear lasts long enough to be heard.

use super::{Deed, Needling, Reply};
use crate::app::keymap::Hint;
use crate::instrument::activity::Activity;
use crate::instrument::stimulator::Stimulator;
use crate::instrument::trace::{Quality, Sound};
use crate::procedure::checkpoint::{Guide, Kind};
use crate::procedure::number::shown;
use std::time::Duration;

/// How long an effort or a movement is listened to.
const LISTENED: Duration = Duration::from_millis(1500);
/// How long the needle is held still after it was moved, so that its burst is over.
const HELD: Duration = Duration::from_millis(400);

/// The words with which a deed begins.
const WORDS: [&str; 19] = [
    "along", "turn", "deeper", "in", "advance", "back", "out", "withdraw", "effort", "rest",
    "relax", "move", "current", "dose", "aspirate", "inject", "finish", "done", "listen",
];

impl Needling {
    /// Whether a line, in small letters, is a deed here.
    pub(in crate::app::checkpoint) fn knows(&self, line: &str) -> bool {
        let word = line.split(' ').next().unwrap_or_default();
        WORDS.contains(&word) || self.bench.movements().iter().any(|it| it.to_lowercase() == line)
    }

    /// Does what a line asks.
    pub(in crate::app::checkpoint) fn line(&mut self, text: &str, kind: &Kind) -> Reply {
        let lower = text.trim().to_lowercase();
        let (word, rest) = lower.split_once(' ').unwrap_or((&lower, ""));
        let rest = rest.trim();
        let number = || {
            let digits =
                rest.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '°' | ' '));
            digits.parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() <= 1000.0)
        };
        let deed = match word {
            "along" => number().map(|far| self.slid(far, None)),
            "turn" => number().map(|degrees| self.turned(degrees)),
            "deeper" | "in" | "advance" => Some(Deed::Advance(number().unwrap_or(1.0))),
            "back" | "out" | "withdraw" => Some(Deed::Withdraw(number().unwrap_or(1.0))),
            "effort" => Some(Deed::Ask(Activity::Effort)),
            "rest" | "relax" => Some(Deed::Ask(Activity::Rest)),
            "move" => return self.moved(rest),
            "current" => return number().map_or_else(|| unclear(kind), |to| self.set_current(to)),
            "dose" => number().map(|dose| Deed::Dose(dose - self.dose.unwrap_or_default())),
            "aspirate" => Some(Deed::Aspirate),
            "inject" => {
                if let (Some(dose), Some(_)) = (number(), self.dose) {
                    self.dose = Some(dose.clamp(0.0, super::LARGEST_DOSE));
                }
                Some(Deed::Inject)
            }
            "finish" | "done" => Some(Deed::Finish),
            "listen" => return Reply::Told(self.words()),
            _ => return self.moved(&lower).or_unclear(kind),
        };
        let Some(deed) = deed else { return unclear(kind) };
        let listened = if matches!(deed, Deed::Ask(_)) { LISTENED } else { HELD };
        let moves = matches!(
            deed,
            Deed::Slide(_) | Deed::Turn(_) | Deed::Advance(_) | Deed::Withdraw(_) | Deed::Ask(_)
        );
        let reply = self.perform(deed, kind);
        self.let_pass(listened);
        match reply {
            Reply::Filled if moves => Reply::Told(self.words()),
            Reply::Filled => Reply::Told(self.settings()),
            reply @ (Reply::Unbound
            | Reply::Told(_)
            | Reply::Answer(_)
            | Reply::Unclear(_)
            | Reply::Command(_)) => reply,
        }
    }

    /// Moves a joint, by its number or its words.
    fn moved(&mut self, said: &str) -> Reply {
        let movements: Vec<String> =
            self.bench.movements().into_iter().map(str::to_owned).collect();
        let nth = said.parse::<usize>().ok().and_then(|nth| nth.checked_sub(1));
        let named = nth.and_then(|nth| movements.get(nth));
        let named = named.or_else(|| movements.iter().find(|it| it.to_lowercase() == said));
        let Some(movement) = named.filter(|_| self.bench.trace().is_some()).cloned() else {
            return Reply::Unbound;
        };
        if !self.bench.needle().is_in() {
            return Reply::Unclear("the needle is out of the skin: nothing is heard".to_owned());
        }
        self.bench.ask(Activity::Rest);
        self.let_pass(HELD);
        self.bench.ask(Activity::Moved(movement.clone()));
        self.let_pass(LISTENED);
        let heard = match self.bench.heard_now() {
            Some(sound) if sound.quality > Quality::Silent => sound_words(&sound),
            Some(_) | None => "no change".to_owned(),
        };
        Reply::Told(format!("{} mm deep; on {movement}: {heard}", self.depth()))
    }

    /// Turns the current to so many milliamperes, step by step as the machine does.
    fn set_current(&mut self, to: f64) -> Reply {
        let current = |it: &Self| it.bench.stimulator().map(Stimulator::current);
        let Some(now) = current(self) else {
            return Reply::Unclear("this machine listens: it has no current".to_owned());
        };
        let steps = if to > now { 1 } else { -1 };
        // A step never goes past what is asked for by more than half of itself.
        for _ in 0..200 {
            let Some(now) = current(self) else { break };
            if (now - to).abs() < 0.011 || (now < to) != (steps > 0) {
                break;
            }
            self.bench.dial(steps);
            if current(self) == Some(now) {
                break;
            }
        }
        Reply::Told(self.words())
    }

    fn depth(&self) -> String {
        shown((self.bench.needle().depth() * 100.0).round() / 100.0)
    }

    /// Where the needle is, and what comes of it.
    #[must_use]
    pub fn words(&self) -> String {
        let needle = self.bench.needle();
        if !needle.is_in() {
            let entry = needle.entry();
            let at = |value: f64| shown(value.round());
            return format!(
                "out of the skin, over {} right and {} up, {}",
                at(entry.x),
                at(entry.y),
                self.leaning()
            );
        }
        let depth = format!("{} mm deep", self.depth());
        if self.bench.stimulator().is_some() {
            return format!("{depth}; {}", self.settings());
        }
        let heard = self.bench.heard_now().map_or_else(String::new, |sound| sound_words(&sound));
        format!("{depth}, {heard}")
    }

    /// What is set on the machine and the syringe, and what twitches.
    fn settings(&self) -> String {
        let mut parts = Vec::new();
        if let Some(stimulator) = self.bench.stimulator() {
            let twitches = self.bench.twitches();
            let twitches =
                twitches.iter().map(|it| format!("{} ({})", it.movement, it.strength.word()));
            let twitches: Vec<String> = twitches.collect();
            let seen =
                if twitches.is_empty() { "no twitch".to_owned() } else { twitches.join(", ") };
            parts.push(format!("{} mA: {seen}", shown(stimulator.current())));
        }
        parts.extend(self.dose.map(|dose| format!("the syringe is set to {} U", shown(dose))));
        parts.join("; ")
    }

    /// What can be typed.
    pub(in crate::app::checkpoint) fn typable(&self) -> Vec<Hint> {
        let mut hints = vec![
            Hint::text(
                "along 10",
                "",
                "along the skin to the right, in millimetres; -10 to the left",
            ),
            Hint::text("turn 15", "", "turn the tip to the right, in degrees; -15 to the left"),
            Hint::text("deeper 5, back 5", "", "in and out, in millimetres"),
        ];
        if self.bench.trace().is_some() {
            hints.extend([
                Hint::text("move 1", "", "move that joint, and listen; also by its name"),
                Hint::text("effort, rest", "", "what the patient is to do"),
                Hint::text("listen", "", "what is heard now"),
            ]);
        } else {
            hints.push(Hint::text("current 1.5", "", "the current, in milliamperes"));
        }
        hints.push(Hint::text("aspirate", "", "draw back, and see whether blood comes"));
        let inject = if self.dose.is_some() { "inject 25" } else { "inject" };
        hints.push(Hint::text(inject, "", "inject here"));
        hints.push(Hint::text("finish", "", "all is injected"));
        hints
    }
}

impl Reply {
    /// This, or what can be typed where it means nothing.
    fn or_unclear(self, kind: &Kind) -> Self {
        if self == Self::Unbound { unclear(kind) } else { self }
    }
}

fn unclear(kind: &Kind) -> Reply {
    let emg = matches!(kind, Kind::Needle(needle) if matches!(needle.guide, Guide::Emg(_)));
    let own = if emg { "`move 1`" } else { "`current 1.5`" };
    Reply::Unclear(format!(
        "type what you do, such as `along 10`, `deeper 5`, {own}, `aspirate`, `inject` or `finish`"
    ))
}

/// How units sound, in words.
fn sound_words(sound: &Sound) -> String {
    match (sound.rise, sound.amplitude) {
        (Some(rise), Some(amplitude)) => {
            let amplitude = shown((amplitude / 10.0).round() * 10.0);
            format!("rise time {} µs, {amplitude} µV, {}", shown(rise), sound.quality.word())
        }
        _ => sound.quality.word().to_owned(),
    }
}
