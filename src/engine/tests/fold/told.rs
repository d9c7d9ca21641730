//! Explanations in full: every step, and the facts by which anybody can check it.

mod whole;

use engine::{FactValue, Programme, Step};
use expect_test::{Expect, expect};

use crate::table::{aligned, fold};

/// Compares the steps of all decisions of a scenario with those that are expected: what came in, then each step,
/// with what came out of it where that is something else, and its limit and facts.
fn check(scenario: &str, expected: &Expect) {
    let mut rows = Vec::new();
    fold(scenario, |table, _, line, decisions| {
        for (nth, decision) in decisions.iter().enumerate() {
            let rule = decision
                .rule
                .map_or("", |rule| &table.programme.rule(rule).spec.key);
            let mut told = String::new();
            let mut minor = None;
            for step in &decision.explanation.steps {
                if minor != Some(step.in_minor) {
                    told += &format!("{} ", step.in_minor);
                }
                told += step.step.as_str();
                if step.in_minor != step.out_minor {
                    told += &format!("→{}", step.out_minor);
                }
                told += &why(&table.programme, step);
                told.push(' ');
                minor = Some(step.out_minor);
            }
            let event = if nth == 0 { line } else { "" };
            rows.push([event, rule, &told, "", "", ""].map(String::from));
        }
    });
    expected.assert_eq(&aligned(&rows));
}

/// The limit of a step and its facts.
fn why(programme: &Programme, step: &Step) -> String {
    let mut words: Vec<String> = step.limit.iter().map(ToString::to_string).collect();
    for (key, value) in step.facts.iter() {
        assert_eq!(step.facts.get(key), Some(value));
        let value = match value {
            FactValue::Minor(minor) => minor.to_string(),
            FactValue::Bps(bps) => format!("{bps}/10000"),
            FactValue::Count(number) => number.to_string(),
            FactValue::Ratio { num, den } => format!("{num}/{den}"),
            FactValue::At(at) => at.format("%d.%m.").to_string(),
            FactValue::Contribution(gift) => programme.contribution_key(gift).to_string(),
        };
        words.push(format!("{key} {value}"));
    }
    if words.is_empty() {
        String::new()
    } else {
        format!("({})", words.join(", "))
    }
}

