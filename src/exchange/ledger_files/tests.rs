use domain::{Currency, Locale};
use expect_test::expect;

use super::*;
use crate::Refused;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn line(entry: u64, account: (&str, &str), minor: i64, label: &str) -> LedgerLine {
    let money = |minor: i64| Money::new(minor.max(0), Currency::EUR);
    LedgerLine {
        entry,
        journal_code: "BQ".to_owned(),
        journal_name: "Banque".to_owned(),
        date: day(2),
        account: account.0.to_owned(),
        account_name: account.1.to_owned(),
        auxiliary: None,
        document: format!("RIV-42/{entry}"),
        document_date: day(1),
        label: label.to_owned(),
        debit: money(minor),
        credit: money(-minor),
        lettering: None,
        validated_on: day(31),
        foreign: None,
    }
}

const BANK: (&str, &str) = ("512000", "Banque");
const GIFTS: (&str, &str) = ("467100", "Dons reçus; à reverser");
const FEES: (&str, &str) = ("627000", "Frais bancaires");

fn books() -> Vec<LedgerLine> {
    let mut lines = vec![
        line(1, BANK, 2500, "Don de Léo, \"place\""),
        line(1, GIFTS, -2500, "Don de Léo, \"place\""),
        line(2, GIFTS, 2000, "=SOMME(A1)\tau | Verger"),
        line(2, FEES, 50, "Frais"),
        line(2, BANK, -2050, "Reversement Łódź"),
    ];
    lines[1].auxiliary = Some(("P-7".to_owned(), "Le Verger".to_owned()));
    lines[1].lettering = Some(("AA".to_owned(), day(9)));
    lines[0].foreign = Some(Money::new(2710, "USD".parse().unwrap()));
    lines
}

fn told(result: Result<Vec<u8>, Refused>) -> String {
    match result {
        Ok(bytes) => String::from_utf8(bytes).unwrap().replace('\r', ""),
        Err(refused) => {
            assert_ne!(refused.text(Locale::Fr), refused.text(Locale::En));
            refused.text(Locale::En)
        }
    }
}

#[test]
fn the_columns_are_those_of_the_order_and_in_its_sequence() {
    let order = "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef \
                 PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise";
    assert_eq!(FEC_COLUMNS.join(" "), order);
    for (separator, sign) in [(FecSeparator::Tab, '\t'), (FecSeparator::Pipe, '|')] {
        let bytes = fec(&books(), separator).unwrap();
        let (text, _, _) = encoding_rs::ISO_8859_15.decode(&bytes);
        let mut rows = text.strip_suffix("\r\n").unwrap().split("\r\n");
        assert_eq!(rows.next().unwrap().split(sign).collect::<Vec<_>>(), FEC_COLUMNS);
        assert!(rows.all(|row| row.split(sign).count() == 18));
    }
}

