//! One weight of our typeface: how wide its letters are, and which glyph stands for which.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};

pub(super) struct Face {
    pub font: Font,
    data: FontRef<'static>,
    units: f32,
}

const REGULAR: &[u8] = include_bytes!("../../fonts/OpenSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/OpenSans-Bold.ttf");

impl Face {
    pub fn regular() -> Option<Self> {
        Self::new(REGULAR)
    }

    pub fn bold() -> Option<Self> {
        Self::new(BOLD)
    }

    fn new(bytes: &'static [u8]) -> Option<Self> {
        let data = FontRef::new(bytes).ok()?;
        let metrics = data.metrics(Size::unscaled(), LocationRef::default());
        let units = f32::from(metrics.units_per_em);
        Some(Self { font: Font::new(bytes.into(), 0)?, data, units })
    }

    /// The text in its lines, with every letter we cannot print replaced, so that none is missing
    /// unseen.
    pub fn printable(&self, text: &str) -> String {
        let known = self.data.charmap();
        let shown = |c: char| match c {
            '\n' => c,
            '\u{a0}' | '\u{202f}' | '\t' => ' ',
            c if known.map(c).is_some() => c,
            _ => '?',
        };
        text.chars().map(shown).collect()
    }

    /// One letter, in parts of the font's size.
    pub fn width_of(&self, letter: char) -> f32 {
        self.letter(letter).1
    }

    /// Draws a letter of this size, upwards from its base line.
    pub fn outline(&self, letter: char, size: f32, pen: &mut impl OutlinePen) {
        let glyph = self.data.charmap().map(letter).unwrap_or_default();
        let Some(outline) = self.data.outline_glyphs().get(glyph) else { return };
        let how = DrawSettings::unhinted(Size::new(size), LocationRef::default());
        // A letter whose outline is broken is a hole: the typeface is our own, and tested.
        let _ = outline.draw(how, pen);
    }

    /// In parts of the font's size.
    pub fn width(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.letter(letter).1).sum()
    }

    /// `spacing` is added behind each letter, in parts of the font's size.
    pub fn glyphs(&self, text: &str, spacing: f32) -> Vec<KrillaGlyph> {
        let letters = text.char_indices().map(|(at, letter)| {
            let (glyph, advance) = self.letter(letter);
            let range = at..at + letter.len_utf8();
            KrillaGlyph::new(glyph, advance + spacing, 0.0, 0.0, 0.0, range, None)
        });
        letters.collect()
    }

    fn letter(&self, letter: char) -> (GlyphId, f32) {
        let glyph = self.data.charmap().map(letter).unwrap_or_default();
        let metrics = self.data.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = metrics.advance_width(glyph).unwrap_or_default() / self.units;
        (GlyphId::new(glyph.to_u32()), advance)
    }
}
