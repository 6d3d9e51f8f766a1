//! Every amount in the reply is in the facts or is what an approved action pays.

use super::judged::Judged;
use api::{CheckView, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unknown = judged.read.amounts.iter().filter(|amount| !judged.facts.has_amount(amount));
    let fault = |amount: &super::read::Amount| {
        let paragraph = judged.letter.paragraph(amount.range.start);
        let message = format!("{amount} in ¶{paragraph} is an amount that no fact and no action supports");
        judged.letter.finding("amount", Severity::Block, &amount.range, message)
    };
    unknown.map(fault).collect()
}
