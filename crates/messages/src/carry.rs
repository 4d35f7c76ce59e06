//! How a message reaches its person, and what is taken down about it.

use std::fmt;
use std::sync::Arc;

use base::{JobId, Timestamp};
use store::delivery::{self, Detail, State, Why};
use store::{Channel, Fault, Job, Message, NewJob, Tx, queue};
use tracing::warn;
use web::{GATHERED, Heed, House, Leave, Leaving, Shared, Trouble};

use crate::bounces::Intake;
use crate::mail::Smtp;
use crate::outbox::pretend;
use crate::paper::Printer;
use crate::texts::Texts;

/// The ways out.
pub enum Ways {
    /// The demo: messages stay in the queue, where `/demo/outbox` shows them.
    Kept,
    Out(Box<Out>),
}

/// What leaves the house leaves by these. Mail there must be; the others are a plan's choice.
pub struct Out {
    pub mail: Smtp,
    pub texts: Option<Texts>,
    pub printer: Option<Printer>,
    pub bounces: Intake,
}

impl fmt::Debug for Ways {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept => "Kept",
            Self::Out(_) => "Out(…)",
        })
    }
}

/// How handing one message over ended.
pub(crate) enum End {
    Taken(Detail),
    /// It will never be taken, and that is nobody's mistake.
    Refused {
        detail: Detail,
        dead: Option<Why>,
    },
    /// We are set up wrongly: a person must look.
    Ours(Detail),
    /// Worth another try; `perhaps_sent` where the answer got lost.
    Later {
        detail: Detail,
        perhaps_sent: bool,
    },
    /// It is known to have arrived, or come back, at once; in the demo only.
    Arrived(Detail),
    Bounced(Detail),
}

impl End {
    pub(crate) const fn refused(detail: Detail, dead: Option<Why>) -> Self {
        Self::Refused { detail, dead }
    }
}

impl Ways {
    pub fn texts(&self) -> Option<&Texts> {
        match self {
            Self::Kept => None,
            Self::Out(out) => out.texts.as_ref(),
        }
    }

    /// Whether text messages can leave at all; in the demo everything can.
    pub const fn texts_people(&self) -> bool {
        match self {
            Self::Kept => true,
            Self::Out(out) => out.texts.is_some(),
        }
    }

    /// Whether letters can be printed.
    pub const fn prints(&self) -> bool {
        match self {
            Self::Kept => true,
            Self::Out(out) => out.printer.is_some(),
        }
    }

    pub fn bounces(&self) -> Option<&Intake> {
        match self {
            Self::Kept => None,
            Self::Out(out) => Some(&out.bounces),
        }
    }

    /// Carries one message; the job's id is what the far side may know a repeat by.
    pub(crate) async fn carry(
        self: Arc<Self>,
        heed: Heed,
        (house, job): (Shared, Job),
    ) -> Result<(), Trouble> {
        let (now, reading, asked) = (house.clock.now(), job.clone(), Arc::clone(&house));
        let opened = house.db.read(now, move |tx| open(tx, &reading, (heed, &asked))).await;
        let (message, stands) = opened.map_err(trouble)?;
        let end = match stands {
            Stands::Free => self.hand_over(&house, &message, job.id).await,
            Stands::Stopped => End::refused(Detail::new(delivery::AFTER_STOP, ""), None),
            Stands::Kept => End::refused(Detail::new(delivery::BY_CHOICE, ""), None),
            Stands::Gathered(at) => return gather(&house, job, at).await.map_err(trouble),
            Stands::Waits(until) => return put_off(&house, job, until).await.map_err(trouble),
        };
        let last = job.attempt >= queue::TRIES;
        settle(&house, (job.id, message.channel), end, last).await
    }

    async fn hand_over(&self, house: &Shared, message: &Message, id: JobId) -> End {
        let Self::Out(out) = self else { return pretend::hand_over(message) };
        let none = |what: &str| End::Ours(Detail::new("", format!("no way to {what}")));
        match message.channel {
            Channel::Mail => out.mail.send(message, id, house.clock.now()).await,
            Channel::Text => match &out.texts {
                Some(texts) => texts.send(message, id, &house.origin).await,
                None => none("send texts is configured"),
            },
            Channel::Post => match &out.printer {
                Some(printer) => printer.print(house, message, id).await,
                None => none("print letters is configured"),
            },
        }
    }
}

/// What keeps a message from leaving, if anything.
enum Stands {
    Free,
    /// Its number said STOP.
    Stopped,
    /// Its reader wants none of this kind.
    Kept,
    /// Its reader wants it with others, in one mail.
    Gathered(Timestamp),
    Waits(Timestamp),
}

