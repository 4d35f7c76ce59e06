//! Amounts with their units, as people say them: "60 tablets", "2.5 mL".

use formats::records::Quantity;
use web::Frame;

/// In the reader's language where we know the unit, else as the file told it.
pub fn amount_words(f: &Frame, quantity: Quantity, unit: Option<&str>) -> String {
    let told = unit.unwrap_or_default().trim();
    let Some(key) = unit_key(&told.to_lowercase()) else {
        return format!("{quantity} {told}").trim_end().to_owned();
    };
    // Parts of one are said like many in both languages.
    let one = quantity == Quantity::whole(1);
    f.say(key).count("n", if one { 1 } else { 2 }).put("amount", quantity).to_string()
}

/// What files call a unit: words, UCUM's braces (`{tbl}`), NCPDP's `EA`, `ML` and `GM`.
fn unit_key(unit: &str) -> Option<&'static str> {
    let plain = unit.trim_matches(['{', '}', '.']).trim_end_matches("(s)");
    Some(match plain {
        "tablet" | "tablets" | "tab" | "tabs" | "tbl" => "unit-tablet",
        "capsule" | "capsules" | "cap" | "caps" => "unit-capsule",
        "patch" | "patches" => "unit-patch",
        "inhaler" | "inhalers" => "unit-inhaler",
        "blister" | "blisters" => "unit-blister",
        "spray" | "sprays" => "unit-spray",
        "drop" | "drops" | "[drp]" => "unit-drop",
        "suppository" | "suppositories" | "supp" => "unit-suppository",
        "packet" | "packets" | "pkt" => "unit-packet",
        "kit" | "kits" => "unit-kit",
        "vial" | "vials" => "unit-vial",
        "pen" | "pens" => "unit-pen",
        "syringe" | "syringes" => "unit-syringe",
        "bottle" | "bottles" => "unit-bottle",
        "tube" | "tubes" => "unit-tube",
        "ml" | "milliliter" | "milliliters" => "unit-ml",
        "g" | "gm" | "gram" | "grams" => "unit-gram",
        "unit" | "units" | "each" | "ea" => "unit-each",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use base::Lang;

    use super::*;

    #[test]
    fn units_are_said_in_the_readers_language_and_number() {
        let table = [
            (1_000, "TAB", "1 tablet", "1 tableta"),
            (90_000, "tablet", "90 tablets", "90 tabletas"),
            (500, "{tbl}", "0.5 tablets", "0.5 tabletas"),
            (30_000, "capsule(s)", "30 capsules", "30 cápsulas"),
            (60_000, "blister", "60 blisters", "60 dosis en blíster"),
            (1_000, "Spray", "1 spray", "1 rociada"),
            (5_000, "[drp]", "5 drops", "5 gotas"),
            (12_000, "supp.", "12 suppositories", "12 supositorios"),
            (1_000, "kit", "1 kit", "1 estuche"),
            (2_000, "Pens", "2 pens", "2 plumas"),
            (15_000, "ML", "15 mL", "15 ml"),
            (45_000, "GM", "45 grams", "45 gramos"),
            (1_000, "EA", "1 unit", "1 unidad"),
            (3_000, "ea", "3 units", "3 unidades"),
            // What we do not know stays as the file says it.
            (3_000, "Ampul", "3 Ampul", "3 Ampul"),
            (3_000, "", "3", "3"),
        ];
        testkit::sqlite(
            || vec![crate::slice()],
            |portal| {
                let said = |lang, amount, unit| {
                    let f = portal.house.frame(lang, portal.now());
                    amount_words(&f, Quantity::thousandths(amount), Some(unit))
                };
                for (amount, unit, english, spanish) in table {
                    assert_eq!(said(Lang::English, amount, unit), english);
                    assert_eq!(said(Lang::Spanish, amount, unit), spanish);
                }
            },
        );
    }
}
