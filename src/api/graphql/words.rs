//! The enums of the contract: each is one of the domain's, under the names that GraphQL gives values.

use async_graphql::Enum;

macro_rules! mirrored {
    ($($(#[$doc:meta])* $name:ident = $remote:literal { $($variant:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
        #[graphql(remote = $remote)]
        #[allow(missing_docs, reason = "the values are documented where they are declared")]
        pub enum $name { $($variant),* }
    )*};
}

mirrored! {
    Locale = "domain::Locale" { Fr, En }
    ProjectState = "domain::project::ProjectState" {
        Idea, Draft, Submitted, InReview, ChangesRequested, Rejected, Published, Succeeded, Failed, InDelivery,
        Completed, Cancelled, Suspended,
    }
    CampaignKind = "domain::campaign::CampaignKind" { AllOrNothing, KeepWhatYouRaise, SolidarityPot }
    OwnerKind = "domain::person::OwnerKind" { Person, Association, Firm, PublicBody }
    BudgetLineKind = "domain::project::BudgetLineKind" { Required, Optional, Secured }
    PledgeState = "domain::pledge::PledgeState" {
        Pending, Authorized, Confirmed, Refunded, PartiallyRefunded, Failed, Expired, Cancelled, Disputed,
    }
    Capture = "domain::pledge::Capture" { Now, Later, Saved }
    Charging = "domain::campaign::Charging" { AtOnce, AtSuccess }
    Verdict = "domain::verdict::Verdict" { GoesOn, CalledOff }
    PledgeChannel = "domain::pledge::PledgeChannel" { Card, Transfer, Cash, Wallet }
    MovementKind = "app::statement::AssignmentKind" {
        Pledge, Own, BankFee, Order, OrderReturned, Deposit, Transfer,
    }
    PayoutState = "domain::payout::PayoutState" {
        Requested, Approved, Ordered, Paid, Returned, Released,
    }
    WithdrawalState = "domain::withdrawal::WithdrawalState" {
        Requested, Approved, Ordered, Paid, Returned, Released,
    }
    PaymentOrderState = "domain::payout::OrderState" { Ordered, Paid, Returned }
    HeldReason = "app::project_money::HeldReason" {
        CampaignOpen, NotAskedFor, AwaitsApproval, AwaitsOrder, AwaitsBank, SentBack, GoesBack,
    }
    MovementProposalReason = "app::statement::Likeness" { Reference, AmountAndName, Amount }
    CashKind = "domain::cash::CashKind" { Cash, Cheque }
    CashCountState = "domain::cash::CountState" { Open, Counted, Confirmed, Dropped }
    DisputeStage = "domain::pledge::DisputeStage" { Opened, Won, Lost }
    ProviderTransferState = "domain::transfer::TransferState" { Pending, Paid, Failed }
    DecisionState = "domain::pool::DecisionState" { Held, Reserved, Committed, Paid, Released }
    ReceiptKind = "domain::receipt::ReceiptKind" { Gift, Year }
    VoidReason = "domain::receipt::VoidReason" { Mistake, Refund, Dispute }
    IssuerState = "domain::receipt::IssuerState" { Asked, Agreed, Declined }
    SimulationState = "domain::simulation::SimulationState" { Queued, Running, Done, Failed, Cancelled }
    PoolState = "domain::pool::PoolState" { Draft, Published, Paused, Exhausted, Closed, Settled }
    ProjectOrder = "app::ProjectOrder" { Newest, Oldest, ClosingSoon, MostBacked, NearlyThere }
    RulePreset = "app::matching::settings::RulePreset" {
        DoubleEachGift, AddAHalf, AddAQuarter, AddAFifth, Custom,
    }
    PoolTask = "app::pool::Task" {
        Admit, Rank, HoldRound, EndPeriod, VerifyProof, ProveCosts, CountVotes,
    }
    StackMode = "app::match_stack::StackMode" { Exclusive, Sequential, Additive, Compounding }
    GroupShare = "app::match_stack::GroupShare" { Priority, InProportion }
    SignInMethod = "domain::person::SignInMethod" { Mail, Password, Passkey, IdentityProvider }
    TokenScope = "domain::person::TokenScope" {
        ReadOwn, WriteProjects, Give, Review, ManagePools, ReadMoney,
    }
    CommentState = "domain::comment::CommentState" { Visible, Hidden, Removed, Deleted }
    ReportReason = "domain::report::ReportReason" {
        Illegal, Hate, Harassment, Fraud, PrivateData, Spam, OffTopic, Other,
    }
    CaseState = "domain::case::CaseState" { Open, Decided, Appealed, Closed }
    CaseAction = "domain::case::CaseAction" { Keep, Remove, SuspendProject, SuspendPerson }
    SubjectKind = "domain::case::SubjectKind" { Project, Comment, Pledge, Organisation }
    IdentifierKind = "domain::identifier::IdentifierKind" { Siren, Siret, Rna, BeEnterprise, Iban }
    OrganisationDecision = "domain::verification::OrganisationDecision" { Verify, Refuse, Revoke }
    ResidenceMethod = "domain::residence::ResidenceMethod" { Post, Desk, IdentityProvider }
    ResidenceState = "domain::residence::ResidenceState" {
        Requested, LetterSent, Verified, Expired, Revoked,
    }
    BadgeKind = "domain::badge::BadgeKind" { VerifiedResident, VerifiedAssociation, CityOfficial }
    InvitationKind = "domain::invitation::InvitationKind" { Role, Team, Organisation }
    MemberRole = "domain::person::MemberRole" { Member, Manager }
    OrganisationState = "domain::organisation::OrganisationState" {
        Unverified, Submitted, Verified, Refused, Revoked,
    }
    ConsentKind = "domain::consent::ConsentKind" { Terms, News }
    Role = "domain::person::Role" { Resident, Official, Moderator, FinanceOfficer, Auditor }
}
