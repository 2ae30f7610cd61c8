//! Plays the program without a terminal, a clock or a file: keys and moments in, screens out.

use super::sample;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};
use rehearsal::app::effect::Effect;
use rehearsal::app::input::Input;
use rehearsal::app::key::{Code, Key};
use rehearsal::app::library::Shelf;
use rehearsal::app::offer::Offer;
use rehearsal::app::pointer::Pointer;
use rehearsal::app::reopened::Reopened;
use rehearsal::app::{App, Options, Screen};
use rehearsal::session::Mode;
use rehearsal::time::Moment;
use rehearsal::view::{self, Look};
use std::sync::Arc;
use std::time::Duration;

/// A program being played.
pub(crate) struct Play {
    pub(crate) app: App,
    pub(crate) effects: Vec<Effect>,
    now: Moment,
    look: Look,
    size: (u16, u16),
}

/// How the program is started: skipping waits, or showing them at this pace.
pub(crate) fn options(pace: Option<u32>) -> Options {
    Options { mode: Mode::Guided, seed: 7, pace, has_library: true }
}

impl Play {
    /// Plays this program.
    pub(crate) fn of(app: App) -> Self {
        let now = Moment::default();
        Self { app, effects: Vec::new(), now, look: Look::default(), size: (80, 24) }
    }

    /// Plays the library with this shelf.
    pub(crate) fn library(shelf: Shelf) -> Self {
        Self::of(App::library(shelf, options(None)))
    }

    /// Plays the sample from its briefing.
    pub(crate) fn briefing() -> Self {
        Self::of(App::briefing(sample::procedure(), options(None)))
    }

    /// Plays the sample from its first card.
    pub(crate) fn session() -> Self {
        Self::briefing().press("enter")
    }

