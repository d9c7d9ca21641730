//! Ends of campaigns: what they leave to donors and to other campaigns.

use expect_test::expect;

use crate::table::{check, check_all};

/// Each donor may be matched for 100 under the rule. The first gift of each is matched with nothing, or with match
/// that goes back.
#[test]
fn where_match_came_to_nothing_its_donors_have_used_nothing() {
    check(
        "pool city 1000
         rule double city donor_max=100 donor_per=rule project_max=40
         rule keeps city donor_max=100 donor_per=rule project_max=40 keep areas=east priority=2
         project full goal=9000
         project missed goal=9000
         project reached goal=120
         project kept goal=9000 area=east
         project given_up goal=9000 area=east
         project late goal=9000
         gift a missed A 100
         gift b missed B 100
         gift c reached C 40
         gift d reached D 100
         close missed
         close reached
         gift a2 late A 10
         gift b2 late B 10
         gift c2 late C 10
         gift d2 late D 10
         gift e kept E 100
         gift f kept F 100
         gift g given_up G 100
         gift h given_up H 100
         close kept
         cancel given_up
         gift e2 full E 5
         gift f2 full F 5
         gift g2 full G 5
         gift h2 full H 5",
        &expect![[r#"
            event                  rule    change        stands  pool  why
            gift a missed A 100    double  +40               40   960  project_max 100→40
            gift b missed B 100    double  +0                 0   960  project_max 100→0
            gift c reached C 40    double  +40               40   920
            gift d reached D 100   double  +0                 0   920  project_max 100→0
            close missed           double  -40                    960  success_line 40→0
            close reached          double  committed 40           960
            gift a2 late A 10      double  +10               10   950
            gift b2 late B 10      double  +10               10   940
            gift c2 late C 10      double  +10               10   930
            gift d2 late D 10      double  +0                 0   930  donor_max 10→0
            gift e kept E 100      double  +40               80   850  project_max 100→40
              e                    keeps   +40               80   850  project_max 100→40
            gift f kept F 100      double  +0                 0   850  project_max 100→0
              f                    keeps   +0                 0   850  project_max 100→0
            gift g given_up G 100  double  +40               80   770  project_max 100→40
              g                    keeps   +40               80   770  project_max 100→40
            gift h given_up H 100  double  +0                 0   770  project_max 100→0
              h                    keeps   +0                 0   770  project_max 100→0
            close kept             double  -40                    810  success_line 40→0
                                   keeps   committed 40           810  success_line 40→40
            cancel given_up        double  -40                    890  cancelled 40→0
                                   keeps   -40                    890  cancelled 40→0
            gift e2 full E 5       double  +5                 5   885
            gift f2 full F 5       double  +5                 5   880
            gift g2 full G 5       double  +5                 5   875
            gift h2 full H 5       double  +5                 5   870
            full: crowd 20 + match 20 = 40, open
            missed: crowd 200 + match 0 = 200, refunded
            reached: crowd 140 + match 40 = 180, succeeded
            kept: crowd 200 + match 40 = 240, refunded
            given_up: crowd 200 + match 0 = 200, cancelled
            late: crowd 40 + match 30 = 70, open
        "#]],
    );
}

#[test]
fn where_a_version_gave_nothing_its_donors_are_free_unless_it_reached_its_line_or_keeps() {
    let endings = [
        ("missed=void_to_pool", "close"),
        ("missed=keep", "close"),
        ("success_bps=500", "close"),
        ("missed=keep", "cancel"),
    ];
    check_all(
        endings.map(|(setting, end)| {
            format!(
                "pool city 60
                 rule double city donor_max=100 donor_per=rule {setting}
                 project p goal=2000 keep
                 project q goal=9000
                 gift x q X 60
                 gift a p A 100
                 refund x 60
                 {end} p
                 gift b q A 50"
            )
        }),
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60     0
            gift a p A 100  double  +0           0     0  pool_available 100→0
            refund x 60     double  -60          0    60
            close p
            gift b q A 50   double  +50         50    10
            p: crowd 100 + match 0 = 100, kept
            q: crowd 50 + match 50 = 100, open

            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60     0
            gift a p A 100  double  +0           0     0  pool_available 100→0
            refund x 60     double  -60          0    60
            close p
            gift b q A 50   double  +0           0    60  donor_max 50→0
            p: crowd 100 + match 0 = 100, kept
            q: crowd 50 + match 0 = 50, open

            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60     0
            gift a p A 100  double  +0           0     0  pool_available 100→0
            refund x 60     double  -60          0    60
            close p
            gift b q A 50   double  +0           0    60  donor_max 50→0
            p: crowd 100 + match 0 = 100, succeeded
            q: crowd 50 + match 0 = 50, open

            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60     0
            gift a p A 100  double  +0           0     0  pool_available 100→0
            refund x 60     double  -60          0    60
            cancel p
            gift b q A 50   double  +50         50    10
            p: crowd 100 + match 0 = 100, cancelled
            q: crowd 50 + match 50 = 100, open
        "#]],
    );
}

#[test]
fn a_second_chance_counts_what_would_come_and_is_given_by_the_first_rule_that_gives_the_longest() {
    check(
        "pool city 10000
         rule a city base=sum rate=1/1 release=at_end extension=4000/20
         rule b city extension=1000/30 priority=2
         rule c city extension=1000/30 priority=3
         project p goal=4000 until_day=8
         gift a p A 300
         close p",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift a p A 300  b     +300       600  9400
              a             c     +300       600  9400
              a             a     +0         600  9400  waits_for_end 300→0
            close p         b     +0              9400  extended 1200→1200
            p: crowd 300 + match 600 = 900, open
        "#]],
    );
    check(
        "pool city 10000
         rule a city base=sum rate=1/1 release=at_end extension=4000/20
         project p goal=2000 until_day=8
         gift a p A 400
         close p",
        &expect![[r#"
            event           rule  change  stands   pool  why
            gift a p A 400  a     +0           0  10000  waits_for_end 400→0
            close p         a     +0              10000  extended 800→800
            p: crowd 400 + match 0 = 400, open
        "#]],
    );
}

#[test]
fn a_second_chance_does_not_count_twice_what_stands() {
    check(
        "pool city 10000
         rule a city base=sum rate=1/1 extension=1000/20
         project p goal=4000 until_day=8
         gift a p A 300
         close p",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift a p A 300  a     +300         0  9700
            close p         a     +0              9700  extended 600→600
            p: crowd 300 + match 300 = 600, open
        "#]],
    );
}

#[test]
fn nothing_is_offered_to_others_where_nothing_came_back() {
    check(
        "pool city 100
         rule double city missed=redistribute
         project p goal=80
         project q goal=9000
         gift a p A 40
         gift x q X 30
         gift b q B 100
         refund x 30
         close p",
        &expect![[r#"
            event           rule    change        stands  pool  why
            gift a p A 40   double  +40               40    60
            gift x q X 30   double  +30               30    30
            gift b q B 100  double  +30               30     0  pool_available 100→30
            refund x 30     double  -30                0    30
            close p         double  committed 40            30
            p: crowd 40 + match 40 = 80, succeeded
            q: crowd 100 + match 30 = 130, open
        "#]],
    );
}

#[test]
fn what_came_back_to_a_pool_is_offered_to_those_who_draw_on_it() {
    check(
        "pool city 100
         pool bank 10
         rule double city missed=redistribute
         rule goal bank base=goal rate=50% areas=west priority=2
         rule start city base=goal rate=10% areas=east priority=3
         project p goal=8000
         project q goal=9000 area=west
         project r goal=900 area=east
         gift a p A 90
         gift b q B 10
         refund b 10
         top_up bank bank 500
         cancel p",
        &expect![[r#"
            event                 rule    change  stands  pool  why
            gift a p A 90         double  +90         90    10
            gift b q B 10         double  +10         10     0
              b                   goal    +10         10     0  pool_available 4500→10
            refund b 10           double  -10          0    10
            top_up bank bank 500
            cancel p              double  -90               10  cancelled 90→0
                                  start   +90               10
            p: crowd 90 + match 0 = 90, cancelled
            q: crowd 0 + match 10 = 10, open
            r: crowd 0 + match 90 = 90, open
        "#]],
    );
}

#[test]
fn an_older_version_whose_match_stands_decides_about_success() {
    check(
        "pool city 1000
         rule double city success_bps=1000
         project p goal=1000
         gift a p A 60
         rule double city version=2 success_bps=9000
         close p",
        &expect![[r#"
            event                                        rule    change        stands  pool  why
            gift a p A 60                                double  +60               60   940
            rule double city version=2 success_bps=9000
            close p                                      double  committed 60           940
            p: crowd 60 + match 60 = 120, succeeded
        "#]],
    );
    check(
        "pool city 1000
         rule double city success_bps=1000
         project p goal=1000
         gift a p A 60
         rule double city version=2 success_bps=9000
         refund a 60
         gift b p B 60
         close p",
        &expect![[r#"
            event                                        rule       change  stands  pool  why
            gift a p A 60                                double     +60         60   940
            rule double city version=2 success_bps=9000
            refund a 60                                  double     -60          0  1000
            gift b p B 60                                double v2  +60         60   940
            close p                                      double v2  -60             1000  success_line 60→0
            p: crowd 60 + match 0 = 60, refunded
        "#]],
    );
}

#[test]
fn a_gate_before_payment_is_not_asked_where_the_line_was_missed() {
    check(
        "pool city 1000
         rule double city gate=donors>=5,payout
         project p goal=1000
         project q goal=100
         project r goal=100 keep
         gift a p A 60
         gift b q B 60
         close p
         close q",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift a p A 60  double  +60         60   940
            gift b q B 60  double  +60         60   880
            close p        double  -60              940  success_line 60→0
            close q        double  -60             1000  gate_donors 60→0
            p: crowd 60 + match 0 = 60, refunded
            q: crowd 60 + match 0 = 60, succeeded
            r: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn what_was_all_paid_before_the_end_stays_without_a_word() {
    check(
        "pool city 10000
         rule start city base=goal rate=1/4 release=upfront
         project p goal=2000
         gift a p A 100
         pay p
         cancel p",
        &expect![[r#"
            event           rule   change         stands  pool  why
            gift a p A 100  start  +500                0  9500
              a             start  committed 500       0  9500
            pay p           start  paid 500               9500
            cancel p
            p: crowd 100 + match 500 = 600, cancelled
        "#]],
    );
}
