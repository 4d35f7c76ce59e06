//! The one door for everyone who cannot sign in.

use web::{Answer, Cx, Frame, Page, Sample, Template};

#[derive(Template)]
#[template(path = "get_in/pages/door.html")]
pub(crate) struct DoorPage {
    pub f: Frame,
}

impl Page for DoorPage {
    const NAME: &'static str = "get-in";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        vec![Sample::new("door", Self { f: f.clone() })]
    }
}

/// `GET /get-in`
pub(crate) async fn door(cx: Cx) -> Answer {
    cx.show(DoorPage { f: cx.frame() })
}
