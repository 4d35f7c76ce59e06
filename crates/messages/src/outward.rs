//! Calls to a provider: the one place where a client for them is made.

use std::time::Duration;

use reqwest::Client;

const PATIENCE: Duration = Duration::from_secs(20);
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);

/// A client for whoever answers at `base`: over TLS alone, but on this very machine. `whose` names
/// them where the address will not do: `text provider`.
pub fn client(base: &str, whose: &str) -> Result<Client, String> {
    let local = base.starts_with("http://127.0.0.1:");
    if !base.starts_with("https://") && !local {
        return Err(format!("the {whose}'s address begins with https://"));
    }
    let client = Client::builder()
        .timeout(PATIENCE)
        .connect_timeout(CONNECT_PATIENCE)
        // A key goes where it was meant to go, and nowhere it is sent on to.
        .redirect(reqwest::redirect::Policy::none())
        .https_only(!local);
    client.build().map_err(|error| error.to_string())
}
