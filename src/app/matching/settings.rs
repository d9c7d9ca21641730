//! The few settings of the rule builder, and the rule that they make.
//!
//! **What it promises.** What the builder can show, it can show again: settings made into a rule and read
//! back are the same settings. A rule from elsewhere that has more to it is shown as [`RulePreset::Custom`]
//! with what fits.

use domain::problem::RuleReason;
use domain::{AreaId, Currency, Money, NeighbourhoodId, ProblemKind, Problems, words};
use engine::{AMOUNT_MAX, AllocateWay, Base, Ceiling, RATE_MAX, ReleaseWhen, WHOLE_BPS};
use serde::{Deserialize, Serialize};

use super::form::read::absent;
use super::form::{FormProblem, RuleForm, Vocabulary, Word};

words! {
    /// What the builder starts from.
    pub enum RulePreset {
        /// One unit for each unit given.
        DoubleEachGift = "double_each_gift",
        /// One for two.
        AddAHalf = "add_a_half",
        /// One for four.
        AddAQuarter = "add_a_quarter",
        /// One for five.
        AddAFifth = "add_a_fifth",
        /// Any other.
        Custom = "custom",
    }
}

impl Vocabulary for RulePreset {
    const ALL: &'static [Self] = RulePreset::ALL;
    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl RulePreset {
    /// Numerator and denominator; none for `Custom`.
    pub fn rate(self) -> Option<(u32, u32)> {
        match self {
            Self::DoubleEachGift => Some((1, 1)),
            Self::AddAHalf => Some((1, 2)),
            Self::AddAQuarter => Some((1, 4)),
            Self::AddAFifth => Some((1, 5)),
            Self::Custom => None,
        }
    }
}

/// What an official typed. What is left out takes the value of the preset, or means “no limit”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInput {
    /// What to start from.
    pub preset: RulePreset,
    /// Added per unit given: the numerator.
    pub rate_num: Option<i64>,
    /// Added per unit given: the denominator.
    pub rate_den: Option<i64>,
    /// Gifts below are not matched.
    pub minimum_gift: Option<Money>,
    /// Of each gift, at most this much is matched.
    pub maximum_per_gift: Option<Money>,
    /// Of each donor's gifts to one project, at most this much is matched.
    pub maximum_per_donor: Option<Money>,
    /// Only a donor's first gift to a project is matched.
    pub first_gift_only: Option<bool>,
    /// The most that one project gets.
    pub maximum_per_project: Option<Money>,
    /// The same as a share of its goal.
    pub maximum_goal_share_bps: Option<i64>,
    /// Crowd and match together never pass the goal because of this rule.
    pub stop_at_goal: Option<bool>,
    /// Keys of categories; empty means all.
    pub categories: Vec<String>,
    /// Neighbourhoods in one of which the project must lie, or in one of `areas`.
    pub neighbourhoods: Vec<NeighbourhoodId>,
    /// Named areas in one of which the project must lie, or in one of `neighbourhoods`.
    pub areas: Vec<AreaId>,
    /// The share of the goal that crowd and match must reach; the whole goal where left out.
    pub success_at_goal_bps: Option<i64>,
}

/// The settings of a rule that the builder can show. Amounts in minor units of the city's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSettings {
    /// What it started from.
    pub preset: Word<RulePreset>,
    /// Added per unit given: the numerator; 0 for a rule that has no such rate.
    pub rate_num: u32,
    /// Added per unit given: the denominator.
    pub rate_den: u32,
    /// Gifts below are not matched.
    #[serde(default, skip_serializing_if = "absent")]
    pub minimum_gift_minor: Option<i64>,
    /// Of each gift, at most this much is matched.
    #[serde(default, skip_serializing_if = "absent")]
    pub maximum_per_gift_minor: Option<i64>,
    /// Of each donor's gifts to one project, at most this much is matched.
    #[serde(default, skip_serializing_if = "absent")]
    pub maximum_per_donor_minor: Option<i64>,
    /// Only a donor's first gift to a project is matched.
    #[serde(default, skip_serializing_if = "absent")]
    pub first_gift_only: bool,
    /// The most that one project gets.
    #[serde(default, skip_serializing_if = "absent")]
    pub maximum_per_project_minor: Option<i64>,
    /// The same as a share of its goal.
    #[serde(default, skip_serializing_if = "absent")]
    pub maximum_goal_share_bps: Option<u32>,
    /// Crowd and match together never pass the goal because of this rule.
    #[serde(default, skip_serializing_if = "absent")]
    pub stop_at_goal: bool,
    /// Keys of categories; empty means all.
    #[serde(default, skip_serializing_if = "absent")]
    pub categories: Vec<String>,
    /// Keys of neighbourhoods.
    #[serde(default, skip_serializing_if = "absent")]
    pub neighbourhoods: Vec<String>,
    /// Keys of named areas.
    #[serde(default, skip_serializing_if = "absent")]
    pub areas: Vec<String>,
    /// The share of the goal that crowd and match must reach.
    pub success_at_goal_bps: u32,
}

