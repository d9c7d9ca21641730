//! What several documents are made of.

use domain::Money;
use domain::identifier::Identifier;

use crate::figure;
use crate::flow::{Column, Flow, LEFT, Piece, Side, WIDTH};
use crate::layout::{Area, Colour, HAIR, NodeId, Role, Style, TINT, WARN};
use crate::record::{Added, Gift};
use crate::styles;

/// How wide the labels of a list of facts are.
const LABELS: f32 = 150.0;
/// How wide what is said of a body is.
const BODY_WIDTH: f32 = 285.0;
/// Between the edge of a field and what stands in it.
const PADDING: f32 = 13.0;

/// The head of the first page: who on the left, which document on the right.
pub(crate) fn masthead(flow: &mut Flow, who: &str, label: &str, number: &str, below: Option<&str>) {
    let name = flow.paragraph(None, styles::MASTHEAD, who);
    let said = flow.node(None, Role::Paragraph);
    let mut right = vec![
        Piece::new(Some(said), styles::NOTE, label),
        Piece::new(Some(said), styles::NUMBER, number),
    ];
    if let Some(below) = below {
        right.push(flow.paragraph(None, styles::NOTE, below));
    }
    let column = |x, width, side, pieces| Column {
        x,
        width,
        side,
        pieces,
    };
    flow.columns(&[
        column(LEFT, 280.0, Side::Left, vec![name]),
        column(LEFT + 300.0, WIDTH - 300.0, Side::Right, right),
    ]);
    flow.skip(16.0);
}

/// What must not be overlooked: a thick line along it.
pub(crate) fn warning(flow: &mut Flow, heading: &str, text: &str) {
    let head = flow.heading(None, 2, styles::WARNING, heading);
    let said = flow.paragraph(None, styles::TEXT, text);
    beside_a_line(flow, vec![head, said.after(2.0)], 3.0, WARN);
    flow.skip(16.0);
}

/// Texts with a line along their left side.
pub(crate) fn beside_a_line(flow: &mut Flow, pieces: Vec<Piece>, thickness: f32, colour: Colour) {
    let column = Column {
        x: LEFT + 14.0,
        width: WIDTH - 14.0,
        side: Side::Left,
        pieces,
    };
    for segment in flow.columns(&[column]) {
        flow.area(
            segment.page,
            Area {
                x: LEFT,
                y: segment.top,
                width: thickness,
                height: segment.bottom - segment.top,
                colour,
            },
        );
    }
}

/// The sum on a field of its own, in figures and in words.
pub(crate) fn sum_field(flow: &mut Flow, label: &str, figures: &str, colour: Colour, words: &str) {
    let label = flow.heading(None, 2, styles::LABEL, label);
    // The widest sum there is fits as well.
    let mut style = styles::SUM.in_colour(colour);
    let room = WIDTH - 2.0 * PADDING;
    let wide = flow.measure(style, figures);
    if wide > room {
        style.size *= room / wide * 0.99;
    }
    let figures = flow.paragraph(None, style, figures);
    let said = flow.paragraph(None, styles::TEXT, words);
    let column = Column {
        x: LEFT + PADDING,
        width: room,
        side: Side::Left,
        pieces: vec![label, figures, said.after(4.0)],
    };
    let column = [column];
    let height = flow.height(&column) + 2.0 * PADDING - 4.0;
    flow.need(height);
    let (page, y) = (flow.page(), flow.y);
    let area = Area {
        x: LEFT,
        y,
        width: WIDTH,
        height,
        colour: TINT,
    };
    flow.area(page, area);
    flow.skip(PADDING - 4.0);
    flow.columns(&column);
    flow.y = y + height;
    flow.skip(15.0);
}

/// Somebody: a heading, the name, what else is known.
pub(crate) fn party(flow: &mut Flow, heading: &str, name: &str, lines: &[String]) -> Vec<Piece> {
    let mut pieces = vec![
        flow.heading(None, 2, styles::LABEL, heading),
        flow.paragraph(None, styles::STRONG, name),
    ];
    if !lines.is_empty() {
        let node = flow.node(None, Role::Paragraph);
        let lines = lines.iter();
        pieces.extend(lines.map(|line| Piece::new(Some(node), styles::TEXT, line)));
    }
    pieces
}

