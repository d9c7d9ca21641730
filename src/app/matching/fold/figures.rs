//! What stands: figures of pools, projects and gifts, and the audit.

use std::fmt;

use chrono::{DateTime, Utc};
use engine::{Finding, FindingKind, HoldFigures, PoolFigures, Programme, ProjectTotals, Way};
use serde::{Deserialize, Serialize};

use super::CityFold;
use crate::matching::decision::RuleName;
use crate::matching::form::read::absent;
use crate::matching::form::{StackForm, Word};

/// What a funder has in a pool, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FunderFigure {
    /// The key of the funder.
    pub funder: String,
    /// What it put in.
    pub amount_minor: i64,
    /// What of it is held, reserved, committed or paid.
    pub used_minor: i64,
}

/// A contribution as it stands, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContributionFigure {
    /// The key of the project.
    pub project: String,
    /// The key of the donor.
    pub donor: String,
    /// What was given.
    pub amount_minor: i64,
    /// What of it was given back.
    pub refunded_minor: i64,
    /// The match of all rules that stands.
    pub match_minor: i64,
}

/// What one rule gives to a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AwardFigure {
    /// The version of the rule.
    pub rule: RuleName,
    /// The key of the pool.
    pub pool: String,
    /// The match that stands, in minor units.
    pub match_minor: i64,
}

/// A law of the engine that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingForm {
    /// What is wrong.
    pub kind: Word<FindingKind>,
    /// What was found, in minor units unless the kind says otherwise.
    pub found_minor: i64,
    /// What it should be, or the limit that it passes.
    pub expected_minor: i64,
    /// The pool concerned.
    #[serde(default, skip_serializing_if = "absent")]
    pub pool: Option<String>,
    /// The funder concerned.
    #[serde(default, skip_serializing_if = "absent")]
    pub funder: Option<String>,
    /// The version of the rule concerned.
    #[serde(default, skip_serializing_if = "absent")]
    pub rule: Option<RuleName>,
    /// The project concerned.
    #[serde(default, skip_serializing_if = "absent")]
    pub project: Option<String>,
    /// The contribution concerned.
    #[serde(default, skip_serializing_if = "absent")]
    pub contribution: Option<String>,
}

impl FindingForm {
    /// The finding with outside names.
    pub(in crate::matching) fn of(programme: &Programme, finding: &Finding) -> Self {
        let pool = finding.pool.map(|pool| programme.pool(pool));
        let funder =
            |pool: &engine::PoolSpec| Some(pool.funders.get(finding.funder?.index())?.key.to_string());
        Self {
            kind: Word(finding.kind),
            found_minor: finding.found_minor,
            expected_minor: finding.expected_minor,
            pool: pool.map(|pool| pool.key.to_string()),
            funder: pool.and_then(funder),
            rule: finding.rule.map(|rule| RuleName::of(programme, rule)),
            project: finding
                .project
                .map(|project| programme.project(project).key.to_string()),
            contribution: finding.contribution.map(|id| programme.contribution_key(id)),
        }
    }
}

/// In English, for logs and terminals.
impl fmt::Display for FindingForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: found {}, expected {}",
            self.kind, self.found_minor, self.expected_minor
        )?;
        let rule = self
            .rule
            .as_ref()
            .map(|rule| format!("{} version {}", rule.id, rule.version));
        let spots = [
            ("pool", self.pool.as_deref()),
            ("funder", self.funder.as_deref()),
            ("rule", rule.as_deref()),
            ("project", self.project.as_deref()),
            ("contribution", self.contribution.as_deref()),
        ];
        for (name, key) in spots {
            if let Some(key) = key {
                write!(f, ", {name} {key}")?;
            }
        }
        Ok(())
    }
}

impl CityFold {
    /// The keys of all pools, in the order in which they were opened.
    pub fn pools(&self) -> Vec<String> {
        self.programme
            .pools()
            .map(|(_, spec)| spec.key.to_string())
            .collect()
    }

    /// The keys of all projects, in the order in which they were published.
    pub fn projects(&self) -> Vec<String> {
        self.programme
            .projects()
            .map(|(_, spec)| spec.key.to_string())
            .collect()
    }

    /// What is in a pool; nothing for an unknown one.
    pub fn pool_figures(&self, pool: &str) -> Option<PoolFigures> {
        self.state.pool(self.programme.find_pool(pool)?)
    }

