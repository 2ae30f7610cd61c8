//! The full screen: the loop from input to effects to frame.
//!
//! What a frame shows is on disk before it is drawn. With nothing timed the loop sleeps until a
//! key; a burst of inputs is drawn once. Line mode is `shell/line_mode.rs`.

use super::clock::Clock;
use super::desk::Desk;
use super::environment::Environment;
use super::inputs::{self, Inputs, Live};
use super::terminal::Screen;
use super::{Error, output, panic, signals};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::Input;
use crate::time::Moment;
use std::io;
use std::rc::Rc;
use std::sync::mpsc;
use std::time::Duration;

/// The most inputs that are taken before a frame is drawn.
const BURST: usize = 256;
/// How long after the start an answer of the terminal may still be on its way.
const ANSWER: Duration = Duration::from_millis(500);

/// Runs the program on the whole screen until it is over.
///
/// # Errors
///
/// When the terminal cannot be used in the first place. Losing it later only ends the program,
/// and the session is kept.
pub(super) fn run(app: App, desk: &mut Desk, environment: &Environment) -> Result<(), Error> {
    let failed = |source| Error::Terminal { source };
    let (sender, receiver) = mpsc::channel();
    let clock = Rc::new(Clock::start());
    panic::install(desk.underway());
    signals::listen(sender.clone()).map_err(failed)?;
    let screen = Screen::enter(environment.manner).map_err(failed)?;
    inputs::send_keys(sender).map_err(failed)?;
    let mut inputs = Live::new(receiver, Rc::clone(&clock));
    let mut face = Face {
        app,
        desk,
        screen,
        clock,
        #[cfg(debug_assertions)]
        environment,
    };
    face.run(&mut inputs);
    face.hear_out(&mut inputs);
    drop(face);
    output::complain(&desk.farewell());
    Ok(())
}

/// The program with its screen.
struct Face<'a> {
    app: App,
    desk: &'a mut Desk,
    screen: Screen,
    clock: Rc<Clock>,
    #[cfg(debug_assertions)]
    environment: &'a Environment,
}

impl Face<'_> {
    fn run(&mut self, inputs: &mut impl Inputs) {
        while !self.app.is_over() {
            let drawn = self.screen.draw(&self.app);
            let (now, input) = inputs.next(self.app.wake());
            if drawn.and_then(|()| self.take(now, input)).is_err()
                || self.take_burst(inputs).is_err()
            {
                // The terminal is lost: what happened is kept, and nobody is there.
                let effects = self.app.update(self.clock.now(), Input::Hangup);
                self.desk.settle(&mut self.app, self.clock.now(), effects);
                return;
            }
        }
    }

    /// Takes the answer that the terminal owes, if the end comes that soon: the shell would take
    /// it for something typed.
    fn hear_out(&self, inputs: &mut impl Inputs) {
        while self.screen.is_asking() {
            if let (_, Input::Wake | Input::Hangup) = inputs.next(Some(Moment::new(ANSWER))) {
                break;
            }
        }
    }

    /// Takes what has come in already.
    fn take_burst(&mut self, inputs: &mut impl Inputs) -> io::Result<()> {
        for _ in 0..BURST {
            let (now, input) = inputs.next(Some(Moment::default()));
            if self.app.is_over() || matches!(input, Input::Wake) {
                break;
            }
            self.take(now, input)?;
        }
        Ok(())
    }

    fn take(&mut self, now: Moment, input: Input) -> io::Result<()> {
        #[cfg(debug_assertions)]
        self.panic_if_asked(&input);
        if matches!(input, Input::Resized) {
            self.screen.refresh()?;
        }
        let effects = self.app.update(now, input);
        for effect in self.desk.settle(&mut self.app, now, effects) {
            match effect {
                Effect::Ring => self.screen.ring()?,
                Effect::Notify(text) => self.screen.notify(&text)?,
                Effect::Suspend => {
                    let clock = Rc::clone(&self.clock);
                    let (suspended, away) = clock.stopped_while(|| self.screen.suspend());
                    suspended?;
                    self.take(clock.now(), Input::Continued(away))?;
                }
                Effect::Open(..)
                | Effect::Reopen(_)
                | Effect::Record(_)
                | Effect::Reached(..)
                | Effect::Judged(..)
                | Effect::Close
                | Effect::Restock
                | Effect::Repeat
                | Effect::Quit => {}
            }
        }
        Ok(())
    }

    /// Panics on the key of `REHEARSE_PANIC_ON_KEY`: how a test sees that the terminal is given
    /// back. Not in what is released.
    #[cfg(debug_assertions)]
    fn panic_if_asked(&self, input: &Input) {
        use crate::app::key::Key;
        let wanted = self.environment.panic_on.as_deref().and_then(Key::parse);
        if let (Input::Key(key), Some(wanted)) = (input, wanted) {
            assert!(*key != wanted, "REHEARSE_PANIC_ON_KEY");
        }
    }
}
