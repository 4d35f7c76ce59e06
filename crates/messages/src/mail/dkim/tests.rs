use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use super::*;

/// RFC 8463, appendix A.
const HEAD: &str = "From: Joe SixPack <joe@football.example.com>\r\n\
    To: Suzie Q <suzie@shopping.example.net>\r\n\
    Subject: Is dinner ready?\r\n\
    Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\
    Message-ID: <20030712040037.46341.5F8J@football.example.com>";
const BODY: &str = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
const OWN: &str = "v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; \
    i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n \
    subject : date : message-id : from : subject : date;\r\n \
    bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=";
const NAMES: [&str; 8] = ["from", "to", "subject", "date", "message-id", "from", "subject", "date"];
const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
const SIGNATURE: &str =
    "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==";

const AT: Timestamp = Timestamp::from_seconds(1_804_172_400);

#[test]
fn the_example_of_the_standard_is_signed_to_the_letter() {
    let body = digest(&SHA256, relaxed_body(BODY).as_bytes());
    assert!(OWN.contains(&format!("bh={};", BASE64.encode(body.as_ref()))));
    let seed = BASE64.decode(SEED.as_bytes()).unwrap();
    let key = Key::Ed25519(Ed25519KeyPair::from_seed_unchecked(&seed).unwrap());
    assert_eq!(key.sign(&said(HEAD, &NAMES, OWN)).unwrap(), SIGNATURE);
}

fn pem(der: &[u8]) -> String {
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64.encode(der))
}

#[test]
fn a_mail_signed_with_an_rsa_key_is_taken_by_whoever_knows_the_public_one() {
    let key = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let pem = pem(AsDer::<Pkcs8V1Der<'static>>::as_der(&key).unwrap().as_ref());
    let dkim = Dkim::new("summer", "football.example.com", &pem).unwrap();
    let line = dkim.line(format!("{HEAD}\r\n\r\n{BODY}").as_bytes(), AT).unwrap();
    assert!(line.lines().all(|line| line.len() < 200), "{line}");
    let own = line.strip_prefix("DKIM-Signature: ").unwrap();
    let (own, signature) = own.split_once("\tb=").unwrap();
    let signature: String = signature.split_whitespace().collect();
    let signature = BASE64.decode(signature.as_bytes()).unwrap();
    let lines = headers(HEAD).into_iter().map(|(name, value)| format!("{name}:{value}\r\n"));
    let own = format!("dkim-signature:{}", relaxed(&format!("{own}\tb=")));
    let signed = lines.chain([own]).collect::<Vec<_>>().concat();
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.public_key().as_ref());
    assert!(public.verify(signed.as_bytes(), &signature).is_ok());
    assert!(public.verify(signed.replace("dinner", "lunch").as_bytes(), &signature).is_err());
}

#[test]
fn white_space_may_change_on_the_way_and_words_may_not() {
    let sum = |text: &str| relaxed_body(text);
    assert_eq!(sum("a \t b  \r\n\r\n\r\n"), "a b\r\n");
    assert_eq!(sum("a b"), "a b\r\n");
    assert_eq!(sum(""), "");
    assert_eq!(sum("  a\r\n"), " a\r\n");
    let folded = headers("Subject:  Is\r\n\tdinner \r\n  ready?\r\nFROM: a");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(folded, [pair("subject", "Is dinner ready?"), pair("from", "a")]);
}

#[test]
fn a_key_or_selector_that_cannot_be_used_is_refused_at_once() {
    for (selector, pem) in [("summer", "no key"), ("summer", ""), ("", "x"), ("a b", "x")] {
        assert!(Dkim::new(selector, "football.example.com", pem).is_err());
    }
}
