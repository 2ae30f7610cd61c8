//! The rail: phases and steps in order, and how each stands.

use super::Seen;
use crate::app::pointer::Target;
use crate::app::session::Focus;
use crate::procedure::{Leads, Repeat, Slot, StepIx};
use crate::session::{Session, Standing};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{cut, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// From this width on the rail says in a word how each step stands.
const WORDY: usize = 30;

/// One entry of the rail.
enum Row<'a> {
    Phase(usize, &'a str),
    Step(StepIx),
}

/// Draws the rail. The step on the card stays in sight.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let room = usize::from(area.width).saturating_sub(1);
    if !seen.session().policy().shows_path() {
        own(frame, look, area, (room, seen));
        return;
    }
    let mut rows = Vec::new();
    let session = seen.session();
    let steps = session.steps_at_hand();
    match session.complication() {
        Some(complication) => {
            rows.push(Row::Phase(0, "What came up"));
            collect((session, &steps), &complication.slots, 1, &mut rows);
        }
        None => collect((session, &steps), session.procedure().slots(), 0, &mut rows),
    }
    if seen.session().policy().types() {
        hide(&mut rows, seen);
    }
    let area = progress(frame, look, area, seen);
    let height = usize::from(area.height);
    let mut set = set(look, &rows, (room, true), seen);
    if set.lines.len() > height {
        set = self::set(look, &rows, (room, false), seen);
    }
    let Rail { lines, steps, here: (from, to) } = set;
    // Where nothing is in hand and what comes next is not shown, the latest stays in sight.
    let types = seen.session().policy().types() && seen.screen.shown().is_none();
    let (from, to) = if types { (lines.len().saturating_sub(1), lines.len()) } else { (from, to) };
    let top = paint::window(lines.len(), height, from, to);
    paint::lines(frame, area, lines.iter().skip(top));
    for (row, step) in area.rows().zip(steps.into_iter().skip(top)) {
        if let Some(step) = step {
            seen.targets.put(paint::place(row), Target::Step(step));
        }
    }
}

/// Draws how many steps are done at the top of `area` and gives what is left of it.
fn progress(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) -> Rect {
    let session = seen.session();
    let steps = session.steps_at_hand();
    let done =
        |step: &&StepIx| matches!(session.standing(**step), Standing::Done | Standing::Overridden);
    let count = format!("{} of {} done", steps.iter().filter(done).count(), steps.len());
    let (top, rest) = paint::split_top(area, 1);
    let top = Rect { width: top.width.saturating_sub(1), ..top };
    let count = paint::line(look, Role::Quiet, count);
    paint::ends(frame, look, top, (Role::Heading, "Steps"), &count);
    paint::inset(rest, 0, 1)
}

/// The trainee's own entries, the latest last. Nothing tells which of them are right.
fn own(frame: &mut Frame<'_>, look: Look, area: Rect, (room, seen): (usize, &Seen<'_>)) {
    let mut lines = vec![paint::line(look, Role::Heading, "Your entries")];
    let entries = seen.screen.own();
    for (number, own) in entries.iter().enumerate() {
        let before = format!("{:>3} ", number + 1);
        let indent = width(&before);
        let words = seen.screen.own_words(own);
        for (row, text) in wrap(&words, room.saturating_sub(indent)).into_iter().enumerate() {
            let before = if row == 0 { before.clone() } else { " ".repeat(indent) };
            lines.push(Line::from(vec![
                span(look, Role::Quiet, before),
                span(look, Role::Plain, text),
            ]));
        }
    }
    let height = usize::from(area.height);
    let top = paint::window(lines.len(), height, lines.len().saturating_sub(1), lines.len());
    paint::lines(frame, area, lines.iter().skip(top));
}

/// Takes out what has not been named yet, and the phases of which nothing has.
fn hide(rows: &mut Vec<Row<'_>>, seen: &Seen<'_>) {
    let session = seen.session();
    rows.retain(|row| match row {
        Row::Phase(..) => true,
        Row::Step(step) => {
            !matches!(session.standing(*step), Standing::Open | Standing::NotApplicable)
        }
    });
    let mut kept: Vec<Row<'_>> = Vec::new();
    for row in std::mem::take(rows) {
        if let Row::Phase(depth, _) = row {
            while matches!(kept.last(), Some(Row::Phase(other, _)) if *other >= depth) {
                kept.pop();
            }
        }
        kept.push(row);
    }
    while matches!(kept.last(), Some(Row::Phase(..))) {
        kept.pop();
    }
    *rows = kept;
}

