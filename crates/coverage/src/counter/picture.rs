//! The picture a camera reads: one path of squares, dark on light in every colour scheme.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The quiet edge that readers need, in squares.
const EDGE: usize = 4;

/// An SVG path of the dark squares.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    pub path: String,
    /// How many squares it is wide, edges included.
    pub squares: usize,
}

/// Nothing when the text is longer than any such picture holds. On a screen nothing is torn or
/// stained, so the least correction is enough and the squares stay large.
pub fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::L).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::with_capacity(colors.len() * 6);
    for (row, line) in colors.chunks(width).enumerate() {
        let mut column = 0;
        // A run of dark squares is one rectangle: a third of the text of single ones.
        while let Some(start) = (column..width).find(|at| line[*at] == Color::Dark) {
            let end = (start..width).find(|at| line[*at] != Color::Dark).unwrap_or(width);
            let run = end - start;
            let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + EDGE, row + EDGE);
            column = end;
        }
    }
    Some(Picture { path, squares: width + 2 * EDGE })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_where_readers_look_for_them_and_the_edge_is_quiet() {
        let drawn = picture("https://juniper.example/pharmacy/check#AAAA").unwrap();
        assert!(drawn.path.starts_with("M4 4h7v1h-7z"), "the mark at the top left");
        let last = drawn.squares - EDGE - 7;
        assert!(drawn.path.contains(&format!("M{last} 4h7v1")), "the mark at the top right");
        assert!(drawn.path.contains(&format!("M4 {last}h7v1")), "the mark at the bottom left");
        assert!(!drawn.path.contains("M3 ") && !drawn.path.contains("M0 "));
        assert!(picture(&"x".repeat(4_000)).is_none());
    }
}
