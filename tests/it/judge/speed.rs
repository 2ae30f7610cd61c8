//! Hearing stays quick in a huge procedure: it is done while somebody waits for the prompt.

use crate::support::rehearsal::procedure;
use rehearsal::session::judge::{Heard, Turn, Vocabulary};
use std::fmt::Write;

#[test]
fn a_long_entry_is_heard_in_a_huge_procedure() {
    let mut yaml = String::from("format: 1\ntitle: Huge\nsteps:\n");
    for number in 0..3000 {
        let thing = ["tray", "swab", "clamp", "probe", "gauze", "drain", "tube"][number % 7];
        writeln!(yaml, "  - Check the {thing} of bed {number} and record it").unwrap();
    }
    let vocabulary = Vocabulary::of(&procedure(&yaml));
    let entry = "check tray 7, record qwertyuiop and swab the bed, asdfghjkl / ".repeat(32);
    assert!(entry.len() >= 1900);
    let parts = vocabulary.hear(&entry, &|_| Turn::Open);
    assert!(!parts.is_empty());
    let one = vocabulary.hear("check the probe of bed 1655", &|_| Turn::Open);
    assert!(matches!(one[0].heard, Heard::Clear(_)), "{one:?}");
}
