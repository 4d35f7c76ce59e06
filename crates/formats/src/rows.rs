//! Files of rows under a header: which file it is, and a row whose columns are found by name.

use std::collections::HashMap;

use base::{Day, Money, Npi, Private, Timestamp};
use csv::StringRecord;

use crate::pieces::Passes;
use crate::read::{Caution, Read, Reason, Warning};
use crate::records::{Moment, Quantity, Record};

/// A kind of table, known by the columns it cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    People,
    Coverages,
    Prescriptions,
    Fills,
    Claims,
    /// What became of requests to be paid back.
    Reimbursements,
    /// Requests for approval.
    Authorizations,
    Pharmacies,
    /// Approved drug products (Drugs@FDA).
    Products,
    /// What pharmacies pay (NADAC).
    Prices,
    /// What products look like.
    Appearances,
    /// What their leaflets say.
    Leaflets,
    /// Medicare Part D events.
    CmsEvents,
    CmsEnrolment,
    CmsContracts,
    CmsContacts,
    CmsPharmacies,
}

/// Told apart by these columns; the first sheet that has all of its own wins.
const SIGNS: [(Sheet, &str, &[&str]); 18] = [
    (Sheet::CmsEvents, "pde.psv", &["pde_id", "bene_id", "prod_srvc_id"]),
    (Sheet::CmsEnrolment, "mapd_enrolment_rx.csv", &["bene_sk", "bene_enrlmt_pdp_rx_info_bgn_dt"]),
    (Sheet::CmsContacts, "contract_contacts.csv", &["cntrct_pbp_sk", "cntrct_plan_cntct_type_cd"]),
    (Sheet::CmsContracts, "contracts.csv", &["cntrct_pbp_sk", "cntrct_pbp_name"]),
    (Sheet::CmsPharmacies, "pharmacies.csv (CMS)", &["prvdr_sk", "prvdr_npi_num"]),
    (Sheet::Products, "products.tsv", &["appl_no", "product_no", "active_ingredient"]),
    (Sheet::Prices, "nadac.csv", &["ndc_description", "ndc", "nadac_per_unit"]),
    (Sheet::Appearances, "appearance.csv", &["ndc", "color", "shape"]),
    (Sheet::Appearances, "appearance.csv", &["ndc", "splcolor", "splshape"]),
    (Sheet::Leaflets, "leaflets.csv", &["language", "part", "text"]),
    // A plan may add to it what it knows of the claim; no claim has what was approved of a request.
    (Sheet::Reimbursements, "reimbursements.csv", &["request", "status", "amount_approved"]),
    (Sheet::Claims, "claims.csv", &["claim_id", "person_id", "service_day"]),
    (Sheet::Fills, "fills.csv", &["fill_id", "person_id"]),
    // A request may name its prescription, and a prescription its request; only one has a stage;
    // without it the name that stands first tells whose table it is.
    (Sheet::Authorizations, "authorizations.csv", &["authorization_id", "person_id", "stage"]),
    (Sheet::Prescriptions, "prescriptions.csv", &["prescription_id", "person_id"]),
    (Sheet::Coverages, "coverage.csv", &["coverage_id", "person_id", "subscriber_id"]),
    (Sheet::People, "people.csv", &["person_id", "family_name"]),
    (Sheet::Pharmacies, "pharmacies.csv", &["pharmacy_id", "name"]),
];

impl Sheet {
    /// What the file is called where it is documented.
    pub fn name(self) -> &'static str {
        SIGNS.iter().find(|(sheet, ..)| *sheet == self).map_or("table", |(_, name, _)| name)
    }

    pub(crate) const fn passes(self) -> Passes {
        match self {
            Self::Pharmacies
            | Self::Products
            | Self::Prices
            | Self::Appearances
            | Self::Leaflets
            | Self::CmsContracts
            | Self::CmsContacts
            | Self::CmsPharmacies => Passes::DIRECTORY,
            Self::People => Passes::PEOPLE,
            Self::CmsEnrolment => Passes::PEOPLE_AND_BELONGINGS,
            Self::Coverages
            | Self::Prescriptions
            | Self::Fills
            | Self::Claims
            | Self::Reimbursements
            | Self::Authorizations
            | Self::CmsEvents => Passes::BELONGINGS,
        }
    }
}

