//! What a mapping needs beyond the types of its keys: which stand together, how few items there
//! may be, how names are spelt.
//!
//! `settle/` asks the same of what an author wrote; here it is in words that an editor
//! understands. The files of `tests/fixtures/refused/` hold the two together.

use serde_json::{Map, Value, json};

/// Keys that are needed.
const NEEDED: &[(&str, &[&str])] = &[
    ("Document", &["format", "title"]),
    ("MapDocument", &["format", "map", "shows"]),
    ("Rounds", &["while", "does"]),
    ("Interval", &["at_least", "at_most"]),
    ("Choose", &["ask"]),
    ("Number", &["ask"]),
    ("Naming", &["ask"]),
    ("Order", &["ask"]),
    ("Say", &["ask"]),
    ("Placement", &["ask"]),
    ("Needle", &["ask"]),
];

/// Keys of which one is needed, and only one may be there.
const ONE_OF: &[(&str, &[&str])] = &[
    ("Document", &["steps", "phases"]),
    ("MapDocument", &["outline", "circle"]),
    ("Zone", &["outline", "circle", "drawn"]),
    ("Muscle", &["outline", "circle"]),
    ("Choice", &["right", "wrong"]),
    ("Rule", &["step", "finish"]),
    ("Rule", &["before", "after", "while", "more_than"]),
    ("Turns", &["times", "until"]),
    ("Moment", &["step", "timer"]),
    ("Then", &["resume", "end"]),
    ("Move", &["before", "after"]),
    ("Act", &["before", "after"]),
];

/// Keys of which only one may be there.
const AT_MOST_ONE: &[(&str, &[&str])] = &[
    ("Rule", &["finish", "more_than"]),
    ("Arm", &["go", "steps", "end"]),
    ("Complication", &["at", "during"]),
    ("Tick", &["tick", "points"]),
];

/// Keys that need another.
const WITH: &[(&str, &str, &str)] = &[
    ("Turns", "until", "at_most"),
    ("Turns", "at_most", "until"),
    ("Moment", "timer", "after"),
    ("Moment", "after", "timer"),
    ("Moment", "pass", "step"),
    ("Test", "but", "fails_for"),
    ("Test", "fails_for", "but"),
    ("Test", "passes", "but"),
];

/// Lists that need so many items.
const FEWEST: &[(&str, &str, u64)] = &[
    ("Document", "steps", 1),
    ("Document", "phases", 1),
    ("Phase", "steps", 1),
    ("Run", "steps", 1),
    ("AnyOrder", "any_order", 1),
    ("OneOf", "one_of", 1),
    ("Turns", "steps", 1),
    ("Arm", "steps", 1),
    ("Complication", "steps", 1),
    ("Decide", "arms", 2),
    ("Choose", "choose", 2),
    ("Order", "order", 2),
    ("Naming", "list", 1),
    ("Say", "say", 1),
    ("Tick", "tick", 1),
    ("Test", "but", 1),
    ("Test", "fails_for", 1),
    ("Swap", "swap", 2),
    ("Muscle", "motor_points", 1),
    ("Muscle", "moves", 1),
    ("Pattern", "rows", 1),
    ("Pattern", "columns", 1),
];

/// Keys whose value is an id.
const IDS: &[(&str, &str)] = &[
    ("Document", "id"),
    ("Phase", "id"),
    ("Step", "id"),
    ("Use", "as"),
    ("MapDocument", "id"),
    ("Zone", "id"),
    ("Muscle", "id"),
];

/// Keys under which ids are given to what stands there.
const NAMES: [&str; 6] = ["sources", "variants", "cases", "timers", "endings", "complications"];

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const SLUG_WORDS: &str = "Expected an id: lower-case letters, digits and single hyphens.";

