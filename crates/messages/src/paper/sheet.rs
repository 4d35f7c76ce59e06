//! A letter on US Letter paper. The address shows in the left window of a #10 envelope however the
//! folded sheet slides in it; nothing else does.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};
use store::{Sheet, SheetPart};
use web::Frame;

use super::face::Face;
use super::layout::wrapped;

/// Who writes, and when.
pub(crate) struct Head {
    pub plan: String,
    /// The short address, and the line to call.
    pub reach: Vec<String>,
    pub day: String,
}

impl Head {
    pub fn of(f: &Frame) -> Self {
        let plan = f.plan();
        let call = f.say("post-call").put("phone", &plan.phone).put("tty", &plan.tty).to_string();
        let reach = vec![plan.short_address.clone(), call, plan.hours.clone()];
        Self { plan: plan.name.clone(), reach, day: f.day(f.today()) }
    }
}

const INCH: f32 = 72.0;
const WIDTH: f32 = 8.5 * INCH;
const HEIGHT: f32 = 11.0 * INCH;
const MARGIN: f32 = INCH;
const COLUMN: f32 = WIDTH - 2.0 * MARGIN;
/// However the sheet lies in its envelope, the window shows what is between 2.5 and 3.17 inches
/// from the top, from 0.875 inches on: four lines. It may show as much as 2.04 to 3.63.
const WINDOW_BOTTOM: f32 = 3.16 * INCH;
const ADDRESS_LINES: usize = 6;
/// Below the upper fold.
const BODY_TOP: f32 = 3.9 * INCH;
const NEXT_TOP: f32 = 1.2 * INCH;
const BOTTOM: f32 = HEIGHT - MARGIN;

/// How a run of text looks.
#[derive(Clone, Copy)]
struct Style {
    bold: bool,
    size: f32,
    leading: f32,
    after: f32,
    spacing: f32,
}

const PLAIN: Style = Style { bold: false, size: 12.0, leading: 18.0, after: 9.0, spacing: 0.0 };
const SMALL: Style = Style { size: 10.0, leading: 13.0, after: 0.0, ..PLAIN };
const ADDRESS: Style = Style { size: 10.5, leading: 12.0, after: 0.0, ..PLAIN };
const NAME: Style = Style { bold: true, size: 18.0, leading: 20.0, ..SMALL };
const TITLE: Style = Style { bold: true, size: 15.0, leading: 21.0, after: 9.0, spacing: 0.0 };
const CODE: Style = Style { bold: true, size: 32.0, leading: 46.0, after: 16.0, spacing: 0.08 };

/// One line, and where it stands on its page.
struct Line {
    text: String,
    style: Style,
    at: (f32, f32),
}

/// Lines that belong together, as a screen reader reads them.
struct Block {
    kind: TagKind,
    /// Page and line, in reading order.
    lines: Vec<(usize, Line)>,
}

struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    fn of(&self, style: Style) -> &Face {
        if style.bold { &self.bold } else { &self.regular }
    }
}

pub(crate) fn pdf(head: &Head, subject: &str, sheet: &Sheet) -> Result<Vec<u8>, String> {
    let (regular, bold) = (Face::regular(), Face::bold());
    let (Some(regular), Some(bold)) = (regular, bold) else {
        return Err("our typeface does not read".to_owned());
    };
    let faces = Faces { regular, bold };
    let (pages, blocks) = set(&faces, head, (subject, sheet));
    let mut document = Document::new_with(settings()?);
    let tagged = draw(&mut document, &faces, (pages, &blocks));
    document.set_tag_tree(tree(blocks, tagged, sheet.lang.tag()));
    document.set_metadata(
        Metadata::new()
            .title(subject.to_owned())
            .language(sheet.lang.tag().to_owned())
            .authors(vec![head.plan.clone()])
            .creator("Latchkey".to_owned()),
    );
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(MARGIN, BODY_TOP));
    outline.push_child(OutlineNode::new(subject.to_owned(), top));
    document.set_outline(outline);
    document.finish().map_err(|error| format!("{error:?}"))
}

/// The letter's blocks, and how many pages they fill.
fn set(faces: &Faces, head: &Head, (subject, sheet): (&str, &Sheet)) -> (usize, Vec<Block>) {
    let mut setting = Setting { faces, blocks: Vec::new(), page: 0, down: 0.0 };
    setting.letter(head, subject, sheet);
    (setting.page + 1, setting.blocks)
}

