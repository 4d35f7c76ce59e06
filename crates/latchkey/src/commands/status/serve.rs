//! `latchkey status serve` and `probe`: a round of checks each minute, the pages written anew after
//! each, and a listener that carries them.

use std::future::{Ready, ready};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use status::{Check, Noticed, Prober, doubt, heed, keep};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::{info, warn};
use web::Limits;

use super::super::serve::{runtime, stopping, told};
use super::super::{End, Problem, say};
use super::follow::Following;
use super::{Opened, counts};

const EVERY: Duration = Duration::from_mins(1);

/// One round, printed.
pub fn probe_once(opened: &Opened) -> Result<End, Problem> {
    let prober = opened.config.prober().map_err(Problem::Asked)?;
    let checks = runtime()?.block_on(with_a_code(opened, &prober));
    for check in &checks {
        let went = check.failed.unwrap_or("good");
        say(format_args!("{:8} {went:13} {:6} ms", check.part.word(), check.took_ms));
    }
    let good = checks.iter().all(Check::is_good);
    take(opened, checks)?;
    Ok(if good { End::Done } else { End::Look })
}

/// Whoever sets a mailbox up waits for a code to come in, but no longer than it may take.
async fn with_a_code(opened: &Opened, prober: &Prober) -> Vec<Check> {
    let mut checks = all(opened, prober).await;
    if !prober.waits_for_a_code() {
        return checks;
    }
    say(format_args!("Waiting for a code to arrive in probe.mailbox …"));
    let clock = &*opened.house.clock;
    let mut look = tokio::time::interval(Duration::from_secs(1));
    while prober.waits_for_a_code() {
        look.tick().await;
        match prober.code(clock).await {
            Ok(code) => checks.extend(code),
            Err(why) => warn!("Nothing can be said of codes by mail: {why}"),
        }
    }
    checks
}

/// Keeps a round, drafts what it makes likely, and writes the pages. Blocks.
fn take(opened: &Opened, checks: Vec<Check>) -> Result<(), Problem> {
    let house = opened.house.clone();
    let drafted = opened.house.db.write_blocking(opened.house.clock.now(), move |tx| {
        keep(tx, &checks, &house.plan.zone)?;
        Ok((doubt(tx, &house)?, heed(tx, &house)?))
    })?;
    for id in drafted.0 {
        warn!(incident = %id, "Checks keep failing: a draft waits for a person");
    }
    for id in drafted.1 {
        warn!(incident = %id, "Many people report the same: a draft waits for a person");
    }
    if let Some(folder) = &opened.config.counts {
        // Whatever is wrong with the folder, what the checks saw is written.
        if let Err(problem) = hear(opened, folder) {
            warn!("What members met was not heard: {problem}");
        }
    }
    opened.build().map(|_| ())
}

/// Takes what members met since, from where the portal leaves it. A minute that is met again after
/// a crash changes nothing.
fn hear(opened: &Opened, folder: &Path) -> Result<(), Problem> {
    let found = counts::find(folder, opened.house.clock.now())?;
    for why in &found.strange {
        warn!("Counts that cannot be understood: {why}");
    }
    for minute in &found.minutes {
        for noticed in opened.take(minute)? {
            match noticed {
                Noticed::Drafted(id) => {
                    warn!(incident = %id, "Members meet trouble: a draft waits for a person");
                }
                Noticed::Published(id) => {
                    warn!(incident = %id, "Members meet trouble: one line stands on the page");
                }
            }
        }
    }
    Ok(found.done()?)
}

