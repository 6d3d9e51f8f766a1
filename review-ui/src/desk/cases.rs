//! Loading the queue and the open case, ahead of time where it can be.

use super::{Desk, Loaded};
use crate::address::{encode, tab_name};
use crate::browser;
use crate::queue::list::{Eyes, List};
use crate::words::verdict;
use api::{CaseDetail, CaseId, CasePage, CaseRow, Claim};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

/// So many rows in each page after the first.
const FURTHER: usize = 100;
/// So many cases below the open one are loaded ahead.
const AHEAD: usize = 2;

impl Desk {
    /// Shows skeletons; for a queue nobody looked at yet.
    pub fn load_list(self) {
        self.list.set(Loaded::Loading);
        self.reload_list();
    }

    /// Takes the place of the rows when it is here; until then the old ones stay.
    pub fn reload_list(self) {
        let asked = self.address.get_untracked();
        spawn_local(async move {
            let answer = self.get::<CasePage>(&self.list_path(None)).await;
            let here = self.address.get_untracked();
            if (here.tab, &here.search) != (asked.tab, &asked.search) {
                return; // the person went elsewhere meanwhile
            }
            match answer {
                Ok(page) => {
                    self.counts.set(page.counts);
                    self.list.set(Loaded::Here(List::of(page, self.now.get_untracked())));
                }
                Err(fault) => {
                    if self.list.with_untracked(|list| list.here().is_none()) {
                        self.list.set(Loaded::Failed(fault));
                    }
                }
            }
            self.load_ahead();
        });
    }

    pub fn load_more(self) {
        let Some(cursor) = self.list.with_untracked(|list| list.here().and_then(|list| list.next.clone()))
        else {
            return;
        };
        if self.is_loading_more.get_value() {
            return;
        }
        self.is_loading_more.set_value(true);
        spawn_local(async move {
            let answer = self.get::<CasePage>(&self.list_path(Some(&cursor))).await;
            self.is_loading_more.set_value(false);
            if let Ok(page) = answer {
                let now_s = self.now.get_untracked();
                // The list may be another one by now.
                self.change_list(|list| {
                    if list.next.as_ref() == Some(&cursor) {
                        list.append(page, now_s);
                    }
                });
            }
        });
    }

    fn list_path(&self, cursor: Option<&str>) -> String {
        let address = self.address.get_untracked();
        let mut path = format!("/v1/cases?tab={}", tab_name(address.tab));
        if !address.search.is_empty() {
            path.push_str(&format!("&q={}", encode(&address.search)));
        }
        if let Some(cursor) = cursor {
            path.push_str(&format!("&limit={FURTHER}&cursor={}", encode(cursor)));
        }
        path
    }

    pub fn change_list(&self, change: impl FnOnce(&mut List)) {
        self.list.update(|list| {
            if let Loaded::Here(list) = list {
                change(list);
            }
        });
    }

    pub fn push_row(&self, row: CaseRow) {
        let address = self.address.get_untracked();
        let me = self.my_id();
        let eyes = Eyes {
            tab: address.tab,
            search: &address.search,
            me: me.as_ref(),
            now_s: self.now.get_untracked(),
        };
        self.change_list(|list| list.push(row, eyes));
    }

    /// What left the tab goes from the queue; not while the pointer is on its rows.
    pub fn let_go(&self) {
        let open = self.address.with_untracked(|address| address.case().cloned());
        let has_any =
            self.list.with_untracked(|list| list.here().is_some_and(|list| list.has_gone(open.as_ref())));
        if has_any && !browser::is_pointed_at(".queue-rows") {
            self.change_list(|list| list.let_go(open.as_ref()));
        }
    }

    /// Opens what the address names: from what was loaded ahead at once, then as the server has it now.
    pub fn open(self, id: &CaseId) {
        self.bench.save(self);
        self.leave_notice();
        self.leave_wish();
        self.bench.clear();
        self.let_go();
        let ahead = self.ahead.with_value(|ahead| ahead.get(id).cloned());
        match ahead {
            Some(case) => {
                self.bench.take_up(self, &case);
                self.case.set(Loaded::Here(case));
            }
            None => self.case.set(Loaded::Loading),
        }
        self.reload_case();
        self.load_ahead();
    }

