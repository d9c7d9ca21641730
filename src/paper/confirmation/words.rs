//! What a confirmation says, in the donor's language.

use chrono::{Datelike, NaiveDate};
use domain::Locale;
use domain::identifier::IdentifierKind;

use crate::country::Means;

/// The words of one language.
pub(super) struct Words {
    locale: Locale,
    pub decimal: char,
    pub group: char,
    pub sign_first: bool,
    months: [&'static str; 12],
    pub title: &'static str,
    pub reference: &'static str,
    pub no_receipt: &'static str,
    pub no_reduction: &'static str,
    pub body: &'static str,
    pub donor: &'static str,
    pub gifts: &'static str,
    pub day: &'static str,
    pub project: &'static str,
    pub paid: &'static str,
    pub amount: &'static str,
    pub sum: &'static str,
    pub thanks: &'static str,
    pub added: &'static str,
    pub added_by: &'static str,
    pub added_apart: &'static str,
}

const FRENCH: Words = Words {
    locale: Locale::Fr,
    decimal: ',',
    group: '\u{202f}',
    sign_first: false,
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    title: "Confirmation de don",
    reference: "Référence {reference}",
    no_receipt: "Ce document n’est pas un reçu fiscal",
    no_reduction: "L’organisme qui reçoit ce don ne délivre pas de reçu fiscal\u{a0}: ce document ne donne droit à aucune réduction d’impôt.",
    body: "Le don est pour",
    donor: "De la part de",
    gifts: "Ce qui a été donné",
    day: "Date",
    project: "Projet",
    paid: "Payé par",
    amount: "Montant",
    sum: "Total",
    thanks: "Merci. Conservez ce document\u{a0}: il confirme que votre paiement est bien arrivé.",
    added: "À part\u{a0}: l’abondement",
    added_by: "{fund} a ajouté {amount} au projet «\u{a0}{project}\u{a0}» grâce à votre don.",
    added_apart: "Ces sommes ne viennent pas de vous et ne sont pas comptées dans le total.",
};

const ENGLISH: Words = Words {
    locale: Locale::En,
    decimal: '.',
    group: ',',
    sign_first: true,
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    title: "Confirmation of a gift",
    reference: "Reference {reference}",
    no_receipt: "This document is not a tax receipt",
    no_reduction: "The body that receives this gift issues no tax receipts: this document gives no right to any tax reduction.",
    body: "The gift is for",
    donor: "From",
    gifts: "What was given",
    day: "Date",
    project: "Project",
    paid: "Paid by",
    amount: "Amount",
    sum: "Total",
    thanks: "Thank you. Keep this document: it confirms that your payment has arrived.",
    added: "Apart from that: what was added",
    added_by: "{fund} added {amount} to the project “{project}” because of your gift.",
    added_apart: "These amounts do not come from you and are not counted in the total.",
};

pub(super) fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FRENCH,
        Locale::En => &ENGLISH,
    }
}

impl Words {
    pub(super) fn date(&self, day: NaiveDate) -> String {
        let month = self
            .months
            .get(day.month0() as usize)
            .copied()
            .unwrap_or_default();
        let first = match self.locale {
            Locale::Fr if day.day() == 1 => "er",
            _ => "",
        };
        format!("{}{first}\u{a0}{month} {}", day.day(), day.year())
    }

    pub(super) fn means(&self, means: Means) -> &'static str {
        let (french, english) = match means {
            Means::Cash => ("Espèces", "Cash"),
            Means::Cheque => ("Chèque", "Cheque"),
            Means::Transfer => ("Virement", "Transfer"),
            Means::DirectDebit => ("Prélèvement", "Direct debit"),
            Means::Card => ("Carte bancaire", "Card"),
        };
        match self.locale {
            Locale::Fr => french,
            Locale::En => english,
        }
    }

    pub(super) fn number(&self, kind: IdentifierKind) -> &'static str {
        match (kind, self.locale) {
            (IdentifierKind::Siren, _) => "SIREN",
            (IdentifierKind::Siret, _) => "SIRET",
            (IdentifierKind::Rna, _) => "RNA",
            (IdentifierKind::Iban, _) => "IBAN",
            (IdentifierKind::BeEnterprise, Locale::Fr) => "Numéro d’entreprise",
            (IdentifierKind::BeEnterprise, Locale::En) => "Enterprise number",
        }
    }
}
