//! OpenID Connect: people who are known to an identity provider, by the code flow with PKCE.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Duration, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType,
    CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
    CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AdditionalProviderMetadata, AuthType, AuthorizationCode, ClaimsVerificationError,
    Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IdToken, IdTokenClaims, IdTokenFields, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
    UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use crate::http;
use crate::settings::ProviderSettings;

/// How long a provider's description of itself is kept.
const METADATA_MINUTES: i64 = 60;

/// How long a provider that did not answer is left alone, so that nobody waits in line for it.
const FAILURE_SECONDS: i64 = 10;

/// A statement from the future is one of a clock that goes wrong, up to so much.
const SKEW_SECONDS: i64 = 120;

/// A statement that is older was not made for this sign-in.
const AGE_MINUTES: i64 = 15;

/// Who signs with a shared secret or not at all is not believed.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 6] = [
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
];

/// Why nobody is known by a provider.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OidcError {
    /// The provider cannot be asked, or does not answer as the protocol says.
    #[error("the provider does not answer as it should: {0}")]
    Provider(String),
    /// The answer came, and is not to be believed.
    #[error("not believed: {0}")]
    Refused(String),
}

/// What belongs to one sign-in and nobody else may know or choose.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Where the provider sends the browser back to: one address for each provider.
    pub redirect: &'a str,
    /// Comes back beside the code.
    pub state: &'a str,
    /// Comes back inside the provider's statement.
    pub nonce: &'a str,
    /// The PKCE verifier: 43 to 128 characters. Its hash goes out, and it itself with the code.
    pub verifier: &'a str,
}

/// What a provider says of somebody, proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who says it.
    pub issuer: String,
    /// Whom the provider means: the same for the same person, always.
    pub subject: String,
    /// Their address, where the provider gives one.
    pub email: Option<String>,
    /// Whether the provider has checked that the address is theirs.
    pub email_verified: bool,
    /// Whether the provider says that it has checked where they live.
    pub residence_verified: bool,
}

/// Claims beside the usual ones, as they came.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Claims {
    #[serde(flatten)]
    other: Map<String, Value>,
}
impl AdditionalClaims for Claims {}

/// Whether the provider names itself beside the code (RFC 9207).
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Extra {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}
impl AdditionalProviderMetadata for Extra {}

type Metadata = ProviderMetadata<
    Extra,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Fields = IdTokenFields<
    Claims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Statement = IdToken<Claims, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

type Relying = Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a provider said of itself, or why it did not.
type Asked = Result<Arc<Metadata>, OidcError>;

/// A provider, with what it last said of itself.
pub struct Provider {
    settings: ProviderSettings,
    client: OnceLock<reqwest::Client>,
    metadata: Mutex<Option<(DateTime<Utc>, Asked)>>,
}

impl Provider {
    /// A provider that has not been asked anything yet.
    pub fn new(settings: ProviderSettings) -> Self {
        Self {
            settings,
            client: OnceLock::new(),
            metadata: Mutex::default(),
        }
    }

    /// How it was set up.
    pub fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// The address at the provider to which the browser is sent.
    ///
    /// # Errors
    /// The provider cannot be asked what it is.
    pub async fn begin(&self, attempt: Attempt<'_>, now: DateTime<Utc>) -> Result<String, OidcError> {
        let metadata = self.metadata(now, None).await?;
        let relying = self.relying(&metadata, attempt.redirect)?;
        let verifier = PkceCodeVerifier::new(attempt.verifier.to_owned());
        let (state, nonce) = (attempt.state.to_owned(), attempt.nonce.to_owned());
        let mut request = relying
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        for scope in &self.settings.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        Ok(request.url().0.into())
    }

