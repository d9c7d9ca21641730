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
