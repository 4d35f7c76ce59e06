use base::Private;
use formats::records::{Address, ProviderKind, SourceRef};
use store::testing::{NOW, both};
use store::{Db, Taken};

use super::super::rules::sought;
use super::*;
use crate::take_provider;

fn pharmacy(name: &str, (city, state, zip): (&str, &str, &str)) -> Provider {
    Provider {
        refs: vec![SourceRef::new("test", name)],
        kind: ProviderKind::Pharmacy,
        name: name.to_owned(),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: Vec::new(),
        address: Some(Address {
            lines: Vec::new(),
            city: Private(city.into()),
            state: Private(state.into()),
            postal_code: Private(zip.into()),
        }),
        mail_order: false,
    }
}

fn takes(db: &Db, all: Vec<Provider>) {
    db.write_blocking(NOW, move |tx| {
        all.iter().try_for_each(|one| take_provider(tx, one).map(drop))
    })
    .unwrap();
}

/// Names of every page, pages parted by `/`; those around stand behind a `+`.
fn check(db: &Db, typed: &str, expected: &str) {
    let (mut told, mut after) = (Vec::new(), None);
    loop {
        let asked = sought(typed).unwrap();
        let page = db.read_blocking(NOW, move |tx| find(tx, &asked, after)).unwrap();
        let here = page.here.iter().map(|one| one.name.clone());
        let around = page.around.iter().map(|one| format!("+{}", one.name));
        told.push(here.chain(around).collect::<Vec<_>>().join(" "));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(told.join(" / "), expected, "{typed}");
}

const FERN: (&str, &str, &str) = ("Fernhollow", "OR", "97998");

#[test]
fn a_zip_code_finds_its_own_first_and_then_the_area_town_by_town() {
    both(&[crate::SCHEMA], |db| {
        takes(
            db,
            vec![
                pharmacy("Cedar", FERN),
                pharmacy("Birch", ("Fernhollow", "OR", "97998-0001")),
                pharmacy("Aspen", ("Cottonwick", "OR", "97997")),
                pharmacy("Dogwood", ("Arroyo Dueñas", "OR", "97996")),
                pharmacy("Elm", ("Quillport", "ME", "04998")),
                Provider { mail_order: true, ..pharmacy("Fir", FERN) },
                Provider { kind: ProviderKind::Prescriber, ..pharmacy("Gorse", FERN) },
                Provider { kind: ProviderKind::Other, ..pharmacy("Holly", FERN) },
            ],
        );
        check(db, "97998", "Birch Cedar +Dogwood +Aspen");
        check(db, "97901", "+Dogwood +Aspen +Birch +Cedar");
        check(db, "04998", "Elm");
        check(db, "10001", "");
        check(db, "arroyo duenas", "Dogwood");
        check(db, "Fern", "");
        let mail = db.read_blocking(NOW, |tx| by_mail(tx, None, 5)).unwrap();
        assert_eq!((mail.here.len(), mail.here[0].name.as_str(), mail.next), (1, "Fir", None));
    });
}

#[test]
fn a_city_of_several_states_is_found_in_each_or_in_the_one_that_was_said() {
    both(&[crate::SCHEMA], |db| {
        takes(
            db,
            vec![
                pharmacy("Aspen", ("FERNHOLLOW", "WA", "98997")),
                pharmacy("Birch", FERN),
                pharmacy("Cedar", ("Fernhollow", "or", "")),
            ],
        );
        check(db, "fernhollow", "Birch Cedar Aspen");
        check(db, "Fernhollow, WA", "Aspen");
        check(db, "fernhollow or", "Birch Cedar");
        check(db, "Fernhollow, NY", "");
    });
}

#[test]
fn pages_follow_each_other_without_a_gap_also_from_a_zip_code_into_its_area() {
    both(&[crate::SCHEMA], |db| {
        let named = |from: char, count: u8| {
            // Several of one name, as of a chain.
            (0..count).map(move |at| (format!("{from}{}", at / 3), format!("{from}{at:02}")))
        };
        let some = |from, count, place| {
            named(from, count).map(move |(name, id)| Provider {
                refs: vec![SourceRef::new("test", &id)],
                ..pharmacy(&name, place)
            })
        };
        let page = u8::try_from(PAGE).unwrap();
        let around = ("Cottonwick", "OR", "97997");
        takes(db, some('h', page, FERN).chain(some('t', page + 5, around)).collect());
        let words = |from, count| -> Vec<String> { named(from, count).map(|one| one.0).collect() };
        let around: Vec<_> = words('t', page + 5).iter().map(|name| format!("+{name}")).collect();
        let (second, third) = around.split_at(PAGE);
        let told = [&words('h', page)[..], second, third].map(|page| page.join(" ")).join(" / ");
        check(db, "97998", &told);
        let city = words('t', page + 5);
        let (first, second) = city.split_at(PAGE);
        check(db, "Cottonwick", &format!("{} / {}", first.join(" "), second.join(" ")));
        check(db, "Cottonwick, OR", &format!("{} / {}", first.join(" "), second.join(" ")));
    });
}

#[test]
fn a_pharmacy_that_moves_is_found_there_and_one_that_is_none_any_more_nowhere() {
    both(&[crate::SCHEMA], |db| {
        let at = |place| pharmacy("Cedar", place);
        takes(db, vec![at(FERN)]);
        check(db, "97998", "Cedar");
        takes(db, vec![at(("Quillport", "ME", "04998"))]);
        check(db, "97998", "");
        check(db, "Quillport", "Cedar");
        takes(db, vec![Provider { mail_order: true, ..at(FERN) }]);
        check(db, "97998", "");
        takes(db, vec![Provider { kind: ProviderKind::Prescriber, ..at(FERN) }]);
        check(db, "97998", "");
        let mail = db.read_blocking(NOW, |tx| by_mail(tx, None, 5)).unwrap();
        assert_eq!(mail.here.len(), 0);
        let again = db.write_blocking(NOW, move |tx| take_provider(tx, &at(FERN))).unwrap();
        assert_eq!(again, Taken::Changed);
    });
}
