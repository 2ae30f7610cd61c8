//! The terminal: taken over while there is a screen, and given back however that ends.
//!
//! What is drawn is `view.rs`; here are modes, bytes and the events of keys.
//! Read next: `terminal/quiet.rs`, `terminal/event.rs`.

mod event;
mod quiet;

pub(super) use event::input;

use super::signals;
use crate::app::App;
use crate::view::{self, Look};
use crossterm::cursor;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use quiet::Quiet;
use ratatui::Terminal;
use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is taken over. It is one for the whole process, and a panic has to know.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the program was stopped, so that the terminal may have been in other hands.
static AWAY: AtomicBool = AtomicBool::new(false);

/// The screen. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: Terminal<Quiet<Stdout>>,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    ///
    /// When the terminal does not do what it is asked; it is as it was then.
    pub(super) fn enter() -> io::Result<Self> {
        let terminal = take_over().and_then(|()| Terminal::new(Quiet::new(io::stdout())));
        // There is no screen yet whose end would give it back.
        let terminal = terminal.inspect_err(|_| restore())?;
        Ok(Self { terminal })
    }

    /// Draws the program as it stands. Nothing is written that is there already.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn draw(&mut self, app: &App, look: Look) -> io::Result<()> {
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
        take_over()?;
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

fn take_over() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)
}

/// Gives the terminal back, if it is taken; once, as doing it again would move the cursor over
/// what has been written since.
pub(super) fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // A terminal that is lost cannot be restored, and nobody sees it.
        let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
        let _ = disable_raw_mode();
    }
}
