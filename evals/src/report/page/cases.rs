//! Every case, folded; with a filter where the browser runs scripts.

use super::html::Html;
use super::links::shown;
use super::words::{count, thousands};
use super::{Run, case, outcomes};
use std::collections::BTreeSet;

pub fn write(run: Run<'_>, html: &mut Html) {
    let shown = shown(run.scored);
    if shown.len() < run.scored.len() {
        let left = count(run.scored.len() - shown.len(), "right case is", "right cases are");
        html.el(
            "p",
            "note",
            format!("{left} not shown here, so that this page stays light: results.jsonl has them."),
        );
    }
    filter(run, html);
    html.raw("<div id=\"list\">");
    for scored in &shown {
        case::write(scored, html);
    }
    html.raw("</div><p id=\"none\" class=\"note\" hidden>No case is like that.</p>");
}

/// Hidden until the script that works it is there.
fn filter(run: Run<'_>, html: &mut Html) {
    let wrong = run.scored.iter().filter(|case| !case.wrong.is_empty()).count();
    html.raw("<form id=\"filter\" class=\"filter\" hidden><div class=\"choice\" role=\"radiogroup\" aria-label=\"Verdict\">");
    for (value, title, n) in [
        ("", "All", run.scored.len()),
        ("wrong", "Wrong", wrong),
        ("right", "Right", run.scored.len() - wrong),
    ] {
        html.raw("<label><input type=\"radio\" name=\"verdict\" value=\"").raw(value);
        html.raw(if value.is_empty() { "\" checked><span>" } else { "\"><span>" });
        html.raw(title).raw(" <b>").text(thousands(n)).raw("</b></span></label>");
    }
    html.raw("</div>");
    let suites: BTreeSet<&str> = run.scored.iter().map(|case| case.suite.as_str()).collect();
    choice("suite", "Suite", "All suites", suites.into_iter().map(|suite| (suite, suite)), html);
    let ended = outcomes::counted(run.scored);
    choice(
        "outcome",
        "Outcome",
        "All outcomes",
        ended.iter().map(|(ended, _)| (ended.word, ended.title)),
        html,
    );
    html.raw("<input type=\"search\" name=\"words\" placeholder=\"Search mails and replies\" aria-label=\"Search\">");
    html.raw("<output aria-live=\"polite\"></output></form>");
}

fn choice<'a>(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
    html: &mut Html,
) {
    html.raw("<select name=\"")
        .raw(name)
        .raw("\" aria-label=\"")
        .raw(label)
        .raw("\"><option value=\"\">")
        .raw(all);
    for (value, title) in options {
        html.raw("<option value=\"").text(value).raw("\">").text(title);
    }
    html.raw("</select>");
}
