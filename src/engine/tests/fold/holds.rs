//! What quotes at checkout hold, and what becomes of it.

use expect_test::expect;

use crate::table::check;

#[test]
fn what_is_held_is_kept_for_the_gift() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 600
         +900 gift a p A 600",
        &expect![[r#"
            event                rule    change     stands  pool  why
            hold a p A 600       double  held +600           400
            +900 gift a p A 600  double  held -600     600   400
              a                  double  +600          600   400
            p: crowd 600 + match 600 = 1200, open
        "#]],
    );
}

#[test]
fn who_pays_too_late_is_decided_like_anybody() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 600
         +100 gift b p B 900
         +801 gift c p C 500
         +1 gift a p A 600",
        &expect![[r#"
            event                rule    change     stands  pool  why
            hold a p A 600       double  held +600           400
            +100 gift b p B 900  double  +400          400     0  pool_available 900→400
            +801 gift c p C 500  double  held -600           100  hold_over 600→0
              c                  double  +500          500   100
            +1 gift a p A 600    double  +100          100     0  pool_available 600→100
            p: crowd 2000 + match 1000 = 3000, open
        "#]],
    );
}

#[test]
fn another_amount_donor_or_project_is_another_gift() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         project q goal=9000
         hold a p A 600
         +10 gift a p A 500
         +10 hold b p B 300
         +10 gift b p C 300
         +10 hold c p C 100
         +10 gift c q C 100",
        &expect![[r#"
            event               rule    change     stands  pool  why
            hold a p A 600      double  held +600           400
            +10 gift a p A 500  double  held -600     500   500  hold_changed 600→0
              a                 double  +500          500   500
            +10 hold b p B 300  double  held +300           200
            +10 gift b p C 300  double  held -300     300   200  hold_changed 300→0
              b                 double  +300          300   200
            +10 hold c p C 100  double  held +100           100
            +10 gift c q C 100  double  held -100     100   100  hold_changed 100→0
              c                 double  +100          100   100
            p: crowd 800 + match 800 = 1600, open
            q: crowd 100 + match 100 = 200, open
        "#]],
    );
}

#[test]
fn two_people_at_the_checkout_of_a_nearly_empty_pool() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 600
         +10 hold b p B 600
         +10 hold c p C 600
         +10 gift c p C 600
         +10 gift b p B 600
         +10 gift a p A 600",
        &expect![[r#"
            event               rule    change     stands  pool  why
            hold a p A 600      double  held +600           400
            +10 hold b p B 600  double  held +400             0  pool_available 600→400
            +10 hold c p C 600  double  held +0               0  pool_available 600→0
            +10 gift c p C 600  double  +0              0     0  pool_available 600→0
            +10 gift b p B 600  double  held -400     400     0
              b                 double  +400          400     0  pool_available 600→400
            +10 gift a p A 600  double  held -600     600     0
              a                 double  +600          600     0
            p: crowd 1800 + match 1000 = 2800, open
        "#]],
    );
}

#[test]
fn a_pause_and_a_new_version_leave_what_is_held() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 300
         +10 hold b p B 300
         +10 rule double city version=2 rate=1/10
         +10 pause city
         +10 gift a p A 300
         +10 gift c p C 300
         +10 resume city
         +10 gift b p B 300
         refund b 100",
        &expect![[r#"
            event                                     rule       change     stands  pool  why
            hold a p A 300                            double     held +300           700
            +10 hold b p B 300                        double     held +300           400
            +10 rule double city version=2 rate=1/10
            +10 pause city
            +10 gift a p A 300                        double     held -300     300   400
              a                                       double     +300          300   400
            +10 gift c p C 300                        double v2  +0              0   400  pool_paused 300→0
            +10 resume city
            +10 gift b p B 300                        double     held -300     300   400
              b                                       double     +300          300   400
            refund b 100                              double     -100          200   500
            p: crowd 800 + match 500 = 1300, open
        "#]],
    );
}

#[test]
fn a_version_for_the_whole_project_does_not_decide_again_on_what_was_held() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=1000
         hold a p A 300
         +10 rule double city version=2 base=sum rate=1/10
         +10 gift b p B 500
         +10 gift a p A 300",
        &expect![[r#"
            event                                              rule       change     stands  pool  why
            hold a p A 300                                     double     held +300           700
            +10 rule double city version=2 base=sum rate=1/10
            +10 gift b p B 500                                 double v2  +0              0   700
            +10 gift a p A 300                                 double     held -300     300   700
              a                                                double     +300          300   700
              a                                                double v2  +0            300   700
            p: crowd 800 + match 300 = 1100, open
        "#]],
    );
}

