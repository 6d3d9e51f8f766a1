//! The text of a page as a person reads it, line by line, and whether there was more that they would not see.

use super::dom::{Content, DOCUMENT, Node, NodeId};
use super::read::read;
use super::seen::{Seen, Styles};

/// What an HTML mail says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlText {
    /// What a person sees; quoted parts are marked with `> ` as in plain mail.
    pub text: String,
    /// There was text that they would not see. It is not in `text`.
    pub hidden: bool,
    /// The page's own title, which mail programs do not show.
    pub title: String,
}

/// Deeper than any mail is quoted; hostile nesting must not multiply the text.
const QUOTES: usize = 8;

/// Elements that begin and end a line.
const BLOCKS: &str = "p div br li ul ol dl dt dd tr table blockquote h1 h2 h3 h4 h5 h6 hr pre section article aside header \
    footer main nav address center fieldset form figure figcaption details";

/// How mail programs mark what they quote, where it is not a `blockquote`.
const QUOTED: &str = "gmail_quote gmail_quote_container gmail_extra yahoo_quoted protonmail_quote moz-cite-prefix \
    divrplyfwdmsg appendonsend olk_src_body_section mail-editor-reference-message-container zmail_extra \
    tutanota_quote";

/// Reads an HTML mail as a person would see it.
///
/// Never fails and never takes long: what is nested deeper than any browser goes is not read, and counts as hidden.
pub fn html_to_text(html: &str) -> HtmlText {
    let page = read(html);
    let styles = Styles::of(&page.nodes);
    let mut walk = Walk {
        nodes: &page.nodes,
        styles: &styles,
        lines: Lines::default(),
        hidden: page.cut,
        title: String::new(),
    };
    walk.walk();
    let hidden = walk.hidden || styles.is_lost();
    HtmlText { text: walk.lines.finish(), hidden, title: walk.title.trim().to_owned() }
}

struct Walk<'a> {
    nodes: &'a [Node],
    styles: &'a Styles<'a>,
    lines: Lines,
    hidden: bool,
    title: String,
}

enum Visit {
    Enter(NodeId, Seen),
    Leave(NodeId),
}

impl Walk<'_> {
    /// A list of what is still to be visited takes the place of recursion.
    fn walk(&mut self) {
        let mut open = vec![Visit::Enter(DOCUMENT, Styles::page())];
        while let Some(visit) = open.pop() {
            match visit {
                _ if self.styles.is_lost() => break,
                Visit::Leave(id) => self.leave(id),
                Visit::Enter(id, around) => {
                    let seen = self.enter(id, &around);
                    open.push(Visit::Leave(id));
                    let children = self.nodes[id].children.iter().rev();
                    open.extend(children.map(|child| Visit::Enter(*child, seen)));
                }
            }
        }
    }

    fn enter(&mut self, id: NodeId, around: &Seen) -> Seen {
        match &self.nodes[id].content {
            Content::Text(text) => {
                self.text(id, text, around);
                *around
            }
            Content::Document | Content::Unseen => *around,
            Content::Element { .. } => {
                let seen = self.styles.seen(id, around);
                if seen.is_shown() {
                    self.open(&self.nodes[id]);
                }
                seen
            }
        }
    }

    fn text(&mut self, id: NodeId, text: &str, around: &Seen) {
        let parent = self.nodes[id].parent.and_then(|parent| self.nodes[parent].tag());
        match parent {
            Some("title") => self.title.push_str(text),
            // Code is no text that is kept from anybody.
            Some("script" | "style") => {}
            _ if around.is_shown() => self.lines.text(text, parent == Some("pre")),
            _ => self.hidden |= text.chars().any(char::is_alphanumeric),
        }
    }

    fn open(&mut self, node: &Node) {
        let tag = node.tag().unwrap_or_default();
        if is_block(tag) {
            self.lines.end();
        }
        match tag {
            "p" => self.lines.gap(),
            "li" => self.lines.line.push_str("- "),
            "td" | "th" => self.lines.text(" ", false),
            _ => {}
        }
        self.lines.quotes += usize::from(is_quote(node));
    }

    fn leave(&mut self, id: NodeId) {
        let node = &self.nodes[id];
        let Some(tag) = node.tag() else { return };
        if is_block(tag) || is_quote(node) {
            self.lines.end();
        }
        if tag == "p" {
            self.lines.gap();
        }
        self.lines.quotes = self.lines.quotes.saturating_sub(usize::from(is_quote(node)));
    }
}

fn is_block(tag: &str) -> bool {
    BLOCKS.split(' ').any(|block| block == tag)
}

fn is_quote(node: &Node) -> bool {
    let names = ["class", "id"].into_iter().filter_map(|name| node.attribute(name));
    let marked = |names: &str| {
        names
            .split_whitespace()
            .any(|name| QUOTED.split(' ').any(|mark| mark == name.to_lowercase().trim_start_matches("x_")))
    };
    node.tag() == Some("blockquote") || names.into_iter().any(marked)
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    quotes: usize,
}

impl Lines {
    fn text(&mut self, text: &str, as_it_stands: bool) {
        for c in text.chars() {
            match c {
                '\n' if as_it_stands => self.end(),
                c if !c.is_whitespace() => self.line.push(c),
                _ if self.line.is_empty() || self.line.ends_with(' ') => {}
                _ => self.line.push(' '),
            }
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.done.push("> ".repeat(self.quotes.min(QUOTES)) + line.trim());
        }
    }

    fn gap(&mut self) {
        self.done.push(String::new());
    }

    fn finish(mut self) -> String {
        self.end();
        self.done.dedup_by(|a, b| a.is_empty() && b.is_empty());
        self.done.join("\n").trim().to_owned()
    }
}
