//! How campaigns end, and what is paid when.

use expect_test::expect;

use crate::table::check;

#[test]
fn a_campaign_that_came_close_gets_a_second_chance() {
    check(
        "pool city 10000
         rule double city extension=8000/30
         project p goal=1000 until_day=4
         gift a p A 400
         close p
         gift b p B 100
         close p",
        &expect![[r#"
            event           rule    change         stands  pool  why
            gift a p A 400  double  +400              400  9600
            close p         double  +0                     9600  extended 800→800
            gift b p B 100  double  +100              100  9500
            close p         double  committed 500          9500
            p: crowd 500 + match 500 = 1000, succeeded
        "#]],
    );
}

#[test]
fn what_comes_at_the_end_counts_before_a_second_chance() {
    check(
        "pool city 10000
         rule double city base=sum release=at_end extension=4000/30
         project p goal=1000 until_day=4
         gift a p A 500
         close p",
        &expect![[r#"
            event           rule    change         stands   pool  why
            gift a p A 500  double  +0                  0  10000  waits_for_end 500→0
            close p         double  +500                    9500
                            double  committed 500           9500
            p: crowd 500 + match 500 = 1000, succeeded
        "#]],
    );
}

#[test]
fn match_is_scaled_to_what_was_reached() {
    check(
        "pool city 10000
         rule half city rate=1/2 missed=scaled
         project p goal=2000
         gift a p A 400
         gift b p B 333
         close p",
        &expect![[r#"
            event           rule  change         stands  pool  why
            gift a p A 400  half  +200              200  9800
            gift b p B 333  half  +166              166  9634
            close p         half  -165                   9799  success_line 366→201
                            half  committed 201          9799  success_line 366→201
            p: crowd 733 + match 201 = 934, refunded
        "#]],
    );
}

#[test]
fn what_a_missed_goal_frees_goes_to_the_others() {
    check(
        "pool city 1000
         rule double city missed=redistribute
         rule gap city base=gap priority=2
         project p goal=9000
         project q goal=2000
         gift a p A 800
         gift b q B 700
         close p",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 800  double  +800       800     0
              a             gap     +200       800     0  pool_available 7400→200
            gift b q B 700  double  +0           0     0  pool_available 700→0
              b             gap     +0           0     0  pool_available 1300→0
            close p         double  -800               0  success_line 800→0
                            gap     -200               0  success_line 200→0
              b             double  +700       700     0
                            gap     +300               0  pool_available 600→300
            p: crowd 800 + match 0 = 800, refunded
            q: crowd 700 + match 1000 = 1700, open
        "#]],
    );
}

#[test]
fn what_was_paid_before_a_campaign_was_given_up_stays_paid() {
    check(
        "pool city 10000
         rule start city base=goal rate=1/4 release=upfront tranches=5000/5000
         project p goal=2000
         gift a p A 100
         pay p
         cancel p",
        &expect![[r#"
            event           rule   change         stands  pool  why
            gift a p A 100  start  +500                0  9500
              a             start  committed 500       0  9500
            pay p           start  paid 250               9500
            cancel p        start  -250                   9750  cancelled 500→0
            p: crowd 100 + match 250 = 350, cancelled
        "#]],
    );
}

#[test]
fn by_periods_what_was_reserved_becomes_due() {
    check(
        "pool city 10000
         rule month city base=sum rate=1/1 release=periodic
         project p goal=2000 keep
         gift a p A 100
         window month
         gift b p B 200
         pay p
         window month
         pay p
         refund b 200
         pay p",
        &expect![[r#"
            event           rule   change         stands  pool  why
            gift a p A 100  month  +100                0  9900
            window month    month  committed 100          9900
            gift b p B 200  month  +200                0  9700
            pay p           month  paid 100               9700
            window month    month  committed 200          9700
            pay p           month  paid 200               9700
            refund b 200           +0                  0
            pay p                  refused                      nothing_committed 0→0
            p: crowd 100 + match 300 = 400, open
        "#]],
    );
}

#[test]
fn tranches_are_paid_one_after_the_other() {
    check(
        "pool city 10000
         rule half city base=sum rate=1/2 tranches=3333/3333/3334
         project p goal=300
         gift a p A 200
         close p
         pay p
         pay p
         pay p
         pay p",
        &expect![[r#"
            event           rule  change         stands  pool  why
            gift a p A 200  half  +100                0  9900
            close p         half  committed 100          9900
            pay p           half  paid 33                9900
            pay p           half  paid 33                9900
            pay p           half  paid 34                9900
            pay p                 refused                      nothing_committed 0→0
            p: crowd 200 + match 100 = 300, succeeded
        "#]],
    );
}

#[test]
fn costs_are_reimbursed_as_they_are_proven() {
    check(
        "pool city 10000
         rule costs city base=sum rate=1/2 source=costs release=reimbursement
         project p goal=300
         gift a p A 300
         proof p costs=200
         pay p
         close p
         proof p costs=400
         end city
         proof p costs=900
         pay p",
        &expect![[r#"
            event              rule   change         stands   pool  why
            gift a p A 300     costs  +0                  0  10000
            proof p costs=200  costs  +100                    9900
                               costs  committed 100           9900
            pay p              costs  paid 100                9900
            close p
            proof p costs=400  costs  +100                    9800
                               costs  committed 100           9800
            end city
            proof p costs=900
            pay p              costs  paid 100                9800
            p: crowd 300 + match 200 = 500, succeeded
        "#]],
    );
}

#[test]
fn a_missed_line_leaves_nothing_to_reimburse() {
    check(
        "pool city 10000
         rule costs city base=sum rate=1/2 source=costs release=reimbursement
         project p goal=900 keep
         gift a p A 300
         close p
         proof p costs=400",
        &expect![[r#"
            event              rule   change  stands   pool  why
            gift a p A 300     costs  +0           0  10000
            close p
            proof p costs=400
            p: crowd 300 + match 0 = 300, kept
        "#]],
    );
}

#[test]
fn an_older_version_falls_with_a_refund() {
    check(
        "pool city 10000
         rule half city base=sum rate=1/1
         project p goal=9000
         gift a p A 400
         rule half city version=2 base=sum rate=1/2
         gift b p B 200
         gift c p C 400
         refund a 400
         refund c 300",
        &expect![[r#"
            event                                       rule     change  stands  pool  why
            gift a p A 400                              half     +400         0  9600
            rule half city version=2 base=sum rate=1/2
            gift b p B 200                              half v2  +0           0  9600
            gift c p C 400                              half v2  +100         0  9500
            refund a 400                                         +0           0
              a                                         half v2  -100         0  9600
            refund c 300                                         +0           0
              c                                         half     -100         0  9700
            p: crowd 300 + match 300 = 600, open
        "#]],
    );
}

#[test]
fn from_single_gifts_to_the_whole_and_back() {
    check(
        "pool city 10000
         rule rule city rate=1/1
         project p goal=9000
         gift a p A 400
         rule rule city version=2 base=sum rate=2/1
         gift b p B 200
         rule rule city version=3 rate=1/2
         gift c p C 200
         refund a 400
         refund b 100",
        &expect![[r#"
            event                                       rule     change  stands  pool  why
            gift a p A 400                              rule     +400       400  9600
            rule rule city version=2 base=sum rate=2/1
            gift b p B 200                              rule v2  +800         0  8800
            rule rule city version=3 rate=1/2
            gift c p C 200                              rule v3  +100       100  8700
            refund a 400                                rule     -400         0  9100
            refund b 100                                         +0           0
              b                                         rule v2  -200         0  9300
            p: crowd 300 + match 700 = 1000, open
        "#]],
    );
}

#[test]
fn what_is_earned_at_the_end_is_earned_at_the_last_moment_however_late_it_is_seen() {
    check(
        "pool city 10000 until_day=5
         pool county 10000 until_day=4
         rule one city base=sum rate=1/2 release=at_end
         rule two county base=sum rate=1/2 release=at_end
         project p goal=500 until_day=5
         gift a p A 400
         project q goal=9000
         close p
         end city",
        &expect![[r#"
            event           rule  change         stands   pool  why
            gift a p A 400  one   +0                  0  10000  waits_for_end 400→0
              a             two   +0                  0  10000  pool_window 400→0, waits_for_end 0→0
            close p         one   +200                    9800
                            one   committed 200           9800
            end city
            p: crowd 400 + match 200 = 600, succeeded
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn a_gift_that_rose_in_a_later_slice_gives_back_what_is_taken_off_it() {
    check(
        "pool city 10000 slice=hour:2018
         rule double city missed=redistribute
         project p goal=9000
         project q goal=9000
         gift a p A 2019
         gift b p B 1345
         +1 gift c q C 1
         +1 close q
         +1 refund a 20",
        &expect![[r#"
            event            rule    change  stands  pool  why
            gift a p A 2019  double  +2018     2018  7982  pool_slice 2019→2018
            gift b p B 1345  double  +1345     1345  6637
            +1 gift c q C 1  double  +1           1  6636
            +1 close q       double  -1              6636  success_line 1→0
              a              double  +1        2019  6636
            +1 refund a 20   double  -20       1999  6656
            p: crowd 3344 + match 3344 = 6688, open
            q: crowd 1 + match 0 = 1, refunded
        "#]],
    );
}
