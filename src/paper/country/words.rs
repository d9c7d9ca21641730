//! The words of a receipt, and what may be inserted into them.

use std::collections::BTreeMap;

domain::words! {
    /// What may have to be known of a donor.
    pub enum DonorField {
        /// The name.
        Name = "name",
        /// The postal address.
        Address = "address",
        /// The number in the national register, where a law demands it.
        NationalNumber = "national_number",
    }
}

domain::words! {
    /// How a gift was paid.
    pub enum Means {
        /// Coins and notes.
        Cash = "cash",
        /// A cheque.
        Cheque = "cheque",
        /// A transfer between accounts.
        Transfer = "transfer",
        /// Drawn from the donor's account.
        DirectDebit = "direct_debit",
        /// A payment card.
        Card = "card",
    }
}

domain::words! {
    /// In which legal form a gift was made.
    pub enum GiftForm {
        /// Before a notary.
        AuthenticDeed = "authentic_deed",
        /// By a private deed.
        PrivateDeed = "private_deed",
        /// From hand to hand, as gifts on a platform are.
        Manual = "manual",
        /// Another.
        Other = "other",
    }
}

domain::words! {
    /// What was given.
    pub enum Nature {
        /// Money.
        Money = "money",
        /// Listed securities.
        Securities = "securities",
        /// Income or proceeds that somebody went without.
        WaivedIncome = "waived_income",
        /// What volunteers spent and did not claim back.
        Expenses = "expenses",
        /// Anything else.
        Other = "other",
    }
}

domain::words! {
    /// A text on a receipt.
    pub enum Label {
        /// Before the number.
        Number = "number",
        /// Above the sum of one gift.
        Amount = "amount",
        /// Above the sum of a year.
        AmountOfYear = "amount_of_year",
        /// Above the sum in words.
        InWords = "in_words",
        /// Above the body.
        Issuer = "issuer",
        /// Before what the body is for.
        Object = "object",
        /// Before its kind in law.
        LegalCategory = "legal_category",
        /// Before the act by which it was recognised.
        Recognition = "recognition",
        /// Before the French number of a body.
        Siren = "siren",
        /// Before the French number of an establishment.
        Siret = "siret",
        /// Before the French number of an association.
        Rna = "rna",
        /// Before the Belgian number.
        BeEnterprise = "be_enterprise",
        /// Above the donor.
        Donor = "donor",
        /// Before the donor's number in the national register.
        NationalNumber = "national_number",
        /// Above one gift.
        Gift = "gift",
        /// Above several.
        Gifts = "gifts",
        /// The day of a payment.
        Date = "date",
        /// What was given for.
        Project = "project",
        /// How it was paid.
        Means = "means",
        /// In which form.
        Form = "form",
        /// What was given.
        Nature = "nature",
        /// Before the sum of a list.
        Sum = "sum",
        /// Above what the body certifies.
        Statement = "statement",
        /// Above what the law grants.
        Reduction = "reduction",
        /// What the law grants for some days of the year.
        Between = "between",
        /// Above what others added.
        Added = "added",
        /// Who added how much.
        AddedBy = "added_by",
        /// That it does not count here.
        AddedApart = "added_apart",
        /// Which receipt this one takes the place of.
        Replaces = "replaces",
        /// The heading of a receipt that no longer holds.
        Void = "void",
        /// Since when and why.
        VoidSince = "void_since",
        /// Where and when it was made.
        Signed = "signed",
    }
}

impl Label {
    /// What stands in braces in this text, all of it exactly as often as it must: once.
    pub(super) fn slots(self) -> &'static [&'static str] {
        match self {
            Label::AmountOfYear => &["year"],
            Label::Between => &["from", "to", "note"],
            Label::AddedBy => &["fund", "amount", "project"],
            Label::Replaces => &["number", "reason"],
            Label::VoidSince => &["date", "reason"],
            Label::Signed => &["place", "date"],
            _ => &[],
        }
    }
}

/// The words of a country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Words {
    pub(super) labels: BTreeMap<Label, String>,
    pub(super) means: BTreeMap<Means, String>,
    pub(super) forms: BTreeMap<GiftForm, String>,
    pub(super) natures: BTreeMap<Nature, String>,
}

impl Words {
    pub(crate) fn label(&self, label: Label) -> &str {
        self.labels.get(&label).map_or("", String::as_str)
    }

    pub(crate) fn means(&self, means: Means) -> &str {
        self.means.get(&means).map_or("", String::as_str)
    }

    pub(crate) fn form(&self, form: GiftForm) -> &str {
        self.forms.get(&form).map_or("", String::as_str)
    }

    pub(crate) fn nature(&self, nature: Nature) -> &str {
        self.natures.get(&nature).map_or("", String::as_str)
    }
}

/// Puts values into the braces of a text. A value that has braces of its own is left as it is.
pub(crate) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(name, _)| *name == slot) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(slot);
                out.push('}');
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}
