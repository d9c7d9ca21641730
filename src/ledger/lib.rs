//! The double-entry ledger: accounts, balanced transactions, the hash chain, balances and the audit.
//!
//! **What it is.** Arithmetic on plain values. A business fact ([`Fact`]) becomes one [`Transaction`];
//! transactions are sealed into one hash chain per city and currency ([`chain`]); a journal is folded
//! into [`Balances`] and proved by [`Audit`].
//!
//! **Signs.** A debit is positive, a credit negative, and the entries of a transaction sum to zero.
//! [`Account::normal`] says on which side an account normally stands; [`Account::shown`] turns the
//! balance into the figure that a person expects.
//!
//! **What it promises.** A [`Transaction`] cannot be built unbalanced, empty, with a zero entry or in
//! two currencies. A correction is a new transaction ([`Transaction::reverse`]), never a change. Every
//! hash can be recomputed from the published journal with nothing but SHA-256 (see [`chain`]). The
//! audit looks at the rows as they are stored and reports whatever is wrong with them; it never stops
//! at the first finding and never repairs.
//!
//! **What it never does.** No input or output, no clock, no randomness, no floating point. It does not
//! decide *whether* money moves: that is decided before, by the engine and by the states of `domain`.
//!
//! **Money and promises.** What a pool can give, holds and owes are promises; they stand beside the books that an
//! accountant keeps. Every fact balances both by themselves ([`Nature`]), so that the accounts of money alone are a
//! complete set of books.
//!
//! **How to add another fact.** A variant in the file of its noun under `fact/`, with its word in [`FactKind`] and
//! the pairs of accounts that it moves; if it needs a new account, a variant of [`Account`] in alphabetical order of
//! its name. The tests then hold it to balance, reversal and the chain, and write it into the table of `README.md`.

mod account;
mod audit;
mod balances;
mod cause;
pub mod chain;
mod fact;
mod finding;
mod netstring;
mod transaction;

pub use account::{Account, AccountError, Nature, Side};
pub use audit::{Audit, Expected, PoolFigures, ProjectFigures, Report};
pub use balances::Balances;
pub use cause::{Cause, CauseError};
pub use chain::{Broken, ChainBreak, Hash, HashError, Head, Posted, Sealed, seal, verify};
pub use fact::{
    BankFact, Fact, FactKind, Held, LoanFact, MatchFact, PayoutFact, PledgeFact, PoolFact, ProviderFact,
    Till, WalletFact,
};
pub use finding::{Finding, PoolFigure};
pub use netstring::Netstrings;
pub use transaction::{AMOUNT_MINOR_MAX, Entry, LedgerError, Parts, Transaction};

#[cfg(test)]
mod laws;
#[cfg(test)]
mod samples;
