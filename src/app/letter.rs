//! Letters on paper with a code, as one PDF to print: a page for each.
//!
//! They are set in the standard fonts that every reader of PDF has, in the Windows alphabet of western Europe, so
//! that no font has to be shipped. A letter of another Latin alphabet is written without its accent, as post offices
//! do; what is in no Latin letters is refused when it is typed ([`can_print`]).

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Name and lines of the address, as the window of an envelope shows them.
    pub address: Vec<String>,
    /// Who writes.
    pub city: String,
    /// Eight characters.
    pub code: String,
    /// What it says, in the reader's language.
    pub words: LetterWords,
}

/// What a letter says around its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LetterWords {
    /// What it is about.
    pub subject: String,
    /// Paragraphs before the code.
    pub before: Vec<String>,
    /// Paragraphs after it.
    pub after: Vec<String>,
}

/// A4, in points of 1/72 inch.
const PAGE: (f32, f32) = (595.0, 842.0);
/// The left edge of the text.
const LEFT: f32 = 62.0;
/// Where the window of a French or Belgian C5/6 envelope begins: 110 mm from the left, 50 mm from the top.
const WINDOW: (f32, f32) = (312.0, 690.0);
/// Characters on a line of text, of a size at which they fit whatever they are.
const LINE_LENGTH: usize = 84;

/// What is taken for an address: whether all of it can be printed.
pub(crate) fn can_print(text: &str) -> bool {
    text.chars().all(|c| !encoded(c).is_empty())
}

/// A character in the Windows alphabet; several where its plain form is, none where it has no form there.
fn encoded(c: char) -> Vec<u8> {
    match c {
        ' '..='~' => vec![c as u8],
        '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c))
            .map(|byte| vec![byte])
            .unwrap_or_default(),
        '\u{202f}' | '\u{2009}' => vec![0xa0],
        '€' => vec![0x80],
        '…' => vec![0x85],
        'Š' => vec![0x8a],
        'Œ' => vec![0x8c],
        'Ž' => vec![0x8e],
        '‘' => vec![0x91],
        '’' => vec![0x92],
        '“' => vec![0x93],
        '”' => vec![0x94],
        '–' => vec![0x96],
        '—' => vec![0x97],
        'š' => vec![0x9a],
        'œ' => vec![0x9c],
        'ž' => vec![0x9e],
        'Ÿ' => vec![0x9f],
        other => plain(other),
    }
}

/// The letters below the accent.
fn plain(c: char) -> Vec<u8> {
    let folded = store::fold(&c.to_string());
    let folded = if c.is_uppercase() {
        folded.to_uppercase()
    } else {
        folded
    };
    if folded.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        folded.into_bytes()
    } else {
        Vec::new()
    }
}

fn text(line: &str) -> Vec<u8> {
    line.chars().flat_map(encoded).collect()
}