    /// The last moment of a campaign, as it was last extended.
    pub fn closes_at(&self, project: &str) -> Option<DateTime<Utc>> {
        let project = self.programme.find_project(project)?;
        self.state.closes_at(&self.programme, project)
    }

    /// What the funders have in a pool, in the order of the pool.
    pub fn pool_funders(&self, pool: &str) -> Vec<FunderFigure> {
        let Some(pool) = self.programme.find_pool(pool) else {
            return Vec::new();
        };
        let named = |figures: engine::FunderFigures| FunderFigure {
            funder: self.programme.pool(pool).funders[figures.funder.index()]
                .key
                .to_string(),
            amount_minor: figures.amount_minor,
            used_minor: figures.used_minor,
        };
        self.state.funders(pool).into_iter().map(named).collect()
    }

    /// What stands on a project; nothing for an unknown one.
    pub fn project_totals(&self, project: &str) -> Option<ProjectTotals> {
        Some(self.state.totals(self.programme.find_project(project)?))
    }

    /// What a pool gives to a project now, in minor units; zero for unknown ones.
    pub fn given(&self, project: &str, pool: &str) -> i64 {
        let found = self
            .programme
            .find_project(project)
            .zip(self.programme.find_pool(pool));
        found.map_or(0, |(project, pool)| {
            self.state.given(&self.programme, project, pool)
        })
    }

    /// What a pool holds for gifts to a project, in minor units; zero for unknown ones.
    pub fn held(&self, project: &str, pool: &str) -> i64 {
        let found = self
            .programme
            .find_project(project)
            .zip(self.programme.find_pool(pool));
        found.map_or(0, |(project, pool)| {
            self.state.held(&self.programme, project, pool)
        })
    }

    /// What is held for a gift that is awaited; nothing where nothing is.
    pub fn hold(&self, contribution: &str) -> Option<HoldFigures> {
        self.state.hold(self.programme.find_contribution(contribution)?)
    }

    /// Whether something that is held is over due at a moment, and is free before whatever happens then.
    pub fn holds_are_due(&self, at: DateTime<Utc>) -> bool {
        self.state.holds_are_due(at)
    }

    /// A contribution as it stands; nothing before it has arrived.
    pub fn contribution(&self, id: &str) -> Option<ContributionFigure> {
        let figures = self.state.contribution(self.programme.find_contribution(id)?)?;
        Some(ContributionFigure {
            project: self.programme.project(figures.project).key.to_string(),
            donor: self.programme.donor_key(figures.donor),
            amount_minor: figures.amount_minor,
            refunded_minor: figures.refunded_minor,
            match_minor: figures.match_minor,
        })
    }

    /// What each rule under which a contribution counted gives to it now, zeros included.
    pub fn awards(&self, contribution: &str) -> Vec<AwardFigure> {
        let Some(id) = self.programme.find_contribution(contribution) else {
            return Vec::new();
        };
        let named = |(rule, match_minor)| AwardFigure {
            rule: RuleName::of(&self.programme, rule),
            pool: self
                .programme
                .pool(self.programme.rule(rule).spec.pool)
                .key
                .to_string(),
            match_minor,
        };
        self.state.awards(id).into_iter().map(named).collect()
    }

    /// How rules go together now.
    pub fn stack(&self) -> StackForm {
        StackForm::of(self.state.stack(&self.programme))
    }

    /// The version of a rule that acts now.
    pub fn rule_in_force(&self, rule: &str) -> Option<u32> {
        let acting = self.state.rule_in_force(self.programme.find_line(rule)?)?;
        Some(self.programme.rule(acting).spec.version)
    }

    /// Whether a version of a rule decides each gift by itself; not so for an unknown one.
    pub fn decides_by_gift(&self, rule: &RuleName) -> bool {
        let found = self.programme.find_rule(&rule.id, rule.version);
        found.is_some_and(|rule| self.programme.rule(rule).way == Way::Gift)
    }

    /// Checks every law on what stands now. Empty when all is well.
    pub fn audit(&self) -> Vec<FindingForm> {
        let findings = engine::audit(&self.programme, &self.state);
        findings
            .iter()
            .map(|finding| FindingForm::of(&self.programme, finding))
            .collect()
    }
}
