//! A passkey's authenticator in software: ES256, no attestation, a counter.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Present and verified.
const SEEN: u8 = 0x05;
/// A new passkey follows.
const ATTESTED: u8 = 0x40;

/// One passkey.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    person: String,
    /// Counts answers; 0 for an authenticator that does not.
    pub counter: u32,
    /// The pages that the browser shows.
    pub origin: String,
}

pub fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

/// Both halves of the public key.
pub fn point(key: &SigningKey) -> (Vec<u8>, Vec<u8>) {
    let point = key.verifying_key().to_sec1_point(false);
    let bytes = point.as_bytes();
    (bytes[1..33].to_vec(), bytes[33..].to_vec())
}

impl Authenticator {
    /// What `navigator.credentials.create` does: a new passkey, and what the browser sends.
    pub fn create(seed: u8, options: &Value, origin: &str) -> (Self, Value) {
        Self::create_counting(seed, 1, options, origin)
    }

    /// The same of an authenticator that counts from here; from 0 it does not.
    pub fn create_counting(seed: u8, counter: u32, options: &Value, origin: &str) -> (Self, Value) {
        let options = &options["publicKey"];
        let new = Self {
            key: key(seed),
            id: vec![seed; 16],
            person: options["user"]["id"].as_str().unwrap().to_owned(),
            counter,
            origin: origin.to_owned(),
        };
        let (x, y) = point(&new.key);
        let mut data = new.data(options["rp"]["id"].as_str().unwrap(), SEEN | ATTESTED);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(&new.id);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32]);
        data.extend(x);
        data.extend([0x22, 0x58, 32]);
        data.extend(y);
        let mut attestation = vec![0xa3, 0x63];
        attestation.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let client = new.client("webauthn.create", options);
        let credential = json!({
            "id": text(&new.id), "rawId": text(&new.id), "type": "public-key", "clientExtensionResults": {},
            "response": { "attestationObject": text(attestation), "clientDataJSON": text(client), "transports": ["internal"] },
        });
        (new, credential)
    }

    /// What `navigator.credentials.get` does.
    pub fn get(&mut self, options: &Value) -> Value {
        if self.counter > 0 {
            self.counter += 1;
        }
        let options = &options["publicKey"];
        let data = self.data(options["rpId"].as_str().unwrap(), SEEN);
        let client = self.client("webauthn.get", options);
        let signed = [data.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "clientExtensionResults": {},
            "response": {
                "authenticatorData": text(data), "clientDataJSON": text(client),
                "signature": text(signature.to_der()), "userHandle": self.person,
            },
        })
    }

    fn data(&self, rp_id: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(rp_id.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
    }
}
