//! Putting events on a city's list, in the transaction of their cause.

use chrono::{DateTime, Utc};
use domain::campaign::CampaignKind;
use domain::organisation::OrganisationState;
use domain::person::MemberRole;
use domain::pledge::PledgeChannel;
use domain::project::BudgetLineKind;
use domain::{CityId, EventId, Id, PersonId, PledgeId, PoolId, ProjectId};
use store::Conn;
use store::city::City;
use store::event::NewEvent;
use store::organisation::Organisation;
use store::pledge::Pledge;
use store::project::Project;

use super::form::{
    ContributionForm, EventForm, OfGift, OfProject, ProjectDefinition, ProjectForm, RefundForm, Word,
};
use crate::pledge::hold::GUESTS_SHARE_BPS;
use crate::{App, AppResult};

/// What an event is about, so that it can be found again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// The project.
    pub project: Option<ProjectId>,
    /// The pledge.
    pub pledge: Option<PledgeId>,
    /// The pool.
    pub pool: Option<PoolId>,
}

impl App {
    /// Puts an event on the list, to wait for the city's turn, after every one that is there: what follows from
    /// another must come after it, though the clock of the process that listed the other may be ahead of ours.
    pub(crate) async fn list_event(
        &self,
        conn: &Conn,
        city: CityId,
        about: About,
        event: &EventForm,
        captured_at: DateTime<Utc>,
    ) -> AppResult<EventId> {
        let last = store::event::last_waiting(conn, city).await?;
        let next = last.map_or(captured_at, |last| last + chrono::Duration::microseconds(1));
        let new = NewEvent {
            id: EventId::new(&self.world),
            captured_at: captured_at.max(next),
            kind: event.kind(),
            project: about.project,
            pledge: about.pledge,
            pool: about.pool,
            body: event.to_json(),
        };
        store::event::add(conn, city, &new).await?;
        Ok(new.id)
    }

    /// A project is published: the engine learns what it is.
    pub(crate) async fn list_project(
        &self,
        conn: &Conn,
        city: &City,
        project: &Project,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let form = self.project_form(conn, project).await?;
        let about = About {
            project: Some(project.id),
            ..About::default()
        };
        let event = EventForm::Project(ProjectDefinition { project: form });
        self.list_event(conn, city.id, about, &event, now).await?;
        Ok(())
    }

    /// A project as the engine reads it.
    pub(crate) async fn project_form(&self, conn: &Conn, project: &Project) -> AppResult<ProjectForm> {
        let lines = store::budget_line::of_projects(conn, project.city, &[project.id]).await?;
        let optional: i64 = lines
            .iter()
            .filter(|l| l.kind == BudgetLineKind::Optional)
            .map(|l| l.amount_minor)
            .sum();
        let areas = store::area::of_project(conn, project.city, project.id).await?;
        let neighbourhood = project.neighbourhood.iter().map(ToString::to_string);
        // What is already secured is not asked for: the engine's goal is the rest.
        let goal_minor = project.goal_minor - project.secured_minor;
        let organisation = self.vouched_for(conn, project).await?;
        let applicant = match &organisation {
            Some(organisation) => Some(organisation.kind.as_str()),
            None if project.owner_organisation.is_none() => Some("person"),
            None => None,
        };
        // Where some of it is secured, the whole costs more than what is asked for.
        let of_budget = (project.secured_minor > 0).then_some(project.goal_minor);
        Ok(ProjectForm {
            applicant: applicant.map(str::to_owned),
            cost_minor: project.cost_minor.or(of_budget),
            own_minor: project.own_minor,
            turnover_minor: organisation.and_then(|organisation| organisation.turnover_minor),
            trained: project.trained,
            area: None,
            areas: neighbourhood
                .chain(areas.iter().map(ToString::to_string))
                .collect(),
            category: Some(project.category.clone()),
            minimum_minor: project
                .minimum_minor
                .map(|minimum| (minimum - project.secured_minor).max(0)),
            optimum_minor: (optional > 0).then_some(goal_minor + optional),
            campaign: Word(campaign(project.campaign_kind)),
            opens_at: project.opens_at,
            closes_at: project.closes_at,
            ..ProjectForm::new(project.id.to_string(), owner_key(project), goal_minor)
        })
    }

    /// The organisation behind a project, once the city vouches for it: what one says of itself opens no money.
    async fn vouched_for(&self, conn: &Conn, project: &Project) -> AppResult<Option<Organisation>> {
        let Some(id) = project.owner_organisation else {
            return Ok(None);
        };
        let found = store::organisation::by_ids(conn, project.city, &[id]).await?;
        let mut verified = found
            .into_iter()
            .filter(|organisation| organisation.state == OrganisationState::Verified);
        Ok(verified.next())
    }

    /// A pledge is confirmed: the engine shall decide on it.
    pub(crate) async fn list_contribution(
        &self,
        conn: &Conn,
        project: &Project,
        pledge: &Pledge,
        captured_at: DateTime<Utc>,
    ) -> AppResult<()> {
        let event = EventForm::Contribution(self.gift_of(conn, project, pledge).await?);
        self.list_event(conn, pledge.city, about_gift(pledge), &event, captured_at)
            .await?;
        Ok(())
    }

