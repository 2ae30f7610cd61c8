//! What calls the trainee back, byte by byte as the terminal gets it.

use crate::shell::Home;
use crate::support::pty::Terminal;

/// Something is due after a second: no test has to wait for long.
const SOON: &str = "\
format: 1
title: Soon; \"now\"
timers: {soak: {title: Long soak, target: 1s, at_most: 50m, starts: session}}
steps: [Wet, Dry]
";

/// The terminal says that nobody looks, and that somebody does.
const UNSEEN: &str = "\x1b[O";
const SEEN: &str = "\x1b[I";

const KINDS: [&str; 2] = [
    "\x1b]9;A timer has reached its target: Soon, \"now\"\x07",
    "\x1b]777;notify;rehearse;A timer has reached its target: Soon, \"now\"\x07",
];

fn begun(said: &str) -> (Home, Terminal) {
    let home = Home::new();
    home.file("soon.yaml", SOON);
    let terminal = Terminal::start(&home.command(&["run", "soon.yaml"]));
    terminal.sees("Enter begin");
    terminal.types(said);
    terminal.types("\r");
    terminal.sees("step 1 of 2");
    (home, terminal)
}

#[test]
fn what_falls_due_while_nobody_looks_is_told_outside_the_window() {
    let (_home, mut terminal) = begun(UNSEEN);
    terminal.sees("has reached its target");
    assert_eq!(KINDS.map(|kind| terminal.written(kind)), [1, 1]);
    assert_eq!(bells(&mut terminal), 1);
}

/// How often the bell rang until the end: what is told ends in the same sign.
fn bells(terminal: &mut Terminal) -> usize {
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.written("\x07") - terminal.written("\x1b]")
}

#[test]
fn who_looks_hears_the_bell_and_no_more() {
    let (_home, mut terminal) = begun(&format!("{UNSEEN}{SEEN}"));
    terminal.sees("has reached its target");
    assert_eq!(bells(&mut terminal), 1);
    assert_eq!(KINDS.map(|kind| terminal.written(kind)), [0, 0]);
}

#[test]
fn the_window_is_named_and_has_its_old_name_back_at_the_end() {
    let (_home, mut terminal) = begun("");
    assert_eq!((terminal.written("\x1b[22;0t"), terminal.written("\x1b[23;0t")), (1, 0));
    assert_eq!(terminal.written("\x1b]0;Soon, \"now\"\x07"), 1, "on the briefing");
    terminal.writes("\x1b]0;10 s - Soon, \"now\"\x07");
    terminal.writes("\x1b]0;50 min - Soon, \"now\"\x07");
    terminal.types("q");
    assert!(terminal.ends().success());
    assert_eq!((terminal.written("\x1b[22;0t"), terminal.written("\x1b[23;0t")), (1, 1));
    assert_eq!(terminal.written("\x1b[?1004h"), terminal.written("\x1b[?1004l"));
}

#[test]
fn nothing_is_named_or_told_on_a_console() {
    let home = Home::new();
    home.file("soon.yaml", SOON);
    let mut command = home.command(&["run", "soon.yaml"]);
    command.env("TERM", "linux");
    let terminal = Terminal::start(&command);
    terminal.sees("Enter begin");
    terminal.types(UNSEEN);
    terminal.types("\r");
    terminal.sees("has reached its target");
    assert_eq!((terminal.written("\x1b]"), terminal.written("\x1b[22;0t")), (0, 0));
}
