//! A real mail as a labelled one: what names a person is replaced by invented words of the same shape, the same
//! everywhere in one case, so that the case still asks what it asked.
//!
//! Sure of what is known (the customer's name and address, orders, tracking numbers) and of what has a shape (mail
//! addresses, links, streets, postcodes, long numbers). Of other people's names it finds those that are introduced: after
//! a closing, `my name is`, a title or a relation. A person reads the file before it is kept.
//! Invariant: what is put in depends on the seed and on the order in which things are met, never on what they were.

mod numbers;
mod people;
mod shapes;

use api::Customer;
use numbers::Numbers;
use people::People;
use shapes::{ADDRESS, CLOSING, INTRODUCED, LINK, PLAIN, POSTCODE, STREET};

/// What is known of a case before its texts are read.
#[derive(Debug)]
pub struct Known<'a> {
    pub customer: &'a Customer,
    /// Order and tracking numbers of this customer, as the shop writes them.
    pub numbers: Vec<String>,
}

/// The invented words of one case.
#[derive(Debug)]
pub struct Mask {
    numbers: Numbers,
    people: People,
}

impl Mask {
    /// `seed` may be anything that is not about the customer: the same one gives the same words.
    pub fn new(seed: &str, known: &Known<'_>) -> Self {
        let mut numbers = Numbers::new(seed);
        known.numbers.iter().for_each(|number| numbers.know(number));
        Self { numbers, people: People::new(seed, known.customer) }
    }

    /// Who wrote, as somebody else.
    pub fn customer(&self) -> Customer {
        self.people.customer()
    }

    /// A mail address: the customer's own becomes the invented customer's.
    pub fn address(&mut self, address: &str) -> String {
        self.people.address(address)
    }

    /// An order or tracking number, with its letters and marks.
    pub fn number(&mut self, number: &str) -> String {
        self.numbers.token(number)
    }

    pub fn order(&mut self, order_id: i64) -> i64 {
        self.numbers.token(&order_id.to_string()).parse().unwrap_or(order_id)
    }

    /// A text of a mail, an entry of the memory, a reply.
    pub fn text(&mut self, text: &str) -> String {
        let text = LINK.replace_all(text, "https://www.example/page");
        let text = ADDRESS.replace_all(&text, |found: &regex::Captures<'_>| self.people.address(&found[0]));
        let text = STREET.replace_all(&text, "5 Juniper Walk");
        let text = POSTCODE.replace_all(&text, "AB1 2CD");
        let text = self.numbers.text(&text);
        let text = self.people.text(&text);
        let text = INTRODUCED.replace_all(&text, |found: &regex::Captures<'_>| {
            let name = &found["name"];
            found[0].replacen(name, &self.people.introduced(name), 1)
        });
        let text = CLOSING.replace_all(&text, |found: &regex::Captures<'_>| {
            let name = &found["name"];
            match PLAIN.is_match(name) {
                true => found[0].to_owned(),
                false => found[0].replacen(name, &self.people.introduced(name), 1),
            }
        });
        text.into_owned()
    }
}

#[cfg(test)]
mod tests;
