//! What an outline amounts to, in order, and which of its headings are phases.
//!
//! Phases do not stand inside each other. A heading that only holds others goes before each of
//! them: `Before: The room`. One without any step below it stays as a comment.

use super::item::{Item, Step};
use super::{Note, note};
use crate::procedure::markup;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Heading {
        line: usize,
        level: usize,
        text: String,
    },
    Step(Item),
    /// Text that is no part of a step.
    Comment(String),
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    Phase { title: String },
    Step(Step),
    Comment(String),
}

pub(super) fn settled(entries: Vec<Entry>, notes: &mut Vec<Note>) -> Vec<Placed> {
    let shape: Vec<Shape> = entries.iter().map(Shape::of).collect();
    let mut placed = Vec::new();
    // The headings that only hold others, from the outermost: their levels and what they say.
    let mut above: Vec<(usize, String)> = Vec::new();
    for (position, entry) in entries.into_iter().enumerate() {
        let after = shape.get(position + 1..).unwrap_or_default();
        placed.push(match entry {
            Entry::Comment(text) => Placed::Comment(text),
            Entry::Step(item) => Placed::Step(Step::of(&item, notes)),
            Entry::Heading { line, level, text } => {
                above.retain(|(outer, _)| *outer < level);
                let text = markup::plain(super::item::with_addresses(&text));
                let text = text.trim_end_matches([':', ' ']).to_owned();
                if has_steps(after) {
                    let outer = above.iter().map(|(_, text)| text.as_str());
                    let title = outer.chain([text.as_str()]).collect::<Vec<_>>().join(": ");
                    Placed::Phase { title }
                } else if holds_steps(after, level) {
                    above.push((level, text));
                    continue;
                } else {
                    let message = "a heading without a step: kept as a comment";
                    note(notes, line, message);
                    Placed::Comment(text)
                }
            }
        });
    }
    placed
}

/// What matters of an entry to the headings before it.
enum Shape {
    Heading(usize),
    Step,
    Comment,
}

impl Shape {
    const fn of(entry: &Entry) -> Self {
        match entry {
            Entry::Heading { level, .. } => Self::Heading(*level),
            Entry::Step(_) => Self::Step,
            Entry::Comment(_) => Self::Comment,
        }
    }
}

/// Whether a step comes before the next heading.
fn has_steps(after: &[Shape]) -> bool {
    let own = after.iter().take_while(|shape| !matches!(shape, Shape::Heading(_)));
    own.into_iter().any(|shape| matches!(shape, Shape::Step))
}

/// Whether a step comes before the next heading that is no deeper.
fn holds_steps(after: &[Shape], level: usize) -> bool {
    let below = |shape: &&Shape| !matches!(shape, Shape::Heading(other) if *other <= level);
    after.iter().take_while(below).any(|shape| matches!(shape, Shape::Step))
}
