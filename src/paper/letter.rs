//! Letters with a code, as one PDF to print: each begins on a page of its own.

use chrono::NaiveDate;
use domain::Locale;

use crate::PaperError;
use crate::flow::{Column, Flow, LEFT, PAGE, Piece, Side, WIDTH};
use crate::layout::{Document, Role, Style};

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The language of its words.
    pub locale: Locale,
    /// Name and lines of the address, as the window of an envelope shows them.
    pub address: Vec<String>,
    /// Who writes.
    pub sender: String,
    /// What it is about.
    pub subject: String,
    /// Paragraphs before the code.
    pub before: Vec<String>,
    /// The code, shown in groups of four.
    pub code: String,
    /// Paragraphs after it.
    pub after: Vec<String>,
}

/// Where the text in the window of a French or Belgian C5/6 envelope begins: 110 mm from the left, 50 mm from the
/// top.
const WINDOW: (f32, f32) = (312.0, 142.0);
/// As wide as the paper that the window shows.
const WINDOW_WIDTH: f32 = PAGE.0 - WINDOW.0 - 40.0;
const ADDRESS: Style = Style::new(11.0, 14.0);
/// Where the letter itself begins, below the fold.
const SUBJECT: f32 = 270.0;
const BODY: Style = Style::new(10.5, 15.5);
const CODE: Style = Style::new(30.0, 40.0).semi_bold().figures().tracked(0.09);

/// The letters as one PDF, in their order.
///
/// # Errors
/// [`PaperError::Font`], [`PaperError::Pdf`].
pub fn letters(letters: &[Letter], made_on: NaiveDate) -> Result<Vec<u8>, PaperError> {
    crate::pdf::write(&lay_out(letters, made_on)?)
}

pub(crate) fn lay_out(letters: &[Letter], made_on: NaiveDate) -> Result<Document, PaperError> {
    let first = letters.first();
    let sender = first.map_or("", |letter| letter.sender.as_str());
    let title = first.map_or("", |letter| letter.subject.as_str());
    let language = first.map(|letter| letter.locale).unwrap_or_default().tag();
    let mut flow = Flow::new(title, sender, language, made_on)?;
    for (place, letter) in letters.iter().enumerate() {
        if place > 0 {
            flow.new_page();
        }
        set(&mut flow, letter);
    }
    Ok(flow.finish_bare())
}

fn set(flow: &mut Flow, letter: &Letter) {
    let language = letter.locale.tag().to_owned();
    let part = Some(flow.node(None, Role::Part { language }));
    let sender = flow.paragraph(part, Style::new(15.0, 20.0).semi_bold(), &letter.sender);
    flow.set(vec![sender]);

    flow.y = flow.y.max(WINDOW.1);
    let node = flow.node(part, Role::Paragraph);
    let lines = letter.address.iter();
    let address = Column {
        x: WINDOW.0,
        width: WINDOW_WIDTH,
        side: Side::Left,
        pieces: lines.map(|line| Piece::new(Some(node), ADDRESS, line)).collect(),
    };
    flow.columns(&[address]);

    flow.y = (flow.y + 28.0).max(SUBJECT);
    let subject = flow.heading(part, 1, Style::new(13.0, 18.0).semi_bold(), &letter.subject);
    flow.set(vec![subject]);
    flow.skip(14.0);
    paragraphs(flow, part, &letter.before);
    flow.skip(10.0);
    let code = flow.paragraph(part, CODE, &grouped(&letter.code));
    let width = flow.measure(CODE, &code.text).min(WIDTH);
    flow.need(CODE.leading);
    flow.columns(&[Column {
        x: LEFT + (WIDTH - width) / 2.0,
        // Room for what measuring rounds off.
        width: width + 1.0,
        side: Side::Left,
        pieces: vec![code],
    }]);
    flow.skip(18.0);
    paragraphs(flow, part, &letter.after);
}

fn paragraphs(flow: &mut Flow, part: Option<crate::layout::NodeId>, paragraphs: &[String]) {
    for text in paragraphs {
        let paragraph = flow.paragraph(part, BODY, text);
        flow.set(vec![paragraph]);
        flow.skip(8.0);
    }
}

/// “BCDFGHJK” as “BCDF GHJK”.
fn grouped(code: &str) -> String {
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
