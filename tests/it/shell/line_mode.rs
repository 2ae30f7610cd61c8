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
    let ran = ran.says("Step 1 of 3: Wet").says("Debrief of a guided session: Small.");
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

/// The library with the small procedure, a broken file, and a session that goes on.
fn library() -> Home {
    let home = Home::new();
    home.file("procedures/small.yaml", super::SMALL);
    home.file("procedures/torn.yaml", "format: 1\ntitel: Torn\n");
    home.say(&["run", "small"], "\n\n").ends(0);
    home
}

#[test]
fn without_a_terminal_the_library_is_told_and_chosen_from_by_number_name_or_letters() {
    let home = library();
    let ran = home.run(&[]).ends(0);
    let list = ran.out.lines().collect::<Vec<_>>().join("\n");
    assert!(list.starts_with(
        "Library.\nUnfinished sessions, to go on with:\n1. Small, 1 step done, left just now, "
    ));
    let broken = list.lines().find(|line| line.contains("torn")).unwrap();
    assert!(broken.contains("cannot be rehearsed: procedures/torn.yaml:1:1: "), "{broken}");
    assert_eq!(ran.err, "");
    let number = list.lines().find(|line| line.ends_with("Small. 3 steps.")).unwrap();
    let number = number.split_once('.').unwrap().0;
    for lines in [format!("{number}\n"), "small\n".to_owned()] {
        home.say(&[], &lines).ends(0).says("Briefing: Small.");
    }
    home.say(&[], "hygi\n").ends(0).says("Briefing: Hand hygiene, a first try.");
    home.say(&[], "bladder\nall\n").ends(0).says("fit “bladder”").says("Library.");
    home.say(&[], "1\n").ends(0).says("Is this where you are?").complains("kept: ");
    home.say(&[], "torn\nzzz\n900\n?\n")
        .ends(0)
        .says("error[")
        .says("“zzz” means nothing here.")
        .says("There is no number 900")
        .says("a number: open what has that number.");
}

#[test]
fn a_briefing_is_changed_in_words_and_leads_through_the_session_back_to_the_library() {
    let home = library();
    let lines = "small\nmode asleep\nmode exam\nseed 7\n?\nbegin\nwet\nfinished\nyes\n\
                 1\ntimeline\nagain\nback\nquit\n";
    let ran = home.say(&[], lines).ends(0);
    let places = [
        "Briefing: Small.",
        "Not for clinical use.",
        "Type mode and one of four words.",
        "Mode exam: ",
        "Seed 7.",
        "seed 7: another seed",
        "The session begins.",
        "Is this the end?",
        "Debrief of an exam session: Small.",
        "1. Major, omitted: Rub",
        "Question: How long? Right is: Twenty seconds.",
        "At 0:00: Wet, took 30 s.",
        "Briefing: Small.",
        "Library.",
    ];
    let mut rest = ran.out.as_str();
    for place in places {
        let found = rest.split_once(place);
        rest = found.unwrap_or_else(|| panic!("no `{place}` in:\n{rest}")).1;
    }
    assert_eq!(ran.err, "", "nothing is left to go on with");
}

#[test]
fn the_end_of_input_is_safe_at_every_place() {
    let home = library();
    let small = "small\n";
    for (lines, kept) in [
        ("", false),
        (small, false),
        ("small\n\n", true),
        ("small\n\n\n\n", true),
        ("small\n\n:note\n", true),
        ("small\n\n:help\n", true),
        ("small\nexam\n\nfinished\n", true),
        ("small\nexam\n\nfinished\nyes\n", false),
        ("small\nexam\n\nzub\n", true),
    ] {
        let ran = home.say(&["--plain"], lines).ends(0);
        assert_eq!(ran.err.contains("kept: `rehearse resume`"), kept, "{lines}: {}", ran.err);
    }
}

#[test]
fn a_debrief_on_paper_can_be_sentences_alone() {
    let home = Home::with_small();
    home.say(&["run", "small.yaml"], SCRIPT).ends(0);
    let ran = home.run(&["debrief", "--plain"]).ends(0);
    let told = ran.out.lines().next().unwrap();
    assert_eq!(told, "Debrief of a guided session: Small.");
    let ran = ran.says("Timer Soak: from 1:00 for 5 min 30 s, within its window.");
    assert!(!ran.out.contains("---") && !ran.out.contains("   "), "{}", ran.out);
}

#[test]
fn the_library_says_how_a_procedure_went_the_last_time() {
    let home = Home::new();
    home.file("procedures/small.yaml", super::SMALL);
    home.say(&[], "").ends(0).says("Small. 3 steps.\n");
    home.say(&["run", "small", "--plain"], SCRIPT).ends(0);
    home.say(&[], "").ends(0).says("Small. 3 steps. Last time: guided finished just now.");
    home.say(&["run", "small", "--mode", "exam"], "finished\nyes\n").ends(0).says("Passed");
    home.say(&[], "").ends(0).says("Small. 3 steps. Last time: exam passed just now.");
}
