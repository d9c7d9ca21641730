//! Worked examples that decide on projects as a whole or in rounds, as anyone may write them down.

use expect_test::expect;

use super::*;

/// A world in euros: its pools, rules, projects and events.
fn file(parts: [&str; 4]) -> String {
    let [pools, rules, projects, events] = parts;
    format!(
        r#"{{"currency": "EUR", "time_zone": "Europe/Paris", "pools": [{pools}], "rules": [{rules}], "projects": [{projects}], "events": [{events}]}}"#
    )
}

/// Gifts of different donors, an hour apart: the project and the amount.
fn gifts(gifts: &[(&str, i64)]) -> String {
    let gift = |(nth, (project, amount)): (usize, &(&str, i64))| {
        let (day, hour) = (nth / 24 + 1, nth % 24);
        format!(
            r#"{{"at": "2026-03-{day:02}T{hour:02}:00:00Z", "type": "contribution", "id": "g{nth}", "project": "{project}", "donor": "d{nth}", "amount_minor": {amount}}}"#
        )
    };
    gifts.iter().enumerate().map(gift).collect::<Vec<_>>().join(",")
}

/// The match that stands on each project.
fn matched(result: &ScenarioResult) -> Vec<i64> {
    result
        .projects
        .iter()
        .map(|project| project.match_minor)
        .collect()
}

