use axum::body::Body;
use axum::extract::Request as Asking;
use axum::http::{Method, Request, header};
use axum::middleware::Next;
use base::{ClaimId, Lang, MemberId};
use http_body_util::BodyExt;
use proptest::prelude::*;
use tower::ServiceExt;

use super::*;
use crate::testing::{viewer, with_house};
use crate::{
    Cookie, Fields, Form, Frame, Jobs, Page, Path, Problems, Reads, Rooms, Sample, Squeeze,
    Template, Viewer, Who, get, post,
};

const WORDS: (&str, &str) = (
    "sample-title = Claims\nsample-count = { $n } claims\nsample-wrong = Enter a name",
    "sample-title = Reclamaciones\nsample-count = { $n } reclamaciones\n\
     sample-wrong = Escriba un nombre",
);

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}{% block title %}{{ f.t("sample-title") }}{% endblock %}
{% block main %}<h1>{{ f.t("sample-title") }}</h1>{{ f.say("sample-count").count("n", n) }}
{% for problem in problems.list() %}{{ problem.words(f) }}{% endfor %}{% endblock %}"#
)]
struct SamplePage {
    f: Frame,
    n: i64,
    problems: Problems,
}

impl Page for SamplePage {
    const NAME: &'static str = "list";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |n| Self { f: f.as_member("Ann"), n, problems: Problems::none() };
        vec![Sample::new("none", page(0)), Sample::new("many", page(1200))]
    }
}

struct Named(String);

impl Reads for Named {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("name").to_owned())
    }
}

async fn list(cx: Cx) -> Answer {
    cx.show(SamplePage { f: cx.frame(), n: 3, problems: Problems::none() }).compressed()
}

async fn save(cx: Cx, Form(form): Form<Named>) -> Answer {
    if form.0.is_empty() {
        let problems = Problems::at_field("name", "sample-wrong");
        return cx.show_problem(SamplePage { f: cx.frame(), n: 0, problems });
    }
    cx.with_cookie(cx.go("/claims"), &Cookie::new("session", base::Secret::new("t".to_owned())))
}

async fn one(_: Viewer, cx: Cx, Path(_): Path<ClaimId>) -> Answer {
    list(cx).await
}

async fn panics() -> Answer {
    panic!("a sample panic")
}

async fn fails_after_saving(cx: Cx) -> Answer {
    cx.write(|_| Ok(())).await?;
    Err(store::Fault::corrupt("a sample row").into())
}

/// What the time limit leaves of a handler that had begun to write.
async fn slow(cx: Cx) -> StatusCode {
    cx.visit().note_saved(crate::visit::Saved::Unsure);
    StatusCode::SERVICE_UNAVAILABLE
}

async fn full() -> Answer {
    Err(store::Fault::Full.into())
}

async fn busy() -> Answer {
    Err(Fault::busy(Duration::from_secs(15)))
}

fn sample_slice() -> Slice {
    Slice {
        name: "sample",
        schema: store::Slice { name: "sample", steps: &[], statements: &[] },
        words: WORDS,
        rooms: Rooms::new()
            .public("/", get(list))
            .public("/claims", get(list).post(save))
            .member("/claims/{id}", get(one))
            .member("/pay", post(list))
            .public("/panics", get(panics))
            .public("/fails", post(fails_after_saving))
            .public("/slow", post(slow))
            .public("/full", post(full))
            .public("/busy", get(busy)),
        gallery: |g: &mut Gallery| g.add::<SamplePage>(),
        jobs: Jobs::new(),
    }
}

/// The sample session check: the cookie `who=ann` is a live session.
async fn stamp(cx: Cx, mut request: Asking, next: Next) -> Response {
    if cx.cookie("who") == Some("ann") {
        request.extensions_mut().insert(viewer(MemberId::new([2; 16])));
    }
    next.run(request).await
}

struct Reply {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

struct Visitor {
    app: Router,
    runtime: tokio::runtime::Runtime,
}

impl Visitor {
    fn send(&self, request: Request<Body>) -> Reply {
        self.runtime.block_on(async {
            let answer = self.app.clone().oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            let body = body.collect().await.unwrap().to_bytes().to_vec();
            Reply { status: parts.status, headers: parts.headers, body }
        })
    }

    fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path).body(Body::empty()).unwrap())
    }

    fn get_with(&self, path: &str, name: &str, value: &str) -> Reply {
        self.send(Request::get(path).header(name, value).body(Body::empty()).unwrap())
    }

    fn post(&self, path: &str, body: impl Into<Body>) -> Reply {
        let form = "application/x-www-form-urlencoded";
        self.send(Request::post(path).header(header::CONTENT_TYPE, form).body(body.into()).unwrap())
    }
}

fn visit(mode: Mode, test: impl Fn(&Visitor)) {
    let slices = || vec![sample_slice()];
    with_house(mode, &slices(), |house| {
        let for_stamp = house.clone();
        let app = app(house, slices(), move |router| {
            router.layer(middleware::from_fn_with_state(for_stamp, stamp))
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        test(&Visitor { app, runtime });
    });
}

#[test]
fn every_kind_of_answer_carries_the_protecting_headers() {
    visit(Mode::Live, |visitor| {
        let css = crate::Assets::embedded().path("app.css").unwrap().to_owned();
        let trace = Request::builder().method(Method::TRACE).uri("/").body(Body::empty()).unwrap();
        for reply in [
            visitor.get("/"),
            visitor.get("/nowhere"),
            visitor.get("/panics"),
            visitor.get("/busy"),
            visitor.get("/claims/01"),
            visitor.get("/health/ready"),
            visitor.get(&css),
            visitor.post("/claims", "name=Ann"),
            visitor.post("/claims", "name=%00"),
            visitor.post("/fails", ""),
            visitor.post("/", ""),
            visitor.send(trace),
        ] {
            let status = reply.status;
            assert_eq!(reply.header("x-content-type-options"), "nosniff", "{status}");
            assert_eq!(reply.header("x-frame-options"), "DENY", "{status}");
            assert_eq!(reply.header("referrer-policy"), "same-origin", "{status}");
            assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{status}");
            assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{status}");
            assert!(reply.header("permissions-policy").contains("camera=()"), "{status}");
            let year = "max-age=31536000; includeSubDomains";
            assert_eq!(reply.header("strict-transport-security"), year, "{status}");
            let policy = reply.header("content-security-policy");
            for part in [
                "default-src 'none'",
                "script-src 'nonce-",
                "base-uri 'none'",
                "object-src 'none'",
                "frame-ancestors 'none'",
                "form-action 'self'",
                "report-uri /csp-report",
            ] {
                assert!(policy.contains(part), "{status} {part}");
            }
            assert!(!policy.contains("unsafe"), "{status}");
            let cache = reply.header("cache-control");
            assert!(cache == "no-store" || cache.contains("immutable"), "{status} {cache}");
        }
    });
}

#[test]
fn the_nonce_changes_with_every_answer_and_stands_in_its_page() {
    visit(Mode::Live, |visitor| {
        let nonce = |reply: &Reply| {
            let policy = reply.header("content-security-policy").to_owned();
            policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
        };
        let (one, two) = (visitor.get("/"), visitor.get("/"));
        assert_ne!(nonce(&one), nonce(&two));
        assert!(one.text().contains(&format!("nonce=\"{}\"", nonce(&one))));
    });
}

#[test]
fn the_content_policy_lets_in_the_inline_styles_of_both_layouts_by_their_text() {
    visit(Mode::Live, |visitor| {
        for reply in [visitor.get("/"), visitor.get("/nowhere")] {
            let (_, style) = reply.text().split_once("<style").unwrap();
            let (_, text) = style.split_once('>').unwrap();
            let text = text.split("</style>").next().unwrap();
            let hash = crate::assets::policy_hash(text);
            assert!(reply.header("content-security-policy").contains(&format!("'{hash}'")));
        }
    });
}

#[test]
fn the_plain_http_demo_does_not_ask_for_https() {
    visit(Mode::Demo, |visitor| {
        let reply = visitor.get("/");
        assert_eq!(reply.header("strict-transport-security"), "");
        assert!(visitor.post("/claims", "name=a").header("set-cookie").starts_with("session=t;"));
    });
    visit(Mode::Live, |visitor| {
        let cookie = visitor.post("/claims", "name=a");
        assert!(cookie.header("set-cookie").starts_with("__Host-session=t;"));
    });
}

#[test]
fn unknown_paths_malformed_ids_and_wrong_methods_get_calm_pages() {
    visit(Mode::Live, |visitor| {
        for (reply, status) in [
            (visitor.get("/nowhere"), 404),
            (visitor.get_with("/claims/not-an-id", "cookie", "__Host-who=ann"), 404),
            (visitor.post("/", ""), 405),
            (visitor.get("/claims?name=%00"), 200),
            (visitor.get("/claims/%00"), 400),
            (visitor.get("/assets/app.css"), 404),
        ] {
            assert_eq!(reply.status, status);
            assert!(reply.text().contains("<h1"), "{status}");
        }
        assert_eq!(visitor.post("/", "").header("allow"), "GET,HEAD");
    });
}

#[test]
fn oversize_unreadable_and_foreign_bodies_are_refused_calmly() {
    visit(Mode::Live, |visitor| {
        let long = "a".repeat(70_000);
        let declared = Request::post("/claims")
            .header(header::CONTENT_LENGTH, "70000")
            .body(Body::empty())
            .unwrap();
        let multipart = Request::post("/claims")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from("--x--"))
            .unwrap();
        let latin = Request::post("/claims")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded; charset=latin1")
            .body(Body::from("name=a"))
            .unwrap();
        for (reply, status) in [
            (visitor.post("/claims", long), 413),
            (visitor.send(declared), 413),
            (visitor.post("/claims", "name=a%00b"), 400),
            (visitor.post("/claims", "name=%ff"), 400),
            (visitor.send(multipart), 415),
            (visitor.send(latin), 415),
        ] {
            assert_eq!(reply.status, status);
            assert!(reply.text().contains("We could not read what was sent"), "{status}");
        }
    });
}

#[test]
fn a_form_from_another_site_is_refused_and_our_own_is_not() {
    visit(Mode::Live, |visitor| {
        let send = |name: &str, value: &str| {
            let request = Request::post("/claims")
                .header(header::HOST, "juniper.example")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, value);
            visitor.send(request.body(Body::from("name=Ann")).unwrap())
        };
        let refused = send("sec-fetch-site", "cross-site");
        assert_eq!(refused.status, 403);
        assert!(refused.text().contains("It did not come from one of our own pages"));
        assert_eq!(send("sec-fetch-site", "same-site").status, 403);
        assert_eq!(send("origin", "https://evil.example").status, 403);
        assert_eq!(send("origin", "null").status, 403);
        assert_eq!(send("sec-fetch-site", "same-origin").status, 303);
        assert_eq!(send("origin", "https://juniper.example").status, 303);
    });
}

