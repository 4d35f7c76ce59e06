//! The desk: support staff, what their role allows, the tickets people wrote, one member's record
//! for a reason and what may be done for them, and for members: who viewed my record.

mod acts;
mod alarms;
mod assists;
mod chat;
mod disclosures;
mod emergency;
mod look_up;
mod measures;
mod proof;
mod session;
pub mod staff;
mod tickets;
mod viewed;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use web::{Gallery, Jobs, Rooms, get, post};

pub use look_up::pages::spoken;
pub use measures::jobs::ask as ask_counts;
pub use session::stamp;
use staff::Action;

pub const SCHEMA: store::Slice = store::Slice {
    name: "desk",
    steps: &[
        store::step!("0001_desk"),
        store::step!("0002_assists"),
        store::step!("0003_proofs"),
        store::step!("0004_measures"),
        store::step!("0005_alarms"),
        store::step!("0006_disclosures"),
        store::step!("0007_emergency"),
    ],
    statements: &[
        acts::store::STATEMENTS,
        alarms::store::STATEMENTS,
        assists::store::STATEMENTS,
        disclosures::store::STATEMENTS,
        disclosures::sweeps::STATEMENTS,
        emergency::store::STATEMENTS,
        emergency::sweeps::STATEMENTS,
        measures::store::STATEMENTS,
        proof::store::STATEMENTS,
        session::store::STATEMENTS,
        staff::store::STATEMENTS,
        staff::sweeps::STATEMENTS,
        viewed::store::STATEMENTS,
    ],
};

/// What stands in the menu, for roles that may.
pub(crate) const NAV: [(&str, Action, &str); 8] = [
    ("/desk", Action::Desk, "desk-nav-queue"),
    ("/desk/chats", Action::Tickets, "desk-nav-chats"),
    ("/desk/look-up", Action::LookUp, "desk-nav-look-up"),
    ("/desk/assists", Action::Assist, "desk-nav-assists"),
    ("/desk/emergency", Action::Emergency, "desk-nav-emergency"),
    ("/desk/alarms", Action::Alarms, "desk-nav-alarms"),
    ("/desk/measures", Action::Measures, "desk-nav-measures"),
    ("/desk/staff", Action::Staff, "desk-nav-staff"),
];

pub fn slice() -> web::Slice {
    web::Slice {
        name: "desk",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(),
        gallery,
        jobs: jobs(),
    }
}

fn jobs() -> Jobs {
    let jobs = Jobs::new().sweeping(&staff::sweeps::ALL).sweeping(&[
        alarms::store::SWEEP,
        disclosures::sweeps::SWEEP,
        emergency::sweeps::SWEEP,
    ]);
    measures::jobs::with(emergency::jobs::with(alarms::jobs::with(jobs)))
}

