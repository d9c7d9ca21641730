//! Background work: what use cases have queued, and what the clock asks for.
//!
//! **What it is.** [`Runner`] takes jobs from the queue, one after the other, and carries each out in the
//! file of its name; what may take minutes has a lane of its own, so that no mail waits for it. [`schedule`](Runner::schedule) does every few seconds what nobody asks for: campaigns
//! end, events that a dead process left behind are decided, payments whose webhook was lost are looked up.
//! [`StatementFolder`] takes in what a bank puts into a folder.
//!
//! **What it promises.** A job may run twice and has one effect: mails carry the job's identifier, refunds
//! a key. What can work later is tried again, ever later; what never will is recorded with its reason. A
//! job that panics is one that failed. On the signal to stop the present job is finished, no other begun; one that
//! may take minutes is left, and another worker takes it up.
//!
//! **What it never does.** No rules of its own: it calls use cases of `app` and hands letters to `mail`.
//!
//! **How to add a job.** A variant of [`app::job::Job`], queued by its cause; a file here named after it;
//! a line in `Runner::carry_out`.

mod mail_account_erased;
mod mail_campaign_called_off;
mod mail_case_decision;
mod mail_invitation;
mod mail_new_browser;
mod mail_organisation_decision;
mod mail_password_changed;
mod mail_payment_refused;
mod mail_pledge_failed;
mod mail_pledge_promised;
mod mail_pledge_receipt;
mod mail_pledge_refunded;
mod mail_proof_code;
mod mail_receipt;
mod mail_report_outcome;
mod mail_sign_in_link;
mod mail_transfer_details;
mod outgoing;
mod promises;
mod receipts;
mod refund_pledge;
mod runner;
mod schedule;
mod simulate;
mod statement_folder;
#[cfg(test)]
mod tests;

pub use runner::Runner;
pub use statement_folder::StatementFolder;
