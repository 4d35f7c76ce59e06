//! What people hand to the status page in files: a post in both languages as TOML, a minute of
//! counts as JSON.

use std::collections::BTreeMap;
use std::path::Path;

use base::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use status::detect::{Count, Slice};
use status::{Both, Said};
use web::{Tallied, TalliedMinute};

/// The text of a post, as somebody wrote it.
#[expect(clippy::disallowed_methods, reason = "an errand, not a request")]
pub fn read(file: &Path) -> Result<Both<Said>, String> {
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    post(&text).map_err(|why| format!("{}: {why}", file.display()))
}

fn post(text: &str) -> Result<Both<Said>, String> {
    let read: Both<Said> = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    read.read()
}

/// The same as a file to change and hand back.
pub fn written(said: &Both<Said>) -> Result<String, String> {
    toml::to_string_pretty(said).map_err(|error| error.to_string())
}

/// What members met in one minute.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: String,
    /// Sign-ins on known devices.
    known: Count,
    slices: BTreeMap<String, Count>,
}

#[derive(Debug, Clone)]
pub struct Minute {
    pub at: Timestamp,
    pub known: Count,
    pub slices: BTreeMap<Slice, Count>,
}

impl Minute {
    /// The same minute as another node met it.
    pub fn add(&mut self, other: Self) {
        self.known = self.known.plus(other.known);
        for (slice, count) in other.slices {
            let whole = self.slices.entry(slice).or_default();
            *whole = whole.plus(count);
        }
    }
}

/// A minute as a line that `minute` reads.
pub fn line(minute: &TalliedMinute) -> String {
    let slices = minute.slices.iter().map(|(name, tallied)| (name.clone(), counted(*tallied)));
    let line =
        Line { at: minute.at.to_string(), known: counted(minute.known), slices: slices.collect() };
    serde_json::to_string(&line).unwrap_or_default()
}

const fn counted(Tallied { tries, failed, members }: Tallied) -> Count {
    Count { tries, failed, members }
}

/// Reads one line. `now`: a minute of the future would make all that follow it seem late.
pub fn minute(line: &str, now: Timestamp) -> Result<Minute, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let at: jiff::Timestamp = line
        .at
        .parse()
        .map_err(|_| format!("{:?} is no moment such as 2027-03-04T15:00:00Z", line.at))?;
    let at = Timestamp::from_micros(at.as_microsecond());
    if at > now + status::AHEAD {
        return Err(format!("{at} has not come yet: compare the clocks of both machines"));
    }
    if !line.known.is_sound() || !line.slices.values().all(|count| count.is_sound()) {
        return Err("more failed than tried, more members than failures, or above 1000000".into());
    }
    let slices = line.slices.into_iter().map(|(name, count)| Ok((name.parse()?, count)));
    Ok(Minute { at, known: line.known, slices: slices.collect::<Result<_, String>>()? })
}

/// `2027-03-04T16:00`, on the plan's own clock.
pub fn moment(text: &str, zone: &TimeZone) -> Result<Timestamp, String> {
    let read = || {
        let civil: DateTime = text.parse().ok()?;
        Some(civil.to_zoned_datetime(zone.clone()).ok()?.timestamp().as_microsecond())
    };
    let micros =
        read().ok_or_else(|| format!("{text:?} is no moment: write it as 2027-03-04T16:00"))?;
    Ok(Timestamp::from_micros(micros))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[en]\ntitle = \"It broke\"\nhappens = \"\"\nwho = \"Some\"\n\
        works = \"The card\"\ntodo = \"Wait\"\n\n[es]\ntitle = \"Falló\"\nhappens = \"\"\n\
        who = \"Algunos\"\nworks = \"La tarjeta\"\ntodo = \"Espere\"\n";

    #[test]
    fn a_post_is_read_as_it_was_written() {
        let said = post(TEXT).unwrap();
        assert_eq!(post(&written(&said).unwrap()).unwrap(), said);
        assert_eq!(said.es.title, "Falló");
    }

    #[test]
    fn a_post_that_lacks_a_language_or_has_something_else_is_refused() {
        let english = TEXT.split("\n[es]").next().unwrap();
        assert!(post(english).unwrap_err().contains("es"));
        assert!(
            post(&TEXT.replace("todo = \"Espere\"", "todo = \"\""))
                .unwrap_err()
                .contains("es.todo")
        );
        assert!(post(&TEXT.replace("works", "work")).is_err());
        assert!(post("[en").is_err());
    }

    #[test]
    fn a_minute_of_counts_is_read_and_a_strange_one_refused() {
        let good = r#"{"at":"2027-03-04T15:00:00Z","known":{"tries":9,"failed":1},
            "slices":{"step/password":{"tries":20,"failed":1,"members":1}}}"#;
        let now = Timestamp::from_seconds(1_804_172_400);
        let read = minute(good, now).unwrap();
        assert_eq!((read.at.seconds(), read.known.tries), (1_804_172_400, 9));
        let strange = [
            ("step/", "door/"),
            ("T15", " at 15"),
            ("\"known\"", "\"knew\""),
            ("T15:00", "T15:03"),
            ("\"tries\":9,\"failed\":1", "\"tries\":9,\"failed\":10"),
            ("\"members\":1", "\"members\":2"),
            ("\"tries\":20", "\"tries\":1000001"),
        ];
        assert!(minute(&good.replace("T15:00", "T15:02"), now).is_ok(), "clocks differ a little");
        for (from, to) in strange {
            assert!(minute(&good.replace(from, to), now).is_err(), "{to}");
        }
    }

    #[test]
    fn a_moment_is_on_the_plans_own_clock() {
        let new_york = TimeZone::get("America/New_York").unwrap();
        assert_eq!(moment("2027-03-04T10:40", &new_york).unwrap().seconds(), 1_804_174_800);
        assert!(moment("tomorrow", &new_york).is_err());
    }
}
