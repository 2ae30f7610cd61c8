//! Lines to what they amount to: title, summary, headings, steps and what is under them.
//!
//! In an outline without any item, each line is a step. In others, text is a step's where it
//! follows one without a gap, or is moved in; else it is a paragraph of its own.

use super::entry::Entry;
use super::item::{Item, Part, one_line};
use super::line::{Kind, Line, Mark};
use super::{LONG_TITLE, Note, note};

/// An outline as it was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) title: Option<String>,
    /// The first paragraph, if nothing comes before it but the title.
    pub(super) summary: String,
    pub(super) entries: Vec<Entry>,
}

/// A line as long as this was perhaps only broken where it was full.
const FULL: usize = 60;
/// The level of what is meant as a heading without saying so: `Before:` or `**Before**`.
const LOWEST: usize = 7;

pub(super) fn read(lines: &[Line], notes: &mut Vec<Note>) -> Read {
    let has = |kind: fn(&Kind) -> bool| lines.iter().any(|line| kind(&line.kind));
    let whole = Whole {
        items: has(|kind| matches!(kind, Kind::Item(..))),
        titled: has(|kind| matches!(kind, Kind::Heading(1, _))),
    };
    let mut reader =
        Reader { read: Read::default(), notes, whole, base: None, gap: true, fresh: true };
    let mut at = 0;
    while let Some((line, after)) = lines.get(at..).and_then(<[Line]>::split_first) {
        at += 1;
        match &line.kind {
            Kind::Blank => {
                reader.gap = true;
                continue;
            }
            Kind::Heading(level, text) => reader.heading(line, *level, text),
            Kind::Item(mark, text) => reader.item(line, *mark, text),
            Kind::Text(text) => at += reader.text(line, text, after),
        }
        reader.gap = false;
    }
    reader.read
}

/// What is known of the whole outline before it is read.
#[derive(Clone, Copy)]
struct Whole {
    /// Whether it has items.
    items: bool,
    /// Whether a heading says what it is called.
    titled: bool,
}

struct Reader<'n> {
    read: Read,
    notes: &'n mut Vec<Note>,
    whole: Whole,
    /// Where the steps of this list stand, and what opens them. Nothing: no step is open.
    base: Option<(usize, Mark)>,
    /// Whether there was an empty line.
    gap: bool,
    /// Whether neither a phase nor a step has been read.
    fresh: bool,
}

