use super::*;
use crate::app::App;
use crate::clock::ManualClock;
use crate::config::Settings;
use crate::http::Body as Json;
use crate::store::testing::{Scratch, databases};
use api::{Role, Time};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::routing::{get, post};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

const HOUR: Duration = Duration::from_secs(3600);
const SITE: &str = "sec-fetch-site";

/// One service with its clock in our hand.
struct House {
    db: Scratch,
    clock: ManualClock,
    app: App,
    router: Router,
}

async fn houses() -> Vec<House> {
    databases().await.into_iter().map(House::of).collect()
}

struct Answer {
    status: StatusCode,
    cookie: Option<String>,
    retry_after: Option<String>,
    body: Value,
}

impl Answer {
    /// The problem's name; empty where all went well.
    fn problem(&self) -> &str {
        self.body["type"].as_str().and_then(|kind| kind.rsplit('/').next()).unwrap_or_default()
    }
}

impl House {
    fn of(db: Scratch) -> Self {
        let clock = ManualClock::at(Time::from_second(1_800_000_000).unwrap());
        let app = App::open(db.db.clone(), Arc::new(clock.clone()), Settings::default());
        // What an endpoint asks for, and nothing behind it.
        let asks = Router::new()
            .route("/reviewer", get(async |who: Reviewer| who.display()).post(async |_: Reviewer| ()))
            .route("/ingester", post(async |who: Ingester, _: Json<Value>| who.source))
            .route("/lead", get(async |_: Lead| ()))
            .route("/admin", get(async |_: Admin| ()))
            .route("/jobs", get(async |_: JobReader| ()));
        let router = Router::from(router()).merge(asks).with_state(app.clone());
        Self { db, clock, app, router }
    }

    fn now(&self) -> Time {
        self.app.now()
    }

    async fn send(&self, call: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
        let (method, path) = call.split_once(' ').unwrap();
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let request = request.header(header::CONTENT_TYPE, "application/json").body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let text = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (cookie, retry_after) = (text(header::SET_COOKIE), text(header::RETRY_AFTER));
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = serde_json::from_slice(&bytes)
            .unwrap_or_else(|_| Value::String(String::from_utf8(bytes.to_vec()).unwrap()));
        Answer {
            status,
            cookie: cookie.map(|cookie| cookie.split(';').next().unwrap().to_owned()),
            retry_after,
            body,
        }
    }

    async fn with_key(&self, call: &str, key: &NewKey) -> Answer {
        let bearer = format!("Bearer {}", key.secret.0);
        self.send(call, &[("authorization", &bearer)], Some(json!({}))).await
    }

    async fn with_cookie(&self, call: &str, cookie: &str) -> Answer {
        self.send(call, &[("cookie", cookie), (SITE, "same-origin")], None).await
    }

    async fn sign_in(&self, body: Value) -> Answer {
        self.send("POST /v1/session", &[], Some(body)).await
    }

    /// Adds a person and signs them in by their link; answers the cookie.
    async fn person(&self, email: &str, role: Role, password: Option<&str>) -> String {
        let token = add_user(&self.db, email, role, self.now()).await.unwrap().token.0;
        let answer = self.sign_in(json!({ "token": token, "new_password": password })).await;
        answer.cookie.unwrap()
    }

    async fn key(&self, purpose: Purpose) -> NewKey {
        create_key(&self.db, &purpose, self.now()).await.unwrap()
    }
}

fn review(email: &str) -> Purpose {
    Purpose::Review { email: email.to_owned() }
}

fn ingest() -> Purpose {
    Purpose::Ingest { source: "crm".to_owned() }
}

