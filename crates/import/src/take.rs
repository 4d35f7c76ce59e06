//! One record into the room it belongs to.

use std::collections::{BTreeSet, HashMap};

use base::{FillId, MemberId, MemberScope};
use coverage::NameBook;
use formats::records::{
    Authorization, Drug, Fill, Name, Party, Person, Prescription, Record, SourceRef,
};
use store::{Fault, Question, Taken, Tx};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Taken(Taken),
    /// Why not, in words for whoever prepares the files.
    Refused(&'static str),
}

const NO_SUCH_PERSON: &str = "names a person who is in none of the files loaded so far";
const FORGOTTEN: &str = "is about a person who was forgotten at their own request";

/// How many people's ids are remembered between look-ups.
const MOST_PEOPLE: usize = 100_000;

/// Takes records in, remembering names between them. One taker serves one run.
#[derive(Default)]
pub struct Taker {
    names: NameBook,
    people: HashMap<SourceRef, MemberId>,
    under_way: bool,
}

impl Taker {
    /// To be called first in each transaction. What an earlier one that never committed had looked
    /// up may not be there, so it is forgotten.
    pub fn begin(&mut self) {
        if self.under_way {
            *self = Self::default();
        }
        self.under_way = true;
    }

    /// To be called once the transaction has committed.
    pub fn committed(&mut self) {
        self.under_way = false;
        if self.people.len() > MOST_PEOPLE {
            self.people.clear();
        }
        self.names.forget_unknown();
    }

    /// Asks ahead what taking these will ask, where each question would cost a turn of the wire.
    pub fn foresee<'r>(
        &mut self,
        tx: &Tx,
        records: impl Iterator<Item = &'r Record> + Clone,
    ) -> Result<(), Fault> {
        if !tx.is_across_a_wire() {
            return Ok(());
        }
        // Among people a name may come to mean somebody else, or nobody, before it is used.
        let is_mixed = records.clone().any(|record| matches!(record, Record::Person(_)));
        let strangers: BTreeSet<&SourceRef> = records
            .clone()
            .filter_map(person_of)
            .filter(|person| !is_mixed && !self.people.contains_key(*person))
            .collect();
        tx.foresee(strangers.iter().map(|name| coverage::foresee_member(tx, name)).collect())?;
        for name in strangers {
            let member = coverage::find_member(tx, name)?;
            self.people.extend(member.map(|member| (name.clone(), member)));
        }
        tx.foresee(records.flat_map(|record| self.questions(tx, record)).collect())
    }

    fn questions(&self, tx: &Tx, record: &Record) -> Vec<Question> {
        let member = person_of(record).and_then(|person| self.people.get(person));
        match (record, member.map(|member| MemberScope::of(*member))) {
            (Record::Person(person), _) => coverage::foresee_person(tx, person),
            (Record::Prescription(one), Some(scope)) => {
                let id = medicines::prescription_id(tx, &one.source);
                medicines::foresee_prescription(tx, scope, id, one)
            }
            (Record::Fill(one), Some(scope)) => {
                vec![medicines::foresee_fill(scope, fill_id(tx, &one.source))]
            }
            (Record::Claim(one), Some(scope)) => money::foresee_claim(tx, scope, one),
            (Record::Authorization(one), Some(scope)) => {
                vec![medicines::foresee_authorization(tx, scope, one)]
            }
            _ => Vec::new(),
        }
    }

    pub fn take(&mut self, tx: &Tx, record: &Record) -> Result<Outcome, Fault> {
        match self.place(tx, record) {
            Err(Fault::Forgotten) => Ok(Outcome::Refused(FORGOTTEN)),
            other => other,
        }
    }

    fn place(&mut self, tx: &Tx, record: &Record) -> Result<Outcome, Fault> {
        let taken = match record {
            Record::Provider(provider) => coverage::take_provider(tx, provider)?,
            Record::Plan(plan) => coverage::take_plan(tx, plan)?,
            Record::FormularyDrug(drug) => coverage::take_formulary_drug(tx, drug)?,
            Record::FormularyItem(item) => coverage::take_formulary_item(tx, item)?,
            Record::Product(product) => coverage::take_product(tx, product)?,
            Record::Price(price) => coverage::take_price(tx, price)?,
            Record::Appearance(one) => coverage::take_appearance(tx, one)?,
            Record::Leaflet(one) => coverage::take_leaflet(tx, one)?,
            Record::Person(person) => coverage::take_person(tx, person)?.1,
            Record::Coverage(one) => {
                return self.belonging(tx, &one.person, |_, scope| {
                    coverage::take_coverage(tx, scope, coverage::coverage_id(tx, &one.source), one)
                });
            }
            Record::Prescription(one) => {
                return self.belonging(tx, &one.person, |taker, scope| {
                    let names = taker.prescription_names(tx, one)?;
                    let id = medicines::prescription_id(tx, &one.source);
                    medicines::take_prescription(tx, scope, id, (one, &names))
                });
            }
            Record::Fill(one) => {
                return self.belonging(tx, &one.person, |taker, scope| {
                    let names = taker.fill_names(tx, one)?;
                    let ids = (
                        fill_id(tx, &one.source),
                        one.prescription.as_ref().map(|rx| medicines::prescription_id(tx, rx)),
                    );
                    medicines::take_fill(tx, scope, ids, (one, &names))
                });
            }
            Record::Authorization(one) => return self.authorization(tx, one),
            Record::News(news) => {
                use medicines::{Heard, hear};
                return Ok(match hear(tx, news)? {
                    Heard::New => Outcome::Taken(Taken::Added),
                    Heard::Before => Outcome::Taken(Taken::Same),
                    Heard::Refused(why) => Outcome::Refused(why),
                });
            }
            Record::Reimbursement(news) => {
                use money::reimbursements::{Heard, hear};
                return Ok(match hear(tx, news)? {
                    Heard::New => Outcome::Taken(Taken::Added),
                    Heard::Before => Outcome::Taken(Taken::Same),
                    Heard::Refused(why) => Outcome::Refused(why),
                });
            }
            Record::Claim(one) => {
                return self.belonging(tx, &one.person, |taker, scope| {
                    let incoming = money::Incoming::of(tx, one, &mut taker.names)?;
                    money::take_claim(tx, scope, &incoming)
                });
            }
        };
        Ok(Outcome::Taken(taken))
    }

    fn authorization(&mut self, tx: &Tx, one: &Authorization) -> Result<Outcome, Fault> {
        self.belonging(tx, &one.person, |taker, scope| {
            let names = taker.names_of(tx, (&one.drug, &Party::default(), &one.prescriber))?;
            medicines::take_authorization(tx, scope, (one, &names))
        })
    }

    /// Finds whose it is, and takes it in under their right alone.
    fn belonging(
        &mut self,
        tx: &Tx,
        person: &SourceRef,
        take: impl FnOnce(&mut Self, MemberScope) -> Result<Taken, Fault>,
    ) -> Result<Outcome, Fault> {
        let member = match self.people.get(person) {
            Some(member) => Some(*member),
            None => coverage::find_member(tx, person)?,
        };
        let member = match member {
            Some(member) => member,
            None if person.parts().0 == "cms" => coverage::take_person(tx, &unnamed(person))?.0,
            None => return Ok(Outcome::Refused(NO_SUCH_PERSON)),
        };
        self.people.entry(person.clone()).or_insert(member);
        take(self, MemberScope::of(member)).map(Outcome::Taken)
    }

    fn prescription_names(
        &mut self,
        tx: &Tx,
        one: &Prescription,
    ) -> Result<medicines::Names, Fault> {
        let by_mail = self.names.ships(tx, &one.pharmacy)?;
        let names = self.names_of(tx, (&one.drug, &one.pharmacy, &one.prescriber))?;
        Ok(medicines::Names { by_mail, ..names })
    }

    fn fill_names(&mut self, tx: &Tx, one: &Fill) -> Result<medicines::Names, Fault> {
        self.names_of(tx, (&one.drug, &one.pharmacy, &Party::default()))
    }

    fn names_of(
        &mut self,
        tx: &Tx,
        (drug, pharmacy, prescriber): (&Drug, &Party, &Party),
    ) -> Result<medicines::Names, Fault> {
        Ok(medicines::Names {
            drug: self.names.drug(tx, drug)?.map(Into::into),
            pharmacy: self.names.party(tx, pharmacy)?.map(Into::into),
            prescriber: self.names.party(tx, prescriber)?.map(Into::into),
            ..medicines::Names::default()
        })
    }
}

