//! `place`: grids that are right and wrong, what is told of them, and the panel.

use super::{begun, deviations, given};
use crate::support::play::Play;
use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use expect_test::expect;
use proptest::prelude::*;
use rehearsal::app::Screen;
use rehearsal::app::input::Input;
use rehearsal::app::pointer::{Pointer, Target};
use rehearsal::instrument::Wall;
use rehearsal::instrument::wall::gap;
use rehearsal::procedure::checkpoint::{Kind, Place};
use rehearsal::procedure::map::Point;
use rehearsal::procedure::{Procedure, Severity};
use rehearsal::session::checkpoint::{Answer, Placed, Site};
use rehearsal::session::{Command, Confidence, Mode, Verdict};
use std::sync::Arc;

fn grid(count: u32) -> Arc<Procedure> {
    procedure(&format!(
        "
format: 1
title: Grid
steps:
  - step: Walk the grid
    check:
      - ask: Place them, 1 cm apart. Spare the trigone and the vessels.
        place:
          map: bladder
          count: {count}
          spacing: 1cm
          avoid: [{{zone: trigone, severity: critical, because: The trigone is spared.}}, vessels]
          volume: 0.5
          units: 5
          too_close: {{severity: minor, because: The dose is spread evenly.}}
"
    ))
}

fn place(procedure: &Procedure) -> Place {
    let (_, step) = procedure.steps().next().unwrap();
    let Kind::Place(place) = &step.checkpoints[0].kind else { panic!("no place") };
    (**place).clone()
}

fn wall(procedure: &Procedure, seed: u64) -> Wall {
    Wall::new(&place(procedure), seed, "walk-the-grid/0")
}

/// A session in which `change` was made to the model answer, and what its debrief says of it.
fn told(count: u32, change: impl FnOnce(&mut Vec<Point>)) -> (Verdict, Vec<String>) {
    let procedure = grid(count);
    let wall = wall(&procedure, 7);
    let mut points = wall.model().to_vec();
    change(&mut points);
    let sites = points.into_iter().map(|at| wall.site(at)).collect();
    let mut session = Rehearsal::in_mode(&procedure, Mode::Exam);
    session.name("walk-the-grid");
    let step = session.step("walk-the-grid");
    let sure = session.session().asks_confidence().then(|| Confidence::ALL[3]);
    session.ask(&Command::Answer(step, Answer::Place(wall.measured(sites, None)), sure));
    let verdict = session.session().visits()[0].given[0].verdict;
    session.ask(&Command::Finish);
    let debrief = debrief(&session);
    let told = debrief.deviations.iter().map(|it| {
        let because = it.because.clone().unwrap_or_default();
        format!("{}: {} {because}", it.severity.word(), it.message)
    });
    (verdict, told.collect())
}

#[test]
fn the_reference_grids_give_full_marks() {
    for count in [20, 30] {
        for seed in 0..40 {
            let procedure = grid(count);
            let right = wall(&procedure, seed).right();
            assert_eq!(right.faults(&place(&procedure)), [], "{count} {seed}");
        }
        assert_eq!(told(count, |_| {}), (Verdict::Right, Vec::new()));
    }
}

