//! What is paid, when, and of which rule.

use expect_test::expect;

use crate::table::check;

#[test]
fn gates_that_wait_for_the_end_open_with_it() {
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1 gate=deadline
         rule pays city rate=1/10 gate=deadline,payout priority=2
         rule month city base=sum rate=1/5 gate=deadline,payout release=periodic priority=3
         project p goal=100 keep
         gift a p A 60
         window month
         close p
         pay p",
        &expect![[r#"
            event          rule   change        stands  pool  why
            gift a p A 60  pays   +6                 6   982
              a            whole  +0                 6   982  gate_deadline 60→0
              a            month  +12                6   982
            window month
            close p        whole  +60                    922
                           whole  committed 60           922
                           pays   committed 6            922
                           month  committed 12           922
            pay p          whole  paid 60                922
                           pays   paid 6                 922
                           month  paid 12                922
            p: crowd 60 + match 78 = 138, succeeded
        "#]],
    );
}

#[test]
fn tranches_are_paid_one_by_one_and_proofs_come_first() {
    check(
        "pool city 10000
         rule start city base=goal rate=1/4 release=upfront tranches=3000/3000/4000
         rule proven city base=sum rate=1/1 release=on_verification priority=2
         rule gifts city rate=1/10 priority=3
         project p goal=400
         gift a p A 200
         pay p
         close p
         pay p
         proof p
         pay p
         pay p
         pay p",
        &expect![[r#"
            event           rule    change         stands  pool  why
            gift a p A 200  gifts   +20                20  9680
              a             start   +100               20  9680
              a             start   committed 100      20  9680
              a             proven  +200               20  9680
            pay p           start   paid 30                9680
            close p         proven  committed 200          9680
                            gifts   committed 20           9680
            pay p           start   paid 30                9680
                            gifts   paid 20                9680
            proof p
            pay p           start   paid 40                9680
                            proven  paid 200               9680
            pay p                   refused                      nothing_committed 0→0
            pay p                   refused                      nothing_committed 0→0
            p: crowd 200 + match 320 = 520, succeeded
        "#]],
    );
}

#[test]
fn a_period_ends_for_its_own_rule_alone() {
    check(
        "pool city 10000
         rule month city base=sum rate=1/1 release=periodic
         rule other city base=sum rate=1/2 release=periodic priority=2
         rule goal city base=goal rate=10% priority=3
         project p goal=2000
         project q goal=2000
         gift a p A 100
         gift b q B 50
         refund b 50
         window month
         window month
         rule month city version=2 base=sum rate=1/1
         gift c p C 10
         window month",
        &expect![[r#"
            event                                        rule      change         stands  pool  why
            gift a p A 100                               month     +100                0  9650
              a                                          other     +50                 0  9650
              a                                          goal      +200                0  9650
            gift b q B 50                                month     +50                 0  9375
              b                                          other     +25                 0  9375
              b                                          goal      +200                0  9375
            refund b 50                                            +0                  0
              b                                          month     -50                 0  9450
              b                                          other     -25                 0  9450
            window month                                 month     committed 100          9450
            window month
            rule month city version=2 base=sum rate=1/1
            gift c p C 10                                month v2  +10                 0  9435
              c                                          other     +5                  0  9435
              c                                          goal      +0                  0  9435
            window month                                           refused                      no_window 0→0
            p: crowd 110 + match 365 = 475, open
            q: crowd 0 + match 200 = 200, open
        "#]],
    );
}
