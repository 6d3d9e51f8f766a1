//! The verdict strip: in one sentence whether this may go, and if not, why.
//! The button never has to be tried.

use super::choices::{self, Choices};
use crate::words::verdict as say;
use api::{CheckView, DraftState, DraftView, Outcome, Role, Severity};
use std::collections::BTreeSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Ok,
    Warn,
    Block,
    Neutral,
}

/// Whether an approval goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    Now,
    /// The server still looks at the newest text: the approval waits for the answer, and then goes or does not.
    AfterCheck,
    No,
}

/// Whether the server has looked at the text as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Done,
    UnderWay,
    /// It could not; why.
    Failed(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    pub tone: Tone,
    /// The bold words.
    pub lead: String,
    pub rest: String,
    /// A quiet second fact, at the right.
    pub aside: String,
    pub goes: Goes,
}

impl Strip {
    /// The button is on. What an older text was blocked for keeps it off while the newest is looked at, so that it
    /// does not flicker with every key.
    pub fn is_open(&self) -> bool {
        match self.goes {
            Goes::Now => true,
            Goes::AfterCheck => self.tone == Tone::Neutral,
            Goes::No => false,
        }
    }
}

/// Everything the verdict depends on.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub draft: &'a DraftView,
    /// Of the text on screen, which a person may have edited.
    pub checks: &'a [CheckView],
    pub acknowledged: &'a BTreeSet<String>,
    /// A lead's written reason for approving against a block.
    pub override_reason: &'a str,
    pub choices: &'a Choices,
    /// How many facts the text on screen stands on.
    pub claimed: usize,
    pub body: &'a str,
    pub role: Role,
    pub is_line_up: bool,
    /// Who else holds the claim.
    pub holder: Option<&'a str>,
    /// The customer wrote again and the person has not chosen yet.
    pub is_overtaken: bool,
    pub open_conflicts: usize,
    pub look: &'a Look,
    /// An approval waits for the check.
    pub is_wished: bool,
    pub undo_s: i64,
}

pub fn stand(facts: &Facts<'_>) -> Strip {
    let whatever_the_text = [cannot_decide, needs_choice, empty, amount_off];
    if let Some(strip) = whatever_the_text.iter().find_map(|reason| reason(facts)) {
        return strip;
    }
    match facts.look {
        Look::Done => judged(facts),
        Look::UnderWay if facts.is_wished => waiting(say::APPROVING, say::APPROVING_REST),
        Look::UnderWay => under_way(judged(facts)),
        Look::Failed(why) => not_looked_at(why),
    }
}

/// What the checks say, of the text that they saw last.
fn judged(facts: &Facts<'_>) -> Strip {
    blocked(facts).or_else(|| unread_warnings(facts)).unwrap_or_else(|| ready(facts))
}

/// What was wrong stays in sight until the answer comes; it may be gone by then.
fn under_way(before: Strip) -> Strip {
    match before.goes {
        Goes::Now => waiting(say::CHECKING, say::CHECKING_REST),
        Goes::AfterCheck | Goes::No => Strip { goes: Goes::AfterCheck, ..before },
    }
}

fn waiting(lead: &str, rest: &str) -> Strip {
    let (lead, rest) = (lead.to_owned(), rest.to_owned());
    Strip { tone: Tone::Neutral, lead, rest, aside: String::new(), goes: Goes::AfterCheck }
}

fn not_looked_at(why: &str) -> Strip {
    let lead = say::APPROVE_IS_OFF.to_owned();
    Strip {
        tone: Tone::Warn,
        lead,
        rest: say::not_checked(why),
        aside: say::CHECKED_AGAIN.to_owned(),
        goes: Goes::No,
    }
}

fn off(tone: Tone, reason: impl Into<String>, aside: impl Into<String>) -> Option<Strip> {
    let (reason, aside) = (reason.into(), aside.into());
    Some(Strip { tone, lead: say::APPROVE_IS_OFF.to_owned(), rest: reason, aside, goes: Goes::No })
}

/// Nothing in the text helps: the line, the state, a colleague, the role.
fn cannot_decide(facts: &Facts<'_>) -> Option<Strip> {
    if !facts.is_line_up {
        return off(Tone::Neutral, say::LINE_IS_DOWN, "");
    }
    if let Some(holder) = facts.holder {
        return off(Tone::Neutral, say::held_by(holder), "");
    }
    if facts.draft.state == DraftState::Expired {
        return off(Tone::Warn, say::FACTS_ARE_OLD, "");
    }
    if facts.draft.needs_role.is_some_and(|needed| facts.role < needed) {
        return off(Tone::Neutral, say::A_LEAD_DECIDES, say::ESCALATED_TO_LEAD);
    }
    None
}

