//! What the values of a procedure file look like to an editor, as JSON Schema.
//!
//! The readers beside this file decide what is right; a schema can only say what has the right
//! shape. Read next: `author/schema.rs`, which puts the whole together.

use super::value::FromScalar;
use super::{
    Accept, Asked, Computed, Count, Date, Distance, Given, Length, Line, List, Many, Named, Number,
    Phrase, Share, Shown, Spanned, Text, Tolerance, Truth,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! transparent {
    ($($type:ident),*) => {$(
        impl<T: JsonSchema> JsonSchema for $type<T> {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                T::schema_name()
            }

            fn json_schema(types: &mut SchemaGenerator) -> Schema {
                types.subschema_for::<T>()
            }
        }
    )*};
}

transparent!(Spanned, Asked);

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(types: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "items": types.subschema_for::<T>(),
            "errorMessage": "Expected a list.",
        })
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMore{}", T::schema_name()).into()
    }

    fn json_schema(types: &mut SchemaGenerator) -> Schema {
        let one = types.subschema_for::<T>();
        json_schema!({"anyOf": [one, {"type": "array", "items": one}]})
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Named{}", T::schema_name()).into()
    }

    fn json_schema(types: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": types.subschema_for::<T>()})
    }
}

impl<T: JsonSchema + FromScalar> JsonSchema for Computed<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}OrExpression", T::schema_name()).into()
    }

    /// One schema and not a choice of two, since an editor says more about a single one. Of an
    /// expression it knows no more than how it begins.
    fn json_schema(types: &mut SchemaGenerator) -> Schema {
        const EXPRESSION: &str = r"^=\s*\S";
        let mut schema = T::json_schema(types);
        let text = |schema: &Schema, key: &str| schema.get(key)?.as_str().map(str::to_owned);
        let pattern = text(&schema, "pattern");
        let pattern =
            pattern.map_or_else(|| EXPRESSION.into(), |own| format!("{own}|{EXPRESSION}"));
        let message = text(&schema, "errorMessage").unwrap_or_default();
        let description = text(&schema, "description").map(|own| own + " ").unwrap_or_default();
        let kinds = match text(&schema, "type") {
            Some(kind) if kind != "string" => vec![kind, "string".to_owned()].into(),
            _ => schema.get("type").cloned().unwrap_or_default(),
        };
        schema.insert("type".into(), kinds);
        schema.insert("pattern".into(), pattern.into());
        schema.insert("errorMessage".into(), (message + " Or `= expression`.").into());
        let computed = "Or computed, as in `= dose / sites`.";
        schema.insert("description".into(), (description + computed).into());
        schema
    }
}

macro_rules! scalar {
    ($($type:ident as $name:ident $schema:tt)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

// What an editor says against a value is `errorMessage`, and after a key's own description it shows
// the `description` here; see `author/schema/shown.rs`.
scalar! {
    Line as Line {
        "type": ["string", "number", "boolean"],
        "pattern": r"^(?!.*\{\{)\s*\S.*\s*$",
        "errorMessage": "Expected one line of text, in which nothing is filled in."
    }
    Phrase as Phrase {
        "type": ["string", "number", "boolean"],
        "pattern": r"^\s*\S.*\s*$",
        "errorMessage": "Expected one line of text.",
        "description": "`{{ … }}` fills in a value."
    }
    Shown as Shown {
        "type": ["string", "number", "boolean"],
        "pattern": r"^\s*\S.*\s*$",
        "errorMessage": "Expected one line of text.",
        "description": "The value as it is shown. `{{ … }}` fills in a value, and `= expression` is computed."
    }
    Text as Text {
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
        "errorMessage": "Expected text.",
        "description": "`{{ … }}` fills in a value."
    }
    Length as Length {
        "type": "string",
        "pattern": r"^\s*(?=\d)(\d+\s*[hH]([oO][uU][rR][sS]?)?\s*)?(\d+\s*[mM]([iI][nN]([sS]|[uU][tT][eE][sS]?)?)?\s*)?(\d+\s*[sS]([eE][cC]([sS]|[oO][nN][dD][sS]?)?)?\s*)?$",
        "errorMessage": "Expected a length of time such as `90s`, `20m` or `1h30m`.",
        "description": "A length of time such as `90s`, `20m` or `1h30m`."
    }
    Share as Share {
        "type": "string",
        "pattern": r"^\+?0*(100(\.0*)?|\d{1,2}(\.\d*)?|\.\d+)\s*%$",
        "errorMessage": "Expected a percentage from `0%` to `100%`.",
        "description": "A percentage such as `80%`."
    }
    Number as Quantity {
        "type": "number",
        "errorMessage": "Expected a number."
    }
    Count as Count {
        "type": "integer",
        "minimum": 0,
        "errorMessage": "Expected a whole number from 0 on."
    }
    Truth as Truth {
        "type": "boolean",
        "errorMessage": "Expected `true` or `false`."
    }
    Tolerance as Tolerance {
        "type": ["number", "string"],
        "minimum": 0,
        "pattern": r"^\+?(\d+(\.\d*)?|\.\d+)\s*%$",
        "errorMessage": "Expected a number or a percentage such as `2%`.",
        "description": "Such as `0.5` or `2%`."
    }
    Distance as Distance {
        "type": "string",
        "pattern": r"^\+?(\d+(\.\d*)?|\.\d+)\s*(mm|cm)$",
        "errorMessage": "Expected a distance such as `5mm` or `1cm`."
    }
    Accept as Accept {
        "type": "string",
        "pattern": r"^\+?(\d+(\.\d*)?|\.\d+)\s*(us|µs|mA)$",
        "errorMessage": "Expected a rise time such as `500us` or a current such as `0.5mA`."
    }
    Date as Date {
        "type": "string",
        "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        "errorMessage": "Expected a date such as `2026-11-22`.",
        "description": "A date such as `2026-11-22`."
    }
    Given as Given {
        "type": ["number", "boolean", "string", "array"],
        "minItems": 1,
        "pattern": r"^(?!.*\{\{)",
        "items": {
            "type": ["number", "boolean", "string"],
            "pattern": r"^(?!.*\{\{)",
            "errorMessage": "Expected a value that is no list; nothing is filled in here."
        },
        "errorMessage": "Expected a value, or a list of values; nothing is filled in here.",
        "description": "A number, a length of time, a percentage, true or false, text, `= expression`, or a list of one kind."
    }
}
