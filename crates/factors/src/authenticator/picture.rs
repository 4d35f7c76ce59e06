//! The picture a phone's camera reads: one path of squares, dark on light in every colour scheme.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The quiet edge that readers need, in squares.
const EDGE: usize = 4;

/// An SVG path of the dark squares, and how many squares the picture is wide, edges included.
/// Nothing when the text is longer than any such picture holds.
pub fn path(text: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::with_capacity(colors.len() * 4);
    for (row, line) in colors.chunks(width).enumerate() {
        for (column, _) in line.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            let _ = write!(path, "M{} {}h1v1h-1z", column + EDGE, row + EDGE);
        }
    }
    Some((path, width + 2 * EDGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_readers_look_for_them() {
        let (path, size) = path("otpauth://totp/Juniper").unwrap();
        assert!(path.starts_with("M4 4h1v1h-1z"));
        let last = size - EDGE - 1;
        assert!(path.contains(&format!("M{last} 4h")), "the mark at the top right");
        assert!(path.contains(&format!("M4 {last}h")), "the mark at the bottom left");
        assert!(!path.contains("M3 "), "the edge is quiet");
    }
}
