//! The overview.

use identity::account;
use web::{Answer, Cx, Frame, Page, Sample, Template, Viewer};

use crate::authenticator::{self, State};
use crate::ways::{Enrolled, enrolled};

#[derive(Template)]
#[template(path = "overview/pages/overview.html")]
pub(crate) struct OverviewPage {
    f: Frame,
    password: &'static str,
    enrolled: Enrolled,
    /// A hundred wrong codes switched the app off.
    app_off: bool,
}

impl OverviewPage {
    fn passkeys(&self) -> String {
        let held = i64::from(self.enrolled.passkeys);
        self.f.say("security-passkeys-count").count("n", held).to_string()
    }

    fn authenticator(&self) -> &'static str {
        match (self.enrolled.authenticator, self.app_off) {
            (true, _) => "security-app-on",
            (false, true) => "security-app-off",
            (false, false) => "security-app-none",
        }
    }

    fn saved(&self) -> String {
        let left = i64::from(self.enrolled.saved_codes);
        self.f.say("security-saved-count").count("n", left).to_string()
    }

    /// The next step worth taking: two ways to prove oneself are safer than one (SECURITY 39).
    fn advice(&self) -> Option<(&'static str, &'static str, &'static str)> {
        let Enrolled { passkeys, authenticator, saved_codes } = self.enrolled;
        if passkeys == 0 {
            return Some(("security-advice-passkey", "/security/passkeys/new", "security-add-key"));
        }
        if !authenticator && saved_codes == 0 && passkeys < 2 {
            return Some(("security-advice-saved", "/security/codes/new", "security-make-codes"));
        }
        None
    }
}

impl Page for OverviewPage {
    const NAME: &'static str = "security";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |enrolled| Self {
            f: f.as_member("Ann"),
            password: "security-password-set",
            enrolled,
            app_off: false,
        };
        let none = Enrolled::default();
        let one = Enrolled { passkeys: 1, ..none };
        let all = Enrolled { passkeys: 3, authenticator: true, saved_codes: 7 };
        vec![
            Sample::new("nothing-yet", with(none)),
            Sample::new("one-passkey", with(one)),
            Sample::new("everything", with(all)),
            Sample::new("app-switched-off", Self { app_off: true, ..with(none) }),
            Sample::new(
                "password-switched-off",
                Self { password: "security-password-off", ..with(all) },
            ),
            Sample::new("no-password", Self { password: "security-password-none", ..with(one) }),
        ]
    }
}

/// `GET /security`
pub(crate) async fn show(cx: Cx, who: Viewer) -> Answer {
    let of = (who.account(), who.member());
    let read = move |tx: &store::Tx| {
        let kept = account::store::kept(tx, of)?;
        Ok((kept, enrolled(tx, of)?, authenticator::state(tx, of)?))
    };
    let (kept, enrolled, state) = cx.read(read).await?;
    let password = match kept {
        None => "security-password-none",
        Some(kept) if kept.is_off() => "security-password-off",
        Some(_) => "security-password-set",
    };
    let app_off = matches!(state, State::Off { .. });
    cx.show(OverviewPage { f: cx.frame(), password, enrolled, app_off })
}
