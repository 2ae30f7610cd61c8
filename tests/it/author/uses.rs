//! Files that use others.

use super::{check_in, compiled, problems};
use expect_test::expect;
use rehearsal::author::render::{Look, human};
use rehearsal::procedure::{Never, Point, Slot, Subject};

const TIME_OUT: &str = "format: 1
title: Time-out
sources: {who: {title: WHO checklist}}
timers: {pause: {at_least: 1m}}
steps:
  - {step: Stop, starts: pause, source: who}
  - {step: Speak, needs: pause}
never: [{step: speak, before: stop}]
";

#[test]
fn what_is_used_comes_along_under_its_name() {
    let host = "format: 1
title: Host
phases:
  - use: time-out
  - {phase: Work, steps: [Cut]}
  - {use: time-out, as: sign-out}
never: [{step: cut, before: time-out/speak}, {finish: true, before: sign-out/pause}]
";
    let compiled = compiled(&[("host.yaml", host), ("lib/time-out.yaml", TIME_OUT)]);
    assert_eq!(problems(&compiled), "");
    let files: Vec<&str> = compiled.package.files().map(|(name, _)| name).collect();
    assert_eq!(files, ["host.yaml", "lib/time-out.yaml"]);
    let procedure = compiled.procedure.unwrap();
    let ids: Vec<&str> = procedure.steps().map(|(_, step)| step.id.as_str()).collect();
    assert_eq!(ids, ["time-out/stop", "time-out/speak", "cut", "sign-out/stop", "sign-out/speak"]);
    let timers: Vec<&str> = procedure.timers().map(|(_, timer)| timer.id.as_str()).collect();
    assert_eq!(timers, ["time-out/pause", "sign-out/pause"]);
    assert_eq!(procedure.sources().len(), 2);
    let titles: Vec<&str> = procedure
        .slots()
        .iter()
        .map(|slot| match slot {
            Slot::Phase(phase) => phase.title.as_str(),
            Slot::Step(_) | Slot::Run(_) | Slot::AnyOrder(_) | Slot::OneOf(_) | Slot::Repeat(_) => {
                "a step"
            }
        })
        .collect();
    assert_eq!(titles, ["Time-out", "Work", "Time-out"]);
    let sign_out = procedure.find_timer("sign-out/pause").unwrap();
    assert!(procedure.rules().iter().any(|rule| {
        let never = Never::Before(Point::Timer(sign_out));
        rule.subject == Subject::Finish && rule.never == never
    }));
    let last = procedure.find_step("sign-out/speak").unwrap();
    assert_eq!(procedure.step(last).timers.needs, [sign_out]);
}

#[test]
fn a_file_of_whose_name_no_id_can_be_made_needs_one() {
    let text = "format: 1\ntitle: Wash\nsteps: [Wet]\n";
    let told = problems(&compiled(&[("洗手.yaml", text)]));
    assert!(told.contains(":2:8: error[bad-id]: no id can be made of the file's name"), "{told}");
    let text = "format: 1\nid: wash\ntitle: Wash\nsteps: [Wet]\n";
    assert_eq!(problems(&compiled(&[("洗手.yaml", text)])), "");
}

