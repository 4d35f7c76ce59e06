//! `latchkey staff invite`, `list` and `remove`: who works at the desk.

use clap::{Args, ValueEnum};
use desk::staff::{self, Invited, New, Role};

use super::super::{End, Problem, say};
use crate::config::Config;
use crate::open::Opened;

#[derive(Args)]
pub struct Invite {
    /// As colleagues know them; members read the first part of it
    #[arg(value_parser = name)]
    name: String,
    #[arg(long, value_parser = name)]
    team: String,
    #[arg(long, value_enum)]
    role: Word,
}

/// As the command line has roles.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Word {
    /// Answers tickets, looks up one member at a time
    Agent,
    /// The same, and sees who works here
    Supervisor,
    /// The same as an agent, and tickets about suspected fraud
    Fraud,
    /// The same as an agent, and tickets about privacy
    Privacy,
    /// Sees who works here, and no member
    Administrator,
}

impl Word {
    const fn role(self) -> Role {
        match self {
            Self::Agent => Role::Agent,
            Self::Supervisor => Role::Supervisor,
            Self::Fraud => Role::Fraud,
            Self::Privacy => Role::Privacy,
            Self::Administrator => Role::Administrator,
        }
    }
}

fn name(text: &str) -> Result<String, String> {
    let why = || "a line of at most 60 characters".to_owned();
    staff::rules::name(text).ok_or_else(why)
}

impl Invite {
    pub fn run(self, opened: &Opened, config: &Config) -> Result<End, Problem> {
        let (name, team) = (self.name.into(), self.team.into());
        let new = New { name, team, role: self.role.role() };
        let house = &opened.house;
        let now = house.clock.now();
        let invited = house.db.write_blocking(now, move |tx| staff::invite(tx, &new))?;
        let Invited::Code(code, until) = invited else {
            let why = "somebody of this name works here or was invited: see `latchkey staff list`";
            return Err(Problem::Failed(why.to_owned()));
        };
        let f = house.frame(base::Lang::English, now);
        say(format_args!("Give them this, by a way that nobody else reads:"));
        say(format_args!("  {}/desk/join", config.origin));
        say(format_args!("  {}", code.shown()));
        say(format_args!("It works once, until {}. It is kept nowhere.", f.moment(until)));
        Ok(End::Done)
    }
}

pub fn list(opened: &Opened) -> Result<End, Problem> {
    let house = &opened.house;
    let now = house.clock.now();
    let f = house.frame(base::Lang::English, now);
    for one in house.db.read_blocking(now, staff::list)? {
        let state = match (one.removed_at, one.joined_at) {
            (Some(at), _) => format!("removed {}", f.moment(at)),
            (None, Some(at)) => format!("since {}", f.moment(at)),
            (None, None) => format!("invited {}", f.moment(one.invited_at)),
        };
        say(format_args!("{} · {} · {} · {state}", one.name.0, one.team.0, one.role.word()));
    }
    Ok(End::Done)
}

pub fn remove(opened: &Opened, name: String) -> Result<End, Problem> {
    let house = &opened.house;
    let removed = house.db.write_blocking(house.clock.now(), move |tx| staff::remove(tx, &name))?;
    if !removed {
        let why = "nobody of this name works here: see `latchkey staff list`";
        return Err(Problem::Failed(why.to_owned()));
    }
    say("Removed: whatever they came in by is over.");
    Ok(End::Done)
}
