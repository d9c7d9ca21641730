//! A restart forgets nothing, and a broken file says where.

use std::path::Path;

use super::*;

fn reopen(path: &Path, still: &Still) -> Result<Sandbox, SandboxError> {
    let settings = Settings {
        file: Some(path.to_owned()),
        ..settings()
    };
    Sandbox::open(settings, still.world())
}

#[test]
fn payments_decisions_refunds_and_pending_notices_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (path, still) = (folder.path().join("sandbox.jsonl"), Still::default());
    let mut sandbox = reopen(&path, &still).unwrap();
    let payment = open(&sandbox, 2000, Capture::Now);
    let amount = Money::new(500, Currency::EUR);
    let refund = RefundRequest {
        key: "r".into(),
        amount,
    };
    let steps: [&dyn Fn(&Sandbox); 5] = [
        &|_| {},
        &|sandbox| drop(sandbox.decide(payment.as_str(), Outcome::PayTwice).unwrap()),
        &|sandbox| sandbox.settle(&sandbox.step().unwrap(), true).unwrap(),
        &|sandbox| sandbox.settle(&sandbox.step().unwrap(), false).unwrap(),
        &|sandbox| drop(answer(sandbox.refund(&payment, &refund)).unwrap()),
    ];
    for step in steps {
        step(&sandbox);
        let (kept, pending) = (sandbox.payment(payment.as_str()), sandbox.pending());
        sandbox = reopen(&path, &still).unwrap();
        assert_eq!(sandbox.payment(payment.as_str()), kept);
        assert_eq!(sandbox.pending(), pending);
        let again = answer(sandbox.start(&request(2000, Capture::Now))).unwrap();
        assert_eq!(again.provider_ref, payment);
    }
    assert_eq!(sandbox.pending().len(), 4);
    assert_eq!(sandbox.payment(payment.as_str()).unwrap().refunded(), amount);
}

#[test]
fn saved_methods_holds_disputes_and_transfers_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (path, still) = (folder.path().join("sandbox.jsonl"), Still::default());
    let mut sandbox = reopen(&path, &still).unwrap();
    let saved = open(&sandbox, 2000, Capture::Saved);
    let held = PaymentRequest {
        key: "pledge-2".into(),
        ..request(3000, Capture::Later)
    };
    let held = answer(sandbox.start(&held)).unwrap().provider_ref;
    let charge = ChargeRequest {
        key: "charge".into(),
        amount: eur(2000),
        description: "?".into(),
    };
    let steps: [&dyn Fn(&Sandbox); 6] = [
        &|sandbox| drop(sandbox.decide(held.as_str(), Outcome::Pay).unwrap()),
        &|sandbox| drop(sandbox.decide(saved.as_str(), Outcome::Pay).unwrap()),
        &|sandbox| drop(answer(sandbox.charge(&saved, &charge)).unwrap()),
        &|sandbox| drop(sandbox.pay_out(Currency::EUR).unwrap().unwrap()),
        &|sandbox| drop(sandbox.dispute(saved.as_str(), "fraudulent").unwrap()),
        &|sandbox| drop(sandbox.settle_dispute(saved.as_str(), true).unwrap()),
    ];
    for step in steps {
        step(&sandbox);
        let all = |sandbox: &Sandbox| {
            (
                answer(sandbox.look_up(&saved)).unwrap(),
                answer(sandbox.look_up(&held)).unwrap(),
                answer(sandbox.transfers(DateTime::UNIX_EPOCH)).unwrap(),
                sandbox.pending(),
            )
        };
        let kept = all(&sandbox);
        sandbox = reopen(&path, &still).unwrap();
        assert_eq!(all(&sandbox), kept);
    }
    assert_eq!(sandbox.pending().len(), 6);
}

#[test]
fn a_line_that_was_being_written_when_the_power_failed_did_not_happen() {
    let folder = tempfile::tempdir().unwrap();
    let (path, still) = (folder.path().join("sandbox.jsonl"), Still::default());
    let sandbox = reopen(&path, &still).unwrap();
    let payment = open(&sandbox, 2000, Capture::Now);
    sandbox.decide(payment.as_str(), Outcome::Pay).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &text[..text.len() - 10]).unwrap();
    let sandbox = reopen(&path, &still).unwrap();
    assert_eq!(
        sandbox.payment(payment.as_str()).unwrap().state,
        PaymentState::Open
    );
    assert_eq!(sandbox.pending(), []);
}

#[test]
fn a_broken_line_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (path, still) = (folder.path().join("sandbox.jsonl"), Still::default());
    open(&reopen(&path, &still).unwrap(), 2000, Capture::Now);
    let good = std::fs::read_to_string(&path).unwrap();
    for (bad, reason) in [
        ("{", "EOF"),
        (good.replace("20.00 EUR", "20.001 EUR").trim(), "amount"),
        (r#"{"other":1}"#, "other"),
    ] {
        std::fs::write(&path, format!("{good}{bad}\n{good}")).unwrap();
        let error = reopen(&path, &still).unwrap_err();
        assert!(matches!(&error, SandboxError::Line { line: 2, .. }), "{error}");
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_an_error_and_not_a_panic() {
    let error = reopen(Path::new("/proc/parvis/sandbox.jsonl"), &Still::default()).unwrap_err();
    assert!(matches!(error, SandboxError::File { .. }), "{error}");
}
