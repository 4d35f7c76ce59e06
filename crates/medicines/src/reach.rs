//! The ways a member is reached, with an account or without one.

use base::{AccountId, Email, Lang, MemberScope, Phone, Reading};
use identity::account;
use identity::contacts::{self, Way};
use store::{Fault, Message, Tx};
use web::Letter;

/// Somebody to be written to.
#[derive(Debug, Clone)]
pub struct Reader {
    pub scope: MemberScope,
    pub account: Option<AccountId>,
    pub reading: Reading,
    pub first_name: base::Private<String>,
    pub ways: Vec<Reach>,
}

/// One way, and what tells it apart from the others in a message's key.
#[derive(Debug, Clone)]
pub enum Reach {
    Mail(String, Email),
    Text(String, Phone),
    /// The lines in the envelope's window.
    Post(Vec<String>),
}

/// Who must hear of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Every way on file, former ones of the last thirty days too: somebody may act in their name.
    Everywhere,
    /// One: the mailbox, else the phone.
    Once,
}

/// Whether they had their account closed: then nothing is written that they did not ask for.
pub fn is_closed(tx: &Tx, scope: MemberScope) -> Result<bool, Fault> {
    let member = scope.member();
    let Some(id) = account::of_member(tx, member)? else { return Ok(false) };
    account::closing::is_closed(tx, (id, member))
}

/// How a member reads today: as they chose with their account, else in the language of then.
pub fn reads(tx: &Tx, scope: MemberScope, then: Lang) -> Result<Reading, Fault> {
    let member = scope.member();
    match account::of_member(tx, member)? {
        Some(id) => identity::notices::reading_of(tx, (id, member)),
        None => Ok(then.into()),
    }
}

/// How a member is reached today: by the ways of their account, else by those in the plan's file,
/// else on paper. Nothing where the plan does not know them.
pub fn reader(tx: &Tx, scope: MemberScope, whom: Whom) -> Result<Option<Reader>, Fault> {
    let member = scope.member();
    if let Some(id) = account::of_member(tx, member)?
        && let Some(found) = account::store::account(tx, (id, member))?
    {
        let contacts = match whom {
            Whom::Everywhere => contacts::to_tell(tx, (id, member))?,
            Whom::Once => contacts::living(tx, (id, member))?,
        };
        let ways = contacts.into_iter().map(|contact| {
            let key = contact.id.to_string();
            match contact.way {
                Way::Mail(email) => Reach::Mail(key, email),
                Way::Phone(phone) => Reach::Text(key, phone),
            }
        });
        let ways = whom.of(ways.collect());
        let (reading, first_name) = (found.reads(), found.first_name);
        if !ways.is_empty() {
            return Ok(Some(Reader { scope, account: Some(id), reading, first_name, ways }));
        }
    }
    from_file(tx, scope, whom)
}

fn from_file(tx: &Tx, scope: MemberScope, whom: Whom) -> Result<Option<Reader>, Fault> {
    let Some(person) = coverage::person(tx, scope)? else { return Ok(None) };
    let mail = person.emails.iter().find_map(|text| text.parse().ok());
    let text = person.phones.iter().find_map(|text| text.parse().ok());
    let mail = mail.map(|email| Reach::Mail("mail".to_owned(), email));
    let text = text.map(|phone| Reach::Text("text".to_owned(), phone));
    let mut ways = whom.of(mail.into_iter().chain(text).collect());
    if ways.is_empty()
        && let Some(home) = &person.address
    {
        let name = person.name.full();
        let lines = crate::orders::address_lines(home).into_iter().map(|line| line.0);
        ways.push(Reach::Post(std::iter::once(name).chain(lines).collect()));
    }
    Ok(Some(Reader {
        scope,
        account: account::of_member(tx, scope.member())?,
        reading: person.lang.unwrap_or_default().into(),
        first_name: person.name.first().into(),
        ways,
    }))
}

impl Whom {
    fn of(self, mut ways: Vec<Reach>) -> Vec<Reach> {
        if self == Self::Once {
            ways.sort_by_key(|way| !matches!(way, Reach::Mail(..)));
            ways.truncate(1);
        }
        ways
    }
}

impl Reader {
    pub fn is_on_paper(&self) -> bool {
        self.ways.iter().all(|way| matches!(way, Reach::Post(_)))
    }

    /// Queues the letter at each way, once for each `key`, and says at how many.
    pub fn write(&self, tx: &Tx, key: &str, letter: &Letter) -> Result<usize, Fault> {
        for way in &self.ways {
            let (end, message): (&str, Message) = match way {
                Reach::Mail(end, email) => (end, letter.mail(email)),
                Reach::Text(end, phone) => (end, letter.text(phone)),
                Reach::Post(lines) => ("post", letter.post(lines)),
            };
            tx.send(format!("{key}:{end}"), self.scope, &message)?;
        }
        Ok(self.ways.len())
    }
}
