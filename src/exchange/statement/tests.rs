mod any;
mod archive;
mod others;
mod refused;

use domain::Locale;
use domain::bank::{BankEntry, Statement};
use expect_test::{Expect, expect};

use super::*;

const CAMT_02: &[u8] = include_bytes!("tests/camt.053.001.02.xml");
const CAMT_04: &[u8] = include_bytes!("tests/camt.053.001.04.xml");
const CAMT_08: &[u8] = include_bytes!("tests/camt.053.001.08.xml");
const CODA: &[u8] = include_bytes!("tests/coda.txt");
const CFONB: &[u8] = include_bytes!("tests/cfonb120.txt");
const SAMPLES: [&[u8]; 5] = [CAMT_02, CAMT_04, CAMT_08, CODA, CFONB];

/// What was read, as an accountant would note it.
fn shown(statements: &[Statement]) -> String {
    let mut out = String::new();
    for it in statements {
        let sequence = it.sequence.as_deref().unwrap_or("-");
        out += &format!(
            "{} | {} {sequence} | {} to {}\n",
            it.account, it.id, it.from, it.to
        );
        out += &format!(
            "  {} -> {} | not booked: {}\n",
            it.opening, it.closing, it.not_booked
        );
        for entry in &it.entries {
            out += &line(entry);
            entry.details.iter().for_each(|detail| out += &line(detail));
            if !entry.details.is_empty() {
                out += &format!("      booked as {}\n", entry.parts().len());
            }
        }
    }
    out
}

fn line(entry: &BankEntry) -> String {
    let some = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let reference = entry
        .reference
        .as_ref()
        .map_or("-".to_owned(), |it| it.bare().to_owned());
    let account = entry
        .counterparty_account
        .as_ref()
        .map_or("-".to_owned(), |it| it.to_string());
    let back = match (&entry.return_reason, entry.reversal) {
        (Some(reason), _) => format!(" back: {reason}"),
        (None, true) => " back".to_owned(),
        (None, false) => String::new(),
    };
    let value = entry.value_on.map_or("-".to_owned(), |day| day.to_string());
    format!(
        "  {:<4} line {:<3} {:>11} {} {value} {} | {reference} | {} | {account} | {} | {} {} {}{back}\n    {:?}\n",
        entry.position.to_string(),
        entry.line,
        entry.signed().amount(),
        entry.booked_on,
        some(&entry.bank_ref),
        some(&entry.counterparty_name),
        some(&entry.code),
        some(&entry.message_id),
        some(&entry.payment_information_id),
        some(&entry.end_to_end_id),
        entry.remittance,
    )
}

fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&match read(bytes) {
        Ok(statements) => shown(&statements),
        Err(refused) => refused.text(Locale::En),
    });
}

