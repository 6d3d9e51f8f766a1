//! A person at the screen: one link, one cookie, and nothing that a foreign page could do with it.

use crate::house::{Answer, Db, Shop, approve_all};
use api::{DraftState, Role};
use countersign::staff::add_user;
use serde_json::{Value, json};

on_both!(
    a_one_time_link_signs_in_once,
    the_cookie_is_for_this_server_and_no_script,
    a_foreign_page_decides_nothing_with_the_cookie,
    a_person_who_is_signed_in_decides_under_their_name,
    a_session_ends_with_its_person,
    the_page_carries_a_strict_policy,
);

const SITE: &str = "sec-fetch-site";

async fn token(shop: &Shop, name: &str) -> String {
    let email = format!("{name}@strideway.example");
    add_user(&shop.app.db, &email, Role::Agent, shop.app.now()).await.unwrap().token.0
}

async fn exchange(shop: &Shop, token: &str) -> Answer {
    let url = shop.http.url("/v1/session");
    crate::house::answer(shop.http.client.post(url).json(&json!({ "token": token }))).await
}

/// What the browser sends back: `countersign=...`.
async fn signed_in(shop: &Shop, name: &str) -> String {
    let answer = exchange(shop, &token(shop, name).await).await;
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

async fn by_cookie(
    shop: &Shop,
    cookie: &str,
    said: Option<(&str, &str)>,
    path: &str,
    body: &Value,
) -> Answer {
    let mut request = shop.http.client.post(shop.http.url(path)).header("cookie", cookie).json(body);
    if let Some((name, value)) = said {
        request = request.header(name, value);
    }
    crate::house::answer(request).await
}

async fn a_one_time_link_signs_in_once(db: Db) {
    let shop = Shop::open(db).await;
    let token = token(&shop, "noah").await;
    let first = exchange(&shop, &token).await;
    assert_eq!((first.status, first.body["email"].as_str()), (200, Some("noah@strideway.example")));
    assert!(first.header("set-cookie").is_some());
    let second = exchange(&shop, &token).await;
    assert_eq!((second.status, second.header("set-cookie")), (401, None));
}

async fn the_cookie_is_for_this_server_and_no_script(db: Db) {
    let shop = Shop::open(db).await;
    let answer = exchange(&shop, &token(&shop, "noah").await).await;
    let cookie = answer.header("set-cookie").unwrap();
    for flag in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

async fn a_foreign_page_decides_nothing_with_the_cookie(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let cookie = signed_in(&shop, "noah").await;
    let path = format!("/v1/drafts/{}/decisions", draft.id);
    let body = serde_json::to_value(&approve_all(&draft).0).unwrap();
    for said in [
        None,
        Some((SITE, "cross-site")),
        Some((SITE, "same-site")),
        Some((SITE, "none")),
        Some(("origin", "https://evil.example")),
        Some(("origin", "null")),
    ] {
        assert_eq!(
            by_cookie(&shop, &cookie, said, &path, &body).await.refusal(),
            "403 cross_site",
            "{said:?}"
        );
    }
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
}

async fn a_person_who_is_signed_in_decides_under_their_name(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let cookie = signed_in(&shop, "noah").await;
    let path = format!("/v1/drafts/{}/decisions", draft.id);
    let body = serde_json::to_value(&approve_all(&draft).0).unwrap();
    let ours = Some((SITE, "same-origin"));
    let decided: api::DecisionResponse = by_cookie(&shop, &cookie, ours, &path, &body).await.ok();
    assert_eq!(decided.by, "Noah");
    let undo = format!("/v1/decisions/{}/undo", decided.decision_id.0);
    let origin = format!("http://{}", shop.http.address.unwrap());
    let undone = by_cookie(&shop, &cookie, Some(("origin", &origin)), &undo, &json!({})).await;
    assert_eq!(undone.status, 200);
}

async fn a_session_ends_with_its_person(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let cookie = signed_in(&shop, "noah").await;
    countersign::staff::disable_user(&shop.app.db, "noah@strideway.example", shop.app.now()).await.unwrap();
    let path = format!("/v1/drafts/{}/decisions", draft.id);
    let body = serde_json::to_value(&approve_all(&draft).0).unwrap();
    assert_eq!(by_cookie(&shop, &cookie, Some((SITE, "same-origin")), &path, &body).await.status, 401);
}

async fn the_page_carries_a_strict_policy(db: Db) {
    let shop = Shop::open(db).await;
    for path in ["/", "/sign-in", "/cases/cas_1"] {
        let page = crate::house::answer(shop.http.client.get(shop.http.url(path))).await;
        let policy = page.header("content-security-policy").unwrap_or_default().to_owned();
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    }
}
