//! A whole search for a muscle, by hand and by an expert.

use super::*;
use crate::instrument::sample::checkpoint;
use crate::instrument::stimulator::Strength;
use crate::instrument::trace::Quality;

const EMG: Guide = Guide::Emg(500.0);
const STIMULATION: Guide = Guide::Stimulation(0.5);

#[test]
fn the_search_by_ear_ends_where_units_are_crisp() {
    let needle = checkpoint("near", EMG, 1);
    let mut bench = Bench::new(&needle, 1, "emg");
    assert_eq!(bench.movements(), ["the wrist bends", "the hand tips", "the fingers bend"]);
    assert_eq!(bench.aspirate(), Err(Held::Out));
    assert_eq!(bench.inject(None), Err(Held::Out));
    bench.ask(Activity::Effort);
    let mut seconds = 2;
    bench.advance(6.0).unwrap();
    while bench.sound().unwrap().quality < Quality::Crisp {
        bench.advance(1.0).unwrap();
        seconds += 2;
        bench.pass(Duration::from_secs(seconds));
    }
    let reading = bench.reading();
    assert_eq!(reading.muscle.as_deref(), Some("near"), "{reading:?}");
    assert!(reading.measured.unwrap() <= 500.0 && reading.amplitude.unwrap() > 300.0);
    assert_eq!(reading.aspirated, None);
    assert_eq!(bench.aspirate(), Ok(false));
    bench.inject(Some(75.0)).unwrap();
    let faults = bench.needled().faults(&needle);
    assert!(faults.is_empty(), "{faults:?}");
    bench.inject(None).unwrap();
    assert_eq!(bench.injections()[1].aspirated, None, "each injection is drawn back for");
    bench.advance(0.5).unwrap();
    assert_eq!(bench.reading().measured, None, "moved: nothing was heard here");
}

#[test]
fn the_search_by_twitch_ends_at_a_small_current() {
    let needle = checkpoint("near", STIMULATION, 1);
    let mut bench = Bench::new(&needle, 1, "stimulation");
    bench.advance(8.0).unwrap();
    bench.dial(40);
    assert_eq!(bench.twitches()[0].strength, Strength::Strong);
    assert_eq!(bench.twitches().len(), 3, "too high a current moves neighbours too");
    bench.dial(-18);
    assert!(bench.twitches().is_empty(), "4 mm away: silent at 0.44 mA");
    assert!(bench.reading().measured.unwrap() > 0.5);
    bench.advance(3.0).unwrap();
    bench.dial(10);
    bench.dial(-60);
    assert!((bench.reading().measured.unwrap() - 0.36).abs() < 0.03, "{:?}", bench.reading());
    assert!(bench.is_still() && bench.trace().is_none());
}

#[test]
fn blood_comes_where_the_tip_is_in_a_vessel() {
    let mut bench = Bench::new(&checkpoint("other", EMG, 1), 1, "emg");
    // The artery lies at (−15, 12): seen from the middle, 51° to the left of the top.
    bench.slide(251.0 * 51.34 / 360.0).unwrap();
    bench.advance(40.0 - 19.2).unwrap();
    assert_eq!(bench.aspirate(), Ok(true));
    bench.advance(4.0).unwrap();
    assert_eq!(bench.reading().aspirated, None, "moved since");
    assert_eq!(bench.aspirate(), Ok(false));
    assert!(bench.needled().met.iter().any(|met| met.zone == "artery" && met.distance == 0.0));
}

#[test]
fn gain_and_frozen_signal_are_at_hand() {
    let mut bench = Bench::new(&checkpoint("near", EMG, 1), 1, "emg");
    let gain = bench.gain();
    bench.enlarge();
    assert!(bench.gain() < gain);
    (0..20).for_each(|_| bench.reduce());
    assert_eq!(bench.gain(), 5000);
    bench.advance(12.0).unwrap();
    bench.pass(Duration::from_secs(1));
    bench.freeze();
    let width = bench.trace().unwrap().frozen().unwrap().rise();
    bench.shift(Cursor::Second, 3);
    assert!((bench.trace().unwrap().frozen().unwrap().rise() - width - 60.0).abs() < 1e-9);
    bench.freeze();
    assert!(bench.trace().unwrap().frozen().is_none());
}

#[test]
fn an_expert_finds_each_muscle_without_a_fault() {
    for target in ["near", "deep", "other"] {
        for (guide, sites) in [(EMG, 1), (STIMULATION, 1), (EMG, 3)] {
            let needle = checkpoint(target, guide, sites);
            let needled = expert::needled(&needle, 4, "expert").unwrap();
            let faults = needled.faults(&needle);
            assert!(faults.is_empty(), "{target} by {guide:?}: {faults:?} of {needled:?}");
        }
    }
}

#[test]
fn an_expert_keeps_to_the_passes_that_are_allowed() {
    let mut needle = checkpoint("near", EMG, 3);
    needle.passes = Some(1);
    let needled = expert::needled(&needle, 2, "expert").unwrap();
    assert_eq!((needled.passes, needled.injections.len()), (1, 3));
    assert!(needled.faults(&needle).is_empty());
}
