//! Mails as their readers see them.

mod headers;
mod outbox;
mod smtp;

use chrono::{DateTime, TimeDelta, Utc};
use domain::invitation::InvitationKind;
use domain::person::Email;
use domain::{Currency, Id, JobId, Locale, Money};
use expect_test::expect_file;
use uuid::Uuid;

use crate::*;

const CITY: &str = "Ville de Valombre";

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn sign_in() -> Letter {
    Letter::SignInLink {
        link: "https://parvis.example/connexion?jeton=Zx81-4f_9&langue=fr".into(),
        code: "031415".into(),
        minutes: 15,
    }
}

/// Where each mail about an account leads.
const ACCOUNT: &str = "https://parvis.example/me";

fn password_changed(removed: bool) -> Letter {
    Letter::PasswordChanged {
        removed,
        link: ACCOUNT.into(),
    }
}

fn proof_code() -> Letter {
    Letter::ProofCode {
        code: "271828".into(),
        minutes: 15,
        link: ACCOUNT.into(),
    }
}

fn new_browser() -> Letter {
    Letter::NewBrowser {
        device: "Firefox · Linux".into(),
        place: "192.0.2.x".into(),
        link: ACCOUNT.into(),
    }
}

fn receipt(locale: Locale, added: Money) -> Letter {
    let why = match (locale, added.minor) {
        (Locale::Fr, 0) => "Les 500 € que la ville réserve à chaque projet sont déjà atteints.",
        (Locale::Fr, _) => "Elle double chaque premier don jusqu’à 100 €.",
        (Locale::En, 0) => "The €500 that the city keeps for each project have been used up.",
        (Locale::En, _) => "It doubles each first gift up to €100.",
    };
    Letter::PledgeReceipt {
        project: "Un verger pour l’école des Tilleuls".into(),
        project_link: "https://parvis.example/projets/verger-tilleuls".into(),
        gift: eur(2000),
        tip: eur(if added.minor == 0 { 0 } else { 150 }),
        added,
        why: why.into(),
    }
}

fn promised(locale: Locale, stage: PromiseStage, because: PromiseEnd) -> Letter {
    let until = match locale {
        Locale::Fr => "8 octobre 2027 à 12:00",
        Locale::En => "8 October 2027, 12:00",
    };
    Letter::PledgePromised {
        project: "Un verger pour l’école des Tilleuls".into(),
        link: "https://parvis.example/projets/verger-tilleuls".into(),
        gift: eur(2000),
        tip: eur(0),
        added: eur(2000),
        why: String::new(),
        holds: false,
        stage,
        until: until.into(),
        because,
    }
}

fn failed() -> Letter {
    Letter::PledgeFailed {
        project: "Un verger pour l’école des Tilleuls".into(),
        project_link: "https://parvis.example/projets/verger-tilleuls".into(),
        gift: eur(2000),
    }
}

fn transfer() -> Letter {
    Letter::TransferDetails {
        project: "Un verger pour l’école des Tilleuls".into(),
        project_link: "https://parvis.example/projets/verger-tilleuls".into(),
        gift: eur(2000),
        holder: "Ville des Tilleuls".into(),
        iban: "BE68 5390 0754 7034".into(),
        bic: None,
        reference: "+++090/9337/55493+++".into(),
        days: 45,
    }
}

fn refunded(came: CameBack, because: BackBecause) -> Letter {
    Letter::PledgeRefunded {
        project: "Un verger pour l’école des Tilleuls".into(),
        project_link: "https://parvis.example/projets/verger-tilleuls".into(),
        gift: eur(2000),
        back: eur(if because == BackBecause::Gift { 500 } else { 2000 }),
        came,
        because,
    }
}

fn tax_receipt() -> Letter {
    Letter::TaxReceipt {
        number: "2027-000012".into(),
        issuer: "Les Jardins partagés d’Ambrelle".into(),
        link: "https://parvis.example/me/receipts".into(),
    }
}

fn tax_receipt_void(locale: Locale, instead: Option<&str>) -> Letter {
    let reason = match locale {
        Locale::Fr => "un don a été remboursé, en tout ou en partie",
        Locale::En => "a gift was given back, whole or in part",
    };
    Letter::TaxReceiptVoid {
        number: "2027-000012".into(),
        issuer: "Les Jardins partagés d’Ambrelle".into(),
        reason: reason.into(),
        instead: instead.map(str::to_owned),
        link: "https://parvis.example/me/receipts".into(),
    }
}

