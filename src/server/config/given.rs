//! What was given, key by key, and everything that is wrong with it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::path::Path;

use toml::{Table, Value};

use super::keys::{self, KEYS, Key};
use super::table::{KINDS, Kind};

/// One thing that is wrong, with where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The key as it was written: `server.bind` or `PARVIS_SERVER_BIND`.
    pub name: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.reason)
    }
}

/// The values given, environment over file.
#[derive(Default)]
pub struct Given {
    values: BTreeMap<Key, (String, Value)>,
    tables: BTreeMap<&'static str, Vec<Table>>,
    secrets: BTreeMap<String, String>,
    wrongs: Vec<Wrong>,
}

impl Given {
    /// Takes a file's content. A file that is no TOML has one thing wrong with it.
    pub fn take_file(&mut self, text: &str) {
        match text.parse::<Table>() {
            Ok(table) => self.take_table("", table),
            Err(error) => self.wrong("the file", error.message()),
        }
    }

    fn take_table(&mut self, prefix: &str, table: Table) {
        for (name, value) in table {
            let name = if prefix.is_empty() {
                name
            } else {
                format!("{prefix}.{name}")
            };
            let is_group = KEYS
                .iter()
                .any(|key| key.split_once('.').is_some_and(|(group, _)| group == name));
            match (KEYS.iter().find(|key| **key == name), value) {
                (Some(key), value) => {
                    self.values.insert(key, (name, value));
                }
                (None, Value::Table(inner)) if is_group => self.take_table(&name, inner),
                (None, value) => match Kind::named(&name) {
                    Some(kind) => self.take_tables(kind, value),
                    None => {
                        let kinds = KINDS.into_iter().map(|kind| kind.name);
                        self.unknown(&name, KEYS.iter().copied().chain(kinds));
                    }
                },
            }
        }
    }

    fn take_tables(&mut self, kind: &'static Kind, value: Value) {
        let tables = value.as_array().map(|values| {
            let tables = values.iter().map(|value| value.as_table().cloned());
            tables.collect::<Option<Vec<_>>>()
        });
        match tables.flatten() {
            Some(tables) => {
                self.tables.insert(kind.name, tables);
            }
            None => {
                let reason = format!("must be tables of their own: [[{}]]", kind.name);
                self.wrong(kind.name, reason);
            }
        }
    }

    /// The tables of a kind, as they were written. They are given once.
    pub fn tables(&mut self, kind: &Kind) -> Vec<Table> {
        self.tables.remove(kind.name).unwrap_or_default()
    }

    /// The variables that can hold secrets of tables of a kind.
    pub fn secret_variables(&self, kind: &Kind) -> impl Iterator<Item = &str> {
        let names = self.secrets.keys().map(String::as_str);
        names.filter(|name| kind.is_secret_variable(name))
    }

    /// The secret in one of them.
    pub fn secret_variable(&self, variable: &str) -> Option<String> {
        self.secrets.get(variable).cloned()
    }

