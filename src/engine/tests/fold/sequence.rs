//! What a match has used up of a gift, where rules act one after the other.

use expect_test::expect;

use crate::table::check;

#[test]
fn a_match_that_was_cut_has_used_the_smallest_part_that_earns_it() {
    check(
        "stack mode=sequential
         pool city 1000
         rule a city rate=3/1 project_max=100
         rule b city rate=1/1 priority=2
         project p goal=9000
         gift x p X 50
         gift y p Y 50",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift x p X 50  a     +100       116   884  project_max 150→100
              x            b     +16        116   884
            gift y p Y 50  a     +0          50   834  project_max 150→0
              y            b     +50         50   834
            p: crowd 100 + match 166 = 266, open
        "#]],
    );
}

#[test]
fn a_table_or_a_flat_amount_uses_all_or_nothing() {
    check(
        "stack mode=sequential
         pool city 1000
         rule a city rate=gift_size:100=1/5
         rule b city rate=1/1 priority=2
         project p goal=9000
         gift x p X 50
         gift y p Y 200",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift x p X 50   a     +0          50   950
              x             b     +50         50   950
            gift y p Y 200  a     +40         40   910
              y             b     +0          40   910
            p: crowd 250 + match 90 = 340, open
        "#]],
    );
    check(
        "stack mode=sequential
         pool city 1000
         rule a city rate=30 project_max=30
         rule b city rate=1/1 priority=2
         project p goal=9000
         gift x p X 50
         gift y p Y 50",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift x p X 50  a     +30         30   970
              x            b     +0          30   970
            gift y p Y 50  a     +0          50   920  project_max 30→0
              y            b     +50         50   920
            p: crowd 100 + match 80 = 180, open
        "#]],
    );
}

#[test]
fn what_is_for_the_goal_uses_nothing_of_the_crowds_money() {
    check(
        "stack mode=sequential
         pool city 1000
         rule a city base=goal rate=10%
         rule b city base=sum rate=1/1 priority=2
         project p goal=900
         gift x p X 50
         gift y p Y 50",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift x p X 50  a     +90          0   860
              x            b     +50          0   860
            gift y p Y 50  a     +0           0   810
              y            b     +50          0   810
            p: crowd 100 + match 190 = 290, open
        "#]],
    );
}

#[test]
fn on_top_of_what_is_held_by_an_older_version_nothing_is_matched() {
    check(
        "stack mode=compounding
         pool city 1000
         pool bank 1000 hold=900
         rule a city project_max=60
         rule b bank rate=1/10 priority=2
         project p goal=9000
         gift x p X 50
         hold h p H 80
         +10 rule b bank version=2 base=sum rate=1/1 priority=2
         +10 gift y p Y 50",
        &expect![[r#"
            event                                                   rule  change   stands  pool  why
            gift x p X 50                                           a     +50          60   950
              x                                                     b     +10          60   990
            hold h p H 80                                           b     held +8           982
            +10 rule b bank version=2 base=sum rate=1/1 priority=2
            +10 gift y p Y 50                                       a     +10          10   940  project_max 50→10
              y                                                     b v2  +142         10   840
            p: crowd 100 + match 212 = 312, open
        "#]],
    );
}

#[test]
fn beside_each_other_a_pool_counts_once_for_a_project_and_another_does_not() {
    check(
        "pool city 1000
         pool bank 1000
         rule a city base=sum rate=1/1
         rule b bank base=sum rate=1/2 once_per=project priority=2
         project p goal=9000
         gift x p X 50",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift x p X 50  a     +50          0   950
              x            b     +25          0   975
            p: crowd 50 + match 75 = 125, open
        "#]],
    );
}

#[test]
fn past_the_post_a_project_as_a_whole_may_take_all_that_is_there() {
    check(
        "pool city 50
         rule whole city base=sum rate=1/2 allocate=first_past_post
         project p goal=9000
         gift x p X 60
         gift y p Y 40
         gift z p Z 2",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift x p X 60  whole  +30          0    20
            gift y p Y 40  whole  +20          0     0
            gift z p Z 2   whole  +0           0     0  past_the_post 51→50
            p: crowd 102 + match 50 = 152, open
        "#]],
    );
}

#[test]
fn after_the_end_a_project_as_a_whole_keeps_what_it_got() {
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1
         rule proof city base=sum rate=1/2 release=on_verification priority=2
         rule keeps city base=sum rate=1/10 release=on_verification keep priority=3
         project p goal=100
         project q goal=900
         gift x p X 60
         gift y q Y 60
         close p
         close q
         refund x 10
         refund y 10
         proof p
         proof q",
        &expect![[r#"
            event          rule   change        stands  pool  why
            gift x p X 60  whole  +60                0   904
              x            proof  +30                0   904
              x            keeps  +6                 0   904
            gift y q Y 60  whole  +60                0   808
              y            proof  +30                0   808
              y            keeps  +6                 0   808
            close p        whole  committed 60           808
                           proof  committed 30           808
                           keeps  committed 6            808
            close q        whole  -60                    898  success_line 60→0
                           proof  -30                    898  success_line 30→0
                           keeps  committed 6            898  success_line 6→6
            refund x 10           +0                 0
              x            proof  -5                 0   904
              x            keeps  -1                 0   904
            refund y 10           +0                 0
            proof p
            proof q
            p: crowd 50 + match 90 = 140, succeeded
            q: crowd 50 + match 6 = 56, refunded
        "#]],
    );
}

#[test]
fn what_is_due_comes_back_after_what_is_only_reserved() {
    check(
        "pool city region=120 ville=900
         rule month city base=sum rate=1/1 release=periodic
         project p goal=9000
         gift x p X 100
         window month
         gift y p Y 50
         refund x 80",
        &expect![[r#"
            event           rule   change                  stands  pool  why
            gift x p X 100  month  +100                         0   920
            window month    month  committed 100                    920
            gift y p Y 50   month  +50 region+20 ville+30       0   870
            refund x 80            +0                           0
              x             month  -50 region-20 ville-30       0   950
              x             month  -30                          0   950
            p: crowd 70 + match 70 = 140, open
        "#]],
    );
}

#[test]
fn what_a_rule_gave_stands_when_one_before_it_rises_or_gives_back() {
    check(
        "stack mode=sequential
         pool city 100
         pool bank 1000
         rule a city replay
         rule b bank priority=2
         project p goal=9000
         project q goal=9000
         gift x q X 60
         gift y p Y 100
         refund x 60",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift x q X 60   a     +60         60    40
              x             b     +0          60  1000
            gift y p Y 100  a     +40        100     0  pool_available 100→40
              y             b     +60        100   940
            refund x 60     a     -60          0     0
              y             a     +60        160     0
            p: crowd 100 + match 160 = 260, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
    check(
        "stack mode=compounding
         pool city 1000
         rule a city
         rule b city keep priority=2
         project p goal=9000 keep
         gift x p X 50
         close p",
        &expect![[r#"
            event          rule  change         stands  pool  why
            gift x p X 50  a     +50               150   850
              x            b     +100              150   850
            close p        a     -50                     900  success_line 50→0
                           b     committed 100           900  success_line 100→100
            p: crowd 50 + match 100 = 150, kept
        "#]],
    );
}
