//! Style sheets, as far as hiding text goes: rules, selectors and declarations.
//!
//! Source: CSS Syntax Level 3 and Selectors Level 3, the parts that mail programs support. What is not understood
//! matches nothing, as in a browser.

use super::dom::{Node, NodeId};
use std::cell::Cell;

/// More rules than any mail has.
const RULES: usize = 2_000;

/// `@media` inside `@media`.
const NESTED: usize = 3;

/// `name: value`, both in lower case, escapes resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    pub name: String,
    pub value: String,
    pub important: bool,
}

#[derive(Debug)]
pub struct Rule {
    pub selector: Selector,
    pub declarations: Vec<Declaration>,
}

/// What a `style` attribute or the body of a rule declares, in order.
pub fn declarations(text: &str) -> Vec<Declaration> {
    let text = without_comments(text);
    split_outside_brackets(&text, ';').into_iter().filter_map(declaration).collect()
}

fn declaration(text: &str) -> Option<Declaration> {
    let (name, value) = text.split_once(':')?;
    let name = unescaped(name).trim().to_lowercase();
    let value = unescaped(value).trim().to_lowercase();
    let (value, important) = match value.rsplit_once('!') {
        Some((plain, mark)) if mark.trim() == "important" => (plain.trim().to_owned(), true),
        _ => (value, false),
    };
    (!name.is_empty()).then_some(Declaration { name, value, important })
}

/// The rules of a style sheet that hold on a screen of usual width.
pub fn rules(sheet: &str) -> Vec<Rule> {
    let sheet = without_comments(sheet).replace("<!--", " ").replace("-->", " ");
    let mut rules = Vec::new();
    let mut open = vec![(sheet.as_str(), 0)];
    while let Some((text, depth)) = open.pop() {
        let mut rest = text;
        while let Some((prelude, block, after)) = next_block(rest) {
            rest = after;
            match prelude.strip_prefix('@') {
                Some(at) if holds(at) && depth < NESTED => open.push((block, depth + 1)),
                Some(_) => {}
                None => add_rules(&mut rules, prelude, block),
            }
            if rules.len() >= RULES {
                return rules;
            }
        }
    }
    rules
}

fn add_rules(rules: &mut Vec<Rule>, prelude: &str, block: &str) {
    let declarations = declarations(block);
    for selector in prelude.split(',').filter_map(Selector::parse) {
        rules.push(Rule { selector, declarations: declarations.clone() });
    }
}

/// The next `prelude { block }`, and what follows it; statements without a block are passed over.
fn next_block(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('{')?;
    let prelude = text[..start].rsplit([';', '}']).next().unwrap_or_default().trim();
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((prelude, &text[start + 1..at], &text[at + 1..]));
        }
    }
    Some((prelude, &text[start + 1..], ""))
}

/// Whether the rules of `@media ..` are for whoever reads at a desk. Narrow screens, printers and dark mode have
/// rules of their own that hide what others see.
fn holds(at_rule: &str) -> bool {
    let Some(condition) = at_rule.strip_prefix("media").map(str::to_lowercase) else { return false };
    let others = ["max-width", "max-device-width", "print", "prefers-color-scheme", "orientation", "not "];
    !others.iter().any(|other| condition.contains(other))
}

fn without_comments(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = rest[start + 2..].find("*/").map_or("", |end| &rest[start + end + 4..]);
    }
    kept + rest
}

/// `url(data:a;b)` is one piece.
fn split_outside_brackets(text: &str, separator: char) -> Vec<&str> {
    let (mut pieces, mut from, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if c == separator && depth == 0 => {
                pieces.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&text[from..]);
    pieces
}

/// `d\69 splay` is `display`.
pub fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        match u32::from_str_radix(&rest[..digits], 16).ok().and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = &rest[digits..];
                rest = rest.strip_prefix([' ', '\t', '\n', '\r']).unwrap_or(rest);
            }
            None => rest = &rest[digits..],
        }
    }
    plain + rest
}

/// `table .a > b`: what must be around the element, from the inside out.
#[derive(Debug)]
pub struct Selector {
    target: Compound,
    /// From the nearest to the farthest.
    around: Vec<(Combinator, Compound)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Combinator {
    Inside,
    ChildOf,
}

/// `p.a#b[c]:first-child`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Compound {
    tag: Option<String>,
    parts: Vec<Part>,
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Class(String),
    Id(String),
    Attribute { name: String, value: Option<String> },
    FirstChild,
    LastChild,
}

impl Selector {
    /// `None`: it has a part that is not understood, or that holds for no text at rest (`:hover`, `::before`).
    fn parse(text: &str) -> Option<Self> {
        let spaced = text.replace('>', " > ");
        let mut words = spaced.split_whitespace().rev();
        let target = Compound::parse(words.next()?)?;
        let (mut around, mut combinator) = (Vec::new(), Combinator::Inside);
        for word in words {
            match word {
                ">" => combinator = Combinator::ChildOf,
                _ => {
                    around.push((combinator, Compound::parse(word)?));
                    combinator = Combinator::Inside;
                }
            }
        }
        (around.len() <= 16).then_some(Self { target, around })
    }

    /// Ids count most, then classes and attributes, then names.
    pub fn specificity(&self) -> u32 {
        self.around.iter().map(|(_, compound)| compound).chain([&self.target]).map(Compound::weight).sum()
    }

