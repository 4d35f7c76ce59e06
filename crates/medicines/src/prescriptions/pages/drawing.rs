//! A medicine's outline, colour and print as a drawing of our own. It stands beside a sentence that
//! says the same, so what cannot be drawn truly is not drawn.

use formats::records::Appearance;

/// Drawn in a box of 96 by 64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    pub outline: &'static str,
    /// The left half and the right one.
    pub fill: [&'static str; 2],
    /// A line across it.
    pub line: bool,
    pub print: Option<Print>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    pub text: String,
    pub ink: &'static str,
}

impl Drawing {
    pub fn of(look: &Appearance) -> Option<Self> {
        let outline = outline(look.shape.as_deref()?)?;
        let fills: Vec<&'static str> =
            look.colors.iter().map(|color| fill(color)).collect::<Option<_>>()?;
        let fill = match fills.as_slice() {
            [one] => [*one; 2],
            [one, other] => [*one, *other],
            _ => return None,
        };
        let line = look.score == Some(2);
        // Print would cross the line, or run over two colours.
        let plain = !line && fill[0] == fill[1];
        let front = look.front.as_ref().or(look.imprint.as_ref());
        let short = front.filter(|text| plain && text.chars().count() <= LONGEST_PRINT);
        let print = short.map(|text| Print { text: text.clone(), ink: ink(fill[0]) });
        Some(Self { outline, fill, line, print })
    }

    pub fn has_two_colors(&self) -> bool {
        self.fill[0] != self.fill[1]
    }
}

const LONGEST_PRINT: usize = 5;

fn outline(shape: &str) -> Option<&'static str> {
    Some(match shape {
        "round" => "M22 32a26 26 0 1 0 52 0a26 26 0 1 0-52 0z",
        "oval" => "M8 32a40 22 0 1 0 80 0a40 22 0 1 0-80 0z",
        "capsule" => "M26 14h44a18 18 0 0 1 0 36h-44a18 18 0 0 1 0-36z",
        "bullet" => "M14 14h40a30 18 0 0 1 0 36h-40z",
        "rectangle" => "M10 14h76v36h-76z",
        "square" => "M24 8h48v48h-48z",
        "diamond" => "M48 4l40 28l-40 28l-40-28z",
        "triangle" => "M48 6l32 52h-64z",
        "trapezoid" => "M28 12h40l18 40h-76z",
        "pentagon" => "M48 5l28 20l-11 33h-34l-11-33z",
        "hexagon" => "M33 6h30l15 26l-15 26h-30l-15-26z",
        "heptagon" => "M48 5l22 10l6 24l-15 19h-26l-15-19l6-24z",
        "octagon" => "M37 5h22l16 16v22l-16 16h-22l-16-16v-22z",
        "tear" => "M48 4c12 17 20 26 20 36a20 20 0 0 1-40 0c0-10 8-19 20-36z",
        "semi-circle" => "M10 50a38 38 0 0 1 76 0z",
        _ => return None,
    })
}

/// Calm ones, each like enough to its name.
fn fill(color: &str) -> Option<&'static str> {
    Some(match color {
        "white" => "#ffffff",
        "black" => DARK[0],
        "purple" => DARK[1],
        "brown" => DARK[2],
        "blue" => "#8fb4e0",
        "gray" => "#c3c8cc",
        "green" => "#93c993",
        "orange" => "#f2b06f",
        "pink" => "#f4bfcd",
        "red" => "#e58782",
        "turquoise" => "#83cfca",
        "yellow" => "#f5df7a",
        _ => return None,
    })
}

const DARK: [&str; 3] = ["#2f2f2f", "#6f4aa5", "#7a5230"];

/// What can be read on it.
fn ink(fill: &str) -> &'static str {
    if DARK.contains(&fill) { "#ffffff" } else { "#1d1d1d" }
}

#[cfg(test)]
mod tests {
    use formats::records::{COLORS, SHAPES};

    use super::*;

    #[test]
    fn every_colour_of_spl_can_be_drawn_and_every_shape_but_the_odd_ones() {
        for (_, color) in COLORS {
            assert!(fill(color).is_some(), "{color}");
        }
        let odd = SHAPES.iter().filter(|(_, shape)| outline(shape).is_none());
        let odd: Vec<&str> = odd.map(|(_, shape)| *shape).collect();
        assert_eq!(odd, ["clover", "double-circle", "freeform", "gear"]);
    }

    #[test]
    fn what_cannot_be_drawn_truly_is_not_drawn() {
        let look = |colors: &[&str], shape: &str| Appearance {
            colors: colors.iter().map(|color| (*color).to_owned()).collect(),
            shape: Some(shape.to_owned()),
            imprint: Some("L 12".to_owned()),
            ..Appearance::default()
        };
        for (colors, shape) in [
            (&["sea foam"][..], "round"),
            (&[], "round"),
            (&["white"], "freeform"),
            (&["white"], "odd"),
        ] {
            assert_eq!(Drawing::of(&look(colors, shape)), None, "{colors:?} {shape}");
        }
        let print = |look: &Appearance| Drawing::of(look).unwrap().print.map(|print| print.text);
        let white = look(&["white"], "round");
        assert_eq!(print(&white).as_deref(), Some("L 12"));
        assert_eq!(print(&look(&["white", "blue"], "capsule")), None);
        assert_eq!(print(&Appearance { score: Some(2), ..white.clone() }), None);
        let long = Appearance { imprint: Some("GLUCO 500".to_owned()), ..white };
        assert_eq!(print(&long), None);
    }
}