#[test]
fn e2_gives_half_of_the_goal_once_the_crowd_has_a_quarter() {
    let end = r#"{"at": "2026-04-11T00:00:00Z", "type": "project_closed", "project": "p"}"#;
    let told = |crowd: &[(&str, i64)]| {
        file([
            r#"{"id": "city", "amount_minor": 1000000}"#,
            r#"{"id": "half", "pool": "city", "gate": {"crowd_goal_bps": 2500}, "base": "goal", "rate": {"goal_share_bps": 5000}}"#,
            r#"{"id": "p", "owner": "o", "goal_minor": 800000, "campaign": "all_or_nothing"}"#,
            &format!("{},{end}", gifts(crowd)),
        ])
    };
    let all = [
        ("p", 50_000),
        ("p", 80_000),
        ("p", 60_000),
        ("p", 20_000),
        ("p", 150_000),
        ("p", 40_000),
    ];
    let file = told(&all);
    let result = ran(&file);
    assert_eq!(changes(&result), [0, 0, 0, 400_000, 0, 0, 400_000]);
    assert_eq!(result.audit, []);
    check_table(
        &file,
        Locale::Fr,
        expect![[r#"
        n°  projet  don  fonds  montant  pourquoi
         1  p       g0   city       0 €  Rien n’est ajouté à ce don : l’aide de la ville commencera quand les dons qui comptent atteindront 2 000 € ; ils en sont à 500 €.
         2  p       g1   city       0 €  Rien n’est ajouté à ce don : l’aide de la ville commencera quand les dons qui comptent atteindront 2 000 € ; ils en sont à 1 300 €.
         3  p       g2   city       0 €  Rien n’est ajouté à ce don : l’aide de la ville commencera quand les dons qui comptent atteindront 2 000 € ; ils en sont à 1 900 €.
         4  p       g3   city   4 000 €  La ville ajoute 4 000 € au projet, 50 % de l’objectif du projet.
         5  p       g4   city       0 €  L’aide de la ville au projet reste à 4 000 €, 50 % de l’objectif du projet.
         6  p       g5   city       0 €  L’aide de la ville au projet reste à 4 000 €, 50 % de l’objectif du projet.
         7  p            city   4 000 €  La campagne a réussi : la ville doit maintenant 4 000 € au projet.
    "#]],
    );
    check_table(
        &file,
        Locale::En,
        expect![[r#"
        no.  project  gift  pool  amount  why
          1  p        g0    city      €0  Nothing is added to this gift: the city’s help starts once the gifts that count reach €2,000; so far they come to €500.
          2  p        g1    city      €0  Nothing is added to this gift: the city’s help starts once the gifts that count reach €2,000; so far they come to €1,300.
          3  p        g2    city      €0  Nothing is added to this gift: the city’s help starts once the gifts that count reach €2,000; so far they come to €1,900.
          4  p        g3    city  €4,000  The city adds €4,000 to the project, 50% of the project’s goal.
          5  p        g4    city      €0  The city’s help for the project stays at €4,000, 50% of the project’s goal.
          6  p        g5    city      €0  The city’s help for the project stays at €4,000, 50% of the project’s goal.
          7  p              city  €4,000  The campaign succeeded: the city now owes €4,000 to the project.
    "#]],
    );
    let short = ran(&told(&all[..5]));
    assert_eq!(matched(&short), [0]);
    assert_eq!(short.projects[0].outcome.to_string(), "refunded");
}

#[test]
fn e8_lowers_the_rate_as_the_pool_is_used() {
    let crowd = [
        ("p", 60_000),
        ("p", 70_000),
        ("p", 100_000),
        ("p", 90_000),
        ("p", 50_000),
    ];
    let file = file([
        r#"{"id": "fb", "amount_minor": 120000}"#,
        r#"{"id": "falling", "pool": "fb", "base": "contribution", "rate": {"table": {"selector": "pool_used", "steps": [{"from": 0, "num": 1, "den": 1}, {"from": 100000, "num": 1, "den": 10}]}}}"#,
        r#"{"id": "p", "owner": "o", "goal_minor": 9000000, "campaign": "keep"}"#,
        &gifts(&crowd),
    ]);
    let result = ran(&file);
    assert_eq!(changes(&result), [60_000, 43_000, 10_000, 7_000, 0]);
    assert_eq!(result.audit, []);
    check_table(
        &file,
        Locale::Fr,
        expect![[r#"
        n°  projet  don  fonds  montant  pourquoi
         1  p       g0   fb       600 €  La ville ajoute 600 €, autant que ce don.
         2  p       g1   fb       430 €  La ville ajoute 430 € à ce don.
         3  p       g2   fb       100 €  La ville ajoute 100 €, un dixième de ce don.
         4  p       g3   fb        70 €  La ville ajoute 70 € : c’est tout ce qui restait dans le fonds.
         5  p       g4   fb         0 €  Rien n’est ajouté à ce don : le fonds est épuisé.
    "#]],
    );
    check_table(
        &file,
        Locale::En,
        expect![[r#"
        no.  project  gift  pool  amount  why
          1  p        g0    fb      €600  The city adds €600, as much as this gift.
          2  p        g1    fb      €430  The city adds €430 to this gift.
          3  p        g2    fb      €100  The city adds €100, a tenth of this gift.
          4  p        g3    fb       €70  The city adds €70: this is all that was left in the pool.
          5  p        g4    fb        €0  Nothing is added to this gift: the pool is used up.
    "#]],
    );
}

#[test]
fn e9_shares_the_pool_in_proportion() {
    let project =
        |id: &str| format!(r#"{{"id": "{id}", "owner": "{id}", "goal_minor": 900000, "campaign": "keep"}}"#);
    let end = r#"{"at": "2026-04-11T00:00:00Z", "type": "window_closed", "rule": "share"}"#;
    let told = |allocate: &str| {
        file([
            r#"{"id": "city", "amount_minor": 100000}"#,
            &format!(
                r#"{{"id": "share", "pool": "city", "base": "sum", "rate": {{"num": 1, "den": 1}}, "allocate": {allocate}, "release": "at_end"}}"#
            ),
            &["a", "b", "c", "d"].map(project).join(","),
            &format!("{},{end}", gifts(&[("a", 12_345), ("b", 50_000), ("c", 7_655)])),
        ])
    };
    let up = told(r#"{"way": "pro_rata", "scaling": "up_and_down"}"#);
    assert_eq!(matched(&ran(&up)), [17_636, 71_428, 10_936, 0]);
    check_table(
        &up,
        Locale::Fr,
        expect![[r#"
        n°  projet  don  fonds   montant  pourquoi
         1  a       g0   city        0 €  Rien n’est encore ajouté à ce don : ce que la ville ajoute est réparti entre tous les projets à la fin de la période.
         2  b       g1   city        0 €  Rien n’est encore ajouté à ce don : ce que la ville ajoute est réparti entre tous les projets à la fin de la période.
         3  c       g2   city        0 €  Rien n’est encore ajouté à ce don : ce que la ville ajoute est réparti entre tous les projets à la fin de la période.
         4  a            city   176,36 €  La ville ajoute 176,36 € au projet : tous les projets ensemble pouvaient recevoir 700 €, et les 1 000 € du fonds ont été répartis en proportion.
         4  b            city   714,28 €  La ville ajoute 714,28 € au projet : tous les projets ensemble pouvaient recevoir 700 €, et les 1 000 € du fonds ont été répartis en proportion.
         4  c            city   109,36 €  La ville ajoute 109,36 € au projet : tous les projets ensemble pouvaient recevoir 700 €, et les 1 000 € du fonds ont été répartis en proportion.
         4  d            city        0 €  Rien n’est ajouté au projet : il n’y a rien que la règle compléterait.
    "#]],
    );
    let down = ran(&told(r#""pro_rata""#));
    assert_eq!(matched(&down), [12_345, 50_000, 7_655, 0]);
    assert_eq!(down.pools[0].available_minor, 30_000);
    assert_eq!(down.audit, []);
}

#[test]
fn e10_fills_gaps_by_rank() {
    let gaps = [
        ("a", 100_000),
        ("b", 500_000),
        ("c", 400_000),
        ("d", 500_000),
        ("e", 150_000),
    ];
    let project = |(id, goal): (&str, i64)| {
        format!(r#"{{"id": "{id}", "owner": "{id}", "goal_minor": {goal}, "campaign": "all_or_nothing"}}"#)
    };
    let rank = |(nth, (id, _)): (usize, &(&str, i64))| {
        format!(
            r#"{{"at": "2026-02-01T00:00:00Z", "type": "rank", "rule": "fill", "project": "{id}", "rank": {}}}"#,
            nth + 1
        )
    };
    let ranks: Vec<String> = gaps.iter().enumerate().map(rank).collect();
    let crowd: Vec<(&str, i64)> = gaps.iter().map(|(id, _)| (*id, 100_000)).collect();
    let end = r#"{"at": "2026-04-11T00:00:00Z", "type": "pool_closed", "pool": "city"}"#;
    let told = |misfit: &str| {
        file([
            r#"{"id": "city", "amount_minor": 1000000}"#,
            &format!(
                r#"{{"id": "fill", "pool": "city", "base": "gap", "rate": {{"num": 1, "den": 1}}, "allocate": {{"way": "rank_fill", "misfit": "{misfit}"}}, "release": "at_end"}}"#
            ),
            &gaps.map(project).join(","),
            &format!("{},{},{end}", ranks.join(","), gifts(&crowd)),
        ])
    };
    assert_eq!(matched(&ran(&told("skip"))), [0, 400_000, 300_000, 0, 50_000]);
    assert_eq!(matched(&ran(&told("stop"))), [0, 400_000, 300_000, 0, 0]);
    assert_eq!(matched(&ran(&told("partial"))), [0, 400_000, 300_000, 300_000, 0]);
    check_table(
        &told("skip"),
        Locale::En,
        expect![[r#"
        no.  project  gift  pool  amount  why
          6  a        g0    city      €0  Nothing is added to this gift yet: what the city adds is shared out among all projects at the end of the period.
          7  b        g1    city      €0  Nothing is added to this gift yet: what the city adds is shared out among all projects at the end of the period.
          8  c        g2    city      €0  Nothing is added to this gift yet: what the city adds is shared out among all projects at the end of the period.
          9  d        g3    city      €0  Nothing is added to this gift yet: what the city adds is shared out among all projects at the end of the period.
         10  e        g4    city      €0  Nothing is added to this gift yet: what the city adds is shared out among all projects at the end of the period.
         11  a              city      €0  Nothing is added to the project: there is nothing that the rule would match.
         11  b              city  €4,000  The city adds €4,000 to the project.
         11  c              city  €3,000  The city adds €3,000 to the project.
         11  d              city      €0  Nothing is added to the project: projects are paid in the order of their rank, and not enough was left for rank 4.
         11  e              city    €500  The city adds €500 to the project.
    "#]],
    );
}

#[test]
fn e11_shares_by_the_quadratic_formula() {
    let project =
        |id: &str| format!(r#"{{"id": "{id}", "owner": "{id}", "goal_minor": 900000, "campaign": "keep"}}"#);
    let mut crowd = vec![("a", 2_500); 4];
    crowd.extend([("b", 10_000), ("c", 2_500), ("c", 10_000)]);
    crowd.extend(vec![("d", 100); 9]);
    crowd.extend(vec![("e", 400); 2]);
    let end = r#"{"at": "2026-04-11T00:00:00Z", "type": "pool_closed", "pool": "city"}"#;
    let told = |excess: &str| {
        file([
            r#"{"id": "city", "amount_minor": 24000}"#,
            &format!(
                r#"{{"id": "qf", "pool": "city", "base": "qf", "rate": {{"num": 1, "den": 1}}, "limit": {{"project_pool_bps": 4000, "excess": "{excess}"}}, "allocate": {{"way": "quadratic", "scaling": "up_and_down"}}, "release": "at_end"}}"#
            ),
            &["a", "b", "c", "d", "e"].map(project).join(","),
            &format!("{},{end}", gifts(&crowd)),
        ])
    };
    let result = ran(&told("redistribute"));
    assert_eq!(matched(&result), [9_600, 0, 8_000, 5_760, 640]);
    assert_eq!(result.audit, []);
    let lost = ran(&told("lose"));
    assert_eq!(matched(&lost), [9_600, 0, 5_000, 3_600, 400]);
    assert_eq!(lost.pools[0].available_minor, 5_400);
    let c = result
        .decisions
        .iter()
        .find(|decision| decision.change_minor == 8_000)
        .unwrap();
    let sentence = words::decision_sentence(Locale::Fr, c, result.currency);
    expect!["La ville ajoute 80 € au projet : la formule quadratique, pour laquelle beaucoup de donateurs comptent plus que de gros dons, donne 100 € pour ce projet, et les 240 € du fonds ont été répartis en conséquence."].assert_eq(&sentence.replace(['\u{a0}', '\u{202f}'], " "));
}

#[test]
fn e14_counts_cash_and_hours() {
    let in_kind = |id: &str, kind: &str, quantity: u32, unit: &str| {
        format!(
            r#"{{"at": "2026-03-02T00:00:00Z", "type": "in_kind", "id": "{id}", "project": "p", "donor": "{id}", "kind": "{kind}", "quantity": {quantity}, "unit": "{unit}"}}"#
        )
    };
    let events = [
        gifts(&[("p", 150_000)]),
        in_kind("hours", "work", 120, "hour"),
        in_kind("goods", "goods", 60_000, "cent"),
        in_kind("services", "services", 100_000, "cent"),
        r#"{"at": "2026-04-11T00:00:00Z", "type": "project_closed", "project": "p"}"#.to_owned(),
        r#"{"at": "2026-04-12T00:00:00Z", "type": "paid_out", "project": "p"}"#.to_owned(),
        r#"{"at": "2026-04-13T00:00:00Z", "type": "proof", "project": "p", "in_kind": "hours", "quantity": 80}"#.to_owned(),
        r#"{"at": "2026-04-14T00:00:00Z", "type": "paid_out", "project": "p"}"#.to_owned(),
    ];
    let file = file([
        r#"{"id": "city", "amount_minor": 2000000}"#,
        r#"{"id": "two", "pool": "city", "count": {"in_kind": [{"kind": "work", "minor_per_unit": 2000}, {"kind": "goods", "minor_per_unit": 1}, {"kind": "services", "minor_per_unit": 1}]}, "base": "sum", "rate": {"num": 2, "den": 1}, "limit": {"project_minor": 1000000}, "release": "on_verification"}"#,
        r#"{"id": "p", "owner": "o", "goal_minor": 500000, "campaign": "keep"}"#,
        &events.join(","),
    ]);
    let result = ran(&file);
    assert_eq!(matched(&result), [940_000]);
    assert_eq!(result.pools[0].paid_minor, 940_000);
    assert_eq!(result.audit, []);
    check_table(
        &file,
        Locale::Fr,
        expect![[r#"
        n°  projet  don  fonds   montant  pourquoi
         1  p       g0   city    3 000 €  La ville ajoute 3 000 € au projet, 2 fois 1 500 €.
         2  p            city    4 800 €  L’aide de la ville au projet augmente de 4 800 € et passe à 7 800 €, 2 fois 3 900 €.
         3  p            city    1 200 €  L’aide de la ville au projet augmente de 1 200 € et passe à 9 000 €, 2 fois 4 500 €.
         4  p            city    1 000 €  L’aide de la ville au projet augmente de 1 000 € et passe à 10 000 € : c’est le plafond par projet.
         5  p            city   10 000 €  La campagne a réussi : la ville doit maintenant 10 000 € au projet.
         6  p                        0 €  Rien n’a changé : la règle paie seulement sur preuve, et rien n’a encore été prouvé.
         7  p            city     −600 €  L’aide de la ville au projet baisse de 600 € et passe à 9 400 €, 2 fois 4 700 €.
         8  p            city    9 400 €  La ville a versé 9 400 € au projet.
    "#]],
    );
    check_table(
        &file,
        Locale::En,
        expect![[r#"
        no.  project  gift  pool   amount  why
          1  p        g0    city   €3,000  The city adds €3,000 to the project, 2 times €1,500.
          2  p              city   €4,800  The city’s help for the project rises by €4,800, to €7,800, 2 times €3,900.
          3  p              city   €1,200  The city’s help for the project rises by €1,200, to €9,000, 2 times €4,500.
          4  p              city   €1,000  The city’s help for the project rises by €1,000, to €10,000: this is the ceiling per project.
          5  p              city  €10,000  The campaign succeeded: the city now owes €10,000 to the project.
          6  p                         €0  Nothing has changed: the rule pays only against proof, and nothing has been proven yet.
          7  p              city    −€600  The city’s help for the project falls by €600, to €9,400, 2 times €4,700.
          8  p              city   €9,400  The city has paid €9,400 to the project.
    "#]],
    );
}
