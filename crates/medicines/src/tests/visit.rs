//! A browser without scripts, as a signed-in member or as a stranger.

use std::cell::Cell;

use axum::Extension;
use axum::body::Body;
use axum::http::Request;
use base::{AccountId, MemberScope, SessionId};
use http_body_util::BodyExt;
use identity::account::{self, Created, NewAccount};
use store::testing::NOW;
use store::{Message, queue};
use tower::ServiceExt;
use web::{Admitted, Viewer};

use crate::testing::{ACCOUNT, ANN, BEN, SLICES, give, write};

pub struct Visit<'d> {
    db: &'d store::Db,
    who: Option<MemberScope>,
    account: Cell<AccountId>,
}

pub struct Answer {
    pub status: u16,
    pub path: String,
    place: Option<String>,
    text: String,
}

impl<'d> Visit<'d> {
    pub fn of_ann(mut visit: impl FnMut(&Visit)) {
        store::testing::sqlite(SLICES, &mut |db| visit(&Visit::of(db, Some(ANN))));
    }

    pub fn as_ben(&self) -> Self {
        Self::of(self.db, Some(BEN))
    }

    pub fn as_stranger(&self) -> Self {
        Self::of(self.db, None)
    }

    fn of(db: &'d store::Db, who: Option<MemberScope>) -> Self {
        Self { db, who, account: Cell::new(ACCOUNT) }
    }

    pub fn gives(&self, seeds: &'static [u8]) {
        write(self.db, move |tx| {
            for seed in seeds {
                give(tx, ANN, *seed)?;
            }
            Ok(())
        });
    }

    /// Ann's account with a confirmed address.
    pub fn signs_up(&self, address: &str) {
        let new = NewAccount {
            member: ANN.member(),
            username: "ann.whitfield".parse().unwrap(),
            first_name: "Ann".into(),
            lang: base::Lang::English,
            email: Some(address.parse().unwrap()),
            password: None,
        };
        let created = write(self.db, move |tx| account::create(tx, &new));
        let Created::Account(account) = created else { panic!("{created:?}") };
        self.account.set(account);
    }

    pub fn mail(&self) -> Vec<Message> {
        write(self.db, |tx| {
            queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect()
        })
    }

    pub fn opens(&self, path: &str) -> Answer {
        self.asks(Request::get(path).body(Body::empty()).unwrap(), path)
    }

    pub fn sends(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()))
            .unwrap();
        self.asks(request, path)
    }

    fn asks(&self, request: Request<Body>, path: &str) -> Answer {
        let app = web::app(super::house(self.db), vec![crate::slice()], |router| match self.who {
            Some(scope) => router.layer(Extension(viewer(self.account.get(), scope))),
            None => router,
        });
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async move {
            let response = app.oneshot(request).await.unwrap();
            let header = response.headers().get("location");
            let place = header.map(|place| place.to_str().unwrap().to_owned());
            let status = response.status().as_u16();
            let body = response.into_body().collect().await.unwrap().to_bytes();
            let text = String::from_utf8(body.to_vec()).unwrap();
            Answer { status, path: path.to_owned(), place, text }
        })
    }
}

fn viewer(account: AccountId, scope: MemberScope) -> Viewer {
    Viewer::admit(Admitted {
        account,
        member: scope.member(),
        session: SessionId::new([1; 16]),
        scope,
        first_name: "Ann".into(),
        ends_idle_at: NOW,
        shared_computer: false,
        proved_at: NOW,
        grade: web::Grade::Full,
        strength: web::Strength::Confirmed,
        frozen: false,
    })
}

impl Answer {
    pub fn sees(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "{} lacks “{words}”:\n{}", self.path, self.text);
        self
    }

    pub fn lacks(&self, words: &str) -> &Self {
        assert!(!self.text.contains(words), "{} says “{words}”", self.path);
        self
    }

    /// Where it leads on to.
    pub fn place(&self) -> String {
        self.place.clone().unwrap_or_else(|| panic!("{} stays:\n{}", self.path, self.text))
    }

    pub fn follows(&self, visit: &Visit) -> Answer {
        visit.opens(&self.place())
    }

    /// A hidden field as a form sends it.
    pub fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.text.split_once(&start).expect("a hidden field");
        format!("{name}={}", rest.split_once('"').expect("its end").0)
    }
}
