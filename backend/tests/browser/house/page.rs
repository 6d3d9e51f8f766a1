//! A page as a person has it: what they see, what they press. Waits for what must come; never for time to pass.

use super::extra::Extra;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

/// Looks at each frame until `is_so`; gives up after 15 s, far longer than anything here takes. (The page's policy
/// forbids a script to make code of text, so the condition is part of the script.)
fn until_script(is_so: &str) -> String {
    format!(
        "const [text, done] = arguments, end = performance.now() + 15000;
         const look = () => {{
             let so = false;
             try {{ so = Boolean({is_so}); }} catch {{ so = false; }}
             if (so || performance.now() > end) done(so); else requestAnimationFrame(look);
         }};
         look();"
    )
}

/// What a screen reader or an eye would find, without what is folded away.
const SHOWN: &str = "document.body.innerText.replace(/\\s+/g, ' ').includes(text)";

/// The rows of the queue, those out of sight too: only some are drawn, and each tells of how many it is one.
const ALL_ROWS: &str = "Number(document.querySelector('.rows li')?.getAttribute('aria-setsize') ?? 0)";

/// The row that shows a text; while there is none, the queue is scrolled on, from its end to its start again.
const ROW_OF: &str = "(() => {
    const row = [...document.querySelectorAll('.row')].find(row => row.innerText.includes(text));
    const rows = document.querySelector('.queue-rows');
    if (!row && rows) {
        const end = rows.scrollHeight - rows.clientHeight;
        rows.scrollTop = rows.scrollTop >= end ? 0 : rows.scrollTop + rows.clientHeight;
    }
    return row;
})()";

const CTRL: char = '\u{e009}';
const ALT: char = '\u{e00a}';
pub const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";

#[derive(Clone)]
pub struct Page {
    client: Client,
}

impl Page {
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Panics
    /// With the words of the page, when it never is.
    pub async fn until(&self, what: &str, is_so: &str) {
        self.until_with(what, is_so, "").await;
    }

    async fn until_with(&self, what: &str, is_so: &str, text: &str) {
        let so = self.client.execute_async(&until_script(is_so), vec![json!(text)]).await.unwrap();
        if so != json!(true) {
            panic!("it never came to: {what}\non screen:\n{}", self.text().await);
        }
    }

    pub async fn sees(&self, words: &str) {
        self.until_with(&format!("seeing “{words}”"), SHOWN, words).await;
    }

    pub async fn no_longer_sees(&self, words: &str) {
        self.until_with(&format!("not seeing “{words}”"), &format!("!{SHOWN}"), words).await;
    }

    /// Whether it comes to say this; `false` once it says that a decision was not made or was another's.
    pub async fn says(&self, words: &str) -> bool {
        let is_told = "document.querySelector('.bar')?.innerText.match(/approved v1|not decided/)";
        self.until("who decided", is_told).await;
        self.text().await.replace('\n', " ").contains(words)
    }

