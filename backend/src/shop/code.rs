//! Coupon codes: readable aloud, the same for the same action, not to be guessed from the delivery.

use crate::ids::sha256_hex;

/// Without 0, O, 1, I, L and U: what is easily misread on a phone or over one.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `LATE-7Q4K-M2P9`: eight letters out of thirty, taken from the key's hash. A retry makes the same coupon.
pub fn coupon_code(idempotency_key: &str) -> String {
    let hash = sha256_hex(format!("coupon:{idempotency_key}"));
    let letters: String = (0..8).map(|i| letter(&hash[i * 4..i * 4 + 4])).collect();
    format!("LATE-{}-{}", &letters[..4], &letters[4..])
}

fn letter(hex: &str) -> char {
    let number = usize::from_str_radix(hex, 16).unwrap_or_default(); // it is hex by construction
    char::from(LETTERS[number % LETTERS.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retry_makes_the_same_code_and_another_action_another() {
        let code = coupon_code("act_1");
        assert_eq!(code, coupon_code("act_1"));
        assert_ne!(code, coupon_code("act_2"));
        assert_eq!(code.len(), "LATE-7Q4K-M2P9".len());
    }
}