    /// Turns the code that came back into what the provider says of somebody. `issuer` is what came beside the code,
    /// if anything did; that the state is the right one was checked by whoever keeps it.
    ///
    /// # Errors
    /// See [`OidcError`].
    pub async fn finish(
        &self,
        attempt: Attempt<'_>,
        code: &str,
        issuer: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Known, OidcError> {
        let metadata = self.metadata(now, None).await?;
        let names_itself = metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        match issuer {
            Some(issuer) if issuer != self.settings.issuer => {
                return Err(OidcError::Refused("another issuer answered".to_owned()));
            }
            None if names_itself => return Err(OidcError::Refused("the issuer is not named".to_owned())),
            _ => {}
        }
        let relying = self.relying(&metadata, attempt.redirect)?;
        let http = self.http()?;
        let answer = relying
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(provider)?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.to_owned()))
            .request_async(&http)
            .await
            .map_err(|error| match error {
                // A code that is not this attempt's, was used before, or is too old.
                RequestTokenError::ServerResponse(said) => OidcError::Refused(said.error().to_string()),
                other => provider(other),
            })?;
        let statement = answer
            .id_token()
            .ok_or_else(|| OidcError::Refused("there is no statement".to_owned()))?;
        let nonce = Nonce::new(attempt.nonce.to_owned());
        let claims = match self.claims(&metadata, statement, &nonce, now) {
            // The provider may have changed its keys since it was last asked.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let newer = self.metadata(now, Some(&metadata)).await?;
                self.claims(&newer, statement, &nonce, now)
            }
            other => other,
        };
        let claims = claims.map_err(|error| OidcError::Refused(error.to_string()))?;
        let mut known = Known {
            issuer: self.settings.issuer.clone(),
            subject: claims.subject().to_string(),
            email: claims.email().map(|email| email.to_string()),
            email_verified: claims.email_verified().unwrap_or(false),
            residence_verified: self.says_residence(&claims.additional_claims().other),
        };
        let incomplete =
            !known.email_verified || self.settings.residence_claim.is_some() && !known.residence_verified;
        if incomplete && metadata.userinfo_endpoint().is_some() {
            let more: UserInfoClaims<Claims, CoreGenderClaim> = relying
                .user_info(answer.access_token().clone(), Some(claims.subject().clone()))
                .map_err(provider)?
                .request_async(&http)
                .await
                .map_err(|error| match error {
                    UserInfoError::ClaimsVerification(error) => OidcError::Refused(error.to_string()),
                    other => provider(other),
                })?;
            if let Some(email) = more.email() {
                known.email = Some(email.to_string());
                known.email_verified = more.email_verified().unwrap_or(false);
            }
            known.residence_verified |= self.says_residence(&more.additional_claims().other);
        }
        Ok(known)
    }

    /// What the provider says of itself; asked anew after a while, or where `stale` is no longer enough.
    async fn metadata(&self, now: DateTime<Utc>, stale: Option<&Arc<Metadata>>) -> Asked {
        let mut kept = self.metadata.lock().await;
        if let Some((since, asked)) = kept.as_ref() {
            let keeps = match asked {
                Ok(metadata) if stale.is_some_and(|stale| Arc::ptr_eq(stale, metadata)) => Duration::zero(),
                Ok(_) => Duration::minutes(METADATA_MINUTES),
                Err(_) => Duration::seconds(FAILURE_SECONDS),
            };
            if now < *since + keeps {
                return asked.clone();
            }
        }
        let asked = self.discover().await;
        *kept = Some((now, asked.clone()));
        asked
    }

    async fn discover(&self) -> Asked {
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(provider)?;
        let http = self.http()?;
        let metadata = Metadata::discover_async(issuer, &http).await;
        Ok(Arc::new(metadata.map_err(provider)?))
    }

    fn relying(&self, metadata: &Metadata, redirect: &str) -> Result<Relying, OidcError> {
        let secret = self.settings.client_secret.as_ref();
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(provider)?;
        let relying = Client::from_provider_metadata(
            metadata.clone(),
            ClientId::new(self.settings.client_id.clone()),
            secret.map(|secret| ClientSecret::new(secret.reveal().to_owned())),
        )
        .set_redirect_uri(redirect);
        // Without a word on it, the standard's default is the header.
        let only_in_body = metadata
            .token_endpoint_auth_methods_supported()
            .is_some_and(|methods| !methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        Ok(if only_in_body {
            relying.set_auth_type(AuthType::RequestBody)
        } else {
            relying
        })
    }

    fn claims<'s>(
        &self,
        metadata: &Metadata,
        statement: &'s Statement,
        nonce: &Nonce,
        now: DateTime<Utc>,
    ) -> Result<&'s IdTokenClaims<Claims, CoreGenderClaim>, ClaimsVerificationError> {
        let verifier = openidconnect::IdTokenVerifier::new_public_client(
            ClientId::new(self.settings.client_id.clone()),
            metadata.issuer().clone(),
            metadata.jwks().clone(),
        )
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now)
        .set_issue_time_verifier_fn(move |issued: DateTime<Utc>| {
            let oldest = now - Duration::minutes(AGE_MINUTES);
            let newest = now + Duration::seconds(SKEW_SECONDS);
            if (oldest..=newest).contains(&issued) {
                Ok(())
            } else {
                Err("issued at another time".to_owned())
            }
        });
        statement.claims(&verifier, nonce)
    }

    /// True, as a truth or a word, or an object that is not empty, as OpenID Connect writes addresses. Any other text
    /// might be a no.
    fn says_residence(&self, claims: &Map<String, Value>) -> bool {
        let claim = self.settings.residence_claim.as_ref();
        match claim.and_then(|claim| claims.get(claim)) {
            Some(Value::Bool(said)) => *said,
            Some(Value::String(text)) => text == "true",
            Some(Value::Object(object)) => !object.is_empty(),
            _ => false,
        }
    }

    fn http(&self) -> Result<impl Fn(openidconnect::HttpRequest) -> Answer + use<>, OidcError> {
        let client = match self.client.get() {
            Some(client) => client.clone(),
            None => {
                let made = http::client().map_err(provider)?;
                self.client.get_or_init(|| made).clone()
            }
        };
        let secure = self.settings.issuer.starts_with("https://");
        Ok(move |request| -> Answer { Box::pin(http::call(client.clone(), secure, request)) })
    }
}

type Answer =
    std::pin::Pin<Box<dyn Future<Output = Result<openidconnect::HttpResponse, http::CallError>> + Send>>;

/// What went wrong on the way, causes included; the bodies of answers are left out, for they may hold secrets.
fn provider(error: impl std::error::Error) -> OidcError {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    OidcError::Provider(text)
}
