//! A key that goes with its value, and nothing else: the fix where the help says to delete it.
//!
//! What is not laid out plainly is left to the author: a comment on the line would go too.

use crate::author::{Fix, Span};

/// How the key of the value at `value` is taken out of `source`, if that leaves all else as it is.
pub(in crate::author) fn of_key(source: &str, value: Span) -> Option<Fix> {
    let range = value.range();
    let before = source.get(..range.start)?.trim_end_matches(' ').strip_suffix(':')?;
    let key = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let lead = source.get(line..key)?;
    let after = source.get(range.end..)?;
    let rest = after.lines().next()?;
    if lead.bytes().all(|byte| byte == b' ') && rest.trim().is_empty() {
        // The whole line goes, with its end.
        let end = range.end + after.find('\n')? + 1;
        return Some(nothing(value, line, end));
    }
    if let Some(before) = lead.trim_end().strip_suffix(',') {
        return Some(nothing(value, line + before.len(), range.end));
    }
    if lead.trim_end().ends_with('{') {
        let next = rest.trim_start_matches(' ').strip_prefix(',')?.trim_start_matches(' ');
        return Some(nothing(value, key, range.end + rest.len() - next.len()));
    }
    None
}

fn nothing(value: Span, start: usize, end: usize) -> Fix {
    Fix { span: Span::new(value.file, start..end), with: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::FileIx;

    fn without(source: &str) -> Option<String> {
        let at = source.find("points: 2").unwrap() + "points: ".len();
        let fix = of_key(source, Span::new(FileIx::default(), at..at + 1))?;
        let mut source = source.to_owned();
        source.replace_range(fix.span.range(), &fix.with);
        Some(source)
    }

    #[test]
    fn a_key_goes_alone() {
        let gone = |source| without(source).unwrap();
        assert_eq!(gone("- tick: a\r\n  points: 2\r\n  why: b\r\n"), "- tick: a\r\n  why: b\r\n");
        assert_eq!(gone("- {tick: a, points: 2}\n"), "- {tick: a}\n");
        assert_eq!(gone("- {points: 2, tick: a}\n"), "- {tick: a}\n");
        assert_eq!(without("- tick: a\n  points: 2 # why\n"), None, "the comment stays");
        assert_eq!(without("- points: 2\n  tick: a\n"), None);
        assert_eq!(without("{\n  points: 2,\n  tick: a}\n"), None);
    }
}
