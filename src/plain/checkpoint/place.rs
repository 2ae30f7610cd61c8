//! `place` in words: what the map shows, so that it can be placed on unseen.

use crate::app::checkpoint::Placing;
use crate::instrument::Chart;
use crate::procedure::map::Shape;
use crate::procedure::number::shown;

/// What the map shows, and what to type.
pub(super) fn lines(placing: &Placing) -> Vec<String> {
    if placing.counting.is_some() {
        return vec!["How many have you placed? Type the number.".to_owned()];
    }
    let mut lines = chart(placing.wall().chart());
    lines.push("Type where each goes, such as -20 30; undo; or finish.".to_owned());
    lines
}

/// What a map shows, but for muscles.
pub(super) fn chart(chart: &Chart) -> Vec<String> {
    let map = chart.map();
    let frame = &map.frame;
    let mut lines = vec![format!("Map: {}. In millimetres.", map.title)];
    if !frame.origin.is_empty() {
        lines.push(format!("0 and 0: {}.", frame.origin));
    }
    for (way, what) in [("To the right", &frame.right), ("Up", &frame.up)] {
        if !what.is_empty() {
            lines.push(format!("{way}: {what}."));
        }
    }
    lines.push(format!("The edge: {}.", extent(&map.outline)));
    for (zone, shapes) in chart.zones() {
        let kind = zone.kind.word();
        lines.extend(shapes.iter().map(|it| format!("{} ({kind}): {}.", zone.title, extent(it))));
    }
    lines
}

/// Where a shape is, in words.
pub(super) fn extent(shape: &Shape) -> String {
    let fine = |value: f64| shown((value * 10.0).round() / 10.0);
    match shape {
        Shape::Circle { centre, radius } => {
            format!(
                "round, {} right and {} up, radius {}",
                fine(centre.x),
                fine(centre.y),
                fine(*radius)
            )
        }
        Shape::Polygon(_) => {
            let (low, high) = shape.bounds();
            let (left, right) = (fine(low.x), fine(high.x));
            format!("{left} to {right} right, {} to {} up", fine(low.y), fine(high.y))
        }
    }
}
