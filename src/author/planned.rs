//! Keys that the format has and this version does not read, and keys that belong elsewhere.
//!
//! One table, keyed by the serde name of the struct in which a key stands. Supporting a key
//! begins with deleting it here. `@` is a mapping whose kind is not known yet.

/// Whether `key` is part of the format in the struct `name`, and not read yet.
pub(super) fn is_planned(name: &str, key: &str) -> bool {
    let keys: &[&str] = match name {
        "Document" => &[
            "abbreviations",
            "parameters",
            "variants",
            "cases",
            "vitals",
            "wrong_acts",
            "endings",
            "complications",
            "tests",
        ],
        "Step" => &[
            "any_order",
            "one_of",
            "repeat",
            "decide",
            "defer_to",
            "optional",
            "when",
            "place",
            "vitals",
        ],
        "Use" => &["set"],
        "Phase" => &["when"],
        "Rule" => &["more_than", "after", "while"],
        "Choose" | "Number" | "Tick" => &["when", "confidence"],
        "@" => &["any_order", "one_of", "repeat", "list", "order", "say", "place", "needle"],
        _ => &[],
    };
    keys.contains(&key)
}

/// What to do with a key that belongs elsewhere.
pub(super) fn advice(name: &str, key: &str) -> Option<String> {
    let advice = match (name, key) {
        ("Step", "use" | "phase") => "it stands in the list of `phases:`",
        ("Step", "ask" | "choose" | "number" | "tick") => "checkpoints stand under `check:`",
        ("Step", "at_least" | "target" | "at_most") => "a step's window stands under `time:`",
        ("Window", "slack" | "does" | "while" | "takes") => "it goes with `every:`",
        ("Window", "severity" | "because") => "it stands under `early:` or `late:`",
        ("Rounds", "at_least" | "at_most") => "an interval stands under `every:`",
        _ => return None,
    };
    Some(advice.to_owned())
}

/// The key that makes a whole mapping something which belongs elsewhere than the struct `name`.
pub(super) fn misplaced(name: &str) -> &'static [&'static str] {
    match name {
        "Step" => &["use", "phase"],
        _ => &[],
    }
}
