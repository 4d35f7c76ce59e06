//! One link: to be shown, sent, watched and ended.

use std::fmt::Write as _;

use askama::Template;
use web::Frame;

use super::super::picture;
use super::super::sealing::{Told, link as shlink};
use super::super::store::{Link, OPENINGS_KEPT, Opening};

#[derive(Template)]
#[template(path = "share/links/pages/link.html")]
pub struct LinkPage {
    f: Frame,
    id: String,
    label: String,
    back: String,
    tag: (&'static str, &'static str),
    /// "March 4, 2027 at 3:45 PM EST"
    ends: String,
    made: String,
    passcode: bool,
    tries_left: i64,
    /// While it is open.
    ways: Option<Ways>,
    opened: i64,
    /// Moment and name.
    openings: Vec<(String, String)>,
    /// Only the first hundred are kept by name.
    more: bool,
}

/// The link in the ways it can be handed over.
pub struct Ways {
    url: String,
    picture: String,
    squares: usize,
    mail: String,
    text: String,
}

impl LinkPage {
    pub fn of(f: Frame, link: &Link, openings: &[Opening]) -> Self {
        let opened = openings.iter();
        Self {
            id: link.id.to_string(),
            label: label(&f, link),
            back: format!("/card/share?card={}", link.coverage),
            tag: tag(&f, link),
            ends: f.moment(link.ends_at),
            made: f.moment(link.made_at),
            passcode: link.has_passcode(),
            tries_left: link.tries_left,
            ways: link.is_open(f.now()).then(|| ways(&f, link)).flatten(),
            opened: link.opened,
            openings: opened.map(|one| (f.moment(one.at), one.recipient.to_string())).collect(),
            more: link.opened > OPENINGS_KEPT,
            f,
        }
    }
}

/// For whom it is, or what every link is called.
pub fn label(f: &Frame, link: &Link) -> String {
    if link.label.is_empty() {
        f.t("share-link-label").into_owned()
    } else {
        link.label.to_string()
    }
}

/// The shape of the status label and its words.
pub fn tag(f: &Frame, link: &Link) -> (&'static str, &'static str) {
    match (link.is_open(f.now()), link.tries_left) {
        (true, _) => ("good", "share-link-open"),
        (false, 0) => ("stop", "share-link-spent"),
        (false, _) => ("quiet", "share-link-over"),
    }
}

/// Our own page stands before the link, for people without a health app; apps read what follows
/// the `#`, which no browser sends to anybody.
fn ways(f: &Frame, link: &Link) -> Option<Ways> {
    let address = format!("{}/shl/{}", f.origin(), link.token.expose());
    let told = Told {
        url: &address,
        key: &link.key,
        ends: link.ends_at,
        label: &f.say("share-link-told").put("plan", &f.plan().name).to_string(),
        long: link.long,
        passcode: link.has_passcode(),
    };
    let url = format!("{}/shared-card#{}", f.origin(), shlink(&told));
    let (picture, squares) = picture::path(&url)?;
    let words = format!("{}\n\n{url}", f.t("share-link-mail-text"));
    let subject = escaped(&f.t("share-link-mail-subject"));
    Some(Ways {
        mail: format!("mailto:?subject={subject}&body={}", escaped(&words)),
        text: format!("sms:?&body={}", escaped(&words)),
        url,
        picture,
        squares,
    })
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                write!(out, "{}", char::from(byte))
            }
            _ => write!(out, "%{byte:02X}"),
        };
        out
    })
}