fn about(locale: Locale) -> String {
    match locale {
        Locale::Fr => "votre commentaire «\u{a0}Encore des promesses…\u{a0}»".into(),
        Locale::En => "your comment “More promises…”".into(),
    }
}

fn decision(locale: Locale, removed: bool) -> Letter {
    let said = match (locale, removed) {
        (Locale::Fr, true) => "Le texte a été retiré.",
        (Locale::Fr, false) => "Rien ne change\u{a0}: tout reste en place.",
        (Locale::En, true) => "The text was taken down.",
        (Locale::En, false) => "Nothing changes: all of it stays in place.",
    };
    let until = match locale {
        Locale::Fr => "1er mars 2026",
        Locale::En => "1 March 2026",
    };
    Letter::CaseDecision {
        what: about(locale),
        decision: said.into(),
        reason: "Attaque une personne. Attacks a person.".into(),
        appeal_until: removed.then(|| until.into()),
        link: "https://parvis.example/me".into(),
    }
}

fn appeal(locale: Locale) -> Letter {
    Letter::AppealOutcome {
        what: about(locale),
        outcome: match locale {
            Locale::Fr => "La première décision est maintenue.".into(),
            Locale::En => "The first decision stands.".into(),
        },
        reason: "Relu à deux. Read by two of us.".into(),
        link: "https://parvis.example/me".into(),
    }
}

fn outcome(locale: Locale) -> Letter {
    let (what, outcome) = match locale {
        Locale::Fr => ("un commentaire (publicité)", "Une mesure a été prise."),
        Locale::En => ("a comment (advertising)", "A measure was taken."),
    };
    Letter::ReportOutcome {
        what: what.into(),
        outcome: outcome.into(),
        link: "https://parvis.example/c/valombre".into(),
    }
}

fn invitation(kind: InvitationKind, to_what: &str, inviter: &str) -> Letter {
    Letter::Invitation {
        kind,
        to_what: to_what.into(),
        inviter: inviter.into(),
        link: "https://parvis.example/invitation/4f_9Zx81".into(),
        days: 14,
    }
}

fn called_off() -> Letter {
    Letter::CampaignCalledOff {
        project: "Un verger pour l’école des Tilleuls".into(),
        reason: "Le terrain est vendu. The plot was sold.".into(),
        link: "https://parvis.example/c/ambrelle/p/verger".into(),
    }
}

fn payment_refused(project: Option<&str>) -> Letter {
    Letter::PaymentRefused {
        project: project.map(str::to_owned),
        amount: eur(12_000),
        reason: "Le permis manque. The permit is missing.".into(),
        link: "https://parvis.example/me".into(),
    }
}

fn outgoing(letter: Letter, locale: Locale) -> Outgoing {
    Outgoing {
        key: MailKey::of(JobId::from_uuid(Uuid::from_u128(7))),
        to: "ana@exemple.fr".parse().unwrap(),
        locale,
        city: CITY.into(),
        letter,
        unsubscribe: None,
    }
}

fn sender() -> Sender {
    let address: Email = "bonjour@parvis.example".parse().unwrap();
    Sender::new("Projets citoyens – Valombre", &address, "parvis.example").unwrap()
}

fn role(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "modératrice ou modérateur",
        Locale::En => "moderator",
    }
}

