//! The same laws where every primitive is drawn: whole projects, rounds, gates, tables, stacks, divided pools.

use engine::{
    Base, Contribution, DecisionState, Detail, Event, EventKind, LimitKind, Outcome, Rule, Source, StackMode,
    State, Way, apply, apply_all, apply_into, audit, audit_log, quote,
};
use proptest::prelude::*;

use crate::laws::{agrees, cases, fold, line};
use crate::season::{moment, rich_seasons, till_seasons};

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn the_engine_decides_everything_as_the_textbook_does(season in rich_seasons(50)) {
        agrees(&season)?;
    }
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn the_engine_holds_and_keeps_as_the_textbook_does(season in till_seasons(40)) {
        agrees(&season)?;
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// What was promised at the checkout is what stands when the gift arrives in time, whatever came between.
    #[test]
    fn what_is_held_is_what_the_gift_gets(season in till_seasons(40)) {
        let (programme, events) = season.build();
        let mut state = State::new(&programme);
        for event in &events {
            let EventKind::Contribution(gift) = event.kind else {
                apply(&programme, &mut state, event);
                continue;
            };
            let held = state.hold(gift.id).filter(|held| held.until >= event.at);
            let decisions = apply(&programme, &mut state, event);
            let changed = decisions.iter().any(|decision| {
                decision.explanation.deciding_limit() == Some(LimitKind::HoldChanged)
            });
            if let Some(held) = held.filter(|_| !changed) {
                let stands = state.contribution(gift.id).unwrap().match_minor;
                prop_assert!(stands >= held.minor, "{} of {held:?}", stands);
            }
            prop_assert_eq!(state.hold(gift.id), None);
        }
    }

    /// Another process has followed the list without telling anything, and tells what comes next.
    #[test]
    fn what_was_followed_in_silence_is_told_in_full_afterwards(season in till_seasons(40), from in 0..40_usize) {
        let (programme, events) = season.build();
        let (mut state, mut told) = (State::new(&programme), Vec::new());
        let from = from.min(events.len());
        for event in &events[..from] {
            apply_into(&programme, &mut state, event, Detail::Amounts, &mut Vec::new());
        }
        for event in &events[from..] {
            apply_into(&programme, &mut state, event, Detail::Steps, &mut told);
        }
        let mut all = fold(&programme, &events).1;
        all.retain(|decision| events[from..].iter().any(|event| event.seq == decision.event));
        prop_assert_eq!(told, all);
    }

    #[test]
    fn when_all_is_let_go_nothing_is_held(season in till_seasons(40)) {
        let (programme, events) = season.build();
        let (mut state, _) = fold(&programme, &events);
        let later = Event { seq: 999, at: moment(9_000), kind: EventKind::Votes {
            project: programme.projects().next().map(|(project, _)| project).unwrap(),
            votes: 1,
        } };
        apply(&programme, &mut state, &later);
        for (pool, _) in programme.pools() {
            prop_assert_eq!(state.pool(pool).unwrap().held_minor, 0);
        }
        prop_assert_eq!(audit(&programme, &state), vec![]);
    }

    /// A hold takes from nobody what is theirs already.
    #[test]
    fn a_hold_changes_no_match_that_stands(season in till_seasons(40)) {
        let (programme, events) = season.build();
        let mut state = State::new(&programme);
        for event in &events {
            let before: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
            apply(&programme, &mut state, event);
            if matches!(event.kind, EventKind::Hold { .. } | EventKind::HoldReleased { .. }) {
                let after: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
                prop_assert_eq!(before, after);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Up to the largest amounts there are: no sum leaves its bounds, and the audit adds everything up again.
    #[test]
    fn the_largest_sums_keep_the_laws(season in prop_oneof![rich_seasons(40), till_seasons(40)]) {
        let (programme, events) = season.times(30_000_000_001).build();
        let (mut state, mut log) = (State::new(&programme), Vec::new());
        for event in &events {
            let quoted = quote(&programme, &state, event);
            let decisions = apply(&programme, &mut state, event);
            for (quoted, decided) in quoted.iter().zip(&decisions) {
                prop_assert_eq!(quoted, decided, "{:?}", event);
            }
            prop_assert_eq!(quoted.len(), decisions.len());
            prop_assert_eq!(audit(&programme, &state), vec![], "{:?}", event);
            log.extend(decisions);
        }
        prop_assert_eq!(audit_log(&state, &log), vec![]);
        let (mut again, mut batch) = (State::new(&programme), Vec::new());
        apply_all(&programme, &mut again, &events, Detail::Steps, &mut batch);
        prop_assert_eq!(log, batch, "a batch decides as its events one by one");
    }

    #[test]
    fn folding_everything_again_from_nothing_gives_the_same_decisions(season in rich_seasons(40)) {
        let (programme, events) = season.build();
        let told = fold(&programme, &events).1;
        prop_assert_eq!(&told, &fold(&programme, &events).1);
        let (mut state, mut amounts) = (State::new(&programme), Vec::new());
        for event in &events {
            apply_into(&programme, &mut state, event, Detail::Amounts, &mut amounts);
        }
        prop_assert_eq!(amounts.len(), told.len());
        for (silent, told) in amounts.iter().zip(&told) {
            prop_assert_eq!(line(silent), line(told));
        }
    }

    #[test]
    fn a_programme_that_grew_decides_as_one_that_was_there(season in rich_seasons(40)) {
        // The state follows a programme that is known from the start, and one that is handed over late.
        let (programme, events) = season.build();
        let mut state = State::default();
        let late: Vec<_> = events.iter().flat_map(|event| apply(&programme, &mut state, event)).collect();
        prop_assert_eq!(late, fold(&programme, &events).1);
    }

    #[test]
    fn every_decision_is_explained_in_the_order_of_the_pipeline(season in rich_seasons(30)) {
        let (programme, events) = season.build();
        for decision in fold(&programme, &events).1 {
            let steps = &decision.explanation.steps;
            // The last word may be a refund, or a gate that opened.
            let pipeline = steps.len().saturating_sub(1);
            for pair in steps[..pipeline].windows(2) {
                prop_assert!(pair[0].step <= pair[1].step, "{:?}", steps);
            }
        }
    }

    #[test]
    fn a_gift_changes_the_match_of_no_other_project(season in rich_seasons(30), amount in 1..5_000_i64) {
        let (mut programme, events) = season.build();
        let (id, donor) = (programme.contribution("one more"), programme.donor("somebody"));
        let (mut state, _) = fold(&programme, &events);
        let project = programme.projects().next().map(|(project, _)| project).unwrap();
        let before: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
        let kind = EventKind::Contribution(Contribution::new(id, project, donor, amount));
        apply(&programme, &mut state, &Event { seq: 999, at: moment(300), kind });
        for (p, _) in programme.projects().filter(|(p, _)| *p != project) {
            prop_assert_eq!(state.totals(p).match_minor, before[p.index()]);
        }
    }

    #[test]
    fn when_everything_is_given_back_no_match_for_gifts_is_left(season in rich_seasons(30)) {
        let (programme, events) = season.build();
        let (mut state, _) = fold(&programme, &events);
        let mut seq = 1_000;
        for event in &events {
            let EventKind::Contribution(gift) = event.kind else { continue };
            let Some(known) = state.contribution(gift.id) else { continue };
            let amount_minor = known.amount_minor - known.refunded_minor;
            let kind = EventKind::Refund { contribution: gift.id, amount_minor };
            seq += 1;
            apply(&programme, &mut state, &Event { seq, at: moment(900), kind });
            prop_assert_eq!(state.contribution(gift.id).unwrap().match_minor, 0);
        }
        prop_assert_eq!(audit(&programme, &state), vec![]);
        let paid = events.iter().any(|event| matches!(event.kind, EventKind::PaidOut { .. }));
        if paid || state.stack(&programme).mode == StackMode::Compounding {
            return Ok(());
        }
        let of_gifts = |rule: &Rule| {
            rule.way() == Way::Gift
                || (rule.way() == Way::Whole
                    && rule.base == Base::Sum
                    && rule.count.source == Source::Gifts
                    && rule.count.in_kind.is_empty())
        };
        for (project, _) in programme.projects() {
            if state.totals(project).outcome != Outcome::Open {
                continue;
            }
            for (_, version) in programme.rules() {
                let all = programme.rules().filter(|(_, other)| other.line == version.line);
                if all.into_iter().all(|(_, other)| of_gifts(&other.spec.rule)) {
                    prop_assert_eq!(state.match_of(&programme, project, version.line), 0);
                }
            }
        }
    }

    #[test]
    fn steering_changes_no_match_that_stands(season in rich_seasons(30)) {
        let (programme, events) = season.build();
        let mut state = State::new(&programme);
        for event in &events {
            let before: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
            let steers = matches!(
                event.kind,
                EventKind::TopUp { .. } | EventKind::Pause(_) | EventKind::Resume(_) | EventKind::Rule { .. }
                    | EventKind::Stack { .. } | EventKind::ProjectExtended { .. }
            );
            let decisions = apply(&programme, &mut state, event);
            if steers {
                let after: Vec<i64> = programme.projects().map(|(p, _)| state.totals(p).match_minor).collect();
                prop_assert_eq!(before, after);
                let only = [DecisionState::Refused, DecisionState::Held];
                prop_assert!(decisions.iter().all(|decision| only.contains(&decision.state)));
            }
        }
    }
}
