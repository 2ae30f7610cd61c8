//! Text to tree. The only file that knows the YAML parser.
//!
//! It refuses what procedures do not use, each with its place: anchors, aliases, tags, merge
//! keys, several documents, keys that are no scalars, keys given twice, nesting over 64 deep.
//! It knows no key of the format. Read next: `node.rs`, then `de.rs`.

use super::diagnostic::{Diagnostic, Findings};
use super::misread::{self, Slip};
use super::node::{Kind, Node};
use super::sources::BYTE_ORDER_MARK;
use super::visible::{hidden_in, is_hidden, visible};
use super::{Code, FileIx, Span};
use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StructureStyle};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// How deep lists and mappings may be nested.
pub(super) const DEEPEST: usize = 64;
/// How long a file may be, in bytes.
pub(super) const LARGEST: usize = 4 << 20;

/// How many scalars, lists and mappings a file may hold: a bound on memory, not on authors.
const MOST_VALUES: usize = 50_000;

/// A file's text, made fit for parsing: hidden characters are reported and blanked.
pub(super) fn prepare<'t>(
    file: FileIx,
    text: &'t str,
    findings: &mut Findings,
) -> Option<Cow<'t, str>> {
    if text.len() > LARGEST {
        let message = format!("the file has {} bytes, more than {LARGEST}", text.len());
        findings.push(Diagnostic::error(Code::TooLarge, Span::new(file, 0..0), message));
        return None;
    }
    let mut blanked: Option<String> = None;
    for (at, hidden) in hidden_in(text) {
        let range = at..at + hidden.len_utf8();
        if findings.is_full() {
            findings.count(Span::new(file, range));
            continue;
        }
        let message = format!("the text holds the control character U+{:04X}", u32::from(hidden));
        let span = Span::new(file, range.clone());
        findings.push(
            Diagnostic::error(Code::ControlCharacter, span, message)
                .help("delete it; it may be invisible in your editor"),
        );
        // As many spaces as it had bytes, so that every other place stays where it is.
        let copy = blanked.get_or_insert_with(|| text.to_owned());
        copy.replace_range(range, &" ".repeat(hidden.len_utf8()));
    }
    if findings.is_full() {
        // More of these than text: there is nothing to be read in it.
        return None;
    }
    Some(blanked.map_or(Cow::Borrowed(text), Cow::Owned))
}

/// The tree of a prepared text; nothing where it is not YAML.
pub(super) fn parse<'t>(
    file: FileIx,
    text: &'t str,
    opening: &'t str,
    findings: &mut Findings,
) -> Option<Node<'t>> {
    let skipped = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let body = text.get(skipped..).unwrap_or(text);
    let mut options = Options::default();
    options.flow_nesting_limit = DEEPEST * 2;
    options.block_nesting_limit = DEEPEST * 2;
    options.emit_unresolved_aliases = true;
    options.emit_comments = false;
    let mut tree = Tree {
        file,
        text,
        open: Vec::new(),
        root: None,
        opening,
        documents: 0,
        values: 0,
        slipped: None,
        findings,
    };
    for event in Parser::new_from_str_with_options(body, options) {
        let went_on = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                tree.take(event, range.start + skipped..range.end + skipped)
            }
            Err(error) => {
                tree.syntax(&error, text, skipped);
                return None;
            }
        };
        if !went_on {
            return None;
        }
    }
    if tree.root.is_none() {
        let start = Span::new(file, 0..0);
        tree.findings.push(
            Diagnostic::error(Code::EmptyValue, start, "the file is empty")
                .help(format!("begin with {opening}")),
        );
    }
    tree.root
}

/// Where the comments of a text are, each from its `#` on.
pub(super) fn comments(text: &str) -> Vec<Range<usize>> {
    let skipped = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let mut options = Options::default();
    options.flow_nesting_limit = DEEPEST * 2;
    options.block_nesting_limit = DEEPEST * 2;
    options.emit_comments = true;
    let events = Parser::new_from_str_with_options(text.get(skipped..).unwrap_or(text), options);
    let comments = events.map_while(Result::ok).filter_map(|(event, span)| {
        let range = span.byte_range()?;
        let is_comment = matches!(event, Event::Comment(..));
        is_comment.then_some(range.start + skipped..range.end + skipped)
    });
    comments.collect()
}

