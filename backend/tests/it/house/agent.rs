//! People of the shop read drafts and decide them, each with their own `review` key.

use super::Shop;
use super::http::Answer;
use super::request::{Deciding, approve_all};
use api::{CheckResponse, DecisionResponse, DraftView, Verdict};
use serde_json::{Value, json};

#[derive(Clone, Copy)]
pub struct Agent<'a> {
    shop: &'a Shop,
    name: &'a str,
}

impl<'a> Agent<'a> {
    pub fn new(shop: &'a Shop, name: &str) -> Self {
        Self { shop, name: Box::leak(name.to_owned().into_boxed_str()) }
    }

    pub async fn get(self, path: &str) -> Answer {
        self.shop.http.get(self.name, path).await
    }

    pub async fn post(self, path: &str, body: Value) -> Answer {
        self.shop.http.post(self.name, path, &body).await
    }

    /// The service's answer, whatever it is.
    pub async fn decides(self, draft: &DraftView, deciding: &Deciding) -> Answer {
        let body = serde_json::to_value(&deciding.0).unwrap();
        self.post(&format!("/v1/drafts/{}/decisions", draft.id), body).await
    }

    /// What the checks say of a decision that is not made yet.
    pub async fn checks(self, draft: &DraftView, deciding: &Deciding) -> CheckResponse {
        let edits = deciding.0.edits.clone().unwrap_or_default();
        let body = json!({
            "to": edits.to.unwrap_or_else(|| draft.to.clone()), "cc": edits.cc.unwrap_or_else(|| draft.cc.clone()),
            "subject": edits.subject.as_ref().unwrap_or(&draft.subject),
            "body": edits.body.as_ref().unwrap_or(&draft.body), "actions": deciding.0.actions,
        });
        self.post(&format!("/v1/drafts/{}/check", draft.id), body).await.ok()
    }

    /// The text as the checks write it anew for these verdicts; the screen puts it in.
    pub async fn rewrites(self, draft: &DraftView, deciding: &Deciding) -> String {
        self.checks(draft, deciding).await.segments.into_iter().map(|segment| segment.text).collect()
    }

    /// Approves as proposed; the undo window runs from here.
    pub async fn approves(self, draft: &DraftView) -> DecisionResponse {
        self.decides(draft, &approve_all(draft)).await.ok()
    }

    pub async fn rejects(self, draft: &DraftView, reason: impl Into<Value>) -> DraftView {
        let reject = approve_all(draft).verdict(Verdict::Reject).reason(reason);
        let _recorded: DecisionResponse = self.decides(draft, &reject).await.ok();
        self.shop.settle().await;
        self.shop.draft_of(&draft.case_id).await
    }

    pub async fn closes(self, draft: &DraftView) -> DecisionResponse {
        self.decides(draft, &approve_all(draft).verdict(Verdict::Close)).await.ok()
    }

    pub async fn escalates(self, draft: &DraftView) -> DecisionResponse {
        let escalate =
            approve_all(draft).verdict(Verdict::Escalate).reason("unsure").note("Please look at this.");
        self.decides(draft, &escalate).await.ok()
    }

    pub async fn undoes(self, decision: &DecisionResponse) -> Answer {
        self.post(&format!("/v1/decisions/{}/undo", decision.decision_id.0), json!({})).await
    }

    pub async fn claims(self, draft: &DraftView) -> Answer {
        self.post(&format!("/v1/cases/{}/claim", draft.case_id), json!({})).await
    }

    pub async fn takes_over(self, draft: &DraftView) -> Answer {
        self.post(&format!("/v1/cases/{}/take-over", draft.case_id), json!({})).await
    }

    /// Saves an unfinished edit, under the claim with this number where there is one.
    pub async fn saves(self, draft: &DraftView, body: &str, claim: Option<i64>) -> Answer {
        let copy = json!({ "to": draft.to, "cc": draft.cc, "subject": draft.subject, "body": body, "claim_number": claim });
        self.shop.http.put(self.name, &format!("/v1/drafts/{}/working-copy", draft.id), &copy).await
    }

    pub async fn resolves(self, effect: &api::EffectView, verdict: &str) -> Answer {
        self.post(
            &format!("/v1/effects/{}/resolve", effect.id),
            json!({ "verdict": verdict, "note": "looked it up" }),
        )
        .await
    }
}
