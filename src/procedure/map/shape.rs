//! Shapes on a map: what lies in them, and how far something is from them.

/// A point on a map, in millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

impl Point {
    /// The point at `x` and `y`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far away `other` is.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// `far` millimetres from here in the direction of `angle`, in radians from the right, turning
    /// left.
    #[must_use]
    pub fn towards(self, angle: f64, far: f64) -> Self {
        Self::new(far.mul_add(angle.cos(), self.x), far.mul_add(angle.sin(), self.y))
    }

    /// How far away the straight line from `start` to `end` is.
    #[must_use]
    pub fn distance_to_line(self, (start, end): (Self, Self)) -> f64 {
        let (x, y) = (end.x - start.x, end.y - start.y);
        let length = x.mul_add(x, y * y);
        if length == 0.0 {
            return self.distance(start);
        }
        let along = (self.x - start.x).mul_add(x, (self.y - start.y) * y) / length;
        let along = along.clamp(0.0, 1.0);
        self.distance(Self::new(along.mul_add(x, start.x), along.mul_add(y, start.y)))
    }
}

/// A shape on a map.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// The corners, at least three, in order round it. It closes itself and does not cross itself.
    Polygon(Vec<Point>),
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// In millimetres, above 0.
        radius: f64,
    },
}

/// In how many straight pieces a circle is drawn.
const PIECES: u32 = 48;

impl Shape {
    /// Whether `point` lies in it.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        match self {
            Self::Circle { centre, radius } => point.distance(*centre) <= *radius,
            Self::Polygon(_) => {
                let crossed = self.sides().into_iter().filter(|(from, to)| {
                    let between = (from.y > point.y) != (to.y > point.y);
                    let slope = (to.x - from.x) / (to.y - from.y);
                    between && point.x < slope.mul_add(point.y - from.y, from.x)
                });
                crossed.count() % 2 == 1
            }
        }
    }

    /// How far `point` is from its edge, inside or outside.
    #[must_use]
    pub fn from_edge(&self, point: Point) -> f64 {
        match self {
            Self::Circle { centre, radius } => (point.distance(*centre) - radius).abs(),
            Self::Polygon(_) => {
                let far = self.sides().into_iter().map(|side| point.distance_to_line(side));
                far.fold(f64::INFINITY, f64::min)
            }
        }
    }

    /// How far `point` is from it; 0 inside.
    #[must_use]
    pub fn distance(&self, point: Point) -> f64 {
        if self.contains(point) { 0.0 } else { self.from_edge(point) }
    }

    /// How near the straight line from `start` to `end` comes to it; 0 when it goes through.
    #[must_use]
    pub fn distance_to_line(&self, (start, end): (Point, Point)) -> f64 {
        match self {
            Self::Circle { centre, radius } => {
                (centre.distance_to_line((start, end)) - radius).max(0.0)
            }
            Self::Polygon(_) => {
                if self.contains(start) || self.contains(end) {
                    return 0.0;
                }
                let sides = self.sides();
                if sides.iter().any(|side| cross(*side, (start, end))) {
                    return 0.0;
                }
                let far = sides.iter().flat_map(|side| {
                    [
                        start.distance_to_line(*side),
                        end.distance_to_line(*side),
                        side.0.distance_to_line((start, end)),
                    ]
                });
                far.fold(f64::INFINITY, f64::min)
            }
        }
    }

    /// Its corners in order; those of a circle are many.
    #[must_use]
    pub fn corners(&self) -> Vec<Point> {
        match self {
            Self::Polygon(corners) => corners.clone(),
            Self::Circle { centre, radius } => {
                let turn = std::f64::consts::TAU / f64::from(PIECES);
                (0..PIECES).map(|nth| centre.towards(turn * f64::from(nth), *radius)).collect()
            }
        }
    }

    /// Its sides, each from one corner to the next, the last one back to the first.
    #[must_use]
    pub fn sides(&self) -> Vec<(Point, Point)> {
        let corners = self.corners();
        let next = corners.iter().cycle().skip(1);
        corners.iter().copied().zip(next.copied()).collect()
    }

    /// The lowest and the highest coordinates in it.
    #[must_use]
    pub fn bounds(&self) -> (Point, Point) {
        let corners = self.corners();
        let over = |pick: fn(f64, f64) -> f64, from: f64| {
            let x = corners.iter().map(|corner| corner.x).fold(from, pick);
            let y = corners.iter().map(|corner| corner.y).fold(from, pick);
            Point::new(x, y)
        };
        (over(f64::min, f64::INFINITY), over(f64::max, f64::NEG_INFINITY))
    }
}

/// Whether two straight lines cross, each from its first point to its second.
#[must_use]
pub fn cross(one: (Point, Point), other: (Point, Point)) -> bool {
    let turn = |from: Point, to: Point, point: Point| {
        (to.x - from.x).mul_add(point.y - from.y, -((to.y - from.y) * (point.x - from.x)))
    };
    let apart = |line: (Point, Point), points: (Point, Point)| {
        let (first, second) = (turn(line.0, line.1, points.0), turn(line.0, line.1, points.1));
        (first > 0.0 && second < 0.0) || (first < 0.0 && second > 0.0)
    };
    apart(one, other) && apart(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Shape {
        Shape::Polygon(
            [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)].map(|(x, y)| Point { x, y }).into(),
        )
    }

    #[test]
    fn a_shape_knows_what_lies_in_it_and_how_far_things_are() {
        let at = Point::new;
        let round = Shape::Circle { centre: at(10.0, 0.0), radius: 2.0 };
        assert!(square().contains(at(1.0, 3.9)) && !square().contains(at(-0.1, 1.0)));
        assert!(round.contains(at(11.9, 0.0)) && !round.contains(at(12.1, 0.0)));
        assert!((square().distance(at(7.0, 8.0)) - 5.0).abs() < 1e-9);
        assert!(square().distance(at(2.0, 2.0)) == 0.0);
        assert!((square().from_edge(at(2.0, 1.5)) - 1.5).abs() < 1e-9);
        assert!((round.from_edge(at(10.0, 0.5)) - 1.5).abs() < 1e-9);
    }

    #[test]
    fn a_line_through_a_shape_is_not_away_from_it() {
        let at = Point::new;
        assert!(square().distance_to_line((at(-1.0, 2.0), at(5.0, 2.0))) == 0.0);
        assert!((square().distance_to_line((at(-1.0, 6.0), at(5.0, 6.0))) - 2.0).abs() < 1e-9);
        let round = Shape::Circle { centre: at(10.0, 0.0), radius: 2.0 };
        assert!((round.distance_to_line((at(0.0, 5.0), at(20.0, 5.0))) - 3.0).abs() < 1e-9);
        assert!(round.distance_to_line((at(0.0, 1.0), at(20.0, 1.0))) == 0.0);
    }
}
