//! The one page: what was looked for, what was found, and what comes by mail. Open to everybody, by
//! an address that may be kept: it says a place, and nothing of a medicine.

mod samples;

use askama::Template;
use base::{DirectoryId, Phone, Private};
use formats::records::Provider;
use web::{Answer, Asked, Cx, Fields, Frame, MaybeViewer, Problems, Reads, encoded};

use super::rules::{Sought, area, sought};
use super::store::{Listing, PAGE, by_mail, find};

/// Of those that send by mail, so many beside others.
const FEW: usize = 5;

const HERE: &str = "/pharmacies";
const ALL_BY_MAIL: &str = "/pharmacies?by=mail";

/// What stands in the address.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Nothing where nothing was asked yet.
    place: Option<Private<String>>,
    by_mail: bool,
    after: Option<DirectoryId>,
}

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        let typed = || fields.text("place").chars().take(80).collect::<String>();
        Self {
            place: fields.has("place").then(|| typed().into()),
            by_mail: fields.text("by") == "mail",
            after: fields.text("after").parse().ok(),
        }
    }
}

/// `GET /pharmacies`
pub async fn show(cx: Cx, _who: MaybeViewer, Asked(wanted): Asked<Wanted>) -> Answer {
    let sought = wanted.place.as_ref().map(|typed| sought(typed));
    let (asked, after) = (sought.clone().flatten(), wanted.after);
    let is_all = wanted.by_mail && sought.is_none();
    let (found, mail) = cx
        .read(move |tx| {
            let found = asked.as_ref().map(|asked| find(tx, asked, after)).transpose()?;
            let mail = if is_all { by_mail(tx, after, PAGE) } else { by_mail(tx, None, FEW) };
            Ok((found, mail?))
        })
        .await?;
    let page = PharmaciesPage::of(cx.frame(), &wanted, &mail);
    match (sought, found) {
        (Some(None), _) => {
            let problems = Problems::at_field("place", "pharmacies-problem");
            cx.show_problem(PharmaciesPage { problems, ..page })
        }
        (Some(Some(sought)), Some(found)) => cx.show(page.with_found(&sought, &found)),
        _ => cx.show(page),
    }
}

#[derive(Template)]
#[template(path = "pharmacies/pages/pharmacies.html")]
pub struct PharmaciesPage {
    f: Frame,
    problems: Problems,
    place: String,
    /// Nothing while no place was looked for.
    found: Option<Found>,
    mail: Vec<Line>,
    /// Where the rest of those that send by mail is, and the key of its words.
    more_mail: Option<(String, &'static str)>,
    /// Whether this is one of several pages.
    is_later: bool,
    /// Where the first page is.
    first: String,
}

struct Found {
    parts: Vec<Part>,
    count: i64,
    next: Option<String>,
}

struct Part {
    title: String,
    /// The key of a sentence below the title.
    note: Option<&'static str>,
    lines: Vec<Line>,
}

/// One pharmacy.
struct Line {
    name: String,
    address: Vec<String>,
    phone: Option<Called>,
}

/// A number as it is written, and as a telephone takes it.
struct Called {
    href: String,
    words: String,
}

impl PharmaciesPage {
    fn of(f: Frame, wanted: &Wanted, mail: &Listing) -> Self {
        let is_all = wanted.by_mail && wanted.place.is_none();
        let place = wanted.place.as_ref().map_or_else(String::new, ToString::to_string);
        let more_mail = mail.next.map(|last| {
            if is_all {
                (format!("{ALL_BY_MAIL}&after={last}"), "pharmacies-next")
            } else {
                (ALL_BY_MAIL.to_owned(), "pharmacies-mail-all")
            }
        });
        let first = if is_all { ALL_BY_MAIL.to_owned() } else { looked_for(&place) };
        Self {
            problems: Problems::none(),
            found: None,
            mail: mail.here.iter().map(Line::of).collect(),
            more_mail,
            is_later: wanted.after.is_some() && (is_all || wanted.place.is_some()),
            first,
            place,
            f,
        }
    }

    fn with_found(self, sought: &Sought, found: &Listing) -> Self {
        let next = found.next.map(|last| format!("{}&after={last}", looked_for(&self.place)));
        let count = found.here.len() + found.around.len();
        let parts = self.parts(sought, found);
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Self { found: Some(Found { parts, count, next }), ..self }
    }

    /// Those that are there, and those around; of an area alone, that none is there.
    fn parts(&self, sought: &Sought, found: &Listing) -> Vec<Part> {
        let Listing { here, around, .. } = found;
        let mut parts = Vec::new();
        let lines = |some: &[Provider]| some.iter().map(Line::of).collect::<Vec<_>>();
        let is_area = !around.is_empty();
        if !here.is_empty() || (is_area && !self.is_later) {
            let title = match sought {
                Sought::Zip(zip) => self.f.say("pharmacies-in-zip").put("zip", zip),
                Sought::City { .. } => {
                    self.f.say("pharmacies-in-city").put("city", self.place.trim())
                }
            };
            let note = here.is_empty().then_some("pharmacies-none-there");
            parts.push(Part { title: title.to_string(), note, lines: lines(here) });
        }
        if let Sought::Zip(zip) = sought
            && is_area
        {
            let title = self.f.say("pharmacies-around").put("area", area(zip)).to_string();
            parts.push(Part { title, note: Some("pharmacies-around-why"), lines: lines(around) });
        }
        parts
    }
}

fn looked_for(place: &str) -> String {
    format!("{HERE}?place={}", encoded(place))
}

impl Line {
    fn of(pharmacy: &Provider) -> Self {
        let address = pharmacy.address.as_ref();
        let streets = address.into_iter().flat_map(|address| &address.lines);
        let streets = streets.map(ToString::to_string).filter(|line| !line.trim().is_empty());
        let town = address.and_then(formats::records::Address::place);
        Self {
            name: pharmacy.name.clone(),
            address: streets.chain(town).collect(),
            phone: pharmacy.phones.iter().find_map(|phone| Called::of(phone)),
        }
    }
}

impl Called {
    /// One that cannot be read is shown as the file has it, and dialled by its digits.
    fn of(written: &str) -> Option<Self> {
        if let Ok(phone) = written.parse::<Phone>() {
            return Some(Self {
                href: format!("tel:+1{}", phone.digits()),
                words: phone.to_string(),
            });
        }
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let words = written.trim().to_owned();
        (digits.len() >= 7).then(|| Self { href: format!("tel:{digits}"), words })
    }
}
