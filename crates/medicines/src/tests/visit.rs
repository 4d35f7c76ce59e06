//! Ann at her browser, and what the plan has on file for her.

use std::ops::Deref;

use base::PrescriptionId;
use identity::account::{self, Created, NewAccount};
use store::{Fault, Message, Tx, queue};
use testkit::{Person, Portal, Visitor};

use crate::testing::{ANN, give, moves_to};

pub struct Visit<'p> {
    portal: &'p Portal,
    visitor: Visitor<'p>,
}

/// What a visitor does at any page.
impl<'p> Deref for Visit<'p> {
    type Target = Visitor<'p>;
    fn deref(&self) -> &Visitor<'p> {
        &self.visitor
    }
}

/// A prescription's box, ticked.
pub fn ticked(id: PrescriptionId) -> (&'static str, String) {
    ("rx", id.to_string())
}

impl<'p> Visit<'p> {
    pub fn of_ann(mut visit: impl FnMut(&Visit)) {
        testkit::sqlite(super::rooms, |portal| {
            portal.write(|tx| moves_to(tx, ANN, "1200 Juniper Lane"));
            visit(&Visit { portal, visitor: portal.visited_by(&Person::ann()) });
        });
    }

    pub fn as_ben(&self) -> Visitor<'p> {
        self.portal.visited_by(&Person::ben())
    }

    pub fn as_stranger(&self) -> Visitor<'p> {
        self.portal.stranger()
    }

    pub fn gives(&self, seeds: &'static [u8]) {
        self.portal.write(move |tx| {
            for seed in seeds {
                give(tx, ANN, *seed)?;
            }
            Ok(())
        });
    }

    /// What the plan's back end tells of her.
    pub fn hears(&self, told: fn(&Tx) -> Result<(), Fault>) {
        self.portal.write(told);
    }

    /// Ann with an account and a confirmed address.
    pub fn signed_up(&self, address: &str) -> Self {
        let new = NewAccount {
            member: ANN.member(),
            username: "ann.whitfield".parse().unwrap(),
            first_name: "Ann".into(),
            lang: base::Lang::English,
            email: Some(address.parse().unwrap()),
            password: None,
        };
        let created = self.portal.write(move |tx| account::create(tx, &new));
        let Created::Account(account) = created else { panic!("{created:?}") };
        let person = Person { account, ..Person::ann() };
        Self { portal: self.portal, visitor: self.portal.visited_by(&person) }
    }

    pub fn mail(&self) -> Vec<Message> {
        self.portal
            .read(|tx| queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect())
    }
}
