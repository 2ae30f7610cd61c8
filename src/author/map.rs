//! A map of the body: from a file in the folder `maps` to a settled map, with every mistake found.
//!
//! Nothing in a map is computed, so it is settled once, when it is read. Shapes are
//! `map/shapes.rs`.

mod shapes;

use super::diagnostic::{Diagnostic, Findings};
use super::document::map::{self as written, MapDocument};
use super::document::{Source, Status};
use super::readings::{self, Opening, Reading};
use super::settle::{nameless, twice};
use super::slug::{is_slug, slug};
use super::suggest::{advice, listed};
use super::visible::visible;
use super::written::{Asked, Line, Many, Named, Spanned};
use super::{Code, FileIx, Span};
use crate::procedure::map::{Frame, Muscle, Point, Shape, Shows, Zone, ZoneKind};
use crate::procedure::{Id, Map};
use shapes::Shapes;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The folder beside procedures in which maps lie, and nothing else.
pub const FOLDER: &str = "maps";

/// Whether the file called `name` is a map.
#[must_use]
pub fn is_map(name: &str) -> bool {
    let folder = Path::new(name).parent().and_then(Path::file_name);
    folder.is_some_and(|folder| folder == FOLDER)
}

impl Opening for MapDocument {
    const OPENING: &'static str = "`format: 1`, `map:` and `shows:`";
}

/// A map file, read.
#[derive(Debug)]
pub(super) struct MapReading {
    pub(super) read: Reading<MapDocument>,
    /// The map, if nothing is wrong with it.
    pub(super) map: Option<Arc<Map>>,
}

/// Reads the `bytes` of the map file called `name`.
pub(super) fn read(ix: FileIx, name: &str, bytes: Option<Vec<u8>>) -> MapReading {
    let mut read = readings::read::<MapDocument>(ix, name, bytes);
    let map = read.document.take().and_then(|document| {
        let whole = read.findings.is_clean();
        let titles = BTreeMap::new();
        let mut settling = Settling { ix, whole, titles, findings: &mut read.findings };
        let map = settling.map(&document, &read.stem);
        read.document = Some(document);
        map
    });
    let map = map.filter(|_| read.findings.is_clean()).map(Arc::new);
    MapReading { read, map }
}

struct Settling<'f> {
    ix: FileIx,
    /// Whether nothing was lost in reading: only then can something be said to be missing.
    whole: bool,
    /// The names of zones and muscles, as people read them, and where each stands first.
    titles: BTreeMap<String, Span>,
    findings: &'f mut Findings,
}

