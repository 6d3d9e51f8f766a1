//! Every refusal there is, in one table. The name is the last word of `type` and never changes; `docs/errors` has a page
//! for each.

use axum::http::StatusCode;

macro_rules! kinds {
    ($($name:ident = $status:ident, $word:literal;)*) => {
        /// What is refused, and with which status.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind { $($name),* }

        impl Kind {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name),*];

            pub fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status),* }
            }

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

kinds! {
    Malformed = BAD_REQUEST, "malformed";
    Unauthorized = UNAUTHORIZED, "unauthorized";
    WrongPassword = UNAUTHORIZED, "wrong_password";
    DeadLink = UNAUTHORIZED, "dead_link";
    Forbidden = FORBIDDEN, "forbidden";
    CrossSite = FORBIDDEN, "cross_site";
    Limit = FORBIDDEN, "limit";
    NotFound = NOT_FOUND, "not_found";
    MethodNotAllowed = METHOD_NOT_ALLOWED, "method_not_allowed";
    Conflict = CONFLICT, "conflict";
    JobState = CONFLICT, "job_state";
    AlreadyDecided = CONFLICT, "already_decided";
    Superseded = CONFLICT, "superseded";
    StaleInbound = CONFLICT, "stale_inbound";
    ClaimedBy = CONFLICT, "claimed_by";
    ContentChanged = CONFLICT, "content_changed";
    FactsChanged = CONFLICT, "facts_changed";
    DecisionIdReused = CONFLICT, "decision_id_reused";
    TooLate = CONFLICT, "too_late";
    NotOpen = CONFLICT, "not_open";
    NotReplayable = CONFLICT, "not_replayable";
    NotUnderWay = CONFLICT, "not_under_way";
    UnderWay = CONFLICT, "under_way";
    TooLarge = PAYLOAD_TOO_LARGE, "too_large";
    UnsupportedMediaType = UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type";
    Invalid = UNPROCESSABLE_ENTITY, "invalid";
    InvalidDecision = UNPROCESSABLE_ENTITY, "invalid_decision";
    ClaimWithoutAction = UNPROCESSABLE_ENTITY, "claim_without_action";
    CheckFailed = UNPROCESSABLE_ENTITY, "check_failed";
    EmptyReply = UNPROCESSABLE_ENTITY, "empty_reply";
    TooManyWaiting = TOO_MANY_REQUESTS, "too_many_waiting";
    TooManyAttempts = TOO_MANY_REQUESTS, "too_many_attempts";
    Internal = INTERNAL_SERVER_ERROR, "internal";
    Unavailable = SERVICE_UNAVAILABLE, "unavailable";
    Starting = SERVICE_UNAVAILABLE, "starting";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_kind_has_a_page_and_a_line_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors");
        let list = std::fs::read_to_string(folder.join("README.md")).unwrap();
        for kind in Kind::ALL {
            let (name, status) = (kind.as_str(), kind.status().as_u16());
            let line = format!("| {status} | [`{name}`]({name}.md) |");
            assert!(list.contains(&line), "docs/errors/README.md lacks {line}");
            let page = std::fs::read_to_string(folder.join(format!("{name}.md"))).unwrap_or_default();
            assert!(page.starts_with(&format!("# `{name}` ({status})")), "docs/errors/{name}.md");
        }
    }
}
