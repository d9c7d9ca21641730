//! The kinds of mail, and words of what they say.

use domain::words;

words! {
    /// Which way a donor's money came back.
    pub enum CameBack {
        /// The way that it was paid.
        AsPaid = "back",
        /// Into their wallet.
        ToWallet = "wallet",
        /// Into their wallet, because their bank did not take it.
        NotTaken = "not_taken",
    }
}

words! {
    /// Why a donor's money came back.
    pub enum BackBecause {
        /// The campaign ended short.
        Failed = "failed",
        /// The campaign was called off.
        Cancelled = "cancelled",
        /// Something about this gift alone.
        Gift = "gift",
    }
}

words! {
    /// Where a promise is on its way.
    pub enum PromiseStage {
        /// It counts, and is charged when the campaign has succeeded.
        Made = "made",
        /// It could not be charged, and may be paid again.
        FellThrough = "fell_through",
        /// It is not charged.
        Ended = "ended",
    }
}

words! {
    /// Why a promise is not charged.
    pub enum PromiseEnd {
        /// The campaign ended short.
        Failed = "failed",
        /// The campaign was called off.
        Cancelled = "cancelled",
        /// The donor took it back.
        TakenBack = "taken_back",
        /// It could not be charged, and nobody paid.
        NotPaid = "not_paid",
    }
}

words! {
    /// The kinds of mail; the words are the names of the template folders.
    pub enum LetterKind {
        /// The link that signs a person in.
        SignInLink = "sign-in-link",
        /// A password was changed or taken away.
        PasswordChanged = "password-changed",
        /// The code by which a person proves anew who they are.
        ProofCode = "proof-code",
        /// Somebody has signed in with a browser unlike those before.
        NewBrowser = "new-browser",
        /// The account was erased.
        AccountErased = "account-erased",
        /// A gift has arrived.
        PledgeReceipt = "pledge-receipt",
        /// A promise was made, could not be charged, or is over.
        PledgePromised = "pledge-promised",
        /// A payment did not go through.
        PledgeFailed = "pledge-failed",
        /// What to fill in at the bank for a gift by transfer.
        TransferDetails = "transfer-details",
        /// Money of a gift came back.
        PledgeRefunded = "pledge-refunded",
        /// A tax receipt was made by the donor's wish.
        TaxReceipt = "tax-receipt",
        /// A tax receipt no longer holds.
        TaxReceiptVoid = "tax-receipt-void",
        /// Moderators have decided about something of the reader's.
        CaseDecision = "case-decision",
        /// An appeal was decided on.
        AppealOutcome = "appeal-outcome",
        /// What came of a report.
        ReportOutcome = "report-outcome",
        /// A city has decided on an organisation.
        OrganisationDecision = "organisation-decision",
        /// A project was called off.
        CampaignCalledOff = "campaign-called-off",
        /// A payment that somebody asked for is not approved.
        PaymentRefused = "payment-refused",
        /// Somebody is invited to a role, a team or an organisation.
        Invitation = "invitation",
    }
}
