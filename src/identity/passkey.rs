//! Passkeys: WebAuthn with credentials that know whose they are, so that nobody types an address.

use serde_json::Value;
use url::{Host, Url};
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Why a passkey is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyError {
    /// What the browser sent is no credential.
    #[error("no credential: {0}")]
    Malformed(String),
    /// It is one, and does not prove what it should.
    #[error("not proven: {0}")]
    Refused(String),
    /// Its counter went back: somebody has a copy of the authenticator, or the answer is an old one.
    #[error("the counter went back")]
    Cloned,
    /// What was stored cannot be read, or the library failed.
    #[error("internal: {0}")]
    Internal(String),
}

/// A ceremony that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// For the browser: an object whose `publicKey` is what `navigator.credentials` takes.
    pub options: Value,
    /// To be kept on the server until the browser answers. It must never be accepted from a browser.
    pub state: String,
}

/// A passkey that was made just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its identifier, as base64url.
    pub credential_id: String,
    /// The public key and what else has to be known to check its signatures, as JSON.
    pub stored: String,
}

/// Which passkey a browser's answer claims to be of. Nothing is proven yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Whose.
    pub person: Uuid,
    /// Its identifier, as base64url.
    pub credential_id: String,
}

/// The relying party: these pages.
#[derive(Debug, Clone)]
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// Passkeys for pages at this address; `None` where there can be none. WebAuthn ties a passkey to a domain: pages
    /// reached by the number of a machine have none, and pages reached without HTTPS only on the machine itself.
    pub fn at(base_url: &str) -> Option<Self> {
        let url = Url::parse(base_url).ok()?;
        let host = match url.host()? {
            Host::Domain(domain) => domain.to_owned(),
            Host::Ipv4(_) | Host::Ipv6(_) => return None,
        };
        if url.scheme() != "https" && host != "localhost" {
            return None;
        }
        let webauthn = WebauthnBuilder::new(&host, &url).ok()?.rp_name("Parvis");
        Some(Self(webauthn.build().ok()?))
    }

    /// Begins to make a passkey for a person. `known` are the stored passkeys that they have: an authenticator that
    /// holds one of them makes no second.
    ///
    /// # Errors
    /// A stored passkey cannot be read.
    pub fn begin(
        &self,
        person: Uuid,
        address: &str,
        name: &str,
        known: &[&str],
    ) -> Result<Begun, PasskeyError> {
        let known = known.iter().map(|stored| passkey(stored));
        let known = known
            .map(|passkey| Ok(passkey?.cred_id().clone()))
            .collect::<Result<Vec<_>, PasskeyError>>()?;
        let name = if name.is_empty() { address } else { name };
        let (challenge, state) = self
            .0
            .start_passkey_registration(person, address, name, Some(known))
            .map_err(|error| PasskeyError::Internal(error.to_string()))?;
        let mut options = json(&challenge)?;
        // The library leaves it to the authenticator whether the passkey knows whose it is. Here nobody types an
        // address, so it has to.
        if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection") {
            selection["residentKey"] = "required".into();
            selection["requireResidentKey"] = true.into();
        }
        Ok(Begun {
            options,
            state: json(&state)?.to_string(),
        })
    }

    /// Takes the new passkey that the browser answers with.
    ///
    /// # Errors
    /// See [`PasskeyError`].
    pub fn finish(&self, state: &str, credential: &Value) -> Result<Made, PasskeyError> {
        let state: PasskeyRegistration = stored(state)?;
        let credential: RegisterPublicKeyCredential = sent(credential)?;
        let passkey = self
            .0
            .finish_passkey_registration(&credential, &state)
            .map_err(refused)?;
        Ok(Made {
            credential_id: text(passkey.cred_id())?,
            stored: json(&passkey)?.to_string(),
        })
    }

    /// Begins a sign-in with any passkey of these pages.
    ///
    /// # Errors
    /// The library failed.
    pub fn begin_sign_in(&self) -> Result<Begun, PasskeyError> {
        let (challenge, state) = self
            .0
            .start_discoverable_authentication()
            .map_err(|error| PasskeyError::Internal(error.to_string()))?;
        let mut options = json(&challenge)?;
        // Whether the browser offers passkeys in a field or in a window is the pages' choice.
        if let Some(options) = options.as_object_mut() {
            options.remove("mediation");
        }
        Ok(Begun {
            options,
            state: json(&state)?.to_string(),
        })
    }

    /// Which passkey an answer claims to be of, so that it can be looked up.
    ///
    /// # Errors
    /// What was sent is no credential, or does not say whose it is.
    pub fn claimed(&self, credential: &Value) -> Result<Claimed, PasskeyError> {
        let credential: PublicKeyCredential = sent(credential)?;
        let (person, id) = self
            .0
            .identify_discoverable_authentication(&credential)
            .map_err(|error| PasskeyError::Malformed(error.to_string()))?;
        Ok(Claimed {
            person,
            credential_id: text(&id.to_vec().into())?,
        })
    }

    /// Checks the answer against the stored passkey that it claims to be of. Gives the passkey as it has to be
    /// stored from now on, with its new counter.
    ///
    /// # Errors
    /// See [`PasskeyError`].
    pub fn finish_sign_in(
        &self,
        state: &str,
        credential: &Value,
        known: &str,
    ) -> Result<String, PasskeyError> {
        let state: DiscoverableAuthentication = stored(state)?;
        let credential: PublicKeyCredential = sent(credential)?;
        let mut passkey = passkey(known)?;
        let key = DiscoverableKey::from(&passkey);
        let result = self
            .0
            .finish_discoverable_authentication_v2(&credential, state, key)
            .map_err(refused)?;
        passkey.update_credential(&result);
        Ok(json(&passkey)?.to_string())
    }
}

