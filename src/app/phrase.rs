//! Phrases: commands as people type them, in the command line of the full screen and in line
//! mode: the same words.

use crate::time::parse_length;
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
    Stop,
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
    /// End the session.
    Finish,
    /// End the session without a verdict.
    Abandon,
    /// What can be typed.
    Help,
    /// Leave; the session is kept.
    Quit,
}

/// What can be typed, and what it does.
pub const PHRASES: &[(&str, &str)] = &[
    (":done", "begin the step, do the round, or say that the step is done (as Enter)"),
    (":wait 10m", "let ten minutes pass"),
    (":wait to target", "let time pass until the timer's target"),
    (":stop waiting", "stop letting time pass"),
    (":skip REASON", "leave the step out, or decline the round"),
    (":override REASON", "go on against what stands in the way"),
    (":again", "do the last step again"),
    (":note TEXT", "write something down (no patient details)"),
    (":pause", "let time stand still, or go on"),
    (":finished", "end the session"),
    (":abandon", "end the session without a verdict"),
    (":help", "what can be typed"),
    (":quit", "leave; the session is kept"),
];

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
        ("wait" | "w", _) => wait(rest).map(Some),
        ("stop", "waiting") => Ok(Some(Phrase::Stop)),
        ("pause" | "p" | "continue", "") => Ok(Some(Phrase::Pause)),
        ("skip" | "decline", _) => told(Phrase::Skip),
        ("override", _) => told(Phrase::Override),
        ("note", _) => told(Phrase::Note),
        ("again", "") => Ok(Some(Phrase::Again)),
        ("finished" | "finish", "") => Ok(Some(Phrase::Finish)),
        ("abandon", "") if colon => Ok(Some(Phrase::Abandon)),
        ("help" | "?" | "h", "") => Ok(Some(Phrase::Help)),
        ("quit" | "q" | "exit", "") => Ok(Some(Phrase::Quit)),
        _ if colon => Err(format!("`:{text}` is no command: `:help` lists them")),
        _ => Ok(None),
    }
}

/// Reads how long to wait: an amount, or to the target.
///
/// # Errors
///
/// In words, when it is neither.
pub fn wait(text: &str) -> Result<Phrase, String> {
    match text.to_lowercase().as_str() {
        "" => Err("how long? for instance `wait 10m` or `wait to target`".to_owned()),
        "to target" | "target" | "until target" => Ok(Phrase::WaitToTarget),
        amount => parse_length(amount).map(Phrase::Wait),
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
        assert!(parse("wait").is_err());
    }

    #[test]
    fn every_listed_phrase_is_understood() {
        for (phrase, _) in PHRASES {
            assert!(matches!(parse(phrase), Ok(Some(_))), "{phrase}");
        }
    }
}
