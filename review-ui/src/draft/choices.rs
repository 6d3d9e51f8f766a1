//! What the person chose for each action: taken or not, and for how much.

use api::{ActionId, ActionVerdict, ActionVerdictKind, ActionView, Currency, Money};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: ActionId,
    pub is_taken: bool,
    /// As typed; empty where the action has no amount.
    pub amount: String,
}

/// One choice an action, in the draft's order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices(pub Vec<Choice>);

/// How an action row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    AsProposed,
    Lowered,
    Refused,
    /// Policy allows it, nobody took it.
    Offered,
    /// Policy allows it, and this person takes it.
    Taken,
    /// More than policy computed.
    OverCap,
    NotAnAmount,
}

impl Choices {
    /// As the agent proposes: everything proposed is taken, nothing offered is.
    pub fn proposed(actions: &[ActionView]) -> Self {
        Self(
            actions
                .iter()
                .map(|action| Choice {
                    id: action.id.clone(),
                    is_taken: !action.offered,
                    amount: action.amount.map(figure).unwrap_or_default(),
                })
                .collect(),
        )
    }

    /// As saved in a working copy; an action it does not name is as proposed.
    pub fn saved(actions: &[ActionView], saved: &BTreeMap<ActionId, ActionVerdict>) -> Self {
        let mut choices = Self::proposed(actions);
        for choice in &mut choices.0 {
            if let Some(verdict) = saved.get(&choice.id) {
                choice.is_taken = verdict.verdict == ActionVerdictKind::Approve;
                if let Some(amount) = verdict.amount {
                    choice.amount = figure(amount);
                }
            }
        }
        choices
    }

    pub fn get(&self, id: &ActionId) -> Option<&Choice> {
        self.0.iter().find(|choice| &choice.id == id)
    }

    pub fn toggle(&mut self, id: &ActionId) {
        if let Some(choice) = self.0.iter_mut().find(|choice| &choice.id == id) {
            choice.is_taken = !choice.is_taken;
        }
    }

    pub fn set_amount(&mut self, id: &ActionId, amount: String) {
        if let Some(choice) = self.0.iter_mut().find(|choice| &choice.id == id) {
            choice.amount = amount;
        }
    }

    /// The verdicts of a decision: every proposed action is named; an offered one where it is taken.
    pub fn verdicts(&self, actions: &[ActionView]) -> BTreeMap<ActionId, ActionVerdict> {
        let named = actions.iter().filter_map(|action| {
            let choice = self.get(&action.id)?;
            if action.offered && !choice.is_taken {
                return None;
            }
            Some((action.id.clone(), verdict(action, choice)))
        });
        named.collect()
    }

    /// For checking and keeping: offered actions that nobody took are named too, as refused.
    pub fn verdicts_with_refusals(&self, actions: &[ActionView]) -> BTreeMap<ActionId, ActionVerdict> {
        let named = actions.iter().filter_map(|action| {
            self.get(&action.id).map(|choice| (action.id.clone(), verdict(action, choice)))
        });
        named.collect()
    }

    pub fn taken(&self) -> usize {
        self.0.iter().filter(|choice| choice.is_taken).count()
    }
}

fn verdict(action: &ActionView, choice: &Choice) -> ActionVerdict {
    let typed = action.amount.and_then(|cap| parse(&choice.amount, cap.currency));
    let is_zero = typed.is_some_and(|typed| typed.minor == 0);
    if !choice.is_taken || is_zero {
        return ActionVerdict { verdict: ActionVerdictKind::Refuse, amount: None };
    }
    let lowered = typed.filter(|typed| Some(*typed) != action.amount);
    ActionVerdict { verdict: ActionVerdictKind::Approve, amount: lowered }
}

