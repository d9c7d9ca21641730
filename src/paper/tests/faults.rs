//! What keeps a document from being made.

use domain::{Locale, Money};

use crate::samples::{self, day, eur};
use crate::{Countries, Donor, FaultKind, Nature, PaperError, confirmation, receipt};

fn countries() -> Countries {
    Countries::built_in().unwrap()
}

/// Only where the law of the country demands it.
#[test]
fn the_number_of_a_person_is_printed_only_where_it_must() {
    let mut french = samples::gift_receipt();
    french.donor.national_number = samples::belgian_receipt().donor.national_number;
    let text = receipt::lay_out_gift(&countries(), &french).unwrap().text();
    assert!(!text.contains("85.07.30"));
    let mut belgian = samples::belgian_receipt();
    belgian.donor.national_number = None;
    assert_eq!(
        faults(receipt::lay_out_year(&countries(), &belgian)),
        ["donor.national_number: missing"]
    );
}

fn faults<T: std::fmt::Debug>(made: Result<T, PaperError>) -> Vec<String> {
    match made {
        Err(PaperError::Record(faults)) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let mut wrong = samples::belgian_receipt();
    wrong.donor = Donor {
        name: " ".to_owned(),
        address: vec![],
        ..wrong.donor
    };
    wrong.issuer.body.name = "東京 e.V.".to_owned();
    wrong.issuer.scheme = "none".to_owned();
    wrong.year = 2024;
    wrong.gifts.truncate(1);
    wrong.gifts[0].nature = Nature::Securities;
    assert_eq!(
        faults(receipt::lay_out_year(&countries(), &wrong)),
        [
            "issuer.body.name: cannot be printed: 東京",
            "donor.name: missing",
            "donor.address: missing",
            "issuer.scheme: no scheme of this name",
            "gifts[1].nature: there is no receipt for a gift of this nature",
            "gifts[1].on: not of the year of the receipt",
            "gifts: below 40.00 EUR, for which there is no receipt",
        ]
    );
    wrong.gifts.clear();
    assert!(faults(receipt::lay_out_year(&countries(), &wrong)).contains(&"gifts: missing".to_owned()));
    let mut wrong = samples::gift_receipt();
    wrong.gift.own = Money::new(-1, "CHF".parse().unwrap());
    assert_eq!(
        faults(receipt::lay_out_gift(&countries(), &wrong)),
        ["gift.own: not above zero", "gift.own: not in EUR"]
    );
    let mut early = samples::gift_receipt();
    early.gift.on = day("2019-12-31");
    assert_eq!(
        faults(receipt::lay_out_gift(&countries(), &early)),
        ["gift.on: no rate for this day"]
    );
    early.made_on = day("2019-12-31");
    let error = receipt::lay_out_gift(&countries(), &early).unwrap_err();
    assert_eq!(
        error.to_string(),
        "nothing is known of receipts of the country FR on 2019-12-31"
    );
    early.issuer.country = "CH".to_owned();
    let error = receipt::lay_out_gift(&countries(), &early).unwrap_err();
    assert_eq!(
        error,
        PaperError::NoCountry {
            code: "CH".to_owned()
        }
    );
}

#[test]
fn gifts_that_do_not_add_up_are_refused() {
    let mut wrong = samples::year_receipt();
    wrong.gifts[0].own = eur(i64::MAX);
    assert_eq!(
        faults(receipt::lay_out_year(&countries(), &wrong)),
        ["gifts: too large to be added up"]
    );
    let mut wrong = samples::confirmation(Locale::En);
    wrong.gifts.push(samples::gift("2026-03-01", 100, "Velo"));
    wrong.gifts[1].own = Money::new(100, "CHF".parse().unwrap());
    assert_eq!(faults(confirmation::lay_out(&wrong)), ["gifts: not in EUR"]);
}

#[test]
fn a_fault_names_its_kind() {
    let mut unsigned = samples::gift_receipt();
    unsigned.issuer.signatory.name.clear();
    match receipt::lay_out_gift(&countries(), &unsigned) {
        Err(PaperError::Record(faults)) => assert_eq!(faults[0].kind, FaultKind::Missing),
        other => panic!("{other:?}"),
    }
}
