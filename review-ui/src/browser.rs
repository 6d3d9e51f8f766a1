//! What the screen asks of the browser: clock, zone, storage, focus, chance.

use crate::when::Face;
use api::Time;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Milliseconds since 1970 on this computer's clock.
pub fn clock_ms() -> f64 {
    js_sys::Date::now()
}

/// A moment on the reader's own clock, in the reader's zone.
pub fn face(at: Time) -> Face {
    face_of_ms(at.as_millisecond() as f64)
}

pub fn face_of_ms(ms: f64) -> Face {
    let date = js_sys::Date::new(&ms.into());
    Face {
        year: i32::try_from(date.get_full_year()).unwrap_or(0),
        month: date.get_month() + 1,
        day: date.get_date(),
        hour: date.get_hours(),
        minute: date.get_minutes(),
        second: date.get_seconds(),
    }
}

pub fn time_of_ms(ms: f64) -> Option<Time> {
    Time::from_millisecond(ms as i64).ok()
}

/// Storage may be switched off: then nothing is remembered, and nothing fails.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

pub fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(&format!("countersign.{key}")).ok().flatten()
}

/// The keys that begin like this.
pub fn remembered_keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return vec![] };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let ours = keys.filter_map(|key| key.strip_prefix("countersign.").map(str::to_owned));
    ours.filter(|key| key.starts_with(prefix)).collect()
}

pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        storage.set_item(&format!("countersign.{key}"), value).ok();
    }
}

pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&format!("countersign.{key}")).ok();
    }
}

/// A random UUID (version 4): the name of a decision, chosen before it is sent.
pub fn uuid() -> String {
    let mut bytes = [0_u8; 16];
    let filled =
        window().crypto().is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Without a source of chance the clock must do: a decision id only has to be new.
        bytes.copy_from_slice(&(clock_ms() as u128 * 1_000_003).to_be_bytes());
    }
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Moves the focus to the element with this id once it is drawn.
pub fn focus(id: &'static str) {
    request_animation_frame(move || focus_now(id));
}

pub fn focus_now(id: &str) {
    let element =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        element.focus().ok();
    }
}

/// Into a field, with all of it selected: what is typed next takes its place.
pub fn select(id: &str) {
    let field =
        document().get_element_by_id(id).and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field {
        field.focus().ok();
        field.select();
        scroll_to(id);
    }
}

pub fn scroll_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether typing goes into what has the focus.
pub fn is_in_field() -> bool {
    document().active_element().is_some_and(|element| {
        let is_text = element.dyn_ref::<web_sys::HtmlInputElement>().is_some_and(|input| {
            !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "submit")
        });
        is_text || element.tag_name() == "TEXTAREA" || element.tag_name() == "SELECT"
    })
}

pub fn is_on_control() -> bool {
    document().active_element().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "BUTTON" | "A" | "SUMMARY" | "INPUT" | "SELECT")
    })
}

/// Whether the pointer is on what this selector finds.
pub fn is_pointed_at(selector: &str) -> bool {
    document().query_selector(&format!("{selector}:hover")).is_ok_and(|found| found.is_some())
}

pub fn is_mac() -> bool {
    window()
        .navigator()
        .platform()
        .is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

pub fn is_wide() -> bool {
    window().match_media("(min-width: 1280px)").ok().flatten().is_some_and(|query| query.matches())
}