/// Puts in what a mapping of the type `name` needs.
pub(super) fn demand(name: &str, schema: &mut Value) {
    let of = |table: &'static [(&str, &[&'static str])]| {
        let rows = table.iter().filter(move |(owner, _)| *owner == name);
        rows.map(|(_, keys)| *keys)
    };
    for key in of(NEEDED).flatten() {
        push(schema, "required", json!(key));
    }
    for keys in of(ONE_OF) {
        let any: Vec<Value> = keys.iter().map(|key| json!({"required": [key]})).collect();
        push(schema, "allOf", json!({"anyOf": any}));
    }
    for keys in of(ONE_OF).chain(of(AT_MOST_ONE)) {
        for (position, one) in keys.iter().enumerate() {
            for two in keys.iter().skip(position + 1) {
                push(schema, "allOf", never(one, two, None));
            }
        }
    }
    for (_, key, other) in WITH.iter().filter(|(owner, ..)| *owner == name) {
        push(schema, "allOf", json!({"if": {"required": [key]}, "then": {"required": [other]}}));
    }
    for (_, key, fewest) in FEWEST.iter().filter(|(owner, ..)| *owner == name) {
        set(schema, &["properties", key], "minItems", json!(fewest));
    }
    for (_, key) in IDS.iter().filter(|(owner, _)| *owner == name) {
        set(schema, &["properties", key], "pattern", json!(SLUG));
        set(schema, &["properties", key], "patternErrorMessage", json!(SLUG_WORDS));
    }
    match name {
        "Document" => document(schema),
        "MapDocument" => head(schema, &["sources"], &["reviewed_by", "reviewed_on"]),
        "Step" => step(schema),
        "Answer" => set(schema, &["properties", "question"], "minimum", json!(1)),
        "Swap" => set(schema, &["properties", "swap"], "maxItems", json!(2)),
        _ => {}
    }
}

/// No key `two` beside a key `one`, whose values are as in `when`. An editor says so at the second
/// of them, and in these words, which it would not if this were `not`.
fn never(one: &str, two: &str, when: Option<Value>) -> Value {
    let mut condition = json!({"required": [one]});
    if let (Some(condition), Some(when)) = (condition.as_object_mut(), when) {
        condition.insert("properties".to_owned(), when);
    }
    let message = format!("`{one}` and `{two}` cannot stand together.");
    json!({"if": condition, "then": {"properties": {two: false}, "errorMessage": message}})
}

/// Names, and who reviewed what.
fn document(schema: &mut Value) {
    head(schema, &NAMES, &["reviewed_by", "reviewed_on", "review_due"]);
    let names = json!({
        "pattern": "^(?!(and|or|not|true|false|pass)$)[a-z][a-z0-9_]*$",
        "patternErrorMessage": "Expected a name for expressions: lower-case letters, digits and `_`.",
    });
    set(schema, &["properties", "parameters"], "propertyNames", names);
}

/// What all files begin with: ids under the keys `named`, the format, and what only a review has.
fn head(schema: &mut Value, named: &[&str], of_review: &[&str]) {
    for key in named {
        let names = json!({"pattern": SLUG, "patternErrorMessage": SLUG_WORDS});
        set(schema, &["properties", key], "propertyNames", names);
    }
    let one = json!({
        "const": 1,
        "description": "The version of the format: 1.",
        "errorMessage": "There is only format 1.",
    });
    set(schema, &["properties"], "format", one);
    let reviewed = json!({"properties": {"status": {"const": "reviewed"}}, "required": ["status"]});
    let none: Map<String, Value> =
        of_review.iter().map(|key| ((*key).to_owned(), json!(false))).collect();
    let unreviewed = json!({
        "properties": none,
        "errorMessage": "This goes with `status: reviewed`.",
    });
    let then = json!({"required": ["reviewed_by", "reviewed_on"]});
    push(schema, "allOf", json!({"if": reviewed, "then": then, "else": unreviewed}));
}

/// What says the same thing twice.
fn step(schema: &mut Value) {
    let critical = json!({"critical": {"const": true}});
    let optional = json!({"critical": {"const": true}, "optional": {"const": true}});
    let held = json!({"time": {"required": ["at_least"]}});
    push(schema, "allOf", never("critical", "severity", Some(critical)));
    push(schema, "allOf", never("optional", "critical", Some(optional)));
    push(schema, "allOf", never("time", "takes", Some(held)));
}

/// Adds an item to the list under `key`.
fn push(schema: &mut Value, key: &str, item: Value) {
    let list = schema.as_object_mut().map(|map| map.entry(key).or_insert_with(|| json!([])));
    if let Some(Value::Array(list)) = list {
        list.push(item);
    }
}

/// Gives what is found along `path` a key.
fn set(schema: &mut Value, path: &[&str], key: &str, value: Value) {
    let found = path.iter().try_fold(schema, |schema, key| schema.get_mut(key));
    if let Some(map) = found.and_then(Value::as_object_mut) {
        map.insert(key.to_owned(), value);
    }
}
