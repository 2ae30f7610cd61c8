//! The author's short forms, explained when asked for: those that are before the trainee first.
//!
//! Where the way is to be recalled, the others are not listed: what they stand for may tell it.

use super::{Said, SessionScreen};
use crate::app::overlay::{Block, Overlay};
use crate::app::turn::{Go, Turn};
use crate::session::policy::Shown;
use crate::time::Moment;

impl SessionScreen {
    /// Whether the author explains any short form.
    pub(in crate::app) fn has_abbreviations(&self) -> bool {
        !self.session().procedure().about().abbreviations.is_empty()
    }

    /// Shows what the short forms mean.
    pub(super) fn abbreviations(&self) -> Turn {
        let all = &self.session().procedure().about().abbreviations;
        let seen = self.seen().join("\n");
        let (here, others): (Vec<_>, Vec<_>) =
            all.iter().cloned().partition(|(short, _)| stands_in(short, &seen));
        let tells = self.session().policy().shown != Shown::Nothing;
        let others = if tells { others } else { Vec::new() };
        let none = if others.is_empty() {
            "No short form that the author explains is before you."
        } else {
            "None of them is before you."
        };
        let mut blocks = Vec::new();
        if here.is_empty() {
            blocks.push(Block::Text(none.to_owned()));
        }
        for (heading, rows) in [("Before you", here), ("Elsewhere", others)] {
            if !rows.is_empty() {
                blocks.push(Block::Heading(heading));
                blocks.push(Block::Items(rows.iter().map(words).collect()));
            }
        }
        Turn::go(Go::Show(Overlay::blocks("Short forms", blocks)))
    }

    /// Shows what one short form means.
    pub(super) fn explain(&mut self, short: &str, now: Moment) -> Turn {
        let all = &self.session().procedure().about().abbreviations;
        let Some(found) = all.iter().find(|(it, _)| it.eq_ignore_ascii_case(short)) else {
            self.complain(
                format!("`{short}` is no short form here: `:abbreviations` lists them"),
                now,
            );
            return Turn::stay();
        };
        Turn::go(Go::Show(Overlay::blocks("Short forms", vec![Block::Text(words(found))])))
    }

    /// The texts that are before the trainee, as far as the mode shows them.
    fn seen(&self) -> Vec<&str> {
        let session = self.session();
        let mut seen: Vec<&str> = Vec::new();
        if let Some(step) = self.card() {
            let step = session.procedure().step(step);
            let it = &step.teaching;
            seen.extend(it.finding.as_deref());
            match session.policy().shown {
                Shown::Everything => {
                    let texts = [&it.cue, &it.how, &it.why, &it.hazard, &it.mistake, &it.who];
                    seen.push(&step.title);
                    seen.extend(texts.into_iter().filter_map(Option::as_deref));
                }
                Shown::Cue => seen.extend(it.cue.as_deref()),
                Shown::Nothing => {}
            }
        }
        if let (Some(_), Some((_, _, checkpoint))) = (&self.asked, session.checkpoint_in_hand()) {
            seen.push(&checkpoint.ask);
            seen.extend(checkpoint.kind.texts());
        }
        match &self.said {
            Some(Said::Feedback(feedback)) => {
                seen.push(&feedback.answer);
                seen.extend(feedback.because.iter().map(String::as_str));
            }
            Some(Said::Refused { reasons, .. }) => {
                seen.extend(reasons.iter().map(String::as_str));
            }
            Some(Said::Hint { text, .. }) => seen.push(text),
            Some(Said::Back { .. } | Said::NotTaken { .. }) | None => {}
        }
        seen
    }
}

fn words((short, long): &(String, String)) -> String {
    format!("{short}: {long}")
}

/// Whether `short` stands in `text` as a word of its own, or as the start of its plural.
fn stands_in(short: &str, text: &str) -> bool {
    let inside = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    !short.is_empty()
        && text.match_indices(short).any(|(at, _)| {
            let before = text.get(..at).and_then(|it| it.chars().next_back());
            let after = text.get(at + short.len()..).unwrap_or_default();
            let after = after.strip_prefix('s').unwrap_or(after).chars().next();
            !inside(before) && !inside(after)
        })
}
