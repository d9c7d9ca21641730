//! What a city says of a campaign beyond its rules.
//!
//! A campaign is called off while it runs, or after it has succeeded and before anything was paid to it. While it runs,
//! the engine settles it as any that ends; afterwards each gift that goes back takes its match with it.
//!
//! One that succeeded by promises may lack money once these are charged: whoever promises with a card that pays nothing
//! would decide about other people's money. Nothing is paid to it until somebody of the city has said that it goes on,
//! or has called it off.

use domain::act::ActKind;
use domain::campaign::CampaignKind;
use domain::payout::PayoutState;
use domain::person::MemberRole;
use domain::project::{ProjectState, ProjectStep};
use domain::verdict::Verdict;
use domain::{Money, PersonId, ProblemKind, Problems, ProjectId};
use serde_json::json;
use store::Conn;
use store::campaign_verdict::{self, CampaignVerdict};
use store::city::City;
use store::project::Project;

use crate::changes::Change;
use crate::job::Job;
use crate::matching::form::{EventForm, OfProject};
use crate::matching::listing::About;
use crate::payout::person;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, project};

/// The longest reason that somebody gives.
const REASON_MAX: usize = 500;

/// What a campaign that succeeded by promises lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// What was promised and could not be charged.
    pub fallen: Money,
    /// What there is: gifts, and what pools add to them.
    pub raised: Money,
    /// What the campaign was for.
    pub goal: Money,
}