    /// Takes environment variables; those of others are passed over.
    pub fn take_variables<'a>(&mut self, variables: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let known = keys::variables();
        let ours = variables
            .into_iter()
            .filter(|(name, _)| name.starts_with("PARVIS_") && !keys::is_other_variable(name));
        for (name, value) in ours {
            match known.get(name) {
                Some(key) => {
                    self.values
                        .insert(key, (name.to_owned(), Value::String(value.to_owned())));
                }
                None if KINDS.iter().any(|kind| kind.is_secret_variable(name)) => match value.trim() {
                    "" => self.wrong(name, "is empty"),
                    secret => {
                        self.secrets.insert(name.to_owned(), secret.to_owned());
                    }
                },
                None => self.unknown(name, known.keys().map(String::as_str)),
            }
        }
    }

    fn unknown<'a>(&mut self, name: &str, known: impl Iterator<Item = &'a str>) {
        let meant = keys::near(name, known);
        let reason = meant.map_or_else(
            || "is no setting".to_owned(),
            |meant| format!("is no setting; did you mean {meant}?"),
        );
        self.wrong(name, reason);
    }

    /// Notes something wrong.
    pub fn wrong(&mut self, name: impl Into<String>, reason: impl Into<String>) {
        self.wrongs.push(Wrong {
            name: name.into(),
            reason: reason.into(),
        });
    }

    /// Notes something wrong with a key, as it was written.
    pub fn wrong_value(&mut self, key: Key, reason: impl Into<String>) {
        let name = self
            .values
            .get(key)
            .map_or_else(|| key.to_owned(), |(name, _)| name.clone());
        self.wrong(name, reason);
    }

    /// Everything that is wrong.
    pub fn wrongs(&self) -> &[Wrong] {
        &self.wrongs
    }

    /// A text, if it was given.
    pub fn text(&mut self, key: Key) -> Option<String> {
        match self.values.get(key).map(|(_, value)| value.clone())? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => {
                self.wrong_value(key, "is empty");
                None
            }
            _ => {
                self.wrong_value(key, "must be a text in quotes");
                None
            }
        }
    }

    /// A text that means something.
    pub fn read<T>(&mut self, key: Key, default: T, read: impl FnOnce(&str) -> Result<T, String>) -> T {
        match self.text(key).map(|text| read(&text)) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(reason)) => {
                self.wrong_value(key, reason);
                default
            }
        }
    }

    /// A whole number in a range.
    pub fn number(&mut self, key: Key, default: i64, range: RangeInclusive<i64>) -> i64 {
        let given = match self.values.get(key).map(|(_, value)| value) {
            None => return default,
            Some(Value::Integer(number)) => Some(*number),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        match given.filter(|number| range.contains(number)) {
            Some(number) => number,
            None => {
                self.wrong_value(
                    key,
                    format!("must be a whole number from {} to {}", range.start(), range.end()),
                );
                default
            }
        }
    }

    /// Yes or no.
    pub fn switch(&mut self, key: Key, default: bool) -> bool {
        let given = match self.values.get(key).map(|(_, value)| value) {
            None => return default,
            Some(Value::Boolean(switch)) => Some(*switch),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        given.unwrap_or_else(|| {
            self.wrong_value(key, "must be true or false");
            default
        })
    }

    /// Several texts; in the environment they are parted by commas.
    pub fn list(&mut self, key: Key) -> Vec<String> {
        let texts = match self.values.get(key).map(|(_, value)| value) {
            None => return Vec::new(),
            Some(Value::String(text)) => Some(
                text.split(',')
                    .map(|part| part.trim().to_owned())
                    .collect::<Vec<_>>(),
            ),
            Some(Value::Array(values)) => values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect(),
            Some(_) => None,
        };
        match texts {
            Some(texts) => texts.into_iter().filter(|text| !text.is_empty()).collect(),
            None => {
                self.wrong_value(key, "must be a list of texts, such as [\"a\", \"b\"]");
                Vec::new()
            }
        }
    }

    /// A secret: as it is, or the first line of a file that only Parvis can read.
    pub fn secret(&mut self, key: Key, file_key: Key, default: &str) -> String {
        match (self.text(key), self.text(file_key)) {
            (Some(_), Some(_)) => {
                self.wrong_value(file_key, format!("is given beside {key}: one of them"));
                default.to_owned()
            }
            (Some(secret), None) => secret,
            (None, Some(file)) => match first_line(Path::new(&file)) {
                Ok(secret) => secret,
                Err(reason) => {
                    self.wrong_value(file_key, format!("{file}: {reason}"));
                    default.to_owned()
                }
            },
            (None, None) => default.to_owned(),
        }
    }

    /// The keys that were given.
    #[cfg(test)]
    pub fn keys(&self) -> std::collections::BTreeSet<Key> {
        self.values.keys().copied().collect()
    }
}

/// The first line of a file, if there is anything in it.
pub fn first_line(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() {
        Err("its first line is empty".to_owned())
    } else {
        Ok(line.to_owned())
    }
}
