//! Settings that have a short spelling: one word or number in the place of an object, one object in the place
//! of a list.
//!
//! Both spellings are read. The short one is written wherever it says all.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{
    I64Deserializer, MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer, U64Deserializer,
};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A form with a short spelling.
pub(super) trait Short: Sized {
    /// What the short spelling is.
    type Brief: for<'de> Deserialize<'de> + JsonSchema;
    /// What is to be written, for whoever wrote something else.
    const EXPECTED: &'static str;

    /// The form for which the short spelling stands.
    fn of_brief(brief: Self::Brief) -> Self;
    /// The short spelling, where it says all.
    fn brief(&self) -> Option<Self::Brief>;
    /// The schema of the short spelling beside that of the object.
    fn brief_schema(_full: &Schema) -> Schema {
        Self::Brief::json_schema(&mut SchemaGenerator::default())
    }
    /// Reads the object.
    fn full<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads either spelling.
pub(super) fn read<'de, T: Short, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(ShortVisitor(PhantomData))
}

struct ShortVisitor<T>(PhantomData<T>);

impl<'de, T: Short> Visitor<'de> for ShortVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::Brief::deserialize(StrDeserializer::new(text)).map(T::of_brief)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        T::Brief::deserialize(U64Deserializer::new(number)).map(T::of_brief)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::Brief::deserialize(I64Deserializer::new(number)).map(T::of_brief)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T, A::Error> {
        T::full(MapAccessDeserializer::new(entries))
    }
}

/// Serde for a form that is declared with `remote = "Self"`, which leaves both traits to this.
macro_rules! spelled_short {
    ($form:ty) => {
        impl serde::Serialize for $form {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match $crate::matching::form::short::Short::brief(self) {
                    Some(brief) => brief.serialize(serializer),
                    None => Self::serialize(self, serializer),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $form {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::matching::form::short::read(deserializer)
            }
        }
    };
}
pub(super) use spelled_short;

/// Makes the schema of an object one of either spelling. What both have in common stays where it is.
pub(super) fn or_short<T: Short>(schema: &mut Schema) {
    let description = schema.remove("description");
    let brief = T::brief_schema(schema);
    *schema = json_schema!({"anyOf": [brief, schema.clone()]});
    if let Some(description) = description {
        schema.insert("description".to_owned(), description);
    }
}

/// The schema of a list, or of one item that stands for a list of itself.
pub(super) fn one_or_many_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let item = generator.subschema_for::<T>();
    json_schema!({"anyOf": [{"type": "array", "items": item}, item]})
}

/// Reads a list, or one item that stands for a list of itself.
pub(super) fn one_or_many<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_any(ManyVisitor(PhantomData))
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list, or one object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<T>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Vec<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(|one| vec![one])
    }
}
