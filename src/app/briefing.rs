//! The briefing screen: what the procedure aims at, needs and stands on; then begin.

mod line;

use super::key::Key;
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
use super::offer::Offer;
use super::overlay::Overlay;
use super::scroll::Scroll;
use super::turn::{Go, Turn};
use crate::session::Mode;

/// The state of the screen.
#[derive(Debug)]
pub struct Briefing {
    offer: Offer,
    mode: Mode,
    seed: u64,
    /// Why the patient of this mode and seed cannot be had, in words: then the offer has another.
    unsettled: Option<String>,
    /// The position of the row that is changed.
    cursor: usize,
    /// How far it is scrolled.
    pub scroll: Scroll,
    /// The keys that are set.
    pub(super) keys: Keys,
}

/// What can be changed before the session begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// How much the program leads.
    Mode,
    /// The protocol.
    Variant,
    /// What everything drawn is drawn from.
    Seed,
}

/// What can be asked for on this screen.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// Move to another row, or scroll where there is none.
    Move(isize),
    /// Scroll by this many lines.
    Scroll(isize),
    /// Change the row's value: to the next, or to the one before.
    Change(isize),
    /// Begin the session.
    Begin,
    /// Show the keys.
    Help,
    /// Go back.
    Leave,
}

/// The keys of this screen.
pub static KEYS: &[Binding<Briefing, Message>] = &[
    bind(&["enter"], Message::Begin).named("begin").says("begin", "begin the session"),
    bind(&["down", "j"], Message::Move(1))
        .named("down")
        .beside("up")
        .says("move", "move to what can be changed, then scroll"),
    bind(&["up", "k"], Message::Move(-1)).named("up"),
    bind(&["pagedown", "space"], Message::Scroll(10))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll by pages"),
    bind(&["pageup"], Message::Scroll(-10)).named("page-up"),
    bind(&["home"], Message::Scroll(isize::MIN)).named("top").says("", "to the beginning"),
    bind(&["end"], Message::Scroll(isize::MAX)).named("bottom").says("", "to the end"),
    bind(&["right"], Message::Change(1))
        .named("next")
        .beside("previous")
        .says("mode", "another mode: guided, cued, recall or exam")
        .when(|briefing| briefing.row() == Row::Mode),
    bind(&["right"], Message::Change(1))
        .named("next")
        .beside("previous")
        .says("variant", "another variant: each is a protocol of its own")
        .when(|briefing| briefing.row() == Row::Variant),
    bind(&["right"], Message::Change(1))
        .named("next")
        .beside("previous")
        .says("seed", "another seed: the same seed gives the same session")
        .when(|briefing| briefing.row() == Row::Seed),
    bind(&["left"], Message::Change(-1)).named("previous"),
    bind(&["?"], Message::Help).named("help").says("help", "this help"),
    bind(&["q", "esc"], Message::Leave).named("leave").says("back", "go back"),
];

impl Keyed for Briefing {
    fn keys(&self) -> &Keys {
        &self.keys
    }
}

impl Briefing {
    /// The briefing of what is on offer, to be rehearsed in this mode from this seed.
    #[must_use]
    pub fn new(offer: Offer, mode: Mode, seed: u64) -> Self {
        let (unsettled, scroll, keys) = (None, Scroll::default(), Keys::default());
        let mut briefing = Self { offer, mode, seed, unsettled, cursor: 0, scroll, keys };
        briefing.settle();
        briefing
    }

    /// Makes the patient the one of a session in this mode from this seed.
    fn settle(&mut self) {
        match self.offer.for_session(self.mode, self.seed) {
            Ok(offer) => (self.offer, self.unsettled) = (offer, None),
            Err(why) => self.unsettled = Some(self.offer.words(&why)),
        }
    }

    /// What is on offer, as it is chosen.
    #[must_use]
    pub const fn offer(&self) -> &Offer {
        &self.offer
    }

    /// The mode of the session.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The seed of the session.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Whether the patient is the one who comes.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.unsettled.is_none()
    }

    /// Why no session can begin as it is chosen, if none can.
    #[must_use]
    pub fn hindrance(&self) -> Option<String> {
        self.unsettled.clone()
    }

    /// What can be changed, from top to bottom.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let variant = (self.offer.variants().len() > 1).then_some(Row::Variant);
        [Row::Mode].into_iter().chain(variant).chain([Row::Seed]).collect()
    }

    /// What is changed now.
    #[must_use]
    pub fn row(&self) -> Row {
        self.rows().get(self.cursor).copied().unwrap_or(Row::Seed)
    }

    /// The position of what is changed now among what can be.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.cursor
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, self)
    }

    /// Does what a key asks.
    pub fn update(&mut self, key: Key) -> Turn {
        let Some(message) = keymap::dispatch(KEYS, self, key) else { return Turn::stay() };
        match message {
            Message::Move(rows) => self.step(rows),
            Message::Scroll(lines) => self.scroll.by(lines),
            Message::Change(by) => return self.change(by),
            Message::Begin => return self.begin(),
            Message::Help => return Turn::go(Go::Show(Overlay::help(self.hints()))),
            Message::Leave => return Turn::go(Go::Leave),
        }
        Turn::stay()
    }

    /// Moves to this row, or changes it if that is done already.
    pub fn point_at_row(&mut self, row: usize) -> Turn {
        if row == self.cursor {
            return self.change(1);
        }
        self.cursor = row.min(self.rows().len() - 1);
        Turn::stay()
    }

    /// Moves among the rows while they are in sight, and scrolls beyond them.
    fn step(&mut self, by: isize) {
        let last = self.rows().len() - 1;
        if by > 0 && self.cursor < last {
            self.cursor += 1;
            self.scroll.seek();
        } else if by < 0 && self.scroll.is_home() {
            self.cursor = self.cursor.saturating_sub(1);
            self.scroll.seek();
        } else {
            self.scroll.by(by);
        }
    }

    /// Changes the row, and shows it: what is changed must be seen.
    fn change(&mut self, by: isize) -> Turn {
        self.scroll.seek();
        match self.row() {
            Row::Mode => self.mode = self.mode.after(by),
            Row::Variant => return self.change_variant(by),
            Row::Seed => self.seed = self.seed.wrapping_add_signed(by as i64),
        }
        self.settle();
        Turn::stay()
    }

    /// Another variant, or why it cannot be had.
    fn change_variant(&mut self, by: isize) -> Turn {
        let Some(choice) = self.offer.with_variant(by) else { return Turn::stay() };
        match self.offer.chosen(choice, self.mode, self.seed) {
            Ok(offer) => (self.offer, self.unsettled) = (offer, None),
            Err(why) => return self.refuse(self.offer.words(&why)),
        }
        Turn::stay()
    }

    fn begin(&self) -> Turn {
        match self.hindrance() {
            None => Turn::go(Go::Begin(self.offer.clone(), self.mode, self.seed)),
            Some(hindrance) => self.refuse(hindrance),
        }
    }

    fn refuse(&self, why: String) -> Turn {
        Turn::go(Go::Show(Overlay::text(&self.offer.procedure().about().title, why)))
    }
}
