//! The instruments as trainees meet them: the map on which injections are placed, and the needle.

mod needling;
mod placing;

use crate::support::play::{Play, options};
use rehearsal::app::offer::Offer;
use rehearsal::app::{App, Options, Screen};
use rehearsal::debrief::Debrief;
use rehearsal::procedure::Procedure;
use rehearsal::session::{Given, Mode};
use std::sync::Arc;

/// Plays `procedure` in this mode, from the first card on.
fn begun(procedure: &Arc<Procedure>, mode: Mode) -> Play {
    let options = Options { mode, ..options(None) };
    let play = Play::of(App::briefing(Offer::from(Arc::clone(procedure)), options)).press("enter");
    if mode == Mode::Guided {
        play.press("enter")
    } else {
        play.typing("walk the grid").press("enter")
    }
}

/// What was answered, in order.
fn given(play: &Play) -> Vec<Given> {
    let Screen::Session(screen) = play.app.screen() else { panic!("no session") };
    screen.session().visits().iter().flat_map(|visit| visit.given.clone()).collect()
}

/// The deviations so far, each as `severity: message`.
fn deviations(play: &Play) -> Vec<String> {
    let Screen::Session(screen) = play.app.screen() else { panic!("no session") };
    let debrief = Debrief::of(screen.session().setting().clone(), screen.entries());
    let told = debrief.deviations.iter().filter(|it| it.question.is_some());
    told.map(|it| format!("{}: {}", it.severity.word(), it.message)).collect()
}
