//! The frame that every letter of a run shares.

use crate::graph::View;
use crate::letter::{Body, Letter};

/// A letter of this run: who signs and whom it greets.
pub fn letter(view: &View<'_>, body: Body) -> Letter {
    let task = view.task;
    let shop = view.policy.shop_name.clone();
    Letter { seed: task.seed(), shop, first_name: first_name(&task.customer.name), body }
}

/// How the customer is greeted; `None` where the name does not look like one.
fn first_name(name: &str) -> Option<String> {
    let name = name.trim();
    let given = name.split_once(',').map_or(name, |(_family, given)| given.trim());
    let is_name = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ' ');
    if given.is_empty() || given.chars().count() > 60 || !given.chars().all(is_name) {
        return None;
    }
    let first = given.split(' ').next().unwrap_or(given);
    let is_initial = first.chars().count() < 2 || first.contains('.');
    Some(if is_initial { given.to_owned() } else { first.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_greeted_by_first_name_and_a_user_name_not_at_all() {
        for (name, greeted) in [
            ("Maya Lindqvist", Some("Maya")),
            ("Lindqvist, Maya", Some("Maya")),
            ("M. Tanaka", Some("M. Tanaka")),
            ("Zoë O’Neill", Some("Zoë")),
            ("Jean-Luc Martin", Some("Jean-Luc")),
            ("runner42", None),
            ("a@b.example", None),
            ("", None),
            ("Visit www.evil.example/x now", None),
        ] {
            assert_eq!(first_name(name).as_deref(), greeted, "{name:?}");
        }
    }
}
