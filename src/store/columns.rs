//! What every column of every table is: read from `columns.toml`, whose top explains its words.
//!
//! Identifiers of tables and columns that [`privacy`](crate::privacy) puts into SQL come from this file only, never
//! from input.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::Locale;
use serde::Deserialize;

use crate::StoreError;

/// A table with what it is to the people in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name in the schema.
    pub name: String,
    /// What a row is, in a sentence.
    pub what: String,
    /// The column with the person's identifier.
    #[serde(default)]
    pub person: Option<String>,
    /// The column with the person's address.
    #[serde(default)]
    pub email: Option<String>,
    /// The column with a JSON text that names the person's address.
    #[serde(default)]
    pub mentions: Option<String>,
    /// The tables that a row hangs on.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// What an export is ordered by.
    #[serde(default)]
    pub order: Option<String>,
    /// What the section of an export is called.
    #[serde(default)]
    pub title: Words,
    /// What the rows are kept for and how long.
    #[serde(default)]
    pub purpose: Words,
    /// What erasing a person does to their rows.
    #[serde(default)]
    pub erase: Option<Erase>,
    /// What is blanked, and to what.
    #[serde(default)]
    pub blank: BTreeMap<String, Blank>,
    /// What blanking takes out, in words.
    #[serde(default)]
    pub blanked: Words,
    /// What nobody needs after a time.
    #[serde(default)]
    pub forget: Vec<Forget>,
    /// Rows that go although the table is kept or blanked: a condition on `{t}`.
    #[serde(default)]
    pub delete_where: Option<String>,
    /// Why rows stay.
    #[serde(default)]
    pub kept: Words,
    /// Its columns.
    pub columns: BTreeMap<String, Access>,
}

/// What a row hangs on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// The other table.
    pub table: String,
    /// Column here, column there.
    pub on: BTreeMap<String, String>,
}

/// Rows that go, or lose something, when they are old.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forget {
    /// By which their age is told.
    pub column: String,
    /// How old they grow.
    pub days: u32,
    /// Which rows, as a condition on `{t}`; all where left out.
    #[serde(default, rename = "where")]
    pub condition: Option<String>,
    /// What is blanked; where left out, the rows go.
    #[serde(default)]
    pub blank: BTreeMap<String, Blank>,
}

/// Who may have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Anybody, where the thing itself is public.
    Public,
    /// The person, and whom the policy lets.
    Private,
    /// Nobody: it leaves by no export.
    Secret,
}

/// What erasing a person does to a row of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Erase {
    /// It goes.
    Delete,
    /// It stays without what was personal in it.
    Blank,
    /// It stays as it is.
    Keep,
}

/// What a blanked column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    /// The empty text.
    Empty,
    /// A JSON object without anything in it.
    EmptyObject,
    /// Nothing.
    Null,
    /// True.
    Yes,
    /// An address that nobody can have, different for each person.
    Pseudonym,
}

/// A text in each language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    en: String,
    fr: String,
}

impl Words {
    /// The text in a language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Fr => &self.fr,
        }
    }

    /// Whether a language has none.
    pub fn is_incomplete(&self) -> bool {
        self.en.is_empty() || self.fr.is_empty()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    table: Vec<Table>,
}

static TABLES: LazyLock<Result<Vec<Table>, String>> = LazyLock::new(|| {
    let file: Result<File, _> = toml::from_str(include_str!("columns.toml"));
    file.map(|file| file.table).map_err(|error| error.to_string())
});

/// Every table, in the order in which an export shows them.
///
/// # Errors
/// [`StoreError::Corrupt`] where the file cannot be read, which a test rules out.
pub fn tables() -> Result<&'static [Table], StoreError> {
    match &*TABLES {
        Ok(tables) => Ok(tables),
        Err(reason) => Err(unreadable("file", reason)),
    }
}

/// A table by its name.
pub(crate) fn table(name: &str) -> Result<&'static Table, StoreError> {
    let found = tables()?.iter().find(|table| table.name == name);
    found.ok_or_else(|| unreadable(name, "no such table"))
}

fn unreadable(row: &str, reason: &str) -> StoreError {
    StoreError::Corrupt {
        table: "columns.toml",
        column: "table",
        row: row.to_owned(),
        reason: reason.to_owned(),
    }
}

impl Table {
    /// Whether its rows are some person's.
    pub fn is_personal(&self) -> bool {
        let own = self.person.is_some() || self.email.is_some() || self.mentions.is_some();
        own || self
            .parents
            .iter()
            .any(|parent| table(&parent.table).is_ok_and(Table::is_personal))
    }

    /// What is wrong with the lines of this table, each as a sentence that says what to write.
    pub fn mistakes(&self) -> Vec<String> {
        let name = &self.name;
        let mut found = Vec::new();
        let keys = [&self.person, &self.email, &self.mentions];
        if keys.iter().filter(|key| key.is_some()).count() > 1 {
            found.push(format!("{name}: give one of `person`, `email` and `mentions`"));
        }
        let forgotten = self
            .forget
            .iter()
            .flat_map(|forget| forget.blank.keys().chain([&forget.column]));
        let here = keys
            .into_iter()
            .flatten()
            .chain(&self.order)
            .chain(self.blank.keys());
        let here = here.chain(forgotten);
        for column in here.chain(self.parents.iter().flat_map(|parent| parent.on.keys())) {
            if !self.columns.contains_key(column) {
                found.push(format!("{name}: `{column}` is none of its columns"));
            }
        }
        for parent in &self.parents {
            match table(&parent.table) {
                Err(_) => found.push(format!("{name}: its parent `{}` is no table here", parent.table)),
                Ok(other) => found.extend(
                    parent
                        .on
                        .values()
                        .filter(|column| !other.columns.contains_key(*column))
                        .map(|column| format!("{name}: `{column}` is no column of `{}`", other.name)),
                ),
            }
        }
        if self.is_personal() {
            if self.title.is_incomplete() || self.purpose.is_incomplete() {
                found.push(format!(
                    "{name}: its rows are people's; write `title` and `purpose` in en and fr"
                ));
            }
            match self.erase {
                None => found.push(format!(
                    "{name}: its rows are people's; say by `erase` what becomes of them"
                )),
                Some(Erase::Delete) => {}
                Some(Erase::Blank | Erase::Keep) if self.kept.is_incomplete() => {
                    found.push(format!(
                        "{name}: rows stay when their person is erased; say by `kept` why"
                    ));
                }
                Some(_) => {}
            }
        }
        if self.erase == Some(Erase::Blank) && self.blanked.is_incomplete() {
            found.push(format!("{name}: say by `blanked` what is taken out"));
        }
        if (self.erase == Some(Erase::Blank)) == self.blank.is_empty() {
            found.push(format!("{name}: `erase = \"blank\"` and `blank` go together"));
        }
        found
    }
}
