//! What is told where a rule decides on a project as a whole, or in a round.

use expect_test::expect;

use super::check;

#[test]
fn a_table_on_a_project_as_a_whole() {
    check(
        "pool city 100000
         rule a_crowd city base=sum rate=crowd_so_far:0=1/5,500=3/10
         rule b_rank city base=sum rate=rank:1=1/5,5=3/10
         rule c_milestone city base=sum rate=milestone:0=1/5,500=3/10
         rule d_draw city base=sum rate=seeded_draw@x:0=1/5,5000=3/10
         rule e_turnover city base=sum rate=turnover:0=1/5,500=3/10
         project p goal=2000 turnover=700
         rank b_rank p 4
         gift a p A 500",
        &expect![[r#"
            gift a p A 500  a_crowd      500 eligible count clip base(base 500) rate→150(ratio 3/10, reached 500) limit pool(available 100000) release(before 0)
                            b_rank       500 eligible count clip base(base 500) rate→100(ratio 1/5, rank 4) limit pool(available 99850) release(before 0)
                            c_milestone  500 eligible count clip base(base 500) rate→250(ratio 3/10, reached 2500/10000) limit pool(available 99750) release(before 0)
                            d_draw       500 eligible count clip base(base 500) rate→100(ratio 1/5, drawn 3809) limit pool(available 99500) release(before 0)
                            e_turnover   500 eligible count clip base(base 500) rate→150(ratio 3/10, reached 700) limit pool(available 99400) release(before 0)
        "#]],
    );
}

#[test]
fn a_round_tells_its_claims() {
    let rounds = |way: &str| {
        format!(
            "pool city 200
             rule round city {way}
             project p goal=1000 keep
             project q goal=1000 keep
             project r goal=1000 keep
             project s goal=1000 keep
             rank round p 1
             rank round q 2
             gift a p A 90
             gift b p B 10
             gift c q C 100
             gift d r D 100
             window round"
        )
    };
    check(
        &rounds("base=sum rate=1/1 allocate=pro_rata"),
        &expect![[r#"
            gift a p A 90   round  90 eligible count clip release→0(waits_for_round)
            gift b p B 10   round  10 eligible count clip release→0(waits_for_round)
            gift c q C 100  round  100 eligible count clip release→0(waits_for_round)
            gift d r D 100  round  100 eligible count clip release→0(waits_for_round)
            window round    round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate→67(round_share) release
                            round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate→67(round_share) release
                            round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate→66(round_share) release
                            round  0 eligible base(base 0) rate(ratio 1/1) limit pool(available 200, claims 300) allocate release
        "#]],
    );
    check(
        &rounds("base=sum rate=1/1 allocate=rank_fill"),
        &expect![[r#"
            gift a p A 90   round  90 eligible count clip release→0(waits_for_round)
            gift b p B 10   round  10 eligible count clip release→0(waits_for_round)
            gift c q C 100  round  100 eligible count clip release→0(waits_for_round)
            gift d r D 100  round  100 eligible count clip release→0(waits_for_round)
            window round    round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate(rank 1) release
                            round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate(rank 2) release
                            round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate→0(not_ranked) release
                            round  0 eligible base(base 0) rate(ratio 1/1) limit pool(available 200, claims 300) allocate release
        "#]],
    );
    check(
        &rounds("base=sum rate=1/1 allocate=lottery seed=x"),
        &expect![[r#"
            gift a p A 90   round  90 eligible count clip release→0(waits_for_round)
            gift b p B 10   round  10 eligible count clip release→0(waits_for_round)
            gift c q C 100  round  100 eligible count clip release→0(waits_for_round)
            gift d r D 100  round  100 eligible count clip release→0(waits_for_round)
            window round    round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate release
                            round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate→0(not_drawn) release
                            round  0 eligible 100 base(base 100) rate(ratio 1/1) limit pool(available 200, claims 300) allocate release
                            round  0 eligible base(base 0) rate(ratio 1/1) limit pool(available 200, claims 300) allocate release
        "#]],
    );
    check(
        &rounds("base=qf rate=1/1 allocate=quadratic"),
        &expect![[r#"
            gift a p A 90   round  90 eligible count clip release→0(waits_for_round)
            gift b p B 10   round  10 eligible count clip release→0(waits_for_round)
            gift c q C 100  round  100 eligible count clip release→0(waits_for_round)
            gift d r D 100  round  100 eligible count clip release→0(waits_for_round)
            window round    round  0 eligible 100 base→60(quadratic 60, base 60) rate(ratio 1/1) limit pool(available 200, claims 60) allocate(quadratic 60) release
                            round  0 eligible 100 base→0(quadratic_share, quadratic 0, base 0) rate(ratio 1/1) limit pool(available 200, claims 60) allocate(quadratic 0) release
                            round  0 eligible 100 base→0(quadratic_share, quadratic 0, base 0) rate(ratio 1/1) limit pool(available 200, claims 60) allocate(quadratic 0) release
                            round  0 eligible base(quadratic 0, base 0) rate(ratio 1/1) limit pool(available 200, claims 60) allocate(quadratic 0) release
        "#]],
    );
}

#[test]
fn a_project_as_a_whole_tells_its_base_its_pool_and_what_stood() {
    check(
        "stack goal_bps=3000
         pool city 100
         rule same city base=sum rate=1/1
         rule again city base=sum rate=1/1 priority=2
         project p goal=1000
         gift a p A 90
         gift b p B 400
         refund b 400
         refund a 90",
        &expect![[r#"
            gift a p A 90   same   90 eligible count clip base(base 90) rate(ratio 1/1) limit stack(limit 300) pool(available 100) release(before 0)
                            again  90 eligible count clip base(base 90) rate(ratio 1/1) limit stack(limit 300) pool→10(pool_available, available 10) release(before 0)
            gift b p B 400  same   400 eligible count clip 490 base(base 490) rate(ratio 1/1) limit stack→300(group_goal, limit 300) pool→90(pool_available, available 0) release(before 90)
                            again  400 eligible count clip 490 base(base 490) rate(ratio 1/1) limit stack→210(group_goal, limit 300) pool→10(pool_available, available 0) release(before 10)
            refund b 400           0 refund(asked 400, remaining 0)
            refund a 90            0 refund(asked 90, remaining 0)
                            same   0 eligible base(base 0) rate(ratio 1/1) limit
                            again  0 eligible base(base 0) rate(ratio 1/1) limit
        "#]],
    );
}

#[test]
fn a_quadratic_round_tells_what_the_formula_gives_beside_what_is_claimed() {
    check(
        "pool city 500
         rule round city base=qf rate=1/1 allocate=quadratic project_max=50 gate=crowd>=26
         project p goal=9000
         project q goal=9000
         project r goal=9000
         gift a p A 90
         gift b p B 40
         gift d r D 9
         gift e r E 16
         window round",
        &expect![[r#"
            gift a p A 90  round  90 eligible count clip release→0(waits_for_round)
            gift b p B 40  round  40 eligible count clip release→0(waits_for_round)
            gift d r D 9   round  9 eligible count clip release→0(waits_for_round)
            gift e r E 16  round  16 eligible count clip release→0(waits_for_round)
            window round   round  0 eligible 120 gate 130 base→120(quadratic 120, base 120) rate(ratio 1/1) limit→50(project_max, limit 50, left 50) pool(available 500, claims 120) allocate(quadratic 120) release
                           round  0 eligible gate(gate_crowd, need 26, have 0) pool(available 500, claims 120) allocate(quadratic 0) release
                           round  0 eligible 24 gate→0(gate_crowd, need 26, have 25) pool(available 500, claims 120) allocate(quadratic 0) release
        "#]],
    );
}

#[test]
fn what_is_paid_is_told_as_what_stands_and_another_rule_only_where_it_cuts() {
    check(
        "pool city 1000
         rule start city base=sum rate=1/1 release=upfront tranches=5000/5000
         project p goal=9000
         gift a p A 100
         pay p
         refund a 100",
        &expect![[r#"
            gift a p A 100  start  100 eligible count clip base(base 100) rate(ratio 1/1) limit pool(available 1000) release(before 0)
                            start
            pay p           start  50 release
            refund a 100           0 refund(asked 100, remaining 0)
                            start  0 eligible base(base 0) rate(ratio 1/1) limit pool→50(available 900) release(before 100)
        "#]],
    );
    check(
        "stack mode=exclusive
         pool city 1000
         rule double city
         rule shut city base=sum rate=1/1 gate=crowd>=1000 priority=2
         rule open city base=sum rate=1/1 priority=3
         project p goal=9000
         gift a p A 100",
        &expect![[r#"
            gift a p A 100  double  100 eligible count clip base rate(ratio 1/1) limit stack pool(available 1000) allocate release
                            shut    100 eligible count clip gate→0(gate_crowd, need 1000, have 100)
                            open    100 eligible count clip base(base 100) rate(ratio 1/1) limit stack→0(exclusive)
        "#]],
    );
}
