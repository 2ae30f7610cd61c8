//! Procedures from far outside urology, which the format has to bear: a central line, the
//! resuscitation of a newborn, a fire extinguisher, needles and maps.

use super::{files, problems};
use crate::support::mutation::{Dice, assert_told, mutated};
use expect_test::expect;
use rehearsal::author::{Choice, Package, compile, load};
use rehearsal::procedure::checkpoint::{Guide, Kind};
use rehearsal::procedure::complication::{Comes, Then};
use rehearsal::procedure::{Leads, Procedure, Slot, StepIx};
use std::fmt::Write as _;

const CENTRAL_LINE: &str = include_str!("../../fixtures/procedures/central-line.yaml");
const NEWBORN: &str = include_str!("../../fixtures/procedures/newborn-resuscitation.yaml");
const EXTINGUISHER: &str = include_str!("../../fixtures/procedures/fire-extinguisher-check.yaml");
const NEEDLES: &str = include_str!("../../fixtures/procedures/needle-and-map.yaml");

const ALL: [(&str, &str); 4] = [
    ("central-line.yaml", CENTRAL_LINE),
    ("newborn-resuscitation.yaml", NEWBORN),
    ("fire-extinguisher-check.yaml", EXTINGUISHER),
    ("needle-and-map.yaml", NEEDLES),
];

fn package(name: &str) -> Package {
    load(&files(&ALL), &format!("{name}.yaml"))
}

/// The run of this variant and case; none of them where the name is empty.
#[track_caller]
fn run(package: &Package, variant: &str, case: &str) -> Procedure {
    let name = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    let choice = Choice { variant: name(variant), case: name(case), ..Choice::default() };
    package.settle(&choice).unwrap()
}

fn step(procedure: &Procedure, id: &str) -> StepIx {
    procedure.find_step(id).unwrap_or_else(|| panic!("no step `{id}`"))
}

/// What the right arm of the step says, in this pass.
fn right(procedure: &Procedure, id: &str, pass: u32) -> String {
    let decide = procedure.step_on(step(procedure, id), pass).and_then(|it| it.decide());
    decide.and_then(|it| it.right()).map_or_else(String::new, |arm| arm.text.clone())
}

/// How many passes the only repeat has.
fn passes(slots: &[Slot]) -> Option<u32> {
    slots.iter().find_map(|slot| match slot {
        Slot::Repeat(repeat) => Some(repeat.passes),
        Slot::Phase(phase) => passes(&phase.slots),
        Slot::Step(_) | Slot::Run(_) | Slot::AnyOrder(_) | Slot::OneOf(_) => None,
    })
}

/// Every variant with every case that fits it.
fn runs(package: &Package) -> Vec<(String, String)> {
    let document = package.document().unwrap();
    let variants = document.variants.iter().map(|(variant, _)| variant.value.as_str());
    let mut runs = Vec::new();
    for variant in variants.chain(document.variants.is_empty().then_some("")) {
        let fits = document.cases.iter().filter(|(_, case)| {
            let names = &case.as_ref().unwrap().variants;
            names.is_empty() || names.iter().any(|name| &***name == variant)
        });
        let cases = fits.map(|(case, _)| case.value.as_str());
        let cases = cases.chain(document.cases.is_empty().then_some(""));
        runs.extend(cases.map(|case| (variant.to_owned(), case.to_owned())));
    }
    runs
}

/// What was found right in all runs settles in each, and nothing in it is lost.
#[track_caller]
fn assert_settles(package: &Package) {
    for (variant, case) in runs(package) {
        let procedure = run(package, &variant, &case);
        let path: usize = procedure.slots().iter().map(|slot| slot.steps().len()).sum();
        assert!(path > 0 && path <= procedure.steps().len(), "{variant} {case}");
        assert!(!format!("{procedure:?}").contains('…'), "{variant} {case}");
    }
}

#[test]
fn all_are_right_in_every_variant_with_every_case() {
    for (name, _) in ALL {
        let compiled = compile(&files(&ALL), name);
        assert_eq!(problems(&compiled), "", "{name}");
        assert!(compiled.procedure.is_some(), "{name}");
        assert_settles(&compiled.package);
    }
}

