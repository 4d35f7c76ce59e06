//! `latchkey member`

mod account;

use access::register::{self, NewInvitation, Reach};
use base::{Email, MemberId, MemberScope};
use clap::{Args, Subcommand};
use store::{Actor, keys};

use self::account::Why;
use super::{End, Problem, Where, say};
use crate::{open, world};

#[derive(Args)]
pub struct Member {
    #[command(subcommand)]
    errand: Errand,
    #[command(flatten)]
    place: Where,
}

#[derive(Subcommand)]
enum Errand {
    /// Send somebody in the plan's files an invitation to open an account
    Invite {
        /// The number on their card, or how a file names them (`fhir:Patient/7`, `cms:-100`)
        member: String,
        /// Where to send it; by default the address in the plan's file, or a letter if it has none
        #[arg(long)]
        email: Option<String>,
    },
    /// Where a member is signed in
    Sessions { member: String },
    /// Sign a member out everywhere, or everybody; holds on their next request
    SignOut {
        #[arg(required_unless_present = "all")]
        member: Option<String>,
        /// Everybody who is signed in
        #[arg(long, conflicts_with = "member")]
        all: bool,
        #[command(flatten)]
        why: Why,
    },
    /// Close a member's account: they are signed out, told, and cannot sign in until `reopen`
    Close {
        member: String,
        #[command(flatten)]
        why: Why,
    },
    /// Open a closed account again
    Reopen {
        member: String,
        #[command(flatten)]
        why: Why,
    },
    /// Destroy a member's key: nothing sealed for them can ever be read again
    Forget {
        member: String,
        /// Say this to mean it: there is no way back
        #[arg(long)]
        for_ever: bool,
    },
}

impl Member {
    pub fn run(self) -> Result<End, Problem> {
        match self.errand {
            Errand::Invite { member, email } => invite(&self.place, member, email),
            Errand::Sessions { member } => account::sessions(&self.place, member),
            Errand::SignOut { member: Some(member), why, .. } => {
                account::sign_out(&self.place, member, why)
            }
            Errand::SignOut { why, .. } => account::sign_everybody_out(&self.place, why),
            Errand::Close { member, why } => account::close(&self.place, member, why),
            Errand::Reopen { member, why } => account::reopen(&self.place, member, why),
            Errand::Forget { member, for_ever } => {
                if !for_ever {
                    let ask = "this cannot be undone; say --for-ever to mean it";
                    return Err(Problem::Asked(ask.to_owned()));
                }
                forget(&self.place, member)
            }
        }
    }
}

pub(super) fn find(db: &store::Db, name: String) -> Result<MemberId, Problem> {
    let found = db.read_blocking(world::clock().now(), move |tx| {
        let by_card = coverage::find_by_member_id(tx, &name)?;
        let by_name = || match name.split_once(':') {
            Some((scheme, value)) => {
                coverage::find_member(tx, &formats::records::SourceRef::new(scheme, value))
            }
            None => Ok(None),
        };
        by_card.map_or_else(by_name, |member| Ok(Some(member)))
    })?;
    found.ok_or_else(|| Problem::Failed("the plan's files name no such member".to_owned()))
}

fn invite(place: &Where, member: String, email: Option<String>) -> Result<End, Problem> {
    let config = place.config()?;
    let plan = open::plan_of(&config).map_err(Problem::Asked)?;
    let opened = open::house(plan).map_err(Problem::Failed)?;
    let house = opened.house;
    let member_id = find(&house.db, member)?;
    let typed = email.map(|text| text.parse::<Email>()).transpose();
    let typed = typed.map_err(|_| Problem::Asked("that is not an email address".to_owned()))?;
    let (db, now) = (house.db.clone(), house.clock.now());
    let invited = db.write_blocking(now, move |tx| {
        let scope = MemberScope::of(member_id);
        let Some(person) = coverage::person(tx, scope)? else { return Ok(None) };
        let on_file = || person.emails.iter().find_map(|text| text.parse::<Email>().ok());
        let mail = typed.clone().or_else(on_file).map(Reach::Mail);
        let letter = || register::address_of(&person).map(Reach::Post);
        let Some(reach) = mail.or_else(letter) else { return Ok(None) };
        let new = NewInvitation {
            member: member_id,
            first_name: person.name.first().into(),
            reach,
            lang: person.lang.unwrap_or_default(),
            about: person.member_id.iter().cloned().collect(),
        };
        register::invite(tx, &house, &new).map(Some)
    })?;
    let Some(invited) = invited else {
        let ask = "no address of any kind is on file; name one with --email";
        return Err(Problem::Failed(ask.to_owned()));
    };
    say(format_args!("Invitation queued; it is good until {}.", invited.expires_at));
    Ok(End::Done)
}

fn forget(place: &Where, member: String) -> Result<End, Problem> {
    let db = place.store()?;
    let member = find(&db, member)?;
    let gone = db.write_blocking(world::clock().now(), move |tx| {
        keys::forget(tx, member, Actor::Operator)
    })?;
    say(if gone { "Forgotten." } else { "Was forgotten already." });
    Ok(End::Done)
}
