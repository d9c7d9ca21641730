//! Explanations: which primitive acted, which limit cut, how much went in and came out.
//!
//! Data only. The words for it, in the reader's language, are made elsewhere.

use chrono::{DateTime, Utc};
use domain::words;

use crate::handle::ContributionIx;

words! {
    /// Which part of the pipeline acted.
    pub enum StepKind {
        /// The event itself was looked at. Appears only in refusals.
        Event = "event",
        /// Primitive 1.
        Eligible = "eligible",
        /// Primitive 2.
        Count = "count",
        /// Primitive 3.
        Clip = "clip",
        /// Primitive 4.
        Gate = "gate",
        /// Primitive 5.
        Base = "base",
        /// Primitive 6.
        Rate = "rate",
        /// Primitive 7.
        Limit = "limit",
        /// Primitive 8.
        Stack = "stack",
        /// Primitive 9.
        Pool = "pool",
        /// Primitive 10.
        Allocate = "allocate",
        /// A fraction of a minor unit was dropped.
        Round = "round",
        /// Primitive 11.
        Release = "release",
        /// Primitive 12.
        Settle = "settle",
        /// A refund took match back, or let a later gift rise.
        Refund = "refund",
        /// Match is held for a gift at checkout, no longer held, or was kept for the gift that arrived.
        Hold = "hold",
    }
}

