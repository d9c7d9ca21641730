//! What is refused, and that a refusal says what it is about.

use chrono::{DateTime, Duration, Utc};
use engine::{
    AMOUNT_MAX, Contribution, Decision, DecisionState, Event, EventKind, LimitKind, LineIx, PoolSpec,
    Programme, ProjectIx, ProjectSpec, Proven, Rule, RuleSpec, Stack, Starts, State, apply,
};

/// A programme with one rule, and an empty state.
struct City {
    programme: Programme,
    state: State,
    project: ProjectIx,
    line: LineIx,
}

fn at(second: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::seconds(second)
}

fn city(pools: &[(&str, i64)]) -> City {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    for (key, minor) in pools {
        programme.add_pool(PoolSpec::new(key, *minor)).unwrap();
    }
    let pool = programme.find_pool("city").unwrap();
    let spec = RuleSpec {
        key: "rule".into(),
        version: 1,
        pool,
        priority: 1,
        starts: Starts::AtOnce,
        rule: Rule::default(),
    };
    programme.add_rule(spec).unwrap();
    let owner = programme.owner("o");
    let project = programme
        .add_project(ProjectSpec::new("p", owner, 1_000))
        .unwrap();
    let line = programme.find_line("rule").unwrap();
    City {
        state: State::new(&programme),
        programme,
        project,
        line,
    }
}

impl City {
    fn apply(&mut self, kind: EventKind) -> Vec<Decision> {
        let event = Event {
            seq: 1,
            at: at(1),
            kind,
        };
        apply(&self.programme, &mut self.state, &event)
    }

    /// Why an event is refused, if it is.
    fn refused(&mut self, kind: EventKind) -> Option<LimitKind> {
        let decisions = self.apply(kind);
        let refused = decisions
            .iter()
            .find(|found| found.state == DecisionState::Refused);
        refused.and_then(|found| found.explanation.deciding_limit())
    }

    fn give(&mut self, key: &str, minor: i64) -> Option<LimitKind> {
        let (id, donor) = (self.programme.contribution(key), self.programme.donor("d"));
        self.refused(EventKind::Contribution(Contribution::new(
            id,
            self.project,
            donor,
            minor,
        )))
    }

    fn top_up(&mut self, key: &str, amount_minor: i64) -> Option<LimitKind> {
        let pool = self.programme.find_pool(key).unwrap();
        let funder = self.programme.add_funder(pool, key).unwrap();
        self.refused(EventKind::TopUp {
            pool,
            funder,
            amount_minor,
        })
    }
}

#[test]
fn a_refusal_says_what_project_it_is_about_and_names_no_rule() {
    let mut city = city(&[("city", 1_000)]);
    let (project, line) = (city.project, city.line);
    let donor = city.programme.donor("d");
    let id = city.programme.in_kind("h");
    city.apply(EventKind::ProjectCancelled { project });
    let (admit, later) = ((line, project), at(9));
    let kinds = [
        EventKind::ProjectClosed { project },
        EventKind::ProjectExtended {
            project,
            closes_at: later,
        },
        EventKind::PaidOut { project },
        EventKind::InKind {
            id,
            project,
            donor,
            kind: "work".into(),
            quantity_milli: 1,
        },
        EventKind::Proof {
            project,
            what: Proven::Costs(-1),
        },
        EventKind::Admit {
            line: admit.0,
            project: admit.1,
            share_bps: None,
            cap_minor: None,
        },
        EventKind::Rank {
            line,
            project,
            rank: 0,
        },
    ];
    for kind in kinds {
        let decisions = city.apply(kind);
        let [only] = &decisions[..] else {
            panic!("{decisions:?}")
        };
        assert_eq!(only.state, DecisionState::Refused);
        assert_eq!(
            (only.project, only.rule, only.pool),
            (Some(project), None, None),
            "{only:?}"
        );
    }
    let mut other = self::city(&[("city", 0)]);
    let owner = other.programme.owner("o");
    let unknown = other
        .programme
        .add_project(ProjectSpec::new("q", owner, 1))
        .unwrap();
    let votes = EventKind::Votes {
        project: unknown,
        votes: 1,
    };
    let decisions = city.apply(votes);
    assert_eq!(
        (decisions[0].state, decisions[0].project),
        (DecisionState::Refused, Some(unknown))
    );
}

