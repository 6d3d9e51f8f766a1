//! The queue's rows and how pushes change them. A push never moves the row under the pointer: new rows gather until
//! the person asks for them, and a row that left the tab stays in its place until the person moves.
//! Plain values; knows no browser.

use super::belongs::belongs;
use api::{CaseId, CasePage, CaseRow, QueueCounts, StaffId, Tab};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// As the server gave them.
    order: Vec<CaseId>,
    entries: BTreeMap<CaseId, Entry>,
    /// Arrived since, newest first; behind "3 new".
    gathered: Vec<Entry>,
    /// Where the next page starts.
    pub next: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub row: CaseRow,
    /// By the server's clock, seconds since 1970: the age in the row counts from here.
    pub since_s: i64,
    /// It left the tab and keeps its place until the person moves.
    pub is_gone: bool,
}

/// Who looks at what, when a push comes.
#[derive(Debug, Clone, Copy)]
pub struct Eyes<'a> {
    pub tab: Tab,
    pub search: &'a str,
    pub me: Option<&'a StaffId>,
    pub now_s: i64,
}

impl Entry {
    fn new(row: CaseRow, now_s: i64) -> Self {
        Self { since_s: now_s - row.age_s, row, is_gone: false }
    }
}

impl List {
    pub fn of(page: CasePage, now_s: i64) -> Self {
        let mut list = Self::default();
        list.append(page, now_s);
        list
    }

    /// Puts a further page behind the rows.
    pub fn append(&mut self, page: CasePage, now_s: i64) {
        for row in page.page.items {
            let id = row.id.clone();
            self.gathered.retain(|entry| entry.row.id != id);
            if self.entries.insert(id.clone(), Entry::new(row, now_s)).is_none() {
                self.order.push(id);
            }
        }
        self.next = page.page.next;
    }

    pub fn ids(&self) -> &[CaseId] {
        &self.order
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn entry(&self, id: &CaseId) -> Option<&Entry> {
        self.entries.get(id)
    }

    pub fn gathered(&self) -> usize {
        self.gathered.len()
    }

    /// Puts the gathered rows on top: the person asked for them.
    pub fn show_gathered(&mut self) {
        let gathered = std::mem::take(&mut self.gathered);
        self.order.splice(0..0, gathered.iter().map(|entry| entry.row.id.clone()));
        self.entries.extend(gathered.into_iter().map(|entry| (entry.row.id.clone(), entry)));
    }

    /// A row changed somewhere.
    pub fn push(&mut self, row: CaseRow, eyes: Eyes<'_>) {
        let belongs = belongs(&row, eyes.tab, eyes.me);
        if let Some(known) = self.entries.get_mut(&row.id) {
            if known.row.seq <= row.seq {
                *known = Entry { is_gone: !belongs, ..Entry::new(row, eyes.now_s) };
            }
            return;
        }
        let known = self.gathered.iter().position(|known| known.row.id == row.id);
        if known.is_some_and(|at| self.gathered[at].row.seq > row.seq) {
            return;
        }
        if let Some(at) = known {
            self.gathered.remove(at);
        }
        if belongs && may_be_found(&row, eyes.search) {
            self.gathered.insert(0, Entry::new(row, eyes.now_s));
            if self.order.is_empty() {
                self.show_gathered(); // nothing can be moved
            }
        }
    }

    /// The case is no longer one of the tab.
    pub fn leave(&mut self, id: &CaseId) {
        self.gathered.retain(|entry| &entry.row.id != id);
        if let Some(entry) = self.entries.get_mut(id) {
            entry.is_gone = true;
        }
    }

    /// The person moved: what left the tab goes, but for the open case.
    pub fn let_go(&mut self, open: Option<&CaseId>) {
        self.entries.retain(|id, entry| !entry.is_gone || Some(id) == open);
        self.order.retain(|id| self.entries.contains_key(id));
    }

    pub fn has_gone(&self, open: Option<&CaseId>) -> bool {
        self.entries.values().any(|entry| entry.is_gone && Some(&entry.row.id) != open)
    }

    pub fn remove(&mut self, id: &CaseId) {
        if self.entries.remove(id).is_some() {
            self.order.retain(|known| known != id);
        }
        self.gathered.retain(|entry| &entry.row.id != id);
    }

    fn waits(&self, id: &CaseId) -> bool {
        self.entries.get(id).is_some_and(|entry| !entry.is_gone)
    }

    /// The case below the open one, else the one above: where the person goes after deciding.
    pub fn after(&self, open: Option<&CaseId>) -> Option<&CaseId> {
        self.below(open).next().or_else(|| self.neighbour(open, -1)).filter(|id| Some(*id) != open)
    }

    /// The cases that wait below the open one, or all.
    pub fn below(&self, open: Option<&CaseId>) -> impl Iterator<Item = &CaseId> {
        let from = open.and_then(|id| self.position(id)).map_or(0, |at| at + 1);
        self.order.iter().skip(from).filter(move |id| self.waits(id) && Some(*id) != open)
    }

    /// The nearest waiting row above or below the open one; stops at both ends.
    pub fn neighbour(&self, open: Option<&CaseId>, step: isize) -> Option<&CaseId> {
        let Some(at) = open.and_then(|id| self.position(id)) else {
            return self.order.iter().find(|id| self.waits(id));
        };
        if step > 0 {
            return self.order.iter().skip(at + 1).find(|id| self.waits(id));
        }
        self.order.iter().take(at).rev().find(|id| self.waits(id))
    }

    pub fn position(&self, id: &CaseId) -> Option<usize> {
        if self.entries.contains_key(id) { self.order.iter().position(|known| known == id) } else { None }
    }
}

/// Whether a search shows this row. The texts are the server's to search: a row that only they match comes with the
/// next load.
fn may_be_found(row: &CaseRow, search: &str) -> bool {
    let words = search.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&words);
    words.is_empty() || has(&row.subject) || has(&row.customer.name) || row.id.as_str() == words
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
    use super::super::belongs::sample::row;
    use super::*;
    use api::{CaseState, Page};