pub fn standing(action: &ActionView, choice: &Choice) -> Standing {
    if !choice.is_taken {
        return if action.offered { Standing::Offered } else { Standing::Refused };
    }
    let as_computed = if action.offered { Standing::Taken } else { Standing::AsProposed };
    let Some(cap) = action.amount else { return as_computed };
    match parse(&choice.amount, cap.currency) {
        None => Standing::NotAnAmount,
        Some(typed) if typed.minor > cap.minor => Standing::OverCap,
        Some(typed) if typed.minor == 0 => Standing::Refused,
        Some(typed) if typed.minor < cap.minor => Standing::Lowered,
        Some(_) => as_computed,
    }
}

/// The figure without its sign, as it stands in the field: `3.00`.
pub fn figure(money: Money) -> String {
    let digits = money.currency.exponent();
    let unit = 10_i64.pow(digits);
    if digits == 0 {
        return money.minor.to_string();
    }
    format!("{}.{:0width$}", money.minor / unit, money.minor % unit, width = digits as usize)
}

/// A figure as people type it: `3`, `3.5`, `3,50`. `None` for anything else, and for too many decimals.
pub fn parse(text: &str, currency: Currency) -> Option<Money> {
    let digits = currency.exponent() as usize;
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !is_number(whole) || !is_number(part) || part.len() > digits {
        return None;
    }
    let minor = format!("{whole}{part:0<digits$}");
    Some(Money::new(minor.parse().ok()?, currency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample::{action, offered};

    fn one(action: &ActionView, amount: &str) -> Choice {
        Choice { id: action.id.clone(), is_taken: true, amount: amount.to_owned() }
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let dollars = |text| parse(text, Currency::USD).map(|money| money.minor);
        for (text, minor) in [("3", 300), ("3.5", 350), (" 3,50 ", 350), (".5", 50), ("0", 0)] {
            assert_eq!(dollars(text), Some(minor), "{text}");
        }
        for text in ["", ".", "-1", "3.005", "1.2.3", "three", "99999999999999999999"] {
            assert_eq!(dollars(text), None, "{text}");
        }
    }

    #[test]
    fn a_row_says_how_it_stands() {
        let refund = action("1", 300);
        for (amount, stands) in [
            ("3.00", Standing::AsProposed),
            ("2.00", Standing::Lowered),
            ("0", Standing::Refused),
            ("3.01", Standing::OverCap),
            ("x", Standing::NotAnAmount),
        ] {
            assert_eq!(standing(&refund, &one(&refund, amount)), stands, "{amount}");
        }
    }

    #[test]
    fn every_proposed_action_is_named_and_an_offered_one_only_when_taken() {
        let actions = [action("1", 300), offered("2")];
        let mut choices = Choices::proposed(&actions);
        choices.toggle(&actions[0].id);
        let verdicts = choices.verdicts(&actions);
        assert_eq!(verdicts[&actions[0].id].verdict, ActionVerdictKind::Refuse);
        assert!(!verdicts.contains_key(&actions[1].id));
        choices.toggle(&actions[1].id);
        assert_eq!(choices.verdicts(&actions)[&actions[1].id].verdict, ActionVerdictKind::Approve);
    }

    #[test]
    fn only_a_lowered_amount_travels() {
        let actions = [action("1", 300)];
        let mut choices = Choices::proposed(&actions);
        assert_eq!(choices.verdicts(&actions)[&actions[0].id].amount, None);
        choices.set_amount(&actions[0].id, "2".to_owned());
        let amount = choices.verdicts(&actions)[&actions[0].id].amount;
        assert_eq!(amount, Some(Money::new(200, Currency::USD)));
    }

    #[test]
    fn a_saved_choice_comes_back_as_it_was() {
        let actions = [action("1", 300), offered("2")];
        let mut choices = Choices::proposed(&actions);
        choices.set_amount(&actions[0].id, "1.50".to_owned());
        choices.toggle(&actions[1].id);
        assert_eq!(Choices::saved(&actions, &choices.verdicts(&actions)), choices);
    }
}
