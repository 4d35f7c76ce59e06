//! `/desk/measures`: numbers of the last days and weeks, what each means, and how it moved.

mod samples;

use std::collections::BTreeMap;

use ::store::{Fault, Tx};
use base::Day;
use web::{Answer, Asked, Cx, Fields, Frame, Reads, Template};

use super::jobs::CODES_FROM;
use super::plot::{Bar, HEIGHT, WIDTH, bars};
use super::rules::{CODES, Change, GROUPS, Group, Made, Measure, Period, Seen, Sums, change};
use super::store;
use crate::session::Staffer;

#[derive(Template)]
#[template(path = "measures/pages/measures.html")]
pub struct MeasuresPage {
    f: Frame,
    me: Option<Staffer>,
    period: Period,
    /// Whether the tables under the plots stand open, as on paper they must.
    numbers: bool,
    from: String,
    until: String,
    /// Since when anything is counted, where that is later than the period's beginning.
    since: Option<String>,
    is_empty: bool,
    groups: Vec<GroupSeen>,
}

struct GroupSeen {
    word: &'static str,
    /// Since when this group is counted, where that is later than the rest.
    since: Option<String>,
    lines: Vec<Line>,
    /// None before a whole day is counted.
    plot: Option<Plot>,
}

/// One measure in words.
struct Line {
    word: &'static str,
    today: String,
    now: String,
    before: String,
    change: String,
    notable: bool,
}

/// The first sum of a group, bar by bar.
struct Plot {
    word: &'static str,
    bars: Vec<Bar>,
    most: String,
    first: String,
    last: String,
    /// When, and how many.
    rows: Vec<(String, String)>,
}

/// All that is read for one page.
struct Read {
    today: Sums,
    now: Sums,
    before: Sums,
    /// The first day of which the record is counted, and of which codes are.
    known: Option<Day>,
    codes: Option<Day>,
    days: Vec<BTreeMap<Day, i64>>,
}

/// Which days: the last is yesterday, for today is not over.
#[derive(Debug, Clone, Copy)]
struct Span {
    period: Period,
    from: Day,
    to: Day,
}

impl Span {
    fn of(period: Period, today: Day) -> Self {
        Self { period, from: today.plus_days(-period.days()), to: today }
    }

    fn before(self) -> (Day, Day) {
        (self.from.plus_days(-self.period.days()), self.from)
    }
}

fn read(tx: &Tx, span: Span) -> Result<Read, Fault> {
    let now = (span.from, span.to);
    let days: Result<Vec<_>, _> =
        GROUPS.iter().map(|group| store::by_day(tx, now, plotted(group).1)).collect();
    Ok(Read {
        today: store::sums(tx, (span.to, span.to.plus_days(1)))?,
        now: store::sums(tx, now)?,
        before: store::sums(tx, span.before())?,
        known: store::first_day(tx, span.to.plus_days(-store::KEPT_DAYS))?,
        codes: store::settled(tx, CODES_FROM)?,
        days: days?,
    })
}

/// The measure that is plotted and what it sums.
fn plotted(group: &Group) -> (&'static str, &'static [&'static str]) {
    let sums = group.measures.iter().find_map(|measure| match measure.made {
        Made::Sum(of) => Some((measure.word, of)),
        Made::Share { .. } | Made::Middle(_) => None,
    });
    sums.unwrap_or((group.word, &[]))
}

impl Read {
    /// Since when this group is counted.
    fn since(&self, group: &Group) -> Option<Day> {
        if group.word == CODES { self.codes } else { self.known }
    }
}

impl MeasuresPage {
    fn of(f: Frame, me: Staffer, (span, numbers): (Span, bool), read: &Read) -> Self {
        let (begun, _) = span.before();
        let groups = GROUPS.iter().zip(&read.days).map(|(group, days)| {
            let since = read.since(group);
            // Against days that were not counted nothing is compared.
            let comparable = since.is_some_and(|day| day <= begun);
            let counted = since.is_some_and(|day| day < span.to);
            let (now, before) = (counted.then_some(&read.now), comparable.then_some(&read.before));
            let later = since.filter(|day| *day > span.from && since > read.known);
            GroupSeen {
                word: group.word,
                since: later.map(|day| f.day(day)),
                lines: lines(&f, group, (&read.today, now, before)),
                plot: counted.then(|| plot(&f, group, (span, days))),
            }
        });
        Self {
            groups: groups.collect(),
            period: span.period,
            numbers,
            from: f.day(span.from),
            until: f.day(span.to.plus_days(-1)),
            since: read.known.filter(|day| *day > span.from).map(|day| f.day(day)),
            is_empty: read.known.is_none() && read.codes.is_none(),
            me: Some(me),
            f,
        }
    }
}

/// Of today, of these days and of those before; nothing of what was not counted.
type Three<'r> = (&'r Sums, Option<&'r Sums>, Option<&'r Sums>);

