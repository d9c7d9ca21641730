//! Why a limit cut, in English.

use domain::{Currency, Locale};
use engine::LimitKind;

use super::money;
use crate::words::decision::{Cut, Figure};
use crate::words::figure::{number, percent};

/// Why a limit cut, as a clause: what it left where it left something, and otherwise why nothing.
pub(in crate::words) fn why(cut: &Cut, currency: Currency) -> String {
    let amount = |minor: i64| money(minor, currency);
    let of = |minor: Option<i64>| minor.map_or_else(String::new, |minor| format!(" of {}", amount(minor)));
    let some = cut.out_minor > 0;
    // What was left was the whole limit: nothing had been used of it.
    let untouched = cut.left_minor.is_some() && cut.left_minor == cut.of_minor;
    let ceiling = |name: &str| match (some, untouched) {
        (true, true) => format!("this is the ceiling {name}"),
        (true, false) => format!(
            "this is all that was left below the ceiling{} {name}",
            of(cut.of_minor)
        ),
        (false, _) => format!("the ceiling{} {name} is reached", of(cut.of_minor)),
    };
    match cut.limit {
        LimitKind::NoRule => "no pool supports this project at this date".to_owned(),
        LimitKind::PoolClosed => "the pool is closed".to_owned(),
        LimitKind::PoolPaused => "the pool is paused".to_owned(),
        LimitKind::RulePaused => "the rule of the pool is paused".to_owned(),
        LimitKind::PoolWindow => "the pool is not open at this date".to_owned(),
        LimitKind::RuleWindow => "the rule of the pool does not apply at this date".to_owned(),
        LimitKind::CampaignWindow => "the campaign is not open at this date".to_owned(),
        LimitKind::ProjectSettled | LimitKind::AlreadySettled => "the campaign is already over".to_owned(),
        LimitKind::DonorType => "the rule does not count gifts from this kind of donor".to_owned(),
        LimitKind::Channel => "the rule does not count this way of payment".to_owned(),
        LimitKind::Relation => {
            "the rule does not count gifts from people connected with the project or the pool".to_owned()
        }
        LimitKind::DonorArea => {
            "the rule only counts gifts from people whose address in certain places is verified".to_owned()
        }
        LimitKind::CountWindow => "the rule only counts gifts from another period".to_owned(),
        LimitKind::MinContribution => match cut.of_minor {
            Some(min) => format!("the rule counts gifts from {} on", amount(min)),
            None => "it is below the minimum that the rule asks for".to_owned(),
        },
        LimitKind::ContributionMax if some => {
            format!("the rule counts at most {} a gift", amount(cut.out_minor))
        }
        LimitKind::ContributionMax => {
            format!(
                "it is above the limit{} a gift, and the rule then leaves the whole gift out",
                of(cut.of_minor)
            )
        }
        LimitKind::DonorMaxCount => match cut.of_count {
            Some(1) => "the rule only counts each person’s first gift".to_owned(),
            Some(count) => format!("the rule only counts each person’s first {count} gifts"),
            None => "the rule only counts each person’s first gifts".to_owned(),
        },
        LimitKind::DonorMax if some && untouched => {
            format!("the rule counts at most {} a person", amount(cut.out_minor))
        }
        LimitKind::DonorMax if some => {
            format!(
                "this person had {} left below the limit{} per person",
                amount(cut.out_minor),
                of(cut.of_minor)
            )
        }
        LimitKind::DonorMax if cut.left_minor.is_none_or(|left| left <= 0) => {
            format!(
                "this person has already reached the limit{} per person",
                of(cut.of_minor)
            )
        }
        LimitKind::DonorMax => format!(
            "it would go above the limit{} per person, and the rule then leaves the whole gift out",
            of(cut.of_minor)
        ),
        LimitKind::RelatedMax => shared(
            cut,
            currency,
            [
                "from all people connected with the project",
                "people connected with the project",
                "for all of them together",
            ],
        ),
        LimitKind::SingleSourceMax => shared(cut, currency, ["from one source", "this source", "per source"]),
        LimitKind::ProjectMax => ceiling("per project"),
        LimitKind::ProjectGoalShare => ceiling("tied to the project’s goal"),
        LimitKind::ProjectPoolShare => ceiling("per project tied to the size of the pool"),
        LimitKind::OrganisationMax => ceiling("per project owner"),
        LimitKind::JuryMax => ceiling("that the jury set for this project"),
        LimitKind::GroupGoal => ceiling("tied to the project’s goal for all help together"),
        LimitKind::GroupCost => ceiling("tied to the project’s cost for all public money together"),
        LimitKind::OwnShare if some => {
            "this is all that the owner’s own share in the project allows beside it".to_owned()
        }
        LimitKind::OwnShare => "the owner’s own share in the project allows no more public money".to_owned(),
        LimitKind::DeMinimis => ceiling("that the law sets for aid to one owner"),
        LimitKind::NotAbove if some => {
            format!(
                "with this gift, the total reaches the limit{} above which the rule adds nothing",
                of(cut.of_minor)
            )
        }
        LimitKind::NotAbove => format!(
            "with this gift, gifts and what is added to them already reach the limit{} above which the rule adds \
             nothing",
            of(cut.of_minor)
        ),
        LimitKind::Floor => match cut.of_minor {
            Some(floor) if cut.in_minor > 0 => format!(
                "it would be {}, and the rule adds nothing below {}",
                amount(cut.in_minor),
                amount(floor)
            ),
            _ => "it would be less than the rule adds at least".to_owned(),
        },
        LimitKind::Exclusive => "another rule already supports this project".to_owned(),
        LimitKind::PoolAvailable if some => "this is all that was left in the pool".to_owned(),
        LimitKind::PoolAvailable => "the pool is used up".to_owned(),
        LimitKind::SuccessLine => "the campaign did not reach its threshold".to_owned(),
        LimitKind::Cancelled => "the project was cancelled".to_owned(),
        LimitKind::DuplicateContribution => "this gift is already recorded".to_owned(),
        LimitKind::UnknownContribution => "this gift is not known".to_owned(),
        LimitKind::UnknownProject => "this project is not known".to_owned(),
        LimitKind::UnknownPool => "this pool or funder is not known".to_owned(),
        LimitKind::UnknownRule => "this rule is not known".to_owned(),
        LimitKind::UnknownDonor => "this donor is not known".to_owned(),
        LimitKind::AmountOutOfRange => "the amount is zero, negative or too large".to_owned(),
        LimitKind::MoreThanTheGift => "this is more than is left of the gift".to_owned(),
        LimitKind::NotLater => "the new end is not later than the old one".to_owned(),
        LimitKind::NothingCommitted => "the city owes nothing to this project".to_owned(),
        LimitKind::NoChange => "this was so already".to_owned(),
        LimitKind::NotNewer => "a version of the rule that is at least as new applies already".to_owned(),
        LimitKind::NotAdmitted => "a jury chooses the projects, and it has not chosen this one".to_owned(),
        LimitKind::OncePer => {
            "the rule supports a project or its owner only once, and it has done so already".to_owned()
        }
        LimitKind::MaxActive => "as many projects as the rule allows are supported already".to_owned(),
        LimitKind::Series => {
            "the rule only counts certain payments of a regular gift, and this is none of them".to_owned()
        }
        LimitKind::Novelty => {
            "the rule only counts a donor’s first gift, or one that is large enough beside the earlier ones"
                .to_owned()
        }
        LimitKind::GateCrowd
        | LimitKind::GateDonors
        | LimitKind::GateLocal
        | LimitKind::GateOwn
        | LimitKind::GateVotes
        | LimitKind::GateRank
        | LimitKind::GateGoal
        | LimitKind::GateDeadline => gate(cut, currency),
        LimitKind::PoolPart if some => {
            "this is all that was left in the part of the pool that is meant for this project".to_owned()
        }
        LimitKind::PoolPart => "the part of the pool that is meant for this project is used up".to_owned(),
        LimitKind::PoolSlice if some => "this is all that the pool could still give in this period".to_owned(),
        LimitKind::PoolSlice => "the pool has given all that it can give in this period".to_owned(),
        LimitKind::PastThePost => match cut.left_minor {
            Some(left) if left > 0 => format!(
                "the pool pays the whole amount or nothing, and the {} left are not enough for {}",
                amount(left),
                amount(cut.in_minor)
            ),
            _ => "the pool pays the whole amount or nothing, and not enough was left".to_owned(),
        },
        LimitKind::RoundShare => match cut.round {
            Some((claims, available)) => format!(
                "all projects together may claim {}, and the pool of {} was shared out in proportion",
                amount(claims),
                amount(available)
            ),
            None => "the pool was shared out in proportion to the claims of all projects".to_owned(),
        },
        LimitKind::QuadraticShare => match (cut.quadratic_minor, cut.round) {
            (Some(0), _) => "the quadratic formula adds only where several people have given".to_owned(),
            (Some(quadratic), Some((_, available))) => format!(
                "the quadratic formula, for which many donors count more than large gifts, gives this project {}, and \
                 the pool of {} was shared out accordingly",
                amount(quadratic),
                amount(available)
            ),
            _ => "the pool was shared out by the quadratic formula, for which many donors count more than large gifts"
                .to_owned(),
        },
        LimitKind::RankOrder => {
            let rank = cut
                .rank
                .map_or_else(String::new, |rank| format!(" for rank {}", number(Locale::En, rank.into())));
            if some {
                format!("projects are paid in the order of their rank, and this was left{rank}")
            } else {
                format!("projects are paid in the order of their rank, and not enough was left{rank}")
            }
        }
        LimitKind::NotRanked => {
            "projects are paid in the order of their rank, and this one has no rank".to_owned()
        }
        LimitKind::NotDrawn if some => {
            "projects were drawn by lot, and this was left when the turn of this one came".to_owned()
        }
        LimitKind::NotDrawn => {
            "projects were drawn by lot, and not enough was left when the turn of this one came".to_owned()
        }
        LimitKind::WaitsForEnd => "what the city adds is decided when the campaign ends".to_owned(),
        LimitKind::WaitsForRound => {
            "what the city adds is shared out among all projects at the end of the period".to_owned()
        }
        LimitKind::Extended => "the campaign came close to its threshold and goes on".to_owned(),
        LimitKind::StackFixed => "how rules go together is fixed once something was given".to_owned(),
        LimitKind::NoJury => "no jury decides under this rule".to_owned(),
        LimitKind::OutsideBand => "the rule does not let the jury go that far".to_owned(),
        LimitKind::NoWindow => "the rule has no periods that could end".to_owned(),
        LimitKind::NotHeld => "no pool keeps anything for a gift to this project while it is being paid for".to_owned(),
        LimitKind::HoldShare => {
            "pools keep only a part of their money for people who have not signed in, and that part is taken".to_owned()
        }
        LimitKind::HoldOver => "the time for paying is over".to_owned(),
        LimitKind::HoldReleased => "the payment was not made".to_owned(),
        LimitKind::HoldChanged => "the gift that arrived is not the one for which it was kept".to_owned(),
        LimitKind::DuplicateHold => "something is already kept for this gift".to_owned(),
        LimitKind::UnknownHold => "nothing is kept for this gift".to_owned(),
        LimitKind::NotProven => "the rule pays only against proof, and nothing has been proven yet".to_owned(),
    }
}

