//! What is wrong with a file is said with its line.

use super::*;

fn refusals(cases: &[(&[u8], &str, &str)]) -> String {
    let mut told = String::new();
    for (sample, from, to) in cases {
        let refused = read(&changed(sample, from, to)).expect_err(to);
        assert_ne!(refused.text(Locale::Fr), refused.text(Locale::En));
        told += &format!("{}\n", refused.text(Locale::En));
    }
    told
}

#[test]
fn a_camt_file_is_refused_with_the_line_and_the_element() {
    let many = "<a>".repeat(60);
    let (long_id, long_text) = ("9".repeat(141), "x".repeat(4_001));
    expect![[r#"
        line 2: “camt.053.001.12” is not read; ask the bank for camt.053.001.02, camt.053.001.04, camt.053.001.08
        line 2: this is no account statement in a form that is read: camt.053 (XML), CODA, CFONB 120, or a ZIP of such files
        line 1: the file has a document type declaration (DOCTYPE), which no statement needs and which can reach outside the file
        line 32: “&a;” is an entity that is not known
        line 71: the XML is broken: ill-formed document: expected `</Stmt>`, but `</BkToCstmrStmt>` was found
        line 72: the XML is broken: a second document follows the first
        line 4: more than 40 elements within each other, which no statement has
        line 9, “Stmt/Acct/Ccy”: “XAU” is not a currency that accounts can be kept in here
        line 5, “Stmt”: there is no opening balance in USD, so that the statement cannot be checked
        line 9, “Stmt/Acct”: “Ccy” is missing
        line 23, “Stmt/Ntry[1]/Amt”: “25.00001” has more than 2 decimals, which are all that the currency has
        line 18, “Stmt”: the statement does not add up: 1234.56 EUR and its entries make 1209.57 EUR, but it ends with 1209.56 EUR
        line 23, “Stmt/Ntry[1]/Amt”: “-25” is not an amount of money
        line 23, “Stmt/Ntry[1]/Amt”: “99999999999999999999” is larger than can be counted
        line 23, “Stmt/Ntry[1]/Amt”: the amount is in USD, but it must be in EUR
        line 23, “Stmt/Ntry[1]/Sts”: “DONE” is not one of the codes BOOK, PDNG, INFO, FUTR
        line 22, “Stmt/Ntry[1]”: “Sts” is missing
        line 36, “Stmt/Ntry[2]/CdtDbtInd”: “DEBT” is not one of the codes CRDT, DBIT
        line 24, “Stmt/Ntry[1]/ValDt/Dt”: “03/03/2026” is not a day, written like 2026-03-31
        line 5, “Stmt”: “Id” is missing
        line 5, “Stmt”: there is no closing balance in EUR, so that the statement cannot be checked
        line 5, “Stmt”: there is no opening balance in EUR, so that the statement cannot be checked
        line 18, “Stmt/Bal”: there are two balances CLBD in the currency of the account
        line 5, “Stmt”: “Acct” is missing
        line 6, “Stmt/Id”: 141 characters; at most 140 are allowed
        line 35, “Stmt/Ntry[2]”: 141 characters; at most 140 are allowed
        line 57, “Stmt/Ntry[3]/NtryDtls/TxDtls”: 141 characters; at most 140 are allowed
        line 32, “Ustrd”: 4019 characters; at most 4000 are allowed
        line 23, “Stmt/Ntry[1]/Amt”: “Ccy” is missing
        line 17, “Stmt/Ntry[1]/NtryDtls/TxDtls/Amt”: “25.001” has more than 2 decimals, which are all that the currency has
        line 1: the XML is broken: the prefix ns2 is not declared
    "#]].assert_eq(&refusals(&[
        (CAMT_02, ".001.02\"", ".001.12\""),
        (CAMT_02, "camt.053.001.02\"", "pain.001.001.03\""),
        (
            CAMT_02,
            "?>",
            "?><!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        ),
        (CAMT_02, "&amp;", "&a;"),
        (CAMT_02, "</Stmt>", ""),
        (CAMT_02, "</Document>", "</Document><Document/>"),
        (CAMT_02, "<GrpHdr>", &many),
        (CAMT_02, "<Ccy>EUR</Ccy>", "<Ccy>XAU</Ccy>"),
        (CAMT_02, "<Ccy>EUR</Ccy>", "<Ccy>USD</Ccy>"),
        (CAMT_02, "<Ccy>EUR</Ccy>", ""),
        (CAMT_02, "25.00000", "25.00001"),
        (CAMT_02, "25.00000", "25.01"),
        (CAMT_02, "25.00000", "-25"),
        (CAMT_02, "25.00000", "99999999999999999999"),
        (CAMT_02, "EUR\">25.00000", "USD\">25.00"),
        (CAMT_02, "<Sts>BOOK</Sts>", "<Sts>DONE</Sts>"),
        (CAMT_02, "<Sts>BOOK</Sts>", ""),
        (CAMT_02, "<CdtDbtInd>DBIT", "<CdtDbtInd>DEBT"),
        (CAMT_02, "2026-03-03</Dt>", "03/03/2026</Dt>"),
        (CAMT_02, "<Id>RIV-42</Id>", ""),
        (CAMT_02, "EUR\">1209.56000", "GBP\">1209.56"),
        (CAMT_02, "<Cd>PRCD</Cd>", "<Cd>ITBD</Cd>"),
        (CAMT_02, "<Amt Ccy=\"USD\">", "<Amt Ccy=\"EUR\">"),
        (CAMT_02, "<Stmt>", "<Rpt/><Stmt>\n<Ntry/>"),
        (CAMT_02, "RIV-42", &long_id),
        (CAMT_02, "BQ-0002", &long_id),
        (CAMT_02, "BQ-0003", &long_id),
        (CAMT_02, "merci", &long_text),
        (CAMT_02, "<Amt Ccy=\"EUR\">25", "<Amt>25"),
        (CAMT_04, "25.00", "25.001"),
        (CAMT_04, "xmlns:ns2", "xmlns:ns3"),
    ]));
}

