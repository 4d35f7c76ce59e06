//! Members who order refills and call them back, over and over, whatever becomes of the house.

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex};

use juniper::Persona;

use super::browser::{Answer, Browser};
use super::house::House;
use super::place::{SEED, now};

/// Sample members with something to refill today, a mailbox for the code, and no second factor.
const KEYS: [&str; 7] = ["ann", "harold", "june", "anand", "sofia", "niamh", "mei"];

/// A member at their browser. Of each thing they were told is done, they keep a note.
pub struct Member {
    browser: Browser,
    doing: Doing,
    pub placed: Vec<String>,
    pub called_back: Vec<String>,
    /// How often the house said that it could not, and why to come back.
    pub turned_away: Vec<Answer>,
}

/// What they do next. It changes only after an answer, so a lost answer means the same press again.
#[derive(Debug, Clone)]
enum Doing {
    Choosing,
    Confirming { draft: String },
    PressingAgain { draft: String, order: String },
    CallingBack { order: String },
}

pub fn personas() -> Vec<Persona> {
    let zone = jiff::tz::TimeZone::get("America/New_York").unwrap();
    juniper::personas(SEED, now().day_in(&zone))
}

/// Everyone, signed in.
pub fn members(house: &House) -> Vec<Member> {
    let people = personas();
    let named = |key| people.iter().find(|persona| persona.key == key).unwrap();
    KEYS.map(|key| Member::signed_in(house, named(key))).into()
}

impl Member {
    pub fn signed_in(house: &House, persona: &Persona) -> Self {
        let mut browser = Browser::new(house.address);
        browser.sign_in(persona);
        Self {
            browser,
            doing: Doing::Choosing,
            placed: Vec::new(),
            called_back: Vec::new(),
            turned_away: Vec::new(),
        }
    }

    pub const fn browser(&mut self) -> &mut Browser {
        &mut self.browser
    }

    /// One press of a button and what follows from its answer.
    pub fn step(&mut self) -> io::Result<()> {
        match self.doing.clone() {
            Doing::Choosing => self.choose(),
            Doing::Confirming { draft } => self.confirm(draft),
            Doing::PressingAgain { draft, order } => self.press_again(&draft, order),
            Doing::CallingBack { order } => self.call_back(&order),
        }
    }

    fn choose(&mut self) -> io::Result<()> {
        let page = self.browser.get("/refills")?;
        if self.was_turned_away(&page) {
            return Ok(());
        }
        let boxes = page.inputs("rx");
        assert!(!boxes.is_empty(), "nothing to refill: {}", page.text);
        let fields: Vec<(&str, &str)> = boxes.iter().map(|id| ("rx", id.as_str())).collect();
        let kept = self.browser.post("/refills", &fields)?;
        if self.was_turned_away(&kept) {
            return Ok(());
        }
        assert!(kept.leads_to("/refills/check?draft="), "{kept:?}");
        let check = self.browser.get(&kept.place.unwrap())?;
        if self.was_turned_away(&check) {
            return Ok(());
        }
        self.doing = Doing::Confirming { draft: check.inputs("draft").remove(0) };
        Ok(())
    }

    fn confirm(&mut self, draft: String) -> io::Result<()> {
        let answer = self.browser.post("/refills/check", &[("draft", &draft)])?;
        if self.was_turned_away(&answer) {
            return Ok(());
        }
        let order = order_in(&answer);
        self.placed.push(order.clone());
        self.doing = if self.placed.len().is_multiple_of(3) {
            Doing::PressingAgain { draft, order }
        } else {
            Doing::CallingBack { order }
        };
        Ok(())
    }

    fn press_again(&mut self, draft: &str, order: String) -> io::Result<()> {
        let answer = self.browser.post("/refills/check", &[("draft", draft)])?;
        if self.was_turned_away(&answer) {
            return Ok(());
        }
        assert_eq!(order_in(&answer), order, "the same press came to another order");
        self.doing = Doing::CallingBack { order };
        Ok(())
    }

    fn call_back(&mut self, order: &str) -> io::Result<()> {
        let answer = self.browser.post(&format!("/orders/{order}/cancel"), &[])?;
        if self.was_turned_away(&answer) {
            return Ok(());
        }
        assert!(answer.leads_to(&format!("/orders/{order}?cancelled=yes")), "{answer:?}");
        self.called_back.push(order.to_owned());
        self.doing = Doing::Choosing;
        Ok(())
    }

    fn was_turned_away(&mut self, answer: &Answer) -> bool {
        let away = answer.status == 503;
        if away {
            let Answer { status, text, .. } = answer;
            self.turned_away.push(Answer { status: *status, place: None, text: text.clone() });
        } else {
            assert!(answer.status < 400, "{answer:?}");
        }
        away
    }
}

fn order_in(answer: &Answer) -> String {
    let order = answer.place.as_deref().and_then(|place| place.strip_prefix("/orders/"));
    let order = order.and_then(|rest| rest.split('?').next());
    order.unwrap_or_else(|| panic!("no order came of it: {answer:?}")).to_owned()
}

/// Where the house is right now, if it stands.
#[derive(Default)]
pub struct Whereabouts {
    at: Mutex<At>,
    moved: Condvar,
}

#[derive(Default)]
struct At {
    address: Option<SocketAddr>,
    over: bool,
}

impl Whereabouts {
    pub fn is_at(&self, address: SocketAddr) {
        self.at.lock().unwrap().address = Some(address);
        self.moved.notify_all();
    }

    pub fn is_down(&self) {
        self.at.lock().unwrap().address = None;
    }

    pub fn is_over(&self) {
        self.at.lock().unwrap().over = true;
        self.moved.notify_all();
    }

    /// Where to knock, other than where nobody answered; nothing once the test is over.
    fn other_than(&self, silent: Option<SocketAddr>) -> Option<SocketAddr> {
        let waits = |at: &mut At| !at.over && (at.address.is_none() || at.address == silent);
        let at = self.moved.wait_while(self.at.lock().unwrap(), waits).unwrap();
        at.address.filter(|_| !at.over)
    }
}

/// Goes on until the test is over; where nobody answers any more, waits for the house to return.
pub fn keep_ordering(member: &mut Member, whereabouts: &Whereabouts, trouble: Sender<()>) {
    let _bell = Bell(trouble);
    let mut silent = None;
    while let Some(address) = whereabouts.other_than(silent) {
        member.browser.follow(address);
        silent = member.step().is_err().then_some(address);
    }
}

/// Rings when its member stopped over something that must not be.
pub struct Bell(pub Sender<()>);

impl Drop for Bell {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = self.0.send(());
        }
    }
}
