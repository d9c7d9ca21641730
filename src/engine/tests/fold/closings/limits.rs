//! Rounds below the limits that projects share.

use expect_test::expect;

use crate::table::{check, check_all};

#[test]
fn projects_of_one_owner_share_its_limit() {
    let settings = [
        ("", "allocate=pro_rata organisation=100"),
        ("", "allocate=rank_fill organisation=100"),
        ("stack de_minimis=120/12", "allocate=pro_rata"),
        ("stack de_minimis=120/12", "allocate=rank_fill"),
    ];
    check_all(
        settings.map(|(stack, way)| {
            format!(
                "{stack}
                 pool city 500
                 rule round city base=sum rate=1/1 {way}
                 project p goal=9000 owner=o aid=20
                 project q goal=9000 owner=o
                 project r goal=9000 owner=o aid=10
                 project s goal=9000
                 rank round r 1
                 rank round q 2
                 rank round p 3
                 gift a p A 60
                 gift b q B 60
                 gift c r C 60
                 gift d s D 60
                 window round
                 refund c 60
                 window round
                 gift e q E 90
                 window round"
            )
        }),
        &expect![[r#"
            event           rule   change  stands  pool  why
            rank round r 1
            rank round q 2
            rank round p 3
            gift a p A 60   round  +0           0   500  waits_for_round 60→0
            gift b q B 60   round  +0           0   500  waits_for_round 60→0
            gift c r C 60   round  +0           0   500  waits_for_round 60→0
            gift d s D 60   round  +0           0   500  waits_for_round 60→0
            window round    round  +34              340  organisation_max 60→34
                            round  +33              340  organisation_max 60→33
                            round  +33              340  organisation_max 60→33
                            round  +60              340
            refund c 60            +0           0
            window round    round  +0               340  organisation_max 60→34
                            round  +0               340  organisation_max 60→33
                            round  +0               340
                            round  +0               340
            gift e q E 90   round  +0           0   340  waits_for_round 90→0
            window round    round  +0               340  organisation_max 60→34
                            round  +0               340  organisation_max 150→33
                            round  +0               340
                            round  +0               340
            p: crowd 60 + match 34 = 94, open
            q: crowd 150 + match 33 = 183, open
            r: crowd 0 + match 33 = 33, open
            s: crowd 60 + match 60 = 120, open

            event           rule   change  stands  pool  why
            rank round r 1
            rank round q 2
            rank round p 3
            gift a p A 60   round  +0           0   500  waits_for_round 60→0
            gift b q B 60   round  +0           0   500  waits_for_round 60→0
            gift c r C 60   round  +0           0   500  waits_for_round 60→0
            gift d s D 60   round  +0           0   500  waits_for_round 60→0
            window round    round  +0               400  organisation_max 60→0
                            round  +40              400  organisation_max 60→40
                            round  +60              400
                            round  +0               400  not_ranked 60→0
            refund c 60            +0           0
            window round    round  +0               400  organisation_max 60→0
                            round  +0               400  organisation_max 60→40
                            round  +0               400
                            round  +0               400  not_ranked 60→0
            gift e q E 90   round  +0           0   400  waits_for_round 90→0
            window round    round  +0               400  organisation_max 60→0
                            round  +0               400  organisation_max 150→40
                            round  +0               400
                            round  +0               400  not_ranked 60→0
            p: crowd 60 + match 0 = 60, open
            q: crowd 150 + match 40 = 190, open
            r: crowd 0 + match 60 = 60, open
            s: crowd 60 + match 0 = 60, open

            event           rule   change  stands  pool  why
            rank round r 1
            rank round q 2
            rank round p 3
            gift a p A 60   round  +0           0   500  waits_for_round 60→0
            gift b q B 60   round  +0           0   500  waits_for_round 60→0
            gift c r C 60   round  +0           0   500  waits_for_round 60→0
            gift d s D 60   round  +0           0   500  waits_for_round 60→0
            window round    round  +34              340  de_minimis 60→34
                            round  +33              340  de_minimis 60→33
                            round  +33              340  de_minimis 60→33
                            round  +60              340
            refund c 60            +0           0
            window round    round  +0               340  de_minimis 26→0
                            round  +0               340  de_minimis 27→20, de_minimis 20→0
                            round  +0               340
                            round  +0               340
            gift e q E 90   round  +0           0   340  waits_for_round 90→0
            window round    round  +0               340  de_minimis 26→0
                            round  +0               340  de_minimis 117→20, de_minimis 20→0
                            round  +0               340
                            round  +0               340
            p: crowd 60 + match 34 = 94, open
            q: crowd 150 + match 33 = 183, open
            r: crowd 0 + match 33 = 33, open
            s: crowd 60 + match 60 = 120, open

            event           rule   change  stands  pool  why
            rank round r 1
            rank round q 2
            rank round p 3
            gift a p A 60   round  +0           0   500  waits_for_round 60→0
            gift b q B 60   round  +0           0   500  waits_for_round 60→0
            gift c r C 60   round  +0           0   500  waits_for_round 60→0
            gift d s D 60   round  +0           0   500  waits_for_round 60→0
            window round    round  +0               400  de_minimis 60→0
                            round  +40              400  de_minimis 60→40
                            round  +60              400
                            round  +0               400  not_ranked 60→0
            refund c 60            +0           0
            window round    round  +0               400  de_minimis 60→0
                            round  +0               400  de_minimis 20→0
                            round  +0               400
                            round  +0               400  not_ranked 60→0
            gift e q E 90   round  +0           0   400  waits_for_round 90→0
            window round    round  +0               400  de_minimis 60→0
                            round  +0               400  de_minimis 110→20, de_minimis 20→0
                            round  +0               400
                            round  +0               400  not_ranked 60→0
            p: crowd 60 + match 0 = 60, open
            q: crowd 150 + match 40 = 190, open
            r: crowd 0 + match 60 = 60, open
            s: crowd 60 + match 0 = 60, open
        "#]],
    );
}

#[test]
fn a_round_keeps_below_a_common_ceiling() {
    check(
        "stack goal_bps=1000
         pool city 500
         rule double city
         rule round city base=sum rate=1/1 allocate=pro_rata priority=2
         project p goal=1000
         project q goal=1000
         gift a p A 50
         gift b q B 20
         gift c q C 70
         window round",
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift a p A 50  double  +50         50   450
              a            round   +0          50   450  waits_for_round 50→0
            gift b q B 20  double  +20         20   430
              b            round   +0          20   430  waits_for_round 20→0
            gift c q C 70  double  +70         70   360
              c            round   +0          70   360  waits_for_round 70→0
            window round   round   +50              300
                           round   +10              300  group_goal 90→10
            p: crowd 50 + match 100 = 150, open
            q: crowd 90 + match 100 = 190, open
        "#]],
    );
}

#[test]
fn an_owner_has_in_a_second_round_what_the_first_left() {
    check(
        "pool city 500
         rule round city base=sum rate=1/1 allocate=pro_rata organisation=100
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 20
         gift b q B 20
         window round
         gift c p C 50
         gift d q D 50
         window round",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 20  round  +0           0   500  waits_for_round 20→0
            gift b q B 20  round  +0           0   500  waits_for_round 20→0
            window round   round  +20              460
                           round  +20              460
            gift c p C 50  round  +0           0   460  waits_for_round 50→0
            gift d q D 50  round  +0           0   460  waits_for_round 50→0
            window round   round  +30              400  organisation_max 50→30
                           round  +30              400  organisation_max 50→30
            p: crowd 70 + match 50 = 120, open
            q: crowd 70 + match 50 = 120, open
        "#]],
    );
}
