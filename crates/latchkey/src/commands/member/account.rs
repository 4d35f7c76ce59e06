//! What an operator may do to an account: look where it is open, end its sessions, close it and
//! open it again. None of it shows or sets a secret.

use base::{AccountId, MemberId};
use clap::Args;
use identity::account;
use identity::account::closing::{self, Order};
use identity::sessions::store as sessions;
use store::{Fault, Tx};

use super::{find, say};
use crate::commands::{End, Problem, Where};
use crate::{open, world};

const NO_ACCOUNT: &str = "this member has no account";

type Of = (AccountId, MemberId);

/// What the audit record keeps of whoever does it.
#[derive(Args)]
pub struct Why {
    /// Your name
    #[arg(long)]
    by: String,
    /// What for, such as the number of a ticket
    #[arg(long)]
    reason: String,
}

impl Why {
    fn order(self) -> Order {
        Order { by: self.by, reason: self.reason }
    }
}

pub fn sessions(place: &Where, member: String) -> Result<End, Problem> {
    let db = place.store()?;
    let member = find(&db, member)?;
    let seen = db.read_blocking(world::clock().now(), move |tx| {
        account_of(tx, member)?.map(|of| sessions::list(tx, of)).transpose()
    })?;
    let seen = seen.ok_or_else(|| Problem::Failed(NO_ACCOUNT.to_owned()))?;
    say(format_args!("{} sessions", seen.len()));
    for one in seen {
        let (life, browser) = (one.life, one.browser);
        let shared = if life.shared { ", a shared computer" } else { "" };
        say(format_args!(
            "{} {}: since {}, last used {}{shared}",
            browser.name, browser.system, life.started_at, life.seen_at
        ));
    }
    Ok(End::Done)
}

pub fn sign_out(place: &Where, member: String, why: Why) -> Result<End, Problem> {
    let (db, order) = (place.store()?, why.order());
    let member = find(&db, member)?;
    let ended = db.write_blocking(world::clock().now(), move |tx| {
        let of = account_of(tx, member)?;
        of.map(|of| closing::sign_out(tx, of, &order)).transpose()
    })?;
    let ended = ended.ok_or_else(|| Problem::Failed(NO_ACCOUNT.to_owned()))?;
    say(format_args!("{ended} sessions ended."));
    Ok(End::Done)
}

pub fn sign_everybody_out(place: &Where, why: Why) -> Result<End, Problem> {
    let (db, order) = (place.store()?, why.order());
    let ended =
        db.write_blocking(world::clock().now(), move |tx| closing::sign_everybody_out(tx, &order))?;
    say(format_args!("{ended} sessions ended."));
    Ok(End::Done)
}

pub fn close(place: &Where, member: String, why: Why) -> Result<End, Problem> {
    let closed = change(place, member, (why, closing::close))?;
    say(if closed { "Closed. The member is told." } else { "Was closed already." });
    Ok(End::Done)
}

pub fn reopen(place: &Where, member: String, why: Why) -> Result<End, Problem> {
    let open = change(place, member, (why, closing::reopen))?;
    say(if open { "Open again. The member is told." } else { "Is open." });
    Ok(End::Done)
}

type Change = fn(&Tx, &web::House, Of, &Order) -> Result<bool, Fault>;

fn change(place: &Where, member: String, (why, change): (Why, Change)) -> Result<bool, Problem> {
    let order = why.order();
    let plan = open::plan_of(&place.config()?).map_err(Problem::Asked)?;
    let house = open::house(plan).map_err(Problem::Failed)?.house;
    let member = find(&house.db, member)?;
    let (db, now) = (house.db.clone(), house.clock.now());
    let done = db.write_blocking(now, move |tx| {
        let of = account_of(tx, member)?;
        of.map(|of| change(tx, &house, of, &order)).transpose()
    })?;
    done.ok_or_else(|| Problem::Failed(NO_ACCOUNT.to_owned()))
}

fn account_of(tx: &Tx, member: MemberId) -> Result<Option<Of>, Fault> {
    Ok(account::of_member(tx, member)?.map(|account| (account, member)))
}
