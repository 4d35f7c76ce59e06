//! The desk: support staff, what their role allows, the tickets people wrote, one member's record
//! for a reason, and for members: who viewed my record.

mod look_up;
mod session;
pub mod staff;
mod tickets;
mod viewed;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use web::{Gallery, Jobs, Rooms, get, post};

pub use session::stamp;
use staff::Action;

pub const SCHEMA: store::Slice = store::Slice {
    name: "desk",
    steps: &[store::step!("0001_desk")],
    statements: &[
        session::store::STATEMENTS,
        staff::store::STATEMENTS,
        staff::sweeps::STATEMENTS,
        viewed::store::STATEMENTS,
    ],
};

/// What stands in the menu, for roles that may.
pub(crate) const NAV: [(&str, Action, &str); 3] = [
    ("/desk", Action::Desk, "desk-nav-queue"),
    ("/desk/look-up", Action::LookUp, "desk-nav-look-up"),
    ("/desk/staff", Action::Staff, "desk-nav-staff"),
];

pub fn slice() -> web::Slice {
    web::Slice {
        name: "desk",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: Jobs::new().sweeping(&staff::sweeps::ALL),
    }
}

fn rooms() -> Rooms {
    use session::pages as session;
    use staff::pages as join;
    use tickets::pages::{list, one};
    let (desk, work) = (Action::Desk.word(), Action::Tickets.word());
    let (look_up, people) = (Action::LookUp.word(), Action::Staff.word());
    Rooms::new()
        .public("/desk/join", get(join::form).post(join::begin))
        .public("/desk/join/key", get(join::key).post(join::make))
        .public("/desk/join/options", post(join::options))
        .public("/desk/sign-in", get(session::form).post(session::enter))
        .public("/desk/sign-in/options", post(session::options))
        .staff("/desk", desk, get(list))
        .staff("/desk/sign-out", desk, post(session::sign_out))
        .staff("/desk/tickets/{id}", work, get(one::show).post(one::act))
        .staff("/desk/look-up", look_up, get(look_up::pages::form).post(look_up::pages::look))
        .staff("/desk/staff", people, get(join::list::show))
        .member("/security/viewed", get(viewed::pages::show))
        .demo("/demo/desk", get(staff::demo::form).post(staff::demo::make))
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<look_up::pages::LookUpPage>();
    gallery.add::<session::pages::SignInPage>();
    gallery.add::<staff::demo::DemoPage>();
    gallery.add::<staff::pages::JoinPage>();
    gallery.add::<staff::pages::KeyPage>();
    gallery.add::<staff::pages::list::StaffPage>();
    gallery.add::<tickets::pages::QueuePage>();
    gallery.add::<tickets::pages::one::TicketPage>();
    gallery.add::<viewed::pages::ViewedPage>();
}
