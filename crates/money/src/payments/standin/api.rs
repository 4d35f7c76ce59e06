//! What its API does, and what happens on its page.

use base::Timestamp;
use serde_json::{Value, json};

use super::disputes::disputes;
use super::{Books, Call, Card, Refund, Sale, Standin, State, error};

impl Standin {
    pub(super) fn act(&self, books: &mut Books, call: &Call<'_>) -> (u16, Value) {
        let parts: Vec<&str> = call.path.split('/').collect();
        match (call.post, parts.as_slice()) {
            (true, ["customers"]) => (200, json!({ "id": self.name(books, "cus") })),
            (true, ["checkout", "sessions"]) => self.open_session(books, call),
            (true, ["checkout", "sessions", id, "expire"] | ["payment_intents", id, "cancel"]) => {
                self.end(books, (id, call.now))
            }
            (true, ["payment_intents"]) => self.open_intent(books, call),
            (true, ["refunds"]) => self.give_back(books, call),
            (true, ["payment_methods", id, "detach"]) => (200, json!({ "id": id })),
            (false, ["payment_methods", id]) => (200, method(id)),
            (false, ["checkout", "sessions", id]) => page(books, id),
            (false, ["payment_intents", id]) => intent(books, id),
            (false, ["charges", id]) => charge(books, id),
            (false, ["disputes"]) => disputes(books, call.form.text("payment_intent")),
            _ => (404, error("resource_missing")),
        }
    }

    /// Somebody on its page chose a card. Says why it was refused, where it was.
    pub fn choose(&self, id: &str, card: Card, now: Timestamp) -> Option<Sale> {
        let mut books = self.books();
        let mut sale = books.sales.iter().find(|sale| sale.id == id)?.clone();
        if sale.state == State::Over || sale.is_complete() {
            return Some(sale);
        }
        sale.card = Some(card);
        sale.declined = card.refused().is_some();
        if let Some(code) = card.refused() {
            if !sale.setup {
                self.declined(&mut books, (&sale, code), now);
            }
        } else if card == Card::NeedsAction && sale.state == State::Open {
            sale.state = State::NeedsAction;
            if !sale.setup {
                let object = sale.object("requires_action");
                self.event(&mut books, ("payment_intent.requires_action", object), now);
            }
        } else if card == Card::Bounces && !sale.setup {
            self.bounce(&mut books, &mut sale, now);
        } else {
            self.succeed(&mut books, &mut sale, now);
        }
        put(&mut books, sale.clone());
        Some(sale)
    }

    /// Somebody refused what their bank asked.
    pub fn refuse(&self, id: &str, now: Timestamp) -> Option<Sale> {
        let mut books = self.books();
        let mut sale = books.sales.iter().find(|sale| sale.id == id)?.clone();
        if sale.state == State::NeedsAction {
            sale.state = if sale.session { State::Open } else { State::Over };
            sale.declined = true;
            if !sale.setup {
                let code = "payment_intent_authentication_failure";
                self.declined(&mut books, (&sale, code), now);
            }
            put(&mut books, sale.clone());
        }
        Some(sale)
    }

    fn succeed(&self, books: &mut Books, sale: &mut Sale, now: Timestamp) {
        (sale.state, sale.paid) = (State::Done, now.seconds());
        let four = sale.card.unwrap_or(Card::Works).four();
        if sale.setup {
            let kept = format!("{}_{four}", self.name(books, "pm"));
            let object = json!({ "id": self.name(books, "seti"), "status": "succeeded",
                "payment_method": kept, "metadata": sale.metadata });
            self.event(books, ("setup_intent.succeeded", object), now);
            return;
        }
        self.event(books, ("payment_intent.succeeded", sale.object("succeeded")), now);
        if sale.session {
            let object = json!({ "id": sale.id, "mode": "payment", "payment_status": "paid",
                "amount_total": sale.amount, "metadata": sale.metadata });
            self.event(books, ("checkout.session.completed", object), now);
        }
        if let Some(status) = sale.card.and_then(Card::dispute) {
            let amount = sale.amount;
            self.open_dispute(books, (sale, amount, status), now);
        }
    }

    /// A bank says yes at first, and days later no. Here it is all told at once.
    fn bounce(&self, books: &mut Books, sale: &mut Sale, now: Timestamp) {
        sale.state = State::Bounced;
        let page = json!({ "id": sale.id, "mode": "payment", "payment_status": "unpaid",
            "amount_total": sale.amount, "metadata": sale.metadata });
        if sale.session {
            self.event(books, ("checkout.session.completed", page.clone()), now);
        }
        self.event(books, ("payment_intent.processing", sale.object("processing")), now);
        self.declined(books, (sale, "account_closed"), now);
        if sale.session {
            self.event(books, ("checkout.session.async_payment_failed", page), now);
        }
    }

