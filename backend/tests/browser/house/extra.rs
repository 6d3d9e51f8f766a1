//! What Chromium can do beyond the WebDriver standard: its log, and looking like another device.

use fantoccini::wd::WebDriverCompatibleCommand;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use std::str::FromStr;

/// One call to ChromeDriver below the session's address.
#[derive(Debug)]
pub struct Extra {
    path: &'static str,
    body: Value,
}

impl Extra {
    /// Everything the page logged since the last time.
    pub fn log() -> Self {
        Self { path: "se/log", body: json!({ "type": "browser" }) }
    }

    /// The viewport in CSS pixels.
    pub fn size(width: u32, height: u32) -> Self {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        Self::devtools("Emulation.setDeviceMetricsOverride", metrics)
    }

    /// `light` or `dark`, as the system would say; without motion, so that a colour is at once what it becomes.
    pub fn scheme(scheme: &str) -> Self {
        let motion = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }, motion]);
        Self::devtools("Emulation.setEmulatedMedia", json!({ "features": features }))
    }

    /// Runs before anything else of every page that is loaded from now on.
    pub fn on_load(script: &str) -> Self {
        Self::devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
    }

    fn devtools(command: &str, params: Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": params }) }
    }
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