impl Settling<'_> {
    fn error(&mut self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.findings.push(Diagnostic::error(code, span, message).help(help));
    }

    fn missing(&mut self, key: &str, span: Span, help: &str) {
        if self.whole {
            self.error(Code::MissingKey, span, format!("missing key `{key}`"), help);
        }
    }

    fn map(&mut self, document: &MapDocument, stem: &str) -> Option<Map> {
        self.head(document);
        let shows = self.shows(document)?;
        let scale = document.scale.as_ref().map_or(1.0, |scale| scale.value.0);
        let title = document.map.given()?;
        let whole = (document.outline.as_ref(), document.circle.as_ref());
        let outline = Shapes { scale, within: None }.shape(self, title.span, whole, "the map")?;
        let shapes = Shapes { scale, within: Some(&outline) };
        let mut names = BTreeMap::new();
        let zones = document.zones.iter();
        let zones: Vec<Zone> =
            zones.filter_map(|zone| self.zone(zone, &shapes, &mut names)).collect();
        let muscles = document.muscles.iter();
        let muscles: Vec<Muscle> =
            muscles.filter_map(|muscle| self.muscle(muscle, &shapes, &mut names)).collect();
        self.fitting(document, shows, title.span);
        let patterns = self.patterns(document, &shapes, &zones);
        self.sources(document);
        let words =
            |line: &Option<Line>| line.as_ref().map_or_else(String::new, ToString::to_string);
        let id = document.id.as_ref().map_or_else(|| stem.to_owned(), ToString::to_string);
        Some(Map {
            id: Id::new(&id),
            title: title.to_string(),
            shows,
            frame: Frame {
                origin: words(&document.origin),
                right: words(&document.right),
                up: words(&document.up),
            },
            outline,
            zones,
            muscles,
            patterns,
        })
    }

    /// Format, title, and that a review names who and when.
    fn head(&mut self, document: &MapDocument) {
        let top = Span::new(self.ix, 0..0);
        match &document.format {
            Asked::Given(format) if format.value != 1 => {
                let message = format!("format {} is not known", format.value);
                self.error(Code::UnsupportedFormat, format.span, message, "write `format: 1`");
            }
            Asked::Absent => self.missing("format", top, "write `format: 1` in the first line"),
            Asked::Given(_) | Asked::Lost => {}
        }
        if matches!(document.map, Asked::Absent) {
            self.missing("map", top, "write the name that people read as `map:`");
        }
        if let Some(id) = document.id.as_ref().filter(|id| !is_slug(id)) {
            self.bad_id(id);
        }
        let by = document.reviewed_by.as_ref().map(|it| it.span);
        let on = document.reviewed_on.as_ref().map(|it| it.span);
        let reviewed = document.status.given().filter(|it| it.value == Status::Reviewed);
        let keys = [("reviewed_by", by), ("reviewed_on", on)];
        if let Some(status) = reviewed {
            let missing: Vec<&str> =
                keys.iter().filter(|(_, span)| span.is_none()).map(|(key, _)| *key).collect();
            if !missing.is_empty() && self.whole {
                let message = format!("`status: reviewed` needs {}", listed(&missing));
                self.error(Code::MissingKey, status.span, message, "say who reviewed it, and when");
            }
        } else if let Some((key, Some(span))) = keys.into_iter().find(|(_, it)| it.is_some())
            && !matches!(document.status, Asked::Lost)
        {
            let message = format!("`{key}` contradicts the status `illustrative`");
            let help = "write `status: reviewed`, or delete it";
            self.error(Code::ConflictingKeys, span, message, help);
        }
    }

    fn bad_id(&mut self, id: &Spanned<Line>) {
        let message = format!("`{}` is not a slug", visible(id));
        let help = "write lower-case letters, digits and single hyphens";
        self.error(Code::BadId, id.span, message, help);
    }

    fn shows(&mut self, document: &MapDocument) -> Option<Shows> {
        if matches!(document.shows, Asked::Absent) {
            let top = document.map.given().map_or(Span::new(self.ix, 0..0), |map| map.span);
            self.missing("shows", top, "write `shows: surface` or `shows: section`");
        }
        document.shows.given().map(|shows| match shows.value {
            written::Shows::Surface => Shows::Surface,
            written::Shows::Section => Shows::Section,
        })
    }

    /// Muscles in a section, and there only; patterns on a surface only.
    fn fitting(&mut self, document: &MapDocument, shows: Shows, title: Span) {
        match shows {
            Shows::Section if document.muscles.is_empty() && !document.muscles.is_lossy() => {
                let help = "write the muscles that a needle may meet under `muscles:`";
                self.missing("muscles", title, help);
            }
            Shows::Section => {
                if let Some(pattern) = document.patterns.first() {
                    let message = "a pattern of injections in a section";
                    let help = "delete `patterns`, or write `shows: surface`";
                    self.error(Code::ConflictingKeys, pattern.rows.span, message, help);
                }
            }
            Shows::Surface => {
                if let Some(muscle) = document.muscles.first() {
                    let message = "a muscle on a surface";
                    let help = "delete `muscles`, or write `shows: section`";
                    self.error(Code::ConflictingKeys, muscle.muscle.span, message, help);
                }
            }
        }
    }

    /// The id of a zone or muscle: its own, or a slug of its name. No two have the same.
    fn id(
        &mut self,
        (own, name): (Option<&Spanned<Line>>, &Spanned<Line>),
        names: &mut BTreeMap<String, Span>,
    ) -> Option<Id> {
        if let Some(own) = own.filter(|own| !is_slug(own)) {
            self.bad_id(own);
            return None;
        }
        let id = own.map_or_else(|| slug(name), ToString::to_string);
        let span = own.map_or(name.span, |own| own.span);
        if id.is_empty() {
            self.findings.push(nameless("part", "its name", span));
            return None;
        }
        let called = self.titles.insert(name.to_lowercase(), name.span);
        if let Some(first) = names.insert(id.clone(), span) {
            self.findings.push(twice("parts of the map", &id, span, first));
        } else if let Some(first) = called {
            let message = format!("two parts of the map are called `{}`", visible(name));
            let found = Diagnostic::error(Code::DuplicateId, name.span, message);
            self.findings.push(found.and(first, "the first one").help("give each its own name"));
        }
        Some(Id::new(&id))
    }

    fn zone(
        &mut self,
        written: &written::Zone,
        shapes: &Shapes<'_>,
        names: &mut BTreeMap<String, Span>,
    ) -> Option<Zone> {
        let id = self.id((written.id.as_ref(), &written.zone), names);
        let place = shapes.place(self, written);
        Some(Zone {
            id: id?,
            title: written.zone.to_string(),
            kind: match written.is.value {
                written::ZoneKind::Allowed => ZoneKind::Allowed,
                written::ZoneKind::Avoid => ZoneKind::Avoid,
                written::ZoneKind::Vessel => ZoneKind::Vessel,
                written::ZoneKind::Nerve => ZoneKind::Nerve,
                written::ZoneKind::Landmark => ZoneKind::Landmark,
            },
            place: place?,
        })
    }

    fn muscle(
        &mut self,
        written: &written::Muscle,
        shapes: &Shapes<'_>,
        names: &mut BTreeMap<String, Span>,
    ) -> Option<Muscle> {
        let id = self.id((written.id.as_ref(), &written.muscle), names);
        let whole = (written.outline.as_ref(), written.circle.as_ref());
        let name = format!("`{}`", visible(&written.muscle));
        let shape = shapes.shape(self, written.muscle.span, whole, &name)?;
        let points = &written.motor_points;
        if points.is_empty() && !points.is_lossy() {
            let help = "write where its nerve ends, such as `[[8, 12]]`";
            self.error(Code::EmptyValue, points.span, "a muscle needs a motor point", help);
        }
        let motor_points = points.iter().filter_map(|corner| {
            let point = shapes.point(self, corner)?;
            if !shape.contains(point) {
                let message = format!("the motor point lies outside {name}");
                let help = "move it inside, or mend the outline of the muscle";
                self.error(Code::OutsideMap, corner.span, message, help);
            }
            Some(point)
        });
        let motor_points = motor_points.collect();
        let moves = &written.moves;
        if moves.is_empty() && !moves.is_lossy() {
            let help = "write what it moves, such as `[wrist flexion]`";
            self.error(Code::EmptyValue, moves.span, "a muscle needs a movement", help);
        }
        let moves = moves.iter().map(ToString::to_string).collect();
        Some(Muscle { id: id?, title: written.muscle.to_string(), shape, motor_points, moves })
    }

    fn patterns(
        &mut self,
        document: &MapDocument,
        shapes: &Shapes<'_>,
        zones: &[Zone],
    ) -> Vec<Vec<Point>> {
        let mut patterns: Vec<Vec<Point>> = Vec::new();
        for pattern in document.patterns.iter() {
            let points = shapes.pattern(self, pattern, zones);
            if points.is_empty() && !pattern.rows.is_lossy() && !pattern.columns.is_lossy() {
                let help = "write at least one row and one column";
                self.error(Code::EmptyValue, pattern.rows.span, "the pattern is empty", help);
            } else if patterns.iter().any(|known| known.len() == points.len()) {
                let message = format!("two patterns have {} injections", points.len());
                let help = "keep one: a checkpoint finds a pattern by its number of injections";
                self.error(Code::DuplicateId, pattern.rows.span, message, help);
            }
            patterns.push(points);
        }
        patterns
    }

    /// Every source that is named is there.
    fn sources(&mut self, document: &MapDocument) {
        let zones = document.zones.iter().map(|zone| &zone.source);
        let muscles = document.muscles.iter().map(|muscle| &muscle.source);
        let patterns = document.patterns.iter().map(|pattern| &pattern.source);
        let all = std::iter::once(&document.source).chain(zones).chain(muscles).chain(patterns);
        for named in all {
            self.known(named, &document.sources);
        }
    }

    fn known(&mut self, named: &Many<Spanned<Line>>, sources: &Named<Source>) {
        let is_known = |name: &str| sources.iter().any(|(known, _)| known.value == name);
        for name in named.iter().filter(|name| !is_known(name)) {
            let message = format!("no source is called `{}`", visible(name));
            let help = advice(name, sources.iter().map(|(known, _)| known.value.as_str()));
            let help = help.unwrap_or_else(|| "declare it under `sources:`".to_owned());
            self.error(Code::UnknownSource, name.span, message, &help);
        }
    }
}

/// A map of which nothing is known, for one that could not be found or read: it is never rehearsed.
pub(super) fn lost(name: &str) -> Map {
    Map {
        id: Id::new(name),
        title: name.to_owned(),
        shows: Shows::Surface,
        frame: Frame::default(),
        outline: Shape::Circle { centre: Point::default(), radius: 1.0 },
        zones: Vec::new(),
        muscles: Vec::new(),
        patterns: Vec::new(),
    }
}
