//! An order to a bank to pay.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Bic, Iban, Reference};
use crate::Money;

/// One order: from one account, on one day, to one or more creditors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentOrder {
    /// The id of the message, unique for the debtor's bank; at most 35 characters. A statement repeats it.
    pub message_id: String,
    /// The id of the payments together, by which a statement names a batch; at most 35 characters.
    pub payment_information_id: String,
    /// When the order was written.
    pub created_at: DateTime<Utc>,
    /// Who pays; also who gives the order.
    pub debtor_name: String,
    /// The account that is paid from.
    pub debtor_account: Iban,
    /// The bank of that account, where it wants to be named.
    pub debtor_bank: Option<Bic>,
    /// The day on which the bank is to pay.
    pub requested_on: NaiveDate,
    /// Whom it is to pay; never empty in an order that can be sent.
    pub payments: Vec<OrderedPayment>,
}

/// One payment of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderedPayment {
    /// The id that goes with the money to its end and back; at most 35 characters.
    pub end_to_end_id: String,
    /// How much; more than nothing.
    pub amount: Money,
    /// Who is paid.
    pub creditor_name: String,
    /// The account of whom is paid.
    pub creditor_account: Iban,
    /// The bank of that account, where it is known.
    pub creditor_bank: Option<Bic>,
    /// What the creditor reads.
    pub remittance: Remittance,
}

/// What goes with a payment: a reference or a text, never both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remittance {
    /// The creditor's own reference.
    Reference(Reference),
    /// At most 140 characters.
    Text(String),
}
