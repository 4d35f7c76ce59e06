//! The way back as browsers meet it, on both engines.

mod barriers;
mod counter;
mod doors;
mod engines;
mod help;
mod ways;

use std::sync::Arc;
use std::time::Duration;

use ::store::{Fault, Message, Tx};
use base::{AccountId, Email, Lang, MemberId, Phone, Secret, Timestamp};
use factors::Engine;
use identity::account::{self, Created, NewAccount};
use identity::contacts::{self, Way};
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::{Keys, Means};
use testkit::{Portal, Visitor};

use crate::flow::tier::Profile;
use crate::{Door, SCHEMA};

const PASSWORD: &str = "maple canoe quiet lantern";
const NEW_PASSWORD: &str = "river pencil gentle window";
const DAY: Duration = Duration::from_hours(24);

/// A portal with these rooms in it.
struct Site<'d> {
    portal: Portal,
    door: Arc<Door>,
    db: &'d ::store::Db,
}

fn site(test: impl FnMut(&Site)) {
    site_of(Profile::Standard, test);
}

fn site_of(profile: Profile, mut test: impl FnMut(&Site)) {
    let schemas = [::store::SCHEMA, identity::SCHEMA, factors::SCHEMA, coverage::SCHEMA, SCHEMA];
    ::store::testing::both(&schemas, |db| {
        let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
        let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
        let means = Arc::new(Means::new(Keys::derive(&[6; 32]), passwords));
        let engine = Engine::new("https://juniper.example", "Juniper Rx", Keys::derive(&[8; 32]));
        let engine = Arc::new(engine.unwrap());
        let door = Arc::new(Door {
            means: means.clone(),
            engine: engine.clone(),
            profile,
            texts: true,
            screen: None,
        });
        let slices =
            vec![identity::slice(), factors::slice(), coverage::slice(), crate::slice(&door)];
        let held = door.clone();
        let portal = Portal::stamped(db, slices, move |house, router| {
            let members = identity::stamp(house.clone(), means);
            members(factors::stamp(engine)(crate::stamp(held)(router)))
        });
        test(&Site { portal, door, db });
    });
}

type Of = (AccountId, MemberId);

impl Site<'_> {
    fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    ) -> T {
        self.db.write_blocking(self.portal.now(), work).unwrap()
    }

    /// Somebody with a username, maybe an address, maybe a number, all known for a year.
    fn person(&self, number: u8, username: &str, (email, phone): (&str, &str)) -> Of {
        let of = self.account_of(MemberId::new([number; 16]), username);
        let since = self.portal.now() - DAY * 365;
        let mail = email.parse::<Email>().ok().map(Way::Mail);
        let text = phone.parse::<Phone>().ok().map(Way::Phone);
        for way in mail.into_iter().chain(text) {
            self.write(move |tx| contacts::add_known(tx, of, &way, since));
        }
        of
    }

    fn account_of(&self, member: MemberId, username: &str) -> Of {
        let password = Secret::new(PASSWORD.to_owned());
        let new = NewAccount {
            member,
            username: username.parse().unwrap(),
            first_name: "Ann".into(),
            lang: Lang::English,
            email: None,
            password: Some(self.door.means.passwords.hash_now(&password, *member.bytes())),
        };
        match self.write(move |tx| account::create(tx, &new)) {
            Created::Account(account) => (account, member),
            other => panic!("{other:?}"),
        }
    }

    /// Whether this is the password now.
    fn opens(&self, of: Of, password: &'static str) -> bool {
        let kept = self.write(move |tx| account::store::kept(tx, of)).unwrap();
        let (passwords, typed) = (&self.door.means.passwords, Secret::new(password.to_owned()));
        let verdict = self.portal.runtime.block_on(passwords.verify(&typed, &kept.current));
        matches!(verdict, Ok(identity::passwords::Verdict::Right { .. }))
    }

    fn frozen(&self, of: Of) -> Option<Timestamp> {
        self.write(move |tx| identity::holds::frozen(tx, of))
    }

    /// Asks for help by this name and returns what was sent.
    fn asks(&self, browser: &Visitor<'_>, name: &str) -> Vec<Message> {
        let sent = browser.sends("/get-in", &[("name", name)]);
        assert_eq!(sent.place(), "/get-in/reset");
        self.portal.work()
    }

    /// By the mailbox alone, up to the new password.
    fn by_mail(&self, browser: &Visitor<'_>, name: &str) -> Vec<Message> {
        let sent = self.asks(browser, name);
        let code = code_in(&sent[0]);
        let proved = browser.sends("/get-in/reset", &[("code", code)]);
        assert_eq!(proved.place(), "/get-in/proved");
        choose(browser);
        self.portal.work()
    }
}

fn choose(browser: &Visitor<'_>) {
    let chosen = browser.sends("/get-in/proved", &[("password", NEW_PASSWORD)]);
    assert_eq!(chosen.place(), "/get-in/case");
}

/// The code on a line of its own, or the one a text begins with.
fn code_in(message: &Message) -> String {
    let line = message.text.lines().find_map(|line| line.strip_prefix("    "));
    let words = || message.text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let long = || words().find(|word| word.len() == 14 && word.matches('-').count() == 2);
    let short = || words().find(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()));
    let found = line.or_else(long).or_else(short);
    found.unwrap_or_else(|| panic!("no code in {}", message.text.as_str())).trim().to_owned()
}

fn to<'m>(sent: &'m [Message], whom: &str) -> &'m Message {
    sent.iter().find(|message| message.to.contains(whom)).expect(whom)
}

fn link_in(message: &Message) -> String {
    let line = message.text.lines().find(|line| line.contains("/get-in/reset?link="));
    line.unwrap().replace("https://juniper.example", "")
}
