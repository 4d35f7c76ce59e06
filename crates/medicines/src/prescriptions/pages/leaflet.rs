//! The leaflet of a medicine: the plan's own, or the way to one that another site may have.

use askama::Template;
use base::{Lang, PrescriptionId};
use formats::records::{Drug, Leaflet};
use web::{Answer, Cx, Frame, Page, Path, Sample, Viewer};

use super::cards::name_of;
use crate::prescriptions::Prescription;
use crate::prescriptions::beside::Sources;
use crate::prescriptions::store;

/// `GET /prescriptions/{id}/leaflet`
pub async fn show(cx: Cx, who: Viewer, Path(id): Path<PrescriptionId>, sources: Sources) -> Answer {
    let (scope, today, lang) = (who.scope(), cx.today(), cx.lang());
    let found = cx
        .read(move |tx| {
            let Some((rx, _)) = store::prescription(tx, scope, id, today)? else {
                return Ok(None);
            };
            let parts = coverage::leaflet(tx, &rx.drug, lang)?;
            Ok(Some((rx, parts)))
        })
        .await?;
    let Some((rx, parts)) = found else { return cx.missing() };
    cx.show(LeafletPage::of(cx.frame(), &rx, &parts, sources))
}

#[derive(Template)]
#[template(path = "prescriptions/pages/leaflet.html")]
pub struct LeafletPage {
    f: Frame,
    back: String,
    name: String,
    parts: Vec<PartView>,
    /// The language of the leaflet, where it is not the reader's, and words that say so.
    other: Option<(&'static str, String)>,
    /// The pharmacy's, else the plan's.
    phone: String,
    /// Where another site may have a page about it; only where the plan has no leaflet.
    elsewhere: Option<String>,
}

struct PartView {
    title: &'static str,
    id: &'static str,
    blocks: Vec<Block>,
}

/// A paragraph, then the points of a list below it.
#[derive(Debug, PartialEq, Eq, Default)]
struct Block {
    words: String,
    points: Vec<String>,
}

impl LeafletPage {
    fn of(f: Frame, rx: &Prescription, parts: &[Leaflet], sources: Sources) -> Self {
        let phone = rx.pharmacy_phone.as_ref().map_or(&*f.plan().phone, |phone| phone.as_str());
        let lang = parts.first().map_or(f.lang(), |part| part.lang);
        let other = (lang != f.lang()).then(|| (lang.tag(), f.t(only(lang)).into_owned()));
        let may = sources.medline_plus && parts.is_empty();
        Self {
            back: format!("/prescriptions/{}", rx.id),
            name: name_of(&f, rx.name()),
            parts: parts.iter().map(PartView::of).collect(),
            other,
            phone: phone.to_owned(),
            elsewhere: may.then(|| medline_plus(&rx.drug, f.lang())).flatten(),
            f,
        }
    }
}

const fn only(lang: Lang) -> &'static str {
    match lang {
        Lang::English => "leaflet-only-english",
        Lang::Spanish => "leaflet-only-spanish",
    }
}

impl PartView {
    fn of(part: &Leaflet) -> Self {
        use formats::records::LeafletPart::{
            Before, Emergency, HowTo, Missed, SideEffects, Storage, WhatFor,
        };
        let title = match part.part {
            WhatFor => "leaflet-part-what-for",
            Before => "leaflet-part-before",
            HowTo => "leaflet-part-how-to",
            Missed => "leaflet-part-missed",
            SideEffects => "leaflet-part-side-effects",
            Emergency => "leaflet-part-emergency",
            Storage => "leaflet-part-storage",
        };
        Self { title, id: part.part.word(), blocks: blocks(&part.text) }
    }
}

/// A line is a paragraph; one that begins with `- ` is a point of a list.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix("- ") {
            None => blocks.push(Block { words: line.to_owned(), points: Vec::new() }),
            Some(point) => {
                if blocks.is_empty() {
                    blocks.push(Block::default());
                }
                if let Some(last) = blocks.last_mut() {
                    last.points.push(point.trim_start().to_owned());
                }
            }
        }
    }
    blocks
}

