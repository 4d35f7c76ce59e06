//! The addresses and numbers on file, and changing them.

pub mod add;
pub mod code;
pub mod end;

use ::store::delivery::Why;
use ::store::{Fault, Tx};
use base::{AccountId, ContactId, MemberId};
use web::{Answer, Asked, Cx, Fields, Frame, Page, Reads, Sample, Template, Viewer};

use super::flow::NotNow;
use super::{Contact, Way, current, why_dead};

pub(super) const HERE: &str = "/security/contacts";

/// One way to be reached, in words.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: ContactId,
    pub kind: &'static str,
    pub way: String,
    pub since: String,
    pub is_confirmed: bool,
    /// Why nothing we send there arrives, if so.
    pub dead: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "contacts/pages/list.html")]
pub struct ContactsPage {
    pub f: Frame,
    pub rows: Vec<Row>,
    pub done: Option<&'static str>,
    pub not_now: Option<String>,
}

impl Page for ContactsPage {
    const NAME: &'static str = "contacts";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let dead = |number| [None, Some(Why::Stop), Some(Why::Gone)][usize::from(number - 1_u8)];
        let rows = || (1..=3).map(|number| row(&f, &(sample(&f, number), None))).collect();
        let troubled = (1..=3).map(|number| row(&f, &(sample(&f, number), dead(number)))).collect();
        let page = |rows| Self { f: f.clone(), rows, done: None, not_now: None };
        let held = say_not_now(&f, NotNow::Recovered { until: f.now() });
        vec![
            Sample::new("several", page(rows())),
            Sample::new("troubled", page(troubled)),
            Sample::new("none", page(Vec::new())),
            Sample::new("added", Self { done: Some("contacts-done-added"), ..page(rows()) }),
            Sample::new("held", Self { not_now: Some(held), ..page(rows()) }),
            Sample::new(
                "last",
                Self { not_now: Some(say_not_now(&f, NotNow::Last)), ..page(rows()) },
            ),
        ]
    }
}

#[expect(clippy::unwrap_used, reason = "constants of the right shape")]
fn sample(f: &Frame, number: u8) -> Contact {
    let way = match number {
        1 => Way::Mail("ann@example.org".parse().unwrap()),
        2 => Way::Phone("202-555-0199".parse().unwrap()),
        _ => Way::Mail(format!("{}@example.org", "a".repeat(60)).parse().unwrap()),
    };
    let confirmed_at = (number < 3).then(|| f.now());
    let id = ContactId::new([number; 16]);
    Contact { id, way, bound_at: f.now(), confirmed_at, ended_at: None }
}

fn row(f: &Frame, (contact, dead): &(Contact, Option<Why>)) -> Row {
    Row {
        id: contact.id,
        kind: match contact.way {
            Way::Mail(_) => "contacts-kind-mail",
            Way::Phone(_) => "contacts-kind-phone",
        },
        way: whole(&contact.way),
        since: f.day(f.day_of(contact.bound_at)),
        is_confirmed: contact.confirmed_at.is_some(),
        dead: dead.map(|why| match (why, &contact.way) {
            (Why::Stop, _) => "contacts-dead-stop",
            (Why::Gone, Way::Mail(_)) => "contacts-dead-mail",
            (Why::Gone, Way::Phone(_)) => "contacts-dead-phone",
        }),
    }
}

/// The ways in use, each with what was heard of it last.
fn heard_of(tx: &Tx, of: (AccountId, MemberId)) -> Result<Vec<(Contact, Option<Why>)>, Fault> {
    let told = |contact: Contact| {
        let dead = why_dead(tx, &contact.way)?;
        Ok((contact, dead))
    };
    current(tx, of)?.into_iter().map(told).collect()
}

/// The whole address: only its owner sees this page.
pub(super) fn whole(way: &Way) -> String {
    match way {
        Way::Mail(email) => email.as_str().to_owned(),
        Way::Phone(phone) => phone.to_string(),
    }
}

/// Why not, and what then.
pub(super) fn say_not_now(f: &Frame, why: NotNow) -> String {
    match why {
        NotNow::Recovered { until } => {
            f.say("contacts-held").put("until", f.moment(until)).to_string()
        }
        NotNow::Enough => f.t("contacts-enough").into_owned(),
        NotNow::Last => f.t("contacts-last").into_owned(),
    }
}

pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "added" => Some("contacts-done-added"),
            "ended" => Some("contacts-done-ended"),
            _ => None,
        })
    }
}

/// `GET /security/contacts`
pub async fn show(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    list(&cx, &who, (done.0.0, None)).await
}

pub(super) async fn list(
    cx: &Cx,
    who: &Viewer,
    (done, not_now): (Option<&'static str>, Option<NotNow>),
) -> Answer {
    let of = of(who);
    let all = cx.read(move |tx| heard_of(tx, of)).await?;
    let f = cx.frame();
    let rows = all.iter().map(|found| row(&f, found)).collect();
    let not_now = not_now.map(|why| say_not_now(&f, why));
    cx.show(ContactsPage { f, rows, done, not_now })
}

pub(super) fn of(who: &Viewer) -> (AccountId, MemberId) {
    (who.account(), who.member())
}
