//! The worked examples of the specification, and the ambiguities around them.

use expect_test::expect;

use crate::table::check;

#[test]
fn e1_double_each_gift() {
    check(
        "pool city 100000
         rule double city contribution_max=10000 donor_count=1 project_max=50000
         project p1 goal=200000 minimum=150000
         gift a p1 A 3000
         gift b p1 B 15000
         gift a2 p1 A 5000
         gift c p1 C 10000
         gift d p1 D 40000
         gift e p1 E 8000
         gift f p1 F 20000",
        &expect![[r#"
            event              rule    change  stands   pool  why
            gift a p1 A 3000   double  +3000     3000  97000
            gift b p1 B 15000  double  +10000   10000  87000  contribution_max 15000→10000
            gift a2 p1 A 5000  double  +0           0  87000  donor_max_count 5000→0
            gift c p1 C 10000  double  +10000   10000  77000
            gift d p1 D 40000  double  +10000   10000  67000  contribution_max 40000→10000
            gift e p1 E 8000   double  +8000     8000  59000
            gift f p1 F 20000  double  +9000     9000  50000  contribution_max 20000→10000, project_max 10000→9000
            p1: crowd 101000 + match 50000 = 151000, open
        "#]],
    );
}

#[test]
fn e1_not_above_the_minimum() {
    check(
        "pool city 100000
         rule double city contribution_max=10000 donor_count=1 project_max=50000 not_above=minimum
         project p1 goal=200000 minimum=150000
         gift a p1 A 3000
         gift b p1 B 15000
         gift a2 p1 A 5000
         gift c p1 C 10000
         gift d p1 D 40000
         gift e p1 E 8000
         gift f p1 F 20000",
        &expect![[r#"
            event              rule    change  stands   pool  why
            gift a p1 A 3000   double  +3000     3000  97000
            gift b p1 B 15000  double  +10000   10000  87000  contribution_max 15000→10000
            gift a2 p1 A 5000  double  +0           0  87000  donor_max_count 5000→0
            gift c p1 C 10000  double  +10000   10000  77000
            gift d p1 D 40000  double  +10000   10000  67000  contribution_max 40000→10000
            gift e p1 E 8000   double  +8000     8000  59000
            gift f p1 F 20000  double  +8000     8000  51000  contribution_max 20000→10000, project_max 10000→9000, not_above 9000→8000
            p1: crowd 101000 + match 49000 = 150000, open
        "#]],
    );
}

#[test]
fn e16_refund() {
    check(
        "pool city 10000
         rule double city
         project p1 goal=200000
         gift a p1 A 6000
         gift b p1 B 5000
         refund a 6000",
        &expect![[r#"
            event             rule    change  stands  pool  why
            gift a p1 A 6000  double  +6000     6000  4000
            gift b p1 B 5000  double  +4000     4000     0  pool_available 5000→4000
            refund a 6000     double  -6000        0  6000
            p1: crowd 5000 + match 4000 = 9000, open
        "#]],
    );
}

#[test]
fn e16_refund_with_replay() {
    check(
        "pool city 10000
         rule double city replay
         project p1 goal=200000
         gift a p1 A 6000
         gift b p1 B 5000
         refund a 6000",
        &expect![[r#"
            event             rule    change  stands  pool  why
            gift a p1 A 6000  double  +6000     6000  4000
            gift b p1 B 5000  double  +4000     4000     0  pool_available 5000→4000
            refund a 6000     double  -6000        0  5000
              b               double  +1000     5000  5000
            p1: crowd 5000 + match 5000 = 10000, open
        "#]],
    );
}

#[test]
fn a_partial_refund_takes_back_the_difference_to_what_the_remaining_gift_would_have_earned() {
    check(
        "pool city 100000
         rule half city rate=1/2 min=500 contribution_max=2000
         project p1 goal=200000
         gift a p1 A 3001
         refund a 1000
         refund a 2
         refund a 1500
         refund a 500
         refund a 499",
        &expect![[r#"
            event             rule  change   stands    pool  why
            gift a p1 A 3001  half  +1000      1000   99000  contribution_max 3001→2000
            refund a 1000     half  +0         1000   99000
            refund a 2        half  -1          999   99001
            refund a 1500     half  -999          0  100000
            refund a 500            refused       0          more_than_the_gift 500→0
            refund a 499            +0            0
            p1: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn a_refunded_first_gift_frees_the_donors_place() {
    check(
        "pool city 100000
         rule double city donor_count=1
         project p1 goal=200000
         gift a p1 A 1000
         gift a2 p1 A 2000
         refund a 400
         gift a3 p1 A 2000
         refund a 600
         gift a4 p1 A 2000",
        &expect![[r#"
            event              rule    change  stands    pool  why
            gift a p1 A 1000   double  +1000     1000   99000
            gift a2 p1 A 2000  double  +0           0   99000  donor_max_count 2000→0
            refund a 400       double  -400       600   99400
            gift a3 p1 A 2000  double  +0           0   99400  donor_max_count 2000→0
            refund a 600       double  -600         0  100000
            gift a4 p1 A 2000  double  +2000     2000   98000
            p1: crowd 6000 + match 2000 = 8000, open
        "#]],
    );
}

#[test]
fn two_funders_one_after_the_other_and_back_again() {
    check(
        "pool city region=1000 ville=5000
         rule double city
         project p1 goal=200000
         gift a p1 A 700
         gift b p1 B 700
         refund b 350
         refund a 700
         gift c p1 C 1000",
        &expect![[r#"
            event             rule    change                      stands  pool  why
            gift a p1 A 700   double  +700                           700  5300
            gift b p1 B 700   double  +700 region+300 ville+400      700  4600
            refund b 350      double  -350                           350  4950
            refund a 700      double  -700                             0  5650
            gift c p1 C 1000  double  +1000 region+700 ville+300    1000  4650
            p1: crowd 1350 + match 1350 = 2700, open
        "#]],
    );
}

#[test]
fn two_funders_in_proportion_to_what_they_have_left() {
    check(
        "pool city region=1000 ville=2000 pro_rata
         rule double city
         project p1 goal=200000
         gift a p1 A 100
         refund a 50
         gift b p1 B 5000
         top_up city firm 10
         gift c p1 C 7",
        &expect![[r#"
            event                rule    change                       stands  pool  why
            gift a p1 A 100      double  +100 region+33 ville+67         100  2900
            refund a 50          double  -50 region-17 ville-33           50  2950
            gift b p1 B 5000     double  +2950 region+984 ville+1966    2950     0  pool_available 5000→2950
            top_up city firm 10
            gift c p1 C 7        double  +7                                7     3
            p1: crowd 5057 + match 3007 = 8064, open
        "#]],
    );
}

#[test]
fn a_missed_goal_gives_the_match_back_and_a_reached_one_commits_it() {
    check(
        "pool city 100000
         rule double city
         project p1 goal=3000
         project p2 goal=3000
         gift a p1 A 1500
         gift b p2 B 1499
         close p1
         close p2
         pay p1
         refund b 1499
         gift c p1 C 100
         close p1",
        &expect![[r#"
            event             rule    change          stands   pool  why
            gift a p1 A 1500  double  +1500             1500  98500
            gift b p2 B 1499  double  +1499             1499  97001
            close p1          double  committed 1500          97001
            close p2          double  -1499                   98500  success_line 1499→0
            pay p1            double  paid 1500               98500
            refund b 1499             +0                   0
            gift c p1 C 100   double  +0                   0  98500  project_settled 100→0
            close p1                  refused                        already_settled 0→0
            p1: crowd 1600 + match 1500 = 3100, succeeded
            p2: crowd 0 + match 0 = 0, refunded
        "#]],
    );
}

#[test]
fn a_new_version_counts_the_old_matches_and_each_settles_under_its_own() {
    check(
        "pool city 100000
         rule double city project_max=1000
         project p1 goal=10000
         gift a p1 A 800
         rule double city version=2 project_max=1500 donor_max=900 keep
         gift a2 p1 A 800
         gift b p1 B 800
         close p1",
        &expect![[r#"
            event                                                           rule       change         stands   pool  why
            gift a p1 A 800                                                 double     +800              800  99200
            rule double city version=2 project_max=1500 donor_max=900 keep
            gift a2 p1 A 800                                                double v2  +100              100  99100  donor_max 800→100
            gift b p1 B 800                                                 double v2  +600              600  98500  project_max 800→600
            close p1                                                        double     -800                   99300  success_line 800→0
                                                                            double v2  committed 700          99300  success_line 700→700
            p1: crowd 2400 + match 700 = 3100, refunded
        "#]],
    );
}

#[test]
fn two_rules_add_up_or_exclude_each_other() {
    let scenario = "pool city 100000
         pool region 100000
         rule quarter region rate=1/4 priority=2
         rule double city project_max=500
         project p1 goal=200000
         gift a p1 A 400
         gift b p1 B 400
         refund a 400
         refund b 400
         gift c p1 C 10";
    check(
        scenario,
        &expect![[r#"
        event            rule     change  stands    pool  why
        gift a p1 A 400  double   +400       500   99600
          a              quarter  +100       500   99900
        gift b p1 B 400  double   +100       200   99500  project_max 400→100
          b              quarter  +100       200   99800
        refund a 400     double   -400         0   99900
          a              quarter  -100         0   99900
        refund b 400     double   -100         0  100000
          b              quarter  -100         0  100000
        gift c p1 C 10   double   +10         12   99990
          c              quarter  +2          12   99998
        p1: crowd 10 + match 12 = 22, open
    "#]],
    );
    check(
        &format!("stack mode=exclusive\n{scenario}"),
        &expect![[r#"
        event            rule     change  stands    pool  why
        gift a p1 A 400  double   +400       400   99600
          a              quarter  +0         400  100000  exclusive 100→0
        gift b p1 B 400  double   +100       100   99500  project_max 400→100
          b              quarter  +0         100  100000  exclusive 100→0
        refund a 400     double   -400         0   99900
        refund b 400     double   -100         0  100000
        gift c p1 C 10   double   +10         10   99990
          c              quarter  +0          10  100000  exclusive 2→0
        p1: crowd 10 + match 10 = 20, open
    "#]],
    );
}

#[test]
fn an_excluded_rule_keeps_no_trace_of_the_gift() {
    check(
        "stack mode=exclusive
         pool city 100000
         pool region 100000
         rule double city
         rule half region rate=1/2 priority=2 donor_count=1
         project p1 goal=200000
         gift a p1 A 400
         refund a 400
         rule double city version=2 min=1000
         gift a2 p1 A 500",
        &expect![[r#"
            event                                rule       change  stands    pool  why
            gift a p1 A 400                      double     +400       400   99600
              a                                  half       +0         400  100000  exclusive 200→0
            refund a 400                         double     -400         0  100000
            rule double city version=2 min=1000
            gift a2 p1 A 500                     double v2  +0         250  100000  min_contribution 500→0
              a2                                 half       +250       250   99750
            p1: crowd 500 + match 250 = 750, open
        "#]],
    );
}

#[test]
fn a_gift_that_is_decided_again_does_not_stand_in_its_own_way() {
    check(
        "pool city 1000
         rule double city not_above=goal donor_max=700 project_max=900 replay
         project p1 goal=2000
         gift a p1 A 600
         gift b p1 B 700
         gift c p1 C 100
         refund a 600",
        &expect![[r#"
            event            rule    change  stands  pool  why
            gift a p1 A 600  double  +600       600   400
            gift b p1 B 700  double  +100       100   300  project_max 700→300, not_above 300→100
            gift c p1 C 100  double  +0           0   300  not_above 100→0
            refund a 600     double  -600         0   200
              b              double  +600       700   200
              c              double  +100       100   200
            p1: crowd 800 + match 800 = 1600, open
        "#]],
    );
}

#[test]
fn two_rules_on_one_pool_of_two_funders() {
    check(
        "pool city region=500 ville=5000
         rule double city
         rule half city rate=1/2 priority=2
         project p1 goal=200000
         gift a p1 A 400
         gift b p1 B 400
         refund a 100",
        &expect![[r#"
            event            rule    change                     stands  pool  why
            gift a p1 A 400  double  +400                          600  4900
              a              half    +200 region+100 ville+100     600  4900
            gift b p1 B 400  double  +400                          600  4300
              b              half    +200                          600  4300
            refund a 100     double  -100                          450  4450
              a              half    -50                           450  4450
            p1: crowd 700 + match 1050 = 1750, open
        "#]],
    );
}

#[test]
fn events_that_make_no_sense_are_refused_and_change_nothing() {
    check(
        "pool city 100000
         rule double city
         project p1 goal=200000
         gift a p1 A 400
         gift a p1 A 400
         gift b p1 A 0
         refund x 1
         refund a 0
         refund a 401
         pay p1",
        &expect![[r#"
            event            rule    change   stands   pool  why
            gift a p1 A 400  double  +400        400  99600
            gift a p1 A 400          refused     400         duplicate_contribution 400→0
            gift b p1 A 0            refused                 amount_out_of_range 0→0
            refund x 1               refused                 unknown_contribution 1→0
            refund a 0               refused     400         amount_out_of_range 0→0
            refund a 401             refused     400         more_than_the_gift 401→0
            pay p1                   refused                 nothing_committed 0→0
            p1: crowd 400 + match 400 = 800, open
        "#]],
    );
}
