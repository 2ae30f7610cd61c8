//! Playback: a session that is over, seen again entry by entry, as its mode showed it.
//!
//! It replays the first entries anew for each place and does nothing with the session: what is
//! looked at is never written, and its clock stands still. Read next: `playback/words.rs`.

mod words;

use super::key::Key;
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
use super::overlay::Overlay;
use super::session::SessionScreen;
use super::turn::{Go, Turn};
use crate::debrief::{Debrief, Deviation};
use crate::session::{Entry, Setting};
use crate::time::Moment;
use std::sync::Arc;
use std::time::Duration;

/// How long each entry is shown while it plays on.
const EACH: Duration = Duration::from_millis(1200);

/// A session that is seen again.
#[derive(Debug)]
pub struct Playback {
    setting: Setting,
    entries: Arc<[Entry]>,
    /// After how many entries it is seen. Never 0.
    place: usize,
    screen: SessionScreen,
    /// The places at which deviations show, each with the deviation's number, in order.
    stops: Vec<(usize, usize)>,
    /// When the next entry comes, while it plays on.
    next: Option<Moment>,
    /// The keys that are set.
    pub(super) keys: Keys,
}

/// What can be asked for in a playback.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// So many entries on, or back.
    Step(isize),
    /// To the next deviation.
    NextDeviation,
    /// To the deviation before.
    PreviousDeviation,
    /// Play on, or stop.
    Run,
    /// Show the keys.
    Help,
    /// Back to the debrief.
    Close,
}

/// The keys of a playback.
pub static KEYS: &[Binding<Playback, Message>] = &[
    bind(&["right", "down", "j", "enter"], Message::Step(1))
        .named("forth")
        .beside("back")
        .says("step", "one entry on, or back")
        .when(|playback| !playback.is_at_end()),
    bind(&["left", "up", "k"], Message::Step(-1))
        .named("back")
        .when(|playback| !playback.is_at_start() && !playback.is_at_end()),
    bind(&["left", "up", "k"], Message::Step(-1))
        .named("back")
        .says("back", "one entry back")
        .when(|playback| !playback.is_at_start() && playback.is_at_end()),
    bind(&["space"], Message::Run)
        .named("run")
        .says("play on", "play on, entry by entry")
        .when(|playback| playback.next.is_none() && !playback.is_at_end()),
    bind(&["space"], Message::Run)
        .named("run")
        .says("stop", "stop playing on")
        .when(|playback| playback.next.is_some()),
    bind(&["n"], Message::NextDeviation)
        .named("next-deviation")
        .says("next deviation", "to the next deviation")
        .when(|playback| playback.stop_after().is_some()),
    bind(&["N"], Message::PreviousDeviation)
        .named("previous-deviation")
        .says("the one before", "to the deviation before")
        .when(|playback| playback.stop_before().is_some()),
    bind(&["home"], Message::Step(isize::MIN)).named("top").says("", "to the beginning"),
    bind(&["end"], Message::Step(isize::MAX)).named("bottom").says("", "to the end"),
    bind(&["?"], Message::Help).named("help").says("help", "this help"),
    bind(&["q", "esc"], Message::Close).named("leave").says("close", "back to the debrief"),
];

impl Keyed for Playback {
    fn keys(&self) -> &Keys {
        &self.keys
    }
}

impl Playback {
    /// The session of this debrief, seen from its first entry; nothing where there is none.
    pub(super) fn of(
        debrief: &Debrief,
        entries: &Arc<[Entry]>,
        (keys, now): (Keys, Moment),
    ) -> Option<Self> {
        let (setting, entries) = (debrief.setting.clone(), Arc::clone(entries));
        let screen = SessionScreen::seen_again(setting.clone(), entries.get(..1)?, now);
        let place = |it: &Deviation| it.shows_at(&entries).map(|entry| entry + 1);
        let numbered = debrief.deviations.iter().zip(1..);
        let stops = numbered.filter_map(|(it, number)| Some((place(it)?, number)));
        let mut stops: Vec<(usize, usize)> = stops.collect();
        stops.sort_unstable();
        Some(Self { setting, entries, place: 1, screen, stops, next: None, keys })
    }

    /// The session's screen as it was.
    #[must_use]
    pub const fn screen(&self) -> &SessionScreen {
        &self.screen
    }

    /// After how many entries it is seen, and of how many.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.place, self.entries.len())
    }

    /// The entry that was the last then, in words.
    #[must_use]
    pub fn words(&self) -> String {
        self.entries
            .get(self.place - 1)
            .map_or_else(String::new, |entry| words::words(&self.screen, entry))
    }

    /// The numbers of the deviations that show here.
    pub fn deviations(&self) -> impl Iterator<Item = usize> {
        let here = self.stops.iter().filter(|(place, _)| *place == self.place);
        here.map(|(_, number)| *number)
    }

    /// Whether it plays on by itself.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.next.is_some()
    }

    const fn is_at_start(&self) -> bool {
        self.place <= 1
    }

    fn is_at_end(&self) -> bool {
        self.place >= self.entries.len()
    }

    fn stop_after(&self) -> Option<usize> {
        let mut places = self.stops.iter().map(|(place, _)| *place);
        places.find(|place| *place > self.place)
    }

    fn stop_before(&self) -> Option<usize> {
        let mut places = self.stops.iter().rev().map(|(place, _)| *place);
        places.find(|place| *place < self.place)
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, self)
    }

    /// Does what a key asks; nothing when it is to be closed.
    pub(super) fn update(&mut self, key: Key, now: Moment) -> Option<Turn> {
        let Some(message) = keymap::dispatch(KEYS, self, key) else { return Some(Turn::stay()) };
        if !matches!(message, Message::Run) {
            self.next = None;
        }
        match message {
            Message::Step(by) => self.step(by, now),
            Message::NextDeviation => self.go(self.stop_after(), now),
            Message::PreviousDeviation => self.go(self.stop_before(), now),
            Message::Run => {
                self.next = if self.next.is_some() { None } else { Some(now + EACH) };
            }
            Message::Help => return Some(Turn::go(Go::Show(Overlay::help(self.hints())))),
            Message::Close => return None,
        }
        Some(Turn::stay())
    }

    /// So many entries on, or back.
    pub(super) fn step(&mut self, by: isize, now: Moment) {
        self.go(Some(self.place.saturating_add_signed(by)), now);
    }

    /// Shows what is due by now, while it plays on.
    pub(super) fn wake(&mut self, now: Moment) {
        let mut place = self.place;
        while let Some(next) = self.next.filter(|next| *next <= now) {
            place += 1;
            self.next = (place < self.entries.len()).then(|| next + EACH);
        }
        if place != self.place {
            self.go(Some(place), now);
        }
    }

    /// When it goes on by itself.
    pub(super) const fn next_wake(&self) -> Option<Moment> {
        self.next
    }

    fn go(&mut self, place: Option<usize>, now: Moment) {
        let Some(place) = place.map(|place| place.clamp(1, self.entries.len())) else { return };
        if let Some(entries) = self.entries.get(..place).filter(|_| place != self.place) {
            self.place = place;
            self.screen = SessionScreen::seen_again(self.setting.clone(), entries, now);
        }
    }
}
