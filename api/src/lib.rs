//! The words on the wire: what travels between the service, the review screen, integrators and the
//! evaluator. Field and enum names are a contract (other programs are written against them).
//!
//! Knows nothing: no database, no HTTP, no policy. Compiles to WASM.

mod action;
mod case;
mod classification;
mod decision;
mod draft;
mod effect;
mod id;
mod ingest;
mod job;
mod live;
mod money;
mod people;
mod problem;
mod product;
mod remark;
mod trace;
mod webhook;

pub use action::{ActionParams, ActionType, Risk};
pub use case::{
    AssignRequest, CaseDetail, CasePage, CaseRow, CaseState, Claim, ClaimRequest, CustomerRef, DraftVersion,
    EarlierCase, EmailDetail, EmailView, MemoryEntryView, MemoryRole, NoteRequest, NoteView, Profile,
    QueueCounts, SnoozeRequest, Tab,
};
pub use classification::{Classification, Language, Sentiment, Topic, Urgency};
pub use decision::{
    ActionVerdict, ActionVerdictKind, DecisionRequest, DecisionResponse, DecisionView, Edits, Measured,
    RejectReason, Verdict,
};
pub use draft::{
    ActionView, CheckRequest, CheckResponse, CheckView, Conflict, DraftState, DraftView, EvidenceView,
    ItemView, Outcome, SegmentView, Severity, WorkingCopy,
};
pub use effect::{
    EffectEvidence, EffectKind, EffectState, EffectView, Resolution, ResolveRequest, ResolveVerdict,
};
pub use id::{
    ActionId, CaseId, DecisionId, DeliveryId, DraftId, EffectId, EmailId, EvidenceId, IdError, JobId, StaffId,
};
pub use ingest::{Accepted, AcceptedStatus, Attachment, Customer, Direction, EmailEvent, Links, Message};
pub use job::{JobError, JobKind, JobPage, JobState, JobView, Page, StepView};
pub use live::LiveEvent;
pub use money::{Currency, Money, MoneyError};
pub use people::{
    Colleague, DemoMail, DemoSample, Here, Me, PresenceRequest, Role, SessionRequest, Setup, StaffRef,
};
pub use problem::{FieldError, Problem};
pub use product::{
    AvailabilityView, Bounds, Excluded, FilterGroup, ProductFilter, ProductView, ProductsView, RestockView,
    SizeUnit,
};
pub use remark::{RemarkKind, RemarkView};
pub use trace::{ReplayDifference, ReplayView, TraceQuestion, TraceRun, TraceStep, TraceView};
pub use webhook::{DeliveryPage, DeliveryState, DeliveryView};

/// An instant on the wire: RFC 3339 in UTC. The API description knows it by jiff's own name.
pub use jiff::Timestamp;
pub type Time = Timestamp;
