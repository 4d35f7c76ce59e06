//! The pages of the way back. They work without scripts, and a stranger sees the same on each.

pub(crate) mod caregiver;
pub(crate) mod case;
pub(crate) mod counter;
pub(crate) mod door;
pub(crate) mod letters;
pub(crate) mod limits;
pub(crate) mod long_code;
pub(crate) mod no_code;
pub(crate) mod not_me;
pub(crate) mod proved;
pub(crate) mod readiness;
pub(crate) mod reset;

use base::{AccountId, Entropy, MemberId, Secret};
use web::{Cookie, Cx};

use crate::Door;
use crate::requests::{Of, VISIT_LIFE};

/// The browser's visit, and the case it opened.
const VISIT: &str = "get-in";
const CASE: &str = "way-back";

/// Which visit this browser is on.
pub(crate) fn visit(cx: &Cx, door: &Door) -> Option<Entropy> {
    let plain = door.means.keys.ticket.open(cx.cookie(VISIT)?)?;
    plain.strip_prefix(b"visit")?.try_into().ok()
}

pub(crate) fn visit_cookie(cx: &Cx, door: &Door, id: &Entropy) -> Cookie {
    let plain = [b"visit".as_slice(), id].concat();
    Cookie::new(VISIT, sealed(cx, door, &plain)).lasting(VISIT_LIFE)
}

/// Which case this browser opened, and whose.
pub(crate) fn own_case(cx: &Cx, door: &Door) -> Option<(Of, Entropy)> {
    let plain = door.means.keys.ticket.open(cx.cookie(CASE)?)?;
    let (account, rest) = plain.strip_prefix(b"case")?.split_first_chunk::<16>()?;
    let (member, case) = rest.split_first_chunk::<16>()?;
    let of = (AccountId::new(*account), MemberId::new(*member));
    Some((of, case.try_into().ok()?))
}

pub(crate) fn case_cookie(cx: &Cx, door: &Door, (of, case): (Of, &Entropy)) -> Cookie {
    let plain = [b"case".as_slice(), of.0.bytes(), of.1.bytes(), case].concat();
    Cookie::new(CASE, sealed(cx, door, &plain)).lasting(crate::flow::LONGEST)
}

fn sealed(cx: &Cx, door: &Door, plain: &[u8]) -> Secret {
    door.means.keys.ticket.seal(&*cx.house().luck, plain)
}
