//! The session screen: where its parts stand at each size.
//!
//! Wide: rail, card, then timers and what just happened, side by side. At 80 columns the timers
//! are a strip at the bottom. Compact: one card and the nearest timer. The card's column is the
//! same in all three: `session/column.rs`.
//! Read next: `session/column.rs`, `session/card.rs`, `session/timers.rs`.

mod card;
mod column;
mod dial;
mod face;
mod naming;
mod patient;
mod question;
mod rail;
mod round;
mod said;
mod status;
mod timers;
pub(super) mod typed;

use super::look::Look;
use super::paint;
use super::prose::cells;
use crate::app::pointer::Targets;
use crate::app::session::SessionScreen;
use crate::session::Session;
use crate::time::Moment;
use ratatui::Frame;
use ratatui::layout::Rect;

/// From this width on there are three columns.
const THREE: u16 = 120;
/// From this width on there is a rail.
const TWO: u16 = 72;
/// From this height on there is a rail.
const TALL: u16 = 16;
/// The widest that the card's column gets: a comfortable line and its margins.
const CARD: u16 = 96;
/// The most rows of the strip of timers.
const STRIP: usize = 3;

/// What is drawn, and for when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    /// The screen.
    pub(super) screen: &'a SessionScreen,
    /// Now.
    pub(super) now: Moment,
    /// Whether what is typed reaches this screen, so that it shows where.
    pub(super) types: bool,
    /// Where to put down what can be clicked.
    pub(super) targets: &'a Targets,
}

impl Seen<'_> {
    /// The session.
    fn session(&self) -> &Session {
        self.screen.session()
    }
}

/// Draws the screen.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    if seen.screen.is_at_instrument() {
        compact(frame, look, area, seen);
    } else if area.width >= THREE && area.height >= TALL {
        three(frame, look, area, seen);
    } else if area.width >= TWO && area.height >= TALL {
        two(frame, look, area, seen);
    } else {
        compact(frame, look, area, seen);
    }
    if let Some(question) = seen.screen.question() {
        seen.targets.clear();
        let hints = seen.screen.hints();
        question::draw(frame, look, area, (seen.session(), question), &hints);
    }
}

/// Rail, card, timers.
fn three(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let left = (area.width / 5).clamp(30, 42);
    let right = (area.width * 3 / 10).clamp(38, 64);
    let middle = (area.width - left - right).min(CARD);
    let rail = Rect { width: left, ..area };
    let card = Rect { x: area.x + left, width: middle, ..area };
    let side = paint::inset(area, left + middle, 0);
    rail::draw(frame, look, paint::inset(rail, 1, 0), seen);
    let card = paint::divider(frame, look, card);
    column::draw(frame, look, with_margin(card), seen);
    let side = paint::narrowed(paint::divider(frame, look, side), 72);
    let side = patient::block(frame, look, with_margin(side), seen);
    let rest = timers::blocks(frame, look, side, seen);
    status::recent(frame, look, rest, seen);
}

/// Rail and card, and a strip below them.
fn two(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let running = timers::count(seen.session()).min(STRIP);
    let (area, low) = paint::split_bottom(area, 1);
    status::draw(frame, look, paint::inset(low, 1, 0), seen);
    let area = patient::line(frame, look, area, seen);
    let (area, strip) = paint::split_bottom(area, cells(running + usize::from(running > 0)));
    timers::strip(frame, look, with_margin(paint::inset(strip, 1, 0)), (seen.session(), true));
    let left = (area.width * 3 / 10).clamp(26, 34);
    let rail = Rect { width: left, ..area };
    rail::draw(frame, look, paint::inset(rail, 1, 0), seen);
    let card = paint::divider(frame, look, paint::inset(area, left, 0));
    column::draw(frame, look, with_margin(card), seen);
}

/// The card, and what there is room for.
fn compact(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) {
    let most = usize::from(area.height / 10).clamp(1, STRIP);
    let running = timers::count(seen.session()).min(most);
    let told = u16::from(area.height >= TALL || status::is_telling(seen));
    let (area, low) = paint::split_bottom(area, told);
    status::draw(frame, look, paint::inset(low, 1, 0), seen);
    let (area, strip) = paint::split_bottom(area, cells(running));
    timers::strip(frame, look, with_margin(paint::inset(strip, 1, 0)), (seen.session(), false));
    column::draw(frame, look, with_margin(paint::inset(area, 1, 0)), seen);
}

/// `area` without its last column.
fn with_margin(area: Rect) -> Rect {
    Rect { width: area.width.saturating_sub(1), ..area }
}
