//! What the back end's words mean here. Pure.

use base::{PrescriptionId, Timestamp};
use formats::records::{self, AskedBy, Hold, Moment, OrderFact, Parcel, Reject, RenewalAnswer};
use jiff::tz::TimeZone;

use crate::orders::told::{Fact, Report};
use crate::orders::{Asked, HoldReason, RejectReason, Shipment, Way, When};
use crate::renewals::{Answer, DenyReason};

/// A fact as a report. Its name is what it says, so the same told again is the same, whoever sends
/// it and how often.
pub fn report(
    (at, fact): &(Moment, OrderFact),
    (line, way): (Option<PrescriptionId>, Way),
    zone: &TimeZone,
) -> Report {
    let fact = meaning(fact, way);
    let name = format!("{:?}/{}", line, said(*at, &fact));
    Report { name, when: when(*at, zone), fact, line }
}

/// A moment and a fact as text; what cannot be written as JSON does not exist.
fn said(at: Moment, fact: &Fact) -> String {
    serde_json::to_string(&(at, fact)).unwrap_or_default()
}

/// Over a counter a medicine is in its owner's hands at once.
fn meaning(fact: &OrderFact, way: Way) -> Fact {
    match fact {
        OrderFact::Accepted => Fact::Accepted,
        OrderFact::Filling => Fact::Filling,
        OrderFact::Held(hold) => Fact::Held(held(*hold)),
        OrderFact::Released => Fact::Released,
        OrderFact::Shipped(parcel) => Fact::Shipped(shipment(parcel)),
        OrderFact::HandedOver if way == Way::Pickup => Fact::Delivered(None),
        OrderFact::HandedOver => Fact::Shipped(Shipment::default()),
        OrderFact::Delivered(number) => Fact::Delivered(number.clone()),
        OrderFact::Rejected(reject) => Fact::Rejected(rejected(*reject)),
    }
}

fn shipment(parcel: &Parcel) -> Shipment {
    Shipment { carrier: parcel.carrier.clone(), tracking: parcel.tracking.clone() }
}

const fn held(hold: Hold) -> HoldReason {
    match hold {
        Hold::Address => HoldReason::Address,
        Hold::Payment => HoldReason::Payment,
        Hold::PlanApproval => HoldReason::PlanApproval,
        Hold::PrescriberQuestion => HoldReason::PrescriberQuestion,
        Hold::OutOfStock => HoldReason::OutOfStock,
        Hold::Price(price) => HoldReason::Price(price),
        Hold::Other => HoldReason::Other,
    }
}

const fn rejected(reject: Reject) -> RejectReason {
    match reject {
        Reject::PrescriptionEnded => RejectReason::PrescriptionEnded,
        Reject::TooSoon => RejectReason::TooSoon,
        Reject::NotCovered => RejectReason::NotCovered,
        Reject::Other => RejectReason::Other,
    }
}

pub const fn answer(answer: RenewalAnswer) -> Answer {
    match answer {
        RenewalAnswer::Granted => Answer::Granted,
        RenewalAnswer::VisitNeeded => Answer::Denied(DenyReason::VisitNeeded),
        RenewalAnswer::Stopped => Answer::Denied(DenyReason::Stopped),
        RenewalAnswer::NotTheirs => Answer::Denied(DenyReason::NotTheirs),
        RenewalAnswer::Denied => Answer::Denied(DenyReason::Other),
    }
}

pub const fn asked(by: Option<AskedBy>) -> Asked {
    match by {
        Some(records::AskedBy::Member) => Asked::Phone,
        Some(records::AskedBy::Prescriber) => Asked::Prescriber,
        Some(records::AskedBy::Pharmacy) => Asked::Pharmacy,
        None => Asked::Elsewhere,
    }
}

/// Of a day alone, its beginning where the plan lives.
pub fn when(moment: Moment, zone: &TimeZone) -> When {
    match moment {
        Moment::At(at) => When { at, day: at.day_in(zone) },
        Moment::On(day) => When { at: Timestamp::beginning(day, zone), day },
    }
}

#[cfg(test)]
mod tests {
    use base::Day;

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("America/New_York").unwrap()
    }

    #[test]
    fn a_day_alone_begins_where_the_plan_lives() {
        let day = Day::new(2027, 3, 4).unwrap();
        let when = when(Moment::On(day), &zone());
        assert_eq!((when.day, when.at.to_string().as_str()), (day, "2027-03-04T05:00:00Z"));
        assert_eq!(when.at.day_in(&zone()), day);
    }

    #[test]
    fn the_same_told_again_has_the_same_name_and_nothing_else_has() {
        let at = Moment::At(Timestamp::from_seconds(1));
        let name = |at, fact, line| report(&(at, fact), (line, Way::Mail), &zone()).name;
        let rx = Some(PrescriptionId::new([1; 16]));
        let first = name(at, OrderFact::Filling, rx);
        assert_eq!(first, name(at, OrderFact::Filling, rx));
        assert_ne!(first, name(at, OrderFact::Accepted, rx));
        assert_ne!(first, name(at, OrderFact::Filling, None));
        assert_ne!(first, name(Moment::At(Timestamp::from_seconds(2)), OrderFact::Filling, rx));
    }

    #[test]
    fn what_is_handed_over_is_on_the_road_or_over_the_counter() {
        let fact = |way| meaning(&OrderFact::HandedOver, way);
        assert_eq!(fact(Way::Pickup), Fact::Delivered(None));
        assert_eq!(fact(Way::Mail), Fact::Shipped(Shipment::default()));
    }
}
