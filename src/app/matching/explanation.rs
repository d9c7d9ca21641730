//! Explanations as JSON: the steps of a decision in plain data.
//!
//! A step is `{"step", "limit", "in_minor", "out_minor", "facts"}`; `limit` and `facts` are left out
//! where there is nothing to tell. The name of a fact says its kind: `…_minor`, `…_bps` and `…_count` are
//! whole numbers, `…_at` is a moment, an object with `num` and `den` is a fraction, any other text is the
//! key of a contribution.

use std::fmt;

use chrono::{DateTime, Utc};
use engine::{Explanation, FactKey, FactValue, LimitKind, Programme, Step, StepKind};
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::form::read::absent;
use super::form::{Vocabulary, Word};

/// Why a decision is what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExplanationForm {
    /// The steps in the order of the pipeline, up to the one that leaves nothing.
    pub steps: Vec<StepForm>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepForm {
    /// Which part of the pipeline acted.
    pub step: Word<StepKind>,
    /// What cut, if anything did.
    #[serde(default, skip_serializing_if = "absent")]
    pub limit: Option<Word<LimitKind>>,
    /// What went in, in minor units.
    pub in_minor: i64,
    /// What came out, in minor units.
    pub out_minor: i64,
    /// What one must know to check it.
    #[serde(default, skip_serializing_if = "absent")]
    pub facts: FactsForm,
}

/// The facts of a step, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactsForm(pub Vec<(FactKey, FactForm)>);

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactForm {
    /// Minor units.
    Minor(i64),
    /// Basis points.
    Bps(u32),
    /// A number of things.
    Count(u32),
    /// A fraction.
    Ratio {
        /// The numerator.
        num: u32,
        /// The denominator.
        den: u32,
    },
    /// A moment.
    At(DateTime<Utc>),
    /// The key of a contribution.
    Contribution(String),
}

impl ExplanationForm {
    /// The steps with outside names.
    pub fn of(programme: &Programme, explanation: &Explanation) -> Self {
        Self {
            steps: explanation
                .steps
                .iter()
                .map(|step| StepForm::of(programme, step))
                .collect(),
        }
    }

    /// The canonical JSON.
    pub fn to_json(&self) -> String {
        super::form::json(self)
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// The text is something else.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The limit that cut last, which is the one that decided the amount.
    pub fn deciding_limit(&self) -> Option<LimitKind> {
        self.deciding_step()
            .and_then(|step| step.limit)
            .map(|word| word.0)
    }

    /// The step in which that was.
    pub fn deciding_step(&self) -> Option<&StepForm> {
        self.steps.iter().rev().find(|step| step.limit.is_some())
    }

    /// The first step of a kind.
    pub fn step(&self, kind: StepKind) -> Option<&StepForm> {
        self.steps.iter().find(|step| *step.step == kind)
    }
}

impl StepForm {
    pub(super) fn of(programme: &Programme, step: &Step) -> Self {
        let fact = |(key, value)| (key, FactForm::of(programme, value));
        Self {
            step: Word(step.step),
            limit: step.limit.map(Word),
            in_minor: step.in_minor,
            out_minor: step.out_minor,
            facts: FactsForm(step.facts.iter().map(fact).collect()),
        }
    }

    /// The value of a fact, if the step has it.
    pub fn fact(&self, key: FactKey) -> Option<&FactForm> {
        self.facts
            .0
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value)
    }

    /// The value of a fact in minor units.
    pub fn minor(&self, key: FactKey) -> Option<i64> {
        match self.fact(key) {
            Some(FactForm::Minor(minor)) => Some(*minor),
            _ => None,
        }
    }
}

impl FactForm {
    fn of(programme: &Programme, value: FactValue) -> Self {
        match value {
            FactValue::Minor(minor) => Self::Minor(minor),
            FactValue::Bps(bps) => Self::Bps(bps),
            FactValue::Count(count) => Self::Count(count),
            FactValue::Ratio { num, den } => Self::Ratio { num, den },
            FactValue::At(at) => Self::At(at),
            FactValue::Contribution(id) => Self::Contribution(programme.contribution_key(id)),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fraction {
    num: u32,
    den: u32,
}

impl Serialize for FactsForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            match value {
                FactForm::Minor(minor) => map.serialize_entry(&format!("{key}_minor"), minor)?,
                FactForm::Bps(bps) => map.serialize_entry(&format!("{key}_bps"), bps)?,
                FactForm::Count(count) => map.serialize_entry(&format!("{key}_count"), count)?,
                FactForm::Ratio { num, den } => {
                    map.serialize_entry(key.as_str(), &Fraction { num: *num, den: *den })?;
                }
                FactForm::At(at) => map.serialize_entry(&format!("{key}_at"), at)?,
                FactForm::Contribution(id) => map.serialize_entry(key.as_str(), id)?,
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for FactsForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FactsVisitor)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FractionOrKey {
    Fraction(Fraction),
    Key(String),
}

struct FactsVisitor;

impl<'de> Visitor<'de> for FactsVisitor {
    type Value = FactsForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the facts of a step")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<FactsForm, A::Error> {
        let mut facts = Vec::new();
        while let Some(name) = entries.next_key::<String>()? {
            let (stem, kind) = name.rsplit_once('_').unwrap_or((name.as_str(), ""));
            let fact = match kind {
                "minor" => (stem, FactForm::Minor(entries.next_value()?)),
                "bps" => (stem, FactForm::Bps(entries.next_value()?)),
                "count" => (stem, FactForm::Count(entries.next_value()?)),
                "at" => (stem, FactForm::At(entries.next_value()?)),
                _ => match entries.next_value()? {
                    FractionOrKey::Fraction(Fraction { num, den }) => (&*name, FactForm::Ratio { num, den }),
                    FractionOrKey::Key(id) => (&*name, FactForm::Contribution(id)),
                },
            };
            let known = FactKey::ALL.iter().find(|key| key.text() == fact.0);
            let key = known.ok_or_else(|| A::Error::custom(format!("“{}” is no fact", fact.0)))?;
            facts.push((*key, fact.1));
        }
        Ok(FactsForm(facts))
    }
}

#[cfg(test)]
mod tests;
