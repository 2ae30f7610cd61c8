//! Diagnostics with an excerpt of the file, as rustc shows them.
//!
//! The only file that knows annotate-snippets.

use crate::author::visible::{is_hidden, visible};
use crate::author::{Diagnostic, FileIx, Label, Level, SourceMap};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Origin, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// How diagnostics are to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether with colour.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

/// The longest excerpt that is worth showing, in bytes.
const LONGEST: usize = 16 << 10;

/// All diagnostics, one below the other.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &SourceMap, look: Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(look.width);
    let mut shown = String::new();
    for diagnostic in diagnostics {
        shown.push_str(&renderer.render(&report(diagnostic, sources)));
        shown.push_str("\n\n");
    }
    shown
}

fn report<'d>(diagnostic: &'d Diagnostic, sources: &'d SourceMap) -> [Group<'d>; 1] {
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.word());
    let mut group = Group::with_title(title);
    let mut files = vec![diagnostic.primary.span.file];
    for label in &diagnostic.secondary {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    for file in files {
        group = match excerpt(diagnostic, sources, file) {
            Some(snippet) => group.element(snippet),
            None => group.element(origin(diagnostic, sources)),
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(annotate_snippets::Level::HELP.message(visible(help)));
    }
    if diagnostic.fix.is_some() {
        let note = "`rehearse check --fix` does this";
        group = group.element(annotate_snippets::Level::NOTE.message(note));
    }
    [group]
}

/// Only the place, for a file that has no lines worth showing.
fn origin<'d>(diagnostic: &Diagnostic, sources: &'d SourceMap) -> Origin<'d> {
    let span = diagnostic.primary.span;
    let (start, _) = sources.places(span);
    let name = sources.file(span.file).map_or(Cow::Borrowed(""), |file| visible(&file.name));
    Origin::path(name).line(start.line).char_column(start.column)
}

/// The lines of `file` that the labels speak of.
fn excerpt<'d>(
    diagnostic: &'d Diagnostic,
    sources: &'d SourceMap,
    file: FileIx,
) -> Option<Snippet<'d, Annotation<'d>>> {
    let source = sources.file(file)?;
    let primary = std::iter::once((&diagnostic.primary, AnnotationKind::Primary));
    let secondary = diagnostic.secondary.iter().map(|label| (label, AnnotationKind::Context));
    let here: Vec<(&Label, AnnotationKind)> =
        primary.chain(secondary).filter(|(label, _)| label.span.file == file).collect();
    let start = here.iter().map(|(label, _)| label.span.range().start).min()?;
    let end = here.iter().map(|(label, _)| label.span.range().end).max()?;
    let lines = whole_lines(&source.text, start..end);
    let text = source.text.get(lines.clone())?;
    if text.trim().is_empty() || text.len() > LONGEST {
        return None;
    }
    let line = sources.places(crate::author::Span::new(file, lines.start..lines.start)).0.line;
    let annotations = here.into_iter().map(|(label, kind)| {
        let range = label.span.range();
        let at = |offset: usize| shown_offset(text, offset.saturating_sub(lines.start));
        kind.span(at(range.start)..at(range.end)).label(visible(&label.text))
    });
    let snippet = Snippet::source(shown(text)).line_start(line).path(visible(&source.name));
    Some(snippet.annotations(annotations))
}

/// The lines that hold `range`, without the last line break.
fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.ceil_char_boundary(range.end);
    let before = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let after = text.get(end..).and_then(|after| after.find('\n'));
    let after = after.map_or(text.len(), |at| end + at);
    let ended = text.get(end..after).is_some_and(|rest| rest.ends_with('\r'));
    before..after - usize::from(ended)
}

/// An excerpt with signs for hidden characters; line breaks and tabs stay.
fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_sign) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive(is_sign).map(clean).collect())
}

const fn is_sign(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\r' | '\t')
}

fn clean(piece: &str) -> String {
    piece
        .chars()
        .map(|c| {
            if is_sign(c) {
                visible(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or('?')
            } else {
                c
            }
        })
        .collect()
}

/// Where the byte `offset` of `text` stands once hidden characters have become signs.
fn shown_offset(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset);
    text.get(..offset).map_or(0, |before| shown(before).len())
}
