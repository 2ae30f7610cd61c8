//! The debrief screen: what the session amounts to, with a cursor on what went otherwise.
//!
//! Read next: `debrief/page.rs`, how it scrolls; `debrief/card.rs`, what is opened over it; and
//! `playback.rs`, how the session is seen again.

mod card;
mod line;
pub mod page;
pub mod placed;

use super::effect::Effect;
use super::key::Key;
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
use super::overlay::Overlay;
use super::playback::Playback;
use super::turn::{Go, Turn};
use crate::debrief::{Debrief, Deviation};
use crate::procedure::Severity;
use crate::session::{Entry, Setting};
use crate::time::Moment;
use page::Page;
use placed::Placed;
use std::sync::Arc;

/// The state of the screen.
#[derive(Debug)]
pub struct DebriefScreen {
    setting: Setting,
    debrief: Debrief,
    entries: Arc<[Entry]>,
    /// What was answered on maps.
    placed: Vec<Placed>,
    /// The session, while it is played back in place of the page.
    playback: Option<Playback>,
    /// How bad the deviations are that are listed; all of them where there is none.
    filter: Option<Severity>,
    /// The position of the deviation under the cursor among those listed.
    cursor: usize,
    /// How it is scrolled.
    pub page: Page,
    /// The keys that are set.
    pub(super) keys: Keys,
}

/// What can be asked for on this screen.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// Move among the deviations, or scroll where there is none.
    Move(isize),
    /// Scroll by this many lines.
    Scroll(isize),
    /// To the next section.
    Section,
    /// List deviations of another severity.
    Filter,
    /// List all deviations again.
    Unfilter,
    /// Open the card of what the deviation is about.
    Open,
    /// Play the session back.
    Play,
    /// Rehearse the same procedure again.
    Again,
    /// Show the keys.
    Help,
    /// Leave.
    Leave,
}

/// The keys of this screen.
pub static KEYS: &[Binding<DebriefScreen, Message>] = &[
    bind(&["enter"], Message::Open)
        .named("open")
        .says("card", "the card of the step that the deviation is about")
        .when(|screen| screen.card().is_some()),
    bind(&["down", "j"], Message::Move(1))
        .named("down")
        .beside("up")
        .says("move", "move among the deviations, and scroll the rest"),
    bind(&["up", "k"], Message::Move(-1)).named("up"),
    bind(&["f"], Message::Filter)
        .named("filter")
        .says("filter", "list deviations of one severity, or all again")
        .when(|screen| !screen.debrief.deviations.is_empty()),
    bind(&["esc"], Message::Unfilter)
        .named("show-all")
        .says("show all", "list all deviations again")
        .when(|screen| screen.filter.is_some()),
    bind(&["tab"], Message::Section).named("section").says("next part", "to the next part"),
    bind(&["pagedown", "space"], Message::Scroll(10))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll by pages"),
    bind(&["pageup"], Message::Scroll(-10)).named("page-up"),
    bind(&["home"], Message::Scroll(isize::MIN)).named("top").says("", "to the beginning"),
    bind(&["end"], Message::Scroll(isize::MAX)).named("bottom").says("", "to the end"),
    bind(&["p"], Message::Play)
        .named("play")
        .says("play back", "see the session again, entry by entry")
        .when(|screen| !screen.entries.is_empty()),
    bind(&["a"], Message::Again).named("again").says("again", "rehearse the same procedure again"),
    bind(&["?"], Message::Help).named("help").says("help", "this help"),
    bind(&["q", "esc"], Message::Leave).named("leave").says("close", "close"),
];

impl Keyed for DebriefScreen {
    fn keys(&self) -> &Keys {
        &self.keys
    }
}

impl DebriefScreen {
    /// The debrief of what happened in a session of this setting.
    #[must_use]
    pub fn new(setting: Setting, entries: &[Entry]) -> Self {
        let debrief = Debrief::of(setting.clone(), entries);
        let placed = Placed::all(&setting, entries);
        let (page, keys) = (Page::default(), Keys::default());
        let (entries, playback) = (entries.into(), None);
        Self { setting, debrief, entries, placed, playback, filter: None, cursor: 0, page, keys }
    }

    /// What was answered on a map, if that is what a deviation speaks of.
    #[must_use]
    pub fn placed(&self, deviation: &Deviation) -> Option<&Placed> {
        self.placed.iter().find(|placed| placed.is_of(deviation))
    }

