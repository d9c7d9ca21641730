//! The words of the engine, as they stand in files.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A closed list of words.
pub trait Vocabulary: Copy + 'static {
    /// Every word, in the order of its declaration.
    const ALL: &'static [Self];
    /// The word as it is written.
    fn text(self) -> &'static str;
}

macro_rules! vocabularies {
    ($($word:ty),* $(,)?) => {$(
        impl Vocabulary for $word {
            const ALL: &'static [Self] = <$word>::ALL;
            fn text(self) -> &'static str { self.as_str() }
        }
    )*};
}

vocabularies![
    engine::ActivePer,
    engine::AllocateWay,
    engine::Base,
    engine::CampaignKind,
    engine::Ceiling,
    engine::Channel,
    engine::CrowdFate,
    engine::DecisionState,
    engine::DistinctBy,
    engine::DonorScope,
    engine::DonorType,
    engine::Excess,
    engine::FactKey,
    engine::FindingKind,
    engine::GateApplies,
    engine::GateCounts,
    engine::GroupShare,
    engine::LimitKind,
    engine::MatchFate,
    engine::OncePer,
    engine::Outcome,
    engine::Over,
    engine::Period,
    engine::Place,
    engine::RateMode,
    engine::RateSelector,
    engine::Relation,
    engine::ReleaseWhen,
    engine::Selection,
    engine::Sharing,
    engine::SlicePer,
    engine::Source,
    engine::StackMode,
    engine::StepKind,
    engine::round::Misfit,
    engine::round::Scaling,
];

/// A word of the engine that is written as its text. A text that is no such word is refused with the
/// list of those that are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<T> From<T> for Word<T> {
    fn from(word: T) -> Self {
        Self(word)
    }
}

impl<T> Deref for Word<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Vocabulary> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.text())
    }
}

impl<T: Vocabulary> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.text())
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(WordVisitor(std::marker::PhantomData))
    }
}

impl<T: Vocabulary> JsonSchema for Word<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }

    fn schema_id() -> Cow<'static, str> {
        std::any::type_name::<Self>().into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = T::ALL.iter().map(|word| word.text()).collect();
        json_schema!({"type": "string", "enum": words})
    }
}

struct WordVisitor<T>(std::marker::PhantomData<T>);

impl<T: Vocabulary> Visitor<'_> for WordVisitor<T> {
    type Value = Word<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = T::ALL.iter().map(|word| word.text()).collect();
        write!(f, "one of the words {}", known.join(", "))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Word<T>, E> {
        let word = T::ALL.iter().find(|word| word.text() == text);
        word.map(|word| Word(*word))
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}
