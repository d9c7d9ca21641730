//! Whatever people type, nothing breaks and nothing leaves the page.

use domain::{Currency, Locale, Money};
use proptest::prelude::*;

use crate::samples;
use crate::{
    Added, Countries, Gift, GiftForm, Means, Nature, PaperError, Standing, confirmation, letter, receipt,
};

/// Letters that there are names in, and all others; short texts and long ones, words without a space.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zéèœßłő’ \\-]{1,40}",
        "[W]{200,600}",
        "[a-zà-ÿα-ωа-я\u{300}-\u{310} \n]{1,600}",
        any::<String>(),
    ]
}

fn gift() -> impl Strategy<Value = Gift> {
    let amount = prop_oneof![1..100_000_i64, 1..i64::MAX / 64];
    (
        0..365_u64,
        amount.clone(),
        text(),
        prop::sample::select(Means::ALL),
        prop::sample::select(Nature::ALL),
        prop::sample::select(GiftForm::ALL),
        prop::collection::vec((text(), amount), 0..3),
    )
        .prop_map(|(after, own, project, means, nature, form, added)| Gift {
            on: samples::day("2025-01-01") + chrono::Days::new(after),
            own: Money::new(own, Currency::EUR),
            project,
            means,
            nature,
            form,
            added: added
                .into_iter()
                .map(|(fund, minor)| Added {
                    fund,
                    amount: Money::new(minor, Currency::EUR),
                })
                .collect(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn receipts_keep_on_the_page(
        gifts in prop::collection::vec(gift(), 1..12),
        names in prop::array::uniform6(text()),
        belgian in any::<bool>(),
        void in any::<bool>(),
    ) {
        let countries = Countries::built_in().unwrap();
        let mut record = if belgian { samples::belgian_receipt() } else { samples::year_receipt() };
        let [name, address, body, object, role, reason] = names;
        let printable = |text: String| if crate::can_print(&text) && !text.trim().is_empty() { text } else { "Zoé".to_owned() };
        record.donor.name = printable(name);
        record.donor.address = vec![printable(address)];
        record.issuer.body.name = printable(body);
        record.issuer.body.object = Some(object);
        record.issuer.signatory.role = role;
        record.gifts = gifts;
        record.standing = if void {
            Standing::Void { since: record.made_on, reason }
        } else {
            Standing::Replacing { number: record.number, reason }
        };
        match receipt::lay_out_year(&countries, &record) {
            Ok(document) => {
                prop_assert_eq!(document.outside(), Vec::<String>::new());
                let written = crate::pdf::write(&document);
                prop_assert!(written.is_ok(), "{:?}", written.err());
            }
            Err(PaperError::Record(_)) => prop_assert!(belgian),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn confirmations_and_letters_keep_on_the_page(
        gifts in prop::collection::vec(gift(), 1..5),
        texts in prop::collection::vec(text(), 0..4),
        code in text(),
        locale in prop::sample::select(&Locale::ALL),
    ) {
        let mut record = samples::confirmation(locale);
        record.gifts = gifts;
        record.reference = code.clone();
        let document = confirmation::lay_out(&record).unwrap();
        prop_assert_eq!(document.outside(), Vec::<String>::new());
        let written = crate::pdf::write(&document);
        prop_assert!(written.is_ok(), "{:?}", written.err());
        let mut one = samples::letter("Ana");
        one.locale = locale;
        one.address.extend(texts.clone());
        one.before = texts;
        one.code = code;
        let document = letter::lay_out(&[one.clone(), one], samples::day("2026-02-01")).unwrap();
        prop_assert_eq!(document.outside(), Vec::<String>::new());
        let written = crate::pdf::write(&document);
        prop_assert!(written.is_ok(), "{:?}", written.err());
    }
}
