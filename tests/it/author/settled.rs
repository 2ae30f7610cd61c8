//! What a settled procedure holds: values, texts, and what there is in which run.

mod branches;
mod chosen;
mod passes;

use super::files;
use rehearsal::author::{Choice, Unsettled, load};
use rehearsal::procedure::particulars::Origin;
use rehearsal::procedure::{Act, Override, Procedure, Slot};
use std::time::Duration;

/// Settles a file that is right but for `part`. Each of `chosen` is `variant=…`, `case=…`, or a
/// parameter's value, `dose=5`; with `q/` before it, of the procedure `q`, whose file is `used`.
fn settle_with(part: &str, used: &str, chosen: &[&str]) -> Result<Procedure, Unsettled> {
    let text = format!("format: 1\ntitle: T\n{part}");
    let mut choice = Choice::default();
    for chosen in chosen {
        let (name, value) = chosen.split_once('=').unwrap();
        match name {
            "variant" => choice.variant = Some(value.into()),
            "case" => choice.case = Some(value.into()),
            _ => {
                let (procedure, parameter) = name.split_once('/').unwrap_or(("p", name));
                choice.overrides.push(Override {
                    procedure: procedure.into(),
                    parameter: parameter.into(),
                    value: value.into(),
                    origin: Origin::Asked,
                });
            }
        }
    }
    load(&files(&[("p.yaml", &text), ("q.yaml", used)]), "p.yaml").settle(&choice)
}

#[track_caller]
fn settled(part: &str, chosen: &[&str]) -> Procedure {
    settle_with(part, "", chosen).unwrap()
}

/// The shape of the path: `look, Work{any(feel, smell), 3×(inject)}`.
fn shape(procedure: &Procedure) -> String {
    shape_of(procedure, procedure.slots())
}

