//! Passes signed with papers made here, checked by OpenSSL, which knows nothing of our code.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use base::Secret;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};
use testkit::{Person, Portal};

use super::{Apple, ApplePapers, Google, Wallets};
use crate::tests::{card, give};

const APPLE: &str = "/card/share/card.pkpass";
const GOOGLE: &str = "/card/share/google";

/// Runs OpenSSL in a folder; what it says, or what it complains of.
fn openssl(folder: &Path, line: &str) -> Result<String, String> {
    let mut command = Command::new("openssl");
    command.args(line.split(' ')).current_dir(folder).stdin(Stdio::null());
    let done = command.output().expect("these tests need the openssl command");
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    if done.status.success() { Ok(said(&done.stdout)) } else { Err(said(&done.stderr)) }
}

fn keep(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::File::create(folder.join(name)).unwrap().write_all(bytes).unwrap();
}

/// A stand-in for Apple's authority, and a certificate from it.
fn papers(folder: &Path) -> ApplePapers {
    let run = |line: &str| openssl(folder, line).unwrap();
    run("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=WWDR -days 2");
    run("req -new -newkey rsa:2048 -nodes -keyout own.key -out own.csr -subj /UID=pass.a/CN=Pass");
    run("x509 -req -in own.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out own.pem -days 2");
    ApplePapers {
        pass_type: "pass.org.example.card".to_owned(),
        team: "ABCDE12345".to_owned(),
        certificate: run("x509 -in own.pem"),
        key: Secret::new(run("pkcs8 -topk8 -nocrypt -in own.key")),
        intermediate: run("x509 -in ca.pem"),
    }
}

fn account(folder: &Path) -> Secret {
    openssl(folder, "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out google.key")
        .unwrap();
    let key = openssl(folder, "pkey -in google.key").unwrap();
    let account = json!({
        "client_email": "wallet@plan.example", "private_key": key, "private_key_id": "k1",
    });
    Secret::new(account.to_string())
}

/// Every file of a zip, read from its beginning; the count at its end agrees.
fn unzipped(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, length: usize| {
        zip[at..at + length].iter().rev().fold(0_usize, |all, byte| all << 8 | usize::from(*byte))
    };
    let (mut at, mut files) = (0, Vec::new());
    while zip[at..].starts_with(b"PK\x03\x04") {
        let (size, name) = (number(at + 22, 4), number(at + 26, 2));
        let start = at + 30 + name;
        let told = String::from_utf8(zip[at + 30..start].to_vec()).unwrap();
        files.push((told, zip[start..start + size].to_vec()));
        at = start + size;
    }
    let mut entry = at;
    for (name, _) in &files {
        assert!(zip[entry..].starts_with(b"PK\x01\x02"), "{name} stands in the directory");
        let (start, length) = (number(entry + 42, 4), number(entry + 28, 2));
        assert_eq!(&zip[entry + 46..entry + 46 + length], name.as_bytes());
        // Version, flags, method, time, day, checksum, both sizes and the name's length.
        assert_eq!(zip[start + 4..start + 30], zip[entry + 6..entry + 32], "{name}");
        entry += 46 + length;
    }
    let end = zip.len() - 22;
    assert_eq!(entry, end);
    assert_eq!((&zip[end..end + 4], number(end + 16, 4)), (&b"PK\x05\x06"[..], at));
    assert_eq!(number(end + 10, 2), files.len());
    files
}

fn with(wallets: &Wallets, test: impl Fn(&Portal)) {
    let rooms = || vec![web::Slice { rooms: crate::rooms(wallets, true), ..crate::slice() }];
    testkit::sqlite(rooms, |portal| {
        let (payer, card) = card();
        give(portal, &Person::ann(), payer, card);
        test(portal);
    });
}

