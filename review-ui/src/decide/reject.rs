//! The palette of reasons: a digit rejects at once where its reason says everything; else, and where the person wants to
//! add words, a form follows.

mod fields;

use crate::browser;
use crate::chrome::dialog::Modal;
use crate::desk::{Desk, desk};
use crate::words::decide as say;
use api::{ActionId, DraftView, RejectReason, Topic};
use fields::{ActionField, ProductsField, TopicField, products};
use leptos::{ev, prelude::*};
use std::collections::BTreeSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    WrongTopic,
    UnwantedAction,
    WrongProduct,
    NeedsQuestion,
    Wording,
    Other,
}

impl Kind {
    const ALL: [(Self, &'static str); 6] = [
        (Self::WrongTopic, say::WRONG_TOPIC),
        (Self::UnwantedAction, say::UNWANTED_ACTION),
        (Self::WrongProduct, say::WRONG_PRODUCT),
        (Self::NeedsQuestion, say::NEEDS_QUESTION),
        (Self::Wording, say::WORDING),
        (Self::Other, say::OTHER_REASON),
    ];

    /// Whether this draft has what the reason is about.
    fn fits(self, draft: &DraftView) -> bool {
        match self {
            Self::UnwantedAction => draft.actions.iter().any(|action| !action.offered),
            Self::WrongProduct => !products(draft).is_empty(),
            Self::WrongTopic | Self::NeedsQuestion | Self::Wording | Self::Other => true,
        }
    }

    /// The whole reason, where nothing is left to choose.
    fn alone(self, draft: &DraftView) -> Option<RejectReason> {
        match self {
            Self::WrongTopic => None,
            Self::UnwantedAction => {
                let mut proposed = draft.actions.iter().filter(|action| !action.offered);
                let only = proposed.next().filter(|_| proposed.next().is_none())?;
                Some(RejectReason::UnwantedAction(only.id.clone()))
            }
            Self::WrongProduct => match products(draft).as_slice() {
                [only] => Some(RejectReason::WrongProduct(vec![only.product_id.to_string()])),
                _ => None,
            },
            Self::NeedsQuestion => Some(RejectReason::NeedsQuestion),
            Self::Wording => Some(RejectReason::Wording),
            Self::Other => Some(RejectReason::Other),
        }
    }
}

/// A reason, its words, and the whole of it where a digit is enough.
type Offered = (Kind, &'static str, Option<RejectReason>);

/// The first field below a reason.
const FIRST: &str = "reject-first";

/// What the person has filled in.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<Option<Kind>>,
    topic: RwSignal<Topic>,
    action: RwSignal<Option<ActionId>>,
    products: RwSignal<BTreeSet<i64>>,
    note: RwSignal<String>,
}

#[component]
pub fn RejectDialog() -> impl IntoView {
    let desk = desk();
    let Some(draft) = desk.bench.draft.get_untracked() else { return ().into_any() };
    let first_action = draft.actions.iter().find(|action| !action.offered).map(|action| action.id.clone());
    let form = Form {
        kind: RwSignal::new(None),
        topic: RwSignal::new(Topic::Other),
        action: RwSignal::new(first_action),
        products: RwSignal::new(BTreeSet::new()),
        note: RwSignal::new(String::new()),
    };
    let fitting = Kind::ALL.into_iter().filter(|(kind, _)| kind.fits(&draft));
    let kinds: Vec<_> = fitting.map(|(kind, says)| (kind, says, kind.alone(&draft))).collect();
    let by_digit = kinds.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        if form.kind.get_untracked().is_some() || browser::is_in_field() || event.repeat() {
            return;
        }
        let number = event.key().parse::<usize>().ok();
        let Some((kind, _, alone)) = number.and_then(|number| by_digit.get(number.checked_sub(1)?)) else {
            return;
        };
        event.prevent_default();
        match alone {
            Some(reason) => {
                desk.dialog.set(None);
                desk.reject(reason, None);
            }
            None => form.kind.set(Some(*kind)),
        }
    };
    view! {
        <Modal title=say::REJECT_TITLE>
            <div class="dialog-body" on:keydown=on_key>
                <p class="quiet-2">{say::REJECT_HOW}</p>
                {move || match form.kind.get() {
                    None => view! { <Kinds kinds=kinds.clone() form /> }.into_any(),
                    Some(kind) => view! { <Details kind form /> }.into_any(),
                }}
            </div>
        </Modal>
    }
    .into_any()
}

#[component]
fn Kinds(kinds: Vec<Offered>, form: Form) -> impl IntoView {
    let rows = kinds.into_iter().enumerate().map(|(at, (kind, says, alone))| view! {
        <button type="button" class="option" autofocus=at == 0 on:click=move |_| form.kind.set(Some(kind))>
            <kbd class="key" aria-hidden="true">{at + 1}</kbd>
            <span>{says}{alone.is_none().then_some(say::ASKS_MORE)}</span>
        </button>
    });
    view! { <div class="options">{rows.collect_view()}</div> }
}

#[component]
fn Details(kind: Kind, form: Form) -> impl IntoView {
    let desk = desk();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send(desk, kind, form);
    };
    let has_field = matches!(kind, Kind::WrongTopic | Kind::UnwantedAction | Kind::WrongProduct);
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send(desk, kind, form);
        }
    };
    // What had the focus, the reason's own button, is gone.
    browser::focus(FIRST);
    let says = Kind::ALL.into_iter().find(|(known, _)| *known == kind).map(|(_, says)| says);
    view! {
        <form class="reject-details" on:submit=submit on:keydown=on_key>
            <p class="strong">{says}</p>
            {match kind {
                Kind::WrongTopic => view! { <TopicField form /> }.into_any(),
                Kind::UnwantedAction => view! { <ActionField form /> }.into_any(),
                Kind::WrongProduct => view! { <ProductsField form /> }.into_any(),
                Kind::NeedsQuestion | Kind::Wording | Kind::Other => ().into_any(),
            }}
            <label class="field"><span class="label">{say::NOTE_FOR_AGENT}</span>
                <textarea id=(!has_field).then_some(FIRST) class="input" rows="2" on:input:target=move |event| form.note.set(event.target().value())></textarea></label>
            <div class="dialog-buttons">
                <button type="button" class="button plain" on:click=move |_| form.kind.set(None)>{say::BACK}</button>
                <button type="submit" class="button primary">{say::REJECT_NOW}</button>
            </div>
        </form>
    }
}

fn send(desk: Desk, kind: Kind, form: Form) {
    let reason = match kind {
        Kind::WrongTopic => Some(RejectReason::WrongTopic(form.topic.get_untracked())),
        Kind::UnwantedAction => form.action.get_untracked().map(RejectReason::UnwantedAction),
        Kind::WrongProduct => {
            let ids = form.products.get_untracked();
            (!ids.is_empty()).then(|| RejectReason::WrongProduct(ids.iter().map(i64::to_string).collect()))
        }
        Kind::NeedsQuestion => Some(RejectReason::NeedsQuestion),
        Kind::Wording => Some(RejectReason::Wording),
        Kind::Other => Some(RejectReason::Other),
    };
    if let Some(reason) = reason {
        desk.dialog.set(None);
        let note = Some(form.note.get_untracked().trim().to_owned()).filter(|note| !note.is_empty());
        desk.reject(&reason, note);
    }
}