#[test]
fn a_coda_file_is_refused_with_the_line() {
    expect![[r#"
        line 1: “CODA 1” is not read; ask the bank for CODA 2
        line 2: a record “14042BE760” does not belong here
        line 2: “XXX” is not a currency that accounts can be kept in here
        line 2: “310226” is not a day, written like 310326
        line 24: the file states 165.00 EUR, but there is 166.00 EUR
        line 3: “000000000025.005” has more than 2 decimals, which are all that the currency has
        line 3: “000000000025.0E0” is not an amount of money
        line 3: a record “2100010000” does not belong here
        line 24: the file states 000020, but there is 21
        line 24: a record “9” does not belong here
        line 23: a record “5 00010000” does not belong here
        line 4: a record “2200090000” does not belong here
        line 12: a record “2100090001” does not belong here
        line 3: a record “2100010001” does not belong here
        line 22: the statement does not add up: 1000.00 EUR and its entries make 862.50 EUR, but it ends with 862.40 EUR
        line 23: the line has 120 characters instead of 128
        line 23: the line has 129 characters instead of 128
    "#]].assert_eq(&refusals(&[
        (CODA, "2\r\n12042", "1\r\n12042"),
        (CODA, "\r\n12042", "\r\n14042"),
        (CODA, "EUR0000000001000000270226", "XXX0000000001000000270226"),
        (CODA, "270226Commune", "310226Commune"),
        (CODA, "0000000000025000020326", "0000000000026000020326"),
        (CODA, "0000000000025000020326", "0000000000025005020326"),
        (CODA, "0000000000025000020326", "00000000000250E0020326"),
        (CODA, "00001  0000000000025", "00001  7000000000025"),
        (CODA, "000021000000000302500", "000020000000000302500"),
        (CODA, "8042BE", "4042BE"),
        (CODA, "4 0001", "5 0001"),
        (CODA, "2200010000", "2200090000"),
        (CODA, "2100030001", "2100090001"),
        (CODA, "2100010000", "2100010001"),
        (CODA, "0000000000862500020326", "0000000000862400020326"),
        (CODA, "AUCUN MESSAGE", "AUCUN"),
        (CODA, "AUCUN MESSAGE", "AUCUN MESSAGES"),
    ]));
}

