//! Reading a scenario file as it comes: its text is not kept, and of its pools, rules, projects and events only
//! one is in memory as JSON at a time.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufReader, Read};

use chrono_tz::Tz;
use domain::Currency;
use domain::problem::RuleReason;
use serde::Deserializer;
use serde::de::{DeserializeOwned, Error, MapAccess, Visitor};
use serde_json::Value;
use serde_path_to_error::Track;

use super::event::EventForm;
use super::pool::PoolForm;
use super::problem::{FormProblem, joined};
use super::project::ProjectForm;
use super::read::{Items, Strict, decode, path_of};
use super::rule::RuleForm;
use super::scenario::{AboutForm, ExpectForm, ScenarioForm, TimedEventForm};
use super::stack::StackForm;

/// Why a scenario could not be read.
#[derive(Debug)]
pub enum Unread {
    /// The file itself could not be read to its end.
    Source(io::Error),
    /// What is in it is wrong, each with the path of its field.
    Wrong(Vec<FormProblem>),
}

impl From<Vec<FormProblem>> for Unread {
    fn from(problems: Vec<FormProblem>) -> Self {
        Self::Wrong(problems)
    }
}

/// For a source that is in memory, where there is always something to read.
impl From<Unread> for Vec<FormProblem> {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Source(error) => vec![FormProblem::form("", error.to_string())],
            Unread::Wrong(problems) => problems,
        }
    }
}

impl ScenarioForm {
    /// Reads a file that is in memory.
    ///
    /// # Errors
    /// The first thing wrong with each of its pools, rules, projects and events.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<FormProblem>> {
        Ok(Self::read_from(bytes)?)
    }

    /// Reads a file as it comes.
    ///
    /// # Errors
    /// Those of [`Self::read`], and what keeps the source from being read.
    pub fn read_from(source: impl Read) -> Result<Self, Unread> {
        let mut parts = Parts::default();
        parts.read(source)?;
        Ok(parts.together()?)
    }
}

/// What has been read of a list: its items, and the first thing wrong with each of the others.
struct List<T> {
    items: Vec<T>,
    problems: Vec<FormProblem>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            problems: Vec::new(),
        }
    }
}

/// What has been read. Each part can have problems of its own.
#[derive(Default)]
struct Parts {
    keys: BTreeSet<String>,
    /// The first key, by the alphabet, that is unknown or holds something of another kind.
    misfit: Option<(String, FormProblem)>,
    currency: Option<String>,
    time_zone: Option<String>,
    about: List<AboutForm>,
    expect: List<ExpectForm>,
    pools: List<PoolForm>,
    rules: List<RuleForm>,
    stack: List<StackForm>,
    projects: List<ProjectForm>,
    events: List<TimedEventForm>,
}

impl Parts {
    fn read(&mut self, source: impl Read) -> Result<(), Unread> {
        let source = past_mark(source).map_err(Unread::Source)?;
        let mut json = serde_json::Deserializer::from_reader(BufReader::new(source));
        let mut track = Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
        let read = tracked.deserialize_map(PartsVisitor(self));
        read.map_err(|error| unread(path_of(&track.path()), error))?;
        json.end().map_err(|error| unread(String::new(), error))
    }

    /// Reads the value of a key.
    fn value<'de, A: MapAccess<'de>>(&mut self, key: &str, entries: &mut A) -> Result<(), A::Error> {
        let misfit = match key {
            "pools" => list(key, &mut self.pools, entries, decode)?,
            "rules" => list(key, &mut self.rules, entries, decode)?,
            "projects" => list(key, &mut self.projects, entries, decode)?,
            "events" => list(key, &mut self.events, entries, timed)?,
            _ => {
                let Strict(value) = entries.next_value()?;
                match key {
                    "currency" => text(key, &mut self.currency, value),
                    "time_zone" => text(key, &mut self.time_zone, value),
                    "about" if value.is_null() => None,
                    "about" => {
                        self.about.note(decode(key, value));
                        None
                    }
                    "expect" => object(key, &mut self.expect, value),
                    "stack" => object(key, &mut self.stack, value),
                    _ => Some(FormProblem::new(key, RuleReason::UnknownKey)),
                }
            }
        };
        if let Some(problem) = misfit
            && self.misfit.as_ref().is_none_or(|(first, _)| key < first.as_str())
        {
            self.misfit = Some((key.to_owned(), problem));
        }
        Ok(())
    }

