//! Colons and commas that make other keys in braces than were meant.

use super::De;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::node::{Kind, Node};
use crate::author::slug::slug;
use crate::author::visible::visible;

/// Whether `key` has neither a colon nor a value: in braces, the rest of a text with a comma.
pub(super) fn is_split_off(de: De<'_>, key: &Node<'_>) -> bool {
    let after = de.reader.text.get(key.span.range().end..).unwrap_or("");
    after.trim_start().starts_with([',', '}'])
}

/// Reports that text was meant to go on where a comma ends it.
pub(super) fn split_off(de: De<'_>, key: &Node<'_>) {
    let text = visible(key.text().unwrap_or(""));
    let message = format!("the comma before `{text}` ends the text before it");
    let help = if text.starts_with(|c: char| c.is_ascii_digit()) {
        "write a number with a point, or put the whole text in quotes"
    } else {
        "put the whole text in quotes"
    };
    de.push(Diagnostic::error(Code::CommaTrap, key.span, message).help(help));
    de.poison(key);
}

/// Reports that the colon between a key and its value is missing. What would be named is lost.
pub(super) fn no_colon(de: De<'_>, key: &Node<'_>, (word, rest): (&str, &str)) {
    let message = format!("no colon after `{}`", visible(word));
    let help = format!("write `{}: {}`", visible(word), visible(rest));
    de.push(Diagnostic::error(Code::UnknownKey, key.span, message).help(help));
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
        no_colon(de, key, (word, &format!("{{{rest}: {end}")));
        return true;
    }
    if !(value.is_empty() && is_split_off(de, key)) {
        return false;
    }
    match text.split_once(' ') {
        Some(pair) => no_colon(de, key, pair),
        None if text.starts_with(|c: char| c.is_ascii_digit()) => split_off(de, key),
        None => return false,
    }
    true
}
