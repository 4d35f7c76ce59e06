//! The overview.

use ::store::Tx;
use base::Day;
use coverage::PersonView;
use web::{Answer, Cx, Frame, Page, Sample, Template, Viewer};

use crate::addresses::{self, Address};

#[derive(Template)]
#[template(path = "overview/pages/profile.html")]
pub struct ProfilePage {
    pub f: Frame,
    pub name: String,
    /// Told only when it is asked for: pages like this one are left open.
    pub birth: Option<Day>,
    /// Where things go today.
    pub lines: Vec<String>,
    /// The word key of why they go nowhere.
    pub nowhere: &'static str,
}

impl ProfilePage {
    fn new(
        f: Frame,
        person: Option<PersonView>,
        (goes_to, plans_alone): (Option<&Address>, bool),
    ) -> Self {
        let person = person.unwrap_or_default();
        let lines = goes_to.map(Address::parcel).unwrap_or_default();
        let nowhere = if plans_alone { "address-frozen-nowhere" } else { "address-none" };
        Self {
            name: person.name.full(),
            birth: person.birth_date.map(|day| day.0),
            lines: lines.into_iter().map(|line| line.0).collect(),
            nowhere,
            f,
        }
    }
}

impl Page for ProfilePage {
    const NAME: &'static str = "profile";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let lines = ["1200 Juniper Lane", "Apt 4", "Albany, NY 12207"];
        let bare = |plans_alone| Self::new(f.clone(), None, (None, plans_alone));
        let whole = Self {
            name: "Ann Lee Whitfield".to_owned(),
            birth: Day::new(1952, 3, 4).ok(),
            lines: lines.map(ToOwned::to_owned).into(),
            ..bare(false)
        };
        vec![
            Sample::new("whole", whole),
            Sample::new("bare", bare(false)),
            Sample::new("frozen", bare(true)),
        ]
    }
}

/// `GET /profile`
pub async fn show(cx: Cx, who: Viewer) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let read = move |tx: &Tx| {
        let goes_to = addresses::preferred(tx, scope, today)?;
        Ok((coverage::person(tx, scope)?, goes_to, addresses::is_plans_alone(tx, scope)?))
    };
    let (person, goes_to, plans_alone) = cx.read(read).await?;
    cx.show(ProfilePage::new(cx.frame(), person, (goes_to.as_ref(), plans_alone)))
}