/// A limit that several gifts use up together: from whom it counts, who they are, and within what.
fn shared(cut: &Cut, currency: Currency, [from, who, per]: [&str; 3]) -> String {
    let amount = |minor: i64| money(minor, currency);
    let of = cut
        .of_minor
        .map_or_else(String::new, |minor| format!(" of {}", amount(minor)));
    let untouched = cut.left_minor.is_some() && cut.left_minor == cut.of_minor;
    if cut.out_minor > 0 && untouched {
        format!("the rule counts at most {} {from}", amount(cut.out_minor))
    } else if cut.out_minor > 0 {
        format!(
            "{} is all that was left to {who} below the limit{of} {per}",
            amount(cut.out_minor)
        )
    } else if cut.left_minor.is_none_or(|left| left <= 0) {
        format!("nothing was left to {who} below the limit{of} {per}")
    } else {
        format!("it would go above the limit{of} {per}, and the rule then leaves the whole gift out")
    }
}

/// What a gate waits for. Where a part passes, the rest waits.
fn gate(cut: &Cut, currency: Currency) -> String {
    let help = if cut.out_minor > 0 {
        "the rest of the city’s help starts once"
    } else {
        "the city’s help starts once"
    };
    let amount = |minor: i64| money(minor, currency);
    let many = |count: u32| number(Locale::En, i64::from(count));
    let what = match (cut.limit, cut.need, cut.have) {
        (LimitKind::GateCrowd, Some(Figure::Minor(need)), Some(Figure::Minor(have))) => format!(
            "the gifts that count reach {}; so far they come to {}",
            amount(need),
            amount(have)
        ),
        (LimitKind::GateCrowd, ..) => "the crowd has given enough".to_owned(),
        (LimitKind::GateDonors, Some(Figure::Count(need)), Some(Figure::Count(have))) => {
            let people = match need {
                1 => "one person has".to_owned(),
                need => format!("{} people have", many(need)),
            };
            let so_far = match have {
                0 => "nobody has".to_owned(),
                1 => "one has".to_owned(),
                have => format!("{} have", many(have)),
            };
            format!("{people} given; so far {so_far}")
        }
        (LimitKind::GateDonors, ..) => "enough people have given".to_owned(),
        (LimitKind::GateLocal, Some(Figure::Bps(need)), Some(Figure::Minor(have))) => format!(
            "{} of the money comes from donors who live where the project is; so far {} does",
            percent(Locale::En, u64::from(need)),
            amount(have)
        ),
        (LimitKind::GateLocal, ..) => {
            "enough of the money comes from donors who live where the project is".to_owned()
        }
        (LimitKind::GateOwn, Some(Figure::Minor(need)), Some(Figure::Minor(have))) => format!(
            "the project owner brings {} of its own; so far it brings {}",
            amount(need),
            amount(have)
        ),
        (LimitKind::GateOwn, ..) => "the project owner brings enough of its own".to_owned(),
        (LimitKind::GateVotes, Some(Figure::Count(need)), Some(Figure::Count(have))) => format!(
            "the project has {} {}; so far it has {}",
            many(need),
            if need == 1 { "vote" } else { "votes" },
            if have == 0 { "none".to_owned() } else { many(have) }
        ),
        (LimitKind::GateVotes, ..) => "the project has enough votes".to_owned(),
        (LimitKind::GateRank, Some(Figure::Count(need)), Some(Figure::Count(have))) => {
            let has = match have {
                0 => "it has no rank yet".to_owned(),
                have => format!("it has rank {}", many(have)),
            };
            format!("the project has rank {} or a better one; {has}", many(need))
        }
        (LimitKind::GateRank, ..) => "the project has a good enough rank".to_owned(),
        (LimitKind::GateGoal, Some(Figure::Minor(need)), Some(Figure::Minor(have))) => format!(
            "gifts and help together reach the goal of {}; so far they come to {}",
            amount(need),
            amount(have)
        ),
        (LimitKind::GateGoal, ..) => "gifts and help together reach the goal".to_owned(),
        _ => "the campaign has ended".to_owned(),
    };
    format!("{help} {what}")
}

/// Why match went back at the end of a campaign, as a clause in the past.
pub(in crate::words) fn unmet(reason: LimitKind) -> &'static str {
    match reason {
        LimitKind::Cancelled => "the project was cancelled",
        LimitKind::GateCrowd => "the crowd did not give as much as the rule asks for",
        LimitKind::GateDonors => "fewer people gave than the rule asks for",
        LimitKind::GateLocal => "less of the money came from the area than the rule asks for",
        LimitKind::GateOwn => "the project owner did not bring as much of its own as the rule asks for",
        LimitKind::GateVotes => "the project did not get as many votes as the rule asks for",
        LimitKind::GateRank => "the project did not get the rank that the rule asks for",
        LimitKind::GateGoal => "gifts and help together did not reach the goal",
        _ => "the campaign did not reach its threshold",
    }
}
