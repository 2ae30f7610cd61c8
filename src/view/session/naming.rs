//! Where steps are named: the card while nothing is in hand, the line that is typed into, and the
//! near misses of what was unclear.

use super::Seen;
use super::face::Face;
use super::round;
use crate::app::pointer::{Target, Targets};
use crate::procedure::StepIx;
use crate::session::Next;
use crate::session::policy::{Hints, Order, Shown};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{one_line, width, wrap};
use crate::view::sheet::Sheet;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The card while nothing is in hand: the cue where that is shown, and what can be typed.
pub(super) fn face(look: Look, room: u16, seen: &Seen<'_>) -> Face {
    let session = seen.session();
    let policy = session.policy();
    let mut sheet = Sheet::new(look, room);
    if let Next::Round(timer) = session.next() {
        round::due(&mut sheet, session, timer);
    }
    if let (Shown::Cue, Next::Begin(step)) = (policy.shown, session.next()) {
        match &session.procedure().step(step).teaching.cue {
            Some(cue) => sheet.callout(Role::Attention, "CUE", &[(Role::Strong, cue)]),
            None => sheet.text(Role::Quiet, "This step has no cue: what comes next?"),
        }
        sheet.gap();
    }
    let (done, own) = (session.next() == Next::Finish, policy.order == Order::Own);
    let resolving = session.next() == Next::Resolve && !own;
    let title = match (done, own) {
        _ if resolving => "Does the procedure go on?",
        (true, false) => "Everything is done",
        (_, _) if seen.screen.own().is_empty() => "How do you begin?",
        (_, _) => "What do you do next?",
    };
    let mut ways = vec!["Type it in your own words, and press Enter.".to_owned()];
    if own {
        ways.push("“wait 10m” lets time pass; “finished” ends the session.".to_owned());
        ways.push("“stuck” tells the next step, which then counts as left out.".to_owned());
    } else if done {
        ways = vec!["Enter finishes.".to_owned()];
    }
    if session.focus().is_some() && own {
        let way = "“carry on” goes back to the procedure; “stop” ends it here.".to_owned();
        ways.insert(1, way);
    } else if resolving {
        ways = vec!["Type “carry on”, or “stop”.".to_owned()];
    }
    // Where the trainee leads, nothing on the card tells that everything is done.
    if policy.hints == Hints::Cost && (own || !done) {
        ways.push("“:hint” helps, for half of the step's point.".to_owned());
    }
    if session.can_take_back() {
        ways.push("“not that” takes back what was typed last.".to_owned());
    }
    for way in &ways {
        sheet.text(Role::Quiet, way);
    }
    Face {
        title: title.to_owned(),
        standing: [Line::default(), Line::default()],
        text: sheet.into_lines(),
    }
}

/// The card of the step in hand, of which nothing may be shown but what it is and what happens.
pub(super) fn in_hand(look: Look, room: u16, (step, seen): (StepIx, &Seen<'_>)) -> Face {
    let session = seen.session();
    let mut sheet = Sheet::new(look, room);
    let form =
        session.in_hand().map_or_else(|| session.procedure().step(step), |it| session.form(it));
    if let Some(finding) = &form.teaching.finding {
        sheet.callout(Role::Attention, "FINDING", &[(Role::Plain, finding)]);
        sheet.gap();
    }
    if form.is_held() && seen.screen.asked().is_none() {
        sheet.text(Role::Quiet, "It goes on until you say “done”, or name what comes next.");
    }
    for text in session.still_typed() {
        sheet.text(Role::Quiet, &format!("Then: {}", one_line(text)));
    }
    Face {
        title: one_line(&form.title),
        standing: [Line::default(), Line::default()],
        text: sheet.into_lines(),
    }
}

/// The near misses, numbered: each line with the row that it is of.
pub(super) fn near(
    look: Look,
    room: usize,
    seen: &Seen<'_>,
) -> Option<(String, Vec<(Line<'static>, usize)>)> {
    let (text, rows) = seen.screen.near()?;
    let mut lines = Vec::new();
    for (row, title) in rows.iter().enumerate() {
        let here = Some(row) == seen.screen.near_row();
        let cursor = if here { look.glyph(Glyph::Cursor) } else { " " };
        let number = if row + 1 == rows.len() { 0 } else { row + 1 };
        let before = format!("{cursor} {number} ");
        let role = if here { Role::Strong } else { Role::Plain };
        for (line, title) in
            wrap(title, room.saturating_sub(width(&before))).into_iter().enumerate()
        {
            let before = if line == 0 { before.clone() } else { " ".repeat(width(&before)) };
            let spans = vec![span(look, Role::Accent, before), span(look, role, title)];
            lines.push((Line::from(spans), row));
        }
    }
    Some((format!("What do you mean by “{}”?", one_line(text)), lines))
}

/// Draws the near misses in `area`, the last in sight.
pub(super) fn draw_near(
    frame: &mut Frame<'_>,
    (area, targets): (Rect, &Targets),
    lines: &[(Line<'static>, usize)],
) {
    let hidden = lines.len().saturating_sub(usize::from(area.height));
    paint::lines(frame, area, lines.iter().skip(hidden).map(|(line, _)| line));
    for (place, (_, row)) in area.rows().zip(lines.iter().skip(hidden)) {
        targets.put(paint::place(place), Target::Row(*row));
    }
}
