//! The terminal: taken over while there is a screen, and given back however that ends.
//!
//! What is drawn is `view.rs`; here are modes, bytes and the events of keys.
//! Read next: `terminal/quiet.rs`, `terminal/event.rs`, `terminal/answer.rs`.

mod answer;
mod event;
mod mouse;
mod quiet;

pub(super) use event::Interpreter;

use super::signals;
use crate::app::App;
use crate::view::{self, Look, Theme};
use crossterm::cursor;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use quiet::Quiet;
use ratatui::Terminal;
use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Whether the terminal is taken over. It is one for the whole process, and a panic has to know.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the program was stopped, so that the terminal may have been in other hands.
static AWAY: AtomicBool = AtomicBool::new(false);
/// The theme that fits the terminal's background, once it has said which that is.
static FITTING: Mutex<Option<Theme>> = Mutex::new(None);

/// The screen. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: Terminal<Quiet<Stdout>>,
    look: Look,
    /// Whether the terminal's background decides about the theme.
    asks: bool,
    /// Whether the mouse is listened to.
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over, to draw with this look; if it `asks`, in the theme that fits the
    /// terminal's background as soon as that is known. With the `mouse`, or without.
    ///
    /// # Errors
    ///
    /// When the terminal does not do what it is asked; it is as it was then.
    pub(super) fn enter(look: Look, (asks, mouse): (bool, bool)) -> io::Result<Self> {
        let taken = take_over(asks, mouse);
        let terminal = taken.and_then(|()| Terminal::new(Quiet::new(io::stdout())));
        // There is no screen yet whose end would give it back.
        let terminal = terminal.inspect_err(|_| restore())?;
        Ok(Self { terminal, look, asks, mouse })
    }

    /// Whether the terminal may still say which background it has.
    pub(super) fn is_asking(&self) -> bool {
        self.asks && fitting().is_none()
    }

    /// Draws the program as it stands. Nothing is written that is there already.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        let theme = fitting().filter(|_| self.asks).unwrap_or(self.look.theme);
        let look = Look { theme, ..self.look };
        self.terminal.draw(|frame| view::draw(app, &look, frame)).map(drop)
    }

    /// After the program was stopped, takes the terminal over again and sees to it that
    /// everything is drawn again. Another size alone is noticed when drawing.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn refresh(&mut self) -> io::Result<()> {
        if !AWAY.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        disable_raw_mode()?;
        take_over(self.asks, self.mouse)?;
        self.terminal.backend_mut().forget();
        self.terminal.clear()
    }

    /// Rings the bell.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn ring(&mut self) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.write_all(b"\x07").and_then(|()| backend.flush())
    }

    /// Gives the terminal back, stops the program, and takes it over again.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        restore();
        signals::stop()?;
        went_away();
        self.refresh()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Makes known that the program was stopped and goes on.
pub(super) fn went_away() {
    AWAY.store(true, Ordering::SeqCst);
}

/// Makes known which theme fits the terminal's background.
fn fits(theme: Theme) {
    *FITTING.lock().unwrap_or_else(PoisonError::into_inner) = Some(theme);
}

fn fitting() -> Option<Theme> {
    *FITTING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take_over(asks: bool, mouse: bool) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    let question = if asks { answer::QUESTION } else { "" };
    let (screen, paste) = (EnterAlternateScreen, EnableBracketedPaste);
    let mouse = if mouse { mouse::ON } else { "" };
    execute!(io::stdout(), screen, paste, cursor::Hide, Print(mouse), Print(question))
}

/// Gives the terminal back, if it is taken; once, as doing it again would move the cursor over
/// what has been written since.
pub(super) fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // A terminal that is lost cannot be restored, and nobody sees it.
        let mouse = Print(mouse::OFF);
        let (paste, screen) = (DisableBracketedPaste, LeaveAlternateScreen);
        let _ = execute!(io::stdout(), mouse, paste, screen, cursor::Show);
        let _ = disable_raw_mode();
    }
}