fn needs_choice(facts: &Facts<'_>) -> Option<Strip> {
    if facts.is_overtaken {
        return off(Tone::Warn, say::CHOOSE_ABOVE, "");
    }
    (facts.open_conflicts > 0).then(|| off(Tone::Warn, say::choose_texts(facts.open_conflicts), "")).flatten()
}

fn empty(facts: &Facts<'_>) -> Option<Strip> {
    if !facts.body.trim().is_empty() {
        return None;
    }
    if facts.draft.outcome == Outcome::NoReply {
        let (lead, rest) = (say::NO_REPLY_LEAD.to_owned(), say::NO_REPLY_REST.to_owned());
        return Some(Strip {
            tone: Tone::Ok,
            lead,
            rest,
            aside: say::undo_stays_open(facts.undo_s),
            goes: Goes::Now,
        });
    }
    off(Tone::Neutral, say::REPLY_IS_EMPTY, "")
}

fn blocked(facts: &Facts<'_>) -> Option<Strip> {
    let blocks: Vec<&CheckView> =
        facts.checks.iter().filter(|check| check.severity == Severity::Block).collect();
    let first = blocks.first()?;
    let all_named = blocks.iter().all(|block| facts.acknowledged.contains(&block.id));
    if all_named && facts.role >= Role::Lead {
        let has_reason = !facts.override_reason.trim().is_empty();
        return if has_reason { None } else { off(Tone::Block, say::OVERRIDE_NEEDS_REASON, "") };
    }
    let warnings = facts.checks.iter().filter(|check| check.severity == Severity::Warn).count();
    off(Tone::Block, lower_first(&first.message), say::blocks_and_warnings(blocks.len(), warnings))
}

fn amount_off(facts: &Facts<'_>) -> Option<Strip> {
    facts.draft.actions.iter().enumerate().find_map(|(at, action)| {
        let choice = facts.choices.get(&action.id)?;
        match choices::standing(action, choice) {
            choices::Standing::OverCap => {
                let cap = action.amount.map(|cap| cap.to_string()).unwrap_or_default();
                off(Tone::Block, say::over_cap(at + 1, &cap), "")
            }
            choices::Standing::NotAnAmount => off(Tone::Block, say::not_an_amount(at + 1), ""),
            choices::Standing::AsProposed
            | choices::Standing::Lowered
            | choices::Standing::Refused
            | choices::Standing::Offered
            | choices::Standing::Taken => None,
        }
    })
}

fn unread_warnings(facts: &Facts<'_>) -> Option<Strip> {
    let unread =
        |check: &&CheckView| check.severity == Severity::Warn && !facts.acknowledged.contains(&check.id);
    let open: Vec<&CheckView> = facts.checks.iter().filter(unread).collect();
    let first = open.first()?;
    Some(Strip {
        tone: Tone::Warn,
        lead: say::warnings_to_tick(open.len()),
        rest: lower_first(&first.message),
        aside: String::new(),
        goes: Goes::No,
    })
}

fn ready(facts: &Facts<'_>) -> Strip {
    let acknowledged = facts.checks.iter().filter(|check| check.severity != Severity::Ok).count();
    let lead = say::all_checked(facts.claimed, facts.choices.taken(), acknowledged);
    Strip {
        tone: Tone::Ok,
        lead,
        rest: String::new(),
        aside: say::undo_stays_open(facts.undo_s),
        goes: Goes::Now,
    }
}