fn collect<'a>(
    (session, steps): (&'a Session, &[StepIx]),
    slots: &'a [Slot],
    depth: usize,
    rows: &mut Vec<Row<'a>>,
) {
    for slot in slots {
        match slot {
            Slot::Step(step) => {
                let decide = session.procedure().step(*step).decide();
                rows.extend(steps.contains(step).then_some(Row::Step(*step)));
                for arm in decide.map_or(&[][..], |decide| &decide.arms) {
                    if let Leads::Through(slots) = &arm.leads {
                        collect((session, steps), slots, depth, rows);
                    }
                }
            }
            Slot::Phase(phase) => {
                rows.push(Row::Phase(depth, &phase.title));
                collect((session, steps), &phase.slots, depth + 1, rows);
            }
            Slot::Run(slots)
            | Slot::AnyOrder(slots)
            | Slot::OneOf(slots)
            | Slot::Repeat(Repeat { slots, .. }) => collect((session, steps), slots, depth, rows),
        }
    }
}

/// The rail as it is set.
#[derive(Default)]
struct Rail {
    lines: Vec<Line<'static>>,
    /// For each line the step that it is of.
    steps: Vec<Option<StepIx>>,
    /// Which lines are the step on the card.
    here: (usize, usize),
}

impl Rail {
    fn push(&mut self, line: Line<'static>, step: Option<StepIx>) {
        self.lines.push(line);
        self.steps.push(step);
    }
}

fn set(look: Look, rows: &[Row<'_>], (room, wrapped): (usize, bool), seen: &Seen<'_>) -> Rail {
    let mut rail = Rail::default();
    for row in rows {
        match row {
            Row::Phase(depth, title) => {
                if wrapped && !rail.lines.is_empty() {
                    rail.push(Line::default(), None);
                }
                let indent = " ".repeat(*depth);
                let title = cut(title, room.saturating_sub(*depth), look.glyph(Glyph::Ellipsis));
                rail.push(paint::line(look, Role::Heading, format!("{indent}{title}")), None);
            }
            Row::Step(step) => {
                let from = rail.lines.len();
                for line in step_lines(look, *step, (room, wrapped), seen) {
                    rail.push(line, Some(*step));
                }
                if seen.screen.card() == Some(*step) {
                    rail.here = (from, rail.lines.len());
                }
            }
        }
    }
    rail
}

fn step_lines(
    look: Look,
    ix: StepIx,
    (room, wrapped): (usize, bool),
    seen: &Seen<'_>,
) -> Vec<Line<'static>> {
    let step = seen.session().procedure().step(ix);
    let standing = seen.session().standing(ix);
    let here = seen.screen.card() == Some(ix);
    let (glyph, sign) = sign(standing);
    let role = match (here, standing.is_settled()) {
        (true, _) if seen.screen.focus() == Focus::Rail => Role::Chosen,
        (true, _) => Role::Strong,
        (false, true) => Role::Quiet,
        (false, false) => Role::Plain,
    };
    let (word, below) = word(standing, (room, wrapped));
    let critical = if step.is_critical() { look.glyph(Glyph::Critical) } else { " " };
    let titled = room.saturating_sub(6 + width(&word));
    let titles = if wrapped {
        wrap(&step.title, titled)
    } else {
        vec![cut(&step.title, titled, look.glyph(Glyph::Ellipsis))]
    };
    let mut lines = Vec::new();
    for (row, title) in titles.into_iter().enumerate() {
        if row > 0 {
            lines.push(Line::from(vec![span(look, Role::Plain, "    "), span(look, role, title)]));
            continue;
        }
        let pad = " ".repeat(titled.saturating_sub(width(&title)));
        let cursor = if here { look.glyph(Glyph::Cursor) } else { " " };
        lines.push(Line::from(vec![
            span(look, Role::Accent, format!("{cursor} ")),
            span(look, sign, format!("{} ", look.glyph(glyph))),
            span(look, role, title),
            span(look, Role::Plain, pad),
            span(look, sign, word.clone()),
            span(look, Role::Bad, format!(" {critical}")),
        ]));
    }
    lines.extend(
        below.map(|word| Line::from(vec![span(look, Role::Plain, "    "), span(look, sign, word)])),
    );
    lines
}

/// The word for a standing beside the title, or below it where there is no room: what is not as
/// one expects is always said in a word.
fn word(standing: Standing, (room, wrapped): (usize, bool)) -> (String, Option<&'static str>) {
    let word = standing.word();
    let beside = format!(" {word}");
    match standing {
        Standing::Open => (String::new(), None),
        _ if room >= WORDY => (beside, None),
        Standing::InHand | Standing::Done => (String::new(), None),
        _ if wrapped => (String::new(), Some(word)),
        Standing::NotApplicable => (String::new(), None),
        Standing::Skipped | Standing::Deferred | Standing::Overridden => (beside, None),
    }
}

/// The glyph and the role of a standing.
pub(super) const fn sign(standing: Standing) -> (Glyph, Role) {
    match standing {
        Standing::Open => (Glyph::Open, Role::Quiet),
        Standing::InHand => (Glyph::InHand, Role::Accent),
        Standing::Done => (Glyph::Done, Role::Good),
        Standing::Overridden => (Glyph::Overridden, Role::Attention),
        Standing::Skipped => (Glyph::Skipped, Role::Attention),
        Standing::Deferred => (Glyph::Deferred, Role::Attention),
        Standing::NotApplicable => (Glyph::NotApplicable, Role::Quiet),
    }
}
