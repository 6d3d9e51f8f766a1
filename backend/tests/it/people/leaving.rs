//! People and programs leave, by a command beside the running service.

use crate::house::{Answer, Db, Shop};
use std::process::{Command, Output};

on_both!(
    a_revoked_key_opens_nothing_whatever_it_is_named_by,
    a_key_that_is_not_meant_alone_is_not_revoked,
    a_disabled_person_is_out_with_their_key,
    who_has_access_is_listed_without_secrets,
    a_flag_wins_over_its_variable,
);

/// Runs the command on the shop's database, named by a flag.
fn countersign(shop: &Shop, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(arguments)
        .args(["--database-url", &shop.db.url])
        .current_dir(shop.db.folder.path())
        .env("COUNTERSIGN_DATA_DIR", shop.db.folder.path())
        .output()
        .unwrap()
}

/// What it said on standard output, having done it.
fn says(shop: &Shop, arguments: &[&str]) -> String {
    let output = countersign(shop, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

async fn knocks(shop: &Shop, key: &str) -> Answer {
    crate::house::answer(shop.http.client.get(shop.http.url("/v1/cases")).bearer_auth(key)).await
}

const SAM: &str = "sam@strideway.example";

fn another_key_of_sam(shop: &Shop) -> String {
    says(shop, &["keys", "create", "--scope", "review", "--as", SAM]).trim().to_owned()
}

/// The ids of sam's keys, the newest last.
fn ids_of_sam(shop: &Shop) -> Vec<String> {
    let listed = says(shop, &["keys", "list"]);
    let of_sam = listed.lines().filter(|line| line.contains(SAM));
    of_sam.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

async fn a_revoked_key_opens_nothing_whatever_it_is_named_by(db: Db) {
    let shop = Shop::open(db).await;
    for name_it in [
        |_: &str, id: &str| id.to_owned(),
        |_: &str, id: &str| id[..id.len() - 1].to_owned(),
        |secret: &str, _: &str| secret.to_owned(),
    ] {
        let secret = another_key_of_sam(&shop);
        assert_eq!(knocks(&shop, &secret).await.status, 200);
        let id = ids_of_sam(&shop).pop().unwrap();
        let said = says(&shop, &["keys", "revoke", &name_it(&secret, &id)]);
        assert_eq!(said.trim(), format!("{id} opens nothing any more."));
        assert_eq!(knocks(&shop, &secret).await.refusal(), "401 unauthorized");
        assert_eq!(shop.agent("sam").get("/v1/cases").await.status, 200, "the other one is in use");
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM audit WHERE what = 'key.revoked'").await, 3);
}

async fn a_key_that_is_not_meant_alone_is_not_revoked(db: Db) {
    let shop = Shop::open(db).await;
    for (named, why) in [("key_", "say more of its id"), ("key_none", "no such key"), ("", "no such key")] {
        let output = countersign(&shop, &["keys", "revoke", named]);
        assert_eq!(output.status.code(), Some(1), "{named:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("no key was revoked") && said.contains(why), "{said}");
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM api_key WHERE revoked_at IS NOT NULL").await, 0);
}

async fn a_disabled_person_is_out_with_their_key(db: Db) {
    let shop = Shop::open(db).await;
    says(&shop, &["users", "disable", SAM]);
    assert_eq!(shop.agent("sam").get("/v1/cases").await.refusal(), "401 unauthorized");
    let listed = says(&shop, &["users", "list"]);
    let sam = listed.lines().find(|line| line.contains(SAM)).unwrap();
    assert!(sam.contains("agent") && sam.contains("disabled 20"), "{sam}");
    assert_eq!(countersign(&shop, &["users", "disable", SAM]).status.code(), Some(1), "they are out already");
    assert_eq!(shop.count("SELECT COUNT(*) FROM audit WHERE what = 'user.disabled'").await, 1);
}

async fn who_has_access_is_listed_without_secrets(db: Db) {
    let shop = Shop::open(db).await;
    let listed = says(&shop, &["keys", "list"]);
    let crm = listed.lines().find(|line| line.contains("ingest")).unwrap();
    assert!(crm.starts_with("key_") && crm.contains("crm") && crm.contains("never used"), "{crm}");
    assert!(!listed.contains(shop.http.key("crm")) && !listed.contains("cs_"), "{listed}");
}

async fn a_flag_wins_over_its_variable(db: Db) {
    let shop = Shop::open(db).await;
    let output = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(["users", "add", "zoe@strideway.example", "--role", "agent"])
        .args(["--database-url", &shop.db.url, "--public-url", "https://desk.shop.example", "--log", "error"])
        .current_dir(shop.db.folder.path())
        .env("COUNTERSIGN_DATABASE_URL", "sqlite:/nowhere/at/all.db")
        .env("COUNTERSIGN_PUBLIC_URL", "https://elsewhere.example")
        .env("COUNTERSIGN_LOG", "trace")
        .output()
        .unwrap();
    let link = String::from_utf8(output.stdout).unwrap();
    assert!(
        link.starts_with("https://desk.shop.example/"),
        "{link}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
