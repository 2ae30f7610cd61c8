//! What may be meant is shown only where what was typed is about it: a list of steps that nobody
//! spoke of would give them away.

use crate::support::rehearsal::bundled;
use rehearsal::procedure::Procedure;
use rehearsal::session::judge::{Heard, Turn, Vocabulary};

/// The titles shown for an entry of one part; those of a clear match begin with `=`.
fn shown(procedure: &Procedure, entry: &str) -> Vec<String> {
    let parts = Vocabulary::of(procedure).hear(entry, &|_| Turn::Open);
    assert_eq!(parts.len(), 1, "{entry}: {parts:?}");
    match &parts[0].heard {
        Heard::Clear(meaning) => {
            let titles = super::titles(procedure, &[*meaning]);
            titles.into_iter().map(|title| format!("= {title}")).collect()
        }
        Heard::Unclear(near) => super::titles(procedure, near),
        Heard::Nothing => Vec::new(),
    }
}

#[test]
fn vague_words_bring_up_no_steps() {
    let botox = bundled("bladder-botox.yaml");
    let dwell = bundled("bladder-dwell.yaml");
    for entry in [
        "i dont know",
        "I don't know what comes next",
        "nothing",
        "no idea",
        "not sure",
        "help me",
        "what next",
        "the next one",
        "do it again",
        "keep going",
        "call the consultant",
        "call for help",
        "ask the nurse",
        "put on gloves",
        "wash my hands",
        "let 30 min pass",
        "wait",
        "wait 30 minutes",
        "5m",
        "say the time",
        "say something",
        "look around",
    ] {
        assert_eq!(shown(&botox, entry), [""; 0], "{entry}");
    }
    for entry in ["keep waiting", "carry on waiting", "5m", "say the time", "nothing", "wait"] {
        assert_eq!(shown(&dwell, entry), [""; 0], "{entry}");
    }
}

#[test]
fn what_is_about_several_steps_shows_them() {
    let procedure = bundled("bladder-botox.yaml");
    let botox = |entry| shown(&procedure, entry);
    let three = ["Drain and irrigate", "Look, stop bleeding, drain", "Drain, measure, dip"];
    assert_eq!(botox("drain"), three);
    assert_eq!(botox("rotate the patient"), ["Position changes", "Position, clean, drape, gel"]);
    assert_eq!(botox("pass"), ["Pass the cystoscope", "Gel and aseptic catheter"]);
}

#[test]
fn what_is_about_one_step_shows_it_though_it_is_not_clear() {
    let procedure = bundled("bladder-botox.yaml");
    let botox = |entry| shown(&procedure, entry);
    assert_eq!(botox("get him to roll over"), ["Position changes"]);
    assert_eq!(botox("exclusion criteria"), ["Gatekeeping screen"]);
    assert_eq!(botox("fill but don't overdistend"), ["Set the working volume"]);
    let form = shown(&bundled("bladder-anaesthesia.yaml"), "check the form");
    assert_eq!(form, ["Time-out, consent, allergy"]);
}
