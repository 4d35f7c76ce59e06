use formats::records::SourceRef;

use super::*;

/// Name, ingredient, form and route, strength, rating: as the FDA's file has them.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const TABLET: &str = "TABLET;ORAL";
const ER: &str = "TABLET, EXTENDED RELEASE;ORAL";
const LEVO: &str = "LEVOTHYROXINE SODIUM";
const HCTZ: &str = "HYDROCHLOROTHIAZIDE; LISINOPRIL";

const ROWS: [Row; 24] = [
    ("LIPITOR", "ATORVASTATIN CALCIUM", TABLET, "EQ 20MG BASE", "AB"),
    ("ATORVASTATIN CALCIUM", "ATORVASTATIN CALCIUM", TABLET, "EQ 20MG BASE", "AB"),
    ("ATORVASTATIN CALCIUM", "ATORVASTATIN CALCIUM", "TABLET; ORAL", "EQ 20MG BASE", "AB"),
    ("ATORVASTATIN CALCIUM", "ATORVASTATIN CALCIUM", TABLET, "EQ 40MG BASE", "AB"),
    ("CADUET", "AMLODIPINE; ATORVASTATIN", TABLET, "EQ 5MG BASE;EQ 20MG BASE", "AB"),
    (
        "AMLODIPINE AND ATORVASTATIN",
        "AMLODIPINE; ATORVASTATIN",
        TABLET,
        "EQ 5MG BASE;EQ 20MG BASE",
        "AB",
    ),
    ("METOPROLOL TARTRATE", "METOPROLOL TARTRATE", TABLET, "50MG", "AB"),
    ("METOPROLOL FUMARATE", "METOPROLOL FUMARATE", TABLET, "50MG", "AB"),
    ("METOPROLOL SUCCINATE", "METOPROLOL SUCCINATE", ER, "EQ 50MG TARTRATE", "AB"),
    ("TOPROL-XL", "METOPROLOL SUCCINATE", ER, "EQ 50MG TARTRATE", "AB"),
    ("SYNTHROID", LEVO, TABLET, "0.075MG **See the current edition**", "AB1"),
    (LEVO, LEVO, TABLET, "0.075MG **See the current edition**", "AB1"),
    ("EUTHYROX", LEVO, TABLET, "0.075MG", "AB2"),
    (LEVO, LEVO, TABLET, "0.075MG", "AB2"),
    ("UNILEVO", LEVO, TABLET, "0.075MG", "AB1,AB2"),
    ("ADALAT CC", "NIFEDIPINE", ER, "30MG", "BX"),
    ("NIFEDIPINE", "NIFEDIPINE", ER, "30MG", "BX"),
    ("JANUVIA", "SITAGLIPTIN PHOSPHATE", TABLET, "EQ 100MG BASE", ""),
    ("LISINOPRIL AND HYDROCHLOROTHIAZIDE", HCTZ, TABLET, "12.5MG;20MG", "AB"),
    ("LISINOPRIL", "LISINOPRIL", TABLET, "20MG", "AB"),
    ("SINGULAIR", "MONTELUKAST SODIUM", "TABLET, CHEWABLE;ORAL", "EQ 5MG BASE", "AB"),
    ("PRILOSEC", "OMEPRAZOLE", "CAPSULE, DELAYED REL PELLETS;ORAL", "20MG", "AB"),
    ("ZOLPIDEM TARTRATE", "ZOLPIDEM TARTRATE", "TABLET;SUBLINGUAL", "5MG", "AB"),
    ("PERCOCET", "ACETAMINOPHEN; OXYCODONE", TABLET, "5MG", "AA"),
];

fn products() -> Vec<Product> {
    let product = |(at, row): (usize, &Row)| Product {
        source: SourceRef::new("fda", &at.to_string()),
        name: row.0.to_owned(),
        ingredient: row.1.to_owned(),
        form_route: row.2.to_owned(),
        strength: row.3.to_owned(),
        te_code: Some(row.4.to_owned()).filter(|code| !code.is_empty()),
        reference: false,
    };
    ROWS.iter().enumerate().map(product).collect()
}

fn listed(name: &str, form: Option<&str>) -> FormularyDrug {
    FormularyDrug {
        source: SourceRef::new("ndc", "99101100230"),
        rxnorm: None,
        name: name.to_owned(),
        form: form.map(str::to_owned),
    }
}

/// The group by its texts, of all products that share a key with the name.
fn linked(name: &str, form: Option<&str>) -> String {
    let drug = listed(name, form);
    let keys = listed_keys(&drug);
    let mut some = products();
    some.retain(|one| product_key(one).is_some_and(|key| keys.contains(&key)));
    let link = super::link(&drug, &some);
    // An index that hides a product would hide a second meaning, too.
    assert_eq!(link, super::link(&drug, &products()), "{name}");
    link.map_or_else(|| "none".to_owned(), |group| group.key())
}

const ATORVASTATIN: &str = "ATORVASTATIN CALCIUM|TABLET;ORAL|EQ 20MG BASE|AB";
const SUCCINATE: &str = "METOPROLOL SUCCINATE|TABLET, EXTENDED RELEASE;ORAL|EQ 50MG TARTRATE|AB";

