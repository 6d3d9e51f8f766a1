//! A staff member's address: compared without case, so kept without it.

/// Trimmed and in lower case; `None` when it cannot be an address.
pub(super) fn fold(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (local, host) = email.rsplit_once('@')?;
    let is_plain =
        !local.is_empty() && !host.is_empty() && !email.contains(char::is_whitespace) && email.len() <= 254;
    is_plain.then_some(email)
}

/// What to call somebody of whom only the address is known: `mara.lindt@..` is Mara Lindt.
pub(super) fn name_of(email: &str) -> String {
    let local = email.split('@').next().unwrap_or(email);
    local
        .split(['.', '_', '-', '+'])
        .filter(|part| !part.is_empty())
        .map(capital)
        .collect::<Vec<_>>()
        .join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folded_and_nonsense_is_refused() {
        assert_eq!(fold(" Mara@Shop.Example ").as_deref(), Some("mara@shop.example"));
        for wrong in ["", "mara", "@shop.example", "mara@", "ma ra@shop.example"] {
            assert_eq!(fold(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_name_is_read_off_the_address() {
        for (email, name) in [("mara.lindt@shop.example", "Mara Lindt"), ("admin@localhost", "Admin")] {
            assert_eq!(name_of(email), name);
        }
    }
}