impl Reader<'_> {
    fn heading(&mut self, line: &Line, level: usize, text: &str) {
        self.base = None;
        if level == 1 && self.read.title.is_none() && self.fresh {
            self.read.title = Some(text.to_owned());
            return;
        }
        self.fresh = false;
        self.read.entries.push(Entry::Heading { line: line.number, level, text: text.to_owned() });
    }

    fn item(&mut self, line: &Line, mark: Mark, text: &str) {
        if text.is_empty() {
            return note(self.notes, line.number, "an item without a text is left out");
        }
        // Under `1.`, a sign in the same column is meant to be nested: so word processors write.
        let nested = self
            .base
            .is_some_and(|(indent, opens)| line.indent > indent + 1 || (!self.gap && mark > opens));
        if nested {
            return self.part(line, true, text);
        }
        self.step(line, mark, text);
    }

    fn step(&mut self, line: &Line, mark: Mark, text: &str) {
        self.base = Some((line.indent, mark));
        self.fresh = false;
        let item = Item { line: line.number, text: text.to_owned(), parts: Vec::new() };
        self.read.entries.push(Entry::Step(item));
    }

    fn part(&mut self, line: &Line, listed: bool, text: &str) {
        if let Some(Entry::Step(item)) = self.read.entries.last_mut() {
            let (number, indent) = (line.number, line.indent);
            item.parts.push(Part { line: number, indent, listed, text: text.to_owned() });
        }
    }

    /// How many of the lines after this one are taken with it.
    fn text(&mut self, line: &Line, text: &str, after: &[Line]) -> usize {
        if self.is_title(text, after) {
            self.read.title = Some(text.to_owned());
            return 0;
        }
        if self.is_heading(line, text, after) {
            self.heading(line, LOWEST, text);
            return 0;
        }
        let inner = self.base.is_some_and(|(indent, _)| line.indent > indent + 1);
        match (self.whole.items, self.base) {
            (false, None) => self.step(line, Mark::Sign, text),
            (false, Some(_)) if !inner => self.step(line, Mark::Sign, text),
            (false, Some(_)) => self.part(line, true, text),
            (true, Some(_)) if !self.gap => self.goes_on(line, text),
            (true, Some(_)) if inner => self.part(line, false, text),
            (true, _) => return self.paragraph(line, text, after),
        }
        0
    }

    /// Whether a line is a heading without its sign: `Before:` or `**Before**`, or alone and
    /// without a full stop, with steps below.
    fn is_heading(&self, line: &Line, text: &str, after: &[Line]) -> bool {
        let bold = text.len() > 4 && text.starts_with("**") && text.ends_with("**");
        let ends = text.ends_with(['.', '!', '?', ',', ';']);
        let alone = self.whole.items && (self.gap || self.stands_out(line, text)) && !ends;
        let next = after.iter().find(|line| line.kind != Kind::Blank);
        let opens = next.is_some_and(|line| match line.kind {
            Kind::Item(..) => self.whole.items,
            Kind::Text(_) => !self.whole.items,
            Kind::Blank | Kind::Heading(..) => false,
        });
        let step = self.base.is_some() && !self.gap && self.whole.items;
        let step = step && !self.stands_out(line, text);
        let is_short = text.chars().count() <= LONG_TITLE;
        let says = !text.trim_matches([':', '*', '_', ' ']).is_empty();
        says && (text.ends_with(':') || bold || alone) && opens && !step && is_short
    }

    /// Whether a line right below a step is no more of it, as where a word processor has left out the
    /// empty line: no further in, beginning anew, and below a line that was not full.
    fn stands_out(&self, line: &Line, text: &str) -> bool {
        let Some((indent, _)) = self.base else { return false };
        let Some(Entry::Step(item)) = self.read.entries.last() else { return false };
        let above = item.parts.last().map_or(&item.text, |part| &part.text);
        let begins = text.starts_with(char::is_uppercase);
        line.indent <= indent && begins && above.len() < FULL && text.split(' ').count() <= 5
    }

    /// Whether the first line is the title: alone, and no heading claims to be.
    fn is_title(&self, text: &str, after: &[Line]) -> bool {
        let first = self.fresh && self.read.title.is_none() && self.read.entries.is_empty();
        if !first || !self.read.summary.is_empty() || self.whole.titled {
            return false;
        }
        let alone = after.first().is_some_and(|line| line.kind == Kind::Blank);
        // Where an empty line is between all steps, it says nothing.
        let is_text = |line: &Line| matches!(line.kind, Kind::Text(_));
        let close = self.whole.items || after.windows(2).any(|pair| pair.iter().all(is_text));
        let short = text.chars().count() <= LONG_TITLE && !text.ends_with(['.', ':']);
        alone && close && short
    }

    /// A line right below another of the same step: the end of a sentence, or something more.
    fn goes_on(&mut self, line: &Line, text: &str) {
        let Some(Entry::Step(item)) = self.read.entries.last_mut() else { return };
        let above = item.parts.last_mut().map_or(&mut item.text, |part| &mut part.text);
        let full = above.len() >= FULL && !above.ends_with(['.', '!', '?', ':', ';']);
        if full || text.starts_with(char::is_lowercase) {
            above.push(' ');
            above.push_str(text);
        } else {
            let indent = item.parts.last().map_or(line.indent, |part| part.indent);
            let (number, text) = (line.number, text.to_owned());
            item.parts.push(Part { line: number, indent, listed: false, text });
        }
    }

    fn paragraph(&mut self, line: &Line, text: &str, after: &[Line]) -> usize {
        self.base = None;
        let mut whole = text.to_owned();
        let mut taken = 0;
        for next in after {
            let Kind::Text(text) = &next.kind else { break };
            whole.push(' ');
            whole.push_str(text);
            taken += 1;
        }
        let whole = one_line(&whole);
        if self.fresh && self.read.summary.is_empty() {
            self.read.summary = whole;
        } else {
            let message = "text that belongs to no step: kept as a comment";
            note(self.notes, line.number, message);
            self.read.entries.push(Entry::Comment(whole));
        }
        taken
    }
}
