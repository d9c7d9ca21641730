use std::io::Write;
use std::path::Path;
use std::process::Command;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Locale;
use domain::bank::Bic;
use expect_test::expect;
use proptest::prelude::*;

use super::*;
use crate::xml::{At, Node, Xml};

fn iban(text: &str) -> Iban {
    Iban::parse(text).unwrap()
}

fn payment(id: &str, minor: i64, remittance: Remittance) -> OrderedPayment {
    OrderedPayment {
        end_to_end_id: id.to_owned(),
        amount: Money::new(minor, Currency::EUR),
        creditor_name: "Association « Le Verger » & Œuvres".to_owned(),
        creditor_account: iban("BE15068000000330"),
        creditor_bank: None,
        remittance,
    }
}

fn order() -> PaymentOrder {
    let ogm = Reference::from_number("BE", 41).unwrap();
    let rf = Reference::from_number("FR", 41).unwrap();
    let mut payments = vec![
        payment(
            "PO-7-1",
            10_050,
            Remittance::Text("Place de l’Été; reversement n° 7".to_owned()),
        ),
        payment("PO-7-2", 1, Remittance::Reference(ogm)),
        payment("PO-7-3", 99_999_999_999, Remittance::Reference(rf)),
        payment("PO-7-4", 200, Remittance::Text(String::new())),
    ];
    payments[1].creditor_bank = Some(Bic::parse("GKCCBEBB").unwrap());
    PaymentOrder {
        message_id: "PARVIS-7".to_owned(),
        payment_information_id: "PARVIS-7-1".to_owned(),
        created_at: "2026-03-02T10:00:00.123Z".parse::<DateTime<Utc>>().unwrap(),
        debtor_name: "Ville de Rivemont".to_owned(),
        debtor_account: iban("FR7630001007941234567890185"),
        debtor_bank: Some(Bic::parse("BDFEFRPPCCT").unwrap()),
        requested_on: NaiveDate::from_ymd_opt(2026, 3, 3).unwrap(),
        payments,
    }
}

fn text(order: &PaymentOrder, version: Version) -> String {
    String::from_utf8(write(order, version).unwrap()).unwrap()
}

#[test]
fn an_order_is_written_in_the_older_version() {
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">
          <CstmrCdtTrfInitn>
            <GrpHdr>
              <MsgId>PARVIS-7</MsgId>
              <CreDtTm>2026-03-02T10:00:00Z</CreDtTm>
              <NbOfTxs>4</NbOfTxs>
              <CtrlSum>1000000102.50</CtrlSum>
              <InitgPty>
                <Nm>Ville de Rivemont</Nm>
              </InitgPty>
            </GrpHdr>
            <PmtInf>
              <PmtInfId>PARVIS-7-1</PmtInfId>
              <PmtMtd>TRF</PmtMtd>
              <BtchBookg>false</BtchBookg>
              <NbOfTxs>4</NbOfTxs>
              <CtrlSum>1000000102.50</CtrlSum>
              <PmtTpInf>
                <SvcLvl>
                  <Cd>SEPA</Cd>
                </SvcLvl>
              </PmtTpInf>
              <ReqdExctnDt>2026-03-03</ReqdExctnDt>
              <Dbtr>
                <Nm>Ville de Rivemont</Nm>
              </Dbtr>
              <DbtrAcct>
                <Id>
                  <IBAN>FR7630001007941234567890185</IBAN>
                </Id>
              </DbtrAcct>
              <DbtrAgt>
                <FinInstnId>
                  <BIC>BDFEFRPPCCT</BIC>
                </FinInstnId>
              </DbtrAgt>
              <ChrgBr>SLEV</ChrgBr>
              <CdtTrfTxInf>
                <PmtId>
                  <EndToEndId>PO-7-1</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="EUR">100.50</InstdAmt>
                </Amt>
                <Cdtr>
                  <Nm>Association ' Le Verger ' + Oeuvres</Nm>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <IBAN>BE15068000000330</IBAN>
                  </Id>
                </CdtrAcct>
                <RmtInf>
                  <Ustrd>Place de l'Ete, reversement no 7</Ustrd>
                </RmtInf>
              </CdtTrfTxInf>
              <CdtTrfTxInf>
                <PmtId>
                  <EndToEndId>PO-7-2</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="EUR">0.01</InstdAmt>
                </Amt>
                <CdtrAgt>
                  <FinInstnId>
                    <BIC>GKCCBEBB</BIC>
                  </FinInstnId>
                </CdtrAgt>
                <Cdtr>
                  <Nm>Association ' Le Verger ' + Oeuvres</Nm>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <IBAN>BE15068000000330</IBAN>
                  </Id>
                </CdtrAcct>
                <RmtInf>
                  <Strd>
                    <CdtrRefInf>
                      <Tp>
                        <CdOrPrtry>
                          <Cd>SCOR</Cd>
                        </CdOrPrtry>
                        <Issr>BBA</Issr>
                      </Tp>
                      <Ref>000000004141</Ref>
                    </CdtrRefInf>
                  </Strd>
                </RmtInf>
              </CdtTrfTxInf>
              <CdtTrfTxInf>
                <PmtId>
                  <EndToEndId>PO-7-3</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="EUR">999999999.99</InstdAmt>
                </Amt>
                <Cdtr>
                  <Nm>Association ' Le Verger ' + Oeuvres</Nm>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <IBAN>BE15068000000330</IBAN>
                  </Id>
                </CdtrAcct>
                <RmtInf>
                  <Strd>
                    <CdtrRefInf>
                      <Tp>
                        <CdOrPrtry>
                          <Cd>SCOR</Cd>
                        </CdOrPrtry>
                        <Issr>ISO</Issr>
                      </Tp>
                      <Ref>RF610000000041</Ref>
                    </CdtrRefInf>
                  </Strd>
                </RmtInf>
              </CdtTrfTxInf>
              <CdtTrfTxInf>
                <PmtId>
                  <EndToEndId>PO-7-4</EndToEndId>
                </PmtId>
                <Amt>
                  <InstdAmt Ccy="EUR">2.00</InstdAmt>
                </Amt>
                <Cdtr>
                  <Nm>Association ' Le Verger ' + Oeuvres</Nm>
                </Cdtr>
                <CdtrAcct>
                  <Id>
                    <IBAN>BE15068000000330</IBAN>
                  </Id>
                </CdtrAcct>
              </CdtTrfTxInf>
            </PmtInf>
          </CstmrCdtTrfInitn>
        </Document>
    "#]]
    .assert_eq(&text(&order(), Version::V03));
}