#[test]
fn a_listed_drug_is_linked_where_its_whole_name_says_one_thing() {
    for (name, wanted) in [
        ("Atorvastatin 20 mg tablet", ATORVASTATIN),
        ("ATORVASTATIN CALCIUM 20MG TAB", ATORVASTATIN),
        ("Lipitor 20 mg tablet", ATORVASTATIN),
        ("Lipitor 20 mg tablet (atorvastatin)", ATORVASTATIN),
        ("atorvastatin 20 MG Oral Tablet [Lipitor]", ATORVASTATIN),
        ("Lipitor 20 mg tablet (rosuvastatin)", "none"),
        ("Lipitor (atorvastatin) 20 mg tablet (brand)", "none"),
        ("Atorvastatin magnesium 20 mg tablet", "none"),
        ("Atorvastatin 40 mg tablet", "ATORVASTATIN CALCIUM|TABLET;ORAL|EQ 40MG BASE|AB"),
        ("Atorvastatin 0.02 g tablet", ATORVASTATIN),
        ("Atorvastatin 10 mg tablet", "none"),
        ("Atorvastatin 20 mcg tablet", "none"),
        ("Atorvastatin 20 mg capsule", "none"),
        ("Atorvastatin 20 mg chewable tablet", "none"),
        ("Atorvastatin 20 mg tablet, 30-tablet pack", "none"),
        ("Atorvastatin 20 mg/5 mL", "none"),
        ("Atorvastatin tablet", "none"),
        ("20 mg tablet", "none"),
        ("Montelukast 5 mg chewable tablet", "none"),
        (
            "Singulair 5 mg chewable tablet",
            "MONTELUKAST SODIUM|TABLET, CHEWABLE;ORAL|EQ 5MG BASE|AB",
        ),
        ("Singulair 5 mg tablet", "none"),
        (
            "Prilosec delayed-release 20 mg capsule",
            "OMEPRAZOLE|CAPSULE, DELAYED REL PELLETS;ORAL|20MG|AB",
        ),
        ("Prilosec 20 mg capsule", "none"),
        ("Zolpidem 5 mg tablet", "none"),
        ("Januvia 100 mg tablet", "none"),
    ] {
        assert_eq!(linked(name, None), wanted, "{name}");
    }
}

#[test]
fn what_can_be_two_things_is_neither() {
    for (name, wanted) in [
        ("Metoprolol 50 mg tablet", "none"),
        ("Metoprolol tartrate 50 mg tablet", "METOPROLOL TARTRATE|TABLET;ORAL|50MG|AB"),
        ("Levothyroxine 75 mcg tablet", "none"),
        ("Unilevo 75 mcg tablet", "LEVOTHYROXINE SODIUM|TABLET;ORAL|0.075MG|AB1,AB2"),
        ("Synthroid 75 mcg tablet", "LEVOTHYROXINE SODIUM|TABLET;ORAL|0.075MG|AB1"),
        ("Euthyrox 0.075 mg tablet", "LEVOTHYROXINE SODIUM|TABLET;ORAL|0.075MG|AB2"),
        ("Nifedipine extended-release 30 mg tablet", "none"),
    ] {
        assert_eq!(linked(name, None), wanted, "{name}");
    }
}

#[test]
fn what_is_released_slowly_says_so() {
    for name in [
        "Metoprolol succinate extended-release 50 mg tablet",
        "Metoprolol succinate ER 50 mg tablet",
        "Metoprolol XR 50 mg tablet",
        "Metoprolol succinate 50 mg tablet, extended release",
        "Toprol-XL 50 mg tablet",
    ] {
        assert_eq!(linked(name, None), SUCCINATE, "{name}");
    }
    for name in ["Metoprolol succinate 50 mg tablet", "Metoprolol succinate DR 50 mg tablet"] {
        assert_eq!(linked(name, None), "none", "{name}");
    }
}

#[test]
fn strengths_of_a_combination_match_whole_or_not_at_all() {
    let both = "HYDROCHLOROTHIAZIDE;LISINOPRIL|TABLET;ORAL|12.5MG;20MG|AB";
    let caduet = "AMLODIPINE;ATORVASTATIN|TABLET;ORAL|EQ 5MG BASE;EQ 20MG BASE|AB";
    for (name, wanted) in [
        ("Lisinopril and hydrochlorothiazide 20/12.5 mg tablet", both),
        ("Lisinopril-hydrochlorothiazide 20 mg-12.5 mg tablet", both),
        ("Lisinopril/hydrochlorothiazide 20 mg / 12.5 mg tablet", both),
        ("Lisinopril and hydrochlorothiazide 20 mg tablet", "none"),
        ("Lisinopril and hydrochlorothiazide 20/25 mg tablet", "none"),
        ("lisinopril 20 MG / hydrochlorothiazide 12.5 MG Oral Tablet", "none"),
        ("Lisinopril 20 mg tablet", "LISINOPRIL|TABLET;ORAL|20MG|AB"),
        ("Caduet 5/20 mg tablet", caduet),
        ("Amlodipine 5 mg tablet", "none"),
        ("Percocet 5 mg tablet", "none"),
        ("Amlodipine 1,000 mg tablet", "none"),
    ] {
        assert_eq!(linked(name, None), wanted, "{name}");
    }
}

#[test]
fn the_form_told_beside_the_name_completes_it_and_never_contradicts_it() {
    for (name, form, wanted) in [
        ("Atorvastatin 20 mg", Some("Oral Tablet"), ATORVASTATIN),
        ("Atorvastatin 20 mg tablet", Some("tablet"), ATORVASTATIN),
        ("Atorvastatin 20 mg tablet", Some("capsule"), "none"),
        ("Atorvastatin 20 mg tablet", Some("effervescent tablet"), "none"),
        ("Metoprolol 50 mg", Some("Extended Release Oral Tablet"), SUCCINATE),
    ] {
        assert_eq!(linked(name, form), wanted, "{name} {form:?}");
    }
}
