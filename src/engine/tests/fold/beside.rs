//! Rules beside each other on one project, and projects beside each other under one rule.

use expect_test::expect;

use crate::table::check;

#[test]
fn one_after_the_other_a_rule_matches_what_those_before_it_left() {
    check(
        "stack mode=sequential
         pool city 1000
         rule a city project_max=60
         rule b city base=sum rate=1/1 project_max=70 priority=2
         rule c city base=sum rate=1/1 priority=3
         project p goal=9000
         gift x p X 50
         gift y p Y 50
         gift z p Z 100
         refund y 50
         refund x 20",
        &expect![[r#"
            event           rule  change  stands  pool  why
            gift x p X 50   a     +50         50   950
              x             b     +0          50   950
              x             c     +0          50   950
            gift y p Y 50   a     +10         10   900  project_max 50→10
              y             b     +40         10   900
              y             c     +0          10   900
            gift z p Z 100  a     +0           0   800  project_max 100→0
              z             b     +30          0   800  project_max 140→70
              z             c     +70          0   800
            refund y 50     a     -10          0   850
              y             c     -40          0   850
            refund x 20     a     -20         30   870
            p: crowd 130 + match 130 = 260, open
        "#]],
    );
}

#[test]
fn on_top_of_each_other_a_rule_matches_what_those_before_it_gave_as_well() {
    check(
        "stack mode=compounding
         pool city 1000 hold=900
         rule a city project_max=60
         rule b city base=sum rate=1/2 priority=2
         rule c city base=sum rate=1/10 priority=3
         project p goal=9000
         gift x p X 50
         hold h p H 8
         +10 gift y p Y 50
         +10 gift h p H 8",
        &expect![[r#"
            event              rule  change   stands  pool  why
            gift x p X 50      a     +50          50   885
              x                b     +50          50   885
              x                c     +15          50   885
            hold h p H 8       a     held +8           877
            +10 gift y p Y 50  a     +2            2   842  project_max 50→2
              y                b     +26           2   842
              y                c     +7            2   842
            +10 gift h p H 8   a     held -8       8   831
              h                a     +8            8   831
              h                b     +8            8   831
              h                c     +3            8   831
            p: crowd 108 + match 169 = 277, open
        "#]],
    );
}

#[test]
fn what_is_held_takes_from_the_room_below_a_ceiling_of_crowd_and_match() {
    check(
        "pool city 1000 hold=900
         rule double city
         rule rest city base=goal rate=100% not_above=goal priority=2
         project p goal=300
         hold a p A 80
         +10 gift b p B 40
         +10 release a",
        &expect![[r#"
            event              rule    change    stands  pool  why
            hold a p A 80      double  held +80           920
            +10 gift b p B 40  double  +40           40   740
              b                rest    +140          40   740  not_above 300→140
            +10 release a      double  held -80           820  hold_released 80→0
            p: crowd 40 + match 180 = 220, open
        "#]],
    );
}

#[test]
fn what_an_owner_gives_counts_as_its_own_at_once() {
    check(
        "pool city 1000
         rule own city base=goal rate=10% gate=own>=1000
         rule both city base=goal rate=10% gate=own>=1500 priority=2
         rule people city base=goal rate=10% gate=donors>=2,counts=crowd priority=3
         rule votes city base=goal rate=10% gate=votes>=3 priority=4
         project p goal=1000 own=50
         gift a p A 60
         gift b p A 60
         gift c p O 50 relation=owner
         gift d p O 50 relation=owner
         votes p 3",
        &expect![[r#"
            event                         rule    change  stands  pool  why
            gift a p A 60                 own     +0           0  1000  gate_own 1000→0
              a                           both    +0           0  1000  gate_own 1000→0
              a                           people  +0           0  1000  gate_donors 1000→0
              a                           votes   +0           0  1000  gate_votes 1000→0
            gift b p A 60                 own     +0           0  1000  gate_own 1000→0
              b                           both    +0           0  1000  gate_own 1000→0
              b                           people  +0           0  1000  gate_donors 1000→0
              b                           votes   +0           0  1000  gate_votes 1000→0
            gift c p O 50 relation=owner  own     +100         0   800  relation 50→0
              c                           both    +0           0   800  relation 50→0, gate_own 1000→0
              c                           people  +100         0   800  relation 50→0
              c                           votes   +0           0   800  relation 50→0, gate_votes 1000→0
            gift d p O 50 relation=owner  own     +0           0   700  relation 50→0
              d                           both    +100         0   700  relation 50→0
              d                           people  +0           0   700  relation 50→0
              d                           votes   +0           0   700  relation 50→0, gate_votes 1000→0
            votes p 3                     votes   +100             600
            p: crowd 220 + match 400 = 620, open
        "#]],
    );
}

#[test]
fn a_gift_that_does_not_count_is_no_donor() {
    check(
        "pool city 1000
         rule people city base=goal rate=10% gate=donors>=2 min=50
         project p goal=1000
         gift a p A 50
         gift b p B 40
         gift c p A 60
         gift d p D 60",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift a p A 50  people  +0           0  1000  gate_donors 1000→0
            gift b p B 40  people  +0           0  1000  min_contribution 40→0, gate_donors 1000→0
            gift c p A 60  people  +0           0  1000  gate_donors 1000→0
            gift d p D 60  people  +100         0   900
            p: crowd 210 + match 100 = 310, open
        "#]],
    );
}

#[test]
fn work_counts_in_a_gate_that_looks_at_all_that_counts() {
    check(
        "pool city 1000
         rule work city base=sum rate=1/1 in_kind=work:10 contribution_max=20 gate=crowd>=100,counts=counted
         project p goal=1000
         gift a p A 60
         in_kind h p B work 3
         in_kind i p B work 1",
        &expect![[r#"
            event                 rule  change  stands  pool  why
            gift a p A 60         work  +0           0  1000  contribution_max 60→20, gate_crowd 20→0
            in_kind h p B work 3
            in_kind i p B work 1  work  +60              940
            p: crowd 60 + match 60 = 120, open
        "#]],
    );
}

#[test]
fn once_for_a_project_means_one_rule_of_a_pool() {
    check(
        "pool city 1000
         pool bank 1000
         rule a city once_per=project
         rule b city once_per=project rate=1/2 priority=2
         rule c bank once_per=project rate=1/4 priority=3
         project p goal=9000
         gift x p X 40
         gift y p Y 40
         pause a
         rule a city version=2 once_per=project rate=1/10
         gift z p Z 40
         resume a
         gift u p U 40
         refund x 40
         refund y 40
         refund u 40
         gift v p V 40
         gift w p W 40",
        &expect![[r#"
            event                                             rule  change  stands  pool  why
            gift x p X 40                                     a     +40         50   960
              x                                               b     +0          50   960  once_per 40→0
              x                                               c     +10         50   990
            gift y p Y 40                                     a     +40         50   920
              y                                               b     +0          50   920  once_per 40→0
              y                                               c     +10         50   980
            pause a
            rule a city version=2 once_per=project rate=1/10
            gift z p Z 40                                     a v2  +0          10   920  rule_paused 40→0
              z                                               b     +0          10   920  once_per 40→0
              z                                               c     +10         10   970
            resume a
            gift u p U 40                                     a v2  +4          14   916
              u                                               b     +0          14   916  once_per 40→0
              u                                               c     +10         14   960
            refund x 40                                       a     -40          0   956
              x                                               c     -10          0   970
            refund y 40                                       a     -40          0   996
              y                                               c     -10          0   980
            refund u 40                                       a v2  -4           0  1000
              u                                               c     -10          0   990
            gift v p V 40                                     a v2  +4          14   996
              v                                               b     +0          14   996  once_per 40→0
              v                                               c     +10         14   980
            gift w p W 40                                     a v2  +4          14   992
              w                                               b     +0          14   992  once_per 40→0
              w                                               c     +10         14   970
            p: crowd 120 + match 38 = 158, open
        "#]],
    );
}

#[test]
fn once_a_year_and_so_many_open_campaigns_of_an_owner() {
    check(
        "pool city 1000
         rule year city once_per=year
         rule open city rate=1/10 max_open=1/organisation priority=2
         rule all city rate=1/20 max_open=2/rule priority=3
         project p goal=60 owner=o
         project q goal=9000 owner=o
         project r goal=9000 owner=other
         gift a p A 40
         gift b q B 40
         gift c r C 40
         close p
         gift d q D 40
         +31536000 gift e q E 40",
        &expect![[r#"
            event                    rule  change        stands  pool  why
            gift a p A 40            year  +40               46   954
              a                      open  +4                46   954
              a                      all   +2                46   954
            gift b q B 40            year  +0                 2   952  once_per 40→0
              b                      open  +0                 2   952  max_active 40→0
              b                      all   +2                 2   952
            gift c r C 40            year  +40               44   908
              c                      open  +4                44   908
              c                      all   +0                44   908  max_active 40→0
            close p                  year  committed 40           908
                                     open  committed 4            908
                                     all   committed 2            908
            gift d q D 40            year  +0                 6   902  once_per 40→0
              d                      open  +4                 6   902
              d                      all   +2                 6   902
            +31536000 gift e q E 40  year  +40               46   856
              e                      open  +4                46   856
              e                      all   +2                46   856
            p: crowd 40 + match 46 = 86, succeeded
            q: crowd 120 + match 54 = 174, open
            r: crowd 40 + match 44 = 84, open
        "#]],
    );
}

#[test]
fn a_limit_is_for_what_a_project_is() {
    check(
        "pool city 1000
         rule double city by=category:music:50 by=applicant:club:40 by=turnover:700:30 by=east:20
         project a goal=900 category=music applicant=club
         project b goal=900 category=sport applicant=club
         project c goal=900 category=sport applicant=firm turnover=700
         project d goal=900 turnover=701 area=east
         project e goal=900
         gift a a A 60
         gift b b A 60
         gift c c A 60
         gift d d A 60
         gift e e A 60",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift a a A 60  double  +50         50   950  project_max 60→50
            gift b b A 60  double  +40         40   910  project_max 60→40
            gift c c A 60  double  +30         30   880  project_max 60→30
            gift d d A 60  double  +20         20   860  project_max 60→20
            gift e e A 60  double  +60         60   800
            a: crowd 60 + match 50 = 110, open
            b: crowd 60 + match 40 = 100, open
            c: crowd 60 + match 30 = 90, open
            d: crowd 60 + match 20 = 80, open
            e: crowd 60 + match 60 = 120, open
        "#]],
    );
}

#[test]
fn a_rate_is_by_what_a_project_is() {
    check(
        "pool city 1000
         rule table city rate=project_attribute:category:music=1/2,applicant:club=1/4,east=1/5,otherwise=1/10
         project a goal=900 category=music applicant=club
         project b goal=900 category=sport applicant=club
         project c goal=900 area=east
         project d goal=900
         gift a a A 100
         gift b b A 100
         gift c c A 100
         gift d d A 100",
        &expect![[r#"
            event           rule   change  stands  pool  why
            gift a a A 100  table  +50         50   950
            gift b b A 100  table  +25         25   925
            gift c c A 100  table  +20         20   905
            gift d d A 100  table  +10         10   895
            a: crowd 100 + match 50 = 150, open
            b: crowd 100 + match 25 = 125, open
            c: crowd 100 + match 20 = 120, open
            d: crowd 100 + match 10 = 110, open
        "#]],
    );
}

#[test]
fn a_year_of_what_was_held_is_that_of_the_hold() {
    check(
        "pool city 1000 hold=900
         rule double city organisation_year=100
         project p goal=9000
         gift a p A 30
         +26143170 hold b p B 40
         +60 gift b p B 40
         +10 gift c p C 90
         +10 refund b 20
         +10 gift d p D 90",
        &expect![[r#"
            event                    rule    change    stands  pool  why
            gift a p A 30            double  +30           30   970
            +26143170 hold b p B 40  double  held +40           930
            +60 gift b p B 40        double  held -40      40   930
              b                      double  +40           40   930
            +10 gift c p C 90        double  +90           90   840
            +10 refund b 20          double  -20           20   860
            +10 gift d p D 90        double  +10           10   850  organisation_max 90→10
            p: crowd 230 + match 150 = 380, open
        "#]],
    );
}

#[test]
fn aid_is_counted_over_months_and_of_one_owner() {
    check(
        "stack de_minimis=100/12
         pool city 1000
         rule double city
         project p goal=9000 owner=o aid=20
         project q goal=9000 owner=o
         project r goal=9000 owner=other
         gift a p A 60
         gift b q B 60
         gift c r C 60
         +34000000 gift d p D 90
         +10 refund d 10
         +10 gift e q E 50
         +10 restack de_minimis=30/12
         +10 gift f r F 10
         +10 gift g p G 10
         +10 refund d 80",
        &expect![[r#"
            event                         rule    change  stands  pool  why
            gift a p A 60                 double  +60         60   940
            gift b q B 60                 double  +40         40   900  de_minimis 60→40
            gift c r C 60                 double  +60         60   840
            +34000000 gift d p D 90       double  +20         20   820  de_minimis 90→20
            +10 refund d 10               double  +0          20   820
            +10 gift e q E 50             double  +40         40   780  de_minimis 50→40
            +10 restack de_minimis=30/12
            +10 gift f r F 10             double  +0           0   780  de_minimis 10→0
            +10 gift g p G 10             double  +0           0   780  de_minimis 10→0
            +10 refund d 80               double  -20          0   800
            p: crowd 70 + match 60 = 130, open
            q: crowd 110 + match 80 = 190, open
            r: crowd 70 + match 60 = 130, open
        "#]],
    );
}
