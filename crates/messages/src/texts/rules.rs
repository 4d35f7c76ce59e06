//! What the provider's words and numbers mean, and what people answer.

use base::Lang;
use store::delivery::{State, Why};

/// How an attempt that the provider refused should be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This number takes no texts: it does not exist, or is a landline.
    Gone,
    /// Its owner said STOP to the provider.
    Stop,
    /// Not this message to this number; nothing is known of the next.
    NotTaken,
    /// Our account, number or key is wrong.
    Ours,
    Later,
}

/// `code` is the provider's own; where it gave none, the status of its answer says enough.
pub(crate) fn judge(status: u16, code: Option<u32>) -> Verdict {
    match (status, code) {
        (_, Some(21_610)) => Verdict::Stop,
        // Not a number; not a number for texts; not a mobile number.
        (_, Some(21_211 | 21_614 | 21_217)) => Verdict::Gone,
        // Not reachable from ours, or not allowed to be; too long; no words.
        (_, Some(21_612 | 21_408 | 21_617 | 21_602)) => Verdict::NotTaken,
        (400 | 404 | 422, _) => Verdict::Ours,
        // A wrong key may be put right before the queue gives up; so may a limit or an outage.
        _ => Verdict::Later,
    }
}

/// What a delivery callback says, if it is a state we know.
pub(crate) fn read_news(status: &str, code: Option<u32>) -> Option<(State, Option<Why>)> {
    match status {
        "accepted" | "scheduled" | "queued" | "sending" | "sent" => Some((State::Accepted, None)),
        "delivered" | "read" => Some((State::Delivered, None)),
        "undelivered" => Some((State::Bounced, dead(code))),
        "failed" | "canceled" => Some((State::Refused, dead(code))),
        _ => None,
    }
}

/// A phone that is switched off or a filter says nothing about the next message.
fn dead(code: Option<u32>) -> Option<Why> {
    match code {
        Some(21_610) => Some(Why::Stop),
        // Unknown number; landline.
        Some(30_005 | 30_006 | 21_211 | 21_614) => Some(Why::Gone),
        _ => None,
    }
}

/// What somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    Stop,
    Start,
    Help(Lang),
    /// Something else, in the language it seems to be in.
    Other(Lang),
}

/// As many letters of an answer as are read.
const READ: usize = 160;
/// A sentence of this many words says one thing.
const SHORT: usize = 5;
/// One that names texts may be longer. What a phone makes of a heart on a message of ours quotes
/// all of it, STOP included, and is longer still.
const PLAIN: usize = 8;

/// Words that end texts in whatever short sentence they stand: those that carriers and the FCC
/// name (47 CFR 64.1200(a)(10)), and their Spanish sisters.
const STOPS: [&str; 10] = [
    "STOP",
    "STOPALL",
    "UNSUBSCRIBE",
    "REVOKE",
    "OPTOUT",
    "PARAR",
    "PAREN",
    "DETENER",
    "DETENGA",
    "DETENGAN",
];
/// Words that end texts where nothing else is said: an order is cancelled too.
const STOPS_ALONE: [&str; 9] =
    ["CANCEL", "END", "QUIT", "ALTO", "PARE", "CANCELAR", "BAJA", "FIN", "CANCELE"];
/// What may stand beside one of them and says nothing else.
const BESIDE: [&str; 19] = [
    "NO", "MORE", "MAS", "PLEASE", "ALL", "THE", "THESE", "MY", "ME", "TEXT", "TEXTS", "TEXTING",
    "MESSAGES", "POR", "FAVOR", "LOS", "ESTOS", "TODOS", "MENSAJES",
];
const TEXTS: [&str; 8] =
    ["TEXT", "TEXTS", "TEXTING", "TEXTOS", "MESSAGE", "MESSAGES", "MENSAJE", "MENSAJES"];
/// What may be meant instead: then they are told how to reach us, and how to stop.
const ELSE: [&str; 21] = [
    "ORDER",
    "ORDERS",
    "REFILL",
    "REFILLS",
    "MEDICINE",
    "MEDICATION",
    "PRESCRIPTION",
    "TAKING",
    "CLAIM",
    "PAYMENT",
    "COVERAGE",
    "WHY",
    "WHEN",
    "CAN",
    "PEDIDO",
    "PEDIDOS",
    "RESURTIDO",
    "RESURTIDOS",
    "MEDICINA",
    "RECETA",
    "PAGO",
];
const NOT: [&str; 4] = ["DONT", "NOT", "NEVER", "NUNCA"];
/// Words of Spanish that stand in many a short answer.
const SPANISH: [&str; 13] = [
    "GRACIAS", "HOLA", "POR", "FAVOR", "QUE", "QUIEN", "QUIERO", "NECESITO", "MENSAJES", "EL",
    "LA", "ES", "AYUDA",
];

/// Whoever wants no more texts need not find our word for it: any wording counts that a person
/// would understand.
pub fn parse_reply(text: &str) -> Reply {
    let said = words(text);
    let said: Vec<&str> = said.split_whitespace().collect();
    match said.as_slice() {
        ["START" | "YES" | "UNSTOP" | "INICIAR" | "ALTA" | "SI"] => Reply::Start,
        ["HELP" | "INFO"] => Reply::Help(Lang::English),
        ["AYUDA"] => Reply::Help(Lang::Spanish),
        said if stops(said) => Reply::Stop,
        said if said.iter().any(|word| SPANISH.contains(word)) => Reply::Other(Lang::Spanish),
        _ => Reply::Other(Lang::English),
    }
}

