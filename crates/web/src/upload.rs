//! A form that may send a file, as an argument of a handler.

use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use tokio::sync::Semaphore;

use crate::fields::{Fields, Reads};
use crate::forms::FORM_BYTES;
use crate::house::Shared;

/// The most a file may hold: what the camera of a telephone makes. In bytes.
pub const FILE_BYTES: usize = 10 << 20;
/// The most such a form may send. More than a file may hold, so that what is somewhat too large is
/// answered beside its field rather than cut off.
pub(crate) const FILE_FORM_BYTES: usize = 32 << 20;

/// Files in memory at once, on this node: beyond them a sender is asked to come back.
const AT_ONCE: usize = 6;
static ROOM: Semaphore = Semaphore::const_new(AT_ONCE);

/// What a form with one field for a file sent.
#[derive(Debug)]
pub struct Upload<T: Reads> {
    pub fields: T,
    pub file: Sent,
}

/// What came in the field for a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    /// None was chosen.
    Nothing,
    /// It holds more than [`FILE_BYTES`].
    TooLarge,
    /// Too many send files just now.
    Busy,
    File(Bytes),
}

/// A bare status: the outermost layer makes it a calm page.
impl<T: Reads> FromRequest<Shared> for Upload<T> {
    type Rejection = StatusCode;

    async fn from_request(request: Request, house: &Shared) -> Result<Self, StatusCode> {
        let mut parts = Multipart::from_request(request, house)
            .await
            .map_err(|_| StatusCode::UNSUPPORTED_MEDIA_TYPE)?;
        let (mut texts, mut file, mut length) = (Vec::new(), Sent::Nothing, 0);
        while let Some(part) = parts.next_field().await.map_err(status)? {
            let Some(name) = part.name().map(str::to_owned) else { continue };
            if part.file_name().is_some() {
                // A second file would be one nobody asked for.
                let came = whole(part).await?;
                file = if file == Sent::Nothing { came } else { file };
                continue;
            }
            let text = part.text().await.map_err(status)?;
            length += name.len() + text.len();
            if length > FORM_BYTES {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            texts.push((name, text));
        }
        let fields = Fields::of_parts(texts).map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Self { fields: T::read(&fields), file })
    }
}

/// Reads a file to its end, also what is not kept: a browser that is answered before it has sent
/// everything shows its own page of a lost connection.
async fn whole(mut part: Field<'_>) -> Result<Sent, StatusCode> {
    let room = ROOM.try_acquire();
    let (mut kept, mut length) = (Vec::new(), 0_usize);
    while let Some(piece) = part.chunk().await.map_err(status)? {
        length += piece.len();
        if room.is_ok() && length <= FILE_BYTES {
            kept.extend_from_slice(&piece);
        } else {
            kept = Vec::new();
        }
    }
    Ok(match length {
        0 => Sent::Nothing,
        length if length > FILE_BYTES => Sent::TooLarge,
        _ if room.is_err() => Sent::Busy,
        _ => Sent::File(kept.into()),
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
