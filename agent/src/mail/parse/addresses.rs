//! Senders and recipients as `Name <a@b>`.

use super::headers::{LINE, one_line};
use mail_parser::{Addr, Address, HeaderName, Message};

/// As many recipients as an event may have.
const RECIPIENTS: usize = 100;

/// All that the mail names as its sender: two of them are joined, so that neither is taken for the only one.
pub fn sender(mail: &Message<'_>) -> String {
    let senders = mail.header_values(HeaderName::From).filter_map(|value| value.as_address());
    one_line(&list(senders).join(", "), LINE)
}

pub fn list<'a, 'x: 'a>(headers: impl Iterator<Item = &'a Address<'x>>) -> Vec<String> {
    headers.flat_map(Address::iter).filter_map(shown).take(RECIPIENTS).collect()
}

fn shown(address: &Addr<'_>) -> Option<String> {
    let name = address.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let email = address.address.as_deref().map(str::trim).filter(|email| !email.is_empty());
    let text = match (name, email) {
        (Some(name), Some(email)) => format!("{} <{email}>", quoted(name)),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => return None,
    };
    Some(one_line(&text, LINE))
}

/// A name with signs that mean something in an address is put in quotes.
fn quoted(name: &str) -> String {
    match name.contains(['<', '>', '@', ',', ';', ':', '"', '(', ')']) {
        true => format!("\"{}\"", name.replace('\\', "").replace('"', "\\\"")),
        false => name.to_owned(),
    }
}
