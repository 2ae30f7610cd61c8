//! A needle, moved.

use super::*;
use crate::instrument::sample;

fn needle() -> Needle {
    Needle::new(&sample::limb())
}

#[test]
fn a_needle_goes_straight_in_from_the_top() {
    let mut needle = needle();
    assert!(needle.entry().distance(Point::new(0.0, 40.0)) < 0.2, "{:?}", needle.entry());
    assert_eq!(needle.muscle().map(|muscle| muscle.title.as_str()), None);
    needle.advance(12.0).unwrap();
    assert!(needle.tip().distance(Point::new(0.0, 28.0)) < 0.2, "{:?}", needle.tip());
    assert_eq!(needle.muscle().unwrap().title, "near");
    needle.advance(16.0).unwrap();
    assert_eq!(needle.muscle().unwrap().title, "deep");
}

#[test]
fn what_cannot_be_done_is_refused() {
    let mut needle = needle();
    assert_eq!(needle.withdraw(1.0), Err(Held::Out));
    assert_eq!(needle.slide(-5.0), Ok(()));
    needle.slide(5.0).unwrap();
    needle.advance(5.0).unwrap();
    assert_eq!(needle.slide(1.0), Err(Held::In));
    assert_eq!(needle.turn(5.0), Ok(()), "at 5 mm it can still be turned");
    assert_eq!(needle.turn(-5.0), Ok(()));
    needle.advance(1.0).unwrap();
    assert_eq!(needle.turn(5.0), Err(Held::Deep));
    assert_eq!(needle.advance(50.0), Err(Held::Bone), "the bone is 37 mm deep");
    assert!((needle.depth() - 37.0).abs() < 0.3, "{}", needle.depth());
    assert_eq!(needle.advance(1.0), Err(Held::Bone));
    needle.withdraw(50.0).unwrap();
    assert!(!needle.is_in());
    needle.turn(-200.0).unwrap();
    assert_eq!((needle.lean(), needle.turn(-1.0)), (-60.0, Err(Held::Flat)));
    assert_eq!(needle.advance(90.0), Err(Held::OtherSide));
    assert!((needle.depth() - 39.0).abs() < 1.0, "{}", needle.depth());
    assert!(needle.chart().map().outline.contains(needle.tip()));
}

#[test]
fn along_the_skin_it_comes_round_again_both_ways() {
    let mut needle = needle();
    let (top, round) = (needle.entry(), needle.skin().length());
    assert!((round - 251.0).abs() < 1.0, "{round}");
    needle.slide(round / 4.0).unwrap();
    assert!(needle.entry().distance(Point::new(-40.0, 0.0)) < 0.5, "left of the top");
    needle.slide(-round).unwrap();
    assert!(needle.entry().distance(Point::new(-40.0, 0.0)) < 0.5);
    needle.slide(round * 0.75).unwrap();
    assert!(needle.entry().distance(top) < 1e-6);
}

#[test]
fn only_a_new_track_is_a_new_pass() {
    let mut needle = needle();
    needle.turn(10.0).unwrap();
    assert_eq!(needle.passes(), 0);
    for far in [10.0, 5.0] {
        needle.advance(far).unwrap();
    }
    needle.withdraw(11.0).unwrap();
    needle.advance(12.0).unwrap();
    assert_eq!(needle.passes(), 1, "back and forth on one track");
    needle.withdraw(12.0).unwrap();
    needle.turn(5.0).unwrap();
    assert_eq!(needle.passes(), 1, "turned, and not yet advanced");
    needle.advance(2.0).unwrap();
    assert_eq!(needle.passes(), 2);
    needle.withdraw(50.0).unwrap();
    needle.advance(2.0).unwrap();
    assert_eq!(needle.passes(), 3, "through the skin again");
}

#[test]
fn the_nearest_of_all_tracks_is_kept_for_each_vessel_and_nerve() {
    let mut needle = needle();
    needle.advance(10.0).unwrap();
    assert_eq!(needle.met(), [], "farther than 10 mm");
    needle.advance(15.0).unwrap();
    let met = needle.met();
    assert!(matches!(&met[..], [one] if one.zone == "nerve"), "{met:?}");
    needle.withdraw(25.0).unwrap();
    let towards = Point::new(-15.0, 12.0);
    let entry = needle.entry();
    let straight = needle.direction();
    let lean = straight - (towards.y - entry.y).atan2(towards.x - entry.x);
    let lean =
        (lean + std::f64::consts::PI).rem_euclid(std::f64::consts::TAU) - std::f64::consts::PI;
    needle.turn(lean.to_degrees()).unwrap();
    let clear = [25.0, 40.0].map(|depth| needle.clearance(depth));
    assert!(clear[0] > 5.0 && clear[1] <= 0.0, "{clear:?}, {}", needle.lean());
    needle.advance(entry.distance(towards)).unwrap();
    assert!(needle.is_in_vessel());
    needle.advance(3.0).unwrap();
    assert!(!needle.is_in_vessel());
    let artery = needle.met().into_iter().find(|met| met.zone == "artery").unwrap();
    assert!(artery.distance == 0.0, "through it");
    let nerve = needle.met().into_iter().find(|met| met.zone == "nerve").unwrap();
    assert!((nerve.distance - met[0].distance).abs() < 1e-9, "the first pass was nearer");
}
