//! The GraphQL surface: the contract with citizens and their programs.
//!
//! **What it is.** Types by noun over what `app` gives, queries, mutations, one subscription. [`Api`] is
//! the schema behind one type that knows no generics, so that its resolvers are compiled here and nowhere
//! else.
//!
//! **What it promises.** Lists are Relay connections with keyset cursors; refusals are problems with a
//! code and a field, in the reader's language; what a list's items need is read in one statement.
//!
//! **What it never does.** It decides nothing: a resolver parses identifiers and amounts, calls one use
//! case, and says what came of it. No text of the database leaves.
//!
//! **How to add a field.** On the type of its noun; a root field also needs a line in `app::policy`; a
//! list field one in `http::cost::weights`. Then `parvis schema` writes the contract anew.

// The types mirror the contract, which documents them; the rest is documented here.
#![allow(
    missing_docs,
    reason = "what is not documented says no more than its name in the contract"
)]

mod ask;
mod board;
mod demo;
mod follow;
mod geojson;
mod kept;
mod loader;
mod markdown;
mod mutation;
mod page;
mod query;
mod scalar;
mod subscription;
mod types;
mod words;

use std::sync::Arc;

use app::App;
use async_graphql::{ErrorExtensions, Request, Response, SDLExportOptions, Schema, ServerError};
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};

use crate::http::cache::Invalidation;
use crate::http::{Caller, Executor, SessionCookie};
use ask::Ask;
use board::Boards;
use kept::Kept;

pub use demo::{Demo, DemoMail, DemoPerson};
pub use follow::Follower;
pub use geojson::neighbourhoods;
pub use words::Role;

type Full = Schema<query::Query, mutation::Mutation, subscription::Subscription>;

/// The schema over the use cases.
#[derive(Clone)]
pub struct Api {
    schema: Full,
    app: App,
    cookie: SessionCookie,
    demo: Option<Arc<dyn Demo>>,
    follower: Follower,
    boards: Arc<Boards>,
    kept: Arc<Kept>,
}

fn schema() -> Full {
    // Names of fields are not guessed at: the contract is public, and guesses repeat the question.
    // Depth and cost are known before the schema is asked.
    Schema::build(Default::default(), Default::default(), Default::default())
        .disable_suggestions()
        .finish()
}

/// The contract as text.
pub fn schema_sdl() -> String {
    schema().sdl_with_options(SDLExportOptions::new().prefer_single_line_descriptions())
}

impl Api {
    /// The schema over these use cases. Changes are announced to the cache of answers.
    pub fn new(
        app: App,
        cookie: SessionCookie,
        demo: Option<Arc<dyn Demo>>,
        invalidation: Invalidation,
    ) -> Self {
        let follower = Follower::new(&app, invalidation.clone());
        Self {
            boards: Arc::new(Boards::new(invalidation.clone(), false)),
            kept: Arc::new(Kept::new(invalidation)),
            schema: schema(),
            app,
            cookie,
            demo,
            follower,
        }
    }

    /// The same without pins of maps kept from one question to the next.
    #[must_use]
    pub fn keeping_nothing(self) -> Self {
        let boards = Arc::new(Boards::new(Invalidation::default(), true));
        Self { boards, ..self }
    }

    /// Passes committed changes on to the cache of answers until the application is gone: to be spawned.
    pub async fn follow_changes(self) {
        self.follower.clone().run(&self.app).await;
    }

    /// Finds out who asks, and whether they do not ask too often.
    async fn ask(&self, sender: Caller) -> Result<Ask, Box<Response>> {
        let locale = sender.locale;
        let (app, demo) = (self.app.clone(), self.demo.clone());
        let told = |error: async_graphql::Error| {
            let mut told = ServerError::new(error.message, None);
            told.extensions = error.extensions;
            Box::new(Response::from_errors(vec![told]))
        };
        let ask = Ask::new(
            app,
            sender,
            self.cookie,
            demo,
            self.boards.clone(),
            self.kept.clone(),
        )
        .await
        .map_err(|error| told(ask::failed(&self.app, locale, error)))?;
        match ask.caller.person().map(|person| ask.sender.charge.count(person)) {
            Some(Err(wait)) => {
                let seconds = wait.as_secs() + 1;
                let error = ask::coded("TOO_OFTEN", &app::words::too_often(locale, seconds));
                Err(told(error.extend_with(|_, extensions| {
                    extensions.set("retryAfter", seconds)
                })))
            }
            _ => Ok(ask),
        }
    }
}

impl Executor for Api {
    fn execute(&self, request: Request, sender: Caller) -> BoxFuture<'static, Response> {
        let api = self.clone();
        async move {
            api.follower.catch_up();
            match api.ask(sender).await {
                Ok(ask) => {
                    let response = api.schema.execute(request.data(ask)).await;
                    api.follower.catch_up();
                    response
                }
                Err(response) => *response,
            }
        }
        .boxed()
    }

    fn subscribe(&self, request: Request, sender: Caller) -> BoxStream<'static, Response> {
        let api = self.clone();
        let begun = async move {
            match api.ask(sender).await {
                Ok(ask) => api.schema.execute_stream(request.data(ask)).boxed(),
                Err(response) => stream::once(async { *response }).boxed(),
            }
        };
        stream::once(begun).flatten().boxed()
    }
}

#[cfg(test)]
mod tests;
