//! A GeoJSON file, feature by feature: one that is broken does not take the others with it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::decode::{DecodeError, auto};
use crate::finding::{At, Refused};
use crate::message::Message;

/// Objects in objects are looked into this far.
const DEPTH_MAX: usize = 4;

/// A feature as it stands in the file.
pub(crate) struct RawFeature<'a> {
    pub at: At,
    /// The feature, or why it is none.
    pub content: Result<Content<'a>, Message>,
}

/// Id, properties and geometry, each still as JSON text.
#[derive(Deserialize)]
pub(crate) struct Content<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    properties: Option<Members<'a>>,
    #[serde(borrow)]
    pub geometry: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
    #[serde(borrow)]
    features: Option<Vec<&'a RawValue>>,
}

/// The text of a GeoJSON file, which is always UTF-8 or has a mark.
pub(crate) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    auto(bytes).map_err(|error| match error {
        DecodeError::Other(message) => message.into(),
        DecodeError::NotUtf8(found) => {
            let line = found.before.matches('\n').count() + 1;
            Message::NotUtf8 {
                row: None,
                line,
                column: None,
                byte: found.byte,
            }
            .into()
        }
    })
}

/// The features of a collection, or of a file that is one feature.
pub(crate) fn read(text: &str) -> Result<Vec<RawFeature<'_>>, Refused> {
    if text.trim().is_empty() {
        return Err(Message::EmptyFile.into());
    }
    let head: Head<'_> = parse(text).map_err(|error| not_json(&error))?;
    if let Some(name) = head.crs.and_then(|crs| foreign_crs(crs.get())) {
        return Err(Message::ForeignCrs { name }.into());
    }
    let features = match (head.kind.as_deref(), head.features) {
        (Some("FeatureCollection"), Some(features)) => features.into_iter().map(RawValue::get).collect(),
        (Some("Feature"), _) => vec![text],
        (found, _) => {
            return Err(Message::NotFeatures {
                found: found.map(str::to_owned),
            }
            .into());
        }
    };
    let (mut line, mut seen) = (1, 0);
    let features = features.into_iter().enumerate().map(|(index, raw)| {
        // The slice is part of the text, so that its place in memory tells the line.
        let start = (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        line += text.as_bytes()[seen..start]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        seen = start;
        RawFeature {
            at: At::Feature { row: index + 1, line },
            content: content(raw),
        }
    });
    Ok(features.collect())
}

fn content(raw: &str) -> Result<Content<'_>, Message> {
    #[derive(Deserialize)]
    struct Kind {
        #[serde(rename = "type")]
        kind: Option<String>,
    }
    let broken = |error: serde_json::Error| Message::BrokenFeature {
        detail: error.to_string(),
    };
    let kind: Kind = parse(raw).map_err(broken)?;
    if kind.kind.as_deref() != Some("Feature") {
        return Err(Message::BrokenFeature {
            detail: "its type is not “Feature”".to_owned(),
        });
    }
    let content: Content<'_> = parse(raw).map_err(broken)?;
    let mut names = BTreeSet::new();
    match content.members().iter().find(|(name, _)| !names.insert(name)) {
        Some((name, _)) => Err(Message::DoubledProperty { name: name.clone() }),
        None => Ok(content),
    }
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, serde_json::Error> {
    serde_json::from_str(text)
}

fn not_json(error: &serde_json::Error) -> Refused {
    let (line, column) = (error.line(), error.column());
    Message::NotJson {
        line,
        column,
        detail: error.to_string(),
    }
    .into()
}

/// The name of the reference system of an old `crs` member, unless it is the one of RFC 7946 or null.
fn foreign_crs(raw: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(raw).ok()?;
    if value.is_null() {
        return None;
    }
    let name = value
        .pointer("/properties/name")
        .and_then(serde_json::Value::as_str)
        .unwrap_or(raw);
    let system = name.rsplit([':', '/']).next().unwrap_or_default();
    let ours = system == "CRS84" || (system == "4326" && name.to_ascii_uppercase().contains("EPSG"));
    (!ours).then(|| name.chars().take(80).collect())
}

impl<'a> Content<'a> {
    fn members(&self) -> &[(String, &'a RawValue)] {
        self.properties.as_ref().map_or(&[], |members| &members.0)
    }

    /// The names of all properties, nested ones with dots.
    pub fn names(&self) -> Vec<String> {
        self.flat().into_iter().map(|(name, _)| name).collect()
    }

    /// Every property that is no object, nested ones with dots, each as JSON text.
    pub fn flat(&self) -> Vec<(String, &'a str)> {
        fn add<'a>(out: &mut Vec<(String, &'a str)>, name: String, raw: &'a RawValue, depth: usize) {
            match serde_json::from_str::<Members<'a>>(raw.get()) {
                Ok(inner) if depth > 0 => {
                    inner
                        .0
                        .into_iter()
                        .for_each(|(key, raw)| add(out, format!("{name}.{key}"), raw, depth - 1));
                }
                _ => out.push((name, raw.get())),
            }
        }
        let mut out = vec![];
        self.members()
            .iter()
            .for_each(|(key, raw)| add(&mut out, key.clone(), raw, DEPTH_MAX));
        out
    }

    /// The text of a field; `id` is also the feature's own.
    pub fn field(&self, name: &str) -> Result<String, Message> {
        let flat = self.flat();
        let own = self.id.filter(|_| name == "id").map(RawValue::get);
        let raw = flat
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, raw)| *raw)
            .or(own);
        let missing = || Message::MissingField {
            existing: flat.iter().map(|(key, _)| key.clone()).collect(),
        };
        let text = plain(raw.ok_or_else(missing)?)?;
        if text.trim().is_empty() {
            Err(Message::Required)
        } else {
            Ok(text.trim().to_owned())
        }
    }

    /// All properties as values.
    pub fn properties(&self) -> Result<serde_json::Map<String, serde_json::Value>, Message> {
        self.members()
            .iter()
            .map(|(key, raw)| Ok((key.clone(), decode(raw.get())?)))
            .collect()
    }
}

/// The one spelling of a text, a number or a truth value; null is empty.
pub(crate) fn plain(raw: &str) -> Result<String, Message> {
    match raw.as_bytes().first() {
        Some(b'"') => decode(raw),
        Some(b'{' | b'[') => Err(Message::NotPlain),
        Some(b'n') => Ok(String::new()),
        // A number keeps its digits as they are written; 7.0 is 7 all the same.
        _ => Ok(match raw.split_once('.') {
            Some((whole, zeros)) if zeros.bytes().all(|b| b == b'0') => whole.to_owned(),
            _ => raw.to_owned(),
        }),
    }
}

fn decode<T: DeserializeOwned>(raw: &str) -> Result<T, Message> {
    serde_json::from_str(raw).map_err(|error| Message::BrokenFeature {
        detail: error.to_string(),
    })
}

/// The members of a JSON object in their order, doubled ones kept.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for InOrder<'a> {
            type Value = Members<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'a>, A::Error> {
                let mut members = vec![];
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}
