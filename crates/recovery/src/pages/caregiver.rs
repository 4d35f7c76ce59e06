//! `/family/{id}/code`: a code for the person one helps.

use std::sync::Arc;

use axum::Extension;
use base::{CaregiverId, Private};
use web::{Answer, Cx, Frame, Page, Path, RecentlyProved, Sample, Template};

use crate::Door;
use crate::caregivers::{self, Made};
use crate::requests::DESK_LIFE;

#[derive(Template)]
#[template(path = "pages/caregiver.html")]
pub(crate) struct CaregiverPage {
    pub f: Frame,
    pub id: String,
    pub name: String,
    /// Shown once; nothing keeps it.
    pub code: Option<Private<String>>,
    pub not_now: Option<&'static str>,
}

impl CaregiverPage {
    fn until(&self) -> String {
        self.f.moment(self.f.now() + DESK_LIFE)
    }
}

impl Page for CaregiverPage {
    const NAME: &'static str = "family-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |code: Option<&str>, not_now| Self {
            f: f.as_member("Ben"),
            id: CaregiverId::new([1; 16]).to_string(),
            name: "Ann".to_owned(),
            code: code.map(Into::into),
            not_now,
        };
        vec![
            Sample::new("before", page(None, None)),
            Sample::new("code", page(Some("7K2M-9QXD-1234"), None)),
            Sample::new("too-new", page(None, Some("get-in-helper-new"))),
            Sample::new("enough", page(None, Some("get-in-helper-enough"))),
        ]
    }
}

/// `GET /family/{id}/code`
pub(crate) async fn form(cx: Cx, who: RecentlyProved, id: Path<CaregiverId>) -> Answer {
    show(&cx, &who, (id.0, None, None)).await
}

type Came = (CaregiverId, Option<Private<String>>, Option<&'static str>);

async fn show(cx: &Cx, who: &RecentlyProved, (id, code, not_now): Came) -> Answer {
    let helper = (who.account(), who.member());
    let Some(found) = cx.read(move |tx| caregivers::helped(tx, helper, id)).await? else {
        return cx.missing();
    };
    let name = found.whom.name.to_string();
    cx.show(CaregiverPage { f: cx.frame(), id: id.to_string(), name, code, not_now })
}

/// `POST /family/{id}/code`
pub(crate) async fn make(
    cx: Cx,
    who: RecentlyProved,
    Extension(door): Extension<Arc<Door>>,
    id: Path<CaregiverId>,
) -> Answer {
    let (helper, id) = ((who.account(), who.member()), id.0);
    let (house, browser) = (cx.house().clone(), cx.browser().clone());
    let making =
        move |tx: &::store::Tx| caregivers::make(tx, (&door, &house, &browser), helper, id);
    match cx.write(making).await? {
        Made::Code(code) => show(&cx, &who, (id, Some(code.shown().into()), None)).await,
        Made::TooNew => show(&cx, &who, (id, None, Some("get-in-helper-new"))).await,
        Made::Enough => show(&cx, &who, (id, None, Some("get-in-helper-enough"))).await,
        Made::Missing => cx.missing(),
    }
}
