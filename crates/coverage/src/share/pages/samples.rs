//! The states worth looking at.

use std::time::Duration;

use base::CoverageId;
use web::{Frame, Page, Problems, Sample};

use super::{SharePage, Shown};
use crate::card::Standing;
use crate::card::store::{Held, Span};
use crate::share::links::pages::{problems, sample as link};
use crate::share::links::rules::{Life, Offer};
use crate::share::links::store::Link;
use crate::wallet::Offers;

impl Page for SharePage {
    const NAME: &'static str = "card-share";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let active = held(1, "Juniper Rx Standard", Standing::Active);
        let ended = held(2, "Juniper Rx Basic", Standing::Ended(Some(f.today().plus_days(-63))));
        let no = || (Offer { life: Some(Life::Day), ..Offer::default() }, Problems::none());
        let of = |(held, at): (&[Held], usize), out, links: Vec<Link>| {
            let shown = Shown { held: held.to_vec(), at, out, links };
            let (offer, problems) = no();
            Self::of(f.clone(), &shown, (&offer, problems), Offers::default())
        };
        let both = [active.clone(), ended.clone()];
        let open = link(&f, "Corner Pharmacy");
        let past = Link { ends_at: f.now() - Duration::from_hours(30), opened: 3, ..link(&f, "") };
        let wrong = Offer {
            life: None,
            label: "For the pharmacy ".repeat(6).into(),
            passcode: "123456".into(),
        };
        let shown = Shown { held: vec![active.clone()], at: 0, out: false, links: Vec::new() };
        let again = Self::of(f.clone(), &shown, (&wrong, problems(&wrong)), Offers::default());
        let wallets = Offers { apple: true, google: true };
        let (offer, none) = no();
        let phones = Self::of(f.clone(), &shown, (&offer, none), wallets);
        vec![
            Sample::new("first-time", of((&[active], 0), false, Vec::new())),
            Sample::new("links-and-files-are-out", of((&both, 0), true, vec![open, past])),
            Sample::new("ended", of((&both, 1), false, Vec::new())),
            Sample::new("with-wallets", phones),
            Sample::problem("problems", again),
        ]
    }
}

fn held(number: u8, plan: &str, standing: Standing) -> Held {
    let span = Span { plan_name: Some(plan.to_owned()), ..Span::default() };
    Held { id: CoverageId::new([number; 16]), standing, span, payer: None }
}
