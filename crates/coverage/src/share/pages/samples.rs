//! The states worth looking at.

use base::CoverageId;
use web::{Frame, Page, Sample};

use super::SharePage;
use crate::card::Standing;
use crate::card::store::{Held, Span};

impl Page for SharePage {
    const NAME: &'static str = "card-share";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let active = held(1, "Juniper Rx Standard", Standing::Active);
        let ended = held(2, "Juniper Rx Basic", Standing::Ended(Some(f.today().plus_days(-63))));
        let of = |held: &[Held], at, out| Self::of(f.clone(), (held, at), out);
        let both = [active.clone(), ended.clone()];
        vec![
            Sample::new("first-time", of(&[active], 0, false)),
            Sample::new("signed-files-are-out", of(&both, 0, true)),
            Sample::new("ended", of(&both, 1, false)),
        ]
    }
}

pub fn held(number: u8, plan: &str, standing: Standing) -> Held {
    let span = Span { plan_name: Some(plan.to_owned()), ..Span::default() };
    Held { id: CoverageId::new([number; 16]), standing, span, payer: None }
}
