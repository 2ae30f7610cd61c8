//! The round in hand, and the end of the path: what is on the card when it is no step.

use super::Seen;
use super::face::Face;
use super::rail::sign;
use crate::procedure::{Act, TimerIx};
use crate::session::{Announced, Session, Standing};
use crate::time::{self, Clock, Words};
use crate::view::look::{Look, Role};
use crate::view::paint;
use crate::view::prose::one_line;
use crate::view::sheet::Sheet;
use ratatui::text::Line;

/// What a round asks for, and what Enter does.
pub(super) fn face(look: Look, room: u16, (timer, seen): (TimerIx, &Seen<'_>)) -> Face {
    let session = seen.session();
    let due = session.clock(timer).announced().map(|announced| number(&announced));
    Face {
        title: one_line(&session.procedure().timer(timer).title),
        standing: [paint::line(look, Role::Attention, due.unwrap_or_default()), Line::default()],
        text: text(look, room, (timer, seen)),
    }
}

fn text(look: Look, room: u16, (timer, seen): (TimerIx, &Seen<'_>)) -> Vec<Line<'static>> {
    let session = seen.session();
    let mut sheet = Sheet::new(look, room);
    sheet.text(Role::Strong, &seen.screen.act(timer));
    sheet.gap();
    due(&mut sheet, session, timer);
    if let Some(every) = session.procedure().timer(timer).every() {
        if let Act::Step(step) = every.does
            && let Some(how) = &session.procedure().step(step).teaching.how
        {
            sheet.text(Role::Plain, how);
            sheet.gap();
        }
        if let Some(because) = &every.missed.because {
            sheet.row("Missed", Role::Plain, because);
        }
    }
    sheet.into_lines()
}

/// Says that a round is due, and what Enter does.
pub(super) fn due(sheet: &mut Sheet, session: &Session, timer: TimerIx) {
    let timer_title = &session.procedure().timer(timer).title;
    let Some(every) = session.procedure().timer(timer).every() else { return };
    let title = format!("{timer_title}. Enter does it, which takes {}.", Words(every.takes));
    let left = left(session, timer).unwrap_or_default();
    let left = format!("s leaves it out. {left}");
    sheet.callout(Role::Attention, "DUE NOW", &[(Role::Plain, &title), (Role::Plain, &left)]);
    sheet.gap();
}

fn number(announced: &Announced) -> String {
    format!("round {} is due", announced.round.number)
}

/// How long a round can still be answered.
fn left(session: &Session, timer: TimerIx) -> Option<String> {
    let announced = session.clock(timer).announced()?;
    let left = Clock(time::left(announced.closes.since(session.at()))).to_string();
    Some(format!("It counts for another {left:>5}."))
}

/// What came up is dealt with: how it goes on.
pub(super) fn resolving(look: Look, room: u16) -> Face {
    let mut sheet = Sheet::new(look, room);
    sheet.text(Role::Plain, "1  carry on: back to the procedure");
    sheet.text(Role::Plain, "2  stop: the procedure ends here");
    Face {
        title: "How does it go on?".to_owned(),
        standing: [Line::default(), Line::default()],
        text: sheet.into_lines(),
    }
}

/// The end of the path: nothing is open.
pub(super) fn end(look: Look, room: u16, seen: &Seen<'_>) -> Face {
    let session = seen.session();
    let mut sheet = Sheet::new(look, room);
    let ending = session.ending().map(|ending| session.procedure().ending(ending).title.as_str());
    let (word, way) = match ending {
        Some(_) => ("END", "Enter ends the session."),
        None => ("DONE", "Enter finishes."),
    };
    sheet.callout(Role::Good, word, &[(Role::Strong, way)]);
    sheet.gap();
    let standings: Vec<Standing> =
        session.steps_at_hand().into_iter().map(|ix| session.standing(ix)).collect();
    let told = [Standing::Done, Standing::Overridden, Standing::Skipped, Standing::Deferred];
    for standing in told {
        let count = standings.iter().filter(|it| **it == standing).count();
        if count > 0 {
            let (glyph, role) = sign(standing);
            let steps = if count == 1 { "step" } else { "steps" };
            let glyph = look.glyph(glyph);
            sheet.text(role, &format!("{glyph} {count} {steps} {}", standing.word()));
        }
    }
    Face {
        title: ending.map_or_else(|| "Everything is done".to_owned(), one_line),
        standing: [Line::default(), Line::default()],
        text: sheet.into_lines(),
    }
}