#[test]
fn camt_version_02_is_read() {
    check(
        CAMT_02,
        expect![[r#"
            FR7630001007941234567890185 | RIV-42 42 | 2026-02-27 to 2026-03-02
              1234.56 EUR -> 1209.56 EUR | not booked: 1
              1    line 22        25.00 2026-03-02 2026-03-03 BQ-0001 | RF610000000041 | Léo Martin | FR7620041010050500013002675 | PMNT/RCDT/ESCT | - - -
                "Don pour la place & le verger, RF61 0000 0000 41 merci"
              2    line 35      -150.00 2026-03-02 - BQ-0002 | - | - | - | VIR | PARVIS-7 PARVIS-7-1 -
                ""
              2.1  line 42      -100.00 2026-03-02 - - | - | Association Le Verger | FR7610278000010002030405020 | VIR | PARVIS-7 PARVIS-7-1 PO-7-1
                ""
              2.2  line 47       -50.00 2026-03-02 - - | - | Atelier du Canal | - | VIR | PARVIS-7 PARVIS-7-1 PO-7-2
                ""
                  booked as 2
              3    line 54       100.00 2026-03-02 - BQ-0003 | - | Atelier du Canal | FR7620041010050500013002675 | RET | PARVIS-6 PARVIS-6-1 PO-6-1 back: AC04
                ""
        "#]],
    );
}

#[test]
fn camt_version_04_is_read() {
    check(
        CAMT_04,
        expect![[r#"
        BE76001020304095 | LIN-43 - | 2026-03-01 to 2026-03-02
          -10.00 EUR -> 55.00 EUR | not booked: 0
          1    line 11        65.00 2026-03-02 - 1 | - | - | - | PMNT/RCDT/ESCT | - - -
            "Two transfers in one"
          1.1  line 16        25.00 2026-03-02 - - | 000000004141 | Ana Verlinden | BE88363000000141 | PMNT/RCDT/ESCT | - - -
            "000000004141"
          1.2  line 21        30.00 2026-03-02 - - | - | - | - | PMNT/RCDT/ESCT | - - -
            "A detail whose amount leaves ten euros untold"
              booked as 1
    "#]],
    );
}

#[test]
fn camt_version_08_is_read() {
    check(
        CAMT_08,
        expect![[r#"
        FR7630001007941234567890185 | RIV-44 44 | 2026-03-02 to 2026-03-02
          0.00 EUR -> 12.50 EUR | not booked: 0
          1    line 11        12.50 2026-03-02 - - | RF340000000042 | Zoé Lefèvre | 42 17 | - | - - -
            "RF340000000042"
        FR7620041010050500013002675 | RIV-45 - | 2026-03-02 to 2026-03-02
          500 JPY -> 500 JPY | not booked: 0
    "#]],
    );
}

#[test]
fn coda_is_read() {
    check(
        CODA,
        expect![[r#"
            BE76001020304095 | 2026-03-02 042 | 2026-02-27 to 2026-03-02
              1000.00 EUR -> 862.50 EUR | not booked: 0
              1    line 3         25.00 2026-03-02 2026-03-02 0001BBRU00000000001 | 000000004141 | ANA VERLINDEN | BE88363000000141 | 00150000 | - - -
                "000000004141"
              2    line 8         40.00 2026-03-02 2026-03-02 0001BBRU00000000002 | 000000004242 | BO & CO SPRL | BE30734000000211 | 00150000 | - - -
                "pour le verger: +++000/0000/04242+++ avec tous nos encouragements, Bo"
              3    line 11      -300.00 2026-03-02 2026-03-02 0001BBRU00000000003 | - | - | - | 10101000 | - - -
                ""
              3.1  line 12      -200.00 2026-03-02 2026-03-02 0001BBRU00000000003 | - | ASBL LE VERGER | BE15068000000330 | 50101000 | - - PO-7-1
                "Verger du Nord"
              3.2  line 15      -100.00 2026-03-02 2026-03-02 0001BBRU00000000003 | - | ASBL SQUARE | BE88363000000141 | 50101000 | - - PO-7-2
                "Square ouvert"
                  booked as 2
              4    line 18       100.00 2026-03-02 2026-03-02 0001BBRU00000000004 | 000000004343 | - | - | 00151000 | - - PO-6-1 back: AC04
                "000000004343"
              5    line 20        -2.50 2026-03-02 2026-03-02 0001BBRU00000000005 | - | - | - | 03537000 | - - -
                "Frais de gestion du compte"
            BE76001020304095 | 2026-03-02 043 | 2026-02-27 to 2026-03-02
              862.50 EUR -> 862.50 EUR | not booked: 0
        "#]],
    );
}

#[test]
fn an_old_belgian_account_is_the_same_account() {
    let old = changed(
        CODA,
        "12042BE76001020304095                  EUR",
        "10042001020304095 EUR0BE                  ",
    );
    let account = |bytes: &[u8]| read(bytes).unwrap()[0].account.to_string();
    assert_eq!(account(&old), account(CODA));
}

#[test]
fn cfonb_is_read() {
    check(
        CFONB,
        expect![[r#"
        FR7630001007941234567890185 | 2026-02-27/2026-03-02 - | 2026-02-27 to 2026-03-02
          1234.56 EUR -> 1197.07 EUR | not booked: 0
          1    line 2         25.00 2026-03-02 2026-03-02 2603020001 | RF610000000041 | LEO MARTIN | - | 05 | - - -
            "Don pour la place, RF61 0000 0000 41 avec tous nos encouragements"
          2    line 7         50.01 2026-03-02 2026-03-02 BQ-77 | RF340000000042 | IDA PETIT | - | 05 | - - -
            "RF340000000042"
          3    line 11      -200.00 2026-03-02 2026-03-02 PO-7 | - | ASSOCIATION LE VERGER | - | 06 | - - PO-7-1
            "VIR SEPA EMIS VERGER"
          4    line 14       100.00 2026-03-02 2026-03-02 PO-6 | - | - | - | 21 | - - - back: 04
            "REJET VIR SEPA"
          5    line 15       -12.50 2026-03-02 - - | - | - | - | 62 | - - -
            "COMMISSION"
    "#]],
    );
}

/// A sample with something exchanged, in which it must occur.
fn changed(sample: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(sample.to_vec()).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn encodings_are_those_that_the_file_names_or_shows() {
    let name = |bytes: &[u8]| {
        read(bytes).unwrap()[0].entries[0]
            .counterparty_name
            .clone()
            .unwrap()
    };
    assert_eq!(name(CAMT_08), "Zoé Lefèvre");
    let text = String::from_utf8(CAMT_02.to_vec()).unwrap();
    assert_eq!(name(format!("\u{feff}{text}").as_bytes()), "Léo Martin");
    let utf_16: Vec<u8> = text
        .replace("UTF-8", "UTF-16")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(name(&[b"\xff\xfe", utf_16.as_slice()].concat()), "Léo Martin");

    let coda = String::from_utf8(CODA.to_vec())
        .unwrap()
        .replace("ANA VERLINDEN  ", "ANAÏS VÉRLIND  ");
    let latin: Vec<u8> = coda
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    assert_eq!(name(coda.as_bytes()), "ANAÏS VÉRLIND");
    assert_eq!(name(&latin), "ANAÏS VÉRLIND");
}

#[test]
fn a_file_without_line_breaks_is_read_by_its_columns() {
    let text = String::from_utf8(CFONB.to_vec()).unwrap();
    let joined: String = text.lines().map(|line| format!("{line:<120}")).collect();
    let numberless = |bytes: &[u8]| {
        let mut statements = read(bytes).unwrap();
        statements[0].entries.iter_mut().for_each(|entry| entry.line = 0);
        statements
    };
    assert_eq!(numberless(joined.as_bytes()), numberless(CFONB));
}

#[test]
fn reading_again_gives_the_same_keys_and_each_entry_has_its_own() {
    for sample in SAMPLES {
        let keys = || -> Vec<String> {
            let statements = read(sample).unwrap();
            let of = |it: &Statement| -> Vec<String> {
                let parts = it.entries.iter().flat_map(BankEntry::parts);
                parts.map(|entry| it.import_key(entry)).collect()
            };
            statements.iter().flat_map(of).collect()
        };
        let mut distinct = keys();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), keys().len());
        assert_eq!(keys(), keys());
    }
}
