//! What a rule does, in English.

use domain::{Currency, Locale};
use engine::{CampaignKind, Ceiling, Channel, DonorScope, DonorType, MatchFate, Over, Period, WHOLE_BPS};

use super::decision::fraction;
use super::money;
use crate::matching::form::{CountForm, EligibleForm, RuleForm};
use crate::words::figure::{listed, percent, sentence as finished};
use crate::words::rule::{Named, Share, units};

pub(in crate::words) fn sentence(
    rule: &RuleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> String {
    let share = Share::of(&rule.rate);
    let mut parts = vec![format!(
        "{}{}",
        verb(share, currency),
        gifts(&rule.count, currency, names)
    )];
    parts.extend(clip(rule, share, currency));
    parts.extend(limits(rule, currency));
    parts.extend(projects(&rule.eligible, currency, names));
    let mut text = finished(&parts.join(", "));
    text.push_str(&end(rule));
    text
}

fn verb(share: Option<Share>, currency: Currency) -> String {
    match share {
        Some(Share::Times(1)) => "the city doubles each gift".to_owned(),
        Some(Share::Times(2)) => "the city triples each gift".to_owned(),
        Some(Share::Times(3)) => "the city quadruples each gift".to_owned(),
        Some(Share::Times(times)) => format!("the city adds {times} times each gift"),
        Some(Share::Part(part)) => format!("the city adds {} of each gift", fraction(part)),
        Some(Share::Percent(bps)) => format!("the city adds {} of each gift", percent(Locale::En, bps)),
        Some(Share::Ratio(num, den)) => format!(
            "the city adds {} for every {} of each gift",
            money(units(num, currency), currency),
            money(units(den, currency), currency)
        ),
        Some(Share::Flat(minor)) => format!("the city adds {} to each gift", money(minor, currency)),
        None => "the city adds to gifts as the published rule says".to_owned(),
    }
}

/// Which gifts: “of at least €5, made online by a person”.
fn gifts(count: &CountForm, currency: Currency, names: &dyn Fn(Named, &str) -> String) -> String {
    let mut text = String::new();
    if let Some(min) = count.min_minor {
        text.push_str(&format!(" of at least {}", money(min, currency)));
    }
    let channels: Vec<String> = count
        .channels
        .iter()
        .map(|channel| match channel.0 {
            Channel::Online => "online".to_owned(),
            Channel::BankTransfer => "by bank transfer".to_owned(),
            Channel::Cash => "in cash".to_owned(),
        })
        .collect();
    let donors: Vec<String> = count
        .donor_types
        .iter()
        .map(|donor| match donor.0 {
            DonorType::Person => "a person".to_owned(),
            DonorType::Firm => "a firm".to_owned(),
            DonorType::PublicBody => "a public body".to_owned(),
            DonorType::Foundation => "a foundation".to_owned(),
        })
        .collect();
    if !channels.is_empty() || !donors.is_empty() {
        text.push_str(" made");
    }
    if !channels.is_empty() {
        text.push_str(&format!(" {}", listed(&channels, "or")));
    }
    if !donors.is_empty() {
        text.push_str(&format!(" by {}", listed(&donors, "or")));
    }
    if count.from.is_some() || count.until.is_some() {
        text.push_str(" received within the set dates");
    }
    if !count.donor_areas.is_empty() {
        let areas = quoted(Named::Area, &count.donor_areas, names);
        text.push_str(&format!(", if the donor lives {}", within(&areas, "or")));
    }
    text
}

fn clip(rule: &RuleForm, share: Option<Share>, currency: Currency) -> Vec<String> {
    let clip = &rule.clip;
    let doubles = share == Some(Share::Times(1));
    let leaves_out = clip.over.is_some_and(|over| over.0 == Over::LeaveOut);
    let per = if clip.donor_per.is_some_and(|scope| scope.0 == DonorScope::Rule) {
        "per person across all projects"
    } else {
        "per person and project"
    };
    let mut parts = Vec::new();
    if let Some(max) = clip.contribution_max_minor {
        let max = money(max, currency);
        parts.push(match (leaves_out, doubles) {
            (true, _) => format!("if it is not above {max}"),
            (false, true) => format!("up to {max} a gift"),
            (false, false) => format!("counting at most {max} a gift"),
        });
    }
    match clip.donor_max_count {
        Some(1) => parts.push(format!("once {per}")),
        Some(count) => parts.push(format!("at most {count} times {per}")),
        None => {}
    }
    if let Some(max) = clip.donor_max_minor {
        let max = money(max, currency);
        let way = if doubles { "up to" } else { "counting at most" };
        let out = if leaves_out {
            " (a gift that would go above is left out)"
        } else {
            ""
        };
        parts.push(format!("{way} {max} {per}{out}"));
    }
    parts
}

fn limits(rule: &RuleForm, currency: Currency) -> Vec<String> {
    let limit = &rule.limit;
    let mut parts = Vec::new();
    if let Some(max) = limit.project_minor {
        parts.push(format!("up to {} a project", money(max, currency)));
    }
    if let Some(bps) = limit.project_goal_bps {
        parts.push(format!(
            "up to {} of the project’s goal",
            percent(Locale::En, u64::from(bps))
        ));
    }
    if let Some(bps) = limit.project_pool_bps {
        parts.push(format!(
            "up to {} of the pool for one project",
            percent(Locale::En, u64::from(bps))
        ));
    }
    if let Some(max) = limit.organisation_minor {
        let year = limit.organisation_per.is_some_and(|per| per.0 == Period::Year);
        let per = if year { " and year" } else { "" };
        parts.push(format!("up to {} per project owner{per}", money(max, currency)));
    }
    if let Some(ceiling) = limit.not_above {
        let what = match ceiling.0 {
            Ceiling::Goal => "its goal",
            Ceiling::Minimum => "the minimum it needs",
            Ceiling::Optimum => "its ideal budget",
        };
        parts.push(format!("without taking a project above {what}"));
    }
    if let Some(floor) = limit.floor_minor {
        parts.push(format!("nothing if that is less than {}", money(floor, currency)));
    }
    parts
}

/// The shown names, each in its quotation marks.
fn quoted(named: Named, keys: &[String], names: &dyn Fn(Named, &str) -> String) -> Vec<String> {
    keys.iter()
        .map(|key| format!("“{}”", names(named, key)))
        .collect()
}

/// How many places a sentence names; the rule itself names them all.
const SHOWN: usize = 3;

/// In one of these neighbourhoods or areas.
fn within(areas: &[String], last: &str) -> String {
    let several = if areas.len() > 1 {
        "in the areas"
    } else {
        "in the area"
    };
    if areas.len() <= SHOWN + 1 {
        return format!("{several} {}", listed(areas, last));
    }
    let mut shown: Vec<String> = areas.iter().take(SHOWN).cloned().collect();
    shown.push(format!("{} others", areas.len() - SHOWN));
    format!("{several} {}", listed(&shown, last))
}

/// Which projects.
fn projects(
    eligible: &EligibleForm,
    currency: Currency,
    names: &dyn Fn(Named, &str) -> String,
) -> Vec<String> {
    let mut parts = Vec::new();
    let categories = quoted(Named::Category, &eligible.categories, names);
    match categories.as_slice() {
        [] => {}
        [one] => parts.push(format!("in the category {one}")),
        several => parts.push(format!("in the categories {}", listed(several, "and"))),
    }
    if !eligible.areas.is_empty() {
        parts.push(within(&quoted(Named::Area, &eligible.areas, names), "and"));
    }
    if !eligible.applicants.is_empty() {
        let applicants = quoted(Named::Applicant, &eligible.applicants, names);
        parts.push(format!("of an owner of the kind {}", listed(&applicants, "or")));
    }
    let campaigns: Vec<String> = eligible
        .campaigns
        .iter()
        .map(|campaign| match campaign.0 {
            CampaignKind::AllOrNothing => "“all or nothing”".to_owned(),
            CampaignKind::Keep => "“keep what you raise”".to_owned(),
            CampaignKind::SolidarityPot => "“solidarity pot”".to_owned(),
        })
        .collect();
    if !campaigns.is_empty() {
        parts.push(format!(
            "with a campaign of the kind {}",
            listed(&campaigns, "or")
        ));
    }
    match (eligible.goal_min_minor, eligible.goal_max_minor) {
        (Some(min), Some(max)) => {
            parts.push(format!(
                "with a goal from {} to {}",
                money(min, currency),
                money(max, currency)
            ));
        }
        (Some(min), None) => parts.push(format!("with a goal of at least {}", money(min, currency))),
        (None, Some(max)) => parts.push(format!("with a goal of at most {}", money(max, currency))),
        (None, None) => {}
    }
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, "for projects ");
    }
    if eligible.from.is_some() || eligible.until.is_some() {
        parts.push("within the set dates".to_owned());
    }
    parts
}

/// What happens at the end, where it is not the usual.
fn end(rule: &RuleForm) -> String {
    let keeps = rule
        .settle
        .missed
        .matched
        .is_some_and(|fate| fate.0 == MatchFate::Keep);
    let line = rule.settle.success_at_goal_bps.unwrap_or(WHOLE_BPS);
    if keeps {
        " The project keeps what was added, even if it misses its goal.".to_owned()
    } else if line == WHOLE_BPS {
        String::new()
    } else {
        let line = percent(Locale::En, u64::from(line));
        format!(" The city’s help is certain if the campaign ends with {line} of its goal.")
    }
}
