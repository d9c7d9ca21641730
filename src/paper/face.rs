//! The typeface: what can be printed, and how wide it is.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{
    Direction, Feature, FontRef, ShapeOptions, ShapePlan, ShaperData, Tag, UnicodeBuffer, script,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::PaperError;

/// Commissioner, the face of the pages, under the Open Font License: see `fonts/OFL.txt`.
const REGULAR: &[u8] = include_bytes!("fonts/Commissioner-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Commissioner-SemiBold.ttf");

/// Where a character is that the face does not have.
pub(crate) const INSTEAD: char = '◊';
/// How wide each digit is in a column of figures, in shares of the size: the face has none of one width.
const FIGURE: f32 = 0.62;
/// How wide the narrow space between groups of digits is.
const NARROW: f32 = 0.18;
/// More accents than that on one letter would climb into the line above.
const ACCENTS_MAX: usize = 2;

/// One weight of the face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
}

/// Text as glyphs, in shares of the size.
#[derive(Debug, Clone)]
pub(crate) struct Shaped {
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

/// How text is set, but for its size and colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Setting {
    pub weight: Weight,
    /// Digits of one width, so that they stand below each other.
    pub tabular: bool,
    /// What is added between letters, in shares of the size.
    pub tracking: f32,
}

struct Loaded {
    font: Font,
    reader: FontRef<'static>,
    data: ShaperData,
    /// How Latin text is laid out, and figures that stand below each other: worked out once, for nearly all text is
    /// of that kind.
    plans: [ShapePlan; 2],
}

/// The face in its weights.
pub(crate) struct Faces {
    regular: Loaded,
    semi_bold: Loaded,
}

static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
    Some(Faces {
        regular: Loaded::new(REGULAR)?,
        semi_bold: Loaded::new(SEMI_BOLD)?,
    })
});

impl Loaded {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let reader = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&reader);
        let shaper = data.shaper(&reader).build();
        let latin = Some(script::LATIN);
        let plan = |features| ShapePlan::new(&shaper, Direction::LeftToRight, latin, None, features);
        let plans = [plan(&[]), plan(&no_kerning())];
        Some(Self {
            font,
            reader,
            data,
            plans,
        })
    }
}

impl Faces {
    /// Read once for the whole process.
    pub(crate) fn get() -> Result<&'static Faces, PaperError> {
        FACES.as_ref().ok_or(PaperError::Font)
    }

    fn of(&self, weight: Weight) -> &Loaded {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semi_bold,
        }
    }

    pub(crate) fn font(&self, weight: Weight) -> Font {
        self.of(weight).font.clone()
    }

    /// Lays one line out.
    pub(crate) fn shape(&self, setting: Setting, text: &str) -> Shaped {
        let loaded = self.of(setting.weight);
        let mut buffer = UnicodeBuffer::new();
        for (at, c) in text.char_indices() {
            buffer.add(drawn_as(c), u32::try_from(at).unwrap_or(u32::MAX));
        }
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let no_kerning = no_kerning();
        let features: &[Feature] = if setting.tabular { &no_kerning } else { &[] };
        let options = ShapeOptions::new().features(features);
        let shaper = loaded.data.shaper(&loaded.reader).build();
        let laid = if buffer.script() == script::LATIN {
            let plan = &loaded.plans[usize::from(setting.tabular)];
            shaper.shape(buffer, options.plan(Some(plan)))
        } else {
            shaper.shape(buffer, options)
        };
        let starts: Vec<usize> = laid
            .glyph_infos()
            .iter()
            .map(|info| usize::try_from(info.cluster).unwrap_or(0))
            .collect();
        let em = loaded.font.units_per_em();
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(starts.len());
        for (place, (info, position)) in laid.glyph_infos().iter().zip(laid.glyph_positions()).enumerate() {
            let start = starts[place];
            let end = starts[place..]
                .iter()
                .copied()
                .find(|next| *next > start)
                .unwrap_or(text.len());
            let mut advance = position.x_advance as f32 / em;
            let mut offset = position.x_offset as f32 / em;
            if text.get(start..end) == Some("\u{202f}") {
                advance = NARROW;
            }
            if setting.tabular && is_digit(text, &(start..end)) {
                offset += (FIGURE - advance) / 2.0;
                advance = FIGURE;
            }
            // Behind the last glyph of a letter and its accents.
            if starts.get(place + 1).is_some_and(|next| *next > start) {
                advance += setting.tracking;
            }
            width += advance;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                offset,
                position.y_offset as f32 / em,
                0.0,
                start..end,
                None,
            ));
        }
        Shaped { glyphs, width }
    }

    /// Whether the face has this character, or the parts that it is made of.
    fn has(&self, c: char) -> bool {
        if is_common(c) {
            return true;
        }
        self.draws(c)
    }

    fn draws(&self, c: char) -> bool {
        if is_hidden(c) || is_private(c) {
            return false;
        }
        let setting = Setting {
            weight: Weight::Regular,
            tabular: false,
            tracking: 0.0,
        };
        let mut bytes = [0; 4];
        let glyphs = self.shape(setting, c.encode_utf8(&mut bytes)).glyphs;
        !glyphs.is_empty() && glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0)
    }

    /// The text as it is printed: what the face does not have is [`INSTEAD`], what has no shape is left out.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut accents = 0;
        let mut cleaned = String::with_capacity(text.len());
        for c in text.chars() {
            accents = if is_accent(c) { accents + 1 } else { 0 };
            if c == '\n' {
                cleaned.push(c);
            } else if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}') {
                cleaned.push(' ');
            } else if !is_hidden(c) && accents <= ACCENTS_MAX {
                cleaned.push(if self.has(c) { c } else { INSTEAD });
            }
        }
        cleaned
    }
}

