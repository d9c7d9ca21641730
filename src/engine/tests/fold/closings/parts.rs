//! Rounds on pools that are divided in advance.

use expect_test::expect;

use crate::table::{check, check_all};

#[test]
fn parts_take_from_one_slice() {
    check(
        "pool city 1000 slice=month:100 part=north:500 category_part=music:500
         rule round city base=sum rate=1/1 allocate=pro_rata
         project p goal=9000 area=north
         project q goal=9000 category=music
         gift a p A 80
         gift b q B 80
         window round",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 80  round  +0           0  1000  waits_for_round 80→0
            gift b q B 80  round  +0           0  1000  waits_for_round 80→0
            window round   round  +80              900
                           round  +20              900  round_share 80→20
            p: crowd 80 + match 80 = 160, open
            q: crowd 80 + match 20 = 100, open
        "#]],
    );
}

#[test]
fn pots_take_from_what_is_reserved_for_them() {
    check_all(
        ["", "shared_rest"].map(|rest| {
            format!(
                "pool city 200 pots=60/100 {rest}
                 rule round city base=sum rate=1/1 allocate=pro_rata
                 project p goal=9000
                 project q goal=9000
                 project r goal=9000
                 gift a p A 90
                 gift b q B 90
                 gift c r C 20
                 window round
                 gift d r D 50
                 window round"
            )
        }),
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 90  round  +0           0   200  waits_for_round 90→0
            gift b q B 90  round  +0           0   200  waits_for_round 90→0
            gift c r C 20  round  +0           0   200  waits_for_round 20→0
            window round   round  +60              100  round_share 90→60
                           round  +40              100  round_share 90→40
                           round  +0               100  round_share 20→0
            gift d r D 50  round  +0           0   100  waits_for_round 50→0
            window round   round  +0               100  round_share 30→0
                           round  +0               100  round_share 50→0
                           round  +0               100  round_share 70→0
            p: crowd 90 + match 60 = 150, open
            q: crowd 90 + match 40 = 130, open
            r: crowd 70 + match 0 = 70, open

            event          rule   change  stands  pool  why
            gift a p A 90  round  +0           0   200  waits_for_round 90→0
            gift b q B 90  round  +0           0   200  waits_for_round 90→0
            gift c r C 20  round  +0           0   200  waits_for_round 20→0
            window round   round  +90                0
                           round  +90                0
                           round  +20                0
            gift d r D 50  round  +0           0     0  waits_for_round 50→0
            window round   round  +0                 0
                           round  +0                 0
                           round  +0                 0  round_share 50→0
            p: crowd 90 + match 90 = 180, open
            q: crowd 90 + match 90 = 180, open
            r: crowd 70 + match 20 = 90, open
        "#]],
    );
    check_all(
        ["", "shared_rest"].map(|rest| {
            format!(
                "pool city 200 pots=60/100 {rest}
                 rule double city
                 project p goal=9000
                 project q goal=9000
                 project r goal=9000
                 gift a p A 90
                 gift b q B 90
                 gift c r C 20
                 refund a 50
                 gift d r D 90"
            )
        }),
        &expect![[r#"
            event          rule    change  stands  pool  why
            gift a p A 90  double  +60         60   140  pool_part 90→60
            gift b q B 90  double  +40         40   100  pool_part 90→40
            gift c r C 20  double  +0           0   100  pool_part 20→0
            refund a 50    double  -20         40   120
            gift d r D 90  double  +20         20   100  pool_part 90→20
            p: crowd 40 + match 40 = 80, open
            q: crowd 90 + match 40 = 130, open
            r: crowd 110 + match 20 = 130, open

            event          rule    change  stands  pool  why
            gift a p A 90  double  +90         90   110
            gift b q B 90  double  +90         90    20
            gift c r C 20  double  +20         20     0
            refund a 50    double  -50         40    50
            gift d r D 90  double  +50         50     0  pool_available 90→50
            p: crowd 40 + match 40 = 80, open
            q: crowd 90 + match 90 = 180, open
            r: crowd 110 + match 70 = 180, open
        "#]],
    );
}

#[test]
fn pots_of_a_second_round_take_from_what_the_first_left_of_what_is_reserved() {
    check(
        "pool city 500 pots=60/100
         rule round city base=sum rate=1/1 allocate=pro_rata
         project p goal=9000
         project q goal=9000
         project r goal=9000
         gift a p A 90
         window round
         gift b q B 90
         gift c r C 90
         window round",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 90  round  +0           0   500  waits_for_round 90→0
            window round   round  +60              440  round_share 90→60
                           round  +0               440
                           round  +0               440
            gift b q B 90  round  +0           0   440  waits_for_round 90→0
            gift c r C 90  round  +0           0   440  waits_for_round 90→0
            window round   round  +0               400  round_share 30→0
                           round  +40              400  round_share 90→40
                           round  +0               400  round_share 90→0
            p: crowd 90 + match 60 = 150, open
            q: crowd 90 + match 40 = 130, open
            r: crowd 90 + match 0 = 90, open
        "#]],
    );
}
