//! What a plan's files tell us, free of any file's spelling. Every personal field prints as `…`.

mod authorization;
mod claim;
mod coverage;
mod look;
mod medicine;
mod news;
mod party;
mod reimbursement;

pub use authorization::{Authorization, AuthorizationStage, Sender};
pub use claim::{Amount, Claim, ClaimStatus, CodeSet, Network};
pub use coverage::{CardCost, CardExtra, Coverage, CoverageStatus, ExtraKind, Relationship};
pub use look::{Appearance, COLORS, Leaflet, LeafletPart, SHAPES};
pub use medicine::{
    Availability, CostShare, Deductible, Drug, DrugPrice, Fill, FillStatus, FormularyDrug,
    FormularyItem, Plan, Prescription, PrescriptionStatus, PriceUnit, Product, Quantity, Schedule,
    Standing,
};
pub use news::{
    AskedBy, EarlyNews, Elsewhere, Hold, Moment, News, OrderFact, OrderName, OrderNews, Parcel,
    Reject, RenewalAnswer, RenewalNews,
};
pub use party::{
    Address, Caller, Death, Gender, Life, Line, Name, Party, Person, Provider, ProviderKind,
    SourceRef,
};
pub use reimbursement::{PaidBy, Payment, ReimbursementFact, ReimbursementNews};

use serde::{Deserialize, Serialize};

/// One thing a file said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Record {
    Provider(Provider),
    Plan(Plan),
    FormularyDrug(FormularyDrug),
    FormularyItem(FormularyItem),
    Product(Product),
    Price(DrugPrice),
    Appearance(Appearance),
    Leaflet(Leaflet),
    Person(Person),
    Coverage(Coverage),
    Prescription(Prescription),
    Fill(Fill),
    Claim(Claim),
    Authorization(Authorization),
    News(News),
    Reimbursement(ReimbursementNews),
}

impl Record {
    /// The order in which records can be stored, so that what is named exists: the directory and
    /// the plan's lists first (0), then people (1), then what belongs to people (2).
    pub const fn pass(&self) -> u8 {
        match self {
            Self::Provider(_)
            | Self::Plan(_)
            | Self::FormularyDrug(_)
            | Self::FormularyItem(_)
            | Self::Product(_)
            | Self::Price(_)
            | Self::Appearance(_)
            | Self::Leaflet(_) => 0,
            Self::Person(_) => 1,
            Self::Coverage(_)
            | Self::Prescription(_)
            | Self::Fill(_)
            | Self::Claim(_)
            | Self::Authorization(_)
            | Self::News(_)
            | Self::Reimbursement(_) => 2,
        }
    }
}
