//! The form of a project, as far as matching is concerned.

use chrono::{DateTime, Utc};
use engine::{CampaignKind, Programme, ProjectSpec};
use serde::{Deserialize, Serialize};

use super::problem::FormProblem;
use super::read::{Found, absent};
use super::word::Word;

/// A project as it stands when its campaign is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectForm {
    /// Its key.
    pub id: String,
    /// The key of its owner, of whom an organisation's ceiling is counted.
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
    pub goal_minor: i64,
    /// The least that is useful, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    pub minimum_minor: Option<i64>,
    /// What would be best, in minor units.
    #[serde(default, skip_serializing_if = "absent")]
    pub optimum_minor: Option<i64>,
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
            campaign: self.campaign.0,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
        })
    }
}
