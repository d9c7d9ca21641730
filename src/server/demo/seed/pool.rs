//! `pools/*.toml`.

use std::collections::BTreeMap;

use app::matching::form::RuleForm;
use domain::Money;
use serde::Deserialize;
use serde_json::Value;

use super::read::{SeedError, Spoken, parsed};

/// A match pool with its rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolFile {
    #[serde(rename = "slug")]
    _slug: serde::de::IgnoredAny,
    pub state: PoolStateWord,
    pub priority: u32,
    pub opens_days_ago: i64,
    pub closes_in_days: i64,
    pub name: Spoken,
    pub purpose: Spoken,
    pub funder: Vec<FunderFile>,
    pub rule: serde_json::Map<String, Value>,
}

/// Whether the pool gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PoolStateWord {
    Published,
    Draft,
}

/// Who pays how much.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunderFile {
    pub organisation: String,
    #[serde(deserialize_with = "parsed")]
    pub amount: Money,
}

impl PoolFile {
    /// The rule as the city's list writes it: named after its pool, with areas by identifier.
    pub fn rule(
        &self,
        file: &str,
        pool: &str,
        areas: &BTreeMap<String, String>,
    ) -> Result<RuleForm, SeedError> {
        let mut rule = self.rule.clone();
        for (key, value) in [
            ("id", pool.into()),
            ("pool", pool.into()),
            ("version", 1.into()),
            ("priority", self.priority.into()),
        ] {
            if rule.insert(key.to_owned(), value).is_some() {
                return Err(SeedError::new(
                    file,
                    format!("rule.{key}"),
                    "is set by the loader",
                ));
            }
        }
        if let Some(named) = rule
            .get_mut("eligible")
            .and_then(|eligible| eligible.get_mut("areas"))
            && let Some(named) = named.as_array_mut()
        {
            for name in named {
                let id = name.as_str().and_then(|name| areas.get(name));
                let unknown = || {
                    SeedError::new(
                        file,
                        "rule.eligible.areas",
                        format!("no neighbourhood or area {name}"),
                    )
                };
                *name = Value::String(id.ok_or_else(unknown)?.clone());
            }
        }
        RuleForm::from_json(&Value::Object(rule).to_string()).map_err(|problems| {
            let reasons: Vec<String> = problems.iter().map(ToString::to_string).collect();
            SeedError::new(file, "rule", reasons.join("; "))
        })
    }
}
