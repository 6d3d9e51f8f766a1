//! Our side: each version with its actions, then who decided what, and what left the house.

use super::{Got, Version, cut, fact, letter, part};
use crate::report::page::html::Html;
use crate::report::page::words::plain;
use api::EffectKind;
use serde_json::Value;

pub fn write(version: &Version, html: &mut Html) {
    part("Reply", html, |html| {
        html.raw("<div class=\"paper reply\"><p class=\"head\"><b>Version ").num(version.version as f64);
        html.raw("</b> <span class=\"chip\">").text(plain(&version.outcome)).raw("</span>");
        if let Some(reason) = &version.reason {
            html.el("span", "chip", plain(reason));
        }
        html.el("span", "state", plain(&version.state)).raw("</p><dl>");
        fact("To", version.to.join(", "), html);
        fact("Cc", version.cc.join(", "), html);
        fact("Subject", &version.subject, html);
        html.raw("</dl>");
        if version.body.trim().is_empty() {
            html.el("p", "note", "Empty: nothing would be sent.");
        } else {
            letter(&version.body, html);
        }
        version.actions.iter().for_each(|action| one_action(action, html));
        html.raw("</div>");
    });
}

fn one_action(action: &Value, html: &mut Html) {
    let word = |name: &str| action[name].as_str().unwrap_or_default();
    let is_offered = action["offered"].as_bool().unwrap_or_default();
    html.raw("<div class=\"action\"><span class=\"chip\">").raw(if is_offered {
        "offered"
    } else {
        "proposed"
    });
    html.raw("</span><b>").text(plain(word("type"))).raw("</b>");
    html.el("span", "amount", amount(action));
    html.el("small", "", cut(&parameters(action)));
    let why = [word("explanation"), word("rule")].join(" · ");
    html.el("small", "", cut(why.trim_matches([' ', '·']))).raw("</div>");
}

fn amount(action: &Value) -> String {
    let currency = action["currency"].as_str().unwrap_or_default();
    let of = |minor: i64| format!("{}.{:02} {currency}", minor / 100, minor % 100);
    action["amount_minor"].as_i64().map(of).unwrap_or_default()
}

fn parameters(action: &Value) -> String {
    let told = ["type", "offered", "amount_minor", "currency", "rule", "explanation"];
    let fields = action.as_object().into_iter().flatten();
    let fields = fields.filter(|(name, _)| !told.contains(&name.as_str()));
    fields.map(|(name, value)| format!("{} {value}", plain(name))).collect::<Vec<_>>().join(" · ")
}

/// What the reviewer said, and what became of it.
pub fn decided(got: &Got, html: &mut Html) {
    part("Decided", html, |html| {
        for verdict in &got.verdicts {
            html.el("span", "chip", plain(verdict));
        }
        for refusal in &got.refusals {
            html.el("p", "bad", format!("refused: {}", refusal["title"].as_str().unwrap_or("no reason")));
        }
        if got.verdicts.is_empty() && got.refusals.is_empty() && !got.versions.is_empty() {
            html.el("p", "note", "The reviewer left it waiting.");
        }
    });
    part("What left the house", html, |html| {
        for effect in &got.effects {
            html.raw("<p class=\"effect\"><span class=\"chip\">").text(word(&effect.state)).raw("</span> ");
            html.text(&effect.what);
            if effect.kind != EffectKind::Action {
                html.raw(" <span class=\"state\">").text(word(&effect.kind)).raw("</span>");
            }
            html.text(effect.error.as_ref().map(|error| format!(": {error}")).unwrap_or_default())
                .raw("</p>");
        }
    });
    part("Changed in the shop", html, |html| changed(&got.changed, html));
}

fn changed(tables: &Value, html: &mut Html) {
    for (table, rows) in tables.as_object().into_iter().flatten() {
        for row in rows.as_array().into_iter().flatten() {
            html.raw("<p class=\"row\"><b>").text(cut(&plain(table))).raw("</b> ");
            html.el("code", "", cut(&row.to_string())).raw("</p>");
        }
    }
}

fn word(name: &impl serde::Serialize) -> String {
    let word = serde_json::to_value(name).unwrap_or_default();
    plain(word.as_str().unwrap_or_default())
}
