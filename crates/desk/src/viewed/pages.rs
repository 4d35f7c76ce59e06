//! "Who viewed my record", as the member reads it.

use base::{JobId, Timestamp};
use web::{Answer, Asked, Cx, Fields, Frame, Page, Reads, Sample, Template, Viewer};

use super::store::{self, At, View};
use super::{What, Why};
use crate::staff::Role;

/// As many as fit a page one can take in.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "viewed/pages/list.html")]
pub struct ViewedPage {
    f: Frame,
    lines: Vec<Line>,
    older: Option<String>,
}

/// One look in words.
#[derive(Debug)]
struct Line {
    at: String,
    who: String,
    what: String,
    why: String,
}

impl Line {
    fn of(f: &Frame, view: &View) -> Self {
        let role = f.t(format!("desk-role-{}", view.role.word()));
        Self {
            at: f.moment(view.at),
            who: f.say("desk-viewed-by").put("name", &view.by.0).put("role", role).to_string(),
            what: f.t(format!("desk-what-{}", view.what.word())).into_owned(),
            why: f.t(format!("desk-why-{}-told", view.why.word())).into_owned(),
        }
    }
}

impl Page for ViewedPage {
    const NAME: &'static str = "viewed";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let view =
            |role, what, why| View { id: [1; 16], at: f.now(), by: "Ana".into(), role, what, why };
        let whys = Why::CHOSEN.into_iter().chain([Why::Emergency]);
        let whys = whys.map(|why| view(Role::Agent, What::Record, why));
        let roles = Role::ALL.into_iter().map(|role| view(role, What::Ticket, Why::Ticket));
        let acts = What::ALL.into_iter().map(|what| view(Role::Supervisor, what, Why::Call));
        let lines = whys.chain(roles).chain(acts).map(|view| Line::of(&f, &view)).collect();
        let older = Some("/security/viewed".to_owned());
        vec![
            Sample::new("some", Self { f: f.clone(), lines, older }),
            Sample::new("nobody", Self { f: f.clone(), lines: Vec::new(), older: None }),
        ]
    }
}

/// Where the page before ended.
pub struct Before(Option<At>);

impl Reads for Before {
    fn read(fields: &Fields) -> Self {
        let text = fields.text("before");
        let read = || {
            let (at, id) = text.split_once('.')?;
            let id: JobId = id.parse().ok()?;
            Some(At(Timestamp::from_micros(at.parse().ok()?), *id.bytes()))
        };
        Self(read())
    }
}

/// `GET /security/viewed`
pub async fn show(cx: Cx, who: Viewer, asked: Asked<Before>) -> Answer {
    let (scope, before) = (who.scope(), asked.0.0);
    let mut views = cx.read(move |tx| store::views(tx, scope, before, SHOWN + 1)).await?;
    let more = views.len() > SHOWN as usize;
    views.truncate(SHOWN as usize);
    let last = views.last().filter(|_| more);
    let older = last.map(|view| {
        format!("/security/viewed?before={}.{}", view.at.micros(), JobId::new(view.id))
    });
    let f = cx.frame();
    let lines = views.iter().map(|view| Line::of(&f, view)).collect();
    cx.show(ViewedPage { f, lines, older })
}
