//! Events from their written form to the engine's handles.

use domain::problem::RuleReason;
use engine::{
    Contribution, DonorIx, EventKind, LineIx, Pausable, PoolIx, ProjectIx, RuleIx, RuleSpec, Starts,
};

use super::CityFold;
use crate::matching::form::read::Found;
use crate::matching::form::{
    ContributionForm, EventForm, FormProblem, PausableForm, PoolForm, ProjectForm, RuleForm,
};

type Read<T> = Result<T, FormProblem>;

/// The share of a pool that may be held for such gifts.
fn share(form: &ContributionForm) -> Read<Option<u32>> {
    let max = engine::WHOLE_BPS;
    match form.hold_share_bps {
        Some(bps) if !(1..=max).contains(&bps) => {
            let reason = RuleReason::OutOfRange {
                min: 1,
                max: i64::from(max),
            };
            Err(FormProblem::new("hold_share_bps", reason))
        }
        bps => Ok(bps),
    }
}

impl CityFold {
    /// Opens a pool. The paths are those within the pool.
    pub(crate) fn add_pool(&mut self, form: &PoolForm) -> Found<PoolIx> {
        let spec = form.spec(&mut self.programme)?;
        let added = self.programme.add_pool(spec);
        self.state.follow(&self.programme);
        added.map_err(|problems| FormProblem::all_within("", problems))
    }

    /// Adds a version of a rule. The paths are those within the rule.
    pub(crate) fn add_rule(&mut self, form: &RuleForm, starts: Starts) -> Found<RuleIx> {
        let pool = self.find_pool(&form.pool);
        let rule = form.rule(&mut self.programme);
        let (pool, rule) = match (pool, rule) {
            (Ok(pool), Ok(rule)) => (pool, rule),
            (Err(unknown), Ok(rule)) => {
                let mut problems = vec![unknown];
                problems.extend(form.told(rule.validate()));
                return Err(problems);
            }
            (pool, Err(mut problems)) => {
                problems.extend(pool.err());
                return Err(problems);
            }
        };
        let key = form.id.as_str().into();
        let spec = RuleSpec {
            key,
            version: form.version,
            pool,
            priority: form.priority,
            starts,
            rule,
        };
        let added = self.programme.add_rule(spec);
        self.state.follow(&self.programme);
        added.map_err(|problems| form.told(problems))
    }

    /// Publishes a campaign. The paths are those within the project.
    pub(crate) fn add_project(&mut self, form: &ProjectForm) -> Found<ProjectIx> {
        let spec = form.spec(&mut self.programme)?;
        let added = self.programme.add_project(spec);
        self.state.follow(&self.programme);
        added.map_err(|problems| FormProblem::all_within("", problems))
    }

    /// The event with handles; nothing where a definition was taken up and no more is to be done.
    pub(super) fn kind(&mut self, event: &EventForm) -> Found<Option<EventKind>> {
        Ok(Some(match event {
            EventForm::Pool(form) => {
                self.add_pool(&form.pool)
                    .map_err(|problems| all_within("pool", problems))?;
                return Ok(None);
            }
            EventForm::Project(form) => {
                self.add_project(&form.project)
                    .map_err(|problems| all_within("project", problems))?;
                return Ok(None);
            }
            EventForm::Rule(form) => {
                let rule = self.add_rule(&form.rule, Starts::ByEvent);
                EventKind::Rule {
                    rule: rule.map_err(|problems| all_within("rule", problems))?,
                }
            }
            EventForm::Stack(form) => {
                let stack = self.programme.add_stack(form.stack.rule());
                EventKind::Stack {
                    stack: stack.map_err(|problems| FormProblem::all_within("", problems))?,
                }
            }
            EventForm::Contribution(form) => {
                if form.hold_share_bps.is_some() {
                    return Err(FormProblem::form("hold_share_bps", "is for `hold` alone").into());
                }
                EventKind::Contribution(self.arrived(form)?)
            }
            EventForm::Hold(form) => EventKind::Hold {
                share_bps: share(form)?,
                gift: self.arrived(form)?,
            },
            EventForm::HoldReleased(form) => EventKind::HoldReleased {
                contribution: self
                    .programme
                    .contribution(filled("contribution", &form.contribution)?),
            },
            EventForm::Refund(form) => {
                let contribution = self
                    .programme
                    .contribution(filled("contribution", &form.contribution)?);
                EventKind::Refund {
                    contribution,
                    amount_minor: form.amount_minor,
                }
            }
            EventForm::InKind(form) => EventKind::InKind {
                project: self.find_project(&form.project)?,
                id: self.programme.in_kind(filled("id", &form.id)?),
                donor: self.programme.donor(donor_key(&form.donor)?),
                kind: form.kind.as_str().into(),
                quantity_milli: i64::from(form.quantity) * 1000,
            },
            EventForm::Proof(form) => EventKind::Proof {
                project: self.find_project(&form.project)?,
                what: form.what(|id| Ok(self.programme.in_kind(filled("in_kind", id)?)))?,
            },
            EventForm::Votes(form) => EventKind::Votes {
                project: self.find_project(&form.project)?,
                votes: form.votes,
            },
            EventForm::Admit(form) => EventKind::Admit {
                line: self.find_line(&form.rule)?,
                project: self.find_project(&form.project)?,
                share_bps: form.changed.share_bps,
                cap_minor: form.changed.cap_minor,
            },
            EventForm::ProjectClosed(form) => EventKind::ProjectClosed {
                project: self.find_project(&form.project)?,
            },
            EventForm::ProjectSucceeded(form) => EventKind::ProjectSucceeded {
                project: self.find_project(&form.project)?,
            },
            EventForm::ProjectFailed(form) => EventKind::ProjectFailed {
                project: self.find_project(&form.project)?,
            },
            EventForm::Cancel(form) => EventKind::ProjectCancelled {
                project: self.find_project(&form.project)?,
            },
            EventForm::Extend(form) => EventKind::ProjectExtended {
                project: self.find_project(&form.project)?,
                closes_at: form.closes_at,
            },
            EventForm::PaidOut(form) => EventKind::PaidOut {
                project: self.find_project(&form.project)?,
            },
            EventForm::TopUp(form) => {
                let pool = self.find_pool(&form.pool)?;
                let funder = self.programme.add_funder(pool, filled("funder", &form.funder)?);
                let funder = funder.map_err(|problems| FormProblem::all_within("", problems))?;
                EventKind::TopUp {
                    pool,
                    funder,
                    amount_minor: form.amount_minor,
                }
            }
            EventForm::Pause(form) => EventKind::Pause(self.pausable(form)?),
            EventForm::Resume(form) => EventKind::Resume(self.pausable(form)?),
            EventForm::PoolClosed(form) => EventKind::PoolClosed {
                pool: self.find_pool(&form.pool)?,
            },
            EventForm::Rank(form) => EventKind::Rank {
                line: self.find_line(&form.rule)?,
                project: self.find_project(&form.project)?,
                rank: form.rank,
            },
            EventForm::WindowClosed(form) => EventKind::WindowClosed {
                line: self.find_line(&form.rule)?,
            },
        }))
    }

