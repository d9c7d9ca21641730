//! What can be asked of a programme and of a state beside decisions.

use chrono::{DateTime, Duration, Utc};
use engine::{
    Barrier, CampaignKind, Event, EventKind, Pausable, PoolSpec, Programme, ProjectSpec, Rule, RuleSpec,
    SaidFigures, Stack, Starts, sort,
};

use crate::table::fold;

fn at(second: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::seconds(second)
}

#[test]
fn what_was_said_of_a_project() {
    let (table, state) = fold(
        "pool city 10000
         rule chosen city base=sum rate=1/1 source=costs jury shares=9000
         rule other city base=sum rate=1/1 jury caps=900 priority=2
         project p goal=2000
         project q goal=2000
         admit chosen p share=5000
         admit other p cap=700
         rank chosen p 3
         votes p 12
         proof p costs=250
         proof q",
        |_, _, _, _| {},
    );
    let project = |key| table.programme.find_project(key).unwrap();
    let said = |line, key| state.said(table.programme.find_line(line).unwrap(), project(key));
    let of_p = SaidFigures {
        admitted: true,
        share_bps: Some(5_000),
        cap_minor: None,
        rank: Some(3),
        votes: 12,
        costs_minor: 250,
        proven: true,
    };
    assert_eq!(said("chosen", "p"), of_p);
    let by_other = SaidFigures {
        share_bps: None,
        cap_minor: Some(700),
        rank: None,
        ..of_p
    };
    assert_eq!(said("other", "p"), by_other);
    let of_q = SaidFigures {
        proven: true,
        ..SaidFigures::default()
    };
    assert_eq!(said("chosen", "q"), of_q);
}

#[test]
fn what_each_rule_gives_and_holds_and_who_pays_it() {
    let (mut table, state) = fold(
        "pool city region=500 ville=9500 hold=3600
         pool bank 1000 hold=900
         rule double city
         rule half city rate=1/2 priority=2
         rule more bank rate=1/10 priority=3
         project p goal=9000
         project q goal=9000
         gift a p A 400
         rule double city version=2 rate=1/4
         gift b p B 400
         gift c q C 100
         refund c 100
         hold d p D 200
         +10 pause half
         +10 top_up city ville 100",
        |_, _, _, _| {},
    );
    let programme = &mut table.programme;
    let owner = programme.owner("o");
    let late = programme
        .add_project(ProjectSpec::new("late", owner, 100))
        .unwrap();
    let project = |key: &str| programme.find_project(key).unwrap();
    let line = |key: &str| programme.find_line(key).unwrap();
    let pool = |key: &str| programme.find_pool(key).unwrap();
    let matched = |of, by: &str| state.match_of(programme, of, line(by));
    let p = project("p");
    assert_eq!(
        ["double", "half", "more"].map(|by| matched(p, by)),
        [500, 400, 80]
    );
    assert_eq!((matched(project("q"), "double"), matched(late, "double")), (0, 0));
    assert_eq!(
        ["city", "bank"].map(|of| state.given(programme, p, pool(of))),
        [900, 80]
    );
    assert_eq!(
        ["city", "bank"].map(|of| state.held(programme, p, pool(of))),
        [150, 20]
    );
    assert_eq!(state.given(programme, late, pool("city")), 0);
    let paid = |of: &str| -> Vec<(i64, i64)> {
        let funders = state.funders(pool(of));
        assert!(
            funders
                .iter()
                .enumerate()
                .all(|(nth, figures)| figures.funder.index() == nth)
        );
        funders
            .iter()
            .map(|figures| (figures.amount_minor, figures.used_minor))
            .collect()
    };
    assert_eq!(paid("city"), [(500, 500), (9_600, 550)]);
    assert_eq!(paid("bank"), [(1_000, 100)]);
    let gift = |key: &str| programme.find_contribution(key).unwrap();
    let rule = |key: &str, version| programme.find_rule(key, version).unwrap();
    assert_eq!(
        state.awards(gift("b")),
        [
            (rule("double", 2), 100),
            (rule("half", 1), 200),
            (rule("more", 1), 40)
        ]
    );
    assert_eq!(state.awards(gift("d")), []);
    let held = state.hold(gift("d")).unwrap();
    assert_eq!((held.minor, state.hold(gift("a"))), (170, None));
    assert!(!state.holds_are_due(held.until) && state.holds_are_due(held.until + Duration::seconds(1)));
    assert_eq!(
        state.rule_in_force(line("double")),
        programme.find_rule("double", 2)
    );
    assert_eq!(
        (state.is_paused(line("half")), state.is_paused(line("double"))),
        (true, false)
    );
    assert_eq!(programme.find_rule("double", 3), None);
    assert_eq!(programme.find_rule("nothing", 1), None);
    let all: Vec<_> = programme.rules_of(p).collect();
    assert_eq!(
        all,
        [
            rule("double", 1),
            rule("double", 2),
            rule("half", 1),
            rule("more", 1)
        ]
    );
}

