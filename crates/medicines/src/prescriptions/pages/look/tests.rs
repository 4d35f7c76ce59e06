use base::Lang;

use super::*;

/// The record, in English, in Spanish.
type Case = (Appearance, &'static str, &'static str);

fn look(form: &str, colors: &[&str], shape: &str) -> Appearance {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Appearance {
        form: some(form),
        colors: colors.iter().map(|color| (*color).to_owned()).collect(),
        shape: some(shape),
        ..Appearance::default()
    }
}

fn table() -> Vec<Case> {
    let print = |text: &str| Some(text.to_owned());
    vec![
        (
            Appearance {
                imprint: print("L 12"),
                size: Some(Quantity::whole(8)),
                ..look("TABLET, FILM COATED", &["white"], "round")
            },
            "White, round tablet, marked “L 12”, about 8 mm (0.3 inch) across.",
            "Tableta de color blanco y forma redonda, con la marca “L 12”, \
             de unos 8 mm (0.3 pulgadas) de largo.",
        ),
        (
            Appearance {
                front: print("A"),
                back: print("10"),
                score: Some(2),
                ..look("tablet", &["pink"], "oval")
            },
            "Pink, oval tablet, marked “A” on one side and “10” on the other, \
             with a line across it.",
            "Tableta de color rosa y forma ovalada, con la marca “A” en un lado y “10” en el otro, \
             con una ranura.",
        ),
        (
            Appearance { front: print("G"), ..look("capsule", &["white", "blue"], "capsule") },
            "White and blue capsule, marked “G” on one side.",
            "Cápsula de color blanco y azul, con la marca “G” en un lado.",
        ),
        (
            Appearance { clear: true, flavor: print("cherry"), ..look("SOLUTION", &["red"], "") },
            "Red liquid, clear, cherry flavor.",
            "Líquido de color rojo, de aspecto transparente, con sabor a cereza.",
        ),
        // What the vocabulary does not have stays as the file tells it.
        (
            look("Wafer", &["Sea Foam"], "Star"),
            "Sea foam, star wafer.",
            "Wafer de color sea foam y forma star.",
        ),
        (
            Appearance { imprint: print("X"), score: Some(4), ..look("", &[], "") },
            "Medicine, marked “X”, with lines that part it in 4.",
            "Medicina, con la marca “X”, con ranuras que la dividen en 4.",
        ),
    ]
}

#[test]
fn a_look_is_one_sentence_in_each_language() {
    testkit::sqlite(
        || vec![crate::slice()],
        |portal| {
            for (look, english, spanish) in table() {
                for (lang, wanted) in [(Lang::English, english), (Lang::Spanish, spanish)] {
                    let f = portal.house.frame(lang, portal.now());
                    assert_eq!(sentence(&f, &look), wanted);
                }
            }
        },
    );
}

#[test]
fn every_word_of_spl_is_known_in_each_language() {
    testkit::sqlite(
        || vec![crate::slice()],
        |portal| {
            for lang in Lang::ALL {
                let f = portal.house.frame(lang, portal.now());
                for (prefix, words) in [("look-color-", &COLORS[..]), ("look-shape-", &SHAPES[..])]
                {
                    for (_, one) in words {
                        let said = word(&f, (prefix, words), one);
                        assert!(!said.contains("look-"), "{said}");
                    }
                }
            }
        },
    );
}
