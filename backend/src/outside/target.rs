//! Where a call goes, as a setting names it.

use super::Reach;
use std::net::IpAddr;
use std::str::FromStr;
use url::{Host, Url};

/// An `https://` or `http://` address. Printing it tells the host alone: path and query may be a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Target(Url);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address that a call can go to")]
pub struct NoTarget;

impl Target {
    pub fn url(&self) -> Url {
        self.0.clone()
    }

    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether a call may go there as far as its words tell; what a name leads to is looked at with each call.
    pub fn is_within(&self, reach: Reach) -> bool {
        match self.address() {
            Some(address) => reach.allows(address, self.is_https()),
            None if self.is_localhost() => reach != Reach::Public,
            None => self.is_https(),
        }
    }

    /// The IP address where one is written instead of a name.
    pub fn address(&self) -> Option<IpAddr> {
        match self.0.host()? {
            Host::Ipv4(address) => Some(address.into()),
            Host::Ipv6(address) => Some(address.into()),
            Host::Domain(_) => None,
        }
    }

    fn is_localhost(&self) -> bool {
        self.0.domain().is_some_and(|name| name == "localhost" || name.ends_with(".localhost"))
    }
}

impl FromStr for Target {
    type Err = NoTarget;

    fn from_str(text: &str) -> Result<Self, NoTarget> {
        let url = Url::parse(text).map_err(|_| NoTarget)?;
        let is_web = matches!(url.scheme(), "https" | "http") && url.has_host();
        if is_web && url.fragment().is_none() { Ok(Self(url)) } else { Err(NoTarget) }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", self.0.scheme(), self.0.host_str().unwrap_or_default())
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_within_reach_by_its_words() {
        use Reach::{Loopback, Private, Public};
        for (text, within) in [
            ("https://crm.shop.example/in", &[Public, Loopback, Private][..]),
            ("http://crm.shop.example/in", &[]),
            ("https://localhost:8443/in", &[Loopback, Private]),
            ("http://localhost:9999/in", &[Loopback, Private]),
            ("http://127.0.0.1:9999/in", &[Loopback, Private]),
            ("http://2130706433/in", &[Loopback, Private]), // 127.0.0.1, as a browser reads it too
            ("http://0x7f.1/in", &[Loopback, Private]),
            ("http://[::1]/in", &[Loopback, Private]),
            ("https://192.168.0.2/in", &[Private]),
            ("https://[fd00::1]/in", &[Private]),
            ("https://[::ffff:127.0.0.1]/in", &[Private]),
            ("https://169.254.169.254/latest", &[Private]),
            ("http://192.168.0.2/in", &[]),
            ("https://0.0.0.0/in", &[]),
        ] {
            let target: Target = text.parse().unwrap();
            for reach in [Public, Loopback, Private] {
                assert_eq!(target.is_within(reach), within.contains(&reach), "{reach:?} {text}");
            }
        }
    }

    #[test]
    fn printing_a_target_tells_neither_login_nor_path() {
        let target: Target =
            "https://user:hunter2@crm.shop.example/hooks/hunter2?key=hunter2".parse().unwrap();
        assert_eq!((format!("{target}"), format!("{target:?}")), (target.to_string(), target.to_string()));
        assert_eq!(target.to_string(), "https://crm.shop.example");
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        for text in [
            "crm.shop.example",
            "ftp://crm.shop.example",
            "https://",
            "https://a.example/#part",
            "file:///etc",
        ] {
            assert_eq!(text.parse::<Target>(), Err(NoTarget), "{text}");
        }
    }
}
