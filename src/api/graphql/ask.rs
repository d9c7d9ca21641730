//! One request: who asks, and what was looked up for the answer so far.

use std::sync::{Arc, Mutex, PoisonError};

use app::{App, AppError, AppResult};
use async_graphql::{Context, Error, ErrorExtensions, ID};
use domain::{Id, Locale, ProblemKind, Problems};

use super::board::Boards;
use super::demo::Demo;
use super::kept::Kept;
use super::loader::Loaders;
use super::types::problem::Problem;
use crate::http;

/// What every resolver finds in its context.
pub struct Ask {
    /// The use cases.
    pub app: App,
    /// Who asks.
    pub caller: app::Caller,
    /// What the request said of its sender.
    pub sender: http::Caller,
    /// How the session cookie is written.
    pub cookie: http::SessionCookie,
    /// What only a demonstration has.
    pub demo: Option<Arc<dyn Demo>>,
    /// The pins of maps.
    pub boards: Arc<Boards>,
    /// What hardly ever changes.
    pub kept: Arc<Kept>,
    loaders: Mutex<Arc<Loaders>>,
}

impl Ask {
    /// The viewer of an answer as a caller: after a sign-in or a change, not the one who asked for it.
    pub fn as_viewer(&self, viewer: &Arc<app::caller::Viewer>) -> app::Caller {
        app::Caller {
            viewer: Some(viewer.clone()),
            locale: self.locale(),
        }
    }

    /// Finds out who asks.
    pub async fn new(
        app: App,
        sender: http::Caller,
        cookie: http::SessionCookie,
        demo: Option<Arc<dyn Demo>>,
        boards: Arc<Boards>,
        kept: Arc<Kept>,
    ) -> AppResult<Self> {
        let caller = sender.who(&app).await?;
        Ok(Self {
            app,
            caller,
            sender,
            cookie,
            demo,
            boards,
            kept,
            loaders: Mutex::default(),
        })
    }

    /// The one of this request.
    pub fn of<'a>(ctx: &Context<'a>) -> &'a Self {
        ctx.data_unchecked()
    }

    /// The reader's language.
    pub fn locale(&self) -> Locale {
        self.caller.locale
    }

    /// What was looked up so far.
    pub fn loaders(&self) -> Arc<Loaders> {
        self.loaders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Forgets what was looked up: something has changed.
    pub fn forget(&self) {
        *self.loaders.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
    }

    /// The result of a mutation's use case: what came of it, or the problems.
    ///
    /// # Errors
    /// What is no refusal.
    pub fn outcome<T>(&self, result: AppResult<T>) -> Result<(Option<T>, Vec<Problem>), Error> {
        match result {
            Ok(value) => Ok((Some(value), Vec::new())),
            Err(AppError::Refused(problems)) => {
                log(&self.caller, &problems);
                Ok((None, self.problems(&problems)))
            }
            Err(error) => Err(self.error(error)),
        }
    }

    /// Problems in the reader's language.
    pub fn problems(&self, problems: &Problems) -> Vec<Problem> {
        problems
            .iter()
            .map(|problem| Problem::new(problem, self.locale()))
            .collect()
    }

    /// An error of a query, which has no place for problems.
    pub fn error(&self, error: AppError) -> Error {
        if let AppError::Refused(problems) = &error {
            log(&self.caller, problems);
        }
        failed(&self.app, self.locale(), error)
    }

    /// A refusal in words, with its code.
    pub fn refusal(&self, kind: &ProblemKind) -> Error {
        refused(self.locale(), kind)
    }

    /// An identifier of one kind, for a query.
    ///
    /// # Errors
    /// It is of another kind, or none.
    pub fn id<T: Id>(&self, given: &ID) -> Result<T, Error> {
        given
            .parse()
            .map_err(|_| self.refusal(&ProblemKind::WrongId { expected: T::KIND }))
    }
}

/// Leaves a trace of who did not prove who they are, or tried what they may not: codes and identifiers, nothing that
/// was typed.
fn log(caller: &app::Caller, problems: &Problems) {
    for problem in problems.iter().filter(|problem| problem.kind.is_about_trust()) {
        let person = caller.person().map(|person| person.to_string());
        tracing::info!(
            code = problem.kind.code(),
            field = problem.field,
            person.id = person,
            "trust.refused"
        );
    }
}

/// An identifier of one kind, for a mutation.
pub fn id<T: Id>(field: &str, given: &ID) -> Result<T, AppError> {
    given
        .parse()
        .map_err(|_| AppError::refused(field, ProblemKind::WrongId { expected: T::KIND }))
}

/// An error with a code for programs.
pub fn coded(code: &'static str, message: &str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

/// An error that says that something is missing which a row names.
pub fn missing(ask: &Ask, what: impl std::fmt::Display) -> Error {
    ask.error(AppError::Internal(format!("{what} is named and missing")))
}

/// What a reader is told of an error. One of ours is logged, once, under the reference that they get.
pub fn failed(app: &App, locale: Locale, error: AppError) -> Error {
    match error {
        AppError::Refused(problems) => match problems.iter().next() {
            Some(problem) => refused(locale, &problem.kind),
            None => coded("REFUSED", "refused"),
        },
        AppError::Store(error) if error.is_unavailable() => {
            tracing::error!(%error, "graphql.unavailable");
            coded("UNAVAILABLE", "the service is not available just now; try again")
        }
        error => {
            let reference = app.world().uuid().simple().to_string();
            tracing::error!(reference, %error, "graphql.failed");
            coded(
                "INTERNAL",
                &format!("something went wrong on our side; reference {reference}"),
            )
        }
    }
}

fn refused(locale: Locale, kind: &ProblemKind) -> Error {
    coded(kind.code(), &app::words::problem(locale, kind))
}