    const EYES: Eyes<'static> = Eyes { tab: Tab::NeedsYou, search: "", me: None, now_s: 1_000 };

    fn page(ids: &[&str]) -> CasePage {
        let items = ids.iter().map(|id| row(id, 1)).collect();
        CasePage { page: Page { items, next: None }, counts: QueueCounts::default() }
    }

    fn list(ids: &[&str]) -> List {
        List::of(page(ids), 1_000)
    }

    fn ids(list: &List) -> Vec<&str> {
        list.ids().iter().map(CaseId::as_str).collect()
    }

    fn done(id: &str, seq: i64) -> CaseRow {
        CaseRow { state: CaseState::Done, ..row(id, seq) }
    }

    #[test]
    fn a_new_row_gathers_and_moves_nothing() {
        let mut list = list(&["1", "2"]);
        list.push(row("3", 1), EYES);
        list.push(row("4", 1), EYES);
        list.push(row("4", 2), EYES);
        assert_eq!((ids(&list), list.gathered()), (vec!["cas_1", "cas_2"], 2));
        list.show_gathered();
        assert_eq!((ids(&list), list.gathered()), (vec!["cas_4", "cas_3", "cas_1", "cas_2"], 0));
    }

    #[test]
    fn what_the_search_does_not_show_does_not_gather() {
        let mut list = list(&["1"]);
        list.push(row("2", 1), Eyes { search: "parcel", ..EYES });
        assert_eq!(list.gathered(), 0);
        list.push(
            CaseRow { subject: "My PARCEL".to_owned(), ..row("3", 1) },
            Eyes { search: "parcel", ..EYES },
        );
        assert_eq!(list.gathered(), 1);
    }

    #[test]
    fn the_first_mail_of_an_empty_queue_is_shown_at_once() {
        let mut list = List::default();
        list.push(row("1", 1), EYES);
        assert_eq!(ids(&list), ["cas_1"]);
    }

    #[test]
    fn an_older_push_is_ignored() {
        let mut list = list(&["1"]);
        let told = |subject: &str, seq| CaseRow { subject: subject.to_owned(), ..row("1", seq) };
        list.push(told("new", 6), EYES);
        list.push(told("old", 4), EYES);
        assert_eq!(list.entry(&CaseId::from_tail("1")).map(|entry| entry.row.subject.as_str()), Some("new"));
    }

    #[test]
    fn an_age_counts_from_when_the_row_was_heard_of() {
        let mut list = list(&["1"]);
        list.push(CaseRow { age_s: 60, ..row("1", 2) }, Eyes { now_s: 1_060, ..EYES });
        assert_eq!(list.entry(&CaseId::from_tail("1")).map(|entry| entry.since_s), Some(1_000));
    }

    #[test]
    fn a_decided_case_keeps_its_place_until_the_person_moves() {
        let mut list = list(&["1", "2"]);
        list.push(done("1", 2), EYES);
        assert_eq!(ids(&list), ["cas_1", "cas_2"]);
        assert_eq!(list.after(None).map(CaseId::as_str), Some("cas_2"), "nobody is sent to it");
        let open = CaseId::from_tail("1");
        list.let_go(Some(&open));
        assert_eq!(ids(&list), ["cas_1", "cas_2"], "the open one stays");
        list.let_go(None);
        assert_eq!(ids(&list), ["cas_2"]);
    }

    #[test]
    fn what_comes_back_is_no_longer_gone() {
        let mut list = list(&["1"]);
        list.push(done("1", 2), EYES);
        list.push(row("1", 3), EYES);
        list.let_go(None);
        assert_eq!(ids(&list), ["cas_1"]);
    }

    #[test]
    fn a_further_page_repeats_no_row() {
        let mut list = list(&["1", "2"]);
        list.push(row("3", 1), EYES);
        list.append(page(&["2", "3"]), 1_000);
        assert_eq!((ids(&list), list.gathered()), (vec!["cas_1", "cas_2", "cas_3"], 0));
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
    fn moving_stops_at_both_ends_and_passes_what_is_gone() {
        let mut list = list(&["1", "2", "3"]);
        list.push(done("2", 2), EYES);
        let [first, last] = ["1", "3"].map(CaseId::from_tail);
        assert_eq!(list.neighbour(Some(&first), -1), None);
        assert_eq!(list.neighbour(Some(&last), 1), None);
        assert_eq!(list.neighbour(Some(&first), 1), Some(&last));
    }
}
