//! A coverage as the noun that files are made of. Its id is this portal's own.

use base::{Day, MemberScope, Private};
use formats::records::{Coverage, Party, SourceRef};
use store::{Fault, Tx};

use super::store::{Held, held};

/// Every coverage there is a card for, the most useful first. `person` is what the file calls whom
/// they cover.
pub fn coverages(
    tx: &Tx,
    who: MemberScope,
    (today, person): (Day, &SourceRef),
) -> Result<Vec<Coverage>, Fault> {
    Ok(held(tx, who, today)?.into_iter().map(|held| record(held, person)).collect())
}

fn record(held: Held, person: &SourceRef) -> Coverage {
    let payor = Party { reference: None, name: held.payer_name().map(Private::from) };
    let plan_name = held.plan_name();
    let Held { id, span, .. } = held;
    Coverage {
        source: SourceRef::new("fhir", &format!("Coverage/{id}")),
        person: person.clone(),
        status: span.status,
        subscriber_id: span.subscriber_id,
        person_code: span.person_code,
        relationship: span.relationship,
        payor,
        plan_name,
        group_number: span.group_number,
        group_name: span.group_name,
        rx_bin: span.rx_bin,
        rx_pcn: span.rx_pcn,
        rx_group: span.rx_group,
        rx_id: span.rx_id,
        member_id: span.member_id,
        start: span.start,
        end: span.end,
        costs: span.costs,
        extras: span.extras,
    }
}
