//! Colons and commas that make other keys in braces than were meant.

use super::De;
use crate::author::diagnostic::Diagnostic;
use crate::author::node::{Kind, Node};
use crate::author::quoted::in_quotes;
use crate::author::slug::slug;
use crate::author::visible::visible;
use crate::author::{Code, Span};

/// Whether `key` has neither a colon nor a value: in braces, the rest of a text with a comma.
pub(super) fn is_split_off(de: De<'_>, key: &Node<'_>) -> bool {
    let after = de.reader.text.get(key.span.range().end..).unwrap_or("");
    after.trim_start().starts_with([',', '}'])
}

/// Reports that text was meant to go on where a comma ends it. `is_text` knows what can be nothing
/// else, such as a key.
pub(super) fn split_off(de: De<'_>, key: &Node<'_>, is_text: impl Fn(&str) -> bool) {
    let text = visible(key.text().unwrap_or(""));
    let message = format!("the comma before `{text}` ends the text before it");
    let help = if text.starts_with(|c: char| c.is_ascii_digit()) {
        "write a number with a point, or put the whole text in quotes"
    } else {
        "put the whole text in quotes"
    };
    let found = Diagnostic::error(Code::CommaTrap, key.span, message).help(help);
    de.push(match whole_text(de, key, is_text) {
        Some(span) => {
            let text = de.reader.text.get(span.range()).unwrap_or("");
            found.fixed(span, in_quotes(text))
        }
        None => found,
    });
    de.poison(key);
}

/// Where the text stands of which `key` is a part that a comma has split off, if it is one of words.
fn whole_text(de: De<'_>, key: &Node<'_>, is_text: impl Fn(&str) -> bool) -> Option<Span> {
    let Kind::Mapping(pairs) = &de.node.kind else { return None };
    let at = pairs.iter().position(|(other, _)| std::ptr::eq(other, key))?;
    let is_rest = |(key, value): &&(Node<'_>, Node<'_>)| value.is_empty() && is_split_off(de, key);
    let (before, after) = pairs.split_at_checked(at)?;
    let rests_before = before.iter().rev().take_while(is_rest).count();
    let (_, value) = before.get(before.len().checked_sub(rests_before + 1)?)?;
    let words = |key: &Node<'_>| {
        let text = key.text().unwrap_or("");
        key.is_plain() && is_text(text) && !text.starts_with(|c: char| c.is_ascii_digit())
    };
    let more = after.iter().skip(1).take_while(|pair| is_rest(pair) && words(&pair.0));
    let rests = before.iter().rev().take(rests_before).chain(after.first()).chain(more);
    let mut end = value.span.end;
    for (key, _) in rests {
        if !words(key) {
            return None;
        }
        end = end.max(key.span.end);
    }
    let span = Span { end, ..value.span };
    let one_line = de.reader.text.get(span.range()).is_some_and(|text| !text.contains('\n'));
    (value.is_plain() && !value.is_empty() && one_line).then_some(span)
}

/// Reports that the colon between a key and its value is missing. What would be named is lost.
/// What is `certain` is that `word` is a key.
pub(super) fn no_colon(de: De<'_>, key: &Node<'_>, (word, rest): (&str, &str), certain: bool) {
    let message = format!("no colon after `{}`", visible(word));
    let help = format!("write `{}: {}`", visible(word), visible(rest));
    let found = Diagnostic::error(Code::UnknownKey, key.span, message).help(help);
    let end = key.span.range().start + word.len();
    let open = rest.starts_with(['"', '\'']);
    de.push(if certain && key.is_plain() && !open {
        found.fixed(Span::new(key.span.file, end..end), ":")
    } else {
        found
    });
    de.poison(key);
    let mut lost = de.reader.lost.borrow_mut();
    lost.extend([word, rest].map(str::to_owned));
    lost.insert(slug(rest));
    // A comma in the quotes of such a value has made keys of its rest.
    let open = rest.strip_prefix('"').is_some_and(|rest| !rest.ends_with('"'));
    if let (true, Kind::Mapping(pairs)) = (open, &de.node.kind) {
        let later = pairs.iter().map(|(key, _)| key).skip_while(|it| !std::ptr::eq(*it, key));
        for key in later.skip(1) {
            de.poison(key);
            if key.text().is_some_and(|text| text.ends_with('"')) {
                break;
            }
        }
    }
}

/// Reports a name that is none, since a colon is missing or a comma is in its place.
pub(super) fn is_no_name(de: De<'_>, key: &Node<'_>, value: &Node<'_>) -> bool {
    let text = key.text().unwrap_or("");
    if key.is_poisoned() {
        return true;
    }
    if let Some((word, rest)) = text.split_once(" {").filter(|_| key.is_plain()) {
        let end = value.text().filter(|_| value.is_plain()).unwrap_or("…}");
        no_colon(de, key, (word, &format!("{{{rest}: {end}")), false);
        return true;
    }
    if !(value.is_empty() && is_split_off(de, key)) {
        return false;
    }
    match text.split_once(' ') {
        Some(pair) => no_colon(de, key, pair, false),
        None if text.starts_with(|c: char| c.is_ascii_digit()) => split_off(de, key, |_| false),
        None => return false,
    }
    true
}
