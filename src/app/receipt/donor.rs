//! What a donor says of themselves for a receipt.

use domain::{ProblemKind, Problems};
use paper::DonorField;
use paper::{Form, NationalNumber};

use super::record::DonorRecord;
use crate::{AppError, AppResult, input};

/// Characters of a name, and of an address.
const NAME_MAX: usize = 100;
const ADDRESS_MAX: usize = 300;
/// Lines of an address.
const LINES_MAX: usize = 5;

/// As it was typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DonorInput {
    /// The name in law.
    pub name: String,
    /// The postal address, in lines.
    pub address: String,
    /// The number in the Belgian national register, where a receipt must say it.
    pub national_number: Option<String>,
}

/// Shown nowhere where things are written down for debugging.
impl std::fmt::Debug for DonorInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DonorInput(…)")
    }
}

impl DonorInput {
    /// Checks it; `prefix` leads to its fields, such as `input.donor`. What the form of a country does not ask for is
    /// not kept; where no form is known yet, everything is.
    pub(super) fn read(
        &self,
        problems: &mut Problems,
        prefix: &str,
        form: Option<&Form>,
    ) -> Option<DonorRecord> {
        let name = printed(problems, &format!("{prefix}.name"), &self.name, NAME_MAX);
        let address = lines(problems, &format!("{prefix}.address"), &self.address);
        let field = format!("{prefix}.nationalNumber");
        let given = self.national_number.as_deref().map(str::trim);
        let given = given.filter(|number| !number.is_empty());
        let asked = form.is_none_or(|form| form.donor.contains(&DonorField::NationalNumber));
        let number = match given {
            Some(number) if asked => {
                let number = NationalNumber::parse(number).map_err(|_| ProblemKind::BadNationalNumber);
                problems
                    .take(&field, number)
                    .map(|number| number.compact().to_owned())
            }
            None if asked && form.is_some() => {
                problems.push(field, ProblemKind::Required);
                None
            }
            _ => None,
        };
        Some(DonorRecord {
            name: name?,
            address: address?,
            national_number: number,
        })
    }
}

/// One line that comes out as it was typed.
pub(crate) fn printed(problems: &mut Problems, field: &str, given: &str, max: usize) -> Option<String> {
    let line = input::line(problems, field, given, max)?;
    check(problems, field, line)
}

/// Lines that come out as they were typed.
pub(crate) fn lines(problems: &mut Problems, field: &str, given: &str) -> Option<Vec<String>> {
    let text = input::text(problems, field, given, ADDRESS_MAX)?;
    let text = check(problems, field, text)?;
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
    if lines.len() > LINES_MAX {
        let (min, max) = (1, i64::try_from(LINES_MAX).unwrap_or(i64::MAX));
        problems.push(field, ProblemKind::OutOfRange { min, max });
        return None;
    }
    Some(lines)
}

fn check(problems: &mut Problems, field: &str, text: String) -> Option<String> {
    if text.lines().all(paper::can_print) {
        return Some(text);
    }
    problems.push(field, ProblemKind::NotPrintable);
    None
}

/// What keeps a record from being printed, as problems with the fields that the donor filled in.
pub(super) fn refusal(error: paper::PaperError, prefix: &str) -> AppError {
    let paper::PaperError::Record(faults) = error else {
        return AppError::Internal(format!("a receipt could not be printed: {error}"));
    };
    let mut problems = Problems::none();
    for fault in &faults {
        let (field, kind) = match (fault.field.as_str(), &fault.kind) {
            (_, paper::FaultKind::BelowMinimum { minimum }) => {
                (String::new(), ProblemKind::AmountTooSmall { min: *minimum })
            }
            ("donor.name", _) => (format!("{prefix}.name"), ProblemKind::NotPrintable),
            ("donor.address", _) => (format!("{prefix}.address"), ProblemKind::NotPrintable),
            ("donor.national_number", _) => (format!("{prefix}.nationalNumber"), ProblemKind::Required),
            // The country's rules do not reach to this day or currency: nobody may issue a receipt for it.
            _ => (String::new(), ProblemKind::NoTaxReceipts),
        };
        problems.push(field, kind);
    }
    tracing::info!(faults = faults.len(), "receipt.refused");
    AppError::Refused(problems)
}

/// The form that a receipt of a country has on a day.
pub(super) fn form_at(country: &str, day: chrono::NaiveDate) -> AppResult<&'static Form> {
    let rules = super::record::countries()?.rules_at(country, day);
    Ok(rules
        .map_err(|_| AppError::refused("", ProblemKind::NoTaxReceipts))?
        .form)
}