words! {
    /// What cut an amount, or why an event was refused.
    pub enum LimitKind {
        /// No rule is there for the project.
        NoRule = "no_rule",
        /// The pool is closed.
        PoolClosed = "pool_closed",
        /// The pool is paused.
        PoolPaused = "pool_paused",
        /// The rule is paused.
        RulePaused = "rule_paused",
        /// Outside the dates of the pool.
        PoolWindow = "pool_window",
        /// Outside the dates of the rule.
        RuleWindow = "rule_window",
        /// Outside the dates of the campaign.
        CampaignWindow = "campaign_window",
        /// The campaign is settled.
        ProjectSettled = "project_settled",
        /// A kind of donor that does not count.
        DonorType = "donor_type",
        /// A way of payment that does not count.
        Channel = "channel",
        /// A donor related to the project.
        Relation = "relation",
        /// A donor who lives elsewhere.
        DonorArea = "donor_area",
        /// Outside the time in which gifts count.
        CountWindow = "count_window",
        /// A gift below the minimum.
        MinContribution = "min_contribution",
        /// The limit of one gift.
        ContributionMax = "contribution_max",
        /// The number of a donor's gifts.
        DonorMaxCount = "donor_max_count",
        /// The limit of a donor.
        DonorMax = "donor_max",
        /// The limit of a project.
        ProjectMax = "project_max",
        /// The limit of a project as a share of its goal.
        ProjectGoalShare = "project_goal_share",
        /// The limit of a project as a share of the pool.
        ProjectPoolShare = "project_pool_share",
        /// The limit of an organisation.
        OrganisationMax = "organisation_max",
        /// Crowd and match would pass the goal, minimum or optimum.
        NotAbove = "not_above",
        /// Below the least that is given.
        Floor = "floor",
        /// No jury has admitted the project.
        NotAdmitted = "not_admitted",
        /// The project, or its owner, has drawn already.
        OncePer = "once_per",
        /// As many projects draw as may.
        MaxActive = "max_active",
        /// Outside the part of a recurring series that counts.
        Series = "series",
        /// The donor has given before, or not enough more.
        Novelty = "novelty",
        /// The limit of all related donors together.
        RelatedMax = "related_max",
        /// The limit of a single source.
        SingleSourceMax = "single_source_max",
        /// The crowd has not given enough.
        GateCrowd = "gate_crowd",
        /// Not enough different donors.
        GateDonors = "gate_donors",
        /// Not enough of the money comes from where the project is.
        GateLocal = "gate_local",
        /// The owner does not bring enough itself.
        GateOwn = "gate_own",
        /// Not enough votes.
        GateVotes = "gate_votes",
        /// The rank is not good enough.
        GateRank = "gate_rank",
        /// Crowd and match together do not reach the goal.
        GateGoal = "gate_goal",
        /// The campaign has not ended.
        GateDeadline = "gate_deadline",
        /// The ceiling that the jury set.
        JuryMax = "jury_max",
        /// All match together, as a share of the goal.
        GroupGoal = "group_goal",
        /// All public money together, as a share of the cost.
        GroupCost = "group_cost",
        /// What the owner must bring itself beside public money.
        OwnShare = "own_share",
        /// The aid that one undertaking may have.
        DeMinimis = "de_minimis",
        /// What is left in the part of the pool.
        PoolPart = "pool_part",
        /// What is left in the slice of time.
        PoolSlice = "pool_slice",
        /// The claim does not fit whole, and is paid whole or not at all.
        PastThePost = "past_the_post",
        /// The share in a round.
        RoundShare = "round_share",
        /// The share by the quadratic formula.
        QuadraticShare = "quadratic_share",
        /// What better ranks have left.
        RankOrder = "rank_order",
        /// The project has no rank.
        NotRanked = "not_ranked",
        /// Not drawn, or too late.
        NotDrawn = "not_drawn",
        /// Decided when the campaign ends.
        WaitsForEnd = "waits_for_end",
        /// Decided in a round.
        WaitsForRound = "waits_for_round",
        /// The end of the campaign moved.
        Extended = "extended",
        /// Another rule has the project.
        Exclusive = "exclusive",
        /// What is left in the pool.
        PoolAvailable = "pool_available",
        /// The success line was missed.
        SuccessLine = "success_line",
        /// The project was given up.
        Cancelled = "cancelled",
        /// No rule here holds anything for a gift.
        NotHeld = "not_held",
        /// Enough is held for gifts that may have no more than a share of the pool.
        HoldShare = "hold_share",
        /// The time is over for which it was held.
        HoldOver = "hold_over",
        /// The checkout was left, or the payment failed.
        HoldReleased = "hold_released",
        /// Another gift arrived than the one for which it was held.
        HoldChanged = "hold_changed",
        /// Refused: something is already held for the contribution.
        DuplicateHold = "duplicate_hold",
        /// Refused: nothing is held for the contribution.
        UnknownHold = "unknown_hold",
        /// Refused: the contribution is already there.
        DuplicateContribution = "duplicate_contribution",
        /// Refused: no such contribution.
        UnknownContribution = "unknown_contribution",
        /// Refused: no such project.
        UnknownProject = "unknown_project",
        /// Refused: no such pool or funder.
        UnknownPool = "unknown_pool",
        /// Refused: no such rule.
        UnknownRule = "unknown_rule",
        /// Refused: no such donor.
        UnknownDonor = "unknown_donor",
        /// Refused: the amount is zero, negative or too large.
        AmountOutOfRange = "amount_out_of_range",
        /// Refused: more than is left of the contribution.
        MoreThanTheGift = "more_than_the_gift",
        /// Refused: the campaign is already settled.
        AlreadySettled = "already_settled",
        /// Refused: the new end is not later than the old one.
        NotLater = "not_later",
        /// Refused: nothing is committed.
        NothingCommitted = "nothing_committed",
        /// Refused: already paused, or not paused.
        NoChange = "no_change",
        /// Refused: not newer than the version that acts.
        NotNewer = "not_newer",
        /// Refused: how rules go together is fixed once something was given.
        StackFixed = "stack_fixed",
        /// Refused: no jury decides under this rule.
        NoJury = "no_jury",
        /// Refused: outside of what the jury may set.
        OutsideBand = "outside_band",
        /// Refused: the rule has no windows.
        NoWindow = "no_window",
        /// Refused: nothing was proven yet.
        NotProven = "not_proven",
    }
}

