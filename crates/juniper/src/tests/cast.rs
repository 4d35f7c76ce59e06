use std::collections::HashSet;
use std::mem::discriminant;

use base::{Day, Lang, folded};
use formats::records::{
    Claim, ClaimStatus, Coverage, Fill, FillStatus, Person, Prescription, PrescriptionStatus,
    Record, Schedule,
};

use super::{SEED, plan, today};
use crate::{OrderState, Persona, Situation, personas};

/// One persona and all the file holds of them.
struct Scene {
    persona: Persona,
    person: Person,
    cover: Coverage,
    prescriptions: Vec<Prescription>,
    fills: Vec<Fill>,
    claims: Vec<Claim>,
}

#[test]
fn the_number_told_of_a_member_stands_on_the_label_of_their_first_prescription() {
    for scene in scenes() {
        let labels = scene.prescriptions.iter().map(|rx| rx.rx_number.as_ref().unwrap().as_str());
        assert_eq!(scene.persona.rx_number.as_deref(), labels.min(), "{}", scene.persona.key);
    }
}

fn scenes() -> Vec<Scene> {
    let records = plan(0);
    personas(SEED, today()).into_iter().map(|persona| scene(persona, &records)).collect()
}

fn scene(persona: Persona, records: &[Record]) -> Scene {
    let mut person = None;
    let mut cover = None;
    let (mut prescriptions, mut fills, mut claims) = (Vec::new(), Vec::new(), Vec::new());
    for record in records.iter().cloned() {
        match record {
            Record::Person(one) if one.refs.contains(&persona.person) => person = Some(one),
            Record::Coverage(one) if one.person == persona.person => cover = Some(one),
            Record::Prescription(one) if one.person == persona.person => prescriptions.push(one),
            Record::Fill(one) if one.person == persona.person => fills.push(one),
            Record::Claim(one) if one.person == persona.person => claims.push(one),
            _ => {}
        }
    }
    let (person, cover) = (person.unwrap(), cover.unwrap());
    Scene { persona, person, cover, prescriptions, fills, claims }
}

fn of(key: &str) -> Scene {
    scenes().into_iter().find(|scene| scene.persona.key == key).unwrap()
}

impl Scene {
    /// How many can be refilled today: active, refills left, in its time, three quarters used
    /// (two thirds by mail), and in no open order.
    fn refillable(&self) -> usize {
        self.prescriptions.iter().filter(|rx| self.may_be_refilled(rx)).count()
    }

    fn may_be_refilled(&self, rx: &Prescription) -> bool {
        let own =
            || self.fills.iter().filter(|fill| fill.prescription.as_ref() == Some(&rx.source));
        let done: Vec<&Fill> = own().filter(|fill| fill.status == FillStatus::Completed).collect();
        let open = self.persona.orders.iter().any(|order| {
            let over = matches!(order.state, OrderState::Delivered | OrderState::Cancelled);
            !over && order.rx.contains(&rx.source)
        });
        let Some(last) = done.iter().filter_map(|fill| fill.day.as_ref()).max() else {
            return false;
        };
        let (Some(refills), Some(days)) = (rx.refills_allowed, rx.days_supply) else {
            return false;
        };
        let percent = if rx.by_mail { 66 } else { 75 };
        rx.status == PrescriptionStatus::Active
            && !open
            && !own().any(|fill| waits(fill.status))
            && usize::from(refills) + 1 > done.len()
            && rx.expires.as_ref().is_none_or(|day| **day >= today())
            && today().days_since(**last) * 100 >= i32::from(days) * percent
    }

    fn statuses(&self) -> HashSet<&'static str> {
        let word = |claim: &Claim| match claim.status {
            ClaimStatus::Paid => "paid",
            ClaimStatus::PartlyPaid => "partly",
            ClaimStatus::Denied => "denied",
            ClaimStatus::Reversed => "reversed",
        };
        self.claims.iter().map(word).collect()
    }
}

const fn waits(status: FillStatus) -> bool {
    matches!(status, FillStatus::Preparation | FillStatus::InProgress | FillStatus::OnHold)
}

