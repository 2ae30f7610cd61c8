//! Line mode: the loop from typed lines to spoken ones.
//!
//! The program is the same as on the screen, and what is said is `plain.rs`. From a terminal
//! time runs; from a pipe or a file it stands still between lines, so that a script gives the
//! same journal however fast it is read.

use super::clock::Clock;
use super::desk::Desk;
use super::environment::Environment;
use super::inputs::{self, Inputs, Live, Script};
use super::output::{self, Reader};
use super::{Error, panic, signals};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::input::Input;
use crate::plain::Speaker;
use crate::time::Moment;
use std::io;
use std::rc::Rc;
use std::sync::mpsc;
use std::time::Duration;

/// Runs the program line by line until it is over, beginning with what its start asks for.
///
/// # Errors
///
/// When standard input or output cannot be used. That nobody reads on ends the program like the
/// end of input does: the session is kept.
pub(super) fn run(
    mut app: App,
    start: Vec<Effect>,
    desk: &mut Desk,
    environment: &Environment,
) -> Result<(), Error> {
    let failed = |source| Error::Terminal { source };
    let (sender, receiver) = mpsc::channel();
    panic::install(desk.underway());
    signals::listen(sender.clone()).map_err(failed)?;
    inputs::send_lines(sender).map_err(failed)?;
    let bell = environment.shown && !environment.dumb && environment.manner.attention.bell;
    let speaker =
        if environment.shown { Speaker::within(environment.width) } else { Speaker::new() };
    if environment.typed {
        let clock = Rc::new(Clock::start());
        let mut inputs = Live::new(receiver, Rc::clone(&clock));
        let stop = || {
            let (stopped, away) = clock.stopped_while(signals::stop);
            stopped.map(|()| away)
        };
        converse(&mut app, (start, speaker), desk, &mut inputs, Deeds { bell, stop: &stop })?;
    } else {
        let mut inputs = Script::new(receiver);
        let stop = || signals::stop().map(|()| Duration::ZERO);
        let deeds = Deeds { bell, stop: &stop };
        converse(&mut app, (start, speaker), desk, &mut inputs, deeds)?;
    }
    output::complain(&desk.farewell());
    Ok(())
}

/// What this face does besides speaking.
#[derive(Clone, Copy)]
struct Deeds<'a> {
    /// Whether it rings.
    bell: bool,
    /// Stops the program until it is told to go on; for how long that was, as far as time runs.
    stop: &'a dyn Fn() -> io::Result<Duration>,
}

fn converse(
    app: &mut App,
    (start, mut speaker): (Vec<Effect>, Speaker),
    desk: &mut Desk,
    inputs: &mut impl Inputs,
    deeds: Deeds<'_>,
) -> Result<(), Error> {
    let mut now = Moment::default();
    let mut effects = start;
    loop {
        let rest = desk.settle(app, now, effects);
        if rest.iter().any(|effect| matches!(effect, Effect::Repeat)) {
            speaker.repeat();
        }
        let rings = deeds.bell && rest.iter().any(|effect| matches!(effect, Effect::Ring));
        let mut said = String::from(if rings { "\x07" } else { "" });
        for line in speaker.speak(app) {
            said.push_str(&output::safe(&line));
            said.push('\n');
        }
        let stops = rest.iter().any(|effect| matches!(effect, Effect::Suspend));
        let gone = !said.is_empty() && output::print(&said)? == Reader::Gone;
        if app.is_over() {
            return Ok(());
        }
        let (moment, input) = if gone {
            (now, Input::Hangup)
        } else if stops {
            let away = (deeds.stop)().map_err(|source| Error::Terminal { source })?;
            (now, Input::Continued(away))
        } else {
            inputs.next(app.wake())
        };
        if matches!(input, Input::Line(_)) {
            speaker.listen();
        }
        now = moment;
        effects = app.update(now, input);
    }
}
