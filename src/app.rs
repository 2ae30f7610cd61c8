//! The program as a value: one screen, at most one overlay, and what the next input makes of them.
//!
//! [`App::update`] takes a moment and an input and gives effects; [`App::wake`] says when it
//! wants to be woken. It draws nothing, reads no clock and performs nothing.
//! Read next: `app/session.rs`, `app/input.rs`, `app/effect.rs`.

pub mod attention;
pub mod briefing;
pub mod checkpoint;
pub mod debrief;
pub mod effect;
mod filter;
pub mod help;
pub mod input;
pub mod key;
pub mod keymap;
pub mod library;
mod line;
pub mod notice;
pub mod offer;
pub mod overlay;
pub mod phrase;
pub mod playback;
pub mod pointer;
pub mod prompt;
pub mod reopened;
pub mod scroll;
pub mod session;
pub mod turn;

use crate::author::Package;
use crate::session::{Mode, Setting};
use crate::time::Moment;
use briefing::Briefing;
use debrief::DebriefScreen;
use effect::Effect;
use input::{Input, Tidings};
use key::{Code, Key};
use keymap::{Hint, Keymap};
use library::{Library, Shelf};
use offer::Offer;
use overlay::{Closing, Overlay};
use pointer::{Pointer, Target, Targets};
use reopened::Reopened;
use session::SessionScreen;
use std::sync::Arc;
use turn::{Go, Turn};

/// The program.
#[derive(Debug)]
pub struct App {
    screen: Screen,
    overlay: Option<Overlay>,
    shelf: Shelf,
    options: Options,
    keymap: Keymap,
    now: Moment,
    /// What the session under way is one of, to begin it again.
    offer: Option<Offer>,
    /// Entries that could not be kept, in words: a banner until they are.
    trouble: Option<String>,
    /// What can be clicked on the screen as it was last drawn.
    targets: Targets,
    over: bool,
}

/// Where the program stands.
#[derive(Debug)]
pub enum Screen {
    /// Choosing.
    Library(Library),
    /// About to begin.
    Briefing(Briefing),
    /// Rehearsing.
    Session(Box<SessionScreen>),
    /// Looking back.
    Debrief(Box<DebriefScreen>),
}

/// How the program was started.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The mode of new sessions.
    pub mode: Mode,
    /// The seed of the next new session.
    pub seed: u64,
    /// How many times as fast waits are shown; they are skipped over when there is none.
    pub pace: Option<u32>,
    /// Whether leaving a session leads to the library (or ends the program).
    pub has_library: bool,
}

impl App {
    /// The program on its library screen.
    #[must_use]
    pub fn library(shelf: Shelf, options: Options) -> Self {
        let screen = Screen::Library(Library::new(shelf.clone()));
        Self::on(screen, shelf, options)
    }

    /// The program on the briefing of what is on offer.
    #[must_use]
    pub fn briefing(offer: impl Into<Offer>, options: Options) -> Self {
        let screen = Screen::Briefing(Briefing::new(offer.into(), options.mode, options.seed));
        Self::on(screen, Shelf::default(), options)
    }

    /// The program in a new session, and what that asks for.
    #[must_use]
    pub fn begin(offer: impl Into<Offer>, options: Options, now: Moment) -> (Self, Vec<Effect>) {
        let offer = offer.into();
        let mut app = Self::briefing(offer.clone(), options);
        app.now = now;
        let effects = app.go(Go::Begin(offer, options.mode, options.seed));
        (app, effects)
    }

    /// The program in a session that goes on.
    #[must_use]
    pub fn resume(reopened: Reopened, options: Options, now: Moment) -> Self {
        let offer = reopened.offer.clone();
        let screen = SessionScreen::resume(reopened, options.pace, now);
        let app = Self::on(Screen::Session(Box::new(screen)), Shelf::default(), options);
        Self { offer: Some(offer), ..app }
    }

    fn on(screen: Screen, shelf: Shelf, options: Options) -> Self {
        let now = Moment::default();
        let (overlay, offer, trouble) = (None, None, None);
        let (keymap, targets) = (Keymap::default(), Targets::default());
        let over = false;
        Self { screen, overlay, shelf, options, keymap, now, offer, trouble, targets, over }
    }

    /// The screen.
    #[must_use]
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// What is over it.
    #[must_use]
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The moment of the last input.
    #[must_use]
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// What keeps entries from being kept, in words.
    #[must_use]
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// What can be clicked: the view puts it down as it draws.
    #[must_use]
    pub const fn targets(&self) -> &Targets {
        &self.targets
    }