#[tokio::test]
async fn the_first_start_gives_a_link_until_somebody_has_signed_in() {
    for house in houses().await {
        let overlooked = ensure_first_link(&house.db, house.now()).await.unwrap().unwrap();
        let link = ensure_first_link(&house.db, house.now()).await.unwrap().unwrap();
        assert_eq!(house.sign_in(json!({ "token": overlooked.0 })).await.problem(), "dead_link");
        let answer = house.sign_in(json!({ "token": link.0 })).await;
        assert_eq!((answer.status, &answer.body["role"]), (StatusCode::OK, &json!("admin")));
        assert_eq!(ensure_first_link(&house.db, house.now()).await.unwrap(), None);
        let demo = fresh_link(&house.db, house.now()).await.unwrap();
        assert_eq!(house.sign_in(json!({ "token": demo.0 })).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_link_signs_in_once_and_only_for_a_day() {
    for house in houses().await {
        let token = add_user(&house.db, "mara@shop.example", Role::Agent, house.now()).await.unwrap().token.0;
        let both =
            tokio::join!(house.sign_in(json!({ "token": token })), house.sign_in(json!({ "token": token })));
        let mut statuses = [both.0.status, both.1.status];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::OK, StatusCode::UNAUTHORIZED]);
        let late = add_user(&house.db, "mara@shop.example", Role::Agent, house.now()).await.unwrap().token.0;
        house.clock.advance(24 * HOUR);
        assert_eq!(house.sign_in(json!({ "token": late })).await.problem(), "dead_link");
    }
}

#[tokio::test]
async fn a_password_set_by_link_signs_in_from_then_on() {
    for house in houses().await {
        house.person("Mara@Shop.example", Role::Lead, Some("correct horse")).await;
        let answer =
            house.sign_in(json!({ "email": "mara@shop.EXAMPLE", "password": "correct horse" })).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.body["has_password"], json!(true));
        assert_eq!(answer.body["name"], json!("Mara"));
        assert!(answer.cookie.unwrap().starts_with("countersign="));
    }
}

