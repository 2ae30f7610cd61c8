//! What terminals do to a program: other sizes in a storm, a mouse, a paste without an end.

use super::begun;
use crate::shell::Home;

#[test]
fn a_storm_of_sizes_leaves_the_screen_as_it_should_be() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[]);
    for (rows, columns) in [(1, 1), (200, 500), (2, 300), (90, 3), (12, 40), (11, 39)] {
        for wider in 0..5 {
            terminal.resize(rows + wider, columns + wider * 7);
        }
    }
    terminal.resize(24, 80);
    terminal.sees("step 1 of 3");
    terminal.resize(200, 500);
    terminal.sees("Timers");
    terminal.signal("TERM");
    assert!(terminal.ends().success());
}

#[test]
fn a_click_and_the_wheel_reach_what_is_drawn() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[]);
    terminal.writes("\u{1b}[?1000h");
    terminal.sees("? help");
    let text = terminal.text();
    let column = text.lines().last().unwrap().find("? help").unwrap() + 1;
    terminal.types(&format!("\u{1b}[<0;{column};24M\u{1b}[<0;{column};24m"));
    terminal.sees("this help");
    terminal.types("\u{1b}[<65;5;5M\u{1b}");
    terminal.sees_no("this help");
    terminal.signal("TERM");
    assert!(terminal.ends().success());
    assert_eq!(terminal.written("\u{1b}[?1000l"), 1, "the mouse is given back");
}

#[test]
fn a_long_paste_is_one_line_of_what_is_typed() {
    let home = Home::with_small();
    let terminal = begun(&home, &[], &[]);
    terminal.types("n");
    terminal.sees("no patient details");
    let text = "one line\nafter another\u{7}\n".repeat(2000);
    terminal.types(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    terminal.sees("too long: the first 2000 characters were taken");
    terminal.types("\r");
    terminal.sees_no("no patient details");
    let (_, journal) = home.session();
    let note = journal.lines().last().unwrap();
    assert!(note.contains("one line after another"), "{note:.300}");
    assert!(!note.contains("\\u0007") && note.len() < 3000, "{note:.300}");
}
