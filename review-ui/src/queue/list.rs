//! The queue's rows and how pushes change them. A push never moves the row under the pointer:
//! new rows gather until the person asks for them. Plain values; knows no browser.

use api::{CaseId, CasePage, CaseRow, CaseState, QueueCounts, Tab};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// In the order the server gave them.
    pub rows: Vec<CaseRow>,
    /// Arrived since, newest first; behind "3 new".
    pub gathered: Vec<CaseRow>,
    /// Where the next page starts.
    pub next: Option<String>,
}

impl List {
    pub fn of(page: CasePage) -> Self {
        Self { rows: page.page.items, gathered: vec![], next: page.page.next }
    }

    /// Puts a further page behind the rows.
    pub fn append(&mut self, page: CasePage) {
        for row in page.page.items {
            if !self.rows.iter().any(|known| known.id == row.id) {
                self.rows.push(row);
            }
        }
        self.next = page.page.next;
    }

    pub fn row(&self, id: &CaseId) -> Option<&CaseRow> {
        self.rows.iter().find(|row| &row.id == id)
    }

    /// Puts the gathered rows on top: the person asked for them.
    pub fn show_gathered(&mut self) {
        let mut rows = std::mem::take(&mut self.gathered);
        rows.append(&mut self.rows);
        self.rows = rows;
    }

    /// A row changed somewhere. `open` stays in the list even when it no longer belongs to the tab,
    /// so that the case under the person's eyes does not lose its place.
    pub fn push(&mut self, row: CaseRow, tab: Tab, is_mine: bool, open: Option<&CaseId>) {
        let belongs = belongs(&row, tab, is_mine);
        if let Some(known) = self.rows.iter_mut().find(|known| known.id == row.id) {
            if known.seq > row.seq {
                return;
            }
            if belongs || open == Some(&row.id) {
                *known = row;
            } else {
                self.remove(&row.id);
            }
            return;
        }
        let known = self.gathered.iter().position(|known| known.id == row.id);
        if known.is_some_and(|at| self.gathered[at].seq > row.seq) {
            return;
        }
        if let Some(at) = known {
            self.gathered.remove(at);
        }
        if belongs {
            if self.rows.is_empty() {
                self.rows.push(row); // nothing can be moved: show it at once
            } else {
                self.gathered.insert(0, row);
            }
        }
    }

    pub fn remove(&mut self, id: &CaseId) {
        self.rows.retain(|row| &row.id != id);
        self.gathered.retain(|row| &row.id != id);
    }

    /// The case below the open one, else the one above: where the person goes after deciding.
    pub fn after(&self, open: Option<&CaseId>) -> Option<&CaseId> {
        let waits = |row: &&CaseRow| Some(&row.id) != open;
        match open.and_then(|id| self.position(id)) {
            None => self.rows.iter().find(waits).map(|row| &row.id),
            Some(at) => {
                let below = self.rows.get(at + 1);
                below.or_else(|| at.checked_sub(1).and_then(|above| self.rows.get(above))).map(|row| &row.id)
            }
        }
    }

    /// `step` rows away from the open one; stops at both ends.
    pub fn neighbour(&self, open: Option<&CaseId>, step: isize) -> Option<&CaseId> {
        let Some(at) = open.and_then(|id| self.position(id)) else {
            return self.rows.first().map(|row| &row.id);
        };
        let wanted = at.checked_add_signed(step)?;
        self.rows.get(wanted).map(|row| &row.id)
    }

    pub fn position(&self, id: &CaseId) -> Option<usize> {
        self.rows.iter().position(|row| &row.id == id)
    }
}

/// Whether the tab shows this row. The search is the server's: a push cannot know it, so rows gather by tab only.
fn belongs(row: &CaseRow, tab: Tab, is_mine: bool) -> bool {
    let is_waiting = row.state == CaseState::NeedsYou && row.snoozed_until.is_none();
    match tab {
        Tab::NeedsYou => is_waiting || (row.state == CaseState::Working && row.snoozed_until.is_none()),
        Tab::AtRisk => is_waiting && row.at_risk,
        Tab::Failed => row.state == CaseState::Failed,
        Tab::Snoozed => row.snoozed_until.is_some(),
        Tab::Mine => is_mine,
        Tab::Done => matches!(row.state, CaseState::Done | CaseState::WaitingCustomer | CaseState::Sending),
    }
}

