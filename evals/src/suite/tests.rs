use super::*;
use serde_json::json;
use tempfile::TempDir;

/// A folder `shop` with a suite `late.jsonl` of these lines.
fn suite_of(lines: &[String]) -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("shop");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("late.jsonl");
    fs::write(&file, lines.join("\n")).unwrap();
    (root, file)
}

fn event() -> Value {
    json!({"event_id": "e1", "customer": {"id": "1", "email": "ada@mail.example", "name": "Ada"},
           "message": {"message_id": "<1@mail.example>", "from": "ada@mail.example", "to": ["service@shop.example"],
                       "subject": "Late", "text": "Where is it?", "received_at": "2026-01-29T10:00:00Z"}})
}

fn line(more: Value) -> String {
    let mut line = json!({"id": "late-1", "input": event(), "expect": {"outcome": "Draft"}});
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    line.to_string()
}

#[test]
fn the_suite_that_ships_loads_whole() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("suites/seed/delivery.jsonl");
    let Suite { name, cases, .. } = load(&file).unwrap();
    assert_eq!((name.as_str(), cases.len()), ("seed/delivery", 89));
    for case in &cases {
        let scene = case.scene(1).unwrap();
        assert_eq!(scene.tables["item_deliveries"].len(), 40, "{}", case.id);
    }
    assert_eq!(cases.iter().filter(|case| !case.memory.is_empty()).count(), 20);
}

#[test]
fn a_suite_is_named_after_its_folder_and_file() {
    let (root, file) = suite_of(&[line(json!({}))]);
    assert_eq!(load(&file).unwrap().name, "shop/late");
    assert_eq!(load(&root.path().join("shop")).unwrap().name, "shop");
}

#[test]
fn fields_that_nobody_knows_are_ignored() {
    let (_root, file) = suite_of(&[line(json!({"published": {"score": 1}, "world": {"weather": "rain"}}))]);
    assert_eq!(load(&file).unwrap().cases.len(), 1);
}

#[test]
fn a_skipped_case_is_not_there() {
    let lines = [
        line(json!({"skip": true})),
        line(json!({"skip": "its text is lost"})),
        line(json!({"skip": false})),
    ];
    let (_root, file) = suite_of(&lines);
    assert_eq!(load(&file).unwrap().cases.len(), 1);
}

#[test]
fn the_clock_stands_where_the_case_says_else_at_its_first_mail() {
    let now = "2026-02-05T10:00:00Z";
    let (_root, file) = suite_of(&[line(json!({"world": {"now": now}})), line(json!({}))]);
    let clocks = load(&file)
        .unwrap()
        .cases
        .iter()
        .map(|case| case.scene(1).unwrap().now.to_string())
        .collect::<Vec<_>>();
    assert_eq!(clocks, [now, "2026-01-29T10:00:00Z"]);
}

#[test]
fn a_world_is_looked_up_beside_the_suite_and_then_above() {
    let world =
        json!({"world": {"base": "world.json", "set": {"inventory": [{"product_id": 1, "quantity": 0}]}}});
    let (root, file) = suite_of(&[line(world)]);
    assert!(matches!(load(&file), Err(SuiteError::NoWorld { .. })));
    let shop =
        |quantity: u32| json!({"inventory": [{"product_id": 1, "quantity": quantity, "shelf": quantity}]});
    for (place, shelf) in [("world.json", 7), ("shop/world.json", 8)] {
        fs::write(root.path().join(place), shop(shelf).to_string()).unwrap();
        let row = load(&file).unwrap().cases[0].scene(1).unwrap().tables["inventory"][0].clone();
        assert_eq!(Value::Object(row), json!({"product_id": 1, "quantity": 0, "shelf": shelf}), "{place}");
    }
}

#[test]
fn a_table_may_be_a_list_of_rows_or_rows_by_their_keys() {
    let (root, file) = suite_of(&[line(json!({"world": {"base": "world.json"}}))]);
    let world = json!({"orders": {"#W1": {"order_id": "#W1"}}, "inventory": [{"product_id": 1}]});
    fs::write(root.path().join("shop/world.json"), world.to_string()).unwrap();
    let tables = load(&file).unwrap().cases[0].scene(1).unwrap().tables;
    assert_eq!(
        serde_json::to_value(tables).unwrap(),
        json!({"orders": [{"order_id": "#W1"}], "inventory": [{"product_id": 1}]})
    );
    fs::write(root.path().join("shop/world.json"), json!({"orders": 7}).to_string()).unwrap();
    assert!(matches!(load(&file), Err(SuiteError::World { .. })));
}

#[test]
fn a_broken_line_is_named_with_its_place() {
    let (_root, file) = suite_of(&[line(json!({})), "{\"id\": 7}".to_owned()]);
    let error = load(&file).unwrap_err().to_string();
    assert!(error.contains("late.jsonl, line 2"), "{error}");
}

#[test]
fn several_mails_are_posted_in_their_order() {
    let (_root, file) = suite_of(&[line(json!({"input": [event(), event()]}))]);
    assert_eq!(load(&file).unwrap().cases[0].posts.len(), 2);
    let (_root, file) = suite_of(&[line(json!({"input": []}))]);
    assert!(matches!(load(&file), Err(SuiteError::NoMail { line: 1, .. })));
}

#[test]
fn a_raw_mail_is_read_as_text_or_base64() {
    let ids = json!({"event_id": "e1", "customer": {"id": "1", "email": "a@mail.example"}});
    let with = |field: &str, mail: &str| {
        let mut input = ids.clone();
        input[field] = json!(mail);
        line(json!({"input": input}))
    };
    let (_root, file) = suite_of(&[with("rfc822", "Subject: x"), with("rfc822_base64", "U3ViamVjdDogeA==")]);
    for case in load(&file).unwrap().cases {
        assert!(matches!(&case.posts[0], Post::Raw(raw) if raw.mail == b"Subject: x"), "{:?}", case.posts);
    }
    let (_root, file) = suite_of(&[with("rfc822_base64", "not base64!")]);
    assert!(matches!(load(&file), Err(SuiteError::Post { line: 1, .. })));
}

#[test]
fn a_suite_is_another_one_when_a_mail_or_its_world_changes() {
    let with_world = json!({"world": {"base": "world.json"}});
    let (root, file) = suite_of(&[line(with_world)]);
    let world = root.path().join("shop/world.json");
    let sha = |tables: &str| {
        fs::write(&world, tables).unwrap();
        load(&file).unwrap().sha256
    };
    let (first, other) = (sha(r#"{"inventory": []}"#), sha(r#"{"inventory": [{"product_id": 1}]}"#));
    assert_ne!(first, other);
    assert_eq!(sha(r#"{"inventory": []}"#), first);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("Where is it?", "Where is it now?")).unwrap();
    assert_ne!(load(&file).unwrap().sha256, first);
}
