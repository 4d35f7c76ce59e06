//! Every page in every state and language, for eyes, for axe and for the strict render.

use std::collections::HashSet;
use std::fmt::Write;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Timestamp};

use crate::letter::{Letter, LetterPage};
use crate::{Answer, Asked, Cx, Fields, Frame, House, Page, Path, Reads, Rooms, Shared, Slice};

/// The pages of all slices, as their samples show them.
#[derive(Default)]
pub struct Gallery {
    slice: &'static str,
    plates: Vec<Plate>,
    letters: Vec<Written>,
}

type Written = fn(&Frame) -> Vec<(&'static str, Letter)>;

/// One page's samples.
struct Plate {
    slice: &'static str,
    page: &'static str,
    draw: DrawAll,
}

/// One state, drawn when it is looked at.
struct Drawing {
    state: String,
    draw: Draw,
}

type DrawAll = Box<dyn Fn(&Frame) -> Vec<Drawing> + Send + Sync>;
type Draw = Box<dyn FnOnce(&Frame) -> Result<String, askama::Error>>;

/// Thursday, March 4, 2027, 10:00 in New York: samples look the same every day.
const SAMPLE_MOMENT: Timestamp = Timestamp::from_seconds(1_804_172_400);

impl Gallery {
    pub fn add<P: Page + 'static>(&mut self) {
        let draw = Box::new(drawings::<P>);
        self.plates.push(Plate { slice: self.slice, page: P::NAME, draw });
    }

    /// What this slice writes to people, each by its name: the mail as it is sent, and its plain
    /// forms in a frame.
    pub fn letters(&mut self, written: Written) {
        self.letters.push(written);
        let draw =
            Box::new(move |f: &Frame| written(f).iter().flat_map(|of| post(f, of)).collect());
        self.plates.push(Plate { slice: self.slice, page: "letters", draw });
    }

    /// The pages of this slice come next.
    pub(crate) fn enter(&mut self, slice: &Slice) {
        self.slice = slice.name;
        (slice.gallery)(self);
    }

    /// Draws every page in every state and language, and returns what is wrong: words or values
    /// missing, a page that cannot be written, two with one address, no single heading.
    pub fn complaints(house: &House, slices: &[Slice]) -> Vec<String> {
        let kit = crate::kit::slice();
        let mut gallery = Self::default();
        slices.iter().chain([&kit]).for_each(|slice| gallery.enter(slice));
        let mut complaints = house.words.check();
        for lang in Lang::ALL {
            let mut seen = HashSet::new();
            for plate in &gallery.plates {
                complaints.extend(plate.complaints(&house.frame(lang, SAMPLE_MOMENT), &mut seen));
            }
            let f = house.frame(lang, SAMPLE_MOMENT);
            for (name, letter) in gallery.letters.iter().flat_map(|written| written(&f)) {
                let say = |why| format!("the letter {name} ({lang}) {why}");
                complaints.extend(letter.complaints().into_iter().map(say));
            }
        }
        complaints
    }
}

fn drawings<P: Page + 'static>(f: &Frame) -> Vec<Drawing> {
    let draw = |sample: crate::Sample<P>| Drawing {
        state: sample.state.to_owned(),
        draw: Box::new(move |f: &Frame| {
            f.set_problem(sample.problem);
            sample.page.render()
        }),
    };
    P::samples(f).into_iter().map(draw).collect()
}

