//! What arrives on our bank account, and what it is made of.

use proptest::prelude::*;

use super::*;

fn paid(sandbox: &Sandbox, key: &str, minor: i64) -> ProviderRef {
    let request = PaymentRequest {
        key: key.into(),
        ..request(minor, Capture::Now)
    };
    let payment = answer(sandbox.start(&request)).unwrap().provider_ref;
    sandbox.decide(payment.as_str(), Outcome::PayTwice).unwrap();
    payment
}

fn all(sandbox: &Sandbox) -> Vec<Transfer> {
    answer(sandbox.transfers(DateTime::UNIX_EPOCH)).unwrap()
}

#[test]
fn a_transfer_says_what_it_is_made_of() {
    let (sandbox, still) = sandbox();
    assert_eq!(sandbox.pay_out(Currency::EUR).unwrap(), None);
    let first = paid(&sandbox, "a", 2000);
    let second = paid(&sandbox, "b", 5000);
    let refund = RefundRequest {
        key: "r".into(),
        amount: eur(500),
    };
    answer(sandbox.refund(&first, &refund)).unwrap();
    sandbox.dispute(second.as_str(), "fraudulent").unwrap();
    sandbox.settle_dispute(second.as_str(), true).unwrap();
    let transfer = sandbox.pay_out(Currency::EUR).unwrap().unwrap();
    transfer.check().unwrap();
    let of = |payment: &ProviderRef| -> Vec<(ItemKind, i64, i64)> {
        let items = transfer
            .items
            .iter()
            .filter(|item| item.payment.as_ref() == Some(payment));
        items
            .map(|item| (item.kind, item.gross.minor, item.fee.minor))
            .collect()
    };
    assert_eq!(
        of(&first),
        [(ItemKind::Payment, 2000, 55), (ItemKind::Refund, -500, 0)]
    );
    assert_eq!(
        of(&second),
        [
            (ItemKind::Payment, 5000, 100),
            (ItemKind::Dispute, -5000, 1500),
            (ItemKind::Dispute, 5000, 0)
        ]
    );
    assert_eq!(transfer.amount, eur(2000 - 55 - 500 + 5000 - 100 - 1500));
    assert!(told(&sandbox, &still).contains(&"transfer paid".to_owned()));
    assert_eq!(
        sandbox.pay_out(Currency::EUR).unwrap(),
        None,
        "everything is on its way"
    );
    assert_eq!(sandbox.pay_out("CHF".parse().unwrap()).unwrap(), None);

    still.go_on(60);
    let after = still.now();
    paid(&sandbox, "c", 1000);
    let later = sandbox.pay_out(Currency::EUR).unwrap().unwrap();
    assert_eq!(all(&sandbox), [transfer, later.clone()]);
    assert_eq!(answer(sandbox.transfers(after)).unwrap(), [later]);
}

#[test]
fn the_money_of_a_transfer_that_came_back_is_part_of_the_next() {
    let (sandbox, still) = sandbox();
    paid(&sandbox, "a", 2000);
    let lost = sandbox.pay_out(Currency::EUR).unwrap().unwrap();
    let failed = sandbox.return_transfer(&lost.reference).unwrap();
    assert_eq!((failed.state, failed.items.len()), (TransferState::Failed, 0));
    assert!(told(&sandbox, &still).contains(&"transfer failed".to_owned()));
    let again = sandbox.pay_out(Currency::EUR).unwrap().unwrap();
    assert_eq!((again.amount, again.items), (lost.amount, lost.items));
    assert!(matches!(
        sandbox.return_transfer("tr_0"),
        Err(SandboxError::Unknown)
    ));
}

proptest! {
    /// Whatever happens between transfers, each is the sum of its items, and all together they are what
    /// was captured less what went away.
    #[test]
    fn transfers_sum_to_what_happened(steps in prop::collection::vec((0_u8..6, 1_i64..100_000), 1..30)) {
        let (sandbox, _) = sandbox();
        let mut payments: Vec<ProviderRef> = Vec::new();
        for (number, (step, minor)) in steps.into_iter().enumerate() {
            // Doubled notices, disputes and refunds that fail, but nothing that keeps it from being paid.
            let minor = minor * 100 + [0, 93, 97, 98][number % 4];
            let some = payments.get(number % payments.len().max(1)).cloned();
            match (step, some) {
                (0 | 1, _) | (_, None) => payments.push(paid(&sandbox, &format!("key-{number}"), minor)),
                (2, Some(payment)) => {
                    let refund = RefundRequest { key: format!("refund-{number}"), amount: eur(minor) };
                    let _too_much = answer(sandbox.refund(&payment, &refund));
                }
                (3, Some(payment)) => drop(sandbox.dispute(payment.as_str(), "general")),
                (4, Some(payment)) => drop(sandbox.settle_dispute(payment.as_str(), minor % 200 < 100)),
                (_, Some(_)) => drop(sandbox.pay_out(Currency::EUR).unwrap()),
            }
        }
        sandbox.pay_out(Currency::EUR).unwrap();
        let mut references = BTreeSet::new();
        for transfer in all(&sandbox) {
            prop_assert_eq!(transfer.check(), Ok(()));
            for item in transfer.items {
                prop_assert!(references.insert(item.reference), "an item is in one transfer");
            }
        }
    }
}