/// The header row, and how its fields are told apart.
pub(crate) struct Header {
    pub sheet: Sheet,
    delimiter: u8,
    columns: HashMap<String, usize>,
}

impl Header {
    /// Nothing when no sheet of ours has these columns.
    pub fn read(line: &[u8]) -> Option<Self> {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let count = |byte: u8| line.split(|one| *one == byte).count();
        let delimiter = [b',', b'|', b'\t', b';'].into_iter().max_by_key(|byte| count(*byte))?;
        let first = reader(line, delimiter).into_records().next()?.ok()?;
        let columns: HashMap<String, usize> =
            first.iter().zip(0..).map(|(name, at)| (plain(name), at)).collect();
        let has = |names: &[&str]| names.iter().all(|name| columns.contains_key(*name));
        let sheet = SIGNS.iter().find(|(_, _, names)| has(names))?.0;
        // Requests without their stage are no prescriptions, and would take the place of those.
        let at = |name| columns.get(name).copied();
        let is_request =
            || at("authorization_id").is_some_and(|id| Some(id) < at("prescription_id"));
        if sheet == Sheet::Prescriptions && is_request() {
            return None;
        }
        Some(Self { sheet, delimiter, columns })
    }

    /// Only commas come with quotes: drug names in the other files hold single inch marks.
    pub fn quotes(&self) -> bool {
        matches!(self.delimiter, b',' | b';')
    }

    /// Reads rows; `first` is the line the first of them stands on.
    pub fn rows(&self, bytes: &[u8], first: u64) -> Vec<Read> {
        let mut reads = Vec::new();
        for row in reader(bytes, self.delimiter).into_byte_records() {
            // Reading from memory with flexible rows has nothing left to fail at.
            let Ok(row) = row else { continue };
            let line = first + row.position().map_or(0, |at| at.line().saturating_sub(1));
            if row.iter().all(|field| field.trim_ascii().is_empty()) {
                continue;
            }
            self.row(row, line, &mut reads);
        }
        reads
    }

    fn row(&self, row: csv::ByteRecord, line: u64, reads: &mut Vec<Read>) {
        let resource = self.sheet.name();
        let refuse = |reason| crate::fhir::refused(line, resource, reason);
        let Ok(fields) = StringRecord::from_byte_record(row) else {
            reads.push(refuse(Reason::NotUtf8));
            return;
        };
        if fields.iter().skip(self.columns.len()).any(|field| !field.trim().is_empty()) {
            reads.push(refuse(Reason::RaggedRow));
            return;
        }
        let mut row = Row { header: self, fields: &fields, cautions: Vec::new() };
        let answer = match self.sheet {
            Sheet::CmsEvents
            | Sheet::CmsEnrolment
            | Sheet::CmsContracts
            | Sheet::CmsContacts
            | Sheet::CmsPharmacies => crate::cms::read(self.sheet, &mut row),
            Sheet::Prices => crate::nadac::read(&mut row),
            Sheet::Appearances => crate::look::appearance(&mut row).map(Said::one),
            Sheet::Reimbursements => crate::table::reimbursement(&mut row),
            Sheet::Leaflets => crate::look::leaflet(&mut row).map(Said::one),
            _ => crate::table::read(self.sheet, &mut row).map(Said::one),
        };
        match answer {
            Ok(Said::Records(records)) => {
                reads.extend(records.into_iter().map(|record| Read::Record { line, record }));
            }
            Ok(Said::Nothing(why)) => reads.push(crate::fhir::skipped(line, resource, why)),
            Err(reason) => reads.push(refuse(reason)),
        }
        let warnings = row.cautions.into_iter();
        reads.extend(warnings.map(|caution| Read::Warned(Warning { line, resource, caution })));
    }
}

/// What a row came to.
pub(crate) enum Said {
    Records(Vec<Record>),
    Nothing(crate::read::Why),
}

impl Said {
    pub fn one(record: Record) -> Self {
        Self::Records(vec![record])
    }
}

fn reader(bytes: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(matches!(delimiter, b',' | b';'))
        .from_reader(bytes)
}

