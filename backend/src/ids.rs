//! New ids: a UUID v7 behind the prefix, so that newer ones sort later. An evaluation counts instead, so that the same
//! mails make the same bytes.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Where the ids of what is stored come from.
#[derive(Debug, Default)]
pub enum Ids {
    /// Unlike any other, wherever it is made.
    #[default]
    Random,
    /// 1, 2, 3 of each kind: unlike any other in one database that one process writes.
    Counted(Mutex<BTreeMap<&'static str, u64>>),
}

impl Ids {
    pub fn counted() -> Self {
        Self::Counted(Mutex::default())
    }

    /// A tail for `XxxId::from_tail`; `kind` is its prefix. Newer ones sort later.
    pub fn fresh(&self, kind: &'static str) -> String {
        match self {
            Self::Random => fresh(),
            Self::Counted(counts) => {
                let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
                let count = counts.entry(kind).or_default();
                *count += 1;
                format!("{count:032x}")
            }
        }
    }
}

/// A random tail: for what is never compared, as leases and probes.
pub fn fresh() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// 256 bits of randomness as lower-case hex: secrets, tokens.
pub fn secret() -> String {
    use rand::RngCore;
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    hex(&bytes)
}

/// SHA-256 as lower-case hex.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    use sha2::Digest;
    hex(&sha2::Sha256::digest(bytes))
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_ids_are_the_same_in_every_evaluation_and_sort_by_age() {
        let made = || {
            let ids = Ids::counted();
            let made: Vec<String> =
                ["cas_", "job_", "cas_"].into_iter().map(|kind| ids.fresh(kind)).collect();
            made
        };
        let once = made();
        assert_eq!(once, made());
        assert!(once[0] == once[1] && once[0] < once[2], "each kind counts for itself: {once:?}");
        let random = Ids::default();
        assert_ne!(random.fresh("cas_"), random.fresh("cas_"));
    }
}
