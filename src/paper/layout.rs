//! A document that is laid out: what stands where on which page, and what it is.

use chrono::NaiveDate;

use crate::face::{Setting, Weight};

/// A colour in red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub u8, pub u8, pub u8);

/// What is read.
pub(crate) const INK: Colour = Colour(0x1b, 0x1f, 0x24);
/// What is read second: nine times as dark as the paper.
pub(crate) const QUIET: Colour = Colour(0x4d, 0x55, 0x5e);
/// Lines between things.
pub(crate) const HAIR: Colour = Colour(0xc9, 0xce, 0xd4);
/// Behind what must be found first.
pub(crate) const TINT: Colour = Colour(0xf1, 0xf3, 0xf5);
/// What must not be overlooked.
pub(crate) const WARN: Colour = Colour(0xa8, 0x1e, 0x1e);

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub setting: Setting,
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    pub colour: Colour,
}

impl Style {
    pub(crate) const fn new(size: f32, leading: f32) -> Self {
        let setting = Setting {
            weight: Weight::Regular,
            tabular: false,
            tracking: 0.0,
        };
        Self {
            setting,
            size,
            leading,
            colour: INK,
        }
    }

    pub(crate) const fn semi_bold(mut self) -> Self {
        self.setting.weight = Weight::SemiBold;
        self
    }

    pub(crate) const fn figures(mut self) -> Self {
        self.setting.tabular = true;
        self
    }

    pub(crate) const fn tracked(mut self, tracking: f32) -> Self {
        self.setting.tracking = tracking;
        self
    }

    pub(crate) const fn in_colour(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }
}

/// What a piece of the document is, for whoever has it read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// A part in a language of its own.
    Part {
        language: String,
    },
    Heading {
        level: u16,
        text: String,
    },
    Paragraph,
    Table,
    TableHead,
    TableBody,
    Row,
    /// Names the column below it.
    ColumnHead,
    /// Names the row beside it, over so many columns.
    RowHead {
        span: u32,
    },
    Cell,
}

/// A place in [`Document::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NodeId(pub usize);

/// A piece with what it is made of, in the order in which it is read.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub role: Role,
    pub children: Vec<Child>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Child {
    Node(NodeId),
    /// Text: the page, and its place among the texts of that page.
    Text(usize, usize),
}

/// A line of text.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub x: f32,
    pub baseline: f32,
    pub style: Style,
    pub text: String,
    /// Whether a space that is not seen follows.
    pub goes_on: bool,
    /// Whether it is part of the document; page numbers and repeated heads are not.
    pub counts: bool,
}

/// An area of one colour; never read aloud.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub colour: Colour,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// Below the texts.
    pub areas: Vec<Area>,
    pub texts: Vec<Text>,
}

/// All of it.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub title: String,
    pub author: String,
    pub language: String,
    pub made_on: NaiveDate,
    pub pages: Vec<Page>,
    pub nodes: Vec<Node>,
    pub roots: Vec<NodeId>,
    /// Headings with the page and the height at which they are.
    pub outline: Vec<(String, usize, f32)>,
}

#[cfg(test)]
impl Document {
    /// The lines of text as they are read, page by page.
    pub(crate) fn text(&self) -> String {
        let mut shown = String::new();
        for (number, page) in self.pages.iter().enumerate() {
            shown.push_str(&format!("— page {}\n", number + 1));
            for text in &page.texts {
                shown.push_str(&text.text);
                shown.push('\n');
            }
        }
        shown.replace('\u{a0}', "~").replace('\u{202f}', "_")
    }

    /// What stands outside the margin that a printer can print.
    pub(crate) fn outside(&self) -> Vec<String> {
        let faces = crate::face::Faces::get().unwrap();
        let mut found = Vec::new();
        for page in &self.pages {
            for text in &page.texts {
                let width = faces.shape(text.style.setting, &text.text).width * text.style.size;
                let (top, bottom) = (
                    text.baseline - text.style.size,
                    text.baseline + 0.3 * text.style.size,
                );
                let inside = text.x >= 20.0
                    && text.x + width <= crate::flow::PAGE.0 - 20.0
                    && top >= 20.0
                    && bottom <= crate::flow::PAGE.1 - 20.0;
                if !inside {
                    found.push(text.text.clone());
                }
            }
            for area in &page.areas {
                if area.y < 0.0 || area.y + area.height > crate::flow::PAGE.1 || area.height < 0.0 {
                    found.push(format!("{area:?}"));
                }
            }
        }
        found
    }
}
