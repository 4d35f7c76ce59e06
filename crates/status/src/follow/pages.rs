//! Handlers of the doors for those who want to be told, and those who no longer do. An answer is
//! the same whether or not somebody follows already.

use std::sync::Arc;

use ::store::{Owner, Tx};
use base::Private;
use web::{Answer, Cx, Fields, Form, From, Path, Problems, Reads, Shared};

use super::rules::{ASKINGS, CHECKS, CODE_LIFE, TRIES, To, Topics, Way, Wish};
use super::store::{self, Asked, Token};
use super::{Door, letters, machine};

pub mod shown;

use shown::{AskPage, CallPage, ChoosePage, CodePage, Press, PressPage, Told, ToldPage};

type Doors = Arc<Door>;

/// What was typed, as it came.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub to: Private<String>,
    pub ticked: Vec<String>,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let to = fields.text("to").trim().chars().take(LONGEST).collect::<String>();
        let ticked = fields.all("part").take(20).map(|word| word.chars().take(20).collect());
        Self { to: to.into(), ticked: ticked.collect() }
    }
}

/// Longer than any address we take.
const LONGEST: usize = 500;

/// Six digits, as they came.
pub struct Digits(String);

impl Reads for Digits {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("code").chars().filter(char::is_ascii_digit).take(12).collect())
    }
}

/// What a form carries to name who asked.
pub struct Carried(Token);

impl Reads for Carried {
    fn read(fields: &Fields) -> Self {
        Self(Token::typed(fields.text("asked")))
    }
}

/// `GET /subscribe`
pub async fn choose(cx: Cx, door: Doors) -> Answer {
    cx.show(ChoosePage::of(&cx.frame(), &door))
}

/// `GET /subscribe/mail`
pub async fn ask_mail(cx: Cx, door: Doors) -> Answer {
    cx.show(AskPage::of(&cx.frame(), &door, Way::Mail))
}

/// `GET /subscribe/text`
pub async fn ask_text(cx: Cx, door: Doors) -> Answer {
    if !door.texts {
        return cx.missing();
    }
    cx.show(AskPage::of(&cx.frame(), &door, Way::Text))
}

/// `GET /subscribe/call`
pub async fn ask_call(cx: Cx, door: Doors) -> Answer {
    cx.show(AskPage::of(&cx.frame(), &door, Way::Call))
}

/// What somebody wants, if every field can be read.
fn wish(way: Way, typed: &Typed, (lang, secret): (base::Lang, String)) -> Result<Wish, Problems> {
    let mut problems = Problems::none();
    let to = To::read(way, &typed.to);
    if to.is_none() {
        problems.add(
            "to",
            match way {
                Way::Mail => "status-follow-to-mail-wrong",
                Way::Text => "status-follow-to-text-wrong",
                Way::Call => "status-follow-to-call-wrong",
            },
        );
    }
    let topics = Topics::read(typed.ticked.iter().map(String::as_str));
    if topics.is_none() {
        problems.add("part", "status-follow-part-missing");
    }
    match (to, topics) {
        (Some(to), Some(topics)) => Ok(Wish { to, topics, lang, secret: secret.into() }),
        _ => Err(problems),
    }
}

/// How keeping that somebody asked went.
enum Kept {
    /// Told of under this word, whether or not anything was sent.
    Asked(Token),
    /// Too many were asked for from here.
    TooMany,
}

/// Keeps that somebody asked, and sends what they confirm with, where their address may be sent
/// more today. A call is made only when they press for it.
async fn keep(cx: &Cx, from: From, wish: Wish) -> Result<Kept, web::Fault> {
    let house = Shared::clone(cx.house());
    cx.write(move |tx| {
        if !store::take(tx, ("status.source", &from.0.to_string()), ASKINGS)? {
            return Ok(Kept::TooMany);
        }
        let token = Token::new(tx.entropy());
        let f = house.frame(wish.lang, tx.now());
        if store::ask(tx, &token, &wish)? {
            let message = match &wish.to {
                To::Mail(mail) => Some(letters::confirm_mail(&f, mail, &token)),
                To::Text(phone) => Some(letters::confirm_text(&f, phone, &wish.secret)),
                To::Call(_) => None,
            };
            let key = || base::JobId::new(tx.entropy());
            if let Some(message) = message {
                tx.send(format!("status-confirm:{}", key()), Owner::House, &message)?;
            }
        }
        Ok(Kept::Asked(token))
    })
    .await
}

/// The form again, with what was typed and what to look at.
fn again(cx: &Cx, door: &Door, (way, typed): (Way, Typed), problems: Problems) -> Answer {
    cx.show_problem(AskPage::of(&cx.frame(), door, way).again(typed, problems))
}

fn too_many() -> Problems {
    Problems::at_field("to", "status-follow-too-many")
}

/// `POST /subscribe/mail`
pub async fn mail(cx: Cx, door: Doors, from: From, Form(typed): Form<Typed>) -> Answer {
    let wish = match wish(Way::Mail, &typed, (cx.lang(), String::new())) {
        Ok(wish) => wish,
        Err(problems) => return again(&cx, &door, (Way::Mail, typed), problems),
    };
    match keep(&cx, from, wish).await? {
        Kept::Asked(_) => cx.go("/subscribe/mail/sent"),
        Kept::TooMany => again(&cx, &door, (Way::Mail, typed), too_many()),
    }
}

