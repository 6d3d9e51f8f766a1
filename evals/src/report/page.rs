//! `report.html`: one file that a team can read, keep and pass on. No network, no font, no library; a few lines of
//! script filter the cases, and everything can be read without them.
//!
//! Knows the results and nothing else: what stands here stands in `results.jsonl` and `report.json` too.

mod case;
mod cases;
mod coverage;
mod figure;
mod figures;
mod html;
mod latency;
mod links;
mod matrix;
mod misses;
mod outcomes;
mod plot;
mod published;
mod reliability;
mod summary;
mod topics;
mod words;

use crate::Report;
use crate::run::Plan;
use crate::score::Scored;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html::Html;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/filter.js");

/// Everything a section may look at.
#[derive(Clone, Copy)]
struct Run<'a> {
    plan: &'a Plan,
    report: &'a Report,
    scored: &'a [Scored],
}

/// The sections in their order; one that has nothing to say says nothing and is not in the contents.
const SECTIONS: [Section; 8] = [
    Section { id: "summary", title: "Summary", write: summary::write },
    Section { id: "misses", title: "Misses", write: misses::write },
    Section { id: "topics", title: "Topics", write: topics::write },
    Section { id: "confidence", title: "Confidence", write: confidence },
    Section { id: "latency", title: "Latency", write: latency::write },
    Section { id: "published", title: "Published run", write: published::write },
    Section { id: "not-measured", title: "Not measured", write: figures::not_measured },
    Section { id: "cases", title: "Cases", write: cases::write },
];

struct Section {
    id: &'static str,
    title: &'static str,
    write: fn(Run<'_>, &mut Html),
}

fn confidence(run: Run<'_>, html: &mut Html) {
    let mut plots = Html::new();
    reliability::write(run, &mut plots);
    coverage::write(run, &mut plots);
    if !plots.is_empty() {
        html.within("div", "pair", |html| {
            html.add(&plots);
        });
    }
}

/// The page as a whole; the same results give the same bytes.
pub fn page(plan: &Plan, report: &Report, scored: &[Scored]) -> String {
    let run = Run { plan, report, scored };
    let written = SECTIONS.iter().map(|section| {
        let mut html = Html::new();
        (section.write)(run, &mut html);
        (section, html)
    });
    let sections: Vec<(&Section, Html)> = written.filter(|(_, html)| !html.is_empty()).collect();
    let mut html = Html::new();
    head(run, &mut html);
    top(run, &sections, &mut html);
    html.raw("<main>");
    for (section, body) in &sections {
        html.raw("<section id=\"").raw(section.id).raw("\">");
        html.el("h2", "", section.title).add(body).raw("</section>");
    }
    html.raw("</main>").raw("<script>").raw(SCRIPT).raw("</script></body></html>\n");
    html.into_string()
}

/// Nothing is loaded and no script but ours runs, also if a text should find its way into the markup.
fn head(run: Run<'_>, html: &mut Html) {
    html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; ");
    html.raw("form-action 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
        .text(script_hash())
        .raw("'\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\"><title>");
    html.text(&run.report.suite)
        .raw(" · Countersign evaluation</title><style>")
        .raw(STYLE)
        .raw("</style></head><body>");
}

fn script_hash() -> String {
    STANDARD.encode(Sha256::digest(SCRIPT))
}

fn top(run: Run<'_>, sections: &[(&Section, Html)], html: &mut Html) {
    html.raw("<header class=\"bar\"><div class=\"bar-in\"><span class=\"brand\">").raw(MARK);
    html.raw("Countersign <span>evaluation</span></span><nav aria-label=\"Contents\">");
    for (section, _) in sections {
        html.raw("<a href=\"#").raw(section.id).raw("\">").raw(section.title).raw("</a>");
    }
    html.raw("</nav></div></header><div class=\"title\">").el("h1", "", &run.report.suite);
    html.within("p", "meta", |html| origin(run, html)).raw("</div>");
}

/// What was run, in a line.
fn origin(run: Run<'_>, html: &mut Html) {
    let Plan { engine, reviewer, epochs, version, suite_sha256, .. } = run.plan;
    let played = words::count(run.scored.len(), "case", "cases");
    let epochs = if *epochs > 1 { format!(", {epochs} epochs each") } else { String::new() };
    for (what, value) in
        [("", format!("{played}{epochs}")), ("engine", engine.clone()), ("reviewer", reviewer.clone())]
    {
        html.raw("<span>").text(what).raw(" <b>").text(value).raw("</b></span>");
    }
    html.raw("<span>version ").el("code", "", version).raw("</span><span>suite ");
    html.el("code", "", suite_sha256.get(..12).unwrap_or(suite_sha256)).raw("</span>");
}

const MARK: &str = r#"<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M2 12c2-6 4-8 5-7s-2 7 0 7 2-4 4-4 0 4 2 4 2-3 5-3M2 17h16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>"#;

#[cfg(test)]
mod tests;