fn post(f: &Frame, (state, letter): &(&'static str, Letter)) -> Vec<Drawing> {
    let plain = LetterPage::of(f, letter);
    let mail = letter.shown_as_mail().map(|mail| Drawing {
        state: format!("{state}-mail"),
        draw: Box::new(move |_: &Frame| Ok(mail)),
    });
    let plain =
        Drawing { state: (*state).to_owned(), draw: Box::new(move |_: &Frame| plain.render()) };
    std::iter::once(plain).chain(mail).collect()
}

impl Plate {
    fn complaints(&self, f: &Frame, seen: &mut HashSet<String>) -> Vec<String> {
        let mut complaints = Vec::new();
        let drawings = (self.draw)(f);
        if drawings.is_empty() {
            complaints.push(format!("{}/{} has no samples", self.slice, self.page));
        }
        for drawing in drawings {
            let place = format!("{}/{}/{} ({})", self.slice, self.page, drawing.state, f.lang());
            let drawn = (drawing.draw)(f);
            complaints
                .extend(f.take_missed().into_iter().map(|missed| format!("{place}: {missed}")));
            match drawn {
                Err(error) => complaints.push(format!("{place}: {error}")),
                Ok(html) if html.matches("<h1").count() != 1 => {
                    complaints.push(format!("{place}: a page has one main heading"));
                }
                Ok(_) => {}
            }
            if !seen.insert(place.clone()) {
                complaints.push(format!("{place}: the address stands twice"));
            }
        }
        complaints
    }
}

/// The gallery's own doors, in the demo only.
pub(crate) fn router(gallery: Gallery, house: &Shared) -> Router<Shared> {
    let gallery = Arc::new(gallery);
    let (list, plate) = (gallery.clone(), gallery.clone());
    Rooms::new()
        .demo("/demo/gallery", crate::get(async move |cx: Cx| index(&cx, &gallery)))
        .demo("/demo/gallery.json", crate::get(async move |cx: Cx| addresses(&cx, &list)))
        .demo(
            "/demo/gallery/{slice}/{page}/{state}",
            crate::get(async move |cx: Cx, place: Path<Place>, asked: Asked<Tongue>| {
                let lang = asked.0.0.unwrap_or_default();
                one(&cx, &plate, &place.0, lang)
            }),
        )
        .into_router(house)
}

type Place = (String, String, String);

struct Tongue(Option<Lang>);

impl Reads for Tongue {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("lang").parse().ok())
    }
}

impl Gallery {
    /// Every address, without the language.
    fn addresses(&self, f: &Frame) -> Vec<String> {
        let states = |plate: &Plate| {
            let (slice, page) = (plate.slice, plate.page);
            let drawings = (plate.draw)(f).into_iter();
            drawings.map(move |drawing| format!("/demo/gallery/{slice}/{page}/{}", drawing.state))
        };
        self.plates.iter().flat_map(states).collect()
    }
}

/// For people: a bare list, since it is no page of the portal.
fn index(cx: &Cx, gallery: &Gallery) -> Response {
    let mut html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
        <title>Gallery</title><main><h1>Gallery</h1><ul>"
        .to_owned();
    for path in gallery.addresses(&cx.house().frame(cx.lang(), SAMPLE_MOMENT)) {
        let name = path.trim_start_matches("/demo/gallery/");
        let _ = write!(
            html,
            "<li><a href=\"{path}?lang=en\">{name}</a> <a href=\"{path}?lang=es\">es</a></li>"
        );
    }
    html.push_str("</ul></main></html>");
    axum::response::Html(html).into_response()
}

/// For the browser tests: the same list. Names of pages and states hold nothing JSON would escape.
fn addresses(cx: &Cx, gallery: &Gallery) -> Response {
    let frame = cx.house().frame(cx.lang(), SAMPLE_MOMENT);
    let json = format!("[\"{}\"]", gallery.addresses(&frame).join("\",\""));
    let kind = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, kind)], json).into_response()
}

fn one(cx: &Cx, gallery: &Gallery, (slice, page, state): &Place, lang: Lang) -> Answer {
    let frame = cx.sample_frame(lang, SAMPLE_MOMENT);
    // Several rooms of one slice may write letters.
    let plates = gallery
        .plates
        .iter()
        .filter(|plate| plate.slice == slice.as_str() && plate.page == page.as_str());
    let mut drawings = plates.flat_map(|plate| (plate.draw)(&frame));
    let Some(drawing) = drawings.find(|drawing| drawing.state == *state) else {
        return cx.missing();
    };
    let html = (drawing.draw)(&frame)?;
    Ok((StatusCode::OK, axum::response::Html(html)).into_response())
}
