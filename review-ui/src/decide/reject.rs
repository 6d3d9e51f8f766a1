//! The palette of reasons: 1 to 9, then words where they are needed.

use crate::browser;
use crate::chrome::dialog::Modal;
use crate::desk::{Desk, desk};
use crate::words::{actions, case, decide as say};
use api::{ActionId, RejectReason, Topic};
use leptos::{ev, prelude::*};

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
}

/// The first field below a reason.
const FIRST: &str = "reject-first";

/// What the person has filled in.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<Option<Kind>>,
    topic: RwSignal<Topic>,
    action: RwSignal<Option<ActionId>>,
    products: RwSignal<String>,
    note: RwSignal<String>,
}

#[component]
pub fn RejectDialog() -> impl IntoView {
    let desk = desk();
    let first_action = desk.bench.draft.with_untracked(|draft| {
        draft
            .as_ref()
            .and_then(|draft| draft.actions.iter().find(|action| !action.offered))
            .map(|action| action.id.clone())
    });
    let has_actions = first_action.is_some();
    let form = Form {
        kind: RwSignal::new(None),
        topic: RwSignal::new(Topic::Other),
        action: RwSignal::new(first_action),
        products: RwSignal::new(String::new()),
        note: RwSignal::new(String::new()),
    };
    let kinds: Vec<_> =
        Kind::ALL.into_iter().filter(|(kind, _)| *kind != Kind::UnwantedAction || has_actions).collect();
    let by_digit = kinds.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        if form.kind.get_untracked().is_some() || crate::browser::is_in_field() {
            return;
        }
        let number = event.key().parse::<usize>().ok();
        if let Some((kind, _)) = number.and_then(|number| by_digit.get(number.checked_sub(1)?)) {
            event.prevent_default();
            form.kind.set(Some(*kind));
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
}

#[component]
fn Kinds(kinds: Vec<(Kind, &'static str)>, form: Form) -> impl IntoView {
    let rows = kinds.into_iter().enumerate().map(|(at, (kind, says))| view! {
        <button type="button" class="option" autofocus=at == 0 on:click=move |_| form.kind.set(Some(kind))>
            <kbd class="key" aria-hidden="true">{at + 1}</kbd><span>{says}</span>
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
                Kind::WrongProduct => view! {
                    <label class="field"><span class="label">{say::WHICH_PRODUCTS}</span>
                        <input id=FIRST class="input" required on:input:target=move |event| form.products.set(event.target().value()) /></label>
                }.into_any(),
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

#[component]
fn TopicField(form: Form) -> impl IntoView {
    let options = Topic::ALL.into_iter().enumerate().map(|(at, topic)| view! {
        <option value=at.to_string() selected=topic == form.topic.get_untracked()>{case::topic(topic)}</option>
    });
    let choose = move |value: String| {
        if let Some(topic) = value.parse::<usize>().ok().and_then(|at| Topic::ALL.get(at)) {
            form.topic.set(*topic);
        }
    };
    view! {
        <label class="field"><span class="label">{say::WHICH_TOPIC}</span>
            <select id=FIRST class="input" on:change:target=move |event| choose(event.target().value())>{options.collect_view()}</select></label>
    }
}

#[component]
fn ActionField(form: Form) -> impl IntoView {
    let desk = desk();
    let all = desk
        .bench
        .draft
        .with_untracked(|draft| draft.as_ref().map(|draft| draft.actions.clone()).unwrap_or_default());
    let proposed: Vec<_> = all.into_iter().filter(|action| !action.offered).collect();
    let options = proposed.into_iter().enumerate().map(|(at, action)| {
        let (id, chosen) = (action.id.clone(), action.id.clone());
        view! {
            <label class="choice">
                <input id=(at == 0).then_some(FIRST) type="radio" name="action" prop:checked=move || form.action.get().as_ref() == Some(&id)
                    on:change=move |_| form.action.set(Some(chosen.clone())) />
                <span>{actions::title(&action.what)}</span>
            </label>
        }
    });
    view! { <fieldset class="choices"><legend class="label">{say::WHICH_ACTION}</legend>{options.collect_view()}</fieldset> }
}

fn send(desk: Desk, kind: Kind, form: Form) {
    let reason = match kind {
        Kind::WrongTopic => Some(RejectReason::WrongTopic(form.topic.get_untracked())),
        Kind::UnwantedAction => form.action.get_untracked().map(RejectReason::UnwantedAction),
        Kind::WrongProduct => {
            let typed = form.products.get_untracked();
            let products: Vec<String> =
                typed.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
            (!products.is_empty()).then_some(RejectReason::WrongProduct(products))
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
