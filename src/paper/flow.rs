//! Setting things below each other, over as many pages as they need.

use chrono::NaiveDate;

use crate::PaperError;
use crate::face::Faces;
use crate::layout::{Area, Child, Colour, Document, Node, NodeId, Page, QUIET, Role, Style, Text};
use crate::wrap::{self, Line};

/// A4 upright, in points of 1/72 inch.
pub(crate) const PAGE: (f32, f32) = (595.0, 842.0);
/// The left edge of the text.
pub(crate) const LEFT: f32 = 62.0;
/// How wide the text is.
pub(crate) const WIDTH: f32 = PAGE.0 - 2.0 * LEFT;
/// Where the text begins on the first page.
const TOP: f32 = 48.0;
/// Where it begins on the pages after it, below the running head.
const TOP_AFTER: f32 = 82.0;
/// Where it ends, above the foot.
const BOTTOM: f32 = PAGE.1 - 58.0;
/// The line of the foot.
const FOOT: f32 = PAGE.1 - 36.0;
/// The line of the running head.
const HEAD: f32 = 54.0;
const SMALL: Style = Style::new(8.0, 11.0).in_colour(QUIET);

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A text with how it is set and what it is.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// None for what repeats something that was said before.
    pub node: Option<NodeId>,
    pub style: Style,
    pub text: String,
    /// Empty room above.
    pub above: f32,
}

impl Piece {
    pub(crate) fn new(node: Option<NodeId>, style: Style, text: &str) -> Self {
        Self {
            node,
            style,
            text: text.to_owned(),
            above: 0.0,
        }
    }

    pub(crate) fn after(mut self, above: f32) -> Self {
        self.above = above;
        self
    }
}

/// Texts below each other in a column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub x: f32,
    pub width: f32,
    pub side: Side,
    pub pieces: Vec<Piece>,
}

/// A part of a page that something takes up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Segment {
    pub page: usize,
    pub top: f32,
    pub bottom: f32,
}

/// A line that waits for its place.
struct Waiting {
    node: Option<NodeId>,
    style: Style,
    line: Line,
    above: f32,
}

/// The pen.
pub(crate) struct Flow {
    faces: &'static Faces,
    document: Document,
    /// Where the next thing begins.
    pub y: f32,
    /// What the pages after the first are headed with.
    running_head: String,
    /// Where this page began.
    top: f32,
}

impl Flow {
    /// An empty page.
    pub(crate) fn new(
        title: &str,
        author: &str,
        language: &str,
        made_on: NaiveDate,
    ) -> Result<Self, PaperError> {
        let faces = Faces::get()?;
        Ok(Self {
            faces,
            document: Document {
                title: faces.clean(title),
                author: faces.clean(author),
                language: language.to_owned(),
                made_on,
                pages: vec![Page::default()],
                nodes: Vec::new(),
                roots: Vec::new(),
                outline: Vec::new(),
            },
            y: TOP,
            running_head: String::new(),
            top: TOP,
        })
    }

    /// What the pages after the first are headed with, on one line.
    pub(crate) fn set_running_head(&mut self, text: &str) {
        let lines = wrap::lines(self.faces, SMALL.setting, SMALL.size, WIDTH, text);
        self.running_head = lines
            .into_iter()
            .next()
            .map_or_else(String::new, |line| line.text);
    }

    /// A piece of the document below another, or at its root.
    pub(crate) fn node(&mut self, parent: Option<NodeId>, role: Role) -> NodeId {
        let id = NodeId(self.document.nodes.len());
        self.document.nodes.push(Node {
            role,
            children: Vec::new(),
        });
        match parent.and_then(|parent| self.document.nodes.get_mut(parent.0)) {
            Some(parent) => parent.children.push(Child::Node(id)),
            None => self.document.roots.push(id),
        }
        id
    }

    /// A text that is a paragraph of its own.
    pub(crate) fn paragraph(&mut self, parent: Option<NodeId>, style: Style, text: &str) -> Piece {
        let node = self.node(parent, Role::Paragraph);
        Piece::new(Some(node), style, text)
    }

    /// A text that is a heading.
    pub(crate) fn heading(&mut self, parent: Option<NodeId>, level: u16, style: Style, text: &str) -> Piece {
        let text = self.faces.clean(text);
        let role = Role::Heading {
            level,
            text: text.clone(),
        };
        let node = self.node(parent, role);
        Piece::new(Some(node), style, &text)
    }

    /// Empty room.
    pub(crate) fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// A page further on.
    pub(crate) fn new_page(&mut self) {
        self.document.pages.push(Page::default());
        self.y = TOP;
        if !self.running_head.is_empty() {
            let head = self.running_head.clone();
            self.put_aside(LEFT, HEAD, SMALL, &head);
            self.y = TOP_AFTER;
        }
        self.top = self.y;
    }

