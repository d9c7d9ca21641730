//! Joining an account at a provider with one's own, and parting them.

use domain::person::Email;
use domain::{Id, IdentityId, ProblemKind};
use store::identity::Identity;

use crate::policy::{On, Operation, authorize};
use crate::{App, AppError, AppResult, Caller, secret};

impl App {
    /// The account that waits in this browser: the name of its provider for people, and its address.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn pending_identity(&self, browser: Option<&str>) -> AppResult<Option<(String, Email)>> {
        let Some(browser) = browser else {
            return Ok(None);
        };
        let hash = secret::hash(browser);
        let pending = store::identity::pending(self.db.read(), &hash, self.world.now()).await?;
        Ok(pending.map(|pending| (self.provider_name(&pending.provider), pending.email)))
    }

    /// Joins the account that waits in this browser with one's own: the provider has proved the one, signing in the
    /// other.
    ///
    /// # Errors
    /// Refused: not signed in, or not proven anew; nothing waits; it waits for the person of another address; it is
    /// somebody else's by now.
    pub async fn link_identity(&self, caller: &Caller, browser: Option<&str>) -> AppResult<Caller> {
        authorize(caller, Operation::ManageSignIn, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let viewer = caller.viewer.as_ref();
        let person = &viewer
            .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?
            .person;
        let (now, hash) = (self.world.now(), &secret::hash(browser.unwrap_or_default()));
        self.db
            .write("identity.join", |conn| async move {
                let pending = store::identity::pending(&conn, hash, now).await?;
                let Some(pending) = pending else {
                    return Err(AppError::not_found("", "pending-identity"));
                };
                if pending.email != person.email {
                    return Err(AppError::refused("", ProblemKind::IdentityOther));
                }
                let new = Identity {
                    id: IdentityId::new(&self.world),
                    person: person.id,
                    provider: pending.provider,
                    issuer: pending.issuer,
                    subject: pending.subject,
                    label: pending.email.to_string(),
                    linked_at: now,
                    last_used_at: now,
                    residence_at: pending.residence_at,
                };
                store::identity::delete_pending(&conn, hash).await?;
                if !store::identity::insert(&conn, &new).await? {
                    return Err(AppError::refused("", ProblemKind::IdentityTaken));
                }
                tracing::info!(person.id = %person.id, provider = new.provider, "identity.joined");
                Ok(())
            })
            .await?;
        self.take_residences(person.id).await;
        self.reread(caller).await
    }

    /// Forgets the account that waits in this browser.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn dismiss_pending_identity(
        &self,
        caller: &Caller,
        browser: Option<&str>,
    ) -> AppResult<Caller> {
        let hash = &secret::hash(browser.unwrap_or_default());
        self.db
            .write("identity.dismiss", |conn| async move {
                Ok::<_, AppError>(store::identity::delete_pending(&conn, hash).await?)
            })
            .await?;
        self.reread(caller).await
    }

    /// Parts an account at a provider from one's own. The last one may go: mail always works.
    ///
    /// # Errors
    /// Refused: not signed in, or not proven anew; no such account.
    pub async fn unlink_identity(&self, caller: &Caller, id: IdentityId) -> AppResult<Caller> {
        authorize(caller, Operation::ManageSignIn, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let person = caller.person();
        let person = person.ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
        self.db
            .write("identity.part", |conn| async move {
                if !store::identity::delete(&conn, person, id).await? {
                    return Err(AppError::not_found("id", "identity"));
                }
                // The account there may now be joined with somebody else's here: it vouches for one at a time.
                self.end_vouched(&conn, person).await?;
                tracing::info!(person.id = %person, identity.id = %id, "identity.parted");
                Ok(())
            })
            .await?;
        self.take_residences(person).await;
        self.reread(caller).await
    }
}
