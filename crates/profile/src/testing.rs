//! A member with an account, for tests.

use base::{Lang, MemberScope};
use formats::records;
use testkit::{Person, Portal};

pub fn record(name: &'static str) -> records::Person {
    let place = records::Address {
        lines: vec!["1200 Juniper Lane".into()],
        city: "Albany".into(),
        state: "NY".into(),
        postal_code: "12207".into(),
    };
    records::Person {
        refs: vec![records::SourceRef::new("mb", name)],
        member_id: None,
        name: records::Name { given: vec![name.into()], family: "Whitfield".into(), suffix: None },
        birth_date: "1952-03-04".parse().ok().map(base::Private),
        gender: None,
        address: Some(place),
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

/// Ann, with an account, an address in the plan's file and a mailbox.
pub fn ann(portal: &Portal) -> Person {
    let (member, account) = portal.write(|tx| {
        let (member, _) = coverage::take_person(tx, &record("Ann"))?;
        let names = ("ann.whitfield", "ann@example.org");
        Ok((member, identity::testing::account(tx, member, ("Ann", Lang::English), names)?))
    });
    Person { scope: MemberScope::of(member), account, ..Person::ann() }
}
