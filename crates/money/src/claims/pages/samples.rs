//! The states worth looking at.

use base::{ClaimId, Money, Ndc, Private};
use formats::records::{Amount, ClaimStatus, CodeSet, Network, Quantity};
use web::{Frame, Page, Sample};

use super::{DetailPage, Known, ListPage, Wanted};
use crate::claims::rules::{Choice, Count, Link};
use crate::claims::store::{Body, Find, Listing, Stored, Turn};
use crate::spending::{Meter, ToDate};

impl Page for ListPage {
    const NAME: &'static str = "claims";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let wanted = |choice| Wanted {
            year: None,
            choice,
            turn: Turn::First,
            find: Find::default(),
            days: Default::default(),
        };
        let known = |choice, claims: Vec<Stored>, years: &[i16]| Known {
            wanted: wanted(choice),
            count: Count { n: i64::try_from(claims.len()).unwrap_or(0), is_all: true },
            listing: Listing { claims, has_newer: false, has_older: false },
            years: years.to_vec(),
            medicines: vec!["Atorvastatin 20 mg tablet".into(), "Metformin 500 mg tablet".into()],
            pharmacies: vec!["Cedar Lane Pharmacy".into()],
            to_date: ToDate::default(),
        };
        let page = |choice, claims: Vec<Stored>, years: &[i16]| {
            Self::of(f.clone(), &known(choice, claims, years))
        };
        let few = few(&f);
        let many: Vec<Stored> = (1..=20).map(|number| paid(&f, number)).collect();
        let mut middle = known(Choice::Paid, many, &[2027, 2026, 2025]);
        middle.listing.has_newer = true;
        middle.listing.has_older = true;
        let mut met = known(Choice::All, few.clone(), &[2027]);
        met.to_date = to_date();
        middle.count = Count { n: 1_000, is_all: false };
        let mut chosen = known(Choice::All, few.clone(), &[2027]);
        chosen.wanted.find.medicine = "Metformin 500 mg tablet".into();
        "0a".clone_into(&mut chosen.wanted.find.token);
        chosen.wanted.days = ["03/04/2027".into(), "soon".into()];
        let problems = chosen.wanted.problems();
        let wrong = Self::of(f.clone(), &chosen).refusing(problems);
        vec![
            Sample::new("few", page(Choice::All, few, &[2027])),
            Sample::new("limits", Self::of(f.clone(), &met)),
            Sample::new("many", Self::of(f.clone(), &middle)),
            Sample::problem("wrong-day", wrong),
            Sample::new("one", page(Choice::Denied, vec![denied(&f, 2)], &[2027])),
            Sample::new("none-match", page(Choice::Reversed, vec![], &[2027])),
            Sample::new("empty", page(Choice::All, vec![], &[])),
        ]
    }
}

impl Page for DetailPage {
    const NAME: &'static str = "claim";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let one = |claim: Stored| Self::of(f.clone(), &[claim], 0, &[]);
        let chain = || [paid(&f, 30), reversed(&f, 29), paid(&f, 28)];
        let mixed = Self::of(f.clone(), &[compound(&f)], 0, &mixed_from());
        vec![
            Sample::new("paid", one(paid(&f, 1))),
            Sample::new("denied", one(denied(&f, 1))),
            Sample::new("denied-without-reason", one(denied_without_reason(&f))),
            Sample::new("reversed-in-chain", Self::of(f.clone(), &chain(), 1, &[])),
            Sample::new("newest-in-chain", Self::of(f.clone(), &chain(), 2, &[])),
            Sample::new("compound", mixed),
            Sample::new("very-long-name", one(long_name(&f, 1))),
            Sample::new("no-amounts", one(bare(&f, 1))),
            Sample::new("out-of-network", one(out_of_network(&f))),
            Sample::new("sums-disagree", one(sums_disagree(&f))),
        ]
    }
}

fn few(f: &Frame) -> Vec<Stored> {
    let toward = toward_deductible(f, 1);
    let rest = [denied(f, 2), reversed(f, 3), by_mail(f, 4), long_name(f, 5), bare(f, 6)];
    [toward].into_iter().chain(rest).collect()
}

fn to_date() -> ToDate {
    let meter = |met, limit| Some(Meter::of(Money::cents(met), Money::cents(limit)));
    ToDate { deductible: meter(8_000, 20_000), out_of_pocket: meter(46_250, 250_000) }
}

/// All of the member's share counts toward the deductible.
fn toward_deductible(f: &Frame, ago: u8) -> Stored {
    let mut claim = paid(f, ago);
    claim.body.amounts.insert(Amount::Deductible, Money::cents(1_000));
    claim.body.amounts.insert(Amount::Copay, Money::ZERO);
    claim
}

fn claim_id(number: u8) -> ClaimId {
    ClaimId::new([number; 16])
}

