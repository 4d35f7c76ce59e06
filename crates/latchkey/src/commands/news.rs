//! `latchkey news`

use std::path::PathBuf;

use clap::Args;
use store::Actor;

use super::{End, Problem, Where, say};
use crate::{config, world};

/// Sends a piece of news to each member who asked for news, by the ways they chose. The file is
/// TOML: `name`, `page` (optional), and under `[en]` and `[es]` a `subject` and a `text`.
#[derive(Args)]
pub struct News {
    file: PathBuf,
    /// Say this to mean it: what was sent cannot be taken back
    #[arg(long)]
    send: bool,
    #[command(flatten)]
    place: Where,
}

const KNOWN: &[&str] = &["name", "page", "en", "es", "subject", "text"];

impl News {
    pub fn run(self) -> Result<End, Problem> {
        let news = read(&self.file).map_err(Problem::Asked)?;
        let name = news.name.clone();
        if !self.send {
            say(format_args!(
                "{name} can be sent. Say --send to send it to whoever asked for news."
            ));
            return Ok(End::Done);
        }
        let db = self.place.store()?;
        let is_new = db.write_blocking(world::clock().now(), move |tx| {
            profile::publish(tx, news.clone(), Actor::Operator)
        })?;
        if !is_new {
            let why = format!("{name} was sent before; other news needs another name");
            return Err(Problem::Asked(why));
        }
        say(format_args!("{name} is on its way."));
        Ok(End::Done)
    }
}

#[expect(clippy::disallowed_methods, reason = "an errand, not a request")]
fn read(file: &std::path::Path) -> Result<profile::News, String> {
    let at = |why: String| format!("{}: {why}", file.display());
    let text = std::fs::read_to_string(file).map_err(|error| at(error.to_string()))?;
    let news: profile::News = config::parse_as(&text, KNOWN).map_err(at)?;
    match news.unfit() {
        Some(unfit) => Err(at(unfit.to_string())),
        None => Ok(news),
    }
}
