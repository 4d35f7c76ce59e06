//! The page's states for the gallery.

use ::store::Channel;
use ::store::delivery::{State, Why as Dead};
use web::{Frame, Page, Problems, Sample};

use super::super::record::{Reached, Record, Sent, Standing};
use super::super::rules::Typed;
use super::{CaseSeen, LookUpPage, Seen};
use crate::session::Staffer;
use crate::staff::Role;

const STATES: [State; 7] = [
    State::Queued,
    State::Unknown,
    State::Accepted,
    State::Delayed,
    State::Delivered,
    State::Refused,
    State::Bounced,
];
const CHANNELS: [Channel; 3] = [Channel::Mail, Channel::Text, Channel::Post];

fn record(f: &Frame, standing: Standing) -> Record {
    let way = |masked: &str, confirmed, dead: Option<Dead>| Reached {
        masked: masked.to_owned(),
        confirmed,
        dead: dead.map(|why| (f.now(), why)),
    };
    let sent = |(state, channel): (State, Channel)| Sent { at: f.now(), channel, state };
    Record {
        name: "Ann W.".to_owned(),
        member_id: "… 0200".to_owned(),
        standing,
        second_step: standing == Standing::Open,
        denied: match standing {
            Standing::Frozen(_) => Some(f.now()),
            Standing::Closed => Some(f.now() - std::time::Duration::from_mins(61)),
            _ => None,
        },
        ways: vec![
            way("a…@example.org", true, None),
            way("… 42", false, None),
            way("… 43", true, Some(Dead::Stop)),
            way("b…@example.org", true, Some(Dead::Gone)),
        ],
        sent: STATES.into_iter().zip(CHANNELS.into_iter().cycle()).map(sent).collect(),
        tickets: vec![crate::tickets::pages::played(f)],
    }
}

impl Page for LookUpPage {
    const NAME: &'static str = "desk-look-up";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |problems, found: Option<Record>, case| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, Role::Agent)),
            typed: Typed { sought: "JRX 100 200".to_owned(), ..Typed::default() },
            problems,
            case,
            found: found.map(|record| {
                let look = base::JobId::new([4; 16]);
                Seen::of(f, &Staffer::played(f, Role::Agent), (&record, look))
            }),
        };
        let mut wrong = Problems::none();
        wrong.add("sought", "desk-look-up-missing");
        wrong.add("birth", "desk-look-up-birth-wrong");
        wrong.add("why", "desk-look-up-why-missing");
        let refused = |state, field, key| {
            Sample::problem(state, page(Problems::at_field(field, key), None, None))
        };
        let found = |state, standing| {
            Sample::new(state, page(Problems::none(), Some(record(f, standing)), None))
        };
        let bare = Record {
            ways: Vec::new(),
            sent: Vec::new(),
            tickets: Vec::new(),
            ..record(f, Standing::NoAccount)
        };
        let likely = vec![(72, f.t("trouble-cause-mail-late").into_owned())];
        let case = CaseSeen {
            likely,
            lines: Vec::new(),
            until: Some(f.moment(f.now())),
            word: Some("canoe · canoa".to_owned()),
        };
        let (likely, lines) = (case.likely.clone(), vec!["Firefox".to_owned()]);
        let apart = CaseSeen { likely, lines, until: None, word: None };
        vec![
            Sample::new("form", page(Problems::none(), None, None)),
            Sample::problem("wrong", page(wrong, None, None)),
            refused("nobody", "sought", "desk-look-up-nobody"),
            refused("several", "birth", "desk-look-up-several"),
            refused("name-alone", "birth", "desk-look-up-name-birth"),
            refused("alike", "zip", "desk-look-up-alike"),
            refused("crowd", "sought", "desk-look-up-crowd"),
            refused("zip", "zip", "desk-look-up-zip-wrong"),
            refused("long", "sought", "desk-look-up-long"),
            refused("held", "sought", "desk-look-up-held"),
            found("found", Standing::Open),
            found("frozen", Standing::Frozen(f.now())),
            found("closed", Standing::Closed),
            Sample::new("no-account", page(Problems::none(), Some(bare), None)),
            Sample::new("case", page(Problems::none(), None, Some(case))),
            Sample::new("case-apart", page(Problems::none(), None, Some(apart))),
        ]
    }
}
