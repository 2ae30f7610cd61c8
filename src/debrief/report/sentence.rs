//! Words as a sentence, so that a voice comes to rest.

use crate::procedure::markup;

/// An author's text as a sentence, without its marks.
#[must_use]
pub fn authored(text: &str) -> String {
    sentence(&markup::plain(text))
}

/// The words with a capital and a full stop.
#[must_use]
pub fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut chars = words.chars();
    let mut said: String =
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if !said.is_empty() && !said.ends_with(['.', '!', '?', ':', '”', '"']) {
        said.push('.');
    }
    said
}
