//! Money: integer minor units with a currency (ISO 4217).

use serde::{Deserialize, Serialize};

/// An ISO 4217 code: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(value_type = String, pattern = "^[A-Z]{3}$"))]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// What is wrong with an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("a currency is three capital letters (ISO 4217)")]
    Currency,
    #[error("amounts in {0} and {1} cannot be compared or added")]
    Mixed(Currency, Currency),
    #[error("the amount does not fit")]
    Overflow,
}

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const EUR: Self = Self(*b"EUR");

    /// # Errors
    /// [`MoneyError::Currency`] unless `code` is three capital ASCII letters.
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        match code.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(MoneyError::Currency),
        }
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX") // XXX: ISO 4217 for "no currency"; the bytes are ASCII by construction
    }

    /// Digits after the decimal point (ISO 4217 exponent); 2 unless the currency is known to differ.
    pub fn exponent(&self) -> u32 {
        match self.as_str() {
            "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "XAF" | "XOF" | "XPF" | "PYG" | "UGX" | "RWF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }

    /// The sign before the figure, where one is customary.
    pub fn sign(&self) -> Option<&'static str> {
        match self.as_str() {
            "USD" => Some("$"),
            "EUR" => Some("€"),
            "GBP" => Some("£"),
            "JPY" => Some("¥"),
            _ => None,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;
    fn try_from(code: String) -> Result<Self, MoneyError> {
        Self::parse(&code)
    }
}
impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}
impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// `{"minor": 300, "currency": "USD"}` is three dollars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units (cents).
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// `percent` of the amount, rounded down; never overflows (computed in 128 bits, saturating).
    pub fn percent(self, percent: u32) -> Self {
        let minor = i128::from(self.minor) * i128::from(percent) / 100;
        Self { minor: i64::try_from(minor).unwrap_or(i64::MAX), ..self }
    }

    /// # Errors
    /// [`MoneyError::Mixed`] for two currencies, [`MoneyError::Overflow`].
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Mixed(self.currency, other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, ..self })
    }
}

/// `$3.00`, `€1,250.50`, `500 JPY`, `-$2.00`: sign where customary, else the code behind.
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.currency.exponent();
        let unit = 10_u64.pow(digits);
        let (whole, part) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        let mut figure = grouped(whole);
        if digits > 0 {
            figure.push_str(&format!(".{part:0width$}", width = digits as usize));
        }
        let minus = if self.minor < 0 { "-" } else { "" };
        match self.currency.sign() {
            Some(sign) => write!(f, "{minus}{sign}{figure}"),
            None => write!(f, "{minus}{figure} {}", self.currency),
        }
    }
}

fn grouped(whole: u64) -> String {
    let digits = whole.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_a_person_writes_it() {
        let jpy = Currency(*b"JPY");
        let chf = Currency(*b"CHF");
        for (minor, currency, text) in [
            (300, Currency::USD, "$3.00"),
            (5, Currency::USD, "$0.05"),
            (125_050, Currency::EUR, "€1,250.50"),
            (-200, Currency::USD, "-$2.00"),
            (500, jpy, "¥500"),
            (123_456_700, chf, "1,234,567.00 CHF"),
        ] {
            assert_eq!(Money::new(minor, currency).to_string(), text);
        }
    }

    #[test]
    fn a_currency_is_three_capital_letters() {
        for wrong in ["", "usd", "US", "USDX", "U1D"] {
            assert_eq!(Currency::parse(wrong), Err(MoneyError::Currency), "{wrong:?}");
        }
    }
}