/// Whose record it is, where it is one that belongs to somebody.
fn person_of(record: &Record) -> Option<&SourceRef> {
    match record {
        Record::Coverage(one) => Some(&one.person),
        Record::Prescription(one) => Some(&one.person),
        Record::Fill(one) => Some(&one.person),
        Record::Claim(one) => Some(&one.person),
        Record::Authorization(one) => Some(&one.person),
        _ => None,
    }
}

/// The CMS event files tell of people by number alone; whoever they are is told elsewhere, or
/// never. A file that names them later finds them by that number.
fn unnamed(person: &SourceRef) -> Person {
    Person {
        refs: vec![person.clone()],
        member_id: None,
        name: Name::default(),
        birth_date: None,
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

fn fill_id(tx: &Tx, source: &SourceRef) -> FillId {
    FillId::new(tx.blind("fill", source.as_str()))
}

#[cfg(test)]
mod tests {
    use formats::{Kind, Read, read_line};
    use serde_json::{Value, json};
    use store::testing::{NOW, both};

    use super::*;

    fn record(resource: &Value) -> Record {
        let reads = read_line(Kind::FhirLines, resource.to_string().as_bytes(), 1);
        let Some(Read::Record { record, .. }) = reads.into_iter().next() else {
            panic!("{resource}")
        };
        record
    }

    fn pharmacy(id: &str, taxonomy: &str) -> Record {
        let system = "http://nucc.org/provider-taxonomy";
        record(&json!({
            "resourceType": "Organization", "id": id, "name": "Cedar Street Pharmacy",
            "type": [{ "coding": [{ "system": system, "code": taxonomy }] }],
        }))
    }

    fn held_at(pharmacy: &str) -> Prescription {
        let told = record(&json!({
            "resourceType": "MedicationRequest", "id": "1", "status": "active",
            "medicationCodeableConcept": { "text": "Metformin 500 mg tablet" },
            "subject": { "reference": "Patient/ann" },
            "dispenseRequest": { "performer": { "reference": format!("Organization/{pharmacy}") } },
        }));
        let Record::Prescription(told) = told else { panic!("{told:?}") };
        told
    }

    #[test]
    fn a_prescription_at_a_pharmacy_that_ships_comes_by_mail_though_its_file_cannot_say_so() {
        both(&[coverage::SCHEMA], |db| {
            let found = db.write_blocking(NOW, |tx| {
                let mut taker = Taker::default();
                taker.take(tx, &pharmacy("mail", "3336M0002X"))?;
                taker.take(tx, &pharmacy("corner", "3336C0003X"))?;
                ["mail", "corner", "unknown"]
                    .into_iter()
                    .map(|place| Ok(taker.prescription_names(tx, &held_at(place))?.by_mail))
                    .collect::<Result<Vec<bool>, Fault>>()
            });
            assert_eq!(found.unwrap(), [true, false, false]);
        });
    }
}