#[test]
fn a_checkout_that_was_left_frees_the_money() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 800
         +10 gift b p B 800
         +10 release a
         +10 release a
         +10 gift c p C 900
         +10 gift a p A 800
         +10 release a
         +10 hold d p D 500
         release d",
        &expect![[r#"
            event               rule    change     stands  pool  why
            hold a p A 800      double  held +800           200
            +10 gift b p B 800  double  +200          200     0  pool_available 800→200
            +10 release a       double  held -800           800  hold_released 800→0
            +10 release a               refused                  unknown_hold 0→0
            +10 gift c p C 900  double  +800          800     0  pool_available 900→800
            +10 gift a p A 800  double  +0              0     0  pool_available 800→0
            +10 release a               refused         0        unknown_hold 0→0
            +10 hold d p D 500  double  held +0               0  pool_available 500→0
            release d                   refused                  unknown_hold 0→0
            p: crowd 2500 + match 1000 = 3500, open
        "#]],
    );
}

#[test]
fn a_second_hold_and_one_for_a_gift_that_is_there_are_refused() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 100
         +10 hold a p A 100
         +10 gift b p B 100
         +10 hold b p B 100",
        &expect![[r#"
            event               rule    change     stands  pool  why
            hold a p A 100      double  held +100           900
            +10 hold a p A 100          refused                  duplicate_hold 100→0
            +10 gift b p B 100  double  +100          100   800
            +10 hold b p B 100          refused       100        duplicate_contribution 100→0
            p: crowd 100 + match 100 = 200, open
        "#]],
    );
}

