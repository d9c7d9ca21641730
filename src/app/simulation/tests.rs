//! Laws of simulations, over invented seasons and a scenario file.

use expect_test::expect;
use proptest::prelude::*;

use super::synthetic::Events;
use super::*;
use crate::matching::form::TimedEventForm;
use crate::matching::scenario;

fn season(scale: Scale) -> Season {
    Season::invented(scale, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap())
}

fn simulated(scale: Scale, rules: &str) -> SimulationResult {
    let proposal = Proposal::read(rules.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let result = synthetic::run(&season(scale), scale, &proposal, &Watch::default());
    result.unwrap_or_else(|problems| panic!("{problems:?}")).unwrap()
}

fn refused(rules: &str) -> Vec<String> {
    let scale = Scale {
        projects: 1,
        residents: 1,
        ..Scale::default()
    };
    let found = Proposal::read(rules.as_bytes())
        .and_then(|proposal| synthetic::run(&season(scale), scale, &proposal, &Watch::default()).map(|_| ()));
    found
        .unwrap_err()
        .into_iter()
        .map(|problem| problem.path)
        .collect()
}

/// Every list adds up to the totals, and those to what the pools gave.
fn assert_adds_up(result: &SimulationResult) {
    let both = |figures: Vec<Compared>| {
        let present: i64 = figures.iter().map(|figure| figure.present).sum();
        let proposed: i64 = figures.iter().map(|figure| figure.proposed).sum();
        assert!(
            figures
                .iter()
                .all(|figure| figure.difference == figure.proposed - figure.present)
        );
        Compared::new(present, proposed)
    };
    let totals = result.totals;
    for matched in [
        both(result.projects.iter().map(|line| line.match_minor).collect()),
        both(
            result
                .neighbourhoods
                .iter()
                .map(|line| line.sum.match_minor)
                .collect(),
        ),
        both(result.months.iter().map(|line| line.match_minor).collect()),
        result.used_minor(),
    ] {
        assert_eq!(matched, totals.match_minor);
    }
    for crowd in [
        both(result.projects.iter().map(|line| line.crowd_minor).collect()),
        both(
            result
                .neighbourhoods
                .iter()
                .map(|line| line.sum.crowd_minor)
                .collect(),
        ),
        both(result.months.iter().map(|line| line.crowd_minor).collect()),
    ] {
        assert_eq!(crowd, totals.crowd_minor);
    }
    for reached in [
        both(result.projects.iter().map(|line| line.reached).collect()),
        both(
            result
                .neighbourhoods
                .iter()
                .map(|line| line.sum.reached)
                .collect(),
        ),
    ] {
        assert_eq!(reached, totals.reached);
    }
    let projects: i64 = result.neighbourhoods.iter().map(|line| line.sum.projects).sum();
    assert_eq!(
        (projects, result.projects.len()),
        (totals.projects, usize::try_from(projects).unwrap())
    );
    for side in result
        .pools
        .iter()
        .flat_map(|pool| [&pool.present, &pool.proposed])
        .flatten()
    {
        assert_eq!(side.used_minor + side.left_minor, side.amount_minor);
        assert!(side.left_minor >= 0 && side.used_minor >= 0, "{side:?}");
    }
}

const SMALL: Scale = Scale {
    seed: 7,
    projects: 20,
    residents: 400,
    months: 6,
};

const HALF: &str =
    r#"{"changes": [{"pool": "pool", "rule": {"base": "contribution", "rate": {"num": 1, "den": 2}}}]}"#;

/// Rules that decide in very different ways.
const RULES: [&str; 9] = [
    r#"{"changes": []}"#,
    HALF,
    r#"{"changes": [{"pool": "pool", "amount_minor": 12345}]}"#,
    r#"{"changes": [{"add": {"id": "more", "amount_minor": 500000}, "rule": {"base": "goal", "rate": {"goal_share_bps": 3000}, "gate": {"crowd_goal_bps": 2500}}}]}"#,
    r#"{"changes": [{"pool": "pool", "rule": {"base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end"}}]}"#,
    r#"{"changes": [{"pool": "pool", "rule": {"base": "qf", "rate": {"num": 1, "den": 1}, "allocate": "quadratic", "release": "at_end"}}]}"#,
    r#"{"changes": [{"pool": "pool", "rule": {"base": "goal", "rate": {"goal_share_bps": 5000}, "allocate": "jury_reserved", "eligible": {"selection": "jury"}}}]}"#,
    r#"{"changes": [{"pool": "pool", "rule": {"base": "contribution", "rate": {"num": 1, "den": 1}, "settle": {"extension": {"if_bps": 5000, "days": 30}}}}]}"#,
    r#"{"changes": [{"pool": "pool", "rule": {"base": "contribution", "rate": {"num": 1, "den": 1}, "count": {"min_minor": 1000}, "clip": {"donor_max_minor": 5000}, "eligible": {"areas": ["north"]}}}]}"#,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn sums_add_up_whatever_the_season_and_the_rules(
        seed in any::<u64>(), projects in 1_u32..25, residents in 1_u32..600, months in 1_u32..13,
        rules in prop::sample::select(RULES.to_vec()),
    ) {
        let scale = Scale { seed, projects, residents, months };
        let result = simulated(scale, rules);
        assert_adds_up(&result);
        prop_assert_eq!(result.totals.projects, i64::from(projects));
        if rules == RULES[0] {
            prop_assert_eq!(result.totals.match_minor.difference, 0);
            prop_assert!(result.winners.is_empty() && result.losers.is_empty());
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes(seed in any::<u64>()) {
        let scale = Scale { seed, projects: 6, residents: 50, months: 3 };
        prop_assert_eq!(simulated(scale, HALF).to_json(), simulated(scale, HALF).to_json());
    }
}

#[test]
fn a_result_survives_its_text() {
    let result = simulated(SMALL, HALF);
    assert_eq!(SimulationResult::from_json(&result.to_json()).unwrap(), result);
    let source = Source::Synthetic {
        scale: SMALL,
        begins: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
    };
    assert_eq!(Source::from_json(&source.to_json()).unwrap(), source);
    let proposal = Proposal::read(HALF.as_bytes()).unwrap();
    assert_eq!(Proposal::read(proposal.to_json().as_bytes()).unwrap(), proposal);
}

/// What is drawn is the same on every machine and for ever: a published result can be had again.
#[test]
fn a_season_begins_as_it_always_did() {
    let events = Events::new(&season(SMALL), SMALL, &Proposal::default());
    let lines: Vec<String> = events
        .take(5)
        .map(|(at, event)| crate::matching::form::json(&TimedEventForm { at, event }))
        .collect();
    expect![[r#"
        {"at":"2026-01-06T07:00:00Z","type":"project","project":{"id":"project-19","owner":"owner-9","applicant":"association","areas":["north"],"category":"solidarity","goal_minor":260000,"campaign":"all_or_nothing","opens_at":"2026-01-05T23:00:00Z","closes_at":"2026-01-31T23:00:00Z"}}
        {"at":"2026-01-06T11:47:42Z","type":"contribution","id":"gift-1","project":"project-19","donor":"resident-195","amount_minor":2000,"donor_area":"west"}
        {"at":"2026-01-06T12:33:01Z","type":"contribution","id":"gift-3","project":"project-19","donor":"resident-121","amount_minor":3000,"donor_area":"centre"}
        {"at":"2026-01-06T15:13:25Z","type":"contribution","id":"gift-2","project":"project-19","donor":"resident-34","amount_minor":2000,"donor_area":"south"}
        {"at":"2026-01-07T09:19:32Z","type":"contribution","id":"gift-7","project":"project-19","donor":"resident-170","amount_minor":5000}"#]].assert_eq(&lines.join("\n"));
}

#[test]
fn a_season_has_failures_refunds_help_and_large_gifts() {
    let scale = Scale {
        seed: 3,
        projects: 80,
        residents: 3000,
        months: 12,
    };
    let (mut refunds, mut help, mut amounts, mut last) = (0, 0, Vec::new(), None);
    for (at, event) in Events::new(&season(scale), scale, &Proposal::default()) {
        assert!(last.is_none_or(|last| last <= at), "in order");
        last = Some(at);
        match event {
            crate::matching::form::EventForm::Refund(_) => refunds += 1,
            crate::matching::form::EventForm::InKind(_) => help += 1,
            crate::matching::form::EventForm::Contribution(form) => amounts.push(form.amount_minor),
            _ => {}
        }
    }
    amounts.sort_unstable();
    let (median, largest) = (amounts[amounts.len() / 2], *amounts.last().unwrap());
    assert!(largest >= 20 * median, "{median}, {largest}");
    assert!(refunds > 0 && help > 0);
    let reached = simulated(scale, r#"{"changes": []}"#).totals.reached.present;
    assert!((20..75).contains(&reached), "{reached} of 80");
}

#[test]
fn a_campaign_that_is_extended_ends_all_the_same() {
    let result = simulated(SMALL, RULES[7]);
    assert!(
        result
            .projects
            .iter()
            .all(|line| line.proposed.0 != engine::Outcome::Open)
    );
}

#[test]
fn what_is_wrong_is_told_with_its_path() {
    for (rules, paths) in [
        ("", vec![""]),
        ("[]", vec![""]),
        ("{}", vec!["changes"]),
        (r#"{"changes": [], "more": 1}"#, vec!["more"]),
        (r#"{"changes": [{}]}"#, vec!["changes[0].pool"]),
        (r#"{"changes": [{"pool": "pool"}]}"#, vec!["changes[0].rule"]),
        (
            r#"{"changes": [{"pool": "pool", "rules": {}}]}"#,
            vec!["changes[0].rules"],
        ),
        (
            r#"{"changes": [{"pool": "nowhere", "amount_minor": 1}]}"#,
            vec!["changes[0].pool"],
        ),
        (
            r#"{"changes": [{"pool": "pool", "amount_minor": -1}]}"#,
            vec!["changes[0].amount_minor"],
        ),
        (
            r#"{"changes": [{"add": {"id": "pool", "amount_minor": 1}, "rule": {"base": "sum", "rate": {"num": 1, "den": 1}}}]}"#,
            vec!["changes[0].add.id"],
        ),
        (
            r#"{"changes": [{"pool": "pool", "rule": {"base": "sum", "rate": {"num": 1, "den": 0}}}]}"#,
            vec!["changes[0].rule.rate.den"],
        ),
        (
            r#"{"changes": [{"pool": "pool", "amount_minor": 1}, {"pool": "pool", "amount_minor": 2}]}"#,
            vec!["changes[1].pool"],
        ),
    ] {
        assert_eq!(refused(rules), paths, "{rules}");
    }
    let scale = Scale {
        projects: 0,
        months: 99,
        ..Scale::default()
    };
    let problems =
        synthetic::run(&season(SMALL), scale, &Proposal::default(), &Watch::default()).unwrap_err();
    assert_eq!(
        problems
            .iter()
            .map(|problem| problem.path.as_str())
            .collect::<Vec<_>>(),
        ["projects", "months"]
    );
}

#[test]
fn a_season_that_nobody_waits_for_stops() {
    let watch = Watch::default();
    watch.stop();
    assert_eq!(
        synthetic::run(&season(SMALL), SMALL, &Proposal::default(), &watch).unwrap(),
        None
    );
}

const FILE: &str = r#"{
  "currency": "EUR", "time_zone": "Europe/Paris",
  "pools": [{"id": "city", "amount_minor": 10000}],
  "rules": [{"id": "double", "version": 1, "pool": "city", "base": "contribution", "rate": {"num": 1, "den": 1}}],
  "projects": [
    {"id": "p1", "owner": "o1", "area": "west", "goal_minor": 20000, "campaign": "all_or_nothing", "closes_at": "2026-04-10T22:00:00Z"},
    {"id": "p2", "owner": "o2", "goal_minor": 9000, "campaign": "all_or_nothing", "closes_at": "2026-04-10T22:00:00Z"}],
  "events": [
    {"at": "2026-03-31T21:59:59Z", "type": "contribution", "id": "g1", "project": "p1", "donor": "A", "amount_minor": 9000},
    {"at": "2026-03-31T22:00:00Z", "type": "contribution", "id": "g2", "project": "p2", "donor": "B", "amount_minor": 6000},
    {"at": "2026-04-01T09:00:00Z", "type": "refund", "contribution": "g1", "amount_minor": 1000},
    {"at": "2026-04-11T00:00:00Z", "type": "project_closed", "project": "p1"},
    {"at": "2026-04-11T00:00:00Z", "type": "project_closed", "project": "p2"}]
}"#;

#[test]
fn a_file_is_told_by_hand() {
    let rules =
        r#"{"changes": [{"pool": "city", "rule": {"base": "contribution", "rate": {"num": 1, "den": 2}}}]}"#;
    let proposal = Proposal::read(rules.as_bytes()).unwrap();
    let result = file::run(FILE.as_bytes(), &proposal, &Watch::default()).unwrap();
    assert_adds_up(&result);
    // Present: 90.00, and 10.00 are left for p2, which misses 90.00 with 70.00; p1 misses 200.00, so nothing stands.
    // Proposed: 45.00 and 30.00; p2 reaches its goal to the cent, p1 does not.
    let [p1, p2] = &result.projects[..] else {
        panic!("two projects")
    };
    assert_eq!(
        (p1.match_minor, p2.match_minor),
        (Compared::new(0, 0), Compared::new(0, 3000))
    );
    assert_eq!(
        (p1.reached, p2.reached),
        (Compared::new(0, 0), Compared::new(0, 1))
    );
    assert_eq!(
        (p1.neighbourhood.as_deref(), p2.neighbourhood.as_deref()),
        (Some("west"), None)
    );
    let months: Vec<(&str, Compared)> = result
        .months
        .iter()
        .map(|line| (line.month.as_str(), line.match_minor))
        .collect();
    // A second before midnight in Paris is March, and midnight is April.
    assert_eq!(
        months,
        [
            ("2026-03", Compared::new(9000, 4500)),
            ("2026-04", Compared::new(-9000, -1500))
        ]
    );
    let city = &result.pools[0];
    assert_eq!(
        city.present.as_ref().unwrap().empty_on,
        NaiveDate::from_ymd_opt(2026, 4, 1)
    );
    assert_eq!(city.proposed.as_ref().unwrap().empty_on, None);
    assert_eq!(
        result.gifts.present,
        MatchedGifts {
            wholly: 1,
            partly: 1,
            not: 0
        }
    );
    assert_eq!(
        result.gifts.proposed,
        MatchedGifts {
            wholly: 2,
            partly: 0,
            not: 0
        }
    );
    assert_eq!(
        (result.winners, result.losers),
        (vec!["p2".to_owned()], Vec::new())
    );
}

#[test]
fn the_present_side_of_a_file_is_what_match_says() {
    let played = scenario::run(FILE.as_bytes()).unwrap();
    let result = file::run(FILE.as_bytes(), &Proposal::default(), &Watch::default()).unwrap();
    for project in &played.projects {
        let line = result.project(&project.id).unwrap();
        assert_eq!(
            (line.match_minor, line.crowd_minor.present),
            (
                Compared::new(project.match_minor, project.match_minor),
                project.crowd_minor
            )
        );
    }
}

#[test]
fn a_result_is_told_in_both_languages() {
    let rules =
        r#"{"changes": [{"pool": "city", "rule": {"base": "contribution", "rate": {"num": 1, "den": 2}}}]}"#;
    let proposal = Proposal::read(rules.as_bytes()).unwrap();
    let result = file::run(FILE.as_bytes(), &proposal, &Watch::default()).unwrap();
    let told = [domain::Locale::En, domain::Locale::Fr].map(|locale| {
        table(
            locale,
            domain::Currency::EUR,
            &result,
            &NameBook::of_nowhere(locale),
        )
    });
    expect![[r#"
        1 more project would have reached their goal: 1 of 2 instead of 0.
        Pools would have given €30, €30 more than under the present rules.
        city would never have been empty; under the present rules, on 1 April 2026.

        Pools  Present  Proposed  Difference  Left  Empty on
        city        €0       €30        +€30   €70         –

        Neighbourhoods  Present  Proposed  Difference  Goals reached
        west                 €0        €0          €0      0 → 0 / 1
        City-wide            €0       €30        +€30      0 → 1 / 1

        Months   Present  Proposed  Difference
        2026-03      €90       €45        −€45
        2026-04     −€90      −€15        +€75

        Would get most more  Present  Proposed  Difference
        p2                        €0       €30        +€30

        People are taken to give what they gave. Under other rules they would give more, less, or at other times; a simulation cannot know that.


        1 projet de plus aurait atteint son objectif : 1 sur 2 au lieu de 0.
        Les fonds auraient donné 30 €, soit 30 € de plus qu’avec les règles actuelles.
        city : jamais épuisé ; avec les règles actuelles, le 1er avril 2026.

        Fonds  Actuel  Proposé  Écart  Reste  Épuisé le
        city      0 €     30 €  +30 €   70 €          –

        Quartiers       Actuel  Proposé  Écart  Objectifs atteints
        west               0 €      0 €    0 €           0 → 0 / 1
        Toute la ville     0 €     30 €  +30 €           0 → 1 / 1

        Mois     Actuel  Proposé  Écart
        2026-03    90 €     45 €  −45 €
        2026-04   −90 €    −15 €  +75 €

        Recevraient le plus en plus  Actuel  Proposé  Écart
        p2                              0 €     30 €  +30 €

        Les personnes sont supposées donner ce qu’elles ont donné. Avec d’autres règles, elles donneraient plus, moins, ou à d’autres moments ; une simulation ne peut pas le savoir.
    "#]].assert_eq(&told.join("\n\n"));
}
