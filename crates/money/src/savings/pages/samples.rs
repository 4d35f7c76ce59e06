//! The states of the page worth looking at.

use base::{Day, Money, Ndc};
use coverage::{Equal, Saving};
use formats::records::ClaimStatus;
use web::{Frame, Sample};

use super::super::rules::{Advice, Before, Bought};
use super::{Found, Known, SavingsPage};

pub fn savings(f: &Frame) -> Vec<Sample<SavingsPage>> {
    let f = f.as_member("Ann");
    let page =
        |found, hidden| SavingsPage::of(f.clone(), &Known { found, hidden, ..Known::default() });
    let atorvastatin = "Atorvastatin 20 mg tablet";
    let some = [
        found(Some(atorvastatin), Advice::ByMail(saving(3_600, 2_400))),
        found(Some("Lisinopril 10 mg tablet"), Advice::InNetwork(saving(4_000, 500))),
        found(None, Advice::ByMail(saving(1_500, 1_000))),
    ];
    let equal = |of: &str, name: &str, lower_tier| Equal {
        of: of.to_owned().into(),
        name: name.to_owned().into(),
        saving: saving(4_500, 500),
        lower_tier,
    };
    let lipitor = "Lipitor 20 mg tablet";
    let long = "Toprol-XL extended-release 50 mg tablet (metoprolol succinate)";
    let other = "Metoprolol succinate extended-release 50 mg tablet";
    let equals = [
        found(Some(lipitor), Advice::Equal(equal(lipitor, atorvastatin, true))),
        found(Some(long), Advice::Equal(equal(long, other, false))),
    ];
    let mail = found(Some(lipitor), Advice::ByMail(saving(13_500, 9_000)));
    let met = Known { is_met: true, ..Known::default() };
    let before = vec![bought(f.today(), "Atorvastatin 20 mg tablet", None), {
        let long = "Metoprolol succinate extended-release 50 mg tablet (Toprol-XL)";
        bought(f.today(), long, Some(Money::cents(1_200)))
    }];
    let compared = Known { before, ..Known::default() };
    vec![
        Sample::new("before", SavingsPage::of(f.clone(), &compared)),
        Sample::new("some", page(some.into_iter().flatten().collect(), 0)),
        Sample::new("equal", page(equals.into_iter().flatten().collect(), 0)),
        Sample::new("hidden", page(mail.into_iter().collect(), 1)),
        Sample::new("all-hidden", page(Vec::new(), 3)),
        Sample::new("none", page(Vec::new(), 0)),
        Sample::new("met", SavingsPage::of(f.clone(), &met)),
    ]
}

/// At two pharmacies for a month, and at one of them for three.
fn bought(today: Day, medicine: &str, month: Option<Money>) -> (Before, Option<Money>) {
    let fill = |pharmacy: &str, ago: i32, (days, cents): (u16, i64)| Bought {
        medicine: medicine.to_owned().into(),
        ndc: None,
        pharmacy: pharmacy.to_owned().into(),
        day: today.plus_days(-ago),
        status: ClaimStatus::Paid,
        days,
        cost: Money::cents(cents),
    };
    let fills = vec![
        fill("Larkspur Street Pharmacy", 40, (30, 1_000)),
        fill("Saltgrass Apothecary and Compounding Center of Tern Harbor", 130, (30, 4_350)),
        fill("Larkspur Street Pharmacy", 310, (90, 3_000)),
    ];
    (Before { fills }, month)
}

const fn saving(dearer: i64, cheaper: i64) -> Saving {
    Saving { dearer: Money::cents(dearer), cheaper: Money::cents(cheaper) }
}

/// Under a code of nobody's.
fn found(medicine: Option<&str>, advice: Advice) -> Option<Found> {
    let ndc: Ndc = "99101000030".parse().ok()?;
    Some(Found { medicine: medicine.map(|name| name.to_owned().into()), ndc, advice })
}
