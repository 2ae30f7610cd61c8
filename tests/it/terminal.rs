//! The real binary in a real terminal: what no other test can see.

mod attention;
mod rough;
mod settings;

use crate::patients::{CASES, ROUND, came, round};
use crate::shell::{Home, SMALL};
use crate::support::pty::{Terminal, now};
use rehearsal::session::Mode;
use std::process::Command;

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
    assert!(!terminal.text().contains("kept:"), "there is nothing to go on with");
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
    for signal in ["TERM", "HUP", "INT"] {
        let home = Home::with_small();
        let mut terminal = begun(&home, &[], &[]);
        assert!(terminal.is_taken());
        terminal.signal(signal);
        assert!(terminal.ends().success(), "{signal}");
        assert!(!terminal.is_taken(), "{signal}");
        let (_, journal) = home.session();
        assert!(journal.lines().last().unwrap().contains("left"), "{signal}: {journal}");
        assert!(terminal.text().contains("kept: `rehearse resume`"), "{signal}");
    }
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

/// What the program asks a terminal for the colour of its background.
const BACKGROUND: &str = "\x1b]11;?\x07";

#[test]
fn a_light_terminal_that_is_asked_gets_the_light_theme_whenever_it_answers() {
    let home = Home::with_small();
    let terminal = begun(&home, &[], &[]);
    terminal.writes(BACKGROUND);
    // While an answer is asked for, digits of a colour must not be taken for it.
    terminal.types("\r");
    terminal.sees("step 2 of 3");
    terminal.types("\r");
    terminal.sees("How long?");
    terminal.types("\x1b]11;rgb:fafa/f1f1/e2e2\x1b\\");
    terminal.sees_colour(24);
    assert!(terminal.colours().iter().all(|number| *number >= 16), "{:?}", terminal.colours());
    let (_, journal) = home.session();
    assert!(!journal.contains("answered"), "{journal}");
    terminal.types("\x1b]11;rgb:1212/1212/1212\x07");
    terminal.sees_colour(110);
    assert!(!terminal.colours().contains(&24), "{:?}", terminal.colours());
    terminal.types(if terminal.text().contains("1 Twenty seconds") { "1" } else { "2" });
    terminal.sees("RIGHT");
}

