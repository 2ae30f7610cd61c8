//! Signals: being asked to end, to stop and to go on. Elsewhere than on Unix there are none.

use crate::app::input::Input;
use std::io;
use std::sync::mpsc::Sender;

/// Sends what signals mean to the program: the end; `Ctrl-Z`, as a screen has to be given back
/// before and no time counts while it is stopped; and, on going on, another size, as that may be
/// so and is looked at in any case.
///
/// # Errors
///
/// When signals cannot be taken, or there can be no further thread.
#[cfg(unix)]
pub(super) fn listen(sender: Sender<Input>) -> io::Result<()> {
    use crate::app::key::{Code, Key};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    let listening = move || {
        for signal in signals.forever() {
            let input = match signal {
                SIGTSTP => Input::Key(Key { code: Code::Char('z'), ctrl: true }),
                SIGCONT => {
                    super::terminal::went_away();
                    Input::Resized
                }
                _ => Input::Hangup,
            };
            if sender.send(input).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("signals".into()).spawn(listening).map(drop)
}

/// There are no signals.
///
/// # Errors
///
/// None.
#[cfg(not(unix))]
pub(super) fn listen(_: Sender<Input>) -> io::Result<()> {
    Ok(())
}

/// Stops the program until it is told to go on.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)
}

/// There is no stopping.
#[cfg(not(unix))]
pub(super) fn stop() -> io::Result<()> {
    Ok(())
}