#[test]
fn there_are_twenty_four_and_each_is_told_apart_by_everything_they_sign_in_with() {
    let cast = personas(SEED, today());
    assert_eq!(cast.len(), 24);
    assert_eq!(cast[0].key, "ann");
    let unique = |words: Vec<String>| words.into_iter().collect::<HashSet<_>>().len() == 24;
    assert!(unique(cast.iter().map(|one| one.key.to_owned()).collect()));
    assert!(unique(cast.iter().map(|one| folded(&one.username)).collect()));
    assert!(unique(cast.iter().map(|one| one.member_id.clone()).collect()));
    assert!(unique(cast.iter().map(|one| one.password.expose().to_owned()).collect()));
}

#[test]
fn passwords_are_four_plain_words_of_fifteen_characters_or_more() {
    for one in personas(SEED, today()) {
        let password = one.password.expose();
        let words: Vec<&str> = password.split([' ', '-']).collect();
        assert_eq!(words.len(), 4, "{}", one.key);
        assert!(words.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
        assert!(password.chars().count() >= 15, "{}", one.key);
    }
}

#[test]
fn the_persona_and_the_plans_file_agree_on_the_person() {
    for Scene { persona, person, .. } in scenes() {
        let said = |text: &Option<base::Private<String>>| text.as_ref().map(|text| text.0.clone());
        assert_eq!(said(&person.member_id).as_ref(), Some(&persona.member_id));
        assert_eq!(person.birth_date.unwrap().0, persona.birth_date);
        assert_eq!(person.lang, Some(persona.lang));
        let emails: Vec<_> = person.emails.iter().map(|email| email.as_str()).collect();
        assert_eq!(emails, persona.email.iter().map(base::Email::as_str).collect::<Vec<_>>());
        assert_eq!(person.phones.len(), usize::from(persona.phone.is_some()));
    }
}

#[test]
fn every_order_holds_prescriptions_of_its_owner_and_no_two_open_ones_share_one() {
    for scene in scenes() {
        let mut open = HashSet::new();
        for order in &scene.persona.orders {
            assert!(!order.rx.is_empty());
            let over = matches!(order.state, OrderState::Delivered | OrderState::Cancelled);
            for rx in &order.rx {
                assert!(scene.prescriptions.iter().any(|own| own.source == *rx));
                assert!(over || open.insert(rx.clone()), "{}", scene.persona.key);
            }
            let sent = matches!(order.state, OrderState::Shipped | OrderState::Delivered);
            assert_eq!(order.parcel.is_some(), sent);
            assert_eq!(order.hold_reason.is_some(), order.state == OrderState::Held);
        }
    }
}

#[test]
fn every_situation_is_played_and_names_only_members_who_exist() {
    let cast = personas(SEED, today());
    let keys: HashSet<_> = cast.iter().map(|one| one.key).collect();
    for one in &cast {
        match one.situation {
            Situation::SharedMailbox(other)
            | Situation::CaredFor(other)
            | Situation::Minor(other) => {
                assert!(keys.contains(other));
            }
            Situation::Caregiver(others) => assert!(others.iter().all(|key| keys.contains(key))),
            _ => {}
        }
    }
    let kinds: HashSet<_> = cast.iter().map(|one| discriminant(&one.situation)).collect();
    assert_eq!(kinds.len(), 20);
}

#[test]
fn ann_has_five_active_prescriptions_two_to_refill_an_order_on_the_way_and_twelve_claims() {
    let ann = of("ann");
    assert_eq!(ann.persona.situation, Situation::Calm);
    let active = |rx: &&Prescription| rx.status == PrescriptionStatus::Active;
    assert_eq!(ann.prescriptions.iter().filter(active).count(), 5);
    assert_eq!(ann.refillable(), 2);
    assert_eq!(ann.persona.orders[0].state, OrderState::Shipped);
    assert_eq!(ann.claims.len(), 12);
    assert_eq!(ann.statuses(), HashSet::from(["paid"]));
}

#[test]
fn what_can_be_refilled_today_is_known_of_each() {
    let found: Vec<(&str, usize)> =
        scenes().iter().map(|scene| (scene.persona.key, scene.refillable())).collect();
    let expected = [
        ("ann", 2),
        ("walter", 2),
        ("lourdes", 2),
        ("harold", 2),
        ("june", 2),
        ("priya", 2),
        ("anand", 4),
        ("kiran", 2),
        ("teresa", 2),
        ("george", 2),
        ("mabel", 2),
        ("devon", 1),
        ("nia", 0),
        ("sofia", 2),
        ("jose", 0),
        ("niamh", 1),
        ("bo", 1),
        ("maxi", 2),
        ("theo", 1),
        ("carla", 4),
        ("stan", 0),
        ("rosa", 0),
        ("otto", 1),
        ("mei", 4),
    ];
    assert_eq!(found, expected);
}

#[test]
fn each_shows_what_they_are_good_for() {
    assert!(of("george").claims.len() > 400);
    let nia = of("nia");
    assert!(nia.prescriptions.is_empty() && nia.claims.is_empty());
    assert_eq!(nia.cover.start.unwrap().0, today());
    let teresa = of("teresa");
    assert_eq!(teresa.cover.end.unwrap().0, today().plus_days(-40));
    let mabel = of("mabel").persona;
    assert!(mabel.email.is_none() && mabel.phone.is_none());
    assert_eq!(of("june").persona.email, of("harold").persona.email);
    assert_eq!(of("june").cover.subscriber_id, of("harold").cover.subscriber_id);
    assert!(of("maxi").prescriptions.iter().any(|rx| rx.drug.name.as_ref().unwrap().len() > 150));
    let long = |rx: &Prescription| rx.directions.as_ref().unwrap().len() > 500;
    assert!(of("maxi").prescriptions.iter().any(long));
    let theo = of("theo");
    assert!(theo.prescriptions.iter().any(|rx| rx.drug.schedule == Some(Schedule::Two)));
}

#[test]
fn a_child_stays_a_child_whatever_the_year() {
    for year in [2026, 2033, 2051] {
        let day = Day::new(year, 6, 1).unwrap();
        let kiran = personas(SEED, day).into_iter().find(|one| one.key == "kiran").unwrap();
        let days = day.days_since(kiran.birth_date);
        assert!((9 * 365 + 3..10 * 365).contains(&days));
    }
}

#[test]
fn stan_has_a_prescription_in_every_status_and_otto_an_order_in_every_state() {
    let statuses: HashSet<_> =
        of("stan").prescriptions.iter().map(|rx| discriminant(&rx.status)).collect();
    assert_eq!(statuses.len(), 8);
    let orders: HashSet<_> = of("otto").persona.orders.iter().map(|order| order.state).collect();
    assert_eq!(orders.len(), OrderState::ALL.len());
}

#[test]
fn carla_has_claims_of_every_kind() {
    let carla = of("carla");
    assert_eq!(carla.statuses(), HashSet::from(["paid", "partly", "denied", "reversed"]));
    let compound = |claim: &Claim| claim.codes.compound.as_deref() == Some("2");
    assert!(carla.claims.iter().any(|claim| compound(claim) && claim.drug.ingredients.len() == 2));
    let daw: HashSet<_> = carla.claims.iter().filter_map(|claim| claim.codes.daw.clone()).collect();
    assert_eq!(daw.len(), 3);
    let twice =
        carla.claims.iter().any(|claim| claim.replaces.is_some() && claim.replaced_by.is_some());
    assert!(twice);
}

#[test]
fn members_who_read_spanish_get_their_labels_in_spanish() {
    for scene in scenes().iter().filter(|scene| scene.persona.lang == Lang::Spanish) {
        assert!(!scene.prescriptions.is_empty());
        for rx in &scene.prescriptions {
            assert!(!rx.directions.as_ref().unwrap().contains("mouth"), "{}", scene.persona.key);
        }
    }
}
