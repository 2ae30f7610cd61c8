//! Phrases: commands as people type them, in the command line of the full screen and in line
//! mode: the same words.

pub mod known;
pub mod spoken;

use crate::session::Resolution;
use std::time::Duration;

/// A command as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Begin, do, or say that it is done: what Enter does.
    Go,
    /// Let this much time pass.
    Wait(Duration),
    /// Let time pass until the timer's target.
    WaitToTarget,
    /// Stop letting time pass.
    StopWaiting,
    /// Be through with the complication that runs.
    Resolve(Resolution),
    /// Ask for a complication.
    Complication,
    /// Put the step off until later.
    Defer,
    /// Let time stand still, or go on.
    Pause,
    /// Leave the step out, or decline the round.
    Skip(String),
    /// Go on all the same.
    Override(String),
    /// Write something down.
    Note(String),
    /// Do the last step again.
    Again,
    /// Look at the step done last.
    Back,
    /// Look at the step of this number.
    Step(usize),
    /// Back to what is next.
    Return,
    /// Ask how long to wait.
    HowLong,
    /// Close what is asked.
    NeverMind,
    /// Tell the session's clock and the timers.
    Time,
    /// Tell how the steps stand.
    Steps,
    /// Say again what is expected.
    Where,
    /// What was typed last was not meant so.
    NotThat,
    /// Give a hint.
    Hint,
    /// Tell the step.
    Stuck,
    /// End the session.
    Finish,
    /// End the session without a verdict.
    Abandon,
    /// What the short forms mean.
    Abbreviations,
    /// What one of them means.
    Explain(String),
    /// What can be typed.
    Help,
    /// Leave; the session is kept.
    Quit,
}

/// What is asked of one who waits, and does not say for how long.
const HOW_LONG: &str = "how long? for instance `wait 10m`";

/// Reads a command that is typed where steps are named: without the colon only what no step is
/// called, word for word.
///
/// # Errors
///
/// In words, when `line` starts with a colon and is no command, or when its rest does not fit.
pub fn parse_named(line: &str) -> Result<Option<Phrase>, String> {
    let line = line.trim();
    if line.starts_with(':') {
        return parse(line);
    }
    let lower = line.to_lowercase();
    Ok(match bare(&lower) {
        "done" => Some(Phrase::Go),
        said if ends(said) => Some(Phrase::Finish),
        "stuck" | "i'm stuck" | "im stuck" | "i am stuck" => Some(Phrase::Stuck),
        said if resolves(said).is_some() => resolves(said).map(Phrase::Resolve),
        "again" => Some(Phrase::Again),
        "time" | "timers" => Some(Phrase::Time),
        "steps" => Some(Phrase::Steps),
        "where" | "where am i" => Some(Phrase::Where),
        "never mind" => Some(Phrase::NeverMind),
        "not that" | "undo" => Some(Phrase::NotThat),
        "hint" => Some(Phrase::Hint),
        "abbreviations" => Some(Phrase::Abbreviations),
        "help" | "?" => Some(Phrase::Help),
        "quit" | "exit" => Some(Phrase::Quit),
        "wait" => return Err(HOW_LONG.to_owned()),
        said if said.starts_with("wait until ") || said.starts_with("wait till ") => {
            return Err(HOW_LONG.to_owned());
        }
        "wait to target" => Some(Phrase::WaitToTarget),
        // What is no length of time may be a step: `wait for the cough`.
        lower => {
            let length = match lower.strip_prefix("wait ") {
                Some(rest) => spoken::length(rest).transpose()?,
                None => spoken::length(lower).and_then(Result::ok),
            };
            length.map(Phrase::Wait)
        }
    })
}

/// What is said, in lower case, without what is said around it.
fn bare(lower: &str) -> &str {
    if lower == "?" {
        return lower;
    }
    let before = ["ok ", "okay ", "ok, ", "okay, ", "please ", "right, ", "so ", "i think "];
    let after = ["please", "thanks", "thank you", "now", "i think"];
    let mut said = lower.trim_end_matches(ASIDE);
    while let Some(rest) = before.iter().find_map(|it| said.strip_prefix(it)) {
        said = rest;
    }
    while let Some(rest) = after.iter().find_map(|it| said.strip_suffix(it)) {
        if !rest.ends_with([' ', ',']) {
            break;
        }
        said = rest.trim_end_matches(ASIDE);
    }
    said
}

/// What may stand after what is said.
const ASIDE: [char; 5] = ['.', '!', '?', ',', ' '];

