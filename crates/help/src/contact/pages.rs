//! The page to write to us on: its form, what it tells beforehand, and what comes after.

pub mod answer;
pub(crate) mod form;
pub mod live;
pub(crate) mod parts;
pub mod picture;
pub mod thread;

use ::base::{Private, Secret, TicketId};
use ::store::{Fault, Tx};
use axum::http::{HeaderMap, header};
use web::{
    Answer, Asked, Choice, Cookie, Cx, Fields, Form, Frame, From, Gallery, MaybeViewer, Page,
    Problem, Problems, Reads, Sample, Template, Viewer,
};

use super::expected::Expected;
use super::hours::{Part, Zone};
use super::rules::{Key, Left, Queue, Topic, number};
use super::send::{Sender, Sending, Sent, send};
use super::store::{self, Callback, Shown, Ticket};
use form::{How, Typed, offered};
use parts::{Phones, ShownLine, callback_words, expected_words, state_words};

pub fn gallery(gallery: &mut Gallery) {
    gallery.add::<ContactPage>();
    gallery.add::<SentPage>();
    gallery.add::<answer::AnswerPage>();
    gallery.add::<answer::StrangerPage>();
    gallery.add::<thread::ThreadPage>();
    gallery.letters(super::mail::letters);
}

/// Holds what this browser reads a stranger's answer with.
pub(crate) const COOKIE: &str = "help-ticket";

/// What a link to this page may bring: what it is about, and where something failed.
pub struct Came {
    topic: Option<Topic>,
    page: Private<String>,
    reference: Private<String>,
}

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self {
            topic: Topic::read(fields.text("topic")),
            page: fields.text("page").into(),
            reference: fields.text("reference").into(),
        }
    }
}

/// `GET /help/contact`
pub async fn show(
    cx: Cx,
    who: MaybeViewer,
    headers: HeaderMap,
    Asked(came): Asked<Came>,
) -> Answer {
    let Came { topic, page, reference } = came;
    let topic = topic.map_or("", Topic::word).into();
    let page = if page.is_empty() { came_from(&cx, &headers) } else { page.0 };
    let page = page.split('?').next().unwrap_or_default().into();
    let typed = Typed { topic, page, reference, ..Typed::fresh(&cx) };
    let page = ContactPage::of(&cx, who.0.as_ref(), (&headers, typed)).await?;
    cx.show(page)
}

/// The page of ours that led here, as browsers say by themselves; empty where they do not.
fn came_from(cx: &Cx, headers: &HeaderMap) -> String {
    let before = headers.get(header::REFERER).and_then(|before| before.to_str().ok());
    let origin = cx.house().origin.trim_end_matches('/');
    before.and_then(|before| before.strip_prefix(origin)).unwrap_or_default().to_owned()
}

/// `POST /help/contact`
pub async fn write(
    cx: Cx,
    who: MaybeViewer,
    (from, headers): (From, HeaderMap),
    Form(typed): Form<Typed>,
) -> Answer {
    let typed = typed.once_ours(&cx);
    let shown = offered(&cx, &headers, &typed);
    let sending = match typed.read(&cx.frame(), shown) {
        Ok(sending) => sending,
        Err(problems) => return again(&cx, who.0.as_ref(), (&headers, typed), problems).await,
    };
    let member = who.0.as_ref().map(|who| (who.scope(), who.account()));
    let (sender, today) = (Sender { member, prefix: from.0 }, cx.today());
    let sent = cx.write({
        let sending = sending.clone();
        move |tx: &Tx| send(tx, (sender, today), &sending)
    });
    match sent.await? {
        Sent::ByMember(id) => cx.go(format!("/help/contact/{id}")),
        Sent::ByStranger(id, key) => {
            let held = Secret::new(format!("{}{}", number(id).replace('-', ""), key.plain()));
            let expected = told_time(&cx, sending.body.topic.queue()).await?;
            let page = SentPage::of(cx.frame(), (id, &key), (&sending, expected));
            // Gone with the browser's window: the next person at a shared computer finds nothing.
            cx.with_cookie(cx.show(page), &Cookie::new(COOKIE, held))
        }
        Sent::MemberHasMost => {
            let problems = Problems::at_field("text", "contact-most-open");
            again(&cx, who.0.as_ref(), (&headers, typed), problems).await
        }
        Sent::PlaceHasMost => {
            let mut problems = Problems::none();
            let problem = Problem::new("text", "contact-most-from-there");
            problems.push(problem.put("phone", &cx.frame().plan().phone));
            again(&cx, who.0.as_ref(), (&headers, typed), problems).await
        }
    }
}