#[test]
fn a_ratio_tells_its_rate_its_pool_and_what_it_drops() {
    check(
        "pool city 150
         rule third city rate=1/3
         project p goal=9000
         gift a p A 99
         gift b p B 100
         gift c p C 301
         refund b 40",
        &expect![[r#"
            gift a p A 99   third  99 eligible count clip base rate→33(ratio 1/3) limit pool(available 150) allocate release
            gift b p B 100  third  100 eligible count clip base rate→33(ratio 1/3) limit pool(available 117) allocate round(dropped 1/3) release
            gift c p C 301  third  301 eligible count clip base rate→100(ratio 1/3) limit pool→84(pool_available, available 84) allocate release
            refund b 40     third  33 refund→20(asked 40, remaining 60)
        "#]],
    );
}

#[test]
fn a_flat_amount_and_a_share_of_the_goal() {
    check(
        "pool city 10000
         rule flat city rate=50
         rule share city rate=1% priority=2
         rule half city base=goal rate=50% priority=3
         project p goal=2000
         gift a p A 100",
        &expect![[r#"
            gift a p A 100  flat   100 eligible count clip base rate→50(flat 50) limit stack pool(available 10000) allocate release
                            share  100 eligible count clip base rate→20(goal_share 100/10000) limit stack pool(available 9950) allocate release
                            half   100 eligible count clip 2000 base(base 2000) rate→1000(goal_share 5000/10000) limit pool(available 9930) release(before 0)
        "#]],
    );
}

#[test]
fn a_table_tells_what_it_read() {
    check(
        "pool city 100000
         rule a_size city rate=gift_size:0=1/5,500=3/10
         rule b_crowd city rate=crowd_so_far:0=1/5,500=3/10
         rule c_pool city rate=pool_used:0=1/5,500=3/10
         rule d_goal city rate=goal:0=1/5,500=3/10
         rule e_turnover city rate=turnover:0=1/5,500=3/10
         rule f_rank city rate=rank:1=1/5,5=3/10
         rule g_milestone city rate=milestone:0=1/5,500=3/10
         rule h_draw city rate=seeded_draw@x:0=1/5,5000=3/10
         rule i_time city rate=time_window:0=1/5,1772700000=3/10
         rule j_what city rate=project_attribute:north=1/5,otherwise=3/10
         project p goal=2000 turnover=700 area=north
         rank f_rank p 4
         gift a p A 100
         gift b p B 500",
        &expect![[r#"
            gift a p A 100  a_size       100 eligible count clip base rate→20(ratio 1/5, reached 100) limit stack pool(available 100000) allocate release
                            b_crowd      100 eligible count clip base rate→20(ratio 1/5, reached 0) limit stack pool(available 99980) allocate release
                            c_pool       100 eligible count clip base rate→20(ratio 1/5, reached 40) limit stack pool(available 99960) allocate release
                            d_goal       100 eligible count clip base rate→30(ratio 3/10, reached 2000) limit stack pool(available 99940) allocate release
                            e_turnover   100 eligible count clip base rate→30(ratio 3/10, reached 700) limit stack pool(available 99910) allocate release
                            f_rank       100 eligible count clip base rate→20(ratio 1/5, rank 4) limit stack pool(available 99880) allocate release
                            g_milestone  100 eligible count clip base rate→20(ratio 1/5, reached 0/10000) limit stack pool(available 99860) allocate release
                            h_draw       100 eligible count clip base rate→30(ratio 3/10, drawn 7295) limit stack pool(available 99840) allocate release
                            i_time       100 eligible count clip base rate→30(ratio 3/10, moment 14.03.) limit stack pool(available 99810) allocate release
                            j_what       100 eligible count clip base rate→20(ratio 1/5) limit stack pool(available 99780) allocate release
            gift b p B 500  a_size       500 eligible count clip base rate→150(ratio 3/10, reached 500) limit stack pool(available 99760) allocate release
                            b_crowd      500 eligible count clip base rate→100(ratio 1/5, reached 100) limit stack pool(available 99610) allocate release
                            c_pool       500 eligible count clip base rate→145(ratio 1/5, reached 490) limit stack pool(available 99510) allocate release
                            d_goal       500 eligible count clip base rate→150(ratio 3/10, reached 2000) limit stack pool(available 99365) allocate release
                            e_turnover   500 eligible count clip base rate→150(ratio 3/10, reached 700) limit stack pool(available 99215) allocate release
                            f_rank       500 eligible count clip base rate→100(ratio 1/5, rank 4) limit stack pool(available 99065) allocate release
                            g_milestone  500 eligible count clip base rate→250(ratio 3/10, reached 500/10000) limit stack pool(available 98965) allocate release
                            h_draw       500 eligible count clip base rate→100(ratio 1/5, drawn 4226) limit stack pool(available 98715) allocate release
                            i_time       500 eligible count clip base rate→150(ratio 3/10, moment 15.03.) limit stack pool(available 98615) allocate release
                            j_what       500 eligible count clip base rate→100(ratio 1/5) limit stack pool(available 98465) allocate release
        "#]],
    );
}

#[test]
fn a_gate_tells_what_it_needs_and_what_there_is() {
    check(
        "pool city 100000
         rule a_third city gate=crowd>=1/3
         rule b_quarter city gate=crowd>=1/4
         rule c_sum city gate=crowd>=900
         rule d_donors city gate=donors>=3
         rule e_local city gate=local>=2500
         rule f_own city gate=own>=1000
         rule g_votes city gate=votes>=7
         rule h_rank city gate=rank=2
         rule i_goal city gate=goal
         rule j_end city gate=deadline
         rule k_open city gate=donors>=1,counts=crowd
         project p goal=1000 area=north
         votes p 6
         rank h_rank p 3
         gift a p A 100
         rank h_rank p 2
         votes p 7
         gift b p B 100",
        &expect![[r#"
            gift a p A 100  a_third    100 eligible count clip gate→0(gate_crowd, need 334, have 0)
                            b_quarter  100 eligible count clip gate→0(gate_crowd, need 250, have 0)
                            c_sum      100 eligible count clip gate→0(gate_crowd, need 900, have 0)
                            d_donors   100 eligible count clip gate→0(gate_donors, need 3, have 0)
                            e_local    100 eligible count clip gate→0(gate_local, need 2500/10000, have 0)
                            f_own      100 eligible count clip gate→0(gate_own, need 100, have 0)
                            g_votes    100 eligible count clip gate→0(gate_votes, need 7, have 6)
                            h_rank     100 eligible count clip gate→0(gate_rank, need 2, have 3)
                            i_goal     100 eligible count clip gate→0(gate_goal, need 1000, have 0)
                            j_end      100 eligible count clip gate→0(gate_deadline, need 1, have 0)
                            k_open     100 eligible count clip gate→0(gate_donors, need 1, have 0)
            gift b p B 100  a_third    100 eligible count clip gate→0(gate_crowd, need 334, have 100)
                            b_quarter  100 eligible count clip gate→0(gate_crowd, need 250, have 100)
                            c_sum      100 eligible count clip gate→0(gate_crowd, need 900, have 100)
                            d_donors   100 eligible count clip gate→0(gate_donors, need 3, have 1)
                            e_local    100 eligible count clip gate→0(gate_local, need 2500/10000, have 0)
                            f_own      100 eligible count clip gate→0(gate_own, need 100, have 0)
                            g_votes    100 eligible count clip gate base rate(ratio 1/1) limit stack pool(available 100000) allocate release
                            h_rank     100 eligible count clip gate base rate(ratio 1/1) limit stack pool(available 99900) allocate release
                            i_goal     100 eligible count clip gate→0(gate_goal, need 1000, have 300)
                            j_end      100 eligible count clip gate→0(gate_deadline, need 1, have 0)
                            k_open     100 eligible count clip gate base rate(ratio 1/1) limit stack pool(available 99800) allocate release
        "#]],
    );
}

#[test]
fn a_window_tells_its_ends() {
    check(
        "pool city 1000 until_day=5
         rule double city
         project p goal=9000 until_day=8
         pool open 1000 slice_on=month:1000
         rule more open priority=2
         gift a p A 100
         gift b p B 100
         pause more
         gift c p C 100
         gift d p D 100",
        &expect![[r#"
            gift a p A 100  double  100 eligible count clip base rate(ratio 1/1) limit stack pool(available 1000) allocate release
                            more    100 eligible count clip base rate(ratio 1/1) limit stack pool(available 1000) allocate release
            gift b p B 100  double  100 eligible→0(pool_window, until 06.03.)
                            more    100 eligible count clip base rate(ratio 1/1) limit stack pool(available 900) allocate release
            gift c p C 100  double  100 eligible→0(pool_window, until 06.03.)
                            more    100 eligible→0(rule_paused)
            gift d p D 100  double  100 eligible→0(campaign_window, until 09.03.)
                            more    100 eligible→0(campaign_window, until 09.03.)
        "#]],
    );
}

#[test]
fn limits_tell_the_limit_and_what_was_left() {
    check(
        "stack goal_bps=2000
         pool city 1000
         rule double city min=50 contribution_max=400 donor_max=500 donor_count=2 project_max=450 floor=20
         rule more city priority=2
         project p goal=2500
         gift a p A 40
         gift b p A 410
         gift c p A 300
         gift d p A 60
         gift e p B 10
         gift f p C 50",
        &expect![[r#"
            gift a p A 40   double  40 eligible count→0(min_contribution, limit 50)
                            more    40 eligible count clip base rate(ratio 1/1) limit stack pool(available 1000) allocate release
            gift b p A 410  double  410 eligible count clip→400(contribution_max, limit 400, left 400) base rate(ratio 1/1) limit stack pool(available 960) allocate release
                            more    410 eligible count clip base rate(ratio 1/1) limit stack stack→60(group_goal, left 60) pool(available 560) allocate release
            gift c p A 300  double  300 eligible count clip→100(donor_max, limit 500, left 100) base rate(ratio 1/1) limit→50(project_max, limit 450, left 50) stack stack→0(group_goal, left 0)
                            more    300 eligible count clip base rate(ratio 1/1) limit stack stack→0(group_goal, left 0)
            gift d p A 60   double  60 eligible count clip→0(donor_max_count, limit 2)
                            more    60 eligible count clip base rate(ratio 1/1) limit stack stack→0(group_goal, left 0)
            gift e p B 10   double  10 eligible count→0(min_contribution, limit 50)
                            more    10 eligible count clip base rate(ratio 1/1) limit stack stack→0(group_goal, left 0)
            gift f p C 50   double  50 eligible count clip base rate(ratio 1/1) limit stack stack→0(group_goal, left 0)
                            more    50 eligible count clip base rate(ratio 1/1) limit stack stack→0(group_goal, left 0)
        "#]],
    );
}

#[test]
fn money_of_related_donors_is_told_with_its_limit() {
    check(
        "pool city 1000 hold=900
         rule double city related=owner related_max=300
         project p goal=9000
         gift a p A 100
         gift b p B 200 relation=owner
         hold c p C 60 relation=owner
         +10 gift d p D 100 relation=owner
         +10 gift e p E 100 relation=owner",
        &expect![[r#"
            gift a p A 100                     double  100 eligible count clip base rate(ratio 1/1) limit pool(available 1000) allocate release
            gift b p B 200 relation=owner      double  200 eligible count clip base rate(ratio 1/1) limit pool(available 900) allocate release
            hold c p C 60 relation=owner       double  60 eligible count clip base rate(ratio 1/1) limit pool(available 700) allocate release hold(until 06.03.)
            +10 gift d p D 100 relation=owner  double  100 eligible count→40(related_max, limit 300, left 40) clip base rate(ratio 1/1) limit pool(available 640) allocate release
            +10 gift e p E 100 relation=owner  double  100 eligible count→0(related_max, limit 300, left 0)
        "#]],
    );
}

#[test]
fn what_is_held_is_told_with_its_time() {
    check(
        "pool city 100 hold=3600
         rule double city
         project p goal=9000
         hold a p A 60
         +10 hold b p B 60
         +10 hold c p C 60
         +10 gift a p A 60
         +10 release b
         +10 hold d p D 20
         +3601 gift e p E 10
         gift f p F 10",
        &expect![[r#"
            hold a p A 60        double  60 eligible count clip base rate(ratio 1/1) limit pool(available 100) allocate release hold(until 04.03.)
            +10 hold b p B 60    double  60 eligible count clip base rate(ratio 1/1) limit pool→40(pool_available, available 40) allocate release hold(until 04.03.)
            +10 hold c p C 60    double  60 eligible count clip base rate(ratio 1/1) limit pool→0(pool_available, available 0)
            +10 gift a p A 60    double  60 hold(since 04.03.)
                                 double  60 eligible count clip base rate(ratio 1/1) limit pool(available 100) allocate release hold(since 04.03.)
            +10 release b        double  40 hold→0(hold_released, since 04.03., until 04.03.)
            +10 hold d p D 20    double  20 eligible count clip base rate(ratio 1/1) limit pool(available 40) allocate release hold(until 04.03.)
            +3601 gift e p E 10  double  20 hold→0(hold_over, since 04.03., until 04.03.)
                                 double  10 eligible count clip base rate(ratio 1/1) limit pool(available 40) allocate release
            gift f p F 10        double  10 eligible count clip base rate(ratio 1/1) limit pool(available 30) allocate release
        "#]],
    );
}

#[test]
fn what_rises_tells_what_stood_and_why() {
    check(
        "pool city 100
         rule double city replay
         rule late city gate=crowd>=150,retroactive priority=2
         project p goal=9000
         gift a p A 90
         gift b p B 60
         gift c p C 10
         refund a 20",
        &expect![[r#"
            gift a p A 90  double  90 eligible count clip base rate(ratio 1/1) limit stack pool(available 100) allocate release
                           late    90 eligible count clip gate→0(gate_crowd, need 150, have 0)
            gift b p B 60  double  60 eligible count clip base rate(ratio 1/1) limit stack pool→10(pool_available, available 10) allocate release
                           late    60 eligible count clip gate→0(gate_crowd, need 150, have 90)
            gift c p C 10  double  10 eligible count clip base rate(ratio 1/1) limit stack pool→0(pool_available, available 0)
                           late    10 eligible count clip gate base rate(ratio 1/1) limit stack pool→0(pool_available, available 0)
            refund a 20    double  90 refund→70(asked 20, remaining 70)
                           double  60 clip base rate(ratio 1/1) limit stack pool→30(pool_available, available 30) allocate release refund(before 10, cause a)
        "#]],
    );
}

#[test]
fn a_settlement_tells_the_total_and_the_line() {
    check(
        "pool city 1000
         rule double city missed=scaled extension=1000/30 success_bps=5000
         rule other city missed=redistribute priority=2 rate=1/10
         project p goal=2000 until_day=5
         project q goal=9000
         gift a p A 300
         close p
         gift b q B 2000
         close p",
        &expect![[r#"
            gift a p A 300   double  300 eligible count clip base rate(ratio 1/1) limit stack pool(available 1000) allocate release
                             other   300 eligible count clip base rate→30(ratio 1/10) limit stack pool(available 700) allocate release
            close p          double  630 settle(extended, until 05.04.)
            gift b q B 2000  double  2000 eligible count clip base rate(ratio 1/1) limit stack pool→670(pool_available, available 670) allocate release
                             other   2000 eligible count clip base rate→200(ratio 1/10) limit stack pool→0(pool_available, available 0)
            close p          double  300 settle→189(success_line, total 630, line 5000/10000)
                             double  300 settle→189(success_line, total 630, line 5000/10000)
                             other   30 settle→0(success_line, total 630, line 10000/10000)
                             double  2000 clip base rate(ratio 1/1) limit stack pool→811(pool_available, available 811) allocate release 670 settle→811(before 670)
        "#]],
    );
}

#[test]
fn nothing_is_cut_twice() {
    check(
        "pool city 1000
         rule left city contribution_max=50 leave_out donor_count=1
         rule small city rate=1/100 floor=20 priority=2
         project p goal=9000
         gift a p A 40
         gift b p A 60",
        &expect![[r#"
            gift a p A 40  left   40 eligible count clip base rate(ratio 1/1) limit stack pool(available 1000) allocate release
                           small  40 eligible count clip base rate→0(ratio 1/100) limit
            gift b p A 60  left   60 eligible count clip→0(contribution_max, limit 50, left 50)
                           small  60 eligible count clip base rate→0(ratio 1/100) limit
        "#]],
    );
}