#[test]
fn what_cannot_be_held_says_why() {
    check(
        "pool city 1000 hold=900
         pool town 1000
         rule double city min=50
         rule once town base=sum
         project p goal=9000 until_day=8
         pause double
         hold a p A 100
         resume double
         hold b p B 40
         hold c p C 100",
        &expect![[r#"
            event           rule    change   stands  pool  why
            pause double
            hold a p A 100  double  held +0          1000  rule_paused 100→0
            resume double
            hold b p B 40   double  held +0          1000  min_contribution 40→0
            hold c p C 100  double  held +0          1000  campaign_window 100→0
            p: crowd 0 + match 0 = 0, open
        "#]],
    );
    check(
        "pool town 1000
         rule double town
         project p goal=9000
         hold a p A 100",
        &expect![[r#"
            event           rule  change   stands  pool  why
            hold a p A 100        held +0                not_held 100→0
            p: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn the_end_of_a_campaign_ends_what_is_held_on_it() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=400
         project q goal=400
         gift a p A 200
         hold b p B 200
         +10 hold c q C 200
         +10 close p
         +10 cancel q
         +10 gift b p B 200",
        &expect![[r#"
            event               rule    change         stands  pool  why
            gift a p A 200      double  +200              200   800
            hold b p B 200      double  held +200               600
            +10 hold c q C 200  double  held +200               400
            +10 close p         double  held -200               600  project_settled 200→0
                                double  committed 200           600
            +10 cancel q        double  held -200               800  cancelled 200→0
            +10 gift b p B 200  double  +0                  0   800  project_settled 200→0
            p: crowd 400 + match 200 = 600, succeeded
            q: crowd 0 + match 0 = 0, cancelled
        "#]],
    );
}

#[test]
fn a_pool_that_closes_holds_nothing() {
    check(
        "pool city 1000 hold=900
         rule double city
         rule share city base=sum allocate=pro_rata
         project p goal=9000
         hold a p A 900
         +10 end city
         +10 gift a p A 900",
        &expect![[r#"
            event               rule    change     stands  pool  why
            hold a p A 900      double  held +900           100
            +10 end city        double  held -900          1000  pool_closed 900→0
                                share   +0                 1000
            +10 gift a p A 900  double  +0              0  1000  pool_closed 900→0
              a                 share   +0              0  1000  pool_closed 900→0
            p: crowd 900 + match 0 = 900, open
        "#]],
    );
}

#[test]
fn one_person_holds_no_more_than_her_limit() {
    check(
        "pool city 10000 hold=900
         rule double city donor_max=500
         project p goal=9000
         hold a p A 400
         +10 hold b p A 400
         +10 gift c p A 400
         +10 gift b p A 400
         +10 release a
         +10 gift d p A 400",
        &expect![[r#"
            event               rule    change     stands  pool  why
            hold a p A 400      double  held +400          9600
            +10 hold b p A 400  double  held +100          9500  donor_max 400→100
            +10 gift c p A 400  double  +0              0  9500  donor_max 400→0
            +10 gift b p A 400  double  held -100     100  9500
              b                 double  +100          100  9500  donor_max 400→100
            +10 release a       double  held -400          9900  hold_released 400→0
            +10 gift d p A 400  double  +400          400  9500
            p: crowd 1200 + match 500 = 1700, open
        "#]],
    );
}

#[test]
fn two_funders_hold_and_give_the_same() {
    check(
        "pool city a=300 b=600 hold=900
         rule double city
         project p goal=9000
         hold a p A 400
         +10 hold b p B 400
         +10 gift b p B 400
         +10 release a
         +10 gift c p C 200
         +10 refund b 250",
        &expect![[r#"
            event               rule    change                 stands  pool  why
            hold a p A 400      double  held +400 a+300 b+100           500
            +10 hold b p B 400  double  held +400                       100
            +10 gift b p B 400  double  held -400                 400   100
              b                 double  +400                      400   100
            +10 release a       double  held -400 a-300 b-100           500  hold_released 400→0
            +10 gift c p C 200  double  +200                      200   300
            +10 refund b 250    double  -250                      150   550
            p: crowd 350 + match 350 = 700, open
        "#]],
    );
}

#[test]
fn a_hold_is_of_the_slice_in_which_it_was_made() {
    check(
        "pool city 10000 slice=day:500 hold=3600
         rule double city
         project p goal=9000
         hold a p A 400
         +10 hold b p B 400
         +3000 gift a p A 400
         gift c p C 500
         hold d p D 100",
        &expect![[r#"
            event                 rule    change     stands  pool  why
            hold a p A 400        double  held +400          9600
            +10 hold b p B 400    double  held +100          9500  pool_slice 400→100
            +3000 gift a p A 400  double  held -400     400  9500
              a                   double  +400          400  9500
            gift c p C 500        double  held -100          9100  hold_over 100→0
              c                   double  +500          500  9100
            hold d p D 100        double  held +100          9000
            p: crowd 900 + match 900 = 1800, open
        "#]],
    );
}

#[test]
fn a_hold_takes_from_the_ceilings_of_the_project_and_opens_no_gate() {
    check(
        "stack goal_bps=6000
         pool city 10000 hold=900
         pool town 10000
         rule double city project_max=500 priority=1
         rule bonus town base=one rate=100 gate=goal priority=2
         project p goal=900
         gift a p A 300
         hold b p B 300
         +10 hold c p C 200
         +10 gift d p D 10
         +10 gift b p B 300",
        &expect![[r#"
            event               rule    change     stands   pool  why
            gift a p A 300      double  +300          300   9700
              a                 bonus   +0            300  10000  gate_goal 1→0
            hold b p B 300      double  held +200           9500  project_max 300→200
            +10 hold c p C 200  double  held +0             9500  project_max 200→0
            +10 gift d p D 10   double  +0              0   9500  project_max 10→0
              d                 bonus   +0              0  10000  gate_goal 1→0
            +10 gift b p B 300  double  held -200     200   9500
              b                 double  +200          200   9500  project_max 300→200
              b                 bonus   +40           200   9960  group_goal 100→40
            p: crowd 610 + match 540 = 1150, open
        "#]],
    );
}

#[test]
fn of_two_rules_one_holds_and_comes_first() {
    check(
        "stack mode=compounding
         pool city 10000 hold=900
         pool town 10000
         rule first town rate=1/2 priority=1
         rule second city rate=1/10 priority=2
         project p goal=9000
         hold a p A 1000
         +10 gift a p A 1000
         gift b p B 1000",
        &expect![[r#"
            event                rule    change     stands  pool  why
            hold a p A 1000      second  held +100          9900
            +10 gift a p A 1000  second  held -100     650  9900
              a                  second  +100          650  9900
              a                  first   +550          650  9450
            gift b p B 1000      first   +500          650  8950
              b                  second  +150          650  9750
            p: crowd 2000 + match 1300 = 3300, open
        "#]],
    );
}

#[test]
fn rules_that_look_at_each_other_end_their_holds_together() {
    check(
        "stack mode=compounding
         pool city 10000 hold=900
         pool town 10000 hold=300
         rule first town rate=1/2 priority=1
         rule second city rate=1/10 priority=2
         project p goal=9000
         hold a p A 1000
         +301 gift a p A 1000
         hold b p B 1000
         +10 end town
         +10 gift b p B 1000",
        &expect![[r#"
            event                 rule    change     stands  pool  why
            hold a p A 1000       first   held +500          9500
              a                   second  held +150          9850
            +301 gift a p A 1000  first   held -500     650  9500  hold_over 500→0
              a                   second  held -150     650  9850  hold_over 150→0
              a                   first   +500          650  9500
              a                   second  +150          650  9850
            hold b p B 1000       first   held +500          9000
              b                   second  held +150          9700
            +10 end town          first   held -500          9500  pool_closed 500→0
              b                   second  held -150          9850  pool_closed 150→0
            +10 gift b p B 1000   first   +0            100  9500  pool_closed 1000→0
              b                   second  +100          100  9750
            p: crowd 2000 + match 750 = 2750, open
        "#]],
    );
    check(
        "pool city 10000 hold=900
         pool town 10000 hold=300
         rule first town rate=1/2 priority=1
         rule second city rate=1/10 priority=2
         project p goal=9000
         hold a p A 1000
         +301 rule second city version=2 rate=1/5 priority=2
         +10 gift a p A 1000",
        &expect![[r#"
            event                                                rule    change     stands   pool  why
            hold a p A 1000                                      first   held +500           9500
              a                                                  second  held +100           9900
            +301 rule second city version=2 rate=1/5 priority=2  first   held -500          10000  hold_over 500→0
            +10 gift a p A 1000                                  second  held -100     600   9900
              a                                                  second  +100          600   9900
              a                                                  first   +500          600   9500
            p: crowd 1000 + match 600 = 1600, open
        "#]],
    );
}

#[test]
fn what_is_released_ends_in_the_order_in_which_it_would_have_ended() {
    check(
        "pool city 10000 hold=900
         pool town 10000 hold=300
         rule first city rate=1/2 priority=1
         rule second town rate=1/10 priority=2
         project p goal=9000
         hold a p A 1000
         +10 release a",
        &expect![[r#"
            event            rule    change     stands   pool  why
            hold a p A 1000  first   held +500           9500
              a              second  held +100           9900
            +10 release a    second  held -100          10000  hold_released 100→0
              a              first   held -500          10000  hold_released 500→0
            p: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn gifts_with_a_share_are_together_held_no_more_than_it() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 150 share=2000
         +10 hold b p B 60 share=2000
         +10 hold c p C 50 share=2000
         +10 hold d p D 800
         +10 gift b p B 60
         +10 gift a p A 150
         +10 hold e p E 1 share=2000
         +900 hold f p F 170 share=2000
         +10 hold g p G 160 share=2000",
        &expect![[r#"
            event                           rule    change     stands  pool  why
            hold a p A 150 share=2000       double  held +150           850
            +10 hold b p B 60 share=2000    double  held +0             850  hold_share 60→0
            +10 hold c p C 50 share=2000    double  held +50            800
            +10 hold d p D 800              double  held +800             0
            +10 gift b p B 60               double  +0              0     0  pool_available 60→0
            +10 gift a p A 150              double  held -150     150     0
              a                             double  +150          150     0
            +10 hold e p E 1 share=2000     double  held +0               0  pool_available 1→0
            +900 hold f p F 170 share=2000  double  held -50            680  hold_over 50→0
              d                             double  held -800           680  hold_over 800→0
              f                             double  held +170           680
            +10 hold g p G 160 share=2000   double  held +0             680  hold_share 160→0
            p: crowd 210 + match 150 = 360, open
        "#]],
    );
}

#[test]
fn what_is_kept_under_an_older_version_counts_once_for_its_owner() {
    check(
        "pool city 5000 hold=900
         rule aid city
         project p goal=1000
         hold a p A 1
         +1 rule aid city version=2 base=goal rate=1/1 release=upfront organisation=930
         +10 gift a p A 1",
        &expect![[r#"
            event                                                                           rule    change         stands  pool  why
            hold a p A 1                                                                    aid     held +1                4999
            +1 rule aid city version=2 base=goal rate=1/1 release=upfront organisation=930
            +10 gift a p A 1                                                                aid     held -1             1  4070
              a                                                                             aid     +1                  1  4070
              a                                                                             aid v2  +929                1  4070  organisation_max 1000→930
              a                                                                             aid v2  committed 929       1  4070
            p: crowd 1 + match 930 = 931, open
        "#]],
    );
}

#[test]
fn what_ended_by_itself_just_now_need_not_be_released() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 600
         +901 release a
         +1 release a",
        &expect![[r#"
            event           rule    change     stands  pool  why
            hold a p A 600  double  held +600           400
            +901 release a  double  held -600          1000  hold_over 600→0
            +1 release a            refused                  unknown_hold 0→0
            p: crowd 0 + match 0 = 0, open
        "#]],
    );
}
