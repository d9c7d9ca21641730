//! XML in bounded pieces: no document type, no entities but XML's own, no depth and no number without end.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::decode::labelled;
use crate::features;
use crate::finding::Refused;
use crate::message::{BankMessage, Message};
use crate::words::squeezed;

/// Elements within each other; statements have about fifteen.
const DEPTH_MAX: usize = 40;
/// Elements of one piece, such as an entry with all its details.
const ELEMENTS_MAX: usize = 1_000_000;

/// Bytes of the text of one element; the longest that a statement may have are links of 2048.
const TEXT_MAX: usize = 4_000;

/// The text of an XML file: in the encoding of its mark or its declaration, else UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    match declared(bytes) {
        Some(label)
            if !label.eq_ignore_ascii_case("utf-8") && !label.to_ascii_lowercase().starts_with("utf-16") =>
        {
            labelled(bytes, &label).map_err(Refused::from)
        }
        _ => features::text(bytes),
    }
}

/// The encoding that the declaration names; it is written in ASCII, whatever the rest is written in.
fn declared(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.trim_ascii_start();
    if !bytes.starts_with(b"<?xml") {
        return None;
    }
    let end = bytes.iter().take(DECLARATION_MAX).position(|b| *b == b'>')?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let (_, after) = head.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(label, _)| label.to_owned())
}

const DECLARATION_MAX: usize = 200;

/// An element with everything in it.
#[derive(Debug)]
pub(crate) struct Node {
    name: String,
    line: usize,
    text: String,
    currency: Option<String>,
    children: Vec<Node>,
}

/// The beginning of an element, whose content is still to be read.
pub(crate) struct Tag {
    pub name: String,
    pub line: usize,
    currency: Option<String>,
    /// It is not in the namespace of the file: an addition of somebody's own.
    foreign: bool,
}

/// A file that is read element by element.
pub(crate) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    text: &'a str,
    /// A place in the text and the line it is on, so that lines are counted once.
    counted: (usize, usize),
    depth: usize,
    elements: usize,
    namespace: Option<String>,
}

enum Piece<'a> {
    Start(Tag),
    End,
    Text(Cow<'a, str>),
    Eof,
}

