//! What a handler holds: the moment, the language, the store, and the ways to answer.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Day, Lang, Reading, Timestamp};
use store::Tx;

use crate::calm::FailurePage;
use crate::visit::{Saved, Visit};
use crate::{Browser, Cookie, Fault, Frame, OwnPath, Page, Shared, View, Viewer, cookies, views};

/// What every handler returns.
pub type Answer = Result<Response, Fault>;

#[derive(Clone)]
pub struct Cx {
    house: Shared,
    visit: Arc<Visit>,
}

impl Cx {
    /// Read once per request; everything in the request sees the same moment.
    pub fn now(&self) -> Timestamp {
        self.visit.now
    }

    /// The day it is for the plan.
    pub fn today(&self) -> Day {
        self.visit.now.day_in(&self.house.plan.zone)
    }

    pub fn lang(&self) -> Lang {
        self.visit.reading().lang
    }

    /// The language, and the size of the letters.
    pub fn reading(&self) -> Reading {
        self.visit.reading()
    }

    /// What the visitor's browser calls itself.
    pub fn browser(&self) -> &Browser {
        &self.visit.browser
    }

    pub fn house(&self) -> &Shared {
        &self.house
    }

    pub fn frame(&self) -> Frame {
        Frame::new(self.house.look.clone(), self.visit.clone())
    }

    /// The viewer, where one has been admitted.
    pub fn viewer(&self) -> Option<&Viewer> {
        self.visit.viewer()
    }

    /// For `access` alone: from here on, this request is `viewer`'s.
    pub fn admit(&self, viewer: Viewer) {
        self.visit.stamp(viewer);
    }

    pub async fn read<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, store::Fault> + Send + 'static,
    {
        Ok(self.house.db.read(self.visit.now, work).await?)
    }

    pub async fn write<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnMut(&Tx) -> Result<T, store::Fault> + Send + 'static,
    {
        self.visit.note_saved(Saved::Unsure);
        let written = self.house.db.write(self.visit.now, work).await;
        self.visit.note_saved(match &written {
            Ok(_) => Saved::Yes,
            // The connection may have broken after the commit and before the answer.
            Err(store::Fault::Unavailable(_)) => Saved::Unsure,
            Err(_) => Saved::Nothing,
        });
        Ok(written?)
    }

    /// Notes who looked at whose record, where the door itself does not say it: a page that shows
    /// one person another's things. Member doors note their own viewer without being asked.
    pub async fn viewed(&self, view: View) -> Result<(), Fault> {
        views::note(&self.house, view, self.visit.now).await
    }

    /// The page, as asked for.
    pub fn show<P: Page>(&self, page: P) -> Answer {
        self.render(StatusCode::OK, &page)
    }

    /// The page again, with what the visitor should look at; its title starts with "Error:".
    pub fn show_problem<P: Page>(&self, page: P) -> Answer {
        self.visit.set_problem(true);
        self.render(StatusCode::UNPROCESSABLE_ENTITY, &page)
    }

    /// On to another page, asked for with GET.
    pub fn go(&self, path: impl Into<String>) -> Answer {
        go(&path.into())
    }

    /// There is no such page, or it is not this visitor's: the same answer.
    pub fn missing(&self) -> Answer {
        self.render(StatusCode::NOT_FOUND, &FailurePage::missing(self.frame()))
    }

    /// A path of ours that answers GET, out of what a visitor handed us; for `back=`.
    pub fn own_path(&self, text: &str) -> Option<OwnPath> {
        let path = OwnPath::read(text)?;
        let doors = self.house.doors.get()?;
        doors.shows(path.path()).then_some(path)
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        cookies::find_ours(&self.visit.cookies, name, self.house.mode)
    }

    /// The answer with a cookie to keep.
    pub fn with_cookie(&self, answer: Answer, cookie: &Cookie) -> Answer {
        let mut response = answer?;
        response.headers_mut().append(header::SET_COOKIE, cookie.header(self.house.mode));
        Ok(response)
    }

    /// A frame for samples, with this response's nonce so that its styles are let in.
    pub(crate) fn sample_frame(&self, lang: Lang, at: Timestamp) -> Frame {
        let mut visit = Visit::outside(lang.into(), at);
        visit.nonce.clone_from(&self.visit.nonce);
        Frame::new(self.house.look.clone(), Arc::new(visit))
    }

    pub(crate) fn new(house: Shared, visit: Arc<Visit>) -> Self {
        Self { house, visit }
    }

    pub(crate) fn visit(&self) -> &Arc<Visit> {
        &self.visit
    }

    pub(crate) fn render(&self, status: StatusCode, page: &impl Template) -> Answer {
        Ok(html(status, self.lang(), page)?)
    }
}

/// Long enough for nearly every page, so that rendering does not copy what it has written.
const PAGE_BYTES: usize = 16 * 1024;

pub(crate) fn html(
    status: StatusCode,
    lang: Lang,
    page: &impl Template,
) -> Result<Response, askama::Error> {
    let mut text = String::with_capacity(PAGE_BYTES);
    page.render_into(&mut text)?;
    let mut response = (status, text).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    Ok(response)
}

/// See Other: the browser asks for `path` with GET, and a reload repeats nothing.
pub(crate) fn go(path: &str) -> Answer {
    let place = HeaderValue::from_str(path).map_err(|_| Fault::new("a path no header can hold"))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response())
}

impl FromRequestParts<Shared> for Cx {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Shared,
    ) -> Result<Self, Self::Rejection> {
        let visit = parts.extensions.get::<Arc<Visit>>().cloned().unwrap_or_else(|| {
            Arc::new(Visit::of(house, &parts.method, &parts.uri, &parts.headers))
        });
        if let Some(viewer) = parts.extensions.get::<Viewer>() {
            visit.stamp(viewer.clone());
        }
        Ok(Self::new(house.clone(), visit))
    }
}
