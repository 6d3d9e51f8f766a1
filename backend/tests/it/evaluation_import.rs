//! What a person decided becomes a labelled mail that asks the same and names nobody.

use crate::house::{Db, Shop, UNDO_OVER, approve_all, proposed};
use crate::products::shelf::{self, IN_STOCK};
use api::{DecisionResponse, DraftView};
use countersign::config::Settings;
use countersign::evaluate::{Imported, Stages, Wanted, import_decisions};
use evals::{Options, Report};
use serde_json::{Value, json};

on_both!(
    an_approval_without_a_change_is_right_when_its_case_is_played,
    what_was_given_before_the_mail_is_given_in_its_case,
    a_refused_action_is_expected_no_more,
    an_edited_text_is_a_correction_and_an_unchanged_one_is_none,
    a_wrong_topic_is_labelled_with_the_right_one,
    what_nobody_answered_makes_no_case,
    nothing_of_the_customer_is_in_the_file,
    the_same_import_twice_gives_the_same_file,
);

const EVERYTHING: Wanted = Wanted { since: None, unchanged: true };
const CORRECTIONS: Wanted = Wanted { since: None, unchanged: false };

/// A mail full of its writer, about a parcel that came late.
const PERSONAL: &str = "Hello,\n\nmy name is Ada Lindqvist, I live at 12 Orchard Close. My parcel TRK-1 of order 1001 came late. My husband \
    Torvald Helmersen waited for it all day. Ring me on +46 70 123 45 67 or write to ada.private@lindqvist.example.\n\nADA";

async fn approves(shop: &Shop, draft: &DraftView) {
    let _decided: DecisionResponse = shop.agent("sam").decides(draft, &approve_all(draft)).await.ok();
}

async fn imported(shop: &Shop, wanted: Wanted) -> Imported {
    import_decisions(&shop.app.db, wanted).await.unwrap()
}

/// The imported cases as `eval run` plays them, with this shop's shape of tracking numbers.
async fn played(imported: &Imported) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let (suite, out) = (folder.path().join("decisions.jsonl"), folder.path().join("out"));
    std::fs::write(&suite, imported.lines()).unwrap();
    let mut settings = Settings::default();
    settings.policy.tracking_patterns = vec!["TRK-[0-9]{1,4}".to_owned()];
    let stages = Stages { folder: folder.path().join("stages"), settings };
    evals::run(&Options::new(suite, out), &stages, &|_| {}).await.unwrap()
}

#[track_caller]
fn figure(report: &Report, name: &str) -> f64 {
    report.metrics.get(name).unwrap_or_else(|| panic!("{name} is not in\n{}", report.table())).value
}

async fn an_approval_without_a_change_is_right_when_its_case_is_played(db: Db) {
    let shop = shelf::open(db).await;
    for (who, text) in [
        ("ada", PERSONAL),
        ("ada", "Where is TRK-2?"),
        ("ben", "Where are orders 2001 and 2002?"),
        ("cleo", IN_STOCK),
    ] {
        let draft = shop.customer(who).writes(text).await;
        approves(&shop, &draft).await;
    }
    let imported = imported(&shop, EVERYTHING).await;
    assert_eq!(imported.cases.len(), 3, "one answer was still on its way: {:?}", imported.left_out);
    let report = played(&imported).await;
    for name in
        ["delivery_exact", "match_recall", "match_precision", "path_exact", "topic_accept", "amounts_exact"]
    {
        assert_eq!(figure(&report, name), 1.0, "{name}\n{}\n{}", report.table(), imported.lines());
    }
    assert_eq!(figure(&report, "harmful_proposals"), 0.0, "{}", report.table());
}

async fn what_was_given_before_the_mail_is_given_in_its_case(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    approves(&shop, &first).await;
    shop.after(UNDO_OVER).await;
    let second = shop.customer("ada").writes("Did TRK-1 come late?").await;
    assert!(proposed(&second).is_empty(), "its fee was refunded");
    approves(&shop, &second).await;
    let imported = imported(&shop, EVERYTHING).await;
    assert_eq!(imported.cases[1]["world"]["set"]["refunds"][0]["state"], "paid", "{}", imported.lines());
    let report = played(&imported).await;
    for (name, value) in [("delivery_exact", 1.0), ("harmful_proposals", 0.0)] {
        assert_eq!(figure(&report, name), value, "{name}\n{}", report.table());
    }
}