async fn again(
    cx: &Cx,
    who: Option<&Viewer>,
    typed: (&HeaderMap, Typed),
    problems: Problems,
) -> Answer {
    let page = ContactPage::of(cx, who, typed).await?;
    cx.show_problem(ContactPage { problems, ..page })
}

async fn told_time(cx: &Cx, queue: Queue) -> Result<Option<Expected>, web::Fault> {
    cx.read(move |tx: &Tx| store::expected_time(tx, queue)).await
}

#[derive(Template)]
#[template(path = "contact/pages/contact.html")]
pub struct ContactPage {
    f: Frame,
    problems: Problems,
    typed: Typed,
    offered: Vec<ShownLine>,
    /// A member's own, the newest first.
    own: Vec<Own>,
    expected: String,
    phones: Phones,
}

/// A ticket in its writer's list.
#[derive(Debug)]
struct Own {
    id: TicketId,
    number: String,
    topic: &'static str,
    opened: String,
    state: (&'static str, String),
}

impl Own {
    fn of(f: &Frame, ticket: &Ticket) -> Self {
        Self {
            id: ticket.id,
            number: number(ticket.id),
            topic: ticket.body.topic.word(),
            opened: f.day(f.day_of(ticket.opened_at)),
            state: state_words(f, ticket.told()),
        }
    }
}

/// As many of their own as somebody has use for here.
const LISTED: u32 = 20;

impl ContactPage {
    async fn of(
        cx: &Cx,
        who: Option<&Viewer>,
        (headers, typed): (&HeaderMap, Typed),
    ) -> Result<Self, web::Fault> {
        let scope = who.map(Viewer::scope);
        let (own, expected) = cx
            .read(move |tx: &Tx| -> Result<_, Fault> {
                let own = match scope {
                    Some(scope) => store::of_member(tx, scope, LISTED)?,
                    None => Vec::new(),
                };
                Ok((own, store::expected_time(tx, Queue::Ordinary)?))
            })
            .await?;
        let offered = offered(cx, headers, &typed);
        Ok(Self::with(cx.frame(), typed, &offered, (&own, expected)))
    }

    fn with(
        f: Frame,
        typed: Typed,
        offered: &[Shown],
        (own, expected): (&[Ticket], Option<Expected>),
    ) -> Self {
        let own = own.iter().filter(|ticket| ticket.merged_into.is_none());
        Self {
            problems: Problems::none(),
            typed,
            offered: offered.iter().map(ShownLine::of).collect(),
            own: own.map(|ticket| Own::of(&f, ticket)).collect(),
            expected: expected_words(&f, Queue::Ordinary, expected),
            phones: Phones::of(&f),
            f,
        }
    }

    /// What its text field shows.
    fn text(&self) -> &str {
        &self.typed.text
    }

    const TOPICS: &[Topic] = Topic::ALL;
    const LEFTS: &[Left] = Left::ALL;

    fn hows(&self) -> [(How, String); 2] {
        let here = if self.f.signed_in() { "contact-how-portal" } else { "contact-how-here" };
        [(How::Here, self.f.t(here).into()), (How::Phone, self.f.t("contact-how-phone").into())]
    }

    fn parts(&self) -> Vec<Choice> {
        let chosen = self.typed.part();
        let choice = |part: &Part| {
            let words = self.f.t(format!("contact-part-{}", part.word()));
            Choice::new(part.word(), words, *part == chosen)
        };
        Part::ALL.iter().map(choice).collect()
    }

