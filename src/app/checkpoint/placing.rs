//! Injections being placed on a map, by keys, by clicks and by typed lines.

use super::Reply;
use crate::app::key::{Code, Key};
use crate::app::keymap::Hint;
use crate::app::prompt::Line;
use crate::debrief::faults;
use crate::instrument::Wall;
use crate::procedure::checkpoint::{Kind, Place};
use crate::procedure::map::Point;
use crate::procedure::number::shown;
use crate::session::Answer;
use crate::session::checkpoint::Site;
use crate::session::policy::{Feedback, Policy};

/// How far a key moves the cursor, in millimetres.
const COARSE: f64 = 5.0;
/// The same with Shift.
const FINE: f64 = 1.0;

/// Injections being placed.
#[derive(Clone, Debug)]
pub struct Placing {
    wall: Wall,
    /// Where the next one goes.
    pub cursor: Point,
    /// Those placed so far.
    pub sites: Vec<Site>,
    /// How many there are is being typed.
    pub counting: Option<Line>,
    /// Whether what is placed is told, can be undone, and is counted for the trainee.
    pub told: bool,
}

impl Placing {
    /// Nothing is placed yet; the cursor is in the middle.
    #[must_use]
    pub fn new(place: &Place, (seed, thing): (u64, &str), policy: Policy) -> Self {
        let wall = Wall::new(place, seed, thing);
        let (low, high) = place.map.outline.bounds();
        let middle = |low: f64, high: f64| (f64::midpoint(low, high) / COARSE).round() * COARSE;
        Self {
            wall,
            cursor: Point::new(middle(low.x, high.x), middle(low.y, high.y)),
            sites: Vec::new(),
            counting: None,
            told: policy.feedback == Feedback::AtOnce,
        }
    }

    /// The wall.
    #[must_use]
    pub const fn wall(&self) -> &Wall {
        &self.wall
    }

    /// How many there are and what they amount to, where that is shown.
    #[must_use]
    pub fn so_far(&self, place: &Place) -> Option<String> {
        let count = u32::try_from(self.sites.len()).unwrap_or(u32::MAX);
        let each = |amount: Option<f64>, unit: &str| {
            let all = (amount? * f64::from(count) * 100.0).round() / 100.0;
            Some(format!("{}\u{a0}{unit}", shown(all)))
        };
        let mut parts = vec![format!("{count} placed")];
        parts.extend(each(place.volume, "mL"));
        parts.extend(each(place.units, "U"));
        self.told.then(|| parts.join(", "))
    }

    /// Whether a key means something here.
    #[must_use]
    pub fn takes(&self, key: Key) -> bool {
        if let Some(counting) = &self.counting {
            return key.code == Code::Enter || counting.clone().edit(key);
        }
        let undo = key.code == Code::Char('u') && self.told && !self.sites.is_empty();
        !key.ctrl
            && (undo
                || step(key.code).is_some()
                || matches!(key.code, Code::Enter | Code::Char('f')))
    }

    /// Does what a key asks.
    pub(super) fn press(&mut self, key: Key, place: &Kind) -> Reply {
        if let Some(counting) = &mut self.counting {
            return if key.code == Code::Enter {
                self.count()
            } else if counting.edit(key) {
                Reply::Filled
            } else {
                Reply::Unbound
            };
        }
        if !self.takes(key) {
            return Reply::Unbound;
        }
        if let Some((x, y)) = step(key.code) {
            self.point(Point::new(self.cursor.x + x, self.cursor.y + y));
            return Reply::Filled;
        }
        if key.code == Code::Enter {
            self.inject(place)
        } else if key.code == Code::Char('u') {
            self.undo()
        } else {
            self.finish()
        }
    }

    /// Moves the cursor to `at`, as near as the map goes, on to a whole millimetre. Says whether it
    /// was elsewhere.
    pub(super) fn point(&mut self, at: Point) -> bool {
        let (low, high) = self.wall.chart().map().outline.bounds();
        let near = |at: f64, low: f64, high: f64| (at.round() + 0.0).clamp(low, high);
        let to = Point::new(near(at.x, low.x, high.x), near(at.y, low.y, high.y));
        let moved = to != self.cursor;
        self.cursor = to;
        moved
    }

    /// Injects at the cursor.
    fn inject(&mut self, kind: &Kind) -> Reply {
        if !self.wall.chart().map().outline.contains(self.cursor) {
            return Reply::Unclear("there is no wall: move the cursor on to it".to_owned());
        }
        let before = self.faults(kind);
        self.sites.push(self.wall.site(self.cursor));
        let new: Vec<String> =
            self.faults(kind).into_iter().filter(|fault| !before.contains(fault)).collect();
        match (self.told, new.is_empty()) {
            (true, false) => Reply::Told(new.join(" ")),
            (true, true) | (false, _) => Reply::Filled,
        }
    }

    /// What can be told of those placed so far; how many there are is told at the end.
    fn faults(&self, kind: &Kind) -> Vec<String> {
        if !self.told {
            return Vec::new();
        }
        let mut placed = self.wall.measured(self.sites.clone(), None);
        (placed.gap, placed.best) = (None, None);
        let Kind::Place(place) = kind else { return Vec::new() };
        let mut all = (**place).clone();
        all.count = u32::try_from(self.sites.len()).unwrap_or(u32::MAX);
        faults(&Kind::Place(all.into()), &Answer::Place(placed))
    }

