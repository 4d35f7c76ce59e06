//! Records as strict as the readers promise: texts trimmed and never blank.

use std::collections::BTreeMap;

use base::{Day, Lang, Money, Ndc, Npi, Private, Timestamp};
use formats::records::{
    Address, Amount, Authorization, AuthorizationStage, Availability, Caller, CardCost, CardExtra,
    Claim, ClaimStatus, CodeSet, CostShare, Coverage, CoverageStatus, Death, Deductible, Drug,
    ExtraKind, Fill, FillStatus, FormularyDrug, FormularyItem, Gender, Life, Line, Moment, Name,
    Network, Party, Person, Plan, Prescription, PrescriptionStatus, Product, Provider,
    ProviderKind, Quantity, Relationship, Schedule, Sender, SourceRef, Standing,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn text() -> impl Strategy<Value = String> + Clone {
    r#"[A-Za-zÑñé0-9]([A-Za-z0-9 .,'#"\\/éñ&<-]{0,18}[A-Za-z0-9é.])?"#
}

fn private() -> impl Strategy<Value = Private<String>> + Clone {
    text().prop_map(Private)
}

fn id() -> impl Strategy<Value = String> + Clone {
    "[A-Za-z0-9.-]{1,20}"
}

fn day() -> impl Strategy<Value = Day> {
    (1900..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| Day::new(y, m, d).unwrap())
}

fn private_day() -> impl Strategy<Value = Private<Day>> {
    day().prop_map(Private)
}

fn money() -> impl Strategy<Value = Money> {
    (-10_000_000_000_i64..10_000_000_000).prop_map(Money::cents)
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (0..10_000_000_i64).prop_map(Quantity::thousandths)
}

fn npi() -> impl Strategy<Value = Npi> {
    any::<u32>().prop_map(Npi::with_check_digit)
}

/// A name in FHIR, or one kept from another format.
fn name(kind: &'static str) -> impl Strategy<Value = SourceRef> {
    prop_oneof![
        id().prop_map(move |id| SourceRef::new("fhir", &format!("{kind}/{id}"))),
        id().prop_map(|id| SourceRef::new("cms", &id)),
        (id(), id()).prop_map(|(a, b)| SourceRef::new("x12", &format!("{a}|{b}"))),
    ]
}

fn person_name() -> impl Strategy<Value = SourceRef> {
    prop_oneof![name("Patient"), member_number().prop_map(|(system, number)| mb(&system, &number))]
}

fn member_number() -> impl Strategy<Value = (String, String)> {
    (id().prop_map(|id| format!("https://plan.example/{id}")), id())
}

fn mb(system: &str, number: &str) -> SourceRef {
    SourceRef::new("mb", &format!("{system}|{number}"))
}

fn party(kind: &'static str) -> impl Strategy<Value = Party> {
    let reference = prop_oneof![name(kind), npi().prop_map(|n| SourceRef::new("npi", n.as_str()))];
    (of(reference), of(private())).prop_map(|(reference, name)| Party { reference, name })
}

fn address() -> impl Strategy<Value = Address> {
    (vec(private(), 1..4), private(), "[A-Z]{2}", "[0-9]{5}(-[0-9]{4})?").prop_map(
        |(lines, city, state, zip)| Address {
            lines,
            city,
            state: Private(state),
            postal_code: Private(zip),
        },
    )
}

pub fn person() -> impl Strategy<Value = Person> {
    let who = (
        name("Patient"),
        of(member_number()),
        (vec(private(), 0..3), private(), of(private())),
        of(private_day()),
        of(select(vec![Gender::Female, Gender::Male, Gender::Other, Gender::Unknown])),
    );
    let reach = (
        of(address()),
        vec(private(), 0..3),
        vec(private(), 0..3),
        of(select(Lang::ALL.to_vec())),
        life(),
    );
    (who, reach).prop_map(|(who, reach)| {
        let (first, number, (given, family, suffix), birth_date, gender) = who;
        let (address, emails, phones, lang, died) = reach;
        let mut refs = vec![first];
        refs.extend(number.as_ref().map(|(system, number)| mb(system, number)));
        let member_id = number.map(|(_, number)| Private(number));
        let name = Name { given, family, suffix };
        let died = Some(died);
        Person { refs, member_id, name, birth_date, gender, address, emails, phones, lang, died }
    })
}

/// Of a Patient it is always known.
fn life() -> impl Strategy<Value = Life> {
    prop_oneof![
        Just(Life::Lives),
        Just(Life::Died(Death::DayUntold)),
        private_day().prop_map(|day| Life::Died(Death::On(day))),
    ]
}

pub fn provider() -> impl Strategy<Value = Provider> {
    let kinds = vec![
        ProviderKind::Pharmacy,
        ProviderKind::Prescriber,
        ProviderKind::Payer,
        ProviderKind::Other,
    ];
    let who = (select(kinds), name(""), of(npi()), of("[0-9]{7}"), any::<bool>());
    let reach = (vec(text(), 0..3), vec(line(), 0..3), of(address()));
    (who, text(), reach).prop_map(|(who, full, (phones, lines, address))| {
        let (kind, own, npi, ncpdp, ships) = who;
        let of_pharmacy = kind == ProviderKind::Pharmacy;
        let resource =
            if kind == ProviderKind::Prescriber { "Practitioner" } else { "Organization" };
        let own = match own.parts() {
            ("fhir", id) => SourceRef::new("fhir", &format!("{resource}{id}")),
            _ => own,
        };
        let ncpdp = ncpdp.filter(|_| of_pharmacy);
        let mut refs = vec![own];
        refs.extend(npi.map(|npi| SourceRef::new("npi", npi.as_str())));
        refs.extend(ncpdp.as_ref().map(|number| SourceRef::new("ncpdp", number)));
        let mut phones = phones;
        phones.dedup();
        // A practitioner's name is parts joined by single spaces.
        let name = full.split_whitespace().collect::<Vec<_>>().join(" ");
        let mail_order = ships && of_pharmacy;
        // Only an organization has lines for some callers.
        let lines = if resource == "Organization" { lines } else { Vec::new() };
        Provider { refs, kind, name, npi, ncpdp, phones, lines, address, mail_order }
    })
}

fn line() -> impl Strategy<Value = Line> {
    let callers =
        vec![Caller::Pharmacists, Caller::Members, Caller::HomeDelivery, Caller::Prescribers];
    (select(callers), text()).prop_map(|(caller, phone)| Line { caller, phone })
}

pub fn coverage() -> impl Strategy<Value = Coverage> {
    let statuses = vec![
        CoverageStatus::Active,
        CoverageStatus::Cancelled,
        CoverageStatus::Draft,
        CoverageStatus::EnteredInError,
    ];
    let relationships = vec![
        Relationship::Oneself,
        Relationship::Spouse,
        Relationship::Child,
        Relationship::Parent,
        Relationship::Common,
        Relationship::Other,
        Relationship::Injured,
    ];
    let cost = prop_oneof![
        (text(), money()).prop_map(|(label, amount)| CardCost::Amount { label, amount }),
        (text(), text()).prop_map(|(label, words)| CardCost::Words { label, words }),
    ];
    let who = (name("Coverage"), person_name(), select(statuses), select(relationships));
    let numbers = (private(), of(private()), of(private()), of(private()), of(private()));
    let rest = (of(text()), of(private()), of(private()), of(private_day()), of(private_day()));
    let more = (of(private()), of(private()), subsequence(ExtraKind::ALL.to_vec(), 0..=6));
    let more = (more, private(), day());
    (who, numbers, rest, party("Organization"), vec(cost, 0..3), more).prop_map(
        |(who, numbers, rest, payor, costs, ((rx_id, member_id, kinds), said, issued))| {
            let extra = |kind| {
                let issued = || issued.to_string().into();
                let value = if kind == ExtraKind::Issued { issued() } else { said.clone() };
                CardExtra { kind, value }
            };
            let extras = kinds.into_iter().map(extra).collect();
            let (source, person, status, relationship) = who;
            let (subscriber_id, person_code, rx_bin, rx_pcn, rx_group) = numbers;
            let (plan_name, group_number, group_name, start, end) = rest;
            Coverage {
                source,
                person,
                status,
                subscriber_id,
                person_code,
                relationship,
                payor,
                plan_name,
                group_number,
                group_name,
                rx_bin,
                rx_pcn,
                rx_group,
                rx_id,
                member_id,
                start,
                end,
                costs,
                extras,
            }
        },
    )
}

fn ndc() -> impl Strategy<Value = Ndc> {
    "[0-9]{11}".prop_map(|digits| digits.parse().unwrap())
}

fn drug() -> impl Strategy<Value = Drug> {
    let schedules = vec![Schedule::Two, Schedule::Three, Schedule::Four, Schedule::Five];
    (
        of(ndc()),
        of("[0-9]{3,7}".prop_map(Private)),
        private(),
        of(select(schedules)),
        vec(ndc(), 0..3),
    )
        .prop_map(|(ndc, rxnorm, name, schedule, ingredients)| Drug {
            ndc,
            rxnorm,
            name: Some(name),
            schedule,
            ingredients,
        })
}

pub fn prescription() -> impl Strategy<Value = Prescription> {
    let statuses = vec![
        PrescriptionStatus::Draft,
        PrescriptionStatus::Active,
        PrescriptionStatus::OnHold,
        PrescriptionStatus::Completed,
        PrescriptionStatus::Stopped,
        PrescriptionStatus::Cancelled,
        PrescriptionStatus::EnteredInError,
        PrescriptionStatus::Unknown,
    ];
    let standings = vec![Standing::AtPharmacy, Standing::Parked, Standing::Transferred];
    let how = (select(statuses), select(standings));
    let who = (name("MedicationRequest"), person_name(), how, drug(), of(id()));
    let what = (of(private()), of(private()), of(quantity()), of(text()), of(0..400_u16));
    let rest = (of(0..99_u16), of(private_day()), of(private_day()), any::<bool>(), of(id()));
    (who, what, rest, party("Practitioner"), party("Organization")).prop_map(
        |(who, what, rest, prescriber, pharmacy)| {
            let (source, person, (status, standing), drug, number) = who;
            let (directions, reason, quantity, unit, days_supply) = what;
            let (refills_allowed, written, expires, by_mail, other) = rest;
            let other = other.map(|id| SourceRef::new("pbm", &id));
            let number_name = number.as_ref().map(|number| SourceRef::new("rx", number));
            Prescription {
                source,
                aliases: other.into_iter().chain(number_name).collect(),
                person,
                status,
                standing,
                drug,
                rx_number: number.map(Private),
                directions,
                reason,
                quantity,
                unit,
                days_supply,
                refills_allowed,
                written,
                expires,
                prescriber,
                pharmacy,
                by_mail,
            }
        },
    )
}

pub fn fill() -> impl Strategy<Value = Fill> {
    let statuses = vec![
        FillStatus::Preparation,
        FillStatus::InProgress,
        FillStatus::Cancelled,
        FillStatus::OnHold,
        FillStatus::Completed,
        FillStatus::EnteredInError,
        FillStatus::Stopped,
        FillStatus::Declined,
        FillStatus::Unknown,
    ];
    let what = (of(private_day()), of(quantity()), of(0..400_u16), party("Organization"));
    let prescription = prop_oneof![
        name("MedicationRequest"),
        "[0-9]{7}".prop_map(|number| SourceRef::new("rx", &number)),
    ];
    (name("MedicationDispense"), person_name(), of(prescription), select(statuses), drug(), what)
        .prop_map(|(source, person, prescription, status, drug, what)| {
            let (day, quantity, days_supply, pharmacy) = what;
            Fill {
                source,
                person,
                prescription,
                status,
                drug,
                day,
                quantity,
                days_supply,
                pharmacy,
            }
        })
}

fn moment() -> impl Strategy<Value = Private<Moment>> {
    let at = (0..2_500_000_000_i64).prop_map(|at| Moment::At(Timestamp::from_seconds(at)));
    prop_oneof![at, day().prop_map(Moment::On)].prop_map(Private)
}

pub fn authorization() -> impl Strategy<Value = Authorization> {
    let who = (name("ExplanationOfBenefit"), person_name(), party("Practitioner"));
    let named = drug().prop_filter("a drug", |drug| *drug != Drug::default());
    let about = (of(private()), named, of(name("MedicationRequest")), of(private()));
    let how = (select(AuthorizationStage::ALL.to_vec()), any::<bool>());
    let lacks = (of(private()), of(select(Sender::ALL.to_vec())), of(private_day()));
    let when = (of(moment()), of(private_day()), of(private_day()), of(moment()));
    let decided = (of(private_day()), of(private_day()), of(quantity()), of(private()));
    let rest = (of(private()), of(private_day()));
    (who, about, how, lacks, when, decided, rest).prop_map(|all| {
        let (who, about, how, lacks, when, decided, rest) = all;
        Authorization {
            source: who.0,
            person: who.1,
            number: about.0,
            drug: about.1,
            prescription: about.2,
            rx_number: about.3,
            prescriber: who.2,
            stage: how.0,
            urgent: how.1,
            asked: when.0,
            holder: rest.0,
            due: when.1,
            missing: lacks.0,
            missing_from: lacks.1,
            missing_by: lacks.2,
            decided: when.2,
            from: decided.0,
            until: decided.1,
            quantity: decided.2,
            reason: decided.3,
            appeal_until: rest.1,
            updated: when.3,
        }
    })
}

const AMOUNTS: [Amount; 14] = [
    Amount::Submitted,
    Amount::Copay,
    Amount::Eligible,
    Amount::Deductible,
    Amount::Benefit,
    Amount::Coinsurance,
    Amount::NonCovered,
    Amount::PriorPayerPaid,
    Amount::PaidByPatient,
    Amount::PaidToProvider,
    Amount::PaidToPatient,
    Amount::MemberLiability,
    Amount::Discount,
    Amount::DrugCost,
];

fn codes() -> impl Strategy<Value = CodeSet> {
    let rejects = proptest::collection::btree_set("[0-9A-Z]{2}", 0..3);
    (of("[0-9]"), of("[BG]"), of("[0-5]"), of("[0-2]"), rejects).prop_map(
        |(daw, brand_generic, origin, compound, rejects)| CodeSet {
            daw,
            brand_generic,
            origin,
            compound,
            rejects: rejects.into_iter().collect(),
        },
    )
}

pub fn claim() -> impl Strategy<Value = Claim> {
    let statuses = vec![
        ClaimStatus::Paid,
        ClaimStatus::PartlyPaid,
        ClaimStatus::Denied,
        ClaimStatus::Reversed,
    ];
    let who = (name("ExplanationOfBenefit"), private(), person_name(), select(statuses));
    let when = (private_day(), of(private_day()), of(private_day()));
    let what = (drug(), of(private()), of(quantity()), codes());
    let counts = (of(0..400_u16), of(0..99_u16), of(0..99_u16));
    let networks = vec![Network::In, Network::Out, Network::Other];
    let other = || {
        of(prop_oneof![
            name("ExplanationOfBenefit"),
            id().prop_map(|number| SourceRef::new("claim", &number)),
        ])
    };
    let rest = (
        party("Organization"),
        party("Practitioner"),
        of(select(networks)),
        proptest::collection::btree_map(select(AMOUNTS.to_vec()), money(), 0..8),
        vec(private(), 0..3),
        other(),
        other(),
    );
    (who, when, what, counts, rest).prop_map(|(who, when, what, counts, rest)| {
        let (source, claim_number, person, status) = who;
        let (service_day, decided, paid_day) = when;
        let (drug, rx_number, quantity, mut codes) = what;
        let (days_supply, refill_number, refills_authorized) = counts;
        let (pharmacy, prescriber, network, amounts, notes, replaces, replaced_by) = rest;
        // A mixture without a code of its own is written as a compound, and so reads as one.
        if drug.ndc.is_none() && !drug.ingredients.is_empty() && codes.compound.is_none() {
            codes.compound = Some("2".to_owned());
        }
        Claim {
            source,
            claim_number,
            person,
            status,
            service_day,
            decided,
            paid_day,
            drug,
            rx_number,
            quantity,
            days_supply,
            refill_number,
            refills_authorized,
            codes,
            pharmacy,
            prescriber,
            network,
            amounts,
            notes,
            replaces,
            replaced_by,
        }
    })
}

pub fn plain_claim() -> Claim {
    Claim {
        source: SourceRef::new("fhir", "ExplanationOfBenefit/e1"),
        claim_number: "N1".into(),
        person: SourceRef::new("fhir", "Patient/p1"),
        status: ClaimStatus::Paid,
        service_day: Private(Day::new(2027, 1, 6).unwrap()),
        decided: None,
        paid_day: None,
        drug: Drug { ndc: "00093104801".parse().ok(), ..Drug::default() },
        rx_number: None,
        quantity: Some(Quantity::whole(60)),
        days_supply: Some(30),
        refill_number: Some(0),
        refills_authorized: Some(5),
        codes: CodeSet { daw: Some("0".to_owned()), ..CodeSet::default() },
        pharmacy: Party::default(),
        prescriber: Party::default(),
        network: Some(Network::In),
        amounts: BTreeMap::from([(Amount::Submitted, Money::cents(4_000))]),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    }
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let when = || of(select(vec![Deductible::After, Deductible::Before, Deductible::Waived]));
    let share = (id(), id(), of(money()), of(0..100_000_u32), (when(), when())).prop_map(
        |(tier, pharmacy_type, copay, coinsurance, whens)| CostShare {
            tier,
            pharmacy_type,
            copay,
            coinsurance,
            copay_when: whens.0.filter(|_| copay.is_some()),
            coinsurance_when: whens.1.filter(|_| coinsurance.is_some()),
        },
    );
    let period = (of(day()), of(day()));
    let names = (name("InsurancePlan"), of(id()), of(name("InsurancePlan")));
    (names, text(), any::<bool>(), period, vec(share, 0..4)).prop_map(
        |((own, number, formulary), name, is_formulary, (start, end), cost_shares)| {
            let number = number.map(|number| SourceRef::new("plan", &format!("|{number}")));
            let refs = std::iter::once(own).chain(number).collect();
            Plan { refs, name, is_formulary, formulary, start, end, cost_shares }
        },
    )
}

pub fn formulary_drug() -> impl Strategy<Value = FormularyDrug> {
    (name("MedicationKnowledge"), of("[0-9]{3,7}"), text(), of(text()))
        .prop_map(|(source, rxnorm, name, form)| FormularyDrug { source, rxnorm, name, form })
}

pub fn formulary_item() -> impl Strategy<Value = FormularyItem> {
    let names = (name("Basic"), name("MedicationKnowledge"), name("InsurancePlan"));
    let availability = select(vec![Availability::Active, Availability::Inactive]);
    let marks = (any::<bool>(), any::<bool>(), any::<bool>());
    (names, availability, id(), vec(id(), 0..3), marks).prop_map(
        |((source, drug, formulary), availability, tier, pharmacy_types, marks)| FormularyItem {
            source,
            drug,
            formulary,
            availability,
            tier,
            pharmacy_types,
            prior_authorization: marks.0,
            step_therapy: marks.1,
            quantity_limit: marks.2,
        },
    )
}

pub fn product() -> impl Strategy<Value = Product> {
    let words = (text(), text(), text(), text());
    (name("Basic"), words, of("[A-B][A-Z][0-9]?"), any::<bool>()).prop_map(
        |(source, (name, ingredient, form_route, strength), te_code, reference)| Product {
            source,
            name,
            ingredient,
            form_route,
            strength,
            te_code,
            reference,
        },
    )
}
