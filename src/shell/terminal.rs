//! The terminal: taken over while there is a screen, and given back however that ends.
//!
//! What is drawn is `view.rs`; here are modes, bytes and the events of keys.
//! Read next: `terminal/quiet.rs`, `terminal/event.rs`, `terminal/answer.rs`,
//! `terminal/attention.rs`.

mod answer;
mod attention;
mod event;
mod mouse;
mod quiet;
mod strokes;

pub(super) use attention::{Attention, Route};
pub(super) use event::Interpreter;

use super::signals;
use crate::app::App;
use crate::view::{self, Look, Theme};
use crossterm::cursor;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
};
use crossterm::style::Print;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
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
/// Whether the terminal has said that nobody looks.
static UNSEEN: AtomicBool = AtomicBool::new(false);
/// Whether the name that the window had is to be given back.
static NAMED: AtomicBool = AtomicBool::new(false);

/// How the screen is to be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// How it looks.
    pub(super) look: Look,
    /// Whether the terminal's background decides about the theme, once it is known.
    pub(super) asks: bool,
    /// Whether the mouse is listened to.
    pub(super) mouse: bool,
    /// What calls for attention.
    pub(super) attention: Attention,
    /// How a notification reaches the terminal.
    pub(super) route: Route,
}

/// The screen. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: Terminal<Quiet<Stdout>>,
    manner: Manner,
    /// What the window is called, once it was given a name.
    name: Option<String>,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    ///
    /// When the terminal does not do what it is asked; it is as it was then.
    pub(super) fn enter(manner: Manner) -> io::Result<Self> {
        let terminal = take_over(manner).and_then(|()| Terminal::new(Quiet::new(io::stdout())));
        // There is no screen yet whose end would give it back.
        let terminal = terminal.inspect_err(|_| restore())?;
        Ok(Self { terminal, manner, name: None })
    }

    /// Whether the terminal may still say which background it has.
    pub(super) fn is_asking(&self) -> bool {
        self.manner.asks && fitting().is_none()
    }

    /// Draws the program as it stands. Nothing is written that is there already.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        let Manner { look, asks, attention, .. } = self.manner;
        let theme = fitting().filter(|_| asks).unwrap_or(look.theme);
        let look = Look { theme, ..look };
        self.terminal.draw(|frame| view::draw(app, &look, frame))?;
        let name = app.title();
        if attention.title && self.name.as_ref() != Some(&name) {
            self.write(&attention::title(&name))?;
            self.name = Some(name);
        }
        Ok(())
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
        take_over(self.manner)?;
        self.name = None;
        self.terminal.backend_mut().forget();
        self.terminal.clear()
    }

    /// Rings the bell.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn ring(&mut self) -> io::Result<()> {
        if self.manner.attention.bell { self.write("\x07") } else { Ok(()) }
    }

    /// Tells of something outside the window, if nobody looks at it.
    ///
    /// # Errors
    ///
    /// When the terminal is lost.
    pub(super) fn notify(&mut self, text: &str) -> io::Result<()> {
        let unseen = UNSEEN.load(Ordering::SeqCst);
        if self.manner.attention.notify && unseen {
            self.write(&self.manner.route.notification(text))?;
        }
        Ok(())
    }

    fn write(&mut self, bytes: &str) -> io::Result<()> {
        let backend = self.terminal.backend_mut();
        backend.write_all(bytes.as_bytes()).and_then(|()| backend.flush())
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

/// Makes known whether anybody looks.
fn is_seen(seen: bool) {
    UNSEEN.store(!seen, Ordering::SeqCst);
}

fn take_over(manner: Manner) -> io::Result<()> {
    let Manner { asks, mouse, attention, .. } = manner;
    TAKEN.store(true, Ordering::SeqCst);
    NAMED.store(attention.title, Ordering::SeqCst);
    is_seen(true);
    enable_raw_mode()?;
    let question = if asks { answer::QUESTION } else { "" };
    let name = if attention.title { attention::KEEP_TITLE } else { "" };
    let (screen, paste) = (EnterAlternateScreen, EnableBracketedPaste);
    let mouse = if mouse { mouse::ON } else { "" };
    let mut out = io::stdout();
    queue!(out, Print(name), screen, paste, cursor::Hide, Print(mouse))?;
    if attention.notify {
        queue!(out, EnableFocusChange)?;
    }
    execute!(out, Print(question))
}

/// Gives the terminal back, if it is taken; once, as doing it again would move the cursor over
/// what has been written since.
pub(super) fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // A terminal that is lost cannot be restored, and nobody sees it.
        let (mouse, paste, focus) = (Print(mouse::OFF), DisableBracketedPaste, DisableFocusChange);
        let _ = execute!(io::stdout(), mouse, paste, focus, LeaveAlternateScreen, cursor::Show);
        if NAMED.swap(false, Ordering::SeqCst) {
            let _ = execute!(io::stdout(), Print(attention::LEAVE_TITLE));
        }
        let _ = disable_raw_mode();
    }
}
