//! Names are looked up once, what they lead to is judged, and the connection goes to exactly those addresses: a name
//! that answers differently a moment later gains nothing.

use super::Reach;
use futures::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Looks names up.
pub trait Names: Send + Sync {
    fn look_up(&self, name: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>>;
}

/// The machine's own resolver.
#[derive(Debug, Clone, Copy)]
pub struct System;

impl Names for System {
    fn look_up(&self, name: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A resolver that keeps to itself what may not be called.
pub(super) struct Guard {
    pub(super) names: Arc<dyn Names>,
    pub(super) reach: Reach,
    pub(super) is_https: bool,
}

/// The name leads only where calls may not go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name leads to an address that calls may not go to (`outside.reach`)")]
pub(super) struct Forbidden;

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let looked_up = self.names.look_up(name.as_str().to_owned());
        let (reach, is_https) = (self.reach, self.is_https);
        Box::pin(async move {
            let mut allowed = looked_up.await?;
            allowed.retain(|address| reach.allows(*address, is_https));
            if allowed.is_empty() {
                return Err(Forbidden.into());
            }
            // Port 0 stands for the one in the address of the call.
            let addresses: Addrs = Box::new(allowed.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}
