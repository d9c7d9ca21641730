use engine::{Barrier, DecisionState, LimitKind};

use super::*;
use crate::matching::form::{
    ContributionForm, OfPool, OfProject, PausableForm, PoolDefinition, PoolForm, ProjectDefinition,
    ProjectForm, RefundForm, RuleDefinition, RuleForm, TopUpForm,
};

fn at(day: u32) -> DateTime<Utc> {
    format!("2026-03-{day:02}T09:00:00Z").parse().unwrap()
}

fn project(id: &str, category: &str) -> EventForm {
    let json = format!(
        r#"{{"id":"{id}","owner":"o","category":"{category}","goal_minor":100000,"campaign":"all_or_nothing"}}"#
    );
    EventForm::Project(ProjectDefinition {
        project: serde_json::from_str::<ProjectForm>(&json).unwrap(),
    })
}

fn pool(id: &str, amount_minor: i64) -> EventForm {
    EventForm::Pool(PoolDefinition {
        pool: PoolForm::new(id, amount_minor),
    })
}

fn rule(form: RuleForm) -> EventForm {
    EventForm::Rule(RuleDefinition { rule: Box::new(form) })
}

fn gift(id: &str, donor: &str, amount_minor: i64) -> EventForm {
    EventForm::Contribution(ContributionForm::new(id, "garden", donor, amount_minor))
}

/// A city with a pool of 10 000 that doubles a donor's first gift.
fn city() -> CityFold {
    let mut fold = CityFold::new(Tz::Europe__Paris, &StackForm::default()).unwrap();
    let mut double = RuleForm::ratio("double", 1, "city", 1, 1);
    double.clip.donor_max_count = Some(1);
    for (seq, event) in (1..).zip([pool("city", 10_000), rule(double), project("garden", "green")]) {
        assert_eq!(fold.take(seq, at(1), &event), Ok(vec![]));
    }
    fold
}

fn changes(decisions: &[DecisionForm]) -> Vec<i64> {
    decisions.iter().map(|decision| decision.change_minor).collect()
}

/// What the fold would store after some events, to compare two folds.
fn standing(fold: &CityFold) -> String {
    let pools: Vec<_> = fold
        .pools()
        .iter()
        .map(|pool| (fold.pool_figures(pool), fold.pool_funders(pool)))
        .collect();
    let projects: Vec<_> = fold
        .projects()
        .iter()
        .map(|project| fold.project_totals(project))
        .collect();
    format!("{pools:?} {projects:?} {:?}", fold.audit())
}

#[test]
fn a_quote_is_what_the_gift_then_gets_and_changes_nothing() {
    let mut fold = city();
    let before = standing(&fold);
    let quoted = fold.quote(at(2), &gift("", ANYBODY, 6_000)).unwrap();
    assert_eq!(changes(&quoted), [6_000]);
    assert_eq!(standing(&fold), before);
    let taken = fold.take(4, at(2), &gift("g1", "ana", 6_000)).unwrap();
    assert_eq!(quoted[0].explanation, taken[0].explanation);
    assert_eq!(changes(&fold.quote(at(2), &gift("", "ana", 500)).unwrap()), [0]);
    assert_eq!(
        changes(&fold.quote(at(2), &gift("", "bo", 5_000)).unwrap()),
        [4_000]
    );
    assert_eq!(
        changes(&fold.quote(at(2), &gift("", ANYBODY, 5_000)).unwrap()),
        [4_000]
    );
    // Not even the names of those who only asked are kept.
    assert_eq!(fold.contribution("").map(|figure| figure.match_minor), None);
}

#[test]
fn a_quote_under_the_key_of_a_gift_that_is_there_is_still_a_new_gift() {
    let mut fold = city();
    fold.take(4, at(2), &gift("g1", "ana", 1_000)).unwrap();
    let quoted = fold.quote(at(2), &gift("g1", "bo", 1_000)).unwrap();
    assert_eq!(
        (changes(&quoted), quoted[0].contribution.as_deref()),
        (vec![1_000], Some("g1"))
    );
}

