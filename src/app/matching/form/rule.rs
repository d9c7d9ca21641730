//! The form of a rule: one version of it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::problem::RuleReason;
use engine::{AllocateWay, Base, Programme, ReleaseWhen, Rule, RuleProblem, SlicePer, Stack};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allocate::AllocateForm;
use super::clip::ClipForm;
use super::count::CountForm;
use super::eligible::EligibleForm;
use super::gate::GateForm;
use super::limit::LimitForm;
use super::problem::FormProblem;
use super::rate::RateForm;
use super::read::{Found, absent, decode_text};
use super::release::ReleaseForm;
use super::settle::SettleForm;
use super::short::{one_or_many, one_or_many_schema};
use super::word::Word;

/// One version of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleForm {
    /// The key of the rule, the same in all versions.
    #[schemars(length(min = 1))]
    pub id: String,
    /// The version, from 1 upwards; 1 where absent.
    #[serde(default = "one")]
    #[schemars(range(min = 1))]
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
    #[serde(default, deserialize_with = "one_or_many", skip_serializing_if = "absent")]
    #[schemars(schema_with = "one_or_many_schema::<GateForm>")]
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
    pub allocate: Option<AllocateForm>,
    /// When does it show? `realtime` where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub release: Option<ReleaseForm>,
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

    /// Whether it decides on each gift by itself, and not on a project as a whole or in rounds.
    pub fn decides_by_gift(&self) -> bool {
        self.base.0 == Base::Contribution && !self.is_round()
    }

    /// Whether it shares its pool out in rounds.
    pub fn is_round(&self) -> bool {
        self.allocate
            .as_ref()
            .is_some_and(|allocate| allocate.rule().waits())
    }

    fn is_periodic(&self) -> bool {
        self.release
            .as_ref()
            .is_some_and(|release| release.when.0 == ReleaseWhen::Periodic)
    }

    /// When its window ends by itself: after that moment no gift counts any more. Only a rule that decides in rounds
    /// or pays by periods has windows.
    pub fn window_ends_at(&self) -> Option<DateTime<Utc>> {
        let ends = [self.eligible.until, self.count.until];
        let first = ends.into_iter().flatten().min();
        first.filter(|_| self.is_round() || self.is_periodic())
    }

    /// How long each of its windows is, where they end by the clock.
    pub fn period(&self) -> Option<SlicePer> {
        self.release.as_ref()?.per.map(|per| per.0)
    }

    /// Everything that is wrong with the rule by itself. Whether its pool exists is not looked at.
    pub fn check(&self) -> Vec<FormProblem> {
        let mut names = match Programme::new(Tz::UTC, Stack::default()) {
            Ok(names) => names,
            Err(problems) => return FormProblem::all_within("", problems),
        };
        let mut problems = match self.rule(&mut names) {
            Ok(rule) => self.told(rule.validate()),
            Err(problems) => problems,
        };
        if self.version == 0 {
            let (min, max) = (1, i64::from(u32::MAX));
            problems.push(FormProblem::new("version", RuleReason::OutOfRange { min, max }));
        }
        problems
    }

    /// Problems that the engine found with the rule, where the form spells the setting.
    pub(crate) fn told(&self, problems: Vec<RuleProblem>) -> Vec<FormProblem> {
        let spelled = |problem: RuleProblem| {
            let mut problem = FormProblem::from(problem);
            if let Some(path) = self.spelling(&problem.path) {
                problem.path = path;
            }
            problem
        };
        problems.into_iter().map(spelled).collect()
    }

    /// The path of a setting, where the form has another spelling for it than the engine.
    fn spelling(&self, path: &str) -> Option<String> {
        if path == "eligible.max_active.number" {
            let most = self.eligible.max_active?;
            return most.is_short().then(|| "eligible.max_active".to_owned());
        }
        let (place, field) = path.strip_prefix("gate[")?.split_once("].")?;
        let gate = self.gate.get(place.parse::<usize>().ok()?)?;
        Some(format!("gate[{place}].{}", gate.spelling(field)))
    }

    /// The paths are those within the rule. What the engine's own check finds is not looked for here,
    /// except where the form itself is so wrong that there is no rule to check.
    pub(crate) fn rule(&self, names: &mut Programme) -> Found<Rule> {
        let mut problems = Vec::new();
        if self.id.is_empty() {
            problems.push(FormProblem::form("id", "must not be empty"));
        }
        let mut note = |path: &str, found: Vec<FormProblem>| {
            problems.extend(found.into_iter().map(|problem| problem.within(path)));
        };
        let rate = self.rate.rule(names).map_err(|found| note("rate", found));
        let limit = self.limit.rule(names).map_err(|found| note("limit", found));
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
            allocate: self
                .allocate
                .as_ref()
                .map_or_else(|| AllocateWay::FirstCome.into(), AllocateForm::rule),
            release: self
                .release
                .as_ref()
                .map_or_else(|| ReleaseWhen::Realtime.into(), ReleaseForm::rule),
            settle: self.settle.rule(),
        })
    }
}
