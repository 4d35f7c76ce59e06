//! Two tables of our own (CSV.md): what products look like, and what their leaflets say.

use base::folded;

use crate::read::{Caution, Reason};
use crate::records::{Appearance, COLORS, Leaflet, LeafletPart, Record, SHAPES, SourceRef};
use crate::rows::{Row, plain_word};
use crate::table::lang;

/// The longest text of one part: a leaflet is read by people.
const LONGEST_TEXT: usize = 20_000;

/// A name is an SPL column (`splcolor`) or ours (`color`).
pub(crate) fn appearance(row: &mut Row) -> Result<Record, Reason> {
    let text = |names: [&str; 2]| names.iter().find_map(|name| row.text(name));
    let product = Appearance::read_product(row.need("ndc")?).ok_or(Reason::BadValue("ndc"))?;
    let colors = text(["color", "splcolor"]).unwrap_or_default();
    let found = Appearance {
        product,
        form: row.owned("form"),
        colors: parts(colors).map(|color| known(&COLORS, color)).collect(),
        shape: text(["shape", "splshape"]).map(|shape| known(&SHAPES, shape)),
        imprint: text(["imprint", "splimprint"]).map(printed).filter(|text| !text.is_empty()),
        front: row.text("imprint_front").map(printed),
        back: row.text("imprint_back").map(printed),
        flavor: text(["flavor", "splflavor"]).map(str::to_lowercase),
        ..Appearance::default()
    };
    let [size, score] = [["size", "splsize"], ["score", "splscore"]]
        .map(|names| if row.text(names[0]).is_some() { names[0] } else { names[1] });
    let size = row.parsed(size, Caution::NumberUnreadable, millimetres);
    let (score, clear) = (row.count(score), row.flag("clear"));
    Ok(Record::Appearance(Appearance { size, score, clear, ..found }))
}

pub(crate) fn leaflet(row: &mut Row) -> Result<Record, Reason> {
    let withdrawn = row.flag("withdrawn");
    let text = match row.text("text") {
        None if withdrawn => "",
        _ => row.need("text")?,
    };
    if text.chars().count() > LONGEST_TEXT {
        return Err(Reason::BadValue("text"));
    }
    Ok(Record::Leaflet(Leaflet {
        of: of(row)?,
        lang: lang(row.need("language")?).ok_or(Reason::BadValue("language"))?,
        part: LeafletPart::read(row.need("part")?).ok_or(Reason::BadValue("part"))?,
        text: text.replace("\r\n", "\n"),
        withdrawn,
    }))
}

/// By the product's code, else by the RxNorm concept, else by the name on the label.
fn of(row: &Row) -> Result<SourceRef, Reason> {
    if let Some(code) = row.text("ndc") {
        let product = Appearance::read_product(code).ok_or(Reason::BadValue("ndc"))?;
        return Ok(SourceRef::new("ndc", &product));
    }
    if let Some(code) = row.text("rxnorm") {
        return Ok(SourceRef::new("rxnorm", code));
    }
    let name = row.text("drug_name").map(folded).filter(|name| !name.is_empty());
    name.map(|name| SourceRef::new("drug-name", &name)).ok_or(Reason::NoDrug)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '|', ',']).map(str::trim).filter(|part| !part.is_empty())
}

/// The vocabulary's own word for a code or a word of it: `C48343`, `HEXAGON (6 SIDED)`.
pub(crate) fn known(vocabulary: &[(&str, &'static str)], text: &str) -> String {
    let bare = text.split('(').next().unwrap_or(text);
    let plain = plain_word(bare).replace("grey", "gray");
    let found = vocabulary.iter().find(|(code, word)| plain == *code || plain == *word);
    found.map_or_else(|| text.trim().to_owned(), |(_, word)| (*word).to_owned())
}

/// SPL parts lines and words by semicolons: `L;12` is printed `L 12`.
pub(crate) fn printed(text: &str) -> String {
    text.split([';', ' ']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `8`, `8.5`, `8 mm`, `8.00mm`.
pub(crate) fn millimetres(text: &str) -> Option<crate::records::Quantity> {
    let plain = text.trim().to_ascii_lowercase();
    let size = crate::rows::quantity(plain.trim_end_matches("mm").trim())?;
    (size.as_thousandths() > 0).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Quantity;

    #[test]
    fn words_and_codes_of_spl_are_its_words_and_others_stay() {
        let table =
            [("WHITE", "white"), ("c48325", "white"), ("Grey", "gray"), ("Sea foam", "Sea foam")];
        for (text, word) in table {
            assert_eq!(known(&COLORS, text), word);
        }
        for (text, word) in [("HEXAGON (6 SIDED)", "hexagon"), ("Double Circle", "double-circle")] {
            assert_eq!(known(&SHAPES, text), word);
        }
        assert_eq!((printed("L;12"), printed(" A  1;;B ")), ("L 12".into(), "A 1 B".into()));
        let size = |text| millimetres(text).map(Quantity::as_thousandths);
        assert_eq!(
            ["8 mm", "8.50MM", "0", "big"].map(size),
            [Some(8_000), Some(8_500), None, None]
        );
    }

    #[test]
    fn a_product_is_read_from_its_own_code_or_a_packages() {
        let table = [
            ("99101100130", Some("991011001")),
            ("0093-7270-56", Some("000937270")),
            ("0093-7270", Some("000937270")),
            ("12345-678", Some("123450678")),
            ("991011001", Some("991011001")),
            ("1234-567", None),
            ("99101100a", None),
            ("", None),
        ];
        for (text, product) in table {
            assert_eq!(Appearance::read_product(text).as_deref(), product, "{text}");
        }
    }
}
