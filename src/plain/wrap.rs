//! Lines broken between words, for a terminal that would break them anywhere.

use unicode_width::UnicodeWidthStr;

/// `line` in pieces of at most `width` columns. A word that is wider stays whole, and a line that
/// fits keeps every space it has.
pub(super) fn wrapped(line: &str, width: usize) -> Vec<String> {
    if line.width() <= width {
        return vec![line.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for word in line.split_whitespace() {
        if !piece.is_empty() && piece.width() + 1 + word.width() > width {
            pieces.push(std::mem::take(&mut piece));
        }
        if !piece.is_empty() {
            piece.push(' ');
        }
        piece.push_str(word);
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("The dwells used here run", 11), ["The dwells", "used here", "run"]);
        assert_eq!(wrapped("  as it is", 10), ["  as it is"]);
        assert_eq!(
            wrapped("a https://example.org/long b", 8),
            ["a", "https://example.org/long", "b"]
        );
    }
}
