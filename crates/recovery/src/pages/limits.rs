//! `/security/limits`: what waits, until when, and what works meanwhile.

use base::Timestamp;
use web::{Answer, Cx, Frame, Grade, Page, Sample, Template, Viewer};

#[derive(Template)]
#[template(path = "pages/limits.html")]
pub(crate) struct LimitsPage {
    pub f: Frame,
    pub frozen: bool,
    pub until: Option<Timestamp>,
}

impl Page for LimitsPage {
    const NAME: &'static str = "security-limits";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |frozen, until| Self { f: f.as_member("Ann"), frozen, until };
        let soon = f.now() + std::time::Duration::from_hours(72);
        vec![
            Sample::new("limited", with(false, Some(soon))),
            Sample::new("frozen", with(true, None)),
            Sample::new("nothing", with(false, None)),
        ]
    }
}

/// `GET /security/limits`
pub(crate) async fn show(cx: Cx, who: Viewer) -> Answer {
    let until = match who.grade() {
        Grade::Full => None,
        Grade::Limited { until } => Some(until),
    };
    cx.show(LimitsPage { f: cx.frame(), frozen: who.frozen(), until })
}
