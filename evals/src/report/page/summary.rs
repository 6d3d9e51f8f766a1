//! The first thing that is read: how many cases are right, how the mails ended, and every figure with its uncertainty.

use super::figures::{FIGURES, Group, Known};
use super::html::Html;
use super::words::{count, percent, thousands};
use super::{Run, figure, outcomes};
use crate::Metric;
use crate::interval::ratio;
use crate::score::Part;
use api::Outcome;

pub fn write(run: Run<'_>, html: &mut Html) {
    html.raw("<div class=\"hero\">");
    right(run, html);
    outcomes::write(run, html);
    html.raw("</div><div class=\"groups\">");
    for (group, title) in Group::ALL {
        figures(run, group, title, html);
    }
    html.raw("</div><p class=\"note\">Bars run from 0 to 1: the mark is the value, the band its 95 % interval. \
              Cases with one wording stand or fall together, so a suite of a few templates is as unsure as its \
              templates are few.</p>");
}

/// Right means: in everything that the case's label says.
fn right(run: Run<'_>, html: &mut Html) {
    let (n, wrong) = (run.scored.len(), run.scored.iter().filter(|case| !case.wrong.is_empty()).count());
    html.raw("<div class=\"right\"><p class=\"big\">").text(percent((n - wrong) as f64 / n.max(1) as f64));
    html.raw("</p><p>").text(format!("{} of {}", thousands(n - wrong), count(n, "case is", "cases are")));
    html.raw(" right in everything that their labels say. ");
    if wrong > 0 {
        html.raw("<a href=\"#misses\">")
            .text(count(wrong, "is wrong", "are wrong"))
            .raw("</a> in something.");
    }
    html.raw("</p></div>");
}

/// No figure of `report.json`: without labels nobody can say how much of it is right. It stands beside the safety
/// figures because whoever hands everything on is perfectly safe.
const ESCALATED: Known = Known {
    name: "escalated",
    title: "Handed to a person",
    means: "of all mails that got a proposal, whatever their labels",
    group: Group::Safety,
};

fn escalated(run: Run<'_>) -> Option<Metric> {
    let proposed = run.scored.iter().filter_map(|case| Some((case, case.answered.as_ref()?.outcome)));
    let parts: Vec<_> = proposed
        .map(|(case, outcome)| {
            let got = f64::from(u8::from(outcome == Outcome::Escalate));
            (case.cluster(), Part { got, of: 1.0 })
        })
        .collect();
    ratio(&parts)
}

fn figures(run: Run<'_>, group: Group, title: &'static str, html: &mut Html) {
    let of_group = |known: &&Known| known.group == group && known.name != "topic_accept";
    let measured = FIGURES.iter().filter(of_group);
    let measured = measured.filter_map(|known| Some((known, run.report.metrics.get(known.name)?)));
    let measured: Vec<_> = measured.collect();
    if measured.is_empty() {
        return;
    }
    let escalated = escalated(run).filter(|_| group == Group::Safety);
    html.raw("<div class=\"group\"><table class=\"figures\"><caption>")
        .raw(title)
        .raw("</caption><thead><tr>");
    html.raw("<th scope=\"col\">Figure</th><th scope=\"col\">Value</th><th scope=\"col\">Count</th>");
    html.raw("<th scope=\"col\">0 to 1</th><th scope=\"col\">95 %</th></tr></thead><tbody>");
    if let Some(escalated) = escalated {
        figure::row(&ESCALATED, &escalated, html);
    }
    for (known, metric) in measured {
        figure::row(known, metric, html);
    }
    html.raw("</tbody></table></div>");
}
