//! What a rule would do: along one typical campaign, and to single gifts. All through the real fold.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use domain::Currency;
use engine::round::Scaling;
use engine::{AMOUNT_MAX, CampaignKind, ReleaseWhen, Selection, WHOLE_BPS};

use super::decision::DecisionForm;
use super::fold::{ANYBODY, CityFold};
use super::form::{
    AdmitForm, ContributionForm, EventForm, FormProblem, GateForm, OfPool, OfProject, OverrideForm,
    PoolDefinition, PoolForm, ProjectDefinition, ProjectForm, RankForm, RuleDefinition, RuleForm, StackForm,
    VotesForm, Word,
};

/// What a rule would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Along one typical campaign, gift by gift, from nothing on; what is decided at an end, as if it came now.
    pub curve: Vec<CurvePoint>,
    /// To one gift alone, of several sizes.
    pub examples: Vec<Example>,
}

/// The crowd so far and the match it has drawn, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurvePoint {
    /// What the crowd has given.
    pub crowd_minor: i64,
    /// What the rule has added.
    pub match_minor: i64,
}

/// One gift and what it would get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The gift, in minor units.
    pub gift_minor: i64,
    /// What the rule would add, in minor units.
    pub match_minor: i64,
    /// Why.
    pub decision: DecisionForm,
}

/// The goal of a typical campaign, in units of about a euro.
const GOAL_UNITS: i64 = 5_000;

/// The gifts of a typical campaign, in units of about a euro, one after the other and then again.
const GIFT_UNITS: [i64; 8] = [20, 50, 10, 100, 20, 30, 250, 15];

/// The single gifts of the examples, in units of about a euro.
const EXAMPLE_UNITS: [i64; 5] = [5, 20, 50, 100, 500];

/// The most points of a curve; above, the gifts are made larger.
const POINTS_MAX: i64 = 120;

/// How far beyond the goal the curve goes, in percent of the goal.
const BEYOND_PERCENT: i64 = 120;

/// Minor units in a unit of about a euro: a hundred yen, but one dinar.
fn about_a_euro(currency: Currency) -> i64 {
    if currency.decimals() == 0 {
        100
    } else {
        currency.minor_per_unit()
    }
}

/// What a rule would do to a project with this goal in minor units (a typical one where absent) that
/// lies where the rule wants it and has what it asks for besides gifts, from a pool without end. A pool that is
/// used up whatever is claimed has as much as the goal.
///
/// # Errors
/// Everything that is wrong with the rule or the goal; the paths are those within the rule, or `goal`.
pub fn preview(
    rule: &RuleForm,
    currency: Currency,
    goal_minor: Option<i64>,
) -> Result<Preview, Vec<FormProblem>> {
    let unit = about_a_euro(currency);
    let goal_minor = goal_minor.unwrap_or_else(|| typical_goal(rule, unit));
    let mut stage = Stage::new(rule, goal_minor)?;
    let mut examples = Vec::new();
    for units in EXAMPLE_UNITS {
        examples.extend(stage.example(units * unit)?);
    }
    Ok(Preview {
        curve: stage.curve(unit)?,
        examples,
    })
}

/// The goal of a typical campaign, brought into the range that the rule admits.
fn typical_goal(rule: &RuleForm, unit: i64) -> i64 {
    let goal = GOAL_UNITS * unit;
    let least = rule.eligible.goal_min_minor.unwrap_or(1);
    goal.min(rule.eligible.goal_max_minor.unwrap_or(goal)).max(least)
}

/// A small city in which the rule is alone.
struct Stage {
    fold: CityFold,
    rule: RuleForm,
    goal_minor: i64,
    now: DateTime<Utc>,
    /// The number of the last event.
    seq: u64,
}

