//! One stream, from its first look to its end.

use std::convert::Infallible;

use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::hub::Seat;
use super::{HEARTBEAT, LIFE, Listen, RETRY, Stands};
use crate::Shared;

struct Hearing {
    house: Shared,
    seat: Seat,
    stands: Stands,
    pulses: bool,
    /// How it stood when the browser was last told to look.
    seen: i64,
    /// What each event says: its number.
    count: u64,
    beat: tokio::time::Interval,
    ends: Instant,
    greeted: bool,
    over: bool,
}

/// What woke it.
enum Woken {
    Rung,
    Beat,
    Over,
}

/// What a look brought.
enum Looked {
    Same,
    Moved,
    /// Nobody there to listen any more, or nothing more to hear.
    Over,
    /// The store cannot say just now.
    Unknown,
}

pub(super) fn answer(house: &Shared, seat: Seat, listen: Listen) -> Response {
    let start = Instant::now();
    let mut beat = interval_at(start + HEARTBEAT, HEARTBEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let hearing = Hearing {
        house: house.clone(),
        seat,
        stands: listen.stands,
        pulses: listen.pulses,
        seen: listen.seen,
        count: 0,
        beat,
        ends: start + LIFE,
        greeted: false,
        over: false,
    };
    let events = stream::unfold(hearing, |mut hearing| async move {
        let event = hearing.next().await?;
        Some((Ok::<_, Infallible>(event), hearing))
    });
    let mut answer = Sse::new(events).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that gathers an answer before it passes it on would hold every event back.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    answer
}

impl Hearing {
    /// The next thing said; nothing once the stream is over. That it is over is the last thing that
    /// changed: the page looks, and finds out as every page does.
    async fn next(&mut self) -> Option<Event> {
        if self.over {
            return None;
        }
        let woken = if self.greeted { self.wait().await } else { Woken::Rung };
        if matches!(woken, Woken::Over) {
            return None;
        }
        let looked = self.look().await;
        self.over = matches!(looked, Looked::Over);
        // It may have changed between the page and this stream; the page itself knows the rest.
        let first = !std::mem::replace(&mut self.greeted, true);
        let event = if first { Event::default().retry(RETRY) } else { Event::default() };
        let tells = match looked {
            Looked::Over | Looked::Moved => true,
            Looked::Same | Looked::Unknown if first => false,
            Looked::Same | Looked::Unknown => self.pulses || matches!(woken, Woken::Rung),
        };
        Some(if tells { self.changed(event) } else { event.comment("") })
    }

    fn changed(&mut self, event: Event) -> Event {
        self.count += 1;
        event.data(self.count.to_string())
    }

    async fn wait(&mut self) -> Woken {
        tokio::select! {
            biased;
            _ = self.seat.closing.wait_for(|closing| *closing) => Woken::Over,
            () = tokio::time::sleep_until(self.ends) => Woken::Over,
            () = self.seat.bell.notified() => Woken::Rung,
            _ = self.beat.tick() => Woken::Beat,
        }
    }

    /// Asks again whether whoever listens may, and how it stands.
    async fn look(&mut self) -> Looked {
        let stands = self.stands.clone();
        match self.house.db.read(self.house.clock.now(), move |tx| stands(tx)).await {
            Ok(Some(now)) if now == self.seen => Looked::Same,
            Ok(Some(now)) => {
                self.seen = now;
                Looked::Moved
            }
            Ok(None) => Looked::Over,
            Err(_) => Looked::Unknown,
        }
    }
}
