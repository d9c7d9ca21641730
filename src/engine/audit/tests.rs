//! What is wrong is found: each law broken once.

mod places;

use super::audit;
use crate::award::Award;
use crate::finding::FindingKind;
use crate::gift::Gift;
use crate::{
    ActivePer, Base, CampaignKind, Contribution, DeMinimis, Event, EventKind, Gate, GateCondition, MaxActive,
    Novelty, OrganisationLimit, Part, PartFor, Partition, Period, PoolSpec, Programme, ProjectSpec, Rate,
    Relation, ReleaseWhen, Rule, RuleSpec, Slice, SlicePer, Stack, Starts, State, apply,
};

/// One gift of 700, doubled.
fn city() -> (Programme, State) {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    let pool = programme.add_pool(PoolSpec::new("city", 1_000)).unwrap();
    let mut rule = Rule::default();
    rule.clip.donor_max_minor = Some(700);
    rule.limit.project_minor = Some(700);
    let (key, starts) = ("double".into(), Starts::AtOnce);
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
    let owner = programme.owner("o");
    let spec = ProjectSpec {
        campaign: CampaignKind::Keep,
        ..ProjectSpec::new("p", owner, 5_000)
    };
    let project = programme.add_project(spec).unwrap();
    let (id, donor) = (programme.contribution("g"), programme.donor("d"));
    let mut state = State::new(&programme);
    let kind = EventKind::Contribution(Contribution::new(id, project, donor, 700));
    apply(
        &programme,
        &mut state,
        &Event {
            seq: 1,
            at: chrono::DateTime::UNIX_EPOCH,
            kind,
        },
    );
    (programme, state)
}

fn found(spoil: impl FnOnce(&mut State)) -> Vec<FindingKind> {
    found_in(city(), spoil)
}

fn found_in((programme, mut state): (Programme, State), spoil: impl FnOnce(&mut State)) -> Vec<FindingKind> {
    assert_eq!(audit(&programme, &state), vec![]);
    spoil(&mut state);
    let mut kinds: Vec<_> = audit(&programme, &state)
        .iter()
        .map(|finding| finding.kind)
        .collect();
    kinds.dedup();
    kinds
}

fn refunded(state: &mut State, refunded: i64) {
    let (contribution, gift) = state.gifts.iter().next().unwrap();
    state.gifts.put(contribution, &Gift { refunded, ..gift });
}

fn clipped(state: &mut State, clip: i64) {
    let award = state.awards.get(0);
    state.awards.set(0, &Award { clip, ..award });
}

#[test]
fn what_is_wrong_is_found() {
    use FindingKind::{
        AboveCeiling, AboveEarned, DonorAboveLimit, FunderOverdrawn, FunderSum, Memory, Negative,
        PoolOverdrawn, PoolSum, ProjectCrowdSum, ProjectMatchSum, RefundAboveGift, RuleSum,
    };
    assert_eq!(
        found(|state| state.pools[0].amount = 600),
        [PoolOverdrawn, FunderSum]
    );
    assert_eq!(
        found(|state| state.pools[0].funders[0].amount = 600),
        [FunderOverdrawn, FunderSum]
    );
    assert_eq!(
        found(|state| state.pools[0].paid = -1),
        [Negative, PoolSum, FunderSum]
    );
    assert_eq!(found(|state| state.projects[0].crowd = 1), [ProjectCrowdSum]);
    assert_eq!(found(|state| state.projects[0].awarded = 1), [ProjectMatchSum]);
    assert_eq!(found(|state| state.tallies[0] = 701), [RuleSum, AboveCeiling]);
    assert_eq!(found(|state| refunded(state, 1)), [ProjectCrowdSum, AboveEarned]);
    assert!(found(|state| refunded(state, 701)).contains(&RefundAboveGift));
    assert!(found(|state| clipped(state, 701)).contains(&DonorAboveLimit));
    assert!(found(|state| clipped(state, 699)).contains(&Memory));
}

