//! An ID card as a picture: front above back, each at its true size when printed at 300 dots to the
//! inch, set with the same lines as on paper.

use skrifa::outline::OutlinePen;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::card::{CARD_HEIGHT, CARD_WIDTH, IdCard, Setting, Side};
use super::{Faces, INCH, Line};

/// Dots to the inch (print resolution), and to the metre as the file says it.
const DOTS: f32 = 300.0;
const DOTS_TO_THE_METRE: u32 = 11_811;
const SCALE: f32 = DOTS / INCH;
/// White around each side, in points.
const EDGE: f32 = 12.0;
/// The strip in the plan's colour along the top of each side.
const STRIP: f32 = 5.0;
const ROUND: f32 = 9.0;

const WHOLE_WIDTH: f32 = CARD_WIDTH + 2.0 * EDGE;
const WHOLE_HEIGHT: f32 = 2.0 * CARD_HEIGHT + 3.0 * EDGE;

/// The card as a PNG file; nothing where it cannot be drawn. `accent` is the plan's `#rrggbb`.
pub fn id_card_picture(card: &IdCard, accent: &str) -> Option<Vec<u8>> {
    let faces = Faces::ours().ok()?;
    let mut map = Pixmap::new(dots(WHOLE_WIDTH), dots(WHOLE_HEIGHT))?;
    map.fill(Color::WHITE);
    let sides = [(EDGE, &card.front), (2.0 * EDGE + CARD_HEIGHT, &card.back)];
    for (top, side) in sides {
        draw(&mut map, &faces, (side, top), colour(accent))?;
    }
    encoded(&map)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred points")]
fn dots(points: f32) -> u32 {
    (points * SCALE).round() as u32
}

fn draw(map: &mut Pixmap, faces: &Faces, (side, top): (&Side, f32), accent: Color) -> Option<()> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    let to = Transform::from_scale(SCALE, SCALE);
    let edge = rounded(Rect::from_xywh(EDGE, top, CARD_WIDTH, CARD_HEIGHT)?)?;
    paint.set_color(accent);
    let strip = Rect::from_xywh(EDGE + ROUND, top, CARD_WIDTH - 2.0 * ROUND, STRIP * 0.6)?;
    map.fill_rect(strip, &paint, to, None);
    map.stroke_path(&edge, &paint, &Stroke { width: 1.0, ..Stroke::default() }, to, None);
    paint.set_color(Color::BLACK);
    for line in Setting::side_alone(faces, side, (EDGE, top)) {
        write(map, faces, &line, &paint);
    }
    Some(())
}

/// A rectangle with corners as a card has them.
fn rounded(rect: Rect) -> Option<tiny_skia::Path> {
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let mut path = PathBuilder::new();
    path.move_to(left + ROUND, top);
    path.line_to(right - ROUND, top);
    path.quad_to(right, top, right, top + ROUND);
    path.line_to(right, bottom - ROUND);
    path.quad_to(right, bottom, right - ROUND, bottom);
    path.line_to(left + ROUND, bottom);
    path.quad_to(left, bottom, left, bottom - ROUND);
    path.line_to(left, top + ROUND);
    path.quad_to(left, top, left + ROUND, top);
    path.close();
    path.finish()
}

fn write(map: &mut Pixmap, faces: &Faces, line: &Line, paint: &Paint<'_>) {
    let face = faces.of(line.style);
    let (mut left, base) = line.at;
    for letter in line.text.chars() {
        let mut pen = Pen(PathBuilder::new());
        face.outline(letter, line.style.size, &mut pen);
        if let Some(path) = pen.0.finish() {
            let to =
                Transform::from_scale(SCALE, -SCALE).post_translate(left * SCALE, base * SCALE);
            map.fill_path(&path, paint, FillRule::Winding, to, None);
        }
        left += (face.width_of(letter) + line.style.spacing) * line.style.size;
    }
}

/// A letter's outline, upwards as typefaces have it.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, over_x: f32, over_y: f32, x: f32, y: f32) {
        self.0.quad_to(over_x, over_y, x, y);
    }

    fn curve_to(&mut self, one_x: f32, one_y: f32, two_x: f32, two_y: f32, x: f32, y: f32) {
        self.0.cubic_to(one_x, one_y, two_x, two_y, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// Black where the plan's colour does not read.
fn colour(accent: &str) -> Color {
    let part = |at: usize| u8::from_str_radix(accent.get(at..at + 2)?, 16).ok();
    let parts = (part(1), part(3), part(5));
    let (Some(red), Some(green), Some(blue)) = parts else { return Color::BLACK };
    Color::from_rgba8(red, green, blue, 255)
}

/// Every pixel is opaque, so three colours say all of it.
fn encoded(map: &Pixmap) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, map.width(), map.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: DOTS_TO_THE_METRE,
        yppu: DOTS_TO_THE_METRE,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().ok()?;
    let colours: Vec<u8> = map
        .data()
        .as_chunks::<4>()
        .0
        .iter()
        .flat_map(|[red, green, blue, _]| [*red, *green, *blue])
        .collect();
    writer.write_image_data(&colours).ok()?;
    writer.finish().ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::card::Cell;
    use super::*;

    fn card(name: &str) -> IdCard {
        let side = |rows| Side { name: "Side".to_owned(), rows, more: Vec::new() };
        IdCard {
            title: String::new(),
            notes: Vec::new(),
            front: side(vec![vec![Cell::new("Member", name)]]),
            back: side(vec![vec![Cell::new("Help desk", "1-800-555-0187")]]),
        }
    }

    /// Width, height and the dots, as a reader that is not ours finds them.
    fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let dims = reader.info().pixel_dims.unwrap();
        assert_eq!((dims.xppu, dims.yppu), (DOTS_TO_THE_METRE, DOTS_TO_THE_METRE));
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut dots).unwrap();
        (info.width, info.height, dots)
    }

    fn dark(dots: &[u8]) -> usize {
        dots.as_chunks::<3>().0.iter().filter(|dot| dot.iter().all(|part| *part < 64)).count()
    }

    #[test]
    fn both_sides_have_the_size_of_a_card_in_print_and_letters_on_them() {
        let (width, height, dots) = read(&id_card_picture(&card("Ann"), "#1d5c52").unwrap());
        assert_eq!((width, height), (1111, 1425));
        let half = dots.len() / 2;
        assert!(dark(&dots[..half]) > 500 && dark(&dots[half..]) > 500);
        let more = read(&id_card_picture(&card("Ann Marie Whitfield"), "#1d5c52").unwrap()).2;
        assert!(dark(&more) > dark(&dots) + 500, "more letters, more ink");
    }

    #[test]
    fn no_name_and_no_colour_keeps_a_card_from_being_drawn_and_nothing_leaves_it() {
        let long = "Maximiliana Featherstonehaugh ".repeat(9);
        for (name, accent) in [("", "#"), ("ЖЖ 漢", "red"), (long.as_str(), "#ä")] {
            let (width, _, dots) = read(&id_card_picture(&card(name), accent).unwrap());
            let row = usize::try_from(width).unwrap() * 3;
            let edge = usize::try_from(super::dots(EDGE)).unwrap() * 3 - 9;
            for line in dots.chunks(row) {
                assert!(line[..edge].iter().chain(&line[row - edge..]).all(|part| *part == 255));
            }
        }
    }
}
