//! Reading HTML within bounds: whatever the bytes, reading ends soon and in little memory.

use super::dom::{Dom, Node};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use std::borrow::Cow;

/// Browsers stop nesting at 512 as well. The parser looks through all open elements at every tag, so that depth
/// costs time, and the tree holds what a mail of a mebibyte may sensibly have.
const DEPTH: usize = 512;
const NODES: usize = 200_000;

/// One tag or comment may be so long. The parser compares each attribute of a tag with all before it.
const TOKEN: usize = 64 << 10;

/// Fed in pieces of so many bytes; the bounds are looked at after each.
const PIECE: usize = 512;

/// A run of so many letters of base64 is a picture, and never a word.
const RUN: usize = 1000;

#[derive(Debug)]
pub struct Page {
    /// The first is the document.
    pub nodes: Vec<Node>,
    /// A bound was met: what follows in the mail was not read.
    pub cut: bool,
}

/// Reads a page as a browser without scripts does.
pub fn read(html: &str) -> Page {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let mut parser = parse_document(Dom::new(), ParseOpts { tree_builder, ..ParseOpts::default() });
    let short = without_long_runs(html);
    let (mut rest, mut silent, mut seen) = (short.as_ref(), 0, 0);
    let mut cut = false;
    while !rest.is_empty() && !cut {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(StrTendril::from_slice(piece));
        rest = after;
        let dom = &parser.tokenizer.sink.sink;
        silent = if dom.changes() == seen { silent + piece.len() } else { 0 };
        seen = dom.changes();
        cut = dom.deepest() > DEPTH || dom.size() > NODES || silent > TOKEN;
    }
    Page { nodes: parser.finish(), cut }
}

/// Takes out long runs of base64: pictures written into the page, which nobody reads and which make tags long.
pub fn without_long_runs(html: &str) -> Cow<'_, str> {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let (mut kept, mut from, mut start) = (String::new(), 0, 0);
    for (at, byte) in html.bytes().chain([b' ']).enumerate() {
        if is_base64(byte) {
            continue;
        }
        if at - start >= RUN {
            kept.push_str(&html[from..start]);
            from = at;
        }
        start = at + 1;
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}
