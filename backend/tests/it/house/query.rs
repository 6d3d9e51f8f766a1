//! What a story asks of the shop once something has happened.

use super::Shop;
use super::settle::until;
use api::{
    ActionType, CaseDetail, CaseId, CaseState, DraftId, DraftState, DraftView, EffectKind, EffectState,
    JobId, JobView,
};

/// A mail as it left the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMail {
    pub name: String,
    pub raw: String,
}

impl Shop {
    pub async fn case(&self, id: &CaseId) -> CaseDetail {
        self.agent("lea").get(&format!("/v1/cases/{id}")).await.ok()
    }

    /// The newest version of the case.
    pub async fn draft_of(&self, id: &CaseId) -> DraftView {
        let case = self.case(id).await;
        case.draft.unwrap_or_else(|| panic!("the case has no draft: {:?} {:#?}", case.state, case.jobs))
    }

    pub async fn draft(&self, id: &DraftId) -> DraftView {
        self.agent("lea").get(&format!("/v1/drafts/{id}")).await.ok()
    }

    pub async fn state_of(&self, draft: &DraftView) -> DraftState {
        self.draft(&draft.id).await.state
    }

    pub async fn case_state(&self, draft: &DraftView) -> CaseState {
        self.case(&draft.case_id).await.state
    }

    pub async fn job(&self, id: &JobId) -> JobView {
        self.agent("lea").get(&format!("/v1/jobs/{id}")).await.ok()
    }

    /// How the effects of the case's standing decisions are, in the order they run.
    pub async fn effects(&self, draft: &DraftView) -> Vec<(EffectKind, EffectState)> {
        let case = self.case(&draft.case_id).await;
        case.effects.iter().map(|effect| (effect.kind, effect.state)).collect()
    }

    /// The only effect of this kind.
    pub async fn effect(&self, draft: &DraftView, kind: EffectKind) -> api::EffectView {
        let effects = self.case(&draft.case_id).await.effects;
        let mut of_kind = effects.into_iter().filter(|effect| effect.kind == kind);
        of_kind.next().unwrap_or_else(|| panic!("no effect of kind {kind:?}"))
    }

    /// The mails in the outbox folder, by name.
    pub async fn mails_sent(&self) -> Vec<SentMail> {
        let Ok(folder) = std::fs::read_dir(self.db.folder.path().join("outbox")) else { return Vec::new() };
        let mut mails = Vec::new();
        for entry in folder {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "eml") {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                mails.push(SentMail { name, raw: std::fs::read_to_string(&path).unwrap() });
            }
        }
        mails.sort_by(|a, b| a.name.cmp(&b.name));
        mails
    }

    /// What was paid back, in cents, by delivery.
    pub async fn refunds_paid(&self) -> Vec<(i64, i64)> {
        let sql =
            "SELECT delivery_id, amount_minor FROM shop_refund WHERE state = 'paid' ORDER BY delivery_id";
        sqlx::query_as(sql).fetch_all(self.app.db.read()).await.unwrap()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(self.app.db.read()).await.unwrap()
    }

    pub async fn execute(&self, sql: &'static str) -> u64 {
        sqlx::query(sql).execute(self.app.db.write()).await.unwrap().rows_affected()
    }

    /// Waits for something that does not come from the clock.
    pub async fn until(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        until(&self.app, what, is_so).await;
    }
}

/// The kinds of a version's proposed actions, with their amounts in cents.
pub fn proposed(draft: &DraftView) -> Vec<(ActionType, Option<i64>)> {
    let proposed = draft.actions.iter().filter(|action| !action.offered);
    proposed.map(|action| (action.what.kind(), action.amount.map(|amount| amount.minor))).collect()
}
