//! What the plan's medicines look like, and its leaflets about the most common of them: invented,
//! as the codes are.

use base::Lang;
use formats::records::{Appearance, Leaflet, LeafletPart, Quantity, Record, SourceRef};

use crate::drugs::medicine;
use crate::table::{Row, read, rows};

static LOOKS: &str = include_str!("../data/looks.tsv");
static LEAFLETS: &str = include_str!("../data/leaflets.tsv");

pub fn records() -> impl Iterator<Item = Record> + Send {
    let looks = rows(LOOKS).map(|row| Record::Appearance(look(&row)));
    looks.chain(rows(LEAFLETS).map(|row| Record::Leaflet(leaflet(&row))))
}

fn look(row: &Row) -> Appearance {
    let medicine = medicine(row.text("medicine"));
    let drug = match row.maybe("maker") {
        Some(_) => medicine.drug_of_another_maker(medicine.days),
        None => medicine.drug(medicine.days),
    };
    let code = drug.ndc.unwrap_or_else(|| panic!("{} is mixed", medicine.code));
    let owned = |heading: &str| row.maybe(heading).map(str::to_owned);
    Appearance {
        product: Appearance::product_of(&code).to_owned(),
        form: owned("form"),
        colors: row
            .text("colors")
            .split(' ')
            .filter(|one| !one.is_empty())
            .map(Into::into)
            .collect(),
        shape: owned("shape"),
        front: owned("front"),
        back: owned("back"),
        size: row.read_maybe::<i64>("mm").map(Quantity::whole),
        score: row.read_maybe("score"),
        clear: row.maybe("clear").is_some(),
        ..Appearance::default()
    }
}

/// The table is one line a part; `|` ends a line of it.
fn leaflet(row: &Row) -> Leaflet {
    Leaflet {
        of: SourceRef::new("drug-name", row.text("name")),
        lang: read::<Lang>(row.text("lang")),
        part: LeafletPart::read(row.text("part")).unwrap_or_else(|| panic!("{}", row.text("part"))),
        text: row.text("text").replace('|', "\n"),
        withdrawn: false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use formats::records::{COLORS, SHAPES};

    use super::*;

    #[test]
    fn every_look_is_said_in_the_words_of_spl_and_every_leaflet_is_whole_in_both_languages() {
        let mut parts = BTreeSet::new();
        for record in records() {
            match record {
                Record::Appearance(look) => {
                    let is =
                        |words: &[(&str, &str)], one: &str| words.iter().any(|(_, w)| *w == one);
                    assert!(look.colors.iter().all(|color| is(&COLORS, color)), "{look:?}");
                    assert!(look.shape.iter().all(|shape| is(&SHAPES, shape)), "{look:?}");
                }
                Record::Leaflet(part) => {
                    assert!(parts.insert((part.of, part.lang.tag(), part.part)));
                }
                _ => panic!("neither a look nor a leaflet"),
            }
        }
        let names: BTreeSet<&SourceRef> = parts.iter().map(|(of, ..)| of).collect();
        assert_eq!((names.len(), parts.len()), (3, 3 * 2 * LeafletPart::ALL.len()));
    }
}
