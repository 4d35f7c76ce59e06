//! An ID card to cut out: front and back side by side at their true size, to fold along the edge
//! they share.

use std::num::NonZeroU16;

use krilla::tagging::{Tag, TagKind};
use web::Frame;

use super::{Block, Faces, INCH, Line, PLAIN, Paper, Rect, Style, TITLE, WIDTH};

/// A card for a wallet, and what stands on the sheet above it.
pub struct IdCard {
    pub title: String,
    pub notes: Vec<String>,
    pub front: Side,
    pub back: Side,
}

pub struct Side {
    /// What this side is called, to those who hear it.
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
    /// Two in a row below: what is left out, from the last one on, before anything is set too
    /// small to read.
    pub more: Vec<Cell>,
}

pub struct Cell {
    pub label: String,
    pub value: String,
}

impl Cell {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

const MILLIMETRE: f32 = INCH / 25.4;
/// As every bank card is (ISO/IEC 7810 ID-1).
pub(super) const CARD_WIDTH: f32 = 85.6 * MILLIMETRE;
pub(super) const CARD_HEIGHT: f32 = 53.98 * MILLIMETRE;
const CARD_LEFT: f32 = (WIDTH - 2.0 * CARD_WIDTH) / 2.0;
const TOP: f32 = 0.75 * INCH;
const EDGE: f32 = 4.0 * MILLIMETRE;
const GAP: f32 = 2.0 * MILLIMETRE;

const SIDE: Style = Style { bold: true, size: 10.0, leading: 14.0, after: 4.0, spacing: 0.0 };
const LABEL: Style = Style { size: 8.0, leading: 9.5, after: 0.0, ..PLAIN };
const VALUE: Style = Style { bold: true, size: 9.5, leading: 11.5, after: 3.5, spacing: 0.0 };
/// The smallest value that some states let stand on a card: 8 points (HEALTH-DATA 4.2).
const LEAST: f32 = 8.0 / VALUE.size;

/// How large labels and values are set.
type Scale = (f32, f32);

const SIZES: [Scale; 5] = [(1.0, 1.0), (1.0, 0.92), (1.0, LEAST), (0.9, LEAST), (0.8, LEAST)];
/// A name or address that is longer than a card is large must still lie within it.
const SMALLER: [Scale; 3] = [(0.7, 0.7), (0.6, 0.6), (0.5, 0.5)];

/// The card as a PDF; nothing where it cannot be set.
pub fn id_card(f: &Frame, card: &IdCard) -> Option<Vec<u8>> {
    let faces = Faces::ours().ok()?;
    let (blocks, frames) = set(&faces, card);
    let (title, author, lang) = (card.title.as_str(), f.plan().name.as_str(), f.lang().tag());
    Paper { title, author, lang, pages: 1, blocks, frames, top: TOP }.printed(&faces).ok()
}

/// The sheet's blocks in reading order, and the edges to cut along.
fn set(faces: &Faces, card: &IdCard) -> (Vec<Block>, Vec<Rect>) {
    let mut setting = Setting { faces, blocks: Vec::new() };
    let mut down = TOP;
    let sheet = (CARD_LEFT, 2.0 * CARD_WIDTH);
    down = setting.block(heading(1, &card.title), (TITLE, &card.title), (sheet, down));
    for note in &card.notes {
        down = setting.block(Tag::P, (PLAIN, note), (sheet, down));
    }
    let sides = [(CARD_LEFT, &card.front), (CARD_LEFT + CARD_WIDTH, &card.back)];
    let top = down + 0.5 * INCH;
    for (left, side) in sides {
        setting.side(side, (left, top));
    }
    let frames = sides.map(|(left, _)| Rect::from_xywh(left, top, CARD_WIDTH, CARD_HEIGHT));
    (setting.blocks, frames.into_iter().flatten().collect())
}

fn heading(level: u16, words: &str) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(words.to_owned())).into()
}

pub(super) struct Setting<'a> {
    faces: &'a Faces,
    blocks: Vec<Block>,
}

/// Where a block begins and how wide it may be, and how far down the sheet.
type Place = ((f32, f32), f32);

impl<'a> Setting<'a> {
    /// The lines of one side, without what it is called.
    pub fn side_alone(faces: &'a Faces, side: &Side, at: (f32, f32)) -> Vec<Line> {
        let mut setting = Self { faces, blocks: Vec::new() };
        setting.fitted(side, at);
        setting.blocks.into_iter().flat_map(|block| block.lines).map(|(_, line)| line).collect()
    }

    fn side(&mut self, side: &Side, (left, top): (f32, f32)) {
        let above = top - SIDE.leading - SIDE.after;
        let name = (SIDE, side.name.as_str());
        self.block(heading(2, &side.name), name, ((left, CARD_WIDTH), above));
        self.fitted(side, (left, top));
    }

    /// As much as can be read, in the largest size in which it lies within the card.
    fn fitted(&mut self, side: &Side, (left, top): (f32, f32)) {
        let before = self.blocks.len();
        let whole = (0..=side.more.len()).rev();
        let tries = whole.flat_map(|count| SIZES.map(|scale| (count, scale)));
        for (count, scale) in tries.chain(SMALLER.map(|scale| (0, scale))) {
            self.blocks.truncate(before);
            let rows = side.rows.iter().map(Vec::as_slice);
            let rows = rows.chain(side.more[..count].chunks(2));
            if self.rows(rows, (left, top), scale) <= top + CARD_HEIGHT - EDGE {
                break;
            }
        }
    }

    /// All rows in this size; where the last of them ends.
    fn rows<'c>(
        &mut self,
        rows: impl Iterator<Item = &'c [Cell]>,
        (left, top): (f32, f32),
        scale: Scale,
    ) -> f32 {
        let mut down = top + EDGE;
        for row in rows {
            let count = f32::from(u8::try_from(row.len()).unwrap_or(u8::MAX)).max(1.0);
            let width = (CARD_WIDTH - 2.0 * EDGE - (count - 1.0) * GAP) / count;
            let (mut at, mut lowest) = (left + EDGE, down);
            for cell in row {
                lowest = lowest.max(self.cell(cell, scale, ((at, width), down)));
                at += width + GAP;
            }
            down = lowest;
        }
        down - VALUE.after * scale.1
    }

    /// Label and value are one paragraph, so that nobody hears a number without its name.
    fn cell(&mut self, cell: &Cell, (small, large): Scale, (column, down): Place) -> f32 {
        let label = (LABEL.times(small), cell.label.as_str());
        let value = (VALUE.times(large), cell.value.as_str());
        let (mut lines, below) = self.lines(label, (column, down));
        let (values, below) = self.lines(value, (column, below));
        lines.extend(values);
        self.blocks.push(Block { kind: Tag::P.into(), lines });
        below
    }

    fn block(&mut self, kind: impl Into<TagKind>, text: (Style, &str), place: Place) -> f32 {
        let (lines, below) = self.lines(text, place);
        self.blocks.push(Block { kind: kind.into(), lines });
        below
    }

    fn lines(
        &self,
        (style, text): (Style, &str),
        ((left, width), mut down): Place,
    ) -> (Vec<(usize, Line)>, f32) {
        let mut lines = Vec::new();
        for text in self.faces.lines(style, text, width) {
            down += style.leading;
            lines.push((0, Line { text, style, at: (left, down - style.size * 0.2) }));
        }
        (lines, down + style.after)
    }
}

#[cfg(test)]
mod tests;