impl RuleSettings {
    /// The settings as they are stored.
    pub fn to_json(&self) -> String {
        super::form::json(self)
    }

    /// Reads stored settings.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// Fields of the input and their places in a rule.
const FIELDS: [(&str, &str); 10] = [
    ("rate.num", "rateNum"),
    ("rate.den", "rateDen"),
    ("count.min_minor", "minimumGift"),
    ("clip.contribution_max_minor", "maximumPerGift"),
    ("clip.donor_max_minor", "maximumPerDonor"),
    ("clip.donor_max_count", "firstGiftOnly"),
    ("limit.project_minor", "maximumPerProject"),
    ("limit.project_goal_bps", "maximumGoalShareBps"),
    ("limit.not_above", "stopAtGoal"),
    ("settle.success_at_goal_bps", "successAtGoalBps"),
];

/// The path of an input field.
fn field(path: &str, name: &str) -> String {
    super::form::joined(path, name)
}

impl RuleInput {
    /// The settings, with what was left out filled in.
    ///
    /// Whether the categories and areas exist is not looked at.
    ///
    /// # Errors
    /// Everything that is wrong; the fields are those of the input, such as `maximumPerGift`, behind
    /// `path`.
    pub fn settings(&self, currency: Currency, path: &str) -> Result<RuleSettings, Problems> {
        let mut problems = Problems::none();
        let (rate_num, rate_den) = self.rate(path, &mut problems);
        let mut money =
            |name, given: Option<Money>| minor(given, currency, &field(path, name), &mut problems);
        let minimum_gift_minor = money("minimumGift", self.minimum_gift);
        let maximum_per_gift_minor = money("maximumPerGift", self.maximum_per_gift);
        let maximum_per_donor_minor = money("maximumPerDonor", self.maximum_per_donor);
        let maximum_per_project_minor = money("maximumPerProject", self.maximum_per_project);
        let mut share = |name, given: Option<i64>| {
            let problems = &mut problems;
            given.and_then(|bps| whole(bps, i64::from(WHOLE_BPS), &field(path, name), problems))
        };
        let maximum_goal_share_bps = share("maximumGoalShareBps", self.maximum_goal_share_bps);
        let success_at_goal_bps = share("successAtGoalBps", self.success_at_goal_bps).unwrap_or(WHOLE_BPS);
        let settings = RuleSettings {
            preset: Word(self.preset),
            rate_num,
            rate_den,
            minimum_gift_minor,
            maximum_per_gift_minor,
            maximum_per_donor_minor,
            first_gift_only: self.first_gift_only.unwrap_or(false),
            maximum_per_project_minor,
            maximum_goal_share_bps,
            stop_at_goal: self.stop_at_goal.unwrap_or(false),
            categories: self.categories.clone(),
            neighbourhoods: self.neighbourhoods.iter().map(ToString::to_string).collect(),
            areas: self.areas.iter().map(ToString::to_string).collect(),
            success_at_goal_bps,
        };
        if problems.is_empty() {
            settings.contradictions(path, &mut problems);
        }
        problems.check().map(|()| settings)
    }

    fn rate(&self, path: &str, problems: &mut Problems) -> (u32, u32) {
        let mut part = |name, given: Option<i64>, of_preset: Option<u32>| {
            let field = field(path, name);
            match (given, of_preset) {
                (None, Some(preset)) => preset,
                (None, None) => {
                    problems.push(field, ProblemKind::Required);
                    1
                }
                (Some(given), Some(preset)) if given != i64::from(preset) => {
                    let with = self::field(path, "preset");
                    problems.push(
                        field,
                        ProblemKind::Rule {
                            reason: RuleReason::Contradicts { with },
                        },
                    );
                    preset
                }
                (Some(given), _) => whole(given, i64::from(RATE_MAX), &field, problems).unwrap_or(1),
            }
        };
        let preset = self.preset.rate();
        let num = part("rateNum", self.rate_num, preset.map(|(num, _)| num));
        (num, part("rateDen", self.rate_den, preset.map(|(_, den)| den)))
    }
}

/// An amount in the city's currency, at least one minor unit.
fn minor(given: Option<Money>, currency: Currency, field: &str, problems: &mut Problems) -> Option<i64> {
    let given = given?;
    let kind = if given.currency != currency {
        ProblemKind::WrongCurrency {
            expected: currency.code().to_owned(),
        }
    } else if given.minor == 0 {
        ProblemKind::AmountZero
    } else if given.minor < 0 {
        ProblemKind::AmountNegative
    } else if given.minor > AMOUNT_MAX {
        ProblemKind::AmountTooLarge {
            max: Money::new(AMOUNT_MAX, currency),
        }
    } else {
        return Some(given.minor);
    };
    problems.push(field, kind);
    None
}

/// A whole number from 1 to `max`, which is below 2³².
fn whole(given: i64, max: i64, field: &str, problems: &mut Problems) -> Option<u32> {
    match u32::try_from(given) {
        Ok(number) if number >= 1 && given <= max => Some(number),
        _ => {
            problems.push(field, ProblemKind::OutOfRange { min: 1, max });
            None
        }
    }
}

impl RuleSettings {
    /// The rule that these settings make.
    pub fn form(&self, id: &str, version: u32, pool: &str) -> RuleForm {
        let mut form = RuleForm::ratio(id, version, pool, self.rate_num, self.rate_den);
        form.eligible.areas = self.neighbourhoods.iter().chain(&self.areas).cloned().collect();
        form.eligible.categories.clone_from(&self.categories);
        form.count.min_minor = self.minimum_gift_minor;
        form.clip.contribution_max_minor = self.maximum_per_gift_minor;
        form.clip.donor_max_minor = self.maximum_per_donor_minor;
        form.clip.donor_max_count = self.first_gift_only.then_some(1);
        form.limit.project_minor = self.maximum_per_project_minor;
        form.limit.project_goal_bps = self.maximum_goal_share_bps;
        form.limit.not_above = self.stop_at_goal.then_some(Word(Ceiling::Goal));
        form.settle.success_at_goal_bps =
            (self.success_at_goal_bps != WHOLE_BPS).then_some(self.success_at_goal_bps);
        form
    }