fn samples() -> Vec<(String, Locale, Letter)> {
    let of = |locale: Locale| {
        let letters = [
            ("sign-in-link", sign_in()),
            ("password-changed", password_changed(false)),
            ("password-changed-removed", password_changed(true)),
            ("proof-code", proof_code()),
            ("new-browser", new_browser()),
            (
                "account-erased",
                Letter::AccountErased {
                    link: "https://parvis.example/".into(),
                },
            ),
            ("pledge-receipt", receipt(locale, eur(2000))),
            ("pledge-receipt-nothing-added", receipt(locale, eur(0))),
            (
                "pledge-promised",
                promised(locale, PromiseStage::Made, PromiseEnd::Failed),
            ),
            (
                "pledge-promised-fell-through",
                promised(locale, PromiseStage::FellThrough, PromiseEnd::Failed),
            ),
            (
                "pledge-promised-ended",
                promised(locale, PromiseStage::Ended, PromiseEnd::Failed),
            ),
            (
                "pledge-promised-taken-back",
                promised(locale, PromiseStage::Ended, PromiseEnd::TakenBack),
            ),
            ("pledge-failed", failed()),
            ("transfer-details", transfer()),
            (
                "pledge-refunded",
                refunded(CameBack::ToWallet, BackBecause::Failed),
            ),
            (
                "pledge-refunded-part",
                refunded(CameBack::AsPaid, BackBecause::Gift),
            ),
            (
                "pledge-refunded-not-taken",
                refunded(CameBack::NotTaken, BackBecause::Cancelled),
            ),
            ("tax-receipt", tax_receipt()),
            ("tax-receipt-void", tax_receipt_void(locale, None)),
            (
                "tax-receipt-void-replaced",
                tax_receipt_void(locale, Some("2027-000057")),
            ),
            ("case-decision", decision(locale, true)),
            ("case-decision-keep", decision(locale, false)),
            ("appeal-outcome", appeal(locale)),
            ("report-outcome", outcome(locale)),
            ("campaign-called-off", called_off()),
            (
                "payment-refused-project",
                payment_refused(Some("Un verger pour l’école des Tilleuls")),
            ),
            ("payment-refused-wallet", payment_refused(None)),
            (
                "invitation-role",
                invitation(InvitationKind::Role, role(locale), "Odile Marchand"),
            ),
            (
                "invitation-team",
                invitation(
                    InvitationKind::Team,
                    "Un verger pour l’école des Tilleuls",
                    "Ana Ruiz",
                ),
            ),
            (
                "invitation-organisation",
                invitation(InvitationKind::Organisation, "Les Amis du verger", ""),
            ),
        ];
        letters.map(|(name, letter)| (format!("{name}.{locale}"), locale, letter))
    };
    Locale::ALL.into_iter().flat_map(of).collect()
}

#[test]
fn each_mail_reads_well_in_each_language() {
    for (name, locale, letter) in samples() {
        let mail = letter.render(locale, CITY).unwrap();
        expect_file![format!("./snapshots/{name}.txt")]
            .assert_eq(&format!("{}\n\n{}", mail.subject, mail.text));
        expect_file![format!("./snapshots/{name}.html")].assert_eq(&mail.html);
    }
}

#[test]
fn the_plain_text_says_what_the_html_says() {
    for (name, locale, letter) in samples() {
        let mail = letter.render(locale, CITY).unwrap();
        assert_eq!(words(&seen(&mail.html)), words(&mail.text), "{name}");
    }
}

/// What a reader of the HTML sees, with the address of each link behind its words.
fn seen(html: &str) -> String {
    let (_, mut rest) = html.split_once("<body>").unwrap();
    let (mut text, mut address) = (String::new(), String::new());
    while let Some((before, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap();
        text += before;
        if let Some(link) = tag.strip_prefix("a href=\"") {
            address = link.trim_end_matches('"').to_owned();
        }
        match tag {
            "/a" => text += &format!(": {address}"),
            "strong" | "/strong" => {}
            _ => text.push(' '),
        }
        rest = after;
    }
    let unescaped = text
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/")
        .replace("&quot;", "\"");
    unescaped
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

fn words(text: &str) -> String {
    // French has a space before a colon: it is no difference in what is said.
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" :", ":")
}

#[test]
fn the_html_loads_nothing_and_tells_its_language() {
    for (name, locale, letter) in samples() {
        let html = letter.render(locale, CITY).unwrap().html;
        assert!(html.contains(&format!("<html lang=\"{locale}\">")), "{name}");
        for loader in ["src=", "url(", "<img", "<link", "<script", "@import"] {
            assert!(!html.contains(loader), "{name}: {loader}");
        }
    }
}

#[test]
fn what_people_typed_stays_text() {
    let letter = Letter::PledgeReceipt {
        project: "<script>alert(1)</script>\r\n\r\nPayez ici : {{ link }} & \"co\"".into(),
        project_link: "https://parvis.example/projets/x".into(),
        gift: eur(2000),
        tip: eur(0),
        added: eur(1),
        why: "</p><img src=x>".into(),
    };
    let mail = letter.render(Locale::Fr, "Ville <b>\nX</b>").unwrap();
    assert!(!mail.html.contains("<script>") && !mail.html.contains("<img") && !mail.html.contains("<b>"));
    assert!(mail.html.contains("&lt;script&gt;"));
    assert_eq!(mail.subject.lines().count(), 1);
    assert!(
        mail.text.contains("</script> Payez ici : {{ link }} & \"co\""),
        "{}",
        mail.text
    );
}

#[test]
fn amounts_in_two_currencies_are_refused() {
    let letter = receipt(Locale::Fr, Money::new(1, "CHF".parse().unwrap()));
    let error = letter.render(Locale::Fr, CITY).unwrap_err();
    assert!(
        matches!(&error, MailError::Invalid { reason } if reason.starts_with("added: ")),
        "{error}"
    );
}
