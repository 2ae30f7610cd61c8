//! Variants, cases and values that are chosen for a run, and what is kept of them.

use super::{files, settle_with, settled, titles};
use expect_test::expect;
use rehearsal::author::{Choice, Unsettled, load};
use rehearsal::procedure::checkpoint::Guide;
use rehearsal::procedure::particulars::Origin;
use rehearsal::procedure::{Kind, Override};

const DOSES: &str = r#"parameters:
  dose: {title: Total dose, value: 100, unit: U, max: 400}
  sites: {value: 20}
  per_site: {value: "= dose / sites", unit: U}
  dwell_target: {value: 30m}
  level: {value: none}
  hr: {value: [50, 80]}
variants:
  oab: {title: Overactive bladder, summary: 100 U}
  ndo: {title: Neurogenic, set: {dose: 200, sites: 30}}
cases:
  clear: {weight: 3, vignette: "Slept well; {{ dose }} U."}
  cord: {vignette: Cord injury., variants: ndo, set: {level: T4, dose: 300}}
vitals: {pulse: "= hr[1]"}
steps: [{step: "Give {{ dose }} U in {{ sites }}, {{ per_site }} each; {{ level }}", id: give}]
"#;

/// Why the choice cannot be settled.
#[track_caller]
fn refused(chosen: &[&str]) -> String {
    match settle_with(DOSES, "", chosen).unwrap_err() {
        Unsettled::Choice(words) => words,
        Unsettled::Files(found) => panic!("{found:?}"),
    }
}

#[test]
fn the_first_variant_and_the_first_case_that_fits_it_are_chosen() {
    let chosen = |chosen: &[&str]| {
        let particulars = settled(DOSES, chosen).particulars().clone();
        (particulars.variant.unwrap().id, particulars.case.unwrap().id)
    };
    let pair = |variant: &str, case: &str| (variant.to_owned(), case.to_owned());
    assert_eq!(chosen(&[]), pair("oab", "clear"));
    assert_eq!(chosen(&["variant=ndo"]), pair("ndo", "clear"));
    assert_eq!(chosen(&["case=cord"]), pair("ndo", "cord"));
    assert_eq!(chosen(&["variant=ndo", "case=cord"]), pair("ndo", "cord"));
}

#[test]
fn a_case_sets_more_than_a_variant_and_what_is_asked_for_more_than_both() {
    let said = |chosen: &[&str]| titles(&settled(DOSES, chosen))[0].to_owned();
    assert_eq!(said(&[]), "Give 100 U in 20, 5 each; none");
    assert_eq!(said(&["variant=ndo"]), "Give 200 U in 30, 6.67 each; none");
    assert_eq!(said(&["case=cord"]), "Give 300 U in 30, 10 each; T4");
    let asked = ["case=cord", "dose=60", "level=T6"];
    assert_eq!(said(&asked), "Give 60 U in 30, 2 each; T6");
    assert_eq!(said(&["per_site=7"]), "Give 100 U in 20, 7 each; none");
    assert_eq!(said(&["level=\"4\""]), "Give 100 U in 20, 5 each; 4");
}

