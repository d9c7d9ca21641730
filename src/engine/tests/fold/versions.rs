//! New versions: what they count of what was there before them.

use expect_test::expect;

use crate::table::check;

#[test]
fn a_new_limit_of_donors_counts_each_gift_once() {
    check(
        "pool city 1000
         rule double city gate=crowd>=1
         project p goal=9000
         gift x p X 10
         gift a p A 60
         rule double city version=2 gate=crowd>=1 donor_max=100
         gift b p A 60",
        &expect![[r#"
            event                                                   rule       change  stands  pool  why
            gift x p X 10                                           double     +0           0  1000  gate_crowd 10→0
            gift a p A 60                                           double     +60         60   940
            rule double city version=2 gate=crowd>=1 donor_max=100
            gift b p A 60                                           double v2  +40         40   900  donor_max 60→40
            p: crowd 130 + match 100 = 230, open
        "#]],
    );
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1 contribution_max=50 leave_out
         project p goal=9000
         gift a p A 60
         gift b p B 50
         rule whole city version=2 donor_count=1
         gift c p A 30
         gift d p B 30",
        &expect![[r#"
            event                                    rule      change  stands  pool  why
            gift a p A 60                            whole     +0           0  1000  contribution_max 60→0
            gift b p B 50                            whole     +50          0   950
            rule whole city version=2 donor_count=1
            gift c p A 30                            whole v2  +30         30   920
            gift d p B 30                            whole v2  +0           0   920  donor_max_count 30→0
            p: crowd 170 + match 80 = 250, open
        "#]],
    );
}

#[test]
fn a_new_number_of_projects_counts_those_that_draw() {
    check(
        "pool city 1000
         rule double city
         project p goal=9000
         project q goal=9000
         project r goal=9000
         gift a p A 60
         gift b q B 60
         refund b 60
         rule double city version=2 max_open=1/rule
         gift c q C 60
         gift d p D 60
         refund d 60
         refund a 60
         gift e q E 60",
        &expect![[r#"
            event                                       rule       change  stands  pool  why
            gift a p A 60                               double     +60         60   940
            gift b q B 60                               double     +60         60   880
            refund b 60                                 double     -60          0   940
            rule double city version=2 max_open=1/rule
            gift c q C 60                               double v2  +0           0   940  max_active 60→0
            gift d p D 60                               double v2  +60         60   880
            refund d 60                                 double v2  -60          0   940
            refund a 60                                 double     -60          0  1000
            gift e q E 60                               double v2  +60         60   940
            p: crowd 0 + match 0 = 0, open
            q: crowd 120 + match 60 = 180, open
            r: crowd 0 + match 0 = 0, open
        "#]],
    );
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1
         project p goal=9000
         project q goal=9000
         project r goal=9000
         gift a p A 60
         gift b q B 60
         refund b 60
         rule whole city version=2 base=sum rate=1/1 max_open=1/rule
         gift c q C 60
         gift d p D 60
         gift e r E 60",
        &expect![[r#"
            event                                                        rule      change  stands  pool  why
            gift a p A 60                                                whole     +60          0   940
            gift b q B 60                                                whole     +60          0   880
            refund b 60                                                            +0           0
              b                                                          whole     -60          0   940
            rule whole city version=2 base=sum rate=1/1 max_open=1/rule
            gift c q C 60                                                whole v2  +0           0   940  max_active 60→0
            gift d p D 60                                                whole v2  +60          0   880
            gift e r E 60                                                whole v2  +0           0   880  max_active 60→0
            p: crowd 120 + match 120 = 240, open
            q: crowd 60 + match 0 = 60, open
            r: crowd 60 + match 0 = 60, open
        "#]],
    );
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1
         project p goal=9000
         project q goal=9000
         gift b q B 60
         refund b 60
         rule whole city version=2 base=sum rate=1/1 max_open=1/rule
         gift d p D 60",
        &expect![[r#"
            event                                                        rule      change  stands  pool  why
            gift b q B 60                                                whole     +60          0   940
            refund b 60                                                            +0           0
              b                                                          whole     -60          0  1000
            rule whole city version=2 base=sum rate=1/1 max_open=1/rule
            gift d p D 60                                                whole v2  +60          0   940
            p: crowd 60 + match 60 = 120, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn an_unrelated_gift_is_no_related_one_to_a_later_version() {
    check(
        "pool city 1000
         rule double city
         project p goal=9000
         gift a p A 60
         rule double city version=2 related=owner related_max=100
         gift b p O 100 relation=owner
         gift c p O 100 relation=owner",
        &expect![[r#"
            event                                                     rule       change  stands  pool  why
            gift a p A 60                                             double     +60         60   940
            rule double city version=2 related=owner related_max=100
            gift b p O 100 relation=owner                             double v2  +100       100   840
            gift c p O 100 relation=owner                             double v2  +0           0   840  related_max 100→0
            p: crowd 260 + match 160 = 420, open
        "#]],
    );
}

#[test]
fn a_grant_of_an_older_version_falls_by_a_refund_alone() {
    check(
        "pool city 1000
         rule gap city base=gap rate=1/1
         project p goal=300
         gift a p A 100
         rule gap city version=2 base=sum rate=1/1
         gift b p B 50
         gift c p C 10
         refund c 10",
        &expect![[r#"
            event                                      rule    change  stands  pool  why
            gift a p A 100                             gap     +200         0   800
            rule gap city version=2 base=sum rate=1/1
            gift b p B 50                              gap v2  +0           0   800
            gift c p C 10                              gap v2  +0           0   800
            refund c 10                                        +0           0
              c                                        gap     -50          0   850
            p: crowd 150 + match 150 = 300, open
        "#]],
    );
}

#[test]
fn what_a_grant_is_of_a_year_is_that_in_which_it_began() {
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1 organisation_year=100
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 60
         +26180000 gift b q B 80
         +10 gift c p C 60",
        &expect![[r#"
            event                    rule   change  stands  pool  why
            gift a p A 60            whole  +60          0   940
            +26180000 gift b q B 80  whole  +80          0   860
            +10 gift c p C 60        whole  +40          0   820  organisation_max 120→100
            p: crowd 120 + match 100 = 220, open
            q: crowd 80 + match 80 = 160, open
        "#]],
    );
    check(
        "pool city 1000
         rule whole city base=sum rate=1/1 organisation_year=100
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 60
         refund a 60
         +26180000 gift b q B 80
         +10 gift c p C 60",
        &expect![[r#"
            event                    rule   change  stands  pool  why
            gift a p A 60            whole  +60          0   940
            refund a 60                     +0           0
              a                      whole  -60          0  1000
            +26180000 gift b q B 80  whole  +80          0   920
            +10 gift c p C 60        whole  +20          0   900  organisation_max 60→20
            p: crowd 60 + match 20 = 80, open
            q: crowd 80 + match 80 = 160, open
        "#]],
    );
}

#[test]
fn what_an_older_version_holds_for_a_project_is_not_of_its_owners_other_projects() {
    check(
        "pool city 1000 hold=900
         pool bank 1000 hold=900
         rule double city organisation=100
         rule side bank rate=1/2 priority=2
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         hold a p A 40
         +10 hold b q B 30
         +10 rule double city version=2 base=sum rate=1/1 organisation=100
         +10 gift c p C 90",
        &expect![[r#"
            event                                                              rule       change    stands  pool  why
            hold a p A 40                                                      double     held +40           960
              a                                                                side       held +20           980
            +10 hold b q B 30                                                  double     held +30           930
              b                                                                side       held +15           965
            +10 rule double city version=2 base=sum rate=1/1 organisation=100
            +10 gift c p C 90                                                  side       +45           45   920
              c                                                                double v2  +30           45   900  organisation_max 90→70
            p: crowd 90 + match 75 = 165, open
            q: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn a_state_takes_up_what_a_programme_has_got_since() {
    check(
        "pool city 1000
         rule double city
         rule far city areas=east priority=2
         project p goal=9000
         gift a p A 60
         project q goal=9000
         gift b q B 60
         pool bank 500
         top_up bank bank 50
         rule late bank areas=west
         pause late
         project r goal=9000
         gift c r C 60
         rule north bank areas=north
         project s goal=9000 area=north
         gift d s D 60",
        &expect![[r#"
            event                rule    change  stands  pool  why
            gift a p A 60        double  +60         60   940
            gift b q B 60        double  +60         60   880
            top_up bank bank 50
            pause late
            gift c r C 60        double  +60         60   820
            gift d s D 60        double  +60        120   760
              d                  north   +60        120   490
            p: crowd 60 + match 60 = 120, open
            q: crowd 60 + match 60 = 120, open
            r: crowd 60 + match 60 = 120, open
            s: crowd 60 + match 120 = 180, open
        "#]],
    );
}

#[test]
fn what_is_counted_by_a_limit_of_a_donor_follows_a_gift_that_rises() {
    check(
        "pool city 1000
         rule double city replay donor_max=100 gate=crowd>=1
         project p goal=9000
         gift x p X 10
         gift a p A 60
         gift b p A 60
         refund a 60",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift x p X 10  double  +0           0  1000  gate_crowd 10→0
            gift a p A 60  double  +60         60   940
            gift b p A 60  double  +40         40   900  donor_max 60→40
            refund a 60    double  -60          0   940
              b            double  +20         60   940
            p: crowd 70 + match 60 = 130, open
        "#]],
    );
}

#[test]
fn a_state_takes_up_a_project_without_a_rule_and_a_rule_for_older_projects() {
    check(
        "pool city 1000
         rule far city areas=east
         project p goal=9000 area=east
         gift a p A 60
         project q goal=9000
         gift b q B 60
         rule far city version=2
         gift c q C 60",
        &expect![[r#"
            event                    rule    change  stands  pool  why
            gift a p A 60            far     +60         60   940
            gift b q B 60                    +0           0        no_rule 60→0
            rule far city version=2
            gift c q C 60            far v2  +60         60   880
            p: crowd 60 + match 60 = 120, open
            q: crowd 120 + match 60 = 180, open
        "#]],
    );
}

#[test]
fn what_was_held_is_a_rule_where_none_acts_any_more() {
    check(
        "pool city 1000 hold=900
         rule double city
         project p goal=9000
         hold a p A 60
         +10 hold b p B 60
         +10 rule double city version=2 areas=east
         +10 gift a p A 60
         +10 gift b p B 50",
        &expect![[r#"
            event                                      rule    change    stands  pool  why
            hold a p A 60                              double  held +60           940
            +10 hold b p B 60                          double  held +60           880
            +10 rule double city version=2 areas=east
            +10 gift a p A 60                          double  held -60      60   880
              a                                        double  +60           60   880
            +10 gift b p B 50                          double  held -60       0   940  hold_changed 60→0
              b                                                +0             0        no_rule 50→0
            p: crowd 110 + match 60 = 170, open
        "#]],
    );
}
