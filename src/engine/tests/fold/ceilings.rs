//! Ceilings for all match on a project, and what is kept when they change.

use expect_test::expect;

use crate::table::check;

#[test]
fn other_public_money_takes_from_the_share_of_the_cost() {
    check(
        "stack cost_bps=5000
         pool city 1000
         rule double city
         project p goal=9000 cost=200 public=30
         project q goal=200
         gift a p A 90
         gift b q B 190",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 90   double  +70         70   930  group_cost 90→70
            gift b q B 190  double  +100       100   830  group_cost 190→100
            p: crowd 90 + match 70 = 160, open
            q: crowd 190 + match 100 = 290, open
        "#]],
    );
}

#[test]
fn a_gap_is_what_all_other_money_leaves() {
    check(
        "pool city 1000
         rule gap city base=gap rate=1/1
         project p goal=300 own=10 other=20 public=40
         gift a p A 50",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift a p A 50  gap   +180         0   820
            p: crowd 50 + match 180 = 230, open
        "#]],
    );
}

#[test]
fn in_proportion_what_was_paid_stays_and_gifts_come_first() {
    check(
        "stack goal_bps=1000 share=in_proportion
         pool city 1000
         rule a city base=sum rate=1/1 release=upfront
         rule b city base=sum rate=1/1 priority=2
         project p goal=1000
         gift x p X 40
         pay p
         gift y p Y 60",
        &expect![[r#"
            event          rule  change        stands  pool  why
            gift x p X 40  a     +40                0   920
              x            a     committed 40       0   920
              x            b     +40                0   920
            pay p          a     paid 40                920
            gift y p Y 60  a     +23                0   900  group_goal 100→63
              y            a     committed 23       0   900
              y            b     -3                 0   900  group_goal 100→37
            p: crowd 100 + match 100 = 200, open
        "#]],
    );
    check(
        "stack goal_bps=1000 share=in_proportion
         pool city 1000
         rule single city rate=1/4
         rule a city base=sum rate=1/1 priority=2
         rule b city base=sum rate=1/2 priority=3
         project p goal=1000
         gift x p X 40
         gift y p Y 60",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift x p X 40  single  +10         10   930
              x            a       +40         10   930
              x            b       +20         10   930
            gift y p Y 60  single  +15         15   900
              y            a       +10         15   900  group_goal 100→50
              y            b       +5          15   900  group_goal 50→25
            p: crowd 100 + match 100 = 200, open
        "#]],
    );
}

#[test]
fn a_rule_that_was_paid_rises_before_those_after_it() {
    check(
        "stack goal_bps=1000
         pool city 1000
         rule a city base=sum rate=1/1 release=upfront
         rule b city base=sum rate=1/1 priority=2
         project p goal=1000
         gift x p X 40
         pay p
         gift y p Y 60",
        &expect![[r#"
            event          rule  change        stands  pool  why
            gift x p X 40  a     +40                0   920
              x            a     committed 40       0   920
              x            b     +40                0   920
            pay p          a     paid 40                920
            gift y p Y 60  a     +60                0   900
              y            a     committed 60       0   900
              y            b     -40                0   900  group_goal 100→0
            p: crowd 100 + match 100 = 200, open
        "#]],
    );
}

#[test]
fn under_a_ceiling_later_rules_make_room_for_those_before_them() {
    check(
        "stack goal_bps=1000
         pool city 1000
         rule a city base=sum rate=1/1 gate=crowd>=50
         rule b city base=goal rate=3% priority=2
         rule c city base=goal rate=4% priority=3
         rule d city base=goal rate=5% priority=4
         project p goal=1000
         gift w p W 10
         gift x p X 30
         gift y p Y 20
         gift z p Z 60",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift w p W 10  a     +0           0   900  gate_crowd 10→0
              w            b     +30          0   900
              w            c     +40          0   900
              w            d     +30          0   900  group_goal 50→30
            gift x p X 30  a     +0           0   900  gate_crowd 40→0
              x            b     +0           0   900
              x            c     +0           0   900
              x            d     +0           0   900  group_goal 50→30
            gift y p Y 20  a     +60          0   900
              y            b     +0           0   900
              y            c     -30          0   900  group_goal 40→10
              y            d     -30          0   900  group_goal 50→0
            gift z p Z 60  a     +40          0   900  group_goal 120→100
              z            b     -30          0   900  group_goal 30→0
              z            c     -10          0   900  group_goal 40→0
              z            d     +0           0   900  group_goal 50→0
            p: crowd 120 + match 100 = 220, open
        "#]],
    );
}

#[test]
fn what_is_kept_when_a_ceiling_falls_is_kept_no_longer_than_it_stands() {
    check(
        "pool city 1000
         rule a city base=sum rate=1/1
         rule b city base=goal rate=2% priority=2
         project p goal=1000
         gift x p X 80
         restack goal_bps=500
         refund x 70
         gift y p Y 35",
        &expect![[r#"
            event                 rule  change  stands  pool  why
            gift x p X 80         a     +80          0   900
              x                   b     +20          0   900
            restack goal_bps=500
            refund x 70                 +0           0
              x                   a     -70          0   970
            gift y p Y 35         a     +35          0   950
              y                   b     -15          0   950  group_goal 20→5
            p: crowd 45 + match 50 = 95, open
        "#]],
    );
    check(
        "pool city 1000
         rule a city base=sum rate=1/1
         rule b city base=goal rate=2% priority=2
         project p goal=1000
         gift x p X 80
         restack goal_bps=500
         refund x 50
         gift y p Y 15",
        &expect![[r#"
            event                 rule  change  stands  pool  why
            gift x p X 80         a     +80          0   900
              x                   b     +20          0   900
            restack goal_bps=500
            refund x 50                 +0           0
              x                   a     -50          0   950
            gift y p Y 15         a     +15          0   950
              y                   b     -15          0   950  group_goal 20→5
            p: crowd 45 + match 50 = 95, open
        "#]],
    );
}

#[test]
fn what_just_fits_below_a_new_ceiling_falls_with_it() {
    check(
        "pool city 1000
         rule same city base=sum rate=1/1
         project p goal=1000
         gift o p O 100 relation=owner
         gift a p A 100
         restack own_bps=5000
         refund o 50",
        &expect![[r#"
            event                          rule  change  stands  pool  why
            gift o p O 100 relation=owner  same  +0           0  1000  relation 100→0
            gift a p A 100                 same  +100         0   900
            restack own_bps=5000
            refund o 50                          +0           0
              o                            same  -50          0   950  own_share 100→50
            p: crowd 150 + match 50 = 200, open
        "#]],
    );
}

#[test]
fn aid_of_exactly_so_many_months_ago_counts_no_longer() {
    check(
        "stack de_minimis=100/12
         pool city 1000
         rule double city
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 60
         +31535999 gift b q B 90
         +1 gift c q C 90",
        &expect![[r#"
            event                    rule    change  stands  pool  why
            gift a p A 60            double  +60         60   940
            +31535999 gift b q B 90  double  +40         40   900  de_minimis 90→40
            +1 gift c q C 90         double  +60         60   840  de_minimis 90→60
            p: crowd 60 + match 60 = 120, open
            q: crowd 180 + match 100 = 280, open
        "#]],
    );
}

#[test]
fn how_rules_go_together_is_fixed_once_something_was_given_in_kind() {
    check(
        "pool city 1000
         rule work city base=sum rate=1/1 in_kind=work:10
         project p goal=9000
         restack mode=sequential
         in_kind h p A tools 3
         restack mode=additive",
        &expect![[r#"
            event                    rule  change   stands  pool  why
            restack mode=sequential
            in_kind h p A tools 3
            restack mode=additive          refused                stack_fixed 0→0
            p: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn crowd_and_match_of_others_reach_a_goal_without_what_is_held() {
    check(
        "pool city 1000 hold=900
         rule a city
         rule b city gate=goal priority=2
         project p goal=60
         gift x p X 20
         gift y p Y 10
         gift z p Z 10
         refund x 20
         hold h p H 15
         +10 gift w p W 5",
        &expect![[r#"
            event             rule  change    stands  pool  why
            gift x p X 20     a     +20           20   980
              x               b     +0            20   980  gate_goal 20→0
            gift y p Y 10     a     +10           10   970
              y               b     +0            10   970  gate_goal 10→0
            gift z p Z 10     a     +10           20   950
              z               b     +10           20   950
            refund x 20       a     -20            0   970
            hold h p H 15     a     held +15           955
              h               b     held +0            955  gate_goal 15→0
            +10 gift w p W 5  a     +5             5   950
              w               b     +0             5   950  gate_goal 5→0
            p: crowd 25 + match 35 = 60, open
        "#]],
    );
    check(
        "pool city 1000 hold=900
         rule b city
         project p goal=300
         hold h p H 80
         +10 rule b city version=2 base=goal rate=50% gate=goal
         +10 gift y p Y 150",
        &expect![[r#"
            event                                                   rule  change    stands  pool  why
            hold h p H 80                                           b     held +80           920
            +10 rule b city version=2 base=goal rate=50% gate=goal
            +10 gift y p Y 150                                      b v2  +70            0   850
            p: crowd 150 + match 70 = 220, open
        "#]],
    );
}
