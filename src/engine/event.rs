//! Events: what happened in the city, in the order in which the fold hears of it.

use chrono::{DateTime, Utc};
use domain::words;

use crate::handle::{
    AreaIx, ContributionIx, DonorIx, FunderIx, InKindIx, LineIx, PoolIx, ProjectIx, RuleIx, StackIx,
};

words! {
    /// What kind of donor.
    pub enum DonorType {
        /// A person.
        Person = "person",
        /// A firm.
        Firm = "firm",
        /// A public body.
        PublicBody = "public_body",
        /// A foundation.
        Foundation = "foundation",
    }
}

words! {
    /// The way of payment.
    pub enum Channel {
        /// On the platform.
        Online = "online",
        /// By bank transfer.
        BankTransfer = "bank_transfer",
        /// In cash, with proof.
        Cash = "cash",
    }
}

words! {
    /// What the donor is to the project.
    pub enum Relation {
        /// Nothing in particular.
        Unrelated = "unrelated",
        /// Its owner.
        Owner = "owner",
        /// A member of its team.
        Team = "team",
        /// A funder of a pool.
        Funder = "funder",
    }
}

/// A gift of money: confirmed, or about to be paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// Its handle, from [`crate::Programme::contribution`].
    pub id: ContributionIx,
    /// The project it is given to.
    pub project: ProjectIx,
    /// Who gives.
    pub donor: DonorIx,
    /// The amount in minor units, at least 1.
    pub amount_minor: i64,
    /// What kind of donor.
    pub donor_type: DonorType,
    /// The way of payment.
    pub channel: Channel,
    /// What the donor is to the project.
    pub relation: Relation,
    /// Where the donor lives, if verified.
    pub donor_area: Option<AreaIx>,
    /// The donor's e-mail address, under a name of its own, where a rule tells donors apart by it.
    pub email: Option<DonorIx>,
    /// The card or account that paid, the same.
    pub instrument: Option<DonorIx>,
    /// The place in a recurring series, 1 first; absent for a gift that stands alone.
    pub series_index: Option<u32>,
}

impl Contribution {
    /// An online gift of an unrelated person.
    pub const fn new(id: ContributionIx, project: ProjectIx, donor: DonorIx, amount_minor: i64) -> Self {
        Self {
            id,
            project,
            donor,
            amount_minor,
            donor_type: DonorType::Person,
            channel: Channel::Online,
            relation: Relation::Unrelated,
            donor_area: None,
            email: None,
            instrument: None,
            series_index: None,
        }
    }
}

/// What a pause or its end is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pausable {
    /// A pool with all its rules.
    Pool(PoolIx),
    /// One rule, in all its versions.
    Line(LineIx),
}

/// What a proof proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proven {
    /// That the project did what it promised, with all that was given in kind as it was announced.
    All,
    /// That costs of this much were paid, in minor units, all proofs so far together.
    Costs(i64),
    /// That so much of a gift in kind was really given, in thousandths of its unit.
    InKind {
        /// The gift in kind.
        id: InKindIx,
        /// What is proven of it; 0 for nothing.
        quantity_milli: i64,
    },
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The sequence number in the city's list.
    pub seq: u64,
    /// When it happened: for money, the time of capture.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: EventKind,
}

/// The kinds of event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// A gift of money was confirmed.
    Contribution(Contribution),
    /// Somebody is about to give this: what it would earn now is held for as long as the pools say.
    Hold {
        /// The gift.
        gift: Contribution,
        /// Nothing is held where more than this share of what is left in the pool would be held for gifts with such
        /// a share; absent for a gift that has the whole pool open.
        share_bps: Option<u32>,
    },
    /// The gift for which something is held will not come.
    HoldReleased {
        /// The gift.
        contribution: ContributionIx,
    },
    /// A gift was given back, whole or in part.
    Refund {
        /// The gift.
        contribution: ContributionIx,
        /// How much of it, in minor units.
        amount_minor: i64,
    },
    /// A gift in kind was confirmed.
    InKind {
        /// Its handle, from [`crate::Programme::in_kind`].
        id: InKindIx,
        /// The project.
        project: ProjectIx,
        /// The donor.
        donor: DonorIx,
        /// What, such as `work`.
        kind: Box<str>,
        /// How much, in thousandths of the unit, at least 1.
        quantity_milli: i64,
    },
    /// A proof was verified.
    Proof {
        /// The project.
        project: ProjectIx,
        /// What it proves.
        what: Proven,
    },
    /// Votes for a project were counted; the number is that of all its votes.
    Votes {
        /// The project.
        project: ProjectIx,
        /// All votes for it so far.
        votes: u32,
    },
    /// A jury admitted a project to a rule.
    Admit {
        /// The rule.
        line: LineIx,
        /// The project.
        project: ProjectIx,
        /// Another share than the rule's.
        share_bps: Option<u32>,
        /// Another ceiling than the rule's.
        cap_minor: Option<i64>,
    },
    /// The campaign ended; the rules say whether it succeeded.
    ProjectClosed {
        /// The project.
        project: ProjectIx,
    },
    /// The campaign succeeded, whatever the figures say.
    ProjectSucceeded {
        /// The project.
        project: ProjectIx,
    },
    /// The campaign failed, whatever the figures say.
    ProjectFailed {
        /// The project.
        project: ProjectIx,
    },
    /// The project was given up.
    ProjectCancelled {
        /// The project.
        project: ProjectIx,
    },
    /// The campaign goes on until a later moment.
    ProjectExtended {
        /// The project.
        project: ProjectIx,
        /// The new last moment.
        closes_at: DateTime<Utc>,
    },
    /// The committed match of a settled project was paid out.
    PaidOut {
        /// The project.
        project: ProjectIx,
    },
    /// A funder put more into a pool.
    TopUp {
        /// The pool.
        pool: PoolIx,
        /// The funder, one of the pool's.
        funder: FunderIx,
        /// How much, in minor units.
        amount_minor: i64,
    },
    /// No new match until further notice.
    Pause(Pausable),
    /// The pause is over.
    Resume(Pausable),
    /// The pool gives nothing any more. What is reserved or committed stays so.
    PoolClosed {
        /// The pool.
        pool: PoolIx,
    },
    /// Rules go together in another way from now on.
    Stack {
        /// The settings.
        stack: StackIx,
    },
    /// A version of a rule begins to act.
    Rule {
        /// The version.
        rule: RuleIx,
    },
    /// A project got a rank.
    Rank {
        /// The rule.
        line: LineIx,
        /// The project.
        project: ProjectIx,
        /// The rank, 1 first.
        rank: u32,
    },
    /// A window of a rule ended.
    WindowClosed {
        /// The rule.
        line: LineIx,
    },
}

/// Sorts events into the order of the fold: by time, then by sequence number.
pub fn sort(events: &mut [Event]) {
    events.sort_by_key(|event| (event.at, event.seq));
}
