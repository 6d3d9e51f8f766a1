//! The editor: a plain text field over its own picture. The picture below carries the underlines and the
//! marks in the margin; the field above carries the caret. Both break their lines alike.

use super::layout::{Paragraph, Piece};
use super::letter::claim_class;
use super::margin::Margin;
use super::paper::paragraphs;
use crate::chrome::moment::first_name;
use crate::desk::desk;
use crate::words::case as say;
use leptos::prelude::*;

#[component]
pub fn Editor() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let paragraphs = paragraphs();
    let hint = move || {
        desk.case
            .with(|case| case.here().map(|case| say::write_to(&first_name(&case.customer.name))))
            .unwrap_or_default()
    };
    // A colleague may take the case over in the middle of a word: what was typed stays, to be read and copied.
    let is_fixed = Memo::new(move |_| !desk.may_type());
    let typed = move |text: String| {
        bench.is_editing.set(true);
        bench.type_body(text);
        bench.look_soon(desk);
    };
    view! {
        <div class="editor">
            <div class="editor-picture" aria-hidden="true">
                {move || {
                    let paragraphs = paragraphs.get();
                    let last = paragraphs.len().saturating_sub(1);
                    paragraphs.into_iter().enumerate().map(|(at, paragraph)| view! { <Picture paragraph is_last=at == last /> }).collect_view()
                }}
            </div>
            <textarea
                id="reply-text"
                class="editor-field"
                aria-label=say::TEXT
                placeholder=hint
                spellcheck="true"
                readonly=move || is_fixed.get()
                prop:value=move || bench.working.with(|working| working.body.clone())
                on:input:target=move |event| typed(event.target().value())
            ></textarea>
        </div>
    }
}

#[component]
fn Picture(paragraph: Paragraph, is_last: bool) -> impl IntoView {
    let blank = if is_last { paragraph.line_ends } else { paragraph.line_ends.saturating_sub(1) };
    let words = paragraph.pieces.into_iter().map(|piece| view! { <Words piece /> });
    view! {
        <div class="editor-paragraph">
            <p>{words.collect_view()}</p>
            <Margin marks=paragraph.marks is_picture=true />
        </div>
        {(0..blank).map(|_| view! { <div class="editor-blank"></div> }).collect_view()}
    }
}

#[component]
fn Words(piece: Piece) -> impl IntoView {
    let class = piece.claim.as_ref().map(|claim| claim_class(claim.kind));
    view! { <span class=class>{piece.text}</span> }
}
