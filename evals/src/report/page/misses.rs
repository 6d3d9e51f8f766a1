//! What went wrong, by kind, each with the way to its case.

use super::Run;
use super::html::Html;
use super::links::{link, shown};
use super::words::{count, plain};
use crate::score::Scored;
use std::collections::BTreeMap;

/// A kind with more than this shows so many and says how many there are.
const MAX_LISTED: usize = 40;

pub fn write(run: Run<'_>, html: &mut Html) {
    let kinds = kinds(run.scored);
    for (kind, cases) in kinds {
        html.raw("<details class=\"kind\" open><summary><b>").text(plain(&kind)).raw("</b> <span>");
        html.text(count(cases.len(), "case", "cases")).raw("</span></summary><ul class=\"misses\">");
        for (case, words) in cases.iter().take(MAX_LISTED) {
            miss(case, words, html);
        }
        if cases.len() > MAX_LISTED {
            html.el("li", "", format!("and {} more; the list of cases has them", cases.len() - MAX_LISTED));
        }
        html.raw("</ul></details>");
    }
}

fn miss(case: &Scored, words: &str, html: &mut Html) {
    html.raw("<li>");
    link(case, html);
    html.el("span", "", words).raw("</li>");
}

type Miss<'a> = (&'a Scored, &'a str);

/// What is wrong begins with the score's word; the most frequent first.
fn kinds(scored: &[Scored]) -> Vec<(String, Vec<Miss<'_>>)> {
    let mut kinds: BTreeMap<String, Vec<Miss<'_>>> = BTreeMap::new();
    for case in shown(scored) {
        for wrong in &case.wrong {
            let (kind, words) = wrong.split_once(": ").unwrap_or((wrong.as_str(), ""));
            kinds.entry(kind.to_owned()).or_default().push((case, words));
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, cases)| std::cmp::Reverse(cases.len()));
    kinds
}
