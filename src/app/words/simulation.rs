//! Simulations in words: what they come to, and what they cannot know.

use chrono::NaiveDate;
use domain::{Currency, Locale, Money};

use super::{en, figure, fr};
use crate::simulation::SimulationResult;

/// What heads a table or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Under the present rules.
    Present,
    /// Under the proposed rules.
    Proposed,
    /// The proposed figure less the present one.
    Difference,
    /// What is left of a pool.
    Left,
    /// When a pool is empty.
    EmptyOn,
    /// How many projects reach their goal.
    Reached,
    /// Projects that lie in no neighbourhood.
    CityWide,
    /// A table of pools.
    Pools,
    /// A table of neighbourhoods.
    Neighbourhoods,
    /// A table of months.
    Months,
    /// A table of projects that would get more.
    Winners,
    /// A table of projects that would get less.
    Losers,
}

/// What would have become of a pool.
pub(super) struct Emptied {
    pub(super) pool: String,
    pub(super) present: Option<String>,
    pub(super) proposed: Option<String>,
}

/// What a simulation comes to, in sentences, the most telling first. `pool_name` says how a pool is called.
pub fn summary(
    locale: Locale,
    result: &SimulationResult,
    currency: Currency,
    pool_name: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let totals = &result.totals;
    let money = |minor: i64| figure::money(locale, Money::new(minor, currency));
    let (given, more) = (
        money(totals.match_minor.proposed),
        money(totals.match_minor.difference.saturating_abs()),
    );
    let sign = totals.match_minor.difference.signum();
    let day = |day: NaiveDate| {
        let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
        figure::date(locale, noon, chrono_tz::Tz::UTC)
    };
    let emptied = result.pools.iter().filter_map(|pool| {
        let on = |side: &Option<crate::simulation::PoolFigure>| {
            side.as_ref().and_then(|side| side.empty_on).map(day)
        };
        let (present, proposed) = (on(&pool.present), on(&pool.proposed));
        (present.is_some() || proposed.is_some()).then(|| Emptied {
            pool: pool_name(&pool.id),
            present,
            proposed,
        })
    });
    let emptied: Vec<Emptied> = emptied.collect();
    let left_out = result.left_out;
    match locale {
        Locale::Fr => {
            let mut said = vec![
                fr::simulation::reached(totals.reached, totals.projects),
                fr::simulation::given(&given, sign, &more),
            ];
            said.extend(emptied.iter().map(fr::simulation::emptied));
            said.extend((left_out > 0).then(|| fr::simulation::left_out(left_out)));
            said.iter().map(|sentence| fr::typeset(sentence)).collect()
        }
        Locale::En => {
            let mut said = vec![
                en::simulation::reached(totals.reached, totals.projects),
                en::simulation::given(&given, sign, &more),
            ];
            said.extend(emptied.iter().map(en::simulation::emptied));
            said.extend((left_out > 0).then(|| en::simulation::left_out(left_out)));
            said
        }
    }
}

/// What a simulation cannot know.
pub fn caution(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => fr::simulation::CAUTION,
        Locale::En => en::simulation::CAUTION,
    }
}

/// What heads a table or a column.
pub fn heading(locale: Locale, heading: Heading) -> &'static str {
    match locale {
        Locale::Fr => fr::simulation::heading(heading),
        Locale::En => en::simulation::heading(heading),
    }
}

/// Why a simulation came to nothing.
pub fn failure(locale: Locale, word: &str) -> &'static str {
    match locale {
        Locale::Fr => fr::simulation::failure(word),
        Locale::En => en::simulation::failure(word),
    }
}

/// An invented project by its number.
pub fn invented_project(locale: Locale, number: &str) -> String {
    match locale {
        Locale::Fr => format!("Projet inventé {number}"),
        Locale::En => format!("Invented project {number}"),
    }
}

/// A pool that there is not.
pub fn new_pool(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "Le nouveau fonds",
        Locale::En => "The new pool",
    }
}

/// An amount with a sign before it where it is more than nothing.
pub fn signed(text: String, minor: i64) -> String {
    if minor > 0 { format!("+{text}") } else { text }
}
