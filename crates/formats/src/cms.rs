//! Medicare's own files: Part D events, prescription-drug enrolment, contracts and providers.
//! People go by `cms:<beneficiary>`; these files hold no names.

use std::collections::BTreeMap;

use base::{Day, Private};

use crate::fhir::words;
use crate::read::{Caution, Reason, Why};
use crate::records::{
    Amount, Claim, ClaimStatus, CodeSet, Coverage, CoverageStatus, Drug, Name, Party, Person, Plan,
    Provider, ProviderKind, Record, Relationship, SourceRef,
};
use crate::rows::{Row, Said, Sheet};

pub(crate) fn read(sheet: Sheet, row: &mut Row) -> Result<Said, Reason> {
    match sheet {
        Sheet::CmsEvents => event(row),
        Sheet::CmsEnrolment => enrolment(row),
        Sheet::CmsContracts => contract(row),
        Sheet::CmsPharmacies => provider(row),
        // The portal's own settings say whom to call; these rows do not even name the plan.
        _ => Ok(Said::Nothing(Why::NotUsed)),
    }
}

fn event(row: &mut Row) -> Result<Said, Reason> {
    let id = row.need("pde_id")?;
    let ndc = row.parsed("prod_srvc_id", Caution::NdcUnreadable, |text| text.parse().ok());
    let paid = row.day("pd_dt");
    Ok(Said::one(Record::Claim(Claim {
        source: SourceRef::new("cms", &format!("pde/{id}")),
        claim_number: row.text("clm_grp_id").unwrap_or(id).into(),
        person: SourceRef::new("cms", row.need("bene_id")?),
        status: status(row),
        service_day: Private(row.need_day("srvc_dt")?),
        decided: paid.clone(),
        paid_day: paid,
        drug: Drug { ndc, ..Drug::default() },
        rx_number: row.private("rx_srvc_rfrnc_num"),
        quantity: row.quantity("qty_dspnsd_num"),
        days_supply: row.count("days_suply_num"),
        refill_number: row.count("fill_num"),
        refills_authorized: None,
        codes: CodeSet {
            daw: row.owned("daw_prod_slctn_cd"),
            brand_generic: row.owned("brnd_gnrc_cd"),
            origin: row.owned("rx_orgn_cd"),
            compound: row.owned("cmpnd_cd"),
            rejects: Vec::new(),
        },
        pharmacy: party(row, "srvc_prvdr_id_qlfyr_cd", "srvc_prvdr_id"),
        prescriber: party(row, "prscrbr_id_qlfyr_cd", "prscrbr_id"),
        network: None,
        amounts: amounts(row),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    })))
}

/// Deleted, or overtaken by a later version of itself: its amounts no longer count.
fn status(row: &Row) -> ClaimStatus {
    let is_gone = row.text("dml_ind") == Some("DELETE")
        || row.text("adjstmt_dltn_cd") == Some("D")
        || row.text("final_action") == Some("N");
    if is_gone { ClaimStatus::Reversed } else { ClaimStatus::Paid }
}

fn amounts(row: &mut Row) -> BTreeMap<Amount, base::Money> {
    let columns = [
        ("tot_rx_cst_amt", Amount::Submitted),
        ("ptnt_pay_amt", Amount::PaidByPatient),
        ("cvrd_d_plan_pd_amt", Amount::Benefit),
    ];
    columns.into_iter().filter_map(|(column, kind)| Some((kind, row.money(column)?))).collect()
}

/// Qualifier 01 is an NPI, 07 an NCPDP number; synthetic files hold others under 01.
fn party(row: &Row, qualifier: &str, column: &str) -> Party {
    let Some(number) = row.text(column) else { return Party::default() };
    let reference = match (row.text(qualifier), number.parse::<base::Npi>()) {
        (Some("07"), _) => SourceRef::new("ncpdp", number),
        (_, Ok(npi)) => SourceRef::new("npi", npi.as_str()),
        (_, Err(_)) => SourceRef::new("cms", &format!("provider/{number}")),
    };
    Party { reference: Some(reference), name: None }
}

