//! What a member is told of an answer: that there is one. It names no topic and says nothing of
//! what stands in it.

use ::store::{Channel, Fault, Tx, delivery};
use identity::account;
use identity::contacts::{self, Contact, Way};
use web::{Frame, House, Letter};

use super::store::Ticket;

/// The kind of its key, as people are told of it.
pub const KIND: &str = "ticket-answered";

/// Tells the writer at one way of theirs that takes messages, the mailbox first. A stranger left us
/// none, and whoever closed their account meanwhile reads nothing here. False where nobody is told.
pub fn tell_answered(
    tx: &Tx,
    house: &House,
    (ticket, version): (&Ticket, i64),
) -> Result<bool, Fault> {
    let Some(member) = ticket.owner else { return Ok(false) };
    let Some(id) = account::of_member(tx, member)? else { return Ok(false) };
    let Some(found) = account::store::account(tx, (id, member))? else { return Ok(false) };
    let mut ways = contacts::confirmed(tx, (id, member))?;
    ways.sort_by_key(|contact| contact.way.email().is_none());
    let Some(contact) = first_alive(tx, ways)? else { return Ok(false) };
    let f = house.frame(found.reads(), tx.now());
    let letter = letter(&f, tx.entropy(), (&found.first_name, &ticket.id.to_string()));
    let message = match &contact.way {
        Way::Mail(email) => letter.mail(email),
        Way::Phone(phone) => letter.text(phone),
    };
    tx.send(format!("{KIND}:{}:{version}:{}", ticket.id, contact.id), member, &message)?;
    Ok(true)
}

/// None of those that came back for good, or whose owner said STOP.
fn first_alive(tx: &Tx, ways: Vec<Contact>) -> Result<Option<Contact>, Fault> {
    for contact in ways {
        let (channel, to) = match &contact.way {
            Way::Mail(email) => (Channel::Mail, email.as_str()),
            Way::Phone(phone) => (Channel::Text, phone.digits()),
        };
        if !delivery::is_dead(tx, &delivery::address(tx, channel, to))? {
            return Ok(Some(contact));
        }
    }
    Ok(None)
}

fn letter(f: &Frame, mark: base::Entropy, (name, ticket): (&str, &str)) -> Letter {
    Letter::new(f, mark)
        .subject(f.say("contact-answered-subject").put("plan", &f.plan().name))
        .short(f.t("contact-mail-short"))
        .greeting(name)
        .para(f.t("contact-answered-intro"))
        .link(f.t("contact-mail-link"), &format!("/help/contact/{ticket}"))
        .closing()
}

/// As the gallery shows it.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let id = base::TicketId::new([7; 16]).to_string();
    vec![(KIND, letter(f, [3; 16], ("Ann", &id)))]
}