    fn zones(&self) -> Vec<Choice> {
        let chosen = self.typed.zone(&self.f);
        let choice = |zone: &Zone| {
            let words = self.f.t(format!("contact-zone-{}", zone.word()));
            Choice::new(zone.word(), words, *zone == chosen)
        };
        Zone::ALL.iter().map(choice).collect()
    }
}

impl Page for ContactPage {
    const NAME: &'static str = "help-contact";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let shown = form::samples::shown();
        let page = |f: &Frame, typed: Typed| Self::with(f.clone(), typed, &shown, (&[], None));
        let wrong = |f: &Frame, typed: Typed| {
            let problems = typed.read(f, Vec::new()).err().unwrap_or_default();
            Self { problems, ..page(f, typed) }
        };
        let member = f.as_member("Ann");
        let known = Some(form::samples::EXPECTED);
        let own = thread::samples::tickets(f);
        let held = |f: &Frame, key| Self {
            problems: Problems::at_field("text", key),
            ..page(f, form::samples::sound())
        };
        let mut from_there = Problems::none();
        let problem = Problem::new("text", "contact-most-from-there");
        from_there.push(problem.put("phone", &f.plan().phone));
        vec![
            Sample::new("empty", page(f, Typed::default())),
            Sample::new(
                "signed-in",
                Self::with(member.clone(), Typed::default(), &shown, (&own, known)),
            ),
            Sample::new("filled", page(f, form::samples::sound())),
            Sample::problem("nothing-typed", wrong(f, Typed::default())),
            Sample::problem("odd", wrong(f, form::samples::odd())),
            Sample::problem("too-long", wrong(f, form::samples::long())),
            Sample::problem("card-number", wrong(f, form::samples::card())),
            Sample::problem("never-open", wrong(f, form::samples::never_open())),
            Sample::problem("most-open", held(&member, "contact-most-open")),
            Sample::problem(
                "most-from-there",
                Self { problems: from_there, ..page(f, form::samples::sound()) },
            ),
        ]
    }
}

/// A stranger's message is with us: what to read the answer with.
#[derive(Template)]
#[template(path = "contact/pages/sent.html")]
pub struct SentPage {
    f: Frame,
    number: String,
    key: String,
    is_urgent: bool,
    expected: String,
    callback: Option<String>,
    phones: Phones,
}

impl SentPage {
    fn of(
        f: Frame,
        (id, key): (TicketId, &Key),
        (sending, expected): (&Sending, Option<Expected>),
    ) -> Self {
        let body = &sending.body;
        Self {
            number: number(id),
            key: key.shown(),
            is_urgent: body.left.is_urgent(),
            expected: expected_words(&f, body.topic.queue(), expected),
            callback: body.callback.as_ref().map(|callback| callback_words(&f, callback)),
            phones: Phones::of(&f),
            f,
        }
    }
}

impl Page for SentPage {
    const NAME: &'static str = "help-contact-sent";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |topic: Topic, left: Left, callback: Option<Callback>| {
            let body = form::samples::body(f, (topic, left), callback);
            let sending = Sending { once: Private::default(), body, text: Private::default() };
            let key = Key::draw([9; 16]);
            Self::of(f.clone(), (TicketId::new([7; 16]), &key), (&sending, None))
        };
        let callback = form::samples::callback(f);
        let later = callback.clone().map(|callback| Callback { earliest: None, ..callback });
        vec![
            Sample::new("sent", page(Topic::SignIn, Left::Other, None)),
            Sample::new("urgent", page(Topic::Medicine, Left::Nothing, callback)),
            Sample::new("call-some-time", page(Topic::Else, Left::More, later)),
            Sample::new("fraud", page(Topic::Fraud, Left::Other, None)),
            Sample::new("privacy", page(Topic::Privacy, Left::FourToSeven, None)),
        ]
    }
}
