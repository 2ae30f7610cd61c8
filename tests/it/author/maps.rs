//! Maps of the body: what is wrong with one is told at its place, once.

use super::{check, compiled, problems};
use expect_test::expect;
use rehearsal::procedure::map::{Place, Point, Shows};
use rehearsal::procedure::{Kind, Map};
use std::sync::Arc;

/// What is said of a map with these lines below its head.
fn wrong(lines: &str) -> String {
    let text = format!("format: 1\nmap: A wall\n{lines}");
    problems(&compiled(&[("maps/wall.yaml", &text)]))
}

const SQUARE: &str = "shows: surface\noutline: [[-40, 0], [-40, 60], [40, 60], [40, 0]]\n";
const LIMB: &str = "shows: section\ncircle: {at: [0, 0], radius: 40}\n";

#[test]
fn an_outline_closes_itself_and_does_not_cross_itself() {
    let outlines = [
        "[[0, 0], [9, 0]]",
        "[[0, 0], [9, 0], [9, 9], [0, 0]]",
        "[[0, 0], [9, 9], [9, 0], [0, 9]]",
        "[[0, 0], [9, 0], [4, 0]]",
        "[[0, 0], [9], [4, 8]]",
        "[[0, 0], [9, x], [4, 8]]",
        "[[0, 0], [9000, 0], [4, 8]]",
    ];
    let told: String =
        outlines.iter().map(|it| wrong(&format!("shows: surface\noutline: {it}\n"))).collect();
    expect![[r#"
        maps/wall.yaml:4:10: error[bad-outline]: an outline needs three corners | write the others
        maps/wall.yaml:4:35: error[bad-outline]: the outline ends with its first corner | delete it: an outline closes itself
        maps/wall.yaml:4:11: error[bad-outline]: the outline of the map crosses itself after this corner | write the corners in order round it
        maps/wall.yaml:4:10: error[bad-outline]: the outline of the map has no area | write the corners in order round it
        maps/wall.yaml:4:19: error[wrong-type]: expected two numbers, found 1 | write how far to the right and how far up, such as `[8, 12]`
        maps/wall.yaml:4:23: error[bad-number]: expected a number, found `x`
        maps/wall.yaml:4:19: error[bad-number]: the point is more than two metres away | `scale` says how long 1 is
    "#]].assert_eq(&told);
}

#[test]
fn a_map_has_an_edge_and_says_what_it_shows() {
    let told = [
        wrong("shows: surface\n"),
        wrong("outline: [[0, 0], [9, 0], [4, 8]]\n"),
        wrong("shows: picture\noutline: [[0, 0], [9, 0], [4, 8]]\n"),
        wrong(
            "shows: surface\noutline: [[0, 0], [9, 0], [4, 8]]\ncircle: {at: [0, 0], radius: 3}\n",
        ),
        wrong("shows: surface\ncircle: {at: [0, 0], radius: 0}\n"),
        wrong("shows: section\ncircle: {at: [0, 0], radius: 9}\n"),
    ];
    expect![[r#"
        maps/wall.yaml:2:6: error[missing-key]: missing key `outline` | write its corners, such as `[[0, 0], [9, 0], [5, 8]]`
        maps/wall.yaml:2:6: error[missing-key]: missing key `shows` | write `shows: surface` or `shows: section`
        maps/wall.yaml:3:8: error[unknown-word]: expected one of `surface`, `section`, found `picture`
        maps/wall.yaml:4:10: error[conflicting-keys]: `outline` and `circle` cannot stand together | keep one of them
        maps/wall.yaml:4:30: error[bad-number]: no circle has a radius of 0 | write a number above 0
        maps/wall.yaml:2:6: error[missing-key]: missing key `muscles` | write the muscles that a needle may meet under `muscles:`
    "#]].assert_eq(&told.concat());
}

#[test]
fn parts_lie_inside_and_have_names_of_their_own() {
    let zones = [
        "{zone: Trigone, is: avoid, circle: {at: [0, 4], radius: 8}}",
        "{zone: Trigone, is: avoid, outline: [[0, 1], [9, 1], [4, 70]]}",
        "{zone: Trigone, is: forbidden, circle: {at: [0, 20], radius: 8}}",
        "{zone: Trigone, is: avoid}",
        "{zone: Vessels, is: vessel, drawn: {count: 0, radius: 2}}",
        "{zone: Vessels, is: vessel, drawn: {count: 3, radius: 2}, circle: {at: [0, 20], radius: 8}}",
        "{zone: Trigone, id: The trigone, is: avoid, circle: {at: [0, 20], radius: 8}}",
        "{zone: Trigone, is: avoid, circle: {at: [0, 20], radius: 8}, source: anatomy}",
    ];
    let told: String =
        zones.iter().map(|zone| wrong(&format!("{SQUARE}zones:\n  - {zone}\n"))).collect();
    let twice = "zones:\n  - {zone: A, is: avoid, circle: {at: [0, 20], radius: 8}}\n  \
                 - {zone: a, is: nerve, circle: {at: [0, 40], radius: 8}}\n";
    expect![[r#"
        maps/wall.yaml:6:45: error[outside-map]: `Trigone` reaches outside the map here | move it inside the outline of the map
        maps/wall.yaml:6:58: error[outside-map]: `Trigone` reaches outside the map here | move it inside the outline of the map
        maps/wall.yaml:6:25: error[unknown-word]: expected one of `allowed`, `avoid`, `vessel`, `nerve`, `landmark`, found `forbidden`
        maps/wall.yaml:6:12: error[missing-key]: missing key `outline` | write its corners, such as `[[0, 0], [9, 0], [5, 8]]`
        maps/wall.yaml:6:48: error[bad-number]: 0 spots cannot be drawn | write a number from 1 to 50
        maps/wall.yaml:6:76: error[conflicting-keys]: a zone that is `drawn` has no place of its own | keep one of them
        maps/wall.yaml:6:25: error[bad-id]: `The trigone` is not a slug | write lower-case letters, digits and single hyphens
        maps/wall.yaml:6:74: error[unknown-source]: no source is called `anatomy` | declare it under `sources:`
        maps/wall.yaml:7:12: error[duplicate-id]: two parts of the map have the id `a` | give this one an `id:` of its own
    "#]].assert_eq(&(told + &wrong(&format!("{SQUARE}{twice}"))));
    let alike = "zones:\n  - {zone: Nerve, is: nerve, circle: {at: [0, 20], radius: 3}}\n  \
                 - {zone: Nerve, id: other, is: nerve, circle: {at: [0, 40], radius: 3}}\n";
    expect![[r#"
        maps/wall.yaml:7:12: error[duplicate-id]: two parts of the map are called `Nerve` | give each its own name
    "#]].assert_eq(&wrong(&format!("{SQUARE}{alike}")));
}

#[test]
fn muscles_belong_to_a_section_and_patterns_to_a_surface() {
    let muscle = |rest: &str| format!("muscles:\n  - {{muscle: Biceps, {rest}}}\n");
    let whole = "circle: {at: [0, 20], radius: 9}, motor_points: [[0, 20]], moves: [elbow flexion]";
    let pattern = "patterns: [{rows: [20, 30], columns: [-10, 10]}]\n";
    let field =
        "zones: [{zone: Field, is: allowed, outline: [[-30, 5], [-30, 25], [30, 25], [30, 5]]}]\n";
    let told = [
        wrong(&format!("{SQUARE}{}", muscle(whole))),
        wrong(&format!("{LIMB}{}{pattern}", muscle(whole))),
        wrong(&format!(
            "{LIMB}{}",
            muscle("circle: {at: [0, 20], radius: 9}, moves: [elbow flexion]")
        )),
        wrong(&format!("{LIMB}{}", muscle(&whole.replace("[[0, 20]]", "[]")))),
        wrong(&format!("{LIMB}{}", muscle(&whole.replace("[[0, 20]]", "[[0, 35]]")))),
        wrong(&format!("{LIMB}{}", muscle(&whole.replace("[elbow flexion]", "[]")))),
        wrong(&format!("{SQUARE}{field}{pattern}")),
        wrong(&format!("{SQUARE}patterns: [{{rows: [70], columns: [0]}}]\n")),
        wrong(&format!("{SQUARE}patterns: [{{rows: [], columns: [0]}}]\n")),
        wrong(&format!(
            "{SQUARE}patterns: [{{rows: [20, 30], columns: [0]}}, {{rows: [20], columns: [0, 10]}}]\n"
        )),
    ];
    expect![[r#"
        maps/wall.yaml:6:14: error[conflicting-keys]: a muscle on a surface | delete `muscles`, or write `shows: section`
        maps/wall.yaml:7:19: error[conflicting-keys]: a pattern of injections in a section | delete `patterns`, or write `shows: surface`
        maps/wall.yaml:6:6: error[missing-key]: missing key `motor_points` | add `motor_points:` here
        maps/wall.yaml:6:70: error[empty-value]: a muscle needs a motor point | write where its nerve ends, such as `[[8, 12]]`
        maps/wall.yaml:6:71: error[outside-map]: the motor point lies outside `Biceps` | move it inside, or mend the outline of the muscle
        maps/wall.yaml:6:88: error[empty-value]: a muscle needs a movement | write what it moves, such as `[wrist flexion]`
        maps/wall.yaml:6:19: error[outside-map]: the injection at -10, 30 lies outside every zone that is `allowed` | move the rows or the columns
        maps/wall.yaml:5:19: error[outside-map]: the injection at 0, 70 lies outside the map | move the rows or the columns
        maps/wall.yaml:5:19: error[empty-value]: the pattern is empty | write at least one row and one column
        maps/wall.yaml:5:51: error[duplicate-id]: two patterns have 2 injections | keep one: a checkpoint finds a pattern by its number of injections
    "#]].assert_eq(&told.concat());
}

#[test]
fn a_checkpoint_names_a_map_of_its_kind_and_parts_of_it() {
    check(
        "
format: 1
title: Where
steps:
  - step: Place
    check:
      - {ask: A, place: {map: forearm, count: 3}}
      - {ask: B, place: {map: bladder, count: 3, avoid: [trigon, vessels]}}
      - {ask: C, place: {map: blader, count: 3}}
  - step: Find
    check:
      - {ask: D, needle: {map: forearm, target: frc, guide: emg, accept: 500us}}
      - {ask: E, needle: {map: bladder, target: fcr, guide: emg, accept: 500us}}
",
        &expect![[r#"
            p.yaml:7:31: error[unknown-map]: the map `forearm` shows a section, not a surface | injections are placed on a `surface`
            p.yaml:8:58: error[unknown-zone]: the map `bladder` has no zone `trigon` | did you mean `trigone`?
            p.yaml:9:31: error[unknown-map]: no map is called `blader` | did you mean `bladder`?
            p.yaml:12:49: error[unknown-zone]: the map `forearm` has no muscle `frc` | did you mean `fcr`?
            p.yaml:13:32: error[unknown-map]: the map `bladder` shows a surface, not a section | a muscle is found with the needle in a `section`
        "#]],
    );
}

#[test]
fn a_map_that_is_wrong_is_told_where_it_is_wrong() {
    let procedure = "format: 1\ntitle: Where\nsteps:\n  - step: Place\n    check: [{ask: A, place: \
                     {map: wall, count: 3}}]\n";
    let map = "format: 1\nmap: A wall\nshows: surface\noutline: [[0, 0], [9, 0]]\n";
    let compiled = compiled(&[("p.yaml", procedure), ("maps/wall.yaml", map)]);
    expect![[r#"
        maps/wall.yaml:4:10: error[bad-outline]: an outline needs three corners | write the others
    "#]]
    .assert_eq(&problems(&compiled));
}

fn settled(text: &str) -> Arc<Map> {
    let procedure = "format: 1\ntitle: Where\nsteps:\n  - step: Place\n    check: [{ask: A, place: \
                     {map: wall, count: 2}}]\n";
    let compiled = compiled(&[("p.yaml", procedure), ("maps/wall.yaml", text)]);
    assert_eq!(problems(&compiled), "");
    let procedure = compiled.procedure.unwrap();
    let (step, _) = procedure.steps().next().unwrap();
    let Kind::Place(place) = &procedure.step(step).checkpoints[0].kind else { panic!("no place") };
    Arc::clone(&place.map)
}

#[test]
fn a_map_is_settled_in_millimetres() {
    let map = settled(
        "format: 1
map: A wall
shows: surface
scale: 1cm
origin: The bar
right: Left
outline: [[-4, 0], [-4, 6], [4, 6], [4, 0]]
zones:
  - {zone: Deep vessels, is: vessel, drawn: {count: 3, radius: 0.2}}
patterns: [{rows: [2], columns: [-1, 1]}]
",
    );
    assert_eq!(
        (map.id.as_str(), map.shows, &*map.frame.origin),
        ("wall", Shows::Surface, "The bar")
    );
    assert_eq!(map.outline.bounds(), (Point::new(-40.0, 0.0), Point::new(40.0, 60.0)));
    assert_eq!(map.zones[0].id.as_str(), "deep-vessels");
    assert_eq!(map.zones[0].place, Place::Drawn { count: 3, radius: 2.0 });
    assert_eq!(map.pattern(2).unwrap(), [Point::new(-10.0, 20.0), Point::new(10.0, 20.0)]);
}

/// Files that neither the reader nor the schema may accept; `tests/tools/editors.sh` has the schema
/// refuse them. The first line says where the mistake is, and its code.
#[test]
fn each_refused_map_has_its_mistake_and_no_other() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/maps/refused");
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let (place, rest) = text.strip_prefix("# ").unwrap().split_once(' ').unwrap();
        let (code, _) = rest.split_once(": ").unwrap();
        let told = problems(&compiled(&[("maps/wall.yaml", &text)]));
        let announced = told.starts_with(&format!("maps/wall.yaml:{place}: error[{code}]"));
        if !announced || told.lines().count() != 1 {
            wrong.push(format!("{}\n{told}", text.lines().next().unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_bundled_map_is_right() {
    let files = crate::support::maps::with_maps([]);
    assert!(files.0.len() >= 5, "{}", files.0.len());
    for (name, _) in &files.0 {
        let compiled = rehearsal::author::compile(&files, name);
        assert_eq!(problems(&compiled), "", "{name}");
    }
}
