//! The demo with another shop, from a file.

use super::{demo_on, story::at_rest};
use crate::app::App;
use crate::demo::offered::offered;
use crate::demo::write::event;
use crate::demo::{FillError, SOURCE, Shop, World, WorldFileError, open_shop, post_mails};
use crate::ingest;
use crate::store::{Db, testing::databases};
use api::{DemoMail, DemoSample};
use std::path::{Path, PathBuf};

/// The world of the suites in this repository.
fn seed_world() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../evals/suites/seed/world.json")
}

async fn open(app: &App, path: &Path) -> Result<(), FillError> {
    let shop = Shop::World(World::read(path).unwrap());
    open_shop(app, &shop).await?;
    post_mails(app, &shop).await
}

#[tokio::test]
async fn a_world_file_takes_the_place_of_strideway_and_nobody_has_written_yet() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        open(&app, &seed_world()).await.unwrap();
        assert!(app.ready().await.unwrap());
        let sql = "SELECT (SELECT CAST(count(*) AS BIGINT) FROM shop_product),
                          (SELECT CAST(count(*) AS BIGINT) FROM shop_customer), (SELECT CAST(count(*) AS BIGINT) FROM email)";
        let counts: (i64, i64, i64) = sqlx::query_as(sql).fetch_one(db.read()).await.unwrap();
        assert_eq!(counts, (100, 15, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_customers_are_offered_with_questions_about_their_own_orders_and_each_is_answered() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        open(&app, &seed_world()).await.unwrap();
        let samples = offered(&db).await.unwrap();
        assert_eq!(samples.len(), 30, "an order and a product for each of fifteen");
        for sample in samples {
            assert!(asks_for_something_of_theirs(&db, &sample).await, "{}", sample.text);
            let mail = DemoMail {
                customer_id: sample.customer.id.clone(),
                subject: sample.subject,
                text: sample.text,
                case_id: None,
            };
            let written = event(&db, mail, "s@shop.example", app.now()).await.unwrap();
            assert_eq!(written.customer, sample.customer);
            ingest::accept(&app, SOURCE, &written).await.unwrap();
        }
        let running = at_rest(&app).await;
        let sql = "SELECT CAST(count(*) AS BIGINT) FROM draft WHERE outcome = 'draft'";
        let drafts: i64 = sqlx::query_scalar(sql).fetch_one(db.read()).await.unwrap();
        assert_eq!(drafts, 30, "old parcels and all");
        running.stop().await;
    }
}

async fn asks_for_something_of_theirs(db: &Db, sample: &DemoSample) -> bool {
    let sql = "SELECT CAST(count(*) AS BIGINT) FROM shop_delivery d JOIN shop_product p ON p.id = d.product_id
                WHERE d.customer_id = $1
                  AND ($2 LIKE '%order ' || CAST(d.order_id AS TEXT) || ' is?%' OR $2 LIKE '%the ' || p.name || ' in %')";
    let query = sqlx::query_scalar(sql).bind(&sample.customer.id).bind(&sample.text);
    let found: i64 = query.fetch_one(db.read()).await.unwrap();
    found > 0
}

#[tokio::test]
async fn a_folder_keeps_the_shop_that_it_was_filled_with() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        let folder = tempfile::tempdir().unwrap();
        let moved = folder.path().join("my shop.json");
        std::fs::copy(seed_world(), &moved).unwrap();
        open(&app, &seed_world()).await.unwrap();
        open(&app, &moved).await.unwrap(); // the same shop under another name

        let refused = open_shop(&app, &Shop::Strideway).await.unwrap_err().to_string();
        assert!(refused.contains("holds the shop of world.json"), "{refused}");
        assert!(refused.contains("start it with --world and that file"), "{refused}");

        std::fs::write(&moved, r#"{"customers": [{"id": "1", "email": "a@mail.example"}]}"#).unwrap();
        assert!(matches!(open(&app, &moved).await, Err(FillError::OtherShop(_))), "the file has changed");
    }
}

#[tokio::test]
async fn strideway_does_not_become_another_shop() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        open_shop(&app, &Shop::Strideway).await.unwrap();
        let refused = open(&app, &seed_world()).await.unwrap_err().to_string();
        assert!(refused.contains("start it without --world, or take another folder"), "{refused}");
    }
}

#[tokio::test]
async fn a_row_that_does_not_fit_fills_nothing() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("world.json");
        let customers = r#""customers": [{"id": "1", "email": "a@mail.example", "name": "A"}]"#;
        std::fs::write(
            &path,
            format!(r#"{{{customers}, "inventory": [{{"product_id": 7, "quantity": 1}}]}}"#),
        )
        .unwrap();
        let refused = open(&app, &path).await.unwrap_err().to_string();
        assert!(refused.contains("`inventory`"), "{refused}");

        std::fs::write(&path, format!("{{{customers}}}")).unwrap();
        open(&app, &path).await.unwrap();
        let samples = offered(&db).await.unwrap();
        assert_eq!(samples.len(), 1, "nothing to ask for, and still somebody to write as");
        assert_eq!((samples[0].customer.name.as_str(), samples[0].text.as_str()), ("A", ""));
    }
}

#[test]
fn a_file_that_is_no_world_is_told_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.json");
    assert!(matches!(World::read(&path), Err(WorldFileError::Unreadable { .. })));
    for (text, says) in
        [("{", "is not JSON"), ("[]", "has no `customers`"), (r#"{"customers": []}"#, "has no `customers`")]
    {
        std::fs::write(&path, text).unwrap();
        let told = World::read(&path).unwrap_err().to_string();
        assert!(told.contains("world.json") && told.contains(says), "{told}");
    }
}