/// Two parties beside each other: a body, of which more is said, and a donor.
pub(crate) fn beside(flow: &mut Flow, left: Vec<Piece>, right: Vec<Piece>) {
    let column = |x, width, pieces| Column {
        x,
        width,
        side: Side::Left,
        pieces,
    };
    let columns = [
        column(LEFT, BODY_WIDTH, left),
        column(LEFT + BODY_WIDTH + 24.0, WIDTH - BODY_WIDTH - 24.0, right),
    ];
    let height = flow.height(&columns);
    flow.need(height);
    flow.columns(&columns);
    flow.skip(13.0);
}

/// A heading that stays with what follows.
pub(crate) fn heading(flow: &mut Flow, text: &str) {
    flow.need(60.0);
    let head = flow.heading(None, 2, styles::HEADING, text);
    flow.set(vec![head]);
    flow.skip(4.0);
}

/// Facts with their names on the left, each on a line of its own.
pub(crate) fn facts(flow: &mut Flow, facts: &[(&str, String)]) {
    let table = flow.node(None, Role::Table);
    let body = flow.node(Some(table), Role::TableBody);
    for (label, value) in facts {
        let row = flow.node(Some(body), Role::Row);
        let name = flow.node(Some(row), Role::RowHead { span: 1 });
        let cell = flow.node(Some(row), Role::Cell);
        let column = |x, width, node, style, text: &str| Column {
            x,
            width,
            side: Side::Left,
            pieces: vec![Piece::new(Some(node), style, text)],
        };
        let columns = [
            column(LEFT, LABELS - 12.0, name, styles::LABEL, label),
            column(LEFT + LABELS, WIDTH - LABELS, cell, styles::TEXT, shown(value)),
        ];
        set_row(flow, &columns);
    }
    flow.rule(0.5, HAIR);
    flow.skip(14.0);
}

/// An empty cell is no cell for whoever has the table read aloud.
fn shown(text: &str) -> &str {
    if text.trim().is_empty() { "–" } else { text }
}

/// A hairline, and columns below it.
fn set_row(flow: &mut Flow, columns: &[Column]) {
    let height = flow.height(columns) + 5.0;
    flow.need(height);
    flow.rule(0.5, HAIR);
    flow.skip(2.5);
    flow.columns(columns);
    flow.skip(2.5);
}

/// A column of a list.
pub(crate) struct Heading<'a> {
    pub text: &'a str,
    pub x: f32,
    pub width: f32,
    pub side: Side,
}

