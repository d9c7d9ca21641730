//! The laws, on random seasons, and the textbook evaluator beside the engine.

use engine::{
    Clip, Contribution, Decision, DecisionState, Detail, Event, EventKind, Outcome, Pausable, Pay, Programme,
    Rate, StackMode, State, StepKind, apply, apply_all, apply_into, audit, audit_log, quote,
};
use proptest::prelude::*;

use crate::season::{Season, moment, seasons};
use crate::textbook::{Line, Textbook};

/// So many seasons; more with the environment variable of proptest.
pub fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    if asked.cases == 256 {
        ProptestConfig {
            cases: usual,
            ..asked
        }
    } else {
        asked
    }
}

pub fn fold(programme: &Programme, events: &[Event]) -> (State, Vec<Decision>) {
    let mut state = State::new(programme);
    let decisions = events
        .iter()
        .flat_map(|event| apply(programme, &mut state, event))
        .collect();
    (state, decisions)
}

/// A decision in the words of the textbook; nothing for a refusal.
pub fn line(decision: &Decision) -> Option<Line> {
    let mut parts = Vec::new();
    for share in decision.funders.shares() {
        parts.resize(parts.len().max(share.funder.index() + 1), 0);
        parts[share.funder.index()] += share.change_minor;
    }
    let (rule, project, gift) = (decision.rule, decision.project, decision.contribution);
    let what = decision.state.as_str();
    (decision.state != DecisionState::Refused).then_some(Line {
        what,
        rule,
        project,
        gift,
        parts,
    })
}

/// Without the zeros at the end, which say nothing.
fn trimmed(mut line: Line) -> Line {
    while line.parts.last() == Some(&0) {
        line.parts.pop();
    }
    line
}

/// Folds a season beside the textbook and compares every decision, every figure and every quote.
pub fn agrees(season: &Season) -> Result<(), TestCaseError> {
    let (programme, events) = season.build();
    let (mut state, mut book, mut log) = (State::new(&programme), Textbook::new(&programme), Vec::new());
    for event in &events {
        let quoted = quote(&programme, &state, event);
        let decisions = apply(&programme, &mut state, event);
        for (quoted, decided) in quoted.iter().zip(&decisions) {
            prop_assert_eq!(quoted, decided, "a quote is what is then decided: {:?}", event);
        }
        prop_assert_eq!(quoted.len(), decisions.len(), "{:?}", event);
        let (due, answer) = book.fold(event);
        let refused = decisions
            .iter()
            .any(|decision| decision.state == DecisionState::Refused);
        prop_assert_eq!(refused, answer.is_none(), "{:?}", event);
        let expected = due.into_iter().chain(answer.unwrap_or_default());
        let expected: Vec<Line> = expected.map(trimmed).collect();
        let found: Vec<Line> = decisions.iter().filter_map(line).map(trimmed).collect();
        prop_assert_eq!(found, expected, "{:?}", event);
        prop_assert_eq!(audit(&programme, &state), vec![], "{:?}", event);
        for (pool, _) in programme.pools() {
            let figures = state.pool(pool).unwrap();
            let found = [
                figures.reserved_minor,
                figures.committed_minor,
                figures.paid_minor,
                figures.held_minor,
            ];
            prop_assert_eq!(found, book.figures(pool));
            prop_assert!(figures.available_minor >= 0);
        }
        for (project, _) in programme.projects() {
            prop_assert_eq!(
                state.totals(project).outcome,
                book.world.outcomes[project.index()]
            );
        }
        log.extend(decisions);
    }
    prop_assert_eq!(audit_log(&state, &log), vec![]);
    Ok(())
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn the_engine_decides_as_the_textbook_does(season in seasons(60)) {
        agrees(&season)?;
    }
}