#[test]
fn costs_that_cannot_be_change_nothing() {
    let mut city = city(&[("city", 1_000)]);
    let (project, line) = (city.project, city.line);
    let prove = |minor| EventKind::Proof {
        project,
        what: Proven::Costs(minor),
    };
    assert_eq!(city.refused(prove(70)), None);
    for minor in [-1, AMOUNT_MAX + 1] {
        assert_eq!(city.refused(prove(minor)), Some(LimitKind::AmountOutOfRange));
    }
    assert_eq!(city.state.said(line, project).costs_minor, 70);
    assert_eq!(city.refused(prove(0)), None);
    assert_eq!(city.refused(prove(AMOUNT_MAX)), None);
}

#[test]
fn all_gifts_together_are_no_more_than_can_be_added_up() {
    let mut city = city(&[("city", 0)]);
    for nth in 0..1_000 {
        assert_eq!(city.give(&format!("g{nth}"), AMOUNT_MAX), None);
    }
    assert_eq!(city.give("more", 1), Some(LimitKind::AmountOutOfRange));
    let contribution = city.programme.contribution("g7");
    let refund = EventKind::Refund {
        contribution,
        amount_minor: 10,
    };
    assert_eq!(city.refused(refund), None);
    assert_eq!(city.give("too much", 11), Some(LimitKind::AmountOutOfRange));
    assert_eq!(city.give("again", 10), None);
    assert_eq!(city.give("more", 1), Some(LimitKind::AmountOutOfRange));
}

#[test]
fn a_pool_and_all_pools_together_are_topped_up_to_what_can_be_added_up() {
    let mut one = city(&[("city", AMOUNT_MAX - 10)]);
    assert_eq!(one.top_up("city", 11), Some(LimitKind::AmountOutOfRange));
    assert_eq!(one.top_up("city", 0), Some(LimitKind::AmountOutOfRange));
    assert_eq!(one.top_up("city", 10), None);
    assert_eq!(one.top_up("city", 1), Some(LimitKind::AmountOutOfRange));
    let names: Vec<String> = (0..998).map(|nth| format!("pool {nth}")).collect();
    let mut pools: Vec<(&str, i64)> = names.iter().map(|name| (name.as_str(), AMOUNT_MAX)).collect();
    pools.extend([("city", AMOUNT_MAX - 20), ("side", 5)]);
    let mut all = city(&pools);
    // What is left below the sum of all pools is more than what is left in the city's own.
    assert_eq!(all.top_up("city", 21), Some(LimitKind::AmountOutOfRange));
    assert_eq!(all.top_up("city", 20), None);
    assert_eq!(all.top_up("side", AMOUNT_MAX - 5), None);
    assert_eq!(all.top_up("side", 1), Some(LimitKind::AmountOutOfRange));
}

#[test]
fn a_pool_is_topped_up_no_further_than_all_pools_together_may() {
    let names: Vec<String> = (0..999).map(|nth| format!("pool {nth}")).collect();
    let mut pools: Vec<(&str, i64)> = names.iter().map(|name| (name.as_str(), AMOUNT_MAX)).collect();
    pools.extend([("city", 900), ("side", 100)]);
    let mut all = city(&pools);
    let rest = AMOUNT_MAX - 1_000;
    assert_eq!(all.top_up("side", rest + 1), Some(LimitKind::AmountOutOfRange));
    assert_eq!(all.top_up("side", rest - 30), None);
    assert_eq!(all.top_up("city", 31), Some(LimitKind::AmountOutOfRange));
    assert_eq!(all.top_up("city", 30), None);
    assert_eq!(all.top_up("city", 1), Some(LimitKind::AmountOutOfRange));
}
