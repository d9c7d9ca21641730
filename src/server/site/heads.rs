//! The heads of pages, so that links look right where they are shared.

use api::http::{Head, Heads, Picture};
use app::{App, AppResult, Caller, Organisation, Pool, Project};
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

/// The pages that there are. Kept in step with the folder of the pages' routes by a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page<'a> {
    /// Says the same to everybody.
    Plain,
    /// The address of a sign-in link or an invitation is a secret; an outbox, somebody's own page, a desk are
    /// nobody else's business.
    Private,
    City(&'a str),
    /// The list of a city's organisations.
    Associations(&'a str),
    /// Of a city, and not for search engines.
    PrivateOfCity(&'a str),
    /// The slugs of city and organisation.
    Organisation(&'a str, &'a str),
    /// The slug of a city and the identifier of one of its pools, as it stands in the address.
    Pool(&'a str, &'a str),
    /// The slugs of city and project, and whether it is a step of somebody's gift or a matter of its team.
    Project(&'a str, &'a str, bool),
}

impl<'a> Page<'a> {
    fn at(path: &'a str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match *parts.as_slice() {
            [] | ["accessibility" | "how-matching-works"] => Self::Plain,
            ["signin" | "outbox" | "me" | "goodbye"]
            | ["signin" | "invitation", _]
            | ["me", "account" | "home" | "receipts" | "tokens" | "data"] => Self::Private,
            ["c", city] => Self::City(city),
            ["c", city, "desk" | "propose"]
            | ["c", city, "desk", "cash" | "pools" | "moderation", _]
            | [
                "c",
                city,
                "desk",
                "acts" | "cash" | "matching" | "moderation" | "money" | "people" | "receipts" | "simulations"
                | "verification",
            ]
            | ["c", city, "desk", "simulations", _]
            | ["c", city, "associations", "new"]
            | ["c", city, "a", _, "manage"] => Self::PrivateOfCity(city),
            ["c", city, "associations"] => Self::Associations(city),
            ["c", city, "pools", pool] => Self::Pool(city, pool),
            ["c", city, "a", slug] => Self::Organisation(city, slug),
            ["c", city, "p", project] | ["c", city, "p", project, "money"] => {
                Self::Project(city, project, false)
            }
            ["c", city, "p", project, "back" | "team" | "thanks"] => Self::Project(city, project, true),
            _ => return None,
        })
    }
}

async fn head(app: &App, path: &str, locale: Locale) -> AppResult<Head> {
    let private = || Head {
        private: true,
        ..general(locale)
    };
    let Some(page) = Page::at(path) else {
        return Ok(missing(locale));
    };
    let slug = match page {
        Page::Plain => return Ok(general(locale)),
        Page::Private => return Ok(private()),
        Page::City(slug)
        | Page::Associations(slug)
        | Page::PrivateOfCity(slug)
        | Page::Organisation(slug, _)
        | Page::Pool(slug, _)
        | Page::Project(slug, ..) => slug,
    };
    let Some(city) = app.city(slug).await? else {
        return Ok(missing(locale));
    };
    match page {
        Page::City(_) => Ok(of_city(&city, locale)),
        Page::Associations(_) => Ok(associations(&city, locale)),
        Page::Organisation(_, slug) => Ok(match app.organisation(city.id, slug).await? {
            Some(organisation) => of_organisation(&city, &organisation, locale),
            None => missing(locale),
        }),
        Page::Pool(_, id) => {
            let id = id.replace("%3A", ":").parse();
            let pool = match id {
                Ok(id) => app.pool(&Caller::visitor(locale), id).await?,
                Err(_) => None,
            };
            // A draft is seen by the city only, if it is there at all: nothing is said of it.
            Ok(pool
                .filter(|pool| pool.city == city.id)
                .map_or_else(private, |pool| of_pool(&city, &pool, locale)))
        }
        Page::Project(_, slug, step) => {
            match app.project(&Caller::visitor(locale), city.id, slug).await? {
                // Seen by its owner and the city only, if it is there at all: nothing is said of it.
                None => Ok(private()),
                Some(project) => {
                    let head = of_project(app, &city, &project, locale).await?;
                    Ok(Head {
                        private: step,
                        ..head
                    })
                }
            }
        }
        _ => Ok(private()),
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

fn associations(city: &City, locale: Locale) -> Head {
    let description = match locale {
        Locale::Fr => "Celles et ceux qui font vivre la ville à plusieurs, et ce que la ville a vérifié.",
        Locale::En => "The people who keep the city alive together, and what the city has verified.",
    };
    Head {
        title: format!("Associations – {}", city.name),
        description: description.to_owned(),
        ..general(locale)
    }
}

fn of_organisation(city: &City, organisation: &Organisation, locale: Locale) -> Head {
    let general_description = match locale {
        Locale::Fr => "Une association et les projets qu’elle porte.",
        Locale::En => "An association and the projects it stands behind.",
    };
    let about = organisation.abouts.get(locale).unwrap_or_default();
    let first_line = about.lines().find(|line| !line.trim().is_empty());
    Head {
        title: format!("{} – {}", organisation.name, city.name),
        description: first_line.unwrap_or(general_description).trim().to_owned(),
        ..general(locale)
    }
}

fn of_pool(city: &City, pool: &Pool, locale: Locale) -> Head {
    Head {
        title: format!("{} – {}", pool.names.get(locale).unwrap_or(&pool.name), city.name),
        description: pool.purposes.get(locale).unwrap_or(&pool.purpose).to_owned(),
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Page;

    /// The addresses of the pages in a folder of routes; `[name]` stands for anything.
    fn addresses(folder: &Path, at: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            if entry.path().is_dir() {
                addresses(&entry.path(), &format!("{at}/{name}"), found);
            } else if name == "+page.svelte" {
                found.push(at.replace(['[', ']'], ""));
            }
        }
    }

    #[test]
    fn every_page_is_known_and_nothing_else() {
        let routes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/src/routes");
        let mut found = Vec::new();
        addresses(&routes, "", &mut found);
        assert!(found.len() > 10, "{found:?}");
        for address in found {
            assert!(Page::at(&address).is_some(), "{address}");
        }
        for none in [
            "/desk",
            "/c",
            "/c/a/b",
            "/c/a/p/b/c",
            "/c/a/desk/pools",
            "/wp-login",
            "/signin/a/b",
            "/me/a",
            "/invitation",
        ] {
            assert_eq!(Page::at(none), None, "{none}");
        }
    }
}
