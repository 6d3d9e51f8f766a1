//! How right the mails are that would be answered, if only so many were: the surest first.

use super::Run;
use super::html::Html;
use super::plot::{HEIGHT, LEFT, TOP, figure, grid, ground, label, line, path, x, y};
use super::words::percent;
use crate::interval::rate;
use crate::score::Scored;

/// Under this confidence a person decides what the mail is about (PRODUCT: the default).
const THRESHOLD: f64 = 0.6;

struct Answer {
    confidence: f64,
    right: bool,
}

pub fn write(run: Run<'_>, html: &mut Html) {
    let (answers, what) = answers(run.scored);
    if answers.len() < 2 {
        return;
    }
    let above = answers.iter().filter(|answer| answer.confidence >= THRESHOLD).count();
    let right = answers.iter().take(above).filter(|answer| answer.right).count();
    let told = format!(
        "Mails sorted by confidence, the surest first: so many answered, so many of them right ({what}). At {THRESHOLD} \
         and above, {} of {} mails are answered and {} of those are right.",
        above,
        answers.len(),
        percent(right as f64 / above.max(1) as f64)
    );
    figure(
        "Answering fewer, being right more often",
        &told,
        280.0,
        |html| draw(&answers, above, html),
        |_| {},
        html,
    );
}

/// The surest first, and what right means: the topic where labels speak of it, else the whole case.
fn answers(scored: &[Scored]) -> (Vec<Answer>, &'static str) {
    let said = scored.iter().filter_map(|case| case.said);
    let mut answers: Vec<Answer> =
        said.map(|said| Answer { confidence: said.confidence, right: said.right }).collect();
    let what = if answers.is_empty() { "all that the label says" } else { "the topic" };
    if answers.is_empty() {
        let whole = |case: &Scored| {
            let confidence = case.answered.as_ref()?.confidence?;
            Some(Answer { confidence, right: case.wrong.is_empty() })
        };
        answers = scored.iter().filter_map(whole).collect();
    }
    answers.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    (answers, what)
}

fn draw(answers: &[Answer], above: usize, html: &mut Html) {
    grid(html);
    ground("mails answered", html);
    let (mut middle, mut upper, mut lower) = (Vec::new(), Vec::new(), Vec::new());
    let mut right = 0;
    for (at, answer) in answers.iter().enumerate() {
        right += usize::from(answer.right);
        // Equal confidence is no order: a place stands for all that are as sure.
        if answers.get(at + 1).is_some_and(|next| next.confidence == answer.confidence) {
            continue;
        }
        let Some(sure) = rate(right, at + 1) else { continue };
        let x = x((at + 1) as f64 / answers.len() as f64);
        middle.push((x, y(sure.value)));
        upper.push((x, y(sure.high)));
        lower.push((x, y(sure.low)));
    }
    let band: Vec<_> = upper.iter().chain(lower.iter().rev()).copied().collect();
    path("area", &band, html);
    path("line", &middle, html);
    threshold(above as f64 / answers.len() as f64, html);
}

fn threshold(share: f64, html: &mut Html) {
    line("mark", (x(share), TOP), (x(share), TOP + HEIGHT), html);
    let (anchor, beside) = if share > 0.5 { ("end", -6.0) } else { ("start", 6.0) };
    let place = (x(share).max(LEFT) + beside, TOP + HEIGHT - 8.0);
    label(anchor, place, &format!("confidence {THRESHOLD}: {}", percent(share)), html);
}
