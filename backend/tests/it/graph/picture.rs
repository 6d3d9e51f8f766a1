//! One picture of the graph: in the docs, from the command.

use std::process::Command;

#[test]
fn the_docs_show_what_the_command_prints() {
    let printed = Command::new(env!("CARGO_BIN_EXE_countersign")).arg("graph").output().unwrap();
    assert!(printed.status.success(), "{printed:?}");
    let printed = String::from_utf8(printed.stdout).unwrap();
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/graph.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (_, rest) = page.split_once("```mermaid\n").expect("the page has a picture");
    let (picture, _) = rest.split_once("```").expect("the picture ends");
    assert_eq!(picture.trim_end(), printed.trim_end());
}
