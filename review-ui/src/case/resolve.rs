//! What a person answers where an effect failed or is in doubt; none of the answers looks like the default.

use crate::desk::desk;
use crate::words::{bars, effects as say};
use api::{EffectKind, EffectState, EffectView, ResolveRequest, ResolveVerdict};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Resolve(effect: EffectView) -> impl IntoView {
    let desk = desk();
    let is_mail = effect.kind == EffectKind::Mail;
    let note = RwSignal::new(String::new());
    let path = StoredValue::new(format!("/v1/effects/{}/resolve", effect.id));
    let answer = move |verdict: ResolveVerdict| {
        let note = Some(note.get_untracked()).filter(|note| !note.trim().is_empty());
        if verdict == ResolveVerdict::Drop {
            desk.bench.follow_newest(); // the version that takes the place of what was dropped
        }
        spawn_local(async move {
            let request = ResolveRequest { verdict, note };
            if let Err(fault) = desk.post::<_, serde_json::Value>(&path.get_value(), &request).await {
                desk.warn(bars::fault(&fault));
            }
            desk.reload_case();
        });
    };
    let answers = answers(effect.state, is_mail);
    let hint = (effect.state == EffectState::Failed && is_mail).then_some(say::MEND_ADDRESS);
    (!answers.is_empty()).then(|| {
        let buttons = answers.iter().map(|(label, verdict)| {
            let verdict = *verdict;
            view! { <button type="button" class="button plain small" on:click=move |_| answer(verdict)>{*label}</button> }
        });
        view! {
            {hint.map(|hint| view! { <p class="quiet-2">{hint}</p> })}
            <div class="effect-buttons">
                <input class="input grow" aria-label=say::NOTE placeholder=say::NOTE maxlength="10000"
                    on:input:target=move |event| note.set(event.target().value()) />
            </div>
            <div class="effect-buttons">{buttons.collect_view()}<span class="quiet">{say::KEPT_WITH_NAME}</span></div>
        }
    })
}

type Answers = &'static [(&'static str, ResolveVerdict)];

fn answers(state: EffectState, is_mail: bool) -> Answers {
    use ResolveVerdict::{Drop, Happened, SendAgain};
    match (state, is_mail) {
        (EffectState::Unknown, true) => &[(say::DID_GO_OUT, Happened), (say::SEND_AGAIN, SendAgain)],
        (EffectState::Unknown, false) => &[(say::DID_HAPPEN, Happened), (say::DO_AGAIN, SendAgain)],
        (EffectState::Failed, true) => {
            &[(say::RETRY, SendAgain), (say::BY_HAND, Happened), (say::DROP_MAIL, Drop)]
        }
        (EffectState::Failed, false) => {
            &[(say::RETRY, SendAgain), (say::BY_HAND, Happened), (say::DROP, Drop)]
        }
        (
            EffectState::Held
            | EffectState::Ready
            | EffectState::Dispatching
            | EffectState::Done
            | EffectState::Cancelled,
            _,
        ) => &[],
    }
}
