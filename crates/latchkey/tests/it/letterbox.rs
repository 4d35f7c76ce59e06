//! A mailed code's way there and back, as `latchkey status serve` checks it: a real house, a real
//! Maildir. The house's own outbox stands in for the mail server between them.

use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, UNIX_EPOCH};

use base::{Clock, Secret, Timestamp};
use juniper::{Persona, Situation};
use status::{Check, Member, Part, Prober};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::browser::{Browser, PATIENCE};
use super::house::House;
use super::place::{Place, SEED, now};

/// The house's clock, or so many seconds ahead of it.
#[derive(Default)]
struct Ahead(AtomicU64);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        now() + Duration::from_secs(self.0.load(Ordering::Relaxed))
    }
}

/// The status page's side: the probe member, their mailbox, and a clock that can be turned on.
struct Post {
    prober: Prober,
    runtime: Runtime,
    mailbox: TempDir,
    clock: Ahead,
    outbox: Browser,
    address: String,
    /// How many letters the outbox held for them when a code was last asked for.
    before: usize,
    files: u32,
}

fn persona(of: Situation) -> Persona {
    let all = juniper::personas(SEED, now().day_in(&jiff::tz::TimeZone::UTC));
    all.into_iter().find(|one| one.situation == of).unwrap()
}

impl Post {
    fn new(house: &House, persona: &Persona) -> Self {
        let mailbox = tempfile::tempdir().unwrap();
        std::fs::create_dir(mailbox.path().join("new")).unwrap();
        let member = Member {
            username: persona.username.clone(),
            password: persona.password.clone(),
            app_key: Secret::new("JUNIPERRXSAMPLESEEDFORDEVONKETTL".to_owned()),
        };
        let prober = Prober::new(&format!("http://{}", house.address), Some(member)).unwrap();
        Self {
            prober: prober.reading(mailbox.path().to_owned()).unwrap(),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            mailbox,
            clock: Ahead::default(),
            outbox: Browser::new(house.address),
            address: persona.email.as_ref().unwrap().as_str().to_owned(),
            before: 0,
            files: 0,
        }
    }

    fn steps(&mut self) -> Result<Option<Check>, String> {
        self.before = self.outbox.mail_to(&self.address).len();
        self.runtime.block_on(self.prober.code(&self.clock))
    }

    fn pass(&self, minutes: u64) {
        self.clock.0.fetch_add(minutes * 60, Ordering::Relaxed);
    }

    /// The letter with the code that was just asked for, once the house has sent it.
    fn letter(&mut self) -> String {
        let began = Instant::now();
        loop {
            let mut letters = self.outbox.mail_to(&self.address);
            letters.truncate(letters.len().saturating_sub(self.before));
            if let Some(letter) = letters.into_iter().find(|text| code_of(text).is_some()) {
                return letter;
            }
            assert!(began.elapsed() < PATIENCE, "no code was mailed");
        }
    }

    /// As a mail server delivers.
    fn delivers(&mut self, text: &str) -> PathBuf {
        self.files += 1;
        let path = self.mailbox.path().join(format!("new/{}", self.files));
        let mut file = File::create(&path).unwrap();
        let head = "From: x@plan.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
        file.write_all(format!("{head}{text}").as_bytes()).unwrap();
        let micros = u64::try_from(self.clock.now().micros()).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_micros(micros)).unwrap();
        path
    }

    /// Asks for a code; nothing comes of that yet.
    fn asks(&mut self) {
        assert_eq!(self.steps(), Ok(None));
    }

    fn ends(&mut self) -> Check {
        self.steps().unwrap().unwrap()
    }
}

fn code_of(letter: &str) -> Option<&str> {
    let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
    letter.lines().map(str::trim).find(is_code)
}

fn on_both(of: Situation, test: impl Fn(&mut Post)) {
    for place in [Some(Place::sqlite()), Place::postgres()].into_iter().flatten() {
        let house = House::open(&place);
        test(&mut Post::new(&house, &persona(of)));
        house.kill();
    }
}

#[test]
fn a_mailed_code_signs_in_and_late_and_missing_ones_are_told_apart() {
    on_both(Situation::Calm, |post| {
        post.asks();
        let letter = post.letter();
        let file = post.delivers(&letter);
        let check = post.ends();
        assert_eq!((check.part, check.failed), (Part::Code, None));
        assert!(check.took_ms < 60_000 && !file.exists(), "{check:?}");
        post.pass(4);
        post.asks();
        assert_eq!(post.outbox.mail_to(&post.address).len(), post.before, "none so soon");
        post.pass(1);
        post.asks();
        let letter = post.letter();
        post.pass(3);
        post.delivers(&letter);
        let check = post.ends();
        assert_eq!((check.failed, check.took_ms / 1000), (Some("code-late"), 180));
        post.pass(2);
        post.asks();
        let lost = post.letter();
        post.pass(9);
        post.asks();
        post.pass(1);
        assert_eq!(post.ends().failed, Some("code-missing"));
        post.asks();
        let letter = post.letter();
        post.delivers(&lost);
        post.delivers(&letter);
        assert_eq!(post.ends().failed, None, "the one before is not this one");
    });
}

#[test]
fn only_the_code_that_was_asked_for_signs_in_whatever_strangers_write() {
    on_both(Situation::Calm, |post| {
        post.asks();
        let letter = post.letter();
        let code = code_of(&letter).unwrap().to_owned();
        post.delivers("AAAA-AAAA\r\n");
        post.delivers(&format!("{code}\r\n{code}\r\n"));
        post.delivers(&format!("AAAA-AAAB\r\n{}", "x".repeat(300_000)));
        post.delivers("\u{0}Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\n\r\n----");
        post.delivers("AAAA-AAAC\r\n");
        post.asks();
        post.delivers(&letter);
        assert_eq!(post.ends().failed, None);
        post.pass(5);
        post.asks();
        let letter = post.letter();
        for _ in 0..4 {
            post.delivers("AAAA-AAAA\r\n");
        }
        post.delivers(&letter);
        let told = post.steps();
        assert!(told.as_ref().is_err_and(|why| why.contains("nobody else knows")), "{told:?}");
    });
}

#[test]
fn a_second_factor_is_shown_too_though_its_code_was_just_used() {
    on_both(Situation::SecondFactor, |post| {
        let round = post.runtime.block_on(post.prober.round(&post.clock));
        let went = |part| round.iter().find(|check| check.part == part).unwrap().failed;
        assert_eq!((went(Part::SignIn), went(Part::Card)), (None, None));
        post.asks();
        // The round's browser was new as well, so it was sent a code that nobody typed.
        let (began, mut delivered) = (Instant::now(), Vec::new());
        let check = loop {
            let letters = post.outbox.mail_to(&post.address);
            for letter in letters.into_iter().filter(|text| code_of(text).is_some()) {
                if !delivered.contains(&letter) {
                    post.delivers(&letter);
                    delivered.push(letter);
                }
            }
            if let Some(check) = post.steps().unwrap() {
                break check;
            }
            assert!(began.elapsed() < PATIENCE, "no code came back");
        };
        assert_eq!(check.failed, None);
    });
}
