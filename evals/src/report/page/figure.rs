//! One figure as a row: value, exact count, and how sure it is as a bar.

use super::figures::Known;
use super::html::Html;
use super::words::{hits, percent, thousands, time};
use crate::Metric;
use crate::score::Kind;

pub fn row(known: &Known, metric: &Metric, html: &mut Html) {
    html.raw("<tr><th scope=\"row\">").text(known.title);
    html.within("small", "", |html| {
        html.text(known.means).raw(" ").el("code", "", known.name);
    });
    html.raw("</th>");
    match Kind::of(known.name) {
        Kind::Count => count(metric, html),
        Kind::Milliseconds => milliseconds(metric, html),
        Kind::Rate | Kind::Fault if known.name == "ece" => error(metric, html),
        Kind::Rate | Kind::Fault => rate(metric, html),
    }
    html.raw("</tr>");
}

fn rate(metric: &Metric, html: &mut Html) {
    let Metric { value, n, low, high } = *metric;
    let of = hits(value, n).unwrap_or_else(|| format!("over {}", thousands(n)));
    cells(
        html,
        &percent(value),
        &of,
        &format!("{} to {}", percent(low), percent(high)),
        Some((low, value, high)),
    );
}

/// Shares of a share are points, not per cent.
fn error(metric: &Metric, html: &mut Html) {
    let Metric { value, n, low, high } = *metric;
    let sure = format!("{low:.3} to {high:.3}");
    cells(html, &format!("{value:.3}"), &format!("over {}", thousands(n)), &sure, Some((low, value, high)));
}

fn milliseconds(metric: &Metric, html: &mut Html) {
    let Metric { value, n, low, high } = *metric;
    let sure = format!("{} to {}", time(low), time(high));
    cells(html, &time(value), &format!("over {}", thousands(n)), &sure, None);
}

/// A count is what it is; that it is none says a glyph and a word.
fn count(metric: &Metric, html: &mut Html) {
    let (word, class) = if metric.value > 0.0 { ("happened", "bad") } else { ("none", "good") };
    html.el("td", "value", thousands(metric.value.round() as usize));
    html.el("td", "of", format!("in {}", thousands(metric.n)));
    html.within("td", "bar-cell", |html| {
        html.raw("<span class=\"verdict ").raw(class).raw("\">").text(word).raw("</span>");
    });
    html.raw("<td class=\"sure\"></td>");
}

fn cells(html: &mut Html, value: &str, of: &str, sure: &str, bounds: Option<(f64, f64, f64)>) {
    html.el("td", "value", value).el("td", "of", of).raw("<td class=\"bar-cell\">");
    if let Some(bounds) = bounds {
        bar(bounds, html);
    }
    html.raw("</td>").el("td", "sure", sure);
}

/// Where the value lies between 0 and 1, and between which bounds.
pub fn bar((low, value, high): (f64, f64, f64), html: &mut Html) {
    html.raw("<svg class=\"sure-bar\" width=\"100%\" height=\"12\" aria-hidden=\"true\">");
    html.raw("<rect class=\"track\" y=\"5\" width=\"100%\" height=\"2\" rx=\"1\"/><rect class=\"band\" y=\"3\" height=\"6\" rx=\"2\" x=\"");
    html.num(low * 100.0).raw("%\" width=\"").num((high - low).max(0.005) * 100.0).raw("%\"/>");
    html.raw("<rect class=\"point\" y=\"0\" width=\"2\" height=\"12\" rx=\"1\" x=\"")
        .num(value * 99.0)
        .raw("%\"/></svg>");
}
