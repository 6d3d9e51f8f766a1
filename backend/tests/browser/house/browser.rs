//! One headless Chromium with one window.

use super::driver::{Driver, Programs};
use super::extra::Extra;
use super::{Page, Shop};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

pub struct Browser {
    client: Client,
    // After the client: it ends the browser that the client speaks to.
    _driver: Driver,
}

impl Browser {
    /// `None`: there is no browser on this machine.
    pub async fn start() -> Option<Self> {
        let programs = Programs::find()?;
        let driver = Driver::start(&programs).await;
        let mut arguments = vec!["--headless=new", "--disable-gpu", "--no-first-run", "--disable-sync"];
        arguments.extend([
            "--disable-background-networking",
            "--disable-component-update",
            "--hide-scrollbars",
        ]);
        if is_root() {
            arguments.push("--no-sandbox"); // Chromium refuses to be root inside its sandbox
        }
        let options = json!({ "binary": programs.chrome, "args": arguments });
        let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(serde_json::from_value(wanted).unwrap())
            .connect(&driver.url)
            .await
            .unwrap();
        client.issue_cmd(Extra::size(1440, 900)).await.unwrap();
        Some(Self { client, _driver: driver })
    }

    /// At an address of the shop's service.
    pub async fn at(&self, shop: &Shop, path: &str) -> Page {
        self.client.goto(&shop.url(path)).await.unwrap();
        Page::new(self.client.clone())
    }

    /// At the queue, signed in as the lead of the demo.
    pub async fn signed_in(&self, shop: &Shop) -> Page {
        self.signed_in_by(shop, &shop.sign_in_link().await).await
    }

    /// At the queue, by somebody's one-time link.
    pub async fn signed_in_by(&self, shop: &Shop, link: &str) -> Page {
        let page = self.at(shop, link).await;
        page.sees("Welcome").await;
        page.click_button("Sign in without a password").await;
        page.has_rows().await;
        page
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0)
}
