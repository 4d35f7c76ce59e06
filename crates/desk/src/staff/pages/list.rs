//! Who works here, for supervisors and administrators.

use web::{Answer, Cx, Frame, Page, Sample, Template};

use super::super::rules::Role;
use super::super::store::{self, Staff};
use crate::session::Staffer;

#[derive(Template)]
#[template(path = "staff/pages/list.html")]
pub struct StaffPage {
    f: Frame,
    me: Option<Staffer>,
    lines: Vec<Line>,
}

/// One person.
#[derive(Debug)]
struct Line {
    name: String,
    team: String,
    role: Role,
    /// The key of how they stand, and since when.
    state: &'static str,
    since: String,
}

impl Line {
    fn of(f: &Frame, staff: &Staff) -> Self {
        let (state, since) = match (staff.removed_at, staff.joined_at) {
            (Some(at), _) => ("desk-staff-removed", at),
            (None, Some(at)) => ("desk-staff-works", at),
            (None, None) => ("desk-staff-invited", staff.invited_at),
        };
        let (name, team) = (staff.name.0.clone(), staff.team.0.clone());
        Self { name, team, role: staff.role, state, since: f.moment(since) }
    }
}

impl Page for StaffPage {
    const NAME: &'static str = "desk-staff";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let line = |role: Role, joined, removed| {
            let staff = Staff {
                id: base::StaffId::new([3; 16]),
                role,
                name: "Ana Ruiz".into(),
                team: "East".into(),
                invited_at: f.now(),
                joined_at: joined,
                removed_at: removed,
            };
            Line::of(f, &staff)
        };
        let now = Some(f.now());
        let mut lines: Vec<Line> = Role::ALL.map(|role| line(role, now, None)).into();
        lines.push(line(Role::Agent, None, None));
        lines.push(line(Role::Agent, now, now));
        let me = Some(Staffer::played(f, Role::Administrator));
        vec![Sample::new("all", Self { f: f.clone(), me, lines })]
    }
}

/// `GET /desk/staff`
pub async fn show(cx: Cx, who: Staffer) -> Answer {
    let staff = cx.read(store::list).await?;
    let f = cx.frame();
    let lines = staff.iter().map(|staff| Line::of(&f, staff)).collect();
    cx.show(StaffPage { f, me: Some(who), lines })
}
