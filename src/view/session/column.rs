//! The card's column: the card on top, which gives way; below it what was said, the checkpoint in
//! hand and the prompt, which do not.

use super::face::Face;
use super::patient::vitals;
use super::{Seen, card, naming, round, said, typed};
use crate::app::prompt;
use crate::app::scroll::Scroll;
use crate::app::session::SessionScreen;
use crate::session::Next;
use crate::view::checkpoint::Set;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint;
use crate::view::prose::cells;
use crate::view::sheet::Sheet;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// From this height of the column on, questions and prompts stand in a box.
const BOXED: u16 = 14;
/// The least of what was said that stays in sight.
const SAID: usize = 3;

/// Draws the column. What stands below the card follows it closely where there is room, and
/// pushes it together where there is not.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let screen = seen.screen;
    let boxed = area.height >= BOXED;
    let frames: u16 = if boxed { 2 } else { 0 };
    let typed = screen.session().policy().types();
    let told = screen
        .said()
        .map(|said| said::set(look, said, (area.width, typed, screen.key_of("override"))));
    let told = told.unwrap_or_default();
    let set = asked(look, area.width.saturating_sub(frames * 2 + 1), seen);
    let waits = u16::from(set.is_none() && screen.asked().is_some());
    let near = naming::near(look, usize::from(area.width.saturating_sub(frames * 2 + 1)), seen);
    let types = screen.is_naming();
    let prompting = match &near {
        Some((_, lines)) => (cells(lines.len()) + frames.max(1)).min(area.height.saturating_sub(2)),
        None if screen.prompt().is_some() || types => frames.max(1) + 1,
        None => 0,
    };
    let kept = prompting + waits + cells(told.len().min(SAID)) + 1;
    let wanted = set.as_ref().map_or(0, |set| cells(set.rows()).saturating_add(frames.max(1)));
    let asking = wanted.min(area.height.saturating_sub(kept));
    let free = area.height.saturating_sub(asking + prompting + waits + 1);
    let telling = cells(told.len()).min(free);
    let below = asking + prompting + waits + telling;
    let above = area.height.saturating_sub(below);
    let gap = u16::from(below > 0 && above > 4);
    let room = above.saturating_sub(gap);
    let mut face = face(look, area.width, seen);
    face.text.splice(0..0, came_up(look, area.width, seen));
    let shown = if below > 0 { room.min(face.rows(look, area.width)) } else { room };
    let (card, rest) = paint::split_top(area, shown);
    let (place, rest) = paint::split_top(paint::inset(rest, 0, gap), telling);
    let keys = marks(look, screen);
    if told.len() > usize::from(telling) {
        // What was said matters more than the card: where it is cut, it is what scrolls.
        face.draw(frame, look, card, (&Scroll::default(), &keys));
        paint::scrolled_by(frame, look, place, (&told, &screen.scroll), (&keys.0, &keys.1));
    } else {
        face.draw(frame, look, card, (&screen.scroll, &keys));
        paint::lines(frame, place, &told);
    }
    let (place, rest) = paint::split_top(rest, asking + waits);
    match set {
        Some(set) => draw_asked(frame, look, place, (set, seen, boxed)),
        None if waits > 0 => {
            let key = screen.key_of("panel").unwrap_or_else(|| "Enter".to_owned());
            let waits = format!("A question waits: {key} goes back to it.");
            paint::lines(frame, place, [&paint::line(look, Role::Attention, &waits)]);
        }
        None => {}
    }
    let place = paint::split_top(rest, prompting).0;
    if let Some((title, near)) = near {
        let inside = framed(frame, look, place, (&title, boxed));
        naming::draw_near(frame, (inside, seen.targets), &near);
    } else if let Some((purpose, line)) = screen.prompt() {
        let question = purpose.question_in(seen.session().procedure());
        draw_prompt(frame, look, place, ((&question, line), seen.types, boxed));
    } else if types {
        draw_prompt(frame, look, place, (("Next", screen.naming()), seen.types, boxed));
    }
}

/// The card: a step, a round, or the end.
fn face(look: Look, room: u16, seen: &Seen<'_>) -> Face {
    let policy = seen.session().policy();
    if policy.types() {
        return match seen.screen.shown() {
            Some(step) if policy.shows_path() => card::face(look, room, (step, seen)),
            Some(step) => naming::in_hand(look, room, (step, seen)),
            None => naming::face(look, room, seen),
        };
    }
    match (seen.screen.card(), seen.session().next()) {
        (Some(step), _) => card::face(look, room, (step, seen)),
        (None, Next::Round(timer)) => round::face(look, room, (timer, seen)),
        (None, Next::Resolve) => round::resolving(look, room),
        (None, Next::Finish | Next::InHand(_) | Next::Begin(_) | Next::Over(_)) => {
            round::end(look, room, seen)
        }
    }
}

/// What came up, as the trainee sees it: never by its name.
fn came_up(look: Look, room: u16, seen: &Seen<'_>) -> Vec<Line<'static>> {
    let session = seen.session();
    let Some(complication) = session.complication() else { return Vec::new() };
    let mut sheet = Sheet::new(look, room);
    let vitals = vitals(session);
    let mut texts = vec![(Role::Strong, complication.signs.as_str())];
    texts.extend((!vitals.is_empty()).then_some((Role::Plain, vitals.as_str())));
    sheet.callout(Role::Bad, "NOW", &texts);
    let mut lines = sheet.into_lines();
    lines.push(Line::default());
    lines
}

fn asked<'a>(look: Look, room: u16, seen: &Seen<'a>) -> Option<Set<'a>> {
    let asked = seen.screen.asked().filter(|_| seen.screen.is_answering())?;
    let step = seen.screen.session().form(seen.screen.session().in_hand()?);
    let checkpoint = step.checkpoints.get(asked.position)?;
    Some(Set::new(look, (asked, checkpoint), step.checkpoints.len(), usize::from(room)))
}

/// The marks of a card that scrolls, with the keys by which it does.
fn marks(look: Look, screen: &SessionScreen) -> (String, String) {
    let key = |name| screen.key_of(name).unwrap_or_default();
    let (up, down) = (look.glyph(Glyph::Up), look.glyph(Glyph::Down));
    (format!("{up} {}", key("page-up")), format!("{down} {}", key("page-down")))
}

fn draw_asked(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (set, seen, boxed): (Set<'_>, &Seen<'_>, bool),
) {
    let title = set.title.clone();
    let inside = framed(frame, look, area, (&title, boxed));
    let cursor = set.draw(frame, look, (inside, seen.targets));
    let types = seen.types && seen.screen.prompt().is_none();
    if let Some(cursor) = cursor.filter(|_| types) {
        frame.set_cursor_position(cursor);
    }
}

fn draw_prompt(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    ((title, line), types, boxed): ((&str, &prompt::Line), bool, bool),
) {
    let inside = framed(frame, look, area, (title, boxed));
    let cursor = typed::draw(frame, look, inside, line);
    if let Some(cursor) = cursor.filter(|_| types) {
        frame.set_cursor_position(cursor);
    }
}

/// A box where there is room, else a heading; gives what is inside.
fn framed(frame: &mut Frame<'_>, look: Look, area: Rect, (title, boxed): (&str, bool)) -> Rect {
    if boxed {
        return paint::panel(frame, look, area, (title, true));
    }
    let (top, rest) = paint::split_top(area, 1);
    paint::ends(frame, look, top, (Role::Accent, title), &Line::default());
    rest
}
