//! An identity provider on loopback that can be told to misbehave.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use identity::ProviderSettings;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::authenticator::{key, point, text};

/// The secret of the client, which everybody who runs a program with it knows.
pub const SHARED: &str = "a secret that two know";

/// What the provider does.
#[derive(Clone)]
pub struct Conduct {
    /// Laid over the statement's claims; null takes one out.
    pub claims: Value,
    /// How it says that it signs.
    pub alg: &'static str,
    /// The seed of the key that it signs with, and of the one that it publishes.
    pub keys: (u8, u8),
    /// What it says of people when it is asked; `None`: nothing, and that it cannot be asked.
    pub userinfo: Option<Value>,
    /// Whether it says that it names itself beside the code.
    pub names_itself: bool,
    /// Whether it sends who asks for a statement on to another address, which would give it.
    pub sends_on: bool,
}

impl Default for Conduct {
    fn default() -> Self {
        Self {
            claims: json!({}),
            alg: "ES256",
            keys: (9, 9),
            userinfo: None,
            names_itself: false,
            sends_on: false,
        }
    }
}

/// A sign-in as the provider saw it.
#[derive(Clone)]
struct Granted {
    nonce: String,
    challenge: String,
    redirect: String,
}

#[derive(Clone)]
pub struct TestProvider {
    pub issuer: String,
    pub conduct: Arc<Mutex<Conduct>>,
    /// Who is signed in there.
    pub subject: Arc<Mutex<String>>,
    granted: Arc<Mutex<HashMap<String, Granted>>>,
    now: Arc<dyn Fn() -> i64 + Send + Sync>,
}

impl TestProvider {
    pub async fn start(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            conduct: Arc::default(),
            subject: Arc::new(Mutex::new("subject-1".to_owned())),
            granted: Arc::default(),
            now: Arc::new(now),
        };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/token", post(token))
            .route("/elsewhere", post(statement))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        provider
    }

    pub fn settings(&self, key: &str) -> ProviderSettings {
        ProviderSettings {
            key: key.to_owned(),
            name: format!("Provider {key}"),
            city: None,
            issuer: self.issuer.clone(),
            client_id: "parvis".to_owned(),
            client_secret: None,
            scopes: vec!["email".to_owned()],
            residence_claim: Some("lives_here".to_owned()),
        }
    }

    pub fn behave(&self, conduct: Conduct) {
        *self.conduct.lock().unwrap() = conduct;
    }

    /// What somebody does who is sent there and agrees: the code and the state that come back.
    pub fn agree(&self, location: &str) -> (String, String) {
        let query = location
            .strip_prefix(&format!("{}/authorize?", self.issuer))
            .unwrap();
        let asked: HashMap<String, String> = query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap())
            .map(|(name, value)| (name.to_owned(), plain(value)))
            .collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["scope"], "openid+email");
        let mut granted = self.granted.lock().unwrap();
        let code = format!("code-{}", granted.len());
        let grant = Granted {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            redirect: asked["redirect_uri"].clone(),
        };
        granted.insert(code.clone(), grant);
        (code, asked["state"].clone())
    }
}

fn plain(value: &str) -> String {
    value.replace("%3A", ":").replace("%2F", "/")
}

async fn discovery(State(provider): State<TestProvider>) -> Json<Value> {
    let (issuer, conduct) = (&provider.issuer, provider.conduct.lock().unwrap().clone());
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "authorization_response_iss_parameter_supported": conduct.names_itself,
    });
    if conduct.userinfo.is_some() {
        document["userinfo_endpoint"] = format!("{issuer}/userinfo").into();
    }
    Json(document)
}

async fn jwks(State(provider): State<TestProvider>) -> Json<Value> {
    let seed = provider.conduct.lock().unwrap().keys.1;
    let (x, y) = point(&key(seed));
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": format!("key-{seed}"), "x": text(x), "y": text(y),
    }] }))
}

async fn token(provider: State<TestProvider>, form: Form<HashMap<String, String>>) -> Response {
    let sends_on = provider.conduct.lock().unwrap().sends_on;
    if sends_on {
        return Redirect::temporary("/elsewhere").into_response();
    }
    statement(provider, form).await.into_response()
}

async fn statement(
    State(provider): State<TestProvider>,
    Form(form): Form<HashMap<String, String>>,
) -> (axum::http::StatusCode, Json<Value>) {
    let granted = provider.granted.lock().unwrap().remove(&form["code"]);
    let proves = |granted: &Granted| {
        text(Sha256::digest(form["code_verifier"].as_bytes())) == granted.challenge
            && form["redirect_uri"] == granted.redirect
    };
    let Some(granted) = granted.filter(proves) else {
        return (
            axum::http::StatusCode::BAD_REQUEST,
            Json(json!({ "error": "invalid_grant" })),
        );
    };
    let (conduct, now) = (provider.conduct.lock().unwrap().clone(), (provider.now)());
    let mut claims = json!({
        "iss": provider.issuer, "aud": "parvis", "sub": *provider.subject.lock().unwrap(), "nonce": granted.nonce,
        "iat": now, "exp": now + 300, "email": "ana@test.example", "email_verified": true,
    });
    for (name, value) in conduct.claims.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
        .as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    let header = json!({ "alg": conduct.alg, "kid": format!("key-{}", conduct.keys.1) });
    let signed = format!("{}.{}", text(header.to_string()), text(claims.to_string()));
    let signature = match conduct.alg {
        "none" => String::new(),
        "HS256" => text(shared(&signed)),
        _ => sign(&key(conduct.keys.0), &signed),
    };
    let answer = json!({
        "access_token": "at", "token_type": "Bearer", "expires_in": 60, "id_token": format!("{signed}.{signature}"),
    });
    (axum::http::StatusCode::OK, Json(answer))
}

/// What a key of the provider's own is worth where the secret that it shares with its client is taken for one.
fn shared(signed: &str) -> impl AsRef<[u8]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(SHARED.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    mac.finalize().into_bytes()
}

fn sign(key: &SigningKey, signed: &str) -> String {
    let signature: Signature = key.sign(signed.as_bytes());
    URL_SAFE_NO_PAD.encode(signature.to_bytes())
}

async fn userinfo(State(provider): State<TestProvider>) -> Json<Value> {
    Json(
        provider
            .conduct
            .lock()
            .unwrap()
            .userinfo
            .clone()
            .unwrap_or_default(),
    )
}
