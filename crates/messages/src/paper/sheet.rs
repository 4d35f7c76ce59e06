//! A letter on US Letter paper. The address shows in the left window of a #10 envelope however the
//! folded sheet slides in it; nothing else does.

mod card;
mod picture;

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};
use store::{Sheet, SheetPart};
use web::Frame;

use super::face::Face;
use super::layout::wrapped;

pub use card::{Cell, IdCard, Side, id_card};
pub use picture::id_card_picture;

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
        let reach = vec![plan.short_address.clone(), call, f.hours().to_owned()];
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

impl Style {
    /// The same, larger or smaller.
    fn times(self, factor: f32) -> Self {
        let Self { size, leading, after, .. } = self;
        Self { size: size * factor, leading: leading * factor, after: after * factor, ..self }
    }
}

const PLAIN: Style = Style { bold: false, size: 12.0, leading: 18.0, after: 9.0, spacing: 0.0 };
const SMALL: Style = Style { size: 10.0, leading: 13.0, after: 0.0, ..PLAIN };
const ADDRESS: Style = Style { size: 10.5, leading: 12.0, after: 0.0, ..PLAIN };
const NAME: Style = Style { bold: true, size: 18.0, leading: 20.0, ..SMALL };
const TITLE: Style = Style { bold: true, size: 15.0, leading: 21.0, after: 9.0, spacing: 0.0 };
const CODE: Style = Style { bold: true, size: 32.0, leading: 46.0, after: 16.0, spacing: 0.08 };
/// Large print is 18 points at the least (American Council of the Blind, large print guidelines).
const LARGE: f32 = 1.5;

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
    fn ours() -> Result<Self, String> {
        let (Some(regular), Some(bold)) = (Face::regular(), Face::bold()) else {
            return Err("our typeface does not read".to_owned());
        };
        Ok(Self { regular, bold })
    }

    /// The text in lines at most this wide, with nothing that would print as a hole.
    fn lines(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        let face = self.of(style);
        let wide = |text: &str| {
            let letters = f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
            (face.width(text) + letters * style.spacing) * style.size
        };
        let lines = wrapped(&face.printable(text), width, &wide);
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    fn of(&self, style: Style) -> &Face {
        if style.bold { &self.bold } else { &self.regular }
    }
}

pub(crate) fn pdf(head: &Head, subject: &str, sheet: &Sheet) -> Result<Vec<u8>, String> {
    let faces = Faces::ours()?;
    let (pages, blocks) = set(&faces, head, (subject, sheet));
    let (author, lang) = (head.plan.as_str(), sheet.lang.tag());
    Paper { title: subject, author, lang, pages, blocks, frames: Vec::new(), top: BODY_TOP }
        .printed(&faces)
}

/// What is set and waits to be printed.
struct Paper<'a> {
    title: &'a str,
    author: &'a str,
    lang: &'a str,
    pages: usize,
    blocks: Vec<Block>,
    /// Edges to cut along, on the first page.
    frames: Vec<Rect>,
    /// Where the outline leads.
    top: f32,
}

impl Paper<'_> {
    fn printed(self, faces: &Faces) -> Result<Vec<u8>, String> {
        let mut document = Document::new_with(settings()?);
        let tagged = draw(&mut document, faces, &self);
        document.set_metadata(
            Metadata::new()
                .title(self.title.to_owned())
                .language(self.lang.to_owned())
                .authors(vec![self.author.to_owned()])
                .creator("Latchkey".to_owned()),
        );
        let mut outline = Outline::new();
        let top = XyzDestination::new(0, Point::from_xy(MARGIN, self.top));
        outline.push_child(OutlineNode::new(self.title.to_owned(), top));
        document.set_outline(outline);
        document.set_tag_tree(tree(self.blocks, tagged, self.lang));
        document.finish().map_err(|error| format!("{error:?}"))
    }
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
        let (plain, title) =
            if sheet.large { (PLAIN.times(LARGE), TITLE.times(LARGE)) } else { (PLAIN, TITLE) };
        self.block(Tag::P, plain, &head.day);
        let heading = Tag::Hn(NonZeroU16::MIN, Some(subject.to_owned()));
        self.block(heading, title, subject);
        for part in &sheet.parts {
            match part {
                SheetPart::Para(words) => self.block(Tag::P, plain, words),
                SheetPart::Code(code) => self.block(Tag::P, CODE, code),
            }
        }
    }

    fn block(&mut self, kind: impl Into<TagKind>, style: Style, text: &str) {
        let lines = self.faces.lines(style, text, COLUMN);
        let mut set = Vec::with_capacity(lines.len());
        for text in lines {
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
    Paper { pages, blocks, frames, .. }: &Paper,
) -> Vec<(usize, Identifier)> {
    let mut tagged = Vec::new();
    for number in 0..*pages {
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
        if number == 0 {
            cut_marks(&mut surface, frames);
        }
        if *pages > 1 {
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

fn cut_marks(surface: &mut Surface<'_>, frames: &[Rect]) {
    for frame in frames {
        let mut path = PathBuilder::new();
        path.push_rect(*frame);
        let Some(path) = path.finish() else { continue };
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
        surface.draw_path(&path);
        surface.set_stroke(None);
        surface.end_tagged();
    }
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
