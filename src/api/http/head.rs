//! The head of a page, written by the server so that links look right where they are shared.

use std::fmt::Write;

use domain::Locale;
use futures_util::future::BoxFuture;

/// What the head of one page says.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Whether there is such a page; a missing one is answered with 404 and the pages' own words.
    pub missing: bool,
    /// Whether only some may see it, or its address is a secret: then no search engine may keep it, and
    /// the page does not repeat its own address.
    pub private: bool,
    /// The language of the texts below.
    pub locale: Locale,
    /// The title, the name of the site included.
    pub title: String,
    /// One or two sentences; empty for none.
    pub description: String,
    /// The preview picture.
    pub picture: Option<Picture>,
    /// What the page is about, as schema.org says it.
    pub json_ld: Option<serde_json::Value>,
}

/// A preview picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its path on this server, such as `/pictures/…`.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

/// Knows the head of each page.
pub trait Heads: Send + Sync + 'static {
    /// The head for a path such as `/paris/projects/jardin`, in the language the reader prefers. Where
    /// the data is out of reach it gives a general one: the page itself will say so.
    fn head_for(&self, path: String, locale: Locale) -> BoxFuture<'static, Head>;
}

/// The head as HTML. `public_url` is where the pages are reached; without it nothing absolute is said.
pub(super) fn html(head: &Head, public_url: &str, path: &str) -> String {
    let mut html = String::with_capacity(1024);
    let title = escape(&head.title);
    push(&mut html, format_args!("<title>{title}</title>"));
    let mut meta = |kind: &str, name: &str, content: &str| {
        if !content.is_empty() {
            let content = escape(content);
            push(
                &mut html,
                format_args!("\n    <meta {kind}=\"{name}\" content=\"{content}\">"),
            );
        }
    };
    let absolute = |path: &str| {
        if public_url.is_empty() {
            String::new()
        } else {
            format!("{public_url}{path}")
        }
    };
    meta("name", "description", &head.description);
    if head.missing || head.private {
        meta("name", "robots", "noindex");
    }
    meta("property", "og:title", &head.title);
    meta("property", "og:description", &head.description);
    meta("property", "og:type", "website");
    if !head.private {
        meta("property", "og:url", &absolute(path));
    }
    meta(
        "property",
        "og:locale",
        if head.locale == Locale::Fr {
            "fr_FR"
        } else {
            "en_GB"
        },
    );
    if let Some(picture) = &head.picture {
        meta("property", "og:image", &absolute(&picture.path));
        meta("property", "og:image:alt", &picture.alt);
        meta("name", "twitter:card", "summary_large_image");
    }
    if !public_url.is_empty() && !head.missing && !head.private {
        let canonical = escape(&absolute(path));
        push(
            &mut html,
            format_args!("\n    <link rel=\"canonical\" href=\"{canonical}\">"),
        );
    }
    if let Some(data) = &head.json_ld {
        let data = escape_json(&data.to_string());
        push(
            &mut html,
            format_args!("\n    <script type=\"application/ld+json\">{data}</script>"),
        );
    }
    html
}

/// Writing to a string cannot fail.
fn push(html: &mut String, text: std::fmt::Arguments<'_>) {
    let _: std::fmt::Result = html.write_fmt(text);
}

/// A text as HTML content or as the value of a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // Not allowed in HTML, whatever their spelling.
            c if c.is_control() && !c.is_whitespace() => {}
            c => html.push(c),
        }
    }
    html
}

/// JSON that neither ends the script around it nor begins a comment in it.
fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "</script></title>\"'><script>alert(1)</script>&amp;<!--";

    #[test]
    fn no_text_can_leave_its_place() {
        let head = Head {
            title: EVIL.into(),
            description: EVIL.into(),
            picture: Some(Picture {
                path: format!("/pictures/{EVIL}"),
                alt: EVIL.into(),
            }),
            json_ld: Some(serde_json::json!({ "@type": "Project", "name": EVIL })),
            ..Head::default()
        };
        let html = html(&head, "https://city.example", &format!("/{EVIL}"));
        assert!(!html.contains("<script>"), "{html}");
        assert!(!html.contains("<!--"), "{html}");
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
        assert_eq!(html.matches("</title>").count(), 1, "{html}");
        assert!(!html.split_once("<script").unwrap().0.contains('\''), "{html}");
        let data = html
            .split_once("ld+json\">")
            .unwrap()
            .1
            .split_once("</script>")
            .unwrap()
            .0;
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["name"], EVIL);
    }

    #[test]
    fn a_missing_page_is_not_to_be_kept_by_search_engines() {
        let head = Head {
            missing: true,
            title: "Introuvable".into(),
            ..Head::default()
        };
        let html = html(&head, "https://city.example", "/x");
        assert!(html.contains("noindex") && !html.contains("canonical"), "{html}");
    }

    #[test]
    fn nothing_absolute_is_said_where_the_address_is_not_known() {
        let html = html(
            &Head {
                title: "A".into(),
                ..Head::default()
            },
            "",
            "/x",
        );
        assert!(!html.contains("og:url") && !html.contains("canonical"), "{html}");
    }
}
