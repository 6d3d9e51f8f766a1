//! `reply_accepted`: what is left of a mail when quotes and signature are off.

use super::tidy;
use crate::play::ReadMail;
use serde::Deserialize;
use serde_json::Value;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Labels {
    /// Any of these is right.
    accept: Vec<String>,
    contains: Vec<String>,
    lacks: Vec<String>,
    body: Option<String>,
    signature: Option<String>,
}

/// What differs from the label, in words. `suite`: the file's name, which says how texts are compared.
pub fn wrong(suite: &str, expect: &Value, mail: Option<&ReadMail>) -> Vec<String> {
    let labels = match Labels::deserialize(expect) {
        Ok(labels) => labels,
        Err(error) => return vec![format!("the label cannot be read: {error}")],
    };
    let Some(mail) = mail else { return vec!["there is no mail".to_owned()] };
    let view = &mail.email.email;
    // HTML has no white space of its own to compare.
    let compared = |text: &str| match suite {
        "html" => text.split_whitespace().collect::<String>(),
        _ => tidy(text),
    };
    let got = compared(&view.text);
    let mut wrong = Vec::new();
    if !labels.accept.is_empty() && !labels.accept.iter().any(|accepted| compared(accepted) == got) {
        wrong.push(format!("reply: got {got:?}"));
    }
    let lacking = labels.contains.iter().filter(|piece| !got.contains(&compared(piece)));
    wrong.extend(lacking.map(|piece| format!("reply lacks {piece:?}")));
    let kept = labels.lacks.iter().filter(|piece| got.contains(&compared(piece)));
    wrong.extend(kept.map(|piece| format!("reply has {piece:?}")));
    if let Some(body) = labels.body {
        let signature = tidy(view.signature.as_deref().unwrap_or_default());
        let expected = tidy(&labels.signature.unwrap_or_default());
        wrong.extend((tidy(&body) != got).then(|| format!("body: got {got:?}")));
        wrong.extend((signature != expected).then(|| format!("signature: got {signature:?}")));
    }
    wrong
}
