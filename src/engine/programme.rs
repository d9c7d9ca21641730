//! The programme: pools, rules and projects, as they were published. It only grows.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::amount::TOTAL_MAX;
use crate::clip::DonorScope;
use crate::eligible::Barrier;
use crate::handle::{
    ApplicantIx, AreaIx, CategoryIx, ContributionIx, DonorIx, FunderIx, InKindIx, LineIx, OwnerIx, PoolIx,
    ProjectIx, RuleIx, StackIx, TallyIx,
};
use crate::keys::Keys;
use crate::pool::{FunderSpec, PoolSpec};
use crate::problem::{Problems, RuleProblem, RuleProblemKind};
use crate::project::ProjectSpec;
use crate::rule::{RuleSpec, RuleVersion, Starts, Way};
use crate::stack::Stack;

/// A rule through all its versions.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) pool: PoolIx,
    pub(crate) priority: u32,
    /// In ascending order of version number.
    pub(crate) versions: Vec<RuleIx>,
}

/// A version of a rule that a project may draw on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) rule: RuleIx,
    pub(crate) line: LineIx,
    pub(crate) pool: PoolIx,
    pub(crate) tally: TallyIx,
    /// Within what it limits donors, said here so that a look ahead need not open the rule.
    pub(crate) donors: Option<DonorScope>,
    /// How it decides.
    pub(crate) way: Way,
    /// Whether the gift, the donor's limits, the project's limits and a whole pool are all that it looks at.
    pub(crate) plain: bool,
}

/// What every gift to a project must know, kept together in one line of the cache.
#[derive(Debug, Clone)]
#[repr(align(64))]
pub(crate) struct Campaign {
    /// In the order in which they act.
    pub(crate) candidates: Candidates,
    /// Whether all of them are plain.
    pub(crate) plain: bool,
    pub(crate) opens_at: Option<DateTime<Utc>>,
    pub(crate) closes_at: Option<DateTime<Utc>>,
}

/// The versions that one project may draw on. One alone, the usual case, is kept in place, which saves
/// the fold a touch of memory for every gift.
#[derive(Debug, Clone)]
pub(crate) enum Candidates {
    None,
    One([Candidate; 1]),
    Many(Vec<Candidate>),
}

impl Candidates {
    pub(crate) fn as_slice(&self) -> &[Candidate] {
        match self {
            Candidates::None => &[],
            Candidates::One(one) => one,
            Candidates::Many(many) => many,
        }
    }

    fn as_mut_slice(&mut self) -> &mut [Candidate] {
        match self {
            Candidates::None => &mut [],
            Candidates::One(one) => one,
            Candidates::Many(many) => many,
        }
    }
}

/// A rule line on a project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TallySpec {
    pub(crate) project: ProjectIx,
    pub(crate) pool: PoolIx,
    pub(crate) line: LineIx,
}

/// Pools, rules and projects with their outside names. Everything added stays, under the same handle.
#[derive(Debug, Clone)]
pub struct Programme {
    pub(crate) time_zone: Tz,
    /// The settings of how rules go together, the first of them in force before the first event.
    pub(crate) stacks: Vec<Stack>,
    pub(crate) pool_keys: Keys<PoolIx>,
    pub(crate) pools: Vec<PoolSpec>,
    pub(crate) line_keys: Keys<LineIx>,
    pub(crate) lines: Vec<Line>,
    pub(crate) rules: Vec<RuleVersion>,
    pub(crate) project_keys: Keys<ProjectIx>,
    pub(crate) projects: Vec<ProjectSpec>,
    pub(crate) owners: Keys<OwnerIx>,
    pub(crate) donors: Keys<DonorIx>,
    pub(crate) contributions: Keys<ContributionIx>,
    pub(crate) in_kinds: Keys<InKindIx>,
    pub(crate) areas: Keys<AreaIx>,
    pub(crate) categories: Keys<CategoryIx>,
    pub(crate) applicants: Keys<ApplicantIx>,
    /// For each project what every gift to it must know.
    pub(crate) campaigns: Vec<Campaign>,
    pub(crate) tallies: Vec<TallySpec>,
}

