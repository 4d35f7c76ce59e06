//! Latchkey's own answers: nothing here judges, everything is asked of the functions the product
//! asks (GUARD 1 and 2).

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use base::Timestamp;

use super::people::{World, has_channel, right};
use super::policy::{Account, Name, Outcome, Policy, Seen, Try};
use crate::counters::Counters;
use crate::hot::{NameTag, PasswordTag, Sighting};
use crate::pressure::{Strangers, Usual};
use crate::source::{Guess, History, Record, standing};
use crate::{
    Answers, Asking, BLIND_MESSAGES, Bucket, DEVICE_ANSWERS, DEVICE_STREAK, Empty, Given, Hot,
    Lane, Misses, PROVED_ANSWERS, Points, Pressure, Ration, Source, Streak, UNASKED_MESSAGES,
    WrongTag, may_check_blind,
};

/// From the form to the code that is entered: until then nobody can tell an owner from a stranger.
const ENTERING: Duration = Duration::from_secs(40);

/// What the store keeps for one account.
#[derive(Debug, Clone)]
struct Kept {
    /// Of the browser its owner is known on.
    device: (Misses, Answers),
    /// Behind a proof.
    proved: (Misses, Answers),
    /// Wrong passwords in a row, over all lanes.
    streak: Streak,
    /// The last wrong ones that were checked blind.
    blind: Misses,
    unasked: Bucket,
    blind_messages: Bucket,
}

impl Kept {
    fn new() -> Self {
        let fresh = (Misses::default(), Answers::FRESH);
        Self {
            device: fresh.clone(),
            proved: fresh,
            streak: Streak::default(),
            blind: Misses::default(),
            unasked: Bucket::FULL,
            blind_messages: Bucket::FULL,
        }
    }

    fn signed_in(&mut self) {
        // A success clears the counters of the authenticators used (SECURITY 26).
        (self.streak, self.blind) = (Streak::default(), Misses::default());
        (self.unasked, self.blind_messages) = (Bucket::FULL, Bucket::FULL);
    }
}

#[derive(Debug, Clone)]
pub struct Latchkey {
    accounts: Vec<Kept>,
    scores: Counters<Source>,
    histories: BTreeMap<Source, History>,
    hot: Hot,
    pressure: Pressure,
    /// When codes that are under way will have been entered.
    entered: VecDeque<Timestamp>,
}

impl Latchkey {
    pub fn new(world: &World) -> Self {
        Self {
            accounts: vec![Kept::new(); world.size.accounts as usize],
            scores: Counters::default(),
            histories: BTreeMap::new(),
            hot: Hot::begin(super::people::BEGIN),
            pressure: Pressure::begin(Usual::NOTHING, super::people::BEGIN),
            entered: VecDeque::new(),
        }
    }

    fn kept(&mut self, account: Account) -> &mut Kept {
        &mut self.accounts[account as usize]
    }

    fn lane(&self, asked: &Try) -> Lane {
        let record = |source| Record {
            score: self.scores.score(source),
            // Forgotten daily, so this is right to a day.
            members: self.histories.get(&source).map_or(0, History::held),
        };
        let [prefix, operator] = sources(asked).map(record);
        // Invented names have a ration as well; here nothing would show whether they do.
        let kept = match asked.name {
            Name::Of(account) => Some(&self.accounts[account as usize]),
            Name::Nobodys(_) => None,
        };
        let message_left =
            kept.is_none_or(|kept| UNASKED_MESSAGES.left(kept.unasked, asked.at) > 0);
        let known_device = asked.known_device
            && kept.is_some_and(|kept| {
                let (_, answers) = &kept.device;
                !answers.streak.reached(DEVICE_STREAK)
                    && DEVICE_ANSWERS.left(answers.bucket, asked.at) > 0
            });
        Asking {
            known_device,
            standing: standing(prefix, Some(operator), asked.at),
            pressure: self.pressure.is_on(asked.at),
            message_left,
        }
        .lane()
    }

    /// At once, exactly, and touched by nothing a stranger does.
    fn known(&mut self, account: Account, asked: &Try) -> Outcome {
        let kept = self.kept(account);
        let given = given(account, asked);
        let Ok(next) = answered(&kept.device, given, (DEVICE_ANSWERS, asked.at)) else {
            return Outcome::quiet(Seen::Nothing);
        };
        let counts = next.1.streak != kept.device.1.streak;
        kept.device = next;
        if given == Given::Right {
            kept.signed_in();
            return Outcome::quiet(Seen::In { extra_step: false });
        }
        if counts {
            kept.streak = kept.streak.miss();
        }
        Outcome::quiet(Seen::Wrong { at_once: true })
    }

    /// After the code: exact again, rationed per account.
    fn proved(&mut self, account: Account, asked: &Try) -> Seen {
        let kept = self.kept(account);
        let given = given(account, asked);
        let Ok(next) = answered(&kept.proved, given, (PROVED_ANSWERS, asked.at)) else {
            return Seen::Wait;
        };
        kept.proved = next;
        if given != Given::Right {
            return Seen::Wrong { at_once: asked.proved };
        }
        kept.signed_in();
        self.came_home(account, asked);
        Seen::In { extra_step: true }
    }

    fn came_home(&mut self, account: Account, asked: &Try) {
        for source in sources(asked) {
            self.histories.entry(source).or_default().completed(account.into(), asked.at);
        }
    }

