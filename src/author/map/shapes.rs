//! Shapes of a map: outlines that close and do not cross themselves, and lie where they belong.

use super::Settling;
use crate::author::document::map::{Circle, Corner, Outline, Pattern, Zone};
use crate::author::visible::visible;
use crate::author::written::{List, Number, Spanned};
use crate::author::{Code, Span};
use crate::procedure::map::shape::cross;
use crate::procedure::map::{self, Place, Point, Shape, ZoneKind};
use crate::procedure::number::shown;

/// How large a map may be to each side of its origin, in millimetres.
const LARGEST: f64 = 2000.0;
/// How many corners an outline may have.
const MOST_CORNERS: usize = 500;
/// How many spots the seed may draw for a zone.
const MOST_SPOTS: u32 = 50;
/// How far a part may stick out of the map, in millimetres: the width of a line.
const EDGE: f64 = 0.05;

/// How shapes are read.
pub(super) struct Shapes<'m> {
    /// How long 1 is, in millimetres.
    pub(super) scale: f64,
    /// What they have to lie in.
    pub(super) within: Option<&'m Shape>,
}

impl Shapes<'_> {
    /// The shape of `what`: an outline or a circle, one of both.
    pub(super) fn shape(
        &self,
        it: &mut Settling<'_>,
        span: Span,
        (outline, circle): (Option<&Outline>, Option<&Circle>),
        what: &str,
    ) -> Option<Shape> {
        match (outline, circle) {
            (Some(outline), None) => self.polygon(it, outline, what),
            (None, Some(circle)) => self.circle(it, circle, what),
            (Some(outline), Some(_)) => {
                let message = "`outline` and `circle` cannot stand together";
                it.error(Code::ConflictingKeys, outline.span, message, "keep one of them");
                None
            }
            (None, None) => {
                it.missing(
                    "outline",
                    span,
                    "write its corners, such as `[[0, 0], [9, 0], [5, 8]]`",
                );
                None
            }
        }
    }

    /// Where a zone is.
    pub(super) fn place(&self, it: &mut Settling<'_>, zone: &Zone) -> Option<Place> {
        let Some(drawn) = &zone.drawn else {
            let whole = (zone.outline.as_ref(), zone.circle.as_ref());
            let name = format!("`{}`", visible(&zone.zone));
            return self.shape(it, zone.zone.span, whole, &name).map(Place::Fixed);
        };
        let other = zone.outline.as_ref().map(|outline| outline.span);
        if let Some(span) = other.or(zone.circle.as_ref().map(|circle| circle.at.span)) {
            let message = "a zone that is `drawn` has no place of its own";
            it.error(Code::ConflictingKeys, span, message, "keep one of them");
            return None;
        }
        let count = drawn.count.value;
        if !(1..=MOST_SPOTS).contains(&count) {
            let message = format!("{count} spots cannot be drawn");
            let help = format!("write a number from 1 to {MOST_SPOTS}");
            it.error(Code::BadNumber, drawn.count.span, message, &help);
        }
        let radius = self.radius(it, &drawn.radius)?;
        Some(Place::Drawn { count, radius })
    }

    fn polygon(&self, it: &mut Settling<'_>, outline: &Outline, what: &str) -> Option<Shape> {
        let span = outline.span;
        if outline.len() > MOST_CORNERS {
            let message = format!("{} corners are more than {MOST_CORNERS}", outline.len());
            it.error(Code::TooLarge, span, message, "leave out those that nobody sees");
            return None;
        }
        let corners: Vec<Option<Point>> =
            outline.iter().map(|corner| self.point(it, corner)).collect();
        let corners: Vec<Point> = corners.into_iter().collect::<Option<_>>()?;
        if outline.is_lossy() {
            return None;
        }
        if let (Some(first), Some(last), Some(again)) =
            (corners.first(), corners.last(), outline.last())
            && corners.len() > 1
            && first == last
        {
            let message = "the outline ends with its first corner";
            it.error(Code::BadOutline, again.span, message, "delete it: an outline closes itself");
            return None;
        }
        if corners.len() < 3 {
            it.error(Code::BadOutline, span, "an outline needs three corners", "write the others");
            return None;
        }
        if let Some(at) = crossing(&corners).and_then(|side| outline.get(side)) {
            let message = format!("the outline of {what} crosses itself after this corner");
            it.error(Code::BadOutline, at.span, message, "write the corners in order round it");
            return None;
        }
        if area(&corners) < 1e-6 {
            let message = format!("the outline of {what} has no area");
            it.error(Code::BadOutline, span, message, "write the corners in order round it");
            return None;
        }
        for (point, corner) in corners.iter().zip(outline.iter()) {
            self.inside(it, *point, corner.span, what);
        }
        Some(Shape::Polygon(corners))
    }

    fn circle(&self, it: &mut Settling<'_>, circle: &Circle, what: &str) -> Option<Shape> {
        let centre = self.point(it, &circle.at)?;
        let radius = self.radius(it, &circle.radius)?;
        let shape = Shape::Circle { centre, radius };
        let out = shape.corners().into_iter().find(|corner| !self.contains(*corner));
        if out.is_some() {
            Self::outside(it, circle.at.span, what);
        }
        Some(shape)
    }

    fn radius(&self, it: &mut Settling<'_>, radius: &Spanned<Number>) -> Option<f64> {
        let length = radius.value.0 * self.scale;
        if length > 0.0 && length <= LARGEST {
            return Some(length);
        }
        let message = format!("no circle has a radius of {}", shown(radius.value.0));
        it.error(Code::BadNumber, radius.span, message, "write a number above 0");
        None
    }

    /// A point; nothing if it is not two numbers, or too far away.
    pub(super) fn point(&self, it: &mut Settling<'_>, corner: &Corner) -> Option<Point> {
        if corner.is_lossy() {
            return None;
        }
        let [x, y] = &***corner else {
            let message = format!("expected two numbers, found {}", corner.len());
            let help = "write how far to the right and how far up, such as `[8, 12]`";
            it.error(Code::WrongType, corner.span, message, help);
            return None;
        };
        let point = Point::new(x.0 * self.scale, y.0 * self.scale);
        if point.x.abs() > LARGEST || point.y.abs() > LARGEST {
            let message = "the point is more than two metres away";
            it.error(Code::BadNumber, corner.span, message, "`scale` says how long 1 is");
            return None;
        }
        Some(point)
    }

    /// The injections of a pattern, row by row.
    pub(super) fn pattern(
        &self,
        it: &mut Settling<'_>,
        pattern: &Pattern,
        zones: &[map::Zone],
    ) -> Vec<Point> {
        let numbers = |list: &List<Number>| list.iter().map(|it| it.0 * self.scale).collect();
        let (rows, columns): (Vec<f64>, Vec<f64>) =
            (numbers(&pattern.rows), numbers(&pattern.columns));
        let cross = rows.iter().flat_map(|y| columns.iter().map(|x| Point::new(*x, *y)));
        let points: Vec<Point> = cross.collect();
        if let Some((wrong, why)) =
            points.iter().find_map(|at| Some((at, self.astray(*at, zones)?)))
        {
            let at = (shown(wrong.x / self.scale), shown(wrong.y / self.scale));
            let message = format!("the injection at {}, {} lies {why}", at.0, at.1);
            it.error(Code::OutsideMap, pattern.rows.span, message, "move the rows or the columns");
        }
        points
    }

    /// Why no injection belongs there, if none does.
    fn astray(&self, at: Point, zones: &[map::Zone]) -> Option<&'static str> {
        let lies = |kind: ZoneKind| {
            zones.iter().filter(move |zone| zone.kind == kind).any(|zone| match &zone.place {
                Place::Fixed(shape) => shape.contains(at),
                Place::Drawn { .. } => false,
            })
        };
        let bounded = zones.iter().any(|zone| zone.kind == ZoneKind::Allowed);
        if !self.contains(at) {
            Some("outside the map")
        } else if bounded && !lies(ZoneKind::Allowed) {
            Some("outside every zone that is `allowed`")
        } else {
            lies(ZoneKind::Avoid).then_some("in a zone to `avoid`")
        }
    }

    fn contains(&self, point: Point) -> bool {
        self.within.is_none_or(|whole| whole.distance(point) <= EDGE)
    }

    fn inside(&self, it: &mut Settling<'_>, point: Point, span: Span, what: &str) {
        if !self.contains(point) {
            Self::outside(it, span, what);
        }
    }

    fn outside(it: &mut Settling<'_>, span: Span, what: &str) {
        let message = format!("{what} reaches outside the map here");
        let help = "move it inside the outline of the map";
        it.error(Code::OutsideMap, span, message, help);
    }
}

/// The first side of an outline that another one crosses, or that goes back over the one before.
fn crossing(corners: &[Point]) -> Option<usize> {
    let sides = Shape::Polygon(corners.to_vec()).sides();
    sides.iter().enumerate().find_map(|(position, side)| {
        let mut others = sides.iter().skip(position + 1);
        others.any(|other| cross(*side, *other)).then_some(position)
    })
}

/// Twice the area of an outline, by the shoelace formula.
fn area(corners: &[Point]) -> f64 {
    let sides = Shape::Polygon(corners.to_vec()).sides();
    sides.iter().map(|(from, to)| from.x.mul_add(to.y, -(to.x * from.y))).sum::<f64>().abs()
}
