//! The plan's one colour, made readable. From it come an accent, ink to stand on it and a soft
//! ground, for light and dark; lightness moves until the contrast holds, hue stays the plan's.

mod colour;

use colour::{Oklch, Rgb};

/// Three colours of one scheme, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tints {
    /// Links, buttons, the key: readable on paper and sheet.
    pub accent: String,
    /// Text on the accent.
    pub ink: String,
    /// A quiet ground that carries ordinary text and the accent.
    pub soft: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent {
    pub light: Tints,
    pub dark: Tints,
}

/// The accent on paper and sheet, and ink on the accent. WCAG asks for 4.5.
const ON_PAPER: f64 = 5.5;
/// The accent on its own soft ground.
const ON_SOFT: f64 = 4.5;

/// What the style sheets in `styles/` use as ground and ink.
struct Scheme {
    grounds: [Rgb; 2],
    soft_lightness: f64,
    soft_chroma: f64,
    /// The way to more contrast: darker on light paper, lighter on dark.
    step: f64,
    /// Lightness of the ink on the accent.
    ink_lightness: f64,
}

const LIGHT: Scheme = Scheme {
    grounds: [Rgb([0xf6, 0xf1, 0xe7]), Rgb([0xff, 0xfd, 0xf9])],
    soft_lightness: 0.92,
    soft_chroma: 0.022,
    step: -0.005,
    ink_lightness: 1.0,
};

const DARK: Scheme = Scheme {
    grounds: [Rgb([0x18, 0x16, 0x13]), Rgb([0x23, 0x20, 0x1b])],
    soft_lightness: 0.31,
    soft_chroma: 0.035,
    step: 0.005,
    ink_lightness: 0.2,
};

/// A dark scheme starts from a light tint of the colour, so that it glows rather than shouts.
const DARK_START: f64 = 0.78;

impl Accent {
    /// From `#rrggbb`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let plan = Oklch::of(Rgb::from_hex(text)?);
        let bright = plan.at(plan.lightness.max(DARK_START));
        Some(Self { light: LIGHT.tints(plan), dark: DARK.tints(bright) })
    }

    /// The custom properties the style sheets read.
    pub fn css(&self) -> String {
        let (light, dark) = (self.light.css(), self.dark.css());
        format!(
            ":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}\
             @media print{{:root{{{light}}}}}"
        )
    }
}

/// Juniper's green.
impl Default for Accent {
    fn default() -> Self {
        let plan = Oklch::of(Rgb([0x1d, 0x5c, 0x52]));
        Self { light: LIGHT.tints(plan), dark: DARK.tints(plan.at(DARK_START)) }
    }
}

impl Tints {
    fn css(&self) -> String {
        let Self { accent, ink, soft } = self;
        format!("--accent:{accent};--accent-ink:{ink};--accent-soft:{soft}")
    }
}

impl Scheme {
    fn tints(&self, plan: Oklch) -> Tints {
        let soft = plan.with(self.soft_lightness, self.soft_chroma).rgb();
        let reads = |accent: Rgb| {
            self.grounds.iter().all(|ground| accent.contrast(*ground) >= ON_PAPER)
                && accent.contrast(soft) >= ON_SOFT
        };
        let mut at = plan;
        // Black on light and white on dark read on every ground here, so the walk ends by then.
        while !reads(at.rgb()) && (0.0..=1.0).contains(&at.lightness) {
            at.lightness += self.step;
        }
        let accent = at.rgb();
        Tints { accent: accent.hex(), ink: self.ink_on(accent, plan).hex(), soft: soft.hex() }
    }

    /// A tinted ink where it reads well enough; else plain black or white.
    fn ink_on(&self, accent: Rgb, plan: Oklch) -> Rgb {
        let tinted = plan.with(self.ink_lightness, self.soft_chroma).rgb();
        if tinted.contrast(accent) >= ON_PAPER {
            return tinted;
        }
        let (black, white) = (Rgb([0; 3]), Rgb([255; 3]));
        if black.contrast(accent) > white.contrast(accent) { black } else { white }
    }
}

#[cfg(test)]
mod tests;
