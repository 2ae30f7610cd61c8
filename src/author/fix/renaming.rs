//! A better id in the place of one that is none: the fix where nothing else speaks of it.

use crate::author::{Fix, Span};

/// How the id at `span` becomes `better`, if no other word of `source` is the one or the other.
pub(in crate::author) fn of_id(source: &str, id: &str, span: Span, better: &str) -> Option<Fix> {
    let raw = source.get(span.range())?;
    let bare = raw.trim_matches(['"', '\'']);
    let alone = bare == id && spoken(source, id) == 1;
    let free = spoken(source, better) == usize::from(id.eq_ignore_ascii_case(better));
    (alone && free).then(|| Fix { span, with: better.to_owned() })
}

/// How often `source` has this word, in whatever case.
fn spoken(source: &str, word: &str) -> usize {
    let (source, word) = (source.to_ascii_lowercase(), word.to_ascii_lowercase());
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let whole = |(at, _): &(usize, &str)| {
        let before = source.get(..*at).unwrap_or("");
        let after = source.get(at + word.len()..).unwrap_or("");
        !before.ends_with(joins) && !after.starts_with(joins)
    };
    source.match_indices(&word).filter(whole).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::FileIx;

    fn fixed(source: &str, id: &str, better: &str) -> bool {
        let at = source.find(id).unwrap();
        let span = Span::new(FileIx::default(), at..at + id.len());
        of_id(source, id, span, better).is_some()
    }

    #[test]
    fn an_id_that_is_spoken_of_stays() {
        assert!(fixed("- {step: Rub it, id: Palms}\n", "Palms", "palms"));
        assert!(fixed("- {step: Rub it, id: a b}\n", "a b", "a-b"));
        assert!(!fixed("- {step: Rub it, id: Palms}\n- {step: Wipe palms}\n", "Palms", "palms"));
        assert!(!fixed("- {step: Rub, id: a b}\n- {step: C, id: a-b}\n", "a b", "a-b"));
        assert!(!fixed("- {step: Rub, id: a b}\nrules: [{before: a b}]\n", "a b", "a-b"));
    }
}
