//! Home: actions first, then orders, the card and the last claims.

use askama::Template;
use base::{Day, Money, Private};
use coverage::Standing;
use medicines::{ApprovalWants, SummaryApproval, SummaryLow, SummaryOrder};
use money::ClaimLine;
use web::{Answer, Cx, Frame, MaybeViewer, Page, Sample, Viewer};

/// The plan's address alone: on to where this visitor belongs.
pub async fn front_door(cx: Cx, who: MaybeViewer) -> Answer {
    cx.go(if who.0.is_some() { "/home" } else { "/sign-in" })
}

pub async fn home(cx: Cx, who: Viewer) -> Answer {
    let (scope, today, terms) = (who.scope(), cx.today(), cx.house().plan.terms);
    let (cover, rx, claims, due) = cx
        .read(move |tx| {
            Ok((
                coverage::summary(tx, scope, today)?,
                medicines::summary(tx, scope, (today, terms))?,
                money::summary(tx, scope)?.latest,
                money::payments::due(tx, scope)?,
            ))
        })
        .await?;
    cx.show(HomePage::of(cx.frame(), Seen { cover, rx, claims, due }))
}

/// What the rooms below told us.
#[derive(Default)]
struct Seen {
    cover: Option<coverage::Summary>,
    rx: medicines::Summary,
    claims: Vec<ClaimLine>,
    /// What can be paid now.
    due: Money,
}

#[derive(Template)]
#[template(path = "pages/home.html")]
pub struct HomePage {
    f: Frame,
    seen: Seen,
}

/// One line of what runs out.
struct Low {
    title: String,
    why: String,
    href: String,
    link: &'static str,
}

impl Low {
    /// The first runs out first. One medicine's link leads to it, several to all.
    fn of(f: &Frame, low: &[&SummaryLow]) -> Option<Self> {
        let first = low.first()?;
        let (why, link) = if first.by_renewal {
            ("home-low-renewal-why", "home-low-renewal")
        } else {
            ("home-low-call-why", "home-low-call")
        };
        let said = |key: &'static str| {
            f.say(key).count("n", count(low.len())).put("day", f.day(first.out_on)).to_string()
        };
        let href = match (low, first.by_renewal) {
            ([one], true) => format!("/prescriptions/{}/renewal", one.id),
            ([one], false) => format!("/prescriptions/{}", one.id),
            _ => "/prescriptions".to_owned(),
        };
        Some(Self { title: said("home-low"), why: said(why), href, link })
    }
}

/// What a request for the plan's approval asks.
struct Asked {
    title: String,
    name: String,
    why: String,
    href: String,
}

impl Asked {
    fn of(f: &Frame, one: &SummaryApproval) -> Self {
        let (title, why, day) = match one.wants {
            ApprovalWants::Missing(None) => ("home-approval-send", "home-approval-send-why", None),
            ApprovalWants::Missing(by) => ("home-approval-send", "home-approval-send-by", by),
            ApprovalWants::Appeal(day) => ("home-approval-no", "home-approval-no-why", Some(day)),
            ApprovalWants::Again(day) => {
                ("home-approval-ends", "home-approval-ends-why", Some(day))
            }
        };
        let day = day.map(|day| f.day(day)).unwrap_or_default();
        let said = |key: &'static str| f.say(key).put("day", &day).to_string();
        let unnamed = || f.t("home-unnamed").into_owned();
        Self {
            title: said(title),
            name: one.name.as_ref().map_or_else(unnamed, ToString::to_string),
            why: said(why),
            href: format!("/approvals/{}", one.id),
        }
    }
}

/// How many medicines are named in the line that says what is due.
const NAMED: usize = 3;

impl HomePage {
    const fn of(f: Frame, seen: Seen) -> Self {
        Self { f, seen }
    }

    fn first_name(&self) -> &str {
        let known = self.seen.cover.as_ref().map(|cover| cover.first_name.as_str());
        known.or_else(|| self.f.viewer_name()).unwrap_or_default()
    }

