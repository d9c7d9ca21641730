//! Files that people hand in, handed to the use cases.

use api::http::{Caller, FileError, FileProblem, Files, Placed, Private, TakenStatement, Upload};
use app::policy::{self, On, Operation};
use app::statement::Taken;
use app::{App, AppError, AppResult, words};
use domain::{CityId, Currency, Id, Locale, Money, PersonId, ProblemKind};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// Files on their way to the use cases.
pub struct People(pub App);

impl Files for People {
    fn knows(&self, caller: Caller) -> BoxFuture<'static, Option<PersonId>> {
        let app = self.0.clone();
        async move { caller.who(&app).await.ok()?.person() }.boxed()
    }

    fn document(&self, caller: Caller, upload: Upload) -> BoxFuture<'static, Result<String, FileError>> {
        let app = self.0.clone();
        async move {
            let locale = caller.locale;
            let stored = async {
                let caller = caller.who(&app).await?;
                let organisation = id("organisation", &upload.of)?;
                let about = (upload.words.as_str(), upload.mime.as_str());
                app.store_document(&caller, organisation, about, &upload.bytes)
                    .await
            };
            told(stored.await, locale).map(|id| id.to_string())
        }
        .boxed()
    }

    fn picture(&self, caller: Caller, upload: Upload) -> BoxFuture<'static, Result<Placed, FileError>> {
        let app = self.0.clone();
        async move {
            let locale = caller.locale;
            let placed = async {
                let caller = caller.who(&app).await?;
                let project = id("project", &upload.of)?;
                let about = (upload.words.as_str(), upload.mime.as_str());
                app.set_picture(&caller, project, about, upload.bytes.to_vec())
                    .await
            };
            told(placed.await, locale).map(|picture| Placed {
                url: picture.path,
                width: picture.width,
                height: picture.height,
            })
        }
        .boxed()
    }

    fn statements(
        &self,
        caller: Caller,
        upload: Upload,
        dry: bool,
    ) -> BoxFuture<'static, Result<Vec<TakenStatement>, FileError>> {
        let app = self.0.clone();
        async move {
            let locale = caller.locale;
            let may = async {
                let caller = caller.who(&app).await?;
                let city: CityId = id("city", &upload.of)?;
                // Before anything is read for them.
                policy::authorize(&caller, Operation::KeepBooks, On::city(city))
                    .map_err(|kind| AppError::refused("", kind))?;
                Ok((caller, city))
            };
            let (caller, city) = told(may.await, locale)?;
            let bytes = upload.bytes.clone();
            let read = tokio::task::spawn_blocking(move || exchange::statement::read(&bytes)).await;
            let read = read.map_err(|error| {
                tracing::error!(%error, "statement.read.failed");
                FileError::Unavailable
            })?;
            let given = read.map_err(|refused| unreadable(&refused, locale))?;
            let taken = async {
                let taken = if dry {
                    app.rehearse_statements(&caller, city, &given).await?
                } else {
                    app.take_statements(&caller, city, &given).await?
                };
                let currency = app.city_by_id(city).await?.map(|city| city.currency);
                Ok((taken, currency.unwrap_or(Currency::EUR)))
            };
            let (taken, currency) = told(taken.await, locale)?;
            let said = |taken: Taken| TakenStatement {
                from: taken.statement.from,
                until: taken.statement.to,
                is_known: taken.is_known,
                movements: taken.entries,
                open: taken.open,
                closing: Money::new(taken.statement.closing_minor, currency).to_string(),
            };
            Ok(taken.into_iter().map(said).collect())
        }
        .boxed()
    }

    fn private(
        &self,
        caller: Caller,
        id: String,
        (until, key): (i64, String),
    ) -> BoxFuture<'static, Result<Option<Private>, FileError>> {
        let app = self.0.clone();
        async move {
            let locale = caller.locale;
            let read = async {
                let caller = caller.who(&app).await?;
                app.private_file(&caller, &id, (until, &key)).await
            };
            let file = told(read.await, locale)?;
            Ok(file.map(|file| Private {
                name: file.name,
                mime: file.mime,
                bytes: file.bytes.into(),
            }))
        }
        .boxed()
    }
}

/// A file that is no statement, or one that does not add up: each thing with its line.
fn unreadable(refused: &exchange::Refused, locale: Locale) -> FileError {
    FileError::Refused(vec![FileProblem {
        code: "UNREADABLE",
        field: "file".to_owned(),
        message: refused.text(locale),
    }])
}

fn id<T: Id>(field: &str, given: &str) -> AppResult<T> {
    given
        .parse()
        .map_err(|_| AppError::refused(field, ProblemKind::WrongId { expected: T::KIND }))
}

fn told<T>(result: AppResult<T>, locale: Locale) -> Result<T, FileError> {
    result.map_err(|error| match error {
        AppError::Refused(problems) => {
            let problem = |problem: &domain::Problem| FileProblem {
                code: problem.kind.code(),
                field: problem.field.clone(),
                message: words::problem(locale, &problem.kind),
            };
            FileError::Refused(problems.iter().map(problem).collect())
        }
        error => {
            tracing::error!(%error, "file.failed");
            FileError::Unavailable
        }
    })
}
