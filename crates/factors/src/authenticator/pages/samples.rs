//! The states of the authenticator pages worth looking at.

use base::{SeededLuck, SessionId};
use web::{Frame, Page, Problems, Sample};

use super::{NewPage, RemovePage, ShowPage};
use crate::authenticator::State;
use crate::authenticator::setup::Seed;

impl Page for ShowPage {
    const NAME: &'static str = "authenticator";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let (f, at) = (f.as_member("Ann"), f.now());
        let with = |state| Self { f: f.clone(), state };
        let on = State::On { made_at: at, used_at: Some(at) };
        let done = |key| f.with_success(f.t(key));
        vec![
            Sample::new("none", with(State::None)),
            Sample::new("on", with(on)),
            Sample::new("never-used", with(State::On { made_at: at, used_at: None })),
            Sample::new("switched-off", with(State::Off { since: at })),
            Sample::new("set-up", Self { f: done("authenticator-on-done"), ..with(on) }),
            Sample::new(
                "removed",
                Self { f: done("authenticator-removed-done"), ..with(State::None) },
            ),
        ]
    }
}

impl Page for NewPage {
    const NAME: &'static str = "authenticator-new";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let page = || {
            let seed = Seed::draw(SessionId::new([1; 16]), (&SeededLuck::new(1), f.now()));
            Self::of(f.clone(), (&seed, "ann.wood"), "sealed".to_owned())
        };
        let wrong = |key| Self { problems: Problems::at_field("code", key), ..page() };
        vec![
            Sample::new("ready", page()),
            Sample::problem("wrong-code", wrong("authenticator-code-wrong")),
            Sample::problem("no-code", wrong("authenticator-code-shape")),
        ]
    }
}

impl Page for RemovePage {
    const NAME: &'static str = "authenticator-remove";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |last| Self { f: f.as_member("Ann"), last };
        vec![
            Sample::new("sure", with(false)),
            Sample::new("last-way-in", with(true)),
            Sample::problem("refused", with(true)),
        ]
    }
}
