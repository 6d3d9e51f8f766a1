//! New ids: a UUID v7 behind the prefix, so that newer ones sort later.

/// A tail for `XxxId::from_tail`.
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
