//! The account at a bank on which a city takes transfers.

use domain::act::ActKind;
use domain::bank::{Bic, Iban};
use domain::identifier::{Identifier, IdentifierKind};
use domain::{CityId, ProblemKind, Problems};
use serde_json::json;
use store::bank_account::BankAccount;

use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input};

/// An account as somebody typed it, checked.
pub(crate) struct Given {
    pub(crate) holder: String,
    pub(crate) iban: Iban,
    pub(crate) bic: Option<Bic>,
}

/// Checks the holder, the number and the bank of an account: `input.holder`, `input.iban`, `input.bic`.
///
/// # Errors
/// Refused: no holder, not an IBAN of a country that takes part in SEPA, not a BIC.
pub(crate) fn checked((holder, iban, bic): (&str, &str, Option<&str>)) -> AppResult<Given> {
    let mut problems = Problems::none();
    let holder = input::line(&mut problems, "input.holder", holder, HOLDER_MAX);
    let iban = problems.take(
        "input.iban",
        Identifier::parse(IdentifierKind::Iban, iban).map_err(ProblemKind::from),
    );
    let iban = iban.map(|iban| Iban::parse(&iban.written()));
    let bic = bic.filter(|bic| !bic.trim().is_empty());
    let bic =
        bic.and_then(|bic| problems.take("input.bic", Bic::parse(bic).map_err(|_| ProblemKind::NotABic)));
    problems.check()?;
    let (Some(holder), Some(Ok(iban))) = (holder, iban) else {
        return Err(AppError::Internal("unchecked input".into()));
    };
    Ok(Given { holder, iban, bic })
}

/// Characters of a holder's name: what a transfer form and its QR code take.
const HOLDER_MAX: usize = 70;

impl App {
    /// The account of a city, which everybody may see who wants to pay; nothing where it takes no transfers.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn bank_account(&self, city: CityId) -> AppResult<Option<BankAccount>> {
        Ok(store::bank_account::of_city(self.db.read(), city).await?)
    }

    /// Sets the account. Once a statement was taken in, its number stays: the books are that account's.
    ///
    /// # Errors
    /// Refused: not a finance officer or official; no holder, not an IBAN, not a BIC; statements of another account
    /// were taken in.
    pub async fn set_bank_account(
        &self,
        caller: &Caller,
        city: CityId,
        (holder, iban, bic): (&str, &str, Option<&str>),
    ) -> AppResult<BankAccount> {
        policy::authorize(caller, Operation::SetBankAccount, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let Given { holder, iban, bic } = checked((holder, iban, bic))?;
        let account = &BankAccount {
            city,
            holder,
            iban,
            bic,
            set_by: caller.person(),
            set_at: self.world.now(),
        };
        self.db
            .write("bank_account.set", |conn| async move {
                store::statement::lock(&conn, city).await?;
                let last = store::statement::last(&conn, city).await?;
                if let Some(last) = last.filter(|last| last.iban != account.iban) {
                    let expected = last.iban.masked();
                    return Err(AppError::refused(
                        "input.iban",
                        ProblemKind::OtherBankAccount { expected },
                    ));
                }
                store::bank_account::set(&conn, account).await?;
                let detail = json!({ "iban": account.iban.masked() });
                self.record(&conn, Some(city), caller, ActKind::BankAccountSet, city, detail)
                    .await
            })
            .await?;
        Ok(account.clone())
    }
}
