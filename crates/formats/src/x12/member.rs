//! One member of an 834: everything from an INS segment to the next.

use base::{Day, Lang, Private, folded};

use super::Envelope;
use crate::fhir::{refused, skipped};
use crate::read::{Caution, Read, Reason, Warning, Why};
use crate::records::{
    Address, Coverage, CoverageStatus, Death, Gender, Life, Name, Person, Record, Relationship,
    SourceRef,
};
use crate::rows::any_day;

const KIND: &str = "834 member";

/// A segment's elements; the first is its name.
struct Segment<'s>(Vec<&'s str>);

impl<'s> Segment<'s> {
    fn get(&self, at: usize) -> Option<&'s str> {
        self.0.get(at).copied().filter(|text| !text.is_empty())
    }

    fn private(&self, at: usize) -> Option<Private<String>> {
        self.get(at).map(Private::from)
    }
}

#[derive(Default)]
struct Member<'s> {
    ins: Option<Segment<'s>>,
    subscriber: Option<&'s str>,
    group: Option<&'s str>,
    person_code: Option<&'s str>,
    name: Name,
    phones: Vec<Private<String>>,
    emails: Vec<Private<String>>,
    address: Option<Address>,
    birth_date: Option<Day>,
    gender: Option<Gender>,
    lang: Option<Lang>,
    span: Span,
    lines: Vec<Line<'s>>,
    cautions: Vec<Caution>,
}

#[derive(Default, Clone, Copy)]
struct Span {
    start: Option<Day>,
    end: Option<Day>,
}

/// A health coverage line (HD) and its dates.
struct Line<'s> {
    is_ended: bool,
    code: &'s str,
    plan: Option<&'s str>,
    span: Span,
}

pub(super) fn read(envelope: &Envelope, segments: &[&[u8]], number: u64) -> Vec<Read> {
    let mut member = Member::default();
    // Which person the name, address and birth date are about: the member, or a school or parent.
    let mut is_about_member = true;
    for bytes in segments {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return vec![refused(number, KIND, Reason::NotUtf8)];
        };
        let segment = Segment(text.split(char::from(envelope.element)).map(str::trim).collect());
        if segment.get(0) == Some("NM1") {
            // 74 is the corrected name of the same member.
            is_about_member = matches!(segment.get(1), Some("IL" | "74"));
        }
        match segment.get(0) {
            Some("NM1" | "PER" | "N3" | "N4" | "DMG" | "LUI") if !is_about_member => {}
            Some("INS") => member.ins = Some(segment),
            _ => member.take(&segment),
        }
    }
    member.records(envelope, number)
}

impl<'s> Member<'s> {
    fn take(&mut self, segment: &Segment<'s>) {
        match segment.get(0) {
            Some("REF") => self.number(segment),
            Some("DTP") => self.date(segment),
            Some("NM1") => self.name = name(segment),
            Some("PER") => self.reached(segment),
            Some("N3") => {
                let lines = [segment.private(1), segment.private(2)];
                self.address.get_or_insert_default().lines = lines.into_iter().flatten().collect();
            }
            Some("N4") => self.town(segment),
            Some("DMG") => {
                self.birth_date = self.day(segment.get(2));
                self.gender = segment.get(3).and_then(gender);
            }
            Some("LUI") => self.lang = segment.get(2).and_then(lang),
            Some("HD") => self.lines.push(Line {
                is_ended: matches!(segment.get(1), Some("024" | "002")),
                code: segment.get(3).unwrap_or_default(),
                plan: segment.get(4),
                span: Span::default(),
            }),
            _ => {}
        }
    }

