use formats::records::LeafletPart;
use store::testing::{NOW, both};

use super::*;

const SCHEMAS: &[store::Slice] = &[crate::SCHEMA];

fn write<T: Send + 'static>(
    db: &store::Db,
    work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
) -> T {
    db.write_blocking(NOW, work).unwrap()
}

fn part(of: (&str, &str), lang: Lang, part: LeafletPart, text: &str) -> Leaflet {
    let of = SourceRef::new(of.0, of.1);
    Leaflet { of, lang, part, text: text.to_owned(), withdrawn: false }
}

fn metformin() -> Drug {
    Drug {
        ndc: "99102101830".parse().ok(),
        rxnorm: Some("860975".into()),
        name: Some("Metformin 500 mg tablet".into()),
        ..Drug::default()
    }
}

/// What is read of it, part by part.
fn texts(tx: &Tx, drug: &Drug, lang: Lang) -> Result<Vec<String>, Fault> {
    Ok(leaflet(tx, drug, lang)?.into_iter().map(|part| part.text).collect())
}

#[test]
fn a_look_is_found_by_any_package_of_its_product_and_taken_once() {
    both(SCHEMAS, |db| {
        let look = Appearance {
            product: "991021018".to_owned(),
            shape: Some("round".to_owned()),
            ..Appearance::default()
        };
        let other = Appearance { shape: Some("oval".to_owned()), ..look.clone() };
        let taken = write(db, move |tx| {
            let takes = [&look, &look, &other].map(|one| take_appearance(tx, one));
            takes.into_iter().collect::<Result<Vec<_>, Fault>>()
        });
        assert_eq!(taken, [Taken::Added, Taken::Same, Taken::Changed]);
        let shapes = write(db, |tx| {
            let codes = ["99102101830", "99102101890", "99102101930"];
            let looks = codes.map(|code| appearance(tx, &code.parse().unwrap()));
            looks.into_iter().collect::<Result<Vec<_>, Fault>>()
        });
        let shapes: Vec<_> =
            shapes.into_iter().map(|look| look.and_then(|one| one.shape)).collect();
        assert_eq!(shapes, [Some("oval".to_owned()), Some("oval".to_owned()), None]);
    });
}

#[test]
fn a_leaflet_is_read_in_the_readers_language_else_in_the_other_and_by_the_surest_name() {
    use LeafletPart::{Before, HowTo, Storage};
    let name = ("drug-name", "metformin tablet");
    both(SCHEMAS, |db| {
        let found = write(db, move |tx| {
            take_leaflet(tx, &part(name, Lang::English, Storage, "dry"))?;
            take_leaflet(tx, &part(name, Lang::English, Before, "ask"))?;
            let both = texts(tx, &metformin(), Lang::English)?;
            let other = texts(tx, &metformin(), Lang::Spanish)?;
            take_leaflet(tx, &part(("rxnorm", "860975"), Lang::English, HowTo, "meals"))?;
            let surer = texts(tx, &metformin(), Lang::English)?;
            take_leaflet(tx, &part(name, Lang::Spanish, HowTo, "comidas"))?;
            let own = texts(tx, &metformin(), Lang::Spanish)?;
            Ok([both, other, surer, own])
        });
        let wanted: [&[&str]; 4] = [&["ask", "dry"], &["ask", "dry"], &["meals"], &["comidas"]];
        assert_eq!(found.map(|texts| texts.join(" ")), wanted.map(|texts| texts.join(" ")));
    });
}

#[test]
fn another_form_a_longer_name_and_what_was_withdrawn_are_no_leaflet() {
    let name = ("drug-name", "metformin tablet");
    both(SCHEMAS, |db| {
        let counts = write(db, move |tx| {
            let leaf = part(name, Lang::English, LeafletPart::Before, "ask");
            take_leaflet(tx, &leaf)?;
            let named = |name: &str| Drug { name: Some(name.into()), ..Drug::default() };
            let mut counts = Vec::new();
            for name in [
                "Metformin 1,000 mg tablet",
                "Metformin 500 mg/5 mL solution",
                "Metformin extended-release 500 mg tablet",
                "Metformin and sitagliptin 500 mg tablet",
                "",
            ] {
                counts.push(leaflet(tx, &named(name), Lang::English)?.len());
            }
            take_leaflet(tx, &Leaflet { withdrawn: true, ..leaf })?;
            counts.push(leaflet(tx, &metformin(), Lang::English)?.len());
            Ok(counts)
        });
        assert_eq!(counts, [1, 0, 0, 0, 0, 0]);
    });
}

#[test]
fn a_name_without_its_strength_keeps_everything_else() {
    let table = [
        ("metformin 500 mg tablet", "metformin tablet"),
        ("metformin extended-release 500 mg tablet", "metformin extended-release tablet"),
        ("amoxicillin 250mg/5 ml suspension", "amoxicillin suspension"),
        ("amoxicillin 250 mg/5 ml suspension", "amoxicillin suspension"),
        ("amoxicillin 400 mg/5ml suspension", "amoxicillin suspension"),
        ("amoxicillin 250mg/5ml suspension", "amoxicillin suspension"),
        ("albuterol 2.5 mg/3 ml solution", "albuterol solution"),
        ("estradiol 0.05 mg/24 hour patch", "estradiol patch"),
        ("latanoprost 0.005% eye drops", "latanoprost eye drops"),
        ("insulin glargine 100 unit/ml pen", "insulin glargine pen"),
        ("humulin 70/30 100 units/ml vial", "humulin 70/30 vial"),
        ("bupropion 150 mg 24 hour tablet", "bupropion 24 hour tablet"),
        ("bupropion 150 mg 12 hour tablet", "bupropion 12 hour tablet"),
        ("fentanyl 25 mcg/hour patch", "fentanyl patch"),
        ("albuterol 90 mcg/actuation inhaler", "albuterol inhaler"),
        ("vitamin b12 tablet", "vitamin b12 tablet"),
        ("g tube", "g tube"),
        ("", ""),
    ];
    for (label, kept) in table {
        assert_eq!(without_strength(label), kept, "{label}");
    }
}