pub fn count(counts: &QueueCounts, tab: Tab) -> i64 {
    match tab {
        Tab::NeedsYou => counts.needs_you,
        Tab::AtRisk => counts.at_risk,
        Tab::Failed => counts.failed,
        Tab::Snoozed => counts.snoozed,
        Tab::Mine => counts.mine,
        Tab::Done => counts.done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::CustomerRef;

    fn row(id: &str, seq: i64) -> CaseRow {
        CaseRow {
            id: CaseId::from_tail(id),
            customer: CustomerRef { id: "1".to_owned(), name: "Maya".to_owned() },
            subject: String::new(),
            proposal: String::new(),
            state: CaseState::NeedsYou,
            topic: None,
            urgency: None,
            age_s: 0,
            due_at: None,
            at_risk: false,
            draft_id: None,
            outcome: None,
            claimed_by: None,
            needs_role: None,
            snoozed_until: None,
            seq,
        }
    }

    fn list(ids: &[&str]) -> List {
        List { rows: ids.iter().map(|id| row(id, 1)).collect(), ..List::default() }
    }

    fn ids(rows: &[CaseRow]) -> Vec<&str> {
        rows.iter().map(|row| row.id.as_str()).collect()
    }

    #[test]
    fn a_new_row_gathers_and_moves_nothing() {
        let mut list = list(&["1", "2"]);
        list.push(row("3", 1), Tab::NeedsYou, false, None);
        list.push(row("4", 1), Tab::NeedsYou, false, None);
        assert_eq!(ids(&list.rows), ["cas_1", "cas_2"]);
        assert_eq!(ids(&list.gathered), ["cas_4", "cas_3"]);
    }

    #[test]
    fn the_first_mail_of_an_empty_queue_is_shown_at_once() {
        let mut list = List::default();
        list.push(row("1", 1), Tab::NeedsYou, false, None);
        assert_eq!(ids(&list.rows), ["cas_1"]);
    }

    #[test]
    fn an_older_push_is_ignored() {
        let mut list = List { rows: vec![row("1", 5)], ..List::default() };
        list.push(CaseRow { subject: "old".to_owned(), ..row("1", 4) }, Tab::NeedsYou, false, None);
        assert_eq!(list.rows[0].subject, "");
        list.push(CaseRow { subject: "new".to_owned(), ..row("1", 6) }, Tab::NeedsYou, false, None);
        assert_eq!(list.rows[0].subject, "new");
    }

    #[test]
    fn a_decided_case_leaves_unless_it_is_open() {
        let done = || CaseRow { state: CaseState::Done, ..row("1", 2) };
        let open = CaseId::from_tail("1");
        let mut shown = list(&["1", "2"]);
        shown.push(done(), Tab::NeedsYou, false, Some(&open));
        assert_eq!(ids(&shown.rows), ["cas_1", "cas_2"]);
        shown.push(CaseRow { seq: 3, ..done() }, Tab::NeedsYou, false, None);
        assert_eq!(ids(&shown.rows), ["cas_2"]);
    }

    #[test]
    fn the_next_case_is_the_one_below_then_the_one_above() {
        let list = list(&["1", "2", "3"]);
        for (open, next) in [(Some("1"), Some("cas_2")), (Some("3"), Some("cas_2")), (None, Some("cas_1"))] {
            let open = open.map(CaseId::from_tail);
            assert_eq!(list.after(open.as_ref()).map(CaseId::as_str), next, "{open:?}");
        }
    }

    #[test]
    fn moving_stops_at_both_ends() {
        let list = list(&["1", "2"]);
        let (first, last) = (CaseId::from_tail("1"), CaseId::from_tail("2"));
        assert_eq!(list.neighbour(Some(&first), -1), None);
        assert_eq!(list.neighbour(Some(&last), 1), None);
        assert_eq!(list.neighbour(Some(&first), 1), Some(&last));
    }
}