#[test]
fn a_mistake_is_told_in_its_own_file_and_once() {
    let host = "format: 1\ntitle: H\nphases: [{use: bad}, {use: bad, as: again}, {use: bad}]\n";
    let bad = "format: 1\ntitle: B\nsteps: [{step: Look, starts: dwell, sevrity: minor}]\n";
    let compiled = compiled(&[("host.yaml", host), ("bad.yaml", bad)]);
    expect![[r#"
        host.yaml:3:51: error[duplicate-use]: `bad` is used twice under this name | give this one a name of its own with `as:`
        bad.yaml:3:30: error[unknown-timer]: no timer has the id `dwell` | declare it under `timers:`
        bad.yaml:3:37: error[unknown-key]: unknown key `sevrity` | did you mean `severity`?
    "#]].assert_eq(&problems(&compiled));
}

#[test]
fn what_cannot_be_used_is_said_where_it_is_used() {
    let host = "format: 1\ntitle: H\nphases: [{use: time-uot}, {use: host}, {use: broken}]\n\
                never: [{step: time-uot/stop, before: broken/x}]\n";
    let files = [("host.yaml", host), ("time-out.yaml", TIME_OUT), ("broken.yaml", "format: [1\n")];
    expect![[r#"
        host.yaml:3:16: error[unknown-procedure]: no procedure has the id `time-uot` | did you mean `time-out`?
        host.yaml:3:33: error[use-cycle]: `host` uses itself | take this `use:` out, here or in the file it names
        broken.yaml:1:9: error[syntax]: unclosed bracket '[' | check indentation, quotes, colons and brackets from here upwards
    "#]].assert_eq(&problems(&compiled(&files)));
}

#[test]
fn a_file_s_name_is_no_id_and_its_id_is_told() {
    let host = "format: 1\ntitle: H\nphases: [{use: time-out.yaml}, {use: lib/Time out.yml}, \
                {use: nothere.yaml}]\n";
    expect![[r#"
        host.yaml:3:16: error[unknown-procedure]: no procedure has the id `time-out.yaml` | write the id without .yaml: time-out
        host.yaml:3:38: error[unknown-procedure]: no procedure has the id `lib/Time out.yml` | write the id without .yml: time-out
        host.yaml:3:63: error[unknown-procedure]: no procedure has the id `nothere.yaml` | there is only `time-out`
    "#]]
        .assert_eq(&problems(&compiled(&[("host.yaml", host), ("lib/time-out.yaml", TIME_OUT)])));
}

#[test]
fn what_stands_among_phases_is_told_once_among_steps() {
    check_in(
        r#"phases:
  - phase: A
    steps:
      - use: nothere
      - {use: nothere, as: there}
      - phase: B
        steps: [b]
"#,
        &expect![[r#"
            p.yaml:6:9: error[unknown-key]: unknown key `use` | it stands in the list of `phases:`
            p.yaml:7:10: error[unknown-key]: unknown key `use` | it stands in the list of `phases:`
            p.yaml:8:9: error[unknown-key]: unknown key `phase` | it stands in the list of `phases:`
        "#]],
    );
}

#[test]
fn a_circle_is_found_in_the_file_that_closes_it() {
    let a = "format: 1\ntitle: A\nphases: [{use: b}]\n";
    let b = "format: 1\ntitle: B\nphases: [{use: c}]\n";
    let c = "format: 1\ntitle: C\nphases: [Look, {use: a}]\n";
    let compiled = compiled(&[("a.yaml", a), ("b.yaml", b), ("c.yaml", c)]);
    expect![[r#"
        c.yaml:3:22: error[use-cycle]: `a` uses itself | take this `use:` out, here or in the file it names
    "#]].assert_eq(&problems(&compiled));
}

#[test]
fn one_problem_may_show_two_files() {
    let part = "format: 1\ntitle: P\ntimers: {rest: {at_least: 1m}}\nsteps: [Look]\n";
    let host = "format: 1\ntitle: H\nphases: [{use: p}, {step: Cut, needs: p/rest}]\n";
    let compiled = compiled(&[("host.yaml", host), ("p.yaml", part)]);
    let look = Look { colour: false, width: 80 };
    expect![[r#"
        error[never-started]: timer `p/rest` is needed here but nothing starts it
         --> host.yaml:3:39
          |
        3 | phases: [{use: p}, {step: Cut, needs: p/rest}]
          |                                       ^^^^^^
          |
         ::: p.yaml:3:10
          |
        3 | timers: {rest: {at_least: 1m}}
          |          ---- declared here
          |
          = help: let a step start it with `starts:`, or the timer itself with `starts: session`

    "#]]
    .assert_eq(&human(&compiled.diagnostics, &compiled.sources, look));
}

#[test]
fn doubling_again_and_again_comes_to_an_end() {
    let names: Vec<(String, String)> = (0..20)
        .map(|i| {
            let next = i + 1;
            let text = format!(
                "format: 1\ntitle: T\nphases: [{{use: p{next}}}, {{use: p{next}, as: x}}]\n"
            );
            (format!("p{i}.yaml"), text)
        })
        .chain([("p20.yaml".to_owned(), "format: 1\ntitle: T\nsteps: [Look]\n".to_owned())])
        .collect();
    let files: Vec<(&str, &str)> = names.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let compiled = compiled(&files);
    assert!(compiled.procedure.is_none());
    assert!(problems(&compiled).contains("too-deep"));
}

/// The file `inner` in a use that is there only if `n` is more than 0, which it is not.
fn absent(inner: &str, rest: &str) -> String {
    let main = format!(
        "format: 1\ntitle: T\nparameters: {{n: {{value: 0}}, k: {{value: \"= n\"}}}}\n\
         phases:\n  - Look\n  - {{use: inner, when: \"= n > 0\"}}\n{rest}"
    );
    let inner = format!("format: 1\ntitle: I\nparameters: {{k: {{value: 1}}}}\n{inner}");
    let compiled = compiled(&[("p.yaml", &main), ("inner.yaml", &inner)]);
    assert_eq!(compiled.procedure.is_some(), problems(&compiled).is_empty());
    problems(&compiled)
}

#[test]
fn nothing_of_a_procedure_that_is_not_used_in_a_run_is_judged_in_it() {
    for inner in [
        "timers: {t: {starts: session}, r: {every: \"= 60s / k\", while: t, does: Turn}}\nsteps: [a]\n",
        "timers: {t: {title: \"{{ 10 / k }}\", starts: session}}\nsteps: [a]\n",
        "steps: [a]\nnever: [{step: a, more_than: \"= k\"}]\n",
        "steps: [a]\nwrong_acts: [{act: \"{{ 1 / k }}\"}]\n",
    ] {
        assert_eq!(absent(inner, ""), "", "{inner}");
    }
    let timer = "timers: {t: {at_least: 1m}}\nsteps: [{step: a, starts: t}]\n";
    for rest in ["finish: true, before", "step: look, before", "finish: true, while"] {
        assert_eq!(absent(timer, &format!("never: [{{{rest}: inner/t}}]\n")), "", "{rest}");
    }
}

#[test]
fn a_parameter_is_shared_through_a_procedure_that_does_not_have_it() {
    let compiled = compiled(&[
        ("p.yaml", "format: 1\ntitle: T\nparameters: {dose: {value: 200}}\nphases: [{use: b}]\n"),
        ("b.yaml", "format: 1\ntitle: B\nphases: [{use: c}]\n"),
        (
            "c.yaml",
            "format: 1\ntitle: C\nparameters: {dose: {value: 100}}\nsteps: [\"Give {{ dose }}\"]\n",
        ),
    ]);
    let procedure = compiled.procedure.unwrap();
    let (_, step) = procedure.steps().next().unwrap();
    assert_eq!(step.title, "Give 200");
}