#[test]
fn other_events_are_quoted_on_a_copy() {
    let mut fold = city();
    fold.take(4, at(2), &gift("g1", "ana", 6_000)).unwrap();
    let before = standing(&fold);
    let refund = EventForm::Refund(RefundForm {
        contribution: "g1".into(),
        amount_minor: 6_000,
    });
    assert_eq!(changes(&fold.quote(at(3), &refund).unwrap()), [-6_000]);
    let wrong = rule(RuleForm::ratio("double", 2, "city", 1, 0));
    assert_eq!(fold.quote(at(3), &wrong).unwrap_err()[0].path, "rule.rate.den");
    assert_eq!(standing(&fold), before);
}

#[test]
fn an_event_that_cannot_be_read_changes_nothing() {
    let mut fold = city();
    fold.take(4, at(2), &gift("g1", "ana", 6_000)).unwrap();
    let before = standing(&fold);
    let unknown = |project: &str| {
        EventForm::ProjectClosed(OfProject {
            project: project.into(),
        })
    };
    let rows = [
        (pool("city", 5), "pool.id"),
        (pool("", 5), "pool.id"),
        (pool("other", -5), "pool.amount_minor"),
        (project("garden", "green"), "project.id"),
        (rule(RuleForm::ratio("double", 1, "city", 1, 2)), "rule.version"),
        (rule(RuleForm::ratio("double", 2, "town", 1, 2)), "rule.pool"),
        (
            rule(RuleForm {
                priority: 7,
                ..RuleForm::ratio("double", 2, "city", 1, 2)
            }),
            "rule.priority",
        ),
        (unknown("park"), "project"),
        (EventForm::PoolClosed(OfPool { pool: "town".into() }), "pool"),
        (EventForm::Pause(PausableForm::default()), ""),
        (
            EventForm::TopUp(TopUpForm {
                pool: "city".into(),
                funder: String::new(),
                amount_minor: 1,
            }),
            "funder",
        ),
        (gift("", "ana", 5), "id"),
        (gift("g2", "", 5), "donor"),
    ];
    for (seq, (event, path)) in (5..).zip(rows) {
        let problems = fold.take(seq, at(3), &event).unwrap_err();
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.path.as_str())
                .collect::<Vec<_>>(),
            [path],
            "{event:?}"
        );
    }
    assert_eq!(standing(&fold), before);
    assert_eq!(fold.rule_in_force("double"), Some(1));
}

#[test]
fn what_makes_no_sense_is_answered_with_a_refusal() {
    let mut fold = city();
    fold.take(4, at(2), &gift("g1", "ana", 6_000)).unwrap();
    let rows = [
        (gift("g1", "ana", 6_000), LimitKind::DuplicateContribution),
        (gift("g2", "ana", 0), LimitKind::AmountOutOfRange),
        (
            EventForm::Refund(RefundForm {
                contribution: "g9".into(),
                amount_minor: 1,
            }),
            LimitKind::UnknownContribution,
        ),
        (
            EventForm::Refund(RefundForm {
                contribution: "g1".into(),
                amount_minor: 6_001,
            }),
            LimitKind::MoreThanTheGift,
        ),
        (
            EventForm::PaidOut(OfProject {
                project: "garden".into(),
            }),
            LimitKind::NothingCommitted,
        ),
    ];
    for (seq, (event, reason)) in (5..).zip(rows) {
        let decisions = fold.take(seq, at(3), &event).unwrap();
        assert_eq!(decisions.len(), 1, "{event:?}");
        assert_eq!(*decisions[0].state, DecisionState::Refused);
        assert_eq!(decisions[0].explanation.deciding_limit(), Some(reason));
    }
    // The key of the refund that came too early is free for its gift.
    assert_eq!(
        changes(&fold.take(20, at(4), &gift("g9", "bo", 100)).unwrap()),
        [100]
    );
}

