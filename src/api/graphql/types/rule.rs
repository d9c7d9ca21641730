//! Rules: in a sentence, as a definition, as the rule builder shows them, and what they would do.

use std::sync::Arc;

use app::matching::form::RuleForm;
use app::matching::settings;
use app::pool::{WrittenRule, rule_of};
use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::problem::RuleReason;
use domain::{Currency, ProblemKind, Problems};

use super::problem::Problem;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Json, Money, money};
use crate::graphql::words::RulePreset;

/// One version of a pool's rule.
pub struct Rule {
    city: Arc<app::City>,
    version: Arc<app::RuleVersion>,
}

impl Rule {
    /// A version of a rule of a city's pool.
    pub fn new(city: Arc<app::City>, version: Arc<app::RuleVersion>) -> Self {
        Self { city, version }
    }
}

/// A rule in one sentence, with the names of the city's categories and places.
pub async fn sentence(ask: &Ask, city: &app::City, rule: &RuleForm) -> Result<String> {
    ask.app
        .rule_sentence(city, rule, ask.locale())
        .await
        .map_err(|error| ask.error(error))
}

#[Object]
impl Rule {
    async fn version(&self) -> i32 {
        self.version.version
    }

    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.version.published_at
    }

    async fn sentence(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let rule = rule_of(&self.version).map_err(|error| ask.error(error))?;
        sentence(ask, &self.city, &rule).await
    }

    /// As the match files write it.
    async fn definition(&self, ctx: &Context<'_>) -> Result<Json> {
        let ask = Ask::of(ctx);
        let wrong = |error: serde_json::Error| ask.error(app::AppError::Internal(format!("a rule: {error}")));
        serde_json::from_str(&self.version.definition)
            .map(Json)
            .map_err(wrong)
    }

    async fn settings(&self, ctx: &Context<'_>) -> Result<RuleSettings> {
        let ask = Ask::of(ctx);
        let rule = rule_of(&self.version).map_err(|error| ask.error(error))?;
        Ok(RuleSettings::new(
            settings::RuleSettings::of(&rule),
            self.city.currency,
        ))
    }
}

/// The settings of a rule as the rule builder shows them.
#[derive(SimpleObject)]
pub struct RuleSettings {
    preset: RulePreset,
    rate_num: i32,
    rate_den: i32,
    minimum_gift: Option<Money>,
    maximum_per_gift: Option<Money>,
    maximum_per_donor: Option<Money>,
    first_gift_only: bool,
    maximum_per_project: Option<Money>,
    maximum_goal_share_bps: Option<i32>,
    /// Crowd and match together never pass the goal because of this rule.
    stop_at_goal: bool,
    categories: Vec<String>,
    neighbourhoods: Vec<ID>,
    areas: Vec<ID>,
    success_at_goal_bps: i32,
}

impl RuleSettings {
    fn new(settings: settings::RuleSettings, currency: Currency) -> Self {
        let amount = |minor: Option<i64>| minor.map(|minor| money(minor, currency));
        let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let ids = |texts: Vec<String>| texts.into_iter().map(ID::from).collect();
        Self {
            preset: settings.preset.0.into(),
            rate_num: whole(settings.rate_num),
            rate_den: whole(settings.rate_den),
            minimum_gift: amount(settings.minimum_gift_minor),
            maximum_per_gift: amount(settings.maximum_per_gift_minor),
            maximum_per_donor: amount(settings.maximum_per_donor_minor),
            first_gift_only: settings.first_gift_only,
            maximum_per_project: amount(settings.maximum_per_project_minor),
            maximum_goal_share_bps: settings.maximum_goal_share_bps.map(whole),
            stop_at_goal: settings.stop_at_goal,
            categories: settings.categories,
            neighbourhoods: ids(settings.neighbourhoods),
            areas: ids(settings.areas),
            success_at_goal_bps: whole(settings.success_at_goal_bps),
        }
    }
}

#[derive(InputObject)]
pub struct RuleInput {
    preset: RulePreset,
    /// Added per unit given, as a fraction; taken from the preset where left out.
    rate_num: Option<i32>,
    rate_den: Option<i32>,
    /// Gifts below are not matched.
    minimum_gift: Option<Money>,
    /// Of each gift, at most this much is matched.
    maximum_per_gift: Option<Money>,
    /// Of each donor's gifts to one project, at most this much is matched.
    maximum_per_donor: Option<Money>,
    first_gift_only: Option<bool>,
    maximum_per_project: Option<Money>,
    maximum_goal_share_bps: Option<i32>,
    /// Crowd and match together never pass the goal because of this rule.
    stop_at_goal: Option<bool>,
    categories: Option<Vec<String>>,
    neighbourhoods: Option<Vec<ID>>,
    areas: Option<Vec<ID>>,
    success_at_goal_bps: Option<i32>,
}