    /// Whether the program has ended.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// What works now, for the footer.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        if let Some(overlay) = &self.overlay {
            return overlay.hints();
        }
        match &self.screen {
            Screen::Library(library) => library.hints(),
            Screen::Briefing(briefing) => briefing.hints(),
            Screen::Session(session) => session.hints(),
            Screen::Debrief(debrief) => debrief.hints(),
        }
    }

    /// When the program wants to be woken, if nothing reaches it before.
    #[must_use]
    pub fn wake(&self) -> Option<Moment> {
        match &self.screen {
            Screen::Session(session) => session.next_wake(self.now),
            Screen::Debrief(debrief) => debrief.next_wake(),
            Screen::Library(_) | Screen::Briefing(_) => None,
        }
    }

    /// Takes an input at the moment `now`, after everything that time brought about by then.
    pub fn update(&mut self, now: Moment, input: Input) -> Vec<Effect> {
        self.now = now;
        let mut effects = match &mut self.screen {
            Screen::Session(session) => session.wake(now).effects,
            Screen::Debrief(debrief) => debrief.wake(now),
            Screen::Library(_) | Screen::Briefing(_) => Vec::new(),
        };
        if let (Screen::Session(session), Input::Wake) = (&self.screen, &input) {
            effects.extend(session.reached(now));
        }
        let Turn { effects: asked, go } = self.turn(input);
        effects.extend(asked);
        // A session may come to its end by itself: by a decision, or what came up.
        let go = go.or_else(|| match &self.screen {
            Screen::Session(session) => session.debriefed(),
            Screen::Library(_) | Screen::Briefing(_) | Screen::Debrief(_) => None,
        });
        if let Some(go) = go {
            effects.append(&mut self.go(go));
        }
        if let Screen::Session(session) = &mut self.screen {
            session.attend(self.overlay.is_some(), now);
        }
        self.set_keys();
        effects
    }

    fn turn(&mut self, input: Input) -> Turn {
        let now = self.now;
        match input {
            Input::Key(Key { code: Code::Char('z'), ctrl: true }) => {
                let left = self.session().map_or_else(Vec::new, |it| it.stop(now).effects);
                Turn::ask(vec![Effect::Suspend]).after(left)
            }
            Input::Key(Key { code: Code::Char('c'), ctrl: true }) | Input::Hangup => self.end(),
            Input::Key(key) => self.press(key),
            Input::Pointer(Pointer::Wheel(notches)) => self.wheel(notches),
            Input::Pointer(Pointer::Click(column, row)) => match self.targets.at(column, row) {
                Some(target) => self.click(target, (column, row)),
                None => Turn::stay(),
            },
            Input::Line(text) => self.line(&text),
            Input::Paste(text) => {
                match (&mut self.screen, &self.overlay) {
                    (Screen::Session(session), None) => session.paste(&text, now),
                    (Screen::Library(library), None) => library.paste(&text),
                    (Screen::Briefing(_) | Screen::Debrief(_), _) | (_, Some(_)) => {}
                }
                Turn::stay()
            }
            Input::Slept(lasted) => {
                self.session().map_or_else(Turn::stay, |session| session.slept(lasted, now))
            }
            Input::Continued(away) => {
                self.session().map_or_else(Turn::stay, |session| session.go_on(away, now))
            }
            Input::Resized | Input::Wake => Turn::stay(),
            Input::Told(tidings) => self.told(tidings),
        }
    }

    const fn session(&mut self) -> Option<&mut SessionScreen> {
        match &mut self.screen {
            Screen::Session(session) => Some(session),
            Screen::Library(_) | Screen::Briefing(_) | Screen::Debrief(_) => None,
        }
    }

    fn press(&mut self, key: Key) -> Turn {
        if let Some(overlay) = &self.overlay {
            if overlay.update(key) == Closing::Close {
                self.overlay = None;
            }
            return Turn::stay();
        }
        match &mut self.screen {
            Screen::Library(library) => library.update(key),
            Screen::Briefing(briefing) => briefing.update(key),
            Screen::Session(session) => session.update(key, self.now),
            Screen::Debrief(debrief) => debrief.update(key, self.now),
        }
    }

    fn click(&mut self, target: Target, (column, row): (u16, u16)) -> Turn {
        let now = self.now;
        match (target, &mut self.screen) {
            (Target::Press(key), _) => self.press(key),
            (Target::Step(step), Screen::Session(session)) => session.point_at_step(step, now),
            (Target::Row(nth), Screen::Session(session)) => session.point_at_row(nth, now),
            (Target::Row(nth), Screen::Library(library)) => library.point_at_row(nth),
            (Target::Row(nth), Screen::Briefing(briefing)) => briefing.point_at_row(nth),
            (Target::Row(nth), Screen::Debrief(debrief)) => debrief.point_at_row(nth),
            (Target::Map(grid), Screen::Session(session)) => {
                session.point_at_map(grid.point(column, row), now)
            }
            (Target::Step(_) | Target::Map(_), _) => Turn::stay(),
        }
    }

    fn wheel(&mut self, notches: isize) -> Turn {
        if let Some(overlay) = &self.overlay {
            overlay.scroll.by(notches);
            return Turn::stay();
        }
        match &mut self.screen {
            Screen::Library(library) => library.wheel(notches),
            Screen::Briefing(briefing) => briefing.scroll.by(notches),
            Screen::Session(session) => session.wheel(notches),
            Screen::Debrief(debrief) => debrief.wheel(notches, self.now),
        }
        Turn::stay()
    }

    fn told(&mut self, tidings: Tidings) -> Turn {
        match tidings {
            Tidings::Trouble(trouble) => self.trouble = trouble,
            Tidings::Reopened(reopened) => return Turn::go(Go::Resume(reopened)),
            Tidings::Failed(why) => match &mut self.screen {
                Screen::Library(library) => library.trouble = Some(why),
                Screen::Briefing(_) | Screen::Session(_) | Screen::Debrief(_) => {
                    self.trouble = Some(why);
                }
            },
            Tidings::Shelf(shelf) => {
                if let Screen::Library(library) = &mut self.screen {
                    library.restock(shelf.clone());
                }
                self.shelf = shelf;
            }
        }
        Turn::stay()
    }

    /// Ends the program; a session that is under way is kept.
    fn end(&mut self) -> Turn {
        let turn = match &mut self.screen {
            Screen::Session(session) => session.part(self.now),
            Screen::Library(_) | Screen::Briefing(_) | Screen::Debrief(_) => Turn::stay(),
        };
        Turn { go: Some(Go::Quit), ..turn }
    }

    fn go(&mut self, go: Go) -> Vec<Effect> {
        match go {
            Go::Show(overlay) => self.show(overlay),
            Go::Quit => return self.quit(),
            Go::Library | Go::Leave if !self.options.has_library => return self.quit(),
            Go::Library | Go::Leave => {
                self.screen = Screen::Library(Library::new(self.shelf.clone()));
                return vec![Effect::Close, Effect::Restock];
            }
            Go::Briefing(offer) => self.brief(offer),
            Go::Again(procedure) => {
                let offer = self.offer.take().unwrap_or_else(|| Offer::from(procedure));
                self.brief(offer);
            }
            Go::Begin(offer, mode, seed) => match offer.for_session(mode, seed) {
                Ok(offer) => return self.enter(offer, mode, seed),
                Err(why) => {
                    let title = &offer.procedure().about().title;
                    self.overlay = Some(Overlay::text(title, offer.words(&why)));
                }
            },
            Go::Resume(reopened) => {
                self.offer = Some(reopened.offer.clone());
                let screen = SessionScreen::resume(*reopened, self.options.pace, self.now);
                self.screen = Screen::Session(Box::new(screen));
            }
            Go::Debrief(setting, entries) => {
                let screen = DebriefScreen::new(setting, &entries);
                let verdict = screen.debrief().verdict.clone();
                self.screen = Screen::Debrief(Box::new(screen));
                return vec![Effect::Judged(entries.len(), verdict), Effect::Close];
            }
        }
        Vec::new()
    }

    /// Begins a session with the offer as it is.
    fn enter(&mut self, offer: Offer, mode: Mode, seed: u64) -> Vec<Effect> {
        self.options.seed = seed.wrapping_add(1);
        self.options.mode = mode;
        let pace = self.options.pace;
        let procedure = Arc::clone(offer.procedure());
        let package: Option<Arc<Package>> = offer.package().map(Arc::clone);
        self.offer = Some(offer);
        let setting = Setting { procedure, mode, seed };
        let (screen, entries) = SessionScreen::begin(setting.clone(), pace, self.now);
        self.screen = Screen::Session(Box::new(screen));
        vec![Effect::Open(setting, package), Effect::Record(entries)]
    }

    fn brief(&mut self, offer: Offer) {
        let Options { mode, seed, .. } = self.options;
        self.screen = Screen::Briefing(Briefing::new(offer, mode, seed));
    }

    fn quit(&mut self) -> Vec<Effect> {
        self.over = true;
        vec![Effect::Close, Effect::Quit]
    }
}
