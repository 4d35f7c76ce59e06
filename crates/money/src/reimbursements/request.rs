//! What leaves for the plan's back end: a document for each receipt, then the request that names
//! them, so that whoever has the request has all of it (decision 45).

use base::{Money, Timestamp, hex};
use serde_json::{Value, json};

use super::{Part, Receipt, Request};

const SYSTEM: &str = "urn:latchkey:reimbursement";
const PART: &str = "urn:latchkey:reimbursement-part";
const RECEIPT: &str = "urn:latchkey:reimbursement-receipt";

/// The names under which the parts of a request leave, the same each time they are tried.
pub fn name_of_receipt(one: &Request, receipt: &Receipt) -> String {
    format!("reimbursement-{}-receipt-{}", one.id, hex(receipt.id))
}

pub fn name_of_round(one: &Request, round: u8) -> String {
    match round {
        0 => format!("reimbursement-{}", one.id),
        more => format!("reimbursement-{}-more-{more}", one.id),
    }
}

pub fn name_of_withdrawal(one: &Request) -> String {
    format!("reimbursement-{}-withdrawn", one.id)
}

/// A receipt as a document, `data` in base 64.
pub fn document(one: &Request, receipt: &Receipt, data: &str) -> Value {
    let value = hex(receipt.id);
    let kind = receipt.kind.media();
    let attachment = json!({ "contentType": kind, "size": receipt.size, "data": data });
    bundle(
        one.sent_at(Part::Round(receipt.round.unwrap_or(0))),
        &format!("DocumentReference?identifier={RECEIPT}|{value}"),
        &json!({
            "resourceType": "DocumentReference",
            "identifier": [{ "system": RECEIPT, "value": value }],
            "status": "current",
            "type": { "text": "receipt" },
            "context": { "related": [{ "identifier": name(one) }] },
            "content": [{ "attachment": attachment }],
        }),
    )
}

/// The request itself, or in a later round what its owner added to it.
pub fn task(one: &Request, round: u8) -> Value {
    let receipts = one.body.receipts.iter().filter(|receipt| receipt.round == Some(round));
    let receipts = receipts.map(|receipt| {
        let identifier = json!({ "system": RECEIPT, "value": hex(receipt.id) });
        input(
            "receipt",
            "valueReference",
            &json!({ "type": "DocumentReference", "identifier": identifier }),
        )
    });
    let told = one.body.more_words.iter().filter(|told| told.0 == round);
    let told = told.map(|(_, words)| input("words", "valueString", &json!(words.as_str())));
    let said = if round == 0 { answers(one) } else { told.collect() };
    let inputs: Vec<Value> = said.into_iter().chain(receipts).collect();
    sent(one, Part::Round(round), &json!(inputs))
}

/// Its owner takes it back.
pub fn withdrawal(one: &Request) -> Value {
    sent(one, Part::Withdrawal, &json!([]))
}

fn sent(one: &Request, part: Part, inputs: &Value) -> Value {
    let (id, at) = (one.id, one.sent_at(part));
    // What comes later is a Task of its own, about the first.
    let (system, value, code) = match part {
        Part::Round(0) => (SYSTEM, id.to_string(), "reimbursement"),
        Part::Round(more) => (PART, format!("{id}/{more}"), "reimbursement-more"),
        Part::Withdrawal => (PART, format!("{id}/withdrawn"), "reimbursement-withdrawn"),
    };
    let mut task = json!({
        "resourceType": "Task",
        "identifier": [{ "system": system, "value": value }],
        "groupIdentifier": name(one),
        "status": "requested",
        "intent": "proposal",
        "code": { "text": code },
        "for": { "type": "Patient" },
        "authoredOn": at.to_string(),
        "input": inputs,
    });
    if let Some(number) = &one.body.member_id {
        task["for"]["identifier"] = json!({
            "type": { "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/v2-0203",
                "code": "MB",
            }] },
            "value": number.as_str(),
        });
    }
    bundle(at, &format!("Task?identifier={system}|{value}"), &task)
}

fn name(one: &Request) -> Value {
    json!({ "system": SYSTEM, "value": one.id })
}

/// It is created once, however often it is read.
fn bundle(at: Timestamp, once: &str, resource: &Value) -> Value {
    let (kind, search) = once.split_once('?').unwrap_or((once, ""));
    json!({
        "resourceType": "Bundle",
        "type": "transaction",
        "timestamp": at.to_string(),
        "entry": [{
            "resource": resource,
            "request": { "method": "POST", "url": kind, "ifNoneExist": search },
        }],
    })
}

/// What the form said, a name and a value each.
fn answers(one: &Request) -> Vec<Value> {
    let said = &one.body.answers;
    let text = |name: &str, text: &str| {
        (!text.is_empty()).then(|| input(name, "valueString", &json!(text)))
    };
    let lines: Vec<&str> = one.body.check_to.iter().map(|line| line.as_str()).collect();
    let all = [
        text("medicine", &said.medicine),
        text("pharmacy", &said.pharmacy),
        text("pharmacy-town", &said.town),
        Some(input("filled", "valueDate", &json!(said.filled.0))),
        Some(input("quantity", "valueDecimal", &decimal(said.quantity.0.as_thousandths(), 1_000))),
        Some(input("days-supply", "valueInteger", &json!(said.days.0))),
        Some(input("amount-paid", "valueMoney", &dollars(said.paid.0))),
        text("prescription-number", &said.rx_number),
        text("prescriber", &said.prescriber),
        Some(input("reason", "valueCode", &json!(said.why.0.word()))),
        said.other_paid
            .as_ref()
            .map(|other| input("other-insurance-paid", "valueMoney", &dollars(other.0))),
        text("words", &said.words),
        text("pay-to", &lines.join("\n")),
        text("reference", &one.reference()),
        // The member ticked it, or nothing would have been sent.
        Some(input("declared-true", "valueBoolean", &json!(true))),
    ];
    all.into_iter().flatten().collect()
}

fn input(name: &str, kind: &str, value: &Value) -> Value {
    json!({ "type": { "text": name }, kind: value })
}

fn dollars(amount: Money) -> Value {
    json!({ "value": decimal(amount.as_cents(), 100), "currency": "USD" })
}

/// Exact for all we take: no more than nine digits.
fn decimal(parts: i64, of: i64) -> Value {
    if parts % of == 0 {
        return json!(parts / of);
    }
    let size = of.to_string().len() - 1;
    let text = format!("{}.{:0size$}", parts / of, parts % of);
    text.trim_end_matches('0').parse::<f64>().map_or(Value::Null, |number| json!(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_quantities_leave_as_they_were_typed() {
        for (parts, of, text) in
            [(4_150, 100, "41.5"), (4_105, 100, "41.05"), (4_000, 100, "40"), (2_500, 1_000, "2.5")]
        {
            assert_eq!(decimal(parts, of).to_string(), text);
        }
    }
}
