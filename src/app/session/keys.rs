//! The keys of the session screen, by what is on top: a question, a prompt, the checkpoint, or
//! the step.

use super::{Focus, Question, Said, SessionScreen};
use crate::app::checkpoint::Asked;
use crate::app::key::{Code, Key};
use crate::app::keymap::{self, Binding, bind};
use crate::app::turn::Turn;
use crate::session::policy::{Hints, Order};
use crate::session::{Next, Resolution, Standing};
use crate::time::Moment;

/// What can be asked for on this screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Begin, do, say that it is done, or finish.
    Go,
    /// Move along the rail by this many steps.
    Move(isize),
    /// Scroll the card by this many lines.
    Scroll(isize),
    /// Show the step done last.
    Back,
    /// Give a hint.
    Hint,
    /// Leave the step out, or decline the round.
    Skip,
    /// Put the step off until later.
    Defer,
    /// Let a complication come.
    Complication,
    /// Be through with the complication that runs.
    Resolve(Resolution),
    /// Go on against what stands in the way.
    Override,
    /// Let time pass.
    Wait,
    /// Let time stand still, or go on.
    Pause,
    /// Write something down.
    Note,
    /// Type a command.
    Command,
    /// The next panel.
    Panel,
    /// Back to what is next.
    Return,
    /// Show what short forms mean.
    Abbreviations,
    /// Show the keys.
    Help,
    /// Leave; the session is kept.
    Leave,
    /// Yes to the question on top.
    Yes,
    /// No to the question on top.
    No,
}

/// The keys when nothing is on top.
pub static STEP: &[Binding<SessionScreen, Message>] = &[
    bind(&["enter"], Message::Go)
        .named("begin")
        .says("begin", "begin the step on the card")
        .when(|screen| matches!(target(screen), Target::Begin)),
    bind(&["enter"], Message::Go)
        .named("begin")
        .says("repeat", "do the step on the card again")
        .when(|screen| matches!(target(screen), Target::Repeat)),
    bind(&["enter"], Message::Go)
        .named("begin")
        .says("done", "say that the step in hand is done")
        .when(|screen| matches!(target(screen), Target::Complete)),
    bind(&["enter"], Message::Go)
        .named("begin")
        .says("do it", "do what the round asks for")
        .when(|screen| matches!(target(screen), Target::Round)),
    bind(&["enter"], Message::Go)
        .named("begin")
        .says("finish", "nothing is open: end the session")
        .when(|screen| target(screen) == Target::Finish && screen.session().ending().is_none()),
    bind(&["enter"], Message::Go)
        .named("begin")
        .says("end", "the procedure ends here: end the session")
        .when(|screen| target(screen) == Target::Finish && screen.session().ending().is_some()),
    bind(&["1", "c"], Message::Resolve(Resolution::CarryOn))
        .named("carry-on")
        .says("carry on", "it is dealt with: back to the procedure")
        .when(|screen| screen.session().is_running() && screen.is_resolving()),
    bind(&["2"], Message::Resolve(Resolution::Stop))
        .named("stop")
        .says("stop", "the procedure ends here")
        .when(|screen| screen.session().is_running() && screen.is_resolving()),
    bind(&["s"], Message::Skip)
        .named("skip")
        .says("decline", "leave this round out; the wait goes on")
        .when(|screen| matches!(target(screen), Target::Round)),
    bind(&["o"], Message::Override)
        .named("override")
        .says("override", "go on against what stands in the way, with a reason")
        .when(|screen| screen.session().is_running() && screen.is_blocked()),
    bind(&["h"], Message::Hint)
        .named("hint")
        .says("hint", "a hint; each costs half of the step's point")
        .when(|screen| screen.session().policy().hints == Hints::Cost && screen.asked().is_none()),
    bind(&["w"], Message::Wait)
        .named("wait")
        .says("wait", "let time pass, by an amount or to a timer's target")
        .when(|screen| screen.session().is_running() && screen.asked().is_none()),
    bind(&["s"], Message::Skip)
        .named("skip")
        .says("skip", "leave the step on the card out, with a reason")
        .when(|screen| {
            screen.session().is_running() && screen.can_skip() && target(screen) != Target::Round
        }),
    bind(&["d"], Message::Defer)
        .named("defer")
        .says("defer", "put the step on the card off until later")
        .when(|screen| screen.session().is_running() && screen.can_defer()),
    bind(&["x"], Message::Complication)
        .named("complication")
        .says("complication", "let something come up")
        .when(|screen| screen.session().complication_to_ask_for().is_some()),
    bind(&["down", "j"], Message::Move(1))
        .named("down")
        .beside("up")
        .says("steps", "look at other steps")
        .when(|screen| !screen.session().policy().types()),
    bind(&["up", "k"], Message::Move(-1))
        .named("up")
        .when(|screen| !screen.session().policy().types()),
    bind(&["tab", "esc"], Message::Panel)
        .named("panel")
        .says("type", "back to the line that is typed into")
        .when(|screen| screen.session().policy().types() && screen.asked().is_none()),
    bind(&["esc"], Message::Return)
        .named("next-step")
        .says("next step", "back to what is next, or stop letting time pass")
        .when(|screen| screen.has_moved() || screen.session().waiting().is_some()),
    bind(&["tab"], Message::Panel)
        .named("panel")
        .says("question", "back to the question")
        .when(|screen| screen.asked().is_some()),
    bind(&["b"], Message::Back)
        .named("back")
        .says("back", "show the step done last; Enter there repeats it")
        .when(|screen| {
            screen.session().last_done().is_some() && !screen.session().policy().types()
        }),
    bind(&["p", "enter"], Message::Pause)
        .named("pause")
        .says("go on", "let time go on")
        .when(|screen| screen.session().is_paused()),
    bind(&["p"], Message::Pause)
        .named("pause")
        .says("pause", "let time stand still")
        .when(|screen| !screen.session().is_paused()),
    bind(&["n"], Message::Note)
        .named("note")
        .says("note", "write something down (no patient details)"),
    bind(&["pagedown", "space"], Message::Scroll(5))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll the card"),
    bind(&["pageup"], Message::Scroll(-5)).named("page-up"),
    bind(&[":"], Message::Command)
        .named("command")
        .says("", "type a command, such as :wait 10m or :abandon"),
    bind(&["A"], Message::Abbreviations)
        .named("abbreviations")
        .says("", "what the short forms mean")
        .when(SessionScreen::has_abbreviations),
    bind(&["?"], Message::Help).named("help").says("help", "this help"),
    bind(&["q"], Message::Leave)
        .named("leave")
        .says("leave", "leave; the session is kept and can be resumed"),
];