#[test]
fn openssl_finds_the_signature_over_every_file_of_an_apple_pass_good() {
    let folder = tempfile::tempdir().unwrap();
    let signer = Apple::new(&papers(folder.path())).unwrap();
    let wallets = Wallets { apple: Some(Arc::new(signer)), google: None };
    with(&wallets, |portal| {
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/card/share").sees("Add to Apple Wallet").lacks("Google");
        let file = ann.opens(APPLE);
        assert_eq!(file.header("content-type"), "application/vnd.apple.pkpass");
        let files = unzipped(&file.bytes);
        for (name, bytes) in &files {
            keep(folder.path(), name, bytes);
        }
        let of = |name: &str| &files.iter().find(|(known, _)| known == name).unwrap().1;
        let manifest: Value = serde_json::from_slice(of("manifest.json")).unwrap();
        let listed = manifest.as_object().unwrap();
        assert_eq!(listed.len(), files.len() - 2, "all but the list and its signature");
        for (name, hash) in listed {
            let said = openssl(folder.path(), &format!("dgst -sha1 -r {name}")).unwrap();
            assert_eq!(said.split(' ').next(), hash.as_str(), "{name}");
        }
        let check = "cms -verify -binary -inform DER -in signature -content manifest.json \
                     -CAfile ca.pem -purpose any -out out";
        openssl(folder.path(), check).unwrap();
        keep(folder.path(), "manifest.json", b"{}");
        assert!(openssl(folder.path(), check).is_err(), "another list is not what was signed");
        let pass: Value = serde_json::from_slice(of("pass.json")).unwrap();
        assert_eq!(
            (&pass["formatVersion"], &pass["teamIdentifier"]),
            (&json!(1), &json!("ABCDE12345"))
        );
        assert_eq!(pass["passTypeIdentifier"], "pass.org.example.card");
        assert_eq!(pass["generic"]["auxiliaryFields"][0]["value"], "100045");
        // A serial is hexadecimal: it may spell four digits by chance, and nine never.
        let serial = pass["serialNumber"].as_str().unwrap();
        assert!(!serial.contains("102345672"), "no member's number");
        assert!(of("icon.png").starts_with(b"\x89PNG"));
        assert_eq!(portal.visited_by(&Person::ben()).opens(APPLE).status, 404);
        assert_eq!(ann.opens(GOOGLE).status, 404);
    });
}

#[test]
fn openssl_finds_the_signature_of_a_google_pass_good() {
    let folder = tempfile::tempdir().unwrap();
    let issuer = Google::new("3388000000022", &account(folder.path())).unwrap();
    let wallets = Wallets { apple: None, google: Some(Arc::new(issuer)) };
    with(&wallets, |portal| {
        let ann = portal.visited_by(&Person::ann()).in_spanish();
        ann.opens("/card/share").sees("Google").lacks("Apple Wallet");
        let link = ann.opens(GOOGLE).place();
        let jwt = link.strip_prefix("https://pay.google.com/gp/v/save/").unwrap();
        assert!(link.len() < 2_000, "{} characters travel in an address", link.len());
        let [header, claims, signature] = jwt.split('.').collect::<Vec<_>>()[..] else {
            panic!("{jwt}")
        };
        keep(folder.path(), "text", format!("{header}.{claims}").as_bytes());
        keep(folder.path(), "signed", &BASE64.decode(signature).unwrap());
        openssl(folder.path(), "pkey -in google.key -pubout -out google.pub").unwrap();
        openssl(folder.path(), "dgst -sha256 -verify google.pub -signature signed text").unwrap();
        let read = |part: &str| -> Value {
            serde_json::from_slice(&BASE64.decode(part).unwrap()).unwrap()
        };
        assert_eq!(read(header), json!({ "alg": "RS256", "typ": "JWT", "kid": "k1" }));
        let claims = read(claims);
        assert_eq!((&claims["aud"], &claims["typ"]), (&json!("google"), &json!("savetowallet")));
        assert_eq!(claims["iss"], "wallet@plan.example");
        let pass = &claims["payload"]["genericPrivatePasses"][0];
        assert!(pass["id"].as_str().unwrap().starts_with("3388000000022."));
        assert_eq!(pass["title"]["defaultValue"]["language"], "es-US");
        let rows = pass["textModulesData"].to_string();
        assert!(rows.contains("100045"));
        assert!(rows.contains("1-800-123-4988"), "whom a pharmacist calls");
        assert_eq!(rows.contains("\"end\""), card().1.end.is_some(), "and how long it counts");
        assert_eq!(portal.visited_by(&Person::ben()).opens(GOOGLE).status, 404);
    });
}