fn settings() -> Result<SerializeSettings, String> {
    let readable = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = readable.finish().map_err(|error| format!("{error:?}"))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// Sets blocks one under the other.
struct Setting<'a> {
    faces: &'a Faces,
    blocks: Vec<Block>,
    page: usize,
    down: f32,
}

impl Setting<'_> {
    fn letter(&mut self, head: &Head, subject: &str, sheet: &Sheet) {
        self.down = 0.75 * INCH;
        self.block(Tag::P, NAME, &head.plan);
        self.block(Tag::P, SMALL, &head.reach.join("\n"));
        let lines = &sheet.address[..sheet.address.len().min(ADDRESS_LINES)];
        let count = f32::from(u8::try_from(lines.len()).unwrap_or(0));
        self.down = WINDOW_BOTTOM - count * ADDRESS.leading;
        self.block(Tag::P, ADDRESS, &lines.join("\n"));
        self.down = BODY_TOP;
        self.block(Tag::P, PLAIN, &head.day);
        let title = Tag::Hn(NonZeroU16::MIN, Some(subject.to_owned()));
        self.block(title, TITLE, subject);
        for part in &sheet.parts {
            match part {
                SheetPart::Para(words) => self.block(Tag::P, PLAIN, words),
                SheetPart::Code(code) => self.block(Tag::P, CODE, code),
            }
        }
    }

    fn block(&mut self, kind: impl Into<TagKind>, style: Style, text: &str) {
        let face = self.faces.of(style);
        let wide = |text: &str| {
            let letters = f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
            (face.width(text) + letters * style.spacing) * style.size
        };
        let lines = wrapped(&face.printable(text), COLUMN, &wide);
        let mut set = Vec::with_capacity(lines.len());
        for text in lines.into_iter().filter(|line| !line.is_empty()) {
            if self.down + style.leading > BOTTOM {
                self.page += 1;
                self.down = NEXT_TOP;
            }
            self.down += style.leading;
            // The baseline lies a fifth of the letter above the bottom of its line.
            let at = (MARGIN, self.down - style.size * 0.2);
            set.push((self.page, Line { text, style, at }));
        }
        self.down += style.after;
        self.blocks.push(Block { kind: kind.into(), lines: set });
    }
}

/// Draws page by page; what belongs to which block comes back in the order of the blocks' lines.
fn draw(
    document: &mut Document,
    faces: &Faces,
    (pages, blocks): (usize, &[Block]),
) -> Vec<(usize, Identifier)> {
    let mut tagged = Vec::new();
    for number in 0..pages {
        let Some(size) = PageSettings::from_wh(WIDTH, HEIGHT) else { continue };
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for (index, block) in blocks.iter().enumerate() {
            for (_, line) in block.lines.iter().filter(|(page, _)| *page == number) {
                let tag = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                put(&mut surface, faces, line);
                surface.end_tagged();
                tagged.push((index, tag));
            }
        }
        if pages > 1 {
            let kind = ArtifactType::PageNumber;
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            let text = format!("{} / {pages}", number + 1);
            put(
                &mut surface,
                faces,
                &Line { text, style: SMALL, at: (MARGIN, HEIGHT - 0.6 * INCH) },
            );
            surface.end_tagged();
        }
        surface.finish();
        page.finish();
    }
    tagged
}

fn put(surface: &mut Surface<'_>, faces: &Faces, line: &Line) {
    let face = faces.of(line.style);
    let glyphs = face.glyphs(&line.text, line.style.spacing);
    let start = Point::from_xy(line.at.0, line.at.1);
    surface.draw_glyphs(start, &glyphs, face.font.clone(), &line.text, line.style.size, false);
}

fn tree(blocks: Vec<Block>, tagged: Vec<(usize, Identifier)>, lang: &str) -> TagTree {
    let mut groups: Vec<TagGroup> =
        blocks.into_iter().map(|block| TagGroup::new(block.kind)).collect();
    for (index, tag) in tagged {
        if let Some(group) = groups.get_mut(index) {
            group.push(tag);
        }
    }
    let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
    for group in groups {
        tree.push(group);
    }
    tree
}

#[cfg(test)]
mod tests;
