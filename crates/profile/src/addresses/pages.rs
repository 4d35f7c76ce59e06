//! The addresses things may be sent to, and which of them is preferred.

pub mod act;
pub mod check;
pub mod form;
mod samples;

use ::store::{Fault, Tx};
use base::{AccountId, Day, MemberId, MemberScope, Timestamp};
use identity::holds;
use web::{Answer, Asked, Cx, Fields, Frame, Grade, Page, Reads, Sample, Template, Viewer};

use super::rules::{self, Address, MOST, NotNow, Season, Which};

pub(super) const HERE: &str = "/profile/addresses";

/// One address, in words.
#[derive(Debug, Clone)]
pub struct Row {
    pub which: Which,
    pub title: String,
    pub lines: Vec<String>,
    /// Things go there today.
    pub goes: bool,
    pub preferred: bool,
    pub season: Option<String>,
    pub is_box: bool,
}

impl Row {
    fn of_plan(&self) -> bool {
        self.which == Which::Plan
    }
}

#[derive(Template)]
#[template(path = "addresses/pages/list.html")]
pub struct AddressesPage {
    pub f: Frame,
    pub rows: Vec<Row>,
    pub done: Option<&'static str>,
    pub not_now: Option<String>,
    /// Where things go while the account is frozen.
    pub frozen: Option<String>,
    /// No more can be added.
    pub full: bool,
}

/// What is on file, and where things go of it today.
struct Known {
    all: Vec<Address>,
    goes: Option<Which>,
    /// To the plan's address and no other.
    plans_alone: bool,
}

impl Known {
    fn read(tx: &Tx, scope: MemberScope, today: Day) -> Result<Self, Fault> {
        Ok(Self {
            all: super::addresses(tx, scope)?,
            goes: super::preferred(tx, scope, today)?.map(|address| address.which),
            plans_alone: super::is_plans_alone(tx, scope)?,
        })
    }
}

impl AddressesPage {
    fn new(f: Frame, known: &Known) -> Self {
        let all = &known.all;
        let rows = all.iter().map(|address| row(&f, address, Some(address.which) == known.goes));
        let own = all.iter().filter(|address| address.which != Which::Plan).count();
        let frozen = known.plans_alone.then(|| say_frozen(&f, known.goes));
        Self { rows: rows.collect(), done: None, not_now: None, frozen, full: own >= MOST, f }
    }
}

impl Page for AddressesPage {
    const NAME: &'static str = "addresses";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let all = samples::every();
        let known = |all: &[Address]| {
            let goes = rules::goes_to(all, f.today()).and_then(|at| all.get(at));
            Known { goes: goes.map(|one| one.which), all: all.to_vec(), plans_alone: false }
        };
        let page = |all: &[Address]| Self::new(f.clone(), &known(all));
        let at_plans = Known { goes: Some(Which::Plan), plans_alone: true, ..known(&all) };
        let nowhere = Known { all: all[1..].to_vec(), goes: None, plans_alone: true };
        let held = say_not_now(&f, NotNow::Recovered { until: f.now() });
        let many: Vec<_> = all.iter().cycle().take(7).cloned().collect();
        vec![
            Sample::new("several", page(&all)),
            Sample::new("only-plan", page(&all[..1])),
            Sample::new("none", page(&[])),
            Sample::new("saved", Self { done: Some("address-done-saved"), ..page(&all[..2]) }),
            Sample::new("held", Self { not_now: Some(held), ..page(&all[..2]) }),
            Sample::new("frozen", Self::new(f.clone(), &at_plans)),
            Sample::new("frozen-plan-has-none", Self::new(f.clone(), &nowhere)),
            Sample::new("enough", page(&many)),
        ]
    }
}

fn row(f: &Frame, address: &Address, goes: bool) -> Row {
    let of_plan = address.which == Which::Plan;
    let unnamed = if of_plan { "address-of-plan" } else { "address-of-yours" };
    let label = address.label.as_str();
    let title = if label.is_empty() { f.t(unnamed).into_owned() } else { label.to_owned() };
    Row {
        which: address.which,
        title,
        lines: lines(address),
        goes,
        preferred: address.preferred,
        season: address.season.map(|season| say_season(f, season)),
        is_box: address.is_box(),
    }
}

fn lines(address: &Address) -> Vec<String> {
    address.parcel().into_iter().map(|line| line.0).collect()
}

/// "Each year from November to April", both counted.
fn say_season(f: &Frame, season: Season) -> String {
    let month = |month| f.t(format!("address-month-{month}")).into_owned();
    let say = f.say("address-in-season").put("from", month(season.from));
    say.put("to", month(season.to)).to_string()
}

/// Everything goes to the plan's address, or nothing does where the plan has none.
fn say_frozen(f: &Frame, goes: Option<Which>) -> String {
    let key = if goes.is_some() { "address-frozen" } else { "address-frozen-nowhere" };
    f.say(key).put("phone", &f.plan().phone).to_string()
}

/// Why not, and what then.
fn say_not_now(f: &Frame, why: NotNow) -> String {
    match why {
        NotNow::Recovered { until } => {
            f.say("address-held").put("until", f.moment(until)).to_string()
        }
        NotNow::Enough => f.t("address-enough").into_owned(),
    }
}

pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "saved" => Some("address-done-saved"),
            "ended" => Some("address-done-ended"),
            "preferred" => Some("address-done-preferred"),
            "stale" => Some("address-done-stale"),
            _ => None,
        })
    }
}

/// `GET /profile/addresses`
pub async fn show(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    list(&cx, &who, (done.0.0, None)).await
}

async fn list(
    cx: &Cx,
    who: &Viewer,
    (done, not_now): (Option<&'static str>, Option<NotNow>),
) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let known = cx.read(move |tx| Known::read(tx, scope, today)).await?;
    let f = cx.frame();
    let not_now = not_now.map(|why| say_not_now(&f, why));
    cx.show(AddressesPage { done, not_now, ..AddressesPage::new(f, &known) })
}

/// Somebody who acts: under which account, in whose name.
#[derive(Debug, Clone, Copy)]
struct By {
    account: AccountId,
    scope: MemberScope,
}

impl By {
    fn of(who: &Viewer) -> Self {
        Self { account: who.account(), scope: who.scope() }
    }

    fn of_account(self) -> (AccountId, MemberId) {
        (self.account, self.scope.member())
    }

    /// What keeps them from any change now.
    fn held(self, tx: &Tx) -> Result<Option<NotNow>, Fault> {
        let recovered: Option<Timestamp> = holds::recovered(tx, self.of_account())?;
        Ok(rules::may_change(recovered, tx.now()).err())
    }
}

/// A session that is limited changes no address: the page that says why, where it is one.
fn limited(cx: &Cx, who: &Viewer) -> Option<Answer> {
    let full = who.grade() == Grade::Full && !who.frozen();
    (!full).then(|| cx.go("/security/limits"))
}
