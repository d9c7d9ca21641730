//! What is printed: plain records.

use chrono::NaiveDate;
use domain::identifier::Identifier;
use domain::{Locale, Money};

use crate::country::{GiftForm, Means, Nature};
use crate::national_number::NationalNumber;
use crate::number::ReceiptNumber;

/// A body that gifts are for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name in law.
    pub name: String,
    /// The lines of its address.
    pub address: Vec<String>,
    /// Its numbers in registers.
    pub numbers: Vec<Identifier>,
    /// What it is for.
    pub object: Option<String>,
    /// Its kind in law, such as “Association loi 1901”.
    pub legal_category: Option<String>,
    /// The act by which it was recognised.
    pub recognition: Option<String>,
}

/// A body that may issue tax receipts. That it may was decided elsewhere; here it is taken as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The body.
    pub body: Body,
    /// The country whose receipts it issues, in two letters.
    pub country: String,
    /// The name of the scheme under which it may.
    pub scheme: String,
    /// Who signs.
    pub signatory: Signatory,
    /// Where.
    pub place: String,
}

/// Who signs for a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// As what, such as “Trésorière”.
    pub role: String,
}

/// Who gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Donor {
    /// The name.
    pub name: String,
    /// The lines of the address.
    pub address: Vec<String>,
    /// Printed only where the country's form demands it.
    pub national_number: Option<NationalNumber>,
}

/// One gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// The day of the payment.
    pub on: NaiveDate,
    /// What the donor gave, without what others added.
    pub own: Money,
    /// The title of the project.
    pub project: String,
    /// How it was paid.
    pub means: Means,
    /// In which form.
    pub form: GiftForm,
    /// What it was.
    pub nature: Nature,
    /// What others added because of it. It is shown apart and counted nowhere.
    pub added: Vec<Added>,
}

/// What a fund added to a gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The name of the fund.
    pub fund: String,
    /// How much.
    pub amount: Money,
}

/// Whether a receipt holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Valid,
    /// It does, in the place of another.
    Replacing {
        /// The other.
        number: ReceiptNumber,
        /// Why.
        reason: String,
    },
    /// It does not.
    Void {
        /// Since when.
        since: NaiveDate,
        /// Why.
        reason: String,
    },
}

/// The receipt of one gift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftReceipt {
    /// Its number.
    pub number: ReceiptNumber,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// Who issues it.
    pub issuer: Issuer,
    /// Who gave.
    pub donor: Donor,
    /// What.
    pub gift: Gift,
    /// Whether it holds.
    pub standing: Standing,
}

/// The receipt of the gifts of a calendar year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearReceipt {
    /// Its number.
    pub number: ReceiptNumber,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// The year of the gifts.
    pub year: i32,
    /// Who issues it.
    pub issuer: Issuer,
    /// Who gave.
    pub donor: Donor,
    /// What, in the order in which it is listed.
    pub gifts: Vec<Gift>,
    /// Whether it holds.
    pub standing: Standing,
}

/// What a donor gets from a body that may not issue tax receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Its language: the donor's.
    pub locale: Locale,
    /// By which it can be found again.
    pub reference: String,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// For whom the gifts are.
    pub body: Body,
    /// Who gave.
    pub donor: Donor,
    /// What.
    pub gifts: Vec<Gift>,
}
