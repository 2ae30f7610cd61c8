//! Messages to commands: what each key of the session screen does.

use super::keys::{Message, Target, target};
use super::{Question, Said, SessionScreen};
use crate::app::overlay::Overlay;
use crate::app::phrase::{self, Phrase};
use crate::app::prompt::{Line, Purpose};
use crate::app::turn::{Go, Turn};
use crate::procedure::{Resolution, StepIx, Subject, TimerIx};
use crate::session::policy::{Steering, Waits};
use crate::session::{Command, Idle, Next, Owed, Until};
use crate::time::Moment;

impl SessionScreen {
    /// Does what `message` asks.
    pub(super) fn message(&mut self, message: Message, now: Moment) -> Turn {
        match message {
            Message::Go => self.go(now),
            Message::Move(steps) => self.move_by(steps),
            Message::Scroll(lines) => {
                self.scroll.by(lines);
                Turn::stay()
            }
            Message::Back => {
                self.look_at(self.session().last_done());
                Turn::stay()
            }
            Message::Hint => self.perform(&Command::Hint, now),
            Message::Skip => self.skip_key(now),
            Message::Defer => self.defer(now),
            Message::Complication => self.perform(&Command::AskForComplication, now),
            Message::Resolve(said) => self.resolve(said, now),
            Message::Override => self.override_key(now),
            Message::Wait => {
                let session = self.session();
                let may = session.policy().waits == Waits::ToTarget;
                let target = may && session.nearest_target().is_some();
                self.open(Purpose::Wait(target))
            }
            Message::Pause => self.pause(now),
            Message::Note => self.open(Purpose::Note),
            Message::Command => self.open(Purpose::Command),
            Message::Panel => {
                self.turn_focus();
                Turn::stay()
            }
            Message::Return => self.back_to_next(now),
            Message::Help => Turn::go(Go::Show(Overlay::help(self.hints()))),
            Message::Abbreviations => self.abbreviations(),
            Message::Leave => self.leave(now),
            Message::Yes | Message::No => self.settle_question(message == Message::Yes, now),
        }
    }

    /// What Enter does.
    pub(super) fn go(&mut self, now: Moment) -> Turn {
        let next = self.session().next();
        let command = match (target(self), self.card(), next) {
            (Target::Round, _, Next::Round(timer)) => Command::DoRound(timer),
            (Target::Begin | Target::Repeat, Some(step), _) => Command::Begin(step),
            (Target::Complete, Some(step), _) => Command::Complete(step),
            (Target::Finish, ..) => return self.finish(now),
            (Target::Nothing, ..) if self.asked.is_some() => {
                self.look_at(None);
                self.focus = super::Focus::Card;
                return Turn::stay();
            }
            _ => return Turn::stay(),
        };
        let begun = self.session().len();
        let turn = self.perform(&command, now);
        if self.session().len() > begun && !matches!(self.said, Some(Said::Refused { .. })) {
            self.look_at(None);
        }
        self.over(turn)
    }

    /// Asks why to go on all the same, with all that stands in the way before the trainee's eyes.
    fn override_key(&mut self, now: Moment) -> Turn {
        let Some(subject) = self.subject() else { return Turn::stay() };
        let refused = matches!(self.said, Some(Said::Refused { .. }));
        let turn = if refused || !self.is_blocked() { Turn::stay() } else { self.go(now) };
        self.open(Purpose::Override(subject)).after(turn.effects)
    }

    /// What an override is about: the step that Enter is about, or the end when Enter would
    /// finish. A round whose act is no step cannot be overridden, and is never the end.
    fn subject(&self) -> Option<Subject> {
        if self.session().policy().types() {
            return self.refused_last();
        }
        match target(self) {
            Target::Finish => Some(Subject::Finish),
            Target::Begin | Target::Repeat | Target::Complete | Target::Round => {
                self.card().map(Subject::Step)
            }
            Target::Nothing => None,
        }
    }

