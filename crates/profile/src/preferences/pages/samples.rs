//! The page in its states, for the gallery.

use ::store::delivery::Why;
use web::{Frame, Problems, Sample};

use super::super::Offers;
use super::super::rules::{Choices, Rhythm, Topic, Ways};
use super::super::store::{Answered, Before, Body, Step};
use super::{Can, OnFile, PreferencesPage, Typed, hours};

const EVERY: Ways = Ways { mail: true, text: true, post: true };

pub(super) fn samples(f: &Frame) -> Vec<Sample<PreferencesPage>> {
    let f = f.as_member("Ann");
    let step = |number, choices: Choices| {
        let body = Body { choices, lang: f.lang(), wording: 2, left: Vec::new() };
        Step { number, at: f.now(), body }
    };
    let all = Choices {
        ways: Topic::ALL.map(|topic| (topic, EVERY)).into(),
        rhythm: [(Topic::Costs, Rhythm::Weekly), (Topic::News, Rhythm::Daily)].into(),
        paperless: true,
        ..Choices::default()
    };
    let gone = [Topic::News, Topic::Savings];
    let left = Step {
        body: Body { left: gone.into(), ..step(1, all.clone().without_mail(&gone)).body },
        ..step(4, all.clone())
    };
    let nothing = Choices { ways: [].into(), quiet: None, ..Choices::default() };
    let steps = [step(3, nothing.clone()), step(2, all.clone()), step(1, Choices::default())];
    let offers = Offers { texts: true, letters: true };
    let whole = Can { offers, mail: OnFile::Works, phone: OnFile::Works };
    let bare = Can { mail: OnFile::Nothing, phone: OnFile::Nothing, ..whole };
    let stopped = Can { phone: OnFile::Dead(Why::Stop), ..whole };
    let dead = Can { mail: OnFile::Dead(Why::Gone), phone: OnFile::Dead(Why::Gone), ..whole };
    let answered = |stopped| Answered { at: f.now(), stopped, phone: "… 43".to_owned() };
    let answers = [true, false, true].map(answered).into();
    let page = |can, choices: &Choices, steps: &[Step]| {
        let before = Before { steps: steps.to_vec(), answers: Vec::new() };
        PreferencesPage::new(f.clone(), can, &Typed::from(choices), &before)
    };
    let said = Before { steps: steps[1..].to_vec(), answers };
    let said = PreferencesPage::new(f.clone(), stopped, &Typed::from(&all), &said);
    let same = Problems::at_field("to", "preferences-same-hour");
    let odd = PreferencesPage { problems: same, to: hours(&f, 21), ..page(whole, &all, &[]) };
    vec![
        Sample::new("first", page(bare, &Choices::default(), &[])),
        Sample::new("stopped", said),
        Sample::new("dead", page(dead, &Choices::default(), &[])),
        Sample::new("all", PreferencesPage { done: true, ..page(whole, &all, &steps[1..]) }),
        Sample::new("left", page(whole, &left.body.choices, &[left.clone(), steps[1].clone()])),
        Sample::new("nothing", page(whole, &nothing, &steps)),
        Sample::problem("odd", odd),
    ]
}
