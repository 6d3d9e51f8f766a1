//! The picture of the graph, drawn from [`EDGES`].

use super::edges::{EDGES, Edge, Node};

/// The graph as a Mermaid flowchart: the same text in the docs, on the screen and from `countersign graph`.
pub fn mermaid() -> String {
    let mut text = String::from("flowchart LR\n");
    for node in Node::ALL {
        text.push_str(&format!("    {}\n", shape(node)));
    }
    for edge in EDGES {
        text.push_str(&format!("    {}\n", arrow(edge)));
    }
    text
}

fn shape(node: Node) -> String {
    let name = node.as_str();
    match node {
        Node::Done => format!("{name}([await review])"),
        Node::Route => format!("{name}{{{name}}}"),
        Node::Recall
        | Node::Screen
        | Node::Classify
        | Node::Filter
        | Node::Match
        | Node::Availability
        | Node::Identify
        | Node::Assess
        | Node::Remedy
        | Node::NeedInfo
        | Node::Compose
        | Node::Check
        | Node::Escalate
        | Node::Propose => format!("{name}[{name}]"),
    }
}

fn arrow(edge: &Edge) -> String {
    let (from, to) = (edge.from.as_str(), edge.to.as_str());
    match edge.when {
        "" => format!("{from} --> {to}"),
        when => format!("{from} -->|{when}| {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_picture_shows_every_edge_of_the_table() {
        insta::assert_snapshot!(mermaid());
    }

    #[test]
    fn every_node_is_reached_from_recall() {
        let mut reached = BTreeSet::from([Node::Recall]);
        while let Some(edge) =
            EDGES.iter().find(|edge| reached.contains(&edge.from) && !reached.contains(&edge.to))
        {
            reached.insert(edge.to);
        }
        assert_eq!(reached, BTreeSet::from(Node::ALL));
    }
}
