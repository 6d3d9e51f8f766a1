//! A person's corrections as labelled mails: what the run saw, without who it was about, and what the person approved.
//!
//! Reads decisions, drafts and journals, writes nothing into the database. What a run saw stands in its journal, so the
//! world of a case is that of its own day, whatever the shop says now. Who it was about is [`evals::Mask`]'s to hide.

mod decided;
mod expect;
mod seen;
mod tables;

use crate::store::Db;
use api::Time;
use decided::Answered;
use evals::{Known, Mask};
use expect::Verdicts;
use seen::Seen;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Which decisions are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// Absent: all.
    pub since: Option<Time>,
    /// Also what was approved as it was drafted.
    pub unchanged: bool,
}

/// The cases, and why others are not among them.
#[derive(Debug, Default)]
pub struct Imported {
    /// One labelled mail each, oldest decision first.
    pub cases: Vec<Value>,
    pub left_out: BTreeMap<&'static str, usize>,
}

impl Imported {
    /// As a suite file.
    pub fn lines(&self) -> String {
        let mut lines = String::new();
        for case in &self.cases {
            // Writing to a String cannot fail.
            writeln!(lines, "{case}").ok();
        }
        lines
    }
}

/// Every decided mail that is wanted, as a case. The same database gives the same cases.
///
/// # Errors
/// When the database does not answer, or a stored draft or journal is of another version's shape.
pub async fn import_decisions(db: &Db, wanted: Wanted) -> sqlx::Result<Imported> {
    let mut imported = Imported::default();
    for answered in decided::read(db, wanted.since).await? {
        match case(db, &answered, wanted).await? {
            Ok(case) => imported.cases.push(case),
            Err(why) => *imported.left_out.entry(why).or_default() += 1,
        }
    }
    Ok(imported)
}

/// The inner `Err` says why this one makes no case.
async fn case(db: &Db, answered: &Answered, wanted: Wanted) -> sqlx::Result<Result<Value, &'static str>> {
    let verdicts = match Verdicts::of(answered) {
        Some(verdicts) if verdicts.is_correction || wanted.unchanged => verdicts,
        Some(_) => return Ok(Err("approved as it was drafted")),
        None => return Ok(Err("no answer says what would have been right")),
    };
    let seen = match Seen::read(db, &answered.job).await? {
        Some(seen) => seen,
        None => return Ok(Err("its run has no journal")),
    };
    if let Some(why) = seen.unfit() {
        return Ok(Err(why));
    }
    let id = name_of(answered);
    let mut mask = Mask::new(&id, &Known { customer: &seen.task.customer, numbers: seen.numbers() });
    let expect = verdicts.expect(answered, &seen, &mut mask);
    let memory: Vec<Value> = seen
        .memory
        .entries
        .iter()
        .map(|entry| json!({"role": entry.role, "text": mask.text(&entry.text)}))
        .collect();
    let world = json!({"now": seen.now, "memory": memory, "set": tables::of(&seen, &mut mask)});
    Ok(Ok(json!({"id": id, "input": mails(&id, &seen, &mut mask), "world": world, "expect": expect})))
}

/// Says nothing of the case, and is the same in every import.
fn name_of(answered: &Answered) -> String {
    let digest = Sha256::digest(format!("{}:{}", answered.case_id, answered.rev));
    let hex: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("decision-{hex}")
}

/// The unanswered mails as events, oldest first: their new text, without quotes, signatures and attachments.
fn mails(id: &str, seen: &Seen, mask: &mut Mask) -> Vec<Value> {
    let customer = mask.customer();
    let mails = seen.task.mails.iter().enumerate();
    mails
        .map(|(at, mail)| {
            let from = mask.address(&mail.from);
            json!({
                "event_id": format!("evt-{id}-{at}"),
                "customer": customer,
                "message": {
                    "message_id": format!("<{id}-{at}@mail.example>"),
                    "from": from, "to": ["service@shop.example"],
                    "subject": mask.text(&mail.subject), "text": mask.text(&mail.text),
                    "received_at": mail.received_at,
                },
            })
        })
        .collect()
}