/// The keys beside those that answer, when a checkpoint is in hand and does not type.
pub static ANSWER: &[Binding<SessionScreen, Message>] = &[
    bind(&["tab", "esc"], Message::Panel)
        .named("panel")
        .says("steps", "to the step and its keys, and back")
        .when(|screen| !screen.session().policy().types()),
    bind(&["tab", "esc"], Message::Panel)
        .named("panel")
        .says("keys", "to the keys, and back")
        .when(|screen| screen.session().policy().types()),
    bind(&["pagedown", "space"], Message::Scroll(5))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll the card"),
    bind(&["pageup"], Message::Scroll(-5)).named("page-up"),
    bind(&["s"], Message::Skip)
        .named("skip")
        .says("skip", "leave the step in hand out, with a reason")
        .when(|screen| screen.has_letters() && screen.can_skip()),
    bind(&["b"], Message::Back)
        .named("back")
        .says("", "show the step done last")
        .when(|screen| screen.has_letters() && screen.session().last_done().is_some()),
    bind(&["p"], Message::Pause)
        .named("pause")
        .says("", "let time stand still")
        .when(SessionScreen::has_letters),
    bind(&["n"], Message::Note)
        .named("note")
        .says("", "write something down (no patient details)")
        .when(SessionScreen::has_letters),
    bind(&[":"], Message::Command)
        .named("command")
        .says("", "type a command")
        .when(|screen| !screen.is_typing()),
    bind(&["A"], Message::Abbreviations)
        .named("abbreviations")
        .says("", "what the short forms mean")
        .when(|screen| screen.has_letters() && screen.has_abbreviations()),
    bind(&["?"], Message::Help)
        .named("help")
        .says("help", "this help")
        .when(|screen| !screen.is_typing()),
    bind(&["q"], Message::Leave)
        .named("leave")
        .says("leave", "leave; the session is kept and can be resumed")
        .when(SessionScreen::has_letters),
];

/// The keys beside the line in which steps are named.
pub static NAME: &[Binding<SessionScreen, Message>] = &[
    bind(&["tab"], Message::Panel).named("panel").says("keys", "to the keys, and back"),
    bind(&["pagedown", "space"], Message::Scroll(5))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll the card"),
    bind(&["pageup"], Message::Scroll(-5)).named("page-up"),
];

/// The keys of a question on top.
pub static QUESTION: &[Binding<SessionScreen, Message>] = &[
    bind(&["enter", "y"], Message::Yes)
        .named("agree")
        .says("go on here", "yes, this is where I am")
        .when(|screen| matches!(screen.question(), Some(Question::Recap { .. }))),
    bind(&["y"], Message::Yes)
        .named("agree")
        .says("it counts", "the time counts as session time")
        .when(|screen| matches!(screen.question(), Some(Question::Slept(_)))),
    bind(&["n", "enter", "esc"], Message::No)
        .named("decline")
        .says("it does not", "the time does not count")
        .when(|screen| matches!(screen.question(), Some(Question::Slept(_)))),
    bind(&["enter", "y"], Message::Yes)
        .named("agree")
        .says("end", "yes, the session is over")
        .when(|screen| screen.question().is_some_and(Question::ends)),
    bind(&["n", "esc"], Message::No)
        .named("decline")
        .says("go on", "no, there is more to do")
        .when(|screen| screen.question().is_some_and(Question::ends)),
    bind(&["q"], Message::Leave).named("leave").says("leave", "leave; the session is kept"),
];

