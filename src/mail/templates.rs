//! The templates, embedded in the program, and their rendering.

use std::sync::LazyLock;

use domain::Locale;
use minijinja::{Environment, UndefinedBehavior, Value, context};

use crate::{LetterKind, MailError, Rendered};

/// The three files of one mail in one language.
struct Sources {
    subject: &'static str,
    text: &'static str,
    html: &'static str,
}

macro_rules! sources {
    ($folder:literal) => {
        Sources {
            subject: include_str!(concat!("templates/", $folder, "/subject")),
            text: include_str!(concat!("templates/", $folder, "/body.txt")),
            html: include_str!(concat!("templates/", $folder, "/body.html")),
        }
    };
}

const LAYOUT: &str = include_str!("templates/layout.html");

fn sources(kind: LetterKind, locale: Locale) -> Sources {
    match (kind, locale) {
        (LetterKind::SignInLink, Locale::Fr) => sources!("sign-in-link/fr"),
        (LetterKind::SignInLink, Locale::En) => sources!("sign-in-link/en"),
        (LetterKind::PasswordChanged, Locale::Fr) => sources!("password-changed/fr"),
        (LetterKind::PasswordChanged, Locale::En) => sources!("password-changed/en"),
        (LetterKind::ProofCode, Locale::Fr) => sources!("proof-code/fr"),
        (LetterKind::ProofCode, Locale::En) => sources!("proof-code/en"),
        (LetterKind::NewBrowser, Locale::Fr) => sources!("new-browser/fr"),
        (LetterKind::NewBrowser, Locale::En) => sources!("new-browser/en"),
        (LetterKind::AccountErased, Locale::Fr) => sources!("account-erased/fr"),
        (LetterKind::AccountErased, Locale::En) => sources!("account-erased/en"),
        (LetterKind::PledgeReceipt, Locale::Fr) => sources!("pledge-receipt/fr"),
        (LetterKind::PledgeReceipt, Locale::En) => sources!("pledge-receipt/en"),
        (LetterKind::PledgePromised, Locale::Fr) => sources!("pledge-promised/fr"),
        (LetterKind::PledgePromised, Locale::En) => sources!("pledge-promised/en"),
        (LetterKind::PledgeFailed, Locale::Fr) => sources!("pledge-failed/fr"),
        (LetterKind::PledgeFailed, Locale::En) => sources!("pledge-failed/en"),
        (LetterKind::TransferDetails, Locale::Fr) => sources!("transfer-details/fr"),
        (LetterKind::TransferDetails, Locale::En) => sources!("transfer-details/en"),
        (LetterKind::PledgeRefunded, Locale::Fr) => sources!("pledge-refunded/fr"),
        (LetterKind::PledgeRefunded, Locale::En) => sources!("pledge-refunded/en"),
        (LetterKind::TaxReceipt, Locale::Fr) => sources!("tax-receipt/fr"),
        (LetterKind::TaxReceipt, Locale::En) => sources!("tax-receipt/en"),
        (LetterKind::TaxReceiptVoid, Locale::Fr) => sources!("tax-receipt-void/fr"),
        (LetterKind::TaxReceiptVoid, Locale::En) => sources!("tax-receipt-void/en"),
        (LetterKind::CaseDecision, Locale::Fr) => sources!("case-decision/fr"),
        (LetterKind::CaseDecision, Locale::En) => sources!("case-decision/en"),
        (LetterKind::AppealOutcome, Locale::Fr) => sources!("appeal-outcome/fr"),
        (LetterKind::AppealOutcome, Locale::En) => sources!("appeal-outcome/en"),
        (LetterKind::ReportOutcome, Locale::Fr) => sources!("report-outcome/fr"),
        (LetterKind::ReportOutcome, Locale::En) => sources!("report-outcome/en"),
        (LetterKind::OrganisationDecision, Locale::Fr) => sources!("organisation-decision/fr"),
        (LetterKind::OrganisationDecision, Locale::En) => sources!("organisation-decision/en"),
        (LetterKind::CampaignCalledOff, Locale::Fr) => sources!("campaign-called-off/fr"),
        (LetterKind::CampaignCalledOff, Locale::En) => sources!("campaign-called-off/en"),
        (LetterKind::PaymentRefused, Locale::Fr) => sources!("payment-refused/fr"),
        (LetterKind::PaymentRefused, Locale::En) => sources!("payment-refused/en"),
        (LetterKind::Invitation, Locale::Fr) => sources!("invitation/fr"),
        (LetterKind::Invitation, Locale::En) => sources!("invitation/en"),
    }
}

/// A name that a template uses and nobody gives is an error, never an empty place in a mail.
static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
});

/// The extension of the name decides whether values are escaped: `html` yes, `txt` no.
fn fill(name: &str, source: &str, values: &Value) -> Result<String, MailError> {
    Ok(ENVIRONMENT
        .template_from_named_str(name, source)?
        .render(values)?)
}

/// The mail's link as the value of an attribute. It is visible ASCII without quotes and brackets (see
/// `line::link`), so that only `&` has a second meaning; escaping more would hide the address from those
/// who look for it in the source.
fn href(values: &Value) -> Result<Value, MailError> {
    Ok(Value::from_safe_string(
        values.get_attr("link")?.to_string().replace('&', "&amp;"),
    ))
}

/// Renders all three files and lays the HTML out.
pub(crate) fn render(
    kind: LetterKind,
    locale: Locale,
    city: &str,
    values: &Value,
) -> Result<Rendered, MailError> {
    let sources = sources(kind, locale);
    let values = context! { city, href => href(values)?, ..values.clone() };
    let subject = fill("subject.txt", sources.subject.trim_end(), &values)?;
    let text = fill("body.txt", sources.text, &values)?;
    let body = fill("body.html", sources.html, &values)? + "\n";
    let layout = context! { lang => locale.tag(), subject => subject.clone(), body, city };
    let html = fill("layout.html", LAYOUT, &layout)? + "\n";
    Ok(Rendered {
        subject,
        text: text + "\n",
        html,
    })
}
