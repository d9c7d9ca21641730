//! Reading JSON strictly: no key twice, no unknown key, and the path of whatever is wrong.

use std::fmt;

use domain::problem::RuleReason;
use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};
use serde_path_to_error::Path;

use super::objects::Objects;
use super::problem::{FormProblem, joined};

/// What a reader of several parts finds.
pub(crate) type Found<T> = Result<T, Vec<FormProblem>>;

/// Reads bytes as JSON. A byte order mark is skipped.
pub(crate) fn value(bytes: &[u8]) -> Result<Value, FormProblem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let Strict(value) = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = path_of(error.path());
        FormProblem::form(path, error.into_inner().to_string())
    })?;
    deserializer
        .end()
        .map_err(|error| FormProblem::form("", error.to_string()))?;
    Ok(value)
}

/// Reads a form from JSON, the path within it in front of whatever is wrong.
pub(crate) fn decode<T: DeserializeOwned>(path: &str, value: Value) -> Result<T, FormProblem> {
    serde_path_to_error::deserialize(Objects(value)).map_err(|error| {
        let inner = joined(path, &path_of(error.path()));
        problem(inner, error.into_inner().to_string())
    })
}

/// The same from text.
pub(crate) fn decode_text<T: DeserializeOwned>(text: &str) -> Result<T, FormProblem> {
    decode("", value(text.as_bytes())?)
}

/// A path as it is told; that of the whole is empty.
pub(super) fn path_of(path: &Path) -> String {
    match path.to_string() {
        path if path == "." => String::new(),
        path => path,
    }
}

/// Serde tells a missing and an unknown field by its message alone; the path is to name the field.
fn problem(path: String, message: String) -> FormProblem {
    let quoted = |start: &str| Some(message.strip_prefix(start)?.split_once('`')?.0.to_owned());
    if let Some(key) = quoted("missing field `") {
        FormProblem::form(joined(&path, &key), "is missing")
    } else if let Some(key) = quoted("unknown field `") {
        let named = path == key || path.ends_with(&format!(".{key}"));
        let path = if named { path } else { joined(&path, &key) };
        FormProblem::new(path, RuleReason::UnknownKey)
    } else {
        FormProblem::form(path, message)
    }
}

/// Any JSON in which no object has a key twice.
pub(super) struct Strict(pub(super) Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor(None)).map(Strict)
    }
}

/// Hands the items of a list on one by one, as soon as they are read. The list is read as an empty one then, and
/// what is no list as what it is.
pub(super) struct Items<'a>(pub(super) Each<'a>);

/// What becomes of an item with its place.
type Each<'a> = &'a mut dyn FnMut(usize, Value);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(StrictVisitor(Some(self.0)))
    }
}

struct StrictVisitor<'a>(Option<Each<'a>>);

impl<'de> Visitor<'de> for StrictVisitor<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        if let Some(each) = self.0 {
            let mut nth = 0;
            while let Some(Strict(item)) = items.next_element()? {
                each(nth, item);
                nth += 1;
            }
            return Ok(Value::Array(list));
        }
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let Strict(value) = entries.next_value()?;
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("the key `{key}` stands here twice")));
            }
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

/// Whether a setting says nothing and is therefore not written.
pub(crate) fn absent<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
