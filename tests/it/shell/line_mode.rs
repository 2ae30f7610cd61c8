//! Line mode: a script plays a session, always the same one.

use super::Home;

/// Plays the small procedure to its end.
const SCRIPT: &str = "\n\n\n1\n2\n:wait to target\n\n\n\n\n\n\n";

/// The journal but for its header, which says when it was.
fn entries(home: &Home) -> String {
    let (_, journal) = home.session();
    journal.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn a_script_plays_a_session_to_its_debrief() {
    let home = Home::with_small();
    let ran = home.say(&["run", "small.yaml", "--plain"], SCRIPT).ends(0);
    let first = ran.out.lines().take(3).collect::<Vec<_>>().join("\n");
    assert!(first.starts_with("Small\n") && first.contains("Not for clinical use"), "{first}");
    let ran = ran.says("Step 1 of 3: Wet").says("Debrief of a guided session");
    assert_eq!(ran.err, "");
    home.run(&["sessions"]).ends(0).says("finished");
    home.run(&["debrief"]).ends(0).says("Steps     3 of 3 done");
    let json = home.run(&["debrief", "--format", "json"]).ends(0).json();
    assert_eq!(json["procedure"]["title"], "Small", "{json:#}");
    home.run(&["debrief", "--format", "yaml"]).ends(0).says("title: Small");
}

#[test]
fn the_same_script_and_seed_give_the_same_journal() {
    let play = || {
        let home = Home::with_small();
        home.say(&["run", "small.yaml", "--seed", "7", "--pace", "3"], SCRIPT).ends(0);
        entries(&home)
    };
    assert_eq!(play(), play());
}

#[test]
fn the_end_of_input_leaves_and_the_session_can_be_gone_on_with() {
    let home = Home::with_small();
    let ran = home.say(&["run", "small.yaml"], "\n\n").ends(0);
    assert_eq!(ran.err, "kept: `rehearse resume` goes on with it\n");
    let (id, journal) = home.session();
    assert!(journal.lines().last().unwrap().contains("left"), "{journal}");
    let ran = home.say(&["resume"], "\n:quit\n").ends(0);
    ran.says("Completed: Wet").says("Is this where you are?").complains("kept: `rehearse resume`");
    home.say(&["resume", &id], "\n\n1\n2\n:wait 5m\n\n\n\n\n\n\n").ends(0).says("Debrief");
    home.run(&["resume", &id]).ends(2).complains("rehearse debrief");
    home.run(&["resume"]).ends(2).complains("there is no unfinished session");
}

#[test]
fn a_data_directory_that_cannot_be_written_ends_no_session() {
    let home = Home::with_small();
    home.file("data", "this is no folder");
    let ran = home.say(&["run", "small.yaml"], SCRIPT).ends(0);
    ran.says("This session is not kept")
        .says("Debrief")
        .complains("warning: the session of \"Small\" is not kept: cannot create");
}

#[test]
fn a_session_goes_on_with_its_own_copies() {
    let home = Home::with_small();
    home.say(&["run", "small.yaml"], "\n\n").ends(0);
    home.file("small.yaml", "format: 1\n");
    home.say(&["resume"], "\n").ends(0).says("Question: How long?");
}