#[test]
fn a_panic_and_a_fault_become_pages_with_a_reference() {
    visit(Mode::Live, |visitor| {
        for (reply, kept) in [
            (visitor.get("/panics"), "Nothing you did before is lost"),
            (visitor.post("/fails", ""), "What you sent before this was saved"),
        ] {
            assert_eq!(reply.status, 500);
            assert!(reply.text().contains(kept));
            let reference = reply.text().split("<strong>").nth(1).unwrap();
            assert_eq!(reference.find('-'), Some(2));
            assert!(!reply.text().contains("sample panic") && !reply.text().contains("sample row"));
        }
        let full = visitor.post("/full", "");
        assert_eq!((full.status.as_u16(), full.header("retry-after")), (503, "60"));
        assert!(full.text().contains("save anything new") && full.text().contains("did not save"));
        let busy = visitor.get("/busy");
        assert_eq!((busy.status.as_u16(), busy.header("retry-after")), (503, "15"));
        assert!(busy.text().contains("Thursday, March 4, 2027 at 10:00"), "{}", busy.text());
        assert!(!visitor.get("/nowhere").text().contains("March 4"), "a missing page has no date");
    });
}

#[test]
fn whatever_fails_on_our_side_the_page_leads_to_the_card() {
    visit(Mode::Live, |visitor| {
        let failed = [
            visitor.get("/panics"),
            visitor.post("/fails", ""),
            visitor.post("/slow", ""),
            visitor.post("/full", ""),
            visitor.get("/busy"),
        ];
        for reply in failed {
            assert!(reply.status.is_server_error());
            assert!(reply.text().contains("href=\"/pharmacy/show\""), "{}", reply.text());
        }
        let missing = visitor.get("/nowhere");
        assert!(!missing.text().contains("/pharmacy/show"), "a missing page hides no card");
    });
}