/// A divided pool spread over months, a rule that doubles what single donors gave to a project as a whole and
/// one that adds a tenth to new gifts, and ceilings on all match. Two gifts, one of them of the owner.
fn town() -> (Programme, State) {
    let stack = Stack {
        group_goal_bps: Some(9_000),
        own_share_of_public_bps: Some(1_000),
        de_minimis: Some(DeMinimis {
            minor: 4_000,
            months: 36,
        }),
        ..Stack::default()
    };
    let mut programme = Programme::new(chrono_tz::UTC, stack).unwrap();
    let north = programme.area("north");
    let opens_at = Some(chrono::DateTime::UNIX_EPOCH);
    let pool = PoolSpec {
        partition: Some(Partition::Parts {
            parts: vec![Part {
                whose: PartFor::Area(north),
                amount_minor: 3_000,
            }],
            shared_rest: false,
        }),
        slice: Some(Slice {
            per: SlicePer::Month,
            amount_minor: 3_000,
            carry_over: true,
        }),
        opens_at,
        ..PoolSpec::new("town", 5_000)
    };
    let pool = programme.add_pool(pool).unwrap();
    let mut whole = Rule {
        base: Base::Sum,
        rate: Rate::ratio(2, 1),
        ..Rule::default()
    };
    whole.clip.donor_max_minor = Some(900);
    whole.count.related = vec![Relation::Owner];
    whole.count.related_max_minor = Some(300);
    whole.limit.organisation = Some(OrganisationLimit {
        minor: 2_500,
        per: Period::Year,
    });
    whole.release = ReleaseWhen::Upfront.into();
    let mut single = Rule {
        rate: Rate::ratio(1, 10),
        gate: vec![Gate::accrual(GateCondition::CrowdMinor(500))],
        ..Rule::default()
    };
    single.count.novelty = Some(Novelty {
        first_gift: true,
        times: None,
    });
    single.eligible.max_active = Some(MaxActive {
        number: 1,
        per: ActivePer::Rule,
        in_year: false,
    });
    for (key, rule) in [("double", whole), ("tenth", single)] {
        let (key, starts) = (key.into(), Starts::AtOnce);
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
    }
    let owner = programme.owner("o");
    let spec = ProjectSpec {
        areas: vec![north],
        own_minor: 600,
        ..ProjectSpec::new("p", owner, 5_000)
    };
    let project = programme.add_project(spec).unwrap();
    let mut state = State::new(&programme);
    let mut give = |name: &str, minor, relation, area| {
        let (id, donor) = (programme.contribution(name), programme.donor(name));
        let gift = Contribution {
            relation,
            donor_area: area,
            ..Contribution::new(id, project, donor, minor)
        };
        let event = Event {
            seq: 1,
            at: chrono::DateTime::UNIX_EPOCH,
            kind: EventKind::Contribution(gift),
        };
        apply(&programme, &mut state, &event);
    };
    give("first", 800, Relation::Unrelated, Some(north));
    give("own", 400, Relation::Owner, None);
    give("third", 600, Relation::Unrelated, None);
    (programme, state)
}

#[test]
fn what_is_wrong_with_a_project_as_a_whole_is_found() {
    use FindingKind::{AboveGroup, BookSum, GrantSum, MarkSum, Memory, PartOverdrawn, PartSum};
    let found = |spoil: fn(&mut State)| {
        let mut kinds = found_in(town(), spoil);
        kinds.sort_by_key(|kind| kind.as_str());
        kinds.dedup();
        kinds
    };
    let grants = |state: &State| state.grants.len();
    let (_, state) = town();
    assert_eq!(
        (grants(&state), state.grants[0].stands, state.awards.len()),
        (1, 2_500, 2)
    );
    assert!(found(|state| state.grants[0].paid = 2_501).contains(&GrantSum));
    assert!(found(|state| state.grants[0].due = 2_501).contains(&GrantSum));
    assert_eq!(found(|state| state.grants[0].parts.push(1)), [GrantSum]);
    assert!(found(|state| state.projects[0].awarded = 4_501).contains(&AboveGroup));
    assert!(found(|state| state.aid.values_mut().for_each(|given| given[0].2 = 4_001)).contains(&AboveGroup));
    assert_eq!(found(|state| state.aid.clear()), [Memory]);
    assert_eq!(
        found(|state| state.owners.values_mut().for_each(|minor| *minor += 1)),
        [Memory]
    );
    assert_eq!(found(|state| state.drawing.clear()), [Memory]);
    assert_eq!(
        found(|state| state.history.iter_mut().for_each(|all| all.clear())),
        [Memory]
    );
    let book = |state: &mut State, change: fn(&mut crate::book::Book)| {
        let largest = state.books.values_mut().max_by_key(|book| book.related);
        change(largest.unwrap());
    };
    assert_eq!(
        found_in(town(), |state| book(state, |book| book.counted += 1)),
        [BookSum]
    );
    assert_eq!(
        found_in(town(), |state| book(state, |book| book.clipped += 1)),
        [BookSum]
    );
    assert_eq!(
        found_in(town(), |state| book(state, |book| book.related += 1)),
        [BookSum]
    );
    assert_eq!(
        found_in(town(), |state| book(state, |book| book.donors += 1)),
        [BookSum]
    );
    assert_eq!(
        found_in(town(), |state| book(state, |book| book
            .by_donor
            .values_mut()
            .for_each(|share| share.clipped += 1))),
        [BookSum]
    );
    let grown = found_in(town(), |state| {
        book(state, |book| {
            book.entries.values_mut().for_each(|entry| entry.counted += 1)
        })
    });
    assert!(grown.contains(&BookSum));
    let grown = found_in(town(), |state| {
        book(state, |book| {
            book.entries.values_mut().for_each(|entry| entry.clipped += 1)
        })
    });
    assert!(grown.contains(&Memory));
    let marks = |state: &mut State, change: fn(&mut crate::book::Marks)| {
        state.marks.values_mut().for_each(change);
    };
    assert_eq!(
        found_in(town(), |state| marks(state, |marks| marks.local += 1)),
        [MarkSum]
    );
    assert_eq!(
        found_in(town(), |state| marks(state, |marks| marks.own += 1)),
        [MarkSum]
    );
    assert_eq!(
        found_in(town(), |state| marks(state, |marks| marks.givers += 1)),
        [MarkSum]
    );
    assert_eq!(
        found_in(town(), |state| marks(state, |marks| marks.by_donor.clear())),
        [MarkSum]
    );
    assert_eq!(found(|state| state.pools[0].parts.clear()), [PartSum]);
    assert_eq!(found(|state| state.pools[0].slices.clear()), [PartSum]);
    let early = |state: &mut State| {
        let (first, minor) = state.pools[0].slices.pop_first().unwrap();
        state.pools[0].slices.insert(first - 1, minor);
    };
    assert_eq!(found(early), [PartOverdrawn]);
    assert!(found(|state| state.tallies[0] += 600).contains(&PartOverdrawn));
}

