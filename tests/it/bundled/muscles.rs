//! Each muscle of the bundled sections can be found with the needle, by ear and by twitch.

use crate::support::maps::with_maps;
use rehearsal::author::compile;
use rehearsal::instrument::bench::expert;
use rehearsal::procedure::Kind;
use rehearsal::procedure::checkpoint::{Guide, Needle};

/// A muscle of each section.
const SECTIONS: [(&str, &str); 4] = [
    ("forearm", "fcr"),
    ("calf", "soleus"),
    ("upper-arm", "biceps"),
    ("hand", "adductor-pollicis"),
];

/// A checkpoint that asks for this muscle.
fn needle(map: &str, target: &str) -> Needle {
    let text = format!(
        "format: 1\ntitle: Muscles\nsteps:\n  - step: Find the muscle\n    check:\n      - ask: \
         Find it.\n        needle: {{map: {map}, target: {target}, guide: emg, accept: 500us}}\n"
    );
    let compiled = compile(&with_maps([("muscles.yaml".to_owned(), text)]), "muscles.yaml");
    let procedure = compiled.procedure.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let mut checkpoints = procedure.steps().flat_map(|(_, step)| &step.checkpoints);
    let Kind::Needle(needle) = &checkpoints.next().unwrap().kind else { panic!("{map}") };
    (**needle).clone()
}

#[test]
fn an_expert_finds_each_muscle_of_the_bundled_sections() {
    let mut wrong = Vec::new();
    for (map, muscle) in SECTIONS {
        let asked = needle(map, muscle);
        for muscle in &asked.map.muscles {
            for guide in [Guide::Emg(500.0), Guide::Stimulation(0.5)] {
                let needle = Needle { target: muscle.id.clone(), guide, ..asked.clone() };
                let done = expert::needled(&needle, 1, "muscles");
                let faults = done.as_ref().map(|done| done.faults(&needle));
                if faults.is_none_or(|faults| !faults.is_empty()) {
                    wrong.push(format!("{map}: {} by {guide:?}: {done:?}", muscle.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
