//! Node `screen`: what a person must read before any engine does. Deterministic; asks nothing.

use super::Reason;
use super::signals::{breadth, fraud, human, injection, injury, legal, repeat};
use crate::case::{MemoryEntry, Task};
use crate::graph::{NodeError, View};
use crate::mail::same_address;
use crate::policy::Policy;
use api::{CheckView, MemoryRole, Severity};
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub task: &'a Task,
    pub memory: &'a [MemoryEntry],
    pub policy: &'a Policy,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `recall` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        Ok(Self { task: view.task, memory: &view.gathered.recalled()?.memory, policy: view.policy })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Screened {
    /// Why a person must read it, the weightiest reason first found.
    pub stop: Option<Reason>,
    /// The words that decided.
    pub because: Option<String>,
    /// Findings that go on to the reviewer and stop nothing.
    pub warnings: Vec<CheckView>,
    pub sender_verified: bool,
}

pub fn run(input: &Input<'_>) -> Screened {
    let mails = &input.task.mails;
    let sender_verified = mails.iter().all(|mail| same_address(&mail.from, &input.task.customer.email));
    let found = if sender_verified { stop(input) } else { Some((Reason::SenderUnverified, None)) };
    let (stop, because) = found.map_or((None, None), |(reason, because)| (Some(reason), because));
    Screened { stop, because, warnings: warnings(input.task), sender_verified }
}

/// Finds the words that signal something.
type Signal = fn(&str) -> Option<String>;

/// The table of PRODUCT section 5, the gravest first.
fn stop(input: &Input<'_>) -> Option<(Reason, Option<String>)> {
    let texts: Vec<String> =
        input.task.mails.iter().map(|mail| format!("{}\n{}", mail.subject, mail.text)).collect();
    let signals: [(Reason, Signal); 4] = [
        (Reason::LegalThreat, legal::threat),
        (Reason::Injury, injury::report),
        (Reason::Fraud, fraud::claim),
        (Reason::HumanRequest, human::wish),
    ];
    for (reason, signal) in signals {
        if let Some(words) = texts.iter().find_map(|text| signal(text)) {
            return Some((reason, Some(words)));
        }
    }
    let repeats = written(input.task).max(remembered(input));
    if repeats >= input.policy.repeat_limit {
        return Some((Reason::Repeated, Some(format!("asked {repeats} times"))));
    }
    let longest = input.task.mails.iter().map(|mail| mail.text.chars().count()).max().unwrap_or(0);
    (longest > input.policy.max_characters).then(|| (Reason::TooLong, Some(format!("{longest} characters"))))
}

/// How often the newest mail's request was made in this case, counting this one.
fn written(task: &Task) -> usize {
    let Some(newest) = task.mails.last() else { return 0 };
    1 + earlier(task).filter(|text| repeat::same_request(&newest.text, text)).count()
}

/// The same by what the case remembers, which may be more than its mails: a case can begin with a history.
fn remembered(input: &Input<'_>) -> usize {
    let Some(newest) = input.task.mails.last() else { return 0 };
    let customers = input.memory.iter().filter(|entry| entry.role == MemoryRole::Customer);
    repeat::once_more(&newest.text, customers.map(|entry| entry.text.as_str()))
}

/// What was written in this case before the newest mail.
fn earlier(task: &Task) -> impl Iterator<Item = &str> {
    let unanswered = task.mails.iter().rev().skip(1).map(|mail| mail.text.as_str());
    unanswered.chain(task.earlier_texts.iter().map(String::as_str))
}

fn warnings(task: &Task) -> Vec<CheckView> {
    let mails = &task.mails;
    let mut warnings = Vec::new();
    if mails.iter().any(|mail| mail.hidden_text) {
        let message = "The mail carried text that a person would not see. It was removed and not read.";
        warnings.push(warning("hidden_text", message, None));
    }
    if let Some(words) = mails.iter().find_map(injection::in_mail) {
        let message = "The mail reads as if it gave instructions to a program. It was treated as plain text.";
        warnings.push(warning("injected_instruction", message, Some(words)));
    }
    if let Some(words) = everything_again(task) {
        let message =
            "The customer asks for everything once more. A few products are named, not the catalogue.";
        warnings.push(warning("breadth_again", message, Some(words)));
    }
    warnings
}

/// The words of a wish for everything that was made in this case before.
fn everything_again(task: &Task) -> Option<String> {
    let words = breadth::wish(&task.mails.last()?.text)?;
    earlier(task).any(|text| breadth::wish(text).is_some()).then_some(words)
}

fn warning(id: &str, message: &str, words: Option<String>) -> CheckView {
    let (id, message) = (id.to_owned(), message.to_owned());
    CheckView { id, severity: Severity::Warn, message, segment_id: None, words }
}
