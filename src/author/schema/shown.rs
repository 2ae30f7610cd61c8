//! What an editor shows: descriptions on hovering, words to choose from, messages.
//!
//! An editor shows the innermost description that it finds, so a key says all there is to say
//! about its value, and the value nothing. `errorMessage` and its like are no part of JSON Schema;
//! the servers that editors use for YAML and JSON understand them.

use serde_json::{Map, Value, json};

/// Makes the most of the descriptions of `root` and of the types that it refers to.
pub(super) fn polish(root: &mut Value, all: &mut Map<String, Value>) {
    for schema in all.values_mut().chain([&mut *root]) {
        each(schema, &mut on_one_line);
        each(schema, &mut as_enum);
        each(schema, &mut say_it_of_patterns);
    }
    let hints = all.iter().filter_map(|(name, schema)| Some((name.clone(), hint(schema)?)));
    let hints: Map<String, Value> = hints.collect();
    let mut hiding = Vec::new();
    for schema in all.values_mut().chain([&mut *root]) {
        each(schema, &mut |map| {
            tell(map, &hints);
            hiding.extend(choices(map).map(str::to_owned));
        });
    }
    for name in hiding {
        if let Some(schema) = all.get_mut(&name).filter(|schema| is_value(schema))
            && let Some(schema) = schema.as_object_mut()
        {
            schema.remove("description");
        }
    }
}

/// Does something to every mapping inside, the innermost first.
fn each(schema: &mut Value, deed: &mut impl FnMut(&mut Map<String, Value>)) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(|value| each(value, deed));
            deed(map);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, deed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A line break in a doc comment is no new paragraph.
fn on_one_line(map: &mut Map<String, Value>) {
    if let Some(Value::String(description)) = map.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}

/// Words, each with its meaning.
fn as_enum(map: &mut Map<String, Value>) {
    let Some(words) = map.get("oneOf").and_then(Value::as_array) else { return };
    let all = |key: &str| words.iter().map(|word| word.get(key).cloned()).collect();
    let (words, meanings): (Option<Vec<Value>>, Option<Vec<Value>>) =
        (all("const"), all("description"));
    if let (Some(words), Some(meanings)) = (words, meanings) {
        map.remove("oneOf");
        map.insert("type".to_owned(), json!("string"));
        map.insert("enum".to_owned(), Value::Array(words));
        map.insert("enumDescriptions".to_owned(), Value::Array(meanings));
    }
}

/// The same message whether the kind of a value is wrong or how it is spelt.
fn say_it_of_patterns(map: &mut Map<String, Value>) {
    if let (Some(_), Some(message)) = (map.get("pattern"), map.get("errorMessage").cloned()) {
        map.entry("patternErrorMessage").or_insert(message);
    }
}

/// Whether this is a value, and not a mapping or a choice.
fn is_value(schema: &Value) -> bool {
    schema.get("type").is_some_and(|it| *it != json!("object"))
}

/// What a key can say about a value of this type. Words explain themselves.
fn hint(schema: &Value) -> Option<Value> {
    let has_hint = is_value(schema) && schema.get("enum").is_none();
    schema.get("description").filter(|_| has_hint).cloned()
}

/// The name of the type that `schema` refers to.
fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// The names of the types between which there is a choice.
fn choices(map: &Map<String, Value>) -> impl Iterator<Item = &str> {
    map.get("anyOf").and_then(Value::as_array).into_iter().flatten().filter_map(reference)
}

/// A key says what its value may be, unless it does so already.
fn tell(map: &mut Map<String, Value>, hints: &Map<String, Value>) {
    let Some(Value::String(own)) = map.get("description") else { return };
    let whole = map.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/$defs/"));
    let names = whole.into_iter().chain(map.get("items").and_then(reference)).chain(choices(map));
    let mut told = own.clone();
    for hint in names.filter_map(|name| hints.get(name)?.as_str()) {
        let known = own.contains("expression") && hint.contains("`= ");
        if !known && !told.contains(hint) {
            told = format!("{told} {hint}");
        }
    }
    map.insert("description".to_owned(), Value::String(told));
}
