//! The heads of pages, so that links look right where they are shared.

use api::http::{Head, Heads, Picture};
use app::{App, AppResult, Caller, Project};
use domain::Locale;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use store::city::City;

/// Heads from what the public may read.
pub struct PageHeads(pub App);

impl Heads for PageHeads {
    fn head_for(&self, path: String, locale: Locale) -> BoxFuture<'static, Head> {
        let app = self.0.clone();
        async move {
            match head(&app, &path, locale).await {
                Ok(head) => head,
                Err(error) => {
                    tracing::warn!(%error, "head.unavailable");
                    general(locale)
                }
            }
        }
        .boxed()
    }
}

async fn head(app: &App, path: &str, locale: Locale) -> AppResult<Head> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        // The address of a sign-in link is a secret; that of an outbox is nobody else's business.
        ["signin", ..] | ["outbox"] | ["me", ..] => Ok(Head {
            private: true,
            ..general(locale)
        }),
        ["c", city] => match app.city(city).await? {
            Some(city) => Ok(of_city(&city, locale)),
            None => Ok(missing(locale)),
        },
        ["c", city, "p", project, rest @ ..] => {
            let Some(city) = app.city(city).await? else {
                return Ok(missing(locale));
            };
            match app.project(&Caller::visitor(locale), city.id, project).await? {
                // Seen by its owner and the city only, if it is there at all: nothing is said of it.
                None => Ok(Head {
                    private: true,
                    ..general(locale)
                }),
                Some(project) => {
                    let head = of_project(app, &city, &project, locale).await?;
                    Ok(Head {
                        private: !rest.is_empty(),
                        ..head
                    })
                }
            }
        }
        _ => Ok(general(locale)),
    }
}

fn general(locale: Locale) -> Head {
    let description = match locale {
        Locale::Fr => {
            "Les habitants proposent et donnent, la Ville complète : chaque euro ajouté est expliqué."
        }
        Locale::En => "Residents propose and give, the city adds its share: every euro added is explained.",
    };
    Head {
        locale,
        title: "Parvis".to_owned(),
        description: description.to_owned(),
        ..Head::default()
    }
}

fn missing(locale: Locale) -> Head {
    Head {
        missing: true,
        private: true,
        ..general(locale)
    }
}

fn of_city(city: &City, locale: Locale) -> Head {
    Head {
        title: format!("{} – Parvis", city.name),
        ..general(locale)
    }
}

async fn of_project(app: &App, city: &City, project: &Project, locale: Locale) -> AppResult<Head> {
    let (language, texts) = app.project_texts(project, locale).await?;
    let address = format!("{}/c/{}/p/{}", app.settings().base_url, city.slug, project.slug);
    let picture = project.picture.as_ref().map(|name| Picture {
        path: format!("/pictures/{}/{name}", city.slug),
        alt: project.picture_alts.get(language).unwrap_or_default().to_owned(),
    });
    // schema.org has a word for giving money to something: DonateAction on a Project.
    let json_ld = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Project",
        "name": texts.title,
        "description": texts.summary,
        "inLanguage": language.tag(),
        "url": address,
        "location": { "@type": "City", "name": city.name },
        "potentialAction": { "@type": "DonateAction", "target": address },
    });
    Ok(Head {
        locale: language,
        title: format!("{} – {}", texts.title, city.name),
        description: texts.summary,
        picture,
        json_ld: Some(json_ld),
        ..Head::default()
    })
}
