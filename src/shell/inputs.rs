//! Inputs: the one seam between the program and whatever presses its keys.
//!
//! Threads that block on the terminal, on lines and on signals send into one channel, so that
//! waiting for all of them, or until a moment, is one call that wakes for nothing else.

use super::clock::Clock;
use super::terminal::Interpreter;
use crate::app::input::Input;
use crate::time::Moment;
use std::io::{self, BufRead, Read};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// What reaches the program, one after the other.
pub(super) trait Inputs {
    /// The next input and when it came; a wake-up, if none comes `until` then.
    fn next(&mut self, until: Option<Moment>) -> (Moment, Input);
}

/// Inputs as they come, by the clock.
#[derive(Debug)]
pub(super) struct Live {
    receiver: Receiver<Input>,
    clock: Rc<Clock>,
    /// What came in while the computer turned out to have slept, which is told first.
    held: Option<Input>,
}

impl Live {
    /// What comes out of `receiver`.
    pub(super) const fn new(receiver: Receiver<Input>, clock: Rc<Clock>) -> Self {
        Self { receiver, clock, held: None }
    }

    fn receive(&self, until: Option<Moment>) -> Input {
        let Some(until) = until else {
            // Whoever sends is gone only when the terminal is.
            return self.receiver.recv().unwrap_or(Input::Hangup);
        };
        match self.receiver.recv_timeout(until.since(self.clock.now())) {
            Ok(input) => input,
            Err(RecvTimeoutError::Timeout) => Input::Wake,
            Err(RecvTimeoutError::Disconnected) => Input::Hangup,
        }
    }
}

impl Inputs for Live {
    fn next(&mut self, until: Option<Moment>) -> (Moment, Input) {
        if let Some(held) = self.held.take() {
            return (self.clock.now(), held);
        }
        let mut input = self.receive(until);
        if let Some(slept) = self.clock.slept() {
            self.held = Some(std::mem::replace(&mut input, Input::Slept(slept)));
        }
        (self.clock.now(), input)
    }
}

/// Lines of a script. Time stands still between them, so that how fast they come changes nothing.
#[derive(Debug)]
pub(super) struct Script {
    receiver: Receiver<Input>,
    now: Moment,
}

/// What a line takes, so that the journal tells their order.
const LINE: Duration = Duration::from_millis(1);

impl Script {
    /// What comes out of `receiver`.
    pub(super) fn new(receiver: Receiver<Input>) -> Self {
        Self { receiver, now: Moment::default() }
    }
}

impl Inputs for Script {
    fn next(&mut self, _: Option<Moment>) -> (Moment, Input) {
        let input = self.receiver.recv().unwrap_or(Input::Hangup);
        self.now = self.now + LINE;
        (self.now, input)
    }
}

/// Sends every event of the terminal, until it is lost.
///
/// # Errors
///
/// When there can be no further thread.
pub(super) fn send_keys(sender: Sender<Input>) -> io::Result<()> {
    let mut interpreter = Interpreter::default();
    let reading = move || loop {
        let inputs = match crossterm::event::read() {
            Ok(event) => interpreter.inputs(event),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Vec::new(),
            Err(_) => vec![Input::Hangup],
        };
        for input in inputs {
            let over = matches!(input, Input::Hangup);
            if sender.send(input).is_err() || over {
                return;
            }
        }
    };
    thread::Builder::new().name("keys".into()).spawn(reading).map(drop)
}

/// The longest line that is taken in one piece, in bytes.
const LONGEST: u64 = 64 << 10;

/// Sends every line of standard input, and that it has ended.
///
/// # Errors
///
/// When there can be no further thread.
pub(super) fn send_lines(sender: Sender<Input>) -> io::Result<()> {
    let reading = move || {
        let mut lines = io::stdin().lock();
        let mut line = Vec::new();
        loop {
            line.clear();
            let input = match lines.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => Input::Hangup,
                Ok(_) => Input::Line(String::from_utf8_lossy(line.trim_ascii_end()).into_owned()),
            };
            let over = matches!(input, Input::Hangup);
            if sender.send(input).is_err() || over {
                return;
            }
        }
    };
    thread::Builder::new().name("lines".into()).spawn(reading).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn nothing_by_then_is_a_wake_up_and_nobody_left_is_a_hangup() {
        let (sender, receiver) = mpsc::channel();
        let mut live = Live::new(receiver, Rc::new(Clock::start()));
        assert!(matches!(live.next(Some(Moment::default())), (_, Input::Wake)));
        sender.send(Input::Resized).unwrap();
        assert!(matches!(live.next(None), (_, Input::Resized)));
        drop(sender);
        assert!(matches!(live.next(None), (_, Input::Hangup)));
    }

    #[test]
    fn a_script_takes_a_millisecond_a_line() {
        let (sender, receiver) = mpsc::channel();
        let mut script = Script::new(receiver);
        for number in 1..=3 {
            sender.send(Input::Line(String::new())).unwrap();
            let (now, _) = script.next(Some(Moment::default()));
            assert_eq!(now, Moment::new(Duration::from_millis(number)));
        }
    }
}
