//! A procedure file from what an outline amounts to: the layout, the ids and the comments.

use super::entry::Placed;
use super::item::{Step, Wait, with_addresses};
use super::{Note, length, note};
use crate::author::quoted::quoted;
use crate::author::slug::slug;
use crate::author::starter::Cover;
use crate::procedure::markup;
use std::collections::BTreeSet;

/// The width to which text is folded.
const WIDTH: usize = 96;

/// What one who reads the result should do next.
const NEXT: &str = "\
What it still needs, step by step: a `cue` (what tells that it is next) and a `why`; where it \
matters a `hazard`; a question under `check`; and `sources`. `rehearse new tea.yaml` writes a \
procedure that shows them all.";

/// What stands before the steps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'h> {
    /// What the outline calls itself.
    pub(super) title: Option<&'h str>,
    pub(super) summary: &'h str,
    pub(super) cover: Cover<'h>,
}

pub(super) fn procedure(head: Head<'_>, entries: &[Placed], notes: &mut Vec<Note>) -> String {
    let Head { title, summary, cover } = head;
    let mut page = Page::default();
    page.line(0, &format!("# yaml-language-server: $schema={}", cover.schema));
    page.line(0, "#");
    page.comment(0, NEXT);
    page.line(0, "");
    page.line(0, "format: 1");
    let title = title.map(|title| markup::plain(with_addresses(title)));
    let title = title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    page.line(0, &format!("title: {}", quoted(title.unwrap_or(cover.title))));
    if !summary.is_empty() {
        page.value(0, "summary", &[with_addresses(summary)]);
    }
    page.line(0, "status: illustrative");
    page.line(0, "");
    let phases = entries.iter().any(|entry| matches!(entry, Placed::Phase { .. }));
    page.line(0, if phases { "phases:" } else { "steps:" });
    let mut within = 1;
    for entry in entries {
        match entry {
            Placed::Comment(text) => page.comment(within, text),
            Placed::Step(step) => page.step(within, step, notes),
            Placed::Phase { title } => {
                if within > 1 {
                    page.line(0, "");
                }
                within = 3;
                page.phase(title);
            }
        }
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    steps: BTreeSet<String>,
    phases: BTreeSet<String>,
    /// Whether it has been told what to do about a wait.
    waited: bool,
}

impl Page {
    /// A line, moved in so many times.
    fn line(&mut self, within: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&"  ".repeat(within));
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn comment(&mut self, within: usize, text: &str) {
        for line in folded(text, WIDTH.saturating_sub(2 * within + 2)) {
            self.line(within, &format!("# {line}"));
        }
    }

    fn phase(&mut self, title: &str) {
        self.line(1, &format!("- phase: {}", quoted(title)));
        if let Some(id) = own_id(title, "phase", &mut self.phases) {
            self.line(2, &format!("id: {id}"));
        }
        self.line(2, "steps:");
    }

    fn step(&mut self, within: usize, step: &Step, notes: &mut Vec<Note>) {
        let id = own_id(&step.title, "step", &mut self.steps);
        if let Some(id) = &id {
            let title = &step.title;
            let message = if slug(title).is_empty() {
                format!("`{title}` makes no id, so the id `{id}` is written")
            } else {
                format!("another step is called `{title}` too: this one has the id `{id}`")
            };
            note(notes, step.line, message);
        }
        self.wait(within, step);
        if id.is_none() && step.takes.is_none() && step.said.is_empty() {
            // A title alone is a step, but what looks like a key has to be written as one.
            return self.line(within, &format!("- {}", quoted(&step.title)));
        }
        self.line(within, &format!("- step: {}", quoted(&step.title)));
        if let Some(id) = id {
            self.line(within + 1, &format!("id: {id}"));
        }
        for (word, lines) in &step.said {
            self.value(within + 1, word, lines);
        }
        if let Some(takes) = step.takes {
            self.line(within + 1, &format!("takes: {takes}"));
        }
    }

    /// How a step that waits becomes a timer. It is told once; for others only the timer.
    fn wait(&mut self, within: usize, step: &Step) {
        if step.wait == Wait::None {
            return;
        }
        let name = Some(slug(&step.title)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| "wait".to_owned());
        let length = step.takes.map(|takes| format!("at_least: {takes}"));
        // How long is never made up.
        let window = length.or_else(|| length::window(&step.title));
        let window = window.unwrap_or_else(|| "at_least: …".to_owned());
        if std::mem::replace(&mut self.waited, true) {
            return self.line(within, &format!("# Another wait: `{name}: {{{window}}}`"));
        }
        let opens =
            "A wait is better as a timer, which the trainee has to keep. Above the steps write";
        self.comment(within, opens);
        self.line(within, "#   timers:");
        self.line(within, &format!("#     {name}: {{{window}}}"));
        let then = if step.wait == Wait::Whole {
            format!(
                "then `starts: {name}` in the step before and `needs: {name}` in the one after, \
                 and delete this step."
            )
        } else {
            format!(
                "then `starts: {name}` here, without `takes`, and `needs: {name}` in the next step."
            )
        };
        self.comment(within, &then);
    }

    /// A key with its text: on its line, folded below it, or line by line.
    fn value(&mut self, within: usize, key: &str, lines: &[String]) {
        let [line] = lines else {
            self.line(within, &format!("{key}: |"));
            return lines.iter().for_each(|line| self.line(within + 1, line));
        };
        let short = quoted(line);
        if 2 * within + key.len() + 2 + short.chars().count() <= WIDTH {
            return self.line(within, &format!("{key}: {short}"));
        }
        self.line(within, &format!("{key}: >-"));
        for line in folded(line, WIDTH.saturating_sub(2 * within + 2)) {
            self.line(within + 1, &line);
        }
    }
}

/// The id that has to be written: where a title makes none, or one that is taken.
fn own_id(title: &str, kind: &str, taken: &mut BTreeSet<String>) -> Option<String> {
    let made = slug(title);
    if !made.is_empty() && taken.insert(made.clone()) {
        return None;
    }
    let stem = if made.is_empty() { kind } else { made.as_str() };
    let first = if made.is_empty() { 1 } else { 2 };
    // One more than are taken cannot all be taken.
    let numbers = first..=first + taken.len();
    numbers.map(|number| format!("{stem}-{number}")).find(|id| taken.insert(id.clone()))
}

/// Lines of at most `room` columns; a longer word has a line of its own.
fn folded(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        match lines.last_mut() {
            Some(line) if width + 1 + letters <= room => {
                line.push(' ');
                line.push_str(word);
                width += 1 + letters;
            }
            _ => {
                lines.push(word.to_owned());
                width = letters;
            }
        }
    }
    lines
}
