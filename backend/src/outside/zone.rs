//! To whom an IP address belongs, by the registries of special addresses (RFC 6890 and its successors).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    Public,
    /// This machine.
    Loopback,
    /// Somebody's inside: private, shared, link-local, unique-local, or an address in the clothes of another.
    Private,
    /// Nobody that a call could reach: unspecified, multicast, reserved, documentation.
    Nowhere,
}

use Zone::{Loopback, Nowhere, Private};

const V4: [(Ipv4Addr, u32, Zone); 15] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8, Nowhere),
    (Ipv4Addr::new(10, 0, 0, 0), 8, Private),
    (Ipv4Addr::new(100, 64, 0, 0), 10, Private), // shared by customers of one provider (CGNAT)
    (Ipv4Addr::new(127, 0, 0, 0), 8, Loopback),
    (Ipv4Addr::new(169, 254, 0, 0), 16, Private), // link-local: where clouds keep their machines' credentials
    (Ipv4Addr::new(172, 16, 0, 0), 12, Private),
    (Ipv4Addr::new(192, 0, 0, 0), 24, Nowhere),
    (Ipv4Addr::new(192, 0, 2, 0), 24, Nowhere),
    (Ipv4Addr::new(192, 88, 99, 0), 24, Nowhere),
    (Ipv4Addr::new(192, 168, 0, 0), 16, Private),
    (Ipv4Addr::new(198, 18, 0, 0), 15, Private), // benchmarks between networks
    (Ipv4Addr::new(198, 51, 100, 0), 24, Nowhere),
    (Ipv4Addr::new(203, 0, 113, 0), 24, Nowhere),
    (Ipv4Addr::new(224, 0, 0, 0), 4, Nowhere), // multicast
    (Ipv4Addr::new(240, 0, 0, 0), 4, Nowhere),
];

/// The first line that holds the address counts.
const V6: [(Ipv6Addr, u32, Zone); 14] = [
    (Ipv6Addr::LOCALHOST, 128, Loopback),
    (Ipv6Addr::UNSPECIFIED, 128, Nowhere),
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96, Private), // an IPv4 address in IPv6 clothes
    (Ipv6Addr::UNSPECIFIED, 96, Private),                      // the same, of an older fashion
    (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96, Private), // translated to IPv4 on the way
    (Ipv6Addr::new(0x64, 0xff9b, 1, 0, 0, 0, 0, 0), 48, Private),
    (Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 0), 64, Nowhere),
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, Private), // tunnels and other protocol assignments
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32, Nowhere),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, Private), // 6to4: an IPv4 address again
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, Private),  // unique-local
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10, Private), // link-local
    (Ipv6Addr::new(0xfec0, 0, 0, 0, 0, 0, 0, 0), 10, Private), // site-local, long given up
    (Ipv6Addr::new(0xff00, 0, 0, 0, 0, 0, 0, 0), 8, Nowhere),  // multicast
];

/// Whose address this is.
pub fn zone(address: IpAddr) -> Zone {
    let found = match address {
        IpAddr::V4(address) => V4.into_iter().find_map(|(network, length, zone)| {
            (address.to_bits() ^ network.to_bits())
                .checked_shr(32 - length)
                .unwrap_or(0)
                .eq(&0)
                .then_some(zone)
        }),
        IpAddr::V6(address) => V6.into_iter().find_map(|(network, length, zone)| {
            (address.to_bits() ^ network.to_bits())
                .checked_shr(128 - length)
                .unwrap_or(0)
                .eq(&0)
                .then_some(zone)
        }),
    };
    found.unwrap_or(Zone::Public)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_one_zone() {
        for (text, expected) in [
            ("93.184.216.34", Zone::Public),
            ("2606:2800:220:1:248:1893:25c8:1946", Zone::Public),
            ("172.32.0.1", Zone::Public),
            ("100.128.0.1", Zone::Public),
            ("127.0.0.1", Loopback),
            ("127.255.255.254", Loopback),
            ("::1", Loopback),
            ("10.1.2.3", Private),
            ("100.64.0.1", Private),
            ("100.127.255.255", Private),
            ("169.254.169.254", Private),
            ("172.16.0.1", Private),
            ("172.31.255.255", Private),
            ("192.168.1.1", Private),
            ("198.19.0.1", Private),
            ("::ffff:93.184.216.34", Private),
            ("::ffff:127.0.0.1", Private),
            ("::127.0.0.1", Private),
            ("64:ff9b::a00:1", Private),
            ("2002:7f00:1::", Private),
            ("2001:0:53aa:64c::", Private),
            ("fd12:3456::1", Private),
            ("fe80::1", Private),
            ("0.0.0.0", Nowhere),
            ("::", Nowhere),
            ("192.0.2.1", Nowhere),
            ("203.0.113.9", Nowhere),
            ("224.0.0.1", Nowhere),
            ("239.255.255.250", Nowhere),
            ("255.255.255.255", Nowhere),
            ("2001:db8::1", Nowhere),
            ("ff02::1", Nowhere),
        ] {
            assert_eq!(zone(text.parse().unwrap()), expected, "{text}");
        }
    }
}
