//! Codes of an authenticator app (RFC 6238), and which of them counts now. Pure.
//!
//! A phone's clock drifts. A code one step beside the drift learned so far is taken, and the drift
//! learned anew, so a slow clock is followed; a code of a step that is over, or of one that was
//! used, is not (SECURITY 34).

use aws_lc_rs::constant_time::verify_slices_are_equal;
use base::{Secret, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Seconds to a step.
pub const STEP_SECONDS: i64 = 30;
pub const DIGITS: usize = 6;
/// Steps beside the learned drift in which a code is taken.
const BESIDE: i64 = 1;
/// The farthest a clock may be off, in steps: five minutes. Beyond that its owner sets it.
pub const FARTHEST: i64 = 10;

/// Six digits somebody typed.
pub struct Digits(Secret);

impl Digits {
    /// Spaces and hyphens do not matter.
    pub fn typed(text: &Secret) -> Option<Self> {
        let kept = text.expose().chars().filter(|c| !c.is_whitespace() && !"-–‐‑.".contains(*c));
        let digits: String = kept.collect();
        let sound = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| Self(Secret::new(digits)))
    }

    pub fn text(&self) -> &str {
        self.0.expose()
    }
}

/// How far the phone's clock is off, in steps, and the last step whose code was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    pub drift: i64,
    pub last_step: i64,
}

/// What a code is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It counts; the pace to keep.
    Right(Pace),
    /// It was right, and it or a later one was used already.
    Used,
    Wrong,
}

/// The step it is at `now`.
pub const fn step_at(now: Timestamp) -> i64 {
    now.seconds().div_euclid(STEP_SECONDS)
}

/// The code of a step: HOTP (RFC 4226) over the step's number.
pub fn code(seed: &[u8], step: i64) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(seed) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let tag = mac.finalize().into_bytes();
    let at = usize::from(tag[19] & 0x0f);
    let number = u32::from_be_bytes([tag[at] & 0x7f, tag[at + 1], tag[at + 2], tag[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// What a typed code is worth to an app that keeps this pace.
pub fn judge(seed: &[u8], typed: &Digits, pace: Pace, now: Timestamp) -> Found {
    judge_within(BESIDE, (seed, typed), pace, now)
}

/// The same while the app is being set up: its clock may be off by as much as any.
pub fn judge_first(seed: &[u8], typed: &Digits, now: Timestamp) -> Found {
    let pace = Pace { drift: 0, last_step: i64::MIN };
    judge_within(FARTHEST, (seed, typed), pace, now)
}

fn judge_within(beside: i64, (seed, typed): (&[u8], &Digits), pace: Pace, now: Timestamp) -> Found {
    let (here, mut found) = (step_at(now), Found::Wrong);
    // Nearest first, and every step looked at: how long it takes says nothing.
    for beside in (0..=beside).flat_map(|beside| [beside, -beside]) {
        let step = here + pace.drift + beside;
        let fits = verify_slices_are_equal(code(seed, step).as_bytes(), typed.text().as_bytes());
        if fits.is_err() || matches!(found, Found::Right(_)) {
            continue;
        }
        found = if step <= pace.last_step {
            Found::Used
        } else {
            let drift = (step - here).clamp(-FARTHEST, FARTHEST);
            Found::Right(Pace { drift, last_step: step })
        };
    }
    found
}

#[cfg(test)]
mod tests;