#[test]
fn a_terminal_that_does_not_answer_is_drawn_in_its_own_colours() {
    let home = Home::with_small();
    let mut terminal = begun(&home, &[], &[]);
    terminal.writes(BACKGROUND);
    two_steps(&terminal);
    let colours = terminal.colours();
    assert!(!colours.is_empty() && colours.iter().all(|number| *number < 16), "{colours:?}");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn a_terminal_is_not_asked_where_colour_is_refused_or_lines_are_spoken() {
    let home = Home::with_small();
    let terminal = begun(&home, &[], &[("NO_COLOR", "1")]);
    assert_eq!((terminal.written(BACKGROUND), terminal.colours().len()), (0, 0));
    let lines = Terminal::start(&home.command(&["run", "small.yaml", "--plain"]));
    lines.sees("Enter begins.");
    lines.types("\r");
    lines.sees("Step 1 of 3");
    assert_eq!(lines.written("\x1b"), 0);
}

#[test]
fn an_answer_that_comes_at_the_very_end_is_not_left_to_the_shell() {
    let home = Home::with_small();
    let terminal = shell(&home);
    // What was typed ahead ends the program before the terminal can answer.
    let late = "(sleep 0.1; echo late $((1 + 1))) &";
    let after = "echo over $((1 + 1)); read -r rest; echo =$rest=";
    let run = "\"$REHEARSE\" run small.yaml";
    terminal.types(&format!("read -r start; {late} {run}; {after}\r"));
    terminal.types("\rq");
    terminal.writes(BACKGROUND);
    terminal.sees("late 2");
    terminal.types("\x1b]11;rgb:1212/1212/1212\x07");
    terminal.sees("over 2");
    terminal.types("typed\r");
    terminal.writes("=typed=");
}

/// A shell in which programs are stopped and go on, as people do it.
fn shell(home: &Home) -> Terminal {
    let program = home.command(&[]);
    let mut command = Command::new("sh");
    command.arg("-i").current_dir(home.path()).env("PS1", "ready> ").env("PATH", "/usr/bin:/bin");
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("REHEARSE", program.get_program());
    let terminal = Terminal::start(&command);
    terminal.sees_last("ready>");
    terminal
}

#[test]
fn a_program_that_is_stopped_gives_the_terminal_back_and_takes_it_again() {
    let home = Home::with_small();
    let terminal = shell(&home);
    terminal.types("\"$REHEARSE\" run small.yaml\r");
    terminal.sees("Enter begin");
    terminal.types("\r");
    terminal.sees("step 1 of 3");
    // By the key, and by the signal that somebody sends.
    for stop in ["key", "signal"] {
        if stop == "key" {
            terminal.types("\x1a");
        } else {
            let tell = "kill -s TSTP $(cat pid)";
            assert!(
                Command::new("sh")
                    .args(["-c", tell])
                    .current_dir(home.path())
                    .status()
                    .unwrap()
                    .success()
            );
        }
        terminal.sees_taken(false);
        terminal.sees_last("ready>");
        terminal.types(&format!("echo by $((1 + 1)) {stop}; jobs -p >pid\r"));
        terminal.sees(&format!("by 2 {stop}"));
        terminal.sees_last("ready>");
        terminal.types("fg\r");
        terminal.sees_taken(true);
        terminal.sees("step 1 of 3");
    }
    terminal.types_until("\r", "step 2 of 3");
    terminal.types("q");
    terminal.sees_taken(false);
    terminal.sees("kept: `rehearse resume`");
    let (_, journal) = home.session();
    assert_eq!(journal.matches("returned").count(), 2, "stopped twice: {journal}");
}

#[test]
fn time_in_which_line_mode_is_stopped_does_not_count() {
    let home = Home::with_small();
    let terminal = shell(&home);
    let since = now();
    terminal.types("\"$REHEARSE\" run small.yaml --plain\r");
    terminal.sees("Enter begins.");
    terminal.types("\r");
    terminal.sees("Step 1 of 3: Wet");
    terminal.types("\x1a");
    terminal.sees("Stopped");
    terminal.sees_last("ready>");
    let stopped = now();
    // Something has to last for a while: the shell, not the test.
    terminal.types("sleep 0.7; echo woke $((1 + 1))\r");
    terminal.sees("woke 2");
    terminal.sees_last("ready>");
    let stopped = stopped.elapsed();
    terminal.types("fg\r");
    terminal.types("\r");
    terminal.sees("Step 2 of 3");
    let lasted = since.elapsed().saturating_sub(stopped);
    let (_, journal) = home.session();
    let line = |line| serde_json::from_str::<serde_json::Value>(line).unwrap();
    // But it passed on the wall, which some timers follow.
    let back = line(journal.lines().find(|line| line.contains("returned")).unwrap());
    let away = back["event"]["returned"]["away"].as_u64();
    assert!(away >= Some(700), "{back}");
    let last = line(journal.lines().last().unwrap());
    let real = u128::from(last["real"].as_u64().unwrap());
    assert!(real <= lasted.as_millis(), "{real} ms count of {lasted:?}, {stopped:?} stopped");
}

#[test]
fn the_library_offers_only_sessions_in_which_something_was_done() {
    let home = Home::new();
    home.file("procedures/small.yaml", SMALL);
    for (lines, offered) in [("", false), ("\n", true)] {
        home.say(&["run", "small"], lines).ends(0);
        home.say(&["resume"], "").ends(0);
        let mut terminal = Terminal::start(&home.command(&[]));
        terminal.sees("Small");
        terminal.sees("quit");
        assert_eq!(terminal.text().contains(" done, left "), offered, "{}", terminal.text());
        terminal.types("q");
        assert!(terminal.ends().success());
    }
    assert_eq!(home.run(&["sessions"]).ends(0).out.lines().count(), 2);
}

#[test]
fn a_session_that_was_come_back_to_and_done_again_draws_again_unless_the_patient_was_chosen() {
    let drawn = |seed: u64| came(&round(), Mode::Exam, seed);
    let seed = (0..100).find(|seed| drawn(*seed) != drawn(seed + 1)).unwrap();
    let number = seed.to_string();
    for (chosen, next) in [(None, drawn(seed + 1)), (Some("rare-four"), "rare-four".to_owned())] {
        let home = Home::new();
        home.file("round.yaml", ROUND);
        let mut args = vec!["run", "round.yaml", "--mode", "exam", "--seed", &number];
        args.extend(chosen.into_iter().flat_map(|case| ["--case", case]));
        home.say(&args, "say hello\n:quit\n").ends(0);
        let mut terminal = Terminal::start(&home.command(&["resume"]));
        terminal.sees("Say hello");
        terminal.types("\r:abandon\r");
        terminal.sees("NO VERDICT");
        terminal.types("a");
        terminal.sees("Enter begin");
        let (_, vignette) = CASES.iter().find(|(id, _)| *id == next).unwrap();
        terminal.sees(vignette);
        terminal.types("q");
        assert!(terminal.ends().success());
    }
}
