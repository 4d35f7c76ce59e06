//! What became of one thing in a file: a record, something passed over, or a refusal.
//! None of these ever carries a value from the file, only where it stood and what was wrong.

use std::fmt;

use crate::records::Record;

/// One thing found in a file.
#[expect(clippy::large_enum_variant, reason = "nearly all are records; a box each costs more")]
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    Record {
        line: u64,
        record: Record,
    },
    /// Nothing was lost: the portal has no use for it.
    Skipped(Skip),
    /// Something meant for the portal that could not be taken in.
    Refused(Refusal),
    /// A word about the record just before it, which was taken in all the same.
    Warned(Warning),
}

/// Lines count from one. In a bundle, entries are counted instead; in X12, segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skip {
    pub line: u64,
    /// What kind of thing it was, in the file's own words: `Patient`, `claims.csv`.
    pub resource: &'static str,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    pub line: u64,
    pub resource: &'static str,
    pub reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning {
    pub line: u64,
    pub resource: &'static str,
    pub caution: Caution,
}

/// Why a thing was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Profiles, code systems and the like.
    Definitions,
    /// A kind of resource or row the portal has no use for.
    NotUsed,
    /// A Medication: it lends its name to the prescriptions that point at it.
    NameSource,
    /// Health cards, links and other files that are not a plan's.
    NotPlanData,
    /// X12 other than 834.
    NotEnrolment,
    /// Dental, vision and the like.
    OtherBenefit,
    /// A later row says the same thing anew.
    Superseded,
    /// A request that nobody has taken up yet, or of which nothing is told here.
    NothingNew,
    /// No reader knows this file.
    Unrecognised,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Definitions => "definitions: nothing to load",
            Self::NotUsed => "not used",
            Self::NameSource => "kept as a source of medicine names",
            Self::NotPlanData => "not plan data",
            Self::NotEnrolment => "not an enrolment file",
            Self::OtherBenefit => "a benefit other than medical or pharmacy",
            Self::Superseded => "an older version of a row",
            Self::NothingNew => "nothing new about a request",
            Self::Unrecognised => "not a file this importer knows",
        })
    }
}

/// Why a thing was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    LineTooLong,
    FileTooLarge,
    NotUtf8,
    /// The column counts bytes of the line (or, in a document, of its last line read).
    NotJson {
        column: usize,
    },
    WrongShape {
        column: usize,
    },
    NoResourceType,
    NoId,
    NoPatient,
    NoSubscriberId,
    NoName,
    NoDrug,
    NoServiceDay,
    NoStatus,
    UnknownStatus,
    NotDecided,
    NotPharmacy,
    NotAClaim,
    NoTier,
    NoFormulary,
    NotX12,
    MissingColumn(&'static str),
    MissingValue(&'static str),
    BadValue(&'static str),
    RaggedRow,
    Truncated,
    EnteredInError,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::NotJson { column } => return write!(f, "is not JSON (near column {column})"),
            Self::WrongShape { column } => {
                return write!(f, "does not have the shape FHIR gives it (near column {column})");
            }
            Self::MissingColumn(name) => return write!(f, "the file has no column {name}"),
            Self::MissingValue(name) => return write!(f, "has nothing in {name}"),
            Self::BadValue(name) => return write!(f, "what stands in {name} cannot be read"),
            Self::LineTooLong => "line too long (more than 16 MiB)",
            Self::FileTooLarge => "a bundle of more than 256 MiB; send it as lines (NDJSON)",
            Self::NotUtf8 => "is not UTF-8 text",
            Self::NoResourceType => "has no resourceType",
            Self::NoId => "has neither an id nor an identifier",
            Self::NoPatient => "names no patient",
            Self::NoSubscriberId => "has no subscriber number",
            Self::NoName => "has no name",
            Self::NoDrug => "names no medicine",
            Self::NoServiceDay => "has no day of service",
            Self::NoStatus => "has no status",
            Self::UnknownStatus => "has a status FHIR does not know",
            Self::NotDecided => "has not been decided yet",
            Self::NotPharmacy => "is not a pharmacy claim",
            Self::NotAClaim => "is an estimate, not a claim",
            Self::NoTier => "has no tier",
            Self::NoFormulary => "names no drug list",
            Self::NotX12 => "is not a readable X12 interchange",
            Self::RaggedRow => "has more fields than the header",
            Self::Truncated => "ends in the middle",
            Self::EnteredInError => "was entered in error; send what is right instead",
        };
        f.write_str(text)
    }
}

/// What a reader forgave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Caution {
    NdcUnreadable,
    NpiUnsound,
    DayUnreadable,
    NumberUnreadable,
    PartOfACent,
    OtherCurrency,
    /// Not the shape its column asks for.
    ValueUnreadable,
    NoPersonName,
    DrugUnnamed,
    /// A request for approval of more than one thing.
    OtherItems,
    NoPaymentType,
    /// memberliability = deductible + coinsurance + copay + noncovered
    MemberLiability,
    /// paidtoprovider = eligible - memberliability
    PaidToProvider,
    /// discount = submitted - noncovered - eligible in network, else nothing
    Discount,
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NdcUnreadable => "the national drug code cannot be read and was left out",
            Self::NpiUnsound => "an NPI fails its check digit and was left out",
            Self::DayUnreadable => "a date cannot be read and was left out",
            Self::NumberUnreadable => "a number cannot be read and was left out",
            Self::PartOfACent => "an amount had parts of a cent and was rounded",
            Self::OtherCurrency => "an amount is not in United States dollars and was left out",
            Self::ValueUnreadable => "a value is none of those its column allows and was left out",
            Self::NoPersonName => "the person has no name",
            Self::DrugUnnamed => "the medicine has neither a code nor a name",
            Self::OtherItems => "only the first of several items was read",
            Self::NoPaymentType => "nothing says whether the claim was paid; judged by its amounts",
            Self::MemberLiability => {
                "memberliability is not deductible + coinsurance + copay + noncovered"
            }
            Self::PaidToProvider => "paidtoprovider is not eligible - memberliability",
            Self::Discount => "discount is not submitted - noncovered - eligible",
        })
    }
}
