//! When the program itself is wrong: give the terminal back, then say so and that nothing is lost.

use super::desk::Underway;
use super::{output, terminal};
use std::panic::{self, PanicHookInfo};

/// From now on a panic restores the terminal before it says anything.
pub(super) fn install(underway: Underway) {
    panic::set_hook(Box::new(move |info| {
        terminal::restore();
        output::complain(&output::safe(&words(info, underway.get().as_deref())));
    }));
}

fn words(info: &PanicHookInfo<'_>, session: Option<&str>) -> String {
    let what = info.payload_as_str().unwrap_or("no reason given").replace('\n', " ");
    let place = info.location().map(|location| format!(" ({location})")).unwrap_or_default();
    let first = format!("rehearse stopped because of a mistake in the program: {what}{place}\n");
    session.map_or_else(
        || first.clone(),
        |id| format!("{first}your session is kept: `rehearse resume {id}` goes on with it\n"),
    )
}