/// `GET /subscribe/mail/sent`
pub async fn mail_sent(cx: Cx, door: Doors) -> Answer {
    cx.show(ToldPage::of(&cx.frame(), &door, Told::MailSent))
}

/// `POST /subscribe/text`
pub async fn text(cx: Cx, door: Doors, from: From, Form(typed): Form<Typed>) -> Answer {
    if !door.texts {
        return cx.missing();
    }
    let digits = u64::from_be_bytes(first_eight(&cx.house().luck.entropy())) % 1_000_000;
    let wish = match wish(Way::Text, &typed, (cx.lang(), format!("{digits:06}"))) {
        Ok(wish) => wish,
        Err(problems) => return again(&cx, &door, (Way::Text, typed), problems),
    };
    match keep(&cx, from, wish).await? {
        Kept::Asked(token) => cx.go(format!("/subscribe/text/{}", token.text())),
        Kept::TooMany => again(&cx, &door, (Way::Text, typed), too_many()),
    }
}

fn first_eight(bytes: &[u8; 16]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[..8]);
    eight
}

/// `GET /subscribe/text/{asked}`: the same for a word that names nobody.
pub async fn ask_code(cx: Cx, door: Doors, Path(asked): Path<String>) -> Answer {
    cx.show(CodePage::of(&cx.frame(), &door, &Token::typed(&asked)))
}

/// How typing six digits went.
enum Entered {
    /// They follow this.
    Right(Topics),
    Wrong,
    /// Too old, tried too often, or used before they left.
    Over,
}

/// `POST /subscribe/text/{asked}`
pub async fn code(
    cx: Cx,
    door: Doors,
    Path(asked): Path<String>,
    Form(Digits(typed)): Form<Digits>,
) -> Answer {
    let token = Token::typed(&asked);
    if typed.len() != 6 {
        let page = CodePage::of(&cx.frame(), &door, &token);
        return cx.show_problem(page.wrong("status-follow-code-shape"));
    }
    let (mine, digits) = (token.clone(), typed);
    match cx.write(move |tx| enter(tx, &mine, &digits)).await? {
        Entered::Right(topics) => {
            cx.show(ToldPage::of(&cx.frame(), &door, Told::Follows(topics, Way::Text)))
        }
        Entered::Wrong => {
            let page = CodePage::of(&cx.frame(), &door, &token);
            cx.show_problem(page.wrong("status-follow-code-wrong"))
        }
        Entered::Over => cx.show(ToldPage::of(&cx.frame(), &door, Told::CodeOver)),
    }
}

/// Counts the try before it is answered: guesses sent side by side share one ration.
fn enter(tx: &Tx, token: &Token, typed: &str) -> Result<Entered, ::store::Fault> {
    let Some(asked) = store::asked(tx, token)? else { return Ok(Entered::Over) };
    let of_text = matches!(asked.wish.to, To::Text(_));
    let right = of_text && asked.sent && *asked.wish.secret == typed;
    let confirmed = |tx| {
        let follows = store::confirm(tx, token, &asked)?;
        Ok(follows.map_or(Entered::Over, Entered::Right))
    };
    if asked.done && right {
        return confirmed(tx);
    }
    if !of_text || tx.now().since(asked.at) > CODE_LIFE || !store::count_try(tx, token)? {
        return Ok(Entered::Over);
    }
    if right {
        return confirmed(tx);
    }
    Ok(if asked.tries + 1 >= TRIES { Entered::Over } else { Entered::Wrong })
}

/// `POST /subscribe/call`: the key that signs our calls is shown this once.
pub async fn call(cx: Cx, door: Doors, from: From, Form(typed): Form<Typed>) -> Answer {
    let secret = data_encoding::HEXLOWER.encode(&cx.house().luck.key());
    let wish = match wish(Way::Call, &typed, (cx.lang(), secret.clone())) {
        Ok(wish) => wish,
        Err(problems) => return again(&cx, &door, (Way::Call, typed), problems),
    };
    match keep(&cx, from, wish).await? {
        Kept::Asked(token) => cx.show(CallPage::of(&cx.frame(), &door, &token).showing(secret)),
        Kept::TooMany => again(&cx, &door, (Way::Call, typed), too_many()),
    }
}

/// What a press for a call comes to before anybody is called.
enum Check {
    Call(String, Asked),
    /// They follow this already.
    Done(Topics),
    TooMany,
    /// We call as many as we can.
    Full,
    Over,
}

/// `GET /subscribe/call/check`: whoever comes back from another language's link starts again.
pub async fn checked(cx: Cx, _door: Doors) -> Answer {
    cx.go("/subscribe/call")
}