    fn declined(&self, books: &mut Books, (sale, code): (&Sale, &str), now: Timestamp) {
        let mut object = sale.object("requires_payment_method");
        object["last_payment_error"] = json!({ "code": "card_declined", "decline_code": code });
        self.event(books, ("payment_intent.payment_failed", object), now);
    }

    fn open_session(&self, books: &mut Books, call: &Call<'_>) -> (u16, Value) {
        let setup = call.form.text("mode") == "setup";
        let amount = call.form.text("line_items[0][price_data][unit_amount]").parse().unwrap_or(0);
        if !setup && !(50..=99_999_999).contains(&amount) {
            return (400, error("amount_too_small"));
        }
        let id = self.name(books, "cs");
        let url = format!("{}/demo/checkout/{id}", self.origin);
        let metadata = if setup {
            metadata(call, "setup_intent_data[metadata]", "wallet")
        } else {
            metadata(call, "payment_intent_data[metadata]", "payment")
        };
        let text = |name| call.form.text(name).to_owned();
        books.sales.push(Sale {
            id: id.clone(),
            session: true,
            setup,
            amount,
            made: call.now.seconds(),
            metadata,
            success_url: text("success_url"),
            cancel_url: text("cancel_url"),
            ..Sale::default()
        });
        (200, json!({ "id": id, "url": url, "status": "open" }))
    }

    fn open_intent(&self, books: &mut Books, call: &Call<'_>) -> (u16, Value) {
        let never = call.form.text("automatic_payment_methods[allow_redirects]") == "never"
            && call.form.text("automatic_payment_methods[enabled]") == "true";
        if call.form.text("return_url").is_empty() && !never {
            // Some of what its owner allows leads away, and there is no way back.
            let error = json!({ "type": "invalid_request_error", "param": "return_url" });
            return (400, json!({ "error": error }));
        }
        let four = call.form.text("payment_method").rsplit('_').next().unwrap_or_default();
        let card = Card::from_four(four);
        let back = call.form.text("return_url");
        let mut sale = Sale {
            id: self.name(books, "pi"),
            amount: call.form.text("amount").parse().unwrap_or(0),
            made: call.now.seconds(),
            metadata: metadata(call, "metadata", "payment"),
            success_url: back.to_owned(),
            cancel_url: back.to_owned(),
            card,
            ..Sale::default()
        };
        let refused = match card {
            None => return (400, error("resource_missing")),
            Some(Card::NeedsAction) if back.is_empty() => Some("authentication_required"),
            Some(card) => card.refused(),
        };
        if let Some(code) = refused {
            self.declined(books, (&sale, code), call.now);
            let why = json!({ "code": "card_declined", "decline_code": code });
            return (402, json!({ "error": why }));
        }
        let mut answer = sale.object("succeeded");
        if card == Some(Card::NeedsAction) {
            sale.state = State::NeedsAction;
            let url = format!("{}/demo/checkout/{}", self.origin, sale.id);
            answer = sale.object("requires_action");
            answer["next_action"] = json!({ "redirect_to_url": { "url": url } });
            self.event(books, ("payment_intent.requires_action", answer.clone()), call.now);
        } else if card == Some(Card::Bounces) {
            answer = sale.object("processing");
            self.bounce(books, &mut sale, call.now);
        } else {
            self.succeed(books, &mut sale, call.now);
        }
        books.sales.push(sale);
        (200, answer)
    }

    fn end(&self, books: &mut Books, (id, now): (&str, Timestamp)) -> (u16, Value) {
        let found = books.sales.iter().find(|sale| sale.id == id).cloned();
        let Some(mut sale) = found.filter(|sale| !sale.is_complete()) else {
            return (400, error("resource_missing"));
        };
        sale.state = State::Over;
        let kind =
            if sale.session { "checkout.session.expired" } else { "payment_intent.canceled" };
        let mut object = sale.object("canceled");
        object["mode"] = json!(if sale.setup { "setup" } else { "payment" });
        self.event(books, (kind, object), now);
        put(books, sale);
        (200, json!({ "id": id }))
    }

    fn give_back(&self, books: &mut Books, call: &Call<'_>) -> (u16, Value) {
        let id = call.form.text("payment_intent");
        let amount: i64 = call.form.text("amount").parse().unwrap_or(0);
        let found = books.sales.iter().find(|sale| sale.is_intent(id)).cloned();
        let fits = |sale: &Sale| {
            sale.state == State::Done && amount > 0 && sale.back + amount <= sale.amount
        };
        if found.as_ref().is_some_and(Sale::is_disputed) {
            return (400, error("charge_disputed"));
        }
        let Some(mut sale) = found.filter(fits) else { return (400, error("charge_too_small")) };
        let metadata = json!({ "payment": call.form.text("metadata[payment]"),
            "correction": call.form.text("metadata[correction]") });
        let id = self.refund(books, (&mut sale, amount, metadata), call.now);
        put(books, sale);
        (200, json!({ "id": id, "status": "succeeded" }))
    }