#[test]
fn one_fault_is_one_deviation() {
    let in_the_trigone = told(20, |sites| sites[0] = Point::new(0.0, -5.0));
    let too_close = told(30, |sites| sites[8].x += 6.0);
    let missing = told(30, |sites| {
        sites.remove(12);
    });
    let at_the_corner = told(30, |sites| {
        sites.pop();
    });
    let one_too_many = told(20, |sites| sites.push(Point::new(25.0, 62.0)));
    let heaped = told(30, |sites| {
        let middle = (0..6).flat_map(|row| (0..5).map(move |column| (row, column)));
        let at = |(row, column): (i32, i32)| {
            Point::new(f64::from(column).mul_add(8.0, -32.0), f64::from(row).mul_add(8.0, 18.0))
        };
        *sites = middle.map(at).collect();
    });
    let all = [in_the_trigone, too_close, missing, at_the_corner, one_too_many, heaped];
    let all: Vec<String> =
        all.iter().map(|(verdict, told)| format!("{verdict:?} {told:#?}")).collect();
    expect![[r#"
        Wrong [
            "critical: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: number 1 lies in: Trigone. Right: none in: Trigone. You said: certain (95\u{a0}%). The trigone is spared.",
        ]
        Right [
            "minor: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: numbers 9 and 10 are 4\u{a0}mm apart. Right: about 10\u{a0}mm apart. You said: certain (95\u{a0}%). The dose is spread evenly.",
        ]
        Wrong [
            "major: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: 29 placed. Right: 30. You said: certain (95\u{a0}%). ",
        ]
        Wrong [
            "major: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: 29 placed. Right: 30. You said: certain (95\u{a0}%). ",
        ]
        Wrong [
            "major: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: 21 placed. Right: 20. You said: certain (95\u{a0}%). ",
        ]
        Wrong [
            "major: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: a part of the wall is 32\u{a0}mm from any injection. Right: nowhere farther than about 9.4\u{a0}mm. You said: certain (95\u{a0}%). ",
        ]"#]].assert_eq(&all.join("\n"));
}

#[test]
fn one_injection_has_to_be_shifted_and_the_others_not() {
    for seed in 0..40 {
        let procedure = grid(30);
        let wall = wall(&procedure, seed);
        let pattern = place(&procedure).pattern().unwrap().to_vec();
        let is_vessel =
            |at: &Point| wall.chart().zones_at(*at).any(|zone| zone.id.as_str() == "vessels");
        assert_eq!(pattern.iter().filter(|at| is_vessel(at)).count(), 1, "{seed}");
        let moved: Vec<_> =
            pattern.iter().zip(wall.model()).filter(|(one, other)| one != other).collect();
        assert_eq!(moved.len(), 1, "{seed}");
        assert!(moved[0].0.distance(*moved[0].1) < 5.0, "{seed}");
    }
}

#[test]
fn the_same_seed_draws_the_same_vessels() {
    let procedure = grid(20);
    let spots = |seed| {
        let wall = wall(&procedure, seed);
        let vessels = wall.chart().zones().find(|(zone, _)| zone.id.as_str() == "vessels");
        vessels.map(|(_, spots)| spots.to_vec()).unwrap()
    };
    assert_eq!(spots(3), spots(3));
    assert_ne!(spots(3), spots(4));
    assert_eq!(spots(3).len(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A finer grid, made here, finds the same gap to within the grain of both.
    #[test]
    fn coverage_agrees_with_brute_force(
        sites in prop::collection::vec((-30.0f64..30.0, 15.0f64..66.0), 1..30),
    ) {
        let procedure = grid(20);
        let wall = wall(&procedure, 7);
        let sites: Vec<Point> = sites.into_iter().map(|(x, y)| Point::new(x, y)).collect();
        let placed = wall.measured(sites.iter().map(|at| wall.site(*at)).collect(), None);
        let mut worst: f64 = 0.0;
        for row in 0..440 {
            for column in 0..360 {
                let at = Point::new(f64::from(column) * 0.25 - 45.0, f64::from(row) * 0.25 - 25.0);
                let spared = |zone: &str| wall.chart().zones_at(at).any(|it| it.id.as_str() == zone);
                if wall.chart().is_wall(at) && !spared("trigone") && !spared("vessels") {
                    let near = sites.iter().map(|site| site.distance(at)).fold(f64::INFINITY, f64::min);
                    worst = worst.max(near);
                }
            }
        }
        let found = placed.gap.unwrap();
        prop_assert!((found - worst).abs() <= 1.0, "{found} {worst}");
    }
}

#[test]
fn without_a_pattern_the_model_answer_is_spread_evenly() {
    let procedure = grid(12);
    let wall = wall(&procedure, 7);
    assert_eq!(wall.right().faults(&place(&procedure)), []);
    let corner = vec![Point::new(-25.0, 20.0)];
    let all: Vec<Point> = (0..60).map(|x| Point::new(f64::from(x) - 30.0, 40.0)).collect();
    assert!(gap(&all, &corner).unwrap() > wall.right().best.unwrap() * 2.0);
}

#[test]
fn what_was_measured_is_judged_whatever_becomes_of_the_map() {
    let procedure = grid(20);
    let site = |x: i32, zones: &[&str]| Site {
        at: Point::new(f64::from(x) * 10.0, 20.0),
        zones: zones.iter().map(|&zone| zone.to_owned()).collect(),
    };
    let sites = (0..20).map(|x| site(x, if x == 3 { &["trigone"] } else { &[] })).collect();
    let placed = Placed { sites, counted: Some(19), gap: Some(4.0), best: Some(8.0) };
    let faults = placed.faults(&place(&procedure));
    let worst = faults.iter().filter_map(|it| it.judged(&place(&procedure)).map(|it| it.severity));
    assert_eq!((faults.len(), worst.max()), (2, Some(Severity::Critical)));
}

#[test]
fn in_guided_each_fault_is_told_as_it_happens_and_can_be_undone() {
    let play =
        begun(&grid(20), Mode::Guided).sees("Place them").sees("0 placed, 0\u{a0}mL, 0\u{a0}U");
    let play = play.press("enter").sees("1 placed, 0.5\u{a0}mL, 5\u{a0}U");
    // Two millimetres beside it.
    let play = play.press("L L enter").sees("Numbers 1 and 2 are 2 mm apart").sees("spread evenly");
    let play = play.press("u").sees("1 placed, 0.5\u{a0}mL, 5\u{a0}U");
    let play = play.press("j j j j j j j j enter").sees("The trigone is spared.");
    let play = play.press("u f");
    assert_eq!(given(&play)[0].verdict, Verdict::Wrong);
    // What was placed stays, to go on from there.
    play.press("enter").sees("2 placed");
}

#[test]
fn in_an_exam_nothing_is_counted_undone_or_told_before_the_end() {
    let play = begun(&grid(20), Mode::Exam).press("3").misses("0 placed");
    let play = play.press("enter u L enter").misses("Numbers").misses("placed,");
    let play = play.press("f").sees("How many have you placed?");
    let play = play.typing("x").press("enter").sees("type how many you have placed");
    let play = play.typing("3").press("enter");
    let told = deviations(&play);
    expect![[r#"
        major: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: 2 placed. Right: 20. You said: fairly sure (75 %).
        minor: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: numbers 1 and 2 are 1 mm apart. Right: about 10 mm apart. You said: fairly sure (75 %).
        minor: Asked “Place them, 1 cm apart. Spare the trigone and the vessels.”. First answer: 3 counted, 2 placed. Right: 2. You said: fairly sure (75 %)."#]].assert_eq(&told.join("\n"));
}

#[test]
fn the_map_is_drawn_at_each_size() {
    for (width, height) in [(80, 24), (120, 40), (40, 12), (200, 60)] {
        let play = begun(&grid(20), Mode::Guided).sized(width, height);
        play.press("h h k enter l l enter").shows("placing");
    }
}

/// Where the map stands on the screen, and what part of it.
fn map(play: &Play) -> (rehearsal::app::pointer::Place, rehearsal::app::pointer::Grid) {
    play.screen();
    let all = play.app.targets().all();
    let map = all.into_iter().find_map(|(place, target)| match target {
        Target::Map(grid) => Some((place, grid)),
        Target::Press(_) | Target::Step(_) | Target::Row(_) => None,
    });
    map.expect("a map")
}

#[test]
fn a_click_moves_the_cursor_and_a_second_one_injects() {
    let mut play = begun(&grid(20), Mode::Guided).sized(120, 40);
    let (place, grid) = map(&play);
    let (column, row) = (place.x + place.width / 2 + 7, place.y + place.height / 2);
    play.input(Input::Pointer(Pointer::Click(column, row)));
    let play_at = grid.point(column, row);
    let mut play = play.sees("0 placed");
    play.input(Input::Pointer(Pointer::Click(column, row)));
    let play = play.sees("1 placed");
    let Screen::Session(screen) = play.app.screen() else { panic!("no session") };
    assert!(screen.asked().is_some());
    let play = play.press("f");
    let Answer::Place(placed) = &given(&play)[0].answer else { panic!("nothing placed") };
    assert!(placed.sites[0].at.distance(play_at) < 1.0, "{placed:?} {play_at:?}");
}

#[test]
fn the_debrief_shows_them_beside_an_expert_s() {
    for (width, height) in [(120, 40), (80, 24)] {
        let play = begun(&grid(20), Mode::Exam).sized(width, height).press("3");
        let play =
            play.press("j j j j j j j enter h enter k k k k enter f").typing("3").press("enter");
        let play = play.typing(":finished").press("enter y");
        play.sees("yours").sees("an expert's").shows("debrief_placed");
    }
}
