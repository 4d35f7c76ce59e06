//! What a product looks like, and what its leaflet says.

use base::{Lang, Ndc};
use serde::{Deserialize, Serialize};

use super::{Quantity, SourceRef};

/// What a product looks like, in the terms of the FDA's Structured Product Labeling (SPLCOLOR,
/// SPLSHAPE, SPLIMPRINT, SPLSIZE, SPLSCORE, SPLFLAVOR). Words of its vocabularies are lower case
/// (`COLORS`, `SHAPES`); any other stands as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Appearance {
    /// Labeller and product, the first nine digits of an NDC: its packages hold the same.
    pub product: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colors: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<String>,
    /// What is printed on it, where nobody says on which side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imprint: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub front: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
    /// Its longest side, in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Quantity>,
    /// Into how many parts its lines divide it; 1 is without a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flavor: Option<String>,
    /// A liquid one can see through.
    #[serde(default)]
    pub clear: bool,
}

impl Appearance {
    /// The labeller and product of a package.
    pub fn product_of(ndc: &Ndc) -> &str {
        ndc.as_str().get(..9).unwrap_or_default()
    }

    /// Reads a package's code, or a product's: nine digits, 4-4, 5-3 or 5-4.
    pub fn read_product(text: &str) -> Option<String> {
        if let Ok(ndc) = text.parse::<Ndc>() {
            return Some(Self::product_of(&ndc).to_owned());
        }
        let digits = match text.trim().split('-').collect::<Vec<_>>().as_slice() {
            [whole] if whole.len() == 9 => (*whole).to_owned(),
            [labeller, product] => match (labeller.len(), product.len()) {
                (4, 4) | (5, 3 | 4) => format!("{labeller:0>5}{product:0>4}"),
                _ => return None,
            },
            _ => return None,
        };
        digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
    }
}

/// SPL's colours, by their codes in the NCI Thesaurus.
pub const COLORS: [(&str, &str); 12] = [
    ("c48323", "black"),
    ("c48324", "gray"),
    ("c48325", "white"),
    ("c48326", "red"),
    ("c48327", "purple"),
    ("c48328", "pink"),
    ("c48329", "green"),
    ("c48330", "yellow"),
    ("c48331", "orange"),
    ("c48332", "brown"),
    ("c48333", "blue"),
    ("c48334", "turquoise"),
];

/// SPL's shapes, by their codes in the NCI Thesaurus.
pub const SHAPES: [(&str, &str); 19] = [
    ("c48335", "bullet"),
    ("c48336", "capsule"),
    ("c48337", "clover"),
    ("c48338", "diamond"),
    ("c48339", "double-circle"),
    ("c48340", "freeform"),
    ("c48341", "gear"),
    ("c48342", "heptagon"),
    ("c48343", "hexagon"),
    ("c48344", "octagon"),
    ("c48345", "oval"),
    ("c48346", "pentagon"),
    ("c48347", "rectangle"),
    ("c48348", "round"),
    ("c48349", "semi-circle"),
    ("c48350", "square"),
    ("c48351", "tear"),
    ("c48352", "trapezoid"),
    ("c48353", "triangle"),
];

/// One part of a leaflet in one language, in plain text: a line is a paragraph, and lines that
/// begin with `- ` are points of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaflet {
    /// `ndc:…` (labeller and product), `rxnorm:…` or `drug-name:…`.
    pub of: SourceRef,
    pub lang: Lang,
    pub part: LeafletPart,
    pub text: String,
    /// The plan takes this part back.
    #[serde(default)]
    pub withdrawn: bool,
}

/// In the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeafletPart {
    WhatFor,
    Before,
    HowTo,
    Missed,
    SideEffects,
    Emergency,
    Storage,
}

impl LeafletPart {
    pub const ALL: [Self; 7] = [
        Self::WhatFor,
        Self::Before,
        Self::HowTo,
        Self::Missed,
        Self::SideEffects,
        Self::Emergency,
        Self::Storage,
    ];

    /// As files write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::WhatFor => "what-for",
            Self::Before => "before",
            Self::HowTo => "how-to",
            Self::Missed => "missed",
            Self::SideEffects => "side-effects",
            Self::Emergency => "emergency",
            Self::Storage => "storage",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        let plain = crate::rows::plain_word(word);
        Self::ALL.into_iter().find(|part| part.word() == plain)
    }
}
