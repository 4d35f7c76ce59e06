//! One address of each sort, for the gallery.

use base::{AddressId, Private};
use formats::records;

use super::super::rules::{Address, Entry, Season, Typed, When, Which, gather};

fn typed(street: &str, city: &str, (state, zip): (&str, &str)) -> Typed {
    let (street, city) = (street.into(), city.into());
    let when = Some(When::Always);
    Typed { street, city, state: state.into(), zip: zip.into(), when, ..Typed::default() }
}

pub fn home() -> Typed {
    let label = "Home".into();
    Typed { label, unit: "Apt 4".into(), ..typed("12 Elm Street", "Albany", ("NY", "12207")) }
}

pub fn winter() -> Typed {
    let urbanization = "Las Gladiolas".into();
    let season = Season { from: 11, to: 4 };
    let ponce = typed("150 Calle A", "San Juan", ("PR", "00926-3232"));
    let (from, to) = (season.from.to_string(), season.to.to_string());
    let when = Some(When::Months);
    Typed { urbanization, when, from, to, label: "Mamá".into(), ..ponce }
}

pub fn entry(typed: &Typed) -> Option<Entry> {
    typed.check().ok()
}

pub fn of_plan() -> records::Address {
    records::Address {
        lines: vec![Private::from("1200 Juniper Lane"), Private::from("Apt 4")],
        city: "Albany".into(),
        state: "NY".into(),
        postal_code: "12207".into(),
    }
}

/// The plan's own, a home, a place for the winter, a box, a base.
pub fn every() -> Vec<Address> {
    let all = [
        home(),
        winter(),
        typed("PO Box 77", "Troy", ("NY", "12180")),
        typed("PSC 802 Box 74", "APO", ("AE", "09499-0074")),
    ];
    let named = all.iter().filter_map(entry).zip(1_u8..);
    let own = named.map(|(entry, number)| (AddressId::new([number; 16]), entry)).collect();
    gather(Some(of_plan()), own, Some(AddressId::new([1; 16])))
}

pub fn one() -> Which {
    Which::Own(AddressId::new([1; 16]))
}
