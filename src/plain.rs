//! Line mode: the same program for those who cannot see the screen, and for pipes and scripts.
//!
//! The app is the same, and so are its messages; this only speaks. One announcement a change,
//! nothing is ever painted over, and no character is drawing. What can be typed is
//! `app/phrase.rs`; how a line is understood, `app/session/line.rs`.

mod checkpoint;
mod naming;
mod step;
mod wrap;

use crate::app::checkpoint::{Feedback, Sure};
use crate::app::debrief::DebriefScreen;
use crate::app::overlay::{Block, Body, Overlay};
use crate::app::prompt::Purpose;
use crate::app::session::{Question, Said, SessionScreen};
use crate::app::{App, Screen};
use crate::debrief::report;
use crate::procedure::markup;
use crate::procedure::particulars::Vital;
use crate::procedure::{Procedure, StepIx};
use crate::session::{Next, Round, Session};
use crate::time::{Clock, Words};

/// What is said once, at the beginning.
const STANDING: &str = "For rehearsal and education. Not for clinical use. It rehearses knowledge \
                        of the procedure, not skill of hand.";

/// Says what changed since it last spoke.
#[derive(Debug, Default)]
pub struct Speaker {
    /// Where lines are broken, between words, if they are.
    width: Option<usize>,
    greeted: bool,
    notices: u64,
    overlay: bool,
    trouble: Option<String>,
    said: Option<Said>,
    in_hand: Option<Expected>,
    /// The patient's signs as they were said last.
    vitals: Vec<Vital>,
    debriefed: bool,
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

    /// The lines that say what changed since the last call.
    pub fn speak(&mut self, app: &App) -> Vec<String> {
        let lines = self.say(app);
        match self.width {
            Some(width) => lines.iter().flat_map(|line| wrap::wrapped(line, width)).collect(),
            None => lines,
        }
    }

    fn say(&mut self, app: &App) -> Vec<String> {
        let mut lines = Vec::new();
        if let Screen::Session(screen) = app.screen() {
            self.greet(screen, &mut lines);
            self.tell(screen, &mut lines);
        }
        self.trouble(app.trouble(), &mut lines);
        self.over(app.overlay(), &mut lines);
        match app.screen() {
            Screen::Session(screen) => self.ask(screen, &mut lines),
            Screen::Debrief(screen) => self.debrief(screen, &mut lines),
            Screen::Library(_) | Screen::Briefing(_) => {}
        }
        lines
    }

    fn greet(&mut self, screen: &SessionScreen, lines: &mut Vec<String>) {
        if self.greeted {
            return;
        }
        self.greeted = true;
        let setting = screen.session().setting();
        let about = setting.procedure.about();
        lines.push(about.title.clone());
        lines.push(format!("Mode: {}. Seed: {}.", setting.mode.word(), setting.seed));
        particular(&setting.procedure, lines);
        self.vitals.clone_from(&setting.procedure.particulars().vitals);
        lines.push(STANDING.to_owned());
        let go_on = if setting.mode.policy().types() {
            "Type what you do next, in your own words; type help for what else can be typed."
        } else {
            "Press Enter to go on; type help for what can be typed."
        };
        lines.push(go_on.to_owned());
    }

    fn tell(&mut self, screen: &SessionScreen, lines: &mut Vec<String>) {
        if screen.said() != self.said.as_ref() {
            self.said = screen.said().cloned();
            match screen.said() {
                Some(Said::Feedback(feedback)) => about_answer(feedback, lines),
                Some(Said::Hint { what, text }) => {
                    lines.push(format!("Hint. {what}: {}", sentence(text)));
                }
                Some(Said::Back { done, in_hand }) => {
                    lines.push("Back to the procedure.".to_owned());
                    lines.extend(done.iter().map(|step| format!("Done last: {step}.")));
                    lines.extend(in_hand.iter().map(|step| format!("It goes on with: {step}.")));
                }
                Some(Said::NotTaken { what, why }) => {
                    lines.push(format!("Not that: {}", sentence(what)));
                    lines.extend(why.iter().map(|why| sentence(why)));
                }
                Some(Said::Refused { what, reasons, can_override }) => {
                    lines.push(format!("Not now: {what}."));
                    lines.extend(reasons.iter().map(|reason| sentence(&markup::plain(reason))));
                    if *can_override {
                        let colon = if screen.session().policy().types() { ":" } else { "" };
                        lines.push(format!("To go on all the same, type {colon}override and why."));
                    }
                }
                None => {}
            }
        }
        for notice in screen.notices.after(self.notices) {
            lines.push(sentence(&notice.text));
            self.notices = notice.number;
        }
        self.patient(screen, lines);
    }

