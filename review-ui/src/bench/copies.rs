//! The browser's own copies of unfinished edits, one a draft: there with every key, long before the server has them.

use crate::browser;
use crate::desk::Desk;
use api::{CaseId, DraftId, DraftView, StaffId, WorkingCopy};

/// So long may an edit lie that nobody came back to.
const KEPT_MS: f64 = 30.0 * 86_400_000.0;

const ALL: &str = "copy.";

/// Under the name of whoever typed it: the next person at this browser gets their own or none.
fn of_case(me: &StaffId, case: &CaseId) -> String {
    format!("{ALL}{me}.{case}.")
}

fn key(desk: Desk, draft: &DraftView) -> Option<String> {
    let me = desk.my_id()?;
    Some(format!("{}{}", of_case(&me, &draft.case_id), draft.id))
}

fn parsed(key: &str) -> Option<WorkingCopy> {
    serde_json::from_str(&browser::remembered(key)?).ok()
}

pub fn read(desk: Desk, draft: &DraftView) -> Option<WorkingCopy> {
    parsed(&key(desk, draft)?)
}

pub fn keep(desk: Desk, draft: &DraftView, copy: &WorkingCopy) {
    if let (Some(key), Ok(text)) = (key(desk, draft), serde_json::to_string(copy)) {
        browser::remember(&key, &text);
    }
}

pub fn forget(desk: Desk, draft: &DraftView) {
    if let Some(key) = key(desk, draft) {
        browser::forget(&key);
    }
}

/// Decided or thrown away: no version of this case needs its copy any more.
pub fn forget_case(desk: Desk, case: &CaseId) {
    let keys = desk.my_id().map(|me| browser::remembered_keys(&of_case(&me, case)));
    keys.unwrap_or_default().iter().for_each(|key| browser::forget(key));
}

/// What was typed in other versions of this case may never have reached the server: a newer version came, and the page
/// was loaded again, within the two seconds between saves. Sent now, it is carried over like any other edit.
pub async fn send_older(desk: Desk, draft: &DraftView) {
    let Some(me) = desk.my_id() else { return };
    let prefix = of_case(&me, &draft.case_id);
    for key in browser::remembered_keys(&prefix) {
        let id = DraftId::parse(&key[prefix.len()..]).ok().filter(|id| *id != draft.id);
        if let (Some(id), Some(copy)) = (id, parsed(&key))
            && is_sent(desk, &id, copy).await
        {
            browser::forget(&key);
        }
    }
}

/// `true`: the server has it, or something newer.
async fn is_sent(desk: Desk, id: &DraftId, copy: WorkingCopy) -> bool {
    let path = format!("/v1/drafts/{id}/working-copy");
    let there = match desk.get::<Option<WorkingCopy>>(&path).await {
        Ok(there) => there,
        Err(fault) => return fault.status() == Some(404),
    };
    if there.is_some_and(|there| there.saved_at >= copy.saved_at) {
        return true;
    }
    // The claim of that time may be over; a colleague's that is alive still refuses it.
    let copy = WorkingCopy { claim_number: None, ..copy };
    desk.put::<_, serde_json::Value>(&path, &copy).await.is_ok()
}

/// Throws away what nobody came back to, and what cannot be read.
pub fn tidy(desk: Desk) {
    let oldest = browser::time_of_ms(desk.clock_ms() - KEPT_MS);
    for key in browser::remembered_keys(ALL) {
        if parsed(&key).is_none_or(|copy| copy.saved_at < oldest) {
            browser::forget(&key);
        }
    }
}
