//! Banks that want a payment back. An inquiry takes nothing; a dispute takes its money at once, and
//! may be won or lost.

use base::Timestamp;
use serde_json::{Value, json};

use super::{Books, Sale, Standin};

#[derive(Debug, Clone)]
pub struct Dispute {
    id: String,
    amount: i64,
    made: i64,
    status: &'static str,
}

impl Dispute {
    fn takes(&self) -> bool {
        matches!(self.status, "needs_response" | "under_review" | "lost")
    }

    /// Without a name of ours, as the real one tells it.
    fn object(&self, sale: &Sale) -> Value {
        json!({ "id": self.id, "object": "dispute", "amount": self.amount, "currency": "usd",
            "charge": sale.charge_id(), "payment_intent": sale.intent(), "created": self.made,
            "status": self.status, "reason": "general", "metadata": {} })
    }
}

impl Sale {
    /// Nothing more can be given back of it.
    pub(super) fn is_disputed(&self) -> bool {
        self.disputes.iter().any(Dispute::takes)
    }
}

impl Standin {
    pub(super) fn open_dispute(
        &self,
        books: &mut Books,
        (sale, amount, status): (&mut Sale, i64, &'static str),
        now: Timestamp,
    ) -> String {
        let id = self.name(books, "dp");
        let dispute = Dispute { id: id.clone(), amount, made: now.seconds(), status };
        let (object, takes) = (dispute.object(sale), dispute.takes());
        sale.disputes.push(dispute);
        self.event(books, ("charge.dispute.created", object.clone()), now);
        if takes {
            self.event(books, ("charge.dispute.funds_withdrawn", object.clone()), now);
        }
        if status == "lost" {
            self.event(books, ("charge.dispute.closed", object), now);
        }
        id
    }

    /// A bank wants something of a payment back; the dispute's name.
    #[cfg(test)]
    pub(crate) fn disputes(
        &self,
        payment: &str,
        (amount, status): (i64, &'static str),
        now: Timestamp,
    ) -> String {
        let mut books = self.books();
        let found = books.sales.iter().find(|sale| sale.metadata["payment"] == payment);
        let mut sale = found.unwrap().clone();
        let id = self.open_dispute(&mut books, (&mut sale, amount, status), now);
        super::api::put(&mut books, sale);
        id
    }

    /// It stands otherwise now.
    #[cfg(test)]
    pub(crate) fn turns(&self, dispute: &str, status: &'static str, now: Timestamp) {
        let mut books = self.books();
        let has = |sale: &&Sale| sale.disputes.iter().any(|one| one.id == dispute);
        let mut sale = books.sales.iter().find(has).unwrap().clone();
        let at = sale.disputes.iter().position(|one| one.id == dispute).unwrap();
        sale.disputes[at].status = status;
        let object = sale.disputes[at].object(&sale);
        if status == "won" {
            self.event(&mut books, ("charge.dispute.funds_reinstated", object.clone()), now);
        }
        let is_over = matches!(status, "won" | "lost" | "warning_closed");
        let kind = if is_over { "charge.dispute.closed" } else { "charge.dispute.updated" };
        self.event(&mut books, (kind, object), now);
        super::api::put(&mut books, sale);
    }
}

/// All of one payment, as a list.
pub(super) fn disputes(books: &Books, intent: &str) -> (u16, Value) {
    let found = books.sales.iter().find(|sale| sale.is_intent(intent));
    let data: Vec<Value> = found
        .map(|sale| sale.disputes.iter().map(|one| one.object(sale)).collect())
        .unwrap_or_default();
    (200, json!({ "object": "list", "data": data, "has_more": false }))
}
