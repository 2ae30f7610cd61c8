//! The sessions that are kept: listed, damaged, deleted.

use super::Home;
use std::io::Write;

fn kept() -> (Home, String) {
    let home = Home::with_small();
    home.say(&["run", "small.yaml", "--seed", "42"], "\n\n").ends(0);
    let (id, _) = home.session();
    (home, id)
}

fn journal(home: &Home, id: &str) -> std::fs::File {
    let path = home.path().join("data/sessions").join(id).join("journal.jsonl");
    std::fs::OpenOptions::new().append(true).read(true).open(path).unwrap()
}

#[test]
fn sessions_are_listed_and_one_is_deleted_by_its_whole_name() {
    let (home, id) = kept();
    let all = home.run(&["sessions", "--json"]).ends(0).json();
    assert_eq!(all[0]["id"], id.as_str());
    assert_eq!((&all[0]["state"], &all[0]["seed"]), (&"unfinished".into(), &42.into()));
    home.run(&["sessions"]).ends(0).says(&id);
    home.run(&["sessions", "--delete", id.get(..10).unwrap()])
        .ends(2)
        .complains("there is no session");
    home.run(&["sessions", "--delete", &id]).ends(0).complains("deleted");
    home.run(&["sessions"]).ends(0).complains("no sessions yet");
    home.run(&["debrief"]).ends(2).complains("there is no session yet");
}

#[test]
fn a_torn_last_line_is_cut_and_told() {
    let (home, id) = kept();
    journal(&home, &id).write_all(b"{\"seq\":99,").unwrap();
    home.run(&["debrief"]).ends(0).complains("was not written to its end");
    home.say(&["resume"], "").ends(0).says("was not written to its end and was cut off");
    home.run(&["debrief"]).ends(0);
}

#[test]
fn damage_elsewhere_is_named_and_can_still_be_debriefed() {
    let (home, id) = kept();
    journal(&home, &id).write_all(b"no line\nof ours\n").unwrap();
    home.run(&["resume", &id]).ends(2).complains("rehearse debrief");
    home.run(&["debrief", &id]).ends(0).says("Small").complains("line ");
}

#[test]
fn a_session_that_is_open_elsewhere_is_not_gone_on_with() {
    let (home, id) = kept();
    let held = journal(&home, &id);
    held.lock().unwrap();
    let ran = home.run(&["resume"]).ends(2).complains("open in another window");
    ran.complains("`rehearse debrief");
    home.run(&["debrief"]).ends(0);
}

#[test]
fn a_name_leads_nowhere_else() {
    let (home, _) = kept();
    home.run(&["sessions", "--delete", "../sessions"]).ends(2).complains("there is no session");
    home.run(&["debrief", ".."]).ends(2).complains("there is no session");
}