    /// Whether something stands in the way of what Enter would do, so that it can be overridden.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        let session = self.session();
        if session.policy().types() {
            return self.refused_last().is_some();
        }
        let against = match (target(self), self.card()) {
            (Target::Begin | Target::Repeat | Target::Round, Some(step)) => {
                session.against_beginning(step)
            }
            (Target::Complete, Some(step)) => session.against_completing(step),
            (Target::Finish, _) => session.against_finishing(),
            _ => return false,
        };
        !against.is_empty() && against.iter().all(crate::session::Obstacle::can_be_overridden)
    }

    /// Whether the step on the card can be left out, or put down if it is being repeated.
    #[must_use]
    pub fn can_skip(&self) -> bool {
        let session = self.session();
        if session.policy().steering == Steering::None {
            return false;
        }
        let card = self.card();
        card.is_some_and(|step| session.is_open(step) || !session.standing(step).is_settled())
    }

    fn move_by(&mut self, steps: isize) -> Turn {
        let all = self.session().steps_at_hand();
        let from = self.card().and_then(|card| all.iter().position(|step| *step == card));
        let to = from.unwrap_or(all.len()).saturating_add_signed(steps);
        self.look_at(all.get(to.min(all.len().saturating_sub(1))).copied());
        Turn::stay()
    }

    pub(super) fn look_at(&mut self, step: Option<StepIx>) {
        self.cursor = step;
        self.scroll.home();
    }

    fn skip_key(&mut self, now: Moment) -> Turn {
        match (target(self), self.session().next(), self.card()) {
            (Target::Round, Next::Round(timer), _) => self.decline(timer, now),
            (_, _, Some(step)) => self.open(Purpose::Skip(step)),
            _ => Turn::stay(),
        }
    }

    pub(super) fn decline(&mut self, timer: TimerIx, now: Moment) -> Turn {
        self.perform(&Command::DeclineRound(timer), now)
    }

    fn pause(&mut self, now: Moment) -> Turn {
        let command = if self.session().is_paused() { Command::Unpause } else { Command::Pause };
        self.perform(&command, now)
    }

    fn back_to_next(&mut self, now: Moment) -> Turn {
        self.look_at(None);
        if self.session().waiting().is_some() {
            return self.perform(&Command::EndWait, now);
        }
        Turn::stay()
    }

    pub(super) fn leave(&mut self, now: Moment) -> Turn {
        let turn = self.part(now);
        Turn { go: Some(Go::Leave), ..turn }
    }

    pub(super) fn settle_question(&mut self, yes: bool, now: Moment) -> Turn {
        match self.question.take() {
            Some(Question::Recap { away, .. }) => {
                // A wait that was being shown ends where it was; one that a round holds up goes
                // on once that is answered.
                let mut turn = Turn::stay();
                if matches!(self.session().owed(), Some(Owed::Waiting(_))) {
                    turn = self.perform(&Command::EndWait, now);
                }
                let turn = self.perform(&Command::Return(away), now).after(turn.effects);
                self.over(turn)
            }
            Some(Question::End) if yes => {
                let turn = self.perform(&Command::Finish, now);
                self.over(turn)
            }
            Some(Question::Stop) if yes => {
                let turn = self.perform(&Command::Resolve(Resolution::Stop), now);
                self.over(turn)
            }
            Some(Question::Slept(lasted)) => {
                self.perform(&Command::Slept { lasted, counts: yes }, now)
            }
            Some(Question::End | Question::Stop) | None => Turn::stay(),
        }
    }

    fn open(&mut self, purpose: Purpose) -> Turn {
        self.prompt = Some((purpose, Line::default()));
        Turn::stay()
    }

    /// Takes what was typed into the prompt; it stays open when it was not understood.
    pub(super) fn submit_prompt(&mut self, now: Moment) -> Turn {
        let Some((purpose, mut line)) = self.prompt.take() else { return Turn::stay() };
        let text = line.text().trim().to_owned();
        if text.starts_with(':') && purpose != Purpose::Command {
            return self.command(&text, now);
        }
        if text.is_empty() && purpose.needs_text() {
            self.prompt = Some((purpose, line));
            let counts = matches!(purpose, Purpose::Count(_));
            let needed = "a few words are needed; Esc closes this";
            self.complain(if counts { Idle::BadCount.words() } else { needed }, now);
            return Turn::stay();
        }
        self.said = None;
        let phrase = match purpose {
            Purpose::Skip(step) => return self.skip(step, &text, now),
            Purpose::Override(subject) => return self.override_it(subject, &text, now),
            Purpose::Count(_) => return self.count(&text, now),
            Purpose::Note => Ok(Some(Phrase::Note(text))),
            Purpose::Wait(true) if text.is_empty() => Ok(Some(Phrase::WaitToTarget)),
            Purpose::Wait(_) => phrase::wait(&text).map(Some),
            // As where steps are named: `I'm done` is a command too.
            Purpose::Command => match phrase::parse_named(&text) {
                Ok(Some(phrase)) => Ok(Some(phrase)),
                Ok(None) | Err(_) => phrase::parse(&format!(":{text}")),
            },
        };
        match phrase {
            Ok(Some(phrase)) => self.phrase(phrase, now),
            Ok(None) => Turn::stay(),
            Err(unclear) => {
                line.refuse();
                self.prompt = Some((purpose, line));
                // Whoever types words at a question meant no command.
                let asked = self.session().policy().types() && self.asked.is_some();
                let first = "answer the question first; `:help` lists what can be said";
                let words = purpose == Purpose::Command && asked;
                self.complain(if words { first.to_owned() } else { unclear }, now);
                Turn::stay()
            }
        }
    }

    fn skip(&mut self, step: StepIx, reason: &str, now: Moment) -> Turn {
        let turn = self.perform(&Command::Skip(step, reason.to_owned()), now);
        self.look_at(None);
        turn
    }

    fn override_it(&mut self, subject: Subject, reason: &str, now: Moment) -> Turn {
        let turn = self.perform(&Command::Override(subject, reason.to_owned()), now);
        if !matches!(self.said, Some(Said::Refused { .. })) {
            self.look_at(None);
        }
        self.over(turn)
    }

    /// Does what a typed command asks.
    pub(super) fn phrase(&mut self, phrase: Phrase, now: Moment) -> Turn {
        match phrase {
            Phrase::Go => self.go(now),
            Phrase::Wait(length) => self.perform(&Command::Wait(Until::For(length)), now),
            Phrase::WaitToTarget => self.wait_to_target(now),
            Phrase::StopWaiting => self.perform(&Command::EndWait, now),
            Phrase::Resolve(said) => self.resolve(said, now),
            Phrase::Complication => self.perform(&Command::AskForComplication, now),
            Phrase::Defer => self.defer(now),
            Phrase::Pause => self.pause(now),
            Phrase::Skip(reason) => match (target(self), self.session().next(), self.card()) {
                (Target::Round, Next::Round(timer), _) => self.decline(timer, now),
                (_, _, Some(step)) if reason.is_empty() && self.can_skip() => {
                    self.open(Purpose::Skip(step))
                }
                (_, _, Some(step)) => self.skip(step, &reason, now),
                _ => Turn::stay(),
            },
            Phrase::Override(reason) => {
                if let Some(subject) = self.subject() {
                    if reason.is_empty() && self.is_blocked() {
                        return self.open(Purpose::Override(subject));
                    }
                    return self.override_it(subject, &reason, now);
                }
                self.complain(Idle::NothingToOverride.words(), now);
                Turn::stay()
            }
            Phrase::Note(text) if text.is_empty() => self.open(Purpose::Note),
            Phrase::Note(text) => self.perform(&Command::Note(text), now),
            Phrase::NotThat => self.perform(&Command::NotThat, now),
            Phrase::Hint => self.perform(&Command::Hint, now),
            Phrase::Stuck => self.perform(&Command::Stuck, now),
            Phrase::Again if self.session().policy().steering == Steering::None => {
                self.complain(Idle::NoSteering.words(), now);
                Turn::stay()
            }
            Phrase::Again => match self.session().last_done() {
                Some(step) => self.perform(&Command::Begin(step), now),
                None => Turn::stay(),
            },
            Phrase::Finish => self.finish(now),
            Phrase::Abandon => {
                let turn = self.perform(&Command::Abandon, now);
                self.over(turn)
            }
            Phrase::Back
            | Phrase::Step(_)
            | Phrase::Return
            | Phrase::HowLong
            | Phrase::NeverMind
            | Phrase::Time
            | Phrase::Steps
            | Phrase::Where
            | Phrase::Help => self.look_around(&phrase, now),
            Phrase::Abbreviations => self.abbreviations(),
            Phrase::Explain(short) => self.explain(&short, now),
            Phrase::Quit => self.leave(now),
        }
    }

    /// Lets time pass until the target of the timer whose target is nearest.
    fn wait_to_target(&mut self, now: Moment) -> Turn {
        // Whether a timer runs is not told where none is shown.
        if self.session().policy().waits == Waits::ByAmount {
            self.complain(Idle::ByAmount.words(), now);
            return Turn::stay();
        }
        let nearest = self.session().nearest_target().map(|(timer, _)| timer);
        if let Some(timer) = nearest {
            return self.perform(&Command::Wait(Until::Target(timer)), now);
        }
        self.complain("no timer is running towards a target", now);
        Turn::stay()
    }

    /// Goes to the debrief once the session is over.
    pub(super) fn over(&self, turn: Turn) -> Turn {
        let go = self.debriefed().or(turn.go);
        Turn { effects: turn.effects, go }
    }

    /// The debrief, once the session is over.
    pub(in crate::app) fn debriefed(&self) -> Option<Go> {
        self.session().end()?;
        Some(Go::Debrief(self.session().setting().clone(), self.entries.clone()))
    }
}
