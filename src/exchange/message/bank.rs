//! What is the matter with the files of banks and of accountants, as data.

use domain::Money;
use serde::{Serialize, Serializer};

/// What is the matter with a statement, an order to pay, a QR code or an accountant's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BankMessage {
    /// None of the forms of statements that are read.
    UnknownFormat,
    /// The form is known, and this version of it is not read.
    OtherVersion {
        /// What the file says that it is.
        found: String,
        /// The versions that are read.
        read: Vec<String>,
    },
    /// More bytes than are read at once.
    FileTooLarge {
        /// The bytes that are.
        max_bytes: usize,
    },
    /// More entries, details or elements than are read at once.
    TooMany {
        /// How many are.
        max: usize,
    },
    /// Not XML.
    NotXml {
        /// What the parser says, in English.
        detail: String,
    },
    /// A document type declaration, by which a file can reach outside itself.
    Doctype,
    /// An entity that XML does not have by itself.
    Entity {
        /// Its name.
        name: String,
    },
    /// Elements in elements beyond what any statement has.
    TooDeep {
        /// How many.
        max: usize,
    },
    /// An element that a statement must have is not there.
    MissingElement {
        /// Its name, or the way to it.
        name: String,
    },
    /// The file holds no statement.
    NoStatement,
    /// A currency that no books can be kept in.
    UnknownCurrency {
        /// What the file says.
        found: String,
    },
    /// An amount in another currency than the account.
    OtherCurrency {
        /// The currency of the amount.
        found: String,
        /// The currency of the account.
        expected: String,
    },
    /// A part of the smallest coin.
    PartOfACoin {
        /// What the file says.
        given: String,
        /// Decimals that the currency has.
        allowed: u32,
    },
    /// A code that is none of those that the format has here.
    UnknownCode {
        /// What the file says.
        given: String,
        /// The codes.
        known: Vec<String>,
    },
    /// Not a day of the calendar as the format writes it.
    NotADay {
        /// What the file says.
        given: String,
        /// A day as it should be written.
        example: String,
    },
    /// No balance before or after in the currency of the account.
    NoBalance {
        /// The balance after is missing, not that before.
        closing: bool,
        /// The currency.
        currency: String,
    },
    /// Two balances of the same kind in the currency of the account.
    TwoBalances {
        /// The kind, such as `CLBD`.
        kind: String,
    },
    /// Opening balance and entries do not make the closing balance.
    Unbalanced {
        /// The balance before.
        #[serde(serialize_with = "money")]
        opening: Money,
        /// Where the entries lead to.
        #[serde(serialize_with = "money")]
        reached: Money,
        /// The balance after.
        #[serde(serialize_with = "money")]
        closing: Money,
    },
    /// The archive cannot be unpacked.
    ZipBroken {
        /// What the library says, in English.
        detail: String,
    },
    /// A file of the archive wants a password.
    ZipLocked,
    /// A line of a file with fixed columns is too long or too short.
    LineLength {
        /// Characters that it should have.
        expected: usize,
        /// Characters that it has.
        found: usize,
    },
    /// A record that the format does not have, or not here.
    UnexpectedRecord {
        /// Its first characters.
        found: String,
    },
    /// The file ends before the record that ends it.
    FileCut {
        /// That record.
        record: String,
    },
    /// A total that the file states is not the sum of its entries.
    TotalDiffers {
        /// What the file states.
        stated: String,
        /// The sum.
        counted: String,
    },
    /// A record of another account than that of the statement.
    OtherAccount {
        /// The account of the record.
        found: String,
    },
    /// An order without a payment.
    NoPayments,
    /// A day of payment that is over when the order is written.
    PastDay {
        /// The day.
        day: String,
        /// The day on which the order is written.
        today: String,
    },
    /// An amount beyond what one payment may have.
    OverLimit {
        /// The limit.
        #[serde(serialize_with = "money")]
        max: Money,
    },
    /// A sign that payment files do not have, in something that may not be changed.
    ForbiddenSigns {
        /// The text.
        given: String,
    },
    /// An account outside the area of euro payments.
    OutsideSepa,
    /// More bytes than a QR code of this kind may hold.
    PayloadTooLong {
        /// The bytes it may hold.
        max: usize,
        /// The bytes there are.
        length: usize,
    },
    /// A gap or a step back in the numbers of the entries.
    NumberGap {
        /// The number that should follow.
        expected: u64,
        /// The number that does.
        found: u64,
    },
    /// An entry that has not the same sum on both sides.
    EntryUnbalanced {
        /// The sum of the debits.
        #[serde(serialize_with = "money")]
        debit: Money,
        /// The sum of the credits.
        #[serde(serialize_with = "money")]
        credit: Money,
    },
    /// The lines of one entry differ in what they must share.
    EntryDiffers,
    /// A line with an amount on both sides, or on none.
    OneSide,
    /// Not an account of the chart of accounts, which begins with three digits.
    NotAnAccount {
        /// What was given.
        given: String,
    },
    /// An amount below nothing; it belongs on the other side.
    Negative {
        /// The amount.
        #[serde(serialize_with = "money")]
        given: Money,
    },
    /// Not a SIREN.
    NotASiren {
        /// What was given.
        given: String,
    },
}

/// For programs an amount is its outside form: `20.50 EUR`.
fn money<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(money)
}
