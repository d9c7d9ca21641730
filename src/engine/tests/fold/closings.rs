//! Rounds: what keeps them from being held, and how parts, owners and second closings share the money.

mod limits;
mod parts;

use expect_test::expect;

use crate::table::{check, check_all};

#[test]
fn a_round_is_not_held_while_pool_or_rule_is_shut() {
    check(
        "pool city 1000
         pool later 1000 slice_on=month:1000
         rule round city base=sum rate=1/1 allocate=pro_rata
         project p goal=9000
         gift a p A 60
         pause city
         window round
         resume city
         pause round
         window round
         resume round
         window round
         end city
         window round",
        &expect![[r#"
            event          rule   change   stands  pool  why
            gift a p A 60  round  +0            0  1000  waits_for_round 60→0
            pause city
            window round          refused                pool_paused 0→0
            resume city
            pause round
            window round          refused                rule_paused 0→0
            resume round
            window round   round  +60               940
            end city       round  +0                940
            window round          refused                pool_closed 0→0
            p: crowd 60 + match 60 = 120, open
        "#]],
    );
    check(
        "pool city 1000
         rule round city base=sum rate=1/1 allocate=pro_rata
         rule other city base=sum rate=1/2 allocate=pro_rata priority=2
         project p goal=9000
         gift a p A 60
         pause round
         end city",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 60  round  +0           0  1000  waits_for_round 60→0
              a            other  +0           0  1000  waits_for_round 60→0
            pause round
            end city       other  +30              970
            p: crowd 60 + match 30 = 90, open
        "#]],
    );
}

#[test]
fn a_second_round_shares_out_what_came_since() {
    let ways = [
        "allocate=pro_rata scaling=up_and_down project_max=100",
        "allocate=rank_fill project_max=100",
        "allocate=lottery seed=x project_max=100",
    ];
    check_all(
        ways.map(|way| {
            format!(
                "pool city 500 part=north:90 shared_rest
                 rule round city base=sum rate=1/1 {way}
                 project p goal=9000 area=north
                 project q goal=9000
                 rank round p 1
                 rank round q 2
                 gift a p A 150
                 gift b q B 30
                 window round
                 gift c p C 20
                 gift d q D 90
                 window round"
            )
        }),
        &expect![[r#"
            event           rule   change  stands  pool  why
            rank round p 1
            rank round q 2
            gift a p A 150  round  +0           0   500  waits_for_round 150→0
            gift b q B 30   round  +0           0   500  waits_for_round 30→0
            window round    round  +100             300  project_max 150→100
                            round  +100             300  round_share 30→100
            gift c p C 20   round  +0           0   300  waits_for_round 20→0
            gift d q D 90   round  +0           0   300  waits_for_round 90→0
            window round    round  +0               300  project_max 170→100
                            round  +0               300  project_max 120→100
            p: crowd 170 + match 100 = 270, open
            q: crowd 120 + match 100 = 220, open

            event           rule   change  stands  pool  why
            rank round p 1
            rank round q 2
            gift a p A 150  round  +0           0   500  waits_for_round 150→0
            gift b q B 30   round  +0           0   500  waits_for_round 30→0
            window round    round  +100             370  project_max 150→100
                            round  +30              370
            gift c p C 20   round  +0           0   370  waits_for_round 20→0
            gift d q D 90   round  +0           0   370  waits_for_round 90→0
            window round    round  +0               300  project_max 170→100
                            round  +70              300  project_max 120→100
            p: crowd 170 + match 100 = 270, open
            q: crowd 120 + match 100 = 220, open
        "#]],
    );
}

#[test]
fn a_part_and_the_rest_together_give_no_more_than_the_limit() {
    check(
        "pool city 500 part=north:60 shared_rest
         rule round city base=qf rate=1/1 allocate=quadratic scaling=up_and_down project_max=90
         project p goal=9000 area=north
         project q goal=9000
         gift a p A 50
         gift b p B 50
         gift c q C 50
         gift d q D 50
         window round",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 50  round  +0           0   500  waits_for_round 50→0
            gift b p B 50  round  +0           0   500  waits_for_round 50→0
            gift c q C 50  round  +0           0   500  waits_for_round 50→0
            gift d q D 50  round  +0           0   500  waits_for_round 50→0
            window round   round  +90              320  project_max 100→90
                           round  +90              320  project_max 100→90
            p: crowd 100 + match 90 = 190, open
            q: crowd 100 + match 90 = 190, open
        "#]],
    );
}

#[test]
fn a_quadratic_round_weighs_what_the_formula_gives() {
    check(
        "pool city 500
         rule round city base=qf rate=1/1 allocate=quadratic project_max=50 gate=crowd>=25
         project p goal=9000
         project q goal=9000
         project r goal=9000
         project s goal=9000
         gift a p A 90
         gift b p B 40
         gift c q C 100
         gift d r D 9
         gift e r E 16
         window round
         gift f r F 25
         gift g q G 1
         window round",
        &expect![[r#"
            event           rule   change  stands  pool  why
            gift a p A 90   round  +0           0   500  waits_for_round 90→0
            gift b p B 40   round  +0           0   500  waits_for_round 40→0
            gift c q C 100  round  +0           0   500  waits_for_round 100→0
            gift d r D 9    round  +0           0   500  waits_for_round 9→0
            gift e r E 16   round  +0           0   500  waits_for_round 16→0
            window round    round  +50              426  project_max 120→50
                            round  +0               426  quadratic_share 100→0
                            round  +24              426
                            round  +0               426  gate_crowd 0→0
            gift f r F 25   round  +0           0   426  waits_for_round 25→0
            gift g q G 1    round  +0           0   426  waits_for_round 1→0
            window round    round  +0               380  project_max 120→50
                            round  +20              380
                            round  +26              380  project_max 94→50
                            round  +0               380  gate_crowd 0→0
            p: crowd 130 + match 50 = 180, open
            q: crowd 101 + match 20 = 121, open
            r: crowd 50 + match 50 = 100, open
            s: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn where_another_rule_has_the_project_a_round_gives_nothing() {
    check(
        "stack mode=exclusive
         pool city 500 hold=900
         rule double city
         rule round city base=sum rate=1/1 allocate=pro_rata priority=2
         project p goal=9000
         project q goal=9000
         project r goal=9000
         gift a p A 60
         hold b p B 80
         +10 hold c q C 70
         +10 window round",
        &expect![[r#"
            event              rule    change    stands  pool  why
            gift a p A 60      double  +60           60   440
              a                round   +0            60   440  waits_for_round 60→0
            hold b p B 80      double  held +80           360
            +10 hold c q C 70  double  held +70           290
            +10 window round   round   +0                 290  exclusive 60→0
                               round   +0                 290  exclusive 0→0
                               round   +0                 290
            p: crowd 60 + match 60 = 120, open
            q: crowd 0 + match 0 = 0, open
            r: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn what_is_given_before_a_jury_speaks_counts_in_its_round() {
    check(
        "pool city 500
         rule round city base=sum rate=1/1 allocate=pro_rata jury
         project p goal=9000
         project q goal=9000 until_day=8
         gift a p A 50
         gift b q B 50
         admit round p
         admit round q
         gift c p C 10
         gift d q D 10
         window round",
        &expect![[r#"
            event          rule   change  stands  pool  why
            gift a p A 50  round  +0           0   500  not_admitted 50→0
            gift b q B 50  round  +0           0   500  not_admitted 50→0
            admit round p
            admit round q
            gift c p C 10  round  +0           0   500  waits_for_round 10→0
            gift d q D 10  round  +0           0   500  campaign_window 10→0
            window round   round  +60              390
                           round  +50              390
            p: crowd 60 + match 60 = 120, open
            q: crowd 60 + match 50 = 110, open
        "#]],
    );
}

#[test]
fn a_round_is_not_held_before_its_pool_opens() {
    check(
        "pool city 1000 from_day=6
         rule round city base=sum rate=1/1 allocate=pro_rata
         rule single city priority=2
         project p goal=9000
         gift a p A 60
         window round
         window round
         gift b p B 50",
        &expect![[r#"
            event          rule    change   stands  pool  why
            gift a p A 60  round   +0            0  1000  pool_window 60→0
              a            single  +0            0  1000  pool_window 60→0
            window round           refused                pool_window 0→0
            window round   round   +0               1000
            gift b p B 50  round   +0           50   950  waits_for_round 50→0
              b            single  +50          50   950
            p: crowd 110 + match 50 = 160, open
        "#]],
    );
}
