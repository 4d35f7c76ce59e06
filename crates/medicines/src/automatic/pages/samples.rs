//! Automatic refill in every state.

use base::{AccountId, Money};
use web::{Frame, Sample};

use super::super::flow::Notice;
use super::super::{Automatic, Body, Stage, Step, StepBody, Why};
use super::{Coming, ConsentForm, ConsentPage, Found, ListPage};
use crate::ended::Ended;
use crate::prescriptions::pages::sample_prescriptions;

fn automatic(found: &Found, stage: Stage) -> Automatic {
    let by = AccountId::new([1; 16]);
    let cap = Some(Money::cents(5_000));
    let body = Body { stage, by, cap, order_on: None, failures: 0, failed_on: None };
    Automatic { prescription: found.rx.id, version: 1, body }
}

fn found(f: &Frame) -> Found {
    let rx = sample_prescriptions(f.today()).swap_remove(0);
    let estimate = Some(Money::cents(1_500));
    let notice = Some(Notice::AtOnce);
    Found { rx, automatic: None, history: Vec::new(), estimate, ended: None, notice }
}

fn agreed(f: &Frame, stage: Stage) -> Found {
    let mut found = found(f);
    found.automatic = Some(automatic(&found, stage));
    let step = |number, stage, cap: Option<i64>| Step {
        number,
        at: f.now(),
        body: StepBody { stage, cap: cap.map(Money::cents), by: None, wording: 1 },
    };
    found.history = vec![
        step(3, Stage::Paused(Why::Dearer), None),
        step(2, Stage::On, Some(5_000)),
        step(1, Stage::Off, None),
        step(0, Stage::On, None),
    ];
    found
}

pub fn consent(f: &Frame) -> Vec<Sample<ConsentPage>> {
    let f = &f.as_member("Ann");
    let page = |found: &Found, coming| ConsentPage::of(f.clone(), found, coming);
    let looking = |found: &Found| page(found, Coming::Looking);
    let mut told = agreed(f, Stage::On);
    if let Some(one) = &mut told.automatic {
        one.body.order_on = Some(f.today().plus_days(3));
    }
    let mut controlled = found(f);
    controlled.rx.body.drug.schedule = Some(formats::records::Schedule::Four);
    controlled.estimate = None;
    // A plan that bars it is another house; its page has this one's shape.
    let mut barred = looking(&agreed(f, Stage::On));
    (barred.offered, barred.refused) = (false, "automatic-not-plan");
    let letter = Some(Notice::Letter);
    let uncovered = Found { ended: Some(Ended { on: None }), estimate: None, ..found(f) };
    let odd = ConsentForm { cap: "a lot".into(), agreed: false };
    let mut samples = vec![
        Sample::new("offered", looking(&found(f))),
        Sample::problem("nothing-agreed", looking(&found(f)).refusing(&odd)),
        Sample::new("just-on", page(&agreed(f, Stage::On), Coming::On)),
        Sample::new("told", looking(&told)),
        Sample::new("by-letter", looking(&Found { notice: letter, ..found(f) })),
        Sample::new("by-letter-on", looking(&Found { notice: letter, ..agreed(f, Stage::On) })),
        Sample::new("nothing-reaches-them", looking(&Found { notice: None, ..found(f) })),
        Sample::new("just-off", page(&agreed(f, Stage::Off), Coming::Off)),
        Sample::new("controlled", looking(&controlled)),
        Sample::new("plan-bars-it", barred),
        Sample::new("not-covered", looking(&uncovered)),
    ];
    let names = [
        "paused-prescription",
        "paused-dearer",
        "paused-price-unknown",
        "paused-no-address",
        "paused-not-covered",
        "paused-cannot-tell",
    ];
    samples.extend(
        names
            .into_iter()
            .zip(Why::ALL)
            .map(|(name, why)| Sample::new(name, looking(&agreed(f, Stage::Paused(why))))),
    );
    samples
}

pub fn list(f: &Frame) -> Vec<Sample<ListPage>> {
    let f = &f.as_member("Ann");
    let all = sample_prescriptions(f.today());
    let on = automatic(&found(f), Stage::On);
    let by = |notice, found: &[_], agreed: &[_]| ListPage::of(f.clone(), (found, agreed), notice);
    let page = |found: &[_], agreed: &[_]| by(Some(Notice::AtOnce), found, agreed);
    vec![
        Sample::new("some", page(&all, std::slice::from_ref(&on))),
        Sample::new("by-letter", by(Some(Notice::Letter), &all, &[on])),
        Sample::new("none-offered", page(&[], &[])),
        Sample::new("nothing-reaches-them", by(None, &all, &[])),
        Sample::new(
            "plan-bars-it",
            ListPage { barred: Some("automatic-not-plan"), ..page(&[], &[]) },
        ),
    ]
}