pub fn run(opened: &Opened) -> Result<End, Problem> {
    let prober = opened.config.prober().map_err(Problem::Asked)?;
    let following = Following::open(opened)?;
    opened.build()?;
    let stopped = runtime()?.block_on(async {
        let listen = &opened.config.listen;
        let listener = TcpListener::bind(listen).await.map_err(|error| {
            std::io::Error::new(error.kind(), format!("cannot listen on {listen}: {error}"))
        })?;
        let stop = stopping()?;
        info!("Serving the status page on http://{}", listener.local_addr()?);
        let (app, working) = match following {
            Some(following) => {
                let (app, working) = following.split(&opened.config.out, &opened.config.portal);
                (app, Some(working))
            }
            None => (files(&opened.config.out), None),
        };
        let limits = Limits::default();
        // Tasks of their own: writing, below, blocks the one it stands in.
        let served = tokio::spawn(web::serve(listener, app, told(stop.clone()), limits));
        let worked = working.map(|working| tokio::spawn(working.run(told(stop.clone()))));
        watch(opened, &prober, stop).await;
        if let Some(worked) = worked {
            worked.await.map_err(std::io::Error::other)?;
        }
        served.await.map_err(std::io::Error::other)
    });
    stopped?;
    Ok(End::Done)
}

async fn watch(opened: &Opened, prober: &Prober, stop: watch::Receiver<bool>) {
    loop {
        let checks = tokio::select! {
            checks = all(opened, prober) => checks,
            () = told(stop.clone()) => return,
        };
        let failed: Vec<&str> = checks.iter().filter_map(|check| check.failed).collect();
        if !failed.is_empty() {
            warn!(failed = failed.join(" "), "Checks failed");
        }
        // Writing blocks, and nothing else waits for this thread but the files' own readers.
        let kept = tokio::task::block_in_place(|| take(opened, checks));
        if let Err(problem) = kept {
            warn!("The pages were not written: {problem}");
        }
        if tokio::time::timeout(EVERY, told(stop.clone())).await.is_ok() {
            return;
        }
    }
}

/// A round of checks, and a step of a code's way.
async fn all(opened: &Opened, prober: &Prober) -> Vec<Check> {
    let clock = &*opened.house.clock;
    let mut checks = prober.round(clock).await;
    match prober.code(clock).await {
        Ok(code) => checks.extend(code),
        Err(why) => warn!("Nothing can be said of codes by mail: {why}"),
    }
    checks
}

/// The folder's files, as any file server would carry them.
fn files(out: &Path) -> Router {
    Router::new().fallback(axum::routing::get(carried(out.into())))
}

/// Who hands them out.
pub fn carried(out: Arc<Path>) -> impl Fn(Uri, HeaderMap) -> Ready<Response> + Clone + Send {
    move |uri: Uri, headers: HeaderMap| ready(file(&out, uri.path(), &headers))
}

/// Nothing runs, nothing is fetched, nobody frames it.
const STILL: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
                     base-uri 'none'; frame-ancestors 'none'";
/// The help page has a few lines that may run, which it names itself, as it must where another
/// server carries it.
const HELP: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                    form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What goes out with each.
const FIXED: [(header::HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-cache"),
];

fn file(out: &Path, path: &str, headers: &HeaderMap) -> Response {
    let Some((name, kind)) = named(path) else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(text) = std::fs::File::open(out.join(&name)).and_then(std::io::read_to_string) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let is_help = name.rsplit('/').next() == Some(help::apart::NAME);
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let squeezed = accepted.filter(|codings| codings.contains("gzip")).and_then(|_| gzipped(&text));
    let gzip = squeezed.is_some();
    let mut response = squeezed.unwrap_or_else(|| text.into_bytes()).into_response();
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = if is_help { HELP } else { STILL };
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// The file an address means, if it can be one of ours.
fn named(path: &str) -> Option<(String, &'static str)> {
    let path = path.trim_start_matches('/');
    let name = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
    if !name.chars().all(sound) || name.contains("..") || name.contains("//") {
        return None;
    }
    let kind = match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "json" => "application/json",
        _ => return None,
    };
    Some((name, kind))
}

fn gzipped(text: &str) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_carried() {
        let name = |path: &str| named(path).map(|(name, _)| name);
        assert_eq!(name("/").as_deref(), Some("index.html"));
        assert_eq!(name("/es/").as_deref(), Some("es/index.html"));
        assert_eq!(
            name("/incidents/2027-03-04-1.html").as_deref(),
            Some("incidents/2027-03-04-1.html")
        );
        for bad in
            ["/../status.toml", "/status.db", "/a//b.html", "/%2e%2e/x.html", "/index", "/keys"]
        {
            assert_eq!(name(bad), None, "{bad}");
        }
    }
}