    /// On a screen of this size.
    pub(crate) fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// With this look.
    pub(crate) fn looking(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// Presses keys, by their names.
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("no key is called `{name}`"));
            self.input(Input::Key(key));
        }
        self
    }

    /// Types text, key by key.
    pub(crate) fn typing(mut self, text: &str) -> Self {
        for typed in text.chars() {
            self.input(Input::Key(Key::plain(Code::Char(typed))));
        }
        self
    }

    /// Answers with the option that starts like this.
    pub(crate) fn choosing(self, start: &str) -> Self {
        let wide = Self { size: (200, 60), ..self };
        let screen = wide.screen();
        let row = screen.lines().find(|line| line.contains(start));
        let row = row.unwrap_or_else(|| panic!("no option `{start}` on:\n{screen}"));
        let before = row.split(start).next().unwrap_or_default().trim_end();
        let digit: String = before.chars().next_back().into_iter().collect();
        Self { size: (80, 24), ..wide }.press(&digit)
    }

    /// The program left, and come back to after this long.
    pub(crate) fn resumed(self, away: Duration, notes: Vec<String>) -> Self {
        let Screen::Session(screen) = self.app.screen() else { panic!("no session") };
        let setting = screen.session().setting().clone();
        let offer = Offer::from(Arc::clone(&setting.procedure));
        let entries = screen.entries().to_vec();
        let reopened = Reopened { setting, offer, entries, reached: None, away, notes };
        let app = App::resume(reopened, options(None), self.now);
        Self { app, ..self }
    }

    /// Lets this many seconds of the program's time pass.
    pub(crate) fn wait(mut self, seconds: u64) -> Self {
        self.now = self.now + Duration::from_secs(seconds);
        self.input(Input::Wake);
        self
    }

    /// Clicks where these words stand, the last time they do.
    #[track_caller]
    pub(crate) fn click(mut self, words: &str) -> Self {
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let row = lines.iter().rposition(|line| line.contains(words));
        let row = row.unwrap_or_else(|| panic!("no `{words}` on:\n{screen}"));
        let before = lines[row].rsplit_once(words).map_or("", |(before, _)| before);
        let column = unicode_width::UnicodeWidthStr::width(before);
        let at = Pointer::Click(column.try_into().unwrap(), row.try_into().unwrap());
        self.input(Input::Pointer(at));
        self
    }

    /// Turns the wheel.
    pub(crate) fn wheel(mut self, lines: isize) -> Self {
        self.drawn();
        self.input(Input::Pointer(Pointer::Wheel(lines)));
        self
    }

    /// Gives an input.
    pub(crate) fn input(&mut self, input: Input) {
        let effects = self.app.update(self.now, input);
        self.effects.extend(effects);
    }

    /// The screen, cell by cell, and where the cursor is.
    pub(crate) fn drawn(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view::draw(&self.app, &self.look, frame)).unwrap();
        let shown = terminal.backend().cursor_visible();
        let at = terminal.backend().cursor_position();
        (terminal.backend().buffer().clone(), shown.then_some(at))
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        text(&self.drawn().0)
    }

    /// How the first cell of these words is drawn, where they stand first.
    #[track_caller]
    pub(crate) fn style(&self, words: &str) -> Style {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(row, line)| {
            let (before, _) = line.split_once(words)?;
            Some((unicode_width::UnicodeWidthStr::width(before), row))
        });
        let (column, row) = found.unwrap_or_else(|| panic!("no `{words}` on:\n{screen}"));
        self.drawn().0[(column.try_into().unwrap(), row.try_into().unwrap())].style()
    }

    /// Asserts that `words` are on the screen.
    #[track_caller]
    pub(crate) fn sees(self, words: &str) -> Self {
        let screen = self.screen();
        assert!(screen.contains(words), "no `{words}` on:\n{screen}");
        self
    }

    /// Asserts that `words` are not on the screen.
    #[track_caller]
    pub(crate) fn misses(self, words: &str) -> Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "`{words}` on:\n{screen}");
        self
    }

    /// Asserts that the inks of the screen are those kept under this name and its size: one letter
    /// for each cell, `.` for plain text.
    #[track_caller]
    pub(crate) fn inked(self, name: &str) -> Self {
        let (buffer, _) = self.drawn();
        let mut map = buffer.clone();
        for (to, from) in map.content.iter_mut().zip(&buffer.content) {
            let blank = from.symbol() == " " && !from.modifier.contains(Modifier::REVERSED);
            to.set_char(if blank { ' ' } else { ink(from) });
        }
        let (width, height) = self.size;
        let path = format!(
            "{}/tests/snapshots/{name}_{width}x{height}.ink.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        expect_test::expect_file![path].assert_eq(&text(&map));
        self
    }

    /// Asserts that the screen is the one kept under this name and its size.
    #[track_caller]
    pub(crate) fn shows(self, name: &str) -> Self {
        let (width, height) = self.size;
        let path =
            format!("{}/tests/snapshots/{name}_{width}x{height}.txt", env!("CARGO_MANIFEST_DIR"));
        expect_test::expect_file![path].assert_eq(&self.screen());
        self
    }
}

/// The first letter of a cell's colour, in upper case when it is bold; `~` when it is dim, `#`
/// when it is reversed.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other colour is used")]
fn ink(cell: &Cell) -> char {
    let letter = match cell.fg {
        Color::Red => 'r',
        Color::Green => 'g',
        Color::Yellow => 'y',
        Color::Cyan => 'c',
        _ if cell.modifier.contains(Modifier::DIM) => '~',
        _ if cell.modifier.contains(Modifier::BOLD) => 'b',
        _ => '.',
    };
    match cell.modifier {
        modifier if modifier.contains(Modifier::REVERSED) => '#',
        modifier if modifier.contains(Modifier::BOLD) => letter.to_ascii_uppercase(),
        _ => letter,
    }
}

/// The symbols of a buffer in lines; what a wide character covers is left out.
fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in buffer.area.rows() {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row.columns().map(|at| &buffer[at.as_position()]) {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            covered = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
            line.push_str(cell.symbol());
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
