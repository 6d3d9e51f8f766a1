//! The people of the shop, as they see each other.

use crate::house::{Db, Shop};
use api::{Colleague, Role};
use countersign::staff::disable_user;

on_both!(people_are_listed_by_name_without_those_who_are_gone,);

async fn people_are_listed_by_name_without_those_who_are_gone(db: Db) {
    let mut shop = Shop::open(db).await;
    shop.hires("zoe", Role::Agent).await;
    let people: Vec<Colleague> = shop.agent("sam").get("/v1/people").await.ok();
    let role = |name: &str| people.iter().find(|person| person.name == name).map(|person| person.role);
    assert_eq!([role("Sam"), role("Lea"), role("Zoe")], [Role::Agent, Role::Lead, Role::Agent].map(Some));
    assert!(people.is_sorted_by_key(|person| person.name.to_lowercase()));
    let address: String = sqlx::query_scalar("SELECT email FROM staff WHERE name = 'Zoe'")
        .fetch_one(shop.app.db.read())
        .await
        .unwrap();
    disable_user(&shop.app.db, &address, shop.app.now()).await.unwrap();
    let people: Vec<Colleague> = shop.agent("sam").get("/v1/people").await.ok();
    assert!(people.iter().all(|person| person.name != "Zoe"));
    assert_eq!(shop.http.get("crm", "/v1/people").await.refusal(), "403 forbidden");
}
