//! Gives the case to a person, or to nobody.

use crate::chrome::dialog::Modal;
use crate::chrome::moment::Avatar;
use crate::desk::{Loaded, desk};
use crate::words::{bars, chrome, decide as say};
use api::{AssignRequest, Colleague, Role, StaffId};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// `from`: nobody below this role is offered.
#[component]
pub fn AssignDialog(from: Role) -> impl IntoView {
    let desk = desk();
    let people = RwSignal::new(Loaded::<Vec<Colleague>>::Loading);
    let wanted = RwSignal::new(String::new());
    spawn_local(async move {
        people.set(match desk.get::<Vec<Colleague>>("/v1/people").await {
            Ok(all) => Loaded::Here(all),
            Err(fault) => Loaded::Failed(fault),
        });
    });
    let assign = move |to: Option<StaffId>| {
        desk.dialog.set(None);
        desk.on_case("assign", AssignRequest { to });
    };
    let me = desk.my_id();
    let found = Memo::new(move |_| {
        let wanted = wanted.get().trim().to_lowercase();
        let is_wanted =
            |person: &&Colleague| person.role >= from && person.name.to_lowercase().contains(&wanted);
        people.with(|people| {
            let mut found: Vec<Colleague> =
                people.here().map(|all| all.iter().filter(is_wanted).cloned().collect()).unwrap_or_default();
            found.sort_by_key(|person| Some(&person.id) != me.as_ref()); // this person first
            found
        })
    });
    let offers_nobody = from == Role::Agent;
    let fault = move || {
        people.with(|people| match people {
            Loaded::Failed(fault) => Some(bars::fault(fault)),
            Loaded::Nothing | Loaded::Loading | Loaded::Here(_) => None,
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let first = found.with_untracked(|found| found.first().map(|person| person.id.clone()));
        if let Some(first) = first {
            assign(Some(first));
        }
    };
    let mine = desk.my_id();
    view! {
        <Modal title=if offers_nobody { say::ASSIGN_TITLE } else { say::ASSIGN_LEAD_TITLE }>
            <form class="dialog-body" on:submit=submit>
                <label class="field"><span class="label">{say::ASSIGN_FIND}</span>
                    <input class="input" id="assign-find" autofocus autocomplete="off"
                        on:input:target=move |event| wanted.set(event.target().value()) />
                </label>
                {move || fault().map(|words| view! { <p class="block-ink" role="alert">{words}</p> })}
                <div class="options">
                    {move || found.get().into_iter().map(|person| {
                        let is_me = mine.as_ref() == Some(&person.id);
                        let name = if is_me { say::assign_me(&person.name) } else { person.name.clone() };
                        let id = person.id;
                        view! {
                            <button type="button" class="option" on:click=move |_| assign(Some(id.clone()))>
                                <Avatar name=person.name class="avatar small" />
                                {name}<span class="quiet">{chrome::role(person.role)}</span>
                            </button>
                        }
                    }).collect_view()}
                    {offers_nobody.then(|| view! {
                        <button type="button" class="option" on:click=move |_| assign(None)>{say::ASSIGN_NOBODY}</button>
                    })}
                </div>
            </form>
        </Modal>
    }
}