    fn undo(&mut self) -> Reply {
        match self.sites.pop() {
            Some(site) => {
                self.cursor = site.at;
                Reply::Filled
            }
            None => Reply::Unclear("nothing is placed yet".to_owned()),
        }
    }

    /// All are placed: where the trainee kept count, they say how many.
    fn finish(&mut self) -> Reply {
        if self.sites.is_empty() {
            return Reply::Unclear("nothing is placed yet: Enter injects".to_owned());
        }
        if self.told {
            return self.answer(None);
        }
        self.counting = Some(Line::default());
        Reply::Told("How many have you placed? Type the number.".to_owned())
    }

    fn count(&mut self) -> Reply {
        let typed = self.counting.as_ref().map(|line| line.text().trim().to_owned());
        if let Some(count) = typed.and_then(|typed| typed.parse().ok()) {
            return self.answer(Some(count));
        }
        self.counting = Some(Line::default());
        Reply::Unclear("type how many you have placed, such as `12`".to_owned())
    }

    fn answer(&mut self, counted: Option<u32>) -> Reply {
        self.counting = None;
        Reply::Answer(Answer::Place(self.wall.measured(self.sites.clone(), counted)))
    }

    /// Whether a line, in small letters, is a deed here.
    pub(super) fn knows(line: &str) -> bool {
        let said = line.strip_prefix("inject").unwrap_or(line);
        matches!(line, "undo" | "finish" | "done") || points(said).is_some()
    }

    /// Does what a line asks: `-20 30` injects there, and several places can stand in one line.
    pub(super) fn line(&mut self, text: &str, kind: &Kind) -> Reply {
        if self.counting.is_some() {
            let mut line = Line::default();
            line.paste(text);
            self.counting = Some(line);
            return self.count();
        }
        let lower = text.trim().to_lowercase();
        match lower.as_str() {
            "undo" if self.told => return self.undo(),
            "undo" => return Reply::Unclear("what is injected stays".to_owned()),
            "finish" | "done" => return self.finish(),
            _ => {}
        }
        let said = lower.strip_prefix("inject").unwrap_or(&lower);
        let Some(points) = points(said) else {
            let unclear = "type where it goes, right and up in millimetres, such as `-20 30`, or \
                           `finish`";
            return Reply::Unclear(unclear.to_owned());
        };
        let mut told = Vec::new();
        for at in points {
            self.cursor = at;
            match self.inject(kind) {
                Reply::Told(fault) => told.push(fault),
                reply @ Reply::Unclear(_) => return reply,
                Reply::Filled | Reply::Unbound | Reply::Answer(_) | Reply::Command(_) => {}
            }
        }
        let Kind::Place(place) = kind else { return Reply::Unbound };
        told.extend(self.so_far(place).map(|so_far| format!("{so_far}.")));
        if told.is_empty() {
            told.push("Injected.".to_owned());
        }
        Reply::Told(told.join(" "))
    }

    /// What can be typed.
    pub(super) fn typable(&self) -> Vec<Hint> {
        if self.counting.is_some() {
            return vec![Hint::text("a number", "", "how many you have placed")];
        }
        let mut hints = vec![Hint::text(
            "-20 30",
            "",
            "inject there: right and up in millimetres; several with `;` between",
        )];
        hints.extend(self.told.then(|| Hint::text("undo", "", "take the last one back")));
        hints.push(Hint::text("finish", "", "all are placed"));
        hints
    }

    /// The keys that work.
    pub(super) fn hints(&self) -> Vec<Hint> {
        if self.counting.is_some() {
            return vec![Hint::key("enter", "answer", "that many")];
        }
        let mut hints = vec![
            Hint::text("←↓↑→", "move", "move by 5 mm (also hjkl); HJKL by 1 mm"),
            Hint::key("enter", "inject", "inject at the cursor"),
        ];
        hints.extend(
            (self.told && !self.sites.is_empty())
                .then(|| Hint::key("u", "undo", "take the last one back")),
        );
        hints.push(Hint::key("f", "finish", "all are placed"));
        hints
    }
}

/// Where a key moves the cursor.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
const fn step(code: Code) -> Option<(f64, f64)> {
    Some(match code {
        Code::Left | Code::Char('h') => (-COARSE, 0.0),
        Code::Down | Code::Char('j') => (0.0, -COARSE),
        Code::Up | Code::Char('k') => (0.0, COARSE),
        Code::Right | Code::Char('l') => (COARSE, 0.0),
        Code::Char('H') => (-FINE, 0.0),
        Code::Char('J') => (0.0, -FINE),
        Code::Char('K') => (0.0, FINE),
        Code::Char('L') => (FINE, 0.0),
        _ => return None,
    })
}

/// The places in a line, in millimetres: pairs of numbers, whatever stands between them.
fn points(text: &str) -> Option<Vec<Point>> {
    let words = text.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty());
    let numbers: Vec<f64> = words
        .map(|word| word.parse::<f64>().ok().filter(|number| number.is_finite()))
        .collect::<Option<_>>()?;
    let pairs = numbers.chunks_exact(2);
    if numbers.is_empty() || !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| Some(Point::new(*pair.first()?, *pair.get(1)?))).collect()
}
