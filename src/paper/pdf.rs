//! A layout as a PDF: archival (PDF/A-2a) and readable aloud (PDF/UA-1).

use chrono::Datelike;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node as Tagged, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};

use crate::PaperError;
use crate::face::Faces;
use crate::flow::PAGE;
use crate::layout::{Area, Child, Colour, Document, NodeId, Role, Text};

/// Writes it down. The same layout gives the same bytes.
pub(crate) fn write(document: &Document) -> Result<Vec<u8>, PaperError> {
    let failed = |error: &dyn std::fmt::Debug| PaperError::Pdf(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&error))?;
    let mut pdf = krilla::Document::new_with(krilla::SerializeSettings {
        configuration,
        ..Default::default()
    });
    let faces = Faces::get()?;
    let mut marked: Vec<Vec<Option<Identifier>>> = Vec::new();
    for page in &document.pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1)
            .ok_or_else(|| PaperError::Pdf("a page without a size".to_owned()))?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        for area in &page.areas {
            draw_area(&mut surface, area);
        }
        let texts = page.texts.iter();
        marked.push(texts.map(|text| draw_text(&mut surface, faces, text)).collect());
        surface.finish();
        sheet.finish();
    }
    let mut outline = Outline::new();
    for (text, page, y) in &document.outline {
        let place = XyzDestination::new(*page, Point::from_xy(0.0, *y));
        outline.push_child(OutlineNode::new(text.clone(), place));
    }
    pdf.set_outline(outline);
    let mut tree = TagTree::new().with_lang(Some(document.language.clone()));
    for root in &document.roots {
        if let Some(group) = group(document, &marked, *root) {
            tree.push(group);
        }
    }
    pdf.set_tag_tree(tree);
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| failed(&error))
}

fn metadata(document: &Document) -> Metadata {
    let on = document.made_on;
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let date = DateTime::new(u16::try_from(on.year()).unwrap_or(0))
        .month(small(on.month()))
        .day(small(on.day()));
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.author.clone()])
        .language(document.language.clone())
        .creator("Parvis".to_owned())
        .producer("Parvis".to_owned())
        .creation_date(date)
}

fn fill(colour: Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        ..Fill::default()
    }
}

fn draw_area(surface: &mut Surface<'_>, area: &Area) {
    let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        surface.set_fill(Some(fill(area.colour)));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn draw_text(surface: &mut Surface<'_>, faces: &Faces, text: &Text) -> Option<Identifier> {
    if text.text.is_empty() {
        return None;
    }
    let shown = if text.goes_on {
        format!("{} ", text.text)
    } else {
        text.text.clone()
    };
    let tag = if text.counts {
        ContentTag::Span(SpanTag::empty())
    } else {
        ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
    };
    let identifier = surface.start_tagged(tag);
    let style = text.style;
    surface.set_fill(Some(fill(style.colour)));
    surface.draw_glyphs(
        Point::from_xy(text.x, text.baseline),
        &faces.shape(style.setting, &shown).glyphs,
        faces.font(style.setting.weight),
        &shown,
        style.size,
        false,
    );
    surface.end_tagged();
    text.counts.then_some(identifier)
}

/// A piece and what is below it; none where nothing was set.
fn group(document: &Document, marked: &[Vec<Option<Identifier>>], id: NodeId) -> Option<TagGroup> {
    let node = document.nodes.get(id.0)?;
    let mut children: Vec<Tagged> = Vec::new();
    for child in &node.children {
        match child {
            Child::Node(id) => children.extend(group(document, marked, *id).map(Tagged::from)),
            Child::Text(page, place) => {
                let identifier = marked.get(*page).and_then(|texts| texts.get(*place));
                children.extend(identifier.copied().flatten().map(Tagged::from));
            }
        }
    }
    if children.is_empty() {
        return None;
    }
    Some(TagGroup::with_children(tag(&node.role), children))
}

fn tag(role: &Role) -> TagKind {
    match role {
        Role::Part { language } => Tag::Section.with_lang(Some(language.clone())).into(),
        Role::Heading { level, text } => {
            let level = std::num::NonZeroU16::new(*level).unwrap_or(std::num::NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHead { span } => Tag::TH(TableHeaderScope::Row)
            .with_col_span(std::num::NonZeroU32::new(*span))
            .into(),
        Role::Cell => Tag::TD.into(),
    }
}
