//! Being told of what happens, without an account: by mail, by text, or by a call to a program.
//! Whoever asks must show that the address is theirs, and leaves by one press. No member's data is
//! here: an address, the parts somebody wants to hear of, and a language.
//!
//! ```text
//! asked --mail: link, and a press--> follows --one press--> gone
//!       --text: six digits--------/         \--nothing arrives any more--> gone
//!       --call: it must echo-----/
//!       --a day--> forgotten
//! ```

pub mod hook;
pub mod letters;
mod machine;
pub mod pages;
pub mod rules;
pub mod store;
pub mod tell;

use std::sync::Arc;

use web::{Gallery, Jobs, Rooms, get};

use hook::Reach;

use crate::report;

/// What stands behind the doors.
pub struct Door {
    /// Where the status page itself is read, without a last slash.
    pub address: String,
    /// Whether texts can leave.
    pub texts: bool,
    pub reach: Reach,
}

/// The doors of the server beside the files. The portal has none of them.
pub fn rooms(door: &Arc<Door>) -> Rooms {
    macro_rules! at {
        ($handler:path $(, $more:ident)*) => {{
            let door = Arc::clone(door);
            move |cx $(, $more)*| $handler(cx, Arc::clone(&door) $(, $more)*)
        }};
    }
    report::rooms(Rooms::new(), door)
        .public("/subscribe", get(at!(pages::choose)))
        .public("/subscribe/mail", get(at!(pages::ask_mail)).post(at!(pages::mail, from, form)))
        .public("/subscribe/mail/sent", get(at!(pages::mail_sent)))
        .public("/subscribe/text", get(at!(pages::ask_text)).post(at!(pages::text, from, form)))
        .public(
            "/subscribe/text/{asked}",
            get(at!(pages::ask_code, path)).post(at!(pages::code, path, form)),
        )
        .public("/subscribe/call", get(at!(pages::ask_call)).post(at!(pages::call, from, form)))
        .public("/subscribe/call/check", get(at!(pages::checked)).post(at!(pages::check, form)))
        .public(
            "/subscribe/confirm/{token}",
            get(at!(pages::ask_confirm, path)).post(at!(pages::confirm, path)),
        )
        .public(
            "/subscribe/leave/{token}",
            get(at!(pages::ask_leave, path)).post(at!(pages::leave, path)),
        )
}

/// What is done later: telling those who follow, calling programs, and forgetting.
pub fn jobs(door: &Arc<Door>) -> Jobs {
    let (address, door) = (door.address.clone(), Arc::clone(door));
    Jobs::new()
        .inside(tell::KIND, move |tx, job, house| tell::tell(tx, job, (house, &address)))
        .outside(hook::KIND, move |house, job| hook::call(house, Arc::clone(&door), job))
        .sweeping(&store::SWEEPS)
        .sweeping(&[report::store::SWEEP])
}

pub fn gallery(gallery: &mut Gallery) {
    gallery.add::<pages::shown::ChoosePage>();
    gallery.add::<pages::shown::AskPage>();
    gallery.add::<pages::shown::CodePage>();
    gallery.add::<pages::shown::CallPage>();
    gallery.add::<pages::shown::PressPage>();
    gallery.add::<pages::shown::ToldPage>();
}

#[cfg(test)]
mod tests;