/// A check's sentence goes on after a colon.
fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next();
    let second = letters.clone().next();
    match first {
        // A name, an id or an abbreviation keeps its capitals.
        Some(first) if second.is_some_and(|second| second.is_lowercase() || second == ' ') => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::sample::{block, draft, warn};

    /// A sound draft with these checks and ticks, and one thing different.
    fn with(checks: &[CheckView], ticked: &[&str], change: impl FnOnce(&mut Facts<'_>)) -> Strip {
        let draft = draft();
        let choices = Choices::proposed(&draft.actions);
        let acknowledged = ticked.iter().map(|id| (*id).to_owned()).collect();
        let mut facts = Facts {
            draft: &draft,
            checks,
            acknowledged: &acknowledged,
            override_reason: "",
            choices: &choices,
            claimed: 2,
            body: &draft.body,
            role: Role::Agent,
            is_line_up: true,
            holder: None,
            is_overtaken: false,
            open_conflicts: 0,
            look: &Look::Done,
            is_wished: false,
            undo_s: 15,
        };
        change(&mut facts);
        stand(&facts)
    }

    #[test]
    fn a_draft_with_all_checks_passed_may_go() {
        let strip = with(&[], &[], |_| {});
        assert_eq!(strip.goes, Goes::Now);
        assert_eq!((strip.tone, strip.lead.as_str()), (Tone::Ok, "2 facts checked, 1 action within policy"));
        assert_eq!(strip.aside, "Undo stays open for 15 s");
    }

    #[test]
    fn a_warning_takes_a_tick() {
        let checks = [warn("w", "s2", None)];
        assert_eq!(with(&checks, &[], |_| {}).goes, Goes::No);
        assert_eq!(with(&checks, &["w"], |_| {}).goes, Goes::Now);
    }

    #[test]
    fn only_a_lead_with_a_reason_goes_against_a_block() {
        for (role, reason, goes) in [
            (Role::Agent, "because", Goes::No),
            (Role::Lead, " ", Goes::No),
            (Role::Lead, "because", Goes::Now),
        ] {
            let strip = with(&[block("b", "s2")], &["b"], |facts| {
                facts.role = role;
                facts.override_reason = reason;
            });
            assert_eq!(strip.goes, goes, "{role:?} {reason:?}");
        }
    }

    #[test]
    fn nothing_goes_while_the_line_is_down_or_a_colleague_holds_it() {
        assert_eq!(with(&[], &[], |facts| facts.is_line_up = false).goes, Goes::No);
        let strip = with(&[], &[], |facts| facts.holder = Some("Jonas Weber"));
        assert!(strip.goes == Goes::No && strip.rest.contains("Jonas Weber"));
    }

    #[test]
    fn an_overtaken_text_waits_for_a_choice() {
        assert_eq!(with(&[], &[], |facts| facts.is_overtaken = true).goes, Goes::No);
        assert_eq!(with(&[], &[], |facts| facts.open_conflicts = 1).goes, Goes::No);
    }

    #[test]
    fn an_empty_reply_does_not_go_and_says_so() {
        let strip = with(&[], &[], |facts| facts.body = " \n");
        assert_eq!((strip.goes, strip.rest.as_str()), (Goes::No, "the reply is empty"));
    }

    #[test]
    fn while_the_newest_text_is_looked_at_an_approval_waits_and_the_old_verdict_decides_nothing() {
        let ready = with(&[], &[], |facts| facts.look = &Look::UnderWay);
        assert_eq!((ready.goes, ready.is_open()), (Goes::AfterCheck, true));
        let blocked = with(&[block("b", "s2")], &[], |facts| facts.look = &Look::UnderWay);
        assert_eq!((blocked.goes, blocked.is_open(), blocked.tone), (Goes::AfterCheck, false, Tone::Block));
        let wished = with(&[], &[], |facts| (facts.look, facts.is_wished) = (&Look::UnderWay, true));
        assert_eq!(wished.lead, say::APPROVING);
    }

    #[test]
    fn a_colleague_or_an_amount_above_policy_is_not_waited_for() {
        let held =
            with(&[], &[], |facts| (facts.look, facts.holder) = (&Look::UnderWay, Some("Jonas Weber")));
        assert_eq!(held.goes, Goes::No);
        let empty = with(&[], &[], |facts| (facts.look, facts.body) = (&Look::UnderWay, ""));
        assert_eq!(empty.goes, Goes::No);
    }

    #[test]
    fn a_text_that_could_not_be_looked_at_does_not_go() {
        let look = Look::Failed("The server did not answer.".to_owned());
        let draft = draft();
        let choices = Choices::proposed(&draft.actions);
        let strip = stand(&Facts {
            draft: &draft,
            checks: &[],
            acknowledged: &BTreeSet::new(),
            override_reason: "",
            choices: &choices,
            claimed: 2,
            body: &draft.body,
            role: Role::Lead,
            is_line_up: true,
            holder: None,
            is_overtaken: false,
            open_conflicts: 0,
            look: &look,
            is_wished: false,
            undo_s: 15,
        });
        assert_eq!(strip.goes, Goes::No);
        assert!(strip.rest.contains("The server did not answer."), "{}", strip.rest);
    }
}
