//! The view: every screen, drawn from the program as a value.
//!
//! [`draw`] reads and never decides: what looks like logic here is a question asked of the
//! session. It does no input and no output but to the frame, and it draws any size from 1×1 up.
//! A screen's state is `app/x.rs`, its drawing `view/x.rs`.
//! Read next: `view/look.rs`, `view/sheet.rs`, `view/session.rs`.

mod ascii;
mod briefing;
mod chart;
mod checkpoint;
mod debrief;
mod footer;
mod header;
mod library;
pub mod look;
mod overlay;
mod paint;
mod playback;
mod prose;
mod session;
mod sheet;
mod too_small;
mod zone;

pub use look::{Glyphs, Look, Theme};

use crate::app::{App, Screen};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The least width that every screen fits into.
const LEAST_WIDTH: u16 = 40;
/// The least height that every screen fits into.
const LEAST_HEIGHT: u16 = 12;

/// Draws the program as it stands.
pub fn draw(app: &App, look: &Look, frame: &mut Frame<'_>) {
    parts(app, *look, frame);
    if look.glyphs == Glyphs::Ascii {
        ascii::fold(frame.buffer_mut());
    }
}

fn parts(app: &App, look: Look, frame: &mut Frame<'_>) {
    let area = frame.area();
    app.targets().clear();
    paint::ground(frame, look, area);
    if area.width < LEAST_WIDTH || area.height < LEAST_HEIGHT {
        too_small::draw(frame, look, area);
        return;
    }
    let (area, foot) = paint::split_bottom(area, 1);
    let body = header::draw(frame, look, area, app);
    screen(app, look, frame, body);
    if let Some(overlay) = app.overlay() {
        // What is covered cannot be clicked.
        app.targets().clear();
        overlay::draw(frame, look, body, overlay);
    }
    footer::draw(frame, look, foot, (&app.hints(), app.targets()));
}

fn screen(app: &App, look: Look, frame: &mut Frame<'_>, body: Rect) {
    match app.screen() {
        Screen::Library(library) => library::draw(frame, look, body, (library, app.targets())),
        Screen::Briefing(briefing) => {
            briefing::draw(frame, look, body, (briefing, app.targets()));
        }
        Screen::Session(screen) => {
            let types = app.overlay().is_none() && screen.question().is_none();
            session::draw(
                frame,
                look,
                body,
                &session::Seen { screen, now: app.now(), types, targets: app.targets() },
            );
        }
        Screen::Debrief(debrief) => {
            debrief::draw(frame, look, body, (debrief, app.now()), app.targets());
        }
    }
}
