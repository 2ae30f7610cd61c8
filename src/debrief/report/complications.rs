//! What came up, in the text: its name, which no screen tells while it runs, how it showed, and
//! how it was left.

use super::lines::{Page, clean};
use crate::debrief::{Debrief, LivedComplication};
use crate::time::Clock;

pub(super) fn complications(page: &mut Page, debrief: &Debrief) {
    if debrief.complications.is_empty() {
        return;
    }
    page.heading("What came up");
    for lived in &debrief.complications {
        let complication = debrief.procedure().mishaps().complications.get(lived.complication);
        let Some(complication) = complication else { continue };
        let at = format!("{:>7}  ", Clock(lived.span.from.elapsed()).to_string());
        page.hang(&at, &format!("{}, {}", complication.title, left(lived)));
        page.hang("         Signs: ", &clean(&complication.signs));
    }
}

/// How it was left: by what was said first, as that is what counts.
#[must_use]
pub fn left(lived: &LivedComplication) -> String {
    let until = Clock(lived.span.to.elapsed());
    match lived.said.first() {
        Some((_, it)) if it.right => {
            format!("until {until}: left with “{}”, which is right", it.said.words())
        }
        Some((_, it)) => format!("until {until}: left with “{}”, which is wrong", it.said.words()),
        None => format!("not left before the end at {until}"),
    }
}
