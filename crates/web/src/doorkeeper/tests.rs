use axum::Router;
use axum::body::Body;
use axum::http::Request as Asking;
use base::{AccountId, ClaimId, MemberId, MemberScope, SessionId};
use http_body_util::BodyExt as _;
use store::audit;
use store::testing::NOW;
use tower::ServiceExt as _;

use super::*;
use crate::testing::{viewer, with_house};
use crate::{Answer, Gallery, Jobs, Mode, Path, Rooms, Slice, get};

const ANN: MemberId = MemberId::new([2; 16]);
const HERS: ClaimId = ClaimId::new([5; 16]);
const HIS: ClaimId = ClaimId::new([6; 16]);

async fn claim(cx: Cx, Path(id): Path<ClaimId>) -> Answer {
    if id == HERS { Ok(axum::response::Html("paid").into_response()) } else { cx.missing() }
}

async fn file() -> Response {
    ([(header::CONTENT_DISPOSITION, "attachment; filename=\"claims.csv\"")], "a,b").into_response()
}

fn slice() -> Slice {
    Slice {
        name: "sample",
        schema: store::Slice { name: "sample", steps: &[], statements: &[] },
        words: ("sample-a = a", "sample-a = a"),
        rooms: Rooms::new()
            .public("/open", get(async || "open"))
            .member("/claims/{id}", get(claim))
            .member("/claims.csv", get(file))
            .member("/on", get(async |cx: Cx| cx.go("/open"))),
        gallery: |_: &mut Gallery| {},
        jobs: Jobs::new(),
    }
}

/// Asks for each path as Ann, or as nobody where the path begins with `?`, and tells the record.
fn after(paths: &[String]) -> (Vec<audit::Told>, usize) {
    let mut found = None;
    with_house(Mode::Live, &[slice()], |house| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let stamp = |router: Router<Shared>| router;
        let app = crate::app(house.clone(), vec![slice()], stamp);
        for path in paths {
            let mut request =
                Asking::get(path.trim_start_matches('?')).body(Body::empty()).unwrap();
            if !path.starts_with('?') {
                request.extensions_mut().insert(viewer(ANN));
            }
            runtime.block_on(async {
                let answer = app.clone().oneshot(request).await.unwrap();
                answer.into_body().collect().await.unwrap();
            });
        }
        let waiting = house.views.len();
        runtime.block_on(views::last_views(house.clone()));
        let later = NOW + std::time::Duration::from_secs(1);
        let told = house
            .db
            .read_blocking(NOW, move |tx| audit::of_member(tx, MemberScope::of(ANN), later, 100));
        found = Some((told.unwrap(), waiting));
    });
    found.unwrap()
}

#[test]
fn what_a_member_is_shown_is_noted_without_the_page_asking_for_it() {
    let (told, waiting) = after(&[format!("/claims/{HERS}")]);
    assert_eq!((told.len(), waiting), (1, 1));
    let actor = Actor::Account(AccountId::new([1; 16]));
    assert_eq!(
        (told[0].action.as_str(), told[0].actor.clone()),
        ("record.viewed", actor.to_string())
    );
    assert_eq!((told[0].thing, told[0].at), (Some(*HERS.bytes()), NOW));
    let detail = told[0].detail.as_ref().unwrap();
    assert_eq!(detail["door"], "GET /claims/{id}");
    assert_eq!(detail["session"], SessionId::new([3; 16]).to_string());
}

#[test]
fn a_file_taken_along_is_an_export() {
    let (told, _) = after(&["/claims.csv".to_owned()]);
    assert_eq!(told[0].action, "record.exported");
}

#[test]
fn somebody_elses_thing_asked_for_is_a_denial_and_tells_nothing_of_whose_it_is() {
    let (told, waiting) = after(&[format!("/claims/{HIS}")]);
    assert_eq!((told.len(), waiting), (0, 1));
}

#[test]
fn strangers_redirects_open_pages_and_missing_pages_show_nobodys_record() {
    let paths = ["?/open", "/open", "/on", "/claims/2027", "/nowhere", "?/claims.csv"];
    let (told, waiting) = after(&paths.map(str::to_owned));
    assert_eq!((told.len(), waiting), (0, 0));
}

#[test]
fn the_thing_is_the_last_id_in_the_address() {
    let id = DirectoryId::new([7; 16]);
    let other = DirectoryId::new([8; 16]);
    let found = |door, path: String| thing(door, &path);
    assert_eq!(found("/claims/{id}", format!("/claims/{id}")), Some([7; 16]));
    assert_eq!(found("/a/{a}/b/{b}/c", format!("/a/{other}/b/{id}/c")), Some([7; 16]));
    assert_eq!(found("/claims/{id}", "/claims/2027".to_owned()), None);
    assert_eq!(found("/claims", format!("/{id}")), None);
}

#[test]
fn an_answer_says_by_itself_whether_something_was_shown_taken_along_or_refused() {
    let answer = |status: u16, headers: &[(&'static str, &'static str)]| {
        let mut answer = Response::builder().status(status);
        for (name, value) in headers {
            answer = answer.header(*name, *value);
        }
        answer.body(axum::body::Body::empty()).unwrap()
    };
    let (html, pdf) = (("content-type", "text/html; charset=utf-8"), "application/pdf");
    let file = ("content-disposition", "attachment; filename=claims.csv");
    let table = [
        (Some(Deed::Viewed), answer(200, &[html])),
        (Some(Deed::Viewed), answer(422, &[html])),
        (Some(Deed::Viewed), answer(200, &[("content-type", "application/json")])),
        (Some(Deed::Exported), answer(200, &[("content-type", pdf)])),
        (Some(Deed::Exported), answer(200, &[html, file])),
        (Some(Deed::Denied), answer(404, &[html])),
        (Some(Deed::Denied), answer(403, &[])),
        (None, answer(303, &[])),
        (None, answer(204, &[])),
        (None, answer(500, &[html])),
    ];
    for (wanted, answer) in table {
        assert_eq!(deed(&Method::GET, &answer, true), wanted, "{answer:?}");
    }
    assert_eq!(deed(&Method::HEAD, &answer(200, &[html]), true), None);
    assert_eq!(deed(&Method::GET, &answer(404, &[html]), false), None);
}
