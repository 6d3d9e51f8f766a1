//! Wording a letter.

use super::super::facts::Fact;
use super::paragraphs::{Paragraph, Sentence, paragraphs};
use super::templates::{Claim, Phrase, Template, claims};
use super::{Body, Letter, LetterError, Parcel};
use api::SegmentView;
use minijinja::Value;
use std::collections::BTreeMap;

/// The segments of a letter: greeting, body, closing. Empty where nothing should be said.
///
/// # Errors
/// [`LetterError::Template`] for a template that wants what the letter does not have.
pub fn write(letter: &Letter) -> Result<Vec<SegmentView>, LetterError> {
    if letter.body == Body::Nothing {
        return Ok(Vec::new());
    }
    let frame =
        |key: &str, template| Paragraph { key: key.to_owned(), sentences: vec![Sentence::plain(template)] };
    let mut all = vec![frame("greeting", Template::Greeting)];
    all.extend(paragraphs(&letter.body));
    all.push(frame("closing", Template::Closing));
    let mut segments: Vec<SegmentView> = Vec::new();
    for paragraph in &all {
        end_with(&mut segments, "\n\n");
        segments.extend(worded(letter, paragraph)?);
    }
    Ok(segments)
}

fn worded(letter: &Letter, paragraph: &Paragraph<'_>) -> Result<Vec<SegmentView>, LetterError> {
    let mut segments = Vec::new();
    for sentence in &paragraph.sentences {
        end_with(&mut segments, " ");
        for phrase in sentence.template.render(&slots(letter, sentence))? {
            segments.push(segment(letter, &paragraph.key, sentence, phrase)?);
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

fn segment(
    letter: &Letter,
    paragraph: &str,
    sentence: &Sentence<'_>,
    phrase: Phrase,
) -> Result<SegmentView, LetterError> {
    let unknown =
        || LetterError::Template(format!("{}: block `{}`", sentence.template.as_str(), phrase.block));
    let claimed = claims(phrase.block).ok_or_else(unknown)?;
    let place = format!("{paragraph}.{}", sentence.template.as_str());
    Ok(SegmentView {
        id: letter.seed.segment(&place, phrase.block),
        text: phrase.text,
        claims: claimed.into_iter().filter_map(|claim| claim_id(claim, sentence)).collect(),
    })
}

/// `None` where the parcel has no such fact this time; its words are then not in the phrase either.
fn claim_id(claim: Claim, sentence: &Sentence<'_>) -> Option<String> {
    match claim {
        Claim::Action => sentence.promise.map(|promise| promise.action.to_string()),
        Claim::Fact(fact) => sentence.parcel?.told.get(&fact).map(|told| told.evidence.to_string()),
    }
}

/// Everything a template may say. A fact that is not known is an empty string, which a template can ask for.
fn slots(letter: &Letter, sentence: &Sentence<'_>) -> Value {
    let mut slots: BTreeMap<&str, Value> = BTreeMap::from([
        ("shop", Value::from(letter.shop.as_str())),
        ("first_name", Value::from(letter.first_name.as_deref().unwrap_or_default())),
        ("first", Value::from(sentence.is_first)),
    ]);
    if let Some(parcel) = sentence.parcel {
        slots.extend(parcel_slots(parcel));
    }
    if let (Some(parcel), Some(promise)) = (sentence.parcel, sentence.promise) {
        let amount = promise.amount.map(|amount| amount.to_string()).unwrap_or_default();
        slots.insert("is_whole", Value::from(amount == words(parcel, Fact::Fee)));
        slots.insert("amount", Value::from(amount));
    }
    Value::from_pairs(slots)
}

fn parcel_slots(parcel: &Parcel) -> Vec<(&'static str, Value)> {
    let mut slots: Vec<(&str, Value)> =
        Fact::ALL.into_iter().map(|fact| (fact.as_str(), Value::from(words(parcel, fact)))).collect();
    slots.push(("name", Value::from(parcel.name.as_str())));
    slots.push(("name_first", Value::from(capitalised(&parcel.name))));
    slots.push(("carrier", Value::from(parcel.carrier.as_str())));
    slots
}

fn words(parcel: &Parcel, fact: Fact) -> &str {
    parcel.told.get(&fact).map(|told| told.words.as_str()).unwrap_or_default()
}

/// For the beginning of a sentence.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
