//! The list by words. Bodies are sealed, so a claim is opened to see whether it is meant; reading
//! stops with the page. What was typed is personal and must not stand in an address: there it is
//! sealed too, for this member alone.

use base::{Day, MemberScope, folded};
use formats::records::ClaimStatus;
use serde::{Deserialize, Serialize};
use store::{Fault, Place, Tx, args};

use super::super::rules::{Choice, Count, Needle, Sought, Window};
use super::list::{Ask, PAGE, Position, Way};
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

/// What a member typed and chose, and as what it travels.
#[derive(Debug, Clone, Default)]
pub struct Find {
    pub words: base::Private<String>,
    /// Names as the list shows them; empty where any will do.
    pub medicine: base::Private<String>,
    pub pharmacy: base::Private<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Empty where nothing was typed or chosen.
    pub token: String,
}

#[derive(Serialize, Deserialize)]
struct Typed {
    #[serde(default)]
    words: String,
    #[serde(default)]
    medicine: String,
    #[serde(default)]
    pharmacy: String,
    #[serde(default)]
    from: Option<Day>,
    #[serde(default)]
    to: Option<Day>,
}

/// Longer texts are no search; names in files are longer.
const LONGEST: usize = 80;
const LONGEST_NAME: usize = 300;

impl Find {
    /// Sealed for the member who looks.
    pub fn sealed(self, tx: &Tx, who: MemberScope) -> Result<Self, Fault> {
        let cut = |text: &str, most| text.trim().chars().take(most).collect::<String>();
        let typed = Typed {
            words: cut(&self.words, LONGEST),
            medicine: cut(&self.medicine, LONGEST_NAME),
            pharmacy: cut(&self.pharmacy, LONGEST_NAME),
            from: self.from,
            to: self.to,
        };
        let texts = [&typed.words, &typed.medicine, &typed.pharmacy];
        let nothing = texts.iter().all(|text| folded(text).is_empty());
        if nothing && self.from.is_none() && self.to.is_none() {
            return Ok(Self::default());
        }
        let sealed = tx.seal(&place(who), &typed)?;
        let digits = sealed.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let token = digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
        Ok(Self::of(typed, token))
    }

    /// A token that is not this member's, or was cut short, looks for nothing.
    pub fn read(tx: &Tx, who: MemberScope, token: &str) -> Self {
        let typed = bytes(token).and_then(|sealed| tx.open::<Typed>(&place(who), &sealed).ok());
        typed.map_or_else(Self::default, |typed| Self::of(typed, token.to_owned()))
    }

    fn of(typed: Typed, token: String) -> Self {
        Self {
            words: typed.words.into(),
            medicine: typed.medicine.into(),
            pharmacy: typed.pharmacy.into(),
            from: typed.from,
            to: typed.to,
            token,
        }
    }

    /// What a claim must be opened for; days alone are found without.
    pub fn sought(&self) -> Option<Sought> {
        let name = |name: &base::Private<String>| {
            Some(name.to_string()).filter(|name| !folded(name).is_empty())
        };
        let sought = Sought {
            words: Needle::of(&self.words),
            medicine: name(&self.medicine),
            pharmacy: name(&self.pharmacy),
        };
        let any = sought.medicine.is_some()
            || sought.pharmacy.is_some()
            || !folded(&self.words).is_empty();
        any.then_some(sought)
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
    (choice, sought, way): (Choice, &Sought, Way),
    ((day, id), bound): (Position, &str),
) -> Result<Vec<Stored>, Fault> {
    let sql = match way {
        Way::Older => SEEK_OLDER,
        Way::Newer => SEEK_NEWER,
    };
    let mut found = Vec::new();
    tx.each(sql, &args![who.member(), day, id, bound], |row| {
        let claim = stored(tx, who, row)?;
        if shows(choice, claim.status) && claim.is_of(sought) {
            found.push(claim);
        }
        Ok(found.len() <= PAGE)
    })?;
    Ok(found)
}

/// How many hold the words. Each has to be opened for it, so there is an end to it.
pub(super) fn count(
    tx: &Tx,
    who: MemberScope,
    (ask, sought): (&Ask, &Sought),
) -> Result<Count, Fault> {
    const MOST_OPENED: i64 = 600;
    let (mut n, mut opened) = (0, 0);
    let from = (ask.window.before.as_str(), super::list::NOBODY);
    let args = args![who.member(), from.0, from.1, &ask.window.from];
    tx.each(SEEK_OLDER, &args, |row| {
        opened += 1;
        if opened > MOST_OPENED {
            return Ok(false);
        }
        let claim = stored(tx, who, row)?;
        n += i64::from(shows(ask.choice, claim.status) && claim.is_of(sought));
        Ok(true)
    })?;
    Ok(Count { n, is_all: opened <= MOST_OPENED })
}

/// Names to choose among: those of the claims filled last.
pub fn names(tx: &Tx, who: MemberScope) -> Result<(Vec<String>, Vec<String>), Fault> {
    const LATEST: usize = 120;
    let everything = Window::of(None);
    let (mut medicines, mut pharmacies, mut opened) = (Vec::new(), Vec::new(), 0);
    let args = args![who.member(), &everything.before, super::list::NOBODY, &everything.from];
    tx.each(SEEK_OLDER, &args, |row| {
        let body = stored(tx, who, row)?.body;
        medicines.extend(body.medicine.map(|name| name.0));
        pharmacies.extend(body.pharmacy.map(|name| name.0));
        opened += 1;
        Ok(opened < LATEST)
    })?;
    for names in [&mut medicines, &mut pharmacies] {
        names.sort_unstable();
        names.dedup();
    }
    Ok((medicines, pharmacies))
}

pub fn shows(choice: Choice, status: ClaimStatus) -> bool {
    use ClaimStatus::{Denied, Paid, PartlyPaid, Reversed};
    match choice {
        Choice::All => true,
        Choice::Paid => matches!(status, Paid | PartlyPaid),
        Choice::Denied => status == Denied,
        Choice::Reversed => status == Reversed,
    }
}

impl Stored {
    /// Is it meant: its medicine, its pharmacy, and words in what it says or in its numbers?
    pub fn is_of(&self, sought: &Sought) -> bool {
        let body = &self.body;
        let name = |name: &'_ Option<base::Private<String>>| name.clone().map(|name| name.0);
        let (medicine, pharmacy) = (name(&body.medicine), name(&body.pharmacy));
        let names = [&body.medicine, &body.pharmacy, &body.prescriber, &body.rx_number];
        let names = names.into_iter().flatten().map(|name| name.as_str());
        let ndc = body.ndc.as_ref().map(base::Ndc::as_str);
        let texts: Vec<&str> = names.chain([body.claim_number.as_str()]).chain(ndc).collect();
        sought.is_of((medicine.as_deref(), pharmacy.as_deref()), texts)
    }
}