impl Stage {
    fn new(rule: &RuleForm, goal_minor: i64) -> Result<Self, Vec<FormProblem>> {
        let problems = rule.check();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut fold = CityFold::new(Tz::UTC, &StackForm::default())?;
        let now = moment(rule);
        let project = typical_project(rule, goal_minor);
        let scaled_up = rule
            .allocate
            .as_ref()
            .is_some_and(|allocate| allocate.rule().scaling == Scaling::UpAndDown);
        let amount_minor = if scaled_up { goal_minor } else { AMOUNT_MAX };
        let pool = PoolForm::new(rule.pool.as_str(), amount_minor);
        fold.follow(1, now, &EventForm::Pool(PoolDefinition { pool }))?;
        fold.follow(
            2,
            now,
            &EventForm::Rule(RuleDefinition {
                rule: Box::new(rule.clone()),
            }),
        )?;
        let published = fold.follow(3, now, &EventForm::Project(ProjectDefinition { project }));
        // Everything but the goal was taken from the rule, so the goal is to blame.
        published.map_err(|problems| -> Vec<FormProblem> {
            problems
                .into_iter()
                .map(|problem| FormProblem::new("goal", problem.reason))
                .collect()
        })?;
        let mut seq = 3;
        for event in wanted(rule) {
            seq += 1;
            fold.follow(seq, now, &event)?;
        }
        Ok(Self {
            fold,
            rule: rule.clone(),
            goal_minor,
            now,
            seq,
        })
    }

    /// What stands on the project, or would if what the rule waits for came now.
    fn match_minor(&self) -> Result<i64, Vec<FormProblem>> {
        let rule = &self.rule;
        let in_rounds = rule
            .allocate
            .as_ref()
            .is_some_and(|allocate| allocate.rule().waits());
        let at_end = rule
            .release
            .as_ref()
            .is_some_and(|release| release.when.0 == ReleaseWhen::AtEnd)
            || rule.gate.iter().any(|gate| gate.deadline);
        let matched = |fold: &CityFold| {
            fold.project_totals(PROJECT)
                .map_or(0, |totals| totals.match_minor)
        };
        let end = if in_rounds {
            EventForm::PoolClosed(OfPool {
                pool: rule.pool.clone(),
            })
        } else if at_end {
            EventForm::ProjectClosed(OfProject {
                project: PROJECT.to_owned(),
            })
        } else {
            return Ok(matched(&self.fold));
        };
        let mut ended = self.fold.clone();
        ended.follow(self.seq + 1, self.now, &end)?;
        Ok(matched(&ended))
    }

    /// A gift that the rule welcomes, but for its size.
    fn gift(&self, id: String, donor: &str, amount_minor: i64) -> EventForm {
        let count = &self.rule.count;
        EventForm::Contribution(ContributionForm {
            donor_type: count.donor_types.first().copied(),
            channel: count.channels.first().copied(),
            donor_area: count.donor_areas.first().cloned().or_else(|| place(&self.rule)),
            series_index: count.series_index.map(|(first, _)| first),
            ..ContributionForm::new(id, PROJECT, donor, amount_minor)
        })
    }

    /// What one gift alone would get.
    fn example(&self, gift_minor: i64) -> Result<Option<Example>, Vec<FormProblem>> {
        let gift = self.gift(String::new(), ANYBODY, gift_minor);
        let decision = self.fold.quote(self.now, &gift)?.into_iter().next();
        Ok(decision.map(|decision| Example {
            gift_minor,
            match_minor: decision.change_minor,
            decision,
        }))
    }

