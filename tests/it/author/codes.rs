//! Each code is met by a test of this folder.

use rehearsal::author::Code;

#[test]
fn no_code_is_without_a_test() {
    const TESTS: &str = concat!(
        include_str!("checkpoints.rs"),
        include_str!("commas.rs"),
        include_str!("decisions.rs"),
        include_str!("expressions.rs"),
        include_str!("hostile.rs"),
        include_str!("kinds.rs"),
        include_str!("maps.rs"),
        include_str!("meaning.rs"),
        include_str!("mishaps.rs"),
        include_str!("orders.rs"),
        include_str!("parameters.rs"),
        include_str!("rules.rs"),
        include_str!("shape.rs"),
        include_str!("shared.rs"),
        include_str!("showing.rs"),
        include_str!("site.rs"),
        include_str!("slips.rs"),
        include_str!("templates.rs"),
        include_str!("together.rs"),
        include_str!("trials.rs"),
        include_str!("trials/alone.rs"),
        include_str!("trials/answers.rs"),
        include_str!("../trial/told.rs"),
        include_str!("uses.rs"),
        include_str!("variants.rs"),
    );
    for code in Code::ALL {
        let (shown, named) = (format!("[{code}]"), format!("Code::{code:?}"));
        assert!(TESTS.contains(&shown) || TESTS.contains(&named), "{code} has no test");
    }
}
