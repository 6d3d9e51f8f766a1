//! Where the screen begins: addresses, and what is drawn for each.

mod shell;

use crate::address::{Address, Page};
use crate::chrome::announcer::Announcer;
use crate::chrome::notice::NoticeLine;
use crate::commands;
use crate::desk::{Desk, Session};
use crate::session::page::{Away, SignIn};
use leptos::prelude::*;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::path;
use shell::Shell;

pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

/// One view for every address: it is never rebuilt on the way from case to case.
#[component]
fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| ()>
                <ParentRoute path=path!("") view=Screen>
                    <Route path=path!("") view=|| () />
                    <Route path=path!("cases/:id") view=|| () />
                    <Route path=path!("jobs/:id/trace") view=|| () />
                    <Route path=path!("sign-in") view=|| () />
                    <Route path=path!("demo/write") view=|| () />
                    <Route path=path!("*unknown") view=|| () />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asking,
    Away,
    SignIn,
    Work,
}

#[component]
fn Screen() -> impl IntoView {
    let location = use_location();
    let address = Memo::new(move |_| Address::parse(&location.pathname.get(), &location.search.get()));
    let desk = Desk::new(address, Box::new(use_navigate()));
    provide_context(desk);
    commands::listen(desk);
    desk.ask_who();
    let stage = Memo::new(move |_| {
        let is_sign_in = address.with(|address| address.page == Page::SignIn);
        // The page stays under the sign-in that lies over it: nothing typed is lost.
        let was_in = desk.me.with(Option::is_some);
        match desk.session.get() {
            _ if is_sign_in => Stage::SignIn,
            Session::Asking => Stage::Asking,
            Session::In => Stage::Work,
            Session::Out | Session::Away if was_in => Stage::Work,
            Session::Out => Stage::SignIn,
            Session::Away => Stage::Away,
        }
    });
    view! {
        {move || match stage.get() {
            Stage::Asking => ().into_any(),
            Stage::Away => view! { <Away /> }.into_any(),
            Stage::SignIn => view! { <SignIn /> }.into_any(),
            Stage::Work => view! { <Shell /> }.into_any(),
        }}
        // Empty, and needed all the same: the router writes an address once its outlet is drawn.
        <Outlet />
        <NoticeLine />
        <Announcer />
    }
}
