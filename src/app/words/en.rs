//! English.

pub(super) mod account;
pub(super) mod act;
pub(super) mod column;
pub(super) mod decision;
pub(super) mod fact;
pub(super) mod moderation;
pub(super) mod privacy;
pub(super) mod problem;
pub(super) mod reason;
pub(super) mod rule;
pub(super) mod simulation;
pub(super) mod stack;
pub(super) mod step;
pub(super) mod terms;
pub(super) mod verification;

use domain::person::Role;
use domain::pool::PoolState;
use domain::project::ProjectState;
use domain::{Currency, Locale, Money};
use engine::{Barrier, LimitKind};

use super::decision::Cut;
use super::figure::{self, sentence};
use crate::matching::fold::OpenRule;

pub(super) fn money(minor: i64, currency: Currency) -> String {
    figure::money(Locale::En, Money::new(minor, currency))
}

pub(super) fn quote(gift: Money, added: Money, total: Money) -> String {
    let [given, total] = [gift, total].map(|money| figure::money(Locale::En, money));
    let several = gift.minor >= 2 * gift.currency.minor_per_unit();
    match (added.minor > 0, several) {
        (true, true) => format!("Your {given} become {total}."),
        (true, false) => format!("Your gift of {given} becomes {total}."),
        (false, _) => format!("Your gift of {given} goes to the project; no pool adds to it."),
    }
}

pub(super) fn closed(rule: &OpenRule) -> String {
    let barrier = |barrier: &Barrier| {
        let reason = match barrier {
            Barrier::Area => "this pool is for other places in the city",
            Barrier::Category => "this pool is for other categories of projects",
            Barrier::Applicant => "this pool is for projects of other kinds of owners",
            Barrier::Campaign => "this pool is for another kind of campaign",
            Barrier::GoalTooSmall => "this pool is for projects with a higher goal",
            Barrier::GoalTooLarge => "this pool is for projects with a lower goal",
            Barrier::Turnover => {
                "this pool is for owners whose yearly turnover is known and within its limits"
            }
            Barrier::Training => "this pool is for owners who have done its training",
        };
        reason.to_owned()
    };
    let limit = rule.limit.map(|limit| match limit {
        LimitKind::NotAbove => {
            "the project has reached the total above which the rule adds nothing".to_owned()
        }
        limit => reason::why(&Cut::bare(limit), Currency::EUR),
    });
    let reasons = rule.barriers.iter().map(barrier).chain(limit);
    reasons
        .map(|reason| sentence(&reason))
        .collect::<Vec<String>>()
        .join(" ")
}

pub(super) fn too_often(seconds: u64) -> String {
    let wait = match seconds {
        1 => "a second".to_owned(),
        seconds @ 2..=90 => format!("{seconds} seconds"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    };
    format!(
        "There are many requests from your connection just now. Please try again in {wait}; nothing is lost."
    )
}

pub(super) fn not_allowed(needed: Role) -> &'static str {
    match needed {
        Role::Resident => "Please sign in to do this.",
        Role::Official => "Only city officials can do this.",
        Role::Moderator => "Only moderators can do this.",
        Role::FinanceOfficer => "Only finance officers can do this.",
        Role::Auditor => "Only auditors can do this.",
    }
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Resident => "resident",
        Role::Official => "city official",
        Role::Moderator => "moderator",
        Role::FinanceOfficer => "finance officer",
        Role::Auditor => "auditor",
    }
}

pub(super) fn project_state(state: ProjectState) -> &'static str {
    match state {
        ProjectState::Idea => "still an idea",
        ProjectState::Draft => "still a draft",
        ProjectState::Submitted => "submitted and waiting for the city to read it",
        ProjectState::InReview => "being reviewed by the city",
        ProjectState::ChangesRequested => "waiting for changes by its owner",
        ProjectState::Rejected => "rejected by the city",
        ProjectState::Published => "published",
        ProjectState::Succeeded => "funded",
        ProjectState::Failed => "over without having reached its threshold",
        ProjectState::InDelivery => "being carried out",
        ProjectState::Completed => "completed",
        ProjectState::Cancelled => "cancelled",
        ProjectState::Suspended => "suspended by the city",
    }
}

pub(super) fn pool_state(state: PoolState) -> &'static str {
    match state {
        PoolState::Draft => "still a draft",
        PoolState::Published => "open",
        PoolState::Paused => "paused",
        PoolState::Exhausted => "used up",
        PoolState::Closed => "closed",
        PoolState::Settled => "settled",
    }
}
