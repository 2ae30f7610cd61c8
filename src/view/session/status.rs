//! What is going on and what just happened: one line at the bottom, or a column of its own.

use super::Seen;
use crate::app::notice::{Notice, Tone};
use crate::time::{Clock, Moment};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint;
use crate::view::prose::cut;
use crate::view::sheet::Sheet;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Whether there is anything to say.
pub(super) fn is_telling(seen: &Seen<'_>) -> bool {
    going_on(seen).is_some() || seen.screen.notices.fresh(seen.now).next().is_some()
}

/// Draws what happened last, and once that has faded what is going on, in one line. A pause is
/// not to be overlooked, and a wait that is being shown ends by any key.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let latest = || weightiest(seen).map(|it| told(it, seen.now));
    let lasting = seen.session().is_paused() || seen.screen.sitting().is_pacing();
    let told =
        if lasting { going_on(seen).or_else(latest) } else { latest().or_else(|| going_on(seen)) };
    let Some((role, text)) = told else { return };
    let room = usize::from(area.width).saturating_sub(1);
    let text = cut(&text, room, look.glyph(Glyph::Ellipsis));
    paint::lines(frame, area, [&paint::line(look, role, text)]);
}

/// The last of what just happened, or of what is bad while that stands out: a round that was missed
/// is not hidden by a step that was done.
fn weightiest<'a>(seen: &Seen<'a>) -> Option<&'a Notice> {
    let notices = &seen.screen.notices;
    let bad = |it: &&Notice| it.tone == Tone::Bad && it.stands_out(seen.now);
    let last = notices.fresh(seen.now).next_back();
    notices.fresh(seen.now).rfind(bad).or(last)
}

/// Draws what is going on and all that just happened, the latest last.
pub(super) fn recent(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let mut sheet = Sheet::new(look, area.width);
    for notice in seen.screen.notices.fresh(seen.now) {
        let (role, text) = told(notice, seen.now);
        sheet.text(role, &text);
    }
    if let Some((role, text)) = going_on(seen) {
        sheet.gap();
        sheet.text(role, &text);
    }
    let lines = sheet.into_lines();
    if lines.is_empty() {
        return;
    }
    let (top, rest) = paint::split_top(area, 1);
    paint::rule(frame, look, top, "Just now");
    let top = lines.len().saturating_sub(usize::from(rest.height));
    paint::lines(frame, rest, lines.iter().skip(top));
}

fn told(notice: &Notice, now: Moment) -> (Role, String) {
    let role = match notice.tone {
        _ if !notice.stands_out(now) => Role::Quiet,
        Tone::Plain => Role::Quiet,
        Tone::Good => Role::Good,
        Tone::Attention => Role::Attention,
        Tone::Bad => Role::Bad,
    };
    (role, notice.text.clone())
}

/// Why time runs, waits or stands still, when that is not plain.
fn going_on(seen: &Seen<'_>) -> Option<(Role, String)> {
    let session = seen.session();
    if session.is_paused() {
        return Some((Role::Attention, "Paused: time stands still. p goes on.".to_owned()));
    }
    let until = Clock(session.waiting()?.elapsed());
    if seen.screen.sitting().is_pacing() {
        return Some((Role::Accent, format!("Letting time pass until {until}, any key stops")));
    }
    Some((Role::Attention, format!("The wait until {until} is held up; Esc ends it")))
}
