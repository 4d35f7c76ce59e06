//! Records and members for this crate's tests.

use base::{
    AccountId, AddressId, Day, FillId, Lang, MemberId, MemberScope, Money, Ndc, PrescriptionId,
    Private, Reading, TextSize,
};
use formats::records::{
    self, Address, Availability, CostShare, Coverage, CoverageStatus, Drug, FillStatus,
    FormularyItem, Name, Party, Person, Plan, PrescriptionStatus, Quantity, Relationship,
    SourceRef, Standing,
};
use identity::account;
use serde_json::json;
use store::testing::NOW;
use store::{Db, Fault, Message, Place, Slice, Sql, Tx, args, queue};

use crate::orders::When;
use crate::prescriptions::Names;
use crate::prescriptions::store::{take_fill, take_prescription};

pub const SLICES: &[Slice] =
    &[store::SCHEMA, identity::SCHEMA, coverage::SCHEMA, profile::SCHEMA, crate::SCHEMA];
pub const ANN: MemberScope = MemberScope::of(MemberId::new([0xA; 16]));
pub const BEN: MemberScope = MemberScope::of(MemberId::new([0xB; 16]));
pub const ACCOUNT: AccountId = AccountId::new([0xC; 16]);

/// These rooms and what their pages lean on.
pub fn rooms() -> Vec<web::Slice> {
    let profile = profile::slice(profile::Offers::default());
    vec![identity::slice(), coverage::slice(), profile, crate::slice()]
}

/// The plan's day at `NOW`.
pub fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

pub fn when() -> When {
    When { at: NOW, day: today() }
}

pub fn rx(seed: u8) -> PrescriptionId {
    PrescriptionId::new([seed; 16])
}

/// Written 90 days ago, by mail, five refills.
pub fn record(seed: u8) -> records::Prescription {
    records::Prescription {
        source: SourceRef::new("fhir", &format!("MedicationRequest/{seed}")),
        aliases: Vec::new(),
        person: SourceRef::new("fhir", "Patient/ann"),
        status: PrescriptionStatus::Active,
        standing: Standing::default(),
        drug: Drug { name: Some(format!("Sample {seed} mg tablet").into()), ..Drug::default() },
        rx_number: Some(format!("70000{seed:02}").into()),
        directions: Some("Take 1 tablet a day".into()),
        reason: None,
        quantity: Some(Quantity::whole(30)),
        unit: Some("tablets".to_owned()),
        days_supply: Some(30),
        refills_allowed: Some(5),
        written: Some(Private(today().plus_days(-90))),
        expires: None,
        prescriber: Party { name: Some("Dr. Okafor".into()), ..Party::default() },
        pharmacy: Party { name: Some("Juniper Home Delivery".into()), ..Party::default() },
        by_mail: true,
    }
}

pub fn fill_record(days_ago: i32, status: FillStatus) -> records::Fill {
    records::Fill {
        source: SourceRef::new("fhir", "MedicationDispense/1"),
        person: SourceRef::new("fhir", "Patient/ann"),
        prescription: None,
        status,
        drug: Drug::default(),
        day: Some(Private(today().plus_days(-days_ago))),
        quantity: Some(Quantity::whole(30)),
        days_supply: Some(30),
        pharmacy: Party::default(),
    }
}

/// A prescription that can be refilled today, whoever's it is.
pub fn give(tx: &Tx, scope: MemberScope, seed: u8) -> Result<PrescriptionId, Fault> {
    let id = rx(seed);
    take_prescription(tx, scope, id, (&record(seed), &Names::default()))?;
    let fill = fill_record(28, FillStatus::Completed);
    let fill_id = FillId::new([seed; 16]);
    take_fill(tx, scope, (fill_id, Some(id)), (&fill, &Names::default()))?;
    Ok(id)
}

pub fn listed_ndc() -> Ndc {
    "99104105230".parse().unwrap()
}

/// A plan whose list has one drug: approval, limit, and copays of $12 a month at a counter and $10
/// by mail. It is this member's plan.
pub fn list_drug(tx: &Tx, who: MemberScope, (approval, limit): (bool, bool)) -> Result<(), Fault> {
    let name = |name: &str| SourceRef::new("test", name);
    let share = |place: &str, cents| CostShare {
        tier: "generic".to_owned(),
        pharmacy_type: place.to_owned(),
        copay: Some(Money::cents(cents)),
        coinsurance: None,
        copay_when: None,
        coinsurance_when: None,
    };
    coverage::take_plan(
        tx,
        &Plan {
            refs: vec![name("plan")],
            name: "Choice".to_owned(),
            is_formulary: false,
            formulary: Some(name("list")),
            start: None,
            end: None,
            cost_shares: vec![share("1-month-in-retail", 1_200), share("1-month-in-mail", 1_000)],
        },
    )?;
    coverage::take_formulary_item(
        tx,
        &FormularyItem {
            source: name("item"),
            drug: SourceRef::new("ndc", listed_ndc().as_str()),
            formulary: name("list"),
            availability: Availability::Active,
            tier: "generic".to_owned(),
            pharmacy_types: Vec::new(),
            prior_authorization: approval,
            step_therapy: false,
            quantity_limit: limit,
        },
    )?;
    covered(tx, who, None)
}