impl<'a> Xml<'a> {
    /// The reader and the first element, whose namespace is that of the file.
    pub fn open(text: &'a str) -> Result<(Self, Tag), Refused> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut xml = Self {
            reader,
            text,
            counted: (0, 1),
            depth: 0,
            elements: 0,
            namespace: None,
        };
        match xml.child()? {
            Some(tag) => Ok((xml, tag)),
            None => Err(xml.broken("there is no element")),
        }
    }

    /// The namespace of the file.
    pub fn namespace(&self) -> &str {
        self.namespace.as_deref().unwrap_or_default()
    }

    /// The next element within the one that was begun last, or none at its end.
    pub fn child(&mut self) -> Result<Option<Tag>, Refused> {
        loop {
            match self.piece()? {
                Piece::Start(tag) if tag.foreign => self.skip()?,
                Piece::Start(tag) => return Ok(Some(tag)),
                Piece::Text(_) => {}
                Piece::End | Piece::Eof => return Ok(None),
            }
        }
    }

    /// Passes over the rest of the element that was begun last.
    pub fn skip(&mut self) -> Result<(), Refused> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.piece()?;
        }
        Ok(())
    }

    /// Everything in the element that was begun last.
    pub fn node(&mut self, tag: Tag) -> Result<Node, Refused> {
        self.elements = 0;
        self.rest(tag)
    }

    /// Nothing may follow the element that holds all others.
    pub fn finish(mut self) -> Result<(), Refused> {
        loop {
            match self.piece()? {
                Piece::Eof => return Ok(()),
                Piece::Start(_) => return Err(self.broken("a second document follows the first")),
                Piece::End | Piece::Text(_) => {}
            }
        }
    }

    fn rest(&mut self, tag: Tag) -> Result<Node, Refused> {
        let mut node = Node {
            name: tag.name,
            line: tag.line,
            text: String::new(),
            currency: tag.currency,
            children: vec![],
        };
        self.elements += 1;
        if self.elements > ELEMENTS_MAX {
            let many = BankMessage::TooMany { max: ELEMENTS_MAX };
            return Err(Refused::line(node.line, many));
        }
        loop {
            match self.piece()? {
                Piece::Start(tag) if tag.foreign => self.skip()?,
                // Bounded by the depth, which `piece` watches.
                Piece::Start(tag) => node.children.push(self.rest(tag)?),
                Piece::Text(text) => {
                    node.text.push_str(&text);
                    let length = node.text.len();
                    if length > TEXT_MAX {
                        let long = Message::TooLong {
                            max: TEXT_MAX,
                            length,
                        };
                        return Err(Refused::line(node.line, long).field(&node.name));
                    }
                }
                Piece::End | Piece::Eof => return Ok(node),
            }
        }
    }

    fn piece(&mut self) -> Result<Piece<'a>, Refused> {
        loop {
            let event = self.reader.read_event();
            let event = match event {
                Ok(event) => event,
                Err(error) => return Err(self.broken(&error.to_string())),
            };
            match event {
                Event::Start(start) | Event::Empty(start) => return self.start(&start).map(Piece::Start),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Piece::End);
                }
                Event::Text(text) => return Ok(Piece::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Piece::Text(text.xml10_content())),
                Event::GeneralRef(name) => {
                    let c = match name.resolve_char_ref() {
                        Ok(c) => c,
                        Err(error) => return Err(self.broken(&error.to_string())),
                    };
                    let text = match c {
                        Some(c) => Some(c.to_string()),
                        None => resolve_xml_entity(&name).map(str::to_owned),
                    };
                    let name = name.into_inner().into_owned();
                    return match text {
                        Some(text) => Ok(Piece::Text(Cow::Owned(text))),
                        None => Err(Refused::line(self.line(), BankMessage::Entity { name })),
                    };
                }
                Event::DocType(_) => return Err(Refused::line(self.line(), BankMessage::Doctype)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.depth > 0 => return Err(self.broken("the file ends within an element")),
                Event::Eof => return Ok(Piece::Eof),
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<Tag, Refused> {
        let line = self.line();
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(Refused::line(line, BankMessage::TooDeep { max: DEPTH_MAX }));
        }
        let (resolved, _) = self.reader.resolver().resolve_element(start.name());
        let namespace = match resolved {
            ResolveResult::Bound(namespace) => Some(namespace.as_ref().to_owned()),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(prefix) => {
                return Err(self.broken(&format!("the prefix {prefix} is not declared")));
            }
        };
        let foreign = match (&self.namespace, &namespace) {
            (None, _) => {
                self.namespace = Some(namespace.unwrap_or_default());
                false
            }
            (Some(own), found) => found.as_deref().unwrap_or_default() != own,
        };
        let currency = match start.try_get_attribute("Ccy") {
            Ok(attribute) => attribute.map(|it| it.value.into_owned()),
            Err(error) => return Err(self.broken(&error.to_string())),
        };
        Ok(Tag {
            name: start.local_name().as_ref().to_owned(),
            line,
            currency,
            foreign,
        })
    }

    fn place(&self) -> usize {
        usize::try_from(self.reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(self.text.len())
    }

    /// The line that reading has come to.
    fn line(&mut self) -> usize {
        let place = self.place();
        let (from, line) = self.counted;
        let passed = self.text.as_bytes().get(from..place).unwrap_or_default();
        let line = line + passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = (place.max(from), line);
        line
    }

    fn broken(&mut self, detail: &str) -> Refused {
        let detail = detail.to_owned();
        Refused::line(self.line(), BankMessage::NotXml { detail })
    }
}

/// An element and the way to it, for people.
#[derive(Clone)]
pub(crate) struct At<'n> {
    node: &'n Node,
    path: String,
}

impl<'n> At<'n> {
    pub fn new(node: &'n Node, path: String) -> Self {
        Self { node, path }
    }

    /// The text, without blanks around it.
    pub fn text(&self) -> &'n str {
        self.node.text.trim()
    }

    /// The attribute `Ccy`.
    pub fn currency(&self) -> &'n str {
        self.node.currency.as_deref().unwrap_or_default()
    }

    pub fn line(&self) -> usize {
        self.node.line
    }

    /// The elements of this name.
    pub fn all(&self, name: &'n str) -> impl Iterator<Item = At<'n>> + use<'n> {
        let (path, node) = (self.path.clone(), self.node);
        let matching = node.children.iter().filter(move |child| child.name == name);
        matching.enumerate().map(move |(place, child)| At {
            node: child,
            path: match place {
                0 => format!("{path}/{name}"),
                _ => format!("{path}/{name}[{}]", place + 1),
            },
        })
    }

    /// The first element on this way, such as `Id/Othr/Id`.
    pub fn at(&self, way: &'n str) -> Option<At<'n>> {
        let mut here = self.clone();
        for name in way.split('/') {
            here = here.all(name).next()?;
        }
        Some(here)
    }

    /// The same, which must be there.
    pub fn need(&self, way: &'n str) -> Result<At<'n>, Refused> {
        let missing = || BankMessage::MissingElement { name: way.to_owned() };
        self.at(way).ok_or_else(|| self.refuse(missing()))
    }

    /// The text of the first of these ways that has one.
    pub fn text_at(&self, ways: &[&'n str]) -> Option<String> {
        let texts = ways.iter().filter_map(|way| self.at(way));
        texts.map(|at| squeezed(at.text())).find(|text| !text.is_empty())
    }

    /// A finding about this element.
    pub fn refuse(&self, message: impl Into<Message>) -> Refused {
        Refused::line(self.node.line, message).field(&self.path)
    }
}