/// Whether every character of a text comes out as itself, so that a name that is printed is the name that was
/// typed. Latin, Greek and Cyrillic letters do.
pub fn can_print(text: &str) -> bool {
    Faces::get().is_ok_and(|faces| faces.clean(text) == text)
}

/// The characters of a text that would not come out as themselves, each once.
pub(crate) fn unprintable(text: &str) -> String {
    let mut found = String::new();
    for c in text.chars() {
        let mut bytes = [0; 4];
        if !found.contains(c) && !can_print(c.encode_utf8(&mut bytes)) {
            found.push(c);
        }
    }
    found
}

/// Figures that stand below each other keep their distance.
fn no_kerning() -> [Feature; 1] {
    [Feature::new(Tag::new(b"kern"), 0, ..)]
}

/// What the face has for certain: nearly everything that is ever asked for.
fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{131}' | '\u{2009}' | '–' | '—' | '‘' | '’' | '“'
        | '”' | '…' | '\u{202f}' | '€')
}

/// The narrow no-break space and the no-break hyphen, which the face has under the names of their breaking twins.
fn drawn_as(c: char) -> char {
    match c {
        '\u{202f}' => '\u{2009}',
        '\u{2011}' => '\u{2010}',
        other => other,
    }
}

fn is_digit(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone())
        .is_some_and(|glyph| glyph.len() == 1 && glyph.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}')
}

/// Signs that have no shape, and could turn the order of what stands around them.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What every maker of fonts may mean something else by.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_certain_is_there_in_both_weights() {
        let faces = Faces::get().unwrap();
        for c in ('\0'..='\u{ffff}').filter(|c| is_common(*c)) {
            assert!(faces.draws(c), "{c:?}");
            for weight in [Weight::Regular, Weight::SemiBold] {
                let setting = Setting {
                    weight,
                    tabular: false,
                    tracking: 0.0,
                };
                let glyphs = faces.shape(setting, &c.to_string()).glyphs;
                assert!(glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0), "{c:?}");
            }
        }
    }

    #[test]
    fn figures_stand_below_each_other() {
        let faces = Faces::get().unwrap();
        let setting = Setting {
            weight: Weight::Regular,
            tabular: true,
            tracking: 0.0,
        };
        let width = |text: &str| faces.shape(setting, text).width;
        assert!((width("111,11") - width("908,74")).abs() < 0.001);
    }
}