/// A claim filled this many days ago, paid by the book.
pub(crate) fn paid(f: &Frame, ago: u8) -> Stored {
    let day = f.today().plus_days(-i32::from(ago));
    Stored {
        link: Link { id: claim_id(ago), replaces: None, replaced_by: None },
        day,
        status: ClaimStatus::Paid,
        body: Body {
            claim_number: "27-0304-118822".into(),
            decided: Some(Private(day.plus_days(1))),
            paid_day: Some(Private(day.plus_days(9))),
            medicine: Some("Atorvastatin 20 mg tablet".into()),
            ndc: "00093505698".parse().ok(),
            rx_number: Some("7012345".into()),
            quantity: Some(Quantity::whole(30)),
            days_supply: Some(30),
            refill_number: Some(2),
            refills_authorized: Some(5),
            codes: codes("0", "G"),
            pharmacy: Some("Cedar Lane Pharmacy".into()),
            prescriber: Some("Dr. Maya Lindqvist".into()),
            network: Some(Network::In),
            amounts: [
                (Amount::Submitted, 4_210),
                (Amount::Discount, 2_460),
                (Amount::Eligible, 1_750),
                (Amount::PaidToProvider, 750),
                (Amount::Deductible, 0),
                (Amount::Copay, 1_000),
                (Amount::MemberLiability, 1_000),
                (Amount::PaidByPatient, 1_000),
            ]
            .map(|(kind, cents)| (kind, Money::cents(cents)))
            .into(),
            ..Body::default()
        },
    }
}

fn codes(daw: &str, brand: &str) -> CodeSet {
    CodeSet {
        daw: Some(daw.to_owned()),
        brand_generic: Some(brand.to_owned()),
        origin: Some("3".to_owned()),
        compound: Some("1".to_owned()),
        rejects: Vec::new(),
    }
}

fn denied(f: &Frame, ago: u8) -> Stored {
    let mut claim = denied_without_reason(f);
    claim.link.id = claim_id(ago);
    claim.body.notes = vec![
        "This medicine needs approval from your plan before it is covered. Ask your prescriber \
         to send the request."
            .into(),
    ];
    claim.body.codes.rejects = vec!["75".to_owned()];
    claim
}

fn denied_without_reason(f: &Frame) -> Stored {
    let mut claim = paid(f, 2);
    claim.status = ClaimStatus::Denied;
    claim.body.medicine = Some("Semaglutide 2 mg/3 mL pen".into());
    claim.body.paid_day = None;
    let amounts = [
        (Amount::Submitted, 99_812),
        (Amount::NonCovered, 99_812),
        (Amount::MemberLiability, 99_812),
        (Amount::PaidToProvider, 0),
    ];
    claim.body.amounts = amounts.map(|(kind, cents)| (kind, Money::cents(cents))).into();
    claim
}

fn reversed(f: &Frame, ago: u8) -> Stored {
    Stored { status: ClaimStatus::Reversed, ..paid(f, ago) }
}

fn long_name(f: &Frame, ago: u8) -> Stored {
    let mut claim = paid(f, ago);
    claim.status = ClaimStatus::PartlyPaid;
    claim.body.medicine = Some(
        "Elexacaftor 100 mg, tezacaftor 50 mg and ivacaftor 75 mg tablets with ivacaftor 150 mg \
         tablets, 84-tablet four-week carton"
            .into(),
    );
    claim.body.pharmacy = Some("The Specialty Pharmacy of the Northern Great Lakes, LLC".into());
    claim.body.codes = codes("1", "B");
    claim
}

/// As the thinnest files have it: a code, a day, nothing more.
fn bare(f: &Frame, ago: u8) -> Stored {
    let full = paid(f, ago);
    let body = Body {
        claim_number: full.body.claim_number.clone(),
        ndc: full.body.ndc,
        ..Body::default()
    };
    Stored { body, ..full }
}

fn out_of_network(f: &Frame) -> Stored {
    let mut claim = paid(f, 1);
    claim.body.network = Some(Network::Out);
    claim.body.pharmacy = Some("Airport Drugs".into());
    claim.body.refill_number = Some(0);
    let amounts = [
        (Amount::Submitted, 6_000),
        (Amount::Eligible, 4_000),
        (Amount::PaidToProvider, 0),
        (Amount::PaidToPatient, 2_800),
        (Amount::Coinsurance, 1_200),
        (Amount::MemberLiability, 1_200),
        (Amount::PaidByPatient, 6_000),
    ];
    claim.body.amounts = amounts.map(|(kind, cents)| (kind, Money::cents(cents))).into();
    claim
}

fn sums_disagree(f: &Frame) -> Stored {
    let mut claim = paid(f, 1);
    claim.body.amounts.insert(Amount::Copay, Money::cents(900));
    claim.body.amounts.insert(Amount::Discount, Money::cents(100));
    claim
}

/// Its share comes in a bill.
fn by_mail(f: &Frame, ago: u8) -> Stored {
    let mut claim = paid(f, ago);
    claim.body.amounts.remove(&Amount::PaidByPatient);
    claim
}

fn compound(f: &Frame) -> Stored {
    let mut claim = paid(f, 1);
    claim.body.medicine = Some("Compound: ketoprofen cream".into());
    claim.body.ndc = None;
    claim.body.codes.compound = Some("2".to_owned());
    claim
}

fn mixed_from() -> Vec<(Ndc, Option<String>)> {
    let names = [("38779007805", Some("Ketoprofen powder")), ("51552123405", None)];
    let part = |(code, name): (&str, Option<&str>)| {
        code.parse().ok().map(|ndc| (ndc, name.map(ToOwned::to_owned)))
    };
    names.into_iter().filter_map(part).collect()
}
