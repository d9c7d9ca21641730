//! Tables of which there are as many as somebody writes, each with a key of its own: `[[identity_provider]]` and
//! `[[payment_account]]`. Their secrets lie in files or in the environment.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::Path;

use toml::{Table, Value};

use super::given::{Given, first_line};
use super::{identity_provider, keys, payment_account};

/// A kind of tables.
pub struct Kind {
    /// Their name in the file.
    pub name: &'static str,
    /// What one is called.
    pub noun: &'static str,
    /// The keys of one, in the order of the example file.
    pub keys: &'static [&'static str],
    /// Which of their values are secrets: each is given as `…_file`, or in a variable.
    pub secrets: &'static [&'static str],
}

/// All kinds.
pub const KINDS: [&Kind; 2] = [&identity_provider::KIND, &payment_account::KIND];

impl Kind {
    /// The kind of a name.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.into_iter().find(|kind| kind.name == name)
    }

    /// How the variables of its secrets begin.
    fn prefix(&self) -> String {
        format!("PARVIS_{}_", self.name.to_uppercase())
    }

    /// The variable of a secret: `PARVIS_IDENTITY_PROVIDER_VILLE_CLIENT_SECRET`.
    fn variable(&self, key: &str, secret: &str) -> String {
        let key = key.replace('-', "_");
        format!("{}{}", self.prefix(), format!("{key}_{secret}").to_uppercase())
    }

    /// Whether a variable can be a secret of some table of this kind.
    pub fn is_secret_variable(&self, name: &str) -> bool {
        let ends = |secret: &&str| name.ends_with(&format!("_{}", secret.to_uppercase()));
        name.starts_with(&self.prefix()) && self.secrets.iter().any(ends)
    }
}

/// Reads all tables of a kind; `read` is given each with its key, if that is right. What is wrong with one is noted under
/// its key, or its number where it has none.
pub fn read<T>(
    given: &mut Given,
    kind: &'static Kind,
    read: impl Fn(&mut One<'_>, Option<&str>) -> Option<T>,
) -> Vec<T> {
    let (mut found, mut keys, mut variables) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (number, table) in given.tables(kind).into_iter().enumerate() {
        let label = table
            .get("key")
            .and_then(Value::as_str)
            .map_or_else(|| (number + 1).to_string(), str::to_owned);
        let mut one = One {
            given,
            kind,
            table,
            label,
        };
        one.unknown_keys();
        let key = one.key();
        let value = read(&mut one, key.as_deref());
        let Some(key) = key else { continue };
        variables.extend(kind.secrets.iter().map(|secret| kind.variable(&key, secret)));
        if keys.insert(key) {
            found.extend(value);
        } else {
            one.wrong("key", format!("is the key of another {} too", kind.noun));
        }
    }
    let strangers: Vec<String> = given
        .secret_variables(kind)
        .filter(|name| !variables.contains(*name))
        .map(str::to_owned)
        .collect();
    for name in strangers {
        given.wrong(name, format!("is the secret of no {} that is set up", kind.noun));
    }
    found
}

/// A table while it is read.
pub struct One<'a> {
    given: &'a mut Given,
    kind: &'static Kind,
    table: Table,
    label: String,
}

impl One<'_> {
    /// Notes something wrong.
    pub fn wrong(&mut self, key: &str, reason: impl Into<String>) {
        let name = format!("{}.{}.{key}", self.kind.name, self.label);
        self.given.wrong(name, reason);
    }

    fn unknown_keys(&mut self) {
        let keys = self.kind.keys;
        let unknown: Vec<String> = self
            .table
            .keys()
            .filter(|key| !keys.contains(&key.as_str()))
            .cloned()
            .collect();
        for name in unknown {
            let is_secret = self.kind.secrets.contains(&name.as_str());
            let reason = match keys::near(&name, keys.iter().copied()) {
                // Not repeated, and not accepted: this file is read by more people than a secret should be.
                _ if is_secret => format!("must lie in a file of its own: {name}_file"),
                Some(meant) => format!("is no setting; did you mean {meant}?"),
                None => "is no setting".to_owned(),
            };
            self.wrong(&name, reason);
        }
    }

    /// What it is known by.
    fn key(&mut self) -> Option<String> {
        let key = self.required("key")?;
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !key.bytes().all(is_plain) || key.len() > 40 {
            self.wrong("key", "must be of small letters, digits and hyphens, at most 40");
            return None;
        }
        Some(key)
    }

    /// A text, if it was given.
    pub fn text(&mut self, key: &str) -> Option<String> {
        match self.table.get(key).cloned()? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => {
                self.wrong(key, "is empty");
                None
            }
            _ => {
                self.wrong(key, "must be a text in quotes");
                None
            }
        }
    }

    /// A text that has to be given.
    pub fn required(&mut self, key: &str) -> Option<String> {
        if !self.table.contains_key(key) {
            self.wrong(key, "is missing");
        }
        self.text(key)
    }

    /// Several texts, if they were given.
    pub fn list(&mut self, key: &str) -> Option<Vec<String>> {
        let given: Option<Vec<String>> = match self.table.get(key)? {
            Value::Array(values) => values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect(),
            _ => None,
        };
        if given.is_none() {
            self.wrong(key, "must be a list of texts, such as [\"email\"]");
        }
        given
    }

    /// A whole number in a range, if it was given.
    pub fn number(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let number = self.table.get(key)?.as_integer();
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let (min, max) = (range.start(), range.end());
            self.wrong(key, format!("must be a whole number from {min} to {max}"));
        }
        number
    }

    /// A secret of the table with this key, if it was given: in a variable, or as the first line of a file.
    pub fn secret(&mut self, key: &str, secret: &str) -> Option<String> {
        let variable = self.kind.variable(key, secret);
        let file_key = format!("{secret}_file");
        match (self.given.secret_variable(&variable), self.text(&file_key)) {
            (Some(_), Some(_)) => {
                self.wrong(&file_key, format!("is given beside {variable}: one of them"));
                None
            }
            (Some(secret), None) => Some(secret),
            (None, Some(file)) => match first_line(Path::new(&file)) {
                Ok(secret) => Some(secret),
                Err(reason) => {
                    self.wrong(&file_key, format!("{file}: {reason}"));
                    None
                }
            },
            (None, None) => None,
        }
    }

    /// A secret that has to be given.
    pub fn required_secret(&mut self, key: &str, secret: &str) -> Option<String> {
        let (variable, file_key) = (self.kind.variable(key, secret), format!("{secret}_file"));
        let is_given = self.given.secret_variable(&variable).is_some() || self.table.contains_key(&file_key);
        if !is_given {
            self.wrong(&file_key, format!("is missing; give it, or {variable}"));
        }
        self.secret(key, secret)
    }
}
