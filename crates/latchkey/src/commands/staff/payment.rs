//! `latchkey staff payment`: gives money back and puts balances right.

use base::{EntryId, MemberScope, Money};
use clap::{Subcommand, ValueEnum};
use money::corrections::{self, Agent, Asked, Case, Deed, No};
use money::payments::{self, Purse, reference};
use recovery::assist;
use store::{Fault, Tx};

use super::super::member::find;
use super::super::{End, Problem, say};
use super::agent;
use crate::config::Config;
use crate::open::Opened;

#[derive(Subcommand)]
pub enum Payment {
    /// A member's payments and what was corrected, the newest first
    List { member: String },
    /// Give money of one payment back, the way it came
    Refund {
        member: String,
        /// As it stands on the receipt: P-7Q2M-88TC
        payment: String,
        /// In dollars: 12.50
        #[arg(value_parser = dollars)]
        amount: Money,
        /// The bill was too high: take as much from what is owed, too
        #[arg(long)]
        forgive: bool,
        #[command(flatten)]
        by: By,
    },
    /// Change what a member owes: -5.00 takes five dollars from it
    Adjust {
        member: String,
        #[arg(value_parser = dollars, allow_hyphen_values = true)]
        amount: Money,
        #[arg(long, value_enum, default_value_t = Balance::Orders)]
        balance: Balance,
        #[command(flatten)]
        by: By,
    },
    /// Agree to what somebody of another team asked for
    Approve {
        member: String,
        /// What `refund` or `adjust` printed
        case: EntryId,
        /// Who agrees, as NAME:TEAM
        #[arg(long, value_parser = agent)]
        agent: assist::Agent,
    },
}

#[derive(Debug, Clone, clap::Args)]
pub struct By {
    /// For whoever looks later; the member does not see it
    #[arg(long)]
    why: String,
    /// Who asks, as NAME:TEAM
    #[arg(long, value_parser = agent)]
    agent: assist::Agent,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Balance {
    /// Medicines by mail
    Orders,
    /// Medicare's monthly plan
    Monthly,
}

fn dollars(text: &str) -> Result<Money, String> {
    text.parse().map_err(|_| "write it as 12.50".to_owned())
}

fn ours(agent: assist::Agent) -> Agent {
    Agent { name: agent.name, team: agent.team }
}

pub fn run(opened: &Opened, config: &Config, errand: Payment) -> Result<End, Problem> {
    let limit = config.payments.as_ref().map(crate::config::Payments::one_person_up_to);
    let limit = limit.ok_or_else(|| Problem::Asked("[payments] is missing".to_owned()))?;
    match errand {
        Payment::List { member } => list(opened, member),
        Payment::Refund { member, payment, amount, forgive: forgives, by } => {
            let who = scope(opened, member)?;
            let found = write(opened, move |tx| payments::by_reference(tx, who, &payment))?;
            let found = found.ok_or_else(|| failed("no such payment of this member"))?;
            ask(opened, (who, limit), Deed::Refund { payment: found.id, amount, forgives }, by)
        }
        Payment::Adjust { member, amount, balance, by } => {
            let purse = match balance {
                Balance::Orders => Purse::Orders,
                Balance::Monthly => Purse::Monthly,
            };
            ask(opened, (scope(opened, member)?, limit), Deed::Adjust { purse, amount }, by)
        }
        Payment::Approve { member, case, agent } => {
            let (who, by) = (scope(opened, member)?, ours(agent));
            let agreed = write(opened, move |tx| corrections::agree(tx, who, (case, &by)))?;
            Ok(tell(&agreed.map_err(why_not)?))
        }
    }
}

fn scope(opened: &Opened, member: String) -> Result<MemberScope, Problem> {
    find(&opened.house.db, member).map(MemberScope::of)
}

fn ask(
    opened: &Opened,
    (who, limit): (MemberScope, Money),
    deed: Deed,
    by: By,
) -> Result<End, Problem> {
    let asked = Asked { deed, why: by.why, by: ours(by.agent) };
    let said = write(opened, move |tx| corrections::ask(tx, who, &asked, limit))?;
    Ok(tell(&said.map_err(why_not)?))
}

fn tell(case: &Case) -> End {
    say(match case.body.state.word() {
        "waits" => format!(
            "Waits. Somebody of another team approves it with\n\
             latchkey staff payment approve MEMBER {} --agent NAME:TEAM",
            case.id
        ),
        "agreed" => "Agreed. The payment company is asked to give the money back.".to_owned(),
        _ => "Done.".to_owned(),
    });
    End::Done
}

fn list(opened: &Opened, member: String) -> Result<End, Problem> {
    let who = scope(opened, member)?;
    let (paid, cases) =
        write(opened, move |tx| Ok((payments::payments(tx, who)?, corrections::cases(tx, who)?)))?;
    for one in &paid {
        let facts = one.body.facts;
        say(format_args!(
            "{}  {}  {}  taken {}  given back {}  in dispute {}  taken back by the bank {}",
            reference(one.id),
            one.at,
            one.stage().word(),
            facts.taken,
            facts.back,
            facts.held(),
            facts.taken_back()
        ));
    }
    for case in &cases {
        let (deed, state) = (words(case.body.deed), case.body.state.word());
        say(format_args!("{}  {}  {deed}  {state}  {}", case.id, case.at, case.body.asked.name));
    }
    Ok(End::Done)
}

fn words(deed: Deed) -> String {
    match deed {
        Deed::Refund { payment, amount, forgives } => {
            let bill = if forgives { ", the bill was too high" } else { "" };
            format!("give back {amount} of {}{bill}", reference(payment))
        }
        Deed::Adjust { purse, amount } => {
            let of = match purse {
                Purse::Orders => "medicines by mail",
                Purse::Monthly => "Medicare's monthly plan",
            };
            format!("change what is owed for {of} by {amount}")
        }
    }
}

fn write<T: Send + 'static>(
    opened: &Opened,
    work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Problem> {
    let house = &opened.house;
    Ok(house.db.write_blocking(house.clock.now(), work)?)
}

fn failed(why: &str) -> Problem {
    Problem::Failed(why.to_owned())
}

fn why_not(no: No) -> Problem {
    match no {
        No::NoPayment => failed("no money was taken by this payment"),
        No::TooMuch(left) => Problem::Failed(format!("only {left} of it is left to give back")),
        No::NoAmount => failed("say an amount"),
        No::InDispute => failed(
            "the member's bank wants money of this payment back, or took it: nothing can be \
             given back of it",
        ),
        No::NothingWaits => failed("nothing like it waits for approval"),
        No::SameTeam => failed("somebody else, of another team, has to approve this"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_corrected_is_told_in_words() {
        let (payment, amount) = (base::PaymentId::new([7; 16]), Money::cents(1_250));
        let refund = |forgives| words(Deed::Refund { payment, amount, forgives });
        assert_eq!(refund(false), format!("give back $12.50 of {}", reference(payment)));
        assert!(refund(true).ends_with(", the bill was too high"));
        let adjust = Deed::Adjust { purse: Purse::Orders, amount: Money::cents(-500) };
        assert_eq!(words(adjust), "change what is owed for medicines by mail by -$5.00");
    }
}
