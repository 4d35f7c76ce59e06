//! NADAC: what pharmacies pay for a unit of each drug, a file a week from CMS. Files up to 2021
//! part the words of their headings with underscores, later ones with spaces; both are read alike.

use base::Ndc;

use crate::read::{Reason, Why};
use crate::records::{DrugPrice, PriceUnit, Record};
use crate::rows::{Row, Said};

/// A row that CMS keeps for itself.
const PLACEHOLDER: &str = "TBD DO NOT DELETE";

pub(crate) fn read(row: &mut Row) -> Result<Said, Reason> {
    let reserved = ["ndc_description", "ndc", "nadac_per_unit", "pricing_unit"]
        .iter()
        .any(|column| row.text(column).is_some_and(is_placeholder));
    if reserved {
        return Ok(Said::Nothing(Why::NotUsed));
    }
    let unit = row.need("pricing_unit")?;
    let unit = PriceUnit::ALL.into_iter().find(|one| one.word().eq_ignore_ascii_case(unit));
    Ok(Said::one(Record::Price(DrugPrice {
        name: row.need("ndc_description")?.to_owned(),
        ndc: ndc(row.need("ndc")?).ok_or(Reason::BadValue("ndc"))?,
        per_unit: per_unit(row.need("nadac_per_unit")?)
            .ok_or(Reason::BadValue("nadac_per_unit"))?,
        unit: unit.ok_or(Reason::BadValue("pricing_unit"))?,
        since: row.need_day("effective_date")?,
        as_of: row.day("as_of_date").map(|day| *day),
    })))
}

fn is_placeholder(text: &str) -> bool {
    text.to_ascii_uppercase().contains(PLACEHOLDER)
}

/// Eleven digits; spreadsheets drop the zeros in front.
fn ndc(text: &str) -> Option<Ndc> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { format!("{text:0>11}").parse().ok() } else { text.parse().ok() }
}

/// `0.01234`: up to five places, and more only where they are zeros. No price is nothing.
fn per_unit(text: &str) -> Option<i64> {
    let text = text.trim_start_matches('$').replace(',', "");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (part, rest) = part.split_at_checked(5).unwrap_or((part, ""));
    let fits = plain(whole) && plain(part) && whole.len() <= 9 && rest.bytes().all(|b| b == b'0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let price = format!("{whole}{part:0<5}").parse::<i64>().ok().filter(|price| *price > 0);
    price.filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Read;
    use crate::{detect, read_all};

    const UNTIL_2021: &str = "NDC Description,NDC,NADAC_Per_Unit,Effective_Date,Pricing_Unit,\
        Pharmacy_Type_Indicator,OTC,Explanation_Code,Classification_for_Rate_Setting,\
        Corresponding_Generic_Drug_NADAC_Per_Unit,Corresponding_Generic_Drug_Effective_Date,\
        As of Date";
    const SINCE: &str = "NDC Description,NDC,NADAC Per Unit,Effective Date,Pricing Unit,\
        Pharmacy Type Indicator,OTC,Explanation Code,Classification for Rate Setting,\
        Corresponding Generic Drug NADAC Per Unit,Corresponding Generic Drug Effective Date,\
        As of Date";

    fn reads(header: &str, rows: &str) -> Vec<Read> {
        let text = format!("{header}\n{rows}\n");
        read_all(detect("nadac.csv", text.as_bytes()), text.as_bytes())
    }

    #[test]
    fn both_generations_of_headings_are_read_alike() {
        let row = "ATORVASTATIN 20 MG TABLET,93505698,0.03456,01/18/2023,EA,C/I,N,\"1, 5\",G,,,\
            02/01/2023";
        for header in [UNTIL_2021, SINCE] {
            let price = DrugPrice {
                ndc: "00093505698".parse().unwrap(),
                name: "ATORVASTATIN 20 MG TABLET".into(),
                per_unit: 3_456,
                unit: PriceUnit::Each,
                since: "2023-01-18".parse().unwrap(),
                as_of: "2023-02-01".parse().ok(),
            };
            let found = reads(header, row);
            assert!(
                matches!(&found[..], [Read::Record { record: Record::Price(found), .. }]
                    if *found == price),
                "{found:?}"
            );
        }
    }

    #[test]
    fn what_cms_keeps_for_itself_is_skipped_and_what_does_not_read_is_refused() {
        let skipped = reads(SINCE, "TBD DO NOT DELETE,00000000000,0,01/01/2023,EA,,,,,,,");
        assert!(matches!(&skipped[..], [Read::Skipped(_)]), "{skipped:?}");
        for row in [
            "A,00093505698,soon,01/18/2023,EA",
            "A,00093505698,0,01/18/2023,EA",
            "A,00093505698,0.1,2023,EA",
            "A,00093505698,0.1,01/18/2023,BX",
            "A,x,0.1,01/18/2023,EA",
            ",00093505698,0.1,01/18/2023,EA",
        ] {
            let found = reads(SINCE, row);
            assert!(matches!(&found[..], [Read::Refused(_)]), "{row}: {found:?}");
        }
    }

    #[test]
    fn prices_have_five_places() {
        for (text, price) in [
            ("0.03456", Some(3_456)),
            (".5", Some(50_000)),
            ("12", Some(1_200_000)),
            ("1,234.5", Some(123_450_000)),
            ("0.034560", Some(3_456)),
            ("0.034561", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(per_unit(text), price, "{text}");
        }
    }
}
