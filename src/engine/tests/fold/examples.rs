//! The worked examples of the specification that decide on projects as a whole, or look at more than a gift.

use expect_test::expect;

use crate::table::{check, play};

#[test]
fn e2_half_after_a_quarter() {
    check(
        "pool city 1000000
         rule half city base=goal rate=50% gate=crowd>=1/4
         project p goal=800000
         gift a p A 50000
         gift b p B 80000
         gift c p C 60000
         gift d p D 20000
         gift e p E 150000
         gift f p F 40000
         close p",
        &expect![[r#"
            event              rule  change            stands     pool  why
            gift a p A 50000   half  +0                     0  1000000  gate_crowd 800000→0
            gift b p B 80000   half  +0                     0  1000000  gate_crowd 800000→0
            gift c p C 60000   half  +0                     0  1000000  gate_crowd 800000→0
            gift d p D 20000   half  +400000                0   600000
            gift e p E 150000  half  +0                     0   600000
            gift f p F 40000   half  +0                     0   600000
            close p            half  committed 400000           600000
            p: crowd 400000 + match 400000 = 800000, succeeded
        "#]],
    );
}

#[test]
fn e3_money_and_people() {
    let few: String = (1..20)
        .map(|nth| format!("gift d{nth} p D{nth} 2000\n"))
        .collect();
    let more: String = (20..25)
        .map(|nth| format!("gift d{nth} p D{nth} 2000\n"))
        .collect();
    check(
        &format!(
            "pool city 1000000
             rule half city base=goal rate=50% gate=crowd>=1/4,donors>=25
             project p goal=600000
             gift a p A 150000
             {few}
             gift a2 p A 5000
             {more}"
        ),
        &expect![[r#"
            event                rule  change   stands     pool  why
            gift a p A 150000    half  +0            0  1000000  gate_donors 600000→0
            gift d1 p D1 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d2 p D2 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d3 p D3 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d4 p D4 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d5 p D5 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d6 p D6 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d7 p D7 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d8 p D8 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d9 p D9 2000    half  +0            0  1000000  gate_donors 600000→0
            gift d10 p D10 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d11 p D11 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d12 p D12 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d13 p D13 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d14 p D14 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d15 p D15 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d16 p D16 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d17 p D17 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d18 p D18 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d19 p D19 2000  half  +0            0  1000000  gate_donors 600000→0
            gift a2 p A 5000     half  +0            0  1000000  gate_donors 600000→0
            gift d20 p D20 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d21 p D21 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d22 p D22 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d23 p D23 2000  half  +0            0  1000000  gate_donors 600000→0
            gift d24 p D24 2000  half  +300000       0   700000
            p: crowd 203000 + match 300000 = 503000, open
        "#]],
    );
}

#[test]
fn e4_the_rest_after_a_threshold() {
    check(
        "pool city 100000000
         rule rest city base=goal rate=60% gate=crowd>=2/5 project_max=4800000 not_above=goal
         project a goal=5000000
         project b goal=5000000
         project c goal=5000000
         gift a a A 2000000
         gift b b B 1999999
         gift c c C 2400000",
        &expect![[r#"
            event               rule  change    stands      pool  why
            gift a a A 2000000  rest  +3000000       0  97000000
            gift b b B 1999999  rest  +0             0  97000000  gate_crowd 5000000→0
            gift c c C 2400000  rest  +2600000       0  94400000  not_above 3000000→2600000
            a: crowd 2000000 + match 3000000 = 5000000, open
            b: crowd 1999999 + match 0 = 1999999, open
            c: crowd 2400000 + match 2600000 = 5000000, open
        "#]],
    );
}

#[test]
fn e5_the_middle_third_and_a_second_funder() {
    let setting = "pool city 1000000
         pool canton 1000000
         rule third city base=goal rate=1/3 gate=crowd>=1/3 project_max=300000 release=middle_part
         rule extra canton base=one rate=100000 gate=crowd>=1/3 areas=surselva priority=2
         project p goal=1200000 area=surselva
         gift a p A 150000
         gift b p B 200000
         gift c p C 60000";
    check(
        &format!("{setting}\ngift d p D 390000\nclose p"),
        &expect![[r#"
        event              rule   change            stands     pool  why
        gift a p A 150000  third  +0                     0  1000000  gate_crowd 1200000→0
          a                extra  +0                     0  1000000  gate_crowd 1→0
        gift b p B 200000  third  +0                     0  1000000  gate_crowd 1200000→0
          b                extra  +0                     0  1000000  gate_crowd 1→0
        gift c p C 60000   third  +300000                0   700000  project_max 400000→300000
          c                extra  +100000                0   900000
        gift d p D 390000  third  +0                     0   700000  project_max 400000→300000
          d                extra  +0                     0   900000
        close p            third  committed 300000           700000
                           extra  committed 100000           900000
        p: crowd 800000 + match 400000 = 1200000, succeeded
    "#]],
    );
    check(
        &format!("{setting}\ngift d p D 389999\nclose p"),
        &expect![[r#"
        event              rule   change   stands     pool  why
        gift a p A 150000  third  +0            0  1000000  gate_crowd 1200000→0
          a                extra  +0            0  1000000  gate_crowd 1→0
        gift b p B 200000  third  +0            0  1000000  gate_crowd 1200000→0
          b                extra  +0            0  1000000  gate_crowd 1→0
        gift c p C 60000   third  +300000       0   700000  project_max 400000→300000
          c                extra  +100000       0   900000
        gift d p D 389999  third  +0            0   700000  project_max 400000→300000
          d                extra  +0            0   900000
        close p            third  -300000          1000000  success_line 300000→0
                           extra  -100000          1000000  success_line 100000→0
        p: crowd 799999 + match 0 = 799999, refunded
    "#]],
    );
    check(
        "pool city 1000000
         rule third city base=goal rate=1/3 gate=crowd>=1/3
         project p goal=1000000
         gift a p A 333333
         gift b p B 1",
        &expect![[r#"
            event              rule   change   stands     pool  why
            gift a p A 333333  third  +0            0  1000000  gate_crowd 1000000→0
            gift b p B 1       third  +333333       0   666667
            p: crowd 333334 + match 333333 = 666667, open
        "#]],
    );
}

#[test]
fn e6_per_person() {
    check(
        "pool bank 100000
         rule each bank rate=1000 min=500 donor_count=1 not_above=goal
         project p goal=50000
         gift a p a 2000
         gift b p b 400
         gift c p c 500
         gift a2 p a 3000
         gift d p d 20000
         gift e p e 22000",
        &expect![[r#"
            event             rule  change  stands   pool  why
            gift a p a 2000   each  +1000     1000  99000
            gift b p b 400    each  +0           0  99000  min_contribution 400→0
            gift c p c 500    each  +1000     1000  98000
            gift a2 p a 3000  each  +0           0  98000  donor_max_count 3000→0
            gift d p d 20000  each  +1000     1000  97000
            gift e p e 22000  each  +0           0  97000  not_above 1000→0
            p: crowd 47900 + match 3000 = 50900, open
        "#]],
    );
}

#[test]
fn e7_rate_by_gift_size() {
    check(
        "pool gg 1000000
         rule steps gg rate=gift_size:10000=1/5,50000=3/10,75000=2/5 min=10000 contribution_max=100000 donor_count=1 organisation=200000
         project p goal=9000000 keep
         gift a p A 10000
         gift b p B 49900
         gift c p C 50000
         gift d p D 74999
         gift e p E 75000
         gift f p F 250000
         gift a2 p A 30000
         gift g p G 100000
         gift h p H 100000
         gift i p I 10000
         refund f 180000",
        &expect![[r#"
            event              rule   change  stands    pool  why
            gift a p A 10000   steps  +2000     2000  998000
            gift b p B 49900   steps  +9980     9980  988020
            gift c p C 50000   steps  +15000   15000  973020
            gift d p D 74999   steps  +22499   22499  950521
            gift e p E 75000   steps  +30000   30000  920521
            gift f p F 250000  steps  +40000   40000  880521  contribution_max 250000→100000
            gift a2 p A 30000  steps  +0           0  880521  donor_max_count 30000→0
            gift g p G 100000  steps  +40000   40000  840521
            gift h p H 100000  steps  +40000   40000  800521
            gift i p I 10000   steps  +521       521  800000  organisation_max 2000→521
            refund f 180000    steps  -19000   21000  819000
            p: crowd 569899 + match 181000 = 750899, open
        "#]],
    );
}

#[test]
fn e8_rate_falls_with_the_pool() {
    check(
        "pool fb 120000
         rule falling fb rate=pool_used:0=1/1,100000=1/10
         project p goal=9000000 keep
         gift a p A 60000
         gift b p B 70000
         gift c p C 100000
         gift d p D 90000
         gift e p E 50000
         refund b 40000",
        &expect![[r#"
            event              rule     change  stands   pool  why
            gift a p A 60000   falling  +60000   60000  60000
            gift b p B 70000   falling  +43000   43000  17000
            gift c p C 100000  falling  +10000   10000   7000
            gift d p D 90000   falling  +7000     7000      0  pool_available 9000→7000
            gift e p E 50000   falling  +0           0      0  pool_available 5000→0
            refund b 40000     falling  -13000   30000  13000
            p: crowd 330000 + match 107000 = 437000, open
        "#]],
    );
}

#[test]
fn e9_pro_rata() {
    let gifts = "project a goal=900000 keep
         project b goal=900000 keep
         project c goal=900000 keep
         project d goal=900000 keep
         gift a a A 12345
         gift b b B 50000
         gift c c C 7655
         close a
         window share";
    check(
        &format!("pool city 100000\nrule share city base=sum allocate=pro_rata scaling=up_and_down\n{gifts}"),
        &expect![[r#"
            event             rule   change           stands    pool  why
            gift a a A 12345  share  +0                    0  100000  waits_for_round 12345→0
            gift b b B 50000  share  +0                    0  100000  waits_for_round 50000→0
            gift c c C 7655   share  +0                    0  100000  waits_for_round 7655→0
            close a
            window share      share  +17636                        0  round_share 12345→17636
                              share  committed 17636               0
                              share  +71428                        0  round_share 50000→71428
                              share  +10936                        0  round_share 7655→10936
                              share  +0                            0
            a: crowd 12345 + match 17636 = 29981, kept
            b: crowd 50000 + match 71428 = 121428, open
            c: crowd 7655 + match 10936 = 18591, open
            d: crowd 0 + match 0 = 0, open
        "#]],
    );
    check(
        &format!("pool city 100000\nrule share city base=sum allocate=pro_rata\n{gifts}"),
        &expect![[r#"
            event             rule   change           stands    pool  why
            gift a a A 12345  share  +0                    0  100000  waits_for_round 12345→0
            gift b b B 50000  share  +0                    0  100000  waits_for_round 50000→0
            gift c c C 7655   share  +0                    0  100000  waits_for_round 7655→0
            close a
            window share      share  +12345                    30000
                              share  committed 12345           30000
                              share  +50000                    30000
                              share  +7655                     30000
                              share  +0                        30000
            a: crowd 12345 + match 12345 = 24690, kept
            b: crowd 50000 + match 50000 = 100000, open
            c: crowd 7655 + match 7655 = 15310, open
            d: crowd 0 + match 0 = 0, open
        "#]],
    );
}

#[test]
fn e10_fill_by_rank() {
    let gifts = "project a goal=100000
         project b goal=500000
         project c goal=400000
         project d goal=500000
         project e goal=150000
         rank fill a 1
         rank fill b 2
         rank fill c 3
         rank fill d 4
         rank fill e 5
         gift a a A 100000
         gift b b B 100000
         gift c c C 100000
         gift d d D 100000
         gift e e E 100000
         end city";
    for misfit in ["skip", "stop", "partial"] {
        let expected = match misfit {
            "skip" => expect![[r#"
                event              rule  change   stands     pool  why
                rank fill a 1
                rank fill b 2
                rank fill c 3
                rank fill d 4
                rank fill e 5
                gift a a A 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift b b B 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift c c C 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift d d D 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift e e E 100000  fill  +0            0  1000000  waits_for_round 100000→0
                end city           fill  +0                250000
                                   fill  +400000           250000
                                   fill  +300000           250000
                                   fill  +0                250000  rank_order 400000→0
                                   fill  +50000            250000
                a: crowd 100000 + match 0 = 100000, open
                b: crowd 100000 + match 400000 = 500000, open
                c: crowd 100000 + match 300000 = 400000, open
                d: crowd 100000 + match 0 = 100000, open
                e: crowd 100000 + match 50000 = 150000, open
            "#]],
            "stop" => expect![[r#"
                event              rule  change   stands     pool  why
                rank fill a 1
                rank fill b 2
                rank fill c 3
                rank fill d 4
                rank fill e 5
                gift a a A 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift b b B 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift c c C 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift d d D 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift e e E 100000  fill  +0            0  1000000  waits_for_round 100000→0
                end city           fill  +0                300000
                                   fill  +400000           300000
                                   fill  +300000           300000
                                   fill  +0                300000  rank_order 400000→0
                                   fill  +0                300000  rank_order 50000→0
                a: crowd 100000 + match 0 = 100000, open
                b: crowd 100000 + match 400000 = 500000, open
                c: crowd 100000 + match 300000 = 400000, open
                d: crowd 100000 + match 0 = 100000, open
                e: crowd 100000 + match 0 = 100000, open
            "#]],
            _ => expect![[r#"
                event              rule  change   stands     pool  why
                rank fill a 1
                rank fill b 2
                rank fill c 3
                rank fill d 4
                rank fill e 5
                gift a a A 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift b b B 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift c c C 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift d d D 100000  fill  +0            0  1000000  waits_for_round 100000→0
                gift e e E 100000  fill  +0            0  1000000  waits_for_round 100000→0
                end city           fill  +0                     0
                                   fill  +400000                0
                                   fill  +300000                0
                                   fill  +300000                0  rank_order 400000→300000
                                   fill  +0                     0  rank_order 50000→0
                a: crowd 100000 + match 0 = 100000, open
                b: crowd 100000 + match 400000 = 500000, open
                c: crowd 100000 + match 300000 = 400000, open
                d: crowd 100000 + match 300000 = 400000, open
                e: crowd 100000 + match 0 = 100000, open
            "#]],
        };
        let rule = format!("rule fill city base=gap allocate=rank_fill misfit={misfit}");
        check(&format!("pool city 1000000\n{rule}\n{gifts}"), &expected);
    }
}

#[test]
fn e11_quadratic_with_a_cap() {
    let of = |project: &str, donors: usize, minor: i64| -> String {
        (0..donors)
            .map(|nth| format!("gift {project}{nth}x{minor} {project} {project}{nth}x{minor} {minor}\n"))
            .collect()
    };
    let gifts = [
        of("a", 4, 2500),
        of("b", 1, 10000),
        of("c", 1, 2500),
        of("c", 1, 10000),
        of("d", 9, 100),
        of("e", 2, 400),
    ];
    for excess in ["redistribute", ""] {
        let expected = if excess.is_empty() {
            expect![[r#"
                                       qf    +9600            5400  project_pool_share 30000→9600
                                                qf    +0               5400  quadratic_share 10000→0
                                                qf    +5000            5400  project_pool_share 10000→9600, quadratic_share 9600→5000
                                                qf    +3600            5400  quadratic_share 7200→3600
                                                qf    +400             5400  quadratic_share 800→400
                a: crowd 10000 + match 9600 = 19600, open
                b: crowd 10000 + match 0 = 10000, open
                c: crowd 12500 + match 5000 = 17500, open
                d: crowd 900 + match 3600 = 4500, open
                e: crowd 800 + match 400 = 1200, open
            "#]]
        } else {
            expect![[r#"
                                       qf    +9600               0  project_pool_share 30000→9600
                                                qf    +0                  0  quadratic_share 10000→0
                                                qf    +8000               0  project_pool_share 10000→9600, quadratic_share 9600→8000
                                                qf    +5760               0  quadratic_share 7200→5760
                                                qf    +640                0  quadratic_share 800→640
                a: crowd 10000 + match 9600 = 19600, open
                b: crowd 10000 + match 0 = 10000, open
                c: crowd 12500 + match 8000 = 20500, open
                d: crowd 900 + match 5760 = 6660, open
                e: crowd 800 + match 640 = 1440, open
            "#]]
        };
        let projects: String = ["a", "b", "c", "d", "e"]
            .map(|name| format!("project {name} goal=900000 keep\n"))
            .concat();
        let rule = format!("rule qf city base=qf allocate=quadratic pool_bps=4000 {excess}");
        let scenario = format!("pool city 24000\n{rule}\n{projects}{}window qf", gifts.concat());
        let table = play(&scenario);
        let (_, round) = table.split_once("window qf").unwrap();
        expected.assert_eq(round);
    }
}

#[test]
fn e12_two_funders() {
    check(
        "pool state 100000000
         pool foundation 100000000
         rule forty state base=sum rate=40/100 project_max=10000000 related=team related_max=500000
         rule sixty foundation base=sum rate=60/100 organisation_year=15000000 related=team related_max=500000 priority=2
         project p owner=o goal=90000000 keep
         project q owner=o goal=90000000 keep
         gift a p A 15500000
         gift b p B 2000000 relation=team
         gift c q C 12000000",
        &expect![[r#"
            event                             rule   change    stands      pool  why
            gift a p A 15500000               forty  +6200000       0  93800000
              a                               sixty  +9300000       0  90700000
            gift b p B 2000000 relation=team  forty  +200000        0  93600000  related_max 2000000→500000
              b                               sixty  +300000        0  90400000  related_max 2000000→500000
            gift c q C 12000000               forty  +4800000       0  88800000
              c                               sixty  +5400000       0  85000000  organisation_max 7200000→5400000
            p: crowd 17500000 + match 16000000 = 33500000, open
            q: crowd 12000000 + match 10200000 = 22200000, open
        "#]],
    );
}

#[test]
fn e13_single_source() {
    let many: String = (0..30)
        .map(|nth| format!("gift d{nth} p D{nth} 40000\n"))
        .collect();
    check(
        &format!(
            "pool medc 10000000
             rule place medc base=goal rate=1/1 gate=crowd>=1/1 source_max=1000000 source_goal_bps=3500
             project p goal=2000000 keep
             gift f p F 1200000
             {many}
             gift z p Z 100000"
        ),
        &expect![[r#"
            event                 rule   change    stands      pool  why
            gift f p F 1200000    place  +0             0  10000000  single_source_max 1200000→700000, gate_crowd 2000000→0
            gift d0 p D0 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d1 p D1 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d2 p D2 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d3 p D3 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d4 p D4 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d5 p D5 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d6 p D6 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d7 p D7 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d8 p D8 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d9 p D9 40000    place  +0             0  10000000  gate_crowd 2000000→0
            gift d10 p D10 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d11 p D11 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d12 p D12 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d13 p D13 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d14 p D14 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d15 p D15 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d16 p D16 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d17 p D17 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d18 p D18 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d19 p D19 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d20 p D20 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d21 p D21 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d22 p D22 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d23 p D23 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d24 p D24 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d25 p D25 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d26 p D26 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d27 p D27 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d28 p D28 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift d29 p D29 40000  place  +0             0  10000000  gate_crowd 2000000→0
            gift z p Z 100000     place  +2000000       0   8000000
            p: crowd 2500000 + match 2000000 = 4500000, open
        "#]],
    );
}

#[test]
fn e14_cash_and_hours() {
    check(
        "pool city 2000000
         rule two city base=sum rate=2/1 project_max=1000000 in_kind=work:2000 in_kind=goods:1 in_kind=services:1 release=on_verification
         project p goal=500000 keep
         gift a p A 150000
         in_kind h p B work 120
         in_kind g p C goods 60000
         in_kind s p D services 100000
         close p
         pay p
         proof p h=80
         pay p",
        &expect![[r#"
            event                          rule  change             stands     pool  why
            gift a p A 150000              two   +300000                 0  1700000
            in_kind h p B work 120         two   +480000                    1220000
            in_kind g p C goods 60000      two   +120000                    1100000
            in_kind s p D services 100000  two   +100000                    1000000  project_max 1100000→1000000
            close p                        two   committed 1000000          1000000
            pay p                                refused                             not_proven 0→0
            proof p h=80                   two   -60000                     1060000
            pay p                          two   paid 940000                1060000
            p: crowd 150000 + match 940000 = 1090000, succeeded
        "#]],
    );
}

#[test]
fn e15_a_common_ceiling() {
    for share in ["priority", "in_proportion"] {
        let expected = if share == "priority" {
            expect![[r#"
                event           rule  change   stands     pool  why
                gift g p G 100  a     +500000       0  8500000
                  g             b     +600000       0  8400000
                  g             c     +200000       0  8800000  group_goal 400000→200000
                p: crowd 100 + match 1300000 = 1300100, open
            "#]]
        } else {
            expect![[r#"
                event           rule  change   stands     pool  why
                gift g p G 100  a     +433333       0  8566667  group_goal 500000→433333
                  g             b     +520000       0  8480000  group_goal 600000→520000
                  g             c     +346667       0  8653333  group_goal 400000→346667
                p: crowd 100 + match 1300000 = 1300100, open
            "#]]
        };
        check(
            &format!(
                "stack goal_bps=6500 share={share}
                 pool one 9000000
                 pool two 9000000
                 pool three 9000000
                 rule a one base=one rate=500000
                 rule b two base=one rate=600000 priority=2
                 rule c three base=one rate=400000 priority=3
                 project p goal=2000000 keep
                 gift g p G 100"
            ),
            &expected,
        );
    }
}
