//! The real binary in a real terminal: what no other test can see.

use crate::shell::Home;
use crate::support::pty::Terminal;

/// The small procedure, with its first card on screen.
fn begun(home: &Home, args: &[&str], env: &[(&str, &str)]) -> Terminal {
    let mut command = home.command(&[&["run", "small.yaml"], args].concat());
    command.envs(env.iter().copied());
    let terminal = Terminal::start(&command);
    terminal.sees("Enter begin");
    terminal.types("\r");
    terminal.sees("guided");
    terminal.sees("step 1 of 3");
    terminal
}

/// Does the first step and answers the second one's question, wherever its right answer stands.
fn two_steps(terminal: &Terminal) {
    terminal.types("\r");
    terminal.sees("step 2 of 3");
    terminal.types("\r");
    terminal.sees("How long?");
    terminal.types(if terminal.text().contains("1 Twenty seconds") { "1" } else { "2" });
    terminal.sees("RIGHT");
}

#[test]
fn a_procedure_from_start_to_finish() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[]);
    two_steps(&terminal);
    terminal.types(" ");
    terminal.sees("to target");
    terminal.types(":wait to target\r");
    terminal.sees("6:0");
    terminal.types("\r");
    terminal.sees("Enter finish");
    terminal.types("\r");
    terminal.sees("Points");
    terminal.types("q");
    assert!(terminal.ends().success());
    assert!(!terminal.is_taken());
    assert!(home.session().1.contains("finished"));
}

#[test]
fn another_size_is_drawn() {
    let home = Home::with_small();
    let terminal = begun(&home, &[], &[]);
    // No key follows at once: crossterm may keep one back that comes with a change of size.
    terminal.resize(8, 30);
    terminal.sees("40");
    terminal.resize(30, 100);
    terminal.sees("step 1 of 3");
}

#[test]
fn being_asked_to_end_keeps_the_session_and_gives_the_terminal_back() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[]);
    assert!(terminal.is_taken());
    terminal.signal("TERM");
    assert!(terminal.ends().success());
    assert!(!terminal.is_taken());
    assert!(home.session().1.contains("left"));
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_says_how_to_go_on() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[("REHEARSE_PANIC_ON_KEY", "ctrl-y")]);
    terminal.types("\x19");
    assert_eq!(terminal.ends().code(), Some(101));
    assert!(!terminal.is_taken());
    let said = terminal.text().replace('\n', "");
    let (id, _) = home.session();
    assert!(said.contains("a mistake in the program: REHEARSE_PANIC_ON_KEY"), "{said}");
    assert!(said.contains(&format!("`rehearse resume {id}` goes on with it")), "{said}");
}

#[test]
fn what_was_shown_before_kill_9_is_there_when_the_session_goes_on() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[]);
    two_steps(&terminal);
    terminal.signal("KILL");
    assert!(!terminal.ends().success());
    let mut terminal = Terminal::start(&home.command(&["resume"]));
    terminal.sees("Rub");
    terminal.sees("Wet");
    terminal.types("\r");
    terminal.sees("step 3 of 3");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn a_session_that_could_not_be_kept_is_kept_as_soon_as_it_can_be() {
    let home = Home::with_small();
    home.file("data/sessions", "this is no folder");
    let mut terminal = begun(&home, &[], &[]);
    terminal.sees("session is not kept");
    std::fs::remove_file(home.path().join("data/sessions")).unwrap();
    two_steps(&terminal);
    terminal.sees_no("session is not kept");
    terminal.signal("TERM");
    assert!(terminal.ends().success());
    assert!(terminal.text().contains("kept: `rehearse resume` goes on with it"));
    home.run(&["debrief"]).ends(0).says("Steps     2 of 3 done");
    home.say(&["resume"], "").ends(0).says("Wet");
}
