//! How the stories of this folder speak to a receiver.

use crate::house::Receiver;
use countersign::outside::{Names, Peer, Reach, System};
use std::sync::Arc;
use std::time::Duration;

/// 24 bytes that only tests know.
pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// To a receiver on this machine, giving up after `patience`.
pub fn peer(receiver: &Receiver, patience: Duration) -> Peer {
    let target = receiver.url("/hooks?key=hunter2").parse().unwrap();
    Peer::new(target, Reach::Loopback, SECRET.parse().unwrap(), patience, Arc::new(System))
}

/// To any address, as far as `reach` goes, with names that lead where `names` says.
pub fn peer_to(url: &str, reach: Reach, names: Arc<dyn Names>) -> Peer {
    Peer::new(url.parse().unwrap(), reach, SECRET.parse().unwrap(), PATIENT, names)
}

/// Longer than anything here takes on a slow machine.
pub const PATIENT: Duration = Duration::from_secs(10);
/// For a story in which nobody ever answers.
pub const HASTY: Duration = Duration::from_millis(300);
