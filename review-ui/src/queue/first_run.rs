//! A new installation: what to do, in order. Each line ticks itself when it is done.

use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::{chrome, first_run as say, write};
use api::Setup;
use leptos::prelude::*;

/// The list, until all of it is done or the person puts it away.
#[component]
pub fn FirstRun() -> impl IntoView {
    let desk = desk();
    let shown = Memo::new(move |_| desk.setup.get().filter(|setup| desk.sets_up() && !setup.is_done()));
    // Each mail and each decision changes the counts.
    Effect::new(move |_| {
        desk.counts.track();
        desk.load_setup();
    });
    view! { {move || shown.get().map(|setup| view! { <Steps setup /> })} }
}

#[component]
fn Steps(setup: Setup) -> impl IntoView {
    let desk = desk();
    let who =
        move || desk.me.get().map(|me| say::you_are(&me.name, chrome::role(me.role))).unwrap_or_default();
    let done = setup.done();
    view! {
        <section class="first-run" aria-labelledby="first-run-heading">
            <h2 class="empty-title" id="first-run-heading">{say::TITLE}</h2>
            <p class="lead">{say::so_far(done)}</p>
            <ol class="first-run-steps">
                <Step is_done=true title=say::SIGN_IN how=who() />
                <Step is_done=setup.has_mail title=say::POST how=say::POST_HOW><Curl /></Step>
                <Step is_done=setup.has_decision title=say::READ how=say::READ_HOW />
                <Step is_done=setup.sends_mail title=say::CONNECT how=say::CONNECT_HOW />
                <Step is_done={setup.people > 1} title=say::INVITE how=say::INVITE_HOW />
            </ol>
            <p><button type="button" class="link" on:click=move |_| desk.put_setup_away()>{say::PUT_AWAY}</button></p>
        </section>
    }
}

#[component]
fn Step(
    is_done: bool,
    title: &'static str,
    #[prop(into)] how: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let mark = if is_done {
        view! { <span class="ok-ink"><Glyph icon=Icon::CheckCircle /><span class="unseen">{say::DONE}</span></span> }.into_any()
    } else {
        view! { <span class="step-ring" aria-hidden="true"></span> }.into_any()
    };
    // What is done needs no instructions.
    let rest = (!is_done).then(|| children.map(|children| children()));
    view! {
        <li class="first-run-step" class:is-done=is_done>
            {mark}
            <div><h3>{title}</h3><p>{how}</p>{rest}</div>
        </li>
    }
}

#[component]
fn Curl() -> impl IntoView {
    let copied = RwSignal::new(false);
    let command = say::curl(&window().location().origin().unwrap_or_default());
    let text = command.clone();
    let copy = move |_| {
        // A browser that refuses leaves the text where it can be selected.
        let _answer = window().navigator().clipboard().write_text(&text);
        copied.set(true);
    };
    view! {
        <div class="curl">
            <pre tabindex="0" aria-label=say::COMMAND>{command}</pre>
            <button type="button" class="button plain small" on:click=copy>
                <Glyph icon=Icon::Copy />{move || if copied.get() { write::COPIED } else { write::COPY }}
            </button>
        </div>
    }
}
