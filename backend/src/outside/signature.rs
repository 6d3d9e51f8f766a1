//! Standard Webhooks signatures: HMAC-SHA256 over `id.timestamp.body`, base64 (standardwebhooks.com, version 1).

use api::Time;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::str::FromStr;

/// Older and newer messages are refused: who recorded one cannot send it again tomorrow.
const TOLERANCE_S: i64 = 300;
/// Of one header; each costs a hash.
const MOST_SIGNATURES: usize = 16;

/// One or more secrets, the newest first. During a rotation all of them sign, and each of them is believed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets(Vec<Vec<u8>>);

/// Not `whsec_` and base64 of 24 to 64 bytes. It is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a signing secret")]
pub struct NoSecret;

/// What a caller presents instead of a key: the three headers.
#[derive(Debug, Clone, Copy)]
pub struct Presented<'a> {
    pub id: &'a str,
    pub timestamp: &'a str,
    /// `v1,BASE64`, several of them with spaces between.
    pub signatures: &'a str,
}

impl Secrets {
    pub const ALLOWED: &'static str = "`whsec_` and base64 of 24 to 64 random bytes, several with spaces between \
        (`echo whsec_$(openssl rand -base64 32)` makes one)";

    /// The `webhook-signature` header: one signature for each secret.
    pub fn sign(&self, id: &str, at: Time, body: &[u8]) -> String {
        let timestamp = at.as_second().to_string();
        let signed = self.0.iter().map(|secret| mac(secret, id, &timestamp, body).finalize().into_bytes());
        signed.map(|bytes| format!("v1,{}", STANDARD.encode(bytes))).collect::<Vec<_>>().join(" ")
    }

    /// Whether one of the signatures is by one of our secrets, and fresh. Compares in constant time.
    pub fn vouch_for(&self, presented: Presented<'_>, body: &[u8], now: Time) -> bool {
        is_fresh(presented.timestamp, now)
            && presented
                .signatures
                .split_ascii_whitespace()
                .take(MOST_SIGNATURES)
                .filter_map(|text| STANDARD.decode(text.strip_prefix("v1,")?).ok())
                .any(|signature| {
                    self.0.iter().any(|secret| {
                        let mac = mac(secret, presented.id, presented.timestamp, body);
                        mac.verify_slice(&signature).is_ok()
                    })
                })
    }
}

fn is_fresh(timestamp: &str, now: Time) -> bool {
    let sent = timestamp.parse::<i64>().ok().filter(|sent| sent.to_string() == timestamp);
    sent.and_then(|sent| sent.checked_sub(now.as_second())).is_some_and(|off| off.abs() <= TOLERANCE_S)
}

fn mac(secret: &[u8], id: &str, timestamp: &str, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
        mac.update(part);
    }
    mac
}

impl FromStr for Secrets {
    type Err = NoSecret;

    fn from_str(text: &str) -> Result<Self, NoSecret> {
        let secrets: Result<Vec<_>, _> = text.split_whitespace().map(secret).collect();
        secrets.ok().filter(|secrets| !secrets.is_empty()).map(Self).ok_or(NoSecret)
    }
}

fn secret(text: &str) -> Result<Vec<u8>, NoSecret> {
    let encoded = text.strip_prefix("whsec_").ok_or(NoSecret)?;
    let bytes = STANDARD.decode(encoded).map_err(|_| NoSecret)?;
    if (24..=64).contains(&bytes.len()) { Ok(bytes) } else { Err(NoSecret) }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

#[cfg(test)]
mod tests;
