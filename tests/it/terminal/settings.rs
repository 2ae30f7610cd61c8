//! Settings on the real screen: its keys, its bytes, and a file with a mistake.

use crate::shell::Home;
use crate::support::pty::Terminal;

const CONFIG: &str = ".config/rehearsal/config.yaml";

/// What asks the terminal for clicks, keeps the window's name, and asks who looks.
const ASKED: [&str; 3] = ["\x1b[?1000h", "\x1b[22;0t", "\x1b[?1004h"];

fn begun(settings: &str) -> Terminal {
    let home = Home::with_small();
    home.file(CONFIG, settings);
    let terminal = Terminal::start(&home.command(&["run", "small.yaml"]));
    terminal.sees("Enter begin");
    terminal.types("\r");
    terminal.sees("step 1 of 3");
    terminal
}

#[test]
fn keys_that_are_set_are_shown_and_work() {
    let terminal = begun("keys: {session: {pause: z}}\n");
    terminal.sees("z pause");
    terminal.types("z");
    terminal.sees("z go on");
}

#[test]
fn what_is_turned_off_is_not_asked_of_the_terminal() {
    let terminal = begun("bell: true\n");
    assert!(ASKED.iter().all(|bytes| terminal.written(bytes) > 0));
    let terminal = begun("mouse: false\ntitle: false\nnotifications: false\n");
    assert_eq!(ASKED.map(|bytes| terminal.written(bytes)), [0; 3]);
}

#[test]
fn a_mistake_is_told_in_the_library_and_keeps_nobody_from_it() {
    let home = Home::with_small();
    home.file(CONFIG, "theme: drak\nkeys: {library: {down: n}}\n");
    let mut terminal = Terminal::start(&home.command(&[]));
    terminal.sees("a mistake in");
    terminal.sees("↑/n move");
    terminal.types("q");
    assert!(terminal.ends().success());
}