    fn curve(&mut self, unit: i64) -> Result<Vec<CurvePoint>, Vec<FormProblem>> {
        let end = i64::try_from(i128::from(self.goal_minor) * i128::from(BEYOND_PERCENT) / 100);
        let end = end.unwrap_or(AMOUNT_MAX).min(AMOUNT_MAX);
        let turns = i64::try_from(GIFT_UNITS.len()).unwrap_or(1);
        let usual = GIFT_UNITS.iter().sum::<i64>() * unit / turns;
        let scale = (end / POINTS_MAX / usual.max(1)).max(1);
        let mut points = vec![CurvePoint {
            crowd_minor: 0,
            match_minor: 0,
        }];
        let mut crowd = 0;
        for units in GIFT_UNITS.iter().cycle() {
            if crowd >= end {
                break;
            }
            self.seq += 1;
            // Each gift is another donor's.
            let gift = self.gift(
                format!("gift-{}", self.seq),
                &format!("donor-{}", self.seq),
                units * unit * scale,
            );
            self.fold.follow(self.seq, self.now, &gift)?;
            let Some(totals) = self.fold.project_totals(PROJECT) else {
                break;
            };
            crowd = totals.crowd_minor;
            points.push(CurvePoint {
                crowd_minor: crowd,
                match_minor: self.match_minor()?,
            });
        }
        Ok(points)
    }
}

/// The key of the one project.
const PROJECT: &str = "project";

/// What officials and residents do besides giving, where the rule asks for it.
fn wanted(rule: &RuleForm) -> Vec<EventForm> {
    let project = || PROJECT.to_owned();
    let mut events = Vec::new();
    let jury = rule.eligible.selection;
    if jury.is_some_and(|selection| selection.0 == Selection::Jury) {
        events.push(EventForm::Admit(AdmitForm {
            rule: rule.id.clone(),
            project: project(),
            changed: OverrideForm::default(),
        }));
    }
    let by_goal = |gate: &GateForm| {
        let rows = gate.votes_by_goal.iter().flatten();
        rows.map(|row| row.number).chain(gate.votes).max()
    };
    if let Some(votes) = rule.gate.iter().filter_map(by_goal).max() {
        events.push(EventForm::Votes(VotesForm {
            project: project(),
            votes,
        }));
    }
    events.push(EventForm::Rank(RankForm {
        rule: rule.id.clone(),
        project: project(),
        rank: 1,
    }));
    events
}

/// Where the project lies: where the rule wants it, or anywhere if a gate asks who lives there.
fn place(rule: &RuleForm) -> Option<String> {
    let local = rule.gate.iter().any(|gate| gate.local_share_bps.is_some());
    let wanted = rule.eligible.areas.first().cloned();
    wanted.or_else(|| local.then(|| "here".to_owned()))
}

/// What the owner brings itself: as much as a gate asks for, rounded up.
fn own_minor(rule: &RuleForm, goal_minor: i64) -> i64 {
    let share = rule.gate.iter().filter_map(|gate| gate.own_share_bps).max();
    let (goal, share) = (i128::from(goal_minor), i128::from(share.unwrap_or(0)));
    let exact = goal * share;
    let whole = i128::from(WHOLE_BPS);
    i64::try_from((exact + whole - 1) / whole).unwrap_or(goal_minor)
}

/// A project that lies where the rule wants it, of the kind and category it wants.
fn typical_project(rule: &RuleForm, goal_minor: i64) -> ProjectForm {
    let eligible = &rule.eligible;
    ProjectForm {
        applicant: eligible.applicants.first().cloned(),
        area: place(rule),
        own_minor: own_minor(rule, goal_minor),
        category: eligible.categories.first().cloned(),
        turnover_minor: eligible.turnover_min_minor.or(eligible.turnover_max_minor),
        trained: eligible.training_done,
        campaign: eligible
            .campaigns
            .first()
            .copied()
            .unwrap_or(Word(CampaignKind::AllOrNothing)),
        ..ProjectForm::new(PROJECT, "owner", goal_minor)
    }
}

/// A moment at which the rule acts.
fn moment(rule: &RuleForm) -> DateTime<Utc> {
    let begins = [rule.eligible.from, rule.count.from].into_iter().flatten().max();
    let ends = [rule.eligible.until, rule.count.until]
        .into_iter()
        .flatten()
        .min();
    begins
        .or(ends.map(|end| end - Duration::seconds(1)))
        .unwrap_or(DateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests;