    /// The settings of a rule; preset `Custom` where the builder cannot show it all.
    pub fn of(form: &RuleForm) -> Self {
        let neighbourhood = |key: &&String| key.parse::<NeighbourhoodId>().is_ok();
        let ratio = form.rate.num.zip(form.rate.den);
        let preset = RulePreset::ALL
            .iter()
            .find(|preset| ratio.is_some() && preset.rate() == ratio);
        let mut settings = Self {
            preset: Word(preset.copied().unwrap_or(RulePreset::Custom)),
            rate_num: ratio.map_or(0, |(num, _)| num),
            rate_den: ratio.map_or(1, |(_, den)| den),
            minimum_gift_minor: form.count.min_minor,
            maximum_per_gift_minor: form.clip.contribution_max_minor,
            maximum_per_donor_minor: form.clip.donor_max_minor,
            first_gift_only: form.clip.donor_max_count == Some(1),
            maximum_per_project_minor: form.limit.project_minor,
            maximum_goal_share_bps: form.limit.project_goal_bps,
            stop_at_goal: form.limit.not_above == Some(Word(Ceiling::Goal)),
            categories: form.eligible.categories.clone(),
            neighbourhoods: form
                .eligible
                .areas
                .iter()
                .filter(neighbourhood)
                .cloned()
                .collect(),
            areas: form
                .eligible
                .areas
                .iter()
                .filter(|key| !neighbourhood(key))
                .cloned()
                .collect(),
            success_at_goal_bps: form.settle.success_at_goal_bps.unwrap_or(WHOLE_BPS),
        };
        if !settings.says_all_of(form) {
            settings.preset = Word(RulePreset::Custom);
        }
        settings
    }

    /// Whether the settings make this very rule.
    fn says_all_of(&self, form: &RuleForm) -> bool {
        let mut same = self.form(&form.id, form.version, &form.pool);
        same.priority = form.priority;
        let mut plain = form.clone();
        // These say in words what is so anyway.
        plain.allocate = plain
            .allocate
            .filter(|allocate| *allocate != AllocateWay::FirstCome.into());
        plain.release = plain
            .release
            .filter(|release| *release != ReleaseWhen::Realtime.into());
        plain.settle.success_at_goal_bps = plain.settle.success_at_goal_bps.filter(|bps| *bps != WHOLE_BPS);
        plain.settle.missed = super::form::MissedForm::default();
        // The order of areas says nothing.
        plain.eligible.areas.sort();
        same.eligible.areas.sort();
        let fate = form
            .settle
            .missed
            .matched
            .is_none_or(|word| word.0 == engine::MatchFate::VoidToPool);
        fate && form.settle.missed.crowd.is_none() && form.base.0 == Base::Contribution && plain == same
    }

    /// What contradicts what, as the engine finds it.
    fn contradictions(&self, path: &str, problems: &mut Problems) {
        for FormProblem { path: place, reason } in self.form("rule", 1, "pool").check() {
            let reason = match reason {
                RuleReason::Contradicts { with } => RuleReason::Contradicts {
                    with: field(path, &input_field(&with)),
                },
                other => other,
            };
            problems.push(field(path, &input_field(&place)), ProblemKind::Rule { reason });
        }
    }
}

/// The input field that sets a place in a rule.
fn input_field(place: &str) -> String {
    FIELDS
        .iter()
        .find(|(known, _)| *known == place)
        .map_or(place, |(_, name)| name)
        .to_owned()
}

#[cfg(test)]
mod tests;
