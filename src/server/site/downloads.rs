//! Files: pictures from their folder, outlines from the database.

use std::io::ErrorKind;
use std::path::PathBuf;

use api::http::{Download, Downloads, Guarded, NamedDownload, Paper, SessionToken, Unavailable};
use app::receipt::PaperFile;
use app::{App, AppError, AppResult};
use axum::body::Bytes;
use domain::{Locale, ProblemKind};
use exchange::pain001::{self, Version};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// Where downloads come from.
pub struct Files {
    /// The use cases.
    pub app: App,
    /// One folder in it for each city.
    pub pictures: PathBuf,
}

impl Downloads for Files {
    fn neighbourhoods(&self, city: String) -> BoxFuture<'static, Result<Option<Download>, Unavailable>> {
        let app = self.app.clone();
        async move {
            let read = async {
                let Some(city) = app.city(&city).await? else {
                    return Ok(None);
                };
                api::graphql::neighbourhoods(&app, city.id).await.map(Some)
            };
            let text: app::AppResult<Option<String>> = read.await;
            match text {
                Ok(text) => Ok(text.map(|text| Download {
                    bytes: text.into(),
                    mime: "application/geo+json",
                })),
                Err(error) => {
                    tracing::error!(%error, "download.neighbourhoods.failed");
                    Err(Unavailable)
                }
            }
        }
        .boxed()
    }

    fn picture(
        &self,
        city: String,
        name: String,
    ) -> BoxFuture<'static, Result<Option<Download>, Unavailable>> {
        let mime = media_type(&name);
        let path = self.pictures.join(&city).join(&name);
        async move {
            let (true, true, Some(mime)) = (is_plain(&city), is_plain(&name), mime) else {
                return Ok(None);
            };
            match tokio::fs::read(&path).await {
                Ok(bytes) => Ok(Some(Download {
                    bytes: bytes.into(),
                    mime,
                })),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => {
                    tracing::error!(%error, "download.picture.failed");
                    Err(Unavailable)
                }
            }
        }
        .boxed()
    }

    fn own_data(
        &self,
        session: Option<SessionToken>,
        locale: Locale,
    ) -> BoxFuture<'static, Result<Guarded, Unavailable>> {
        let app = self.app.clone();
        async move {
            let session = session.as_ref().map(SessionToken::secret);
            let made = own_data(&app, session, locale).await;
            guarded(
                made.map(Bytes::from),
                "application/json; charset=utf-8",
                locale,
                "own_data",
            )
        }
        .boxed()
    }

    fn payments(
        &self,
        session: Option<SessionToken>,
        locale: Locale,
        (id, version): (String, String),
    ) -> BoxFuture<'static, Result<Guarded, Unavailable>> {
        let app = self.app.clone();
        async move {
            let session = session.as_ref().map(SessionToken::secret);
            let made = payments(&app, session, locale, (&id, &version)).await;
            guarded(
                made.map(Bytes::from),
                "application/xml; charset=utf-8",
                locale,
                "payments",
            )
        }
        .boxed()
    }

    fn paper(
        &self,
        session: Option<SessionToken>,
        (wanted, id): (Paper, String),
        locale: Locale,
    ) -> BoxFuture<'static, Result<Option<NamedDownload>, Unavailable>> {
        let app = self.app.clone();
        async move {
            let session = session.as_ref().map(SessionToken::secret);
            match paper(&app, session, (wanted, &id), locale).await {
                Ok(found) => Ok(found.map(|found| NamedDownload {
                    name: found.name,
                    file: Download {
                        bytes: found.bytes.into(),
                        mime: "application/pdf",
                    },
                })),
                // A session that is over, a person who is gone: there is nothing for them.
                Err(AppError::Refused(_)) => Ok(None),
                Err(error) => {
                    tracing::error!(%error, "download.paper.failed");
                    Err(Unavailable)
                }
            }
        }
        .boxed()
    }
}

/// What came of making a file for one reader.
fn guarded(
    made: AppResult<Bytes>,
    mime: &'static str,
    locale: Locale,
    what: &'static str,
) -> Result<Guarded, Unavailable> {
    match made {
        Ok(bytes) => Ok(Guarded::Given(Download { bytes, mime })),
        Err(AppError::Refused(problems)) => {
            let first = problems.iter().next().map(|problem| problem.kind.clone());
            let kind = first.unwrap_or(ProblemKind::NotAllowed);
            Ok(Guarded::Denied {
                is_visitor: kind == ProblemKind::SignInRequired,
                code: kind.code(),
                message: app::words::problem(locale, &kind),
            })
        }
        Err(error) => {
            tracing::error!(%error, what, "download.failed");
            Err(Unavailable)
        }
    }
}

/// The file of orders, as the bank takes it.
async fn payments(
    app: &App,
    session: Option<&str>,
    locale: Locale,
    (id, version): (&str, &str),
) -> AppResult<Vec<u8>> {
    let version = match version {
        "03" => Version::V03,
        "" | "09" => Version::V09,
        _ => {
            let given = version.chars().take(10).collect();
            return Err(AppError::refused("version", ProblemKind::UnknownWord { given }));
        }
    };
    let caller = app.caller(session, locale).await?;
    let batch = id
        .parse()
        .map_err(|_| AppError::not_found("id", "payment-batch"))?;
    let order = app.payment_file(&caller, batch).await?;
    pain001::write(&order, version).map_err(|refused| {
        AppError::Internal(format!("{id} cannot be written: {}", refused.text(Locale::En)))
    })
}

async fn paper(
    app: &App,
    session: Option<&str>,
    (paper, id): (Paper, &str),
    locale: Locale,
) -> AppResult<Option<PaperFile>> {
    let caller = app.caller(session, locale).await?;
    match paper {
        Paper::Receipt => match id.parse() {
            Ok(id) => app.receipt_paper(&caller, id).await,
            Err(_) => Ok(None),
        },
        Paper::Confirmation => match id.parse() {
            Ok(id) => app.gift_confirmation(&caller, id).await,
            Err(_) => Ok(None),
        },
    }
}

async fn own_data(app: &App, session: Option<&str>, locale: Locale) -> AppResult<String> {
    let caller = app.caller(session, locale).await?;
    app.own_data_file(&caller).await
}

/// A name that can only mean a file in its folder.
fn is_plain(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain)
}

fn media_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_s_name_leads_nowhere_else() {
        assert!(is_plain("le-verger-0a1b2c3d.svg"));
        for name in ["", "..", ".env", "a/b.svg", "a\\b.svg", "a b.svg", "é.svg"] {
            assert!(!is_plain(name), "{name}");
        }
        assert_eq!(media_type("a.svg"), Some("image/svg+xml"));
        assert_eq!(media_type("parvis.db"), None);
    }
}