/// A list with its head on each page, and a last line for its sum.
pub(crate) fn list(flow: &mut Flow, heads: &[Heading<'_>], rows: &[Vec<String>], sum: (&str, &str)) {
    let table = flow.node(None, Role::Table);
    let head = flow.node(Some(table), Role::TableHead);
    let top = flow.node(Some(head), Role::Row);
    let nodes: Vec<NodeId> = heads
        .iter()
        .map(|_| flow.node(Some(top), Role::ColumnHead))
        .collect();
    let head_columns = |nodes: Option<&[NodeId]>| {
        columns(heads, |place| {
            Piece::new(
                nodes.and_then(|nodes| nodes.get(place).copied()),
                styles::LABEL,
                heads.get(place).map_or("", |head| head.text),
            )
        })
    };
    let first = head_columns(Some(&nodes));
    let again = head_columns(None);
    let room = flow.height(&first) + 50.0;
    flow.need(room);
    flow.columns(&first);
    flow.skip(3.0);
    let body = flow.node(Some(table), Role::TableBody);
    for row in rows {
        let line = flow.node(Some(body), Role::Row);
        let cells: Vec<NodeId> = heads.iter().map(|_| flow.node(Some(line), Role::Cell)).collect();
        let columns = columns(heads, |place| {
            let text = shown(row.get(place).map_or("", String::as_str));
            Piece::new(
                cells.get(place).copied(),
                of_side(heads, place, styles::TEXT, styles::FIGURES),
                text,
            )
        });
        let height = flow.height(&columns) + 5.0;
        if !flow.fits(height) {
            flow.new_page();
            flow.columns(&again);
            flow.skip(3.0);
        }
        set_row(flow, &columns);
    }
    let line = flow.node(Some(body), Role::Row);
    let span = u32::try_from(heads.len().saturating_sub(1)).unwrap_or(1);
    let name = flow.node(Some(line), Role::RowHead { span });
    let cell = flow.node(Some(line), Role::Cell);
    let end = heads.last().map_or(LEFT, |head| head.x);
    let columns = [
        Column {
            x: LEFT,
            width: end - LEFT - 8.0,
            side: Side::Left,
            pieces: vec![Piece::new(Some(name), styles::STRONG, sum.0)],
        },
        Column {
            x: end,
            width: LEFT + WIDTH - end,
            side: Side::Right,
            pieces: vec![Piece::new(Some(cell), styles::STRONG_FIGURES, sum.1)],
        },
    ];
    let height = flow.height(&columns) + 10.0;
    flow.need(height);
    flow.rule(1.0, crate::layout::INK);
    flow.skip(5.0);
    flow.columns(&columns);
    flow.skip(18.0);
}

/// Sums stand below each other; all else reads as text.
fn of_side(heads: &[Heading<'_>], place: usize, text: Style, figures: Style) -> Style {
    match heads.get(place) {
        Some(head) if head.side == Side::Right => figures,
        _ => text,
    }
}

fn columns(heads: &[Heading<'_>], piece: impl Fn(usize) -> Piece) -> Vec<Column> {
    let heads = heads.iter().enumerate();
    heads
        .map(|(place, head)| Column {
            x: head.x,
            width: head.width,
            side: head.side,
            pieces: vec![piece(place)],
        })
        .collect()
}

/// What was added to gifts, a line for each fund and project; sums that cannot be added up are told one by one.
pub(crate) fn added(gifts: &[Gift]) -> Vec<(String, Added)> {
    let mut found: Vec<(String, Added)> = Vec::new();
    for gift in gifts {
        for one in gift.added.iter().filter(|one| one.amount.minor != 0) {
            let known = found
                .iter_mut()
                .find(|(project, other)| *project == gift.project && other.fund == one.fund);
            match known.and_then(|(_, other)| Some((other.amount.checked_add(one.amount).ok()?, other))) {
                Some((sum, other)) => other.amount = sum,
                None => found.push((gift.project.clone(), one.clone())),
            }
        }
    }
    found
}

/// A heading with notes below it.
pub(crate) fn notes(flow: &mut Flow, heading: &str, lines: impl IntoIterator<Item = String>) -> Vec<Piece> {
    let mut pieces = vec![flow.heading(None, 2, styles::HEADING, heading)];
    for line in lines {
        pieces.push(flow.paragraph(None, styles::NOTE, &line).after(2.0));
    }
    pieces
}

/// Notes at the end of a document, beside each other below a line: they are not part of what stands above.
pub(crate) fn aside(flow: &mut Flow, notes: Vec<Vec<Piece>>) {
    let notes: Vec<Vec<Piece>> = notes.into_iter().filter(|pieces| !pieces.is_empty()).collect();
    if notes.is_empty() {
        return;
    }
    let count = notes.len() as f32;
    let width = (WIDTH - (count - 1.0) * 24.0) / count;
    let mut x = LEFT;
    let mut columns = Vec::new();
    for pieces in notes {
        let side = Side::Left;
        columns.push(Column {
            x,
            width,
            side,
            pieces,
        });
        x += width + 24.0;
    }
    let height = flow.height(&columns) + 9.0;
    flow.need(height);
    flow.rule(0.5, HAIR);
    flow.skip(9.0);
    flow.columns(&columns);
}

/// Numbers of a body with their names.
pub(crate) fn numbers<'a>(
    numbers: &'a [Identifier],
    name: impl Fn(domain::identifier::IdentifierKind) -> Option<&'a str>,
) -> Vec<String> {
    let numbers = numbers.iter();
    numbers
        .filter_map(|number| {
            Some(format!(
                "{} {}",
                name(number.kind())?,
                number.written().replace(' ', "\u{202f}")
            ))
        })
        .collect()
}

/// How a language writes sums.
pub(crate) struct Signs {
    pub decimal: char,
    pub group: char,
    /// Whether the sign of the currency stands before the number.
    pub sign_first: bool,
}

impl Signs {
    pub(crate) fn money(&self, money: Money) -> String {
        let sign = figure::sign(&money.currency);
        let number = figure::number(money, self.decimal, self.group);
        if self.sign_first {
            let space = if sign.chars().all(char::is_alphabetic) {
                "\u{a0}"
            } else {
                ""
            };
            format!("{sign}{space}{number}")
        } else {
            format!("{number}\u{a0}{sign}")
        }
    }
}
