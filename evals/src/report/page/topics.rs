//! Topics: what was taken for what, and how each one fares.

use super::html::Html;
use super::words::{hits, percent, plain};
use super::{Run, figure, matrix};
use crate::Metric;
use crate::report::Topics;
use crate::report::topics::Class;

/// In the order of the figures; a view in which every case has the same class tells nothing.
const VIEWS: [(&str, &str, &str); 3] = [
    (
        "topic_strict",
        "All topics",
        "A row is what a label accepts, a column what was answered; outlined cells are right. A label that accepts \
         several topics does not say which was meant: a miss of it is shared evenly among them.",
    ),
    ("topic4", "Product, delivery, money, other", "Topics collapsed to four groups."),
    ("topic3", "Product, delivery, a person", "Topics collapsed to what the graph can do with them."),
];

pub fn write(run: Run<'_>, html: &mut Html) {
    for (name, title, note) in VIEWS {
        if let Some(topics) = run.report.topics.get(name).filter(|topics| topics.per_topic.len() > 1) {
            view(title, note, topics, html);
        }
    }
}

fn view(title: &'static str, note: &'static str, topics: &Topics, html: &mut Html) {
    html.raw("<h3>").raw(title).raw("</h3><p class=\"note\">").raw(note).raw("</p>");
    // Many topics need the whole width; a few stand beside each other.
    html.raw(if topics.per_topic.len() > 5 { "<div class=\"below\">" } else { "<div class=\"pair\">" });
    matrix::write(&topics.confusion, html);
    per_topic(topics, html);
    html.raw("</div>");
}

fn per_topic(topics: &Topics, html: &mut Html) {
    html.raw("<div class=\"scroll\"><table class=\"per-topic\"><thead><tr><th scope=\"col\">Topic</th>");
    html.raw("<th scope=\"col\">Precision</th><td class=\"bar-cell\"></td><th scope=\"col\">Recall</th><td class=\"bar-cell\"></td>");
    html.raw("<th scope=\"col\">F1</th></tr></thead><tbody>");
    for class in &topics.per_topic {
        row(class, html);
    }
    html.raw("</tbody><tfoot><tr><th scope=\"row\">Mean of what was asked for</th>");
    html.raw("<td></td><td class=\"bar-cell\"></td><td></td><td class=\"bar-cell\"></td><td>");
    html.text(format!("{:.2}", topics.macro_f1)).raw("</td></tr></tfoot></table></div>");
}

fn row(class: &Class, html: &mut Html) {
    html.raw("<tr><th scope=\"row\">").text(plain(&class.topic)).raw("</th>");
    share(class.precision, html);
    share(class.recall, html);
    html.el("td", "value", class.f1.map_or_else(String::new, |f1| format!("{f1:.2}"))).raw("</tr>");
}

fn share(metric: Option<Metric>, html: &mut Html) {
    let Some(metric) = metric else {
        html.raw("<td class=\"value none\">–</td><td></td>");
        return;
    };
    // A shared miss counts in part: then there is no whole number to tell.
    let of = hits(metric.value, metric.n).map(|_| format!(" of {}", metric.n)).unwrap_or_default();
    html.raw("<td class=\"value\">");
    html.text(percent(metric.value)).el("span", "", of).raw("</td><td class=\"bar-cell\">");
    figure::bar((metric.low, metric.value, metric.high), html);
    html.raw("</td>");
}
