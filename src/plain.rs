//! Line mode: the same program for those who cannot see the screen, and for pipes and scripts.
//!
//! The app is the same, and so are its messages; this only speaks. One announcement a change,
//! nothing is ever painted over, and no character is drawing. What can be typed is
//! `app/phrase.rs`; how a line is understood, `app/line.rs` and `app/session/line.rs`.
//! Read next: `plain/session.rs`, `plain/expected.rs`.

mod briefing;
mod characters;
mod checkpoint;
mod expected;
mod library;
mod naming;
mod session;
mod step;
mod wrap;

use crate::app::overlay::{Block, Body, Overlay};
use crate::app::{App, Screen};
use crate::debrief::Debrief;
use crate::debrief::report::{authored, sentence, spoken};
use crate::procedure::{Procedure, markup};
use session::Told;

/// What is said once, at the beginning.
const STANDING: &str = "For rehearsal and education. Not for clinical use. It rehearses knowledge \
                        of the procedure, not skill of hand.";

/// Says what changed since it last spoke.
#[derive(Debug, Default)]
pub struct Speaker {
    /// Where lines are broken, between words, if they are.
    width: Option<usize>,
    place: Option<Place>,
    overlay: bool,
    trouble: Option<String>,
    /// What was said of the session that runs.
    session: Told,
    /// What was said of the list, or of what is chosen in the briefing.
    shown: Vec<String>,
}

/// Where the program stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Library,
    Briefing,
    Session,
    Debrief,
}

impl Place {
    const fn of(screen: &Screen) -> Self {
        match screen {
            Screen::Library(_) => Self::Library,
            Screen::Briefing(_) => Self::Briefing,
            Screen::Session(_) => Self::Session,
            Screen::Debrief(_) => Self::Debrief,
        }
    }
}

impl Speaker {
    /// A speaker that has said nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A speaker that breaks its lines between words, to at most `width` columns.
    #[must_use]
    pub fn within(width: usize) -> Self {
        Self { width: Some(width), ..Self::default() }
    }

    /// A line was typed: what is told in answer to it is told even if it was told before.
    pub fn listen(&mut self) {
        self.overlay = false;
    }

    /// Says again where the trainee is.
    pub fn repeat(&mut self) {
        self.session.forget();
        if self.place != Some(Place::Session) {
            self.place = None;
        }
    }

    /// The lines that say what changed since the last call.
    pub fn speak(&mut self, app: &App) -> Vec<String> {
        let lines = self.say(app);
        let lines = lines.iter().map(|line| characters::spoken(line));
        match self.width {
            Some(width) => lines.flat_map(|line| wrap::wrapped(&line, width)).collect(),
            None => lines.collect(),
        }
    }

    fn say(&mut self, app: &App) -> Vec<String> {
        let mut lines = Vec::new();
        let place = Place::of(app.screen());
        let from = self.place.replace(place);
        let arrives = from != Some(place);
        if let Screen::Session(screen) = app.screen() {
            if arrives {
                self.session = Told::default();
            }
            self.session.greet(screen, from == Some(Place::Briefing), &mut lines);
            self.session.tell(screen, &mut lines);
        }
        self.trouble(app.trouble(), &mut lines);
        self.over(app.overlay(), &mut lines);
        match app.screen() {
            Screen::Session(screen) => self.session.ask(screen, &mut lines),
            Screen::Library(library) => {
                lines.extend(library.trouble.as_deref().map(sentence));
                let list = library::lines(library);
                if arrives || list != self.shown {
                    lines.extend(list.iter().cloned());
                }
                self.shown = list;
            }
            Screen::Briefing(briefing) => {
                let choices = briefing::choices(briefing);
                if arrives {
                    lines.extend(briefing::lines(briefing));
                } else {
                    let others = choices.iter().filter(|line| !self.shown.contains(line));
                    lines.extend(others.cloned());
                }
                self.shown = choices;
            }
            Screen::Debrief(screen) if arrives => {
                lines.extend(spoken::opening(screen.debrief()));
                lines.push(AFTERWARDS.to_owned());
            }
            Screen::Debrief(_) => {}
        }
        lines
    }

    fn trouble(&mut self, trouble: Option<&str>, lines: &mut Vec<String>) {
        if self.trouble.as_deref() != trouble {
            self.trouble = trouble.map(str::to_owned);
            lines.push(trouble.map_or_else(|| "Everything is kept again.".to_owned(), sentence));
        }
    }

    fn over(&mut self, overlay: Option<&Overlay>, lines: &mut Vec<String>) {
        if let (Some(overlay), false) = (overlay, self.overlay) {
            lines.push(sentence(&overlay.title));
            match &overlay.body {
                Body::Text(text) => lines.extend(text.lines().map(str::to_owned)),
                Body::Blocks(blocks) => {
                    lines.extend(blocks.iter().flat_map(Block::words).map(markup::plain));
                }
                Body::Keys(hints) | Body::Help { hints, .. } => {
                    lines.extend(hints.iter().map(|it| format!("{}: {}.", it.keys, it.help)));
                }
            }
        }
        self.overlay = overlay.is_some();
    }
}

/// What can be typed at the debrief.
const AFTERWARDS: &str = "Type a number to hear more about that deviation; points, timeline, typed, \
                          notes, sources or all; again, back, or quit.";

/// The whole debrief in sentences, a line each.
#[must_use]
pub fn whole_debrief(debrief: &Debrief) -> Vec<String> {
    spoken::whole(debrief).iter().map(|line| characters::spoken(line)).collect()
}

/// What is particular to this run, one of so many variants.
fn particulars(procedure: &Procedure, variants: usize) -> Vec<String> {
    let particulars = procedure.particulars();
    let mut lines = Vec::new();
    if let Some(variant) = &particulars.variant {
        let of = if variants > 1 { format!(", one of {variants}") } else { String::new() };
        lines.push(format!("Variant: {}{of}.", variant.title));
    }
    if let Some(phase) = &particulars.phase {
        lines.push(format!("One phase alone: {phase}."));
    }
    let vignette = particulars.case.as_ref().and_then(|case| case.vignette.as_ref());
    lines.extend(vignette.map(|vignette| format!("Patient: {}", authored(vignette))));
    for vital in &particulars.vitals {
        lines.push(format!("{}: {}.", vital.name, vital.value));
    }
    for changed in &particulars.overrides {
        let whose = changed.origin.words();
        lines.push(format!("Changed: {} is {}, {whose}.", changed.parameter, changed.value));
    }
    lines
}