/// A tree under construction.
struct Tree<'t, 'f> {
    file: FileIx,
    text: &'t str,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
    values: usize,
    /// What a file of its kind begins with.
    opening: &'t str,
    /// Where the last slip was that was reported.
    slipped: Option<usize>,
    findings: &'f mut Findings,
}

/// A list or mapping that has not ended yet.
struct Open<'t> {
    start: u32,
    flow: bool,
    mapping: bool,
    key: Option<Node<'t>>,
    items: Vec<Node<'t>>,
    pairs: Vec<(Node<'t>, Node<'t>)>,
}

impl<'t> Tree<'t, '_> {
    /// Adds an event; whether the rest is worth reading.
    fn take(&mut self, event: Event<'t>, range: Range<usize>) -> bool {
        let span = Span::new(self.file, range.clone());
        self.values += usize::from(!matches!(event, Event::SequenceEnd | Event::MappingEnd));
        if self.values > MOST_VALUES {
            let message = format!("the file holds more than {MOST_VALUES} values");
            let found = Diagnostic::error(Code::TooLarge, span, message);
            self.findings.push(found.help("make several procedures of it, joined by `use:`"));
            return false;
        }
        match event {
            Event::DocumentStart(..) => return self.document(span),
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_yaml(anchor, tag.is_some(), span);
                self.hidden(&text, style, span);
                let kind = if style == ScalarStyle::Plain { Kind::Plain } else { Kind::Quoted };
                self.add(Node::new(span, kind(text)));
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                if let Some(slip) = misread::stressed(self.text, span.start as usize) {
                    self.slip(slip);
                } else {
                    let help = "write the value out here";
                    self.refuse(span, "aliases (`*name`) are not read", help);
                }
                self.add(Node::refused(span));
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.plain_yaml(anchor, tag.is_some(), span);
                return self.open(span, style, false);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.plain_yaml(anchor, tag.is_some(), span);
                return self.open(span, style, true);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Anchor(..) | _ => {}
        }
        true
    }

    fn document(&mut self, span: Span) -> bool {
        self.documents += 1;
        if self.documents > 1 {
            self.refuse(span, "a second document begins here", "one procedure a file");
        }
        self.documents == 1
    }

    fn open(&mut self, span: Span, style: StructureStyle, mapping: bool) -> bool {
        if self.open.len() >= DEEPEST {
            self.findings.push(too_deep(span));
            return false;
        }
        let flow = style == StructureStyle::Flow;
        let (key, items, pairs) = (None, Vec::new(), Vec::new());
        self.open.push(Open { start: span.start, flow, mapping, key, items, pairs });
        true
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        // The parser notices a block's end late; it ends where its last value does.
        let last = open.pairs.last().map(|(_, value)| value).or(open.items.last());
        let end = match last {
            Some(node) if !open.flow => node.span.end as usize,
            _ => end,
        };
        let span = Span::new(self.file, open.start as usize..end);
        let kind = if open.mapping {
            Kind::Mapping(self.distinct(open.pairs))
        } else {
            Kind::List(open.items)
        };
        // What braces were meant to fill in is text, and no mapping.
        let is_text = self.slipped == Some(open.start as usize);
        self.add(if is_text { Node::refused(span) } else { Node::new(span, kind) });
    }

    fn add(&mut self, node: Node<'t>) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(open) if !open.mapping => open.items.push(node),
            Some(open) => match open.key.take() {
                None => open.key = Some(node),
                Some(key) => open.pairs.push((key, node)),
            },
        }
    }

    /// The pairs whose keys are scalars, each the first of its name. The others are reported.
    fn distinct(&mut self, pairs: Vec<(Node<'t>, Node<'t>)>) -> Vec<(Node<'t>, Node<'t>)> {
        if are_plain(&pairs) {
            return pairs;
        }
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        let mut doubtful = false;
        for (key, _) in &pairs {
            let known = key.text().and_then(|text| first.get(text));
            let braces = || misread::braces(self.text, key.span.start as usize);
            if let Some(slip) = key.text().is_none().then(braces).flatten() {
                self.slip(slip);
                key.poison();
            } else if let Some(found) = wrong_key(key, known.copied()) {
                self.findings.push(found);
                key.poison();
            } else if let Some(text) = key.text() {
                first.insert(text, key.span);
            }
            doubtful |= key.is_poisoned();
        }
        drop(first);
        if doubtful {
            pairs.into_iter().filter(|(key, _)| !key.is_poisoned()).collect()
        } else {
            pairs
        }
    }

    /// Reports a slip, unless that has been done: it can be met twice.
    fn slip(&mut self, Slip { at, message, help, fix }: Slip) {
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        let span = Span::new(self.file, at..at + next.map_or(0, char::len_utf8));
        if self.slipped != Some(at) {
            self.slipped = Some(at);
            let found = Diagnostic::error(Code::Syntax, span, message).help(help);
            self.findings.push(match fix {
                Some((range, with)) => found.fixed(Span::new(self.file, range), with),
                None => found,
            });
        }
    }

    fn plain_yaml(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor > 0 {
            self.refuse(span, "anchors (`&name`) are not read", "delete the anchor");
        }
        if tagged {
            self.refuse(span, "tags (`!name`) are not read", "delete the tag");
        }
    }

    fn refuse(&mut self, span: Span, message: &str, help: &str) {
        self.findings.push(Diagnostic::error(Code::UnsupportedYaml, span, message).help(help));
    }

    /// Escapes in double quotes can make what the file itself does not hold.
    fn hidden(&mut self, text: &str, style: ScalarStyle, span: Span) {
        if style != ScalarStyle::DoubleQuoted {
            return;
        }
        if let Some(c) = text.chars().find(|c| is_hidden(*c) && !matches!(c, '\n' | '\t')) {
            let message = format!("the text makes the control character U+{:04X}", u32::from(c));
            self.findings.push(
                Diagnostic::error(Code::ControlCharacter, span, message).help("delete its escape"),
            );
        }
    }

    fn syntax(&mut self, error: &ScanError, text: &str, skipped: usize) {
        let at = error.marker().byte_offset().unwrap_or(0) + skipped;
        let at = text.floor_char_boundary(at);
        let says = error.info();
        let tab = if says.contains("tab") { tab_after(text, at) } else { None };
        let span = |at: usize| {
            let next = text.get(at..).and_then(|rest| rest.chars().next());
            Span::new(self.file, at..at + next.map_or(0, char::len_utf8))
        };
        self.findings.push(match tab {
            Some(tab) => Diagnostic::error(Code::Tab, span(tab), "a tab cannot indent")
                .help("indent with spaces"),
            None if says.contains("recursion") || says.contains("nesting") => too_deep(span(at)),
            None => match misread::slip(text, at, (&says, self.opening)) {
                Some(slip) => return self.slip(slip),
                None => Diagnostic::error(Code::Syntax, span(at), visible(&says))
                    .help("check indentation, quotes, colons and brackets from here upwards"),
            },
        });
    }
}

