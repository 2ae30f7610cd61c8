//! The header: what is being done, in which mode, at what session time; and the banner that
//! stands while entries cannot be kept.

use super::look::{Glyph, Look, Role};
use super::paint::{self, span};
use super::prose::{cells, wrap};
use crate::app::{App, Screen};
use crate::session::Session;
use crate::time::Clock;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// From this width on the library says in full what it is for.
const ROOMY: u16 = 64;
/// The most rows a banner takes.
const BANNER: usize = 2;

/// Draws the header at the top of `area` and gives what is left of it.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, app: &App) -> Rect {
    let (top, rest) = paint::split_top(area, 1);
    let (left, right) = words(app, look, top.width);
    let inner = paint::inset(Rect { width: top.width.saturating_sub(1), ..top }, 1, 0);
    paint::ends(frame, look, inner, (Role::Strong, &left), &right);
    frame.buffer_mut().set_style(top, look.style(Role::Top));
    app.trouble().map_or(rest, |trouble| banner(frame, look, rest, trouble))
}

fn words(app: &App, look: Look, room: u16) -> (String, Line<'static>) {
    let dot = format!(" {} ", look.glyph(Glyph::Dot));
    match app.screen() {
        Screen::Library(_) => {
            let notice = if room < ROOMY {
                "not for clinical use"
            } else {
                "for rehearsal and education, not for clinical use"
            };
            ("rehearse".to_owned(), paint::line(look, Role::Quiet, notice))
        }
        Screen::Briefing(briefing) => {
            let about = briefing.offer().procedure().about();
            let right = format!("briefing{dot}{}", briefing.mode().word());
            (about.title.clone(), paint::line(look, Role::Quiet, right))
        }
        Screen::Session(screen) => {
            let session = screen.session();
            (session.procedure().about().title.clone(), Line::from(clock(session, look, &dot)))
        }
        Screen::Debrief(debrief) => {
            let setting = debrief.setting();
            if let Some(playback) = debrief.playback() {
                let mut right = vec![span(look, Role::Quiet, format!("playback{dot}"))];
                right.extend(clock(playback.screen().session(), look, &dot));
                return (setting.procedure.about().title.clone(), Line::from(right));
            }
            let right = format!("debrief{dot}{}", setting.mode.word());
            (setting.procedure.about().title.clone(), paint::line(look, Role::Quiet, right))
        }
    }
}

/// The mode and the session clock, at the right edge so that nothing moves as time passes.
fn clock(session: &Session, look: Look, dot: &str) -> Vec<Span<'static>> {
    let mut spans =
        vec![span(look, Role::Quiet, format!("{}{dot}", session.setting().mode.word()))];
    if session.is_paused() {
        spans.push(span(look, Role::Attention, "PAUSED"));
        spans.push(span(look, Role::Quiet, dot));
    }
    let clock = Clock(session.at().elapsed()).to_string();
    spans.push(span(look, Role::Strong, format!("{clock:>5}")));
    spans
}

fn banner(frame: &mut Frame<'_>, look: Look, area: Rect, trouble: &str) -> Rect {
    let text = format!("NOT SAVED: {trouble}");
    let mut rows = wrap(&text, usize::from(area.width.saturating_sub(2)));
    rows.truncate(BANNER);
    let (place, rest) = paint::split_top(area, cells(rows.len()));
    frame.buffer_mut().set_style(place, look.style(Role::Alarm));
    let lines: Vec<_> = rows.into_iter().map(|row| paint::line(look, Role::Alarm, row)).collect();
    paint::lines(frame, paint::inset(place, 1, 0), &lines);
    rest
}