/// How it is said that one is through with what came up.
fn resolves(said: &str) -> Option<Resolution> {
    match said {
        "carry on"
        | "carry on with the procedure"
        | "resume"
        | "resume the procedure"
        | "back to the procedure"
        | "go back to the procedure" => Some(Resolution::CarryOn),
        "stop"
        | "stop here"
        | "stop the procedure"
        | "abort"
        | "abort the procedure"
        | "abandon the procedure" => Some(Resolution::Stop),
        _ => None,
    }
}

/// Whether it is said that nothing is left to do.
fn ends(said: &str) -> bool {
    const WHO: [&str; 14] = [
        "i'm ",
        "im ",
        "i am ",
        "i've ",
        "ive ",
        "i have ",
        "we're ",
        "were ",
        "we are ",
        "we've ",
        "we have ",
        "that's me ",
        "thats me ",
        "all ",
    ];
    let whole = ["finished", "finish", "the end"].contains(&said);
    let all = ["that's ", "thats ", "that is ", "that was "].iter();
    let all = all.filter_map(|it| said.strip_prefix(it)).any(|it| matches!(it, "all" | "it"));
    let done = WHO.iter().filter_map(|who| said.strip_prefix(who));
    let mut done = done.map(|it| it.strip_suffix(" here").unwrap_or(it));
    whole || all || done.any(|it| matches!(it, "done" | "finished" | "all done"))
}

/// Reads a command.
///
/// Without the colon only what cannot be an answer is taken for one: the first word must be a
/// command's, and what follows must fit it.
///
/// # Errors
///
/// In words, when `line` starts with a colon and is no command, or when what follows the
/// command's word is missing or does not fit.
pub fn parse(line: &str) -> Result<Option<Phrase>, String> {
    let line = line.trim();
    let (colon, text) = line.strip_prefix(':').map_or((false, line), |text| (true, text.trim()));
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (word, rest) = (word.to_lowercase(), rest.trim());
    let told = |what: fn(String) -> Phrase| Ok(Some(what(rest.to_owned())));
    match (word.as_str(), rest) {
        ("done" | "next" | "go" | "begin", "") => Ok(Some(Phrase::Go)),
        ("wait" | "w", "") => Ok(Some(Phrase::HowLong)),
        ("wait" | "w", _) => wait(rest).map(Some),
        ("stop", "waiting") => Ok(Some(Phrase::StopWaiting)),
        ("stop", "") => Ok(Some(Phrase::Resolve(Resolution::Stop))),
        ("carry", "on") => Ok(Some(Phrase::Resolve(Resolution::CarryOn))),
        ("complication", "") => Ok(Some(Phrase::Complication)),
        ("x", "") if colon => Ok(Some(Phrase::Complication)),
        ("defer" | "d", "") => Ok(Some(Phrase::Defer)),
        ("pause" | "p" | "continue", "") => Ok(Some(Phrase::Pause)),
        ("skip" | "s" | "decline", _) => told(Phrase::Skip),
        ("override" | "o", _) => told(Phrase::Override),
        ("note" | "n", _) => told(Phrase::Note),
        ("again", "") => Ok(Some(Phrase::Again)),
        ("back" | "b", "") => Ok(Some(Phrase::Back)),
        ("step", number) if number.parse::<usize>().is_ok() => {
            Ok(number.parse().ok().map(Phrase::Step))
        }
        ("return", "") => Ok(Some(Phrase::Return)),
        ("never", "mind") => Ok(Some(Phrase::NeverMind)),
        ("time" | "timers", "") => Ok(Some(Phrase::Time)),
        ("steps", "") => Ok(Some(Phrase::Steps)),
        ("where", "" | "am i") => Ok(Some(Phrase::Where)),
        ("not", "that") => Ok(Some(Phrase::NotThat)),
        ("hint", "") => Ok(Some(Phrase::Hint)),
        ("stuck", "") => Ok(Some(Phrase::Stuck)),
        ("finished" | "finish", "") => Ok(Some(Phrase::Finish)),
        ("abandon", "") if colon => Ok(Some(Phrase::Abandon)),
        ("abbreviations", "") => Ok(Some(Phrase::Abbreviations)),
        ("what" | "what's", _) if short(rest).is_some() => {
            Ok(short(rest).map(|it| Phrase::Explain(it.to_owned())))
        }
        ("help" | "?" | "h", "") => Ok(Some(Phrase::Help)),
        ("quit" | "q" | "exit", "") => Ok(Some(Phrase::Quit)),
        _ if colon => Err(format!("`:{text}` is no command: `:help` lists them")),
        _ => Ok(None),
    }
}

