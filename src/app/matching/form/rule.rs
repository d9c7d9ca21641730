//! The form of a rule: one version of it.

use chrono_tz::Tz;
use engine::{Allocate, Base, Programme, Release, Rule, Stack};
use serde::{Deserialize, Serialize};

use super::condition::{GateForm, SettleForm};
use super::measure::{ClipForm, LimitForm, RateForm};
use super::problem::FormProblem;
use super::read::{Found, absent, decode_text};
use super::select::{CountForm, EligibleForm};
use super::word::Word;

/// One version of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleForm {
    /// The key of the rule, the same in all versions.
    pub id: String,
    /// The version, from 1 upwards; 1 where absent.
    #[serde(default = "one")]
    pub version: u32,
    /// The key of the pool that pays, the same in all versions.
    pub pool: String,
    /// The place among the rules on one project, 1 first; the same in all versions; 1 where absent.
    #[serde(default = "one")]
    pub priority: u32,
    /// May a project draw at all?
    #[serde(default, skip_serializing_if = "absent")]
    pub eligible: EligibleForm,
    /// Which contributions count?
    #[serde(default, skip_serializing_if = "absent")]
    pub count: CountForm,
    /// How much of a gift can be matched?
    #[serde(default, skip_serializing_if = "absent")]
    pub clip: ClipForm,
    /// What must be true before?
    #[serde(default, skip_serializing_if = "absent")]
    pub gate: Vec<GateForm>,
    /// What is the match a function of?
    pub base: Word<Base>,
    /// How much per unit?
    pub rate: RateForm,
    /// Ceilings and floors.
    #[serde(default, skip_serializing_if = "absent")]
    pub limit: LimitForm,
    /// Who gets it if claims exceed the pool? `first_come` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub allocate: Option<Word<Allocate>>,
    /// When does it show? `realtime` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub release: Option<Word<Release>>,
    /// What happens at the end?
    #[serde(default, skip_serializing_if = "absent")]
    pub settle: SettleForm,
}

fn one() -> u32 {
    1
}

impl RuleForm {
    /// The plainest rule: so much for each unit given, without any limit.
    pub fn ratio(id: impl Into<String>, version: u32, pool: impl Into<String>, num: u32, den: u32) -> Self {
        Self {
            id: id.into(),
            version,
            pool: pool.into(),
            priority: 1,
            eligible: EligibleForm::default(),
            count: CountForm::default(),
            clip: ClipForm::default(),
            gate: Vec::new(),
            base: Word(Base::Contribution),
            rate: RateForm::ratio(num, den),
            limit: LimitForm::default(),
            allocate: None,
            release: None,
            settle: SettleForm::default(),
        }
    }

    /// The canonical JSON.
    pub fn to_json(&self) -> String {
        super::json(self)
    }

    /// Reads a rule.
    ///
    /// # Errors
    /// What is wrong with the text, or every contradiction and number out of range in the rule.
    pub fn from_json(text: &str) -> Result<Self, Vec<FormProblem>> {
        let form: Self = decode_text(text).map_err(|problem| vec![problem])?;
        let problems = form.check();
        if problems.is_empty() {
            Ok(form)
        } else {
            Err(problems)
        }
    }

    /// Everything that is wrong with the rule by itself. Whether its pool exists is not looked at.
    pub fn check(&self) -> Vec<FormProblem> {
        let mut names = match Programme::new(Tz::UTC, Stack::default()) {
            Ok(names) => names,
            Err(problems) => return FormProblem::all_within("", problems),
        };
        match self.rule(&mut names) {
            Ok(rule) => FormProblem::all_within("", rule.validate()),
            Err(problems) => problems,
        }
    }

    /// The paths are those within the rule. What the engine's own check finds is not looked for here,
    /// except where the form itself is so wrong that there is no rule to check.
    pub(crate) fn rule(&self, names: &mut Programme) -> Found<Rule> {
        let mut problems = Vec::new();
        if self.id.is_empty() {
            problems.push(FormProblem::form("id", "must not be empty"));
        }
        let rate = self
            .rate
            .rule()
            .map_err(|problem| problems.push(problem.within("rate")));
        let limit = self
            .limit
            .rule()
            .map_err(|problem| problems.push(problem.within("limit")));
        let (Ok(rate), Ok(limit), true) = (rate, limit, problems.is_empty()) else {
            return Err(problems);
        };
        Ok(Rule {
            eligible: self.eligible.rule(names),
            count: self.count.rule(names),
            clip: self.clip.rule(),
            gate: self.gate.iter().map(GateForm::rule).collect(),
            base: self.base.0,
            rate,
            limit,
            allocate: self.allocate.map_or(Allocate::FirstCome, |word| word.0),
            release: self.release.map_or(Release::Realtime, |word| word.0),
            settle: self.settle.rule(),
        })
    }
}
