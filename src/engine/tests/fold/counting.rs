//! Which gifts count, for whom, and what rates read.

use expect_test::expect;

use crate::table::check;

#[test]
fn the_part_above_a_step_is_paid_at_the_next_rate() {
    check(
        "pool city 100000
         rule steps city rate=marginal_crowd_so_far:0=1/1,1000=1/2
         project p goal=90000
         gift a p A 800
         gift b p B 800
         refund b 300
         refund a 100",
        &expect![[r#"
            event           rule   change  stands   pool  why
            gift a p A 800  steps  +800       800  99200
            gift b p B 800  steps  +500       500  98700
            refund b 300    steps  -150       350  98850
            refund a 100    steps  -100       700  98950
            p: crowd 1200 + match 1050 = 2250, open
        "#]],
    );
}

#[test]
fn milestones_add_up() {
    check(
        "pool city 10000
         rule stones city base=one rate=milestone:2500=100,5000=200,7500=300
         project p goal=1000
         gift a p A 250
         gift b p B 500
         refund a 1",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 250  stones  +100         0  9900
            gift b p B 500  stones  +500         0  9400
            refund a 1              +0           0
              a             stones  -300         0  9700
            p: crowd 749 + match 300 = 1049, open
        "#]],
    );
}

#[test]
fn a_draw_can_be_repeated() {
    check(
        "pool city 10000
         rule luck city rate=seeded_draw@spring:0=nothing,5000=1/1
         project p goal=9000
         gift a p A 100
         gift b p B 100
         gift c p C 100
         gift d p D 100",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift a p A 100  luck  +100       100  9900
            gift b p B 100  luck  +0           0  9900
            gift c p C 100  luck  +100       100  9800
            gift d p D 100  luck  +0           0  9800
            p: crowd 400 + match 200 = 600, open
        "#]],
    );
}

#[test]
fn the_first_three_of_a_series() {
    check(
        "pool city 10000
         rule series city series=1/3
         project p goal=9000
         gift a p A 100 series=1
         gift b p A 100 series=3
         gift c p A 100 series=4
         gift d p A 100",
        &expect![[r#"
            event                    rule    change  stands  pool  why
            gift a p A 100 series=1  series  +100       100  9900
            gift b p A 100 series=3  series  +100       100  9800
            gift c p A 100 series=4  series  +0           0  9800  series 100→0
            gift d p A 100           series  +0           0  9800  series 100→0
            p: crowd 400 + match 200 = 600, open
        "#]],
    );
}

#[test]
fn new_donors_and_those_who_give_twice_as_much() {
    check(
        "pool city 10000
         rule new city novelty=2/1
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 100
         gift b q A 199
         gift c p A 598
         gift d q B 50",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift a p A 100  new   +100       100  9900
            gift b q A 199  new   +0           0  9900  novelty 199→0
            gift c p A 598  new   +598       598  9302
            gift d q B 50   new   +50         50  9252
            p: crowd 698 + match 698 = 1396, open
            q: crowd 249 + match 50 = 299, open
        "#]],
    );
}

#[test]
fn one_address_is_one_donor() {
    check(
        "pool city 10000
         rule double city donor_count=1 distinct_by=email
         project p goal=9000
         gift a p A 100 email=x
         gift b p B 100 email=x
         gift c p B 100
         refund a 100
         gift d p C 100 email=x",
        &expect![[r#"
            event                   rule    change  stands  pool  why
            gift a p A 100 email=x  double  +100       100  9900
            gift b p B 100 email=x  double  +0           0  9900  donor_max_count 100→0
            gift c p B 100          double  +100       100  9800
            refund a 100            double  -100         0  9900
            gift d p C 100 email=x  double  +100       100  9800
            p: crowd 300 + match 200 = 500, open
        "#]],
    );
}

#[test]
fn hours_count_up_to_a_third_of_all() {
    check(
        "pool city 100000
         rule hours city base=sum rate=1/1 in_kind=work:10 in_kind_max=3333
         project p goal=90000
         in_kind h p B work 100
         gift a p A 1000
         gift b p A 3000
         proof p h=50",
        &expect![[r#"
            event                   rule   change  stands   pool  why
            in_kind h p B work 100
            gift a p A 1000         hours  +1499        0  98501
            gift b p A 3000         hours  +3501        0  95000
            proof p h=50            hours  -500            95500
            p: crowd 4000 + match 4500 = 8500, open
        "#]],
    );
}

#[test]
fn related_donors_of_an_older_version_count_against_a_limit_that_came_later() {
    check(
        "pool city 10000
         rule double city related=team
         project p goal=9000
         gift a p A 400 relation=team
         rule double city version=2 related=team related_max=500
         gift b p B 400 relation=team",
        &expect![[r#"
            event                                                    rule       change  stands  pool  why
            gift a p A 400 relation=team                             double     +400       400  9600
            rule double city version=2 related=team related_max=500
            gift b p B 400 relation=team                             double v2  +100       100  9500  related_max 400→100
            p: crowd 800 + match 500 = 1300, open
        "#]],
    );
}

#[test]
fn the_limit_of_a_donor_that_came_later_looks_back_at_a_project_as_a_whole() {
    check(
        "pool city 10000
         rule double city base=sum
         project p goal=9000
         gift a p A 400
         rule double city version=2 base=sum donor_max=500
         gift b p A 400",
        &expect![[r#"
            event                                              rule       change  stands  pool  why
            gift a p A 400                                     double     +400         0  9600
            rule double city version=2 base=sum donor_max=500
            gift b p A 400                                     double v2  +100         0  9500  donor_max 400→100
            p: crowd 800 + match 500 = 1300, open
        "#]],
    );
}