#[test]
fn a_newborn_is_ventilated_until_the_heart_is_fast_or_the_cycles_are_over() {
    let package = package("newborn-resuscitation");
    let mut told = String::new();
    for case in ["usual", "vigorous", "quick", "late-fall", "long", "no-response"] {
        let procedure = run(&package, "term", case);
        let cycles = passes(procedure.slots()).unwrap();
        let there = |id: &str| {
            let Some(ix) = procedure.find_step(id) else { return String::new() };
            let passes = (1..=cycles).filter(|pass| procedure.step_on(ix, *pass).is_some());
            passes.map(|pass| pass.to_string()).collect::<Vec<_>>().join(" ")
        };
        let (compress, line, stop) =
            (there("compress"), there("venous-line"), there("stop-compressing"));
        let last = right(&procedure, "read-hr", cycles);
        let _ = writeln!(told, "{case}: {cycles}; {compress}; {line}; {stop}; {last}");
    }
    expect![[r#"
        usual: 4; 1 2; 2; 3; Ease off
        vigorous: 1; ; ; ; Ease off
        quick: 2; ; ; ; Ease off
        late-fall: 5; 2 3; 3; 4; Ease off
        long: 6; 1 2 3 4; 2; 5; Ease off
        no-response: 6; 1 2 3 4 5 6; 2; ; Ask the senior to decide how long to go on
    "#]]
    .assert_eq(&told);
}

#[test]
fn each_cycle_of_a_newborn_has_its_heart_rate() {
    let procedure = run(&package("newborn-resuscitation"), "", "late-fall");
    let read = step(&procedure, "read-hr");
    let mut told = String::new();
    for pass in 1..=5 {
        let form = procedure.step_on(read, pass).unwrap();
        let finding = form.teaching.finding.as_deref().unwrap();
        let pulse = &form.vitals[0].value;
        let arm = right(&procedure, "read-hr", pass);
        let _ = writeln!(told, "{finding} {pulse} {arm}");
    }
    expect![[r#"
        HR 80. 80 Breaths alone
        HR 50. 50 Compressions with the breaths
        HR 50. 50 Compressions with the breaths
        HR 70. 70 Breaths alone
        HR 110. 110 Ease off
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_newborn_that_cries_stays_with_the_mother() {
    let package = package("newborn-resuscitation");
    let procedure = run(&package, "", "vigorous");
    let look = procedure.step(step(&procedure, "look"));
    assert_eq!(look.teaching.finding.as_deref(), Some("Crying and pink."));
    let Leads::End(ending) = look.decide().unwrap().right().unwrap().leads else {
        panic!("no ending")
    };
    assert_eq!(procedure.ending(ending).id.as_str(), "with-mother");
    assert!(procedure.find_step("thumbs").is_none());
    assert_eq!(procedure.mishaps().complications.len(), 2, "no pneumothorax without compressions");
}

#[test]
fn a_preterm_newborn_has_its_bag_its_oxygen_and_its_dose() {
    let package = package("newborn-resuscitation");
    let dose = |variant: &str| {
        let procedure = run(&package, variant, "usual");
        let line = procedure.step_on(step(&procedure, "venous-line"), 2).unwrap();
        let Kind::Number(number) = &line.checkpoints[0].kind else { panic!("no number") };
        let detail = procedure.about().equipment[1].detail.clone().unwrap();
        let traps: Vec<f64> = number.traps.iter().map(|trap| trap.value).collect();
        let bag = procedure.find_step("slip-the-baby-into-a-plastic-bag").is_some();
        format!("{:.3} {traps:.3?} {detail} {bag}", number.right)
    };
    expect!["0.640 [6.400, 0.064] oxygen at 21% false"].assert_eq(&dose("term"));
    expect!["0.240 [2.400, 0.024] oxygen at 30% true"].assert_eq(&dose("preterm"));
}

#[test]
fn a_line_is_placed_corrected_for_or_put_off() {
    let package = package("central-line");
    let mut told = String::new();
    for case in ["planned", "warfarin", "shock", "short-neck"] {
        let procedure = run(&package, "right", case);
        let clotting = right(&procedure, "clotting", 1);
        let column = right(&procedure, "read-column", 1);
        let pulse = &procedure.particulars().vitals[1].value;
        let _ = writeln!(told, "{case} ({pulse}): {clotting}; {column}");
    }
    expect![[r#"
        planned (84): Go on; In the vein, so dilate
        warfarin (84): Correct the clotting first; In the vein, so dilate
        shock (122): Go on, but with the most experienced hands there are; In the vein, so dilate
        short-neck (84): Go on; In the artery, so take it out, press for ten minutes and stop
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_dialysis_catheter_has_two_lumens_a_second_dilator_and_locks() {
    let package = package("central-line");
    let lumens = |variant: &str| {
        let procedure = run(&package, variant, "planned");
        let flush = step(&procedure, "flush-lumen");
        let count = passes(procedure.slots()).unwrap();
        let findings = (1..=count).map(|pass| {
            let form = procedure.step_on(flush, pass).unwrap();
            let asked = if form.checkpoints.is_empty() { "" } else { " Asked." };
            format!("{}{asked}\n", form.teaching.finding.as_deref().unwrap())
        });
        let findings = findings.collect::<String>();
        let locks = procedure.find_step("fill-each-lumen-with-the-volume-printed-on-it");
        let dilator = procedure.find_step("find-the-second-and-wider-dilator");
        let title = &procedure.step(step(&procedure, "thread")).title;
        format!("{findings}{title}; {} {}\n", locks.is_some(), dilator.is_some())
    };
    expect![[r#"
        Lumen 1 of 3, the brown one, gives dark blood.
        Lumen 2 of 3, the white one, gives dark blood.
        Lumen 3 of 3, the blue one, gives dark blood. Asked.
        Thread the catheter to 18 cm; false false
    "#]]
    .assert_eq(&lumens("left"));
    expect![[r#"
        Lumen 1 of 2, the red one, gives dark blood.
        Lumen 2 of 2, the blue one, gives dark blood. Asked.
        Thread the catheter to 15 cm; true true
    "#]]
    .assert_eq(&lumens("dialysis"));
}

#[test]
fn the_lidocaine_of_a_line_follows_the_weight() {
    let package = package("central-line");
    let most = |case: &str| {
        let procedure = run(&package, "right", case);
        let numb = procedure.step(step(&procedure, "numb-the-skin"));
        let Kind::Number(number) = &numb.checkpoints[0].kind else { panic!("no number") };
        (number.right, numb.teaching.how.clone().unwrap())
    };
    let said = |ml: &str, kg: &str| format!("Lidocaine 1%, never more than {ml} mL for {kg} kg.");
    assert_eq!(most("planned"), (18.0, said("18", "60")));
    assert_eq!(most("shock"), (16.2, said("16.2", "54")));
}

#[test]
fn the_complications_of_a_line_come_at_their_moments() {
    let package = package("central-line");
    let procedure = run(&package, "left", "planned");
    let [arrhythmia, air, chest] = procedure.mishaps().complications.as_slice() else {
        panic!("not three")
    };
    let wire = step(&procedure, "feed-wire");
    assert_eq!((&arrhythmia.comes, arrhythmia.then), (&Comes::At(wire, 1), Then::ResumeAt(wire)));
    assert!((arrhythmia.chance - 0.2).abs() < 1e-9);
    assert_eq!(air.comes, Comes::At(step(&procedure, "flush-lumen"), 2));
    assert_eq!(air.vitals[1].value, "124");
    assert!(matches!(chest.comes, Comes::After(..)) && chest.signs.contains("on the left"));
    assert_eq!(run(&package, "left", "shock").mishaps().complications.len(), 2);
}

#[test]
fn an_extinguisher_is_signed_for_or_replaced() {
    let package = package("fire-extinguisher-check");
    let mut told = String::new();
    for case in ["sound", "flat", "open"] {
        let procedure = run(&package, "", case);
        let look = procedure.step(step(&procedure, "look"));
        let sign = procedure.step(step(&procedure, "sign-the-tag"));
        let Kind::Number(number) = &sign.checkpoints[0].kind else { panic!("no number") };
        let finding = look.teaching.finding.as_deref().unwrap();
        let arm = right(&procedure, "look", 1);
        let _ = writeln!(told, "{case}: {finding} {arm}; {} months", number.right);
    }
    expect![[r#"
        sound: The needle is in the green; pin and seal whole: yes. Leave it in service; 7 months
        flat: The needle is in the red; pin and seal whole: yes. Replace it now; 7 months
        open: The needle is in the green; pin and seal whole: no. Replace it now; 4 months
    "#]]
    .assert_eq(&told);
}

#[test]
fn rooms_are_checked_before_needles_are_placed() {
    let package = package("needle-and-map");
    let oab = run(&package, "oab", "");
    assert!(oab.find_step("second-extinguisher/find").is_none());
    let ndo = run(&package, "ndo", "");
    let mut told = String::new();
    for name in ["extinguisher", "second-extinguisher"] {
        let title = &ndo.step(step(&ndo, &format!("{name}/find"))).title;
        let sign = ndo.step(step(&ndo, &format!("{name}/sign-the-tag")));
        let Kind::Number(number) = &sign.checkpoints[0].kind else { panic!("no number") };
        let _ = writeln!(told, "{title}; {} months", number.right);
    }
    expect![[r#"
        Find the extinguisher in the first room; 3 months
        Find the extinguisher in the second room; 9 months
    "#]]
    .assert_eq(&told);
}

#[test]
fn injections_and_needles_are_settled_for_their_maps() {
    let procedure = run(&package("needle-and-map"), "ndo", "");
    let map = &procedure.step(step(&procedure, "bladder-map")).checkpoints[0];
    let Kind::Place(place) = &map.kind else { panic!("no place") };
    assert_eq!(
        (place.map.id.as_str(), place.count, place.spacing, map.points),
        ("bladder", 30, Some(10.0), 3)
    );
    let avoid: Vec<_> = place.avoid.iter().map(|avoid| avoid.zone.as_str()).collect();
    assert_eq!(avoid, ["trigone", "vessels"]);
    assert_eq!(map.ask, "Place 30 injections of 1 mL");
    let guides = procedure.step(step(&procedure, "fcr")).checkpoints.iter().map(|check| {
        let Kind::Needle(needle) = &check.kind else { panic!("no needle") };
        needle.guide
    });
    assert!(guides.eq([Guide::Emg(500.0), Guide::Stimulation(0.5)]));
}

/// The text with a few of its words in the places of others.
fn reworded(text: &str, dice: &mut Dice) -> String {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '%');
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| word(c) != word(first)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    let words: Vec<usize> = (0..parts.len()).filter(|at| parts[*at].starts_with(word)).collect();
    for _ in 0..=dice.below(2) {
        let (to, from) = (words[dice.below(words.len())], words[dice.below(words.len())]);
        parts[to] = parts[from];
    }
    parts.concat()
}

#[test]
fn whatever_is_changed_in_them_they_settle_or_it_is_told_why() {
    let mut dice = Dice(0xcafe);
    for (name, text) in ALL {
        for round in 0..50 {
            let changed = if round % 3 == 0 {
                String::from_utf8_lossy(&mutated(text, &mut dice)).into_owned()
            } else {
                reworded(text, &mut dice)
            };
            let mut all = ALL.to_vec();
            all.retain(|(other, _)| *other != name);
            all.push((name, &changed));
            // The last of them uses another.
            for main in [name, "needle-and-map.yaml"] {
                let compiled = compile(&files(&all), main);
                assert_told(&compiled);
                if compiled.procedure.is_some() {
                    assert_settles(&compiled.package);
                }
            }
        }
    }
}
