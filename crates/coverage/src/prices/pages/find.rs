//! The search.

use askama::Template;
use web::{Frame, Problems};

use super::Sought;
use crate::formulary::lookup::Listed;

#[derive(Template)]
#[template(path = "prices/pages/find.html")]
pub struct FindPage {
    f: Frame,
    problems: Problems,
    medicine: String,
    /// Nothing while nothing was looked for.
    found: Option<Vec<(String, String)>>,
    count: i64,
    more: bool,
}

/// A longer list is no answer.
const SHOWN: usize = 40;

impl FindPage {
    pub fn of(f: Frame, sought: &Sought, found: Option<&[Listed]>) -> Self {
        let row = |one: &Listed| (format!("/prices/{}", one.id), one.drug.name.clone());
        let rows = found.map(|found| found.iter().take(SHOWN).map(row).collect::<Vec<_>>());
        Self {
            medicine: sought.medicine.to_string(),
            count: rows.as_ref().map_or(0, |rows| i64::try_from(rows.len()).unwrap_or(0)),
            more: found.is_some_and(|found| found.len() > SHOWN),
            found: rows,
            problems: Problems::none(),
            f,
        }
    }

    pub fn with_problems(self, problems: Problems) -> Self {
        Self { problems, ..self }
    }
}
