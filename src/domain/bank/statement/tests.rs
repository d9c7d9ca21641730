use super::*;

fn entry(entry: usize, minor: i64) -> BankEntry {
    BankEntry {
        position: Position { entry, detail: None },
        line: entry,
        amount: Money::new(minor.abs(), Currency::EUR),
        direction: if minor < 0 {
            Direction::Debit
        } else {
            Direction::Credit
        },
        reversal: false,
        booked_on: day(),
        value_on: None,
        bank_ref: Some("A/1".to_owned()),
        end_to_end_id: None,
        message_id: None,
        payment_information_id: None,
        reference: None,
        remittance: String::new(),
        counterparty_name: None,
        counterparty_account: None,
        code: None,
        return_reason: None,
        details: vec![],
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn statement(opening: i64, entries: &[i64], closing: i64) -> Statement {
    Statement {
        account: Account::read("BE68 5390 0754 7034"),
        currency: Currency::EUR,
        id: "2026-03".to_owned(),
        sequence: Some("7".to_owned()),
        from: day(),
        to: day(),
        opening: Money::new(opening, Currency::EUR),
        closing: Money::new(closing, Currency::EUR),
        entries: entries
            .iter()
            .enumerate()
            .map(|(place, minor)| entry(place + 1, *minor))
            .collect(),
        not_booked: 0,
    }
}

#[test]
fn the_entries_lead_from_balance_to_balance() {
    assert_eq!(statement(100, &[250, -400], -50).check(), Ok(()));
    let error = statement(100, &[250, -400], 50).check().unwrap_err();
    assert_eq!(error.reached, Money::new(-50, Currency::EUR));
    assert!(statement(i64::MAX, &[1], i64::MAX).check().is_err());
    let mut mixed = statement(0, &[5], 5);
    mixed.entries[0].amount.currency = "USD".parse().unwrap();
    assert!(mixed.check().is_err());
}

#[test]
fn a_batch_is_booked_one_by_one_where_its_details_add_up() {
    let mut batch = entry(1, 500);
    let part = |minor| entry(1, minor);
    assert_eq!(batch.parts().len(), 1);
    for (details, parts) in [
        (vec![300, 200], 2),
        (vec![700, -200], 2),
        (vec![300, 100], 1),
        (vec![500, 0], 1),
        (vec![i64::MAX, i64::MAX], 1),
    ] {
        batch.details = details.iter().map(|minor| part(*minor)).collect();
        assert_eq!(batch.parts().len(), parts, "{details:?}");
    }
}

#[test]
fn an_entry_has_a_key_of_its_own() {
    let it = statement(0, &[1, 2], 3);
    assert_eq!(
        it.import_key(&it.entries[0]),
        "BE68539007547034/ 2026-03/ 7/ A//1/ 1"
    );
    assert_ne!(it.import_key(&it.entries[0]), it.import_key(&it.entries[1]));
    let other = Account::read(" 1234 ");
    assert_eq!((other.to_string().as_str(), other.iban()), ("1234", None));
}