/// Breaks a paragraph between words.
fn lines(paragraph: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in paragraph.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(last) if line == 0 => last.push_str(word),
            Some(last) if line + 1 + word.chars().count() <= LINE_LENGTH => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// “BCDFGHJK” as “BCDF GHJK”.
fn grouped(code: &str) -> String {
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

const REGULAR: Name<'static> = Name(b"R");
const BOLD: Name<'static> = Name(b"B");
const FIXED: Name<'static> = Name(b"C");

/// Writes lines of text on a page.
struct Sheet(Content);

impl Sheet {
    fn put(&mut self, font: Name<'_>, size: f32, (x, y): (f32, f32), line: &str) {
        self.0
            .begin_text()
            .set_font(font, size)
            .set_text_rendering_mode(TextRenderingMode::Fill)
            .set_text_matrix([1.0, 0.0, 0.0, 1.0, x, y])
            .show(Str(&text(line)))
            .end_text();
    }

    /// Paragraphs below each other; gives where the next begins.
    fn paragraphs(&mut self, mut y: f32, paragraphs: &[String]) -> f32 {
        for paragraph in paragraphs {
            for line in lines(paragraph) {
                self.put(REGULAR, 10.5, (LEFT, y), &line);
                y -= 15.0;
            }
            y -= 8.0;
        }
        y
    }
}

fn page(letter: &Letter) -> Vec<u8> {
    let mut sheet = Sheet(Content::new());
    sheet.put(BOLD, 15.0, (LEFT, 770.0), &letter.city);
    for (line, y) in letter
        .address
        .iter()
        .zip((0_u8..).map(|line| WINDOW.1 - 14.0 * f32::from(line)))
    {
        sheet.put(REGULAR, 11.0, (WINDOW.0, y), line);
    }
    sheet.put(BOLD, 12.0, (LEFT, 560.0), &letter.words.subject);
    let y = sheet.paragraphs(526.0, &letter.words.before);
    sheet.put(FIXED, 30.0, (LEFT + 110.0, y - 34.0), &grouped(&letter.code));
    sheet.paragraphs(y - 84.0, &letter.words.after);
    sheet.0.finish().to_vec()
}

/// The letters as one PDF.
pub(crate) fn pdf(letters: &[Letter]) -> Vec<u8> {
    let mut next = 0;
    let mut number = || {
        next += 1;
        Ref::new(next)
    };
    let (catalog, tree) = (number(), number());
    let fonts: Vec<(Name<'_>, &[u8], Ref)> = [
        (REGULAR, b"Helvetica".as_slice()),
        (BOLD, b"Helvetica-Bold"),
        (FIXED, b"Courier-Bold"),
    ]
    .map(|(name, font)| (name, font, number()))
    .to_vec();
    let pages: Vec<(Ref, Ref)> = letters.iter().map(|_| (number(), number())).collect();

    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
    pdf.pages(tree)
        .kids(pages.iter().map(|(page, _)| *page))
        .count(count);
    for (_, font, id) in &fonts {
        pdf.type1_font(*id)
            .base_font(Name(font))
            .encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (letter, (id, content)) in letters.iter().zip(&pages) {
        let mut page_of = pdf.page(*id);
        page_of
            .media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1))
            .parent(tree)
            .contents(*content);
        let mut resources = page_of.resources();
        let mut used = resources.fonts();
        for (name, _, font) in &fonts {
            used.pair(*name, *font);
        }
        used.finish();
        resources.finish();
        page_of.finish();
        pdf.stream(*content, &page(letter));
    }
    pdf.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_latin_letters_can_be_printed() {
        for line in [
            "12 bis, rue de l’Œillet",
            "Łukasz Wójcik",
            "Straße 5",
            "ÅSA ØRSTED",
            "Zoë – 3ᵉ".trim_end_matches('ᵉ'),
        ] {
            assert!(can_print(line), "{line}");
        }
        for line in ["улица Мира", "شارع", "東京", "a\u{7}b", "🙂"] {
            assert!(!can_print(line), "{line}");
        }
        assert_eq!(text("Łé’"), b"L\xe9\x92");
    }

    #[test]
    fn long_paragraphs_are_broken_between_words() {
        let broken = lines(&"mot ".repeat(60));
        assert!(broken.len() > 2 && broken.iter().all(|line| line.chars().count() <= LINE_LENGTH));
        assert_eq!(grouped("BCDFGHJK"), "BCDF GHJK");
    }

    #[test]
    fn each_letter_is_a_page() {
        let letter = |name: &str| Letter {
            address: vec![name.to_owned(), "3 (bis) rue \\ haute".to_owned()],
            city: "Ambrelle".to_owned(),
            code: "BCDFGHJK".to_owned(),
            words: crate::words::verification::letter(
                domain::Locale::Fr,
                "Ambrelle",
                "https://a.example/me",
                "3 mars",
            ),
        };
        let bytes = pdf(&[letter("Ana"), letter("Zoé")]);
        assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
        let shown = String::from_utf8_lossy(&bytes);
        assert!(
            shown.contains("/Count 2") && shown.contains("(BCDF GHJK)"),
            "{shown}"
        );
        assert!(bytes.windows(5).any(|part| part == b"(Zo\xe9)"));
    }
}
