//! Identifiers: UUIDv7 inside, `kind:uuid` outside.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::World;

/// What every identifier can do. Implemented by the macro below only.
pub trait Id: Copy + Eq + Ord + fmt::Display + FromStr<Err = IdError> {
    /// The word before the colon in the outside form, such as `project`.
    const KIND: &'static str;
    /// Wraps a stored UUID.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The stored UUID.
    fn uuid(self) -> Uuid;
    /// A new identifier from the injected clock and randomness.
    fn new(world: &World) -> Self {
        Self::from_uuid(world.uuid())
    }
}

/// Why a text is not an identifier of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The text has another kind before the colon, or none.
    #[error("expected an identifier of the kind “{expected}”")]
    Kind {
        /// The kind asked for.
        expected: &'static str,
    },
    /// What follows the colon is not a UUID.
    #[error("not a valid identifier")]
    Uuid,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl Id for $name {
            const KIND: &'static str = $kind;
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($kind, ":{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                let rest = text.strip_prefix(concat!($kind, ":")).ok_or(IdError::Kind { expected: $kind })?;
                // Only the hyphenated form: one identifier has one spelling.
                if rest.len() != 36 { return Err(IdError::Uuid) }
                Uuid::try_parse(rest).map(Self).map_err(|_| IdError::Uuid)
            }
        }
    )*};
}

ids! {
    /// A city: the tenant that every row belongs to.
    CityId = "city";
    /// A neighbourhood of a city.
    NeighbourhoodId = "neighbourhood";
    /// A named area, such as a priority neighbourhood, valid from and to a date.
    AreaId = "area";
    /// A person, signed in or a guest donor.
    PersonId = "person";
    /// An association, firm or public body.
    OrganisationId = "organisation";
    /// A project.
    ProjectId = "project";
    /// One line of a project's budget.
    BudgetLineId = "budget-line";
    /// A pledge of money by one person to one project.
    PledgeId = "pledge";
    /// A match pool.
    PoolId = "pool";
    /// A trial of other rules.
    SimulationId = "simulation";
    /// One published version of a pool's rule.
    RuleId = "rule";
    /// An event on a city's ordered list.
    EventId = "event";
    /// One decision of the matching engine.
    DecisionId = "decision";
    /// A balanced transaction of the journal.
    LedgerTransactionId = "ledger";
    /// A span of time for which a city's books are closed.
    PeriodId = "period";
    /// A statement of the city's bank.
    StatementId = "statement";
    /// One movement on a bank statement.
    StatementEntryId = "statement-entry";
    /// What a movement on a bank statement, or a part of it, turned out to be.
    AssignmentId = "assignment";
    /// What a payment provider transfers to the city's bank account.
    TransferId = "transfer";
    /// A payment that a donor's bank took into question.
    DisputeId = "dispute";
    /// A payment to a project.
    PayoutId = "payout";
    /// What a person asks to be paid out of their wallet.
    WithdrawalId = "withdrawal";
    /// A credit transfer that the city's bank is told to make.
    PaymentOrderId = "payment-order";
    /// Several of them in one file.
    PaymentBatchId = "payment-batch";
    /// A count of cash and cheques.
    CashCountId = "cash-count";
    /// A gift in such a count.
    CashGiftId = "cash-gift";
    /// Cash and cheques taken to the bank.
    DepositId = "deposit";
    /// The right of a body to issue tax receipts.
    IssuerId = "receipt-issuer";
    /// A tax receipt.
    ReceiptId = "receipt";
    /// A run that makes the receipts of a year.
    ReceiptRunId = "receipt-run";
    /// A background job.
    JobId = "job";
    /// A signed-in browser.
    SessionId = "session";
    /// A person's access token for programs.
    TokenId = "token";
    /// A passkey.
    PasskeyId = "passkey";
    /// A person's account at an identity provider.
    IdentityId = "identity";
    /// A ceremony with a passkey that has begun.
    ChallengeId = "challenge";
    /// An invitation to a role, a team or an organisation.
    InvitationId = "invitation";
    /// A grant of a role that waits for a second person.
    RoleRequestId = "role-request";
    /// A document that proves something, private.
    DocumentId = "document";
    /// Where a person lives, as far as a city has verified it.
    ResidenceId = "residence";
    /// A comment on a project.
    CommentId = "comment";
    /// A report to the moderators.
    ReportId = "report";
    /// What moderators decide on: one thing, with all reports of it.
    CaseId = "case";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_survives_its_outside_form() {
        let id = ProjectId::from_uuid(Uuid::from_u128(7));
        assert_eq!(id.to_string(), "project:00000000-0000-0000-0000-000000000007");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn a_wrong_kind_is_refused() {
        let text = PledgeId::from_uuid(Uuid::from_u128(7)).to_string();
        assert_eq!(
            text.parse::<ProjectId>(),
            Err(IdError::Kind { expected: "project" })
        );
        assert_eq!("project:7".parse::<ProjectId>(), Err(IdError::Uuid));
    }
}