fn open(tx: &Tx, job: &Job, (heed, house): (Heed, &House)) -> Result<(Message, Stands), Fault> {
    let message: Message = job.body(tx)?;
    let address = delivery::address(tx, message.channel, &message.to);
    if delivery::why_dead(tx, &address)?.is_some_and(|dead| dead.why == Why::Stop) {
        return Ok((message, Stands::Stopped));
    }
    let Some(owner) = job.owner else { return Ok((message, Stands::Free)) };
    let leaving = Leaving { owner, key: &job.key, channel: message.channel };
    let stands = match heed(tx, house, &leaving)? {
        Leave::Now => Stands::Free,
        Leave::Kept => Stands::Kept,
        Leave::Gathered(at) => Stands::Gathered(at),
        Leave::Later(until) => Stands::Waits(until),
    };
    Ok((message, stands))
}

fn trouble(fault: Fault) -> Trouble {
    match fault {
        Fault::Forgotten => Trouble::Never(fault.to_string()),
        fault => Trouble::Later(fault.to_string()),
    }
}

/// Back into the queue; the runner finds that the job is no longer its own.
async fn put_off(house: &Shared, job: Job, until: Timestamp) -> Result<(), Fault> {
    house.db.write(house.clock.now(), move |tx| queue::put_off(tx, &job, until)).await
}

/// It stays, marked with the moment of the mail that will tell of it; that mail is queued once for
/// everything gathered until then.
async fn gather(house: &Shared, job: Job, at: Timestamp) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let work = move |tx: &Tx| {
        let detail = Detail::new(delivery::gathered(at), "");
        delivery::note(tx, job.id, State::Refused, &detail)?;
        let key = format!("{GATHERED}:{owner}:{}", at.micros());
        tx.queue(NewJob::new(GATHERED, key, &at)?.owner(owner).due(at))
    };
    house.db.write(house.clock.now(), work).await
}

/// Takes down how it ended, and says what the queue should do. The log learns codes, never words:
/// a carrier's sentence may repeat the address.
async fn settle(
    house: &Shared,
    (id, channel): (JobId, Channel),
    end: End,
    last: bool,
) -> Result<(), Trouble> {
    let way = channel.word();
    match end {
        End::Taken(detail) => {
            let taken = note(house, id, (State::Accepted, detail), None).await;
            if let Err(fault) = taken {
                // It has left. Sending it again would be worse than a gap in the record.
                warn!(job.id = %id, "A message left and could not be marked: {fault}");
            }
            Ok(())
        }
        End::Arrived(detail) => settled(house, id, (State::Delivered, detail), None).await,
        End::Refused { detail, dead } => settled(house, id, (State::Refused, detail), dead).await,
        End::Bounced(detail) => settled(house, id, (State::Bounced, detail), Some(Why::Gone)).await,
        End::Ours(detail) => {
            let why = format!("the way out by {way} does not work: {}", shown(&detail));
            settled(house, id, (State::Refused, detail), None).await?;
            Err(Trouble::Never(why))
        }
        End::Later { detail, perhaps_sent } => {
            let why = format!("not taken by {way}: {}", shown(&detail));
            if last {
                settled(house, id, (State::Refused, detail), None).await?;
            } else if perhaps_sent {
                settled(house, id, (State::Unknown, detail), None).await?;
            }
            Err(Trouble::Later(why))
        }
    }
}

fn shown(detail: &Detail) -> &str {
    if detail.code.is_empty() { "no code" } else { &detail.code }
}

async fn settled(
    house: &Shared,
    id: JobId,
    news: (State, Detail),
    dead: Option<Why>,
) -> Result<(), Trouble> {
    note(house, id, news, dead).await.map_err(|fault| Trouble::Later(fault.to_string()))
}

async fn note(
    house: &Shared,
    id: JobId,
    news: (State, Detail),
    dead: Option<Why>,
) -> Result<(), Fault> {
    let work = move |tx: &Tx| learn(tx, id, (news.0, &news.1), dead).map(|_| ());
    house.db.write(house.clock.now(), work).await
}

/// News of a message, and what it says about the address it went to. True when it was news.
pub(crate) fn learn(
    tx: &Tx,
    id: JobId,
    (state, detail): (State, &Detail),
    dead: Option<Why>,
) -> Result<bool, Fault> {
    let news = delivery::note(tx, id, state, detail)?;
    if let (true, Some(why), Some(of)) = (news, dead, delivery::of_message(tx, id)?) {
        delivery::bury(tx, &of.address, why)?;
    }
    Ok(news)
}