/// Their coverage by that plan, for as long as this.
pub fn covered(tx: &Tx, who: MemberScope, until: Option<Day>) -> Result<(), Fault> {
    let name = |name: &str| SourceRef::new("test", name);
    let covered = Coverage {
        source: name("coverage"),
        person: name("ann"),
        status: CoverageStatus::Active,
        subscriber_id: "S1".into(),
        person_code: None,
        relationship: Relationship::Oneself,
        payor: Party::default(),
        plan_name: Some("Choice".to_owned()),
        group_number: None,
        group_name: None,
        rx_bin: None,
        rx_pcn: None,
        rx_group: None,
        rx_id: None,
        member_id: None,
        extras: Vec::new(),
        start: Some(Private(today().plus_days(-300))),
        end: until.map(Private),
        costs: Vec::new(),
    };
    let id = coverage::coverage_id(tx, &covered.source);
    coverage::take_coverage(tx, who, id, &covered).map(|_| ())
}

const ADD_ADDRESS: Sql = Sql {
    name: "ADD_ADDRESS",
    text: "INSERT INTO delivery_address (id, owner, at, version, body) VALUES ($1, $2, $3, 1, $4)",
};
const PREFER_ADDRESS: Sql = Sql {
    name: "PREFER_ADDRESS",
    text: "INSERT INTO preferred_address (owner, address) VALUES ($1, $2)",
};

/// An address of the member's own, to which things go from now on.
pub fn moves_to(tx: &Tx, scope: MemberScope, street: &str) -> Result<(), Fault> {
    let (id, owner) = (AddressId::new(tx.entropy()), scope.member());
    let entry = json!({ "street": street, "city": "Albany", "state": "NY", "zip": "12207" });
    let body = tx.seal(&Place::new(owner, "delivery_address", id.bytes()), &entry)?;
    tx.run(ADD_ADDRESS, &args![id, owner, tx.now(), body])?;
    tx.run(PREFER_ADDRESS, &args![owner, id]).map(|_| ())
}

pub const ANN_BORN: &str = "1960-02-03";

/// Somebody in the plan's file, with a mailbox, a phone and an address.
pub fn person(key: &str, born: &str) -> Person {
    Person {
        refs: vec![SourceRef::new("test", key)],
        member_id: None,
        name: Name { given: vec!["Ann".into()], family: "García Ortiz".into(), suffix: None },
        birth_date: Some(Private(born.parse().unwrap())),
        gender: None,
        address: Some(Address {
            lines: vec!["12 Juniper Lane".into()],
            city: "Fernhollow".into(),
            state: "OR".into(),
            postal_code: "97998-1234".into(),
        }),
        emails: vec![format!("{key}@example.org").into()],
        phones: vec!["503-555-0101".into()],
        lang: Some(Lang::English),
        died: None,
    }
}

/// The plan's file of the day, of the same person with an address or with an empty one.
pub fn plan_has_address(tx: &Tx, key: &str, has_address: bool) -> Result<(), Fault> {
    let mut told = person(key, ANN_BORN);
    if !has_address {
        told.address = Some(Address {
            lines: Vec::new(),
            city: "".into(),
            state: "".into(),
            postal_code: "".into(),
        });
    }
    coverage::take_person(tx, &told).map(|_| ())
}

/// A write as of `NOW`, for tests.
pub fn write<T, F>(db: &Db, work: F) -> T
where
    T: Send + 'static,
    F: FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
{
    db.write_blocking(NOW, work).unwrap()
}

/// How many audit entries say this of a thing.
pub fn audited(db: &Db, thing: base::Entropy, action: &'static str) -> usize {
    write(db, move |tx| {
        let said = store::audit::about(tx, &thing)?;
        Ok(said.iter().filter(|(said, ..)| said == action).count())
    })
}

/// Ann with an account, a mailbox, and English until she chooses otherwise.
pub fn signed_up(db: &Db) -> AccountId {
    let (who, names) = (("Ann", Lang::English), ("ann.whitfield", "ann@example.org"));
    write(db, move |tx| identity::testing::account(tx, ANN.member(), who, names))
}

/// From now on she reads Spanish, in large letters.
pub fn chooses_large_spanish(db: &Db, account: AccountId) {
    let reading = Reading { lang: Lang::Spanish, text: TextSize::Large };
    write(db, move |tx| account::choose_reading(tx, (account, ANN.member()), reading));
}

/// That one mail was written, in Spanish and in large letters, about this and saying that.
#[track_caller]
pub fn one_mail_in_large_spanish(db: &Db, (subject, words): (&str, &str)) {
    let told: Vec<Message> =
        write(db, |tx| queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect());
    let [mail] = told.try_into().expect("one message");
    assert!(mail.subject.contains(subject), "{}", mail.subject.0);
    assert!(mail.text.contains(words), "{}", mail.text.0);
    for mark in ["<html lang=\"es\">", "html{font-size:150%}"] {
        assert!(mail.html.contains(mark), "{mark} in {}", mail.html.0);
    }
}