#[test]
fn a_write_whose_end_nobody_knows_is_not_called_saved_or_lost() {
    visit(Mode::Live, |visitor| {
        let reply = visitor.post("/slow", "");
        assert_eq!(reply.status, 503);
        assert!(reply.text().contains("tell yet whether your last step went through"));
    });
}

#[test]
fn a_member_door_leads_strangers_to_sign_in_and_remembers_only_the_path() {
    visit(Mode::Live, |visitor| {
        let id = ClaimId::new([9; 16]);
        let reply = visitor.get(&format!("/claims/{id}?token=secret"));
        assert_eq!(reply.status, 303);
        assert_eq!(reply.header("location"), format!("/sign-in?back=/claims/{id}"));
        assert_eq!(visitor.post("/pay", "").header("location"), "/sign-in");
        let script = visitor.get_with(&format!("/claims/{id}"), "accept", "application/json");
        assert_eq!(script.status, 401);
        let known = visitor.get_with(&format!("/claims/{id}"), "cookie", "__Host-who=ann");
        assert_eq!(known.status, 200);
        assert!(known.text().contains("Signed in as Ann"));
        let lost = visitor.get_with("/nowhere", "cookie", "__Host-who=ann");
        assert!(lost.text().contains("Signed in as Ann"));
    });
}

#[test]
fn the_language_switch_keeps_the_page_and_leads_nowhere_else() {
    visit(Mode::Live, |visitor| {
        let to = |back: &str| visitor.get(&format!("/language?to=es&back={back}"));
        let reply = to("/claims%3Fyear=2027");
        assert_eq!(reply.header("location"), "/claims?year=2027");
        let cookie = reply.header("set-cookie");
        assert!(cookie.starts_with("lang=es; Path=/; Max-Age=") && cookie.ends_with("; Secure"));
        for back in ["//evil.example", "https://evil.example", "/%5Cevil.example", "/nowhere", ""] {
            assert_eq!(to(back).header("location"), "/", "{back}");
        }
    });
}

#[test]
fn the_language_follows_the_cookie_then_the_browser() {
    visit(Mode::Live, |visitor| {
        assert!(visitor.get("/").text().contains("<h1>Claims"));
        let spanish = visitor.get_with("/", "accept-language", "es-PR,es;q=0.9");
        assert!(spanish.text().contains("<h1>Reclamaciones"));
        assert_eq!(spanish.header("content-language"), "es");
        let chosen = Request::get("/").header("accept-language", "en").header("cookie", "lang=es");
        assert!(visitor.send(chosen.body(Body::empty()).unwrap()).text().contains("<h1>Recl"));
    });
}

#[test]
fn answers_with_problems_say_so_in_the_title_and_in_the_page() {
    visit(Mode::Live, |visitor| {
        let reply = visitor.post("/claims", "name=");
        assert_eq!(reply.status, 422);
        assert!(reply.text().contains("<title>Error: Claims"));
        assert!(reply.text().contains("Enter a name"));
        assert!(visitor.get("/").text().contains("<title>Claims"));
    });
}

#[test]
fn only_pages_that_ask_for_it_are_compressed() {
    visit(Mode::Live, |visitor| {
        let reply = visitor.get_with("/", "accept-encoding", "br, gzip");
        assert_eq!(reply.header("content-encoding"), "gzip");
        assert_eq!(&reply.body[..2], [0x1f, 0x8b]);
        let refused = visitor.get_with("/", "accept-encoding", "gzip;q=0");
        assert_eq!(
            (refused.header("content-encoding"), refused.header("vary")),
            ("", "accept-encoding")
        );
        let lost = visitor.get_with("/nowhere", "accept-encoding", "gzip");
        assert_eq!(lost.header("content-encoding"), "");
    });
}

