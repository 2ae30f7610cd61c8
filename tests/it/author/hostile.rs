//! Any bytes as a procedure file: a diagnostic inside the file, never a panic.

use super::compiled;
use crate::support::mutation::{Dice, assert_inside, assert_told, mutated};
use rehearsal::author::{Code, Diagnostic, Files, Library, compile};

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
    let wrong = format!("format: 1\ntitle: T\ntags: [{}]\nsteps: [a]\n", "[],".repeat(40_000));
    assert_eq!(compiled(&[("p.yaml", &wrong)]).diagnostics.len(), 101);
    let keys: Vec<String> = (0..20_000).map(|i| format!("k{i}: 1\n")).collect();
    let keys = keys.concat();
    assert_eq!(compiled(&[("p.yaml", &keys)]).diagnostics.len(), 101);
    let many = format!("format: 1\ntitle: T\nsteps: [{}]\n", "a,".repeat(500_000));
    assert_eq!(compiled(&[("p.yaml", &many)]).diagnostics[0].code, Code::TooLarge);
    let huge = "#".repeat((4 << 20) + 1);
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

/// The codes of what is said about a file that is right but for `part`.
fn codes(part: &str) -> Vec<Code> {
    let compiled = compiled(&[("p.yaml", &format!("format: 1\ntitle: T\n{part}"))]);
    assert_inside(&compiled);
    compiled.diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn what_yaml_can_do_beyond_mappings_and_lists_is_refused() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nsteps: [*c]\n";
    assert!(
        codes(bomb).iter().all(|code| { matches!(code, Code::UnsupportedYaml | Code::UnknownKey) })
    );
    assert_eq!(codes("<<: {steps: [a]}\nsteps: [a]\n"), [Code::UnsupportedYaml]);
    assert_eq!(codes("steps: [!!str a]\n"), [Code::UnsupportedYaml]);
    assert_eq!(codes("steps: [a]\n---\nsteps: [b]\n"), [Code::UnsupportedYaml]);
    assert_eq!(codes("? [a, b]\n: c\nsteps: [a]\n"), [Code::UnsupportedYaml]);
    assert_eq!(codes("steps: [a]\nsteps: [b]\n"), [Code::DuplicateKey]);
    assert_eq!(codes("steps:\n\t- a\n"), [Code::Tab]);
    assert_eq!(codes("steps: [a\0b]\n"), [Code::ControlCharacter]);
}

#[test]
fn expressions_of_any_size_come_to_an_end() {
    let deep = |open: &str, close: &str| {
        let inner = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        codes(&format!("parameters: {{a: {{value: \"= {inner}\"}}}}\nsteps: [b]\n"))
    };
    assert_eq!(deep("(", ")"), [Code::TooLarge]);
    assert_eq!(deep("-", ""), [Code::TooLarge]);
    assert_eq!(deep("not ", ""), [Code::TooLarge]);
    let nested = format!("{}1{}", "(".repeat(400), ")".repeat(400));
    let text = format!("steps: [{{step: b, do: \"{{{{ {nested} }}}}\"}}]\n");
    assert_eq!(codes(&text), [Code::TooDeep]);
    let many = "{{ 1 }}".repeat(100_000);
    assert_eq!(codes(&format!("steps: [{{step: b, do: \"{many}\"}}]\n")), []);
}