/// The one short form that is asked about: `is PVR?`, `does PVR mean`.
fn short(rest: &str) -> Option<&str> {
    let rest = rest.trim_end_matches('?').trim_end();
    let does = rest.strip_prefix("does ").and_then(|it| it.strip_suffix(" mean"));
    let short = does.or_else(|| rest.strip_prefix("is ")).unwrap_or(rest).trim();
    (!short.is_empty() && !short.contains(char::is_whitespace)).then_some(short)
}

/// Whether a wait is said first, and then something else: `after 5 minutes turn her`.
#[must_use]
pub fn leads_with_wait(text: &str) -> bool {
    let lower = text.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or("");
    let ends = lower.match_indices(' ').map(|(at, _)| at);
    let waits = |at: usize| lower.get(..at).and_then(spoken::length).is_some_and(|it| it.is_ok());
    matches!(first, "after" | "wait" | "in" | "leave" | "let") && ends.into_iter().any(waits)
}

/// Reads how long to wait: an amount, or to the target.
///
/// # Errors
///
/// In words, when it is neither.
pub fn wait(text: &str) -> Result<Phrase, String> {
    let text = text.to_lowercase();
    match text.strip_prefix("wait ").unwrap_or(&text).trim() {
        "" => Err(HOW_LONG.to_owned()),
        "to target" | "target" | "until target" => Ok(Phrase::WaitToTarget),
        amount => match spoken::length(amount) {
            Some(length) => length.map(Phrase::Wait),
            None => Err(format!("`{text}` is no length of time: write `90s`, `20m` or `1h30m`")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_understood_with_and_without_the_colon() {
        let minutes = |minutes| Ok(Some(Phrase::Wait(Duration::from_mins(minutes))));
        assert_eq!(parse(":wait 10m"), minutes(10));
        assert_eq!(parse("wait 5 min"), minutes(5));
        assert_eq!(parse("WAIT to target"), Ok(Some(Phrase::WaitToTarget)));
        assert_eq!(parse(":skip not today"), Ok(Some(Phrase::Skip("not today".into()))));
        assert_eq!(parse("done"), Ok(Some(Phrase::Go)));
        assert_eq!(parse(":abandon"), Ok(Some(Phrase::Abandon)));
        assert_eq!(parse("abandon"), Ok(None), "too much to lose for a bare word");
        assert_eq!(parse("400 mg"), Ok(None));
        assert_eq!(parse(""), Ok(None));
        assert!(parse(":dance").is_err());
        assert!(parse("wait a bit").is_err());
        assert_eq!(parse("wait"), Ok(Some(Phrase::HowLong)));
    }

    #[test]
    fn every_listed_phrase_is_understood() {
        for known in known::PHRASES {
            assert!(matches!(parse(known.typed), Ok(Some(_))), "{}", known.typed);
        }
    }

    #[test]
    fn where_steps_are_named_only_a_few_words_are_commands_without_the_colon() {
        let minutes = Phrase::Wait(Duration::from_mins(5));
        assert_eq!(parse_named("wait 5 min"), Ok(Some(minutes)));
        assert_eq!(parse_named("Not that"), Ok(Some(Phrase::NotThat)));
        for end in [
            "finished",
            "Finished.",
            "finish",
            "I'm done",
            "that's all!",
            "thats all, thank you",
            "i've finished",
            "I think I'm finished",
            "all done thanks",
            "we are done here",
            "that's me done",
        ] {
            assert_eq!(parse_named(end), Ok(Some(Phrase::Finish)), "{end}");
        }
        assert!(parse_named("wait until it is numb").is_err(), "how long?");
        assert_eq!(parse_named("hint, please"), Ok(Some(Phrase::Hint)));
        assert_eq!(parse_named("ok, done"), Ok(Some(Phrase::Go)));
        assert_eq!(parse_named("?"), Ok(Some(Phrase::Help)));
        for step in
            ["note the time", "skip rope", "wait for the cough", "stop the bleeding", "help him"]
        {
            assert_eq!(parse_named(step), Ok(None), "{step}");
        }
        for wait in ["five minutes", "5m", "wait for five minutes"] {
            let minutes = Phrase::Wait(Duration::from_mins(5));
            assert_eq!(parse_named(wait), Ok(Some(minutes)), "{wait}");
        }
        assert!(parse_named("wait").is_err(), "what is typed next is what is done next");
        assert!(parse_named("wait 30").is_err(), "of what?");
        assert_eq!(parse_named(":note it"), Ok(Some(Phrase::Note("it".to_owned()))));
        assert!(parse_named(":dance").is_err());
    }
}
