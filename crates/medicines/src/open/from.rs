//! Where a request comes from, as far as our own proxies vouch for it (GUARD 3).

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use guard::{Net, Prefix, client_address};
use web::Shared;

use crate::policy::Policy;

/// The neighbourhood a request comes from.
#[derive(Debug, Clone, Copy)]
pub struct From(pub Prefix);

impl FromRequestParts<Shared> for From {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, Infallible> {
        // A house asked without a connection is asked by itself.
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        let lines = parts.headers.get_all("x-forwarded-for");
        let lines: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
        // Without the list nobody is believed.
        let ours = parts.extensions.get::<Arc<Policy>>();
        let ours: &[Net] = ours.map_or(&[], |ours| &ours.proxies);
        Ok(Self(Prefix::of(client_address(peer, &lines, ours))))
    }
}

/// As it is kept in a job.
pub fn bytes_of(prefix: Prefix) -> Vec<u8> {
    match prefix {
        Prefix::V4(bytes) => bytes.to_vec(),
        Prefix::V6(bytes) => bytes.to_vec(),
    }
}

pub fn prefix_of(bytes: &[u8]) -> Option<Prefix> {
    match bytes.len() {
        3 => bytes.try_into().ok().map(Prefix::V4),
        _ => bytes.try_into().ok().map(Prefix::V6),
    }
}
