//! The customer's HTML, cleaned, for a frame that can do nothing.

use crate::house::{Db, Shop};
use serde_json::json;

on_both!(the_html_of_a_mail_is_shown_cleaned_and_locked_in, a_mail_without_html_has_none_to_show);

async fn the_html_of_a_mail_is_shown_cleaned_and_locked_in(db: Db) {
    let shop = Shop::open(db).await;
    let html =
        "<script>alert(1)</script><p onclick=x>Where is <b>TRK-1</b>?</p><img src=https://t.example/p.gif>";
    let draft = shop.customer("ada").mail("Where is TRK-1?").set("/message/html", html).arrives().await;
    let mail = shop.case(&draft.case_id).await.emails.remove(0);
    assert!(mail.has_html);
    let get = async |query: &str, who: &str| {
        let url = shop.http.url(&format!("/v1/emails/{}/html{query}", mail.id));
        let answer = shop.http.client.get(url).bearer_auth(shop.http.key(who)).send().await.unwrap();
        let headers = answer.headers().clone();
        (answer.status().as_u16(), headers, answer.text().await.unwrap())
    };
    let (status, headers, page) = get("", "sam").await;
    assert_eq!(status, 200);
    assert!(page.ends_with("</style><p>Where is <b>TRK-1</b>?</p><img>"), "{page}");
    assert!(page.contains("attr(href)"), "where a link leads stands behind it: {page}");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        headers["content-security-policy"],
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    );
    assert_eq!(
        (&headers["x-content-type-options"], &headers["referrer-policy"]),
        (&"nosniff".parse().unwrap(), &"no-referrer".parse().unwrap())
    );
    let (_, headers, page) = get("?images=https", "sam").await;
    assert!(page.contains("https://t.example/p.gif"), "{page}");
    assert!(headers["content-security-policy"].to_str().unwrap().ends_with("img-src data: https:"));
    assert_eq!(get("?images=http", "sam").await.0, 422);
    assert_eq!(get("", "crm").await.0, 403);
}

async fn a_mail_without_html_has_none_to_show(db: Db) {
    let shop = Shop::open(db).await;
    let draft =
        shop.customer("ada").mail("Where is TRK-1?").set("/message/html", json!(null)).arrives().await;
    let mail = &shop.case(&draft.case_id).await.emails[0];
    let answer = shop.agent("sam").get(&format!("/v1/emails/{}/html", mail.id)).await;
    assert_eq!(answer.refusal(), "404 not_found");
}