async fn a_refused_action_is_expected_no_more(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-2?").await;
    assert_eq!(draft.actions.len(), 2);
    let agent = shop.agent("sam");
    let refusing = approve_all(&draft).refusing(&draft, 1);
    let text = agent.rewrites(&draft, &refusing).await;
    let _decided: DecisionResponse = agent.decides(&draft, &refusing.body(text)).await.ok();
    let imported = imported(&shop, CORRECTIONS).await;
    assert_eq!(imported.cases[0]["expect"]["actions"].as_array().unwrap().len(), 1);
    let report = played(&imported).await;
    assert_eq!(
        (figure(&report, "harmful_proposals"), figure(&report, "delivery_exact")),
        (1.0, 0.0),
        "{}",
        report.table()
    );
}

async fn an_edited_text_is_a_correction_and_an_unchanged_one_is_none(db: Db) {
    let shop = Shop::open(db).await;
    let (plain, edited) = (
        shop.customer("dan").writes("Where is TRK-31?").await,
        shop.customer("ada").writes("Where is TRK-3?").await,
    );
    approves(&shop, &plain).await;
    let body = edited.body.replace("Hello Ada", "Dear Ada");
    assert_ne!(body, edited.body);
    let edit = approve_all(&edited).body(body);
    let _decided: DecisionResponse = shop.agent("sam").decides(&edited, &edit).await.ok();
    let found = imported(&shop, CORRECTIONS).await;
    assert_eq!(found.cases.len(), 1);
    assert!(found.cases[0]["expect"]["approved"]["body"].as_str().unwrap().starts_with("Dear "));
    assert_eq!(found.left_out["approved as it was drafted"], 1);
    assert_eq!(figure(&played(&found).await, "delivery_exact"), 1.0, "only the wording was another");
    let tomorrow = Wanted { since: Some("2026-01-30T00:00:00Z".parse().unwrap()), unchanged: true };
    assert!(imported(&shop, tomorrow).await.cases.is_empty());
}

async fn a_wrong_topic_is_labelled_with_the_right_one(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let was = draft.classification.as_ref().unwrap().topic;
    shop.agent("sam").rejects(&draft, "wrong_topic(billing)").await;
    let expect = imported(&shop, CORRECTIONS).await.cases[0]["expect"].clone();
    assert_eq!(expect, json!({"topic_accept": ["billing"], "must_not": [was]}));
}

async fn what_nobody_answered_makes_no_case(db: Db) {
    let shop = Shop::open(db).await;
    let (closed, reworded) = (
        shop.customer("ada").writes("Where is TRK-1?").await,
        shop.customer("dan").writes("Where is TRK-31?").await,
    );
    shop.agent("sam").closes(&closed).await;
    shop.agent("sam").rejects(&reworded, "wording").await;
    let imported = imported(&shop, EVERYTHING).await;
    assert!(imported.cases.is_empty(), "{}", imported.lines());
    assert_eq!(imported.left_out["no answer says what would have been right"], 2);
}

async fn nothing_of_the_customer_is_in_the_file(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes(PERSONAL).await;
    approves(&shop, &draft).await;
    let found = imported(&shop, EVERYTHING).await;
    let file = found.lines();
    assert_eq!(found.cases.len(), 1);
    for own in [
        "ada",
        "lindqvist",
        "torvald",
        "helmersen",
        "orchard",
        "trk-1\"",
        "trk-1 ",
        "1001",
        "1002",
        "71001",
        "123 45 67",
        "mail.example/ada",
        "sam",
        "cas_",
        "drf_",
        draft.case_id.as_str(),
    ] {
        let at = file.to_lowercase().find(&own.to_lowercase());
        assert!(at.is_none(), "{own} is in\n{file}");
    }
    let world: &Value = &found.cases[0]["world"]["set"];
    assert_eq!(
        world["item_deliveries"].as_array().unwrap().len(),
        4,
        "all parcels of hers, and nobody else's"
    );
    assert_eq!(world["customers"].as_array().unwrap().len(), 1);
}

async fn the_same_import_twice_gives_the_same_file(db: Db) {
    let shop = Shop::open(db).await;
    for (who, text) in [("ada", PERSONAL), ("dan", "Where is TRK-31?")] {
        let draft = shop.customer(who).writes(text).await;
        approves(&shop, &draft).await;
    }
    let (once, again) =
        (imported(&shop, EVERYTHING).await.lines(), imported(&shop, EVERYTHING).await.lines());
    assert_eq!((once.lines().count(), once == again), (2, true));
}
