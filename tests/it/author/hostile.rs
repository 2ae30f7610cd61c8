//! Any bytes as a procedure file: a diagnostic inside the file, never a panic.

use super::compiled;
use crate::support::mutation::{Dice, assert_inside, assert_told, mutated};
use rehearsal::author::{Code, Files, Library, compile};

const RICH: &str = include_str!("rich.yaml");

struct Bytes(Vec<u8>);

impl Library for Bytes {
    fn open(&self, _: &str) -> Option<Vec<u8>> {
        Some(self.0.clone())
    }

    fn find(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn ids(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

#[test]
fn the_rich_file_is_right() {
    let compiled = compiled(&[("rich.yaml", RICH)]);
    assert_eq!(super::problems(&compiled), "");
}

#[test]
fn two_thousand_mutations_never_panic() {
    let mut dice = Dice(0x5eed);
    for _ in 0..2000 {
        assert_told(&compile(&Bytes(mutated(RICH, &mut dice)), "rich.yaml"));
    }
}

#[test]
fn any_prefix_is_a_diagnostic_or_a_procedure() {
    for end in (0..RICH.len()).filter(|end| RICH.is_char_boundary(*end)).step_by(7) {
        let prefix = RICH.get(..end).unwrap();
        assert_inside(&compiled(&[("rich.yaml", prefix)]));
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, times) in [("[", 100_000), ("{a: ", 100_000), ("- ", 5000), ("? ", 5000)] {
        let compiled = compiled(&[("p.yaml", &open.repeat(times))]);
        assert_eq!(compiled.diagnostics[0].code, Code::TooDeep, "{open}");
    }
}

#[test]
fn endless_mistakes_and_huge_files_come_to_an_end() {
    let wrong = format!("format: 1\ntitle: T\ntags: [{}]\nsteps: [a]\n", "[],".repeat(200_000));
    assert_eq!(compiled(&[("p.yaml", &wrong)]).diagnostics.len(), 101);
    let keys: Vec<String> = (0..40_000).map(|i| format!("k{i}: 1\n")).collect();
    let keys = keys.concat();
    assert_eq!(compiled(&[("p.yaml", &keys)]).diagnostics.len(), 101);
    let many = format!("format: 1\ntitle: T\nsteps: [{}]\n", "a,".repeat(500_000));
    assert_eq!(compiled(&[("p.yaml", &many)]).diagnostics[0].code, Code::TooLarge);
    let huge = "#".repeat((16 << 20) + 1);
    assert_eq!(compiled(&[("p.yaml", &huge)]).diagnostics[0].code, Code::TooLarge);
}

#[test]
fn marks_and_line_ends_of_other_systems_are_fine() {
    let text = format!("\u{feff}{}", RICH.replace('\n', "\r\n"));
    assert_eq!(super::problems(&compiled(&[("rich.yaml", &text)])), "");
    let wrong = "\u{feff}format: 1\r\ntitle: T\r\nsteps: [Look]\r\nx: 1\r\n";
    let told = super::problems(&compiled(&[("p.yaml", wrong)]));
    assert!(told.starts_with("p.yaml:4:1: error[unknown-key]"), "{told}");
    let first = super::problems(&compiled(&[("p.yaml", "\u{feff}xx: 1\nformat: 1\n")]));
    assert!(first.contains("p.yaml:1:1: error[unknown-key]"), "{first}");
}

#[test]
fn bytes_that_are_not_utf8_are_shown_where_they_begin() {
    let compiled = compile(&Bytes(b"format: 1\ntitle: caf\xe9\n".to_vec()), "p.yaml");
    assert_inside(&compiled);
    assert!(super::problems(&compiled).starts_with("p.yaml:2:11: error[not-utf8]"));
    let absent = compile(&Files::default(), "p.yaml");
    assert_eq!(absent.diagnostics[0].code, Code::Unreadable);
}
