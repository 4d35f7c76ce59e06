//! Calls to programs that follow. Where a call goes was typed by a stranger, so it goes over TLS to
//! addresses anybody could reach, follows nobody further, waits ten seconds and reads a thousand
//! bytes. Each is signed with a key that only the far side was shown.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use ::store::{Fault, Job, Tx, queue};
use aws_lc_rs::hmac;
use base::{Entropy, Timestamp};
use data_encoding::HEXLOWER;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::Semaphore;
use web::{Shared, Trouble};

use super::machine::is_public;
use super::rules::{LOST, To};
use super::store::{self, Follower};
use super::{Door, letters};
use crate::incidents::flow::{Incident, IncidentId};
use crate::incidents::store::one;

/// The kind of job that makes one call.
pub const KIND: &str = "status.call";

/// `t=1804172400,v1=5f3c…`: seconds since 1970, and HMAC-SHA-256 in hexadecimal over them, a full
/// stop and the body.
pub const SIGNATURE: &str = "latchkey-signature";

const PATIENCE: Duration = Duration::from_secs(10);
/// No answer that we want is longer.
const ANSWER_BYTES: usize = 1_000;
/// People who wait while we call a machine, at once.
const CALLS: usize = 8;
/// Calls with news at once: of the runner's places most stay free for mail and texts, however slow
/// the machines are.
const NEWS: usize = 4;
/// Where all are taken, a call waits so many seconds, and up to so many for each time before.
const WAIT: (u64, u64) = (5, 30);
/// A call is only lost when it was tried for hours, not when it often found no place.
const TRIED: Duration = Duration::from_hours(2);

/// How machines are reached.
pub struct Reach {
    client: Client,
    places: Semaphore,
    pub(super) news: Semaphore,
    /// Where tests have their machines.
    #[cfg(test)]
    here: Option<SocketAddr>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub text: String,
}

impl Reach {
    pub fn new() -> Result<Self, String> {
        let client = Client::builder().https_only(true).dns_resolver(Arc::new(Outward));
        Self::with(client)
    }

    /// For tests: every machine stands on this very one, and speaks without TLS.
    #[cfg(test)]
    pub fn to(here: SocketAddr) -> Self {
        Self { here: Some(here), ..Self::with(Client::builder()).unwrap() }
    }

    fn with(client: reqwest::ClientBuilder) -> Result<Self, String> {
        let client = client
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            // A proxy would look names up itself, past our look at where they lead.
            .no_proxy()
            .pool_max_idle_per_host(0)
            .user_agent("Latchkey-status/1")
            .build()
            .map_err(|error| error.to_string())?;
        let (places, news) = (Semaphore::new(CALLS), Semaphore::new(NEWS));
        Ok(Self {
            client,
            places,
            news,
            #[cfg(test)]
            here: None,
        })
    }

    /// Calls once. The error is a word for the log, without the address.
    async fn post(
        &self,
        address: &str,
        (key, name, now): (&str, &str, Timestamp),
        body: String,
    ) -> Result<Answer, &'static str> {
        #[cfg(test)]
        let here = self.here.map(|here| format!("http://{here}/"));
        #[cfg(test)]
        let address = here.as_deref().unwrap_or(address);
        let request = self
            .client
            .post(address)
            .header(header::CONTENT_TYPE, "application/json")
            .header(SIGNATURE, signature(key, now, &body))
            .header("idempotency-key", name)
            .body(body);
        let mut answer = request.send().await.map_err(|_| "no answer")?;
        let (status, mut text) = (answer.status().as_u16(), Vec::new());
        while let Some(piece) = answer.chunk().await.map_err(|_| "cut off")? {
            if text.len() + piece.len() > ANSWER_BYTES {
                return Err("too long");
            }
            text.extend_from_slice(&piece);
        }
        Ok(Answer { status, text: String::from_utf8_lossy(&text).into_owned() })
    }

    /// Whether the machine at `address` says back what only our call told it. Nothing where too
    /// many are being called.
    pub async fn echoes(
        &self,
        address: &str,
        (key, challenge, now): (&str, &str, Timestamp),
    ) -> Option<bool> {
        let _place = self.places.try_acquire().ok()?;
        let body = json!({ "challenge": challenge }).to_string();
        let answer = self.post(address, (key, challenge, now), body).await;
        let says = |answer: &Answer| answer.status == 200 && answer.text.trim() == challenge;
        Some(answer.is_ok_and(|answer| says(&answer)))
    }
}

fn signature(key: &str, now: Timestamp, body: &str) -> String {
    let at = now.seconds();
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let tag = hmac::sign(&key, format!("{at}.{body}").as_bytes());
    format!("t={at},v1={}", HEXLOWER.encode(tag.as_ref()))
}

/// Looks names up, and knows only where anybody could go. What it finds is what is called: a name
/// that leads elsewhere a moment later leads nowhere.
struct Outward;

impl Resolve for Outward {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> =
                tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            outward(found)
        })
    }
}

/// All of them, or none: a machine with one foot inside is inside.
fn outward(found: Vec<SocketAddr>) -> Result<Addrs, Box<dyn std::error::Error + Send + Sync>> {
    let public = |address: &SocketAddr| is_public(IpAddr::to_canonical(&address.ip()));
    if found.is_empty() || !found.iter().all(public) {
        return Err("the name leads to no public address".into());
    }
    Ok(Box::new(found.into_iter()))
}

