//! Where a request comes from, as far as our own proxies vouch for it (GUARD 3).

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use guard::{Prefix, client_address};

use crate::Shared;

/// The neighbourhood a request comes from.
#[derive(Debug, Clone, Copy)]
pub struct From(pub Prefix);

impl FromRequestParts<Shared> for From {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, Infallible> {
        // A house asked without a connection is asked by itself.
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        let lines = parts.headers.get_all("x-forwarded-for");
        let lines: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
        Ok(Self(Prefix::of(client_address(peer, &lines, &house.proxies))))
    }
}
