//! Files that others wrote, which lie beside the project and are no part of it.

use super::*;
use crate::test_data::shared;

/// Files that others wrote. Three of them have balances that do not add up, on purpose or not.
#[test]
fn files_of_others_are_read_or_refused_for_a_reason() {
    let mut told = String::new();
    for name in [
        "v2.minimal.ultimate",
        "v2.multi-statement",
        "v2.five-decimals",
        "v8",
    ] {
        let bytes = shared(&format!("payments/genkgo-camt053.{name}.xml"));
        let text = match read(&bytes) {
            Ok(statements) => shown(&statements),
            Err(refused) => refused.text(Locale::En),
        };
        told += &format!("{name}\n{text}\n");
    }
    expect![[r#"
        v2.minimal.ultimate
        line 26, “Stmt”: there is no closing balance in EUR, so that the statement cannot be checked
        v2.multi-statement
        NL26VAYB8060476890 | 253EURNL26VAYB8060476890 12312 | 2007-10-18 to 2007-10-18
          18.15 EUR -> 27.00 EUR | not booked: 0
          1    line 66         8.85 2014-12-31 2015-01-02 - | - | Company Name 1 | NL56AGDH9619008421 | 544 | - - 000000001
            "Transaction Description 1"
        NL26VAYB8060476890 | 254EURNL26VAYB8060476890 - | 2014-12-30 to 2014-12-31
          27.00 EUR -> 20.00 EUR | not booked: 0
          1    line 145       -7.00 2014-12-31 2015-01-02 - | - | Company Name 2 | NL56AGDH9619008421 | 544 | - - 000000002
            "Transaction Description 2"

        v2.five-decimals
        line 49, “Stmt”: the statement does not add up: 18.15 EUR and its entries make 27.00 EUR, but it ends with 27.05 EUR
        v8
        line 30, “Stmt”: there is no opening balance in SEK, so that the statement cannot be checked
    "#]].assert_eq(&told);
}

/// The same with balances that add up, so that what is within is seen as well.
#[test]
fn files_of_others_are_read_once_their_balances_add_up() {
    let minimal = shared("payments/genkgo-camt053.v2.minimal.ultimate.xml");
    let balance = |code, indicator| {
        format!("<Amt Ccy=\"{code}\">27.00</Amt>\n                <CdtDbtInd>{indicator}</CdtDbtInd>")
    };
    let minimal = changed(&minimal, &balance("SEK", "DBIT"), &balance("EUR", "CRDT"));
    check(
        &minimal,
        expect![[r#"
        NL26VAYB8060476890 | 253EURNL26VAYB8060476890 12312 | 2007-10-18 to 2007-10-18
          18.15 EUR -> 27.00 EUR | not booked: 0
          1    line 90         8.85 2014-12-31 2015-01-02 - | - | DEBTOR NAME NM | - | 544 | - - -
            "4654654654654654"
    "#]],
    );
    let newest = shared("payments/genkgo-camt053.v8.xml");
    let newest = changed(&newest, &balance("SEK", "DBIT"), &balance("EUR", "CRDT"));
    check(
        &newest,
        expect![[r#"
        NL26VAYB8060476890 | 253EURNL26VAYB8060476890 12312 | 2007-10-18 to 2007-10-18
          18.15 EUR -> 27.00 EUR | not booked: 0
          1    line 110        8.85 2014-12-31 2015-01-02 AAAASESS-FP-CN_98765/01 | - | NAME NAME | NL56AGDH9619008421 | PMNT/RCDT/BOOK | - - MUELL/FINP/RA12345
            "4654654654654654"
    "#]],
    );
    let decimals = shared("payments/genkgo-camt053.v2.five-decimals.xml");
    check(
        &changed(&decimals, "27.050", "27.000"),
        expect![[r#"
        NL26VAYB8060476890 | 253EURNL26VAYB8060476890 12312 | 2014-12-30 to 2014-12-31
          18.15 EUR -> 27.00 EUR | not booked: 0
          1    line 61         8.85 2014-12-31 2015-01-02 - | - | Company Name | NL56AGDH9619008421 | 544 | - - 000000001
            "Transaction Description"
    "#]],
    );
    check(
        &changed(&decimals, "8.850", "8.8512"),
        expect![
            "line 62, “Stmt/Ntry[1]/Amt”: “8.8512” has more than 2 decimals, which are all that the currency has"
        ],
    );
}
