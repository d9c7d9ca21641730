//! The proposed rules: the present ones with a list of changes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::problem::RuleReason;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::matching::form::read::{absent, decode, value};
use crate::matching::form::{EventForm, FormProblem, FunderForm, PoolForm, RuleForm, json};

/// Changes at most.
const CHANGES_MAX: usize = 20;

/// What would be otherwise. Without any change the proposed rules are the present ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The changes, one a pool.
    pub changes: Vec<Change>,
}

/// What would be otherwise with one pool.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// A pool that is there. Either this or `add`.
    #[serde(skip_serializing_if = "absent")]
    pub pool: Option<String>,
    /// A further pool, open from the first event on.
    #[serde(skip_serializing_if = "absent")]
    pub add: Option<PoolForm>,
    /// What would be in the pool when it opens, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub amount_minor: Option<i64>,
    /// The rule that would act from the opening of the pool on, in the place of all of its own.
    #[serde(skip_serializing_if = "absent")]
    pub rule: Option<Box<RuleForm>>,
}

impl Change {
    /// The key of the pool that it is about.
    pub fn key(&self) -> &str {
        let added = self.add.as_ref().map(|pool| pool.id.as_str());
        self.pool.as_deref().or(added).unwrap_or_default()
    }

    /// What is wrong with it, seen from within.
    fn check(&self) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        let with = |with: &str| RuleReason::NotWith {
            with: with.to_owned(),
        };
        match (&self.pool, &self.add) {
            (None, None) => problems.push(FormProblem::new("pool", RuleReason::Missing)),
            (Some(_), Some(_)) => problems.push(FormProblem::new("add", with("pool"))),
            (None, Some(_)) => {
                if self.rule.is_none() {
                    problems.push(FormProblem::new("rule", RuleReason::Missing));
                }
                if self.amount_minor.is_some() {
                    problems.push(FormProblem::new("amount_minor", with("add")));
                }
            }
            (Some(_), None) if self.rule.is_none() && self.amount_minor.is_none() => {
                problems.push(FormProblem::new("rule", RuleReason::Missing));
            }
            (Some(_), None) => {}
        }
        let (min, max) = (0, engine::AMOUNT_MAX);
        if self.amount_minor.is_some_and(|minor| minor < min || minor > max) {
            problems.push(FormProblem::new(
                "amount_minor",
                RuleReason::OutOfRange { min, max },
            ));
        }
        let rule = self.rule.iter().flat_map(|rule| rule.check());
        problems.extend(rule.map(|problem| problem.within("rule")));
        problems
    }
}

impl Proposal {
    /// Reads a file such as
    /// `{"changes": [{"pool": "city", "rule": {"base": "contribution", "rate": {"num": 1, "den": 2}}}]}`. The `id`,
    /// `version` and `pool` of a rule are set here and may be left out.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with the path of its field.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<FormProblem>> {
        let Value::Object(mut whole) = value(bytes)? else {
            return Err(FormProblem::form("", "must be an object with `changes`").into());
        };
        let changes = match whole.remove("changes") {
            Some(Value::Array(changes)) => changes,
            Some(_) => return Err(FormProblem::form("changes", "must be a list").into()),
            None => return Err(FormProblem::form("changes", "is missing").into()),
        };
        if let Some(key) = whole.keys().next() {
            return Err(FormProblem::new(key.as_str(), RuleReason::UnknownKey).into());
        }
        let mut proposal = Self::default();
        let mut problems = Vec::new();
        for (nth, change) in changes.into_iter().enumerate() {
            match decode(&format!("changes[{nth}]"), with_names(change)) {
                Ok(change) => proposal.changes.push(change),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() {
            problems = proposal.check();
        }
        if problems.is_empty() {
            Ok(proposal)
        } else {
            Err(problems)
        }
    }

    /// The canonical JSON, which [`Self::read`] reads.
    pub fn to_json(&self) -> String {
        json(self)
    }

    /// What is wrong with it by itself: whether the pools exist is asked by [`Self::unknown`].
    pub fn check(&self) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        if self.changes.len() > CHANGES_MAX {
            let max = i64::try_from(CHANGES_MAX).unwrap_or(i64::MAX);
            problems.push(FormProblem::new(
                "changes",
                RuleReason::OutOfRange { min: 0, max },
            ));
        }
        for (nth, change) in self.changes.iter().enumerate() {
            let path = format!("changes[{nth}]");
            let found = change.check().into_iter().map(|problem| problem.within(&path));
            problems.extend(found);
            let earlier = &self.changes[..nth];
            if earlier.iter().any(|other| other.key() == change.key()) {
                problems.push(FormProblem::new(change.key_path(nth), RuleReason::Taken));
            }
        }
        problems
    }