#[test]
fn head_answers_like_get_without_a_body() {
    visit(Mode::Live, |visitor| {
        for path in ["/", "/nowhere"] {
            let reply = visitor.send(Request::head(path).body(Body::empty()).unwrap());
            assert_eq!(reply.status, visitor.get(path).status);
            assert!(reply.body.is_empty());
        }
    });
}

#[test]
fn policy_reports_are_counted_whoever_sends_them_and_bounded() {
    visit(Mode::Live, |visitor| {
        let report = |bytes: usize| {
            let request = Request::post("/csp-report").header("sec-fetch-site", "cross-site");
            visitor.send(request.body(Body::from(vec![b'x'; bytes])).unwrap()).status
        };
        assert_eq!(report(100), 204);
        assert_eq!(report(20_000), 413);
    });
}

#[test]
fn assets_are_kept_for_ever_under_a_path_that_names_their_content() {
    visit(Mode::Live, |visitor| {
        let page = visitor.get("/");
        let start = page.text().find("/assets/app.").unwrap();
        let path = page.text()[start..].split('"').next().unwrap();
        let reply = visitor.get_with(path, "accept-encoding", "gzip");
        assert_eq!(reply.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(reply.header("content-encoding"), "gzip");
        assert_eq!(reply.header("content-type"), "text/css; charset=utf-8");
    });
}

#[test]
fn the_gallery_draws_every_state_in_the_demo_and_does_not_exist_elsewhere() {
    visit(Mode::Demo, |visitor| {
        let list = visitor.get("/demo/gallery.json");
        assert!(list.text().contains("/demo/gallery/sample/list/many"));
        assert!(visitor.get("/demo/gallery").text().contains("sample/list/many"));
        let drawn = visitor.get("/demo/gallery/sample/list/many?lang=es");
        assert!(drawn.text().contains("1,200 reclamaciones"), "{}", drawn.text());
        assert_eq!(visitor.get("/demo/gallery/sample/list/nothing").status, 404);
    });
    visit(Mode::Live, |visitor| assert_eq!(visitor.get("/demo/gallery").status, 404));
}

#[test]
fn the_strict_render_finds_nothing_wrong_with_the_kit() {
    let slices = [sample_slice()];
    with_house(Mode::Demo, &slices, |house| {
        assert_eq!(Gallery::complaints(&house, &slices), Vec::<String>::new());
    });
}

#[test]
fn the_table_names_every_door_and_who_may_enter() {
    let table = table(&[sample_slice()]);
    let find = |path: &str, method: &str| {
        table.iter().find(|entry| entry.path == path && entry.method == method).map(|e| e.who)
    };
    assert_eq!(find("/claims/{id}", "GET"), Some(Who::Member));
    assert_eq!(find("/claims", "POST"), Some(Who::Public));
    assert_eq!(find("/language", "GET"), Some(Who::Public));
    assert_eq!(find("/pay", "GET"), None);
}

#[test]
fn no_body_and_no_address_makes_the_house_panic() {
    visit(Mode::Live, |visitor| {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let bodies = proptest::collection::vec(any::<u8>(), 0..200);
        let paths = "/[a-z0-9%/.~?=&;:@!$'()*+,-]{0,40}";
        runner
            .run(&(bodies, paths), |(body, path)| {
                prop_assert_ne!(visitor.post("/claims", body).status, 500);
                if let Ok(request) = Request::get(&path).body(Body::empty()) {
                    prop_assert!(visitor.send(request).status != 500 || path.contains("panics"));
                }
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn every_language_has_a_name_for_the_other() {
    for lang in Lang::ALL {
        let f = crate::testing::frame(lang);
        assert_ne!(f.lang(), f.other_lang());
        assert_eq!(f.language_link(), format!("/language?to={}&back=/", f.other_lang()));
    }
}

#[test]
fn a_page_of_the_entry_layout_fits_the_first_network_flight_with_its_styles() {
    visit(Mode::Live, |visitor| {
        let page = visitor.get("/nowhere");
        assert!(page.text().contains("lk-body-entry"));
        let squeezed = crate::squeeze::gzipped(&page.body, flate2::Compression::default());
        // 14 KB less a kilobyte of headers; a form adds about another.
        assert!(squeezed.len() < 12_000, "{} bytes", squeezed.len());
    });
}
