//! Keys that belong elsewhere, and how a mapping is written where something else was.
//!
//! Tables keyed by the serde name of the struct or enum in which a key stands.

/// What to do with a key that belongs elsewhere.
pub(super) fn advice(name: &str, key: &str) -> Option<String> {
    let advice = match (name, key) {
        ("Slot" | "Member" | "Step", "use" | "phase") => "it stands in the list of `phases:`",
        (_, "if") => "a condition is written `when:`",
        (_, "unless") => "write `when: \"= not …\"`",
        ("Step", "steps") => "a phase has `steps`: write `phase:` in place of `step:`",
        ("Slot", "steps") => "a run of `steps:` stands in `any_order` or `one_of`",
        ("Member" | "Step", "any_order" | "one_of") => "such groups cannot stand in each other",
        ("Member" | "Step", "repeat") => "a repeat cannot stand in a group: put it beside",
        ("Entry", "steps") => "give the steps a title: `phase:`",
        (
            "Step",
            "ask" | "choose" | "number" | "list" | "order" | "say" | "tick" | "place" | "needle",
        ) => "checkpoints stand under `check:`",
        ("Step", "arms") => "arms stand under `decide:`, beside `ask:`",
        ("Step", "times" | "until") => "it stands under `repeat:`, beside `steps:`",
        ("Step", "at_least" | "target" | "at_most") => "a step's window stands under `time:`",
        ("Repeat", "times" | "until" | "steps" | "at_most") => "it stands under `repeat:`",
        ("Window", "slack" | "does" | "while" | "takes") => "it goes with `every:`",
        ("Window", "severity" | "because") => "it stands under `early:` or `late:`",
        ("Rounds", "at_least" | "at_most") => "an interval stands under `every:`",
        ("Case", "title") => "a case has no title: trainees must not see what it is",
        ("Test", "severity") => "it goes with a reason of `fails_for:`",
        ("Choice", "choose" | "text" | "option") => "an option is written `right: …` or `wrong: …`",
        _ => return None,
    };
    Some(advice.to_owned())
}

/// How the mapping is written that the struct `name` is, for one who wrote something else.
pub(super) fn form(name: &str) -> Option<&'static str> {
    Some(match name {
        "Arm" => "write `choose: …`",
        "Case" => "write `vignette: …`",
        "Variant" | "Source" => "write `title: …`",
        "Ending" => "write `title: …` and `outcome: right` or `wrong`",
        "Decide" => "write `ask: …` and `arms: […]`",
        "Turns" => "write `times: …` and `steps: […]` under `repeat:`",
        "Placing" => "write `map: …` and `count: …` under `place:`",
        "Needling" => "write `map`, `target`, `guide` and `accept` under `needle:`",
        "Resume" => "write `resume`, `{resume: STEP}` or `{end: NAME}`",
        "Moment" => "write `{step: ID}` or `{timer: ID, after: 5m}`",
        "Choice" => "an option is written `right: …` or `wrong: …`",
        "Pass" => "write `score: 80%`",
        "Test" => "write `test: …`",
        "Reason" => "write what it is and of what, such as `omitted: STEP`",
        _ => return None,
    })
}

/// The keys that make a whole mapping something which belongs elsewhere than in `name`.
pub(super) fn misplaced(name: &str) -> &'static [&'static str] {
    match name {
        "Slot" => &["use", "phase", "steps"],
        "Member" | "Step" => &["use", "phase", "any_order", "one_of", "repeat"],
        "Entry" => &["steps"],
        _ => &[],
    }
}
