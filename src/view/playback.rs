//! The playback: the session's screen as it was, and below it which entry is looked at.
//!
//! How the session is drawn is `view/session.rs`; nothing on it can be clicked here.

use super::look::{Glyph, Look, Role};
use super::paint::{self, span};
use super::prose::cut;
use super::{debrief, session};
use crate::app::debrief::DebriefScreen;
use crate::app::playback::Playback;
use crate::app::pointer::Targets;
use crate::time::{Clock, Moment};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// From this height on there is room for a rule, and for a deviation that may be there.
const TALL: u16 = 20;

/// Draws it.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (playback, screen, now): (&Playback, &DebriefScreen, Moment),
    targets: &Targets,
) {
    let deviation = deviation(look, playback, screen);
    let tall = area.height >= TALL;
    let rows = if tall { 3 } else { 1 + u16::from(deviation.is_some()) };
    let (body, low) = paint::split_bottom(area, rows);
    let seen = session::Seen { screen: playback.screen(), now, types: false, targets };
    session::draw(frame, look, body, &seen);
    targets.clear();
    let low = if tall {
        let (rule, low) = paint::split_top(low, 1);
        paint::rule(
            frame,
            look,
            rule,
            if playback.is_running() { "Playing" } else { "Played back" },
        );
        low
    } else {
        low
    };
    let low = paint::inset(Rect { width: low.width.saturating_sub(1), ..low }, 1, 0);
    let room = usize::from(low.width);
    let lines: Vec<Line<'static>> =
        [Some(entry(look, room, playback)), deviation].into_iter().flatten().collect();
    paint::lines(frame, low, &lines);
}

/// Which entry it is, when it was, and what: `12/86 · 5:00 · answered: 3`.
fn entry(look: Look, room: usize, playback: &Playback) -> Line<'static> {
    let (place, of) = playback.place();
    let dot = format!(" {} ", look.glyph(Glyph::Dot));
    let at = Clock(playback.screen().session().at().elapsed());
    let head = format!("{place}/{of}{dot}{at}{dot}");
    let words = cut(
        &playback.words(),
        room.saturating_sub(super::prose::width(&head)),
        look.glyph(Glyph::Ellipsis),
    );
    Line::from(vec![span(look, Role::Quiet, head), span(look, Role::Strong, words)])
}

/// The deviations that show here: the worst in words, the others by their numbers.
fn deviation(look: Look, playback: &Playback, screen: &DebriefScreen) -> Option<Line<'static>> {
    let mut numbers = playback.deviations();
    let worst = numbers.next()?;
    let it = screen.debrief().deviations.get(worst.checked_sub(1)?)?;
    let (glyph, role) = debrief::sign(it.severity);
    let (severity, kind) = (it.severity.word().to_uppercase(), it.kind.word());
    let title = it.subject.title(screen.debrief().procedure());
    let others: Vec<String> = numbers.map(|number| number.to_string()).collect();
    let others =
        if others.is_empty() { String::new() } else { format!("; also {}", others.join(", ")) };
    Some(Line::from(vec![
        span(look, role, format!("{} {worst}. {severity}, {kind}", look.glyph(glyph))),
        span(look, Role::Plain, format!(": {title}{others}")),
    ]))
}
