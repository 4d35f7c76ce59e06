//! `/get-in/no-code`: the mail does not come, the phone is lost, the mailbox is lost, nothing
//! works. The same for everyone: who asks for a letter learns nothing.

use ::store::Fault;
use base::Private;
use web::{Answer, Asked, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::door::NameForm;
use crate::jobs::{self, LETTER};
use crate::requests;

#[derive(Template)]
#[template(path = "pages/no_code.html")]
pub(crate) struct NoCodePage {
    pub f: Frame,
    pub problems: Problems,
    pub name: Private<String>,
    pub asked: bool,
}

impl NoCodePage {
    fn new(f: Frame, asked: bool) -> Self {
        Self { f, problems: Problems::none(), name: Private::default(), asked }
    }
}

impl Page for NoCodePage {
    const NAME: &'static str = "get-in-no-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let problems = Problems::at_field("name", "get-in-name-missing");
        vec![
            Sample::new("ways", Self::new(f.clone(), false)),
            Sample::new("letter", Self::new(f.clone(), true)),
            Sample::problem("missing", Self { problems, ..Self::new(f.clone(), false) }),
        ]
    }
}

pub(crate) struct Query {
    letter: bool,
}

impl Reads for Query {
    fn read(fields: &Fields) -> Self {
        Self { letter: fields.text("letter") == "asked" }
    }
}

/// `GET /get-in/no-code`
pub(crate) async fn show(cx: Cx, query: Asked<Query>) -> Answer {
    cx.show(NoCodePage::new(cx.frame(), query.0.letter))
}

/// `POST /get-in/letter`
pub(crate) async fn letter(cx: Cx, form: Form<NameForm>) -> Answer {
    let name = form.0.name;
    if name.is_empty() {
        let problems = Problems::at_field("name", "get-in-name-missing");
        return cx.show_problem(NoCodePage { problems, ..NoCodePage::new(cx.frame(), false) });
    }
    let lang = cx.lang();
    cx.write(move |tx| -> Result<(), Fault> {
        let request = requests::begin(tx, &name, lang)?;
        let typed = name.clone();
        jobs::queue(tx, LETTER, &jobs::Asked { request: request.id, typed, lang })
    })
    .await?;
    cx.go("/get-in/no-code?letter=asked")
}
