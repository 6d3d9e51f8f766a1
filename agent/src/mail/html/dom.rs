//! The tree of an HTML mail, built by html5ever as a browser would build it, in one arena.
//!
//! Nodes are numbers, parents and children lists of them: no recursion anywhere, so that depth costs no stack.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::sync::LazyLock;

pub type NodeId = usize;

/// The document itself: the first node.
pub const DOCUMENT: NodeId = 0;

#[derive(Debug)]
pub enum Content {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
    /// A comment or processing instruction.
    Unseen,
}

#[derive(Debug)]
pub struct Node {
    pub content: Content,
    pub parent: Option<NodeId>,
    pub children: Vec<NodeId>,
    depth: usize,
}

impl Node {
    /// The element's name; `None` for text and comments.
    pub fn tag(&self) -> Option<&str> {
        match &self.content {
            Content::Element { name, .. } => Some(&name.local),
            Content::Document | Content::Text(_) | Content::Unseen => None,
        }
    }

    pub fn attribute(&self, wanted: &str) -> Option<&str> {
        match &self.content {
            Content::Element { attributes, .. } => {
                attributes.iter().find(|attribute| &*attribute.name.local == wanted).map(|a| &*a.value)
            }
            Content::Document | Content::Text(_) | Content::Unseen => None,
        }
    }
}

/// The name of what is no element.
static NAMELESS: LazyLock<QualName> = LazyLock::new(|| QualName::new(None, ns!(), LocalName::from("")));

/// Built while html5ever reads; a cell because its trait hands out shared references.
#[derive(Debug)]
pub struct Dom {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<usize>,
    /// Grows with every call of the parser that changes the tree: how its progress is seen.
    changes: Cell<usize>,
}

impl Dom {
    pub fn new() -> Self {
        let document = Node { content: Content::Document, parent: None, children: Vec::new(), depth: 0 };
        Self { nodes: RefCell::new(vec![document]), deepest: Cell::new(0), changes: Cell::new(0) }
    }

    pub fn size(&self) -> usize {
        self.nodes.borrow().len()
    }

    pub fn deepest(&self) -> usize {
        self.deepest.get()
    }

    pub fn changes(&self) -> usize {
        self.changes.get()
    }

    fn create(&self, content: Content) -> NodeId {
        self.changed();
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { content, parent: None, children: Vec::new(), depth: 0 });
        nodes.len() - 1
    }

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    /// Puts a node or text into `parent` before the child at `place`; text joins a text that stands there.
    fn insert(&self, parent: NodeId, place: usize, child: NodeOrText<NodeId>) {
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                if self.joined(parent, place, &text) {
                    return;
                }
                self.create(Content::Text(text.to_string()))
            }
        };
        self.detach(id);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        nodes[id].parent = Some(parent);
        nodes[id].depth = depth;
        let place = place.min(nodes[parent].children.len());
        nodes[parent].children.insert(place, id);
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn joined(&self, parent: NodeId, place: usize, more: &str) -> bool {
        self.changed();
        let mut nodes = self.nodes.borrow_mut();
        let before = place.checked_sub(1).and_then(|last| nodes[parent].children.get(last)).copied();
        match before.map(|id| &mut nodes[id].content) {
            Some(Content::Text(text)) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[id].parent.take()
            && let Some(place) = nodes[parent].children.iter().rposition(|child| *child == id)
        {
            nodes[parent].children.remove(place);
        }
    }

    fn place_of(&self, id: NodeId) -> Option<(NodeId, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[id].parent?;
        nodes[parent].children.iter().rposition(|child| *child == id).map(|place| (parent, place))
    }

    fn children_of(&self, id: NodeId) -> usize {
        self.nodes.borrow()[id].children.len()
    }

    fn has_parent(&self, id: NodeId) -> bool {
        self.nodes.borrow()[id].parent.is_some()
    }
}

impl TreeSink for Dom {
    type Handle = NodeId;
    type Output = Vec<Node>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target].content {
            Content::Element { name, .. } => name,
            // The tree builder asks for names of elements only.
            Content::Document | Content::Text(_) | Content::Unseen => &NAMELESS,
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.create(Content::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.create(Content::Unseen)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.create(Content::Unseen)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(*parent, self.children_of(*parent), child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        match self.has_parent(*element) {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The contents of a template hang below it like any child; whoever reads them knows its name.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        if let NodeOrText::AppendNode(id) = &new {
            self.detach(*id);
        }
        if let Some((parent, place)) = self.place_of(*sibling) {
            self.insert(parent, place, new);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Content::Element { attributes, .. } = &mut nodes[*target].content {
            for attribute in more {
                if !attributes.iter().any(|known| known.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[*node].children);
        for child in children {
            self.nodes.borrow_mut()[child].parent = None;
            self.append(new_parent, NodeOrText::AppendNode(child));
        }
    }
}