    /// The plan and its dates, in one sentence.
    fn coverage_words(&self) -> String {
        let Some(cover) = &self.seen.cover else {
            return self.f.t("home-no-coverage").into_owned();
        };
        let plan = cover.plan_name.clone().unwrap_or_else(|| self.f.plan().name.clone());
        let said = |key: &'static str, day: Option<Day>| {
            let day = day.map(|day| self.f.day(day)).unwrap_or_default();
            self.f.say(key).put("plan", &plan).put("day", day).to_string()
        };
        match cover.standing {
            None => self.f.t("home-no-coverage").into_owned(),
            Some(Standing::Ended(None)) => said("home-coverage-over", None),
            Some(Standing::Ended(on)) => said("home-coverage-ended", on),
            Some(Standing::Starts(_)) => said("home-coverage-starts", cover.start),
            Some(_) if cover.end.is_some() => said("home-coverage-until", cover.end),
            Some(_) => said("home-coverage-open", None),
        }
    }

    /// The next day to order on, while the coverage known today still lasts then.
    fn next_refill(&self) -> Option<Day> {
        let end = self.seen.cover.as_ref().and_then(|cover| cover.end);
        self.seen.rx.next_refill.filter(|day| end.is_none_or(|end| *day <= end))
    }

    /// Nothing asks for anything today.
    fn is_quiet(&self) -> bool {
        let rx = &self.seen.rx;
        rx.refillable.is_empty()
            && rx.low.is_empty()
            && rx.approvals.is_empty()
            && !rx.unfinished
            && self.held().next().is_none()
            && self.seen.due == Money::default()
    }

    /// The plan pays for nothing that is ordered now.
    fn is_unpaid(&self) -> bool {
        let standing = self.seen.cover.as_ref().and_then(|cover| cover.standing);
        matches!(standing, Some(Standing::Ended(_)))
    }

    /// What runs out and cannot simply be ordered, by what helps.
    fn low(&self) -> Vec<Low> {
        let of = |by_renewal| -> Vec<&SummaryLow> {
            self.seen.rx.low.iter().filter(|one| one.by_renewal == by_renewal).collect()
        };
        [of(true), of(false)].iter().filter_map(|low| Low::of(&self.f, low)).collect()
    }

    fn asked(&self) -> Vec<Asked> {
        self.seen.rx.approvals.iter().map(|one| Asked::of(&self.f, one)).collect()
    }

    fn due_title(&self) -> String {
        self.f.say("home-due").count("n", count(self.seen.rx.refillable.len())).to_string()
    }

    /// The names of what is due, the first few.
    fn due_names(&self) -> String {
        let names: Vec<String> = self
            .seen
            .rx
            .refillable
            .iter()
            .take(NAMED)
            .map(|one| {
                let unnamed = || self.f.t("home-unnamed").into_owned();
                one.name.as_ref().map_or_else(unnamed, ToString::to_string)
            })
            .collect();
        let more = self.seen.rx.refillable.len().saturating_sub(NAMED);
        let names = names.join(", ");
        match more {
            0 => names,
            more => {
                self.f.say("home-and-more").put("names", names).count("n", count(more)).to_string()
            }
        }
    }

    fn held(&self) -> impl Iterator<Item = &SummaryOrder> {
        self.seen.rx.orders_open.iter().filter(|order| order.held.is_some())
    }

    fn order_words(&self, order: &SummaryOrder) -> String {
        self.f.say("home-order").count("n", count(order.medicines)).to_string()
    }

    /// How much of it waits at the counter, while not all does.
    fn ready_words(&self, order: &SummaryOrder) -> Option<String> {
        let ready = order.ready?;
        let said = self.f.say("order-ready-count").count("n", count(ready.now));
        Some(said.count("all", count(ready.all)).to_string())
    }

    fn claim_name(&self, claim: &ClaimLine) -> String {
        let unnamed = || self.f.t("home-unnamed").into_owned();
        claim.medicine.as_ref().map_or_else(unnamed, ToString::to_string)
    }

    fn claim_cost(&self, claim: &ClaimLine) -> String {
        let unknown = || self.f.t("home-not-given").into_owned();
        claim.your_cost.map_or_else(unknown, |amount| self.f.money(amount).to_string())
    }

    fn card_number(&self) -> Option<&Private<String>> {
        self.seen.cover.as_ref()?.card.as_ref()?.member_id.as_ref()
    }
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

impl Page for HomePage {
    const NAME: &'static str = "home";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        crate::pages::samples::all(f)
    }
}

mod samples;
