//! The doors beside the files: asking to be told, leaving, and what carriers tell us. They stand in
//! `serve`, over the status page's own store; the files do without them.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Uri;
use axum::response::Redirect;
use axum::routing::get;
use messages::{Runner, Ways};
use status::Door;
use tracing::warn;
use web::{Ground, House, Jobs, Mode, Shared, Slice};

use super::Opened;
use super::serve::carried;
use crate::commands::Problem;

/// What answers and what works.
pub struct Following {
    house: Shared,
    slices: Vec<Slice>,
    runner: Runner,
}

/// Where pages of ours lead that only the portal has.
const AT_THE_PORTAL: [&str; 6] =
    ["/sign-in", "/help", "/help/{*rest}", "/home", "/refill", "/pharmacy/show"];

/// How often it is asked for what is over to be taken away.
const SWEEP_ASKED: Duration = Duration::from_mins(15);

impl Following {
    /// Nothing where the file says of no address for it.
    pub fn open(opened: &Opened) -> Result<Option<Self>, Problem> {
        let config = &opened.config;
        let Some(origin) = config.subscribe_address.clone() else { return Ok(None) };
        let ways = Arc::new(Ways::Out(Box::new(config.out().map_err(Problem::Asked)?)));
        let door = Arc::new(Door {
            address: config.address.trim_end_matches('/').to_owned(),
            texts: ways.texts_people(),
            reach: status::Reach::new().map_err(Problem::Failed)?,
        });
        let make = || {
            let (rooms, jobs) = (status::doors(&door), status::jobs(&door));
            vec![Slice { rooms, jobs, ..status::slice() }, messages::slice(Arc::clone(&ways))]
        };
        let of = &opened.house;
        let ground = Ground {
            db: of.db.clone(),
            clock: Arc::clone(&of.clock),
            luck: Arc::clone(&of.luck),
            plan: of.plan.clone(),
            mode: Mode::Live,
            origin,
            proxies: config.proxies().map_err(Problem::Asked)?,
        };
        let slices = make();
        let house = House::open(ground, &slices)
            .map_err(|misprint| Problem::Failed(misprint.to_string()))?;
        let mut jobs: Vec<Jobs> = make().into_iter().map(|slice| slice.jobs).collect();
        let sweeps: Vec<_> = jobs.iter().flat_map(|jobs| jobs.sweeps.clone()).collect();
        jobs.push(web::sweeps::hand(sweeps));
        let runner = Runner::new(Arc::clone(&house), jobs).reading_bounces(ways);
        Ok(Some(Self { house, slices, runner }))
    }

    /// The doors, the files, and what leads to the portal; and whoever works the queue.
    pub fn split(self, out: &Path, portal: &str) -> (Router, Working) {
        let app = web::app(Arc::clone(&self.house), self.slices, |router| router);
        let (out, portal): (Arc<Path>, Arc<str>) =
            (out.into(), portal.trim_end_matches('/').into());
        let files = get(carried(out));
        let app = app.route("/", files.clone()).route("/{*path}", files);
        let leads = get(move |uri: Uri| {
            let place = format!("{portal}{}", uri.path());
            async move { Redirect::to(&place) }
        });
        let app = AT_THE_PORTAL.into_iter().fold(app, |app, path| app.route(path, leads.clone()));
        (app, Working { house: self.house, runner: self.runner })
    }
}

/// The hands that send.
pub struct Working {
    house: Shared,
    runner: Runner,
}

impl Working {
    /// Until `stop` is ready.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        tokio::select! {
            () = self.runner.run(stop) => {}
            () = self.sweep() => {}
        }
    }

    async fn sweep(&self) {
        loop {
            let now = self.house.clock.now();
            if let Err(fault) = self.house.db.write(now, web::sweeps::ask).await {
                warn!("No sweep was asked for: {fault}");
            }
            let _ = tokio::time::timeout(SWEEP_ASKED, std::future::pending::<()>()).await;
        }
    }
}
