//! Colours as screens take them (sRGB), as eyes compare them (OKLCH), and the contrast of two as
//! WCAG 2 computes it.

use std::fmt::Write;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(pub [u8; 3]);

/// Lightness 0 to 1, chroma, hue in radians (Ottosson, "A perceptual color space", 2020).
#[derive(Debug, Clone, Copy)]
pub(super) struct Oklch {
    pub lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Rgb {
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    pub fn hex(self) -> String {
        self.0.iter().fold("#".to_owned(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// WCAG 2.2, "contrast ratio": 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }
}

impl Oklch {
    pub fn of(colour: Rgb) -> Self {
        let [red, green, blue] = colour.linear();
        let long = 0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue;
        let middle = 0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue;
        let short = 0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue;
        let [long, middle, short] = [long, middle, short].map(f64::cbrt);
        let lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short;
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }

    pub fn at(self, lightness: f64) -> Self {
        Self { lightness, ..self }
    }

    /// The same hue at another lightness and at most this much chroma.
    pub fn with(self, lightness: f64, chroma: f64) -> Self {
        Self { lightness, chroma: self.chroma.min(chroma), ..self }
    }

    /// The nearest colour a screen can show: chroma gives way, lightness and hue stay.
    pub fn rgb(self) -> Rgb {
        let fits = |part: &f64| (-0.000_1..=1.000_1).contains(part);
        if self.lightness >= 1.0 {
            return Rgb([255; 3]);
        }
        let mut at = Self { lightness: self.lightness.max(0.0), ..self };
        while !at.linear().iter().all(fits) && at.chroma > 0.001 {
            at.chroma *= 0.95;
        }
        Rgb(at.linear().map(screen))
    }

    fn linear(self) -> [f64; 3] {
        let (b, a) = self.hue.sin_cos();
        let (a, b) = (a * self.chroma, b * self.chroma);
        let [long, middle, short] = [
            self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b,
            self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b,
            self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b,
        ]
        .map(|cone| cone.powi(3));
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=255 in the line above"
)]
fn screen(linear: f64) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let part =
        if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    (part * 255.0).round().clamp(0.0, 255.0) as u8
}
