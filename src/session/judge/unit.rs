//! Units and the words for them: the only place that lists them.
//!
//! `number.rs` reads them in typed text; a number that is answered is compared with the unit it
//! was asked for in. Nothing is converted.

/// Units by the words for them, in small letters. None needs a number before it to be one.
const UNITS: &[(&str, &[&str])] = &[
    ("ml", &["ml", "mls", "millilitre", "millilitres", "milliliter", "milliliters", "cc", "ccs"]),
    ("microlitre", &["ul", "microlitre", "microlitres", "microliter", "microliters"]),
    ("litre", &["litre", "litres", "liter", "liters"]),
    ("unit", &["u", "unit", "units", "iu"]),
    ("minute", &["min", "mins", "minute", "minutes"]),
    ("hour", &["hrs", "hour", "hours"]),
    ("second", &["sec", "secs", "seconds"]),
    ("millisecond", &["ms", "msec", "millisecond", "milliseconds"]),
    ("microsecond", &["usec", "microsecond", "microseconds"]),
    ("mg", &["mg", "mgs", "milligram", "milligrams", "milligramme", "milligrammes"]),
    ("microgram", &["mcg", "ug", "microgram", "micrograms", "microgramme", "microgrammes"]),
    ("kg", &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"]),
    ("mm", &["mm", "millimetre", "millimetres", "millimeter", "millimeters"]),
    ("cm", &["cm", "cms", "centimetre", "centimetres", "centimeter", "centimeters"]),
    ("mmhg", &["mmhg"]),
    ("ma", &["ma", "milliamp", "milliamps", "milliampere", "milliamperes"]),
    ("microamp", &["ua", "microamp", "microamps", "microampere", "microamperes"]),
    ("mv", &["mv", "millivolt", "millivolts"]),
    ("microvolt", &["uv", "microvolt", "microvolts"]),
    ("hz", &["hz", "hertz"]),
    ("mmol", &["mmol", "millimole", "millimoles", "millimol"]),
    ("percent", &["percent"]),
];

/// Units that are something else unless a number stands before them.
const AFTER_NUMBER: &[(&str, &str)] = &[
    ("s", "second"),
    ("second", "second"),
    ("h", "hour"),
    ("hr", "hour"),
    ("g", "gram"),
    ("gram", "gram"),
    ("grams", "gram"),
    ("l", "litre"),
    ("us", "microsecond"),
];

/// Where a small and a capital letter are a thousand million apart.
const CASED: &[&str] = &["mu", "miu", "mhz", "mw", "mpa"];

/// Whether `word` is a unit, in the form that [`of`] gives it.
pub(super) fn is_form(word: &str) -> bool {
    word == "gram" || UNITS.iter().any(|(unit, _)| *unit == word)
}

/// The unit that `word` is, in one form, `after_number` or elsewhere.
pub(super) fn of(word: &str, after_number: bool) -> Option<&'static str> {
    let named = UNITS.iter().find(|(_, words)| words.contains(&word)).map(|(unit, _)| *unit);
    let alone = || AFTER_NUMBER.iter().find(|(short, _)| *short == word).map(|(_, unit)| *unit);
    named.or_else(|| after_number.then(alone).flatten())
}

/// Whether `typed` after a number is the unit `asked` for, in whatever words: `units per
/// millilitre` is `U/mL`.
#[must_use]
pub fn is_same_unit(asked: &str, typed: &str) -> bool {
    let (asked, typed) = (factors(asked), factors(typed));
    asked.len() == typed.len() && asked.iter().zip(&typed).all(|(one, other)| is_same(one, other))
}

/// What stands between strokes, or the word for one.
fn factors(unit: &str) -> Vec<String> {
    let signs = unit.replace(['µ', 'μ'], "u").replace('%', " percent ").replace('/', " / ");
    let mut factors = vec![String::new()];
    let mut words = signs.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let word = word.trim_end_matches('.');
        let per = word.eq_ignore_ascii_case("per");
        let cent = per && words.next_if(|next| next.eq_ignore_ascii_case("cent")).is_some();
        if word == "/" || per && !cent {
            factors.push(String::new());
        } else if let Some(last) = factors.last_mut() {
            let gap = if last.is_empty() { "" } else { " " };
            *last = format!("{last}{gap}{}", if cent { "percent" } else { word });
        }
    }
    factors
}

fn is_same(one: &str, other: &str) -> bool {
    let (a, b) = (one.to_lowercase(), other.to_lowercase());
    if CASED.contains(&a.as_str()) || CASED.contains(&b.as_str()) {
        return one == other;
    }
    let form = |word: &str| of(word, true).map(str::to_owned);
    // A word that is no unit, such as `sites`, in the singular too.
    let bare = |word: &str| match word.strip_suffix('s') {
        Some(start) if start.len() >= 3 => start.to_owned(),
        _ => word.to_owned(),
    };
    match (form(&a), form(&b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => bare(&a) == bare(&b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unit_has_many_words() {
        for (asked, all) in [
            ("U", "u units unit Units"),
            ("mg", "MG milligrams milligram milligramme"),
            ("min", "minutes minute mins min."),
            ("minutes", "min"),
            ("mL", "ml millilitres milliliter cc mls"),
            ("cm", "centimetres centimeter"),
            ("%", "percent %"),
            ("µV", "uV microvolts μV"),
            ("mA", "milliamps ma milliamperes"),
            ("h", "hours hr"),
            ("sites", "site Sites"),
        ] {
            for typed in all.split(' ') {
                assert!(is_same_unit(asked, typed), "{asked}: {typed}");
            }
        }
        assert!(is_same_unit("%", "per cent"));
    }

    #[test]
    fn a_stroke_is_a_word_too() {
        for typed in ["U/ml", "units per mL", "unit / millilitre", "U per cc"] {
            assert!(is_same_unit("U/mL", typed), "{typed}");
        }
        assert!(is_same_unit("mg/kg/h", "milligrams per kilo per hour"));
        assert!(is_same_unit("/min", "per minute"));
        assert!(!is_same_unit("U/mL", "U"));
        assert!(!is_same_unit("U/mL", "mL/U"));
    }

    #[test]
    fn other_units_are_others() {
        for (asked, typed) in [
            ("mg", "g"),
            ("mg", "micrograms"),
            ("mL", "L"),
            ("mU", "MU"),
            ("MU", "mU"),
            ("U", "mU"),
            ("min", "s"),
            ("ms", "m"),
            ("us", "ms"),
            ("U", "sites"),
            ("µV", "mV"),
        ] {
            assert!(!is_same_unit(asked, typed), "{asked}: {typed}");
        }
    }
}