    /// An amount of a gift does not count any more: the engine shall take back what it earned.
    pub(crate) async fn list_refund(
        &self,
        conn: &Conn,
        pledge: &Pledge,
        amount_minor: i64,
    ) -> AppResult<EventId> {
        let event = EventForm::Refund(RefundForm {
            contribution: pledge.id.to_string(),
            amount_minor,
        });
        self.list_event(conn, pledge.city, about_gift(pledge), &event, self.world.now())
            .await
    }

    /// A pledge as the engine reads it.
    async fn gift_of(&self, conn: &Conn, project: &Project, pledge: &Pledge) -> AppResult<ContributionForm> {
        let donor = &pledge.person.to_string();
        let mut form = contribution(project, pledge.id, donor, pledge.amount_minor);
        form.relation = self.relation(conn, project, pledge.person).await?;
        form.channel = match pledge.channel {
            // What rules read where nothing is said.
            PledgeChannel::Card | PledgeChannel::Wallet => None,
            PledgeChannel::Transfer => Some(Word(engine::Channel::BankTransfer)),
            PledgeChannel::Cash => Some(Word(engine::Channel::Cash)),
        };
        self.describe_donor(conn, pledge.city, pledge.person, &mut form)
            .await?;
        Ok(form)
    }

    /// Somebody goes to the checkout: the engine shall hold what the gift would earn.
    pub(crate) async fn list_hold(
        &self,
        conn: &Conn,
        project: &Project,
        pledge: &Pledge,
        at: DateTime<Utc>,
    ) -> AppResult<()> {
        let mut form = self.gift_of(conn, project, pledge).await?;
        form.hold_share_bps = pledge.by_guest.then_some(GUESTS_SHARE_BPS);
        let event = EventForm::Hold(form);
        self.list_event(conn, pledge.city, about_gift(pledge), &event, at)
            .await?;
        Ok(())
    }

    /// The gift for which something is held will not come.
    pub(crate) async fn list_hold_released(
        &self,
        conn: &Conn,
        city: CityId,
        (project, pledge): (ProjectId, PledgeId),
        at: DateTime<Utc>,
    ) -> AppResult<()> {
        let event = EventForm::HoldReleased(OfGift {
            contribution: pledge.to_string(),
        });
        let about = About {
            project: Some(project),
            pledge: Some(pledge),
            pool: None,
        };
        self.list_event(conn, city, about, &event, at).await?;
        Ok(())
    }

    /// What somebody is to a project: who carries it does not draw from a pool by giving to it.
    pub(crate) async fn relation(
        &self,
        conn: &Conn,
        project: &Project,
        person: PersonId,
    ) -> AppResult<Option<Word<engine::Relation>>> {
        if project.owner_person == Some(person) {
            return Ok(Some(Word(engine::Relation::Owner)));
        }
        let memberships = store::membership::of_person(conn, person, self.world.now()).await?;
        let manages = |organisation| {
            memberships
                .organisations
                .contains(&(organisation, MemberRole::Manager))
        };
        Ok(if project.owner_organisation.is_some_and(manages) {
            Some(Word(engine::Relation::Owner))
        } else if memberships.teams.contains(&project.id) {
            Some(Word(engine::Relation::Team))
        } else {
            None
        })
    }

    /// A campaign has ended: the engine shall settle it.
    pub(crate) async fn list_end(&self, conn: &Conn, project: &Project, at: DateTime<Utc>) -> AppResult<()> {
        let event = EventForm::ProjectClosed(OfProject {
            project: project.id.to_string(),
        });
        let about = About {
            project: Some(project.id),
            ..About::default()
        };
        self.list_event(conn, project.city, about, &event, at).await?;
        Ok(())
    }
}

fn about_gift(pledge: &Pledge) -> About {
    About {
        project: Some(pledge.project),
        pledge: Some(pledge.id),
        pool: None,
    }
}

/// A gift as the engine reads it, of somebody who is nothing in particular to the project.
pub(crate) fn contribution(
    project: &Project,
    pledge: PledgeId,
    donor: &str,
    amount_minor: i64,
) -> ContributionForm {
    ContributionForm::new(pledge.to_string(), project.id.to_string(), donor, amount_minor)
}

fn owner_key(project: &Project) -> String {
    match (project.owner_organisation, project.owner_person) {
        (Some(organisation), _) => organisation.to_string(),
        (None, Some(person)) => person.to_string(),
        (None, None) => project.id.to_string(),
    }
}

fn campaign(kind: CampaignKind) -> engine::CampaignKind {
    match kind {
        CampaignKind::AllOrNothing => engine::CampaignKind::AllOrNothing,
        CampaignKind::KeepWhatYouRaise => engine::CampaignKind::Keep,
        CampaignKind::SolidarityPot => engine::CampaignKind::SolidarityPot,
    }
}
