//! What the plots share: a square of shares from 0 to 1 with axes, and the way from a share to a place in it.

use super::html::Html;

/// Inside the drawing: the plotted area, in its own units.
pub const LEFT: f64 = 44.0;
pub const TOP: f64 = 12.0;
pub const WIDTH: f64 = 380.0;
pub const HEIGHT: f64 = 220.0;

pub fn x(share: f64) -> f64 {
    LEFT + share.clamp(0.0, 1.0) * WIDTH
}

pub fn y(share: f64) -> f64 {
    TOP + (1.0 - share.clamp(0.0, 1.0)) * HEIGHT
}

/// A drawing under a title, told in a sentence for whoever does not see it.
pub fn figure(
    title: &'static str,
    told: &str,
    tall: f64,
    draw: impl FnOnce(&mut Html),
    below: impl FnOnce(&mut Html),
    html: &mut Html,
) {
    html.raw("<figure><figcaption><h3>").raw(title).raw("</h3><p class=\"note\">").text(told);
    html.raw("</p></figcaption><svg class=\"plot\" viewBox=\"0 0 464 ")
        .num(tall)
        .raw("\" role=\"img\" aria-label=\"");
    html.text(told).raw("\">");
    draw(html);
    html.raw("</svg>");
    below(html);
    html.raw("</figure>");
}

/// Lines at every quarter, with their shares at the left.
pub fn grid(html: &mut Html) {
    for quarter in 0..=4 {
        let share = f64::from(quarter) / 4.0;
        line("grid", (LEFT, y(share)), (LEFT + WIDTH, y(share)), html);
        label("end", (LEFT - 8.0, y(share) + 4.0), &format!("{:.0} %", share * 100.0), html);
    }
}

/// Shares below the area, and what they are of.
pub fn ground(title: &'static str, html: &mut Html) {
    for quarter in 0..=4 {
        let share = f64::from(quarter) / 4.0;
        label("middle", (x(share), TOP + HEIGHT + 18.0), &format!("{:.0} %", share * 100.0), html);
    }
    label("middle", (LEFT + WIDTH / 2.0, TOP + HEIGHT + 38.0), title, html);
}

pub fn line(class: &'static str, from: (f64, f64), to: (f64, f64), html: &mut Html) {
    html.raw("<line class=\"").raw(class).raw("\" x1=\"").num(from.0).raw("\" y1=\"").num(from.1);
    html.raw("\" x2=\"").num(to.0).raw("\" y2=\"").num(to.1).raw("\"/>");
}

pub fn rect(class: &'static str, (x, y): (f64, f64), (wide, tall): (f64, f64), html: &mut Html) {
    html.raw("<rect class=\"").raw(class).raw("\" x=\"").num(x).raw("\" y=\"").num(y);
    html.raw("\" width=\"").num(wide).raw("\" height=\"").num(tall).raw("\"/>");
}

pub fn label(anchor: &'static str, (x, y): (f64, f64), text: &str, html: &mut Html) {
    html.raw("<text text-anchor=\"").raw(anchor).raw("\" x=\"").num(x).raw("\" y=\"").num(y).raw("\">");
    html.text(text).raw("</text>");
}

/// A closed shape or an open line through these places.
pub fn path(class: &'static str, places: &[(f64, f64)], html: &mut Html) {
    html.raw("<path class=\"").raw(class).raw("\" d=\"");
    for (at, (x, y)) in places.iter().enumerate() {
        html.raw(if at == 0 { "M" } else { "L" }).num(*x).raw(" ").num(*y);
    }
    html.raw("\"/>");
}