fn shape_of(procedure: &Procedure, slots: &[Slot]) -> String {
    let inner = |slots: &[Slot]| shape_of(procedure, slots);
    let shown = slots.iter().map(|slot| match slot {
        Slot::Step(ix) => procedure.step(*ix).id.to_string(),
        Slot::Phase(phase) => format!("{}{{{}}}", phase.title, inner(&phase.slots)),
        Slot::Run(slots) => format!("run({})", inner(slots)),
        Slot::AnyOrder(slots) => format!("any({})", inner(slots)),
        Slot::OneOf(slots) => format!("one({})", inner(slots)),
        Slot::Repeat(repeat) => format!("{}×({})", repeat.passes, inner(&repeat.slots)),
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn ids(procedure: &Procedure) -> Vec<&str> {
    procedure.steps().map(|(_, step)| step.id.as_str()).collect()
}

fn titles(procedure: &Procedure) -> Vec<&str> {
    procedure.steps().map(|(_, step)| step.title.as_str()).collect()
}

#[test]
fn timers_are_computed_for_each_variant() {
    let part = r#"parameters: {long: {value: 30m}, gap: {value: 5m}}
variants: {usual: {title: Usual}, short: {title: Short, set: {long: 20m, gap: "= long / 10"}}}
timers:
  dwell: {at_least: "= long / 2", target: "= long", at_most: "= long + 15m", starts: session}
  turn: {every: "= gap", slack: "= gap / 4", takes: "= gap / 10", while: dwell, does: Turn}
  dose: {every: {at_least: "= gap - 1m", at_most: "= gap"}, while: dwell, does: Give}
steps: [{step: Look, takes: "= gap * 2"}, {step: Aim, time: {target: "= long / 30m * 90s"}}]
"#;
    let minutes = |variant: &str| {
        let procedure = settled(part, &[variant]);
        let timers: Vec<_> = procedure.timers().map(|(_, timer)| timer).collect();
        let (dwell, turn) = (timers[0].window().unwrap(), timers[1].every().unwrap());
        let dose = timers[2].every().unwrap();
        let takes = procedure.steps().map(|(_, step)| Some(step.takes));
        let window = [dwell.at_least, dwell.target, dwell.at_most];
        let rounds = [turn.at_least, turn.at_most, turn.slack, turn.takes];
        let range = [dose.at_least, dose.at_most, dose.slack].map(Some);
        let all = window.into_iter().chain(rounds.map(Some)).chain(range).chain(takes);
        all.map(|length| length.unwrap().as_secs_f64() / 60.0).collect::<Vec<_>>()
    };
    let usual = [15.0, 30.0, 45.0, 5.0, 5.0, 1.25, 0.5, 4.0, 5.0, 0.8, 10.0, 1.5];
    let short = [10.0, 20.0, 35.0, 2.0, 2.0, 0.5, 0.2, 1.0, 2.0, 0.2, 4.0, 1.0];
    assert_eq!(minutes("variant=usual"), usual);
    assert_eq!(minutes("variant=short"), short);
}

#[test]
fn values_stand_in_text_as_people_write_them() {
    let part = r#"parameters:
  dose: {value: 100}
  each: {value: "= dose / 15"}
  small: {value: "= 1 / 80"}
  long: {value: 90m}
  share: {value: 60%}
  well: {value: true}
  name: {value: "7"}
  hr: {value: [50, 80.5, 110]}
  lengths: {value: [30s, "= long / 2"]}
steps:
  - {step: "{{ dose }}; {{ each }}; {{ small }}", id: numbers}
  - {step: "{{ long }}; {{ long / 10 }}; {{ 90s - 2m }}", id: lengths}
  - {step: "{{ share }}; {{ share / 8 }}; {{ share * dose }}", id: shares}
  - {step: "{{ well }}; {{ not well }}; {{ dose > 99 and well }}", id: truths}
  - {step: "{{ name }}; {{ 'a' }}; {{hr}}; {{ hr[2] }}; {{ lengths }}", id: others}
"#;
    let said = [
        "100; 6.67; 0.0125",
        "1 h 30 min; 9 min; -30 s",
        "60%; 7.5%; 60",
        "yes; no; yes",
        "7; a; 50, 80.5, 110; 80.5; 30 s, 45 min",
    ];
    assert_eq!(titles(&settled(part, &[])), said);
}

#[test]
fn what_computing_loses_far_behind_the_point_does_not_matter() {
    let part = r#"parameters: {hr: {value: [50, 80, 110]}, sum: {value: "= 0.1 + 0.2", max: 0.3}}
steps:
  - {step: "{{ sum == 0.3 }}; {{ sum <= 0.3 }}; {{ sum > 0.3 }}; {{ sum < 0.3 }}", id: same}
  - {step: "{{ hr[0.1 * 3 * 10] }}; {{ 10% + 20% <= 30% }}", id: list}
"#;
    assert_eq!(titles(&settled(part, &[])), ["yes; yes; no; no", "110; yes"]);
}

#[test]
fn every_text_is_filled_in() {
    let part = r#"summary: Sum {{ n }}
review: ["Review {{ n }}"]
objectives: ["Aim {{ n }}"]
equipment: [{item: "Item {{ n }}", detail: "Detail {{ n }}"}]
vitals: {pulse: "= n * 10", bp: "{{ n }}/80"}
parameters: {n: {value: 7}}
cases: {one: {vignette: "Case {{ n }}"}}
timers: {dwell: {title: "Timer {{ n }}", starts: session, early: {because: "Early {{ n }}"}}}
never: [{step: look, more_than: 1, because: "Rule {{ n }}"}]
wrong_acts: [{act: "Act {{ n }}", also: ["Also {{ n }}"]}]
steps:
  - step: "Look {{ n }}"
    id: look
    also: ["See {{ n }}"]
    do: |
      Do
      {{ n }}
    figure: "[{{ n }}]"
    vitals: {pulse: "= n"}
    check: [{ask: "Ask {{ n }}", because: "So {{ n }}", tick: ["Tick {{ n }}"]}]
complications: {cramp: {title: C, signs: "Signs {{ n }}", vitals: {pulse: "= -n"}, steps: ["Rub {{ n }}"]}}
"#;
    let procedure = settled(part, &[]);
    let shown = format!("{procedure:?}");
    assert!(!shown.contains("{{") && !shown.contains('…'), "{shown}");
    for text in [
        "Sum 7", "Review 7", "Aim 7", "Item 7", "Detail 7", "\"70\"", "7/80", "Case 7", "Timer 7",
        "Early 7", "Rule 7", "Act 7", "Also 7", "Look 7", "See 7", "Do\\n7", "[7]", "\"7\"",
        "Ask 7", "So 7", "Tick 7", "Signs 7", "\"-7\"", "Rub 7",
    ] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
}

#[test]
fn the_pass_mark_may_be_computed() {
    let part = "pass: {score: \"= most - 5%\", time: \"= long * 2\"}
parameters: {most: {value: 80%}, long: {value: 45m}}
steps: [Look]
";
    let pass = settled(part, &[]).about().pass;
    assert!((pass.score.unwrap() - 0.75).abs() < 1e-9);
    assert_eq!(pass.time, Some(Duration::from_mins(90)));
}

const CONDITIONS: &str = r#"parameters: {deep: {value: false}, two: {value: true}}
cases: {flat: {}, deep: {set: {deep: true, two: false}}}
timers: {dwell: {at_least: 5m, starts: session}, turn: {every: 5m, while: dwell, does: dig}}
phases:
  - Look
  - {phase: Dig, when: "= deep", steps: [Dig, Fill]}
  - phase: Work
    steps:
      - any_order: [Feel, {step: Smell, when: "= deep"}]
      - {one_of: [Knock, Ring], when: "= two"}
      - {repeat: {times: 2, steps: [{step: Inject, when: "= two"}]}}
      - {step: Close, defer_to: leave}
  - {step: Leave, when: "= two"}
never:
  - {step: dig, before: look}
  - {step: close, before: fill}
  - {step: close, after: leave}
  - {finish: true, before: dig}
wrong_acts: [{act: Shout, during: Dig}, {act: Run, during: [Dig, look]}, {act: Hit}]
complications:
  cramp: {title: C, signs: S, during: Dig, steps: [Rub]}
  faint: {title: F, signs: S, at: {step: dig}, steps: [Lie]}
  cough: {title: C, signs: S, when: "= deep", steps: [Wait]}
  sneeze: {title: S, signs: S, steps: [{step: Wipe, when: "= deep"}]}
"#;

#[test]
fn what_a_condition_takes_out_takes_along_what_speaks_of_it() {
    let flat = settled(CONDITIONS, &["case=flat"]);
    let path = "look, Work{any(feel), one(knock, ring), 2×(inject), close}, leave";
    assert_eq!(shape(&flat), path);
    assert_eq!(flat.rules().len(), 1);
    let acts: Vec<&str> = flat.mishaps().wrong_acts.iter().map(|act| &*act.act).collect();
    assert_eq!(acts, ["Run", "Hit"]);
    let look = flat.find_step("look").unwrap();
    assert_eq!(flat.mishaps().wrong_acts[0].during, Some(vec![look]));
    assert!(flat.mishaps().complications.is_empty());
    // A step that this run does not have is an act of its own, called by its title.
    let turn = flat.timer(flat.find_timer("turn").unwrap()).every().unwrap().does.clone();
    assert!(matches!(turn, Act::Phrases(phrases) if phrases == ["Dig"]));
}

#[test]
fn what_a_condition_leaves_in_is_all_there() {
    let deep = settled(CONDITIONS, &["case=deep"]);
    let path = "look, Dig{dig, fill}, Work{any(feel, smell), close}";
    assert_eq!(shape(&deep), path);
    assert_eq!(deep.rules().len(), 3);
    let during = deep.mishaps().wrong_acts.iter().map(|act| act.during.as_ref().map(Vec::len));
    assert_eq!(during.collect::<Vec<_>>(), [Some(2), Some(3), None]);
    assert_eq!(deep.mishaps().complications.len(), 4);
    let close = deep.step(deep.find_step("close").unwrap());
    assert_eq!(close.defer_to, None);
    let dig = deep.find_step("dig").unwrap();
    let turn = deep.timer(deep.find_timer("turn").unwrap()).every().unwrap().does.clone();
    assert!(matches!(turn, Act::Step(ix) if ix == dig));
}

#[test]
fn steps_have_their_positions_in_the_order_of_the_path() {
    let part = r#"parameters: {deep: {value: true}}
complications: {cramp: {title: C, signs: S, steps: [Rub, {step: Bend, when: "= not deep"}, Rest]}}
phases:
  - Look
  - use: q
  - phase: Work
    steps:
      - {step: Skip, when: "= not deep"}
      - step: Choose
        decide:
          ask: And now?
          arms:
            - {choose: A, right: true, steps: [Feel, {any_order: [Smell, Taste]}]}
            - {choose: B, steps: [{repeat: {times: 2, steps: [Knock]}}]}
      - repeat: {times: 3, steps: [Inject, {one_of: [Wait, {steps: [Sit, Stand]}]}]}
  - Leave
"#;
    let used = "format: 1
title: Q
complications: {cough: {title: C, signs: S, steps: [Wait]}}
steps: [Flush]
";
    let procedure = settle_with(part, used, &[]).unwrap();
    let ids = ids(&procedure);
    let path = ["look", "q/flush", "choose", "feel", "smell", "taste", "knock", "inject"];
    assert_eq!(ids[..8], path);
    assert_eq!(ids[8..12], ["wait", "sit", "stand", "leave"]);
    assert_eq!(ids[12..], ["cramp/rub", "cramp/rest", "q/cough/wait"]);
    let shown = "look, Q{q/flush}, Work{choose, 3×(inject, one(wait, run(sit, stand)))}, leave";
    assert_eq!(shape(&procedure), shown);
}