fn rooms() -> Rooms {
    use acts::pages::{end_sessions, freeze, freeze_now, help, sessions};
    use alarms::pages as alarm;
    use assists::pages as assists;
    use chat::pages as chats;
    use disclosures::pages as given;
    use proof::pages as proof;
    use session::pages as session;
    use staff::pages as join;
    use tickets::pages::{list, one};
    let (desk, work) = (Action::Desk.word(), Action::Tickets.word());
    let (assist, protect) = (Action::Assist.word(), Action::Protect.word());
    let (alarms, disclose) = (Action::Alarms.word(), Action::Disclose.word());
    let (look_up, people) = (Action::LookUp.word(), Action::Staff.word());
    let rooms = Rooms::new()
        .public("/call", get(proof::call::show).post(proof::call::enter))
        .public("/desk/join", get(join::form).post(join::begin))
        .public("/desk/join/key", get(join::key).post(join::make))
        .public("/desk/join/options", post(join::options))
        .public("/desk/sign-in", get(session::form).post(session::enter))
        .public("/desk/sign-in/options", post(session::options))
        .staff("/desk", desk, get(list))
        .staff("/desk/chats", work, get(chats::list).post(chats::act))
        .staff("/desk/chats/live", work, get(chats::live::queues))
        .staff("/desk/chats/{id}", work, get(chats::one::show).post(chats::one::act))
        .staff("/desk/chats/{id}/live", work, get(chats::live::one))
        .staff("/desk/sign-out", desk, post(session::sign_out))
        .staff("/desk/tickets/{id}", work, get(one::show).post(one::act))
        .staff("/desk/tickets/{id}/picture/{part}/{seq}", work, get(one::picture))
        .staff("/desk/look-up", look_up, get(look_up::pages::form).post(look_up::pages::look))
        .staff("/desk/prove", desk, get(session::prove::form).post(session::prove::enter))
        .staff("/desk/prove/options", desk, post(session::prove::options))
        .staff("/desk/looks/{id}/help", assist, get(help::form).post(help::ask))
        .staff("/desk/looks/{id}/proof", assist, get(proof::form).post(proof::send))
        .staff("/desk/looks/{id}/sessions", protect, get(sessions).post(end_sessions))
        .staff("/desk/looks/{id}/freeze", protect, get(freeze).post(freeze_now))
        .staff("/desk/assists", assist, get(assists::list))
        .staff("/desk/assists/{id}", assist, get(assists::one::show).post(assists::one::decide))
        .staff("/desk/alarms", alarms, get(alarm::list))
        .staff("/desk/alarms/{id}", alarms, get(alarm::one::show).post(alarm::one::act))
        .staff("/desk/measures", Action::Measures.word(), get(measures::pages::show))
        .staff("/desk/staff", people, get(join::list::show))
        .staff("/desk/looks/{id}/disclosures", disclose, get(given::form).post(given::enter))
        .member("/security/disclosures", get(given::list::show))
        .proved("/security/disclosures.csv", get(given::list::csv))
        .member("/security/viewed", get(viewed::pages::show))
        .demo("/demo/desk", get(staff::demo::form).post(staff::demo::make));
    acts::pages::opened::doors(emergency::pages::doors(rooms), assist)
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<acts::pages::ProtectPage>();
    gallery.add::<alarms::pages::AlarmsPage>();
    gallery.add::<alarms::pages::one::AlarmPage>();
    gallery.add::<acts::pages::help::HelpPage>();
    gallery.add::<acts::pages::opened::OpensPage>();
    gallery.add::<assists::pages::AssistsPage>();
    gallery.add::<assists::pages::one::AssistPage>();
    gallery.add::<chat::pages::ChatsPage>();
    gallery.add::<chat::pages::one::ChatPage>();
    gallery.add::<disclosures::pages::EnterPage>();
    gallery.add::<disclosures::pages::list::DisclosuresPage>();
    gallery.add::<emergency::pages::EmergenciesPage>();
    gallery.add::<emergency::pages::ask::AskPage>();
    gallery.add::<emergency::pages::one::EmergencyPage>();
    gallery.add::<emergency::pages::review::ReviewPage>();
    gallery.add::<look_up::pages::LookUpPage>();
    gallery.add::<measures::pages::MeasuresPage>();
    gallery.add::<proof::pages::ProofPage>();
    gallery.add::<proof::pages::call::CallPage>();
    gallery.letters(proof::mail::letters);
    gallery.letters(acts::letters);
    gallery.add::<session::pages::SignInPage>();
    gallery.add::<session::pages::prove::ProvePage>();
    gallery.add::<staff::demo::DemoPage>();
    gallery.add::<staff::pages::JoinPage>();
    gallery.add::<staff::pages::KeyPage>();
    gallery.add::<staff::pages::list::StaffPage>();
    gallery.add::<tickets::pages::QueuePage>();
    gallery.add::<tickets::pages::one::TicketPage>();
    gallery.add::<viewed::pages::ViewedPage>();
}