/// What Enter would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Begin,
    Repeat,
    Complete,
    Round,
    Finish,
    Nothing,
}

pub(super) fn target(screen: &SessionScreen) -> Target {
    let session = screen.session();
    let in_hand = session.in_hand().map(|visit| visit.step);
    match (screen.cursor, session.next()) {
        _ if !session.is_running() => Target::Nothing,
        (_, Next::Over(_)) | (None, Next::Resolve) => Target::Nothing,
        (Some(step), _) if in_hand == Some(step) => match session.checkpoint_in_hand() {
            Some(_) => Target::Nothing,
            None => Target::Complete,
        },
        (_, Next::Begin(_)) if session.policy().types() => Target::Nothing,
        (Some(step), _) => match session.standing(step) {
            Standing::Open | Standing::Skipped | Standing::Deferred | Standing::NotApplicable => {
                Target::Begin
            }
            Standing::Done | Standing::Overridden => Target::Repeat,
            Standing::InHand => Target::Nothing,
        },
        (None, Next::Round(_)) => Target::Round,
        (None, Next::InHand(_)) if screen.asked.is_none() => Target::Complete,
        (None, Next::InHand(_)) => Target::Nothing,
        (None, Next::Begin(_)) => Target::Begin,
        (None, Next::Finish) if session.policy().order == Order::Own => Target::Nothing,
        (None, Next::Finish) => Target::Finish,
    }
}

/// Does what a key asks.
pub(super) fn press(screen: &mut SessionScreen, key: Key, now: Moment) -> Turn {
    if screen.question.is_some() {
        let ends = screen.question.as_ref().is_some_and(Question::ends);
        return match (keymap::dispatch(QUESTION, screen, key), key.code) {
            (Some(message), _) => screen.message(message, now),
            // Whoever types on has more to do.
            (None, Code::Char(letter)) if ends && letter.is_alphabetic() && !key.ctrl => {
                let turn = screen.message(Message::No, now);
                press(screen, key, now).after(turn.effects)
            }
            (None, _) => Turn::stay(),
        };
    }
    if screen.near().is_some() && screen.session().is_running() {
        return screen.near_key(key, now);
    }
    if screen.prompt.is_some() {
        return screen.prompt_key(key, now);
    }
    if screen.sitting.is_pacing() {
        return screen.message(Message::Return, now);
    }
    if screen.is_answering() {
        if let Some(turn) = screen.answer_key(key, now) {
            return turn;
        }
        let message = keymap::dispatch(ANSWER, screen, key);
        return match (message, key.code) {
            (Some(message), _) => screen.said_and_done(message, now),
            // Whoever types where words are typed everywhere else sees what they type; at an
            // instrument every letter is a key.
            (None, Code::Char(letter))
                if letter.is_alphabetic() && !key.ctrl && !screen.is_at_instrument() =>
            {
                let turn = screen.message(Message::Command, now);
                screen.fill_prompt(letter.encode_utf8(&mut [0; 4]));
                turn
            }
            (None, _) => Turn::stay(),
        };
    }
    if screen.is_naming() {
        // What helps to type stays while it is typed.
        if matches!(screen.said, Some(Said::Feedback(_))) {
            screen.said = None;
        }
        return screen.name_key(key, now);
    }
    let message = keymap::dispatch(STEP, screen, key);
    message.map_or_else(Turn::stay, |message| screen.said_and_done(message, now))
}

impl SessionScreen {
    /// Does what `message` asks. What was said goes with the first key that does something; one
    /// that only looks around, or opens the prompt in which to go against it, leaves it.
    fn said_and_done(&mut self, message: Message, now: Moment) -> Turn {
        if !matches!(
            message,
            Message::Scroll(_) | Message::Help | Message::Abbreviations | Message::Override
        ) {
            self.said = None;
        }
        self.message(message, now)
    }

    /// Whether printing keys type into the checkpoint.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.is_answering() && self.asked.as_ref().is_some_and(Asked::types)
    }

    /// Whether an instrument is in hand.
    #[must_use]
    pub fn is_at_instrument(&self) -> bool {
        self.is_answering() && self.asked.as_ref().is_some_and(Asked::is_instrument)
    }

    /// Whether any words can be the answer to the checkpoint in hand.
    #[must_use]
    pub fn is_typing_words(&self) -> bool {
        self.asked.as_ref().is_some_and(Asked::takes_words)
    }

    /// Whether letters are keys beside a checkpoint that is answered without them: not where steps
    /// are typed, since whoever types there means words.
    fn has_letters(&self) -> bool {
        !self.is_typing() && !self.session().policy().types()
    }

    pub(super) fn turn_focus(&mut self) {
        self.focus = match self.focus {
            Focus::Card => Focus::Rail,
            Focus::Rail => {
                self.cursor = None;
                Focus::Card
            }
        };
    }
}