    /// An approval that waited is not given behind the person's back.
    pub fn leave_wish(self) {
        self.bench.drop_wish(self, verdict::YOU_WENT_ON);
    }

    pub fn reload_case(self) {
        let Some(id) = self.address.get_untracked().case().cloned() else {
            return;
        };
        spawn_local(async move {
            let answer = self.get::<CaseDetail>(&format!("/v1/cases/{id}")).await;
            if self.address.get_untracked().case() != Some(&id) {
                return;
            }
            match answer {
                Ok(case) => {
                    self.bench.take_up(self, &case);
                    self.ahead.update_value(|ahead| {
                        ahead.insert(id, case.clone());
                    });
                    if self.case.with_untracked(|known| known.here() != Some(&case)) {
                        self.case.set(Loaded::Here(case));
                    }
                    self.load_ahead();
                }
                Err(fault) => {
                    if self.case.with_untracked(|case| case.here().is_none()) {
                        self.case.set(Loaded::Failed(fault));
                    }
                }
            }
        });
    }

    /// Fetches the cases that decisions would open next.
    fn load_ahead(self) {
        let open = self.address.get_untracked().case().cloned();
        let next: Vec<CaseId> = self.list.with_untracked(|list| {
            let below = list.here().map(|list| list.below(open.as_ref()).take(AHEAD).cloned().collect());
            below.unwrap_or_default()
        });
        for id in next.into_iter().filter(|id| !self.ahead.with_value(|ahead| ahead.contains_key(id))) {
            spawn_local(async move {
                if let Ok(case) = self.get::<CaseDetail>(&format!("/v1/cases/{id}")).await {
                    self.ahead.update_value(|ahead| {
                        if ahead.len() > 20 {
                            ahead.clear();
                        }
                        ahead.insert(id, case);
                    });
                }
            });
        }
    }

    pub(super) fn forget_all_ahead(&self) {
        self.ahead.update_value(std::collections::BTreeMap::clear);
    }

    /// What was loaded ahead is no longer true.
    pub fn forget_ahead(&self, id: &CaseId) {
        self.ahead.update_value(|ahead| {
            ahead.remove(id);
        });
    }

    /// A case changed on the server: load it again when it is the open one.
    pub fn case_changed(self, id: &CaseId) {
        self.forget_ahead(id);
        if self.address.get_untracked().case() == Some(id) {
            self.reload_case();
        }
    }

    /// The holder is shown at once; a claim that is only held for longer needs nothing else.
    pub fn claim_changed(self, id: &CaseId, claim: Option<Claim>) {
        let number = |claim: Option<&Claim>| claim.map(|claim| claim.number);
        let known = self.case.with_untracked(|case| {
            case.here().filter(|case| &case.id == id).map(|case| number(case.claim.as_ref()))
        });
        let is_longer = known.is_some_and(|known| known.is_some() && known == number(claim.as_ref()));
        if known.is_some() {
            self.case.update(|case| {
                if let Loaded::Here(case) = case {
                    case.claim = claim;
                }
            });
        }
        if !is_longer {
            self.case_changed(id);
        }
    }

    pub fn move_by(self, step: isize) {
        let here = self.address.get_untracked();
        let wanted = self.list.with_untracked(|list| list.here()?.neighbour(here.case(), step).cloned());
        if let Some(id) = wanted {
            self.go(&here.with_case(Some(id)));
        }
    }

    /// Opens the next case, or the queue when there is none.
    pub fn open_next(self) {
        let here = self.address.get_untracked();
        let next = self.list.with_untracked(|list| list.here()?.after(here.case()).cloned());
        if let Some(done) = here.case() {
            self.change_list(|list| list.remove(done));
        }
        self.go(&here.with_case(next));
    }

    /// One of the small calls on a case (`claim`, `release`, `snooze`, ...); loads it again after.
    pub fn on_case<B: Serialize + 'static>(self, what: &'static str, body: B) {
        let Some(id) = self.address.get_untracked().case().cloned() else {
            return;
        };
        spawn_local(async move {
            let path = format!("/v1/cases/{id}/{what}");
            if let Err(fault) = self.post::<_, serde_json::Value>(&path, &body).await {
                self.warn(crate::words::bars::fault(&fault));
            }
            self.case_changed(&id);
        });
    }
}
