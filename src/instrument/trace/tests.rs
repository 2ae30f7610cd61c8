//! The signal, heard and measured.

use super::*;
use crate::instrument::sample;
use crate::procedure::map::Shape;

const NEAR: Point = Point::new(3.0, 24.0);
const MOTOR_POINT: Point = Point::new(0.5, 28.0);

fn trace(seed: u64) -> Trace {
    Trace::new(Tissue::new(&sample::limb(), seed, "test"))
}

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// From the lowest to the highest on the screen.
fn height(trace: &Trace) -> f64 {
    let columns = trace.sweep(100);
    let high = columns.iter().map(|column| column.high).fold(f64::MIN, f64::max);
    high - columns.iter().map(|column| column.low).fold(f64::MAX, f64::min)
}

/// The largest height on screen while time passes from one second to another.
fn loudest(trace: &mut Trace, from: f64, to: f64) -> f64 {
    let mut loudest = 0.0_f64;
    let mut at = from;
    while at <= to {
        trace.advance(seconds(at));
        loudest = loudest.max(height(trace));
        at += 0.05;
    }
    loudest
}

#[test]
fn without_a_needle_nothing_moves_and_at_rest_there_is_only_noise() {
    let mut trace = trace(1);
    trace.advance(seconds(1.0));
    assert!(trace.is_still() && height(&trace) == 0.0);
    trace.ask(Activity::Effort);
    assert!(loudest(&mut trace, 1.1, 4.0) == 0.0);
    trace.ask(Activity::Rest);
    trace.moved(Some(NEAR));
    assert!(!trace.is_still());
    trace.advance(seconds(4.1));
    assert!(height(&trace) > 100.0, "the burst of insertion: {}", height(&trace));
    let rest = loudest(&mut trace, 4.5, 7.0);
    assert!((10.0..=15.5).contains(&rest), "silence after 300 ms: {rest}");
    assert_eq!(trace.sound().quality, Quality::Silent);
    trace.moved(None);
    trace.advance(seconds(8.0));
    assert!(height(&trace) == 0.0);
}

#[test]
fn the_burst_of_insertion_is_over_within_300_ms() {
    for seed in 0..8 {
        let mut trace = trace(seed);
        trace.moved(Some(NEAR));
        trace.advance(seconds(0.405));
        let height = height(&trace);
        assert!(height < 16.0, "seed {seed}: {height} µV from 305 to 405 ms");
    }
}

#[test]
fn at_an_end_plate_there_is_noise_and_spikes_until_the_muscle_works() {
    let mut trace = trace(2);
    trace.moved(Some(MOTOR_POINT));
    let rest = loudest(&mut trace, 0.5, 3.0);
    assert!((100.0..=420.0).contains(&rest), "{rest}");
    let hiss = trace.hiss().unwrap().0;
    assert!((10.0..=50.0).contains(&hiss), "{hiss}");
    assert_eq!(trace.sound().quality, Quality::Silent, "that is no unit");
    trace.ask(Activity::Effort);
    trace.advance(seconds(5.0));
    assert!(trace.hiss().is_none() && trace.sound().quality > Quality::Silent);
}

#[test]
fn the_wrong_muscle_answers_to_its_own_movement_only() {
    let mut trace = trace(3);
    trace.moved(Some(NEAR));
    trace.advance(seconds(1.0));
    trace.ask(Activity::Moved("the elbow bends".into()));
    assert!(loudest(&mut trace, 1.05, 4.0) < 16.0, "nothing here does that");
    trace.ask(Activity::Moved("the wrist bends".into()));
    let answer = loudest(&mut trace, 4.05, 5.9);
    assert!(answer > 1000.0, "{answer}");
    assert!(loudest(&mut trace, 6.2, 8.0) < 16.0, "silent after two seconds");
    assert!(trace.sound().amplitude.unwrap() > 1000.0, "what was heard here stays");
    trace.ask(Activity::Moved("the fingers bend".into()));
    let neighbour = loudest(&mut trace, 8.05, 9.9);
    assert!(neighbour < 200.0, "5 mm away: {neighbour}");
}

