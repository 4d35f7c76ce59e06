//! Whether a member's coverage has ended: then the plan pays for nothing that is ordered.

use base::{Day, MemberScope};
use coverage::Standing;
use store::{Fault, Tx};
use web::Frame;

/// None of their coverages is in force, announced or to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// The last day covered, where the plan told one that has passed.
    pub on: Option<Day>,
}

/// Nothing where they are covered, will be, or the plan has told nothing of it.
pub fn ended(tx: &Tx, scope: MemberScope, today: Day) -> Result<Option<Ended>, Fault> {
    let summary = coverage::summary(tx, scope, today)?;
    Ok(match summary.and_then(|summary| summary.standing) {
        Some(Standing::Ended(on)) => Some(Ended { on }),
        _ => None,
    })
}

/// What that means for whoever is about to order.
pub fn ended_words(f: &Frame, ended: Ended) -> String {
    let said = match ended.on {
        Some(day) => f.say("refill-coverage-ended").put("day", f.day(day)),
        None => f.say("refill-coverage-over"),
    };
    said.put("phone", &f.plan().phone).to_string()
}

#[cfg(test)]
mod tests {
    use base::PrescriptionId;
    use testkit::{Person, Portal};

    use super::*;
    use crate::testing::{
        ANN_BORN, covered, give, list_drug, listed_ndc, person, record, rooms, today,
    };
    use crate::{Names, take_prescription};

    const RX: PrescriptionId = PrescriptionId::new([1; 16]);

    /// Ann in the plan's file, with a medicine of its list.
    fn ann(portal: &Portal) -> MemberScope {
        portal.write(|tx| {
            let (member, _) = coverage::take_person(tx, &person("ann", ANN_BORN))?;
            let scope = MemberScope::of(member);
            list_drug(tx, scope, (false, false))?;
            give(tx, scope, 1)?;
            let mut told = record(1);
            told.drug.ndc = Some(listed_ndc());
            take_prescription(tx, scope, RX, (&told, &Names::default()))?;
            Ok(scope)
        })
    }

    #[test]
    fn whoever_orders_after_their_coverage_ended_is_told_that_the_plan_will_not_pay() {
        testkit::sqlite(rooms, |portal| {
            let scope = ann(portal);
            let ann = portal.visited_by(&Person { scope, ..Person::ann() });
            let check = || ann.sends("/refills", &[("rx", RX.to_string())]).follow();
            check().sees("About $10.00").lacks("will not pay");
            portal.write(move |tx| covered(tx, scope, Some(today().plus_days(-1))));
            let ended = "Your coverage ended on March 3, 2027";
            ann.opens("/refills").sees(ended).sees("Order 1 refill");
            check().sees(ended).lacks("About $10.00");
            ann.sends("/refills", &[("rx", "none")]).sees(ended);
        });
    }
}
