//! The first page of payments: what is owed, and everything that moved it.

use askama::Template;
use base::{Day, EntryId, MemberScope, Money, Timestamp};
use web::{Answer, Cx, Fields, Frame, Page, Reads, Sample, Viewer};

use super::super::Desk;
use super::super::flow::Stage;
use super::super::rules::{self, Kind, Purse, Sums};
use super::super::store::{self, Line, Payment, Wallet};
use super::{said, samples};
use crate::monthly::{self, Plan};

/// All the page is made of.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// One page of them, and the last of it where others follow.
    pub lines: Vec<(Timestamp, Line)>,
    pub next: Option<EntryId>,
    /// Whether this is not the first page.
    pub is_later: bool,
    pub sums: Sums,
    pub payments: Vec<Payment>,
    pub wallet: Wallet,
    /// Whether the plan has a payment provider.
    pub open: bool,
    pub monthly: Monthly,
}

/// Medicare's monthly plan, as far as this page leads to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Monthly {
    #[default]
    Nothing,
    Offered,
    On,
    /// Over, and not to be had again now.
    Before,
}

impl Monthly {
    fn of(plan: &Plan, offered: bool) -> Self {
        match (plan.standing(), offered) {
            (Some(_), _) => Self::On,
            (None, true) => Self::Offered,
            (None, false) if plan.elections.is_empty() => Self::Nothing,
            (None, false) => Self::Before,
        }
    }

    const fn key(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Offered => Some("payments-monthly-offered"),
            Self::On => Some("payments-monthly-on"),
            Self::Before => Some("payments-monthly-before"),
        }
    }
}

/// Which page of the history: what comes after this line.
pub struct Turn(Option<EntryId>);

impl Reads for Turn {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("older").parse().ok())
    }
}

/// `GET /payments`
pub async fn list(cx: Cx, who: Viewer, (desk, Turn(after)): (Desk, Turn)) -> Answer {
    let (scope, open) = (who.scope(), desk.is_some());
    let tomorrow = cx.today().plus_days(1);
    let offered = desk.filter(|desk| desk.has_monthly_plan()).map(|_| tomorrow);
    let known = cx.read(move |tx| known(tx, scope, (open, offered), after)).await?;
    cx.show(ListPage::of(cx.frame(), &known))
}

fn known(
    tx: &::store::Tx,
    who: MemberScope,
    (open, offered): (bool, Option<Day>),
    after: Option<EntryId>,
) -> Result<Known, ::store::Fault> {
    let (lines, next) = store::page(tx, who, after)?;
    let may_join = match offered {
        Some(from) => monthly::store::is_covered(tx, who, from)?,
        None => false,
    };
    Ok(Known {
        lines,
        next,
        is_later: after.is_some(),
        sums: store::sums(tx, who)?,
        payments: store::payments(tx, who)?,
        wallet: store::wallet(tx, who)?,
        open,
        monthly: Monthly::of(&monthly::store::plan(tx, who)?, may_join),
    })
}

/// Where the history stands on the page.
const HISTORY: &str = "#history";

/// One balance.
pub struct Due {
    pub title: &'static str,
    pub why: &'static str,
    pub amount: String,
    /// Owed by us: paid too much, or given back.
    pub credit: bool,
    /// Owed, and less than can be paid here.
    pub is_small: bool,
    pub pay: Option<String>,
    /// What a bank decides about, and which payment that is of.
    pub held: Option<(String, String)>,
    pub under_way: Option<String>,
}

/// One line of the history.
pub struct Moved {
    pub day: String,
    pub words: String,
    pub href: Option<String>,
    pub amount: String,
    pub purse: &'static str,
}

/// A payment that took nothing.
pub struct Tried {
    pub href: String,
    pub day: String,
    pub amount: String,
    pub tag: (&'static str, &'static str),
}