    /// What the session was set up with.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
    }

    /// What it amounts to.
    #[must_use]
    pub const fn debrief(&self) -> &Debrief {
        &self.debrief
    }

    /// The session that is played back in place of the page.
    #[must_use]
    pub const fn playback(&self) -> Option<&Playback> {
        self.playback.as_ref()
    }

    /// How bad the deviations are that are listed; all of them where there is none.
    #[must_use]
    pub const fn filter(&self) -> Option<Severity> {
        self.filter
    }

    /// The deviations that are listed, each with its number among all, from 1.
    pub fn listed(&self) -> impl Iterator<Item = (usize, &Deviation)> {
        let numbered = (1..).zip(&self.debrief.deviations);
        numbered.filter(|(_, it)| self.filter.is_none_or(|severity| it.severity == severity))
    }

    /// The position of the deviation under the cursor among those listed.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The card of what the deviation under the cursor is about.
    fn card(&self) -> Option<Overlay> {
        let (_, deviation) = self.listed().nth(self.cursor)?;
        card::of(self.debrief.procedure(), &deviation.subject)
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        self.playback.as_ref().map_or_else(|| keymap::hints(KEYS, self), Playback::hints)
    }

    /// Shows what is due by now. Nothing ever comes of it but what is seen.
    pub fn wake(&mut self, now: Moment) -> Vec<Effect> {
        self.playback.iter_mut().for_each(|playback| playback.wake(now));
        Vec::new()
    }

    /// When the screen will next change by itself.
    #[must_use]
    pub fn next_wake(&self) -> Option<Moment> {
        self.playback.as_ref().and_then(Playback::next_wake)
    }

    /// Scrolls the page, or goes on or back in what is played back.
    pub fn wheel(&mut self, notches: isize, now: Moment) {
        match &mut self.playback {
            Some(playback) => playback.step(notches, now),
            None => self.page.by(notches),
        }
    }

    /// Does what a key asks.
    pub fn update(&mut self, key: Key, now: Moment) -> Turn {
        if let Some(playback) = &mut self.playback {
            return playback.update(key, now).unwrap_or_else(|| {
                self.playback = None;
                Turn::stay()
            });
        }
        let Some(message) = keymap::dispatch(KEYS, self, key) else { return Turn::stay() };
        match message {
            Message::Move(by) => self.step(by),
            Message::Scroll(lines) => self.page.by(lines),
            Message::Section => self.page.next_section(),
            Message::Filter => self.change_filter(),
            Message::Unfilter => (self.filter, self.cursor) = (None, 0),
            Message::Open => return self.open(),
            Message::Play => {
                let keys = (self.keys.clone(), now);
                self.playback = Playback::of(&self.debrief, &self.entries, keys);
            }
            Message::Again => return Turn::go(Go::Again(Arc::clone(&self.setting.procedure))),
            Message::Help => return Turn::go(Go::Show(Overlay::help(self.hints()))),
            Message::Leave => return Turn::go(Go::Leave),
        }
        Turn::stay()
    }

    /// Moves to the deviation at this position of the list, or opens its card if that is done
    /// already.
    pub fn point_at_row(&mut self, row: usize) -> Turn {
        if row == self.cursor {
            return self.open();
        }
        self.cursor = row;
        self.page.follow();
        Turn::stay()
    }

    fn open(&self) -> Turn {
        self.card().map_or_else(Turn::stay, |card| Turn::go(Go::Show(card)))
    }

    /// Moves among the deviations while what is under the cursor is in sight, and scrolls beyond.
    fn step(&mut self, by: isize) {
        let last = self.listed().count().saturating_sub(1);
        let to = self.cursor.saturating_add_signed(by).min(last);
        if to == self.cursor || self.page.reads_on(by > 0) {
            self.page.by(by);
        } else {
            self.cursor = to;
            self.page.follow();
        }
    }

    /// Lists the deviations of another severity, the worst first; the cursor stays where it can.
    fn change_filter(&mut self) {
        let here = self.listed().nth(self.cursor).map(|(number, _)| number);
        let mut worst_first = Severity::ALL.into_iter().rev();
        self.filter = match self.filter {
            None => worst_first.next(),
            Some(severity) => worst_first.skip_while(|it| *it != severity).nth(1),
        };
        let place = self.listed().position(|(number, _)| Some(number) == here);
        self.cursor = place.unwrap_or(0);
        self.page.follow();
    }
}
