//! Pools that are divided, or spread over time.

use expect_test::expect;

use crate::table::check;

#[test]
fn parts_by_area_without_a_shared_rest() {
    check(
        "pool city 1000 part=north:400 part=south:300
         rule double city
         project n goal=9000 area=north
         project s goal=9000 area=south
         project w goal=9000
         gift a n A 500
         gift b s A 500
         gift c w A 500",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a n A 500  double  +400       400   600  pool_part 500→400
            gift b s A 500  double  +300       300   300  pool_part 500→300
            gift c w A 500  double  +0           0   300  pool_part 500→0
            n: crowd 500 + match 400 = 900, open
            s: crowd 500 + match 300 = 800, open
            w: crowd 500 + match 0 = 500, open
        "#]],
    );
}

#[test]
fn parts_by_area_with_a_shared_rest() {
    check(
        "pool city 1000 part=north:400 part=south:300 shared_rest
         rule double city
         project n goal=9000 area=north
         project s goal=9000 area=south
         project w goal=9000
         gift a n A 500
         gift b w A 500
         gift c s A 500
         refund a 500
         gift d w B 500",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a n A 500  double  +500       500   500
            gift b w A 500  double  +200       200   300  pool_part 500→200
            gift c s A 500  double  +300       300     0  pool_available 500→300
            refund a 500    double  -500         0   500
            gift d w B 500  double  +100       100   400  pool_part 500→100
            n: crowd 0 + match 0 = 0, open
            s: crowd 500 + match 300 = 800, open
            w: crowd 1000 + match 300 = 1300, open
        "#]],
    );
}