    /// The patient's signs that are others than before.
    fn patient(&mut self, screen: &SessionScreen, lines: &mut Vec<String>) {
        let vitals = screen.session().vitals();
        let new = vitals.iter().filter(|vital| !self.vitals.contains(vital));
        lines.extend(new.map(|vital| format!("{}: {}.", vital.name, vital.value)));
        self.vitals = vitals;
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
                Body::Keys(hints) => {
                    lines.extend(hints.iter().map(|hint| format!("{}: {}", hint.keys, hint.help)));
                }
            }
        }
        self.overlay = overlay.is_some();
    }

    /// What is expected now, when that is something else than before.
    fn ask(&mut self, screen: &SessionScreen, lines: &mut Vec<String>) {
        let now = Expected::of(screen);
        if self.in_hand.as_ref() == Some(&now) {
            return;
        }
        let again = now.is_again(self.in_hand.as_ref());
        let back = now.question.is_none() && self.in_hand.as_ref().is_some_and(Expected::is_recap);
        self.in_hand = Some(now);
        // What came up before the break is still there.
        let signs = screen.session().complication().filter(|_| back).map(|it| &it.signs);
        lines.extend(signs.map(|signs| sentence(signs.trim())));
        if again {
            lines.push("Answer again.".to_owned());
        } else {
            lines.extend(expected(screen));
        }
    }

    fn debrief(&mut self, screen: &DebriefScreen, lines: &mut Vec<String>) {
        if !self.debriefed {
            self.debriefed = true;
            lines.extend(report::text::text(screen.debrief(), 80).lines().map(str::to_owned));
        }
    }
}

/// What is expected of the trainee, without what only the clock changes: it is said again when
/// this is another.
#[derive(Clone, Debug, PartialEq)]
struct Expected {
    question: Option<Question>,
    prompt: Option<Purpose>,
    paused: bool,
    /// The checkpoint, by its step, pass and position, and how often it has been answered.
    asked: Option<(StepIx, u32, usize, usize)>,
    /// How sure the trainee is, and whether that is asked.
    sure: Option<Sure>,
    /// What was typed and is unclear.
    unclear: Option<String>,
    /// How many entries of their own the trainee has made where they name the steps.
    own: Option<usize>,
    next: Option<Next>,
    round: Option<Round>,
}

impl Expected {
    fn of(screen: &SessionScreen) -> Self {
        let session = screen.session();
        let hand = session.in_hand();
        let (pass, given) = hand.map_or((1, 0), |visit| (visit.pass, visit.given.len()));
        let types = session.policy().types();
        let asked = session.checkpoint_in_hand();
        Self {
            question: screen.question().cloned(),
            prompt: screen.prompt().map(|(purpose, _)| *purpose),
            paused: session.is_paused(),
            asked: asked.map(|(step, position, _)| (step, pass, position, given)),
            sure: screen.asked().map(|asked| asked.sure),
            unclear: session.unclear().map(|(text, _)| text.to_owned()),
            own: types.then(|| screen.own().len()),
            // What is next must not be told by speaking again.
            next: if session.policy().shows_path() { Some(session.next()) } else { None },
            round: session.announced().next().map(|announced| announced.round),
        }
    }

    /// Whether it is asked where the trainee is.
    fn is_recap(&self) -> bool {
        matches!(self.question, Some(Question::Recap { .. }))
    }

    /// Whether this is the checkpoint that has just been answered, asked again.
    fn is_again(&self, before: Option<&Self>) -> bool {
        let place =
            |it: &Self| it.asked.map(|(step, pass, position, _)| (step, pass, position, it.sure));
        let settled = self.question.is_none() && self.prompt.is_none() && !self.paused;
        settled
            && self.asked.is_some()
            && before.is_some_and(|before| {
                before.question.is_none() && !before.paused && place(before) == place(self)
            })
    }
}