#[derive(Template)]
#[template(path = "payments/pages/list.html")]
pub struct ListPage {
    f: Frame,
    dues: Vec<Due>,
    moved: Vec<Moved>,
    newest: Option<String>,
    older: Option<String>,
    tried: Vec<Tried>,
    /// The way to pay used first.
    preferred: Option<String>,
    cap: Option<String>,
    open: bool,
    /// The last payment, where it took nothing or its bank took it back.
    failed: Option<(&'static str, String)>,
    monthly: Option<&'static str>,
}

impl ListPage {
    pub fn of(f: Frame, known: &Known) -> Self {
        let dues = Purse::ALL.into_iter().filter_map(|purse| due(&f, known, purse)).collect();
        let tried = |payment: &&Payment| payment.body.facts.taken == Money::ZERO;
        let failed = known.payments.first().and_then(|payment| {
            Some((went_wrong(payment.stage())?, format!("/payments/{}", payment.id)))
        });
        Self {
            dues,
            newest: known.is_later.then(|| format!("/payments{HISTORY}")),
            older: known.next.map(|last| format!("/payments?older={last}{HISTORY}")),
            moved: known.lines.iter().map(|(at, line)| moved(&f, *at, line)).collect(),
            tried: known.payments.iter().filter(tried).map(|one| tried_line(&f, one)).collect(),
            preferred: known.wallet.preferred().map(|method| said::method_words(&f, method)),
            cap: known.wallet.automatic.map(|agreed| f.money(agreed.cap).to_string()),
            open: known.open,
            monthly: known.monthly.key(),
            failed,
            f,
        }
    }
}

const fn went_wrong(stage: Stage) -> Option<&'static str> {
    match stage {
        Stage::Failed(_) => Some("payments-last-failed"),
        Stage::TakenBack => Some("payments-last-taken-back"),
        _ => None,
    }
}

/// Nothing for a balance that was never used, but the first is always shown.
fn due(f: &Frame, known: &Known, purse: Purse) -> Option<Due> {
    let owed = known.sums.owed(purse);
    if owed.is_none() && purse != Purse::Orders {
        return None;
    }
    let balance = owed.unwrap_or(Money::ZERO);
    let credit = balance < Money::ZERO;
    let under_way = known.payments.iter().find(|payment| {
        payment.body.purse == purse
            && matches!(payment.stage(), Stage::Created | Stage::NeedsAction | Stage::Processing)
    });
    let may_pay = known.open && rules::payable(balance) && under_way.is_none();
    Some(Due {
        title: said::purse_key(purse),
        why: match purse {
            Purse::Orders => "payments-purse-orders-why",
            Purse::Monthly => "payments-purse-monthly-why",
        },
        amount: if credit { said::credit(f, balance) } else { f.money(balance).to_string() },
        credit,
        is_small: known.open && rules::too_small(balance),
        held: held(f, known, purse),
        pay: may_pay.then(|| format!("/payments/pay?purse={}", purse.word())),
        under_way: under_way.map(|payment| format!("/payments/{}", payment.id)),
    })
}

/// What banks decide about of a balance, and the newest payment it is of.
fn held(f: &Frame, known: &Known, purse: Purse) -> Option<(String, String)> {
    let of_it =
        |payment: &&Payment| payment.body.purse == purse && payment.body.facts.held() > Money::ZERO;
    let held: Vec<&Payment> = known.payments.iter().filter(of_it).collect();
    let sum: Money = held.iter().map(|payment| payment.body.facts.held()).sum();
    held.first().map(|newest| (f.money(sum).to_string(), format!("/payments/{}", newest.id)))
}

fn moved(f: &Frame, at: Timestamp, line: &Line) -> Moved {
    let key = match line.kind {
        Kind::Invoice => "payments-line-invoice",
        Kind::Payment => "payments-line-payment",
        Kind::Refund if line.amount < Money::ZERO => "payments-line-lost",
        Kind::Refund => "payments-line-refund",
        Kind::Dispute if line.amount < Money::ZERO => "payments-line-stands",
        Kind::Dispute => "payments-line-taken-back",
        Kind::Adjustment => "payments-line-adjustment",
    };
    let what = line.what.as_ref().map(|what| what.as_str());
    let words = match what.filter(|what| !what.is_empty()) {
        Some(what) if line.kind == Kind::Invoice => {
            f.say("payments-line-invoice-for").put("what", what).to_string()
        }
        Some(what) if line.kind == Kind::Adjustment => {
            f.say("payments-line-adjustment-for").put("what", what).to_string()
        }
        _ => f.t(key).into_owned(),
    };
    Moved {
        day: f.day(f.day_of(at)),
        words,
        href: line.payment.map(|id| format!("/payments/{id}")),
        amount: f.money(line.kind.owed(line.amount)).to_string(),
        purse: said::purse_key(line.purse),
    }
}

fn tried_line(f: &Frame, payment: &Payment) -> Tried {
    Tried {
        href: format!("/payments/{}", payment.id),
        day: f.day(f.day_of(payment.at)),
        amount: f.money(payment.body.amount).to_string(),
        tag: said::tag_of(payment),
    }
}

impl Page for ListPage {
    const NAME: &'static str = "payments";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::list(f)
    }
}
