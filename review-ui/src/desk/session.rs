//! Who is signed in.

use super::{Desk, Loaded};
use crate::bench::copies;
use crate::browser;
use crate::client::{Answer, Fault};
use api::{Me, SessionRequest, StaffId};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    /// Not known yet.
    Asking,
    In,
    Out,
    /// The service does not answer.
    Away,
}

impl Desk {
    pub fn ask_who(self) {
        spawn_local(async move {
            let answer = self.who().await;
            if let Err(Fault::Line | Fault::Problem(_) | Fault::Unreadable) = answer {
                self.session.set(Session::Away);
            }
        });
    }

    /// Signed out here, and perhaps in again elsewhere. No answer changes nothing.
    pub fn ask_again(self) {
        spawn_local(async move {
            self.who().await.ok();
        });
    }

    async fn who(&self) -> Answer<()> {
        let me: Me = self.get("/v1/me").await?;
        let is_another = self.my_id().is_some_and(|before| before != me.id);
        if is_another {
            self.put_away();
        }
        self.me.set(Some(me));
        self.session.set(Session::In);
        self.load_setup();
        copies::tidy(*self);
        if is_another {
            self.reload_list();
            self.reload_case();
        }
        Ok(())
    }

    /// Signs in; for the same person everything on the page stays as it is.
    pub async fn sign_in(self, request: SessionRequest) -> Answer<()> {
        let _answer: serde_json::Value = self.post("/v1/session", &request).await?;
        // Other tabs that lie under a sign-in hear of it.
        browser::remember("signed-in", &browser::clock_ms().to_string());
        self.who().await
    }

    pub fn sign_out(self) {
        spawn_local(async move {
            // Whatever the server answers, this page is done with the session.
            self.delete("/v1/session").await.ok();
            self.put_away();
            self.me.set(None);
            self.session.set(Session::Out);
        });
    }

    /// Whoever comes next finds nothing on this page of the person before.
    fn put_away(&self) {
        self.bench.clear();
        self.case.set(Loaded::Nothing);
        self.list.set(Loaded::Nothing);
        self.trace.set(Loaded::Nothing);
        self.forget_all_ahead();
        self.drop_toasts();
    }

    pub fn my_id(&self) -> Option<StaffId> {
        self.me.with_untracked(|me| me.as_ref().map(|me| me.id.clone()))
    }
}
