//! What a donor wishes for once and for all.

use domain::receipt::ReceiptKind;
use domain::{ProblemKind, Problems};
use store::receipt_wish::Wish;

use super::donor::DonorInput;
use crate::policy::Operation;
use crate::session::may;
use crate::{App, AppError, AppResult, Caller};

impl App {
    /// The caller's wish.
    ///
    /// # Errors
    /// Refused: not signed in.
    pub async fn receipt_wish(&self, caller: &Caller) -> AppResult<Option<Wish>> {
        let person = may(caller, Operation::ReadOwn)?.person.id;
        Ok(store::receipt_wish::of_person(self.db.read(), person).await?)
    }

    /// Wishes for a receipt of each gift from now on, or for one a year; or no longer: then what was kept for it is
    /// forgotten.
    ///
    /// # Errors
    /// Refused: not signed in; a field of the donor.
    pub async fn set_receipt_wish(
        &self,
        caller: &Caller,
        wish: Option<(ReceiptKind, &DonorInput)>,
    ) -> AppResult<Option<Wish>> {
        let person = may(caller, Operation::AskForReceipt)?.person.id;
        let mut problems = Problems::none();
        // Gifts may be for bodies of several countries: the number is asked for where one of them needs it.
        let wish = wish.map(|(kind, donor)| (kind, donor.read(&mut problems, "input.donor", None)));
        problems.check()?;
        let wish = match wish {
            None => None,
            Some((kind, Some(donor))) => Some(Wish {
                person,
                kind,
                name: donor.name,
                address: donor.address.join("\n"),
                national_number: donor.national_number,
                since: self.world.now(),
            }),
            Some((_, None)) => return Err(AppError::Internal("unchecked input".into())),
        };
        let stored = wish.as_ref();
        self.db
            .write("receipt.wish", |conn| async move {
                if store::erasure::lock_person(&conn, person).await?.is_none() {
                    return Err(AppError::refused("", ProblemKind::SignInRequired));
                }
                match stored {
                    Some(wish) => store::receipt_wish::set(&conn, wish).await?,
                    None => store::receipt_wish::remove(&conn, person).await?,
                }
                Ok(())
            })
            .await?;
        Ok(wish)
    }
}