    /// The scenario. A file that is no scenario at all is told nothing about its parts.
    fn together(self) -> Result<ScenarioForm, Vec<FormProblem>> {
        if let Some((_, problem)) = self.misfit {
            return Err(problem.into());
        }
        let missing = |key| move || vec![FormProblem::form(key, "is missing")];
        let currency = self.currency.ok_or_else(missing("currency"))?;
        let time_zone = self.time_zone.ok_or_else(missing("time_zone"))?;
        let mut problems = Vec::new();
        if currency.parse::<Currency>().is_err() {
            problems.push(FormProblem::unknown("currency"));
        }
        if time_zone.parse::<Tz>().is_err() {
            problems.push(FormProblem::unknown("time_zone"));
        }
        let about = self.about.told(&mut problems).pop();
        let expect = self.expect.told(&mut problems).pop().unwrap_or_default();
        let pools = self.pools.told(&mut problems);
        let rules = self.rules.told(&mut problems);
        let stack = self.stack.told(&mut problems).pop().unwrap_or_default();
        let projects = self.projects.told(&mut problems);
        let events = self.events.told(&mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(ScenarioForm {
            about,
            currency,
            time_zone,
            pools,
            rules,
            stack,
            projects,
            events,
            expect,
        })
    }
}

impl<T> List<T> {
    fn note(&mut self, read: Result<T, FormProblem>) {
        match read {
            Ok(item) => self.items.push(item),
            Err(problem) => self.problems.push(problem),
        }
    }

    fn told(self, problems: &mut Vec<FormProblem>) -> Vec<T> {
        problems.extend(self.problems);
        self.items
    }
}

struct PartsVisitor<'a>(&'a mut Parts);

impl<'de> Visitor<'de> for PartsVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `currency`, `time_zone`, `pools`, `rules`, `projects` and `events`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            if self.0.keys.contains(&key) {
                entries.next_value::<Strict>()?;
                return Err(A::Error::custom(format!("the key `{key}` stands here twice")));
            }
            self.0.value(&key, &mut entries)?;
            self.0.keys.insert(key);
        }
        Ok(())
    }
}

/// Reads the items of a list one by one. What is no list is a misfit.
fn list<'de, T, A: MapAccess<'de>>(
    key: &str,
    into: &mut List<T>,
    entries: &mut A,
    read: impl Fn(&str, Value) -> Result<T, FormProblem>,
) -> Result<Option<FormProblem>, A::Error> {
    let mut each = |nth: usize, item| into.note(read(&format!("{key}[{nth}]"), item));
    let rest = entries.next_value_seed(Items(&mut each))?;
    Ok(decode::<Vec<Value>>(key, rest).err())
}

/// Takes an object whose fields may have problems. What is no object is a misfit.
fn object<T: DeserializeOwned>(key: &str, into: &mut List<T>, value: Value) -> Option<FormProblem> {
    if value.is_object() {
        into.note(decode(key, value));
        None
    } else {
        decode::<T>(key, value).err()
    }
}

/// Takes a text. What is none is a misfit.
fn text(key: &str, into: &mut Option<String>, value: Value) -> Option<FormProblem> {
    decode(key, value).map(|text| *into = Some(text)).err()
}

/// Reads an event and its moment.
fn timed(path: &str, value: Value) -> Result<TimedEventForm, FormProblem> {
    let Value::Object(mut body) = value else {
        return Err(FormProblem::form(path, "must be an object with `at` and `type`"));
    };
    let at_path = joined(path, "at");
    let at = body
        .remove("at")
        .ok_or_else(|| FormProblem::form(at_path.as_str(), "is missing"))?;
    Ok(TimedEventForm {
        at: decode(&at_path, at)?,
        event: EventForm::read(path, Value::Object(body))?,
    })
}

fn unread(path: String, error: serde_json::Error) -> Unread {
    if error.is_io() {
        Unread::Source(error.into())
    } else {
        Unread::Wrong(vec![FormProblem::form(path, error.to_string())])
    }
}

/// The source without the byte order mark before it, if it has one.
fn past_mark(mut source: impl Read) -> io::Result<impl Read> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let mut start = Vec::with_capacity(MARK.len());
    (&mut source).take(3).read_to_end(&mut start)?;
    if start == MARK {
        start.clear();
    }
    Ok(io::Cursor::new(start).chain(source))
}