#[test]
fn the_newer_version_differs_where_it_must() {
    let (old, new) = (text(&order(), Version::V03), text(&order(), Version::V09));
    let mut only = String::new();
    for line in new.lines().filter(|line| !old.lines().any(|it| it == *line)) {
        only += line.trim();
        only.push('\n');
    }
    expect![[r#"
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
        <ReqdExctnDt>
        <Dt>2026-03-03</Dt>
        </ReqdExctnDt>
        <BICFI>BDFEFRPPCCT</BICFI>
        <BICFI>GKCCBEBB</BICFI>
    "#]]
    .assert_eq(&only);
    assert_eq!(text(&order(), Version::V09), new);
}

/// Checks a file against the schema of its version, which lies beside the project.
fn validate(bytes: &[u8], version: Version) -> Result<(), String> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/standards/iso20022")
        .join(format!("{}.xsd", version.name()));
    assert!(
        schema.exists(),
        "this test needs the schema ../shared/data/standards/iso20022/{}.xsd beside the project",
        version.name()
    );
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let run = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .args([schema.as_path(), file.path()])
        .output()
        .unwrap_or_else(|error| panic!("this test needs xmllint (Debian: libxml2-utils): {error}"));
    match run.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&run.stderr).into_owned()),
    }
}

#[test]
fn both_versions_are_valid_by_their_schemas() {
    let mut bare = order();
    bare.debtor_bank = None;
    bare.payments.truncate(1);
    for version in Version::ALL {
        for order in [&order(), &bare] {
            assert_eq!(validate(&write(order, version).unwrap(), version), Ok(()));
        }
        // The check itself sees what is wrong.
        let broken = text(&order(), version).replace("<ChrgBr>SLEV", "<ChrgBr>NONE");
        assert!(validate(broken.as_bytes(), version).is_err());
    }
}

/// What a bank would read: the count, the sum, and of each payment the id, the amount, the account and the words.
fn read_back(bytes: &[u8]) -> (String, String, Vec<[String; 5]>) {
    let text = std::str::from_utf8(bytes).unwrap();
    let (mut xml, tag) = Xml::open(text).unwrap();
    let node: Node = xml.node(tag).unwrap();
    xml.finish().unwrap();
    let root = At::new(&node, "Document".to_owned());
    let at = |at: &At<'_>, way: &'static str| at.text_at(&[way]).unwrap_or_default();
    let initiation = root.at("CstmrCdtTrfInitn").unwrap();
    let information = initiation.at("PmtInf").unwrap();
    let payments = information.all("CdtTrfTxInf").map(|it| {
        let amount = it.at("Amt/InstdAmt").unwrap();
        let words = it.text_at(&["RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref"]);
        [
            at(&it, "PmtId/EndToEndId"),
            format!("{} {}", amount.text(), amount.currency()),
            at(&it, "Cdtr/Nm"),
            at(&it, "CdtrAcct/Id/IBAN"),
            words.unwrap_or_default(),
        ]
    });
    let payments = payments.collect();
    let twice = |way: &'static str| {
        let both = (at(&initiation.at("GrpHdr").unwrap(), way), at(&information, way));
        assert_eq!(both.0, both.1);
        both.0
    };
    (twice("NbOfTxs"), twice("CtrlSum"), payments)
}