/// `Member ID ` and `member_id` are one column.
fn plain(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace([' ', '-'], "_")
}

/// A word as vocabularies write it: `More Needed` is `more-needed`.
pub(crate) fn plain_word(text: &str) -> String {
    text.trim().to_ascii_lowercase().replace([' ', '_'], "-")
}

pub(crate) struct Row<'r> {
    header: &'r Header,
    fields: &'r StringRecord,
    pub cautions: Vec<Caution>,
}

impl<'r> Row<'r> {
    /// What stands in a column; CMS writes `~` for nothing.
    pub fn text(&self, column: &str) -> Option<&'r str> {
        let at = *self.header.columns.get(column)?;
        self.fields.get(at).map(str::trim).filter(|text| !text.is_empty() && *text != "~")
    }

    pub fn need(&self, column: &'static str) -> Result<&'r str, Reason> {
        if !self.header.columns.contains_key(column) {
            return Err(Reason::MissingColumn(column));
        }
        self.text(column).ok_or(Reason::MissingValue(column))
    }

    pub fn private(&self, column: &str) -> Option<Private<String>> {
        self.text(column).map(Private::from)
    }

    pub fn owned(&self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    pub fn warn(&mut self, caution: Caution) {
        if !self.cautions.contains(&caution) {
            self.cautions.push(caution);
        }
    }

    /// Reads a column, with a word where it cannot be read.
    pub fn parsed<T>(
        &mut self,
        column: &str,
        caution: Caution,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = parse(self.text(column)?);
        if found.is_none() {
            self.warn(caution);
        }
        found
    }

    pub fn day(&mut self, column: &str) -> Option<Private<Day>> {
        self.parsed(column, Caution::DayUnreadable, any_day).map(Private)
    }

    pub fn need_day(&self, column: &'static str) -> Result<Day, Reason> {
        any_day(self.need(column)?).ok_or(Reason::BadValue(column))
    }

    pub fn count(&mut self, column: &str) -> Option<u16> {
        self.parsed(column, Caution::NumberUnreadable, |text| {
            text.trim_end_matches('0').strip_suffix('.').unwrap_or(text).parse().ok()
        })
    }

    pub fn quantity(&mut self, column: &str) -> Option<Quantity> {
        self.parsed(column, Caution::NumberUnreadable, quantity)
    }

    pub fn money(&mut self, column: &str) -> Option<Money> {
        self.parsed(column, Caution::NumberUnreadable, money)
    }

    pub fn npi(&mut self, column: &str) -> Option<Npi> {
        self.parsed(column, Caution::NpiUnsound, |text| text.parse().ok())
    }

    pub fn flag(&mut self, column: &str) -> bool {
        self.parsed(column, Caution::ValueUnreadable, yes_or_no).unwrap_or(false)
    }
}

pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "true" | "1" => Some(true),
        "n" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A day in any of the four ways plan files write one, with or without a time behind it.
pub(crate) fn any_day(text: &str) -> Option<Day> {
    let text = text.trim();
    let date = text.split(['T', ' ']).next().unwrap_or(text);
    if date.contains('/') {
        return Day::from_us(date).ok();
    }
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        return Day::from_compact(date).ok();
    }
    // `04-Oct-2027` holds no T of a time; `04-Oct-2027T…` is nothing anyone writes.
    date.parse().ok().or_else(|| Day::from_cms(text).ok())
}

/// A moment with its zone (`2027-03-04T15:10:00Z`), or a day.
pub(crate) fn any_moment(text: &str) -> Option<Moment> {
    match text.parse::<jiff::Timestamp>() {
        Ok(at) => Some(Moment::At(Timestamp::from_micros(at.as_microsecond()))),
        Err(_) => any_day(text).map(Moment::On),
    }
}

/// `$1,234.50` as people write it.
pub(crate) fn money(text: &str) -> Option<Money> {
    text.replace(['$', ','], "").parse().ok()
}

pub(crate) fn quantity(text: &str) -> Option<Quantity> {
    let size: f64 = text.parse().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "bounded on the same line")]
    (size.abs() < 1e10).then(|| Quantity::thousandths((size * 1_000.0).round() as i64))
}
