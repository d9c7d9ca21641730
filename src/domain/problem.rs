//! What is wrong with an input, as data: put into words in the reader's language elsewhere.

mod code;
mod from;
mod list;
mod rule;

use chrono::{DateTime, NaiveDate, Utc};

use crate::case::CaseState;
use crate::erasure::Obstacle;
use crate::identifier::IdentifierError;
use crate::money::Money;
use crate::organisation::OrganisationState;
use crate::pool::PoolState;
use crate::project::ProjectState;

pub use list::Problems;
pub use rule::RuleReason;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path of the input field, such as `input.amount`; empty where no single field is to blame.
    pub field: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// Everything that can be wrong. A new kind needs its words in every language, or nothing compiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Left out or blank.
    Required,
    /// Longer than `max` characters.
    TooLong {
        /// Characters allowed.
        max: usize,
    },
    /// Not one of the known words.
    UnknownWord {
        /// What was given, cut short.
        given: String,
    },
    /// Not an identifier, or of another kind.
    WrongId {
        /// The kind that is meant.
        expected: &'static str,
    },
    /// There is no such thing, or the reader may not know that there is.
    NotFound {
        /// The kind of thing: `project`, `pool`, ….
        what: &'static str,
    },
    /// Not an amount of money.
    NotAnAmount,
    /// More decimals than the currency has.
    TooManyDecimals {
        /// Decimals that the currency has.
        allowed: u32,
    },
    /// Zero where something is needed.
    AmountZero,
    /// Below zero.
    AmountNegative,
    /// Below what is accepted.
    AmountTooSmall {
        /// The smallest amount.
        min: Money,
    },
    /// Above what is accepted.
    AmountTooLarge {
        /// The largest amount.
        max: Money,
    },
    /// Not what the parts add up to.
    NotTheSum {
        /// The sum of the parts.
        sum: Money,
    },
    /// In another currency than the city's.
    WrongCurrency {
        /// The city's currency.
        expected: String,
    },
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a place on Earth, or not in the city.
    BadPlace,
    /// Outside every neighbourhood.
    OutsideCity,
    /// A whole number outside its range.
    OutOfRange {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
    },
    /// Two dates in the wrong order.
    DatesReversed,
    /// A span of time that is not over, or not long enough.
    NotOverYet {
        /// From when on it can be done.
        from: DateTime<Utc>,
    },
    /// The same was asked for, and waits for a second person.
    AlreadyAsked,
    /// Something for the platform comes with a card only.
    TipByCardOnly,
    /// Gifts to the project are still being charged, or may be paid again.
    GiftsAreCharged,
    /// The project lacks money without which its campaign would not have succeeded, and the city has not said that it
    /// goes on.
    GiftsFellShort,
    /// Money was paid to the project, or a payment to it waits.
    PaymentsWereMade,
    /// Whom the gift is for issues no tax receipts, or did not on that day.
    NoTaxReceipts,
    /// The gift is not final: nothing was paid yet, its campaign has not succeeded, it was given back, or is in question.
    GiftNotFinal,
    /// A receipt holds for the gift.
    AlreadyReceipted {
        /// The receipt's number.
        number: String,
    },
    /// There is no gift that a receipt could be for.
    NothingToReceipt,
    /// Not the number of a person in the Belgian national register.
    BadNationalNumber,
    /// The body's right to issue receipts is written down for some of these days already.
    RightsOverlap,
    /// Receipts hold for gifts of later days.
    ReceiptedLater {
        /// The last day of such a gift.
        last: NaiveDate,
    },
    /// The receipt no longer holds.
    ReceiptVoid,
    /// The books are closed for that day.
    BooksClosed {
        /// Up to when.
        until: DateTime<Utc>,
    },
    /// Not the code of a bank.
    NotABic,
    /// The city has no bank account on which it takes transfers.
    NoBankAccount,
    /// The statement is of another account than the city's.
    OtherBankAccount {
        /// The city's account, most of it hidden.
        expected: String,
    },
    /// The statement does not follow the last one.
    NotTheNextStatement {
        /// The balance that the last one ended with.
        expected: Money,
        /// The balance that this one begins with.
        found: Money,
        /// The last day of the last one.
        last: NaiveDate,
    },
    /// No transfer is waited for.
    NotAwaited,
    /// Nobody has said what the movement is.
    NotExplained,
    /// The gift went back since, or its project was paid.
    GiftMovedOn,
    /// The payment came back, was approved anew or spent since.
    PaymentMovedOn,
    /// The audit found something in the books.
    BooksNotClean {
        /// How much.
        findings: usize,
    },
    /// A date that has passed.
    InThePast,
    /// It is not known to which account the project is paid.
    NoPayeeAccount,
    /// The account was changed since the reader looked at it.
    AccountChanged,
    /// Nothing is there to be paid.
    NothingToPay,
    /// More is asked for than there is.
    MoreThanThereIs {
        /// What there is.
        left: Money,
    },
    /// The bank was not told to make this payment, or a statement has shown it already.
    OrderNotAwaited,
    /// The campaign takes no gifts: it is in this state.
    ProjectNotOpen {
        /// The project's state.
        state: ProjectState,
    },
    /// The campaign opens later.
    NotYetOpen {
        /// When.
        opens_at: DateTime<Utc>,
    },
    /// The campaign is over.
    CampaignOver {
        /// Since when.
        closed_at: DateTime<Utc>,
    },
    /// The project's life has no such step from here.
    WrongProjectState {
        /// The project's state.
        state: ProjectState,
    },
    /// The pool's life has no such step from here.
    WrongPoolState {
        /// The pool's state.
        state: PoolState,
    },
    /// The same idempotency key was used for something else.
    KeyReused,
    /// Not a usable idempotency key.
    BadKey,
    /// One has to sign in first.
    SignInRequired,
    /// The viewer's role does not allow it.
    NotAllowed,
    /// One has to prove anew who one is: it is long ago, or what is asked for is sensitive.
    ProofRequired,
    /// The access token was made without this scope, or no token may do this.
    TokenScope,
    /// The sign-in link is unknown, used or too old.
    LinkInvalid,
    /// The sign-in link is good, but another browser asked for it.
    LinkOtherBrowser,
    /// The sign-in code is not the one that was sent to this browser's address.
    CodeWrong,
    /// Too many tries in a short time.
    TooManyTries,
    /// The address and the password do not belong together; whether there is such an account is not told.
    CredentialsWrong,
    /// This is not the password of who is signed in.
    PasswordWrong,
    /// The new password is shorter than `min` characters.
    PasswordTooShort {
        /// Characters at least.
        min: usize,
    },
    /// The new password is easily guessed.
    PasswordCommon,
    /// The new password is little more than the person's name or address.
    PasswordPersonal,
    /// The access token is unknown, revoked, too old, or none at all.
    TokenInvalid,
    /// There are as many of a person's access tokens as there may be.
    TooManyTokens {
        /// So many at most.
        max: usize,
    },
    /// Where these pages are reached, browsers allow no passkeys.
    NoPasskeysHere,
    /// The passkey proves nothing here: it is unknown, was removed, or is not what it says.
    PasskeyRefused,
    /// The browser's answer came too late, twice, or from another browser.
    PasskeyExpired,
    /// One has as many passkeys as one may.
    TooManyPasskeys,
    /// The account at a provider is joined with somebody else's.
    IdentityTaken,
    /// The account at a provider waits for whoever has its address.
    IdentityOther,
    /// The invitation is unknown, answered, taken back or too old.
    InvitationInvalid,
    /// The invitation was sent to another address than the reader's own.
    InvitationOtherAddress,
    /// An invitation of the same address to the same thing waits for its answer.
    AlreadyInvited,
    /// They are already what they would become.
    AlreadyMember,
    /// One person invites no more people in a day.
    TooManyInvitations,
    /// As many simulations of a city wait as may.
    TooManySimulations {
        /// So many at most.
        max: i64,
    },
    /// Nothing would be otherwise.
    NothingProposed,
    /// Who asked for it, or whom it is for, cannot agree to it.
    SecondPersonNeeded,
    /// Somebody else has decided on it already.
    AlreadyDecided,
    /// A city keeps at least one official.
    LastOfficial,
    /// An organisation keeps at least one manager.
    LastManager,
    /// Not the address of a page on the web.
    NotAWebAddress,
    /// The rule contradicts itself or leaves a range; `reason` is the engine's word for it.
    Rule {
        /// The engine's reason, put into words elsewhere.
        reason: RuleReason,
    },
    /// The payment provider cannot be reached.
    ProviderDown,
    /// The account through which it was paid is not set up any more.
    NoPaymentAccount,
    /// The payment provider does not do it.
    ProviderRefuses,
    /// The donor's bank has taken the payment into question, and nobody has decided.
    InDispute,
    /// Nobody pays in this way by themselves.
    NotByYourself,
    /// The day lies in the future.
    InTheFuture,
    /// The day lies too far back.
    TooLongAgo,
    /// There may not be more of these.
    TooMany {
        /// How many there may be.
        max: usize,
    },
    /// The project takes no money any more.
    TakesNoMoney,
    /// There is nothing in the count.
    NothingCounted,
    /// The second person counted something else than the first.
    CountDiffers,
    /// The wallet does not have as much.
    NotInWallet {
        /// What is there.
        balance: Money,
    },
    /// The moderators have suspended the person in this city.
    Suspended {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// The case's life has no such step from here.
    WrongCaseState {
        /// The case's state.
        state: CaseState,
    },
    /// The action is none for what the case is about.
    WrongAction,
    /// The case is about oneself, or one has reported it.
    OwnCase,
    /// An appeal is decided by another person than who decided first.
    AnotherPersonNeeded,
    /// The time to appeal is over.
    AppealOver {
        /// Since when; nothing where there was never anything to appeal against.
        until: Option<DateTime<Utc>>,
    },
    /// The time to change a comment is over.
    EditOver,
    /// Not a well-formed number of a register or of a bank account.
    BadIdentifier {
        /// What is wrong with it.
        error: IdentifierError,
    },
    /// It cannot be printed on a letter.
    NotPrintable,
    /// The city is sure already.
    AlreadyVerified,
    /// No letter is on its way.
    NoLetter,
    /// Not the code of the letter.
    LetterCodeWrong {
        /// Tries that are left.
        left: i64,
    },
    /// The letter's code is too old, or was tried too often.
    LetterOver,
    /// A file with more bytes than are taken.
    FileTooLarge {
        /// Mebibytes that are taken.
        mebibytes: u32,
    },
    /// A file whose content is of another kind than those taken, or than it says.
    WrongFileKind,
    /// A picture with more points than are taken.
    PictureTooLarge {
        /// Millions of points that are taken.
        megapixels: u32,
    },
    /// A picture that cannot be read to its end.
    PictureBroken,
    /// A document that proves something is missing.
    DocumentNeeded,
    /// There are as many documents as there may be.
    TooManyDocuments {
        /// How many there may be.
        max: usize,
    },
    /// The organisation's verification has no such step from here.
    WrongOrganisationState {
        /// How far it is.
        state: OrganisationState,
    },
    /// What was typed to confirm is not what was asked for.
    NotConfirmed,
    /// The text has changed since it was shown.
    ConsentOutdated,
    /// The person cannot be erased just now.
    CannotErase {
        /// What stands in the way.
        obstacle: Obstacle,
    },
}

impl Problem {
    /// A problem of one field.
    pub fn new(field: impl Into<String>, kind: ProblemKind) -> Self {
        Self {
            field: field.into(),
            kind,
        }
    }
}

impl ProblemKind {
    /// Whether it is worth a line in the log of security: somebody did not prove who they are, or tried what they
    /// may not.
    pub fn is_about_trust(&self) -> bool {
        matches!(
            self,
            Self::NotAllowed
                | Self::TokenScope
                | Self::LinkInvalid
                | Self::LinkOtherBrowser
                | Self::CodeWrong
                | Self::CredentialsWrong
                | Self::PasswordWrong
                | Self::PasskeyRefused
                | Self::LetterCodeWrong { .. }
                | Self::IdentityOther
                | Self::TooManyTries
        )
    }
}
