//! The program driven by keys or lines at made-up moments, with a journal kept in memory.

use rehearsal::app::effect::Effect;
use rehearsal::app::input::Input;
use rehearsal::app::key::Key;
use rehearsal::app::offer::Offer;
use rehearsal::app::reopened::Reopened;
use rehearsal::app::session::SessionScreen;
use rehearsal::app::{App, Options, Screen};
use rehearsal::plain::Speaker;
use rehearsal::procedure::Procedure;
use rehearsal::session::{Entry, Mode, Setting, Stamp};
use rehearsal::time::Moment;
use std::sync::Arc;
use std::time::Duration;

/// The program, the moment, and everything that it asked to be kept.
pub(crate) struct Program {
    pub(crate) app: App,
    pub(crate) now: Moment,
    pub(crate) kept: Vec<Entry>,
    reached: Option<(u64, Stamp)>,
    pub(crate) spoken: Vec<String>,
    speaker: Speaker,
    setting: Setting,
}

const OPTIONS: Options = Options { mode: Mode::Guided, seed: 3, pace: None, has_library: false };

impl Program {
    /// The program in a new session with `procedure`.
    pub(crate) fn begin(procedure: &Arc<Procedure>) -> Self {
        Self::seeded(procedure, Mode::Guided, 3)
    }

    /// The program in a new session with `procedure` in this mode from this seed.
    pub(crate) fn seeded(procedure: &Arc<Procedure>, mode: Mode, seed: u64) -> Self {
        Self::with(procedure, Options { mode, seed, ..OPTIONS })
    }

    /// The program in a new session with `procedure` that shows waits at this pace.
    pub(crate) fn paced(procedure: &Arc<Procedure>, pace: u32) -> Self {
        Self::with(procedure, Options { pace: Some(pace), ..OPTIONS })
    }

    fn with(procedure: &Arc<Procedure>, options: Options) -> Self {
        let Options { mode, seed, .. } = options;
        let setting = Setting { procedure: Arc::clone(procedure), mode, seed };
        let now = Moment::default();
        let (app, effects) = App::begin(Arc::clone(procedure), options, now);
        let speaker = Speaker::new();
        let mut program = Self {
            app,
            now,
            kept: Vec::new(),
            reached: None,
            spoken: Vec::new(),
            speaker,
            setting,
        };
        program.take(effects);
        program
    }

    /// The program killed, and started again on what had been kept.
    pub(crate) fn killed_and_resumed(&mut self, away: u64) {
        let reopened = Reopened {
            setting: self.setting.clone(),
            offer: Offer::from(Arc::clone(&self.setting.procedure)),
            entries: self.kept.clone(),
            reached: self
                .reached
                .filter(|(count, _)| *count == self.kept.len() as u64)
                .map(|(_, at)| at),
            away: Duration::from_secs(away),
            notes: Vec::new(),
        };
        self.app = App::resume(reopened, OPTIONS, self.now);
    }

    /// Presses keys, named and separated by spaces.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("no key is called `{name}`"));
            self.input(Input::Key(key));
        }
        self
    }

    /// Types text, a key a character.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for typed in text.chars() {
            let name = if typed == ' ' { "space".to_owned() } else { typed.to_string() };
            self.press(&name);
        }
        self
    }

    /// Types a line in line mode.
    pub(crate) fn line(&mut self, text: &str) -> &mut Self {
        self.speaker.listen();
        self.input(Input::Line(text.to_owned()));
        self
    }

    /// Real time goes on.
    pub(crate) fn after(&mut self, millis: u64) -> &mut Self {
        self.now = self.now + Duration::from_millis(millis);
        self.input(Input::Wake);
        self
    }

    pub(crate) fn input(&mut self, input: Input) {
        let effects = self.app.update(self.now, input);
        self.take(effects);
    }

    pub(crate) fn session(&self) -> Option<&SessionScreen> {
        match self.app.screen() {
            Screen::Session(screen) => Some(screen),
            Screen::Library(_) | Screen::Briefing(_) | Screen::Debrief(_) => None,
        }
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Record(entries) = effect {
                self.kept.extend(entries);
            } else if let Effect::Reached(count, stamp) = effect {
                self.reached = Some((count, stamp));
            } else if let Effect::Repeat = effect {
                self.speaker.repeat();
            }
        }
        self.spoken.extend(self.speaker.speak(&self.app));
    }
}
