//! The page, as somebody without an account meets it.

use formats::records::{Address, Provider, ProviderKind, SourceRef};

use crate::take_provider;

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn pharmacy(name: &str, city: &str, zip: &str) -> Provider {
    Provider {
        refs: vec![SourceRef::new("test", name)],
        kind: ProviderKind::Pharmacy,
        name: name.to_owned(),
        npi: None,
        ncpdp: None,
        phones: vec!["(503) 555-0121".into()],
        lines: Vec::new(),
        address: Some(Address {
            lines: vec!["210 Larkspur Street".into()],
            city: city.into(),
            state: "OR".into(),
            postal_code: zip.into(),
        }),
        mail_order: false,
    }
}

fn some(portal: &testkit::Portal) {
    portal.write(|tx| {
        take_provider(tx, &pharmacy("Larkspur Pharmacy", "Arroyo Dueñas", "97998"))?;
        take_provider(tx, &pharmacy("Birch Pharmacy", "Cottonwick", "97997"))?;
        let far = Provider { mail_order: true, ..pharmacy("Mailbag", "Cinder Mesa", "85998") };
        take_provider(tx, &far)?;
        let doctor = Provider {
            kind: ProviderKind::Prescriber,
            ..pharmacy("Dr. Marta Solis", "Arroyo Dueñas", "97998")
        };
        take_provider(tx, &doctor)
    });
}

#[test]
fn a_stranger_finds_a_pharmacy_with_its_address_and_a_number_to_dial() {
    testkit::both(rooms, |portal| {
        some(portal);
        let stranger = portal.stranger();
        let form = stranger.opens("/pharmacies");
        form.sees("ZIP code or city").sees("Mailbag").lacks("Larkspur Pharmacy").lacks("shown");
        let page = stranger.opens("/pharmacies?place=97998");
        page.sees("In ZIP code 97998").sees("Larkspur Pharmacy").sees("210 Larkspur Street");
        page.sees("Arroyo Dueñas, OR 97998").sees("href=\"tel:+15035550121\">503-555-0121</a>");
        page.sees("ZIP codes that begin with 979").sees("we do not know how far it is");
        page.sees("2 pharmacies shown").sees("Birch Pharmacy").sees("Ask if it takes your plan");
        page.sees("By mail").sees("Mailbag").lacks("Solis").lacks("More pharmacies");
        for typed in ["arroyo+duenas", "ARROYO%20DUE%C3%91AS,+or"] {
            let page = stranger.opens(&format!("/pharmacies?place={typed}"));
            page.sees("Larkspur Pharmacy").lacks("Birch Pharmacy").sees("1 pharmacy shown");
        }
        let spanish = portal.stranger().in_spanish();
        spanish.opens("/pharmacies?place=97998").sees("Se muestran 2 farmacias");
    });
}

#[test]
fn a_zip_code_without_a_pharmacy_says_so_and_shows_the_area() {
    testkit::sqlite(rooms, |portal| {
        some(portal);
        let page = portal.stranger();
        let page = page.opens("/pharmacies?place=97901");
        page.sees("We know of no pharmacy with this ZIP code").sees("Larkspur Pharmacy");
        let stranger = portal.stranger();
        let none = stranger.opens("/pharmacies?place=10001");
        none.sees("We know of no pharmacy there.").sees(&testkit::plan().phone).sees("Mailbag");
        none.sees(&testkit::plan().tty).lacks("ZIP codes that begin with");
    });
}

#[test]
fn what_is_no_place_is_told_beside_the_field_and_stays_in_it() {
    testkit::sqlite(rooms, |portal| {
        some(portal);
        let stranger = portal.stranger();
        for typed in ["", "9799", "12+Main+St", "%3Cb%3E"] {
            let page = stranger.opens(&format!("/pharmacies?place={typed}"));
            if typed == "%3Cb%3E" {
                page.lacks("<b>").sees("value=\"&#60;b&#62;\"");
            } else {
                page.sees(&format!("value=\"{}\"", typed.replace('+', " ")));
            }
            assert_eq!(page.status, 422, "{typed}");
            page.sees("id=\"place-error\"").sees("Enter a ZIP code of 5 digits").sees("Mailbag");
        }
    });
}

#[test]
fn those_by_mail_have_pages_of_their_own_and_a_lost_page_begins_anew() {
    testkit::both(rooms, |portal| {
        portal.write(|tx| {
            (10..40).try_for_each(|number| {
                let name = format!("Mailbag {number}");
                let one = Provider { mail_order: true, ..pharmacy(&name, "Cinder Mesa", "85998") };
                take_provider(tx, &one).map(drop)
            })
        });
        let stranger = portal.stranger();
        let form = stranger.opens("/pharmacies");
        form.sees("Mailbag 14").lacks("Mailbag 15").sees("All pharmacies that send by mail");
        let all = stranger.opens("/pharmacies?by=mail");
        all.sees("Mailbag 10").sees("Mailbag 29").lacks("Mailbag 30").lacks("Back to the first");
        let (_, next) = all.text().split_once("/pharmacies?by=mail&#38;after=").unwrap();
        let last = next.split('"').next().unwrap();
        let rest = stranger.opens(&format!("/pharmacies?by=mail&after={last}"));
        rest.sees("Mailbag 30").sees("Mailbag 39").lacks("Mailbag 29").sees("Back to the first");
        for lost in ["x", "00000000000000000000000000"] {
            stranger.opens(&format!("/pharmacies?by=mail&after={lost}")).sees("Mailbag 10");
        }
    });
}
