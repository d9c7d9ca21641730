//! What banks know: accounts, payment references, statements and orders to pay.
//!
//! Plain words without a format. `exchange` reads the files of banks into [`Statement`] and writes a [`PaymentOrder`]
//! as the file that a bank takes.

mod bic;
mod iban;
mod order;
mod reference;
mod statement;

pub use bic::{Bic, BicError};
pub use iban::{Iban, IbanError};
pub use order::{OrderedPayment, PaymentOrder, Remittance};
pub use reference::{Reference, ReferenceError, ReferenceKind};
pub use statement::{Account, BankEntry, Direction, Position, Statement, Unbalanced};
