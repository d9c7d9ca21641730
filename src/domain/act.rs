//! What people with a role do in a city's name: the words of the audit log.

use crate::words;

words! {
    /// One kind of act.
    pub enum ActKind {
        /// A project was let open its campaign.
        ProjectPublished = "project_published",
        /// A project was sent back to its owner.
        ProjectChangesRequested = "project_changes_requested",
        /// A project was refused.
        ProjectRejected = "project_rejected",
        /// A project was stopped for a while.
        ProjectSuspended = "project_suspended",
        /// A project that was stopped may go on.
        ProjectResumed = "project_resumed",
        /// A pool was set up.
        PoolCreated = "pool_created",
        /// A pool's texts or rule were changed.
        PoolChanged = "pool_changed",
        /// A pool was published.
        PoolPublished = "pool_published",
        /// A pool was paused.
        PoolPaused = "pool_paused",
        /// A pool was resumed.
        PoolResumed = "pool_resumed",
        /// A pool was ended.
        PoolClosed = "pool_closed",
        /// A jury's admission of a project to a pool's rule was written down.
        ProjectAdmitted = "project_admitted",
        /// A ranking of projects was written down.
        ProjectsRanked = "projects_ranked",
        /// A window of a pool's rule was ended.
        WindowClosed = "window_closed",
        /// How rules go together in the city was set anew.
        StackChanged = "stack_changed",
        /// How long campaigns wait, or when gifts by card are charged, was set.
        CampaignTermsSet = "campaign_terms_set",
        /// A campaign goes on although promises have fallen without which it would not have succeeded.
        CampaignGoesOn = "campaign_goes_on",
        /// A campaign was called off.
        CampaignCalledOff = "campaign_called_off",
        /// A proof of what a project did was verified.
        ProofVerified = "proof_verified",
        /// Whether whoever carries a project has done a training was noted.
        TrainingNoted = "training_noted",
        /// The votes for a project were counted.
        VotesCounted = "votes_counted",
        /// Somebody was invited to a role.
        RoleInvited = "role_invited",
        /// A role was asked for that needs a second person.
        RoleRequested = "role_requested",
        /// A second person agreed to a role.
        RoleApproved = "role_approved",
        /// A second person did not agree to a role.
        RoleRejected = "role_rejected",
        /// Somebody took up a role.
        RoleGranted = "role_granted",
        /// A role was taken away.
        RoleRevoked = "role_revoked",
        /// An invitation was taken back.
        InvitationRevoked = "invitation_revoked",
        /// Letters with codes were printed.
        LettersPrinted = "letters_printed",
        /// Somebody showed at a desk where they live.
        ResidenceVerified = "residence_verified",
        /// A residence no longer counts as verified.
        ResidenceRevoked = "residence_revoked",
        /// An organisation was verified.
        OrganisationVerified = "organisation_verified",
        /// An organisation was not verified.
        OrganisationRefused = "organisation_refused",
        /// An organisation is no longer verified.
        OrganisationRevoked = "organisation_revoked",
        /// A report was decided on.
        CaseDecided = "case_decided",
        /// An appeal was decided on.
        AppealDecided = "appeal_decided",
        /// The account for transfers was set.
        BankAccountSet = "bank_account_set",
        /// A statement of the bank was taken in.
        StatementTaken = "statement_taken",
        /// Somebody said what a movement on the bank account is.
        MovementExplained = "movement_explained",
        /// Somebody took back what a movement on the bank account was said to be.
        ExplanationTakenBack = "explanation_taken_back",
        /// A count of cash was begun.
        CashCountOpened = "cash_count_opened",
        /// A first person counted.
        CashCounted = "cash_counted",
        /// A second person counted something else.
        CashCountDiffered = "cash_count_differed",
        /// A second person found the same.
        CashConfirmed = "cash_confirmed",
        /// A count was given up.
        CashCountDropped = "cash_count_dropped",
        /// Cash was brought to the bank.
        CashDeposited = "cash_deposited",
        /// A gift was given back, whole or in part.
        GiftRefunded = "gift_refunded",
        /// A second person was asked to close the books.
        BooksAsked = "books_asked",
        /// The books were closed up to the end of a day.
        BooksClosed = "books_closed",
        /// The books were not closed after all.
        BooksKeptOpen = "books_kept_open",
        /// The account that a project is paid to was set.
        PayeeAccountSet = "payee_account_set",
        /// A payment to a project was asked for.
        PayoutRequested = "payout_requested",
        /// Somebody approved a payment to a project.
        PayoutApproved = "payout_approved",
        /// A payment to a project was refused, or taken back.
        PayoutRefused = "payout_refused",
        /// Somebody approved that a person is paid out of their wallet.
        WithdrawalApproved = "withdrawal_approved",
        /// It was refused that a person is paid out of their wallet.
        WithdrawalRefused = "withdrawal_refused",
        /// The bank was told to pay what was approved.
        PaymentsOrdered = "payments_ordered",
        /// A second person was asked to let a body issue tax receipts.
        ReceiptIssuerAsked = "receipt_issuer_asked",
        /// A body may issue tax receipts.
        ReceiptIssuerAgreed = "receipt_issuer_agreed",
        /// A body may not issue tax receipts after all.
        ReceiptIssuerDeclined = "receipt_issuer_declined",
        /// The right of a body to issue tax receipts was ended.
        ReceiptIssuerEnded = "receipt_issuer_ended",
        /// A tax receipt was declared void.
        ReceiptVoided = "receipt_voided",
        /// A tax receipt was replaced by another.
        ReceiptReplaced = "receipt_replaced",
        /// The tax receipts of a year were asked for.
        ReceiptRunStarted = "receipt_run_started",
        /// Somebody may not write in the city for a while.
        PersonSuspended = "person_suspended",
    }
}
