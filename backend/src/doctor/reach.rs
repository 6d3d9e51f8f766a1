//! Whether somebody listens at an address, without saying anything to them.

use super::PATIENCE;
use axum::http::Uri;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// An address without user, password, path and query.
pub(super) struct Place {
    pub shown: String,
    host: String,
    port: u16,
}

impl Place {
    /// `port`: where the address names none. `None`: it is no address.
    pub fn of(url: &str, port: fn(&str) -> Option<u16>) -> Option<Self> {
        let uri: Uri = url.trim().parse().ok()?;
        let (scheme, host) = (uri.scheme_str()?.to_owned(), uri.host()?.to_owned());
        let port = uri.port_u16().or_else(|| port(&scheme))?;
        Some(Self::at(&scheme, &host, port))
    }

    pub fn at(scheme: &str, host: &str, port: u16) -> Self {
        Self { shown: format!("{scheme}://{host}:{port}"), host: host.to_owned(), port }
    }

    /// # Errors
    /// Why not, in words.
    pub async fn reach(&self) -> Result<(), &'static str> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let found = tokio::time::timeout(PATIENCE, tokio::net::lookup_host((host, self.port))).await;
        let all: Vec<SocketAddr> = match found {
            Ok(Ok(all)) => all.collect(),
            Ok(Err(_)) => return Err("its name leads nowhere"),
            Err(_) => return Err("its name was not found in time"),
        };
        connect(&all).await
    }
}

async fn connect(all: &[SocketAddr]) -> Result<(), &'static str> {
    let trying = async {
        for address in all {
            if TcpStream::connect(address).await.is_ok() {
                return Ok(());
            }
        }
        Err("nobody listens there")
    };
    tokio::time::timeout(PATIENCE, trying).await.unwrap_or(Err("nobody answered in time"))
}
