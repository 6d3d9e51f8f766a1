//! The review screen: files built by `build.rs` and carried inside the binary.
//! Knows addresses, types and caching; does not know what the screen shows.

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};

/// Path, hash of the content, the bytes, and the bytes compressed with brotli.
type Embedded = (&'static str, &'static str, &'static [u8], &'static [u8]);

static FILES: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/ui_files.rs"));

/// No inline script or style anywhere; the screen talks to its own server only. Frames are for a mail as it was designed,
/// which brings a stricter policy of its own.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// Addresses that belong to machines: an unknown one is an error there, never the page.
const NO_PAGE: [&str; 6] = ["/v1", "/assets", "/favicon.ico", "/healthz", "/readyz", "/metrics"];

/// Serves the screen for every address that nothing else answers.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().fallback(serve)
}

async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::NOT_FOUND.into_response();
    }
    match find(uri.path()) {
        Some(file) => respond(file, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The file at an address; the page itself for every address that only the screen knows.
fn find(path: &str) -> Option<&'static Embedded> {
    let by_name = |name: &str| FILES.iter().find(|(path, ..)| *path == name);
    let wanted = path.trim_start_matches('/');
    let is_machine = NO_PAGE
        .iter()
        .any(|prefix| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    if is_machine {
        return wanted.starts_with("assets/").then(|| by_name(wanted)).flatten();
    }
    by_name("index.html")
}

fn respond((path, hash, plain, packed): &'static Embedded, request: &HeaderMap) -> Response {
    let etag = format!("\"{hash}\"");
    let is_page = *path == "index.html";
    let is_known =
        request.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else if accepts_brotli(request) {
        ([(header::CONTENT_ENCODING, "br")], *packed).into_response()
    } else {
        (*plain).into_response()
    };
    let headers = response.headers_mut();
    // The page names the current files, so it is asked for each time; a file never changes under its name.
    let caching = if is_page { "no-cache" } else { "public, max-age=31536000, immutable" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("br")
            && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, http::Request};
    use tower::ServiceExt as _;

    async fn get(path: &str, accepts: &str) -> Response {
        let request =
            Request::get(path).header(header::ACCEPT_ENCODING, accepts).body(Body::empty()).unwrap();
        router::<()>().with_state(()).oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn a_deep_link_opens_the_page_and_a_machine_address_does_not() {
        for path in ["/", "/cases/cas_1", "/sign-in", "/demo/write", "/v1x"] {
            let response = get(path, "").await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(response.headers()[header::CACHE_CONTROL], "no-cache", "{path}");
        }
        for path in ["/v1", "/v1/none", "/assets/none.js", "/favicon.ico", "/healthz", "/readyz", "/metrics"]
        {
            assert_eq!(get(path, "").await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[tokio::test]
    async fn every_file_is_served_compressed_typed_and_for_ever() {
        for (path, ..) in FILES.iter().filter(|(path, ..)| *path != "index.html") {
            let response = get(&format!("/{path}"), "gzip, br;q=0.9").await;
            assert_eq!(response.headers()[header::CONTENT_ENCODING], "br", "{path}");
            assert_ne!(response.headers()[header::CONTENT_TYPE], "application/octet-stream", "{path}");
            assert!(
                response.headers()[header::CACHE_CONTROL].to_str().unwrap().ends_with("immutable"),
                "{path}"
            );
        }
    }

    #[tokio::test]
    async fn the_page_carries_a_strict_policy() {
        let policy = get("/", "").await.headers()[header::CONTENT_SECURITY_POLICY].clone();
        assert!(!policy.to_str().unwrap().contains("unsafe-inline"));
    }

    #[test]
    fn brotli_is_sent_only_to_those_who_take_it() {
        for (accepts, takes) in [("br", true), ("gzip, br;q=0.5", true), ("gzip", false), ("br;q=0", false)] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepts))]);
            assert_eq!(accepts_brotli(&headers), takes, "{accepts}");
        }
    }
}
