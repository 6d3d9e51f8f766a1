//! How the mails ended: what was answered, what went to a person, what made no run.

use super::Run;
use super::html::Html;
use super::words::{percent, thousands};
use crate::score::Scored;
use api::Outcome;

/// What a reader may filter by; `api`'s outcomes and the two ways of having none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    pub word: &'static str,
    pub title: &'static str,
}

const ENDED: [Ended; 7] = [
    Ended { word: "draft", title: "Draft" },
    Ended { word: "need_info", title: "Asks back" },
    Ended { word: "no_reply", title: "No reply" },
    Ended { word: "escalate", title: "Escalated" },
    Ended { word: "refused", title: "Blocked" },
    Ended { word: "parked", title: "No run" },
    Ended { word: "broke", title: "Broke" },
];

pub fn of(case: &Scored) -> Ended {
    let outcome = case.answered.as_ref().map(|answered| answered.outcome);
    ENDED[match (outcome, case.ms) {
        (Some(Outcome::Draft), _) => 0,
        (Some(Outcome::NeedInfo), _) => 1,
        (Some(Outcome::NoReply), _) => 2,
        (Some(Outcome::Escalate), _) => 3,
        (Some(Outcome::Refused), _) => 4,
        (None, Some(_)) => 5,
        (None, None) => 6,
    }]
}

/// Those that there are, with how many.
pub fn counted(scored: &[Scored]) -> Vec<(Ended, usize)> {
    let counted = ENDED.iter().map(|ended| (*ended, scored.iter().filter(|case| of(case) == *ended).count()));
    counted.filter(|(_, n)| *n > 0).collect()
}

pub fn broken(scored: &[Scored]) -> usize {
    scored.iter().filter(|case| case.ms.is_none()).count()
}

/// One bar with its parts named below.
pub fn write(run: Run<'_>, html: &mut Html) {
    let (counted, n) = (counted(run.scored), run.scored.len().max(1) as f64);
    html.raw("<div class=\"ends\"><p class=\"lead-in\">How the mails ended</p>");
    html.raw("<svg class=\"stack\" width=\"100%\" height=\"16\" aria-hidden=\"true\">");
    let mut x = 0.0;
    for (ended, count) in &counted {
        let share = *count as f64 / n * 100.0;
        html.raw("<rect class=\"end-")
            .raw(ended.word)
            .raw("\" height=\"16\" x=\"")
            .num(x)
            .raw("%\" width=\"");
        html.num(share).raw("%\"/>");
        x += share;
    }
    html.raw("</svg><ul class=\"legend\">");
    for (ended, count) in &counted {
        html.raw("<li><i class=\"end-").raw(ended.word).raw("\"></i>").raw(ended.title).raw(" <b>");
        html.text(thousands(*count)).raw("</b> <span>").text(percent(*count as f64 / n)).raw("</span></li>");
    }
    html.raw("</ul></div>");
}
