//! The form of a project, as far as matching is concerned.

use chrono::{DateTime, Utc};
use engine::{AMOUNT_MAX, CampaignKind, Programme, ProjectSpec};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::{Found, absent};
use super::word::Word;

/// A project as it stands when its campaign is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectForm {
    /// Its key.
    #[schemars(length(min = 1))]
    pub id: String,
    /// The key of its owner, of whom an organisation's ceiling is counted.
    #[schemars(length(min = 1))]
    pub owner: String,
    /// What kind of applicant the owner is.
    #[serde(default, skip_serializing_if = "absent")]
    pub applicant: Option<String>,
    /// The key of the area in which it lies.
    #[serde(default, skip_serializing_if = "absent")]
    pub area: Option<String>,
    /// The keys of further areas in which it lies.
    #[serde(default, skip_serializing_if = "absent")]
    pub areas: Vec<String>,
    /// The key of its category.
    #[serde(default, skip_serializing_if = "absent")]
    pub category: Option<String>,
    /// The goal, in minor units.
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub goal_minor: i64,
    /// The least that is useful, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub minimum_minor: Option<i64>,
    /// What would be best, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub optimum_minor: Option<i64>,
    /// What the whole costs, in minor units; the goal where absent.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 1, max = AMOUNT_MAX))]
    pub cost_minor: Option<i64>,
    /// The owner's own money in it beside gifts, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub own_minor: i64,
    /// Other money that is assured and neither the owner's nor public, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub other_minor: i64,
    /// Other public money that is assured, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub public_minor: i64,
    /// De minimis aid that the owner had from elsewhere in the period that counts, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub aid_minor: i64,
    /// The owner's yearly turnover, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    #[schemars(range(min = 0, max = AMOUNT_MAX))]
    pub turnover_minor: Option<i64>,
    /// Whether the owner has done the training that some rules ask for.
    #[serde(default, skip_serializing_if = "absent")]
    pub trained: bool,
    /// What becomes of the crowd's money when the goal is missed.
    pub campaign: Word<CampaignKind>,
    /// The first moment at which a gift can be matched.
    #[serde(default, skip_serializing_if = "absent")]
    pub opens_at: Option<DateTime<Utc>>,
    /// The last moment at which a gift can be matched.
    #[serde(default, skip_serializing_if = "absent")]
    pub closes_at: Option<DateTime<Utc>>,
}

impl ProjectForm {
    /// A project of one owner with this goal, all or nothing, with nothing else said about it.
    pub fn new(id: impl Into<String>, owner: impl Into<String>, goal_minor: i64) -> Self {
        Self {
            id: id.into(),
            owner: owner.into(),
            applicant: None,
            area: None,
            areas: Vec::new(),
            category: None,
            goal_minor,
            minimum_minor: None,
            optimum_minor: None,
            cost_minor: None,
            own_minor: 0,
            other_minor: 0,
            public_minor: 0,
            aid_minor: 0,
            turnover_minor: None,
            trained: false,
            campaign: Word(CampaignKind::AllOrNothing),
            opens_at: None,
            closes_at: None,
        }
    }

    /// The paths are those within the project.
    pub(crate) fn spec(&self, names: &mut Programme) -> Found<ProjectSpec> {
        let keys = [("id", &self.id), ("owner", &self.owner)];
        let empty = keys.into_iter().filter(|(_, key)| key.is_empty());
        let problems: Vec<FormProblem> = empty
            .map(|(path, _)| FormProblem::form(path, "must not be empty"))
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(ProjectSpec {
            key: self.id.as_str().into(),
            owner: names.owner(&self.owner),
            applicant: self.applicant.as_deref().map(|key| names.applicant(key)),
            areas: self
                .area
                .iter()
                .chain(&self.areas)
                .map(|key| names.area(key))
                .collect(),
            category: self.category.as_deref().map(|key| names.category(key)),
            goal_minor: self.goal_minor,
            minimum_minor: self.minimum_minor,
            optimum_minor: self.optimum_minor,
            cost_minor: self.cost_minor,
            own_minor: self.own_minor,
            other_minor: self.other_minor,
            public_minor: self.public_minor,
            aid_minor: self.aid_minor,
            turnover_minor: self.turnover_minor,
            trained: self.trained,
            campaign: self.campaign.0,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
        })
    }
}