#[tokio::test]
async fn a_poor_password_is_refused_and_the_link_still_works() {
    for house in houses().await {
        let token = add_user(&house.db, "mara@shop.example", Role::Agent, house.now()).await.unwrap().token.0;
        let poor = house.sign_in(json!({ "token": token, "new_password": "short" })).await;
        assert_eq!((poor.status, poor.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid"));
        assert_eq!(house.sign_in(json!({ "token": token })).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_unknown_address_is_answered_like_a_wrong_password() {
    for house in houses().await {
        house.person("mara@shop.example", Role::Agent, Some("correct horse")).await;
        let wrong = house.sign_in(json!({ "email": "mara@shop.example", "password": "x" })).await;
        let unknown = house.sign_in(json!({ "email": "nobody@shop.example", "password": "x" })).await;
        assert_eq!((wrong.status, &wrong.body), (unknown.status, &unknown.body));
        assert_eq!(wrong.problem(), "wrong_password");
    }
}

#[tokio::test]
async fn guessing_a_password_is_slowed_down() {
    for house in houses().await {
        house.person("mara@shop.example", Role::Agent, Some("correct horse")).await;
        for _ in 0..10 {
            house.sign_in(json!({ "email": "mara@shop.example", "password": "x" })).await;
        }
        let right = json!({ "email": "mara@shop.example", "password": "correct horse" });
        let refused = house.sign_in(right.clone()).await;
        assert_eq!((refused.status, refused.problem()), (StatusCode::TOO_MANY_REQUESTS, "too_many_attempts"));
        assert_eq!(refused.retry_after.as_deref(), Some("30"));
        house.clock.advance(Duration::from_secs(30));
        assert_eq!(house.sign_in(right).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_after_a_week_in_any_case() {
    for house in houses().await {
        let cookie = house.person("mara@shop.example", Role::Agent, None).await;
        house.clock.advance(12 * HOUR);
        assert_eq!(house.with_cookie("GET /v1/me", &cookie).await.status, StatusCode::UNAUTHORIZED);
        let cookie = house.person("mara@shop.example", Role::Agent, None).await;
        for _ in 0..15 {
            house.clock.advance(11 * HOUR);
            assert_eq!(house.with_cookie("GET /v1/me", &cookie).await.status, StatusCode::OK);
        }
        house.clock.advance(3 * HOUR);
        assert_eq!(house.with_cookie("GET /v1/me", &cookie).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    for house in houses().await {
        let old = house.person("mara@shop.example", Role::Agent, None).await;
        let token = add_user(&house.db, "mara@shop.example", Role::Agent, house.now()).await.unwrap().token.0;
        let body = Some(json!({ "token": token }));
        let new = house.send("POST /v1/session", &[("cookie", &old)], body).await.cookie.unwrap();
        assert_ne!(new, old);
        assert_eq!(house.with_cookie("GET /v1/me", &old).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(house.with_cookie("GET /v1/me", &new).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_cookie() {
    for house in houses().await {
        let cookie = house.person("mara@shop.example", Role::Agent, None).await;
        let answer = house.with_cookie("DELETE /v1/session", &cookie).await;
        assert_eq!((answer.status, answer.cookie.as_deref()), (StatusCode::NO_CONTENT, Some("countersign=")));
        assert_eq!(house.with_cookie("GET /v1/me", &cookie).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    for house in houses().await {
        let elsewhere = house.person("mara@shop.example", Role::Agent, None).await;
        house.person("mara@shop.example", Role::Agent, Some("correct horse")).await;
        assert_eq!(house.with_cookie("GET /v1/me", &elsewhere).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn a_cookie_alone_changes_nothing_from_a_foreign_page() {
    for house in houses().await {
        let cookie = house.person("mara@shop.example", Role::Agent, None).await;
        for (said, expected) in [
            (None, StatusCode::FORBIDDEN),
            (Some((SITE, "cross-site")), StatusCode::FORBIDDEN),
            (Some((SITE, "same-site")), StatusCode::FORBIDDEN),
            (Some(("origin", "https://evil.example")), StatusCode::FORBIDDEN),
            (Some((SITE, "same-origin")), StatusCode::OK),
            (Some(("origin", "http://127.0.0.1:8080")), StatusCode::OK),
        ] {
            let headers: Vec<_> = [("cookie", cookie.as_str())].into_iter().chain(said).collect();
            let answer = house.send("POST /reviewer", &headers, None).await;
            assert_eq!(answer.status, expected, "{said:?}");
            assert_eq!(house.send("GET /reviewer", &headers, None).await.status, StatusCode::OK);
        }
        let body = Some(json!({ "token": "x" }));
        let planted = house.send("POST /v1/session", &[(SITE, "cross-site")], body).await;
        assert_eq!(planted.problem(), "cross_site");
    }
}

#[tokio::test]
async fn beside_an_authorization_header_the_cookie_is_ignored() {
    for house in houses().await {
        let cookie = house.person("mara@shop.example", Role::Agent, None).await;
        for wrong in ["Bearer cs_review_0", "Bearer", "Basic bWFyYTp4", ""] {
            let headers = [("cookie", cookie.as_str()), (SITE, "same-origin"), ("authorization", wrong)];
            assert_eq!(
                house.send("GET /reviewer", &headers, None).await.status,
                StatusCode::UNAUTHORIZED,
                "{wrong}"
            );
        }
    }
}

#[tokio::test]
async fn each_scope_opens_its_own_doors_and_no_other() {
    for house in houses().await {
        house.person("agent@shop.example", Role::Agent, None).await;
        house.person("lead@shop.example", Role::Lead, None).await;
        house.person("boss@shop.example", Role::Admin, None).await;
        let doors = ["GET /reviewer", "POST /ingester", "GET /lead", "GET /admin", "GET /jobs"];
        for (purpose, opens) in [
            (ingest(), "POST /ingester, GET /jobs"),
            (Purpose::Admin, "GET /admin"),
            (review("agent@shop.example"), "GET /reviewer, GET /jobs"),
            (review("lead@shop.example"), "GET /reviewer, GET /lead, GET /jobs"),
            (review("boss@shop.example"), "GET /reviewer, GET /lead, GET /jobs"),
        ] {
            let key = house.key(purpose.clone()).await;
            for door in doors {
                let expected = if opens.contains(door) { StatusCode::OK } else { StatusCode::FORBIDDEN };
                assert_eq!(house.with_key(door, &key).await.status, expected, "{purpose:?} {door}");
            }
        }
    }
}

#[tokio::test]
async fn roles_nest_for_people_who_are_signed_in() {
    for house in houses().await {
        for (role, lead, admin) in [
            (Role::Agent, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
            (Role::Lead, StatusCode::OK, StatusCode::FORBIDDEN),
            (Role::Admin, StatusCode::OK, StatusCode::OK),
        ] {
            let cookie = house.person(&format!("{role:?}@shop.example"), role, None).await;
            assert_eq!(house.with_cookie("GET /lead", &cookie).await.status, lead, "{role:?}");
            assert_eq!(house.with_cookie("GET /admin", &cookie).await.status, admin, "{role:?}");
        }
    }
}

#[tokio::test]
async fn without_a_key_the_body_is_not_even_looked_at() {
    for house in houses().await {
        let answer = house.send("POST /ingester", &[], None).await;
        assert_eq!((answer.status, answer.problem()), (StatusCode::UNAUTHORIZED, "unauthorized"));
        let key = house.key(Purpose::Admin).await;
        let bearer = format!("Bearer {}", key.secret.0);
        let answer = house.send("POST /ingester", &[("authorization", &bearer)], None).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_review_key_is_recorded_as_its_person_via_key() {
    for house in houses().await {
        house.person("mara.lindt@shop.example", Role::Agent, None).await;
        let key = house.key(review("Mara.Lindt@shop.example")).await;
        assert_eq!(house.with_key("GET /reviewer", &key).await.body, json!("Mara Lindt via key"));
        assert_eq!(house.with_key("GET /v1/me", &key).await.body["email"], json!("mara.lindt@shop.example"));
    }
}

#[tokio::test]
async fn a_review_key_does_nothing_after_its_user_is_gone() {
    for house in houses().await {
        let cookie = house.person("mara@shop.example", Role::Agent, Some("correct horse")).await;
        let key = house.key(review("mara@shop.example")).await;
        let link = add_user(&house.db, "mara@shop.example", Role::Agent, house.now()).await.unwrap();
        disable_user(&house.db, "mara@shop.example", house.now()).await.unwrap();
        assert_eq!(house.with_key("GET /reviewer", &key).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(house.with_cookie("GET /reviewer", &cookie).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(house.sign_in(json!({ "token": link.token.0 })).await.problem(), "dead_link");
        let password = json!({ "email": "mara@shop.example", "password": "correct horse" });
        assert_eq!(house.sign_in(password).await.problem(), "wrong_password");
        let key = create_key(&house.db, &review("mara@shop.example"), house.now()).await;
        assert!(matches!(key, Err(KeyError::NobodyThere)));
    }
}

#[tokio::test]
async fn a_revoked_key_opens_nothing() {
    for house in houses().await {
        let key = house.key(ingest()).await;
        assert_eq!(house.with_key("POST /ingester", &key).await.body, json!("crm"));
        revoke_key(&house.db, key.id.as_str(), house.now()).await.unwrap();
        assert_eq!(house.with_key("POST /ingester", &key).await.status, StatusCode::UNAUTHORIZED);
        let again = revoke_key(&house.db, key.id.as_str(), house.now()).await;
        assert!(matches!(again, Err(KeyError::Unknown)));
    }
}

#[tokio::test]
async fn a_key_is_a_long_random_word_that_the_database_does_not_hold() {
    for house in houses().await {
        let key = house.key(ingest()).await;
        let tail = key.secret.0.strip_prefix("cs_ingest_").unwrap();
        assert!(tail.len() == 64 && tail.chars().all(|c| c.is_ascii_hexdigit()), "{tail}");
        let sql = "SELECT hash FROM api_key";
        let stored: String = sqlx::query_scalar(sql).fetch_one(house.db.read()).await.unwrap();
        assert_eq!(stored, crate::ids::sha256_hex(&key.secret.0));
    }
}

#[tokio::test]
async fn a_source_is_a_plain_word() {
    for house in houses().await {
        for source in ["", "a b", "x\u{e9}", &"x".repeat(65)] {
            let key =
                create_key(&house.db, &Purpose::Ingest { source: source.to_owned() }, house.now()).await;
            assert!(matches!(key, Err(KeyError::Source)), "{source:?}");
        }
    }
}

#[tokio::test]
async fn adding_a_person_never_changes_their_role_in_passing() {
    for house in houses().await {
        let first = add_user(&house.db, "mara@shop.example", Role::Agent, house.now()).await.unwrap();
        let again = add_user(&house.db, " MARA@shop.example", Role::Agent, house.now()).await.unwrap();
        assert_eq!(first.id, again.id);
        let promoted = add_user(&house.db, "mara@shop.example", Role::Lead, house.now()).await;
        assert!(matches!(promoted, Err(UserError::HasRole(Role::Agent))));
        let nonsense = add_user(&house.db, "mara", Role::Agent, house.now()).await;
        assert!(matches!(nonsense, Err(UserError::NotAnAddress)));
    }
}

#[tokio::test]
async fn whatever_opens_a_door_is_in_the_audit_without_secrets_or_addresses() {
    for house in houses().await {
        let cookie = house.person("mara@shop.example", Role::Agent, Some("correct horse")).await;
        let key = house.key(review("mara@shop.example")).await;
        house.with_cookie("DELETE /v1/session", &cookie).await;
        let sql = "SELECT what, who || detail FROM audit ORDER BY seq";
        let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(house.db.read()).await.unwrap();
        let words: Vec<&str> = rows.iter().map(|(what, _)| what.as_str()).collect();
        let story = ["user.added", "password.set", "session.started", "key.created", "session.ended"];
        assert_eq!(words, story);
        let told: String = rows.into_iter().map(|(_, told)| told).collect();
        assert!(!told.contains("mara") && !told.contains(&key.secret.0), "{told}");
        assert!(crate::audit::verify(&house.db).await.is_ok());
    }
}

#[test]
fn the_token_of_a_link_stands_in_the_fragment() {
    let link = link_url("https://shop.example/", &crate::config::Secret("abc".to_owned()));
    assert_eq!(link, "https://shop.example/sign-in#token=abc");
}
