//! `/app/icon/{size}`: our lock on the plan's colour, drawn in the sizes that phones ask for. It
//! fills its square, so that a phone may cut any shape out of it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Transform};
use web::{Accent, Answer, Cx, Path};

/// Phones of both kinds, and the square that they cut.
const SIZES: [u32; 3] = [180, 192, 512];

/// Drawn once for each colour and size.
static DRAWN: Mutex<BTreeMap<(String, u32), Bytes>> = Mutex::new(BTreeMap::new());

/// `GET /app/icon/{size}`
pub(crate) async fn icon(cx: Cx, Path(size): Path<String>) -> Answer {
    let Some(size) = size.parse().ok().filter(|size| SIZES.contains(size)) else {
        return cx.missing();
    };
    let accent = cx.house().plan.accent.clone();
    let Some(bytes) = drawn(&accent, size) else { return cx.missing() };
    let kind = [(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "public, max-age=86400")];
    Ok((kind, bytes).into_response())
}

fn drawn(accent: &str, size: u32) -> Option<Bytes> {
    let mut all = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = all.get(&(accent.to_owned(), size)) {
        return Some(bytes.clone());
    }
    let bytes = Bytes::from(draw(accent, size)?);
    all.insert((accent.to_owned(), size), bytes.clone());
    Some(bytes)
}

/// The keyhole of our entry pages, on a square of 100.
fn draw(accent: &str, size: u32) -> Option<Vec<u8>> {
    let mut map = Pixmap::new(size, size)?;
    map.fill(colour(accent).or_else(|| colour(FALLBACK))?);
    let scale = map.width() as f32 / 100.0;
    let mut path = PathBuilder::new();
    path.push_circle(50.0, 40.0, 15.0);
    path.move_to(44.0, 48.0);
    path.line_to(56.0, 48.0);
    path.line_to(63.0, 76.0);
    path.line_to(37.0, 76.0);
    path.close();
    let keyhole = path.finish()?;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(Color::WHITE);
    let to = Transform::from_scale(scale, scale);
    map.fill_path(&keyhole, &paint, FillRule::Winding, to, None);
    encoded(&map)
}

const FALLBACK: &str = "#1d5c52";

/// `#rrggbb`, where it is a colour the plan may use.
fn colour(text: &str) -> Option<Color> {
    Accent::from_hex(text)?;
    let part = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    Some(Color::from_rgba8(part(1)?, part(3)?, part(5)?, 255))
}

fn encoded(map: &Pixmap) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, map.width(), map.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    // Every pixel is opaque, so it is the same with and without its cover multiplied in.
    writer.write_image_data(map.data()).ok()?;
    writer.finish().ok()?;
    Some(out)
}