/// A pool of 1 000 that holds 300 for a gift that is awaited.
fn till() -> (Programme, State) {
    let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
    let spec = PoolSpec {
        hold_seconds: Some(900),
        ..PoolSpec::new("city", 1_000)
    };
    let pool = programme.add_pool(spec).unwrap();
    let mut rule = Rule::default();
    rule.clip.donor_max_minor = Some(700);
    let spec = RuleSpec {
        key: "double".into(),
        version: 1,
        pool,
        priority: 1,
        starts: Starts::AtOnce,
        rule,
    };
    programme.add_rule(spec).unwrap();
    let owner = programme.owner("o");
    let project = programme
        .add_project(ProjectSpec::new("p", owner, 5_000))
        .unwrap();
    let (id, donor) = (programme.contribution("g"), programme.donor("d"));
    let mut state = State::new(&programme);
    let event = Event {
        seq: 1,
        at: chrono::DateTime::UNIX_EPOCH,
        kind: EventKind::Hold {
            gift: Contribution::new(id, project, donor, 300),
            share_bps: None,
        },
    };
    apply(&programme, &mut state, &event);
    (programme, state)
}

#[test]
fn what_is_wrong_with_a_hold_is_found() {
    use FindingKind::{FunderSum, HoldOverdue, HoldSum, Memory, PoolSum, ProjectMatchSum, RuleSum};
    let later = chrono::TimeDelta::seconds(901);
    assert_eq!(found_in(till(), |state| state.now += later), [HoldOverdue]);
    assert_eq!(
        found_in(till(), |state| state.pools[0].held = 299),
        [PoolSum, FunderSum]
    );
    assert_eq!(found_in(till(), |state| state.tallies[0] = 301), [RuleSum]);
    assert_eq!(
        found_in(till(), |state| state.projects[0].awarded = 0),
        [ProjectMatchSum]
    );
    let lost = |state: &mut State| {
        let tally = crate::handle::TallyIx::at(0);
        let project = crate::handle::ProjectIx::at(0);
        state.holds.put_sum(project, tally, 299);
    };
    assert_eq!(found_in(till(), lost), [HoldSum]);
    let forgotten = |state: &mut State| state.holds = crate::holds::Holds::default();
    assert_eq!(
        found_in(till(), forgotten),
        [PoolSum, FunderSum, ProjectMatchSum, RuleSum]
    );
    let (programme, mut state) = till();
    let line = programme.rule(crate::handle::RuleIx::at(0)).line;
    let donor = programme.find_donor("d").unwrap();
    let key = crate::uses::UseKey::new(
        crate::DonorScope::Project,
        crate::handle::TallyIx::at(0),
        line,
        donor,
    );
    state.donors.add(key, -1, 0);
    assert!(
        audit(&programme, &state)
            .iter()
            .any(|finding| finding.kind == Memory)
    );
}
