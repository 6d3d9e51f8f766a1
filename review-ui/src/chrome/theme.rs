//! Light, dark, or as the system has it.

use crate::browser;
use crate::words::chrome as say;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::System, "system", say::SYSTEM),
        (Self::Light, "light", say::LIGHT),
        (Self::Dark, "dark", say::DARK),
    ];

    fn current() -> Self {
        match browser::remembered("theme").as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    fn choose(self, name: &str) {
        let root = document().document_element();
        match self {
            Self::System => {
                browser::forget("theme");
                root.map(|root| root.remove_attribute("data-theme").ok());
            }
            Self::Light | Self::Dark => {
                browser::remember("theme", name);
                root.map(|root| root.set_attribute("data-theme", name).ok());
            }
        }
    }
}

#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let current = RwSignal::new(Theme::current());
    let choices = Theme::ALL.map(|(theme, name, says)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="theme"
                    value=name
                    prop:checked=move || current.get() == theme
                    on:change=move |_| {
                        theme.choose(name);
                        current.set(theme);
                    }
                />
                <span>{says}</span>
            </label>
        }
    });
    view! {
        <fieldset class="switch-group">
            <legend>{say::THEME}</legend>
            {choices.into_iter().collect_view()}
        </fieldset>
    }
}
