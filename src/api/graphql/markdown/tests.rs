//! Stories and comments that try to be more than text.

use proptest::prelude::*;

use super::{comment, html};

#[test]
fn a_story_keeps_its_form() {
    let story = "# Un banc\n\nAvec **vous** et [la ville](https://ville.example/a?b=1&c=2).\n\n- un\n- deux";
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

/// What a rendered comment may hold: these tags, and of attributes only a link's and the first number of a list.
fn is_safe_comment(html: &str) -> Result<(), String> {
    const TAGS: &[&str] = &[
        "p",
        "a",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "br /",
        "br",
        "hr /",
        "hr",
    ];
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').ok_or("a tag that does not end")?;
        let name = tag.strip_prefix('/').unwrap_or(tag);
        if TAGS.contains(&name) {
            continue;
        }
        let number = name
            .strip_prefix("ol start=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        let address = name
            .strip_prefix("a href=\"")
            .and_then(|rest| rest.strip_suffix("\" rel=\"nofollow ugc noopener noreferrer\""));
        match (number, address) {
            (Some(number), _) if number.bytes().all(|byte| byte.is_ascii_digit()) => {}
            (_, Some(address)) => {
                let address = address.to_ascii_lowercase();
                let web = address.starts_with("http:") || address.starts_with("https:");
                if !web || address.contains(['"', '\'']) {
                    return Err(format!("a link to {address}"));
                }
            }
            _ => return Err(format!("the tag {tag}")),
        }
    }
    if html.contains(super::turns) {
        return Err("text that runs the other way".to_owned());
    }
    Ok(())
}

#[test]
fn a_comment_is_text_with_links_that_tell_nothing() {
    let text = "# Bravo\n\nAvec **vous** : [la ville](https://ville.example/a?b=1&c=2) ![x](https://e.example/p.gif)";
    assert_eq!(
        comment(text),
        "<p>Bravo</p>\n<p>Avec <strong>vous</strong> : <a href=\"https://ville.example/a?b=1&amp;c=2\" \
         rel=\"nofollow ugc noopener noreferrer\">la ville</a> x</p>\n"
    );
}

#[test]
fn nothing_in_a_comment_acts_or_dresses_up() {
    for text in [
        "<script>alert(1)</script>",
        "<svg/onload=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](java\nscript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](\u{1}javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "[a](mailto:x@y.example)",
        "<javascript:alert(1)>",
        "<x@y.example>",
        "![a](https://e.example/p.gif \"onerror=alert(1)\")",
        "[a](<https://e.example/\" onclick=\"alert(1)>)",
        "[a]: javascript:alert(1)\n\n[a]",
        "```\"><img src=x onerror=alert(1)>\nx\n```",
        "``` btn btn-primary\nx\n```",
        "| a | b |\n|---|:-:|\n| 1 | 2 |",
        "evil &#x202e;txt.exe `\u{202e}` [\u{2066}](https://e.example/\u{202e})",
        "# a {onclick=alert(1)}",
        "<!-- --><?x?><![CDATA[<img src=x>]]>",
        "&lt;img src=x onerror=alert(1)&gt;",
    ] {
        let html = comment(text);
        is_safe_comment(&html).unwrap_or_else(|error| panic!("{text:?} → {html}: {error}"));
    }
    assert!(!html("``` btn\nx\n```").contains("class"));
    assert!(!html("a&#x202e;b").contains('\u{202e}'));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_written_is_a_safe_comment(text in r#"([<>\[\]()!`"'&#;:/=*_~|\-\n ]|[a-z0-9]|javascript:|data:|https://|<a |onclick=|&#x202e;|style=|\PC){0,60}"#) {
        let html = comment(&text);
        prop_assert!(is_safe_comment(&html).is_ok(), "{text:?} → {html}: {:?}", is_safe_comment(&html));
    }
}