#[test]
fn the_french_file_is_written() {
    let bytes = fec(&books(), FecSeparator::Pipe).unwrap();
    let (text, _, _) = encoding_rs::ISO_8859_15.decode(&bytes);
    expect![[r#"
        JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
        BQ|Banque|1|20260302|512000|Banque|||RIV-42/1|20260301|Don de Léo, "place"|25,00|0,00|||20260331|27,10|USD
        BQ|Banque|1|20260302|467100|Dons reçus; à reverser|P-7|Le Verger|RIV-42/1|20260301|Don de Léo, "place"|0,00|25,00|AA|20260309|20260331||
        BQ|Banque|2|20260302|467100|Dons reçus; à reverser|||RIV-42/2|20260301|=SOMME(A1) au / Verger|20,00|0,00|||20260331||
        BQ|Banque|2|20260302|627000|Frais bancaires|||RIV-42/2|20260301|Frais|0,50|0,00|||20260331||
        BQ|Banque|2|20260302|512000|Banque|||RIV-42/2|20260301|Reversement Lódz|0,00|20,50|||20260331||
    "#]].assert_eq(&text.replace('\r', ""));
    assert!(bytes.contains(&b'\xe9'));
}

#[test]
fn the_french_file_has_the_name_of_the_order() {
    let closed = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    assert_eq!(
        fec_file_name("217 500 016", closed).unwrap(),
        "217500016FEC20261231.txt"
    );
    let refused = fec_file_name("217500017", closed).unwrap_err();
    assert_eq!(
        refused.text(Locale::En),
        "“siren”: “217500017” is no SIREN: nine digits with a check digit"
    );
}

#[test]
fn the_journal_is_written_as_each_language_expects() {
    expect![[r#"
        ﻿Numéro;Journal;Date;Compte;Libellé du compte;Compte auxiliaire;Libellé du compte auxiliaire;Pièce;Date de la pièce;Libellé;Débit;Crédit;Monnaie
        1;BQ;2026-03-02;512000;Banque;;;RIV-42/1;2026-03-01;"Don de Léo, ""place""";25,00;0,00;EUR
        1;BQ;2026-03-02;467100;"Dons reçus; à reverser";P-7;Le Verger;RIV-42/1;2026-03-01;"Don de Léo, ""place""";0,00;25,00;EUR
        2;BQ;2026-03-02;467100;"Dons reçus; à reverser";;;RIV-42/2;2026-03-01;'=SOMME(A1)	au | Verger;20,00;0,00;EUR
        2;BQ;2026-03-02;627000;Frais bancaires;;;RIV-42/2;2026-03-01;Frais;0,50;0,00;EUR
        2;BQ;2026-03-02;512000;Banque;;;RIV-42/2;2026-03-01;Reversement Łódź;0,00;20,50;EUR
    "#]].assert_eq(&told(journal_csv(&books(), Locale::Fr)));
    expect![[r#"
        ﻿Entry,Journal,Date,Account,Account name,Auxiliary account,Auxiliary account name,Document,Document date,Label,Debit,Credit,Currency
        1,BQ,2026-03-02,512000,Banque,,,RIV-42/1,2026-03-01,"Don de Léo, ""place""",25.00,0.00,EUR
        1,BQ,2026-03-02,467100,Dons reçus; à reverser,P-7,Le Verger,RIV-42/1,2026-03-01,"Don de Léo, ""place""",0.00,25.00,EUR
        2,BQ,2026-03-02,467100,Dons reçus; à reverser,,,RIV-42/2,2026-03-01,'=SOMME(A1)	au | Verger,20.00,0.00,EUR
        2,BQ,2026-03-02,627000,Frais bancaires,,,RIV-42/2,2026-03-01,Frais,0.50,0.00,EUR
        2,BQ,2026-03-02,512000,Banque,,,RIV-42/2,2026-03-01,Reversement Łódź,0.00,20.50,EUR
    "#]].assert_eq(&told(journal_csv(&books(), Locale::En)));
}

#[test]
fn the_trial_balance_has_the_same_total_on_both_sides() {
    expect![[r#"
        ﻿Compte;Libellé du compte;Débit;Crédit;Solde débiteur;Solde créditeur;Monnaie
        467100;"Dons reçus; à reverser";20,00;25,00;0,00;5,00;EUR
        512000;Banque;25,00;20,50;4,50;0,00;EUR
        627000;Frais bancaires;0,50;0,00;0,50;0,00;EUR
        ;Total;45,50;45,50;5,00;5,00;EUR
    "#]]
    .assert_eq(&told(trial_balance_csv(&books(), Locale::Fr)));
    expect![[r#"
        ﻿Account,Account name,Debit,Credit,Debit balance,Credit balance,Currency
    "#]]
    .assert_eq(&told(trial_balance_csv(&[], Locale::En)));
}

#[test]
fn books_that_are_wrong_are_refused() {
    let wrong = |change: fn(&mut Vec<LedgerLine>)| {
        let mut lines = books();
        change(&mut lines);
        for separator in [FecSeparator::Tab, FecSeparator::Pipe] {
            assert_eq!(
                fec(&lines, separator).unwrap_err(),
                journal_csv(&lines, Locale::Fr).unwrap_err()
            );
        }
        told(trial_balance_csv(&lines, Locale::En)) + "\n"
    };
    let all = [
        wrong(|lines| lines[2..].iter_mut().for_each(|line| line.entry = 3)),
        wrong(|lines| lines[2..].iter_mut().for_each(|line| line.entry = 0)),
        wrong(|lines| lines[4].entry = 1),
        wrong(|lines| lines[4].credit.minor += 1),
        wrong(|lines| lines[3].debit.minor = -50),
        wrong(|lines| lines[3].debit.minor = 0),
        wrong(|lines| lines[3].credit.minor = 50),
        wrong(|lines| lines[3].debit.currency = "USD".parse().unwrap()),
        wrong(|lines| lines[3].account = "BANK".to_owned()),
        wrong(|lines| lines[3].label = " ".to_owned()),
        wrong(|lines| lines[1].date = day(3)),
        wrong(|lines| lines.truncate(4)),
        wrong(|lines| lines.iter_mut().for_each(|line| line.debit.minor = i64::MAX)),
    ];
    expect![[r#"
        number 3, “EcritureNum”: the number 3 follows where 2 should: entries are numbered without gaps
        number 3, “EcritureNum”: the number 0 follows where 2 should: entries are numbered without gaps
        number 3 (“=SOMME(A1) au | Verger”): the entry has 20.50 EUR debit and 0.00 EUR credit
        number 5, “EcritureNum”: the number 1 follows where 3 should: entries are numbered without gaps
        number 5 (“Reversement Łódź”): the entry has 0.00 EUR debit and 20.50 EUR credit
        number 3 (“=SOMME(A1) au | Verger”): the entry has 20.50 EUR debit and 20.51 EUR credit
        number 4 (“Frais”), “Debit”: -0.50 EUR is less than nothing; it belongs on the other side
        number 3 (“=SOMME(A1) au | Verger”): the entry has 19.50 EUR debit and 20.50 EUR credit
        number 4 (“Frais”), “Debit”: a line has an amount on one side, debit or credit, and on one only
        number 3 (“=SOMME(A1) au | Verger”): the entry has 20.00 EUR debit and 20.50 EUR credit
        number 4 (“Frais”), “Debit”: a line has an amount on one side, debit or credit, and on one only
        number 3 (“=SOMME(A1) au | Verger”): the entry has 20.50 EUR debit and 21.00 EUR credit
        number 4 (“Frais”), “Debit”: the amount is in USD, but it must be in EUR
        number 3 (“=SOMME(A1) au | Verger”): “2” is larger than can be counted
        number 4 (“Frais”), “CompteNum”: “BANK” is no account of the chart of accounts, which begins with three digits
        number 4 (“ ”), “EcritureLib”: empty, but needed
        number 2 (“Don de Léo, "place"”), “EcritureDate”: the line has another date, journal or day of validation than the first line of its entry
        number 3 (“=SOMME(A1) au | Verger”): the entry has 20.50 EUR debit and 0.00 EUR credit
        number 2 (“Don de Léo, "place"”), “Debit”: a line has an amount on one side, debit or credit, and on one only
        number 1 (“Don de Léo, "place"”): “1” is larger than can be counted
        number 5 (“Reversement Łódź”), “Debit”: a line has an amount on one side, debit or credit, and on one only
        number 3 (“=SOMME(A1) au | Verger”): “2” is larger than can be counted
    "#]].assert_eq(&all.concat());
}