    fn refund(
        &self,
        books: &mut Books,
        (sale, amount, metadata): (&mut Sale, i64, Value),
        now: Timestamp,
    ) -> String {
        let id = self.name(books, "re");
        sale.back += amount;
        let made = now.seconds();
        sale.refunds.push(Refund { id: id.clone(), amount, made, failed: false, metadata });
        let mut object = sale.charge();
        // Told with the refunds only where somebody asks for them.
        object["refunds"] = Value::Null;
        self.event(books, ("charge.refunded", object), now);
        id
    }

    /// A bank did not take what was given back of a payment: it counts as given back no more.
    #[cfg(test)]
    pub(crate) fn lose(&self, payment: &str, amount: i64) {
        let mut books = self.books();
        let mut sales = books.sales.iter_mut();
        let Some(sale) = sales.find(|sale| sale.metadata["payment"] == payment) else { return };
        sale.back -= amount;
        if let Some(standing) =
            sale.refunds.iter_mut().find(|one| one.amount == amount && !one.failed)
        {
            standing.failed = true;
        }
    }

    /// Somebody gives money back at its own desk, without a name of ours; the refund's name.
    #[cfg(test)]
    pub(crate) fn gives_back_there(&self, payment: &str, amount: i64, now: Timestamp) -> String {
        let mut books = self.books();
        let found = books.sales.iter().find(|sale| sale.metadata["payment"] == payment);
        let mut sale = found.unwrap().clone();
        let id = self.refund(&mut books, (&mut sale, amount, json!({})), now);
        put(&mut books, sale);
        id
    }

    /// That did not arrive, and it tells so in each way that it has.
    #[cfg(test)]
    pub(crate) fn loses_there(&self, refund: &str, now: Timestamp) {
        let mut books = self.books();
        let has = |sale: &&Sale| sale.refunds.iter().any(|one| one.id == refund);
        let mut sale = books.sales.iter().find(has).unwrap().clone();
        let at = sale.refunds.iter().position(|one| one.id == refund).unwrap();
        sale.refunds[at].failed = true;
        sale.back -= sale.refunds[at].amount;
        for kind in ["charge.refund.updated", "refund.updated", "refund.failed"] {
            let object = sale.refund(&sale.refunds[at]);
            self.event(&mut books, (kind, object), now);
        }
        put(&mut books, sale);
    }
}

fn metadata(call: &Call<'_>, under: &str, name: &str) -> Value {
    json!({ name: call.form.text(&format!("{under}[{name}]")) })
}

pub(super) fn put(books: &mut Books, sale: Sale) {
    if let Some(known) = books.sales.iter_mut().find(|known| known.id == sale.id) {
        *known = sale;
    }
}

fn page(books: &Books, id: &str) -> (u16, Value) {
    let Some(sale) = books.sales.iter().find(|sale| sale.id == id) else {
        return (404, error("resource_missing"));
    };
    let (status, paid) = match sale.state {
        State::Open | State::NeedsAction => ("open", "unpaid"),
        State::Done => ("complete", "paid"),
        State::Bounced => ("complete", "unpaid"),
        State::Over => ("expired", "unpaid"),
    };
    let intent = sale.card.map(|_| sale.intent());
    let answer = json!({ "id": id, "status": status, "payment_status": paid,
        "amount_total": sale.amount, "payment_intent": intent });
    (200, answer)
}

fn intent(books: &Books, id: &str) -> (u16, Value) {
    let Some(sale) = books.sales.iter().find(|sale| sale.is_intent(id)) else {
        return (404, error("resource_missing"));
    };
    let status = match sale.state {
        State::Open | State::Bounced => "requires_payment_method",
        State::NeedsAction => "requires_action",
        State::Done => "succeeded",
        State::Over => "canceled",
    };
    let mut object = sale.object(status);
    if let Some(code) = sale.card.filter(|_| sale.declined).and_then(Card::refused) {
        object["last_payment_error"] = json!({ "code": "card_declined", "decline_code": code });
    }
    if sale.state == State::Done {
        object["latest_charge"] = sale.charge();
    }
    (200, object)
}

fn charge(books: &Books, id: &str) -> (u16, Value) {
    let found = books.sales.iter().find(|sale| !sale.setup && sale.charge_id() == id);
    found.map_or_else(|| (404, error("resource_missing")), |sale| (200, sale.charge()))
}

fn method(id: &str) -> Value {
    let four = id.rsplit('_').next().unwrap_or_default();
    if Card::from_four(four).is_some_and(Card::is_account) {
        let account = json!({ "bank_name": "Sample Bank", "last4": four });
        return json!({ "id": id, "type": "us_bank_account", "us_bank_account": account });
    }
    let card = json!({ "brand": "visa", "last4": four, "exp_month": 12, "exp_year": 2034 });
    json!({ "id": id, "type": "card", "card": card })
}