/// MedlinePlus Connect's address for a drug code (HL7 Infobutton, URL-based): RxNorm where it is
/// known, else the NDC. It holds the code and the language, and nothing of whose it is.
pub fn medline_plus(drug: &Drug, lang: Lang) -> Option<String> {
    const RXNORM: &str = "2.16.840.1.113883.6.88";
    const NDC: &str = "2.16.840.1.113883.6.69";
    let rxnorm = drug.rxnorm.as_ref().map(|code| code.as_str().trim());
    let rxnorm = rxnorm.filter(|code| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit()));
    let (system, code) = match (rxnorm, &drug.ndc) {
        (Some(code), _) => (RXNORM, code.to_owned()),
        (None, Some(ndc)) => {
            let ndc = ndc.as_str();
            (NDC, format!("{}-{}-{}", &ndc[..5], &ndc[5..9], &ndc[9..]))
        }
        (None, None) => return None,
    };
    let lang = lang.tag();
    Some(format!(
        "https://connect.medlineplus.gov/application?mainSearchCriteria.v.cs={system}\
         &mainSearchCriteria.v.c={code}&informationRecipient.languageCode.c={lang}"
    ))
}

impl Page for LeafletPage {
    const NAME: &'static str = "prescription-leaflet";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        super::samples::leaflets(f)
    }
}

/// One in each state: whole, in the other language, very long, without one, and without any way.
pub fn sample_pages(f: &Frame, rx: &Prescription) -> Vec<Sample<LeafletPage>> {
    let part = |part, lang, text: &str| Leaflet {
        of: formats::records::SourceRef::new("drug-name", "sample"),
        lang,
        part,
        text: text.to_owned(),
        withdrawn: false,
    };
    let all = |lang, text: &str| -> Vec<Leaflet> {
        formats::records::LeafletPart::ALL.iter().map(|one| part(*one, lang, text)).collect()
    };
    let page = |rx: &Prescription, parts: &[Leaflet]| {
        LeafletPage::of(f.clone(), rx, parts, Sources::default())
    };
    let other = match f.lang() {
        Lang::English => Lang::Spanish,
        Lang::Spanish => Lang::English,
    };
    let coded = Prescription {
        body: crate::prescriptions::Body {
            drug: Drug { ndc: "99101100130".parse().ok(), ..rx.drug.clone() },
            ..rx.body.clone()
        },
        ..rx.clone()
    };
    let few = "Sample text.\n- A point.\n- Another point.";
    let long = format!("{}\n- {}", "A long sentence of a leaflet. ".repeat(40), "word".repeat(60));
    vec![
        Sample::new("whole", page(rx, &all(f.lang(), few))),
        Sample::new("one-part", page(rx, &all(f.lang(), few)[..1])),
        Sample::new("other-language", page(rx, &all(other, few))),
        Sample::new("very-long", page(rx, &all(f.lang(), &long))),
        Sample::new("elsewhere", page(&coded, &[])),
        Sample::new("none", page(rx, &[])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_elsewhere_holds_a_code_and_a_language_and_nothing_else() {
        let base = "https://connect.medlineplus.gov/application?mainSearchCriteria.v.cs=";
        let drug = |rxnorm: Option<&str>, ndc: &str| Drug {
            rxnorm: rxnorm.map(Into::into),
            ndc: ndc.parse().ok(),
            name: Some("Metformin 500 mg tablet".into()),
            ..Drug::default()
        };
        let rxnorm = "2.16.840.1.113883.6.88&mainSearchCriteria.v.c=861007\
            &informationRecipient.languageCode.c=es";
        let ndc = "2.16.840.1.113883.6.69&mainSearchCriteria.v.c=99101-1001-30\
            &informationRecipient.languageCode.c=en";
        let table = [
            (drug(Some("861007"), "99101100130"), Lang::Spanish, Some(format!("{base}{rxnorm}"))),
            (drug(None, "99101100130"), Lang::English, Some(format!("{base}{ndc}"))),
            // What is no number is no concept, and goes nowhere.
            (drug(Some("a&b=c"), "99101100130"), Lang::English, Some(format!("{base}{ndc}"))),
            (drug(Some("a&b=c"), ""), Lang::English, None),
            (drug(None, ""), Lang::English, None),
        ];
        for (drug, lang, wanted) in table {
            assert_eq!(medline_plus(&drug, lang), wanted);
        }
    }

    #[test]
    fn lines_are_paragraphs_and_dashes_are_points() {
        let block = |words: &str, points: &[&str]| Block {
            words: words.to_owned(),
            points: points.iter().map(|point| (*point).to_owned()).collect(),
        };
        let text = "One.\n\n Two: \n- a\n-  b\n-c";
        let wanted = vec![block("One.", &[]), block("Two:", &["a", "b"]), block("-c", &[])];
        assert_eq!(blocks(text), wanted);
        assert_eq!(blocks("- a"), [block("", &["a"])]);
        assert_eq!(blocks(" \n "), []);
    }
}