fn lines(f: &Frame, group: &Group, (today, now, before): Three<'_>) -> Vec<Line> {
    let known = |seen: Option<Seen>| match seen {
        Some(seen) => shown(f, seen),
        None => f.t("desk-measures-unknown").into_owned(),
    };
    let line = |measure: &Measure| {
        let [now, before] = [now, before].map(|sums| sums.map(|sums| measure.seen(sums)));
        let moved = before.zip(now).and_then(|(before, now)| change(before, now));
        let change = moved.map(|moved| told(f, moved));
        Line {
            word: measure.word,
            today: shown(f, measure.seen(today)),
            now: known(now),
            before: known(before),
            change: change.unwrap_or_else(|| f.t("desk-measures-no-change").into_owned()),
            notable: moved.is_some_and(|moved| moved.notable),
        }
    };
    group.measures.iter().map(line).collect()
}

fn shown(f: &Frame, seen: Seen) -> String {
    match seen {
        Seen::Many(many) => f.say("desk-measures-many").count("n", many).to_string(),
        Seen::Few => f.t("desk-measures-few").into_owned(),
        Seen::Percent(percent) => f.say("desk-measures-share").count("n", percent).to_string(),
        Seen::Within(seconds) if seconds < 120 => {
            f.say("desk-measures-seconds").count("n", seconds).to_string()
        }
        Seen::Within(seconds) => {
            f.say("desk-measures-minutes").count("n", seconds / 60).to_string()
        }
        Seen::Longer => f.t("desk-measures-longer").into_owned(),
        Seen::Unsaid => f.t("desk-measures-unsaid").into_owned(),
    }
}

fn told(f: &Frame, Change { percent, notable }: Change) -> String {
    let key = match (percent, notable) {
        (0, false) => "desk-measures-same",
        (1.., false) => "desk-measures-up",
        (_, false) => "desk-measures-down",
        (0.., true) => "desk-measures-far-up",
        (_, true) => "desk-measures-far-down",
    };
    f.say(key).count("n", percent.abs()).to_string()
}

fn plot(f: &Frame, group: &Group, (span, days): (Span, &BTreeMap<Day, i64>)) -> Plot {
    let step = span.period.bar_days();
    let starts: Vec<Day> =
        (0..span.period.days() / step).map(|at| span.from.plus_days(at * step)).collect();
    let sum = |start: &Day| days.range(*start..start.plus_days(step)).map(|(_, many)| many).sum();
    let numbers: Vec<i64> = starts.iter().map(sum).collect();
    let rows = starts.iter().zip(&numbers);
    let rows = rows.map(|(day, many)| (f.day(*day), shown(f, Seen::many(*many))));
    Plot {
        word: plotted(group).0,
        bars: bars(&numbers),
        most: shown(f, Seen::many(numbers.iter().copied().max().unwrap_or(0))),
        first: starts.first().map(|day| f.day(*day)).unwrap_or_default(),
        last: starts.last().map(|day| f.day(*day)).unwrap_or_default(),
        rows: rows.collect(),
    }
}

/// Which days, and whether tables stand open.
pub struct Wanted {
    period: Period,
    numbers: bool,
}

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        let period = Period::read(fields.text("period")).unwrap_or(Period::Weeks);
        Self { period, numbers: fields.text("numbers") == "shown" }
    }
}

/// `GET /desk/measures`
pub async fn show(cx: Cx, who: Staffer, asked: Asked<Wanted>) -> Answer {
    let Wanted { period, numbers } = asked.0;
    let f = cx.frame();
    let span = Span::of(period, f.today());
    let found = cx.read(move |tx| read(tx, span)).await?;
    cx.show(MeasuresPage::of(f, who, (span, numbers), &found))
}
