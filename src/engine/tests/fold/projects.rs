//! Who may draw: juries, numbers of projects, once for each.

use expect_test::expect;

use crate::table::{check, check_all};

#[test]
fn a_jury_stays_within_its_band() {
    check(
        "pool city 10000
         rule chosen city base=goal rate=1/2 jury caps=900
         project p goal=2000
         gift a p A 100
         admit chosen p cap=901
         admit chosen p cap=900
         admit chosen p cap=600
         gift b p B 100",
        &expect![[r#"
            event                   rule    change   stands   pool  why
            gift a p A 100          chosen  +0            0  10000  not_admitted 100→0
            admit chosen p cap=901          refused                 outside_band 901→0
            admit chosen p cap=900  chosen  +900              9100  jury_max 1000→900
            admit chosen p cap=600  chosen  -300              9400  jury_max 1000→600
            gift b p B 100          chosen  +0            0   9400  jury_max 1000→600
            p: crowd 200 + match 600 = 800, open
        "#]],
    );
}

#[test]
fn a_gift_keeps_what_the_jury_had_set_when_it_came() {
    check(
        "pool city 10000
         rule chosen city jury shares=10000
         project p goal=2000
         admit chosen p share=10000
         gift a p A 100
         admit chosen p share=5000
         gift b p B 100
         refund a 50",
        &expect![[r#"
            event                       rule    change  stands  pool  why
            admit chosen p share=10000
            gift a p A 100              chosen  +100       100  9900
            admit chosen p share=5000
            gift b p B 100              chosen  +50         50  9850
            refund a 50                 chosen  -50         50  9900
            p: crowd 150 + match 100 = 250, open
        "#]],
    );
}

#[test]
fn two_projects_of_an_area_in_a_year() {
    check(
        "pool city 10000
         rule double city max_active=2
         project p goal=2000 area=north
         project q goal=2000 area=north
         project r goal=2000 area=north
         project s goal=2000 area=south
         gift a p A 100
         gift b q A 100
         gift c r A 100
         gift d s A 100
         refund a 100
         gift e r B 100",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 100  double  +100       100  9900
            gift b q A 100  double  +100       100  9800
            gift c r A 100  double  +0           0  9800  max_active 100→0
            gift d s A 100  double  +100       100  9700
            refund a 100    double  -100         0  9800
            gift e r B 100  double  +100       100  9700
            p: crowd 0 + match 0 = 0, open
            q: crowd 100 + match 100 = 200, open
            r: crowd 200 + match 100 = 300, open
            s: crowd 100 + match 100 = 200, open
        "#]],
    );
}

#[test]
fn once_for_an_organisation() {
    check(
        "pool city 10000
         rule double city once_per=organisation
         project p goal=2000 owner=o
         project q goal=2000 owner=o
         gift a p A 100
         gift b q B 100
         refund a 100
         gift c q C 100",
        &expect![[r#"
            event           rule    change  stands   pool  why
            gift a p A 100  double  +100       100   9900
            gift b q B 100  double  +0           0   9900  once_per 100→0
            refund a 100    double  -100         0  10000
            gift c q C 100  double  +100       100   9900
            p: crowd 0 + match 0 = 0, open
            q: crowd 200 + match 100 = 300, open
        "#]],
    );
}

#[test]
fn once_for_a_project_between_the_rules_of_a_pool() {
    check(
        "pool city 10000
         rule first city base=sum rate=1/2 once_per=project
         rule second city base=sum rate=1/1 once_per=project
         project p goal=2000
         gift a p A 100",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 100  first   +50          0  9950
              a             second  +0           0  9950  once_per 100→0
            p: crowd 100 + match 50 = 150, open
        "#]],
    );
}

#[test]
fn what_was_given_before_a_late_admission_counts_once_the_jury_has_spoken() {
    check(
        "pool city 100000
         rule half city base=goal rate=50% gate=crowd>=1/2 jury caps=900
         rule same city base=sum rate=1/1 jury priority=2
         project p goal=1000
         gift a p A 500
         admit half p
         admit same p
         gift b p B 1",
        &expect![[r#"
            event           rule  change  stands    pool  why
            gift a p A 500  half  +0           0  100000  not_admitted 500→0
              a             same  +0           0  100000  not_admitted 500→0
            admit half p    half  +500             99500
            admit same p    same  +500             99000
            gift b p B 1    half  +0           0   98999
              b             same  +1           0   98999
            p: crowd 501 + match 1001 = 1502, open
        "#]],
    );
}

#[test]
fn a_share_that_a_jury_sets_is_of_the_base() {
    check(
        "pool city 100000
         rule same city base=sum rate=1/1 jury shares=9000
         rule rest city base=gap rate=1/1 jury shares=9000 priority=2
         project p goal=10000
         gift a p A 3000
         admit same p share=5000
         admit rest p share=5000",
        &expect![[r#"
            event                    rule  change  stands    pool  why
            gift a p A 3000          same  +0           0  100000  not_admitted 3000→0
              a                      rest  +0           0  100000  not_admitted 3000→0
            admit same p share=5000  same  +1500            98500
            admit rest p share=5000  rest  +2750            95750
            p: crowd 3000 + match 4250 = 7250, open
        "#]],
    );
}

#[test]
fn a_jury_without_a_band_sets_nothing_and_with_one_nothing_below_it() {
    check(
        "pool city 10000
         rule plain city base=goal rate=1/2 jury
         rule caps city base=goal rate=1/2 jury caps=100-900 priority=2
         rule shares city base=goal rate=1/2 jury shares=100-900 priority=3
         project p goal=2000
         admit plain p cap=5
         admit plain p share=5
         admit caps p cap=99
         admit caps p cap=100
         admit shares p share=99
         admit shares p share=100",
        &expect![[r#"
            event                     rule    change   stands  pool  why
            admit plain p cap=5               refused                outside_band 5→0
            admit plain p share=5             refused                outside_band 0→0
            admit caps p cap=99               refused                outside_band 99→0
            admit caps p cap=100      caps    +100             9900  jury_max 1000→100
            admit shares p share=99           refused                outside_band 0→0
            admit shares p share=100  shares  +20              9880
            p: crowd 0 + match 120 = 120, open
        "#]],
    );
}

#[test]
fn work_is_valued_as_of_its_day() {
    check(
        "pool city 10000
         rule work city base=sum rate=1/1 in_kind=work:10 in_kind=work:20@5 in_kind=work:30@9
         project p goal=2000
         in_kind a p A work 1
         in_kind b p A work 1
         in_kind c p A work 1",
        &expect![[r#"
            event                 rule  change  stands  pool  why
            in_kind a p A work 1  work  +10             9990
            in_kind b p A work 1  work  +10             9980
            in_kind c p A work 1  work  +20             9960
            p: crowd 0 + match 40 = 40, open
        "#]],
    );
}

#[test]
fn a_lower_cap_takes_back_what_an_acting_rule_gave_to_an_open_project_and_was_not_paid() {
    let scenario = |rule: &str, then: &str| {
        format!(
            "pool city 10000
             rule chosen city {rule} jury caps=900
             project p goal=2000 keep
             project q goal=2000
             admit chosen p cap=900
             admit chosen q cap=900
             gift a p A 1200
             gift b q B 800
             {then}
             admit chosen p cap=100
             gift c p C 10"
        )
    };
    let whole = "base=goal rate=1/2";
    check_all(
        [
            scenario(whole, ""),
            scenario(
                whole,
                "rule chosen city version=2 base=goal rate=1/4 jury caps=900",
            ),
            scenario(whole, "close p"),
            scenario("rate=1/1", ""),
            scenario("base=goal rate=1/4 release=upfront tranches=5000/5000", "pay p"),
        ],
        &expect![[r#"
            event                   rule    change  stands  pool  why
            admit chosen p cap=900  chosen  +900            9100  jury_max 1000→900
            admit chosen q cap=900  chosen  +900            8200  jury_max 1000→900
            gift a p A 1200         chosen  +0           0  8200  jury_max 1000→900
            gift b q B 800          chosen  +0           0  8200  jury_max 1000→900
            admit chosen p cap=100  chosen  -800            9000  jury_max 1000→100
            gift c p C 10           chosen  +0           0  9000  jury_max 1000→100
            p: crowd 1210 + match 100 = 1310, open
            q: crowd 800 + match 900 = 1700, open

            event                                                        rule       change  stands  pool  why
            admit chosen p cap=900                                       chosen     +900            9100  jury_max 1000→900
            admit chosen q cap=900                                       chosen     +900            8200  jury_max 1000→900
            gift a p A 1200                                              chosen     +0           0  8200  jury_max 1000→900
            gift b q B 800                                               chosen     +0           0  8200  jury_max 1000→900
            rule chosen city version=2 base=goal rate=1/4 jury caps=900
            admit chosen p cap=100
            gift c p C 10                                                chosen v2  +0           0  8200  jury_max 500→100
            p: crowd 1210 + match 900 = 2110, open
            q: crowd 800 + match 900 = 1700, open

            event                   rule    change         stands  pool  why
            admit chosen p cap=900  chosen  +900                   9100  jury_max 1000→900
            admit chosen q cap=900  chosen  +900                   8200  jury_max 1000→900
            gift a p A 1200         chosen  +0                  0  8200  jury_max 1000→900
            gift b q B 800          chosen  +0                  0  8200  jury_max 1000→900
            close p                 chosen  committed 900          8200
            admit chosen p cap=100
            gift c p C 10           chosen  +0                  0  8200  project_settled 10→0
            p: crowd 1210 + match 900 = 2110, succeeded
            q: crowd 800 + match 900 = 1700, open

            event                   rule    change  stands  pool  why
            admit chosen p cap=900
            admit chosen q cap=900
            gift a p A 1200         chosen  +900       900  9100  jury_max 1200→900
            gift b q B 800          chosen  +800       800  8300
            admit chosen p cap=100
            gift c p C 10           chosen  +0           0  8300  jury_max 10→0
            p: crowd 1210 + match 900 = 2110, open
            q: crowd 800 + match 800 = 1600, open

            event                   rule    change         stands  pool  why
            admit chosen p cap=900  chosen  +500                   9500
                                    chosen  committed 500          9500
            admit chosen q cap=900  chosen  +500                   9000
                                    chosen  committed 500          9000
            gift a p A 1200         chosen  +0                  0  9000
            gift b q B 800          chosen  +0                  0  9000
            pay p                   chosen  paid 250               9000
            admit chosen p cap=100  chosen  -250                   9250  jury_max 500→100
            gift c p C 10           chosen  +0                  0  9250  jury_max 500→100
            p: crowd 1210 + match 250 = 1460, open
            q: crowd 800 + match 500 = 1300, open
        "#]],
    );
}