impl App {
    /// The word on a project's campaign, which everybody may know who knows the project.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn campaign_verdict(&self, project: &Project) -> AppResult<Option<CampaignVerdict>> {
        Ok(campaign_verdict::of_project(self.db.read(), project.city, project.id).await?)
    }

    /// What a campaign lacks that succeeded by promises, once all of them are charged or have fallen.
    ///
    /// # Errors
    /// Refused: not the project's owner, an official, a finance officer or an auditor.
    pub async fn shortfall(&self, caller: &Caller, project: &Project) -> AppResult<Option<Shortfall>> {
        policy::authorize(caller, Operation::ReadPayouts, On::project(project))
            .map_err(|kind| AppError::refused("", kind))?;
        self.shortfall_of(self.db.read(), project).await
    }

    pub(crate) async fn shortfall_of(&self, conn: &Conn, project: &Project) -> AppResult<Option<Shortfall>> {
        if !project.state.has_succeeded() || project.campaign_kind != CampaignKind::AllOrNothing {
            return Ok(None);
        }
        let goal_minor = project.goal_minor - project.secured_minor;
        let raised_minor = project.crowd_minor + project.match_minor;
        if raised_minor >= goal_minor {
            return Ok(None);
        }
        let (city, id) = (project.city, project.id);
        let fallen_minor = store::promise::fallen(conn, city, id).await?;
        let is_open = store::promise::sum_of_project(conn, city, id).await?.count > 0;
        if fallen_minor == 0 || is_open {
            return Ok(None);
        }
        let currency = self.known_city(city).await?.currency;
        let money = |minor| Money::new(minor, currency);
        Ok(Some(Shortfall {
            fallen: money(fallen_minor),
            raised: money(raised_minor),
            goal: money(goal_minor),
        }))
    }

    /// Lets a campaign go on although promises have fallen without which it would not have succeeded.
    ///
    /// # Errors
    /// Refused: not an official or finance officer, or no fresh proof; it is one's own project; it lacks nothing; that
    /// was said before; no reason.
    pub async fn let_go_on(&self, caller: &Caller, id: ProjectId, reason: &str) -> AppResult<Project> {
        let reason = &reason_of(reason)?;
        let by = person(caller)?;
        let city = self
            .db
            .write("campaign.go_on", |conn| async move {
                let (project, city) = self
                    .lock_project(&conn, caller, id, Operation::JudgeCampaign)
                    .await?;
                if crate::review::is_own(&conn, caller, &project).await? {
                    return Err(AppError::refused("", ProblemKind::OwnCase));
                }
                let lacks = self.shortfall_of(&conn, &project).await?;
                let known = campaign_verdict::of_project(&conn, city.id, id).await?;
                if is_said(known.as_ref(), Verdict::GoesOn, reason) {
                    return Ok(city.id);
                }
                if lacks.is_none() || known.is_some() {
                    return Err(AppError::refused("", ProblemKind::AlreadyDecided));
                }
                let verdict = self.verdict(Verdict::GoesOn, reason, true);
                campaign_verdict::set(&conn, (city.id, id), &verdict, by).await?;
                let (kind, detail) = (ActKind::CampaignGoesOn, json!({ "reason": reason }));
                self.record(&conn, Some(city.id), caller, kind, id, detail)
                    .await?;
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.changes.tell(Change::Project(city, id));
        self.reload(id).await
    }

    /// Calls a campaign off: everybody gets their money back, and pools what they added. Before it was published it is
    /// withdrawn, and nobody but its owner ever knew of it.
    ///
    /// # Errors
    /// Refused: not the project's owner or an official, or after it succeeded not an official or finance officer; no
    /// fresh proof; it has failed or is over in another way; money was paid to it, or a payment waits; no reason.
    pub async fn call_off_project(&self, caller: &Caller, id: ProjectId, reason: &str) -> AppResult<Project> {
        let reason = &reason_of(reason)?;
        let by = person(caller)?;
        let city = self
            .db
            .write("campaign.call_off", |conn| async move {
                let (mut project, city) = self
                    .lock_project(&conn, caller, id, Operation::CallOffProject)
                    .await?;
                let known = campaign_verdict::of_project(&conn, city.id, id).await?;
                if is_said(known.as_ref(), Verdict::CalledOff, reason) {
                    return Ok(city.id);
                }
                let had_succeeded = project.state.has_succeeded();
                if had_succeeded {
                    // What donors gave for it is not its owner's any more to give up alone.
                    policy::authorize(caller, Operation::JudgeCampaign, On::project(&project))
                        .map_err(|kind| AppError::refused("", kind))?;
                    if crate::review::is_own(&conn, caller, &project).await? {
                        return Err(AppError::refused("", ProblemKind::OwnCase));
                    }
                    self.check_unpaid(&conn, &project).await?;
                }
                let was_published = !project.state.is_unpublished();
                project.state = project::step(&project, ProjectStep::Cancel)?;
                // Its end is on the list, and what it comes to is decided next.
                if store::event::is_ended(&conn, city.id, id, project.closes_at).await? && !had_succeeded {
                    return Err(AppError::refused("", ProblemKind::AlreadyDecided));
                }
                project.changed_at = self.world.now();
                store::project::update(&conn, &project, None).await?;
                if was_published {
                    let verdict = self.verdict(Verdict::CalledOff, reason, had_succeeded);
                    campaign_verdict::set(&conn, (city.id, id), &verdict, by).await?;
                    self.give_all_back(&conn, &city, &project, had_succeeded).await?;
                }
                let detail = json!({ "reason": reason, "had_succeeded": had_succeeded });
                let kind = ActKind::CampaignCalledOff;
                self.record(&conn, Some(city.id), caller, kind, id, detail)
                    .await?;
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city).await?;
        self.changes.tell(Change::Project(city, id));
        self.reload(id).await
    }

    /// Has the engine settle a campaign that was running; has each gift to one that had succeeded go back by itself.
    async fn give_all_back(
        &self,
        conn: &Conn,
        city: &City,
        project: &Project,
        had_succeeded: bool,
    ) -> AppResult<()> {
        let (id, now) = (project.id, self.world.now());
        for person in self.carriers(conn, project).await? {
            let told = Job::MailCampaignCalledOff {
                project: id.to_string(),
                person: person.to_string(),
            };
            self.queue(conn, Some(city.id), &told).await?;
        }
        if had_succeeded {
            for pledge in store::pledge::to_refund(conn, city.id, id).await? {
                self.queue_refund(conn, city.id, pledge).await?;
            }
            return Ok(());
        }
        let event = EventForm::Cancel(OfProject {
            project: id.to_string(),
        });
        let about = About {
            project: Some(id),
            ..About::default()
        };
        self.list_event(conn, city.id, about, &event, now).await?;
        Ok(())
    }

    /// The people who carry a project: its owner, or the managers of the organisation that is.
    async fn carriers(&self, conn: &Conn, project: &Project) -> AppResult<Vec<PersonId>> {
        let Some(organisation) = project.owner_organisation else {
            return Ok(project.owner_person.into_iter().collect());
        };
        let members = store::membership::of_organisation(conn, project.city, organisation).await?;
        let managers = members.iter().filter(|member| member.role == MemberRole::Manager);
        Ok(managers.map(|member| member.person).collect())
    }

    /// Nothing was paid to the project, and nothing is about to be.
    async fn check_unpaid(&self, conn: &Conn, project: &Project) -> AppResult<()> {
        let payouts = store::payout::of_project(conn, project.city, project.id).await?;
        let is_over = |state: PayoutState| state == PayoutState::Released;
        match payouts.iter().all(|payout| is_over(payout.state)) {
            true => Ok(()),
            false => Err(AppError::refused("", ProblemKind::PaymentsWereMade)),
        }
    }

    fn verdict(&self, verdict: Verdict, reason: &str, had_succeeded: bool) -> CampaignVerdict {
        CampaignVerdict {
            verdict,
            reason: reason.to_owned(),
            had_succeeded,
            decided_at: self.world.now(),
        }
    }

    /// Whether the match of a project's gifts was released when its campaign ended: the engine has nothing left to take
    /// back from them.
    pub(crate) async fn is_settled(&self, conn: &Conn, project: &Project) -> AppResult<bool> {
        Ok(match project.state {
            ProjectState::Failed => true,
            ProjectState::Cancelled => !campaign_verdict::of_project(conn, project.city, project.id)
                .await?
                .is_some_and(|verdict| verdict.had_succeeded),
            _ => false,
        })
    }
}

/// Whether the same was said before, with the same reason: by somebody whose answer was lost.
fn is_said(known: Option<&CampaignVerdict>, verdict: Verdict, reason: &str) -> bool {
    known.is_some_and(|known| known.verdict == verdict && known.reason == reason)
}

fn reason_of(given: &str) -> AppResult<String> {
    let mut problems = Problems::none();
    let reason = input::text(&mut problems, "input.reason", given, REASON_MAX);
    problems.check()?;
    reason.ok_or_else(|| AppError::Internal("unchecked input".into()))
}
