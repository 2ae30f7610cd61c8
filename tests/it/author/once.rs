//! One slip is one message, at its line, whatever follows from it.

use super::{compiled, problems};
use std::fmt::Write as _;

const CENTRAL_LINE: &str = include_str!("../../fixtures/procedures/central-line.yaml");
const NEWBORN: &str = include_str!("../../fixtures/procedures/newborn-resuscitation.yaml");
const EXTINGUISHER: &str = include_str!("../../fixtures/procedures/fire-extinguisher-check.yaml");

/// Each slip is made alone, where `from` stands first in `text`; all that is said too much or
/// elsewhere is shown.
#[track_caller]
fn once(text: &str, slips: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (from, to) in slips {
        let at = text.find(from).unwrap_or_else(|| panic!("`{from}` is not there"));
        let differs = from.bytes().zip(to.bytes()).take_while(|(one, two)| one == two).count();
        let line = text.bytes().take(at + differs).filter(|byte| *byte == b'\n').count() + 1;
        let told = problems(&compiled(&[("p.yaml", &text.replacen(from, to, 1))]));
        if told.lines().count() != 1 || !told.starts_with(&format!("p.yaml:{line}:")) {
            let _ = writeln!(wrong, "{from:?} to {to:?} in line {line}:\n{told}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_slip_in_a_key_of_the_file() {
    once(
        CENTRAL_LINE,
        &[
            ("\nsources:", "\nsuorces:"),
            ("\nparameters:", "\npraameters:"),
            ("\nvariants:", "\nvairants:"),
            ("\ncases:", "\ncsaes:"),
            ("\ntimers:", "\ntimres:"),
            ("\nnever:", "\nnevre:"),
            ("\nphases:", "\nphsaes:"),
            ("\nendings:", "\nendnigs:"),
            ("\ncomplications:", "\ncomplictaions:"),
        ],
    );
}

#[test]
fn a_slip_in_a_key_that_holds_steps() {
    once(
        NEWBORN,
        &[
            ("- phase: Cycles", "- phsae: Cycles"),
            ("    id: first-minute\n    steps:", "    id: first-minute\n    setps:"),
            ("- repeat:", "- rpeeat:"),
            (
                "          steps:\n            - step: Ventilate",
                "          stpes:\n            - step: Ventilate",
            ),
            ("- step: Ventilate", "- stpe: Ventilate"),
            ("- any_order:", "- any_odrer:"),
        ],
    );
}

#[test]
fn a_slip_in_a_key_of_a_parameter_or_a_repeat() {
    once(
        CENTRAL_LINE,
        &[
            ("lumens: {value: 3}", "lumens: {vlaue: 3}"),
            ("times: \"= lumens\"", "timse: \"= lumens\""),
            ("times: \"= lumens\"", "times: \"= lumnes\""),
            ("times: \"= lumens\"", "times: \"lumens\""),
        ],
    );
}

#[test]
fn a_slip_in_the_key_of_the_right_arm() {
    once(EXTINGUISHER, &[("right: \"= gauge ==", "rihgt: \"= gauge =="), ("arms:", "amrs:")]);
}

#[test]
fn a_slip_in_the_only_start_of_a_timer() {
    once(
        CENTRAL_LINE,
        &[
            ("starts: [antiseptic]", "starts: [antispetic]"),
            ("starts: [antiseptic]", "strats: [antiseptic]"),
            ("starts: wire", "starts: weir"),
        ],
    );
}

#[test]
fn a_slip_in_the_condition_of_a_step() {
    once(
        NEWBORN,
        &[
            ("\"= pass == cpr_to\"", "\"= psas == cpr_to\""),
            ("\"= pass == cpr_to\"", "\"= pass == cpr_ot\""),
            ("\"= pass == cpr_to\"", "\"= pass = cpr_to\""),
            ("when: \"= pass == cpr_from\", starts", "wehn: \"= pass == cpr_from\", starts"),
        ],
    );
}

#[test]
fn a_slip_in_a_value_that_is_set() {
    once(
        CENTRAL_LINE,
        &[("set: {urgent: true", "set: {urgent: ture"), ("set: {inr: 2.6}", "set: {inr: 2,6}")],
    );
    once(EXTINGUISHER, &[("set: {seal: false", "set: {seal: flase")]);
}

#[test]
fn a_slip_in_the_status() {
    once(EXTINGUISHER, &[("status: reviewed", "status: revieewd"), ("status:", "sttaus:")]);
}

#[test]
fn a_slip_in_a_bound_that_makes_two_arms_right_in_several_passes() {
    once(NEWBORN, &[("right: \"= hr[pass] >= 100\", go", "right: \"= hr[pass] >= 10\", go")]);
}

#[test]
fn a_brace_that_is_not_closed() {
    once(
        CENTRAL_LINE,
        &[
            ("is a surgical emergency.}", "is a surgical emergency."),
            ("id: suture, takes: 2m}", "id: suture, takes: 2m"),
            (
                "{act: Judge by the colour of the blood alone}",
                "{act: Judge by the colour of the blood alone",
            ),
            (
                "steps: [Pull the wire back, Wait for a regular rhythm]",
                "steps: [Pull the wire back, Wait for a regular rhythm",
            ),
        ],
    );
}

#[test]
fn a_quote_that_is_not_closed() {
    once(
        CENTRAL_LINE,
        &[
            ("times: \"= lumens\"", "times: \"= lumens"),
            ("\"Wash, gown and glove\"", "\"Wash, gown and glove"),
            ("pulse: \"= pulse\"}\n\ntimers", "pulse: \"= pulse}\n\ntimers"),
        ],
    );
}

#[test]
fn a_colon_that_is_missing() {
    once(
        CENTRAL_LINE,
        &[
            ("{step: Release the line", "{step Release the line"),
            ("id: suture, takes", "id suture, takes"),
            ("drain, outcome: right}", "drain, outcome right}"),
            ("ectopy_chance: {value: 30%}", "ectopy_chance: {value 30%}"),
            ("set: {inr: 2.6}", "set: {inr 2.6}"),
            ("  urgent: {value", "  urgent {value"),
            ("equipment: [", "equipment ["),
            ("right: \"= inr <=", "right \"= inr <="),
        ],
    );
}

#[test]
fn a_list_that_has_lost_a_comma() {
    once(
        NEWBORN,
        &[
            ("value: [50, 50, 80, 110]", "value: [50, 50, 80 110]"),
            ("hr: [30, 30, 30, 30, 30, 30]", "hr: [30, 30, 30 30, 30, 30]"),
        ],
    );
}

#[test]
fn a_list_that_is_too_short_is_told_where_that_is_met_first() {
    let short = NEWBORN.replacen("value: [50, 50, 80, 110]", "value: [50, 50, 80]", 1);
    let told = problems(&compiled(&[("p.yaml", &short)]));
    assert!(told.lines().count() == 1 && told.starts_with("p.yaml:107:21: "), "\n{told}");
}

#[test]
fn an_expression_without_its_sign() {
    once(
        NEWBORN,
        &[
            ("\"= weight * dose\"", "\"weight * dose\""),
            ("\"= dose_ml\"", "\"dose_ml\""),
            ("until: \"= hr[pass] >= 100\"", "until: \"hr[pass] >= 100\""),
            ("when: \"= preterm\"", "when: \"preterm\""),
        ],
    );
}

#[test]
fn a_colon_that_is_missing_before_what_says_the_kind_or_holds_a_comma() {
    once(
        NEWBORN,
        &[("every: 1m, slack", "every 1m, slack"), ("value: \"Floppy and", "value \"Floppy and")],
    );
    once(CENTRAL_LINE, &[("{step: \"Wash, gown", "{step \"Wash, gown")]);
}

#[test]
fn a_hyphen_that_is_missing() {
    once(NEWBORN, &[("      - repeat:", "        repeat:")]);
    once(CENTRAL_LINE, &[("- {step: Drape the neck", "{step: Drape the neck")]);
}

#[test]
fn a_slip_in_a_set_that_other_values_go_with() {
    once(CENTRAL_LINE, &[("set: {lumens: 2, colours", "set: {ulmens: 2, colours")]);
}
