//! Wording a letter.

use super::template::claimed;
use super::{Body, Letter, LetterError, Paragraph, Phrase, Sentence, frame};
use api::SegmentView;
use minijinja::Value;

/// The segments of a letter: greeting, body, closing. Empty where nothing should be said.
///
/// # Errors
/// [`LetterError::Template`] for a template that wants what the letter does not have.
pub fn write(letter: &Letter) -> Result<Vec<SegmentView>, LetterError> {
    if letter.body == Body::Nothing {
        return Ok(Vec::new());
    }
    let mut all = vec![Paragraph::new("greeting", vec![Sentence::plain(frame::GREETING)])];
    all.extend(letter.body.paragraphs());
    all.push(Paragraph::new("closing", vec![Sentence::plain(frame::CLOSING)]));
    let mut segments: Vec<SegmentView> = Vec::new();
    for paragraph in &all {
        end_with(&mut segments, if paragraph.is_entry { "\n" } else { "\n\n" });
        segments.extend(worded(letter, paragraph)?);
    }
    Ok(segments)
}

fn worded(letter: &Letter, paragraph: &Paragraph) -> Result<Vec<SegmentView>, LetterError> {
    let mut segments = Vec::new();
    for sentence in &paragraph.sentences {
        end_with(&mut segments, " ");
        for phrase in sentence.template.render(&slots(letter, sentence))? {
            segments.push(segment(letter, &paragraph.key, sentence, phrase));
        }
    }
    Ok(segments)
}

/// White space between sentences belongs to what stands before it.
fn end_with(segments: &mut [SegmentView], space: &str) {
    if let Some(last) = segments.last_mut() {
        last.text.push_str(space);
    }
}

fn segment(letter: &Letter, paragraph: &str, sentence: &Sentence, phrase: Phrase) -> SegmentView {
    let place = format!("{paragraph}.{}", sentence.template.name);
    let claims = claimed(phrase.block).filter_map(|claim| sentence.claims.get(claim).cloned());
    SegmentView { id: letter.seed.segment(&place, phrase.block), text: phrase.text, claims: claims.collect() }
}

/// Everything a template may say.
fn slots(letter: &Letter, sentence: &Sentence) -> Value {
    let mut slots = sentence.slots.clone();
    slots.insert("shop", Value::from(letter.shop.as_str()));
    slots.insert("first_name", Value::from(letter.first_name.as_deref().unwrap_or_default()));
    Value::from_pairs(slots)
}
