//! `/demo/desk`: in the demo anybody may try the desk, in any role. A live house has no such door.

use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::rules::{Code, Role};
use super::store::{Invited, New, invite};
use crate::session::Staffer;

#[derive(Template)]
#[template(path = "staff/pages/demo.html")]
pub struct DemoPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    code: Option<String>,
}

impl Page for DemoPage {
    const NAME: &'static str = "desk-demo";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |problems, code| Self { f: f.clone(), me: None, problems, code };
        let code = Code::draw([7; 16]).shown();
        vec![
            Sample::new("ready", with(Problems::none(), None)),
            Sample::new("code", with(Problems::none(), Some(code))),
            Sample::problem("no-role", with(Problems::at_field("role", "desk-demo-missing"), None)),
        ]
    }
}

pub struct Wanted(Option<Role>);

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        Self(Role::read(fields.text("role")))
    }
}

/// `GET /demo/desk`
pub async fn form(cx: Cx) -> Answer {
    cx.show(DemoPage { f: cx.frame(), me: None, problems: Problems::none(), code: None })
}

/// `POST /demo/desk`
pub async fn make(cx: Cx, wanted: Form<Wanted>) -> Answer {
    let Some(role) = wanted.0.0 else {
        let problems = Problems::at_field("role", "desk-demo-missing");
        return cx.show_problem(DemoPage { f: cx.frame(), me: None, problems, code: None });
    };
    let invited = cx.write(move |tx| {
        // Everybody who tries it is somebody else.
        let number = u32::from_be_bytes([0, tx.entropy()[0], tx.entropy()[1], tx.entropy()[2]]);
        let (name, team) = (format!("Sam Sample {number}").into(), "Demo".into());
        invite(tx, &New { name, team, role })
    });
    match invited.await? {
        Invited::Code(code, _) => {
            let (f, problems) = (cx.frame(), Problems::none());
            cx.show(DemoPage { f, me: None, problems, code: Some(code.shown()) })
        }
        Invited::NameTaken => cx.go("/demo/desk"),
    }
}
