//! The page of one prescription, whole: what it looks like, costs and would cost, and its leaflet.

use base::{ClaimId, FillId, Lang, Money, Ndc};
use formats::records::{
    Appearance, Drug, FillStatus, FormularyDrug, Leaflet, LeafletPart, SourceRef,
};
use testkit::{Person, Portal};
use web::Slice;

use crate::prescriptions::store::{take_fill, take_prescription};
use crate::testing::{ANN, fill_record, list_drug, listed_ndc, record, rx};
use crate::{Costs, Keys, Names, Sources, slice};

/// Ten dollars for the newest fill of hers, nothing for the others, and no word to anybody else.
fn sources(medline_plus: bool) -> Sources {
    let costs: Costs = |_, who, number, fills| {
        assert_eq!((who, number), (ANN, Some("7000001")));
        assert!(fills.is_sorted_by(|one, next| one.0 >= next.0));
        Ok(vec![Some((ClaimId::new([7; 16]), Some(Money::cents(1_000))))])
    };
    Sources { costs, medline_plus }
}

fn rooms_with(sources: Sources) -> Vec<Slice> {
    let rooms = crate::rooms(&Keys::default(), sources);
    vec![
        identity::slice(),
        coverage::slice(),
        profile::slice(profile::Offers::default()),
        Slice { rooms, ..slice() },
    ]
}

fn rooms() -> Vec<Slice> {
    rooms_with(sources(true))
}

fn code(text: &str) -> Option<Ndc> {
    text.parse().ok()
}

/// A prescription of this code, and fills so many days ago of theirs.
fn gives(portal: &Portal, ndc: Option<Ndc>, fills: &'static [(i32, &'static str)]) {
    portal.write(move |tx| {
        let mut told = record(1);
        told.drug.ndc = ndc;
        take_prescription(tx, ANN, rx(1), (&told, &Names::default()))?;
        for ((ago, filled), seed) in fills.iter().zip(1_u8..) {
            let mut fill = fill_record(*ago, FillStatus::Completed);
            fill.drug.ndc = code(filled);
            let ids = (FillId::new([seed; 16]), Some(rx(1)));
            take_fill(tx, ANN, ids, (&fill, &Names::default()))?;
        }
        Ok(())
    });
}

fn looks(portal: &Portal, product: &'static str, color: &'static str) {
    portal.write(move |tx| {
        let look = Appearance {
            product: product.to_owned(),
            form: Some("TABLET".to_owned()),
            colors: vec![color.to_owned()],
            shape: Some("round".to_owned()),
            imprint: Some("L 12".to_owned()),
            ..Appearance::default()
        };
        coverage::take_appearance(tx, &look).map(|_| ())
    });
}

fn page() -> String {
    format!("/prescriptions/{}", rx(1))
}

#[test]
fn the_look_is_that_of_the_last_fill_and_says_when_it_changed() {
    testkit::both(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        gives(portal, code("99101100130"), &[(28, "99109900030"), (58, "99101100130")]);
        let unknown = ann.opens(&page());
        unknown.sees("What it looks like").lacks("tablet, marked").lacks("It looks different");
        looks(portal, "991099000", "pink");
        let last = ann.opens(&page());
        last.sees("Pink, round tablet, marked “L 12”.").sees("As last filled on February 4, 2027.");
        last.lacks("It looks different");
        looks(portal, "991011001", "white");
        let changed = ann.opens(&page());
        changed.sees("Pink, round tablet").sees("It looks different from the one before");
        changed.sees("ask your pharmacist before you take it");
        looks(portal, "991011001", "pink");
        ann.opens(&page()).lacks("It looks different");
    });
}

#[test]
fn before_a_first_fill_the_look_is_that_of_the_prescription_and_a_fill_of_no_code_says_nothing() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        looks(portal, "991011001", "white");
        gives(portal, code("99101100130"), &[]);
        ann.opens(&page()).sees("White, round tablet").sees("As it was prescribed");
        // What was given last may have been anything; the fill before it was not.
        gives(portal, code("99101100130"), &[(28, ""), (58, "99101100130")]);
        ann.opens(&page()).lacks("White, round tablet");
    });
}