#[test]
fn absurd_numbers_and_lengths_are_refused() {
    for part in [
        "steps: [{repeat: {times: 1000000000000, steps: [a]}}]",
        "steps: [{repeat: {times: \"= 10000000 * 100000\", steps: [a]}}]",
        "steps: [{repeat: {until: \"= pass < 0\", at_most: 4294967295, steps: [a]}}]",
        "steps: [{step: a, takes: 99999999999999999999h}]",
        "steps: [{step: a, takes: \"= 1000h * 1000000\"}]",
        "steps: [{step: a, takes: \"= 1m - 2m\"}]",
        "steps: [{step: a, check: [{ask: b, number: 1e999}]}]",
        "steps: [{step: a, check: [{ask: b, number: \"= 1e308 * 1e308\"}]}]",
        "steps: [{step: a, check: [{ask: b, number: 1, points: 4294967296}]}]",
        "parameters: {a: {value: \"= 1 / 0\"}}\nsteps: [a]",
    ] {
        let codes = codes(&format!("{part}\n"));
        assert!(
            matches!(codes.as_slice(), [Code::BadNumber | Code::BadDuration | Code::BadValue]),
            "{part}: {codes:?}"
        );
    }
}

#[test]
fn many_of_everything_come_to_an_end() {
    let list = |count: usize, item: &dyn Fn(usize) -> String| {
        (0..count).map(item).collect::<Vec<_>>().join(", ")
    };
    let steps = list(10_000, &|at| format!("step {at}"));
    assert_eq!(codes(&format!("steps: [{steps}]\n")), []);
    assert_eq!(codes(&format!("steps: [{steps}, one more]\n")), [Code::TooLarge]);
    let variants = list(100, &|at| format!("v{at}: {{title: V, set: {{a: {at}}}}}"));
    let cases = list(100, &|at| format!("c{at}: {{set: {{b: {at}}}}}"));
    let parameters = "parameters: {a: {value: 0}, b: {value: 0}}";
    let few = list(10, &|at| format!("\"step {at}\""));
    let all = |steps: &str| {
        format!("{parameters}\nvariants: {{{variants}}}\ncases: {{{cases}}}\nsteps: [{steps}]\n")
    };
    assert_eq!(codes(&all(&few)), []);
    assert_eq!(codes(&all(&steps)), [Code::TooLarge]);
    let more = list(101, &|at| format!("v{at}: {{title: V}}"));
    assert_eq!(codes(&format!("variants: {{{more}}}\nsteps: [a]\n")), [Code::TooLarge]);
    let chain = list(1001, &|at| format!("p{at}: {{value: \"= p{} + 1\"}}", at + 1));
    assert_eq!(
        codes(&format!("parameters: {{{chain}}}\nsteps: [a]\n")),
        [Code::TooLarge, Code::UnknownParameter]
    );
    let numbers = list(1001, &|at| at.to_string());
    assert_eq!(
        codes(&format!("parameters: {{a: {{value: [{numbers}]}}}}\nsteps: [a]\n")),
        [Code::TooLarge]
    );
    let each = "{step: x, check: [{ask: y, when: \"= pass > 0\", number: \"= pass\"}]}".to_owned();
    let body = list(60, &|at| each.replace('x', &format!("x{at}")));
    let repeat = format!("steps: [{{repeat: {{times: 1000, steps: [{body}]}}}}]\n");
    assert_eq!(codes(&repeat), [Code::TooLarge]);
}

