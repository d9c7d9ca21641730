//! Gates: when they open, for which gifts, and when they shut again.

use expect_test::expect;

use crate::table::check;

#[test]
fn a_gate_that_reaches_back_matches_the_gifts_before_it() {
    check(
        "pool city 10000
         rule double city gate=crowd>=1000,retroactive
         project p goal=20000
         gift a p A 400
         gift b p B 500
         gift c p C 300
         refund b 500
         gift d p D 100
         gift e p E 300",
        &expect![[r#"
            event           rule    change  stands   pool  why
            gift a p A 400  double  +0           0  10000  gate_crowd 400→0
            gift b p B 500  double  +0           0  10000  gate_crowd 500→0
            gift c p C 300  double  +0         300   8800  gate_crowd 300→0
              a             double  +400       400   8800
              b             double  +500       500   8800
              c             double  +300       300   8800
            refund b 500    double  -500         0   9300
            gift d p D 100  double  +0           0   9300  gate_crowd 100→0
            gift e p E 300  double  +0         300   8900  gate_crowd 300→0
              d             double  +100       100   8900
              e             double  +300       300   8900
            p: crowd 1100 + match 1100 = 2200, open
        "#]],
    );
}

#[test]
fn a_gate_for_later_gifts_shuts_after_a_refund() {
    check(
        "pool city 10000
         rule double city gate=crowd>=1000
         project p goal=20000
         gift a p A 1000
         gift b p B 500
         refund a 600
         gift c p C 200
         gift d p D 200",
        &expect![[r#"
            event            rule    change  stands   pool  why
            gift a p A 1000  double  +0           0  10000  gate_crowd 1000→0
            gift b p B 500   double  +500       500   9500
            refund a 600             +0           0
            gift c p C 200   double  +0           0   9500  gate_crowd 200→0
            gift d p D 200   double  +200       200   9300
            p: crowd 1300 + match 700 = 2000, open
        "#]],
    );
}

#[test]
fn a_project_as_a_whole_falls_when_its_gate_shuts_also_while_the_pool_is_closed() {
    check(
        "pool city 10000
         rule half city base=goal rate=1/2 gate=crowd>=1000
         project p goal=8000
         gift a p A 1000
         end city
         refund a 1",
        &expect![[r#"
            event            rule  change  stands   pool  why
            gift a p A 1000  half  +4000        0   6000
            end city
            refund a 1             +0           0
              a              half  -4000        0  10000  pool_closed 0→0, gate_crowd 8000→0
            p: crowd 999 + match 0 = 999, open
        "#]],
    );
}

#[test]
fn several_gates_make_several_tranches() {
    check(
        "pool city 10000
         rule third city base=goal rate=1/3 gate=crowd>=1000,tranche=4000 gate=crowd>=1/2,tranche=6000
         project p goal=10000
         gift a p A 999
         gift b p B 1
         gift c p C 4000",
        &expect![[r#"
            event            rule   change  stands   pool  why
            gift a p A 999   third  +0           0  10000  gate_crowd 10000→0
            gift b p B 1     third  +1333        0   8667  gate_crowd 10000→10000
            gift c p C 4000  third  +2000        0   6667
            p: crowd 5000 + match 3333 = 8333, open
        "#]],
    );
}

#[test]
fn a_gate_before_payment_that_is_missed_gives_the_match_back() {
    check(
        "pool city 10000
         rule double city gate=donors>=2,payout
         project p goal=2000
         project q goal=2000
         gift a p A 1000
         gift b q A 500
         gift c q B 500
         close p
         close q",
        &expect![[r#"
            event            rule    change          stands  pool  why
            gift a p A 1000  double  +1000             1000  9000
            gift b q A 500   double  +500               500  8500
            gift c q B 500   double  +500               500  8000
            close p          double  -1000                   9000  gate_donors 1000→0
            close q          double  committed 1000          9000
            p: crowd 1000 + match 0 = 1000, succeeded
            q: crowd 1000 + match 1000 = 2000, succeeded
        "#]],
    );
}

#[test]
fn a_local_donor_counts_with_the_gift_that_opens_the_gate() {
    check(
        "pool city 10000
         rule half city base=goal rate=1/2 gate=local>=5000
         project p goal=2000 area=north
         gift a p A 400
         gift b p B 400 area=north",
        &expect![[r#"
            event                      rule  change  stands   pool  why
            gift a p A 400             half  +0           0  10000  gate_local 2000→0
            gift b p B 400 area=north  half  +1000        0   9000
            p: crowd 800 + match 1000 = 1800, open
        "#]],
    );
}

#[test]
fn money_from_where_the_project_is_opens_a_gate() {
    check(
        "pool city 1000
         rule near city gate=local>=5000
         project p goal=9000 area=north
         gift a p A 50 area=south
         gift b p B 40 area=north
         gift c p C 10 area=north
         gift d p D 20 area=north
         gift e p E 20
         refund b 40
         gift f p F 20",
        &expect![[r#"
            event                     rule  change  stands  pool  why
            gift a p A 50 area=south  near  +0           0  1000  gate_local 50→0
            gift b p B 40 area=north  near  +0           0  1000  gate_local 40→0
            gift c p C 10 area=north  near  +0           0  1000  gate_local 10→0
            gift d p D 20 area=north  near  +20         20   980
            gift e p E 20             near  +20         20   960
            refund b 40                     +0           0
            gift f p F 20             near  +0           0   960  gate_local 20→0
            p: crowd 120 + match 40 = 160, open
        "#]],
    );
}

#[test]
fn a_donor_whose_gift_went_back_is_none() {
    check(
        "pool city 1000
         rule counted city base=goal rate=1% gate=donors>=2
         rule crowd city base=goal rate=2% gate=donors>=2,counts=crowd priority=2
         project p goal=1000
         gift a p A 50
         gift b p B 50
         refund b 50
         gift c p B 10
         refund a 50
         refund c 10
         gift d p A 50
         gift e p C 50",
        &expect![[r#"
            event          rule     change  stands  pool  why
            gift a p A 50  counted  +0           0  1000  gate_donors 1000→0
              a            crowd    +0           0  1000  gate_donors 1000→0
            gift b p B 50  counted  +10          0   970
              b            crowd    +20          0   970
            refund b 50             +0           0
              b            counted  -10          0  1000  gate_donors 1000→0
              b            crowd    -20          0  1000  gate_donors 1000→0
            gift c p B 10  counted  +10          0   970
              c            crowd    +20          0   970
            refund a 50             +0           0
              a            counted  -10          0  1000  gate_donors 1000→0
              a            crowd    -20          0  1000  gate_donors 1000→0
            refund c 10             +0           0
            gift d p A 50  counted  +0           0  1000  gate_donors 1000→0
              d            crowd    +0           0  1000  gate_donors 1000→0
            gift e p C 50  counted  +10          0   970
              e            crowd    +20          0   970
            p: crowd 100 + match 30 = 130, open
        "#]],
    );
}