#[test]
fn what_is_particular_to_a_run_is_kept() {
    let procedure = settled(DOSES, &["case=cord", "hr=[60, 90]", "sites=10"]);
    let kept = procedure.particulars();
    let variant = kept.variant.as_ref().unwrap();
    assert_eq!((variant.title.as_str(), variant.summary.as_deref()), ("Neurogenic", None));
    let case = kept.case.as_ref().unwrap();
    assert_eq!((case.id.as_str(), case.vignette.as_deref()), ("cord", Some("Cord injury.")));
    assert_eq!((kept.vitals[0].name.as_str(), kept.vitals[0].value.as_str()), ("pulse", "60"));
    let parameters = kept.parameters.iter().map(|it| {
        let unit = it.unit.as_deref().unwrap_or("-");
        format!("{} ({}): {} {unit}", it.name, it.title, it.value)
    });
    expect![[r#"
        dose (Total dose): 300 U
        sites (Sites): 10 -
        per_site (Per site): 30 U
        dwell_target (Dwell target): 30 min -
        level (Level): T4 -
        hr (Hr): 60, 90 -"#]]
    .assert_eq(&parameters.collect::<Vec<_>>().join("\n"));
    let overrides = kept.overrides.iter();
    let overrides: Vec<_> =
        overrides.map(|it| (it.parameter.as_str(), it.value.as_str(), it.origin)).collect();
    assert_eq!(overrides, [("hr", "[60, 90]", Origin::Asked), ("sites", "10", Origin::Asked)]);
}

#[test]
fn the_vignette_has_the_values_of_its_run() {
    let vignette = |chosen: &[&str]| {
        settled(DOSES, chosen).particulars().case.clone().unwrap().vignette.unwrap()
    };
    assert_eq!(vignette(&[]), "Slept well; 100 U.");
    assert_eq!(vignette(&["variant=ndo", "dose=50"]), "Slept well; 50 U.");
}

#[test]
fn a_choice_that_there_is_not_is_refused_with_the_nearest() {
    expect!["no variant is called `nod`: did you mean `ndo`?"]
        .assert_eq(&refused(&["variant=nod"]));
    expect!["no case is called `chord`: did you mean `cord`?"].assert_eq(&refused(&["case=chord"]));
    expect!["case `cord` does not fit variant `oab`"]
        .assert_eq(&refused(&["variant=oab", "case=cord"]));
    let none = settle_with("steps: [Look]\n", "", &["variant=oab"]).unwrap_err();
    let Unsettled::Choice(words) = none else { panic!("{none:?}") };
    expect!["no variant is called `oab`: there is no variant to choose"].assert_eq(&words);
}

#[test]
fn a_value_that_cannot_be_is_refused() {
    expect!["no parameter is called `dsoe`: did you mean `dose`?"].assert_eq(&refused(&["dsoe=5"]));
    expect![
        "`dose` is a number, and this is a length of time: write a number, such as `100` or `0.5`"
    ]
    .assert_eq(&refused(&["dose=5m"]));
    expect!["`level` is text, and this is a number: write text; in quotes if it looks like a number or a length of time"].assert_eq(&refused(&["level=4"]));
    expect![
        "`hr` is a list of numbers, and this is a number: write a list, such as `[50, 80, 110]`"
    ]
    .assert_eq(&refused(&["hr=60"]));
    expect![
        "a list holds one kind: a number, not text: text that looks like another kind needs quotes"
    ]
    .assert_eq(&refused(&["hr=[60, fast]"]));
    expect!["`[1` is no value for `dose`"].assert_eq(&refused(&["dose=[1"]));
    expect!["nothing can be computed here: write the value itself"]
        .assert_eq(&refused(&["dose== sites * 2"]));
    expect!["no procedure `other` is used here"].assert_eq(&refused(&["other/dose=5"]));
    expect!["`` is no value for `dose`"].assert_eq(&refused(&["dose="]));
}

#[test]
fn a_value_over_the_max_is_refused() {
    expect!["`dose` is 500, more than its `max` of 400"].assert_eq(&refused(&["dose=500"]));
}

const USED: &str = r#"format: 1
title: Q
parameters: {saline: {value: 5}, dose: {value: 1}, given: {value: 3}, all: {value: "= saline + given"}}
steps: [{step: "{{ saline }}, {{ dose }}, {{ given }}, {{ all }}", id: flush}]
"#;

const USING: &str = r#"parameters: {dose: {value: 100}, here: {value: 8}}
variants: {oab: {title: A}, ndo: {title: B, set: {dose: 200, here: 9}}}
phases: [{use: q, set: {given: "= here * 2"}}]
"#;

#[test]
fn a_used_procedure_shares_what_has_the_same_name_and_takes_what_it_is_given() {
    let said = |chosen: &[&str]| titles(&settle_with(USING, USED, chosen).unwrap())[0].to_owned();
    assert_eq!(said(&[]), "5, 100, 16, 21");
    assert_eq!(said(&["variant=ndo"]), "5, 200, 18, 23");
    assert_eq!(said(&["dose=7", "here=1"]), "5, 7, 2, 7");
}

#[test]
fn what_is_asked_for_reaches_a_used_procedure() {
    let said = |chosen: &[&str]| titles(&settle_with(USING, USED, chosen).unwrap())[0].to_owned();
    assert_eq!(said(&["q/saline=6"]), "6, 100, 16, 22");
    assert_eq!(said(&["q/given=1"]), "5, 100, 1, 6");
    assert_eq!(said(&["q/dose=2"]), "5, 2, 16, 21");
}

#[test]
fn a_value_of_the_site_that_was_kept_counts_as_the_site_s() {
    let said = |variant: &str| {
        let files = files(&[("p.yaml", &format!("format: 1\ntitle: T\n{DOSES}"))]);
        let kept = Override {
            procedure: "p".into(),
            parameter: "dose".into(),
            value: "50".into(),
            origin: Origin::Site,
        };
        let variant = Some(variant.to_owned());
        let choice = Choice { variant, overrides: vec![kept.clone()], ..Choice::default() };
        let procedure = load(&files, "p.yaml").settle(&choice).unwrap();
        let still_kept = procedure.particulars().overrides == [kept];
        format!("{}; kept: {still_kept}", titles(&procedure)[0])
    };
    assert_eq!(said("oab"), "Give 50 U in 20, 2.5 each; none; kept: true");
    // The variant has its own: the site's has no effect, and is not shown.
    assert_eq!(said("ndo"), "Give 200 U in 30, 6.67 each; none; kept: false");
}

#[test]
fn what_is_wrong_with_the_files_is_said_whatever_is_chosen() {
    let part = "steps: [{step: Look, starts: dwell}]\n";
    let wrong = settle_with(part, "", &[]).unwrap_err();
    let Unsettled::Files(found) = wrong else { panic!("{wrong:?}") };
    assert_eq!(found.len(), 1);
}

#[test]
fn a_needle_is_held_against_the_value_that_is_chosen() {
    let part = "parameters: {goal: {title: Goal, value: 0.5, unit: mA}}
steps:
  - step: Look
    check:
      - {ask: Q, needle: {map: forearm, target: fcr, guide: stimulation, accept: = goal}}
";
    let accepted = |chosen: &[&str]| {
        let procedure = settled(part, chosen);
        let (_, step) = procedure.steps().next().unwrap();
        let Kind::Needle(needle) = &step.checkpoints[0].kind else { panic!("no needle") };
        needle.guide
    };
    assert_eq!(accepted(&[]), Guide::Stimulation(0.5));
    assert_eq!(accepted(&["goal=0.3"]), Guide::Stimulation(0.3));
}
