//! Several rules on one project, and the ceilings for all of them.

use expect_test::expect;

use crate::table::check;

#[test]
fn one_after_the_other_on_what_the_first_left() {
    check(
        "stack mode=sequential
         pool city 10000
         pool county 10000
         rule first city rate=1/2 project_max=300
         rule second county rate=1/2
         project p goal=9000
         gift a p A 500
         gift b p B 500
         refund b 300",
        &expect![[r#"
            event           rule    change  stands   pool  why
            gift a p A 500  first   +250       250   9750
              a             second  +0         250  10000
            gift b p B 500  first   +50        250   9700  project_max 250→50
              b             second  +200       250   9800
            refund b 300    first   +0         100   9700
              b             second  -150       100   9950
            p: crowd 700 + match 350 = 1050, open
        "#]],
    );
}

#[test]
fn what_the_first_gives_opens_a_gate_of_the_second() {
    check(
        "pool city 10000
         rule first city rate=100
         rule second city rate=1/2 gate=goal
         project p goal=650
         gift a p A 500
         gift b p B 10",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 500  first   +100       100  9900
              a             second  +0         100  9900  gate_goal 500→0
            gift b p B 10   first   +100       105  9795
              b             second  +5         105  9795
            p: crowd 510 + match 205 = 715, open
        "#]],
    );
}

#[test]
fn each_on_the_crowd_and_the_match_before_it() {
    check(
        "stack mode=compounding
         pool city 10000
         pool county 10000
         rule first city rate=1/2
         rule second county rate=1/2
         project p goal=9000
         gift a p A 1000
         refund a 500",
        &expect![[r#"
            event            rule    change  stands  pool  why
            gift a p A 1000  first   +500      1250  9500
              a              second  +750      1250  9250
            refund a 500     first   -250       625  9750
              a              second  -375       625  9625
            p: crowd 500 + match 625 = 1125, open
        "#]],
    );
}

#[test]
fn aid_of_thirty_six_months_binds_all_projects_of_an_owner() {
    check(
        "stack de_minimis=1000/36
         pool city 10000
         rule double city
         rule whole city base=sum rate=1/2
         project p goal=9000 owner=o aid=100
         project q goal=9000 owner=o
         gift a p A 400
         gift b q B 500
         refund a 400
         gift c q C 300",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 400  double  +400       400  9400
              a             whole   +200       400  9400
            gift b q B 500  double  +400       400  9000  de_minimis 500→400
              b             whole   +0         400  9000  de_minimis 250→0
            refund a 400    double  -400         0  9600
              a             whole   -200         0  9600
            gift c q C 300  double  +300       300  9000
              c             whole   +300       300  9000  de_minimis 400→300
            p: crowd 0 + match 0 = 0, open
            q: crowd 800 + match 1000 = 1800, open
        "#]],
    );
}

#[test]
fn the_owner_brings_a_fifth_of_the_public_money() {
    check(
        "stack own_bps=2000
         pool city 10000
         rule double city base=sum rate=2/1
         project p goal=9000 own=100
         gift a p A 300
         gift o p O 50 relation=owner
         refund o 50",
        &expect![[r#"
            event                         rule    change  stands  pool  why
            gift a p A 300                double  +400         0  9600  own_share 600→400
            gift o p O 50 relation=owner  double  +200         0  9400  relation 50→0
            refund o 50                           +0           0
              o                           double  -200         0  9600  own_share 600→400
            p: crowd 300 + match 400 = 700, open
        "#]],
    );
}

#[test]
fn a_ceiling_for_all_match_binds_rounds_too() {
    check(
        "stack goal_bps=5000
         pool city 10000
         pool county 10000
         rule double city
         rule share county base=sum allocate=pro_rata
         project p goal=1000
         gift a p A 300
         end county",
        &expect![[r#"
            event           rule    change  stands   pool  why
            gift a p A 300  double  +300       300   9700
              a             share   +0         300  10000  waits_for_round 300→0
            end county      share   +200             9800  group_goal 300→200
            p: crowd 300 + match 500 = 800, open
        "#]],
    );
}

#[test]
fn the_first_rule_has_the_project_to_itself_also_as_a_whole() {
    check(
        "stack mode=exclusive
         pool city 10000
         rule double city donor_max=200
         rule whole city base=sum rate=1/1
         project p goal=9000
         gift a p A 300
         gift b p B 300
         refund a 300
         refund b 300
         gift c p C 300",
        &expect![[r#"
            event           rule    change  stands   pool  why
            gift a p A 300  double  +200       200   9800  donor_max 300→200
              a             whole   +0         200   9800  exclusive 300→0
            gift b p B 300  double  +200       200   9600  donor_max 300→200
              b             whole   +0         200   9600  exclusive 600→0
            refund a 300    double  -200         0   9800
            refund b 300    double  -200         0  10000
            gift c p C 300  double  +200       200   9800  donor_max 300→200
              c             whole   +0         200   9800  exclusive 300→0
            p: crowd 300 + match 200 = 500, open
        "#]],
    );
}

#[test]
fn a_lower_ceiling_keeps_what_stands_and_adds_nothing_to_it() {
    check(
        "stack goal_bps=8000
         pool city 10000
         pool county 10000
         rule double city project_max=300
         rule whole county base=sum rate=1/1
         project p goal=1000
         gift a p A 300
         restack goal_bps=5000
         gift b p B 100
         refund a 250
         gift c p C 200",
        &expect![[r#"
            event                  rule    change  stands  pool  why
            gift a p A 300         double  +300       300  9700
              a                    whole   +300       300  9700
            restack goal_bps=5000
            gift b p B 100         double  +0           0  9700  project_max 100→0
              b                    whole   +0           0  9700  group_goal 400→300
            refund a 250           double  -250        50  9950
              a                    whole   -150        50  9850
            gift c p C 200         double  +200       200  9750
              c                    whole   +100       200  9750  group_goal 350→250
            p: crowd 350 + match 500 = 850, open
        "#]],
    );
}

#[test]
fn what_is_kept_is_kept_for_each_rule_also_in_proportion() {
    check(
        "stack share=in_proportion
         pool city 300
         pool county 10000
         rule one city base=sum rate=1/1
         rule two county base=sum rate=1/2
         project p goal=1000
         gift a p A 500
         restack goal_bps=4000
         gift b p B 100
         top_up city mayor 100
         gift c p C 100
         refund a 400
         restack goal_bps=
         gift d p D 100",
        &expect![[r#"
            event                  rule  change  stands  pool  why
            gift a p A 500         one   +300         0     0  pool_available 500→300
              a                    two   +250         0  9750
            restack goal_bps=4000
            gift b p B 100         one   +0           0     0  group_goal 600→300
              b                    two   +0           0  9750  group_goal 300→250
            top_up city mayor 100
            gift c p C 100         one   +0           0   100  group_goal 700→300
              c                    two   +0           0  9750  group_goal 350→250
            refund a 400                 +0           0
              a                    two   -100         0  9850
            restack goal_bps=
            gift d p D 100         one   +100         0     0
              d                    two   +50          0  9800
            p: crowd 400 + match 600 = 1000, open
        "#]],
    );
}

#[test]
fn a_limit_on_aid_that_is_new_counts_what_stands() {
    check(
        "pool city 10000
         rule double city
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 400
         gift b q B 300
         restack de_minimis=500/36
         gift c q C 100
         refund a 400
         gift d q D 300
         restack de_minimis=
         gift e p E 50",
        &expect![[r#"
            event                      rule    change  stands  pool  why
            gift a p A 400             double  +400       400  9600
            gift b q B 300             double  +300       300  9300
            restack de_minimis=500/36
            gift c q C 100             double  +0           0  9300  de_minimis 100→0
            refund a 400               double  -400         0  9700
            gift d q D 300             double  +200       200  9500  de_minimis 300→200
            restack de_minimis=
            gift e p E 50              double  +50         50  9450
            p: crowd 50 + match 50 = 100, open
            q: crowd 700 + match 500 = 1200, open
        "#]],
    );
}

#[test]
fn how_rules_go_together_is_fixed_once_something_was_given() {
    check(
        "pool city 10000
         pool county 10000
         rule first city
         rule second county
         project p goal=9000
         restack mode=sequential
         restack mode=sequential
         gift a p A 400
         restack mode=additive
         restack share=in_proportion
         restack mode=sequential goal_bps=1000
         gift b p B 1000",
        &expect![[r#"
            event                                  rule    change   stands   pool  why
            restack mode=sequential
            restack mode=sequential                        refused                 no_change 0→0
            gift a p A 400                         first   +400        400   9600
              a                                    second  +0          400  10000
            restack mode=additive                          refused                 stack_fixed 0→0
            restack share=in_proportion                    refused                 stack_fixed 0→0
            restack mode=sequential goal_bps=1000          refused                 stack_fixed 0→0
            gift b p B 1000                        first   +1000      1000   8600
              b                                    second  +0         1000  10000
            p: crowd 1400 + match 1400 = 2800, open
        "#]],
    );
}

#[test]
fn match_of_a_settled_campaign_makes_no_room_below_a_ceiling() {
    check(
        "stack de_minimis=4064/1
         pool city 9000
         rule gap city base=gap rate=1/1
         rule chosen city base=sum rate=1/1 jury release=on_verification
         project q goal=6999
         gift a q A 2391
         gift b q B 841
         close q
         admit chosen q",
        &expect![[r#"
            event            rule    change          stands  pool  why
            gift a q A 2391  chosen  +0                   0  4936  not_admitted 2391→0
              a              gap     +4064                0  4936  de_minimis 4608→4064
            gift b q B 841   chosen  +0                   0  5233  not_admitted 841→0
              b              gap     -297                 0  5233
            close q          gap     committed 3767          5233
            admit chosen q   chosen  +297                    4936  de_minimis 3232→297
                             chosen  committed 297           4936
            q: crowd 3232 + match 4064 = 7296, succeeded
        "#]],
    );
}