#[test]
fn an_order_that_a_bank_would_refuse_is_not_written() {
    let mut order = order();
    order.message_id = "Été".to_owned();
    order.payment_information_id = "x".repeat(36);
    order.debtor_name = "\u{200b} ".to_owned();
    order.debtor_account = iban("TN5910006035183598478831");
    order.requested_on = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    order.payments[0].amount = Money::new(0, Currency::EUR);
    order.payments[0].creditor_name = "Æ".repeat(36);
    order.payments[1].amount = Money::new(100, "USD".parse().unwrap());
    order.payments[1].end_to_end_id = "/a".to_owned();
    order.payments[2].amount.minor += 1;
    order.payments[2].end_to_end_id = String::new();
    order.payments[3].end_to_end_id = "PO-7-1".to_owned();
    order.payments[3].remittance = Remittance::Text("Œ".repeat(71));
    let refused = write(&order, Version::V09).unwrap_err();
    expect![[r#"
        “message_id”: “Été” has signs that payment files do not allow, or begins or ends with a slash
        “payment_information_id”: 36 characters; at most 35 are allowed
        “debtor_name”: empty, but needed
        “debtor_account”: the account is outside the area of euro payments (SEPA)
        “requested_on”: the day of payment, 2026-03-01, is before that of the order, 2026-03-02
        number 1 (“PO-7-1”), “amount”: “0.00 EUR” is not above zero
        number 1 (“PO-7-1”), “creditor_name”: 72 characters; at most 70 are allowed
        number 2 (“/a”), “end_to_end_id”: “/a” has signs that payment files do not allow, or begins or ends with a slash
        number 2 (“/a”), “amount”: the amount is in USD, but it must be in EUR
        number 3, “end_to_end_id”: empty, but needed
        number 3, “amount”: one payment may have 999999999.99 EUR at most
        number 4 (“PO-7-1”), “end_to_end_id”: “PO-7-1” is already the identifier of number 1
        number 4 (“PO-7-1”), “remittance”: 142 characters; at most 140 are allowed"#]].assert_eq(&refused.text(Locale::En));
    assert_eq!(write(&order, Version::V03).unwrap_err(), refused);
    assert_ne!(refused.text(Locale::Fr), refused.text(Locale::En));
    order = self::order();
    order.payments.clear();
    let text = |order: &PaymentOrder| write(order, Version::V03).unwrap_err().text(Locale::En);
    assert_eq!(text(&order), "“payments”: there is nothing to pay");
    order.payments = (0..=PAYMENTS_MAX)
        .map(|at| payment(&at.to_string(), 1, Remittance::Text(String::new())))
        .collect();
    assert!(text(&order).starts_with("“payments”: more than 10000"));
}

proptest! {
    #[test]
    fn amounts_and_sums_survive(
        payments in prop::collection::vec((1..=99_999_999_999_i64, "\\PC{1,30}", "\\PC{0,40}"), 1..20),
        old: bool,
    ) {
        let mut order = order();
        order.payments = payments
            .iter()
            .enumerate()
            .map(|(at, (minor, name, text))| OrderedPayment {
                creditor_name: format!("A {name}"),
                ..payment(&format!("PO-{at}"), *minor, Remittance::Text(text.clone()))
            })
            .collect();
        let version = if old { Version::V03 } else { Version::V09 };
        let long = order.payments.iter().any(|it| {
            let Remittance::Text(text) = &it.remittance else { return false };
            plain(&it.creditor_name).len() > NAME_MAX || plain(text).len() > TEXT_MAX
        });
        prop_assume!(!long);
        let bytes = write(&order, version).unwrap();
        prop_assert!(bytes.is_ascii());
        let (count, sum, read) = read_back(&bytes);
        prop_assert_eq!(count, payments.len().to_string());
        let total: i64 = payments.iter().map(|(minor, ..)| minor).sum();
        prop_assert_eq!(Money::parse_amount(&sum, Currency::EUR).unwrap().minor, total);
        for (read, payment) in read.iter().zip(&order.payments) {
            let Remittance::Text(text) = &payment.remittance else { unreachable!() };
            let expected = [
                payment.end_to_end_id.clone(),
                payment.amount.to_string(),
                plain(&payment.creditor_name),
                payment.creditor_account.compact().to_owned(),
                plain(text),
            ];
            prop_assert_eq!(read, &expected);
        }
    }
}
