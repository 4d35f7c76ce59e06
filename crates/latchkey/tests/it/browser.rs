//! The smallest browser that can sign in: one request a connection, cookies, forms, no scripts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Error, ErrorKind, Read as _, Result, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use juniper::Persona;

/// Longer than the house may take for an answer.
pub const PATIENCE: Duration = Duration::from_secs(40);

#[derive(Clone)]
pub struct Browser {
    server: SocketAddr,
    cookies: BTreeMap<String, String>,
}

/// As `/demo/outbox.json` tells of a message.
#[derive(serde::Deserialize, PartialEq)]
struct Letter {
    id: String,
    to: String,
    text: String,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it sends the visitor.
    pub place: Option<String>,
    pub text: String,
}

impl Browser {
    pub const fn new(server: SocketAddr) -> Self {
        Self { server, cookies: BTreeMap::new() }
    }

    /// The house moved to another port; what the browser remembers of it stays.
    pub const fn follow(&mut self, server: SocketAddr) {
        self.server = server;
    }

    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask("GET", path, "")
    }

    /// Only the status: an answer to HEAD has no body to be whole.
    pub fn head(&mut self, path: &str) -> Result<u16> {
        let mut line = TcpStream::connect_timeout(&self.server, PATIENCE)?;
        line.set_read_timeout(Some(PATIENCE))?;
        line.write_all(self.request("HEAD", path, "").as_bytes())?;
        let mut text = String::new();
        line.read_to_string(&mut text)?;
        let status = text.split(' ').nth(1).and_then(|word| word.parse().ok());
        status.ok_or_else(|| Error::new(ErrorKind::UnexpectedEof, "no status"))
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// A cookie that somebody else put there.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.ask("POST", path, &pairs.join("&"))
    }

    /// Signs in as a stranger's browser does: name and password, the mailed code, and in.
    pub fn sign_in(&mut self, persona: &Persona) {
        let address = persona.email.as_ref().unwrap().as_str();
        let known = self.letters_to(address);
        let fields =
            [("username", persona.username.as_str()), ("password", persona.password.expose())];
        let asked = self.post("/sign-in", &fields).unwrap();
        assert_eq!(asked.status, 303, "{}", asked.text);
        let page = self.get("/sign-in/code").unwrap();
        let sealed = page.inputs("sealed").remove(0);
        let code = self.code_besides(address, &known);
        let done = self.post("/sign-in/code", &[("sealed", &sealed), ("code", &code)]).unwrap();
        assert_eq!(done.place.as_deref(), Some("/home"), "{}: {}", persona.key, done.text);
    }

    /// The texts of what was mailed to an address, the newest first.
    pub fn mail_to(&mut self, address: &str) -> Vec<String> {
        self.letters_to(address).into_iter().map(|letter| letter.text).collect()
    }

    /// The outbox shows so many and no more: an older one leaves it when another comes.
    fn letters_to(&mut self, address: &str) -> Vec<Letter> {
        let outbox = self.get("/demo/outbox.json").unwrap();
        let letters: Vec<Letter> = serde_json::from_str(&outbox.text).unwrap();
        letters.into_iter().filter(|letter| letter.to == address).collect()
    }

    /// The same, once there is any.
    pub fn mailed_to(&mut self, address: &str) -> Vec<String> {
        let began = Instant::now();
        loop {
            let mail = self.mail_to(address);
            if !mail.is_empty() {
                return mail;
            }
            assert!(began.elapsed() < PATIENCE, "nothing was mailed to {address}");
        }
    }

    /// The code in a message that is none of those known. Another kind may come at the same time.
    fn code_besides(&mut self, address: &str, known: &[Letter]) -> String {
        let began = Instant::now();
        loop {
            let letters = self.letters_to(address);
            let mut new = letters.iter().filter(|letter| !known.contains(letter));
            let code = new.find_map(|letter| letter.text.lines().map(str::trim).find(is_code));
            if let Some(code) = code {
                return code.to_owned();
            }
            assert!(began.elapsed() < PATIENCE, "no code was mailed to {address}");
        }
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Result<Answer> {
        let mut line = TcpStream::connect_timeout(&self.server, PATIENCE)?;
        line.set_read_timeout(Some(PATIENCE))?;
        line.write_all(self.request(method, path, body).as_bytes())?;
        let mut bytes = Vec::new();
        line.read_to_end(&mut bytes)?;
        self.read(&bytes)
    }

    fn request(&self, method: &str, path: &str, body: &str) -> String {
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.server);
        let pairs: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let _ = write!(text, "connection: close\r\ncookie: {}\r\n", pairs.join("; "));
        if method == "POST" {
            let kind = "application/x-www-form-urlencoded";
            let _ = write!(text, "content-type: {kind}\r\ncontent-length: {}\r\n", body.len());
        }
        text + "\r\n" + body
    }

    /// An answer that was cut short is no answer.
    fn read(&mut self, bytes: &[u8]) -> Result<Answer> {
        let cut = || Error::new(ErrorKind::UnexpectedEof, "the answer was cut short");
        // A file is no text: its length is told in bytes.
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(cut)?;
        let (head, body) = (String::from_utf8_lossy(&bytes[..end]), &bytes[end + 4..]);
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).ok_or_else(cut)?;
        let mut answer = Answer {
            status: status.parse().map_err(|_| cut())?,
            place: None,
            text: String::from_utf8_lossy(body).into_owned(),
        };
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            match name {
                "location" => answer.place = Some(value.to_owned()),
                "set-cookie" => self.keep(value),
                "content-length" if value.parse() != Ok(body.len()) => return Err(cut()),
                _ => {}
            }
        }
        Ok(answer)
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap();
        if rest.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Answer {
    /// The values of the inputs of one name, in the order of the page.
    pub fn inputs(&self, name: &str) -> Vec<String> {
        let tags = self.text.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
        let named = tags.filter(|tag| attribute(tag, "name") == Some(name));
        named.filter_map(|tag| attribute(tag, "value")).map(str::to_owned).collect()
    }

    /// What stands between a path's beginning and its end in the page's links.
    pub fn links(&self, beginning: &str) -> Vec<String> {
        let links = self.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let ours = links.filter_map(|link| link.strip_prefix(beginning));
        ours.filter(|rest| !rest.is_empty() && !rest.contains(['/', '?']))
            .map(str::to_owned)
            .collect()
    }

    /// What a failure page asks the visitor to read aloud.
    pub fn reference(&self) -> Option<&str> {
        let (_, rest) = self.text.split_once("class=\"lk-reference\"")?;
        let (_, rest) = rest.split_once("<strong>")?;
        rest.split('<').next().filter(|text| text.len() == 7 && text.as_bytes()[2] == b'-')
    }

    pub fn leads_to(&self, beginning: &str) -> bool {
        self.status == 303 && self.place.as_ref().is_some_and(|place| place.starts_with(beginning))
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn is_code(line: &&str) -> bool {
    let plain = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    line.split_once('-').is_some_and(|(left, right)| plain(left) && plain(right))
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
