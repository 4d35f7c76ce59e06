//! The list by words. Bodies are sealed, so a claim is opened to see whether it is meant; reading
//! stops with the page. What was typed is personal and must not stand in an address: there it is
//! sealed too, for this member alone.

use base::{MemberScope, folded};
use formats::records::ClaimStatus;
use serde::{Deserialize, Serialize};
use store::{Fault, Place, Tx, args};

use super::super::rules::{Choice, Needle};
use super::list::{PAGE, Position, Way};
use super::{Stored, stored};

store::statements! {
    /// Without a small limit: it is the words that decide how far to read.
    SEEK_OLDER = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND newest AND (service_day, id) < ($2, $3) AND service_day >= $4
        ORDER BY service_day DESC, id DESC LIMIT 20000";
    SEEK_NEWER = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND newest AND (service_day, id) > ($2, $3) AND service_day < $4
        ORDER BY service_day, id LIMIT 20000";
}

/// What a member typed, and as what it travels.
#[derive(Debug, Clone, Default)]
pub struct Find {
    pub words: base::Private<String>,
    /// Empty where nothing was typed.
    pub token: String,
}

#[derive(Serialize, Deserialize)]
struct Typed {
    words: String,
}

/// Longer texts are no search.
const LONGEST: usize = 80;

impl Find {
    pub fn typed(tx: &Tx, who: MemberScope, words: &str) -> Result<Self, Fault> {
        let words: String = words.trim().chars().take(LONGEST).collect();
        if folded(&words).is_empty() {
            return Ok(Self::default());
        }
        let sealed = tx.seal(&place(who), &Typed { words: words.clone() })?;
        let digits = sealed.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let token = digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
        Ok(Self { words: words.into(), token })
    }

    /// A token that is not this member's, or was cut short, looks for nothing.
    pub fn read(tx: &Tx, who: MemberScope, token: &str) -> Self {
        let typed = bytes(token).and_then(|sealed| tx.open::<Typed>(&place(who), &sealed).ok());
        typed.map_or_else(Self::default, |typed| Self {
            words: typed.words.into(),
            token: token.to_owned(),
        })
    }

    pub fn needle(&self) -> Option<Needle> {
        (!self.token.is_empty()).then(|| Needle::of(&self.words))
    }
}

fn place(who: MemberScope) -> Place {
    Place::new(who, "claim_find", &[0; 16])
}

fn bytes(token: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = token
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let whole = !digits.is_empty() && digits.len().is_multiple_of(2);
    whole.then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

/// At most a page and one more of those that hold the words, from a place on.
pub(super) fn reach(
    tx: &Tx,
    who: MemberScope,
    (choice, needle, way): (Choice, &Needle, Way),
    ((day, id), bound): (Position, &str),
) -> Result<Vec<Stored>, Fault> {
    let sql = match way {
        Way::Older => SEEK_OLDER,
        Way::Newer => SEEK_NEWER,
    };
    let mut found = Vec::new();
    tx.each(sql, &args![who.member(), day, id, bound], |row| {
        let claim = stored(tx, who, row)?;
        if shows(choice, claim.status) && claim.says(needle) {
            found.push(claim);
        }
        Ok(found.len() <= PAGE)
    })?;
    Ok(found)
}

fn shows(choice: Choice, status: ClaimStatus) -> bool {
    use ClaimStatus::{Denied, Paid, PartlyPaid, Reversed};
    match choice {
        Choice::All => true,
        Choice::Paid => matches!(status, Paid | PartlyPaid),
        Choice::Denied => status == Denied,
        Choice::Reversed => status == Reversed,
    }
}

impl Stored {
    /// Does it hold these words: in its medicine, pharmacy, prescriber or numbers?
    fn says(&self, needle: &Needle) -> bool {
        let body = &self.body;
        let names = [&body.medicine, &body.pharmacy, &body.prescriber, &body.rx_number];
        let names = names.into_iter().flatten().map(|name| name.as_str());
        let ndc = body.ndc.as_ref().map(base::Ndc::as_str);
        needle.is_in(names.chain([body.claim_number.as_str()]).chain(ndc))
    }
}
