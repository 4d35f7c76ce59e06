//! The ways out besides mail, and the way by which what could not be delivered comes back.

use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use axum::http::Uri;

use super::Found::{self, Fail, Look};
use super::folder;
use crate::config::Config;

/// How long a service is given to take a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether texts can go out, without sending one.
pub fn texts(config: &Config) -> Found {
    let Some(texts) = &config.texts else {
        return Found::Ok("are not sent: codes go by mail and on paper".to_owned());
    };
    match config.ways() {
        Ok(_) => answers(&texts.provider),
        Err(why) => Fail(why),
    }
}

/// Whether letters reach whoever prints them.
pub fn post(config: &Config) -> Found {
    let Some(post) = &config.post else {
        let ask = "[post] is missing: whoever has neither mailbox nor phone on file must call";
        return Look(ask.to_owned());
    };
    match (&post.folder, &post.service, config.ways()) {
        (Some(path), ..) => folder(path),
        (None, Some(service), Ok(_)) => answers(service),
        (.., Err(why)) => Fail(why),
        (None, None, Ok(_)) => Fail("[post] needs a folder, or a service".to_owned()),
    }
}

/// Whether requests reach the plan's back end.
pub fn orders(config: &Config) -> Found {
    let orders = config.orders.as_ref();
    match (config.pharmacy(), orders.map(|orders| (&orders.folder, &orders.service))) {
        (Err(why), _) => Fail(why),
        (Ok(_), Some((Some(path), _))) => folder(path),
        (Ok(_), Some((_, Some(service)))) => answers(service),
        (Ok(_), _) => Fail("[orders] needs a folder, or a service".to_owned()),
    }
}

/// Whether the back end can tell us what became of them.
pub fn inbox(config: &Config) -> Found {
    match (config.inbox(), config.back_end_keys()) {
        (_, Err(why)) => Fail(why),
        (Some(path), Ok(_)) => folder(&path),
        (None, Ok(keys)) if keys.is_empty() => Look(
            "come by `latchkey import` alone: name an inbox or an events_key_file in [orders]"
                .to_owned(),
        ),
        (None, Ok(keys)) => {
            Found::Ok(format!("come to /hooks/plan, signed by one of {}", keys.len()))
        }
    }
}

/// Whether mail that bounced is heard of: else people are told "sent" of what never arrived.
pub fn bounces(config: &Config) -> Found {
    let Some(mail) = &config.mail else {
        return Look("wait for [mail]".to_owned());
    };
    match (&mail.bounces, &mail.bounce_mailbox, &mail.bounce_key_file) {
        (None, ..) => Look(
            "[mail] has no `bounces` address: members are not told when a message could not be \
             delivered"
                .to_owned(),
        ),
        (Some(_), None, None) => {
            Fail("go to an address that nobody reads: name bounce_mailbox".to_owned())
        }
        (Some(address), Some(mailbox), _) => match readable(mailbox) {
            Ok(()) => Found::Ok(format!("to {address} are read from {}", mailbox.display())),
            Err(error) => Fail(format!("{} cannot be read: {error}", mailbox.display())),
        },
        (Some(address), None, Some(_)) => match config.ways() {
            Ok(_) => Found::Ok(format!("to {address} are handed to our door")),
            Err(why) => Fail(why),
        },
    }
}

/// A Maildir is a folder, an mbox a file.
fn readable(mailbox: &Path) -> std::io::Result<()> {
    if mailbox.is_dir() {
        return std::fs::read_dir(mailbox.join("new")).map(|_| ());
    }
    std::fs::File::open(mailbox).map(|_| ())
}

/// Whether anybody takes a connection there.
fn answers(address: &str) -> Found {
    let end = || -> Result<(), String> {
        let uri: Uri = address.parse().map_err(|_| "is no address".to_owned())?;
        let host = uri.host().ok_or("names no host")?;
        let usual = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        let port = uri.port_u16().unwrap_or(usual);
        let mut found = (host, port).to_socket_addrs().map_err(|error| error.to_string())?;
        let place = found.next().ok_or("names no machine")?;
        TcpStream::connect_timeout(&place, PATIENCE).map(|_| ()).map_err(|error| error.to_string())
    };
    match end() {
        Ok(()) => Found::Ok(format!("{address} answers")),
        Err(why) => Fail(format!("{address} does not answer: {why}")),
    }
}
