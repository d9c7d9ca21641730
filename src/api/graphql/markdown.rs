//! What people wrote as safe HTML: stories, and comments in a stricter form.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// Markdown as HTML that holds no script, no style, no picture from elsewhere: raw HTML becomes text,
/// pictures become their description, links lead to the web or to a mailbox only and pass nothing on.
pub fn html(markdown: &str) -> String {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES;
    rendered(markdown, options, &STORY)
}

/// The same for a comment: no titles, no tables, no mailboxes; the page that a link leads to is not told where from.
pub fn comment(markdown: &str) -> String {
    rendered(markdown, Options::ENABLE_STRIKETHROUGH, &COMMENT)
}

/// What differs between texts.
struct Profile {
    headings: bool,
    schemes: &'static [&'static str],
    rel: &'static str,
}

const STORY: Profile = Profile {
    headings: true,
    schemes: &["http", "https", "mailto"],
    rel: "nofollow noopener ugc",
};

const COMMENT: Profile = Profile {
    headings: false,
    schemes: &["http", "https"],
    rel: "nofollow ugc noopener noreferrer",
};

fn rendered(markdown: &str, options: Options, profile: &Profile) -> String {
    let events = Parser::new_ext(markdown, options).filter_map(|event| safe(event, profile));
    let mut text = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut text, events);
    text
}

fn safe<'a>(event: Event<'a>, profile: &Profile) -> Option<Event<'a>> {
    Some(match event {
        Event::Html(raw) | Event::InlineHtml(raw) | Event::Text(raw) => Event::Text(straight(raw)),
        Event::Code(code) => Event::Code(straight(code)),
        Event::Start(Tag::Heading { .. }) if !profile.headings => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::Heading(_)) if !profile.headings => Event::End(TagEnd::Paragraph),
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
        // A language would become a class, and so could dress the text up as a part of the page.
        Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title: _,
            id: _,
        }) => Event::Html(CowStr::from(link(link_type, &dest_url, profile))),
        Event::End(TagEnd::Link) => Event::Html(CowStr::Borrowed("</a>")),
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => {
            return None;
        }
        other => other,
    })
}

/// Text without the characters that make the rest of a line run the other way: `&#x202e;` writes them too.
fn straight(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(turns) {
        CowStr::from(text.replace(turns, ""))
    } else {
        text
    }
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The opening of a link; one that leads anywhere else than allowed leads nowhere.
fn link(kind: LinkType, address: &str, profile: &Profile) -> String {
    let address = match kind {
        LinkType::Email => format!("mailto:{address}"),
        _ => address.to_owned(),
    };
    let scheme = address
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !scheme.is_some_and(|scheme| profile.schemes.contains(&scheme.as_str())) {
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
            c if c.is_control() || turns(c) => {}
            c => escaped.push(c),
        }
    }
    format!("<a href=\"{escaped}\" rel=\"{}\">", profile.rel)
}

#[cfg(test)]
mod tests;
