//! "Did you mean": the nearest of the names that exist.
//!
//! Distance by optimal string alignment, so that two swapped letters count as one slip.

/// The one of `known` that `got` is most likely a slip for.
///
/// At most a third of the letters may differ. Ties go to the first in the alphabet.
#[must_use]
pub fn nearest<'a>(got: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A name this long is no slip, and comparing is quadratic in length.
    if got.len() > 100 {
        return None;
    }
    // A file with more names than this is no author's, and must not take for ever.
    known
        .into_iter()
        .take(2000)
        .filter(|name| name.len().abs_diff(got.len()) <= name.len().max(got.len()) / 3 + 1)
        .map(|name| (strsim::osa_distance(&got.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.len().max(got.len()) / 3).max(1))
        .min()
        .map(|(_, name)| name)
}

/// The one of `known` that `got` can only be a slip for: so near that nobody has to be asked, and no
/// other is nearly as near.
#[must_use]
pub fn certain<'a>(got: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().take(2000).collect();
    let meant = nearest(got, known.iter().copied())?;
    let got = plain(got);
    let distance = |name: &str| strsim::osa_distance(&got, &plain(name));
    let slips = distance(meant);
    let most = match meant.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    // Two names that differ by one letter are a slip apart themselves.
    let clear = if slips == 0 { 1 } else { slips + 2 };
    let others = known.iter().filter(|name| **name != meant);
    let clear = others.map(|name| distance(name)).all(|other| other >= clear);
    (slips <= most && clear).then_some(meant)
}

/// The letters of a name, whatever joins its words.
fn plain(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "_")
}

/// What to do about `got`: the nearest name, or the names there are when they are few.
#[must_use]
pub fn advice<'a>(
    got: &str,
    known: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
) -> Option<String> {
    const FEW: usize = 12;
    let known = known.into_iter();
    if let Some(name) = nearest(got, known.clone()) {
        return Some(format!("did you mean `{name}`?"));
    }
    let names: Vec<&str> = known.take(FEW + 1).collect();
    match names.as_slice() {
        [] => None,
        [only] => Some(format!("there is only `{only}`")),
        several if several.len() <= FEW => Some(format!("expected one of {}", listed(several))),
        _ => None,
    }
}

/// Names in backticks, joined by commas.
pub(super) fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_certain_where_nothing_else_is_near() {
        let known = ["at_least", "at_most", "title", "who", "why", "severity"];
        assert_eq!(certain("sevrity", known), Some("severity"));
        assert_eq!(certain("titel", known), Some("title"));
        assert_eq!(certain("At-Least", known), Some("at_least"));
        assert_eq!(certain("Why", known), Some("why"));
        assert_eq!(certain("at_lest", known), None, "one letter more and it is `at_most`");
        assert_eq!(certain("whi", known), None);
        assert_eq!(certain("mayor", ["major", "minor"]), None);
        assert_eq!(certain("step", ["steps", "step2"]), None);
    }

    #[test]
    fn slips_find_their_name_and_strangers_find_none() {
        let known = ["title", "steps", "timers", "tags"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("Steps", known), Some("steps"));
        assert_eq!(nearest("timer", known), Some("timers"));
        assert_eq!(nearest("dose", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(advice("x", ["dwell"]), Some("there is only `dwell`".into()));
        assert_eq!(advice("x", []), None);
    }
}
