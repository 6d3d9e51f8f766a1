//! `html_unsafe` and `hidden_found`: what the cleaned page still has, and what of the mail was hidden.
//!
//! The page is parsed by a browser's rules, apart from the service's own sanitiser. Source: `suites/html/SOURCE.txt`.

use crate::play::ReadMail;
use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use serde_json::Value;

const ELEMENTS: [&str; 24] = [
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "base",
    "meta",
    "link",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "svg",
    "math",
    "template",
    "noscript",
    "style",
    "audio",
    "video",
    "portal",
    "frameset",
    "plaintext",
];

const ATTRIBUTES: [&str; 6] = ["srcdoc", "formaction", "ping", "background", "xlink:href", "srcset"];

/// Attributes whose value is an address.
const ADDRESSES: [&str; 8] = ["href", "src", "action", "cite", "longdesc", "poster", "data", "usemap"];

const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "cid"];

const STYLES: [&str; 6] = ["url(", "expression(", "@import", "position", "behavior", "-moz-binding"];

/// What makes the page unsafe, in words.
pub fn faults(page: &str) -> Vec<String> {
    let dom = parsed(page);
    let mut faults = Vec::new();
    let mut open = vec![dom.document.clone()];
    while let Some(node) = open.pop() {
        faults.extend(faults_of(&node));
        open.extend(node.children.borrow().iter().cloned());
    }
    let once = serialised(&dom);
    if serialised(&parsed(&once)) != once {
        faults.push("read again it is another page".to_owned());
    }
    faults
}

fn parsed(page: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(page)
}

fn serialised(dom: &RcDom) -> String {
    let mut bytes = Vec::new();
    let whole = SerializableHandle::from(dom.document.clone());
    // Writing to a Vec cannot fail.
    serialize(&mut bytes, &whole, SerializeOpts::default()).ok();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn faults_of(node: &Handle) -> Vec<String> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return Vec::new() };
    let tag = name.local.to_string();
    let mut faults = Vec::new();
    if ELEMENTS.contains(&tag.as_str()) {
        faults.push(format!("element {tag}"));
    }
    for attribute in attrs.borrow().iter() {
        let (name, value) = (attribute.name.local.to_lowercase(), attribute.value.to_string());
        faults.extend(fault_of(&tag, &name, &value).map(|fault| format!("{tag}: {fault}")));
    }
    faults
}

fn fault_of(tag: &str, name: &str, value: &str) -> Option<String> {
    let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let plain = plain.to_lowercase();
    let loads = matches!(tag, "img" | "image") && name == "src" && !plain.starts_with("cid:");
    let styled = name == "style" && STYLES.iter().any(|word| plain.contains(word));
    let runs = name.starts_with("on") || ATTRIBUTES.contains(&name);
    let leads = ADDRESSES.contains(&name) && scheme(&plain).is_some_and(|scheme| !SCHEMES.contains(&scheme));
    let faults = [(loads, "loads a picture"), (styled, "style"), (runs, "attribute"), (leads, "address")];
    faults.iter().find(|(is_so, _)| *is_so).map(|(_, what)| format!("{what} {name}"))
}

/// What stands before the first colon of an address that is no path.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then_some(scheme)
}

/// Strings that must be gone and are not.
pub fn present(expect: &Value, page: &str) -> Vec<String> {
    let page = page.to_lowercase();
    let absent = expect["absent"].as_array().into_iter().flatten().filter_map(Value::as_str);
    absent.filter(|word| page.contains(&word.to_lowercase())).map(|word| format!("it has {word:?}")).collect()
}

/// Whether hidden text was flagged and is not in what engines get; `None`: the mail hides none.
pub fn hidden_found(expect: &Value, mail: Option<&ReadMail>) -> Option<bool> {
    let hidden = expect["hidden"].as_str().filter(|hidden| !hidden.is_empty())?;
    Some(mail.is_some_and(|mail| {
        let view = &mail.email.email;
        let read = [Some(&view.text), view.quoted.as_ref(), view.signature.as_ref()];
        view.hidden_text && !read.into_iter().flatten().any(|text| words(text).contains(&words(hidden)))
    }))
}

/// Visible text that is no longer there.
pub fn missing(expect: &Value, mail: Option<&ReadMail>) -> Option<String> {
    let text = expect["text"].as_str().filter(|text| !text.is_empty())?;
    let told = mail.is_some_and(|mail| words(&mail.email.body).contains(&words(text)));
    (!told).then(|| format!("visible text {text:?} is missing"))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