    fn open(&mut self, asked: &Try) -> Outcome {
        let Name::Of(account) = asked.name else {
            self.failed(asked, Guess::UnknownName);
            return Outcome::quiet(Seen::Nothing);
        };
        let sent = has_channel(account)
            && take(&mut self.kept(account).unasked, UNASKED_MESSAGES, asked.at);
        if !(sent && asked.reads_mail) {
            self.failed(asked, Guess::Wrong);
            return Outcome { seen: Seen::Nothing, sent, anonymous_hash: false };
        }
        // What was sent was asked for, and the one who asked is no stranger.
        self.kept(account).unasked = Bucket::FULL;
        self.entered.push_back(asked.at + ENTERING);
        Outcome { seen: self.proved(account, asked), sent, anonymous_hash: false }
    }

    /// Checked unseen; only a right password makes a message.
    fn blind(&mut self, asked: &Try) -> Outcome {
        let Name::Of(account) = asked.name else {
            // The pool hashes for invented names too, or it would be quicker about them.
            self.failed(asked, Guess::UnknownName);
            return Outcome { seen: Seen::Nothing, sent: false, anonymous_hash: true };
        };
        let kept = self.kept(account);
        if !may_check_blind(kept.streak) {
            self.failed(asked, Guess::Wrong);
            return Outcome::quiet(Seen::Nothing);
        }
        let given = given(account, asked);
        if let Given::Wrong(tag) = given {
            if !kept.blind.holds(tag) {
                kept.streak = kept.streak.miss();
            }
            kept.blind = kept.blind.with(tag);
            self.failed(asked, Guess::Wrong);
            return Outcome { seen: Seen::Nothing, sent: false, anonymous_hash: true };
        }
        let sent = has_channel(account) && take(&mut kept.blind_messages, BLIND_MESSAGES, asked.at);
        if !(sent && asked.reads_mail) {
            self.failed(asked, Guess::Wrong);
            return Outcome { seen: Seen::Nothing, sent, anonymous_hash: true };
        }
        self.entered.push_back(asked.at + ENTERING);
        Outcome { seen: self.proved(account, asked), sent, anonymous_hash: true }
    }

    /// An attempt that did not come back signed in. The product scores it as it begins and forgives
    /// it afterwards; here both are known at once.
    fn failed(&mut self, asked: &Try, guess: Guess) {
        let tag = PasswordTag(asked.value);
        let points: Points = guess.points(self.hot.is_hot(tag));
        for source in sources(asked) {
            self.scores.add(source, points, asked.at);
        }
        let name = match asked.name {
            Name::Of(account) => NameTag(account.into()),
            Name::Nobodys(number) => NameTag(number),
        };
        self.hot.saw(Sighting { password: tag, name, prefix: asked.from.prefix });
    }

    fn codes_entered(&mut self, now: Timestamp) {
        while self.entered.front().is_some_and(|entered| *entered <= now) {
            self.entered.pop_front();
            self.pressure.note(Strangers::ENDED_WELL, now);
        }
    }

    /// What the product does once a day.
    fn daily(&mut self, now: Timestamp) {
        if !self.hot.is_over(now) {
            return;
        }
        self.hot = Hot::begin(now);
        self.scores.sweep(now);
        for history in self.histories.values_mut() {
            history.forget(now);
        }
        self.histories.retain(|_, history| history.held() > 0);
        // One node has nobody to tell.
        self.scores.take_news();
    }
}

impl Policy for Latchkey {
    fn answer(&mut self, asked: &Try) -> Outcome {
        self.daily(asked.at);
        if let (true, Name::Of(account)) = (asked.proved, asked.name) {
            return Outcome::quiet(self.proved(account, asked));
        }
        self.codes_entered(asked.at);
        let lane = self.lane(asked);
        if lane != Lane::Known {
            self.pressure.note(Strangers::TRIED, asked.at);
        }
        let outcome = match (lane, asked.name) {
            (Lane::Known, Name::Of(account)) => self.known(account, asked),
            (Lane::Blind, _) => self.blind(asked),
            _ => self.open(asked),
        };
        self.hot.take_untold();
        outcome
    }

    /// A code to every channel on file, whatever waits; what is typed after it is answered exactly.
    fn help(&mut self, asked: &Try) -> Outcome {
        match asked.name {
            Name::Of(account) if has_channel(account) && asked.reads_mail => {
                let seen = self.proved(account, &Try { proved: true, ..*asked });
                Outcome { seen, sent: true, anonymous_hash: false }
            }
            _ => Outcome::quiet(Seen::Nothing),
        }
    }
}

fn sources(asked: &Try) -> [Source; 2] {
    [Source::Prefix(asked.from.prefix), Source::Operator(asked.from.operator)]
}

/// The stub of the slow hash.
fn given(account: Account, asked: &Try) -> Given {
    if asked.value == right(account) {
        return Given::Right;
    }
    let [.., a, b] = asked.value.to_be_bytes();
    Given::Wrong(WrongTag(u16::from_be_bytes([a, b])))
}

fn answered(
    (misses, answers): &(Misses, Answers),
    given: Given,
    when: (Ration, Timestamp),
) -> Result<(Misses, Answers), Empty> {
    misses.answer(*answers, given, when)
}

fn take(bucket: &mut Bucket, ration: Ration, now: Timestamp) -> bool {
    match ration.take(*bucket, now) {
        Ok(less) => {
            *bucket = less;
            true
        }
        Err(_) => false,
    }
}
