//! The pages' states for the gallery.

use base::{JobId, StaffId};
use web::{Frame, Page, Problems, Sample};

use super::super::rules::{Cause, Finding, State};
use super::super::store::Alarm;
use super::one::AlarmPage;
use super::{AlarmsPage, Line, Person, Told};
use crate::session::Staffer;
use crate::staff::Role;

fn played(f: &Frame, cause: Cause, (state, finding): (State, Option<Finding>)) -> Told {
    let person = |name: &str, role| Person { name: name.to_owned(), role };
    let about = match cause {
        Cause::Surge => Vec::new(),
        Cause::Eyes => {
            vec![person("Cy Ito", Role::Agent), person("Di Oak", Role::Agent)]
        }
        _ => vec![person("Cy Ito", Role::Agent)],
    };
    let by = (state != State::Open).then(|| person("Bo Fox", Role::Supervisor));
    let alarm = Alarm {
        id: JobId::new([7; 16]),
        cause,
        state,
        raised_at: f.now(),
        moved_at: f.now(),
        version: 1,
        about: vec![StaffId::new([8; 16])],
        by: by.as_ref().map(|_| StaffId::new([9; 16])),
        finding,
        many: 1,
        weighed: 0,
    };
    Told { alarm, about, by }
}

impl Page for AlarmsPage {
    const NAME: &'static str = "desk-alarms";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = || Some(Staffer::played(f, Role::Supervisor));
        let line = |cause, state| Line::of(f, &played(f, cause, state));
        let open = Cause::ALL.into_iter().map(|cause| line(cause, (State::Open, None)));
        let taken = line(Cause::Looks, (State::Taken, None));
        let found = |finding| line(Cause::Misses, (State::Closed, Some(finding)));
        let waiting = open.chain([taken]).collect();
        let closed = Finding::ALL.into_iter().map(found).collect();
        vec![
            Sample::new("some", Self { f: f.clone(), me: me(), waiting, closed }),
            Sample::new(
                "none",
                Self { f: f.clone(), me: me(), waiting: Vec::new(), closed: Vec::new() },
            ),
        ]
    }
}

impl Page for AlarmPage {
    const NAME: &'static str = "desk-alarm";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |cause, state, problems| {
            let me = Staffer::played(f, Role::Fraud);
            Self::of(f.clone(), me, &played(f, cause, state), problems)
        };
        let open = (State::Open, None);
        let causes = Cause::ALL
            .into_iter()
            .map(|cause| Sample::new(cause.word(), with(cause, open, Problems::none())));
        let wrong = |state, field, key| {
            Sample::problem(state, with(Cause::Eyes, open, Problems::at_field(field, key)))
        };
        let mut mine = with(Cause::Looks, open, Problems::none());
        mine.is_yours = true;
        let taken = with(Cause::Looks, (State::Taken, None), Problems::none());
        let closed = (State::Closed, Some(Finding::Spoken));
        let closed = with(Cause::Looks, closed, Problems::none());
        let more = [
            Sample::new("about-you", mine),
            Sample::new("taken", taken),
            Sample::new("closed", closed),
            wrong("missing", "found", "desk-alarm-found-missing"),
            wrong("too-late", "alarm", "desk-alarm-too-late"),
        ];
        causes.chain(more).collect()
    }
}