fn stops(said: &[&str]) -> bool {
    let has = |known: &[&str]| said.iter().any(|word| known.contains(word));
    let pair = |first: &str, then: &str| said.windows(2).any(|pair| pair == [first, then]);
    let known = |word: &&str| STOPS_ALONE.contains(word) || BESIDE.contains(word);
    let negated = said.windows(2).any(|two| NOT.contains(&two[0]) && STOPS.contains(&two[1]));
    let named = (has(&STOPS) || pair("OPT", "OUT")) && !negated;
    let refused = pair("REMOVE", "ME") || said.windows(3).any(is_refusal);
    let ended = has(&STOPS_ALONE) || pair("NO", "MORE") || pair("NO", "MAS");
    let (short, plain) = (said.len() <= SHORT, said.len() <= PLAIN);
    let alone = (named && !has(&ELSE)) || (ended && said.iter().all(known));
    (short && alone) || (plain && (refused || (named && has(&TEXTS))))
}

/// Three words that say no to texts without any of the words that end them.
fn is_refusal(three: &[&str]) -> bool {
    matches!(
        three,
        ["DONT" | "NOT", "TEXT" | "MESSAGE" | "SEND" | "CONTACT", "ME"]
            | ["NO", "ME", "MANDE" | "MANDEN" | "ENVIE" | "ENVIEN" | "ESCRIBA" | "ESCRIBAN"]
            | ["NO", "QUIERO", "MAS" | "MENSAJES"]
            | ["TAKE", "ME", "OFF"]
    )
}

/// Capital letters alone, without accents, and one space for whatever stands between words.
fn words(text: &str) -> String {
    let plain = |c: char| match c {
        'Á' => Some('A'),
        'É' => Some('E'),
        'Í' => Some('I'),
        'Ó' => Some('O'),
        'Ú' | 'Ü' => Some('U'),
        // An accent of its own, and what English leaves out in "don't".
        '\u{300}'..='\u{36f}' | '\'' | '’' => None,
        c if c.is_alphabetic() => Some(c),
        _ => Some(' '),
    };
    text.chars().take(READ).flat_map(char::to_uppercase).filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_refusal_is_the_numbers_the_owners_ours_or_passing() {
        assert_eq!(judge(400, Some(21_614)), Verdict::Gone);
        assert_eq!(judge(400, Some(21_211)), Verdict::Gone);
        assert_eq!(judge(400, Some(21_610)), Verdict::Stop);
        assert_eq!(judge(400, Some(21_606)), Verdict::Ours);
        assert_eq!(judge(400, Some(21_612)), Verdict::NotTaken);
        for (status, code) in [(429, Some(20_429)), (500, None), (503, None), (401, Some(20_003))] {
            assert_eq!(judge(status, code), Verdict::Later, "{status}");
        }
    }

    #[test]
    fn a_phone_switched_off_is_not_a_number_that_is_gone() {
        let switched_off = read_news("undelivered", Some(30_003));
        assert_eq!(switched_off, Some((State::Bounced, None)));
        let landline = read_news("undelivered", Some(30_006));
        assert_eq!(landline, Some((State::Bounced, Some(Why::Gone))));
        assert_eq!(read_news("delivered", None), Some((State::Delivered, None)));
        assert_eq!(read_news("dancing", None), None);
    }

    #[test]
    fn people_say_stop_in_their_own_way() {
        let said = "STOP, stop. ,Stop!,opt out,Opt-out,Alto,“CANCELAR”,Quit,stop please,\
            please stop texting me,no más,no mas mensajes por favor,no ma\u{301}s,NO MORE,detener,\
            Detenga los mensajes,fin,cancel please,stop sending me these texts please,STOP!!! STOP";
        for text in said.split(',') {
            assert_eq!(parse_reply(text), Reply::Stop, "{text}");
        }
        let refused = "STOP do not text me,STOP! Don’t text me again,remove me,\
            don't text me anymore,no quiero más mensajes,\
            no me manden más mensajes,Stop. I did not ask";
        for text in refused.split(',') {
            assert_eq!(parse_reply(text), Reply::Stop, "{text}");
        }
        // About medicine, and nothing that silences a phone.
        let about = "can you stop my order,Stop my lisinopril refill,please stop order 12345,\
            why did my refills stop,can I stop taking it,detener mi pedido,\
            quiero parar el resurtido";
        for text in about.split(',') {
            assert!(matches!(parse_reply(text), Reply::Other(_)), "{text}");
        }
        for text in ["start", "Yes", "sí", "SI."] {
            assert_eq!(parse_reply(text), Reply::Start, "{text}");
        }
        assert_eq!(parse_reply("Ayuda?"), Reply::Help(Lang::Spanish));
        let quoted = "Liked “Juniper Rx: we have your order. Answer STOP for no more texts.”";
        let others = ["", "please stop sending me mail about Ann", "123456", "thank you", quoted];
        for text in
            others.into_iter().chain(["cancel my order please", "don’t stop", "no more refills"])
        {
            assert_eq!(parse_reply(text), Reply::Other(Lang::English), "{text}");
        }
        for text in ["muchas gracias", "quiero cancelar el pedido"] {
            assert_eq!(parse_reply(text), Reply::Other(Lang::Spanish), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_answer_makes_reading_panic(text in "\\PC{0,60}", code: Option<u32>, status: u16) {
            let _ = (parse_reply(&text), judge(status, code), read_news(&text, code));
        }
    }
}