words! {
    /// What a fact says.
    pub enum FactKey {
        /// The limit that cut.
        Limit = "limit",
        /// What was left below it.
        Left = "left",
        /// The ratio of the rate.
        Ratio = "ratio",
        /// The flat amount of the rate.
        Flat = "flat",
        /// The share of the goal that the rate is.
        GoalShare = "goal_share",
        /// What a condition needs.
        Need = "need",
        /// What there is.
        Have = "have",
        /// What the match is a function of.
        Base = "base",
        /// What the table of the rate read.
        Reached = "reached",
        /// The moment that it read.
        Moment = "moment",
        /// The number that was drawn.
        Drawn = "drawn",
        /// The rank.
        Rank = "rank",
        /// All claims in the round together.
        Claims = "claims",
        /// What the quadratic formula gives before the pool.
        Quadratic = "quadratic",
        /// The fraction of a minor unit that was dropped.
        Dropped = "dropped",
        /// What was in the pool.
        Available = "available",
        /// Where a window begins.
        From = "from",
        /// Where a window ends, or the time for which something is held.
        Until = "until",
        /// Since when something was held.
        Since = "since",
        /// Crowd and match together.
        Total = "total",
        /// What is needed for success.
        Line = "line",
        /// What is left of the gift.
        Remaining = "remaining",
        /// What the match of the gift was before.
        Before = "before",
        /// The contribution that caused this.
        Cause = "cause",
        /// How much was asked for.
        Asked = "asked",
    }
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue {
    /// Minor units.
    Minor(i64),
    /// Basis points.
    Bps(u32),
    /// A number of things.
    Count(u32),
    /// A fraction.
    Ratio {
        /// The numerator.
        num: u32,
        /// The denominator.
        den: u32,
    },
    /// A moment.
    At(DateTime<Utc>),
    /// A contribution.
    Contribution(ContributionIx),
}

/// The facts of one step: at most two, kept in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts([Option<(FactKey, FactValue)>; 2]);

impl Facts {
    /// The facts in order.
    pub fn iter(&self) -> impl Iterator<Item = (FactKey, FactValue)> {
        self.0.iter().copied().flatten()
    }

    /// The value of a fact, if the step has it.
    pub fn get(&self, key: FactKey) -> Option<FactValue> {
        self.iter().find(|(k, _)| *k == key).map(|(_, value)| value)
    }

    fn add(&mut self, key: FactKey, value: FactValue) {
        if let Some(free) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *free = Some((key, value));
        }
    }
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Which part of the pipeline acted.
    pub step: StepKind,
    /// What cut, if anything did.
    pub limit: Option<LimitKind>,
    /// What went in, in minor units.
    pub in_minor: i64,
    /// What came out, in minor units.
    pub out_minor: i64,
    /// What one must know to check it.
    pub facts: Facts,
}

/// The steps of one decision, in the order of the pipeline, up to the one that leaves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// The steps.
    pub steps: Vec<Step>,
}

impl Explanation {
    /// The limit that cut last, which is the one that decided the amount.
    pub fn deciding_limit(&self) -> Option<LimitKind> {
        self.steps.iter().rev().find_map(|step| step.limit)
    }
}

/// Takes down steps. The pipeline is compiled twice: once with this writing, once with it silent.
pub(crate) trait Record {
    fn step(&mut self, step: StepKind, limit: Option<LimitKind>, in_minor: i64, out_minor: i64);
    /// Adds a fact to the last step.
    fn fact(&mut self, key: FactKey, value: FactValue);
    /// Whether anything is written down, where finding out what to write takes time.
    fn wanted(&self) -> bool;
}

/// How many steps a matched gift has when no limit cuts twice.
const USUAL_STEPS: usize = 10;

impl Record for Explanation {
    #[inline]
    fn step(&mut self, step: StepKind, limit: Option<LimitKind>, in_minor: i64, out_minor: i64) {
        if self.steps.capacity() == 0 {
            self.steps.reserve_exact(USUAL_STEPS);
        }
        self.steps.push(Step {
            step,
            limit,
            in_minor,
            out_minor,
            facts: Facts::default(),
        });
    }

    #[inline]
    fn fact(&mut self, key: FactKey, value: FactValue) {
        if let Some(step) = self.steps.last_mut() {
            step.facts.add(key, value);
        }
    }

    fn wanted(&self) -> bool {
        true
    }
}

/// Takes down nothing.
pub(crate) struct Silent;

impl Record for Silent {
    #[inline]
    fn step(&mut self, _: StepKind, _: Option<LimitKind>, _: i64, _: i64) {}
    #[inline]
    fn fact(&mut self, _: FactKey, _: FactValue) {}

    fn wanted(&self) -> bool {
        false
    }
}