/// What is expected of the trainee now, in lines.
fn expected(screen: &SessionScreen) -> Vec<String> {
    let session = screen.session();
    if let Some(question) = screen.question() {
        return about_question(screen, question);
    }
    if let Some((purpose, _)) = screen.prompt() {
        return vec![purpose.question_in(session.procedure())];
    }
    if session.is_paused() {
        return vec!["Paused. Type pause to go on.".to_owned()];
    }
    if let (Some(asked), Some((_, _, checkpoint))) = (screen.asked(), session.checkpoint_in_hand())
    {
        return checkpoint::lines(asked, checkpoint);
    }
    if let Some((text, rows)) = screen.near() {
        let mut lines = vec![format!("What do you mean by “{text}”?")];
        lines.extend(rows.iter().enumerate().map(|(row, title)| format!("{}. {title}", row + 1)));
        let rows = rows.len();
        lines.push(format!("Type a number from 1 to {rows}, or say it in other words."));
        return lines;
    }
    if session.policy().types() {
        return naming::lines(screen);
    }
    match session.next() {
        Next::Round(timer) => {
            let number = session.clock(timer).announced().map_or(0, |due| due.round.number);
            let act = screen.act(timer);
            vec![format!("Now, round {number}: {act}. Enter does it, skip declines it.")]
        }
        Next::InHand(step) => {
            let title = &session.procedure().step(step).title;
            vec![format!("In hand: {title}. Press Enter, or type done, when it is done.")]
        }
        Next::Begin(step) => step::lines(session, step),
        Next::Resolve => resolving(),
        Next::Finish => finishing(session),
        Next::Over(_) => Vec::new(),
    }
}

/// How a complication that is dealt with is left.
fn resolving() -> Vec<String> {
    vec!["Does the procedure go on? Type carry on, or stop.".to_owned()]
}

/// That nothing is left to do but to end the session.
fn finishing(session: &Session) -> Vec<String> {
    vec![match session.ending() {
        Some(ending) => {
            let title = &session.procedure().ending(ending).title;
            format!("The procedure ends here: {title}. Enter ends the session.")
        }
        None => "Everything is done. Enter finishes the session.".to_owned(),
    }]
}

fn about_question(screen: &SessionScreen, question: &Question) -> Vec<String> {
    match question {
        Question::Recap { done, away, notes } => {
            let procedure = screen.session().procedure();
            let mut lines = vec![format!(
                "Welcome back after {}. The session is at {}.",
                Words(*away),
                Clock(screen.session().at().elapsed())
            )];
            lines.extend(notes.iter().map(|note| sentence(note)));
            match done.as_slice() {
                [] => lines.push("No step has been completed yet.".to_owned()),
                done => lines.extend(
                    done.iter().map(|step| format!("Completed: {}.", procedure.step(*step).title)),
                ),
            }
            lines.push("Is this where you are? Press Enter to go on, or type quit.".to_owned());
            lines
        }
        Question::End => vec!["Is this the end? Type yes or no.".to_owned()],
        Question::Stop => vec!["Does the procedure end here? Type yes or no.".to_owned()],
        Question::Slept(lasted) => vec![format!(
            "The computer slept for {}. Does that count as session time? Type yes or no.",
            Words(*lasted)
        )],
    }
}

fn about_answer(feedback: &Feedback, lines: &mut Vec<String>) {
    let word = match feedback {
        Feedback { right: true, .. } => "Right",
        Feedback { partly: true, .. } => "Partly right",
        Feedback { .. } => "Not right",
    };
    lines.push(format!("{word}: {}", sentence(&markup::plain(&feedback.answer))));
    lines.extend(feedback.because.iter().map(markup::plain));
}

/// The words with a capital and a full stop, so that a voice comes to rest.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let mut said: String =
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if !said.ends_with(['.', '!', '?', ':', '”', '"']) {
        said.push('.');
    }
    said
}

/// What is particular to this run.
fn particular(procedure: &Procedure, lines: &mut Vec<String>) {
    let particulars = procedure.particulars();
    if let Some(variant) = &particulars.variant {
        lines.push(format!("Variant: {}.", variant.title));
    }
    if let Some(phase) = &particulars.phase {
        lines.push(format!("One phase alone: {phase}."));
    }
    let vignette = particulars.case.as_ref().and_then(|case| case.vignette.as_ref());
    lines.extend(vignette.map(|vignette| format!("Patient: {}", sentence(vignette))));
    for vital in &particulars.vitals {
        lines.push(format!("{}: {}.", vital.name, vital.value));
    }
    for changed in &particulars.overrides {
        let whose = changed.origin.words();
        lines.push(format!("Changed: {} is {}, {whose}.", changed.parameter, changed.value));
    }
}