    /// Plans put the person code where they please; two or three digits in one of these is one.
    fn number(&mut self, segment: &Segment<'s>) {
        let value = segment.get(2);
        let is_code = value.is_some_and(|text| {
            (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        });
        match segment.get(1) {
            Some("0F") => self.subscriber = value,
            Some("1L") if self.lines.is_empty() || self.group.is_none() => self.group = value,
            Some("17" | "23" | "ZZ" | "ABB") if is_code && self.lines.is_empty() => {
                self.person_code = value;
            }
            _ => {}
        }
    }

    fn date(&mut self, segment: &Segment) {
        let text = segment.get(3).unwrap_or_default();
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let span = match self.lines.last_mut() {
            Some(line) => &mut line.span,
            None => &mut self.span,
        };
        let unreadable = match segment.get(1) {
            Some("348" | "356") => {
                span.start = any_day(from);
                span.start.is_none()
            }
            Some("349" | "357") => {
                span.end = any_day(to);
                span.end.is_none()
            }
            _ => false,
        };
        if unreadable {
            self.cautions.push(Caution::DayUnreadable);
        }
    }

    fn day(&mut self, text: Option<&str>) -> Option<Day> {
        let text = text?;
        let day = any_day(text);
        if day.is_none() {
            self.cautions.push(Caution::DayUnreadable);
        }
        day
    }

    /// Pairs of a qualifier and a number, from the third element on.
    fn reached(&mut self, segment: &Segment) {
        for at in [3, 5, 7] {
            let Some(value) = segment.private(at + 1) else { continue };
            match segment.get(at) {
                Some("EM") => self.emails.push(value),
                Some("TE" | "HP" | "WP" | "CP" | "BN" | "AP") => self.phones.push(value),
                _ => {}
            }
        }
    }

    fn town(&mut self, segment: &Segment) {
        let text = |at| segment.private(at).unwrap_or_default();
        let address = self.address.get_or_insert_default();
        address.city = text(1);
        address.state = text(2);
        address.postal_code = postal_code(segment.get(3).unwrap_or_default()).into();
    }

    fn records(mut self, envelope: &Envelope, line: u64) -> Vec<Read> {
        let Some(ins) = self.ins.take() else {
            return vec![refused(line, KIND, Reason::NotX12)];
        };
        let Some(subscriber) = self.subscriber else {
            return vec![refused(line, KIND, Reason::NoSubscriberId)];
        };
        let person = SourceRef::new("x12", &format!("{subscriber}|{}", self.key(&ins)));
        let coverage = self.coverage(envelope, &ins, &person);
        if self.name.full().is_empty() {
            self.cautions.push(Caution::NoPersonName);
        }
        let record = self.person(&ins, person, subscriber);
        let mut reads = vec![Read::Record { line, record: Record::Person(record) }];
        reads.push(match coverage {
            Some(coverage) => Read::Record { line, record: Record::Coverage(coverage) },
            None => skipped(line, KIND, Why::OtherBenefit),
        });
        self.cautions.dedup();
        let warnings = self.cautions.into_iter();
        reads.extend(
            warnings.map(|caution| Read::Warned(Warning { line, resource: KIND, caution })),
        );
        reads
    }

    /// Who this is under the subscriber's number, the same in every file: the subscriber, the
    /// person code, or name and birth date.
    fn key(&self, ins: &Segment) -> String {
        if ins.get(1) == Some("Y") || ins.get(2) == Some("18") {
            return "self".to_owned();
        }
        if let Some(code) = self.person_code {
            return code.to_owned();
        }
        let born = self.birth_date.map(|day| day.to_string()).unwrap_or_default();
        format!("{}/{born}", folded(self.name.first()))
    }

    fn person(&mut self, ins: &Segment, name: SourceRef, subscriber: &str) -> Person {
        Person {
            refs: vec![name],
            member_id: Some(subscriber.into()),
            name: std::mem::take(&mut self.name),
            birth_date: self.birth_date.map(Private),
            gender: self.gender,
            address: self.address.take(),
            emails: std::mem::take(&mut self.emails),
            phones: std::mem::take(&mut self.phones),
            lang: self.lang,
            died: ins.get(12).and_then(any_day).map(|day| Life::Died(Death::On(Private(day)))),
        }
    }

    /// One coverage a member: an end without a benefit line ends the same coverage that a line
    /// began. A pharmacy line goes before a medical one, a running one before an ended one.
    fn coverage(&self, envelope: &Envelope, ins: &Segment, person: &SourceRef) -> Option<Coverage> {
        let drug = self.lines.iter().filter(|line| !is_other_benefit(line.code));
        let line = drug.min_by_key(|line| (line.is_ended, line.code != "PDG"));
        if line.is_none() && !self.lines.is_empty() {
            return None;
        }
        let span = line.map(|line| line.span).unwrap_or_default();
        let end = span.end.or(self.span.end);
        let is_ended = ins.get(3) == Some("024") || line.is_some_and(|line| line.is_ended);
        let status = match (is_ended, end) {
            (true, None) => CoverageStatus::Cancelled,
            // The day decides; it may still be to come.
            _ => CoverageStatus::Active,
        };
        Some(Coverage {
            source: person.clone(),
            person: person.clone(),
            status,
            subscriber_id: self.subscriber.unwrap_or_default().into(),
            person_code: self.person_code.map(Private::from),
            relationship: ins.get(2).map(relationship).unwrap_or_default(),
            payor: envelope.payer.clone(),
            plan_name: line.and_then(|line| line.plan).map(str::to_owned),
            group_number: self.group.map(Private::from),
            group_name: envelope.sponsor.as_deref().map(Private::from),
            rx_bin: None,
            rx_pcn: None,
            rx_group: None,
            rx_id: None,
            member_id: None,
            extras: Vec::new(),
            start: span.start.or(self.span.start).map(Private),
            end: end.map(Private),
            costs: Vec::new(),
        })
    }
}

fn name(segment: &Segment) -> Name {
    Name {
        given: [segment.private(4), segment.private(5)].into_iter().flatten().collect(),
        family: segment.private(3).unwrap_or_default(),
        suffix: segment.private(7),
    }
}

fn gender(code: &str) -> Option<Gender> {
    match code {
        "F" => Some(Gender::Female),
        "M" => Some(Gender::Male),
        "U" => Some(Gender::Unknown),
        _ => None,
    }
}

fn lang(code: &str) -> Option<Lang> {
    match code.to_ascii_lowercase().as_str() {
        "eng" | "en" => Some(Lang::English),
        "spa" | "es" => Some(Lang::Spanish),
        _ => None,
    }
}

/// INS02, as far as FHIR's words reach.
fn relationship(code: &str) -> Relationship {
    match code {
        "18" => Relationship::Oneself,
        "01" => Relationship::Spouse,
        "53" => Relationship::Common,
        "03" | "D2" => Relationship::Parent,
        "09" | "10" | "15" | "17" | "19" | "25" | "26" | "31" | "38" => Relationship::Child,
        _ => Relationship::Other,
    }
}

/// Dental, vision, hearing, disability and long-term care say nothing about medicines.
fn is_other_benefit(code: &str) -> bool {
    matches!(code, "DEN" | "DCP" | "VIS" | "HE" | "LTC" | "LTD" | "STD" | "AD" | "LIF")
}

/// `17111-0001` of nine digits; `0000` is a filler.
fn postal_code(text: &str) -> String {
    let digits = text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.get(5..) {
        Some("0000") if digits => text[..5].to_owned(),
        Some(rest) if digits => format!("{}-{rest}", &text[..5]),
        _ => text.to_owned(),
    }
}
