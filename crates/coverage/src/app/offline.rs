//! The card as it reads without a network: one page with all it needs inside, and no script.

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::BASE64;
use web::{Frame, Page, Sample, Template};

use crate::card::pages::Card;
use crate::card::store::Held;
use crate::people::PersonView;

const STYLE: &str = include_str!("offline.css");

#[derive(Template)]
#[template(path = "app/pages/offline.html")]
pub(crate) struct OfflinePage {
    f: Frame,
    cards: Vec<Card>,
    style: &'static str,
}

impl OfflinePage {
    pub fn of(f: Frame, person: &PersonView, held: &[Held]) -> Self {
        let cards = held.iter().enumerate().map(|(at, held)| Card::of(&f, person, (at + 1, held)));
        Self { cards: cards.collect(), f, style: STYLE }
    }
}

/// What the page may do in the browser: be styled by the very text it brings.
pub(crate) fn policy() -> String {
    let hash = BASE64.encode(digest(&SHA256, STYLE.as_bytes()).as_ref());
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
}

impl Page for OfflinePage {
    const NAME: &'static str = "offline-card";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let cards = crate::card::pages::sample_cards(&f);
        let page = |cards| Self { f: f.clone(), cards, style: STYLE };
        vec![Sample::new("kept", page(cards)), Sample::new("none", page(Vec::new()))]
    }
}
