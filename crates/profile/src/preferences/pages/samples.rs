//! The page in its states, for the gallery.

use web::{Frame, Problems, Sample};

use super::super::Offers;
use super::super::rules::{Choices, Rhythm, Topic, Ways};
use super::super::store::{Body, Step};
use super::{Can, PreferencesPage, Typed, hours};

const EVERY: Ways = Ways { mail: true, text: true, post: true };

pub(super) fn samples(f: &Frame) -> Vec<Sample<PreferencesPage>> {
    let f = f.as_member("Ann");
    let step = |number, choices: Choices| {
        let body = Body { choices, lang: f.lang(), wording: 2 };
        Step { number, at: f.now(), body }
    };
    let all = Choices {
        ways: Topic::ALL.map(|topic| (topic, EVERY)).into(),
        rhythm: [(Topic::Costs, Rhythm::Weekly), (Topic::News, Rhythm::Daily)].into(),
        paperless: true,
        ..Choices::default()
    };
    let nothing = Choices { ways: [].into(), quiet: None, ..Choices::default() };
    let steps = [step(3, nothing.clone()), step(2, all.clone()), step(1, Choices::default())];
    let whole = Can { offers: Offers { texts: true, letters: true }, standing: EVERY };
    let no_phone = Can { standing: Ways::MAIL, ..whole };
    let page = |can, choices: &Choices, steps: &[Step]| {
        PreferencesPage::new(f.clone(), can, &Typed::from(choices), steps)
    };
    let same = Problems::at_field("to", "preferences-same-hour");
    let odd = PreferencesPage { problems: same, to: hours(&f, 21), ..page(whole, &all, &[]) };
    vec![
        Sample::new("first", page(no_phone, &Choices::default(), &[])),
        Sample::new("all", PreferencesPage { done: true, ..page(whole, &all, &steps[1..]) }),
        Sample::new("nothing", page(whole, &nothing, &steps)),
        Sample::problem("odd", odd),
    ]
}
