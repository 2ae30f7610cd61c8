//! The real binary in a pseudo-terminal with a screen that can be read.
//!
//! A test waits for what is to be seen, never for time: the thread that reads wakes it.

use pty_process::blocking::{self, Pty};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take before the test has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program and its terminal.
pub(crate) struct Terminal {
    pty: Arc<Pty>,
    screen: Arc<Mutex<vt100::Parser>>,
    /// Everything that the program has written.
    written: Arc<Mutex<Vec<u8>>>,
    changed: Receiver<()>,
    pub(crate) child: Child,
}

impl Terminal {
    /// Starts the program of `command` in a terminal of 80×24.
    pub(crate) fn start(command: &Command) -> Self {
        Self::sized(command, 24, 80)
    }

    /// Starts the program of `command` in a terminal of this size.
    pub(crate) fn sized(command: &Command, rows: u16, columns: u16) -> Self {
        let (pty, pts) = blocking::open().unwrap();
        pty.resize(pty_process::Size::new(rows, columns)).unwrap();
        let mut inside = blocking::Command::new(command.get_program());
        inside = inside.args(command.get_args()).env_clear().env("TERM", "xterm-256color");
        for (name, value) in command.get_envs() {
            inside = inside.env(name, value.unwrap_or_default());
        }
        if let Some(folder) = command.get_current_dir() {
            inside = inside.current_dir(folder);
        }
        let child = inside.spawn(pts).unwrap();
        let pty = Arc::new(pty);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(size(rows), size(columns), 0)));
        let written = Arc::new(Mutex::new(Vec::new()));
        let (sender, changed) = mpsc::channel();
        let (reading, parser) = (Arc::clone(&pty), Arc::clone(&screen));
        let writing = Arc::clone(&written);
        let read = move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = (&*reading).read(&mut bytes) {
                writing.lock().unwrap().extend_from_slice(&bytes[..count]);
                parser.lock().unwrap().process(&bytes[..count]);
                if sender.send(()).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn(read).unwrap();
        Self { pty, screen, written, changed, child }
    }

    /// What the screen shows.
    pub(crate) fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Whether a program has the whole screen.
    pub(crate) fn is_taken(&self) -> bool {
        self.screen.lock().unwrap().screen().alternate_screen()
    }

    /// How often the program has written exactly this.
    pub(crate) fn written(&self, bytes: &str) -> usize {
        let written = self.written.lock().unwrap();
        written.windows(bytes.len()).filter(|it| *it == bytes.as_bytes()).count()
    }

    /// Waits until the program has written exactly this.
    #[track_caller]
    pub(crate) fn writes(&self, bytes: &str) {
        self.waits(&format!("{bytes:?} to be written"), |_| self.written(bytes) > 0);
    }

    /// The numbers of the colours in which there is text on the screen.
    pub(crate) fn colours(&self) -> BTreeSet<u8> {
        colours(self.screen.lock().unwrap().screen())
    }

    /// Waits until there is text in the colour of this number.
    #[track_caller]
    pub(crate) fn sees_colour(&self, number: u8) {
        self.waits(&format!("colour {number}"), |screen| colours(screen).contains(&number));
    }

    /// Waits until the screen shows `words`.
    #[track_caller]
    pub(crate) fn sees(&self, words: &str) {
        self.waits(&format!("`{words}`"), |screen| screen.contents().contains(words));
    }

    /// Waits until the last that the screen shows is `words`.
    #[track_caller]
    pub(crate) fn sees_last(&self, words: &str) {
        let what = format!("`{words}` at the end");
        self.waits(&what, |screen| screen.contents().trim_end().ends_with(words));
    }

    /// Waits until a program has the whole screen, or none has.
    #[track_caller]
    pub(crate) fn sees_taken(&self, taken: bool) {
        self.waits(&format!("taken to be {taken}"), |screen| screen.alternate_screen() == taken);
    }

    /// Waits until the screen does not show `words`.
    #[track_caller]
    pub(crate) fn sees_no(&self, words: &str) {
        self.waits(&format!("no `{words}`"), |screen| !screen.contents().contains(words));
    }

    #[track_caller]
    fn waits(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let is_so = || is_so(self.screen.lock().unwrap().screen());
        let since = now();
        while !is_so() {
            let left = PATIENCE.saturating_sub(since.elapsed());
            let changed = self.changed.recv_timeout(left).is_ok();
            assert!(changed || is_so(), "waiting for {what} on:\n{}", self.text());
        }
    }

    /// Types, again and again if need be, until the screen shows `words`. For where a key may be
    /// held back until the next one: crossterm 0.29 does so with what comes in one batch with a
    /// signal.
    #[track_caller]
    pub(crate) fn types_until(&self, text: &str, words: &str) {
        for _ in 0..10 {
            self.types(text);
            // A clock that runs on the screen changes it for ever.
            let since = now();
            while !self.text().contains(words) {
                let left = (PATIENCE / 10).saturating_sub(since.elapsed());
                if left.is_zero() || self.changed.recv_timeout(left).is_err() {
                    break;
                }
            }
            if self.text().contains(words) {
                return;
            }
        }
        self.sees(words);
    }

    /// Types.
    pub(crate) fn types(&self, text: &str) {
        (&*self.pty).write_all(text.as_bytes()).unwrap();
    }

    /// Presses keys, named as in the program's tables and separated by spaces.
    pub(crate) fn presses(&self, keys: &str) {
        let bytes = |name| match name {
            "enter" => "\r".to_owned(),
            "tab" => "\t".to_owned(),
            "down" => "\u{1b}[B".to_owned(),
            "space" => " ".to_owned(),
            name => name.to_owned(),
        };
        self.types(&keys.split_whitespace().map(bytes).collect::<String>());
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&self, rows: u16, columns: u16) {
        self.screen.lock().unwrap().screen_mut().set_size(size(rows), size(columns));
        self.pty.resize(pty_process::Size::new(rows, columns)).unwrap();
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the program's end, and for what it still has to say.
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let status = self.child.wait().unwrap();
        while self.changed.recv_timeout(PATIENCE).is_ok() {}
        status
    }
}

#[expect(clippy::disallowed_methods, reason = "a test that waits for ever tells nothing")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

fn colours(screen: &vt100::Screen) -> BTreeSet<u8> {
    let (rows, columns) = screen.size();
    let cells = (0..rows.get())
        .flat_map(|row| (0..columns.get()).filter_map(move |column| screen.cell(row, column)));
    let texts = cells.filter(|cell| cell.has_contents());
    texts
        .filter_map(|cell| match cell.fgcolor() {
            vt100::Color::Idx(number) => Some(number),
            vt100::Color::Default | vt100::Color::Rgb(..) => None,
        })
        .collect()
}

fn size(cells: u16) -> NonZeroU16 {
    cells.try_into().unwrap()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It is gone already when the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
