//! Checks and the letter with a code, in English.

use domain::identifier::IdentifierError;
use domain::organisation::OrganisationState;
use domain::verification::{CheckResult, CheckWhat};

use crate::words::verification::LetterWords;

pub(in crate::words) fn identifier(error: IdentifierError) -> String {
    match error {
        IdentifierError::Characters => "This number has characters that do not belong there.".to_owned(),
        IdentifierError::Length { expected } => {
            format!("This number does not have the right length: it has {expected} characters.")
        }
        IdentifierError::Rounded => {
            "A spreadsheet has rounded this number. Please copy it from an official paper.".to_owned()
        }
        IdentifierError::Check => {
            "A digit of this number is wrong. Please compare it with an official paper.".to_owned()
        }
        IdentifierError::Beginning => {
            "This number does not begin as it should. Please compare it with an official paper.".to_owned()
        }
        IdentifierError::Country => {
            "This account is outside the area of euro payments. Please give one inside it.".to_owned()
        }
    }
}

pub(in crate::words) fn organisation_state(state: OrganisationState) -> &'static str {
    match state {
        OrganisationState::Unverified => "not verified",
        OrganisationState::Submitted => "handed in and waiting for the city",
        OrganisationState::Verified => "verified",
        OrganisationState::Refused => "refused by the city",
        OrganisationState::Revoked => "no longer verified",
    }
}

pub(in crate::words) fn check_what(what: CheckWhat) -> &'static str {
    match what {
        CheckWhat::Identifier => "Number in the register",
        CheckWhat::Iban => "Bank account",
        CheckWhat::Decision => "Decision of the city",
    }
}

pub(in crate::words) fn check_result(result: CheckResult) -> &'static str {
    match result {
        CheckResult::WellFormed => "Well formed",
        CheckResult::Verified => "Verified",
        CheckResult::Refused => "Refused",
        CheckResult::Revoked => "Taken back",
    }
}

pub(in crate::words) fn letter(city: &str, page: &str, until: &str) -> LetterWords {
    LetterWords {
        subject: "Your code to confirm where you live".to_owned(),
        before: vec![
            "Hello,".to_owned(),
            format!(
                "You have asked {city} on Parvis to confirm that you live at this address. Here is your code:"
            ),
        ],
        after: vec![
            format!("Sign in, then type it on this page: {page}"),
            format!(
                "The code works until {until}, for you alone. Once it is entered, we erase your address."
            ),
            "You have asked for nothing? Then throw this letter away: nothing will happen.".to_owned(),
        ],
    }
}
