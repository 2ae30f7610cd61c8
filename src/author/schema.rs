//! The JSON Schema of a procedure file, for completion, hover and errors in editors.
//!
//! It is made from the types that read the file. serde's view of them lacks what their names say
//! beyond it, by the conventions of `de.rs`; what those mean is put in here. What `settle/` asks
//! beyond types is in `schema/together.rs`, and what editors make of it in `schema/shown.rs`.

mod shown;
mod together;

use super::document::Document;
use super::document::map::MapDocument;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The schema of procedures, ready to be written to a file.
#[must_use]
pub fn schema() -> String {
    schema_of::<Document>("Document")
}

/// The schema of maps, ready to be written to a file.
#[must_use]
pub fn map_schema() -> String {
    schema_of::<MapDocument>("MapDocument")
}

/// The schema of the type `T`, whose name this is.
fn schema_of<T: JsonSchema>(name: &str) -> String {
    let types = SchemaSettings::draft2020_12().into_generator();
    let mut root = types.into_root_schema_for::<T>().to_value();
    let mut all = match root.get_mut("$defs").map(Value::take) {
        Some(Value::Object(all)) => all,
        _ => Map::new(),
    };
    close(&mut root);
    together::demand(name, &mut root);
    for (name, definition) in &mut all {
        close(definition);
        together::demand(before_rules(name), definition);
    }
    let mut named = Map::new();
    for (name, definition) in &all {
        named.extend(spell_out(name, definition));
    }
    for (name, definition) in &all {
        named.extend(with_kind(before_rules(name), definition, &all));
    }
    let short =
        |name: &str| all.get(name).is_some_and(|definition| short_key(name, definition).is_some());
    named.values_mut().for_each(|definition| rename(definition, &short));
    rename(&mut root, &short);
    let mut used = BTreeSet::new();
    reach(&root, &named, &mut used);
    named.retain(|name, _| used.contains(name));
    shown::polish(&mut root, &mut named);
    if let Some(root) = root.as_object_mut() {
        // Editors would show it above everything.
        root.remove("title");
        root.insert("$defs".to_owned(), Value::Object(named));
    }
    // Strings and numbers cannot fail to be written.
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

/// Notes the names of the definitions that `schema` refers to, directly or through others.
fn reach(schema: &Value, all: &Map<String, Value>, used: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            let to = map.get("$ref").and_then(Value::as_str);
            if let Some(name) = to.and_then(|to| to.strip_prefix("#/$defs/"))
                && used.insert(name.to_owned())
                && let Some(definition) = all.get(name)
            {
                reach(definition, all, used);
            }
            map.values().for_each(|value| reach(value, all, used));
        }
        Value::Array(items) => items.iter().for_each(|item| reach(item, all, used)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// No struct has keys beside its own, and what may be left out is left out, never empty.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            without_null(map);
            // How Rust keeps a number is nobody's business.
            if map.get("format").is_some_and(Value::is_string) {
                map.remove("format");
            }
            if map.contains_key("properties") && !map.contains_key("additionalProperties") {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The same without the choice of nothing.
fn without_null(map: &mut Map<String, Value>) {
    let null = json!("null");
    if let Some(Value::Array(types)) = map.get_mut("type") {
        types.retain(|it| *it != null);
        if let [only] = types.as_slice() {
            let only = only.clone();
            map.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(any)) = map.get_mut("anyOf") else { return };
    any.retain(|it| it.get("type") != Some(&null));
    if let [Value::Object(only)] = any.as_slice() {
        let only = only.clone();
        map.remove("anyOf");
        for (key, value) in only {
            map.entry(key).or_insert(value);
        }
    }
    map.remove("default");
}

/// The name without the rules behind it.
fn before_rules(name: &str) -> &str {
    name.split('@').next().unwrap_or(name)
}

/// Takes the rules out of every reference; `short` knows the types that can be written short.
fn rename(schema: &mut Value, short: &impl Fn(&str) -> bool) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::String(to)) = map.get_mut("$ref") {
                let name = to.strip_prefix("#/$defs/").unwrap_or(to);
                let suffix = if short(name) { OR_SHORT } else { "" };
                *to = before_rules(to).to_owned() + suffix;
            }
            map.values_mut().for_each(|value| rename(value, short));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, short)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// How the name ends of a type that can be written short.
const OR_SHORT: &str = "OrShort";

/// The key whose value alone can stand for a struct of this name.
fn short_key<'n>(name: &'n str, schema: &Value) -> Option<&'n str> {
    let (_, rules) = name.split_once('@').filter(|_| schema.get("properties").is_some())?;
    rules.split(',').find_map(|rule| rule.strip_prefix("text="))
}