/// What grows when it is multiplied is bounded before it is.
#[test]
fn little_that_would_come_to_much_comes_to_an_end() {
    let list = |count: usize, item: &dyn Fn(usize) -> String| {
        (0..count).map(item).collect::<Vec<_>>().join(", ")
    };
    let squares = list(40, &|at| format!("p{}: {{value: \"= p{at} * p{at}\", unit: m}}", at + 1));
    let squares = format!("parameters: {{p0: {{value: 2, unit: m}}, {squares}}}\nsteps: [a]\n");
    let conflicts = codes(&squares);
    assert!(
        conflicts.iter().all(|code| matches!(code, Code::UnitConflict | Code::BadValue)),
        "{conflicts:?}"
    );
    let names = |count, key: &str| list(count, &|at| format!("n{at}: {{{key}: V}}"));
    let (variants, cases) = (names(6000, "title"), names(6000, "vignette"));
    let many = format!("variants: {{{variants}}}\ncases: {{{cases}}}\nsteps: [a]\n");
    assert!(codes(&many).contains(&Code::TooLarge));
    let long = format!("parameters: {{x: {{value: {}}}}}\n", "y".repeat(1_000_000));
    let texts = list(100, &|_| "\"{{x}}\"".to_owned());
    assert_eq!(codes(&format!("{long}steps: [{{step: a, also: [{texts}]}}]\n")), [Code::TooLarge]);
    let values = list(900, &|at| format!("p{at}: {{value: 1}}"));
    let variants = list(100, &|at| format!("v{at}: {{title: V, set: {{p0: {at}}}}}"));
    let cases = list(100, &|at| format!("c{at}: {{set: {{p1: {at}}}}}"));
    let runs = format!("parameters: {{{values}}}\nvariants: {{{variants}}}\ncases: {{{cases}}}\n");
    assert_eq!(codes(&(runs + "steps: [a]\n")), [Code::TooLarge]);
    let slips = "{{ y }}".repeat(100_000);
    let told = compiled(&[("p.yaml", &format!("format: 1\ntitle: T\nsteps: [\"{slips}\"]\n"))]);
    assert_eq!(told.diagnostics.len(), 101);
}

#[test]
fn many_warnings_hide_no_error() {
    let lists: Vec<String> =
        (0..300).map(|at| format!("  - any_order: [Sit {at}, up {at}]\n")).collect();
    let text = format!(
        "format: 1\ntitle: T\nsteps:\n{}never: [{{step: nope, more_than: 1}}]\n",
        lists.concat()
    );
    let told = compiled(&[("p.yaml", &text)]);
    let errors: Vec<Code> =
        told.diagnostics.iter().filter(|it| it.is_error()).map(|it| it.code).collect();
    assert_eq!(errors, [Code::UnknownStep]);
    assert!(told.procedure.is_none());
    let warned = compiled(&[("p.yaml", text.split("never").next().unwrap())]);
    assert_eq!(warned.diagnostics.len(), 101);
    assert!(warned.procedure.is_some() && !warned.diagnostics.iter().any(Diagnostic::is_error));
}

#[test]
fn nothing_leads_out_of_the_library_or_round_in_circles() {
    for id in ["../../etc/passwd", "/etc/passwd", "p.yaml", "..", "a/b"] {
        assert_eq!(
            codes(&format!("phases: [{{use: \"{id}\"}}]\n")),
            [Code::UnknownProcedure],
            "{id}"
        );
    }
    let uses = |id: &str| format!("format: 1\ntitle: T\nphases: [{{use: {id}}}, a]\n");
    let round = compiled(&[("a.yaml", &uses("b")), ("b.yaml", &uses("c")), ("c.yaml", &uses("a"))]);
    let codes: Vec<Code> = round.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::UseCycle]);
    let long: Vec<(String, String)> =
        (0..200).map(|at| (format!("p{at}.yaml"), uses(&format!("p{}", at + 1)))).collect();
    let long: Vec<(&str, &str)> = long.iter().map(|(name, text)| (&**name, &**text)).collect();
    assert_eq!(compiled(&long).diagnostics[0].code, Code::TooDeep);
}

#[test]
fn nothing_that_a_terminal_obeys_is_ever_shown() {
    let text = "format: 1\ntitle: \"a\\e[2Jb\"\nsteps: [\x1b[31mred, {step: b, \u{202e}do: c, \"\\x9b\": d}]\n";
    let compiled = compile(&Bytes(text.as_bytes().to_vec()), "p\x1b[2J.yaml");
    assert_inside(&compiled);
    let look = rehearsal::author::render::Look { colour: false, width: 80 };
    let shown = [
        rehearsal::author::render::human(&compiled.diagnostics, &compiled.sources, look),
        rehearsal::author::render::json(&compiled.diagnostics, &compiled.sources),
        super::problems(&compiled),
    ];
    for shown in shown {
        let obeyed =
            |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!shown.is_empty() && !shown.contains(obeyed), "{shown:?}");
    }
}
