#![expect(clippy::disallowed_methods, reason = "a test may wait for its own files")]

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base::Lang;
use store::delivery::State;
use store::testing::NOW;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use web::Mode;

use super::*;
use crate::bounces::Intake;
use crate::signed;
use crate::testing::{Site, site};
use crate::{Out, Smtp, Ways};

fn address() -> Vec<String> {
    ["Ann Ortiz-Núñez", "1200 Juniper Lane, Apt 4", "Portland, OR 97201"].map(str::to_owned).into()
}

fn printed_by(printer: Printer) -> Ways {
    let mail = Smtp::new("127.0.0.1:9", "no-reply@juniper.example", None).unwrap();
    let bounces = Intake::default();
    Ways::Out(Box::new(Out { mail, texts: None, printer: Some(printer), bounces }))
}

#[test]
fn a_letter_becomes_a_file_that_only_the_printer_can_open() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("letters");
    let ways = |_: &Runtime| printed_by(Printer::Folder(inner.clone()));
    site(Mode::Live, ways, |site: &Site| {
        let id = site.send("access.letter:1", site.letter("Your code").post(&address()));
        site.work();
        assert_eq!(site.state("access.letter:1"), State::Accepted);
        let file = inner.join(format!("{id}.pdf"));
        let bytes = std::fs::read(&file).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner), mode(&file)), (0o700, 0o600));
    });
}

#[test]
fn a_print_service_gets_each_letter_signed_and_known_by_its_id() {
    let heard = Arc::new(Mutex::new(Vec::<(HeaderMap, Bytes)>::new()));
    let key = || Secret::new("what we sign with".to_owned());
    let kept = Arc::clone(&heard);
    let ways = move |runtime: &Runtime| {
        let kept = Arc::clone(&kept);
        let handler = post(move |headers: HeaderMap, body: Bytes| async move {
            kept.lock().unwrap().push((headers, body));
            StatusCode::ACCEPTED
        });
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = format!("http://{}/letters", listener.local_addr().unwrap());
        let app = Router::new().route("/letters", handler);
        runtime.spawn(async move { axum::serve(listener, app).await });
        printed_by(Printer::service(&address, key()).unwrap())
    };
    site(Mode::Live, ways, |site: &Site| {
        let id = site.send("access.letter:1", site.letter("Your code").post(&address()));
        site.work();
        assert_eq!(site.state("access.letter:1"), State::Accepted);
        let (headers, body) = heard.lock().unwrap().pop().unwrap();
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        assert!(signed::fits(&key(), &header(signed::HEADER), (NOW, &body)));
        assert_eq!(header("idempotency-key"), id.to_string());
        assert!(body.starts_with(b"%PDF"));
    });
}

/// Anything the validator of PDF/UA-1 objects to would be an error here.
#[test]
fn letters_in_both_languages_and_of_any_length_are_readable_aloud() {
    site(
        Mode::Demo,
        |_| Ways::Kept,
        |site: &Site| {
            for lang in Lang::ALL {
                let f = site.house.frame(lang, NOW);
                let long = "Un nombre muy largo ñandú — “así” 日本 ".repeat(40);
                for paragraphs in [0, 1, 12] {
                    let mut letter =
                        web::Letter::new(&f, [31; 16]).subject("Su código").greeting("Ann");
                    for _ in 0..paragraphs {
                        letter = letter.para(&long);
                    }
                    let message = letter.code("7K2M-9QXD").closing().post(&address());
                    let sheet = message.sheet.as_ref().unwrap();
                    let pdf = sheet::pdf(&Head::of(&f), &message.subject, sheet).unwrap();
                    assert!(pdf.len() < 120_000, "{}", pdf.len());
                    let says = pdf.windows(7).any(|window| window == b"pdfuaid");
                    assert!(pdf.starts_with(b"%PDF") && says);
                }
            }
        },
    );
}

#[test]
fn the_demo_shows_letters_as_they_would_be_printed() {
    site(
        Mode::Demo,
        |_| Ways::Kept,
        |site: &Site| {
            let id = site.send("access.letter:1", site.letter("Your code").post(&address()));
            let mail = site.send("access.code:1", site.mail("ann@example.org"));
            site.work();
            let (status, pdf) = site.get(&format!("/demo/outbox/{id}/letter.pdf"));
            assert_eq!(status, StatusCode::OK);
            assert!(pdf.starts_with(b"%PDF"));
            assert_eq!(
                site.get(&format!("/demo/outbox/{mail}/letter.pdf")).0,
                StatusCode::NOT_FOUND
            );
            let (_, page) = site.get("/demo/outbox");
            let page = String::from_utf8(page).unwrap();
            assert!(page.contains(&format!("/demo/outbox/{id}/letter.pdf")));
        },
    );
}