    /// A gift that has arrived, or is about to: names that are new get a handle.
    fn arrived(&mut self, form: &ContributionForm) -> Read<Contribution> {
        let project = self.find_project(&form.project)?;
        let (id, donor) = (filled("id", &form.id)?, donor_key(&form.donor)?);
        let (id, donor) = (self.programme.contribution(id), self.programme.donor(donor));
        let donor_area = form.donor_area.as_deref().map(|key| self.programme.area(key));
        let mut known_by = |prefix: &str, path: &str, name: &Option<String>| -> Read<Option<DonorIx>> {
            let Some(name) = name else { return Ok(None) };
            let key = format!("{prefix}{}", filled(path, name)?);
            Ok(Some(self.programme.donor(&key)))
        };
        Ok(Contribution {
            donor_area,
            email: known_by(BY_EMAIL, "email", &form.email)?,
            instrument: known_by(BY_INSTRUMENT, "instrument", &form.instrument)?,
            ..as_given(form, Contribution::new(id, project, donor, form.amount_minor))
        })
    }

    /// A gift that is only asked about: names that are new stay new.
    pub(super) fn asked_about(&self, form: &ContributionForm) -> Read<Contribution> {
        let project = self.find_project(&form.project)?;
        let donor = self.programme.find_donor(&form.donor).unwrap_or(self.anybody);
        // An area that nobody has named yet is in no rule, so it is as good as none.
        let donor_area = form
            .donor_area
            .as_deref()
            .and_then(|key| self.programme.find_area(key));
        // An address or a card that nobody has given with yet is that of somebody who has never given.
        let known_by = |prefix: &str, name: &Option<String>| {
            let key = format!("{prefix}{}", name.as_deref()?);
            Some(self.programme.find_donor(&key).unwrap_or(self.anybody))
        };
        let gift = Contribution::new(self.asked, project, donor, form.amount_minor);
        Ok(Contribution {
            donor_area,
            email: known_by(BY_EMAIL, &form.email),
            instrument: known_by(BY_INSTRUMENT, &form.instrument),
            ..as_given(form, gift)
        })
    }

    fn pausable(&self, form: &PausableForm) -> Read<Pausable> {
        match (&form.pool, &form.rule) {
            (Some(pool), None) => self.find_pool(pool).map(Pausable::Pool),
            (None, Some(rule)) => self.find_line(rule).map(Pausable::Line),
            _ => Err(FormProblem::form("", "give either `pool` or `rule`")),
        }
    }

    pub(super) fn find_pool(&self, key: &str) -> Read<PoolIx> {
        self.programme
            .find_pool(key)
            .ok_or_else(|| FormProblem::unknown("pool"))
    }

    fn find_line(&self, key: &str) -> Read<LineIx> {
        self.programme
            .find_line(key)
            .ok_or_else(|| FormProblem::unknown("rule"))
    }

    pub(super) fn find_project(&self, key: &str) -> Read<ProjectIx> {
        self.programme
            .find_project(key)
            .ok_or_else(|| FormProblem::unknown("project"))
    }
}

/// The gift with what the form says about the donor and the way of payment.
fn as_given(form: &ContributionForm, gift: Contribution) -> Contribution {
    Contribution {
        donor_type: form.donor_type.map_or(gift.donor_type, |word| word.0),
        channel: form.channel.map_or(gift.channel, |word| word.0),
        relation: form.relation.map_or(gift.relation, |word| word.0),
        series_index: form.series_index,
        ..gift
    }
}

/// Before what an e-mail address and a card or account are called among the donors. The first character is one
/// with which no donor's own key begins.
const BY_EMAIL: &str = "\u{0}email:";
const BY_INSTRUMENT: &str = "\u{0}instrument:";

/// The key of a donor, which is not to be taken for an address or a card.
fn donor_key(key: &str) -> Read<&str> {
    if key.starts_with('\0') {
        return Err(FormProblem::form("donor", "must not begin with a null character"));
    }
    filled("donor", key)
}

fn filled<'a>(path: &str, key: &'a str) -> Read<&'a str> {
    if key.is_empty() {
        Err(FormProblem::form(path, "must not be empty"))
    } else {
        Ok(key)
    }
}

fn all_within(path: &str, problems: Vec<FormProblem>) -> Vec<FormProblem> {
    problems.into_iter().map(|problem| problem.within(path)).collect()
}
