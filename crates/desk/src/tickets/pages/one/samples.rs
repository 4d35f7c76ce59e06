//! The page's states for the gallery.

use base::{StaffId, TicketId};
use help::tickets::{Body, Callback, Entry, Part, Picture, Ticket, Voice, Zone};
use web::{Frame, Page, Problems, Sample};

use super::super::super::rules::{Act, Typed};
use super::super::played;
use super::steps::Opened;
use super::{TicketPage, done_key};
use crate::session::Staffer;
use crate::staff::{Role, Staff};

fn opened(f: &Frame, ticket: Ticket) -> Opened {
    let entry = |voice, by: Option<&str>, text: &str| Entry {
        ticket: ticket.id,
        at: f.now(),
        voice,
        by: by.map(|name| name.to_owned().into()),
        text: text.to_owned().into(),
        picture: Picture::None,
    };
    let ben = Staff {
        id: StaffId::new([9; 16]),
        role: Role::Agent,
        name: "Ben Ito".into(),
        team: "West".into(),
        invited_at: f.now(),
        joined_at: Some(f.now()),
        removed_at: None,
    };
    let part = ticket.body.callback.clone().map(|call| Ticket {
        merged_into: Some(ticket.id),
        body: Body { callback: Some(Callback { earliest: None, ..call }), ..ticket.body.clone() },
        ..ticket.clone()
    });
    Opened {
        parts: part.into_iter().collect(),
        thread: vec![
            entry(Voice::Member, None, "My pills run out on Sunday.\nWhat can I do?"),
            entry(Voice::Agent, Some("Ben"), "We have asked the pharmacy to hurry."),
            Entry { picture: Picture::Kept(2), ..entry(Voice::Member, None, "") },
            Entry { picture: Picture::Removed, ..entry(Voice::Member, None, "") },
            entry(Voice::Note, Some("Ana"), "The pharmacy has it."),
        ],
        colleagues: vec![ben],
        same: vec![TicketId::new([0x3C; 16])],
        ticket,
    }
}

impl Page for TicketPage {
    const NAME: &'static str = "desk-ticket";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = Staffer::played(f, Role::Fraud);
        let page = |f: &Frame, ticket: Ticket, typed: Typed, problems: Problems| {
            TicketPage::of(f.clone(), &me, (&opened(f, ticket), typed), problems)
        };
        let typed = |text: &str| Typed { text: text.to_owned(), since: 1, ..Typed::default() };
        let wrong = |field, key| {
            let kept = typed("We will call the pharmacy.");
            page(f, played(f), kept, Problems::at_field(field, key))
        };
        let plain = |ticket| page(f, ticket, Typed::default(), Problems::none());
        let held = |id: u8| Ticket { assignee: Some(StaffId::new([id; 16])), ..played(f) };
        let into = Some(TicketId::new([0x3C; 16]));
        let callback = "503-555-0142".parse().ok().map(|phone| Callback {
            phone,
            part: Part::Afternoon,
            zone: Zone::Pacific,
            earliest: Some(f.now()),
        });
        let called = Body { callback, ..played(f).body };
        let mut samples = vec![
            Sample::new("open", plain(played(f))),
            Sample::new("mine", plain(held(1))),
            Sample::new("a-colleagues", plain(held(9))),
            Sample::new("somebodys-who-left", plain(held(8))),
            Sample::new("call-back", plain(Ticket { body: called, ..played(f) })),
            Sample::new("merged", plain(Ticket { merged_into: into, ..played(f) })),
            Sample::new("withdrawn", plain(Ticket { withdrawn_at: Some(f.now()), ..played(f) })),
            Sample::problem("somebody-was-faster", wrong("changed", "desk-ticket-faster")),
            Sample::problem("empty", wrong("text", "desk-ticket-empty")),
            Sample::problem("long", wrong("text", "desk-ticket-long")),
            Sample::problem("card-number", wrong("text", "desk-ticket-card-number")),
            Sample::problem("no-colleague", wrong("to", "desk-ticket-to-wrong")),
            Sample::problem("no-queue", wrong("queue", "desk-ticket-queue-missing")),
            Sample::problem("no-ready", wrong("ready", "desk-ticket-ready-missing")),
            Sample::problem("no-number", wrong("into", "desk-ticket-into-wrong")),
            Sample::problem("unlike", wrong("into", "desk-ticket-unlike")),
        ];
        let done = |state, word, member| {
            let f = f.with_success(f.t(done_key(word, member)));
            Sample::new(state, page(&f, played(&f), Typed::default(), Problems::none()))
        };
        samples.extend(Act::DONE.map(|word| done(word, word, true)));
        samples.push(done("reply-stranger", "reply", false));
        samples
    }
}
