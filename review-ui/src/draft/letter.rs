//! The letter as it will be sent, with its claims underlined and the reviewer's marks in the margin.

use super::fault_line::FaultLine;
use super::layout::{ClaimKind, Paragraph, Piece};
use super::lighting::Pointed;
use super::margin::Margin;
use super::paper::paragraphs;
use crate::desk::desk;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub fn Letter() -> impl IntoView {
    let paragraphs = paragraphs();
    view! {
        <div class="letter">
            {move || {
                let mut seen = BTreeSet::new();
                paragraphs.get().into_iter().map(|paragraph| {
                    let first: Vec<bool> = paragraph.pieces.iter().map(|piece| {
                        piece.claim.as_ref().is_some_and(|claim| seen.insert(claim.segment.clone()))
                    }).collect();
                    view! { <OneParagraph paragraph first /> }
                }).collect_view()
            }}
        </div>
    }
}

#[component]
fn OneParagraph(paragraph: Paragraph, first: Vec<bool>) -> impl IntoView {
    let segments: Vec<String> =
        paragraph.pieces.iter().filter_map(|p| p.claim.as_ref().map(|c| c.segment.clone())).collect();
    let words =
        paragraph.pieces.into_iter().zip(first).map(|(piece, is_first)| view! { <Words piece is_first /> });
    view! {
        <div class="paragraph">
            <div class="paragraph-text">
                <p>{words.collect_view()}</p>
                {paragraph.faults.into_iter().map(|check| view! { <FaultLine check /> }).collect_view()}
                <FactInPlace segments />
            </div>
            <Margin marks=paragraph.marks />
        </div>
    }
}

pub fn claim_class(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Fact => "claim fact",
        ClaimKind::Action => "claim action",
        ClaimKind::Warn => "claim warn",
        ClaimKind::Block => "claim block",
    }
}

/// `is_first`: the piece that carries its segment's name, so that the keys from claim to claim find it.
#[component]
fn Words(piece: Piece, is_first: bool) -> impl IntoView {
    let bench = desk().bench;
    let Some(claim) = piece.claim else {
        return view! { <span>{piece.text}</span> }.into_any();
    };
    let segment = claim.segment;
    let point = {
        let segment = segment.clone();
        move || bench.pointed.set(Some(Pointed::Segment(segment.clone())))
    };
    let (enter, focus, tap) = (point.clone(), point.clone(), point);
    let leave = move || bench.pointed.set(None);
    let lit = segment.clone();
    view! {
        <span
            class=claim_class(claim.kind)
            class:is-lit=move || bench.lit.with(|all| all.has(&lit))
            id=is_first.then(|| format!("claim-{segment}"))
            tabindex="-1"
            on:mouseenter=move |_| enter()
            on:mouseleave=move |_| leave()
            on:focus=move |_| focus()
            on:click=move |_| tap()
        >
            {piece.text}
        </span>
    }
    .into_any()
}

/// On a narrow screen there is no pane of facts: a tapped claim shows its own below the paragraph.
#[component]
fn FactInPlace(segments: Vec<String>) -> impl IntoView {
    let bench = desk().bench;
    let facts = Memo::new(move |_| {
        let Some(Pointed::Segment(pointed)) = bench.pointed.get() else { return vec![] };
        if !segments.contains(&pointed) {
            return vec![];
        }
        bench.draft.with(|draft| {
            let evidence = draft.as_ref().map(|draft| draft.evidence.clone()).unwrap_or_default();
            let numbered = evidence.into_iter().enumerate();
            numbered.filter(|(_, fact)| bench.lit.with(|lit| lit.has(fact.id.as_str()))).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="facts-in-place">
            {move || facts.get().into_iter().map(|(at, fact)| view! {
                <div class="fact-in-place">
                    <span class="mark is-lit">"F"{at + 1}</span>
                    <span>{fact.label}</span><strong>{fact.value}</strong>
                    <span class="quiet">{fact.source}</span>
                </div>
            }).collect_view()}
        </div>
    }
}
