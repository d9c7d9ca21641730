//! What a receipt says, as it is stored: a JSON text that can be printed again and read by an auditor.
//!
//! What was printed is kept beside it, byte for byte: a program of a later year sets its pages otherwise, and a receipt
//! that somebody has handed in stays what it was. The record says [`FORMAT`] with which it was written.

use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::identifier::{Identifier, IdentifierKind};
use domain::receipt::ReceiptKind;
use domain::{Currency, Money};
use paper::{Countries, PaperError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{AppError, AppResult};

/// The form of the records that are written now.
pub(super) const FORMAT: i32 = 1;

static COUNTRIES: LazyLock<Option<Countries>> = LazyLock::new(|| Countries::built_in().ok());

/// What receipts say in each country.
pub(crate) fn countries() -> AppResult<&'static Countries> {
    COUNTRIES
        .as_ref()
        .ok_or_else(|| AppError::Internal("the files of the countries cannot be read".to_owned()))
}

/// Everything that stands on a receipt. Amounts are in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    pub kind: String,
    pub number: String,
    pub made_on: NaiveDate,
    pub year: i32,
    pub currency: String,
    pub issuer: IssuerRecord,
    pub donor: DonorRecord,
    pub gifts: Vec<GiftRecord>,
    pub standing: StandingRecord,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IssuerRecord {
    pub name: String,
    pub address: Vec<String>,
    pub number_kind: String,
    pub number: String,
    pub object: Option<String>,
    pub legal_category: Option<String>,
    pub recognition: String,
    pub country: String,
    pub scheme: String,
    pub signatory_name: String,
    pub signatory_role: String,
    pub place: String,
}

/// Who gave. Shown nowhere where things are written down for debugging.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DonorRecord {
    pub name: String,
    pub address: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub national_number: Option<String>,
}

impl std::fmt::Debug for DonorRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DonorRecord(…)")
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GiftRecord {
    pub pledge: String,
    pub on: NaiveDate,
    pub own_minor: i64,
    pub project: String,
    pub means: String,
    pub added: Vec<AddedRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AddedRecord {
    pub fund: String,
    pub minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StandingRecord {
    Valid,
    Replacing { number: String, reason: String },
    Void { since: NaiveDate, reason: String },
}

impl Record {
    /// The JSON text.
    pub fn to_json(&self) -> AppResult<String> {
        serde_json::to_string(self).map_err(|error| AppError::Internal(format!("receipt: {error}")))
    }

    /// Reads a stored one.
    pub fn from_json(text: &str) -> AppResult<Self> {
        serde_json::from_str(text).map_err(|error| {
            // Without the text: it holds what is personal.
            AppError::Internal(format!(
                "a stored receipt cannot be read, line {} column {}",
                error.line(),
                error.column()
            ))
        })
    }

    /// The PDF of it.
    ///
    /// # Errors
    /// What keeps it from being printed.
    pub fn print(&self) -> AppResult<Result<Vec<u8>, PaperError>> {
        let countries = countries()?;
        let (number, issuer, donor) = (self.number(&self.number)?, self.issuer()?, self.donor()?);
        let mut gifts = self.gifts()?;
        let standing = self.standing()?;
        Ok(match (self.kind()?, gifts.len()) {
            (ReceiptKind::Gift, 1) => paper::gift_receipt(
                countries,
                &paper::GiftReceipt {
                    number,
                    made_on: self.made_on,
                    issuer,
                    donor,
                    gift: gifts.remove(0),
                    standing,
                },
            ),
            (ReceiptKind::Gift, _) => return Err(broken("gifts")),
            (ReceiptKind::Year, _) => paper::year_receipt(
                countries,
                &paper::YearReceipt {
                    number,
                    made_on: self.made_on,
                    year: self.year,
                    issuer,
                    donor,
                    gifts,
                    standing,
                },
            ),
        })
    }

    fn kind(&self) -> AppResult<ReceiptKind> {
        self.kind.parse().map_err(|_| broken("kind"))
    }

    fn number(&self, text: &str) -> AppResult<paper::ReceiptNumber> {
        text.parse().map_err(|_| broken("number"))
    }

    fn issuer(&self) -> AppResult<paper::Issuer> {
        let of = &self.issuer;
        let kind: IdentifierKind = of.number_kind.parse().map_err(|_| broken("issuer.number_kind"))?;
        let number = Identifier::parse(kind, &of.number).map_err(|_| broken("issuer.number"))?;
        Ok(paper::Issuer {
            body: paper::Body {
                name: of.name.clone(),
                address: of.address.clone(),
                numbers: vec![number],
                object: of.object.clone(),
                legal_category: of.legal_category.clone(),
                recognition: Some(of.recognition.clone()),
            },
            country: of.country.clone(),
            scheme: of.scheme.clone(),
            signatory: paper::Signatory {
                name: of.signatory_name.clone(),
                role: of.signatory_role.clone(),
            },
            place: of.place.clone(),
        })
    }

    fn donor(&self) -> AppResult<paper::Donor> {
        let number = self.donor.national_number.as_deref();
        let number = number.map(paper::NationalNumber::parse).transpose();
        Ok(paper::Donor {
            name: self.donor.name.clone(),
            address: self.donor.address.clone(),
            national_number: number.map_err(|_| broken("donor.national_number"))?,
        })
    }

    fn gifts(&self) -> AppResult<Vec<paper::Gift>> {
        let currency: Currency = self.currency.parse().map_err(|_| broken("currency"))?;
        let gift = |gift: &GiftRecord| {
            Ok(paper::Gift {
                on: gift.on,
                own: Money::new(gift.own_minor, currency),
                project: gift.project.clone(),
                means: gift.means.parse().map_err(|_| broken("means"))?,
                // Whoever gives on a platform hands money over: there is no deed.
                form: paper::GiftForm::Manual,
                nature: paper::Nature::Money,
                added: added(&gift.added, currency),
            })
        };
        self.gifts.iter().map(gift).collect()
    }

    fn standing(&self) -> AppResult<paper::Standing> {
        Ok(match &self.standing {
            StandingRecord::Valid => paper::Standing::Valid,
            StandingRecord::Replacing { number, reason } => paper::Standing::Replacing {
                number: self.number(number)?,
                reason: reason.clone(),
            },
            StandingRecord::Void { since, reason } => paper::Standing::Void {
                since: *since,
                reason: reason.clone(),
            },
        })
    }
}

/// What pools added, as it is printed.
pub(super) fn added(records: &[AddedRecord], currency: Currency) -> Vec<paper::Added> {
    let one = |record: &AddedRecord| paper::Added {
        fund: record.fund.clone(),
        amount: Money::new(record.minor, currency),
    };
    records.iter().map(one).collect()
}

fn broken(field: &str) -> AppError {
    AppError::Internal(format!("a stored receipt cannot be read: {field}"))
}

/// By what a file is known.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