/// A person without a name, and what stands on the card.
fn enrolment(row: &mut Row) -> Result<Said, Reason> {
    if row.text("idr_ltst_trans_flg") == Some("N") {
        return Ok(Said::Nothing(Why::Superseded));
    }
    let beneficiary = row.need("bene_sk")?;
    let member = row.need("bene_pdp_enrlmt_mmbr_id_num")?;
    let person = SourceRef::new("cms", beneficiary);
    let contract = row.text("cntrct_pbp_sk").unwrap_or("0");
    let start = row.day("bene_enrlmt_bgn_dt");
    let since = start.as_ref().map(ToString::to_string).unwrap_or_default();
    let plan = row.text("bene_cntrct_num").map(|number| plan_number(number, row));
    Ok(Said::Records(vec![
        Record::Person(Person {
            refs: vec![person.clone()],
            member_id: Some(member.into()),
            name: Name::default(),
            birth_date: None,
            gender: None,
            address: None,
            emails: Vec::new(),
            phones: Vec::new(),
            lang: None,
            died: None,
        }),
        Record::Coverage(Coverage {
            source: SourceRef::new("cms", &format!("enrolment/{beneficiary}/{contract}/{since}")),
            person,
            status: CoverageStatus::Active,
            subscriber_id: member.into(),
            person_code: None,
            relationship: Relationship::Oneself,
            payor: Party { reference: plan.as_ref().map(|number| plan_ref(number)), name: None },
            plan_name: plan,
            group_number: None,
            group_name: None,
            rx_bin: row.private("bene_pdp_enrlmt_bank_id_num"),
            rx_pcn: row.private("bene_pdp_enrlmt_prcsr_num"),
            rx_group: row.private("bene_pdp_enrlmt_grp_num"),
            rx_id: Some(member.into()),
            member_id: None,
            extras: Vec::new(),
            start,
            end: None,
            costs: Vec::new(),
        }),
    ]))
}

/// `S1234-005`: a contract and its plan benefit package, which counts in three digits.
fn plan_number(contract: &str, row: &Row) -> String {
    let package = row.text("bene_pbp_num").or_else(|| row.text("cntrct_pbp_num"));
    format!("{contract}-{:0>3}", package.unwrap_or_default().trim_start_matches('-'))
}

fn plan_ref(number: &str) -> SourceRef {
    SourceRef::new("cms", &format!("plan/{number}"))
}

fn contract(row: &mut Row) -> Result<Said, Reason> {
    let contract = row.need("cntrct_num")?;
    Ok(Said::one(Record::Plan(Plan {
        refs: vec![
            plan_ref(&plan_number(contract, row)),
            SourceRef::new("cms", &format!("contract/{}", row.need("cntrct_pbp_sk")?)),
        ],
        name: row.need("cntrct_pbp_name")?.to_owned(),
        is_formulary: false,
        formulary: None,
        start: None,
        end: row.text("cntrct_pbp_sk_obslt_dt").and_then(real_day),
        cost_shares: Vec::new(),
    })))
}

/// The years 1 and 9999 stand for "never".
fn real_day(text: &str) -> Option<Day> {
    crate::rows::any_day(text).filter(|day| (1900..2200).contains(&day.year()))
}

fn provider(row: &mut Row) -> Result<Said, Reason> {
    let npi = row.npi("prvdr_npi_num");
    let mut refs = vec![SourceRef::new("cms", &format!("provider/{}", row.need("prvdr_sk")?))];
    refs.extend(npi.map(|npi| SourceRef::new("npi", npi.as_str())));
    let business = row.text("prvdr_name").or_else(|| row.text("prvdr_lgl_name"));
    let parts = ["prvdr_1st_name", "prvdr_mdl_name", "prvdr_last_name"];
    let person: Vec<&str> = parts.iter().filter_map(|column| row.text(column)).collect();
    let name = business.map_or_else(|| person.join(" "), str::to_owned);
    if name.is_empty() {
        return Err(Reason::NoName);
    }
    let taxonomy = row.text("prvdr_txnmy_cmpst_cd").unwrap_or_default();
    let kind = if name.to_ascii_uppercase().contains("PHARMACY") || taxonomy.starts_with("3336") {
        ProviderKind::Pharmacy
    } else if business.is_none() {
        ProviderKind::Prescriber
    } else {
        ProviderKind::Other
    };
    Ok(Said::one(Record::Provider(Provider {
        refs,
        kind,
        name,
        npi,
        ncpdp: None,
        phones: Vec::new(),
        lines: Vec::new(),
        address: None,
        mail_order: taxonomy == words::MAIL_PHARMACY,
    })))
}
