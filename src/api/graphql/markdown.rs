//! Stories as safe HTML.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// Markdown as HTML that holds no script, no style, no picture from elsewhere: raw HTML becomes text,
/// pictures become their description, links lead to the web or to a mailbox only and pass nothing on.
pub fn html(markdown: &str) -> String {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    let events = Parser::new_ext(markdown, options).filter_map(safe);
    let mut text = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut text, events);
    text
}

fn safe(event: Event<'_>) -> Option<Event<'_>> {
    Some(match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        // The page has one title: the project's.
        Event::Start(Tag::Heading {
            level,
            id: _,
            classes: _,
            attrs: _,
        }) => {
            let level = level.max(pulldown_cmark::HeadingLevel::H3);
            Event::Start(Tag::Heading {
                level,
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            })
        }
        Event::End(TagEnd::Heading(level)) => {
            Event::End(TagEnd::Heading(level.max(pulldown_cmark::HeadingLevel::H3)))
        }
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title: _,
            id: _,
        }) => Event::Html(CowStr::from(link(link_type, &dest_url))),
        Event::End(TagEnd::Link) => Event::Html(CowStr::Borrowed("</a>")),
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
            return None;
        }
        other => other,
    })
}

/// The opening of a link; one that leads anywhere else than allowed leads nowhere.
fn link(kind: LinkType, address: &str) -> String {
    let address = match kind {
        LinkType::Email => format!("mailto:{address}"),
        _ => address.to_owned(),
    };
    let scheme = address
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https" | "mailto")) {
        return "<a>".to_owned();
    }
    let mut escaped = String::new();
    for character in address.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    format!("<a href=\"{escaped}\" rel=\"nofollow noopener ugc\">")
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn a_story_keeps_its_form() {
        let story =
            "# Un banc\n\nAvec **vous** et [la ville](https://ville.example/a?b=1&c=2).\n\n- un\n- deux";
        let expected = "<h3>Un banc</h3>\n<p>Avec <strong>vous</strong> et \
            <a href=\"https://ville.example/a?b=1&amp;c=2\" rel=\"nofollow noopener ugc\">la ville</a>.</p>\n\
            <ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n";
        assert_eq!(html(story), expected);
    }

    #[test]
    fn nothing_that_acts_survives() {
        for story in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](data:text/html,x)",
            "[a](//evil.example)",
            "![a](https://evil.example/pixel.gif)",
            "<div style=\"position:fixed\">\n\nx\n\n</div>",
            "[a](https://x.example/\"onclick=\"alert(1))",
            "<a href=\"https://x\" onclick=\"alert(1)\">x</a>",
        ] {
            let html = html(story);
            for tag in html.split('<').skip(1) {
                let (name, rest) = tag.split_once(['>', ' ']).unwrap();
                assert!(matches!(name, "p" | "/p" | "a" | "/a"), "{story} → {html}");
                if let Some(attributes) = tag.strip_prefix("a href=").and_then(|_| rest.split_once('>')) {
                    let (address, rel) = attributes.0.split_once("\" rel=\"").unwrap();
                    assert!(
                        address.starts_with("href=\"https://") && address.matches('"').count() == 1,
                        "{html}"
                    );
                    assert_eq!(rel, "nofollow noopener ugc\"");
                }
            }
        }
    }
}