#[test]
fn each_fill_has_its_cost_with_a_way_to_its_claim_or_says_that_none_is_known() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        gives(portal, None, &[(28, ""), (58, "")]);
        let page = ann.opens(&page());
        let claim = format!("/claims/{}", ClaimId::new([7; 16]));
        page.sees("Your last cost").sees("$10.00 on February 4, 2027").sees(&claim);
        page.sees("Not available");
    });
}

#[test]
fn what_it_would_cost_is_an_estimate_with_the_day_it_was_read() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        gives(portal, Some(listed_ndc()), &[(28, "")]);
        ann.opens(&page()).sees("tells us no price for this medicine").sees("Price a medicine");
        portal.write(|tx| {
            list_drug(tx, ANN, (false, false))?;
            let source = SourceRef::new("ndc", listed_ndc().as_str());
            let name = "Sample 1 mg tablet".to_owned();
            let drug = FormularyDrug { source, rxnorm: None, name, form: None };
            coverage::take_formulary_drug(tx, &drug).map(|_| ())
        });
        let priced = ann.opens(&page());
        priced.sees("1 month, picked up at a pharmacy").sees("$12.00").sees("$10.00");
        priced.sees("These are estimates. We read your plan’s drug list today, March 4, 2027.");
        priced.sees("All prices of this medicine").sees("/prices/");
    });
}

fn tells(portal: &Portal, lang: Lang) {
    portal.write(move |tx| {
        let part = |part, text: &str| Leaflet {
            of: SourceRef::new("drug-name", "sample tablet"),
            lang,
            part,
            text: text.to_owned(),
            withdrawn: false,
        };
        coverage::take_leaflet(tx, &part(LeafletPart::Before, "Tell them:\n- of your kidneys."))?;
        coverage::take_leaflet(tx, &part(LeafletPart::WhatFor, "It lowers <pressure>."))?;
        Ok(())
    });
}

#[test]
fn the_plans_leaflet_is_read_on_its_own_page_and_another_language_is_said() {
    testkit::both(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        gives(portal, code("99101100130"), &[]);
        tells(portal, Lang::Spanish);
        ann.opens(&page()).sees("Read the leaflet about this medicine");
        let leaflet = ann.opens(&format!("{}/leaflet", page()));
        leaflet.sees("This does not replace what your pharmacist").sees("Sample 1 mg tablet");
        leaflet.sees("This leaflet is in Spanish only").sees("lang=\"es\"");
        leaflet.sees("What it is for").sees("of your kidneys.").lacks("<pressure>");
        leaflet.lacks("medlineplus");
        tells(portal, Lang::English);
        ann.opens(&format!("{}/leaflet", page())).lacks("This leaflet is in");
        // Nobody else's prescription, and no prescription, look alike.
        let ben = portal.visited_by(&Person::ben());
        assert_eq!(ben.opens(&format!("{}/leaflet", page())).status, 404);
        assert_eq!(ann.opens(&format!("/prescriptions/{}/leaflet", rx(9))).status, 404);
    });
}

#[test]
fn without_a_leaflet_the_way_elsewhere_says_what_is_learned_there_and_a_plan_can_close_it() {
    let drug = Drug { ndc: code("99101100130"), ..Drug::default() };
    testkit::sqlite(rooms, move |portal| {
        let ann = portal.visited_by(&Person::ann());
        gives(portal, drug.ndc, &[]);
        // One press leads to the page that explains, and only the next one leaves.
        ann.opens(&page()).sees("Look for a leaflet at MedlinePlus").lacks("medlineplus.gov");
        let leaving = ann.opens(&format!("{}/leaflet", page()));
        leaving.sees("MedlinePlus then learns the code of this medicine");
        leaving.sees("mainSearchCriteria.v.c=99101-1001-30").sees("noreferrer");
        leaving.lacks("mainSearchCriteria.v.dn");
    });
    let closed = || rooms_with(sources(false));
    testkit::sqlite(closed, |portal| {
        let ann = portal.visited_by(&Person::ann());
        gives(portal, code("99101100130"), &[]);
        ann.opens(&page()).sees("Ask your pharmacist for a leaflet").lacks("MedlinePlus");
        let none = ann.opens(&format!("{}/leaflet", page()));
        none.sees("Your plan has no leaflet").lacks("MedlinePlus");
    });
}
