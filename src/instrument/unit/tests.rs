//! Motor units against the model behind the table of the sources.

use super::*;
use crate::instrument::sample;

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A unit that no muscle cuts, and the shape of its muscle.
fn alone(seed: u64) -> (Unit, Shape) {
    let shape = Shape::Circle { centre: Point::default(), radius: 50.0 };
    (unit((0, Point::default()), 0.0, seed, format!("unit/{seed}")), shape)
}

#[test]
fn units_look_as_in_the_model_at_each_distance_from_their_edge() {
    // The distance from the edge of the territory; then the quartiles of 400 units of the model:
    // the amplitude from peak to peak in microvolts, and the rise time in microseconds.
    let model = [
        (-2.5, (2255.0, 3254.0), (715.0, 1140.0)),
        (-1.5, (2260.0, 3435.0), (655.0, 1060.0)),
        (-0.5, (1766.0, 3151.0), (480.0, 1060.0)),
        (0.0, (1034.0, 1860.0), (540.0, 1240.0)),
        (0.2, (761.0, 1137.0), (920.0, 1385.0)),
        (0.5, (484.0, 637.0), (1320.0, 1680.0)),
        (1.0, (277.0, 337.0), (1820.0, 2080.0)),
        (2.0, (120.0, 136.0), (2780.0, 3000.0)),
        (3.0, (67.0, 72.0), (2900.0, 3000.0)),
        (5.0, (33.0, 35.0), (2900.0, 3000.0)),
    ];
    let potentials = Potentials::new();
    for (edge, amplitude, rise) in model {
        let tip = Point::new(TERRITORY + edge, 0.0);
        let seen: Vec<Measure> = (0..60)
            .map(|seed| {
                let (unit, shape) = alone(seed);
                let units = Units { units: Vec::new(), seed };
                units.potential(&unit, &shape, tip, &potentials).measure
            })
            .collect();
        let amplitudes = median(seen.iter().map(|seen| seen.amplitude).collect());
        let rises = median(seen.iter().map(|seen| seen.rise).collect());
        let within = |(low, high): (f64, f64), value: f64| (low..=high).contains(&value);
        assert!(within(amplitude, amplitudes), "{edge} mm: {amplitudes} µV");
        assert!(within(rise, rises), "{edge} mm: {rises} µs");
    }
}

#[test]
fn a_crisp_unit_is_heard_in_half_to_two_thirds_of_a_muscle() {
    let chart = sample::limb();
    let potentials = Potentials::new();
    let muscle = &chart.map().muscles[0];
    let mut crisp = 0_u32;
    let mut all = 0_u32;
    for seed in 0..3 {
        let units = Units::new(&chart, seed, "test");
        for column in -3..=3 {
            for row in -2..=2 {
                let tip = Point::new(f64::from(column) * 2.9, 28.0 + f64::from(row) * 2.9);
                let here = units
                    .all()
                    .iter()
                    .filter(|unit| unit.muscle == 0 && unit.centre.distance(tip) < TERRITORY + 0.3);
                let mut rises = here
                    .map(|unit| units.potential(unit, &muscle.shape, tip, &potentials))
                    .map(|potential| potential.measure.rise);
                crisp += u32::from(rises.any(|rise| rise <= 500.0));
                all += 1;
            }
        }
    }
    let share = f64::from(crisp) / f64::from(all);
    assert!((0.45..=0.72).contains(&share), "{share}");
}

#[test]
fn units_and_their_fibres_lie_inside_their_muscle() {
    let chart = sample::limb();
    let units = Units::new(&chart, 7, "test");
    for unit in units.all() {
        let shape = &chart.map().muscles[unit.muscle].shape;
        assert!(shape.contains(unit.centre));
        assert!(fibres(unit, shape, 7).iter().all(|(place, _)| shape.contains(*place)));
    }
    let other = Units::new(&chart, 8, "test");
    assert_ne!(units.all()[0].centre, other.all()[0].centre, "another seed, another limb");
}
