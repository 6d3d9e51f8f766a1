//! The reply is in the customer's language.

use super::judged::Judged;
use api::{CheckView, Language, Severity};
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
    let wrong =
        written.filter(|code| *code != judged.input.language.0 && named(judged.input.language).is_some());
    wrong.and_then(|code| fault(judged, code)).into_iter().collect()
}

/// The English name of a language we know.
pub fn named(language: &Language) -> Option<&'static str> {
    KNOWN.iter().find(|(_, code, _)| *code == language.0).map(|(_, _, name)| *name)
}

/// `None`: too short or too mixed to tell.
fn detect(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let detector = Detector::with_allowlist(KNOWN.iter().map(|(lang, _, _)| *lang).collect());
    let info = detector.detect(text).filter(|info| letters >= TOO_SHORT && info.confidence() > 0.7)?;
    KNOWN.iter().find(|(lang, _, _)| *lang == info.lang()).map(|(_, code, _)| *code)
}

fn fault(judged: &Judged<'_>, code: &str) -> Option<CheckView> {
    let (written, wanted) = (named(&Language(code.to_owned()))?, named(judged.input.language)?);
    let message = format!("The reply is in {written}, the customer writes {wanted}");
    Some(judged.letter.finding("language", Severity::Warn, &(0..0), message))
}
