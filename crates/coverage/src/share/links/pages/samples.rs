//! The states worth looking at.

use std::time::Duration;

use base::{CoverageId, LinkId, MemberId, Secret};
use web::{Frame, Page, Sample};

use super::super::store::{Link, Opening};
use super::{LinkPage, ViewerPage};

impl Page for LinkPage {
    const NAME: &'static str = "card-link";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let of = |link: &Link, openings: &[Opening]| Self::of(f.clone(), link, openings);
        let open = link(&f, "Corner Pharmacy");
        let once = Opening {
            at: f.now() - Duration::from_mins(20),
            recipient: "Corner Pharmacy, Duluth".into(),
        };
        let other = Opening { recipient: "Dr. Okafor's office".into(), ..once.clone() };
        let watched = Link { opened: 2, passcode: Some(LinkId::new([2; 16])), ..link(&f, "") };
        let ended = Link { ends_at: f.now() - Duration::from_mins(5), opened: 1, ..open.clone() };
        let spent = Link { tries_left: 0, ..watched.clone() };
        vec![
            Sample::new("open", of(&open, &[])),
            Sample::new("with-a-passcode", of(&watched, &[once.clone(), other])),
            Sample::new("ended", of(&ended, &[once])),
            Sample::new("too-many-wrong-passcodes", of(&spent, &[])),
        ]
    }
}

impl Page for ViewerPage {
    const NAME: &'static str = "shared-card";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let parts = ["ask", "card", "gone", "odd", "down"];
        let opened = parts.map(|part| Sample::new(part, Self::of(f.clone()).opened(part)));
        [Sample::new("without-scripts", Self::of(f.clone()))].into_iter().chain(opened).collect()
    }
}

pub fn link(f: &Frame, label: &str) -> Link {
    Link {
        id: LinkId::new([9; 16]),
        owner: MemberId::new([1; 16]),
        made_at: f.now() - Duration::from_hours(1),
        ends_at: f.now() + Duration::from_hours(23),
        tries_left: 10,
        opened: 0,
        token: Secret::new("Y9xwkUdtmN9wwoJoN3ffJIhX2UGvCL1JnlPVNL3kDWM".to_owned()),
        key: Secret::new("rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q".to_owned()),
        coverage: CoverageId::new([1; 16]),
        label: label.into(),
        long: false,
        passcode: None,
    }
}
