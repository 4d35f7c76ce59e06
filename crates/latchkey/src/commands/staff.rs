//! `latchkey staff`: who works at the desk, and what the desk has no page for yet.

mod payment;
mod people;

use base::{Entropy, JobId};
use clap::{Args, Subcommand};
use help::Code;
use recovery::assist::{self, Agent, By, How, NotNow, Said};
use store::Actor;

use super::member::find;
use super::{End, Problem, Where, say};
use crate::open;

#[derive(Args)]
pub struct Staff {
    #[command(subcommand)]
    errand: Errand,
    #[command(flatten)]
    place: Where,
}

#[derive(Subcommand)]
enum Errand {
    /// Let somebody join the desk: prints an invitation that works once, for 24 hours
    Invite(people::Invite),
    /// Who works at the desk, was invited or did work there
    List,
    /// Let somebody go: their sessions and passkeys end at once
    Remove {
        /// As `list` shows it
        name: String,
    },
    /// Help a member who can prove nothing by themself: one asks, another approves
    #[command(subcommand)]
    Assist(Assist),
    /// What a member's browser and answers said of a sign-in that does not work
    Case {
        /// The nine digits that they read to you: 786-119-973
        #[arg(value_parser = nine)]
        code: Code,
        /// Who reads it, as NAME:TEAM
        #[arg(long, value_parser = agent)]
        agent: Agent,
    },
    /// Give money back, or put a balance right: above the plan's limit another team approves it
    #[command(subcommand)]
    Payment(payment::Payment),
}

#[derive(Subcommand)]
enum Assist {
    /// Ask for it, and learn who must approve
    Open {
        /// The number on their card, or how a file names them (`fhir:Patient/7`, `cms:-100`)
        member: String,
        /// Who asks, as NAME:TEAM
        #[arg(long, value_parser = agent)]
        agent: Agent,
        /// Who is on duty, as NAME:TEAM,NAME:TEAM; the approver is drawn among those of other teams
        #[arg(long, value_parser = agent, required = true, value_delimiter = ',')]
        on_duty: Vec<Agent>,
        /// The member stands before you. Otherwise the number on file is called back
        #[arg(long)]
        in_person: bool,
    },
    /// Approve it: the member is given a code that neither of you sees
    Approve {
        member: String,
        /// What `open` printed
        case: JobId,
        /// Who approves, as NAME:TEAM
        #[arg(long, value_parser = agent)]
        agent: Agent,
    },
}

fn agent(text: &str) -> Result<Agent, String> {
    match text.split_once(':') {
        Some((name, team)) if !name.is_empty() && !team.is_empty() => {
            Ok(Agent { name: name.to_owned(), team: team.to_owned() })
        }
        _ => Err("write it as NAME:TEAM, such as ana:east".to_owned()),
    }
}

impl Staff {
    pub fn run(self) -> Result<End, Problem> {
        let config = self.place.config()?;
        let plan = open::plan_of(&config).map_err(Problem::Asked)?;
        let opened = open::house(plan).map_err(Problem::Failed)?;
        match self.errand {
            Errand::Invite(invite) => invite.run(&opened, &config),
            Errand::List => people::list(&opened),
            Errand::Remove { name } => people::remove(&opened, name),
            Errand::Assist(Assist::Open { member, agent, on_duty, in_person }) => {
                let how = if in_person { How::InPerson } else { How::CallBack };
                ask(&opened, member, (how, agent), on_duty)
            }
            Errand::Assist(Assist::Approve { member, case, agent }) => {
                approve(&opened, member, case, agent)
            }
            Errand::Case { code, agent } => look(&opened, code, &agent),
            Errand::Payment(errand) => payment::run(&opened, &config, errand),
        }
    }
}

fn ask(
    opened: &open::Opened,
    member: String,
    (how, agent): (How, Agent),
    on_duty: Vec<Agent>,
) -> Result<End, Problem> {
    let house = &opened.house;
    let member = find(&house.db, member)?;
    let said = house.db.write_blocking(house.clock.now(), move |tx| {
        let by = By { agent: &agent, actor: Actor::Operator };
        assist::open(tx, member, (how, by), &on_duty)
    })?;
    let (case, approver): (Entropy, Agent) = went(said)?;
    let case = JobId::new(case);
    say(format_args!("Asked for. {} of team {} must approve it:", approver.name, approver.team));
    say(format_args!(
        "latchkey staff assist approve MEMBER {case} --agent {}:{}",
        approver.name, approver.team
    ));
    Ok(End::Done)
}

fn approve(
    opened: &open::Opened,
    member: String,
    case: JobId,
    agent: Agent,
) -> Result<End, Problem> {
    let (house, door) = (opened.house.clone(), opened.recovery.clone());
    let member = find(&house.db, member)?;
    let (db, now) = (house.db.clone(), house.clock.now());
    let said = db.write_blocking(now, move |tx| {
        let by = By { agent: &agent, actor: Actor::Operator };
        assist::approve(tx, (&door, &house), (member, case.bytes()), by)
    })?;
    went(said)?;
    say("Approved. The member's code is on its way; they enter it themself.");
    Ok(End::Done)
}

fn nine(text: &str) -> Result<Code, String> {
    Code::read(text).ok_or_else(|| "these are not nine digits of a case: ask again".to_owned())
}

fn look(opened: &open::Opened, code: Code, by: &Agent) -> Result<End, Problem> {
    let (house, name) = (&opened.house, base::Private(by.name.clone()));
    let (now, f) = (house.clock.now(), house.frame(base::Lang::English, house.clock.now()));
    let word = desk::spoken(house, house.luck.entropy());
    let told = house.db.write_blocking(now, move |tx| {
        let actor = Actor::Operator;
        help::read_by(tx, &f, (code, actor, &name), word.clone())
    })?;
    let Some(told) = told else {
        let why = "no case has this code, or its three days are over";
        return Err(Problem::Failed(why.to_owned()));
    };
    say("It proves nothing about who calls: do nothing to an account for it.");
    match told.word {
        Some(word) => {
            let both = word.both();
            say(format_args!("Their page shows your first name and this word; say it: {both}"));
        }
        None => say("Made by the help page apart from the portal: nobody checked it, and no word."),
    }
    for (percent, cause) in told.likely {
        say(format_args!("{percent:>3} %  {cause}"));
    }
    for line in told.lines {
        say(line);
    }
    if let Some(until) = told.until {
        say(format_args!("Kept until {until}."));
    }
    Ok(End::Done)
}

fn went<T>(said: Said<T>) -> Result<T, Problem> {
    let why = match said {
        Said::Yes(went) => return Ok(went),
        Said::NoAccount => "this member has no account: invite them instead",
        Said::Unknown => "nothing like it waits for approval",
        Said::NotNow(NotNow::TooManyToday) => "20 a day, and this agent has had them",
        Said::NotNow(NotNow::OnlyInPerson) => "the desk is far busier than usual: only in person",
        Said::NotNow(NotNow::NobodyOutsideTheTeam) => "nobody of another team is on duty",
        Said::NotNow(NotNow::NumberTooNew) => {
            "no number that takes texts has been on file for 30 days: only in person"
        }
        Said::NotNow(NotNow::AskedBefore) => {
            "asked for this member within the hour, or three times today: wait"
        }
        Said::NotNow(NotNow::NotYou) => "somebody else was drawn to approve this",
        Said::NotNow(NotNow::TooLate) => "nobody approved it within the hour: ask again",
    };
    Err(Problem::Failed(why.to_owned()))
}