#[test]
fn far_from_every_unit_it_sounds_dull() {
    let mut trace = trace(4);
    trace.ask(Activity::Effort);
    trace.moved(Some(Point::new(-12.0, 28.0)));
    trace.advance(seconds(3.0));
    let sound = trace.sound();
    assert_eq!(sound.quality, Quality::Dull, "{sound:?}");
    assert!(sound.rise.unwrap() > MUFFLED && sound.amplitude.unwrap() < 600.0, "{sound:?}");
}

/// What is done with a trace, and when.
fn deeds(steps: u64) -> Trace {
    let mut trace = trace(5);
    let mut at = 0;
    for (until, deed) in [(700, 0), (1000, 1), (2500, 2), (2800, 1), (4333, 3), (5000, 4)] {
        while at < until {
            at = (at + steps).min(until);
            trace.advance(Duration::from_millis(at));
        }
        match deed {
            0 => trace.moved(Some(NEAR)),
            1 => trace.ask(Activity::Effort),
            2 => trace.moved(Some(Point::new(3.0, 25.0))),
            3 => trace.ask(Activity::Moved("the wrist bends".into())),
            _ => trace.freeze(),
        }
    }
    trace
}

#[test]
fn the_same_seed_gives_the_same_signal_however_time_is_stepped() {
    let (small, large) = (deeds(1), deeds(10_000));
    assert!(height(&small) > 100.0);
    assert_eq!(small.sweep(300), large.sweep(300));
    assert_eq!(small.sound(), large.sound());
    assert_eq!(small.frozen(), large.frozen());
    let mut other = trace(6);
    other.moved(Some(NEAR));
    other.advance(seconds(5.0));
    assert_ne!(other.sweep(300), small.sweep(300));
}

#[test]
fn cursors_on_the_frozen_signal_measure_what_is_heard() {
    let mut agree = 0;
    for seed in 0..10 {
        let mut trace = trace(seed);
        trace.moved(Some(NEAR));
        trace.ask(Activity::Effort);
        trace.advance(seconds(4.0));
        trace.freeze();
        let sound = trace.sound();
        let (rise, amplitude) = (sound.rise.unwrap(), sound.amplitude.unwrap());
        let capture = trace.frozen_mut().unwrap();
        assert_eq!(capture.samples().len(), SAMPLES);
        assert!((capture.rise() - rise - 800.0).abs() < 1.0, "0.4 ms outside of each peak");
        capture.shift(Cursor::First, 20);
        capture.shift(Cursor::Second, -20);
        assert!((capture.rise() - rise).abs() < 1.0, "{} {rise}", capture.rise());
        agree += i32::from((capture.amplitude() / amplitude - 1.0).abs() < 0.25);
    }
    assert!(agree >= 7, "in {agree} of 10 other units disturb little");
}

#[test]
fn the_sweep_runs_from_left_to_right() {
    let mut trace = trace(1);
    trace.moved(Some(NEAR));
    let beams = [0.0, 0.025, 0.05, 0.099, 0.1].map(|at| {
        trace.advance(seconds(1.0 + at));
        trace.beam(100)
    });
    assert_eq!(beams, [0, 25, 50, 99, 0]);
    trace.advance(seconds(1.15));
    let before = trace.sweep(100);
    trace.advance(seconds(1.17));
    let after = trace.sweep(100);
    assert_eq!(before[..50], after[..50], "what is drawn stays");
    assert_eq!(before[72..], after[72..], "until the sweep comes over it");
    assert_ne!(before[51..70], after[51..70]);
}

#[test]
fn a_place_a_little_farther_sounds_different() {
    let chart = sample::limb();
    let muscle: &Shape = &chart.map().muscles[0].shape;
    let mut crisp = 0_u32;
    let mut all = 0_u32;
    let mut trace = trace(9);
    trace.ask(Activity::Effort);
    trace.advance(seconds(2.0));
    let mut at = 2.0;
    for row in 0..8 {
        for column in -2..=2 {
            let tip = Point::new(f64::from(column) * 4.0, 22.0 + f64::from(row) * 1.7);
            assert!(muscle.contains(tip));
            trace.moved(Some(tip));
            at += 0.5;
            trace.advance(seconds(at));
            crisp += u32::from(trace.sound().quality == Quality::Crisp);
            all += 1;
        }
    }
    let share = f64::from(crisp) / f64::from(all);
    assert!((0.35..=0.8).contains(&share), "{share}");
}