#[test]
fn pots_of_fifty_thousand_and_a_shared_half_million() {
    check(
        "pool pca 1000000 pots=50000/500000 shared_rest
         rule double pca
         project p goal=900000
         project q goal=900000
         gift a p A 400000
         gift b q B 300000
         gift c q C 1000",
        &expect![[r#"
            event              rule    change   stands    pool  why
            gift a p A 400000  double  +400000  400000  600000
            gift b q B 300000  double  +200000  200000  400000  pool_part 300000→200000
            gift c q C 1000    double  +0            0  400000  pool_part 1000→0
            p: crowd 400000 + match 400000 = 800000, open
            q: crowd 301000 + match 200000 = 501000, open
        "#]],
    );
}

#[test]
fn a_slice_of_each_day() {
    check(
        "pool city 10000 slice=day:300
         rule double city
         project p goal=9000
         gift a p A 200
         gift b p B 400
         refund b 400",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 200  double  +200       200  9800
            gift b p B 400  double  +300       300  9500  pool_slice 400→300
            refund b 400    double  -300         0  9800
            p: crowd 200 + match 200 = 400, open
        "#]],
    );
}

#[test]
fn slices_that_carry_over() {
    check(
        "pool city 10000 slice_on=week:300
         rule double city
         project p goal=9000
         gift a p A 200
         gift b p B 300
         gift c p C 400
         gift d p D 400
         gift e p E 400",
        &expect![[r#"
            event           rule    change  stands  pool  why
            gift a p A 200  double  +200       200  9800
            gift b p B 300  double  +300       300  9500
            gift c p C 400  double  +100       100  9400  pool_slice 400→100
            gift d p D 400  double  +0           0  9400  pool_slice 400→0
            gift e p E 400  double  +0           0  9400  pool_slice 400→0
            p: crowd 1700 + match 600 = 2300, open
        "#]],
    );
}

#[test]
fn a_round_fills_the_parts_first_and_then_the_rest() {
    check(
        "pool city 1000 part=north:400 shared_rest
         rule share city base=sum allocate=pro_rata
         project n goal=9000 area=north
         project w goal=9000
         gift a n A 600
         gift b w B 600
         end city",
        &expect![[r#"
            event           rule   change  stands  pool  why
            gift a n A 600  share  +0           0  1000  waits_for_round 600→0
            gift b w B 600  share  +0           0  1000  waits_for_round 600→0
            end city        share  +550               0  round_share 600→550
                            share  +450               0  round_share 600→450
            n: crowd 600 + match 550 = 1150, open
            w: crowd 600 + match 450 = 1050, open
        "#]],
    );
}

#[test]
fn a_round_uses_up_the_pool_when_it_fills_up() {
    check(
        "pool city 1000
         rule share city base=sum allocate=pro_rata scaling=up_and_down
         project p goal=9000
         project q goal=9000
         project r goal=9000
         gift a p A 100
         gift b q B 100
         gift c r C 100
         end city",
        &expect![[r#"
            event           rule   change  stands  pool  why
            gift a p A 100  share  +0           0  1000  waits_for_round 100→0
            gift b q B 100  share  +0           0  1000  waits_for_round 100→0
            gift c r C 100  share  +0           0  1000  waits_for_round 100→0
            end city        share  +334               0  round_share 100→334
                            share  +333               0  round_share 100→333
                            share  +333               0  round_share 100→333
            p: crowd 100 + match 334 = 434, open
            q: crowd 100 + match 333 = 433, open
            r: crowd 100 + match 333 = 433, open
        "#]],
    );
}

#[test]
fn two_projects_of_one_owner_share_a_limit_in_a_round() {
    check(
        "pool city 10000
         rule share city base=sum allocate=pro_rata organisation=600
         project p goal=9000 owner=o
         project q goal=9000 owner=o
         gift a p A 600
         gift b q B 300
         end city",
        &expect![[r#"
            event           rule   change  stands   pool  why
            gift a p A 600  share  +0           0  10000  waits_for_round 600→0
            gift b q B 300  share  +0           0  10000  waits_for_round 300→0
            end city        share  +400             9400  organisation_max 600→400
                            share  +200             9400  organisation_max 300→200
            p: crowd 600 + match 400 = 1000, open
            q: crowd 300 + match 200 = 500, open
        "#]],
    );
}

#[test]
fn gifts_behind_a_gate_take_from_the_slice_of_the_day_on_which_it_opens() {
    check(
        "pool city 10000 slice=day:300
         rule double city gate=crowd>=700,retroactive
         project p goal=9000
         gift a p A 200
         gift b p B 300
         gift c p C 200",
        &expect![[r#"
            event           rule    change  stands   pool  why
            gift a p A 200  double  +0           0  10000  gate_crowd 200→0
            gift b p B 300  double  +0           0  10000  gate_crowd 300→0
            gift c p C 200  double  +0           0   9700  gate_crowd 200→0
              a             double  +200       200   9700
              b             double  +100       100   9700  pool_slice 300→100
            p: crowd 700 + match 300 = 1000, open
        "#]],
    );
}

#[test]
fn a_slice_that_is_not_carried_over_is_of_its_own_month() {
    check(
        "pool city 1000 from_day=0 slice=month:100
         rule double city
         project p goal=9000
         gift a p A 60
         +2764800 gift b p B 150",
        &expect![[r#"
            event                    rule    change  stands  pool  why
            gift a p A 60            double  +60         60   940
            +2764800 gift b p B 150  double  +100       100   840  pool_slice 150→100
            p: crowd 210 + match 160 = 370, open
        "#]],
    );
    check(
        "pool city 5000 slice_on=month:100
         rule double city
         project p goal=90000
         gift a p A 150
         +2764800 gift b p B 150
         +26000000 gift c p C 5000",
        &expect![[r#"
            event                      rule    change  stands  pool  why
            gift a p A 150             double  +100       100  4900  pool_slice 150→100
            +2764800 gift b p B 150    double  +100       100  4800  pool_slice 150→100
            +26000000 gift c p C 5000  double  +900       900  3900  pool_slice 5000→900
            p: crowd 5300 + match 1100 = 6400, open
        "#]],
    );
}
