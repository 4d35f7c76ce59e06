//! Ending it, from either side: said once more before it is done.

use base::CaregiverId;
use web::{Answer, Cx, Frame, Page, Path, RecentlyProved, Sample, Template};

use super::{HERE, of};
use crate::family::{self, store};

#[derive(Template)]
#[template(path = "family/pages/end.html")]
pub struct EndPage {
    pub f: Frame,
    /// Empty where nobody has agreed yet.
    pub name: String,
    pub action: String,
    /// Whether the helper ends it.
    pub stops: bool,
}

impl Page for EndPage {
    const NAME: &'static str = "family-end";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |name: &str, stops| Self {
            f: f.as_member("Ann"),
            name: name.to_owned(),
            action: HERE.to_owned(),
            stops,
        };
        vec![
            Sample::new("helper", page("Ben", false)),
            Sample::new("unused", page("", false)),
            Sample::new("helped", page("Ben", true)),
        ]
    }
}

/// `GET /family/{id}/end`
pub async fn form(cx: Cx, who: RecentlyProved, id: Path<CaregiverId>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let Some(found) = cx.read(move |tx| store::one(tx, of, id)).await? else {
        return cx.missing();
    };
    let name = found.helper.map(|(helper, _)| helper.name.to_string()).unwrap_or_default();
    cx.show(EndPage { f: cx.frame(), name, action: format!("{HERE}/{id}/end"), stops: false })
}

/// `POST /family/{id}/end`. A way back is taken from its owner, so it asks like one being added,
/// and a recovery that is not complete cannot do it (GUARD 12).
pub async fn end(cx: Cx, who: RecentlyProved, id: Path<CaregiverId>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let (house, browser) = (cx.house().clone(), cx.browser().clone());
    let over = cx.write(move |tx| family::end(tx, (&house, &browser), of, id)).await?;
    if over { cx.go(format!("{HERE}?done=ended")) } else { cx.missing() }
}

/// `GET /family/{id}/stop`
pub async fn stop_form(cx: Cx, who: RecentlyProved, id: Path<CaregiverId>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let Some(found) = cx.read(move |tx| store::helped_one(tx, of, id)).await? else {
        return cx.missing();
    };
    let (name, action) = (found.whom.name.to_string(), format!("{HERE}/{id}/stop"));
    cx.show(EndPage { f: cx.frame(), name, action, stops: true })
}

/// `POST /family/{id}/stop`
pub async fn stop(cx: Cx, who: RecentlyProved, id: Path<CaregiverId>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let (house, browser) = (cx.house().clone(), cx.browser().clone());
    let over = cx.write(move |tx| family::stop(tx, (&house, &browser), of, id)).await?;
    if over { cx.go(format!("{HERE}?done=ended")) } else { cx.missing() }
}
