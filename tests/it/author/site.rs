//! `site.yaml`: the site's own values, and what is wrong with them.

use super::{files, problems};
use expect_test::{Expect, expect};
use rehearsal::author::{Choice, Files, Library, Package, compile, load};
use rehearsal::procedure::particulars::Origin;

/// Files with a site's values beside them.
struct Hospital(Files);

impl Library for Hospital {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        self.0.open(name)
    }

    fn find(&self, id: &str, beside: &str) -> Option<String> {
        self.0.find(id, beside)
    }

    fn ids(&self, beside: &str) -> Vec<String> {
        self.0.ids(beside).into_iter().filter(|id| id != "site").collect()
    }

    fn site(&self, _: &str) -> Option<String> {
        Some("site.yaml".into())
    }
}

/// A library of a procedure that uses another, and `site`.
fn hospital(site: &str) -> Hospital {
    const DWELL: &str = "format: 1
title: Dwell
parameters:
  dwell_target: {value: 30m, max: 45m}
  volume: {value: 10, unit: mL}
  hr: {value: [50, 80]}
  label: {value: clear}
  both: {value: 1}
variants: {usual: {title: Usual}, long: {title: Long, set: {dwell_target: 40m}}}
phases:
  - {phase: Wait, steps: [{step: \"Wait {{ dwell_target }}, {{ volume }}, {{ hr }}, {{ label }}\", id: wait}]}
  - {use: flush, set: {given: 7}}
";
    const FLUSH: &str = "format: 1
title: Flush
parameters: {saline: {value: 5}, both: {value: 2, max: 9}, given: {value: 3}}
steps: [{step: \"Flush {{ saline }}, {{ both }}, {{ given }}\", id: flush}]
";
    const OTHER: &str = "format: 1\ntitle: Other\nsteps: [Look]\n";
    let (dwell, flush) = (("dwell.yaml", DWELL), ("flush.yaml", FLUSH));
    Hospital(files(&[dwell, flush, ("other.yaml", OTHER), ("site.yaml", site)]))
}

#[track_caller]
fn check_site(part: &str, expected: &Expect) {
    let library = hospital(&format!("format: 1\n{part}"));
    expected.assert_eq(&problems(&compile(&library, "dwell.yaml")));
}

/// The titles of the steps of the package, in the variant, and the overrides that are kept.
fn settled(package: &Package, variant: &str) -> String {
    let choice = Choice { variant: Some(variant.into()), ..Choice::default() };
    let procedure = package.settle(&choice).unwrap();
    let titles: Vec<&str> = procedure.steps().map(|(_, step)| step.title.as_str()).collect();
    let kept = procedure.particulars().overrides.iter().map(|kept| {
        assert_eq!(kept.origin, Origin::Site);
        format!("{}.{} = {}", kept.procedure, kept.parameter, kept.value)
    });
    format!("{}\n{}\n", titles.join("\n"), kept.collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_site_s_values_stand_in_place_of_the_author_s() {
    let site = "format: 1
title: St Elsewhere
set:
  dwell: {dwell_target: 20m, volume: 12, hr: [60, 90], label: \"7\"}
  flush: {saline: 6, both: 8, given: 9}
  other: {nothing: 1}
";
    let package = load(&hospital(site), "dwell.yaml");
    expect![[r#"
        Wait 20 min, 12, 60, 90, 7
        Flush 6, 8, 7
        dwell.dwell_target = 20m
        dwell.volume = 12
        dwell.hr = [60, 90]
        dwell.label = '7'
        flush.saline = 6
        flush.both = 8
        flush.given = 9
    "#]]
    .assert_eq(&settled(&package, "usual"));
}

#[test]
fn a_variant_has_the_last_word_over_the_site() {
    let package = load(&hospital("format: 1\nset: {dwell: {dwell_target: 20m}}\n"), "dwell.yaml");
    assert!(settled(&package, "usual").starts_with("Wait 20 min"));
    assert!(settled(&package, "long").starts_with("Wait 40 min"));
}

#[test]
fn a_list_on_several_lines_is_kept_as_it_can_be_read_again() {
    let site = "format: 1\nset:\n  dwell:\n    hr:\n      - 60\n      - 90\n";
    let package = load(&hospital(site), "dwell.yaml");
    let kept = settled(&package, "usual");
    assert!(kept.ends_with("dwell.hr = [60, 90]\n"), "{kept}");
}

#[test]
fn sound_values_of_a_site_are_fine() {
    check_site("set:\n  dwell: {dwell_target: 20m, hr: [1, 2, 3]}\n  other: {}\n", &expect![[""]]);
}

#[test]
fn a_site_speaks_of_procedures_that_there_are() {
    check_site(
        "set:\n  dwel: {dwell_target: 20m}\n",
        &expect![[r#"
        site.yaml:3:3: warning[unknown-procedure]: no procedure has the id `dwel` | did you mean `dwell`?
    "#]],
    );
}

#[test]
fn a_site_sets_parameters_that_there_are() {
    check_site(
        "set:\n  dwell: {dwel_target: 20m}\n  flush: {salien: 6, dwell_target: 20m}\n",
        &expect![[r#"
            site.yaml:3:11: error[unknown-parameter]: no parameter is called `dwel_target` | did you mean `dwell_target`?
            site.yaml:4:11: error[unknown-parameter]: no parameter is called `salien` | did you mean `saline`?
            site.yaml:4:22: error[unknown-parameter]: no parameter is called `dwell_target` | expected one of `both`, `given`, `saline`
        "#]],
    );
}

#[test]
fn a_site_s_value_is_of_the_parameter_s_kind() {
    check_site(
        "set:\n  dwell: {dwell_target: 20, volume: much, hr: 60, label: 7}\n",
        &expect![[r#"
            site.yaml:3:25: error[wrong-kind]: `dwell_target` is a length of time, and this is a number | write a length of time, such as `90s` or `30m`
            site.yaml:3:37: error[wrong-kind]: `volume` is a number, and this is text | write a number, such as `100` or `0.5`
            site.yaml:3:47: error[wrong-kind]: `hr` is a list of numbers, and this is a number | write a list, such as `[50, 80, 110]`
            site.yaml:3:58: error[wrong-kind]: `label` is text, and this is a number | write text; in quotes if it looks like a number or a length of time
        "#]],
    );
}

#[test]
fn a_site_s_list_holds_one_kind() {
    check_site(
        "set: {dwell: {hr: [60, fast]}}\n",
        &expect![[r#"
        site.yaml:2:24: error[wrong-kind]: a list holds one kind: a number, not text | text that looks like another kind needs quotes
    "#]],
    );
}

#[test]
fn a_site_s_value_is_not_over_the_max() {
    check_site(
        "set:\n  dwell: {dwell_target: 50m}\n",
        &expect![[r#"
        site.yaml:3:25: error[over-max]: `dwell_target` is 50 min, more than its `max` of 45 min (in variant `usual`) | give a smaller one
    "#]],
    );
}

#[test]
fn a_shared_value_of_a_site_is_not_over_the_max_of_the_procedure_used() {
    check_site(
        "set:\n  dwell: {both: 12}\n",
        &expect![[r#"
        site.yaml:3:17: error[over-max]: `both` is 12, more than its `max` of 9 | give a smaller one
    "#]],
    );
    check_site(
        "set:\n  flush: {both: 13}\n",
        &expect![[r#"
        site.yaml:3:17: error[over-max]: `both` is 13, more than its `max` of 9 | give a smaller one
    "#]],
    );
}

#[test]
fn a_site_computes_nothing() {
    check_site(
        "set:\n  dwell: {dwell_target: = 2 * 10m}\n",
        &expect![[r#"
        site.yaml:3:25: error[bad-expression]: nothing can be computed here | write the value itself
    "#]],
    );
}

#[test]
fn a_site_s_file_has_its_own_keys() {
    check_site(
        "titel: St Elsewhere\nste: {dwell: {volume: 3}}\nsteps: [Look]\n",
        &expect![[r#"
            site.yaml:2:1: error[unknown-key]: unknown key `titel` | did you mean `title`?
            site.yaml:3:1: error[unknown-key]: unknown key `ste` | did you mean `set`?
            site.yaml:4:1: error[unknown-key]: unknown key `steps` | expected one of `format`, `title`, `set`
        "#]],
    );
}

#[test]
fn a_site_s_file_says_its_format() {
    let said = |site: &str| problems(&compile(&hospital(site), "dwell.yaml"));
    expect![[r#"
        site.yaml:1:1: error[missing-key]: missing key `format` | add `format:`
    "#]]
    .assert_eq(&said("title: St Elsewhere\n"));
    expect![[r#"
        site.yaml:1:9: error[unsupported-format]: format 2 is not known | write `format: 1`
    "#]]
    .assert_eq(&said("format: 2\ntitle: St Elsewhere\n"));
}

#[test]
fn a_site_s_file_that_is_no_mapping_is_told_what_it_is() {
    let said = |site: &str| problems(&compile(&hospital(site), "dwell.yaml"));
    expect![[r#"
        site.yaml:1:1: error[wrong-type]: expected a mapping, found a list | the file begins with `format: 1` and `set:`
    "#]].assert_eq(&said("- dwell\n"));
    expect![[r#"
        site.yaml:1:1: error[empty-value]: the file is empty | begin with `format: 1` and `set:`
    "#]]
    .assert_eq(&said("# nothing\n"));
    expect![[r#"
        site.yaml:2:6: error[wrong-type]: expected a mapping, found a list | write each as `name: …`, without the hyphen
    "#]].assert_eq(&said("format: 1\nset: [dwell]\n"));
    expect![[r#"
        site.yaml:2:14: error[wrong-type]: expected a mapping, found `20m`
    "#]]
    .assert_eq(&said("format: 1\nset: {dwell: 20m}\n"));
}
