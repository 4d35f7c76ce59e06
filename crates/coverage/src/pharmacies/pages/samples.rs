//! The states worth looking at.

use base::DirectoryId;
use formats::records::{Address, Provider, ProviderKind};
use web::{Frame, Page, Problems, Sample};

use super::{Listing, PAGE, PharmaciesPage, Sought, Wanted};

impl Page for PharmaciesPage {
    const NAME: &'static str = "pharmacies";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let last = Some(DirectoryId::new([9; 16]));
        let wanted =
            |place: &str| Wanted { place: Some(place.to_owned().into()), ..Wanted::default() };
        let page = |wanted: &Wanted| Self::of(f.clone(), wanted, &mail(2, None));
        let zip = |place: &str, found: &Listing| {
            page(&wanted(place)).with_found(&Sought::Zip(place.to_owned()), found)
        };
        let city = Sought::City { city: "fernhollow".into(), state: None };
        let listing = |here, around, next| Listing { here: some(here), around: some(around), next };
        let long = Listing { here: vec![very_long()], ..Listing::default() };
        let later = Wanted { after: last, ..wanted("97998") };
        let all = Wanted { by_mail: true, ..Wanted::default() };
        let problems = Problems::at_field("place", "pharmacies-problem");
        let neither = Self { problems, ..page(&wanted("9799")) };
        vec![
            Sample::new("form", page(&Wanted::default())),
            Sample::new("zip", zip("97998", &listing(2, 3, None))),
            Sample::new("around", zip("97998", &listing(0, 3, None))),
            Sample::new(
                "city",
                page(&wanted("Fernhollow")).with_found(&city, &listing(3, 0, None)),
            ),
            Sample::new("many", zip("97998", &listing(4, PAGE - 4, last))),
            Sample::new(
                "later",
                page(&later).with_found(&Sought::Zip("97998".into()), &listing(0, 4, None)),
            ),
            Sample::new("long", zip("97998", &long)),
            Sample::new("none", zip("97998", &Listing::default())),
            Sample::new("by-mail", Self::of(f.clone(), &all, &mail(PAGE, last))),
            Sample::new("no-mail", Self::of(f.clone(), &wanted(""), &Listing::default())),
            Sample::problem("neither", neither),
        ]
    }
}

fn mail(count: usize, next: Option<DirectoryId>) -> Listing {
    let here = some(count).into_iter().map(|one| Provider { mail_order: true, ..one });
    Listing { here: here.collect(), around: Vec::new(), next }
}

fn some(count: usize) -> Vec<Provider> {
    (1..=count).map(pharmacy).collect()
}

fn pharmacy(number: usize) -> Provider {
    Provider {
        refs: Vec::new(),
        kind: ProviderKind::Pharmacy,
        name: format!("Larkspur Street Pharmacy {number}"),
        npi: None,
        ncpdp: None,
        // Every third has none on file.
        phones: if number.is_multiple_of(3) { Vec::new() } else { vec!["5035550121".into()] },
        lines: Vec::new(),
        address: Some(Address {
            lines: vec![format!("{number}10 Larkspur Street").into()],
            city: "Fernhollow".into(),
            state: "OR".into(),
            postal_code: "97998".into(),
        }),
        mail_order: false,
    }
}

fn very_long() -> Provider {
    let line = "Northern Great Lakes Retirees’ Cooperative Building, Ground Floor, Suite 1200-B";
    Provider {
        name: "Farmacia Comunitaria de Nuestra Señora de los Remedios y de la Asunción ".repeat(2),
        phones: vec!["+1 (503) 555-0121 ext. 4471".into()],
        address: pharmacy(1)
            .address
            .map(|address| Address { lines: vec![line.into(); 3], ..address }),
        ..pharmacy(1)
    }
}