/// The rule in the way in which it was written; `within` is what stands before the names of the two fields.
///
/// # Errors
/// Everything that cannot be read in the settings; both ways at once.
pub fn written(
    rule: Option<RuleInput>,
    definition: Option<String>,
    within: &str,
    currency: Currency,
) -> Result<Option<WrittenRule>, Problems> {
    match (rule, definition) {
        (None, None) => Ok(None),
        (Some(rule), None) => rule
            .read(&format!("{within}rule"), currency)
            .map(|settings| Some(WrittenRule::Settings(Box::new(settings)))),
        (None, Some(definition)) => Ok(Some(WrittenRule::Definition(definition))),
        (Some(_), Some(_)) => {
            let mut problems = Problems::none();
            let reason = RuleReason::NotWith {
                with: format!("{within}rule"),
            };
            problems.push(format!("{within}definition"), ProblemKind::Rule { reason });
            Err(problems)
        }
    }
}

impl RuleInput {
    /// Reads amounts and identifiers; `field` is the path of the rule in its input.
    ///
    /// # Errors
    /// Every amount that is none, every identifier of another kind.
    pub fn read(self, field: &str, currency: Currency) -> Result<settings::RuleInput, Problems> {
        let mut problems = Problems::none();
        let mut amount = |name: &str, given: Option<Money>| {
            let Money(text) = given?;
            app::input::amount(&mut problems, &format!("{field}.{name}"), &text, currency)
        };
        let minimum_gift = amount("minimumGift", self.minimum_gift);
        let maximum_per_gift = amount("maximumPerGift", self.maximum_per_gift);
        let maximum_per_donor = amount("maximumPerDonor", self.maximum_per_donor);
        let maximum_per_project = amount("maximumPerProject", self.maximum_per_project);
        let neighbourhoods = ids(
            &mut problems,
            &format!("{field}.neighbourhoods"),
            self.neighbourhoods,
        );
        let areas = ids(&mut problems, &format!("{field}.areas"), self.areas);
        problems.check()?;
        Ok(settings::RuleInput {
            preset: self.preset.into(),
            rate_num: self.rate_num.map(i64::from),
            rate_den: self.rate_den.map(i64::from),
            minimum_gift,
            maximum_per_gift,
            maximum_per_donor,
            first_gift_only: self.first_gift_only,
            maximum_per_project,
            maximum_goal_share_bps: self.maximum_goal_share_bps.map(i64::from),
            stop_at_goal: self.stop_at_goal,
            categories: self.categories.unwrap_or_default(),
            neighbourhoods,
            areas,
            success_at_goal_bps: self.success_at_goal_bps.map(i64::from),
        })
    }
}

fn ids<T: domain::Id>(problems: &mut Problems, field: &str, given: Option<Vec<ID>>) -> Vec<T> {
    let wrong = |_| ProblemKind::WrongId { expected: T::KIND };
    given
        .unwrap_or_default()
        .iter()
        .filter_map(|id| problems.take(field, id.parse().map_err(wrong)))
        .collect()
}

#[derive(SimpleObject)]
pub struct RulePreview {
    sentence: Option<String>,
    /// Along one typical campaign: the crowd so far and the match it has drawn.
    curve: Vec<CurvePoint>,
    example: Vec<RuleExample>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct CurvePoint {
    crowd: Money,
    #[graphql(name = "match")]
    matched: Money,
}

/// One gift and what it would get under the rule alone.
#[derive(SimpleObject)]
pub struct RuleExample {
    gift: Money,
    #[graphql(name = "match")]
    matched: Money,
    sentence: String,
}

impl RulePreview {
    /// What a rule would do.
    pub async fn new(
        ask: &Ask,
        city: &app::City,
        rule: &RuleForm,
        preview: &app::matching::preview::Preview,
    ) -> Result<Self> {
        let currency = city.currency;
        let point = |point: &app::matching::preview::CurvePoint| CurvePoint {
            crowd: money(point.crowd_minor, currency),
            matched: money(point.match_minor, currency),
        };
        let example = |one: &app::matching::preview::Example| RuleExample {
            gift: money(one.gift_minor, currency),
            matched: money(one.match_minor, currency),
            sentence: app::words::decision_sentence(ask.locale(), &one.decision, currency),
        };
        Ok(Self {
            sentence: Some(sentence(ask, city, rule).await?),
            curve: preview.curve.iter().map(point).collect(),
            example: preview.examples.iter().map(example).collect(),
            problems: Vec::new(),
        })
    }

    /// What is wrong with it.
    pub fn refused(problems: Vec<Problem>) -> Self {
        Self {
            sentence: None,
            curve: Vec::new(),
            example: Vec::new(),
            problems,
        }
    }
}
