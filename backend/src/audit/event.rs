//! The words of the audit: everything it can tell, by name.

/// What happened. A new word is added here, never written by hand beside its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    UserAdded,
    UserDisabled,
    PasswordSet,
    LinkIssued,
    SessionStarted,
    SessionEnded,
    KeyCreated,
    KeyRevoked,
    DraftDecided,
    DecisionUndone,
    CaseAssigned,
    CaseTakenOver,
    JobCancelled,
    JobRetried,
    TraceRead,
    ActionExecuted,
    EmailSent,
    MemoryCommitted,
    EffectFailed,
    EffectUnknown,
    EffectResolved,
    WebhookReplayed,
}

impl Event {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserAdded => "user.added",
            Self::UserDisabled => "user.disabled",
            Self::PasswordSet => "password.set",
            Self::LinkIssued => "link.issued",
            Self::SessionStarted => "session.started",
            Self::SessionEnded => "session.ended",
            Self::KeyCreated => "key.created",
            Self::KeyRevoked => "key.revoked",
            Self::DraftDecided => "draft.decided",
            Self::DecisionUndone => "decision.undone",
            Self::CaseAssigned => "case.assigned",
            Self::CaseTakenOver => "case.taken_over",
            Self::JobCancelled => "job.cancelled",
            Self::JobRetried => "job.retried",
            Self::TraceRead => "trace.read",
            Self::ActionExecuted => "action.executed",
            Self::EmailSent => "email.sent",
            Self::MemoryCommitted => "memory.committed",
            Self::EffectFailed => "effect.failed",
            Self::EffectUnknown => "effect.unknown",
            Self::EffectResolved => "effect.resolved",
            Self::WebhookReplayed => "webhook.replayed",
        }
    }
}