#[test]
fn a_google_link_goes_without_the_least_needed_rows_before_a_browser_cuts_it() {
    let folder = tempfile::tempdir().unwrap();
    let issuer = Google::new("3388000000022", &account(folder.path())).unwrap();
    let row = |id, body: &str| (id, "Label".to_owned(), body.to_owned());
    let pass = |plan: &str| super::google::Pass {
        serial: "s".repeat(36),
        lang: "en-US".to_owned(),
        plan: plan.to_owned(),
        title: "Member".to_owned(),
        member: "Ann Whitfield".to_owned(),
        accent: "#1d5c52".to_owned(),
        rows: vec![row("bin", "100045")],
        more: vec![row("help", "1-800-123-4988"), row("end", &"December 31, 2027 ".repeat(9))],
    };
    let now = base::Timestamp::from_seconds(1_800_000_000);
    let told = |plan: &str| {
        let link = issuer.link(&pass(plan), ("https://juniper.example", now)).unwrap();
        let claims = BASE64.decode(link.split('.').nth(3).unwrap()).unwrap();
        (link.len(), String::from_utf8(claims).unwrap())
    };
    let (_, whole) = told("Acme");
    assert!(whole.contains("100045") && whole.contains("help") && whole.contains("December"));
    let (length, less) = told(&"Acme Gold ".repeat(25));
    assert!(length <= 1_800 && less.contains("help") && !less.contains("December"), "{length}");
    let (_, least) = told(&"Acme Gold ".repeat(60));
    assert!(least.contains("100045") && !least.contains("1-800-123-4988"));
}

#[test]
fn without_papers_no_page_speaks_of_wallets() {
    with(&Wallets::default(), |portal| {
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/card/share").lacks("Wallet");
        assert_eq!((ann.opens(APPLE).status, ann.opens(GOOGLE).status), (404, 404));
    });
}

#[test]
fn papers_that_do_not_belong_together_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let whole = papers(folder.path());
    let refused = |papers: ApplePapers| Apple::new(&papers).unwrap_err();
    let again = || ApplePapers {
        pass_type: String::new(),
        team: String::new(),
        certificate: whole.certificate.clone(),
        key: whole.key.clone(),
        intermediate: whole.intermediate.clone(),
    };
    let mixed = ApplePapers { certificate: whole.intermediate.clone(), ..again() };
    assert!(refused(mixed).contains("does not belong"));
    let lost = ApplePapers { intermediate: "x".to_owned(), ..again() };
    assert!(refused(lost).contains("intermediate"));
    let lost = ApplePapers { key: Secret::new(whole.certificate.clone()), ..again() };
    assert!(refused(lost).contains("pass key"));
    assert!(Google::new("plan", &account(folder.path())).unwrap_err().contains("number"));
    assert!(Google::new("1", &Secret::new("{}".to_owned())).unwrap_err().contains("key file"));
}

#[test]
fn no_bytes_make_reading_a_certificate_panic() {
    let folder = tempfile::tempdir().unwrap();
    let whole = super::pem(&papers(folder.path()).certificate, "CERTIFICATE").unwrap();
    for at in 0..whole.len() {
        let mut spoiled = whole.clone();
        spoiled[at] = 0xff;
        let _ = super::apple::readable(spoiled);
        let _ = super::apple::readable(whole[..at].to_vec());
    }
    assert!(super::apple::readable(whole));
}