    /// Every change of a pool that is none of these, and every new pool that is one of them.
    pub fn unknown(&self, pools: &[String]) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        for (nth, change) in self.changes.iter().enumerate() {
            let known = pools.iter().any(|pool| pool == change.key());
            let reason = match (&change.add, known) {
                (None, false) => RuleReason::UnknownName,
                (Some(_), true) => RuleReason::Taken,
                _ => continue,
            };
            problems.push(FormProblem::new(change.key_path(nth), reason));
        }
        problems
    }
}

impl Change {
    fn key_path(&self, nth: usize) -> String {
        let field = if self.add.is_some() { "add.id" } else { "pool" };
        format!("changes[{nth}].{field}")
    }
}

/// The change with names in its rule: what they are is known when the rule is put in its place.
fn with_names(mut change: Value) -> Value {
    let rule = change.as_object_mut().and_then(|change| change.get_mut("rule"));
    if let Some(rule) = rule.and_then(Value::as_object_mut) {
        rule.insert("id".to_owned(), NAME.into());
        rule.insert("version".to_owned(), 1.into());
        rule.insert("pool".to_owned(), NAME.into());
    }
    change
}

/// Stands for what the pool of a proposed rule and the rule are called.
pub(super) const NAME: &str = "proposed";

/// The changes while events are taken.
#[derive(Debug, Clone)]
pub(super) struct Proposed {
    changes: BTreeMap<String, Change>,
    /// Of each pool whose rule is replaced, the key of the rule, once it is there.
    replaced: BTreeMap<String, String>,
}

impl Proposed {
    pub(super) fn new(proposal: &Proposal) -> Self {
        let changes = proposal.changes.iter();
        Self {
            changes: changes
                .filter(|change| change.pool.is_some())
                .map(|change| (change.key().to_owned(), change.clone()))
                .collect(),
            replaced: BTreeMap::new(),
        }
    }

    /// The pool as it would be.
    pub(super) fn pool<'a>(&self, form: &'a PoolForm) -> Cow<'a, PoolForm> {
        match self.changes.get(&form.id).and_then(|change| change.amount_minor) {
            Some(minor) => Cow::Owned(with_amount(form, minor)),
            None => Cow::Borrowed(form),
        }
    }

    /// The rule as it would be; nothing where another one has taken its place.
    pub(super) fn rule<'a>(&mut self, form: &'a RuleForm) -> Option<Cow<'a, RuleForm>> {
        let Some(rule) = self
            .changes
            .get(&form.pool)
            .and_then(|change| change.rule.as_ref())
        else {
            return Some(Cow::Borrowed(form));
        };
        if self.replaced.contains_key(&form.pool) {
            return None;
        }
        self.replaced.insert(form.pool.clone(), form.id.clone());
        Some(Cow::Owned(RuleForm {
            id: form.id.clone(),
            version: form.version,
            pool: form.pool.clone(),
            priority: form.priority,
            ..(**rule).clone()
        }))
    }

    /// The event as it would be; nothing where it would not be.
    pub(super) fn event<'a>(&mut self, event: &'a EventForm) -> Option<Cow<'a, EventForm>> {
        match event {
            EventForm::Pool(form) if self.changes.contains_key(&form.pool.id) => {
                let pool = self.pool(&form.pool).into_owned();
                Some(Cow::Owned(EventForm::Pool(
                    crate::matching::form::PoolDefinition { pool },
                )))
            }
            EventForm::Rule(form) => match self.rule(&form.rule)? {
                Cow::Borrowed(_) => Some(Cow::Borrowed(event)),
                Cow::Owned(rule) => {
                    let rule = Box::new(rule);
                    Some(Cow::Owned(EventForm::Rule(
                        crate::matching::form::RuleDefinition { rule },
                    )))
                }
            },
            _ => Some(Cow::Borrowed(event)),
        }
    }
}

/// The pool with another amount, its funders in the same proportion, what is left over to the first of them.
fn with_amount(form: &PoolForm, amount_minor: i64) -> PoolForm {
    let part = |funder: &FunderForm| {
        let exact =
            i128::from(amount_minor) * i128::from(funder.amount_minor) / i128::from(form.amount_minor.max(1));
        i64::try_from(exact).unwrap_or(amount_minor)
    };
    let mut funders: Vec<FunderForm> = form
        .funders
        .iter()
        .map(|funder| FunderForm {
            id: funder.id.clone(),
            amount_minor: part(funder),
        })
        .collect();
    let parts: i64 = funders.iter().map(|funder| funder.amount_minor).sum();
    if let Some(first) = funders.first_mut() {
        first.amount_minor += amount_minor - parts;
    }
    PoolForm {
        amount_minor,
        funders,
        ..form.clone()
    }
}