/// One post for one machine.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Calling {
    pub name: Entropy,
    /// `2027-03-04-1`, and which of its posts.
    pub incident: String,
    pub place: usize,
}

/// Makes one call. It may be made again: its `idempotency-key` says what was told already.
pub async fn call(house: Shared, door: Arc<Door>, job: Job) -> Result<(), Trouble> {
    let now = house.clock.now();
    let Ok(_place) = door.reach.news.try_acquire() else {
        return put_off(&house, job, now).await.map_err(later);
    };
    let reading = job.clone();
    let found = house.db.read(now, move |tx| find(tx, &reading)).await;
    let Some((calling, to, incident)) = found.map_err(later)? else { return Ok(()) };
    let (Some(post), To::Call(address)) = (incident.posts.get(calling.place), &to.wish.to) else {
        return Ok(());
    };
    let body = letters::body((&door.address, &house.origin), (&incident, post), &to);
    let name = format!("{}/{}", calling.incident, calling.place);
    let answer = door.reach.post(address, (&to.wish.secret, &name, now), body).await;
    let went = answer.map(|answer| StatusCode::from_u16(answer.status).unwrap_or_default());
    let last = job.attempt >= queue::TRIES && now.since(job.created_at) >= TRIED;
    let name = calling.name;
    match went {
        Ok(status) if status.is_success() => {
            house.db.write(now, move |tx| store::told(tx, &name, (0, ""))).await.map_err(later)
        }
        Ok(StatusCode::GONE) => {
            let left = move |tx: &Tx| store::drop_one(tx, &name, "status.left");
            house.db.write(now, left).await.map_err(later)
        }
        other => {
            if last {
                house.db.write(now, move |tx| lost(tx, &name)).await.map_err(later)?;
            }
            let why = other.map_or_else(str::to_owned, |status| status.as_u16().to_string());
            Err(Trouble::Later(format!("a program that follows did not take a call: {why}")))
        }
    }
}

/// Back into the queue, each for another while: they come back one by one. The runner finds that
/// the job is no longer its own.
async fn put_off(house: &Shared, job: Job, now: Timestamp) -> Result<(), Fault> {
    let (least, more) = WAIT;
    let most = more * u64::try_from(job.attempt.max(1)).unwrap_or(1);
    let drawn = u64::from(house.luck.entropy()[0]) * most / 256;
    let due = now + Duration::from_secs(least + drawn);
    house.db.write(now, move |tx| queue::put_off(tx, &job, due)).await
}

fn later(fault: Fault) -> Trouble {
    Trouble::Later(fault.to_string())
}

fn find(tx: &Tx, job: &Job) -> Result<Option<(Calling, Follower, Incident)>, Fault> {
    let calling: Calling = job.body(tx)?;
    let Ok(id) = calling.incident.parse::<IncidentId>() else { return Ok(None) };
    // Whoever left meanwhile is not called.
    let Some(follower) = store::follower(tx, &calling.name)? else { return Ok(None) };
    Ok(one(tx, id)?.map(|incident| (calling, follower, incident)))
}

/// One more that never arrived; too many on end, and the machine is called no more.
fn lost(tx: &Tx, name: &Entropy) -> Result<(), Fault> {
    let Some(known) = store::follower(tx, name)? else { return Ok(()) };
    let failed = known.failed + 1;
    if failed >= LOST {
        return store::drop_one(tx, name, "status.dropped-follower");
    }
    store::told(tx, name, (failed, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_one_foot_inside_is_inside() {
        let at = |text: &str| text.parse::<SocketAddr>().unwrap();
        assert!(outward(vec![at("93.184.216.34:0")]).is_ok());
        assert!(outward(vec![at("93.184.216.34:0"), at("10.0.0.7:0")]).is_err());
        assert!(outward(vec![at("[::ffff:127.0.0.1]:0")]).is_err());
        assert!(outward(vec![]).is_err());
    }

    #[test]
    fn a_name_that_leads_home_is_not_even_knocked_at() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let door = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let at = door.local_addr().unwrap();
        let call = |reach: &Reach, address: &str| {
            let call = ("key", "name", Timestamp::from_seconds(1));
            runtime.block_on(reach.post(address, call, "{}".to_owned()))
        };
        let live = Reach::new().unwrap();
        assert!(call(&live, &format!("https://localhost:{}/", at.port())).is_err());
        door.set_nonblocking(true).unwrap();
        assert!(door.accept().is_err(), "nobody knocked");
        // Whoever may call home does knock, and is hung up on.
        door.set_nonblocking(false).unwrap();
        let knocked = std::thread::spawn(move || door.accept().is_ok());
        assert!(call(&Reach::to(at), "https://hooks.juniper.example/").is_err());
        assert!(knocked.join().unwrap());
    }

    #[test]
    fn a_call_is_signed_as_the_documents_say() {
        // HMAC-SHA-256 of `1.{}` under `key`, from Python's hmac.
        let tag = "1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224";
        assert_eq!(signature("key", Timestamp::from_seconds(1), "{}"), format!("t=1,v1={tag}"));
    }
}