proptest! {
    #![proptest_config(cases(500))]

    /// The textbook counts single units, so it cannot follow here; the audit adds everything up again.
    #[test]
    fn sums_too_large_for_their_usual_place_keep_the_laws(season in seasons(40)) {
        let (programme, events) = season.times(3_000_001).build();
        let (mut state, mut log) = (State::new(&programme), Vec::new());
        for event in &events {
            let quoted = quote(&programme, &state, event);
            let decisions = apply(&programme, &mut state, event);
            prop_assert_eq!(&quoted, &decisions, "{:?}", event);
            prop_assert_eq!(audit(&programme, &state), vec![], "{:?}", event);
            log.extend(decisions);
        }
        prop_assert_eq!(audit_log(&state, &log), vec![]);
        let (mut again, mut batch) = (State::new(&programme), Vec::new());
        apply_all(&programme, &mut again, &events, Detail::Steps, &mut batch);
        prop_assert_eq!(log, batch, "a batch decides as its events one by one");
    }

    #[test]
    fn folding_again_from_nothing_gives_the_same_decisions(season in seasons(40)) {
        let (programme, events) = season.build();
        prop_assert_eq!(fold(&programme, &events).1, fold(&programme, &events).1);
        let mut amounts = Vec::new();
        let mut state = State::new(&programme);
        for event in &events {
            apply_into(&programme, &mut state, event, Detail::Amounts, &mut amounts);
        }
        for (silent, told) in amounts.iter().zip(fold(&programme, &events).1) {
            prop_assert_eq!(line(silent), line(&told));
        }
    }

    #[test]
    fn an_explanation_leads_from_the_gift_to_its_match(season in seasons(30)) {
        let (programme, events) = season.build();
        for decision in fold(&programme, &events).1 {
            let steps = &decision.explanation.steps;
            prop_assert!(!steps.is_empty());
            let replay = steps.len() > 1 && steps[steps.len() - 1].step == StepKind::Refund;
            let pipeline = if replay { &steps[..steps.len() - 1] } else { &steps[..] };
            for pair in pipeline.windows(2) {
                prop_assert!(pair[0].step <= pair[1].step, "in the order of the pipeline: {steps:?}");
                prop_assert_eq!(pair[0].out_minor, pair[1].in_minor, "nothing between the steps: {:?}", steps);
            }
            if decision.state == DecisionState::Reserved && !replay {
                prop_assert_eq!(steps[steps.len() - 1].out_minor, decision.change_minor);
                prop_assert!(decision.change_minor > 0 || steps[steps.len() - 1].limit.is_some() || is_rounding(steps));
            }
        }
    }

    #[test]
    fn a_whole_refund_takes_back_exactly_what_stands(season in seasons(30), which in 0..40_usize) {
        let (programme, events) = season.build();
        let (mut state, _) = fold(&programme, &events);
        let given: Vec<Contribution> = events.iter().filter_map(|event| match event.kind {
            EventKind::Contribution(gift) => Some(gift),
            _ => None,
        }).collect();
        let Some(gift) = given.get(which % given.len().max(1)) else { return Ok(()) };
        let before = state.contribution(gift.id).unwrap();
        let amount_minor = before.amount_minor - before.refunded_minor;
        let kind = EventKind::Refund { contribution: gift.id, amount_minor };
        let back: i64 = apply(&programme, &mut state, &Event { seq: 999, at: moment(900), kind })
            .iter().filter(|d| d.state == DecisionState::Released).map(|d| d.change_minor).sum();
        prop_assert_eq!(back, if amount_minor == 0 { 0 } else { -before.match_minor });
        prop_assert_eq!(state.contribution(gift.id).unwrap().match_minor, 0);
    }

    #[test]
    fn adding_a_gift_changes_no_other_match(season in seasons(30), amount in 1..5_000_i64) {
        let (mut programme, events) = season.build();
        let (id, donor) = (programme.contribution("one more"), programme.donor("somebody"));
        let (mut state, _) = fold(&programme, &events);
        let project = programme.projects().next().map(|(project, _)| project).unwrap();
        let before: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
        let kind = EventKind::Contribution(Contribution::new(id, project, donor, amount));
        apply(&programme, &mut state, &Event { seq: 999, at: moment(300), kind });
        for (p, _) in programme.projects() {
            let now = state.totals(p).match_minor;
            let unharmed = if p == project { now >= before[p.index()] } else { now == before[p.index()] };
            prop_assert!(unharmed);
        }
    }

    #[test]
    fn splitting_a_gift_never_raises_its_match_where_a_donor_limit_is_set(
        season in seasons(20), first in 1..3_000_i64, second in 1..3_000_i64, count in any::<bool>(),
    ) {
        let season = with_donor_limits(season, count);
        let (mut programme, events) = season.build();
        let names = ["whole", "first", "second"].map(|name| programme.contribution(name));
        let donor = programme.donor("donor 0");
        let (state, _) = fold(&programme, &events);
        let project = programme.projects().next().map(|(project, _)| project).unwrap();
        let give = |state: &mut State, name: usize, amount: i64| {
            let kind = EventKind::Contribution(Contribution::new(names[name], project, donor, amount));
            apply(&programme, state, &Event { seq: 999, at: moment(300), kind });
            state.contribution(names[name]).map_or(0, |gift| gift.match_minor)
        };
        let whole = give(&mut state.clone(), 0, first + second);
        let mut split = state.clone();
        let parts = give(&mut split, 1, first) + give(&mut split, 2, second);
        prop_assert!(parts <= whole, "{parts} > {whole}");
    }

    #[test]
    fn steering_changes_no_earlier_decision(season in seasons(30)) {
        let (programme, events) = season.build();
        let mut state = State::new(&programme);
        for event in &events {
            let before: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
            let steers = matches!(
                event.kind,
                EventKind::TopUp { .. } | EventKind::Pause(_) | EventKind::Resume(_) | EventKind::Rule { .. }
                    | EventKind::PoolClosed { .. } | EventKind::ProjectExtended { .. }
            );
            apply(&programme, &mut state, event);
            if steers {
                let after: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
                prop_assert_eq!(before, after);
            }
        }
    }

    #[test]
    fn nothing_is_given_while_the_pool_is_paused(season in seasons(30), amount in 1..5_000_i64) {
        let (mut programme, events) = season.build();
        let (id, donor) = (programme.contribution("one more"), programme.donor("somebody"));
        let (mut state, _) = fold(&programme, &events);
        let pools: Vec<_> = programme.pools().map(|(pool, _)| pool).collect();
        for pool in pools {
            apply(&programme, &mut state, &Event { seq: 998, at: moment(300), kind: EventKind::Pause(Pausable::Pool(pool)) });
        }
        for (project, _) in programme.projects().filter(|(p, _)| state.totals(*p).outcome == Outcome::Open) {
            let kind = EventKind::Contribution(Contribution::new(id, project, donor, amount));
            for decision in quote(&programme, &state, &Event { seq: 999, at: moment(300), kind }) {
                prop_assert_eq!(decision.change_minor, 0);
            }
        }
    }
}

/// A ratio of less than a minor unit leaves nothing without any limit.
fn is_rounding(steps: &[engine::Step]) -> bool {
    steps
        .iter()
        .any(|step| step.step == StepKind::Rate && step.in_minor > 0 && step.out_minor == 0)
}

/// The same season where every rule has a donor limit and nothing else that looks at the size of one gift.
fn with_donor_limits(mut season: Season, count: bool) -> Season {
    for rule in season.lines.iter_mut().flat_map(|line| &mut line.versions) {
        rule.clip = Clip {
            donor_max_minor: (!count).then_some(1_500),
            donor_max_count: count.then_some(1),
            donor_per: rule.clip.donor_per,
            ..Clip::default()
        };
        if let Rate::Plain(Pay::Flat { .. }) = rule.rate {
            rule.rate = Rate::ratio(1, 3);
        }
        rule.limit.not_above = None;
        if season.stack.mode == StackMode::Exclusive {
            // Where rules exclude each other, a gift too small for the first may be another one's, at a better rate.
            (rule.limit.floor_minor, rule.count.min_minor) = (None, None);
        }
    }
    season
}
