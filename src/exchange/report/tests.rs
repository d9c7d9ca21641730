use super::*;
use crate::Mapping;
use crate::projects;

const MAPPING: &str = r#"
format = "csv"
language = "fr"
currency = "EUR"
external_id.column = "id"
title.column = "titre"
title.fallback = "Projet {external_id}"
state.default = "completed"
goal.column = "montant"
city_wide = { column = "lieu", values = ["ville"] }
area = { column = "lieu", unplaced = ["?"] }
"#;

const FILE: &str =
    "id,titre,montant,lieu\n1,Un jardin,100,3\n2,,200,ville\n3,Un banc,abc,4\n4,Une fontaine,5,?\n";

/// The report after a run in which every good row was new.
fn first_run(locale: Locale) -> String {
    let report = projects::read(FILE.as_bytes(), &Mapping::parse(MAPPING).unwrap()).unwrap();
    let mut summary = Summary::default();
    summary.refused(report.refused());
    report
        .records
        .iter()
        .for_each(|record| summary.project(Outcome::Created, record));
    assert_eq!(summary.total(), report.rows_read);
    text(&report, &summary, locale)
}

#[test]
fn the_report_accounts_for_every_row() {
    expect_test::expect![[r#"
        error    row 3, line 4 (“Un banc”), “montant”: “abc” is not an amount of money
        warning  row 2, line 3 (“2”), “titre”: empty; the title is now “Projet 2”
        warning  row 4, line 5 (“Une fontaine”), “lieu”: without a place on the map: the mapping says that the code “?” has no polygon

        created    3
        changed    0
        unchanged  0
        refused    1
        ────────────
        rows       4

        at a point          0
        in a neighbourhood  0
        in a named area     1
        city-wide           1
        unplaced            1
        ─────────────────────
        projects            3

        city-wide: 2

        unplaced: 4
    "#]].assert_eq(&first_run(Locale::En));
    expect_test::expect![[r#"
        erreur         rangée 3, ligne 4 (« Un banc »), « montant » : « abc » n’est pas un montant
        avertissement  rangée 2, ligne 3 (« 2 »), « titre » : vide ; le titre est désormais « Projet 2 »
        avertissement  rangée 4, ligne 5 (« Une fontaine »), « lieu » : sans lieu sur la carte : selon la correspondance, le code « ? » n’a pas de polygone

        créées      3
        modifiées   0
        inchangées  0
        refusées    1
        ─────────────
        rangées     4

        en un point        0
        dans un quartier   0
        dans un périmètre  1
        toute la ville     1
        sans lieu          1
        ────────────────────
        projets            3

        toute la ville : 2

        sans lieu : 4
    "#]].assert_eq(&first_run(Locale::Fr));
}

#[test]
fn rows_that_nobody_stored_are_told() {
    let report = projects::read(FILE.as_bytes(), &Mapping::parse(MAPPING).unwrap()).unwrap();
    let mut summary = Summary::default();
    summary.refused(report.refused());
    assert!(text(&report, &summary, Locale::En).ends_with("Rows read and not stored: 3\n"));
}
