//! Is the service well? What is noticed (`detect`), what our own checks see (`probes`), what is
//! said about it (`incidents`), the pages that say it (`output`), which stand in files apart from
//! the portal, and who is told besides (`follow`). The portal itself only shows those files
//! (`portal`).

pub mod detect;
mod follow;
mod incidents;
mod notice;
mod output;
mod parts;
mod portal;
mod probes;
mod report;
mod uptime;

pub use follow::hook::Reach;
pub use follow::{Door, jobs, rooms as doors};
pub use incidents::drafts::{About, prepare, way_around};
pub use incidents::flow::{Incident, IncidentId, Kind, NotNow, Post, Stage};
pub use incidents::said::{Both, Said};
pub use incidents::store::{New, draft, drop_draft, one, save, since};
pub use notice::{AHEAD, Noticed, doubt, notice};
pub use output::build::{Site, build, hold};
pub use output::facts::Facts;
pub use output::live::{FILE as LIVE_FILE, Live, LiveIncident, live};
pub use parts::{Effect, Part, State};
pub use portal::{Place, rooms};
pub use probes::ask::{Member, Prober};
pub use probes::rules::Check;
pub use probes::store::{DAYS_KEPT, keep};
pub use report::store::{heed, of_day as reports_of_day};

use web::Gallery;

/// The tables of status's own database. The portal's has none of them.
pub const SCHEMA: store::Slice = store::Slice {
    name: "status",
    steps: &[store::step!("0001_status"), store::step!("0002_follow"), store::step!("0003_report")],
    statements: &[
        follow::store::STATEMENTS,
        incidents::store::STATEMENTS,
        notice::STATEMENTS,
        probes::store::STATEMENTS,
        report::store::STATEMENTS,
    ],
};

/// As the portal and `latchkey status` see it; the portal brings its doors with `rooms`.
pub fn slice() -> web::Slice {
    web::Slice {
        name: "status",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(&Place::Nowhere),
        gallery,
        jobs: web::Jobs::new(),
    }
}

fn gallery(gallery: &mut Gallery) {
    gallery.add::<output::pages::IndexPage>();
    gallery.add::<output::pages::IncidentPage>();
    gallery.add::<output::pages::HistoryPage>();
    follow::gallery(gallery);
    gallery.add::<report::pages::ReportPage>();
    gallery.add::<portal::pages::NonePage>();
    gallery.add::<portal::pages::StoppedPage>();
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_page_in_every_state_has_its_words_in_both_languages() {
        assert_eq!(testkit::complaints(|| vec![crate::slice()]), Vec::<String>::new());
    }
}
