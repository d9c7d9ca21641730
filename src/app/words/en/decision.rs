//! Decisions and their reasons, in English.

use domain::{Currency, Locale};
use engine::LimitKind;

use super::money;
use crate::words::decision::{Added, Cut, Reading};
use crate::words::figure::{percent, sentence as finished};
use crate::words::rule::{Share, units};

pub(in crate::words) fn sentence(reading: &Reading, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    finished(&match *reading {
        Reading::Added(ref added) => addition(added, currency),
        Reading::Nothing(Some(cut)) => format!("nothing is added to this gift: {}", why(&cut, currency)),
        Reading::Nothing(None) => {
            "nothing is added to this gift: it would be less than the smallest unit of the currency"
                .to_owned()
        }
        Reading::Risen { more_minor } => {
            format!(
                "the refund of another gift freed money: the city adds {} more to this gift",
                money(more_minor)
            )
        }
        Reading::Refunded {
            whole: true,
            back_minor: 0,
            ..
        } => "this gift was refunded; nothing had been added to it".to_owned(),
        Reading::Refunded {
            whole: true,
            back_minor,
            ..
        } => {
            format!(
                "this gift was refunded: the pool takes back the {} it had added",
                money(back_minor)
            )
        }
        Reading::Refunded {
            asked_minor,
            back_minor: 0,
            stays_minor: 0,
            ..
        } => {
            format!(
                "refund of {} on this gift; nothing had been added to it",
                money(asked_minor)
            )
        }
        Reading::Refunded {
            asked_minor,
            back_minor: 0,
            stays_minor,
            ..
        } => format!(
            "refund of {} on this gift; the project keeps the {} added, which the rest of the gift still earns",
            money(asked_minor),
            money(stays_minor)
        ),
        Reading::Refunded {
            asked_minor,
            back_minor,
            stays_minor,
            ..
        } => format!(
            "refund of {} on this gift: the pool takes back {} and leaves {} with the project",
            money(asked_minor),
            money(back_minor),
            money(stays_minor)
        ),
        Reading::Kept { minor, missed: false } => {
            format!(
                "the campaign succeeded: the city now owes {} to the project",
                money(minor)
            )
        }
        Reading::Kept { minor, missed: true } => format!(
            "the campaign did not reach its threshold, but the rule leaves the {} added with the project",
            money(minor)
        ),
        Reading::Lost {
            minor,
            cancelled: false,
        } => {
            format!(
                "the campaign did not reach its threshold: the pool takes back {}",
                money(minor)
            )
        }
        Reading::Lost {
            minor,
            cancelled: true,
        } => {
            format!("the project was cancelled: the pool takes back {}", money(minor))
        }
        Reading::Paid { minor } => format!("the city has paid {} to the project", money(minor)),
        Reading::Refused(Some(cut)) => format!("nothing has changed: {}", why(&cut, currency)),
        Reading::Refused(None) => "nothing has changed".to_owned(),
    })
}

fn addition(added: &Added, currency: Currency) -> String {
    let amount = money(added.minor, currency);
    let Some(share) = added.share else {
        return format!("the city adds {amount} to this gift");
    };
    let rounded = if added.rounded { ", rounded down" } else { "" };
    match (added.cut, added.counted_minor) {
        (None, _) => format!(
            "the city adds {amount}, {}{rounded}",
            of(share, "this gift", currency)
        ),
        // The last cut was in the clip: the amount is the share of what passed.
        (Some(cut), Some(counted)) if is_clip(cut.limit) => {
            let base = money(counted, currency);
            let part = match share {
                Share::Times(1) => String::new(),
                share => format!(", {}{rounded}", of(share, &base, currency)),
            };
            format!("the city adds {amount}{part}: {}", why(&cut, currency))
        }
        (Some(cut), _) => format!("the city adds {amount}: {}", why(&cut, currency)),
    }
}

fn is_clip(limit: LimitKind) -> bool {
    matches!(
        limit,
        LimitKind::ContributionMax | LimitKind::DonorMax | LimitKind::DonorMaxCount
    )
}

/// So much of something: “half of this gift”.
fn of(share: Share, base: &str, currency: Currency) -> String {
    match share {
        Share::Times(1) => format!("as much as {base}"),
        Share::Times(times) => format!("{times} times {base}"),
        Share::Part(part) => format!("{} of {base}", fraction(part)),
        Share::Percent(bps) => format!("{} of {base}", percent(Locale::En, bps)),
        Share::Ratio(num, den) => format!(
            "{} for every {} of {base}",
            money(units(num, currency), currency),
            money(units(den, currency), currency)
        ),
        Share::Flat(_) => "the same as for every gift".to_owned(),
    }
}

/// One over so much, up to ten.
pub(super) fn fraction(part: u32) -> &'static str {
    match part {
        2 => "half",
        3 => "a third",
        4 => "a quarter",
        5 => "a fifth",
        6 => "a sixth",
        7 => "a seventh",
        8 => "an eighth",
        9 => "a ninth",
        _ => "a tenth",
    }
}

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
        LimitKind::ProjectMax => ceiling("per project"),
        LimitKind::ProjectGoalShare => ceiling("tied to the project’s goal"),
        LimitKind::ProjectPoolShare => ceiling("per project tied to the size of the pool"),
        LimitKind::OrganisationMax => ceiling("per project owner"),
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
        LimitKind::NotYetSupported => {
            "this version of Parvis cannot take such an event into account yet".to_owned()
        }
    }
}