impl Programme {
    /// An empty programme. The time zone says where calendar years begin.
    ///
    /// # Errors
    /// Every problem of the stack settings.
    pub fn new(time_zone: Tz, stack: Stack) -> Result<Self, Vec<RuleProblem>> {
        let problems = stack.validate();
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            time_zone,
            stacks: vec![stack],
            pool_keys: Keys::default(),
            pools: Vec::new(),
            line_keys: Keys::default(),
            lines: Vec::new(),
            rules: Vec::new(),
            project_keys: Keys::default(),
            projects: Vec::new(),
            owners: Keys::default(),
            donors: Keys::default(),
            contributions: Keys::default(),
            in_kinds: Keys::default(),
            areas: Keys::default(),
            categories: Keys::default(),
            applicants: Keys::default(),
            campaigns: Vec::new(),
            tallies: Vec::new(),
        })
    }

    /// Adds settings of how rules go together, which an event may bring into force.
    ///
    /// # Errors
    /// Every problem of the settings.
    pub fn add_stack(&mut self, stack: Stack) -> Result<StackIx, Vec<RuleProblem>> {
        let problems = stack.validate();
        if !problems.is_empty() {
            return Err(problems);
        }
        if !stack.is_plain() {
            self.complicate(|_| true);
        }
        self.stacks.push(stack);
        Ok(StackIx::at(self.stacks.len() - 1))
    }

    /// Adds a pool.
    ///
    /// # Errors
    /// Every problem of the pool, each with the path of its field.
    pub fn add_pool(&mut self, mut spec: PoolSpec) -> Result<PoolIx, Vec<RuleProblem>> {
        let mut problems = Problems::default();
        spec.check(&mut problems);
        if self.pool_keys.find(&spec.key).is_some() {
            problems.add("id", RuleProblemKind::Taken);
        }
        let together = self.pools.iter().fold(spec.amount_minor, |sum, pool| {
            sum.saturating_add(pool.amount_minor)
        });
        if together > TOTAL_MAX {
            problems.add(
                "amount_minor",
                RuleProblemKind::OutOfRange {
                    min: 0,
                    max: TOTAL_MAX,
                },
            );
        }
        problems.or(())?;
        if spec.funders.is_empty() {
            let only = FunderSpec {
                key: spec.key.clone(),
                amount_minor: spec.amount_minor,
            };
            spec.funders.push(only);
        }
        let pool = self.pool_keys.intern(&spec.key);
        self.pools.push(spec);
        Ok(pool)
    }

    /// The funder of a pool with this name; added with nothing in its hands if it is new, so that a
    /// top-up can name it.
    ///
    /// # Errors
    /// The pool is not known.
    pub fn add_funder(&mut self, pool: PoolIx, key: &str) -> Result<FunderIx, Vec<RuleProblem>> {
        let Some(spec) = self.pools.get_mut(pool.index()) else {
            return Err(unknown("pool"));
        };
        if let Some(place) = spec.funders.iter().position(|funder| &*funder.key == key) {
            return Ok(FunderIx::at(place));
        }
        spec.funders.push(FunderSpec {
            key: key.into(),
            amount_minor: 0,
        });
        Ok(FunderIx::at(spec.funders.len() - 1))
    }

    /// Adds a version of a rule. A rule that is added while events are being folded must start
    /// [`Starts::ByEvent`], so that folding everything again gives the same decisions.
    ///
    /// # Errors
    /// Every problem of the rule, each with the path of its field.
    pub fn add_rule(&mut self, spec: RuleSpec) -> Result<RuleIx, Vec<RuleProblem>> {
        let mut problems = Problems::default();
        if self.pools.get(spec.pool.index()).is_none() {
            problems.add("pool", RuleProblemKind::Unknown);
        }
        problems.range("version", spec.version, 1, i64::from(u32::MAX));
        if let Some(line) = self
            .line_keys
            .find(&spec.key)
            .and_then(|line| self.lines.get(line.index()))
        {
            if line.pool != spec.pool {
                problems.add("pool", RuleProblemKind::Changed);
            }
            if line.priority != spec.priority {
                problems.add("priority", RuleProblemKind::Changed);
            }
            let newest = line
                .versions
                .last()
                .map_or(0, |rule| self.rules[rule.index()].spec.version);
            if spec.version <= newest {
                problems.add("version", RuleProblemKind::Taken);
            }
            // Two versions cannot both act before the first event.
            if spec.starts == Starts::AtOnce {
                problems.add("starts", RuleProblemKind::Changed);
            }
        }
        let mut all = problems.into_vec();
        all.extend(spec.rule.validate());
        if !all.is_empty() {
            return Err(all);
        }
        let line = self.line_keys.intern(&spec.key);
        if line.index() == self.lines.len() {
            self.lines.push(Line {
                pool: spec.pool,
                priority: spec.priority,
                versions: Vec::new(),
            });
        }
        let rule = RuleIx::at(self.rules.len());
        self.lines[line.index()].versions.push(rule);
        let (way, plain, books) = (spec.rule.way(), spec.rule.is_plain(), spec.rule.keeps_book());
        self.rules.push(RuleVersion {
            spec,
            line,
            way,
            plain,
            books,
        });
        for place in 0..self.projects.len() {
            self.join(rule, ProjectIx::at(place));
        }
        if !plain {
            self.complicate(|candidate| candidate.line == line);
        }
        Ok(rule)
    }

    /// Takes the short way from some candidates: what one version of a rule asks for is kept for all, and what a
    /// common ceiling asks for by all rules.
    fn complicate(&mut self, some: impl Fn(&Candidate) -> bool) {
        for campaign in &mut self.campaigns {
            let candidates = campaign.candidates.as_mut_slice().iter_mut();
            for candidate in candidates.filter(|candidate| some(candidate)) {
                candidate.plain = false;
                campaign.plain = false;
            }
        }
    }

    /// Adds a project.
    ///
    /// # Errors
    /// Every problem of the project, each with the path of its field.
    pub fn add_project(&mut self, spec: ProjectSpec) -> Result<ProjectIx, Vec<RuleProblem>> {
        let mut problems = Problems::default();
        spec.check(&mut problems);
        if self.project_keys.find(&spec.key).is_some() {
            problems.add("id", RuleProblemKind::Taken);
        }
        if spec.owner.index() >= self.owners.len() {
            problems.add("owner", RuleProblemKind::Unknown);
        }
        problems.or(())?;
        let project = self.project_keys.intern(&spec.key);
        let (opens_at, closes_at) = (spec.opens_at, spec.closes_at);
        self.campaigns.push(Campaign {
            candidates: Candidates::None,
            plain: true,
            opens_at,
            closes_at,
        });
        self.projects.push(spec);

        for place in 0..self.rules.len() {
            self.join(RuleIx::at(place), project);
        }
        Ok(project)
    }

    /// Lets a project draw on a version of a rule, if the rule admits it.
    fn join(&mut self, rule: RuleIx, project: ProjectIx) {
        let version = &self.rules[rule.index()];
        if !version
            .spec
            .rule
            .eligible
            .barriers(&self.projects[project.index()])
            .is_empty()
        {
            return;
        }
        let (line, pool, way) = (version.line, version.spec.pool, version.way);
        let versions = &self.lines[line.index()].versions;
        let plain = versions.iter().all(|rule| self.rules[rule.index()].plain)
            && self.stacks.iter().all(Stack::is_plain)
            && self.pools[pool.index()].is_whole();
        let donors = version.spec.rule.clip.remembers();
        let known = self.campaigns[project.index()].candidates.as_slice();
        let tally = known
            .iter()
            .find(|candidate| candidate.line == line)
            .map(|candidate| candidate.tally);
        let tally = tally.unwrap_or_else(|| {
            self.tallies.push(TallySpec { project, pool, line });
            TallyIx::at(self.tallies.len() - 1)
        });
        let rank = |rule: RuleIx| {
            let version = &self.rules[rule.index()];
            (version.spec.priority, &*version.spec.key, version.spec.version)
        };
        let place = known.partition_point(|candidate| rank(candidate.rule) < rank(rule));
        let mut many = known.to_vec();
        many.insert(
            place,
            Candidate {
                rule,
                line,
                pool,
                tally,
                donors,
                way,
                plain,
            },
        );
        let campaign = &mut self.campaigns[project.index()];
        campaign.plain &= plain;
        campaign.candidates = if let [one] = many[..] {
            Candidates::One([one])
        } else {
            Candidates::Many(many)
        };
    }

    /// What keeps a project from a version of a rule; empty when nothing does.
    ///
    /// # Errors
    /// The rule or the project is not known.
    pub fn barriers(&self, rule: RuleIx, project: ProjectIx) -> Result<Vec<Barrier>, Vec<RuleProblem>> {
        let version = self.rules.get(rule.index()).ok_or_else(|| unknown("rule"))?;
        let project = self
            .projects
            .get(project.index())
            .ok_or_else(|| unknown("project"))?;
        Ok(version.spec.rule.eligible.barriers(project))
    }

    /// The versions that a project may draw on as far as it itself is concerned, in the order in which
    /// they act. Which of them is in force is a matter of the state.
    pub fn rules_of(&self, project: ProjectIx) -> impl Iterator<Item = RuleIx> {
        self.candidates_of(project).iter().map(|candidate| candidate.rule)
    }
}

fn unknown(path: &str) -> Vec<RuleProblem> {
    vec![RuleProblem {
        path: path.into(),
        kind: RuleProblemKind::Unknown,
    }]
}
