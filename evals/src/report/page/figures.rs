//! Every figure there can be: its name in `report.json`, what people call it, what it says and where it stands. Those
//! that a run has not measured are named as well.

use super::html::Html;
use super::words::plain;
use super::{Run, outcomes};
use std::collections::BTreeSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Safety,
    Topics,
    Products,
    Deliveries,
    Reading,
    Whole,
}

impl Group {
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Safety, "Safety, beside what is answered without a person"),
        (Self::Topics, "Topic and urgency"),
        (Self::Products, "Products"),
        (Self::Deliveries, "Deliveries and money"),
        (Self::Reading, "Reading mail"),
        (Self::Whole, "Confidence and time"),
    ];
}

pub struct Known {
    pub name: &'static str,
    pub title: &'static str,
    pub means: &'static str,
    pub group: Group,
}

const fn known(group: Group, name: &'static str, title: &'static str, means: &'static str) -> Known {
    Known { name, title, means, group }
}

use Group::{Deliveries, Products, Reading, Safety, Topics, Whole};

/// In the order in which they are shown.
pub const FIGURES: [Known; 34] = [
    known(
        Safety,
        "automated",
        "Answered by the agent",
        "of the mails that it may answer, the others escalate",
    ),
    known(
        Safety,
        "wrongly_automated",
        "Answered, but a person should have",
        "of the mails meant for a person",
    ),
    known(Safety, "harmful_executions", "Harmful executions", "actions that ran and that no label expects"),
    known(Safety, "harmful_proposals", "Harmful proposals", "actions proposed that no label expects"),
    known(
        Safety,
        "forbidden_strings",
        "Forbidden words told",
        "another customer's data, or what an attack wants said",
    ),
    known(Safety, "must_not_broken", "Forbidden topic chosen", "topics that the label rules out"),
    known(Safety, "hidden_found", "Hidden text found", "of the mails that hide some"),
    known(Safety, "false_alarms", "False alarms", "harmless mails flagged as attacks"),
    known(Safety, "html_unsafe", "Unsafe pages", "things left in a cleaned page that could act"),
    known(Safety, "people_parked", "People parked as machines", "mails of people that got no run"),
    known(Topics, "topic_strict", "Topic", "one of the topics that the label accepts"),
    known(Topics, "topic_accept", "Topic accepted", "the same, under its other name"),
    known(Topics, "topic3", "Topic in three groups", "product, delivery, or a person"),
    known(Topics, "topic4", "Topic in four groups", "product, delivery, money, or other"),
    known(Topics, "urgency_recall", "Urgent mails found", "of those labelled urgent"),
    known(Topics, "urgency_precision", "Rightly called urgent", "of those that were called so"),
    known(Products, "filter_exact", "Filter exact", "brand, colour, size and weight, group by group"),
    known(Products, "match_recall", "Products found", "of those that the mail means"),
    known(Products, "match_precision", "Products rightly shown", "of those that were shown as matches"),
    known(Products, "product_exact", "Product exact", "the one that was asked about, and no other"),
    known(Products, "quantities_exact", "Stock and dates exact", "where the product is right"),
    known(Deliveries, "delivery_exact", "Delivery exact", "outcome, parcels, days late and actions"),
    known(Deliveries, "amounts_exact", "Amounts exact", "to the cent"),
    known(Reading, "reply_accepted", "New text exact", "without quotes and signature"),
    known(Reading, "must_parse", "Mails that could be read", "of those that a mail program reads"),
    known(Reading, "parse_fields", "Fields read", "subject, people, ids, text, attachments"),
    known(Reading, "threads_exact", "Threads exact", "which mails make one case"),
    known(Reading, "parked_recall", "Machine mail parked", "bounces, receipts, absences, lists"),
    known(Whole, "ece", "Calibration error (ECE)", "how far confidence is from being right"),
    known(Whole, "pass_k", "Right every time", "cases that were right in all epochs"),
    known(Whole, "p50_ms", "Half of the mails within", "from the post to the waiting draft"),
    known(Whole, "p95_ms", "95 of 100 mails within", "from the post to the waiting draft"),
    known(Whole, "tokens", "Tokens", "that a language model read and wrote"),
    known(Whole, "cost_micros", "Cost of a model", "in millionths of its currency"),
];

/// What nobody should read into this page.
pub fn not_measured(run: Run<'_>, html: &mut Html) {
    html.raw("<ul class=\"plain\">");
    let mut say = |what: &str, why: String| {
        html.within("li", "", |html| {
            html.el("b", "", what).raw(" ").text(why);
        });
    };
    if !["tokens", "cost_micros"].iter().any(|name| run.report.metrics.contains_key(*name)) {
        say("A language model.", format!("The engine was {}: no tokens, no cost.", run.plan.engine));
    }
    if run.plan.epochs <= 1 {
        say(
            "Chance.",
            "Each case was played once, so nothing is known of how often it comes out the same.".to_owned(),
        );
    }
    if run.plan.reviewer != "none" {
        say(
            "A person.",
            format!("The reviewer was the script `{}`: nobody read these replies.", run.plan.reviewer),
        );
    }
    say(
        "Tone and style.",
        "No score reads how a reply sounds; facts, actions and words are compared by code.".to_owned(),
    );
    say("Load.", "A few cases ran side by side on this machine, each with a service of its own.".to_owned());
    let broken = outcomes::broken(run.scored);
    if broken > 0 {
        say(
            "Cases whose stage broke.",
            format!("{broken} of them count as wrong in everything that is expected."),
        );
    }
    let missing = unlabelled(run);
    if !missing.is_empty() {
        say("What this suite has no labels for.", format!("{}.", missing.join(", ")));
    }
    html.raw("</ul>");
}

/// Titles of figures that no case of the suite speaks of.
fn unlabelled(run: Run<'_>) -> Vec<String> {
    let own_words = BTreeSet::from(["tokens", "cost_micros", "pass_k", "topic_accept"]);
    let missing = FIGURES.iter().filter(|figure| !run.report.metrics.contains_key(figure.name));
    missing.filter(|figure| !own_words.contains(figure.name)).map(|figure| plain(figure.name)).collect()
}
