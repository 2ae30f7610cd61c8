//! Each code is met by a test of this folder.

use rehearsal::author::Code;

#[test]
fn no_code_is_without_a_test() {
    const TESTS: &str = concat!(
        include_str!("hostile.rs"),
        include_str!("meaning.rs"),
        include_str!("shape.rs"),
        include_str!("showing.rs"),
        include_str!("together.rs"),
        include_str!("uses.rs"),
    );
    for code in Code::ALL {
        let (shown, named) = (format!("[{code}]"), format!("Code::{code:?}"));
        assert!(TESTS.contains(&shown) || TESTS.contains(&named), "{code} has no test");
    }
}
