//! A form that may send a file, as an argument of a handler.

use std::future::Future;
use std::time::Duration;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::fields::{Fields, Reads};
use crate::forms::FORM_BYTES;
use crate::house::Shared;
use crate::viewer::Viewer;

/// The most a file may hold: what the camera of a telephone makes. In bytes.
pub const FILE_BYTES: usize = 10 << 20;
/// The most such a form may send. More than a file may hold, so that what is somewhat too large is
/// answered beside its field rather than cut off.
pub(crate) const FILE_FORM_BYTES: usize = 32 << 20;

/// Files in memory at once, on this node: beyond them a sender is asked to come back. Strangers and
/// members have their own, so that no stranger keeps a member waiting.
static STRANGERS: Semaphore = Semaphore::const_new(2);
static MEMBERS: Semaphore = Semaphore::const_new(6);

/// A sender who is silent for so long is gone.
const QUIET: Duration = Duration::from_secs(20);
/// Fields of such a form, the file's among them.
const MOST_PARTS: usize = 20;

/// What a form with one field for a file sent.
#[derive(Debug)]
pub struct Upload<T: Reads> {
    pub fields: T,
    pub file: Sent,
}

/// What came in the field for a file.
#[derive(Debug)]
pub enum Sent {
    /// None was chosen.
    Nothing,
    /// It holds more than [`FILE_BYTES`].
    TooLarge,
    /// Too many send files just now.
    Busy,
    File(Held),
}

/// A file in memory, and its place there, which it keeps until it is dropped.
#[derive(Debug)]
pub struct Held {
    pub bytes: Vec<u8>,
    #[expect(dead_code, reason = "given back when this is dropped")]
    room: SemaphorePermit<'static>,
}

/// A bare status: the outermost layer makes it a calm page.
impl<T: Reads> FromRequest<Shared> for Upload<T> {
    type Rejection = StatusCode;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, StatusCode> {
        let is_member = request.extensions().get::<Viewer>().is_some();
        let room = if is_member { &MEMBERS } else { &STRANGERS };
        let mut form = Multipart::from_request(request, house)
            .await
            .map_err(|_| StatusCode::UNSUPPORTED_MEDIA_TYPE)?;
        let (mut texts, mut file, mut left) = (Vec::new(), Sent::Nothing, FORM_BYTES);
        for _ in 0..MOST_PARTS {
            let Some(mut part) = soon(form.next_field()).await? else {
                let fields = Fields::of_parts(texts).map_err(|_| StatusCode::BAD_REQUEST)?;
                return Ok(Self { fields: T::read(&fields), file });
            };
            let Some(name) = part.name().map(str::to_owned) else { continue };
            if part.file_name().is_some() {
                // A second file would be one nobody asked for.
                let came = whole(&mut part, room).await?;
                file = if matches!(file, Sent::Nothing) { came } else { file };
            } else {
                let text = short(&mut part, left).await?;
                left -= text.len();
                texts.push((name, text));
            }
        }
        Err(StatusCode::PAYLOAD_TOO_LARGE)
    }
}

async fn soon<T>(
    next: impl Future<Output = Result<Option<T>, MultipartError>>,
) -> Result<Option<T>, StatusCode> {
    let came = tokio::time::timeout(QUIET, next).await;
    came.map_err(|_| StatusCode::REQUEST_TIMEOUT)?.map_err(status)
}

/// A text of at most `left` bytes.
async fn short(part: &mut Field<'_>, left: usize) -> Result<String, StatusCode> {
    let mut text = Vec::new();
    while let Some(piece) = soon(part.chunk()).await? {
        if text.len() + piece.len() > left {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        text.extend_from_slice(&piece);
    }
    String::from_utf8(text).map_err(|_| StatusCode::BAD_REQUEST)
}

/// Reads a file to its end, also what is not kept: a browser that is answered before it has sent
/// everything shows its own page of a lost connection.
async fn whole(part: &mut Field<'_>, room: &'static Semaphore) -> Result<Sent, StatusCode> {
    let mut held = room.try_acquire().ok().map(|room| Held { bytes: Vec::new(), room });
    let mut length = 0_usize;
    while let Some(piece) = soon(part.chunk()).await? {
        length += piece.len();
        if length > FILE_BYTES {
            held = None;
        }
        if let Some(held) = &mut held {
            held.bytes.extend_from_slice(&piece);
        }
    }
    Ok(match held {
        _ if length == 0 => Sent::Nothing,
        _ if length > FILE_BYTES => Sent::TooLarge,
        Some(held) => Sent::File(held),
        None => Sent::Busy,
    })
}

fn status(error: MultipartError) -> StatusCode {
    error.status()
}

/// One piece of heavy work after the other, beside the threads that answer. `None` where it came
/// to a bad end, which is logged where every panic is.
#[expect(clippy::disallowed_methods, reason = "bounded to one at a time")]
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    static TURN: Semaphore = Semaphore::const_new(1);
    // Nothing closes it.
    let turn = TURN.acquire().await.ok()?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(turn);
        done
    });
    done.await.ok()
}
