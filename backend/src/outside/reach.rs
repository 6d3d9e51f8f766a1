//! How far our calls may go.

use super::zone::{Zone, zone};
use std::net::IpAddr;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Over https to public addresses.
    #[default]
    Public,
    /// To this machine as well, there also over plain http.
    Loopback,
    /// Into private networks as well, over https.
    Private,
}

impl Reach {
    /// Plain http is readable on the way, so it stays on this machine however far the reach is.
    pub fn allows(self, address: IpAddr, is_https: bool) -> bool {
        match zone(address) {
            Zone::Public => is_https,
            Zone::Loopback => self != Self::Public,
            Zone::Private => self == Self::Private && is_https,
            Zone::Nowhere => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reach_goes_as_far_as_it_says() {
        use Reach::{Loopback, Private, Public};
        for (address, is_https, allowed) in [
            ("93.184.216.34", true, &[Public, Loopback, Private][..]),
            ("93.184.216.34", false, &[]),
            ("127.0.0.1", true, &[Loopback, Private]),
            ("127.0.0.1", false, &[Loopback, Private]),
            ("10.0.0.1", true, &[Private]),
            ("10.0.0.1", false, &[]),
            ("169.254.169.254", true, &[Private]),
            ("::ffff:10.0.0.1", true, &[Private]),
            ("224.0.0.1", true, &[]),
        ] {
            for reach in [Public, Loopback, Private] {
                let is_allowed = reach.allows(address.parse().unwrap(), is_https);
                assert_eq!(is_allowed, allowed.contains(&reach), "{reach:?} {address} {is_https}");
            }
        }
    }
}
