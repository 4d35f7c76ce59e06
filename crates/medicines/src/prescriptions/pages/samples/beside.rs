//! What may stand beside a prescription: looks, costs, prices, leaflets.

use base::{ClaimId, DirectoryId, Money};
use coverage::{Equal, Options, PriceChoice, Saving};
use formats::records::{Appearance, Quantity};
use web::{Frame, Sample};

use super::super::DetailPage;
use super::super::cards::Detail;
use super::super::leaflet::{LeafletPage, sample_pages};
use crate::prescriptions::beside::{Beside, Cost, Leaflet, Look};
use crate::prescriptions::rules::Looked;
use crate::prescriptions::{Fill, Prescription};

pub fn detail(f: &Frame, (rx, fills): (&Prescription, &[Fill])) -> Vec<Sample<DetailPage>> {
    let page =
        |beside: &Beside| DetailPage { rx: Detail::of(f, (rx, fills), beside), f: f.clone() };
    let look = |now, before| Some(Look { of: Looked::Filled(f.today()), now, before });
    let (white, pink) = (white(), Appearance { colors: words(&["pink"]), ..white() });
    let known = known(f, fills);
    let as_prescribed = Look { of: Looked::Prescribed, now: capsule(), before: None };
    vec![
        Sample::new(
            "all-known",
            page(&Beside { look: look(white.clone(), None), ..known.clone() }),
        ),
        Sample::new(
            "looks-different",
            page(&Beside { look: look(white, Some(pink)), ..known.clone() }),
        ),
        Sample::new("two-colors", page(&Beside { look: Some(as_prescribed), ..known.clone() })),
        Sample::new("liquid", page(&Beside { look: look(liquid(), None), ..known.clone() })),
        Sample::new("odd-look", page(&Beside { look: look(odd(), None), ..known.clone() })),
        Sample::new(
            "leaflet-elsewhere",
            page(&Beside { leaflet: Leaflet::Elsewhere, options: only_a_page(), ..known }),
        ),
    ]
}

pub fn leaflets(f: &Frame, rx: &Prescription) -> Vec<Sample<LeafletPage>> {
    sample_pages(f, rx)
}

fn known(f: &Frame, fills: &[Fill]) -> Beside {
    let claim = ClaimId::new([7; 16]);
    // The newest has no claim yet, the next says no amount, the rest do.
    let costs: [Option<Cost>; 3] =
        [None, Some((claim, None)), Some((claim, Some(Money::cents(1_000))))];
    let days = fills.iter().filter(|fill| fill.is_done()).filter_map(|fill| fill.day);
    let place = |months, by_mail, cents| PriceChoice { months, by_mail, cost: Money::cents(cents) };
    let saving = Saving { dearer: Money::cents(4_000), cheaper: Money::cents(500) };
    Beside {
        look: None,
        costs: days.zip(costs.into_iter().cycle().skip(2)).collect(),
        options: Options {
            page: Some(DirectoryId::new([9; 16])),
            places: vec![place(1, false, 1_200), place(3, false, 3_600), place(3, true, 2_000)],
            equal: Some(Equal {
                of: "Metformin 500 mg tablet".into(),
                name: "Metformin hydrochloride 500 mg tablet".into(),
                saving,
                lower_tier: true,
            }),
            since: Some(f.today().plus_days(-60)),
        },
        leaflet: Leaflet::OfThePlan,
    }
}

fn only_a_page() -> Options {
    Options { page: Some(DirectoryId::new([9; 16])), ..Options::default() }
}

fn words(of: &[&str]) -> Vec<String> {
    of.iter().map(|word| (*word).to_owned()).collect()
}

fn white() -> Appearance {
    Appearance {
        form: Some("TABLET, FILM COATED".to_owned()),
        colors: words(&["white"]),
        shape: Some("round".to_owned()),
        front: Some("L".to_owned()),
        back: Some("12".to_owned()),
        size: Some(Quantity::whole(8)),
        ..Appearance::default()
    }
}

fn capsule() -> Appearance {
    Appearance {
        form: Some("CAPSULE".to_owned()),
        colors: words(&["turquoise", "white"]),
        shape: Some("capsule".to_owned()),
        imprint: Some("JUNIPER 300".to_owned()),
        size: Some(Quantity::whole(21)),
        ..Appearance::default()
    }
}

fn liquid() -> Appearance {
    Appearance {
        form: Some("SOLUTION".to_owned()),
        colors: words(&["red"]),
        flavor: Some("cherry".to_owned()),
        clear: true,
        ..Appearance::default()
    }
}

/// Nothing of it is in the vocabulary, and all of it is long.
fn odd() -> Appearance {
    Appearance {
        form: Some("Bilayer orally administered wafer in a child-resistant pouch".to_owned()),
        colors: words(&["sea foam", "green", "off-white with speckles", "yellow"]),
        shape: Some("barrel with a waist".to_owned()),
        imprint: Some("JUNIPER RX 100 MG ONCE A DAY ONLY JUNIPERRXJUNIPERRXJUNIPERRX".to_owned()),
        score: Some(4),
        ..Appearance::default()
    }
}
