//! Which patient comes, with the real program: drawn, chosen, come back to, and named by nothing
//! before the debrief.

use super::{Home, Ran};
use crate::patients::{CASES, ROUND, came, round};
use rehearsal::session::Mode;

fn ward() -> Home {
    let home = Home::new();
    home.file("round.yaml", ROUND);
    home
}

fn vignette(case: &str) -> &'static str {
    CASES.iter().find(|(id, _)| *id == case).expect("a case of the round").1
}

/// Asserts that this text names no case.
#[track_caller]
fn names_none(ran: &Ran) {
    for (id, _) in CASES {
        let named = ran.out.contains(id) || ran.err.contains(id);
        assert!(!named, "`{id}` in\n{}\n{}", ran.out, ran.err);
    }
}

#[test]
fn line_mode_tells_of_the_patient_whom_the_mode_and_the_seed_bring() {
    let home = ward();
    for mode in Mode::ALL {
        for seed in 0..6 {
            let number = seed.to_string();
            let args = ["run", "round.yaml", "--mode", mode.word(), "--seed", &number];
            let came = vignette(&came(&round(), mode, seed));
            let ran = home.say(&[&args[..], &["--plain"]].concat(), "").ends(0);
            names_none(&ran.says(&format!("Patient: {came}")));
            let chosen = [&args[..], &["--case", "rare-four"]].concat();
            names_none(&home.say(&chosen, "").ends(0).says("Patient: She sings."));
        }
    }
    let args = ["run", "round.yaml", "--mode", "exam", "--case", "fall-three"];
    home.say(&args, "").ends(0).says("Variant: By night.").says("Patient: The bed is empty.");
    let args = [&args[..], &["--variant", "day"]].concat();
    home.say(&args, "").ends(2).complains("case `fall-three` does not fit variant `day`");
    home.say(&["run", "round.yaml", "--mode", "exam", "--case", "fever"], "")
        .ends(2)
        .complains("no case is called `fever`");
}

#[test]
fn an_exam_names_its_case_in_the_debrief_and_nowhere_before() {
    let home = ward();
    let seed = (0..100).find(|seed| came(&round(), Mode::Exam, *seed) == "fever-two").unwrap();
    let seed = seed.to_string();
    let args = ["run", "round.yaml", "--mode", "exam", "--seed", &seed];
    names_none(&home.say(&args, "say hello\n:quit\n").ends(0).says("Her face is red."));
    names_none(&home.run(&["sessions"]).ends(0).says("exam"));
    names_none(&home.run(&["sessions", "--json"]).ends(0).says("exam"));
    names_none(&home.run(&["list"]).ends(0));
    names_none(&home.run(&["debrief"]).ends(2).complains("is not finished"));
    names_none(&home.run(&["debrief", "--format", "json"]).ends(2));
    let ran = home.say(&["resume"], "\ncount the pulse\nfinished\nyes\n").ends(0);
    let (session, debrief) = ran.out.split_once("Debrief of an exam session").unwrap();
    assert!(session.contains("Patient: Her face is red."), "{session}");
    assert!(!session.contains("fever-two"), "{session}");
    assert!(debrief.contains("Her face is red."), "{debrief}");
    let json = home.run(&["debrief", "--format", "json"]).ends(0).json();
    assert_eq!((&json["case"], &json["mode"]), (&"fever-two".into(), &"exam".into()));
}

#[test]
fn a_session_goes_on_with_its_patient_whatever_its_seed_would_draw() {
    let home = ward();
    let seed = (0..100).find(|seed| came(&round(), Mode::Exam, *seed) == "well-one").unwrap();
    let seed = seed.to_string();
    let args = ["run", "round.yaml", "--mode", "exam", "--seed", &seed, "--case", "fever-two"];
    home.say(&args, "say hello\n:quit\n").ends(0);
    let (_, journal) = home.session();
    assert!(journal.contains("\"case_chosen\":true"), "{journal}");
    let ran = home.say(&["resume"], "\ncount the pulse\nfinished\nyes\n").ends(0);
    ran.says("Patient: Her face is red.").says("Passed: ");
    let json = home.run(&["debrief", "--format", "json"]).ends(0).json();
    assert_eq!(json["case"], "fever-two");
}