#[test]
fn following_leads_to_where_taking_leads() {
    let events = [
        gift("g1", "ana", 6_000),
        gift("g2", "bo", 3_000),
        EventForm::TopUp(TopUpForm {
            pool: "city".into(),
            funder: "foundation".into(),
            amount_minor: 2_000,
        }),
        gift("g3", "cy", 9_000),
        EventForm::Refund(RefundForm {
            contribution: "g1".into(),
            amount_minor: 1_000,
        }),
        rule(RuleForm::ratio("double", 2, "city", 1, 4)),
        gift("g4", "dee", 400),
        EventForm::ProjectClosed(OfProject {
            project: "garden".into(),
        }),
    ];
    let (mut taken, mut followed) = (city(), city());
    for (seq, event) in (4..).zip(&events) {
        taken.take(seq, at(3), event).unwrap();
        followed.follow(seq, at(3), event).unwrap();
    }
    assert_eq!(standing(&taken), standing(&followed));
    assert_eq!(taken.audit(), []);
    assert_eq!(taken.rule_in_force("double"), Some(2));
    let awards = taken.awards("g3");
    assert_eq!(
        (awards.len(), awards[0].pool.as_str(), awards[0].match_minor),
        (1, "city", 0)
    );
    let figure = taken.contribution("g1").unwrap();
    assert_eq!(
        (
            figure.project.as_str(),
            figure.donor.as_str(),
            figure.refunded_minor
        ),
        ("garden", "ana", 1_000)
    );
}

#[test]
fn a_project_learns_which_rules_are_open_to_it_and_why_others_are_not() {
    let mut fold = city();
    let mut green = RuleForm::ratio("green", 1, "trees", 1, 4);
    green.eligible.categories = vec!["green".into()];
    green.count.min_minor = Some(500);
    green.limit.floor_minor = Some(300);
    green.limit.project_minor = Some(1_000);
    for (seq, event) in (4..).zip([pool("trees", 9_000), rule(green), project("stage", "culture")]) {
        fold.take(seq, at(1), &event).unwrap();
    }
    let seen = |fold: &CityFold, project: &str| -> Vec<(String, Vec<Barrier>, Option<LimitKind>, i64)> {
        let rules = fold.rules_open_for(project, at(2));
        rules
            .into_iter()
            .map(|open| (open.rule.id, open.barriers, open.limit, open.match_minor))
            .collect()
    };
    assert_eq!(
        seen(&fold, "garden"),
        [
            ("double".into(), vec![], None, 0),
            ("green".into(), vec![], None, 0)
        ]
    );
    assert_eq!(
        seen(&fold, "stage"),
        [
            ("double".into(), vec![], None, 0),
            ("green".into(), vec![Barrier::Category], None, 0)
        ]
    );
    // What is left below the project's ceiling is less than the floor: nothing more can come.
    fold.take(7, at(2), &gift("g1", "ana", 3_200)).unwrap();
    assert_eq!(
        seen(&fold, "garden")[1],
        ("green".into(), vec![], Some(LimitKind::ProjectMax), 800)
    );
    fold.take(8, at(2), &gift("g2", "bo", 9_000)).unwrap();
    assert_eq!(seen(&fold, "garden")[0].2, Some(LimitKind::PoolAvailable));
    fold.take(9, at(2), &EventForm::Pause(PausableForm::pool("trees")))
        .unwrap();
    assert_eq!(seen(&fold, "garden")[1].2, Some(LimitKind::PoolPaused));
    fold.take(
        10,
        at(2),
        &EventForm::ProjectClosed(OfProject {
            project: "garden".into(),
        }),
    )
    .unwrap();
    assert_eq!(seen(&fold, "garden")[0].2, Some(LimitKind::ProjectSettled));
    assert_eq!(seen(&fold, "nowhere"), []);
}

#[test]
fn the_fold_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    shared(&city());
}

/// A city whose rule tells donors apart as the word says, and matches one gift of each.
fn telling_apart(word: &str) -> CityFold {
    let mut fold = CityFold::new(Tz::Europe__Paris, &StackForm::default()).unwrap();
    let json = format!(
        r#"{{"id": "double", "pool": "city", "count": {{"distinct_by": "{word}"}}, "clip": {{"donor_max_count": 1}}, "base": "contribution", "rate": {{"num": 1, "den": 1}}}}"#
    );
    let double = RuleForm::from_json(&json).unwrap();
    for (seq, event) in (1..).zip([pool("city", 10_000), rule(double), project("garden", "green")]) {
        assert_eq!(fold.take(seq, at(1), &event), Ok(vec![]));
    }
    fold
}

