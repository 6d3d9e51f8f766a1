//! The reply is in the customer's language.

use super::judged::Judged;
use crate::remarks::preferences::wanted_language;
use api::{CheckView, Language, RemarkKind, Severity};
use whatlang::{Detector, Lang};

const KNOWN: [(Lang, &str, &str); 6] = [
    (Lang::Eng, "en", "English"),
    (Lang::Deu, "de", "German"),
    (Lang::Fra, "fr", "French"),
    (Lang::Spa, "es", "Spanish"),
    (Lang::Ita, "it", "Italian"),
    (Lang::Nld, "nl", "Dutch"),
];

/// Letters under which no detector can tell.
const TOO_SHORT: usize = 60;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let written = detect(&judged.letter.body);
    written.and_then(|written| fault(judged, written)).into_iter().collect()
}

/// What to write in: the language that the customer has asked for, else the one they write.
pub fn wanted(judged: &Judged<'_>) -> Option<String> {
    preferred(judged).or_else(|| named(judged.input.language).map(str::to_owned))
}

fn preferred(judged: &Judged<'_>) -> Option<String> {
    let said = judged.input.preferred.iter().find(|said| said.kind == RemarkKind::Language)?;
    wanted_language(&said.words)
}

/// The English name of a language we know.
fn named(language: &Language) -> Option<&'static str> {
    KNOWN.iter().find(|(_, code, _)| *code == language.0).map(|(_, _, name)| *name)
}

/// By its English name. `None`: too short or too mixed to tell.
fn detect(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let detector = Detector::with_allowlist(KNOWN.iter().map(|(lang, _, _)| *lang).collect());
    let info = detector.detect(text).filter(|info| letters >= TOO_SHORT && info.confidence() > 0.7)?;
    KNOWN.iter().find(|(lang, _, _)| *lang == info.lang()).map(|(_, _, name)| *name)
}

fn fault(judged: &Judged<'_>, written: &str) -> Option<CheckView> {
    let wanted = wanted(judged).filter(|wanted| wanted != written)?;
    let does = if preferred(judged).is_some() { "has asked for" } else { "writes" };
    let message = format!("The reply is in {written}, the customer {does} {wanted}");
    Some(judged.letter.finding("language", Severity::Warn, &(0..0), message))
}
