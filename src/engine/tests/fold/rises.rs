//! What rises into money that came free: up to which limit, and what hangs on it.

use expect_test::expect;

use crate::table::{check, check_all};

/// A gift of 100 that found 40 in the pool rises to 100, whatever limit counts what it has itself.
#[test]
fn a_gift_that_rises_leaves_its_own_share_free() {
    let settings = [
        "",
        "project_max=100",
        "not_above=goal",
        "organisation=100",
        "donor_max=100",
        "donor_count=1",
        "source_max=100",
        "rate=pool_used:0=1/1,100=1/10",
        "rate=crowd_so_far:0=1/1,100=1/10",
        "rate=milestone:0=1/1,5000=1/10",
    ];
    check_all(
        settings.map(|setting| {
            format!(
                "pool city 100
                 rule double city replay {setting}
                 project p goal=200 keep
                 project q goal=9000
                 gift x q X 60
                 gift a p A 100
                 refund x 60"
            )
        }),
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60    40
            gift a p A 100  double  +40         40     0  pool_available 100→40
            refund x 60     double  -60          0     0
              a             double  +60        100     0
            p: crowd 100 + match 100 = 200, open
            q: crowd 0 + match 0 = 0, open

            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60    40
            gift a p A 100  double  +40         40     0  pool_available 46→40
            refund x 60     double  -60          0     0
              a             double  +60        100     0
            p: crowd 100 + match 100 = 200, open
            q: crowd 0 + match 0 = 0, open

            event           rule    change  stands  pool  why
            gift x q X 60   double  +60         60    40
            gift a p A 100  double  +40         40     0  pool_available 100→40
            refund x 60     double  -60          0     0
              a             double  +60        100     0
            p: crowd 100 + match 100 = 200, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn a_gift_rises_by_what_it_read_when_it_came() {
    check(
        "pool city 100
         rule double city replay rate=crowd_so_far:0=1/1,100=1/10
         project p goal=2000
         project q goal=9000
         gift x q X 60
         gift a p A 90
         gift b p B 50
         refund x 60",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift x q X 60  double  +60         60    40
            gift a p A 90  double  +40         40     0  pool_available 90→40
            gift b p B 50  double  +0           0     0  pool_available 50→0
            refund x 60    double  -60          0     0
              a            double  +50         90     0
              b            double  +10         10     0  pool_available 50→10
            p: crowd 140 + match 100 = 240, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn nothing_rises_while_pool_or_rule_is_paused_or_in_another_pool() {
    let scenario = "pool city 100
         pool bank 100
         rule double city replay
         rule half bank rate=1/2 priority=2
         project p goal=2000
         project q goal=9000
         gift x q X 60
         gift a p A 100
         gift y q Y 200
         top_up bank bank 50";
    check(
        &format!("{scenario}\nrefund x 60"),
        &expect![[r#"
        event                rule    change  stands  pool  why
        gift x q X 60        double  +60         90    40
          x                  half    +30         90    70
        gift a p A 100       double  +40         90     0  pool_available 100→40
          a                  half    +50         90    20
        gift y q Y 200       double  +0          20     0  pool_available 200→0
          y                  half    +20         20     0  pool_available 100→20
        top_up bank bank 50
        refund x 60          double  -60          0     0
          x                  half    -30          0    80
          a                  double  +60        150     0
        p: crowd 100 + match 150 = 250, open
        q: crowd 200 + match 20 = 220, open
    "#]],
    );
    check_all(
        ["pause city", "pause double", "end city"].map(|pause| format!("{scenario}\n{pause}\nrefund x 60")),
        &expect![[r#"
            event                rule    change  stands  pool  why
            gift x q X 60        double  +60         90    40
              x                  half    +30         90    70
            gift a p A 100       double  +40         90     0  pool_available 100→40
              a                  half    +50         90    20
            gift y q Y 200       double  +0          20     0  pool_available 200→0
              y                  half    +20         20     0  pool_available 100→20
            top_up bank bank 50
            pause city
            refund x 60          double  -60          0    60
              x                  half    -30          0    80
            p: crowd 100 + match 90 = 190, open
            q: crowd 200 + match 20 = 220, open

            event                rule    change  stands  pool  why
            gift x q X 60        double  +60         90    40
              x                  half    +30         90    70
            gift a p A 100       double  +40         90     0  pool_available 100→40
              a                  half    +50         90    20
            gift y q Y 200       double  +0          20     0  pool_available 200→0
              y                  half    +20         20     0  pool_available 100→20
            top_up bank bank 50
            pause double
            refund x 60          double  -60          0    60
              x                  half    -30          0    80
            p: crowd 100 + match 90 = 190, open
            q: crowd 200 + match 20 = 220, open

            event                rule    change  stands  pool  why
            gift x q X 60        double  +60         90    40
              x                  half    +30         90    70
            gift a p A 100       double  +40         90     0  pool_available 100→40
              a                  half    +50         90    20
            gift y q Y 200       double  +0          20     0  pool_available 200→0
              y                  half    +20         20     0  pool_available 100→20
            top_up bank bank 50
            end city
            refund x 60          double  -60          0    60
              x                  half    -30          0    80
            p: crowd 100 + match 90 = 190, open
            q: crowd 200 + match 20 = 220, open
        "#]],
    );
}

#[test]
fn a_project_whose_gift_has_risen_is_asked_again_as_a_whole() {
    check(
        "pool city 100
         pool bank 2000
         rule double city replay
         rule gap bank base=gap rate=1/1 priority=2
         project p goal=1000
         project q goal=500
         project r goal=3000
         gift x q X 60
         gift c r C 10
         gift a p A 100
         top_up bank bank 5000
         refund x 60",
        &expect![[r#"
            event                  rule    change  stands  pool  why
            gift x q X 60          double  +60         60    40
              x                    gap     +380        60  1620
            gift c r C 10          double  +10         10    30
              c                    gap     +1620       10     0  pool_available 2980→1620
            gift a p A 100         double  +30         30     0  pool_available 100→30
              a                    gap     +0          30     0  pool_available 870→0
            top_up bank bank 5000
            refund x 60            double  -60          0     0
              a                    double  +60         90     0  pool_available 100→90
              x                    gap     +120         0  4070
                                   gap     +810            4070
            p: crowd 100 + match 900 = 1000, open
            q: crowd 0 + match 500 = 500, open
            r: crowd 10 + match 1630 = 1640, open
        "#]],
    );
}

#[test]
fn a_gift_rises_beside_what_rules_before_it_have_come_to() {
    check_all(
        ["sequential", "compounding"].map(|mode| {
            format!(
                "stack mode={mode}
                 pool city 1000
                 pool bank 130
                 rule a city project_max=60
                 rule b bank replay priority=2
                 project p goal=9000
                 project q goal=9000
                 gift x q X 160
                 gift y p Y 160
                 refund x 160"
            )
        }),
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift x q X 160  a     +60        160   940  project_max 160→60
              x             b     +100       160    30
            gift y p Y 160  a     +60         90   880  project_max 160→60
              y             b     +30         90     0  pool_available 100→30
            refund x 160    a     -60          0   940
              x             b     -100         0    30
              y             b     +70        160    30
            p: crowd 160 + match 160 = 320, open
            q: crowd 0 + match 0 = 0, open

            event           rule  change  stands  pool  why
            gift x q X 160  a     +60        190   940  project_max 160→60
              x             b     +130       190     0  pool_available 220→130
            gift y p Y 160  a     +60         60   880  project_max 160→60
              y             b     +0          60     0  pool_available 220→0
            refund x 160    a     -60          0   940
              x             b     -130         0     0
              y             b     +130       190     0  pool_available 220→130
            p: crowd 160 + match 190 = 350, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn a_gate_that_opens_lets_gifts_rise_and_their_project_be_asked() {
    check(
        "pool city 1000
         pool bank 2000
         rule late city gate=crowd>=150,retroactive
         rule gap bank base=gap rate=1/1 priority=2
         project p goal=1000
         gift a p A 90
         gift b p B 50
         gift c p C 20
         gift d p D 20",
        &expect![[r#"
            event          rule  change  stands  pool  why
            gift a p A 90  late  +0           0  1000  gate_crowd 90→0
              a            gap   +910         0  1090
            gift b p B 50  late  +0           0  1000  gate_crowd 50→0
              b            gap   -50          0  1140
            gift c p C 20  late  +0          20   840  gate_crowd 20→0
              c            gap   -20         20  1320
              a            late  +90         90   840
              b            late  +50         50   840
              c            late  +20         20   840
              c            gap   -160        20  1320
            gift d p D 20  late  +20         20   820
              d            gap   -40         20  1360
            p: crowd 180 + match 820 = 1000, open
        "#]],
    );
}

#[test]
fn what_is_left_of_a_gift_keeps_its_floor() {
    check(
        "pool city 1000
         rule double city floor=20
         project p goal=9000
         gift a p A 50
         refund a 30
         refund a 1
         gift b p B 20
         gift c p C 19",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift a p A 50  double  +50         50   950
            refund a 30    double  -30         20   980
            refund a 1     double  -20          0  1000
            gift b p B 20  double  +20         20   980
            gift c p C 19  double  +0           0   980  floor 19→0
            p: crowd 58 + match 20 = 78, open
        "#]],
    );
}

#[test]
fn past_the_post_a_gift_is_matched_whole_or_not_at_all() {
    check(
        "pool city 100
         rule double city allocate=first_past_post
         rule whole city base=sum rate=1/2 allocate=first_past_post priority=2 areas=east
         project p goal=9000
         project q goal=9000 area=east
         gift a p A 101
         gift b p B 60
         gift c p C 41
         gift d p D 40
         refund d 40
         gift e q E 10
         gift f q F 20
         gift g q G 10",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 101  double  +0           0   100  past_the_post 101→0
            gift b p B 60   double  +60         60    40
            gift c p C 41   double  +0           0    40  past_the_post 41→0
            gift d p D 40   double  +40         40     0
            refund d 40     double  -40          0    40
            gift e q E 10   double  +10         10    25
              e             whole   +5          10    25
            gift f q F 20   double  +20         20     5
              f             whole   +0          20     5  past_the_post 15→5
            gift g q G 10   double  +0           0     5  past_the_post 10→0
              g             whole   +0           0     5  past_the_post 20→5
            p: crowd 202 + match 60 = 262, open
            q: crowd 40 + match 35 = 75, open
        "#]],
    );
}

#[test]
fn what_is_held_counts_against_a_single_source() {
    check(
        "pool city 1000 hold=900
         rule double city source_max=100
         project p goal=9000
         project q goal=9000
         hold z q A 40
         +10 hold a p A 30
         +10 gift b p A 50
         +10 gift c p B 90
         +10 gift d p A 60
         +10 gift e p A 10
         +10 gift a p A 30",
        &expect![[r#"
            event              rule    change    stands  pool  why
            hold z q A 40      double  held +40           960
            +10 hold a p A 30  double  held +30           930
            +10 gift b p A 50  double  +50           50   880
            +10 gift c p B 90  double  +90           90   790
            +10 gift d p A 60  double  +20           20   770  single_source_max 60→20
            +10 gift e p A 10  double  +0             0   770  single_source_max 10→0
            +10 gift a p A 30  double  held -30      30   770
              a                double  +30           30   770
            p: crowd 240 + match 190 = 430, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}
