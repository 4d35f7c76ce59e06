//! Those who serve the plan's members, all invented: the plan itself, pharmacies and prescribers.

use std::sync::LazyLock;

use base::{Day, Npi};
use formats::records::{
    Address, Caller, Line, Party, Plan, Provider, ProviderKind, Record, SourceRef,
};

use crate::costs::cost_shares;
use crate::drugs;
use crate::looks;
use crate::table::{Row, rows};

pub const PAYER: &str = "payer/juniper-rx";
pub const PLAN: &str = "plan/choice";
pub const FORMULARY: &str = "formulary/choice";
pub const PLAN_NAME: &str = "Juniper Rx Choice";

/// The first nine digits of our provider numbers, before those of the provider. No number that
/// starts with 2999 has been given out.
const NPI_BASE: u32 = 299_900_000;

static PHARMACIES: LazyLock<Vec<Pharmacy>> = LazyLock::new(|| {
    let own = |row: Row| Pharmacy { party: party("pharmacy", &row), row };
    rows(include_str!("../data/pharmacies.tsv")).map(own).collect()
});

static PRESCRIBERS: LazyLock<Vec<Prescriber>> = LazyLock::new(|| {
    let own = |row: Row| Prescriber { party: party("prescriber", &row), row };
    rows(include_str!("../data/prescribers.tsv")).map(own).collect()
});

pub struct Pharmacy {
    row: Row,
    party: Party,
}

pub struct Prescriber {
    row: Row,
    party: Party,
}

impl Pharmacy {
    pub fn ships(&self) -> bool {
        matches!(self.row.text("kind"), "mail" | "specialty")
    }

    /// Where members fill. Those that are only `listed` are there to be found.
    pub fn is_retail(&self) -> bool {
        self.row.text("kind") == "retail"
    }

    pub fn state(&self) -> &'static str {
        self.row.text("state")
    }

    pub fn in_network(&self) -> bool {
        self.row.text("kind") != "out"
    }

    pub fn party(&self) -> Party {
        self.party.clone()
    }

    fn record(&self) -> Record {
        let mut refs = refs("pharmacy", &self.row);
        // Numbers of real pharmacies begin with their state's, of which there is no 99th.
        let ncpdp = format!("99000{}", self.row.text("number"));
        refs.push(SourceRef::new("ncpdp", &ncpdp));
        Record::Provider(Provider {
            refs,
            kind: ProviderKind::Pharmacy,
            name: self.row.text("name").to_owned(),
            npi: Some(npi(&self.row)),
            ncpdp: Some(ncpdp),
            phones: vec![self.row.text("phone").to_owned()],
            lines: Vec::new(),
            address: Some(address(&self.row, self.row.text("street"))),
            mail_order: self.ships(),
        })
    }
}

impl Prescriber {
    pub fn party(&self) -> Party {
        self.party.clone()
    }

    fn record(&self) -> Record {
        Record::Provider(Provider {
            refs: refs("prescriber", &self.row),
            kind: ProviderKind::Prescriber,
            name: self.row.text("name").to_owned(),
            npi: Some(npi(&self.row)),
            ncpdp: None,
            phones: vec![self.row.text("phone").to_owned()],
            lines: Vec::new(),
            address: Some(address(&self.row, "100 Clinic Square")),
            mail_order: false,
        })
    }
}

/// The pharmacy with this short name; a name nobody gave is a mistake in this crate.
pub fn pharmacy(key: &str) -> &'static Pharmacy {
    PHARMACIES
        .iter()
        .find(|pharmacy| pharmacy.row.text("key") == key)
        .unwrap_or_else(|| panic!("no pharmacy {key}"))
}

pub fn pharmacies() -> &'static [Pharmacy] {
    &PHARMACIES
}

pub fn prescriber(key: &str) -> &'static Prescriber {
    PRESCRIBERS
        .iter()
        .find(|prescriber| prescriber.row.text("key") == key)
        .unwrap_or_else(|| panic!("no prescriber {key}"))
}

pub fn prescribers() -> &'static [Prescriber] {
    &PRESCRIBERS
}

pub fn payer() -> Party {
    Party { reference: Some(SourceRef::new("juniper", PAYER)), name: Some("Juniper Rx".into()) }
}

/// Everything that belongs to nobody in particular.
pub fn records(today: Day) -> impl Iterator<Item = Record> + Send {
    let head = [Record::Provider(payer_record()), plan(today), formulary(today)];
    head.into_iter()
        .chain(drugs::records())
        .chain(drugs::prices(today))
        .chain(looks::records())
        .chain(pharmacies().iter().map(Pharmacy::record))
        .chain(prescribers().iter().map(Prescriber::record))
}

fn payer_record() -> Provider {
    Provider {
        refs: vec![SourceRef::new("juniper", PAYER)],
        kind: ProviderKind::Payer,
        name: "Juniper Rx".to_owned(),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: vec![
            Line { caller: Caller::Members, phone: "503-555-0142".to_owned() },
            Line { caller: Caller::Pharmacists, phone: "800-555-0199".to_owned() },
        ],
        address: Some(Address {
            lines: vec!["Juniper Rx Claims".into(), "PO Box 417".into()],
            city: "Fernhollow".into(),
            state: "OR".into(),
            postal_code: "97998".into(),
        }),
        mail_order: false,
    }
}

fn plan(today: Day) -> Record {
    Record::Plan(Plan {
        refs: vec![SourceRef::new("juniper", PLAN)],
        name: PLAN_NAME.to_owned(),
        is_formulary: false,
        formulary: Some(SourceRef::new("juniper", FORMULARY)),
        start: Day::year_start(today.year() - 8).ok(),
        end: None,
        cost_shares: cost_shares(),
    })
}

fn formulary(today: Day) -> Record {
    Record::Plan(Plan {
        refs: vec![SourceRef::new("juniper", FORMULARY)],
        name: "Juniper Rx Choice drug list".to_owned(),
        is_formulary: true,
        formulary: None,
        start: Day::year_start(today.year()).ok(),
        end: None,
        cost_shares: Vec::new(),
    })
}

fn party(kind: &str, row: &Row) -> Party {
    let reference = own_ref(kind, row);
    Party { reference: Some(reference), name: Some(row.text("name").into()) }
}

fn refs(kind: &str, row: &Row) -> Vec<SourceRef> {
    vec![own_ref(kind, row), SourceRef::new("npi", npi(row).as_str())]
}

fn own_ref(kind: &str, row: &Row) -> SourceRef {
    SourceRef::new("juniper", &format!("{kind}/{}", row.text("key")))
}

fn npi(row: &Row) -> Npi {
    Npi::with_check_digit(NPI_BASE + row.read::<u32>("number"))
}

fn address(row: &Row, street: &str) -> Address {
    Address {
        lines: vec![street.into()],
        city: row.text("city").into(),
        state: row.text("state").into(),
        postal_code: row.text("zip").into(),
    }
}
