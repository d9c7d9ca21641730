//! How people prove who they are: a password ([`password`]), a passkey ([`passkey`]), or the word of an identity
//! provider ([`oidc`]).
//!
//! **What it is.** The craft and the protocols: hashes of passwords, WebAuthn as the relying party, OpenID Connect as
//! the client. Plain values come in (texts, identifiers, the present instant), facts or a typed error go out.
//!
//! **What it promises.** A fact that it gives is proven: challenge, origin, signature and counter of a passkey;
//! issuer, audience, nonce, signature and life of a provider's statement. Whatever comes from outside ends in a value or
//! a refusal, never in a panic, with a reason for the log that holds no secret and no personal data. Salts and other
//! unpredictable bytes are handed in, so that tests see the same each time; only WebAuthn's challenges are the
//! library's own.
//!
//! **What it never does.** It stores nothing and reads no clock; it does not know people, sessions or addresses of
//! pages. How often somebody may try, and what a proof is worth, is decided in `app`. It follows no redirect, and asks
//! nobody but configured providers.
//!
//! **How to add another way.** A file here, with what is to be kept of it as plain text, and tests with the answers
//! of others than ourselves where a standard has them.

pub mod oidc;
pub mod passkey;
pub mod password;

mod http;
mod settings;

pub use settings::{ProviderSettings, Secret};
