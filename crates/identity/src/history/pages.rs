//! The sign-in history in plain words.

use web::{Answer, Browser, Cx, Frame, Page, Sample, Template, Viewer};

use super::{Event, Line};
use crate::notices::named_alone;
use crate::sessions::Route;

/// As many as fit a page one can take in.
const SHOWN: u32 = 100;

/// One line as its reader sees it.
#[derive(Debug, Clone)]
pub struct Told {
    pub at: String,
    pub what: String,
    pub browser: String,
    pub is_warning: bool,
}

#[derive(Template)]
#[template(path = "history/pages/list.html")]
pub struct HistoryPage {
    pub f: Frame,
    pub lines: Vec<Told>,
}

impl Page for HistoryPage {
    const NAME: &'static str = "history";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let browser = Browser { name: "Chrome".to_owned(), system: "Windows".to_owned() };
        let line = |event| told(&f, &Line { at: f.now(), event, browser: browser.clone() });
        let signed_in = Route::ALL.into_iter().map(Event::SignedIn);
        let all = signed_in.chain(Event::OTHERS).map(line).collect();
        vec![
            Sample::new("all", Self { f: f.clone(), lines: all }),
            Sample::new("empty", Self { f: f.clone(), lines: Vec::new() }),
        ]
    }
}

fn told(f: &Frame, line: &Line) -> Told {
    Told {
        at: f.moment(line.at),
        what: f.t(format!("history-{}", line.event.word())).into_owned(),
        browser: named_alone(f, &line.browser),
        is_warning: line.event.is_warning(),
    }
}

/// `GET /security/history`
pub async fn show(cx: Cx, who: Viewer) -> Answer {
    let of = (who.account(), who.member());
    let lines = cx.read(move |tx| super::latest(tx, of, SHOWN)).await?;
    let f = cx.frame();
    let lines = lines.iter().map(|line| told(&f, line)).collect();
    cx.show(HistoryPage { f, lines })
}