#[test]
fn what_keeps_a_project_from_a_rule() {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    let pool = programme.add_pool(PoolSpec::new("city", 1_000)).unwrap();
    let (north, south) = (programme.area("north"), programme.area("south"));
    assert_eq!(
        (programme.find_area("south"), programme.find_area("east")),
        (Some(south), None)
    );
    let (music, sport) = (programme.category("music"), programme.category("sport"));
    let (club, firm) = (programme.applicant("club"), programme.applicant("firm"));
    let mut rule = Rule::default();
    rule.eligible.areas = vec![north];
    rule.eligible.categories = vec![music];
    rule.eligible.applicants = vec![club];
    rule.eligible.campaigns = vec![CampaignKind::Keep];
    (rule.eligible.goal_min_minor, rule.eligible.goal_max_minor) = (Some(100), Some(200));
    (rule.eligible.turnover_min_minor, rule.eligible.turnover_max_minor) = (Some(10), Some(20));
    rule.eligible.training_done = true;
    let spec = RuleSpec {
        key: "rule".into(),
        version: 1,
        pool,
        priority: 1,
        starts: Starts::AtOnce,
        rule,
    };
    let rule = programme.add_rule(spec).unwrap();
    let owner = programme.owner("o");
    let fits = ProjectSpec {
        areas: vec![south, north],
        category: Some(music),
        applicant: Some(club),
        campaign: CampaignKind::Keep,
        turnover_minor: Some(10),
        trained: true,
        ..ProjectSpec::new("0", owner, 100)
    };
    let mut nth = 0;
    let mut barred = |change: &dyn Fn(&mut ProjectSpec)| {
        nth += 1;
        let mut spec = ProjectSpec {
            key: nth.to_string().into(),
            ..fits.clone()
        };
        change(&mut spec);
        let project = programme.add_project(spec).unwrap();
        assert_eq!(
            programme.rules_of(project).next().is_none(),
            !programme.barriers(rule, project).unwrap().is_empty()
        );
        programme.barriers(rule, project).unwrap()
    };
    assert_eq!(barred(&|_| {}), []);
    assert_eq!(
        barred(&|spec| (spec.goal_minor, spec.turnover_minor) = (200, Some(20))),
        []
    );
    assert_eq!(barred(&|spec| spec.goal_minor = 99), [Barrier::GoalTooSmall]);
    assert_eq!(barred(&|spec| spec.goal_minor = 201), [Barrier::GoalTooLarge]);
    assert_eq!(barred(&|spec| spec.turnover_minor = Some(9)), [Barrier::Turnover]);
    assert_eq!(
        barred(&|spec| spec.turnover_minor = Some(21)),
        [Barrier::Turnover]
    );
    assert_eq!(
        barred(&|spec| {
            spec.areas = vec![south];
            spec.category = Some(sport);
            spec.applicant = Some(firm);
            spec.campaign = CampaignKind::AllOrNothing;
            spec.turnover_minor = None;
            spec.trained = false;
        }),
        [
            Barrier::Area,
            Barrier::Category,
            Barrier::Applicant,
            Barrier::Campaign,
            Barrier::Turnover,
            Barrier::Training
        ]
    );
}

#[test]
fn events_are_sorted_by_time_and_then_by_number() {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    let pool = programme.add_pool(PoolSpec::new("city", 1)).unwrap();
    let event = |seq, second| Event {
        seq,
        at: at(second),
        kind: EventKind::Pause(Pausable::Pool(pool)),
    };
    let mut events = [event(1, 9), event(4, 5), event(3, 5), event(2, 7)];
    sort(&mut events);
    assert_eq!(events.map(|event| event.seq), [3, 4, 2, 1]);
}