fn passkey(text: &str) -> Result<Passkey, PasskeyError> {
    stored(text)
}

fn stored<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, PasskeyError> {
    serde_json::from_str(text).map_err(|error| PasskeyError::Internal(error.to_string()))
}

fn sent<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, PasskeyError> {
    serde_json::from_value(value.clone()).map_err(|error| PasskeyError::Malformed(error.to_string()))
}

fn json(value: &impl serde::Serialize) -> Result<Value, PasskeyError> {
    serde_json::to_value(value).map_err(|error| PasskeyError::Internal(error.to_string()))
}

/// The library writes bytes as base64url.
fn text(id: &webauthn_rs::prelude::CredentialID) -> Result<String, PasskeyError> {
    match json(id)? {
        Value::String(text) => Ok(text),
        other => Err(PasskeyError::Internal(format!("an identifier is {other}"))),
    }
}

fn refused(error: WebauthnError) -> PasskeyError {
    match error {
        WebauthnError::CredentialPossibleCompromise => PasskeyError::Cloned,
        other => PasskeyError::Refused(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::Passkeys;

    #[test]
    fn passkeys_belong_to_a_domain_that_is_reached_safely() {
        for good in ["https://parvis.city.example", "http://localhost:8080"] {
            assert!(Passkeys::at(good).is_some(), "{good}");
        }
        for bad in [
            "http://127.0.0.1:8080",
            "https://[::1]",
            "http://parvis.city.example",
            "x",
        ] {
            assert!(Passkeys::at(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_browser_is_asked_for_a_passkey_that_knows_whose_it_is() {
        let passkeys = Passkeys::at("http://localhost:8080").unwrap();
        let begun = passkeys
            .begin(uuid::Uuid::from_u128(7), "ana@test.example", "", &[])
            .unwrap();
        let options = &begun.options["publicKey"];
        assert_eq!(options["rp"]["id"], "localhost");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        let begun = passkeys.begin_sign_in().unwrap();
        assert!(begun.options.get("mediation").is_none());
        assert_eq!(
            begun.options["publicKey"]["allowCredentials"],
            serde_json::json!([])
        );
    }
}