/// Whether a few keys are text and each another, which nearly all mappings are.
fn are_plain(pairs: &[(Node<'_>, Node<'_>)]) -> bool {
    const FEW: usize = 16;
    let plain = |key: &Node<'_>| key.text().is_some_and(|text| text != "<<");
    pairs.len() <= FEW
        && pairs.iter().enumerate().all(|(at, (key, _))| {
            let before = pairs.iter().take(at);
            plain(key) && before.into_iter().all(|(other, _)| other.text() != key.text())
        })
}

/// What is wrong with a key, if another of its name stands at `known`.
fn wrong_key(key: &Node<'_>, known: Option<Span>) -> Option<Diagnostic> {
    let refused = |message: &str, help: &str| {
        Some(Diagnostic::error(Code::UnsupportedYaml, key.span, message).help(help))
    };
    match key.text() {
        None if key.is_poisoned() => None,
        None => refused("a key must be plain text", "write the key as text"),
        Some("<<") => refused("merge keys (`<<`) are not read", "write the keys out"),
        Some(text) => known.map(|span| {
            let message = format!("key `{}` is given twice", visible(text));
            Diagnostic::error(Code::DuplicateKey, key.span, message)
                .and(span, "first given here")
                .help("keep one of them")
        }),
    }
}

fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(Code::TooDeep, span, format!("nested more than {DEEPEST} deep"))
}

/// The first tab that indents, at `from` or later; the parser only says that there is one near.
fn tab_after(text: &str, from: usize) -> Option<usize> {
    let line = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let mut start = line;
    for line in text.get(line..)?.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
        if let Some(tab) = line.get(..indent).and_then(|blank| blank.find('\t')) {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}