fn known_by(id: &str, donor: &str, email: Option<&str>, instrument: Option<&str>) -> EventForm {
    EventForm::Contribution(ContributionForm {
        email: email.map(str::to_owned),
        instrument: instrument.map(str::to_owned),
        ..ContributionForm::new(id, "garden", donor, 1_000)
    })
}

#[test]
fn an_address_or_a_card_is_never_taken_for_a_donor() {
    let mut fold = telling_apart("email");
    let mut take = |seq, gift: &EventForm| changes(&fold.take(seq, at(2), gift).unwrap());
    assert_eq!(take(4, &known_by("g1", "ana", Some("a@x"), None)), [1_000]);
    // The same address under another name, then a donor whose name is an address.
    assert_eq!(take(5, &known_by("g2", "bo", Some("a@x"), None)), [0]);
    assert_eq!(take(6, &known_by("g3", "a@x", None, None)), [1_000]);
    assert_eq!(take(7, &known_by("g4", "email:a@x", None, None)), [1_000]);
    let quoted = |fold: &CityFold, gift| changes(&fold.quote(at(2), &gift).unwrap());
    assert_eq!(quoted(&fold, known_by("", ANYBODY, Some("a@x"), None)), [0]);
    assert_eq!(quoted(&fold, known_by("", "ana", Some("new@x"), None)), [1_000]);
    let mut fold = telling_apart("payment_instrument");
    let mut take = |seq, gift: &EventForm| changes(&fold.take(seq, at(2), gift).unwrap());
    assert_eq!(take(4, &known_by("g1", "ana", Some("a@x"), Some("c1"))), [1_000]);
    assert_eq!(take(5, &known_by("g2", "bo", Some("b@x"), Some("c1"))), [0]);
    let hidden = known_by("g3", "\0email:a@x", None, None);
    assert_eq!(fold.take(6, at(2), &hidden).unwrap_err()[0].path, "donor");
    let empty = known_by("g4", "ana", Some(""), None);
    assert_eq!(fold.take(7, at(2), &empty).unwrap_err()[0].path, "email");
}

#[test]
fn sums_do_not_suffice_where_more_than_sums_decides() {
    let mut plain = city();
    assert!(plain.sums_suffice("garden") && !plain.sums_suffice("elsewhere"));
    for settings in [
        r#""gate": {"donors": 2}, "base": "contribution", "rate": {"num": 1, "den": 1}"#,
        r#""base": "goal", "rate": {"num": 1, "den": 2}"#,
        r#""base": "sum", "rate": {"num": 1, "den": 1}, "allocate": "pro_rata", "release": "at_end""#,
        r#""eligible": {"selection": "jury"}, "base": "contribution", "rate": {"num": 1, "den": 1}"#,
        r#""count": {"related": ["owner"], "related_max_minor": 5}, "base": "contribution", "rate": {"num": 1, "den": 1}"#,
        r#""base": "contribution", "rate": {"table": {"selector": "gift_size", "steps": [{"from": 0, "num": 1, "den": 1}]}}"#,
    ] {
        let form = RuleForm::from_json(&format!(r#"{{"id": "more", "pool": "more", {settings}}}"#)).unwrap();
        let mut fold = plain.clone();
        fold.take(4, at(2), &pool("more", 100)).unwrap();
        fold.take(5, at(2), &rule(form)).unwrap();
        assert!(!fold.sums_suffice("garden"), "{settings}");
    }
    let sliced =
        r#"{"type":"pool","pool":{"id":"more","amount_minor":100,"slice":{"per":"day","amount_minor":5}}}"#;
    plain
        .take(4, at(2), &EventForm::from_json(sliced).unwrap())
        .unwrap();
    plain
        .take(5, at(2), &rule(RuleForm::ratio("more", 1, "more", 1, 1)))
        .unwrap();
    assert!(!plain.sums_suffice("garden"));
}