/// `POST /subscribe/call/check`
pub async fn check(cx: Cx, door: Doors, Form(Carried(token)): Form<Carried>) -> Answer {
    let mine = token.clone();
    let (address, asked) = match cx.write(move |tx| may_call(tx, &mine)).await? {
        Check::Call(address, asked) => (address, asked),
        Check::Done(topics) => {
            let told = Told::Follows(topics, Way::Call);
            return cx.show(ToldPage::of(&cx.frame(), &door, told));
        }
        Check::TooMany => return not_called(&cx, &door, (&token, "status-follow-too-many")),
        Check::Full => return not_called(&cx, &door, (&token, "status-follow-call-full")),
        Check::Over => return cx.show(ToldPage::of(&cx.frame(), &door, Told::CodeOver)),
    };
    let challenge = Token::new(cx.house().luck.entropy());
    let call = (asked.wish.secret.as_str(), challenge.text(), cx.now());
    match door.reach.echoes(&address, call).await {
        Some(true) => {
            let follows = cx.write(move |tx| store::confirm(tx, &token, &asked)).await?;
            let told = follows.map_or(Told::CodeOver, |topics| Told::Follows(topics, Way::Call));
            cx.show(ToldPage::of(&cx.frame(), &door, told))
        }
        Some(false) => not_called(&cx, &door, (&token, "status-follow-call-silent")),
        None => not_called(&cx, &door, (&token, "status-follow-call-busy")),
    }
}

fn not_called(cx: &Cx, door: &Door, (token, key): (&Token, &'static str)) -> Answer {
    cx.show_problem(CallPage::of(&cx.frame(), door, token).wrong(key))
}

/// Counted before the call goes out.
fn may_call(tx: &Tx, token: &Token) -> Result<Check, ::store::Fault> {
    let Some(asked) = store::asked(tx, token)? else { return Ok(Check::Over) };
    let To::Call(address) = &asked.wish.to else { return Ok(Check::Over) };
    if asked.done {
        let follows = store::confirm(tx, token, &asked)?;
        return Ok(follows.map_or(Check::Over, Check::Done));
    }
    if !store::has_room(tx, &asked)? {
        return Ok(Check::Full);
    }
    if !store::count_try(tx, token)? {
        return Ok(Check::Over);
    }
    if !store::take(tx, ("status.checked", &machine::host(address)), CHECKS)? {
        return Ok(Check::TooMany);
    }
    Ok(Check::Call(address.0.clone(), asked))
}

/// `GET /subscribe/confirm/{token}`: a page with a button, since programs that look at mail before
/// people do open links and press nothing.
pub async fn ask_confirm(cx: Cx, door: Doors, Path(token): Path<String>) -> Answer {
    let token = Token::typed(&token);
    let mine = token.clone();
    let topics = cx.read(move |tx| {
        let Some(asked) = of_mail(tx, &mine)? else { return Ok(None) };
        if asked.done {
            return Ok(store::follower(tx, &asked.name)?.map(|known| known.wish.topics));
        }
        Ok(Some(asked.wish.topics))
    });
    match topics.await? {
        Some(topics) => {
            let press = (Press::Confirm, topics);
            cx.show(PressPage::of(&cx.frame(), &door, &token, press))
        }
        None => cx.show(ToldPage::of(&cx.frame(), &door, Told::LinkOver)),
    }
}

fn of_mail(tx: &Tx, token: &Token) -> Result<Option<Asked>, ::store::Fault> {
    Ok(store::asked(tx, token)?.filter(|asked| matches!(asked.wish.to, To::Mail(_))))
}

/// `POST /subscribe/confirm/{token}`
pub async fn confirm(cx: Cx, door: Doors, Path(token): Path<String>) -> Answer {
    let token = Token::typed(&token);
    let settled = cx.write(move |tx| {
        let Some(asked) = of_mail(tx, &token)? else { return Ok(None) };
        store::confirm(tx, &token, &asked)
    });
    let follows = settled.await?;
    let told = follows.map_or(Told::LinkOver, |topics| Told::Follows(topics, Way::Mail));
    cx.show(ToldPage::of(&cx.frame(), &door, told))
}

/// `GET /subscribe/leave/{token}`
pub async fn ask_leave(cx: Cx, door: Doors, Path(token): Path<String>) -> Answer {
    let token = Token::typed(&token);
    let mine = token.clone();
    match cx.read(move |tx| store::leaving(tx, &mine)).await? {
        Some(follower) => {
            let press = (Press::Leave, follower.wish.topics);
            cx.show(PressPage::of(&cx.frame(), &door, &token, press))
        }
        None => cx.show(ToldPage::of(&cx.frame(), &door, Told::Nobody)),
    }
}

/// `POST /subscribe/leave/{token}`: by a person's press, their mailbox's own button (RFC 8058), or
/// a program. Whatever the body says, they are told no more; a link of nobody who follows stops
/// nothing, and says so.
pub async fn leave(cx: Cx, door: Doors, Path(token): Path<String>) -> Answer {
    let token = Token::typed(&token);
    let left = cx.write(move |tx| {
        let Some(follower) = store::leaving(tx, &token)? else { return Ok(false) };
        store::drop_one(tx, &follower.name, "status.left").map(|()| true)
    });
    let told = if left.await? { Told::Left } else { Told::Nobody };
    cx.show(ToldPage::of(&cx.frame(), &door, told))
}
