//! Asking the schema as a browser or a program does, without HTTP between.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use api::graphql::Api;
use api::http::cache::Invalidation;
use api::http::{Bearer, Caller, Executor, SessionCookie, SessionToken, cost};
use app::AppError;
use async_graphql::{Request, Response, Variables};
use domain::Locale;
use serde_json::Value;
use tests::TestApp;

/// What a request says of its sender.
#[derive(Default)]
pub struct Sender<'a> {
    /// The session cookie.
    pub session: Option<&'a str>,
    /// The access token.
    pub bearer: Option<&'a str>,
}

/// The sender of a request from this machine.
pub fn sender(session: Option<SessionToken>, bearer: Bearer) -> Caller {
    Caller {
        session,
        bearer,
        asked: None,
        device: "curl".to_owned(),
        locale: Locale::En,
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        scope: Arc::default(),
        charge: Default::default(),
    }
}

/// Asks, within the limits of every question.
pub async fn ask(app: &TestApp, from: Sender<'_>, text: &str) -> Response {
    let api = Api::new(
        app.app.clone(),
        SessionCookie::default(),
        None,
        Invalidation::default(),
    );
    let checked = cost::check(text, None, &Variables::default(), &cost::Limits::default());
    let mut request = Request::new(text);
    request.set_parsed_query(checked.unwrap_or_else(|refusal| panic!("{refusal}")).document);
    let token = |text: &str| SessionToken::new(text).unwrap();
    let bearer = from
        .bearer
        .map_or(Bearer::None, |text| Bearer::Token(token(text)));
    let caller = sender(from.session.map(token), bearer);
    api.execute(request, caller).await
}

/// The data of an answer without errors.
pub fn data(response: Response) -> Value {
    assert!(response.errors.is_empty(), "{:#?}", response.errors);
    response.data.into_json().unwrap()
}

/// The codes of an answer's errors.
pub fn codes(response: &Response) -> Vec<String> {
    let code = |error: &async_graphql::ServerError| {
        let code = error.extensions.as_ref().and_then(|e| e.get("code").cloned());
        code.and_then(|code| code.into_json().ok())
            .and_then(|code| code.as_str().map(str::to_owned))
            .unwrap_or_default()
    };
    response.errors.iter().map(code).collect()
}

/// The code of the first problem for which a use case refused.
pub fn refused<T>(result: Result<T, AppError>) -> &'static str {
    match result {
        Err(AppError::Refused(problems)) => problems.iter().next().unwrap().kind.code(),
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("not refused"),
    }
}