    /// The value of a JavaScript expression, now.
    pub async fn value(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression}"), vec![]).await.unwrap()
    }

    pub async fn string(&self, expression: &str) -> String {
        self.value(expression).await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn text(&self) -> String {
        self.string("document.body.innerText").await
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press(&self, keys: &str) {
        let taps =
            keys.chars().flat_map(|key| [KeyAction::Down { value: key }, KeyAction::Up { value: key }]);
        self.act(taps).await;
    }

    pub async fn press_ctrl(&self, key: &str) {
        self.hold(CTRL, key).await;
    }

    pub async fn press_alt(&self, key: &str) {
        self.hold(ALT, key).await;
    }

    async fn hold(&self, modifier: char, keys: &str) {
        let taps =
            keys.chars().flat_map(|key| [KeyAction::Down { value: key }, KeyAction::Up { value: key }]);
        let before = [KeyAction::Down { value: modifier }];
        self.act(before.into_iter().chain(taps).chain([KeyAction::Up { value: modifier }])).await;
    }

    async fn act(&self, actions: impl Iterator<Item = KeyAction>) {
        let actions = actions.fold(KeyActions::new("keyboard".to_owned()), |all, action| all.then(action));
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Types: a line end is the Enter key, a tab goes to the next field.
    pub async fn type_in(&self, text: &str) {
        self.press(&text.replace('\n', ENTER).replace('\t', "\u{e004}")).await;
    }

    /// Clicks what a CSS selector finds, once it is there.
    pub async fn click(&self, selector: &str) {
        let find = format!("document.querySelector({})", json!(selector));
        self.until(selector, &find).await;
        self.value(&format!("void ({find}.focus(), {find}.click())")).await;
    }

    /// Waits for the queue to be there.
    pub async fn has_rows(&self) {
        self.until("a row in the queue", "document.querySelector('.row .row-name')").await;
    }

    /// How many cases the queue shows.
    pub async fn rows(&self) -> u64 {
        self.value(ALL_ROWS).await.as_u64().unwrap_or_default()
    }

    /// Waits until the queue shows so many.
    pub async fn has_so_many_rows(&self, rows: u64) {
        let so_many = format!("{ALL_ROWS} === {rows}");
        self.until(&format!("{rows} rows"), &so_many).await;
    }

    /// Opens the case of the customer whose name this is.
    pub async fn open_case(&self, name: &str) {
        self.click_row(name).await;
        self.sees_case_of(name).await;
    }

    /// Clicks the row that says this.
    pub async fn click_row(&self, says: &str) {
        self.until_with(&format!("a row of {says}"), ROW_OF, says).await;
        let click = format!("const text = arguments[0]; {ROW_OF}.click()");
        self.client.execute(&click, vec![json!(says)]).await.unwrap();
    }

    /// The case of the row that says this; waits until it is drawn.
    pub async fn case_of_row(&self, says: &str) -> String {
        self.until_with(&format!("a row of {says}"), ROW_OF, says).await;
        let id = format!("const text = arguments[0]; return {ROW_OF}.id.replace('row-', '')");
        let id = self.client.execute(&id, vec![json!(says)]).await.unwrap();
        id.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for the case of this customer to be open.
    pub async fn sees_case_of(&self, name: &str) {
        let is_open = "document.querySelector('.case-customer').innerText.includes(text)
                       && document.querySelector('.strip')";
        self.until_with(&format!("the case of {name}"), is_open, name).await;
    }

    /// Waits as long as a person must look at a case before they may decide it.
    pub async fn has_read(&self) {
        let read = "(window.shownAt ??= performance.now(), performance.now() - window.shownAt > 750)";
        self.until("0.7 s of reading", read).await;
        self.value("void (delete window.shownAt)").await;
    }

    /// Asks the service as the page does; the answer's status.
    pub async fn post(&self, path: &str, body: &Value) -> Value {
        self.post_with(path, body, "").await
    }

    /// The same with a key, as a program would.
    pub async fn post_with(&self, path: &str, body: &Value, key: &str) -> Value {
        let script = "
            const [path, body, key, done] = arguments;
            const headers = { 'content-type': 'application/json' };
            if (key) headers.authorization = `Bearer ${key}`;
            fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: key ? 'omit' : 'same-origin' })
                .then(answer => done(answer.status));";
        self.client.execute_async(script, vec![json!(path), body.clone(), json!(key)]).await.unwrap()
    }

    /// From now on, calls to addresses that end like this wait until `let_through`.
    pub async fn hold_back(&self, ending: &str) {
        let script = "
            const [ending, done] = arguments, send = window.fetch;
            window.heldBack = [];
            window.fetch = (...asked) => {
                const url = String(asked[0].url ?? asked[0]);
                if (!url.endsWith(ending)) return send(...asked);
                return new Promise(go => window.heldBack.push(go)).then(() => send(...asked));
            };
            window.letThrough = () => { window.fetch = send; window.heldBack.forEach(go => go()); };
            done(true);";
        self.client.execute_async(script, vec![json!(ending)]).await.unwrap();
    }

    /// From now on, calls to addresses that end like this find nobody, until `let_through`.
    pub async fn cut_off(&self, ending: &str) {
        let script = "
            const [ending, done] = arguments, send = window.fetch;
            window.fetch = (...asked) => {
                const url = String(asked[0].url ?? asked[0]);
                return url.endsWith(ending) ? Promise.reject(new TypeError('cut off')) : send(...asked);
            };
            window.letThrough = () => { window.fetch = send; };
            done(true);";
        self.client.execute_async(script, vec![json!(ending)]).await.unwrap();
    }

    pub async fn let_through(&self) {
        self.value("void window.letThrough()").await;
    }

    /// Until what was pressed is drawn.
    pub async fn is_drawn(&self) {
        self.run(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));",
        )
        .await;
    }

    /// Clicks the button that says this.
    pub async fn click_button(&self, says: &str) {
        let find = "[...document.querySelectorAll('button, a.button')].find(b => b.innerText.trim().startsWith(text))";
        self.until_with(&format!("a button “{says}”"), find, says).await;
        let click = format!("const text = arguments[0]; {find}.click()");
        self.client.execute(&click, vec![json!(says)]).await.unwrap();
    }

    pub async fn load_again(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Runs before anything else of every page that is loaded from now on.
    pub async fn on_load(&self, script: &str) {
        self.client.issue_cmd(Extra::on_load(script)).await.unwrap();
    }

    /// In another tab of this browser: goes there, clicks one button, waits for the queue, and comes back.
    pub async fn in_another_tab(&self, url: &str, button: &str) {
        let here = self.client.window().await.unwrap();
        let other = self.client.new_window(true).await.unwrap().handle;
        self.client.switch_to_window(other).await.unwrap();
        self.client.goto(url).await.unwrap();
        self.click_button(button).await;
        self.has_rows().await;
        self.client.close_window().await.unwrap();
        self.client.switch_to_window(here).await.unwrap();
    }

    /// Opens the reply in the editor, with the caret behind these words, and types.
    pub async fn type_behind(&self, words: &str, text: &str) {
        if self.value("!document.querySelector('#reply-text')").await == true {
            self.press("e").await;
        }
        self.until("the text", "document.querySelector('#reply-text')").await;
        let field = "document.querySelector('#reply-text')";
        let caret = format!("{field}.value.indexOf({words:?}) + {}", words.len());
        self.value(&format!("void ({field}.focus(), {field}.setSelectionRange({caret}, {caret}))")).await;
        self.type_in(text).await;
    }

    pub async fn size(&self, width: u32, height: u32) {
        self.client.issue_cmd(Extra::size(width, height)).await.unwrap();
    }

    /// What is on screen, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }

    /// `light` or `dark`.
    pub async fn scheme(&self, scheme: &str) {
        self.client.issue_cmd(Extra::scheme(scheme)).await.unwrap();
    }

    /// What the browser complained of since the last time: errors, and what its policy forbade.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.client.issue_cmd(Extra::log()).await.unwrap();
        let lines = log.as_array().cloned().unwrap_or_default();
        let is_bad = |line: &&Value| matches!(line["level"].as_str(), Some("SEVERE" | "WARNING"));
        lines
            .iter()
            .filter(is_bad)
            .map(|line| line["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Runs a script that calls its last argument when it is done.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute_async(script, vec![]).await.unwrap()
    }
}
