//! The page that says what works in this browser and what does not.

use axum::http::{HeaderMap, header};
use web::{Answer, Asked, Browser, Cx, Fields, Frame, Page, Reads, Sample, Template};

use super::rules::is_ours;
use crate::trouble::pages::{PROBE, probed};
use crate::trouble::signs::Cookies;

/// Where the probe is looked for, once.
const AGAIN: &str = "/help/check?again=yes";

/// Whether this is the second look.
pub struct Look {
    is_second: bool,
}

impl Reads for Look {
    fn read(fields: &Fields) -> Self {
        Self { is_second: fields.has("again") }
    }
}

/// `GET /help/check`: gives a cookie and looks once whether it comes back; never in a circle.
pub async fn look(cx: Cx, headers: HeaderMap, Asked(Look { is_second }): Asked<Look>) -> Answer {
    let has_come_back = cx.cookie(PROBE).is_some();
    if !has_come_back && !is_second {
        return probed(&cx, cx.go(AGAIN));
    }
    // Whoever was sent this very address may keep cookies after all: the next look will tell.
    probed(&cx, cx.show(CheckPage::of(&cx, &headers, false)))
}

/// `POST /help/check`: the button works. Cookies were looked at before it was there to press.
pub async fn press(cx: Cx, headers: HeaderMap) -> Answer {
    cx.show(CheckPage::of(&cx, &headers, true))
}

#[derive(Template)]
#[template(path = "check/pages/check.html")]
pub struct CheckPage {
    f: Frame,
    seen: Seen,
    /// The button was pressed, and its form came through.
    is_pressed: bool,
}

/// What the request showed.
#[derive(Debug, Clone)]
pub struct Seen {
    cookies: Cookies,
    /// Asked for at the plan's own address.
    is_at_home: bool,
    /// A cookie that browsers keep on secure connections alone came back.
    is_secure: bool,
    browser: Browser,
}

impl Seen {
    fn has_cookies(&self) -> bool {
        self.cookies == Cookies::Back
    }

    fn is_well(&self) -> bool {
        self.has_cookies() && self.is_at_home
    }
}

impl CheckPage {
    /// Its name and its system, as far as they are known.
    fn browser_words(&self) -> String {
        let Browser { name, system } = &self.seen.browser;
        let known = [name, system].into_iter().filter(|word| !word.is_empty());
        known.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }

    fn of(cx: &Cx, headers: &HeaderMap, is_pressed: bool) -> Self {
        let f = cx.frame();
        let has_come_back = cx.cookie(PROBE).is_some();
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let seen = Seen {
            cookies: if has_come_back { Cookies::Back } else { Cookies::Missing },
            is_at_home: is_ours(host.unwrap_or_default(), f.origin()),
            // A live house names its cookies `__Host-`, which browsers keep over HTTPS alone.
            is_secure: has_come_back && !f.is_demo(),
            browser: cx.browser().clone(),
        };
        Self { f, seen, is_pressed }
    }
}

impl Page for CheckPage {
    const NAME: &'static str = "help-check";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let browser = Browser { name: "Firefox".to_owned(), system: "Windows".to_owned() };
        let well = Seen { cookies: Cookies::Back, is_at_home: true, is_secure: true, browser };
        let with = |seen: Seen, is_pressed| Self { f: f.clone(), seen, is_pressed };
        let blocked = Seen { cookies: Cookies::Missing, is_secure: false, ..well.clone() };
        let elsewhere = Seen { is_at_home: false, ..well.clone() };
        let unknown = Seen { browser: Browser::default(), ..well.clone() };
        let system = Browser { name: String::new(), system: "Android".to_owned() };
        let half_known = Seen { browser: system, is_secure: false, ..well.clone() };
        vec![
            Sample::new("well", with(well.clone(), false)),
            Sample::new("pressed", with(well, true)),
            Sample::new("cookies-blocked", with(blocked.clone(), false)),
            Sample::new("cookies-blocked-pressed", with(blocked, true)),
            Sample::new("elsewhere", with(elsewhere, false)),
            Sample::new("browser-unknown", with(unknown, false)),
            Sample::new("browser-half-known", with(half_known, false)),
        ]
    }
}
