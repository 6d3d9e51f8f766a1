//! Deciding: what is on the bench becomes one decision of one person.

use super::{Desk, Toast};
use crate::bench::copies;
use crate::browser;
use crate::client::Fault;
use crate::draft::again::says_the_same;
use crate::draft::choices::Choices;
use crate::words::{bars, decide as say, verdict};
use api::{
    DecisionId, DecisionRequest, DecisionResponse, DraftView, Edits, JobView, Measured, RejectReason, Verdict,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A held key or a hasty second press must not decide a case nobody has read.
const ON_SCREEN_MS: f64 = 700.0;

/// Where the person is after deciding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    OpenNext,
    Stay,
}

/// A decision on its way, with what the person saw when they made it.
struct Sent {
    draft: DraftView,
    customer: String,
    choices: Choices,
    then: Then,
}

impl Desk {
    pub fn decide(
        self,
        verdict: Verdict,
        reason: Option<serde_json::Value>,
        note: Option<String>,
        then: Then,
    ) {
        let bench = self.bench;
        let Some(draft) = bench.draft.get_untracked() else { return };
        if bench.is_deciding.get_untracked() {
            return;
        }
        if !self.has_been_read() {
            return;
        }
        bench.is_deciding.set(true);
        bench.refusal.set(None);
        let request = self.request(&draft, verdict, reason, note);
        let request =
            bench.unanswered.get_value().filter(|lost| says_the_same(lost, &request)).unwrap_or(request);
        let sent = Sent { customer: self.customer(), choices: bench.choices.get_untracked(), draft, then };
        spawn_local(async move {
            let path = format!("/v1/drafts/{}/decisions", sent.draft.id);
            let mut answer = self.post::<_, DecisionResponse>(&path, &request).await;
            if answer.as_ref().is_err_and(Fault::is_in_doubt) {
                // It may have been recorded: the same decision again is answered as the first time.
                answer = self.post(&path, &request).await;
            }
            let in_doubt = answer.as_ref().is_err_and(Fault::is_in_doubt);
            let is_here = bench.holds(&sent.draft.id);
            if is_here {
                bench.unanswered.set_value(in_doubt.then_some(request));
                bench.is_deciding.set(false);
            }
            match answer {
                Ok(decided) => self.decided(&sent, &decided, is_here),
                Err(fault) if is_here => self.refused(fault),
                Err(fault) => self.warn(say::not_decided(&sent.customer, &bars::fault(&fault))),
            }
        });
    }

    /// Whether the case was on screen long enough; says so where it was not.
    pub fn has_been_read(&self) -> bool {
        let is_read = browser::clock_ms() - self.bench.shown_ms.get_value() >= ON_SCREEN_MS;
        if !is_read {
            self.tell(verdict::TOO_SOON);
        }
        is_read
    }

    /// Rejecting makes a new version, with the reason as its input.
    pub fn reject(self, reason: &RejectReason, note: Option<String>) {
        self.decide(Verdict::Reject, serde_json::to_value(reason).ok(), note, Then::OpenNext);
    }

    fn request(
        &self,
        draft: &DraftView,
        verdict: Verdict,
        reason: Option<serde_json::Value>,
        note: Option<String>,
    ) -> DecisionRequest {
        let bench = self.bench;
        let approves = verdict == Verdict::Approve;
        let override_reason = bench.override_reason.get_untracked();
        let me = self.my_id();
        let claim = self.case.with_untracked(|case| case.here().and_then(|case| case.claim.clone()));
        let edits: Option<Edits> = bench.working.with_untracked(|working| working.edits(draft));
        DecisionRequest {
            decision_id: DecisionId(browser::uuid()),
            version: draft.version,
            decision_hash: draft.decision_hash.clone(),
            based_on_rev: draft.based_on_rev,
            verdict,
            reason,
            note: note
                .or_else(|| Some(override_reason).filter(|reason| approves && !reason.trim().is_empty())),
            edits: edits.filter(|_| approves),
            actions: if approves {
                bench.choices.with_untracked(|choices| choices.verdicts(&draft.actions))
            } else {
                Default::default()
            },
            acknowledged: bench.acknowledged.get_untracked().into_iter().collect(),
            measured: Some(Measured {
                shown_at: browser::time_of_ms(self.server_ms(bench.shown_ms.get_value())),
                first_key_at: bench
                    .first_key_ms
                    .get_value()
                    .and_then(|ms| browser::time_of_ms(self.server_ms(ms))),
                by_keyboard: bench.first_key_ms.get_value().is_some(),
            }),
            claim_number: claim.filter(|claim| Some(&claim.id) == me.as_ref()).map(|claim| claim.number),
        }
    }

    fn customer(&self) -> String {
        let name = self.case.with_untracked(|case| case.here().map(|case| case.customer.name.clone()));
        name.unwrap_or_default()
    }

    /// The person may have gone on before the answer came: then only the decided case leaves the queue.
    fn decided(self, sent: &Sent, decided: &DecisionResponse, is_here: bool) {
        let Sent { draft, customer, choices, then } = sent;
        let (lead, rest) = say::decided(decided.verdict, customer, draft, choices);
        copies::forget_case(self, &draft.case_id);
        self.forget_ahead(&draft.case_id);
        self.say(format!("{lead} {rest}"));
        if let Some(until) = decided.undo_until {
            let (decision_id, case_id) = (decided.decision_id.clone(), draft.case_id.clone());
            self.show_toast(Toast { decision_id, case_id, lead, rest, from: decided.at, until });
        }
        match (is_here, then) {
            (true, Then::OpenNext) => self.open_next(),
            (true, Then::Stay) => {
                self.bench.is_editing.set(false);
                self.bench.draft.set(Some(decided.draft.clone()));
                self.reload_case();
            }
            (false, _) => self.change_list(|list| list.remove(&draft.case_id)),
        }
    }

    fn refused(self, fault: Fault) {
        let words = bars::fault(&fault);
        self.alarm(words.clone());
        self.bench.refusal.set(Some(words));
        if fault.name() == "facts_changed" {
            self.bench.follow_newest();
        }
        // Each of these says that the case is not as this screen shows it.
        if fault.status() == Some(409) {
            self.reload_case();
        }
    }

    /// Reads the facts again; a new version takes the place of this one.
    pub fn refresh(self) {
        let Some(draft) = self.bench.draft.get_untracked() else { return };
        self.bench.follow_newest();
        self.tell(bars::READING_AGAIN);
        spawn_local(async move {
            let path = format!("/v1/drafts/{}/refresh", draft.id);
            let answer = self.post::<_, serde_json::Value>(&path, &serde_json::Map::new()).await;
            match answer {
                // Either the new version, or the job that will make it: its pushes bring the version.
                Ok(answer) if serde_json::from_value::<JobView>(answer.clone()).is_ok() => {
                    self.tell(bars::READING_AGAIN);
                }
                Ok(_) => {}
                Err(fault) => self.refused(fault),
            }
            self.reload_case();
        });
    }
}
