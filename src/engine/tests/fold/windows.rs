//! Windows in time include both of their ends; years begin where the city is.

use chrono::{DateTime, Duration, Utc};
use engine::{
    CampaignKind, Contribution, Event, EventKind, Limit, LimitKind, OrganisationLimit, Period, PoolSpec,
    Programme, ProjectSpec, Rule, RuleSpec, Stack, Starts, State, apply,
};

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// What the first decision on a gift gave, and what cut it.
type Given = (i64, Option<LimitKind>);

/// A pool, a rule and a project, each changed by the test.
fn city(
    change: impl FnOnce(&mut PoolSpec, &mut Rule, &mut ProjectSpec),
) -> (Programme, impl FnMut(&mut State, DateTime<Utc>) -> Given) {
    let mut programme = Programme::new(chrono_tz::Europe::Paris, Stack::default()).unwrap();
    let mut pool = PoolSpec::new("city", 1_000_000);
    let mut rule = Rule::default();
    let mut project = ProjectSpec::new("p", programme.owner("o"), 100_000);
    project.campaign = CampaignKind::Keep;
    change(&mut pool, &mut rule, &mut project);
    let pool = programme.add_pool(pool).unwrap();
    let (key, starts) = ("rule".into(), Starts::AtOnce);
    programme
        .add_rule(RuleSpec {
            key,
            version: 1,
            pool,
            priority: 1,
            starts,
            rule,
        })
        .unwrap();
    let project = programme.add_project(project).unwrap();
    let donor = programme.donor("d");
    let names: Vec<_> = (0..9)
        .map(|nth| programme.contribution(&format!("g{nth}")))
        .collect();
    let (known, mut next) = (programme.clone(), 0);
    let give = move |state: &mut State, at| {
        let kind = EventKind::Contribution(Contribution::new(names[next], project, donor, 100));
        next += 1;
        let decisions = apply(
            &known,
            state,
            &Event {
                seq: next as u64,
                at,
                kind,
            },
        );
        (
            decisions[0].change_minor,
            decisions[0].explanation.deciding_limit(),
        )
    };
    (programme, give)
}

/// Gives one second before, at and after both ends of a window.
fn around(
    change: impl FnOnce(&mut PoolSpec, &mut Rule, &mut ProjectSpec, DateTime<Utc>, DateTime<Utc>),
    limit: LimitKind,
) {
    let (from, until) = (time("2026-03-01T00:00:00Z"), time("2026-04-10T21:59:59Z"));
    let (programme, mut give) = city(|pool, rule, project| change(pool, rule, project, from, until));
    let mut state = State::new(&programme);
    let second = Duration::seconds(1);
    let found: Vec<_> = [from - second, from, until, until + second]
        .into_iter()
        .map(|at| give(&mut state, at))
        .collect();
    assert_eq!(
        found,
        [(0, Some(limit)), (100, None), (100, None), (0, Some(limit))]
    );
}

#[test]
fn a_campaign_includes_its_first_and_its_last_moment() {
    around(
        |_, _, project, from, until| (project.opens_at, project.closes_at) = (Some(from), Some(until)),
        LimitKind::CampaignWindow,
    );
}

#[test]
fn a_pool_includes_its_first_and_its_last_moment() {
    around(
        |pool, _, _, from, until| (pool.opens_at, pool.closes_at) = (Some(from), Some(until)),
        LimitKind::PoolWindow,
    );
}

#[test]
fn a_rule_includes_its_first_and_its_last_moment() {
    around(
        |_, rule, _, from, until| (rule.eligible.from, rule.eligible.until) = (Some(from), Some(until)),
        LimitKind::RuleWindow,
    );
}

#[test]
fn counting_includes_its_first_and_its_last_moment() {
    around(
        |_, rule, _, from, until| (rule.count.from, rule.count.until) = (Some(from), Some(until)),
        LimitKind::CountWindow,
    );
}

#[test]
fn a_year_begins_at_midnight_in_the_city() {
    let (programme, mut give) = city(|_, rule, _| {
        let organisation = Some(OrganisationLimit {
            minor: 100,
            per: Period::Year,
        });
        rule.limit = Limit {
            organisation,
            ..Limit::default()
        };
    });
    let mut state = State::new(&programme);
    assert_eq!(give(&mut state, time("2026-12-31T22:00:00Z")), (100, None));
    assert_eq!(
        give(&mut state, time("2026-12-31T22:59:59Z")),
        (0, Some(LimitKind::OrganisationMax))
    );
    assert_eq!(give(&mut state, time("2026-12-31T23:00:00Z")), (100, None));
}
