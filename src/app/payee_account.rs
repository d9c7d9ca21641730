//! The account that a project is paid to.
//!
//! Changing it is the oldest fraud there is. So each version is kept, who sets one proves who they are, what waits for
//! approval has to be approved anew, and whoever approves names the version that they looked at.

use domain::act::ActKind;
use domain::payout::PayoutState;
use domain::{ProblemKind, ProjectId};
use serde_json::json;
use store::payee_account::PayeeAccount;
use store::payout::Payout;
use store::project::Project;

use crate::bank_account::{Given, checked};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

impl App {
    /// The account of a project as it was last set.
    ///
    /// # Errors
    /// Refused: neither its owner nor official, finance officer or auditor.
    pub async fn payee_account(&self, caller: &Caller, project: &Project) -> AppResult<Option<PayeeAccount>> {
        policy::authorize(caller, Operation::ReadPayouts, On::project(project))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::payee_account::of_project(self.db.read(), project.city, project.id, None).await?)
    }

    /// The account that a payment was approved for, or would be now.
    ///
    /// # Errors
    /// Those of the database. Whoever shows it has asked whether the reader may see the payment.
    pub async fn account_of_payout(&self, payout: &Payout) -> AppResult<Option<PayeeAccount>> {
        let conn = self.db.read();
        Ok(store::payee_account::of_project(conn, payout.city, payout.project, payout.account).await?)
    }

    /// Sets the account. Payments that wait for approval have to be approved anew; one that is approved already keeps
    /// the account that it was approved for. The same account once more changes nothing.
    ///
    /// # Errors
    /// Refused: not its owner; no holder, not an IBAN, not a BIC.
    pub async fn set_payee_account(
        &self,
        caller: &Caller,
        id: ProjectId,
        account: (&str, &str, Option<&str>),
    ) -> AppResult<PayeeAccount> {
        let Some(by) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        self.db
            .write("payee_account.set", |conn| async move {
                let (project, city) = self
                    .lock_project(&conn, caller, id, Operation::SetPayeeAccount)
                    .await?;
                let Given { holder, iban, bic } = checked(account)?;
                let last = store::payee_account::of_project(&conn, city.id, id, None).await?;
                if let Some(same) = last
                    .as_ref()
                    .filter(|last| (&last.holder, last.iban, &last.bic) == (&holder, iban, &bic))
                {
                    return Ok(same.clone());
                }
                let set = PayeeAccount {
                    city: city.id,
                    project: project.id,
                    number: last.map_or(1, |last| last.number + 1),
                    holder,
                    iban,
                    bic,
                    set_by: by,
                    set_at: self.world.now(),
                };
                store::payee_account::insert(&conn, &set).await?;
                let mut withdrawn = 0;
                for waiting in store::payout::of_project(&conn, city.id, id).await? {
                    if waiting.state.awaits_approval() {
                        withdrawn += i32::from(self.ask_anew(&conn, &waiting).await?);
                    }
                }
                let detail = json!({
                    "iban": set.iban.masked(), "number": set.number, "approvals_withdrawn": withdrawn,
                });
                self.record(&conn, Some(city.id), caller, ActKind::PayeeAccountSet, id, detail)
                    .await?;
                Ok(set)
            })
            .await
    }

    /// Takes the first approval off a payment that still waits for the second; whether it had one.
    async fn ask_anew(&self, conn: &store::Conn, waiting: &Payout) -> AppResult<bool> {
        // Locked and read again: its second approval may have come meanwhile.
        let Some(payout) = store::payout::lock(conn, waiting.id).await? else {
            return Ok(false);
        };
        if !matches!(payout.state, PayoutState::Requested | PayoutState::Returned)
            || payout.approved.is_none()
        {
            return Ok(false);
        }
        let anew = Payout {
            account: None,
            approved: None,
            ..payout
        };
        store::payout::update(conn, &anew).await?;
        Ok(true)
    }
}
