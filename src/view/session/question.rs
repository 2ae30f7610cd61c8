//! What has to be settled first: where the trainee is after coming back, or whether the time
//! that the computer slept counts.

use crate::app::keymap::Hint;
use crate::app::session::Question;
use crate::procedure::StepIx;
use crate::session::{Next, Session};
use crate::time::{Clock, Words};
use crate::view::look::{Look, Role};
use crate::view::overlay::centred;
use crate::view::paint;
use crate::view::prose::cells;
use crate::view::sheet::Sheet;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::time::Duration;

/// The widest that the panel is drawn.
const WIDEST: u16 = 72;

/// Below this height no lines are left empty.
const TALL: u16 = 18;

/// Draws the question over `area`.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (session, question): (&Session, &Question),
    hints: &[Hint],
) {
    let width = area.width.saturating_sub(2).min(WIDEST);
    let room = width.saturating_sub(4);
    let mut sheet =
        if area.height < TALL { Sheet::tight(look, room) } else { Sheet::new(look, room) };
    let title = match question {
        Question::Recap { done, away, notes } => {
            recap(&mut sheet, session, (done, *away, notes));
            "Welcome back"
        }
        Question::End => {
            sheet.text(Role::Accent, "Is this the end?");
            "Finished"
        }
        Question::Stop => {
            sheet.text(Role::Accent, "Does the procedure end here?");
            "Stop"
        }
        Question::Slept(lasted) => {
            slept(&mut sheet, *lasted);
            "The computer slept"
        }
    };
    // Where they were is what has to be seen; the key is in the footer.
    let told = !matches!(question, Question::Recap { .. });
    for hint in hints.iter().filter(|hint| told && matches!(hint.name, "agree" | "decline")) {
        sheet.text(Role::Quiet, &format!("{}: {}", look.keys(&hint.keys), hint.help));
    }
    let lines = sheet.into_lines();
    let height = cells(lines.len()).saturating_add(2);
    let inside = paint::panel(frame, look, centred(area, (width, height)), (title, true));
    let hidden = lines.len().saturating_sub(usize::from(inside.height));
    paint::lines(frame, inside, lines.iter().skip(hidden));
}

fn recap(
    sheet: &mut Sheet,
    session: &Session,
    (done, away, notes): (&[StepIx], Duration, &[String]),
) {
    let procedure = session.procedure();
    let at = Clock(session.at().elapsed());
    let away = format!("You were away for {}. The session is at {at}.", Words(away));
    sheet.text(Role::Plain, &away);
    sheet.items(notes.iter().map(String::as_str));
    sheet.gap();
    match done {
        [] => sheet.text(Role::Plain, "No step has been completed yet."),
        [..] => sheet.text(Role::Heading, "Completed last"),
    }
    for step in done {
        let mut times = session.visits_of(*step).filter_map(crate::session::Visit::done);
        let at = times.next_back().map(|at| format!(" ({})", Clock(at.elapsed())));
        let title = &procedure.step(*step).title;
        sheet.items([format!("{title}{}", at.unwrap_or_default()).as_str()]);
    }
    let next = match session.next() {
        Next::Round(timer) => Some(procedure.timer(timer).title.clone()),
        Next::InHand(step) => Some(format!("{} (in hand)", procedure.step(step).title)),
        Next::Begin(step) => Some(procedure.step(step).title.clone()),
        Next::Resolve | Next::Finish | Next::Over(_) => None,
    };
    // Where steps are named, what is next is what is to be known.
    if !session.policy().types() {
        sheet.gap();
        sheet.row("Next", Role::Strong, &next.unwrap_or_else(|| "nothing is open".to_owned()));
    }
    sheet.gap();
    sheet.text(Role::Accent, "Is this where you are?");
}

fn slept(sheet: &mut Sheet, lasted: Duration) {
    sheet.text(Role::Plain, &format!("It slept for {}.", Words(lasted)));
    sheet.gap();
    sheet.text(Role::Accent, "Does that time count as session time?");
}