    /// `fuel`: taken for each element that is looked at; nothing matches once it is used up.
    pub fn matches(&self, nodes: &[Node], id: NodeId, fuel: &Fuel) -> bool {
        if !fuel.burn() || !self.target.matches(nodes, id) {
            return false;
        }
        let mut at = nodes[id].parent;
        for (combinator, compound) in &self.around {
            match combinator {
                Combinator::ChildOf => match at {
                    Some(parent) if compound.matches(nodes, parent) => at = nodes[parent].parent,
                    _ => return false,
                },
                Combinator::Inside => {
                    let found = ancestors(nodes, at).find(|a| fuel.burn() && compound.matches(nodes, *a));
                    match found {
                        Some(ancestor) => at = nodes[ancestor].parent,
                        None => return false,
                    }
                }
            }
        }
        true
    }
}

/// How much looking a page may cost: sheets and nesting multiply.
#[derive(Debug)]
pub struct Fuel(Cell<u32>);

impl Fuel {
    pub fn new(steps: u32) -> Self {
        Self(Cell::new(steps))
    }

    /// `false`: it is used up.
    fn burn(&self) -> bool {
        let left = self.0.get().saturating_sub(1);
        self.0.set(left);
        left > 0
    }

    pub fn is_empty(&self) -> bool {
        self.0.get() <= 1
    }
}

fn ancestors(nodes: &[Node], from: Option<NodeId>) -> impl Iterator<Item = NodeId> {
    std::iter::successors(from, |id| nodes[*id].parent)
}

impl Compound {
    fn parse(text: &str) -> Option<Self> {
        let end = text.find(['.', '#', '[', ':']).unwrap_or(text.len());
        let tag = unescaped(&text[..end]).to_lowercase();
        let mut compound = Self { tag: (!tag.is_empty() && tag != "*").then_some(tag), parts: Vec::new() };
        let mut rest = &text[end..];
        while let Some(mark) = rest.chars().next() {
            let length = match mark {
                '[' => rest.find(']')? + 1,
                _ => rest[1..].find(['.', '#', '[', ':']).map_or(rest.len(), |next| next + 1),
            };
            compound.parts.push(Part::parse(mark, &rest[1..length])?);
            rest = &rest[length..];
        }
        (compound.parts.len() <= 16).then_some(compound)
    }

    fn weight(&self) -> u32 {
        let parts = self.parts.iter().map(|part| if matches!(part, Part::Id(_)) { 10_000 } else { 100 });
        parts.sum::<u32>() + u32::from(self.tag.is_some())
    }

    fn matches(&self, nodes: &[Node], id: NodeId) -> bool {
        let node = &nodes[id];
        let Some(tag) = node.tag() else { return false };
        self.tag.as_ref().is_none_or(|wanted| wanted == tag)
            && self.parts.iter().all(|part| part.matches(nodes, id, node))
    }
}

impl Part {
    fn parse(mark: char, text: &str) -> Option<Self> {
        let name = unescaped(text.trim_end_matches(']'));
        match (mark, name.as_str()) {
            ('.', _) => Some(Self::Class(name)),
            ('#', _) => Some(Self::Id(name)),
            ('[', _) => {
                let (name, value) = match name.split_once('=') {
                    Some((name, value)) => (name, Some(value.trim_matches(['"', '\'', ' ']).to_owned())),
                    None => (name.as_str(), None),
                };
                Some(Self::Attribute { name: name.trim().to_lowercase(), value })
            }
            (':', "first-child") => Some(Self::FirstChild),
            (':', "last-child") => Some(Self::LastChild),
            _ => None,
        }
    }

    fn matches(&self, nodes: &[Node], id: NodeId, node: &Node) -> bool {
        let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
        match self {
            Self::Class(wanted) => {
                node.attribute("class").is_some_and(|c| c.split_whitespace().any(|class| same(class, wanted)))
            }
            Self::Id(wanted) => node.attribute("id").is_some_and(|id| same(id.trim(), wanted)),
            Self::Attribute { name, value } => {
                let has = node.attribute(name);
                value.as_ref().map_or(has.is_some(), |value| has.is_some_and(|has| same(has.trim(), value)))
            }
            Self::FirstChild => siblings(nodes, node).next() == Some(id),
            Self::LastChild => siblings(nodes, node).next_back() == Some(id),
        }
    }
}

/// The elements among the children of its parent.
fn siblings<'a>(nodes: &'a [Node], node: &Node) -> impl DoubleEndedIterator<Item = NodeId> + 'a {
    let children = node.parent.map_or(&[][..], |parent| &nodes[parent].children);
    children.iter().copied().filter(|child| nodes[*child].tag().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read_with_escapes_comments_and_importance() {
        let read =
            |text| declarations(text).into_iter().map(|d| (d.name, d.value, d.important)).collect::<Vec<_>>();
        let is = |name: &str, value: &str, important| (name.to_owned(), value.to_owned(), important);
        assert_eq!(read("display:none"), [is("display", "none", false)]);
        assert_eq!(read("D\\69 splay : NONE ! important;"), [is("display", "none", true)]);
        assert_eq!(read("dis/* x */play:no/**/ne; color"), [is("display", "none", false)]);
        assert_eq!(
            read("background:url(data:a;b:c);top:0"),
            [is("background", "url(data:a;b:c)", false), is("top", "0", false)]
        );
    }

    #[test]
    fn rules_for_other_screens_do_not_hold() {
        let count = |sheet| rules(sheet).len();
        assert_eq!(count("a{b:c} .d, #e {f:g}"), 3);
        assert_eq!(count("@import 'x'; a{b:c}"), 1);
        assert_eq!(count("@media screen{a{b:c}} @media all {d{e:f}}"), 2);
        assert_eq!(count("@media only screen and (max-width:600px){a{b:c}} @media print{a{b:c}}"), 0);
        assert_eq!(count("@font-face{a:b} <!-- a{b:c} -->"), 1);
        assert_eq!(count("a:hover{b:c} a::before{b:c} a{b:c"), 1);
    }
}
