//! What organisations hand in to be verified, and what came of it.

use app::policy::{self, On, Operation};
use app::verification::Verification;
use app::{Check, PrivateFile, words};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use domain::identifier::Identifier;
use std::sync::Arc;

use super::person_name::PersonName;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::int;
use crate::graphql::words::IdentifierKind;

/// What was checked, by whom and when: for managers, officials and auditors.
pub struct OrganisationVerification(Verification);

#[Object]
impl OrganisationVerification {
    async fn identifier_kind(&self) -> Option<IdentifierKind> {
        self.0.submission.as_ref().map(|it| it.kind.into())
    }

    /// As it is written with blanks.
    async fn identifier(&self) -> Option<String> {
        let submission = self.0.submission.as_ref()?;
        let number = Identifier::parse(submission.kind, &submission.identifier);
        Some(number.map_or_else(|_| submission.identifier.clone(), |number| number.written()))
    }

    /// The last four characters.
    async fn iban_hint(&self) -> Option<String> {
        let iban = self.0.submission.as_ref()?.iban.as_deref()?;
        iban.get(iban.len().saturating_sub(4)..).map(str::to_owned)
    }

    async fn documents(&self) -> Vec<Document> {
        self.0.documents.iter().cloned().map(Document).collect()
    }

    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.0.submission.as_ref().map(|it| it.at)
    }

    /// The newest first.
    async fn checks(&self) -> Vec<VerificationCheck> {
        self.0.checks.iter().cloned().map(VerificationCheck).collect()
    }
}

/// Something that was looked at.
pub struct VerificationCheck(Check);

#[Object]
impl VerificationCheck {
    async fn what(&self, ctx: &Context<'_>) -> &'static str {
        words::verification::check_what(Ask::of(ctx).locale(), self.0.what)
    }

    /// What came of it, with the reason that was given.
    async fn result(&self, ctx: &Context<'_>) -> String {
        let result = words::verification::check_result(Ask::of(ctx).locale(), self.0.result);
        if self.0.note.is_empty() {
            result.to_owned()
        } else {
            format!("{result} – {}", self.0.note)
        }
    }

    /// Null where the program looked.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.0.by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }
}

/// A document that proves something.
pub struct Document(PrivateFile);

#[Object]
impl Document {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn bytes(&self) -> i32 {
        int(self.0.bytes)
    }

    async fn mime(&self) -> &str {
        &self.0.mime
    }

    async fn uploaded_at(&self) -> DateTime<Utc> {
        self.0.stored_at
    }

    /// Signed, lasts five minutes; the look is logged.
    async fn url(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let url = ask.app.document_url(&ask.caller, &self.0).await;
        url.map_err(|error| ask.error(error))
    }
}

/// Part of an organisation.
pub struct OrganisationChecked(pub Arc<app::Organisation>);

#[Object]
impl OrganisationChecked {
    /// Which register the identifier is of, once verified.
    async fn identifier_kind(&self, ctx: &Context<'_>) -> Result<Option<IdentifierKind>> {
        let ask = Ask::of(ctx);
        let kind = ask.app.identifier_kind(&self.0).await;
        Ok(kind.map_err(|error| ask.error(error))?.map(Into::into))
    }

    /// What was checked, by whom and when: for managers, officials and auditors; null to others.
    async fn verification(&self, ctx: &Context<'_>) -> Result<Option<OrganisationVerification>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let on = On::organisation(self.0.city, self.0.id);
        if policy::permits(&ask.caller, Operation::ReadOrganisationFile, on).is_err() {
            return Ok(None);
        }
        let found = ask.app.verification(&ask.caller, self.0.id).await;
        Ok(Some(OrganisationVerification(
            found.map_err(|error| ask.error(error))?,
        )))
    }
}
