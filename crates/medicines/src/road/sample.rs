//! How the sample plan's pharmacy and prescribers speak: FHIR, written and read as a real back
//! end's, and each thing told twice.

use formats::records::{News, Record};
use formats::{Kind, Read, fhir, read_line};
use store::{Fault, Tx};

use super::store::hear;

pub fn tell(tx: &Tx, news: &News) -> Result<(), Fault> {
    let line = fhir::write(&Record::News(news.clone()));
    for _ in 0..2 {
        for read in read_line(Kind::FhirLines, line.as_bytes(), 1) {
            if let Read::Record { record: Record::News(news), .. } = read {
                hear(tx, &news)?;
            }
        }
    }
    Ok(())
}
