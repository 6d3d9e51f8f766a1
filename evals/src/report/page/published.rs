//! The same mails, answered by the system whose answers the suite's source published.

use super::Run;
use super::html::Html;
use super::words::percent;
use crate::compare::{Change, published};

pub fn write(run: Run<'_>, html: &mut Html) {
    let changes = published(run.scored);
    if changes.is_empty() {
        return;
    }
    html.raw("<p class=\"note\">Case by case against what the suite's source published of its own run, over the cases \
              that both have. Won: we are right and they are not. p: how likely so uneven a split is by chance \
              (McNemar's exact test). Their filters were judged by a model, ours are compared exactly; what they would \
              have answered without a person follows from their topic and urgency.</p>");
    html.raw("<div class=\"scroll\"><table class=\"published\"><thead><tr><th scope=\"col\">Figure</th>");
    for title in ["Ours", "Theirs", "Difference", "95 %", "Won", "Lost", "p"] {
        html.el("th", "value", title);
    }
    html.raw("</tr></thead><tbody>");
    for change in &changes {
        row(change, html);
    }
    html.raw("</tbody></table></div>");
}

fn row(change: &Change, html: &mut Html) {
    let Change { name, before: theirs, after: ours, change, low, high, better, worse, p } = change;
    let points = |share: f64| format!("{:+.1}", share * 100.0);
    html.raw("<tr><th scope=\"row\">").el("code", "", name).raw("</th>");
    for cell in [percent(*ours), percent(*theirs), format!("{} points", points(*change))] {
        html.el("td", "value", cell);
    }
    html.el("td", "value", format!("{} to {}", points(*low), points(*high)));
    html.el("td", "value", better.to_string()).el("td", "value", worse.to_string());
    html.el("td", "value", p.map_or_else(|| "–".to_owned(), |p| format!("{p:.3}"))).raw("</tr>");
}