    /// Whether this much fits on the page, or would fit on no other better.
    pub(crate) fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM || self.y <= self.top
    }

    /// Goes to the next page where this much would not fit on this one.
    pub(crate) fn need(&mut self, height: f32) {
        if !self.fits(height) {
            self.new_page();
        }
    }

    /// The page on which the pen is.
    pub(crate) fn page(&self) -> usize {
        self.document.pages.len() - 1
    }

    pub(crate) fn measure(&self, style: Style, text: &str) -> f32 {
        self.faces.shape(style.setting, &self.faces.clean(text)).width * style.size
    }

    /// How high columns are when nothing comes between them.
    pub(crate) fn height(&self, columns: &[Column]) -> f32 {
        let heights = columns.iter().map(|column| {
            let lines = self.waiting(column);
            lines.iter().map(|line| line.above + line.style.leading).sum()
        });
        heights.fold(0.0, f32::max)
    }

    fn waiting(&self, column: &Column) -> Vec<Waiting> {
        let mut waiting = Vec::new();
        for piece in &column.pieces {
            let Style { setting, size, .. } = piece.style;
            let lines = wrap::lines(self.faces, setting, size, column.width, &piece.text);
            for (place, line) in lines.into_iter().enumerate() {
                let above = if place == 0 { piece.above } else { 0.0 };
                waiting.push(Waiting {
                    node: piece.node,
                    style: piece.style,
                    line,
                    above,
                });
            }
        }
        waiting
    }

    /// Sets columns beside each other; where they do not fit on the page they go on together on the next.
    pub(crate) fn columns(&mut self, columns: &[Column]) -> Vec<Segment> {
        let mut rest: Vec<std::collections::VecDeque<Waiting>> =
            columns.iter().map(|column| self.waiting(column).into()).collect();
        let mut segments = Vec::new();
        loop {
            let top = self.y;
            let mut bottom = top;
            for (column, waiting) in columns.iter().zip(&mut rest) {
                let mut y = top;
                while let Some(next) = waiting.front() {
                    let above = if y <= self.top { 0.0 } else { next.above };
                    if y + above + next.style.leading > BOTTOM {
                        break;
                    }
                    let Some(next) = waiting.pop_front() else { break };
                    y += above + next.style.leading;
                    // The line stands in the middle of its leading.
                    let baseline = y - (next.style.leading - next.style.size * 0.7) / 2.0;
                    let x = match column.side {
                        Side::Left => column.x,
                        Side::Right => column.x + column.width - next.line.width,
                    };
                    self.put(x, baseline, next);
                }
                bottom = bottom.max(y);
            }
            self.y = bottom;
            segments.push(Segment {
                page: self.page(),
                top,
                bottom,
            });
            if rest.iter().all(std::collections::VecDeque::is_empty) {
                return segments;
            }
            self.new_page();
        }
    }

    /// Sets texts over the whole width.
    pub(crate) fn set(&mut self, pieces: Vec<Piece>) -> Vec<Segment> {
        self.columns(&[Column {
            x: LEFT,
            width: WIDTH,
            side: Side::Left,
            pieces,
        }])
    }

    fn put(&mut self, x: f32, baseline: f32, waiting: Waiting) {
        let page = self.page();
        let Some(on) = self.document.pages.last_mut() else {
            return;
        };
        if let Some(node) = waiting.node.and_then(|node| self.document.nodes.get_mut(node.0)) {
            if let Role::Heading { text, .. } = &node.role
                && node.children.is_empty()
            {
                let top = baseline - waiting.style.size;
                self.document.outline.push((text.clone(), page, top));
            }
            node.children.push(Child::Text(page, on.texts.len()));
        }
        on.texts.push(Text {
            x,
            baseline,
            style: waiting.style,
            text: waiting.line.text,
            goes_on: waiting.line.goes_on,
            counts: waiting.node.is_some(),
        });
    }

    /// A line that is not part of the document.
    pub(crate) fn put_aside(&mut self, x: f32, baseline: f32, style: Style, text: &str) {
        let page = self.page();
        self.put_aside_on(page, x, baseline, style, text);
    }

    fn put_aside_on(&mut self, page: usize, x: f32, baseline: f32, style: Style, text: &str) {
        let text = self.faces.clean(text);
        if let Some(page) = self.document.pages.get_mut(page) {
            page.texts.push(Text {
                x,
                baseline,
                style,
                text,
                goes_on: false,
                counts: false,
            });
        }
    }

    /// An area below the texts of a page.
    pub(crate) fn area(&mut self, page: usize, area: Area) {
        if let Some(page) = self.document.pages.get_mut(page) {
            page.areas.push(area);
        }
    }

    /// A line over the whole width, where the pen is.
    pub(crate) fn rule(&mut self, thickness: f32, colour: Colour) {
        let (page, y) = (self.page(), self.y);
        self.area(
            page,
            Area {
                x: LEFT,
                y,
                width: WIDTH,
                height: thickness,
                colour,
            },
        );
    }

    /// Ends the document: a foot on each page, and its number where there are several.
    pub(crate) fn finish(mut self, foot: &str) -> Document {
        let foot = wrap::lines(self.faces, SMALL.setting, SMALL.size, WIDTH - 60.0, foot);
        let foot = foot.into_iter().next().map_or_else(String::new, |line| line.text);
        let count = self.document.pages.len();
        for page in 0..count {
            self.put_aside_on(page, LEFT, FOOT, SMALL, &foot);
            let number = format!("{}/{count}", page + 1);
            let x = LEFT + WIDTH - self.measure(SMALL, &number);
            self.put_aside_on(page, x, FOOT, SMALL, &number);
        }
        self.document
    }

    /// Ends a document whose pages are each for somebody else.
    pub(crate) fn finish_bare(self) -> Document {
        self.document
    }
}
