//! Decisions, in English.

use domain::{Currency, Locale};
use engine::LimitKind;

use super::money;
use super::reason::{unmet, why};
use crate::words::decision::{Added, Reading, RisenBy, Whole};
use crate::words::figure::{moment, percent, sentence as finished};
use crate::words::rule::{Share, units};

pub(in crate::words) fn sentence(reading: &Reading, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    finished(&match *reading {
        Reading::Added(ref added) => addition(added, currency),
        Reading::Nothing(Some(cut)) if cut.waits() => {
            format!("nothing is added to this gift yet: {}", why(&cut, currency))
        }
        Reading::Nothing(Some(cut)) => format!("nothing is added to this gift: {}", why(&cut, currency)),
        Reading::Nothing(None) => {
            "nothing is added to this gift: it would be less than the smallest unit of the currency"
                .to_owned()
        }
        Reading::Risen {
            more_minor,
            from_nothing,
            by,
        } => {
            let cause = match by {
                RisenBy::Refund => "the refund of another gift freed money",
                RisenBy::Gate => "what the rule waited for has come about",
                RisenBy::Redistribution => "another campaign gave money back to the pool",
            };
            let more = if from_nothing { "" } else { " more" };
            format!("{cause}: the city adds {}{more} to this gift", money(more_minor))
        }
        Reading::Whole(ref whole) => as_a_whole(whole, currency),
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
        Reading::Extended(Some(until)) => format!(
            "the campaign came close to its threshold: it goes on until {}",
            moment(Locale::En, until, None)
        ),
        Reading::Extended(None) => "the campaign came close to its threshold: it goes on".to_owned(),
        Reading::Kept {
            minor, missed: false, ..
        } => {
            format!(
                "the campaign succeeded: the city now owes {} to the project",
                money(minor)
            )
        }
        Reading::Kept {
            minor, part: true, ..
        } => format!(
            "the campaign did not reach its threshold, but the rule leaves {} of what was added with the project",
            money(minor)
        ),
        Reading::Kept { minor, .. } => format!(
            "the campaign did not reach its threshold, but the rule leaves the {} added with the project",
            money(minor)
        ),
        Reading::Due { minor } => format!("the city now owes {} to the project", money(minor)),
        Reading::Lost {
            minor,
            stays_minor,
            reason,
        } => {
            let stays = match stays_minor {
                0 => String::new(),
                stays => format!(" and leaves {} with the project", money(stays)),
            };
            format!("{}: the pool takes back {}{stays}", unmet(reason), money(minor))
        }
        Reading::Paid { minor } => format!("the city has paid {} to the project", money(minor)),
        Reading::Held { minor: 0, cut, .. } => match cut {
            Some(cut) => format!("nothing is kept for this gift: {}", why(&cut, currency)),
            None => "nothing is kept for this gift".to_owned(),
        },
        Reading::Held { minor, until, cut } => {
            let amount = money(minor);
            let until = until.map_or_else(String::new, |until| {
                format!(" until {}", moment(Locale::En, until, None))
            });
            let why = cut.map_or_else(String::new, |cut| format!(": {}", why(&cut, currency)));
            format!("the city keeps {amount} for this gift{until}{why}")
        }
        Reading::HoldEnded {
            minor,
            reason: Some(cut),
        } => format!(
            "the {} kept for this gift are free again: {}",
            money(minor),
            why(&cut, currency)
        ),
        Reading::HoldEnded { minor, reason: None } => {
            format!("the gift has arrived for which {} were kept", money(minor))
        }
        Reading::Refused(Some(cut)) => format!("nothing has changed: {}", why(&cut, currency)),
        Reading::Refused(None) => "nothing has changed".to_owned(),
    })
}

fn addition(added: &Added, currency: Currency) -> String {
    let amount = money(added.minor, currency);
    let Some(share) = added.share else {
        let why = added.cut.map(|cut| why(&cut, currency));
        return match why {
            Some(why) => format!("the city adds {amount} to this gift: {why}"),
            None => format!("the city adds {amount} to this gift"),
        };
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
        LimitKind::ContributionMax
            | LimitKind::DonorMax
            | LimitKind::DonorMaxCount
            | LimitKind::RelatedMax
            | LimitKind::SingleSourceMax
    )
}

/// What a project gets as a whole.
fn as_a_whole(whole: &Whole, currency: Currency) -> String {
    let money = |minor| money(minor, currency);
    let (change, total) = (whole.change_minor, whole.total_minor);
    let reason = match (whole.cut, whole.share) {
        (Some(cut), _) => format!(": {}", why(&cut, currency)),
        (None, Some((Share::Flat(_) | Share::Times(1), _)) | None) => String::new(),
        (None, Some((share, base))) => format!(", {}", of(share, &money(base), currency)),
    };
    match (change, total) {
        (0, 0) => match whole.cut {
            Some(cut) if cut.waits() => format!("nothing is added to the project yet{reason}"),
            Some(_) => format!("nothing is added to the project{reason}"),
            None => "nothing is added to the project: there is nothing that the rule would match".to_owned(),
        },
        (0, total) => format!(
            "the city’s help for the project stays at {}{reason}",
            money(total)
        ),
        (change, total) if change < 0 => format!(
            "the city’s help for the project falls by {}, to {}{reason}",
            money(-change),
            money(total)
        ),
        (change, total) if total > change => format!(
            "the city’s help for the project rises by {}, to {}{reason}",
            money(change),
            money(total)
        ),
        (change, _) => format!("the city adds {} to the project{reason}", money(change)),
    }
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
        Share::Goal(bps) => format!("{} of the project’s goal", percent(Locale::En, bps)),
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
