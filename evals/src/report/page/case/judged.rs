//! The label, and why the case counts as right or wrong.

use super::found::short;
use super::{fact, part};
use crate::report::page::html::Html;
use crate::report::page::words::plain;
use crate::score::{Kind, Part, Scored};
use serde_json::Value;

/// At the top of a case: what is wrong in words, then every figure that it counts in.
pub fn why(case: &Scored, html: &mut Html) {
    html.raw(if case.wrong.is_empty() {
        "<div class=\"why good\"><p><b>"
    } else {
        "<div class=\"why bad\"><p><b>"
    });
    match case.wrong.is_empty() {
        true => html.raw("Right in everything that its label says.</b></p>"),
        false => html.raw("Wrong, because</b></p>"),
    };
    if !case.wrong.is_empty() {
        html.raw("<ul>");
        case.wrong.iter().for_each(|wrong| {
            html.el("li", "", wrong);
        });
        html.raw("</ul>");
    }
    html.raw("<p class=\"parts\">");
    case.parts.iter().for_each(|(name, part)| counted(name, *part, html));
    html.raw("</p></div>");
}

fn counted(name: &str, part: Part, html: &mut Html) {
    let is_good = match Kind::of(name) {
        Kind::Rate => part.got >= part.of,
        Kind::Fault | Kind::Count | Kind::Milliseconds => part.got == 0.0,
    };
    html.raw(if is_good { "<span class=\"chip good\">" } else { "<span class=\"chip bad\">" });
    html.text(name).raw(" ").num(part.got);
    if Kind::of(name) != Kind::Count {
        html.raw("/").num(part.of);
    }
    html.raw("</span>");
}

pub fn expected(case: &Scored, html: &mut Html) {
    part("Expected by the label", html, |html| fields(&case.expect, html));
    if let Some(published) = &case.published {
        part("The published run answered", html, |html| fields(published, html));
    }
}

/// Lists of objects a line each, everything else as it is.
fn fields(value: &Value, html: &mut Html) {
    let Some(fields) = value.as_object().filter(|fields| !fields.is_empty()) else { return };
    html.raw("<dl>");
    for (name, value) in fields {
        match value.as_array() {
            Some(rows) if rows.iter().any(Value::is_object) => {
                rows.iter().for_each(|row| fact(&plain(name), told(row), html));
            }
            Some(rows) if rows.is_empty() => fact(&plain(name), "none", html),
            _ => fact(&plain(name), short(value), html),
        }
    }
    html.raw("</dl>");
}

fn told(row: &Value) -> String {
    let fields = row.as_object().into_iter().flatten();
    fields.map(|(name, value)| format!("{} {}", plain(name), short(value))).collect::<Vec<_>>().join(" · ")
}
