//! Payments that the donor's bank takes back.

use domain::pledge::DisputeStage;

use super::*;

fn paid(sandbox: &Sandbox, minor: i64) -> ProviderRef {
    let payment = open(sandbox, minor, Capture::Now);
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    payment
}

#[test]
fn a_dispute_is_opened_once_and_ends_once() {
    for (is_won, end, disputed) in [(true, "dispute won", 0), (false, "dispute lost", 1500)] {
        let (sandbox, still) = sandbox();
        let payment = paid(&sandbox, 2000);
        let refund = RefundRequest {
            key: "a".into(),
            amount: eur(500),
        };
        answer(sandbox.refund(&payment, &refund)).unwrap();
        for _ in 0..2 {
            sandbox.dispute(payment.as_str(), "fraudulent").unwrap();
            assert_eq!(
                answer(sandbox.look_up(&payment)).unwrap().disputed,
                eur(1500),
                "what had not gone back"
            );
        }
        for _ in 0..2 {
            sandbox.settle_dispute(payment.as_str(), is_won).unwrap();
        }
        // Who has won keeps it.
        if is_won {
            sandbox.settle_dispute(payment.as_str(), false).unwrap();
        }
        assert_eq!(answer(sandbox.look_up(&payment)).unwrap().disputed, eur(disputed));
        assert_eq!(
            told(&sandbox, &still),
            [
                "Authorized",
                "Captured",
                "refund succeeded",
                "dispute opened",
                end
            ]
        );
    }
}

#[test]
fn a_dispute_by_script_says_everything_in_its_notice() {
    let (sandbox, still) = sandbox();
    let payment = paid(&sandbox, 2097);
    let last = sandbox.pending().len() - 1;
    for _ in 0..last {
        sandbox.settle(&sandbox.step().unwrap(), true).unwrap();
    }
    assert_eq!(sandbox.next_due(), None, "the bank takes its time");
    let notice = read(&sandbox, &sandbox.step().unwrap(), &still).unwrap().notice;
    let Notice::Disputed {
        provider_ref,
        amount,
        stage,
        reason,
        ..
    } = notice
    else {
        panic!("{notice:?}")
    };
    assert_eq!((provider_ref, amount), (payment, eur(2097)));
    assert_eq!((stage, reason.as_str()), (DisputeStage::Opened, "fraudulent"));
}

#[test]
fn what_is_not_captured_is_not_disputed() {
    let (sandbox, _) = sandbox();
    let payment = open(&sandbox, 2000, Capture::Now);
    assert!(matches!(
        sandbox.dispute(payment.as_str(), "fraudulent"),
        Err(SandboxError::AlreadyDecided {
            state: PaymentState::Open
        })
    ));
    assert!(matches!(
        sandbox.settle_dispute(payment.as_str(), true),
        Err(SandboxError::Unknown)
    ));
}
