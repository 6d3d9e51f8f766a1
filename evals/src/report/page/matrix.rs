//! A confusion matrix as a table: rows are what was expected, columns what was answered.

use super::html::Html;
use super::words::plain;
use crate::report::topics::{FEW, NOTHING, Row};
use api::Topic;

pub fn write(rows: &[Row], html: &mut Html) {
    let columns = columns(rows);
    html.raw("<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th scope=\"col\">Expected</th>");
    for column in &columns {
        html.raw("<th scope=\"col\" class=\"up\"><span>").text(plain(column)).raw("</span></th>");
    }
    html.raw("</tr></thead><tbody>");
    for row in ordered(rows) {
        html.raw("<tr><th scope=\"row\" title=\"").text(row.expected.join(", ")).raw("\">");
        html.text(named(&row.expected)).raw("</th>");
        for column in &columns {
            cell(row, column, html);
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
}

/// How full a cell is tells its share of the row.
fn cell(row: &Row, column: &str, html: &mut Html) {
    let (n, is_right) =
        (row.answered.get(column).copied().unwrap_or(0), row.expected.iter().any(|name| name == column));
    html.raw(match (n, is_right) {
        (0, true) => "<td class=\"hit\">",
        (0, false) => "<td>",
        (_, true) => "<td class=\"hit some\" style=\"--share:",
        (_, false) => "<td class=\"miss some\" style=\"--share:",
    });
    if n > 0 {
        html.num(n as f64 / row.n as f64).raw("\">").num(n as f64);
    }
    html.raw("</td>");
}

/// Answered at least once, or accepted by a label that names a few.
fn columns(rows: &[Row]) -> Vec<String> {
    let answered = rows.iter().flat_map(|row| row.answered.keys());
    let named = rows.iter().filter(|row| row.expected.len() <= FEW).flat_map(|row| &row.expected);
    let mut columns: Vec<String> = answered.chain(named).cloned().collect();
    columns.sort_by_key(|name| (rank(name), name.clone()));
    columns.dedup();
    columns
}

fn ordered(rows: &[Row]) -> Vec<&Row> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| (row.expected.iter().map(|name| rank(name)).min(), row.expected.len()));
    rows
}

/// Groups in their order, then topics in theirs.
fn rank(name: &str) -> usize {
    let groups = ["product", "delivery", "money", "human"];
    let topics = Topic::ALL.iter().map(|topic| serde_json::to_value(topic).unwrap_or_default());
    let mut words = groups.iter().map(|group| (*group).to_owned());
    let mut named = topics.map(|word| word.as_str().unwrap_or_default().to_owned());
    match (words.position(|word| word == name), named.position(|word| word == name)) {
        (Some(at), _) => at,
        (None, Some(at)) => groups.len() + at,
        (None, None) if name == NOTHING => usize::MAX,
        (None, None) => usize::MAX - 1,
    }
}

/// A row's label in short; the whole list is its title.
fn named(expected: &[String]) -> String {
    match expected {
        [one] => plain(one),
        [one, other] => format!("{} or {}", plain(one), plain(other)),
        _ if expected.iter().all(|name| name.starts_with("product_")) => "any product topic".to_owned(),
        any => format!("one of {} topics", any.len()),
    }
}
