//! What a session says: how it begins, what came of what was typed, and what fell due.
//!
//! Each thing is said once. What is expected next is `expected.rs`.

use super::expected::{Expected, expected};
use super::{STANDING, particulars, step};
use crate::app::checkpoint::Feedback;
use crate::app::session::{Said, SessionScreen};
use crate::debrief::report::{authored, sentence};
use crate::procedure::StepIx;
use crate::procedure::particulars::Vital;

/// What was said of a session so far.
#[derive(Debug, Default)]
pub(super) struct Told {
    greeted: bool,
    notices: u64,
    said: Option<Said>,
    in_hand: Option<Expected>,
    /// The step whose card was told last.
    card: Option<StepIx>,
    /// The patient's signs as they were said last.
    vitals: Vec<Vital>,
}

impl Told {
    /// Says what is expected once more, at the next occasion.
    pub(super) fn forget(&mut self) {
        (self.in_hand, self.card) = (None, None);
    }

    /// Says what is rehearsed, in short where it has just been read out.
    pub(super) fn greet(&mut self, screen: &SessionScreen, briefed: bool, lines: &mut Vec<String>) {
        if self.greeted {
            return;
        }
        self.greeted = true;
        let setting = screen.session().setting();
        self.vitals.clone_from(&setting.procedure.particulars().vitals);
        if briefed {
            lines.push("The session begins.".to_owned());
        } else {
            lines.push(setting.procedure.about().title.clone());
            lines.push(format!("Mode: {}. Seed: {}.", setting.mode.word(), setting.seed));
            lines.extend(particulars(&setting.procedure, 1));
            lines.push(STANDING.to_owned());
        }
        let go_on = if setting.mode.policy().types() {
            "Type what you do next, in your own words; type help for what else can be typed."
        } else {
            "Press Enter to go on; type help for what can be typed."
        };
        lines.push(go_on.to_owned());
    }

    pub(super) fn tell(&mut self, screen: &SessionScreen, lines: &mut Vec<String>) {
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
                    lines.extend(reasons.iter().map(|reason| authored(reason)));
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

    /// What is expected now, when that is something else than before.
    pub(super) fn ask(&mut self, screen: &SessionScreen, lines: &mut Vec<String>) {
        let now = Expected::of(screen);
        if self.in_hand.as_ref() == Some(&now) {
            return;
        }
        let again = now.is_again(self.in_hand.as_ref());
        let sure = self.in_hand.as_ref().is_some_and(|before| now.is_sure_since(before));
        let told = |before: &Expected| !before.is_recap();
        let back = now.question.is_none() && !self.in_hand.as_ref().is_some_and(told);
        let begins = now.begins().filter(|_| !screen.session().policy().types());
        self.in_hand = Some(now);
        // What came up before the break, or before it was asked where they are, is still there.
        let signs = screen.session().complication().filter(|_| back).map(|it| &it.signs);
        lines.extend(signs.map(|signs| format!("Now: {}", authored(signs))));
        if again {
            lines.push("Answer again.".to_owned());
        } else if sure {
            // The question itself was asked before how sure they are.
            lines.extend(expected(screen).into_iter().skip(1));
        } else if let Some(step) = begins.filter(|step| self.card == Some(*step)) {
            lines.extend(step::again(screen.session(), step));
        } else {
            lines.extend(expected(screen));
            self.card = begins.or(self.card);
        }
    }
}

fn about_answer(feedback: &Feedback, lines: &mut Vec<String>) {
    let word = match feedback {
        Feedback { right: true, .. } => "Right",
        Feedback { partly: true, .. } => "Partly right",
        Feedback { .. } => "Not right",
    };
    lines.push(format!("{word}: {}", authored(&feedback.answer)));
    lines.extend(feedback.because.iter().map(|because| authored(because)));
}