#[test]
fn a_cfonb_file_is_refused_with_the_line() {
    expect![[r#"
        line 2: “0000000000250?” is not an amount of money
        line 2: “000000000 02.50” is not an amount of money
        line 16: the statement does not add up: 1234.56 EUR and its entries make 1174.57 EUR, but it ends with 1197.07 EUR
        line 2: a record “0430001A10” does not belong here
        line 2: the amount is in USD, but it must be in EUR
        line 2: the record belongs to another account, “30001 00794 12345678902”
        line 3: a record “0930001A10” does not belong here
        line 2: a record “0530001A10” does not belong here
        this is no account statement in a form that is read: camt.053 (XML), CODA, CFONB 120, or a ZIP of such files
        line 2: “020026” is not a day, written like 310326
        line 16: the statement does not add up: 1234.56 EUR and its entries make 1197.07 EUR, but it ends with 1197.08 EUR
        line 2: the line has 121 characters instead of 120
    "#]].assert_eq(&refusals(&[
        (CFONB, "0000000000250{", "0000000000250?"),
        (CFONB, "0000000000250{", "000000000 0250{"),
        (CFONB, "EUR2 1234567890105", "EUR3 1234567890105"),
        (CFONB, "EUR2 1234567890105", "EUR  1234567890105"),
        (CFONB, "EUR2 1234567890105", "USD2 1234567890105"),
        (CFONB, "1234567890105", "1234567890205"),
        (CFONB, "0530001A105", "0930001A105"),
        (CFONB, "0430001A105", "0530001A105"),
        (CFONB, "0130001", "0230001"),
        (CFONB, "020326  020326VIR", "020026  020326VIR"),
        (CFONB, "0000000011970G", "0000000011970H"),
        (
            CFONB,
            "0000001  0000000000250{2603020001",
            "0000001  0000000000250{2603020001XXXXXXX",
        ),
    ]));
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let without_last = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        read(lines[..lines.len() - 1].join("\n").as_bytes())
            .unwrap_err()
            .text(Locale::En)
    };
    assert_eq!(
        without_last(CODA),
        "line 27: the file ends before its record 9: it was cut off"
    );
    assert_eq!(
        without_last(CFONB),
        "line 15: the file ends before its record 07: it was cut off"
    );
    assert_eq!(
        without_last(CAMT_02),
        "line 71: the XML is broken: the file ends within an element"
    );
}

#[test]
fn what_is_no_statement_is_refused() {
    let text = |bytes: &[u8]| read(bytes).unwrap_err().text(Locale::En);
    assert_eq!(text(b" \n"), "the file is empty");
    for bytes in [
        &b"id;amount\n1;2"[..],
        b"{}",
        b"\xff\xfe",
        b"<html></html>",
        b"PK\x05\x06",
    ] {
        assert!(
            text(bytes).contains("no account statement in a form"),
            "{}",
            text(bytes)
        );
    }
    let large = vec![b'<'; BYTES_MAX + 1];
    assert_eq!(
        text(&large),
        "more than 32 MB; have the bank make statements of shorter times"
    );
}

#[test]
fn a_refusal_is_a_code_for_programs() {
    let refused = read(&changed(CAMT_02, "25.00000", "25.01")).unwrap_err();
    let finding = serde_json::to_value(&refused.findings[0]).unwrap();
    expect![[r#"{"field":"Stmt","label":null,"line":18,"message":{"closing":"1209.56 EUR","code":"UNBALANCED","opening":"1234.56 EUR","reached":"1209.57 EUR"},"unit":"line"}"#]].assert_eq(&finding.to_string());
}
