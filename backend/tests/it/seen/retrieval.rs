//! What the catalogue was asked is seen as a search, with what it found.

use super::collector::Seen;
use super::scene::play;

fn named<'a>(spans: &'a [Seen], name: &str) -> &'a Seen {
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("no span {name}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_to_the_catalogue_is_a_retrieval_with_the_ids_of_what_it_found() {
    let spans = play("products", "off").await.arrived.spans;
    for (what, node, table, found) in [
        ("products", "match", "shop_product", &["45"][..]),
        ("stock", "availability", "shop_stock", &["45"]),
        ("incoming", "availability", "shop_incoming", &["45", "45", "45", "45"]),
    ] {
        let span = named(&spans, &format!("retrieval {what}"));
        let parent = named(&spans, &format!("node {node}"));
        let query = named(&spans, &format!("SELECT {table}"));
        assert_eq!((span.kind, &span.parent, &query.parent), ("CLIENT", &parent.id, &span.id), "{what}");
        for (key, value) in [
            ("gen_ai.operation.name", "retrieval"),
            ("gen_ai.data_source.id", "catalogue"),
            ("openinference.span.kind", "RETRIEVER"),
            ("langfuse.observation.type", "retriever"),
            ("session.id", &parent.attributes["session.id"]),
        ] {
            assert_eq!(span.attributes[key], value, "{what}: {key}");
        }
        let documents: Vec<&String> = (0..)
            .map_while(|place| span.attributes.get(&format!("retrieval.documents.{place}.document.id")))
            .collect();
        assert_eq!(documents, found, "{what}");
        assert!(!span.attributes.contains_key("gen_ai.retrieval.query.text"), "{what}");
        assert!(!span.attributes.contains_key("tool.name"), "{what} is no tool");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_searched_and_found_is_told_only_where_texts_are_wanted() {
    let spans = play("products", "masked").await.arrived.spans;
    let span = named(&spans, "retrieval products");
    assert!(span.attributes["gen_ai.retrieval.query.text"].contains("Northwind"), "{span:#?}");
    assert!(span.attributes["gen_ai.retrieval.documents"].contains("Glide 4"), "{span:#?}");
    assert!(span.attributes["output.value"].contains("Glide 4"), "{span:#?}");
}
