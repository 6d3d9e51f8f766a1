//! Between the mail and the reply: the way through the graph, how the mail was understood, what was found and checked.

use super::{Version, cut, fact, part};
use crate::report::page::html::Html;
use crate::report::page::words::{percent, plain};
use api::{AvailabilityView, CheckView, Classification, ItemView, ProductView, ProductsView, Severity};
use serde::Serialize;
use serde_json::Value;

pub fn write(version: &Version, html: &mut Html) {
    part("Path through the graph", html, |html| path(&version.path, html));
    if let Some(found) = &version.classification {
        part("Understood as", html, |html| classification(found, html));
    }
    part("Parcels and orders", html, |html| version.items.iter().for_each(|one| item(one, html)));
    part("Looked for", html, |html| filter(version.filter.as_ref(), html));
    if let Some(found) = &version.products {
        part("Matches", html, |html| products(&found.matches, found, html));
        part("Alternatives", html, |html| products(&found.alternatives, found, html));
    }
    part("Evidence", html, |html| evidence(version, html));
    part("Checks", html, |html| version.checks.iter().for_each(|one| check(one, html)));
    part("Summary for whoever takes over", html, |html| {
        if version.summary.contains('\n') {
            html.el("div", "letter small", &version.summary);
        }
    });
}

fn path(nodes: &[String], html: &mut Html) {
    if nodes.is_empty() {
        return;
    }
    html.raw("<ol class=\"path\">");
    nodes.iter().for_each(|node| {
        html.el("li", "", node);
    });
    html.raw("</ol>");
}

fn classification(found: &Classification, html: &mut Html) {
    html.raw("<dl>");
    fact("Topic", format!("{}, {} sure", word(&found.topic), percent(found.confidence)), html);
    fact("Because of", &found.reason, html);
    let mood = format!("{} · {} · {}", word(&found.urgency), word(&found.sentiment), found.language.0);
    fact("Urgency, mood, language", mood, html);
    fact(
        "Requests",
        format!("{}{}", found.requests, if found.needs_reply { "" } else { ", no reply needed" }),
        html,
    );
    html.raw("</dl>");
}

fn item(item: &ItemView, html: &mut Html) {
    let told = match item.found {
        false => "not this customer's, or unknown".to_owned(),
        true => {
            let order = item.order_id.map(|id| format!("order {id}"));
            let promised = item.promised_end.as_ref().map(|day| format!("promised until {day}"));
            let late = item.days_late.map(|days| format!("{days} days late"));
            let parts = [order, item.status.as_deref().map(plain), promised, late];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    html.raw("<dl>");
    fact(&item.number, told, html);
    html.raw("</dl>");
}

fn filter(filter: Option<&Value>, html: &mut Html) {
    let Some(filter) = filter else { return };
    let groups = filter["any_of"].as_array().map(Vec::as_slice).unwrap_or_default();
    if groups.is_empty() {
        html.el("p", "note", "Nothing that a catalogue can be searched by.");
    }
    for (at, group) in groups.iter().enumerate() {
        html.raw(if at > 0 { "<p class=\"note\">or</p><dl>" } else { "<dl>" });
        for (name, value) in group.as_object().into_iter().flatten() {
            fact(&plain(name), short(value), html);
        }
        html.raw("</dl>");
    }
}

/// Lists without their brackets.
pub fn short(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(short).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// More than that is a list for nobody; the reply names a few.
const MAX_PRODUCTS: usize = 12;

fn products(listed: &[ProductView], found: &ProductsView, html: &mut Html) {
    if listed.is_empty() {
        return;
    }
    html.raw("<ul class=\"rows\">");
    for product in listed.iter().take(MAX_PRODUCTS) {
        let ProductView { product_id, name, colour, size, price, .. } = product;
        html.raw("<li><b>").text(name).raw("</b> <span>").text(format!("{colour}, {size} · {price}"));
        let stock = found.availability.iter().find(|told| told.product_id == *product_id);
        html.text(stock.map(stock_of).unwrap_or_default())
            .raw("</span> <code>")
            .num(*product_id as f64)
            .raw("</code></li>");
    }
    html.raw("</ul>");
    if listed.len() > MAX_PRODUCTS {
        html.el("p", "note", format!("and {} more", listed.len() - MAX_PRODUCTS));
    }
}

fn stock_of(told: &AvailabilityView) -> String {
    let quantity =
        told.quantity.map_or_else(|| " · stock unknown".to_owned(), |n| format!(" · {n} in stock"));
    let restock = told.restock.iter().map(|row| format!(", {} on {}", row.quantity, row.date));
    restock.fold(quantity, |told, row| told + &row)
}

fn evidence(version: &Version, html: &mut Html) {
    if version.evidence.is_empty() {
        return;
    }
    html.raw("<dl>");
    for one in &version.evidence {
        html.raw("<div class=\"fact\"><dt>")
            .text(cut(&one.label))
            .el("small", "", cut(&one.source))
            .raw("</dt>");
        html.el("dd", "", cut(&one.value)).raw("</div>");
    }
    html.raw("</dl>");
}

fn check(check: &CheckView, html: &mut Html) {
    let (class, word) = match check.severity {
        Severity::Ok => ("good", "ok"),
        Severity::Warn => ("warn", "warning"),
        Severity::Block => ("bad", "block"),
    };
    html.raw("<p class=\"check\"><span class=\"verdict ").raw(class).raw("\">").raw(word).raw("</span> ");
    html.text(&check.message).raw("</p>");
}

fn word(name: &impl Serialize) -> String {
    let word = serde_json::to_value(name).unwrap_or_default();
    plain(word.as_str().unwrap_or_default())
}
