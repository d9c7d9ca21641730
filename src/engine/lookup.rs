//! Looking things up in a programme: handles by name, names by handle, and what lies behind a handle.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::handle::{
    ApplicantIx, AreaIx, CategoryIx, ContributionIx, DonorIx, InKindIx, LineIx, OwnerIx, PoolIx, ProjectIx,
    RuleIx, StackIx,
};
use crate::pool::PoolSpec;
use crate::programme::{Candidate, Line, Programme, TallySpec};
use crate::project::ProjectSpec;
use crate::rule::{Rule, RuleVersion};
use crate::stack::Stack;

/// Names and handles.
macro_rules! names {
    ($($(#[$doc:meta])* $field:ident: $intern:ident, $key:ident, $handle:ident;)*) => {
        impl Programme {$(
            $(#[$doc])*
            pub fn $intern(&mut self, key: &str) -> $handle { self.$field.intern(key) }

            /// The outside name.
            pub fn $key(&self, handle: $handle) -> String { self.$field.name(handle.index()) }
        )*}
    };
}

names! {
    /// The handle of an owner, new or known.
    owners: owner, owner_key, OwnerIx;
    /// The handle of a donor, new or known.
    donors: donor, donor_key, DonorIx;
    /// The handle of a contribution, new or known; it need not have arrived yet.
    contributions: contribution, contribution_key, ContributionIx;
    /// The handle of a gift in kind, new or known.
    in_kinds: in_kind, in_kind_key, InKindIx;
    /// The handle of an area, new or known.
    areas: area, area_key, AreaIx;
    /// The handle of a category, new or known.
    categories: category, category_key, CategoryIx;
    /// The handle of a kind of applicant, new or known.
    applicants: applicant, applicant_key, ApplicantIx;
}

impl Programme {
    /// All settings of how rules go together, in the order of their handles.
    pub fn stacks(&self) -> impl Iterator<Item = (StackIx, &Stack)> {
        self.stacks
            .iter()
            .enumerate()
            .map(|(place, stack)| (StackIx::at(place), stack))
    }

    /// Where calendar years begin.
    pub fn time_zone(&self) -> Tz {
        self.time_zone
    }

    /// The handle of a pool by name.
    pub fn find_pool(&self, key: &str) -> Option<PoolIx> {
        self.pool_keys.find(key)
    }

    /// The handle of a rule, through all its versions, by name.
    pub fn find_line(&self, key: &str) -> Option<LineIx> {
        self.line_keys.find(key)
    }

    /// The handle of a version of a rule.
    pub fn find_rule(&self, key: &str, version: u32) -> Option<RuleIx> {
        let line = self.lines.get(self.line_keys.find(key)?.index())?;
        line.versions
            .iter()
            .copied()
            .find(|rule| self.rules[rule.index()].spec.version == version)
    }

    /// The handle of a project by name.
    pub fn find_project(&self, key: &str) -> Option<ProjectIx> {
        self.project_keys.find(key)
    }

    /// The handle of a donor by name, if the name was heard before.
    pub fn find_donor(&self, key: &str) -> Option<DonorIx> {
        self.donors.find(key)
    }

    /// The handle of an area by name, if the name was heard before.
    pub fn find_area(&self, key: &str) -> Option<AreaIx> {
        self.areas.find(key)
    }

    /// The handle of a contribution by name, if the name was heard before.
    pub fn find_contribution(&self, key: &str) -> Option<ContributionIx> {
        self.contributions.find(key)
    }

    /// All pools, in the order of their handles, each with its funders.
    pub fn pools(&self) -> impl Iterator<Item = (PoolIx, &PoolSpec)> {
        self.pools
            .iter()
            .enumerate()
            .map(|(place, spec)| (PoolIx::at(place), spec))
    }

    /// All versions of all rules, in the order of their handles.
    pub fn rules(&self) -> impl Iterator<Item = (RuleIx, &RuleVersion)> {
        self.rules
            .iter()
            .enumerate()
            .map(|(place, version)| (RuleIx::at(place), version))
    }

    /// All projects, in the order of their handles.
    pub fn projects(&self) -> impl Iterator<Item = (ProjectIx, &ProjectSpec)> {
        self.projects
            .iter()
            .enumerate()
            .map(|(place, spec)| (ProjectIx::at(place), spec))
    }

    /// A pool.
    ///
    /// # Panics
    /// If the handle is of another programme.
    pub fn pool(&self, pool: PoolIx) -> &PoolSpec {
        &self.pools[pool.index()]
    }

    /// A version of a rule.
    ///
    /// # Panics
    /// If the handle is of another programme.
    pub fn rule(&self, rule: RuleIx) -> &RuleVersion {
        &self.rules[rule.index()]
    }

    /// A project.
    ///
    /// # Panics
    /// If the handle is of another programme.
    pub fn project(&self, project: ProjectIx) -> &ProjectSpec {
        &self.projects[project.index()]
    }

    pub(crate) fn body(&self, rule: RuleIx) -> &Rule {
        &self.rules[rule.index()].spec.rule
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(crate) fn tallies(&self) -> &[TallySpec] {
        &self.tallies
    }

    pub(crate) fn candidates_of(&self, project: ProjectIx) -> &[Candidate] {
        self.campaigns
            .get(project.index())
            .map_or(&[], |campaign| campaign.candidates.as_slice())
    }

    /// Whether the gift, the donor's limits, the project's limits and whole pools are all that the rules on a
    /// project look at.
    #[inline]
    pub(crate) fn is_plain(&self, project: ProjectIx) -> bool {
        self.campaigns
            .get(project.index())
            .is_none_or(|campaign| campaign.plain)
    }

    /// A version of a rule as a candidate on a project on which it has given.
    pub(crate) fn candidate(&self, project: ProjectIx, rule: RuleIx) -> &Candidate {
        let all = self.candidates_of(project);
        let place = all.iter().position(|candidate| candidate.rule == rule);
        &all[place.unwrap_or(all.len())]
    }

    /// The first and the last moment of a campaign, as it was published.
    pub(crate) fn window_of(&self, project: ProjectIx) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        self.campaigns
            .get(project.index())
            .map_or((None, None), |known| (known.opens_at, known.closes_at))
    }
}
