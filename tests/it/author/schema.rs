//! The schema for editors: the file in the tree is the one that the types give, and is whole.
//!
//! What it accepts and refuses is held by `tests/tools/editors.sh`, with programs that are not ours.

use expect_test::expect_file;
use rehearsal::author::schema::{map_schema, schema};
use serde_json::{Map, Value};

fn parsed() -> Value {
    serde_json::from_str(&schema()).unwrap()
}

/// Does something to every mapping inside.
fn each(schema: &Value, deed: &mut impl FnMut(&Map<String, Value>)) {
    match schema {
        Value::Object(map) => {
            deed(map);
            map.values().for_each(|value| each(value, deed));
        }
        Value::Array(items) => items.iter().for_each(|item| each(item, deed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_file_for_editors_is_up_to_date() {
    expect_file!["../../../schema/procedure.schema.json"].assert_eq(&schema());
    expect_file!["../../../schema/map.schema.json"].assert_eq(&map_schema());
}

#[test]
fn hovering_any_key_shows_what_it_means() {
    let schema = parsed();
    let types = schema["$defs"].as_object().unwrap();
    let mut keys = 0;
    for (name, kind) in types.iter().chain([(&"the file".to_owned(), &schema)]) {
        for (key, value) in kind["properties"].as_object().into_iter().flatten() {
            let description = value["description"].as_str().unwrap_or("");
            assert!(!description.is_empty(), "`{key}` of {name} is not described");
            assert!(!description.contains('\n'), "`{key}` of {name} would be torn: {description}");
            keys += 1;
        }
    }
    assert!(keys > 150, "only {keys} keys are looked at");
}

#[test]
fn no_key_may_be_left_empty() {
    each(&parsed(), &mut |map| {
        let kinds = map.get("type").map(Value::to_string).unwrap_or_default();
        assert!(!kinds.contains("\"null\""), "{map:?}");
    });
}

#[test]
fn every_mapping_refuses_keys_that_it_does_not_have() {
    let schema = parsed();
    for (name, kind) in schema["$defs"].as_object().unwrap() {
        if kind.get("properties").is_some() {
            assert_eq!(kind["additionalProperties"], false, "{name}");
        }
    }
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn each_type_has_one_name_and_is_used() {
    let schema = parsed();
    let mut used = Vec::new();
    each(&schema, &mut |map| used.extend(map.get("$ref").cloned()));
    for name in schema["$defs"].as_object().unwrap().keys() {
        assert!(!name.ends_with(|c: char| c.is_ascii_digit()), "{name}: two types of one name");
        assert!(!name.contains('@'), "{name}: what a name says beyond itself is put in");
        assert!(used.contains(&format!("#/$defs/{name}").into()), "{name} is not used");
    }
    for reference in used {
        let name = reference.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
        assert!(schema["$defs"].get(name).is_some(), "{name} is not there");
    }
}