/// The definitions that a type becomes, once the rules in its name are put in.
fn spell_out(name: &str, schema: &Value) -> Vec<(String, Value)> {
    let plain = before_rules(name);
    if let Some(key) = short_key(name, schema) {
        let (whole, short) = or_short(plain, schema, key);
        return vec![(plain.to_owned(), whole), (plain.to_owned() + OR_SHORT, short)];
    }
    let is_by_key = name.contains('@') && schema.get("oneOf").is_some();
    let spelt = if is_by_key { by_key(schema) } else { schema.clone() };
    vec![(plain.to_owned(), spelt)]
}

fn described(like: &Value, mut schema: Value) -> Value {
    if let (Some(description), Some(map)) = (like.get("description"), schema.as_object_mut()) {
        map.insert("description".to_owned(), description.clone());
    }
    schema
}

/// The schemas of the variants of an enum whose kind is the key that it has.
fn variants(schema: &Value) -> impl Iterator<Item = &Value> {
    let all = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|variant| variant.get("properties")?.as_object()?.values().next())
}

/// An enum by key: each variant is the whole mapping. One that can be written short still can.
fn by_key(schema: &Value) -> Value {
    let any: Vec<Value> = variants(schema).cloned().map(bare).collect();
    described(schema, json!({"anyOf": any}))
}

/// A reference without a description of its own, which would hide the one it refers to.
fn bare(mut schema: Value) -> Value {
    if let Some(map) = schema.as_object_mut()
        && map.contains_key("$ref")
    {
        map.remove("description");
    }
    schema
}

/// A struct that can be written short, as the value of one of its keys: without and with that.
fn or_short(name: &str, schema: &Value, key: &str) -> (Value, Value) {
    let mut whole = schema.clone();
    let (key, only_short) = key.strip_prefix('=').map_or((key, false), |key| (key, true));
    let properties = whole.get_mut("properties").and_then(Value::as_object_mut);
    let short =
        properties.and_then(|all| if only_short { all.remove(key) } else { all.get(key).cloned() });
    let reference = json!({"$ref": format!("#/$defs/{name}")});
    let any = json!({"anyOf": [reference, bare(short.unwrap_or_default())]});
    let any = described(schema, any);
    (whole, any)
}

/// A struct that shares its mapping with an enum by key: one whole mapping for each kind.
fn with_kind(name: &str, schema: &Value, all: &Map<String, Value>) -> Vec<(String, Value)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let kind = properties.and_then(|all| all.iter().find(|(name, _)| name.starts_with('@')));
    let (Some(properties), Some((field, kind))) = (properties, kind) else { return Vec::new() };
    let mut definitions = Vec::new();
    let mut any = Vec::new();
    for variant in referred(kind, all).map(|(_, kind)| variants(kind)).into_iter().flatten() {
        let Some((name, variant)) = referred(variant, all) else { continue };
        let mut whole = variant.clone();
        if let Some(own) = whole.get_mut("properties").and_then(Value::as_object_mut) {
            let shared = properties.iter().filter(|(key, _)| *key != field);
            own.extend(shared.map(|(key, value)| (key.clone(), value.clone())));
        }
        any.push(json!({"$ref": format!("#/$defs/{name}")}));
        definitions.push((name.to_owned(), whole));
    }
    definitions.push((name.to_owned(), described(schema, json!({"anyOf": any}))));
    definitions
}

fn referred<'s>(schema: &'s Value, all: &'s Map<String, Value>) -> Option<(&'s str, &'s Value)> {
    let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    Some((name, all.get(name)?))
}
