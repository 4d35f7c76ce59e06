//! The picture a phone's camera reads: one path of squares, dark on light in every colour scheme.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The quiet edge that readers need, in squares.
const EDGE: usize = 4;

/// An SVG path of the dark squares, and how many squares the picture is wide, edges included.
/// Nothing when the text is longer than any such picture holds.
pub fn path(text: &str) -> Option<(String, usize)> {
    // A link is long: with the least correction its squares stay large.
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::L).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::with_capacity(colors.len() * 4);
    for (row, line) in colors.chunks(width).enumerate() {
        for (column, _) in line.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            let _ = write!(path, "M{} {}h1v1h-1z", column + EDGE, row + EDGE);
        }
    }
    Some((path, width + 2 * EDGE))
}
