//! Every setting once: its key, the variable and the flag that also set it, its kind, its place in [`Settings`].

use super::Settings;
use super::file::Raw;
use super::kinds::{
    Address, CONTENTS, Folder, Kind, LOG_FORMATS, Lasting, PerTime, Share, Text, Texts, Whole, YesNo, is_url,
};
use super::load::Flags;
use super::outside::{Certificate, MailServer, REACHES, Signing, SigningFile, Web};
use crate::telemetry::is_log_filter;
use std::time::Duration;

type Take = Box<dyn Fn(&mut Settings, &Raw) -> Result<(), String>>;
/// What the command line said of a setting.
type Said = fn(&Flags) -> Option<String>;
type Show = Box<dyn Fn(&mut Settings) -> String>;

pub(super) struct Setting {
    pub(super) key: &'static str,
    pub(super) variable: Option<&'static str>,
    /// The flag's name and what it said.
    pub(super) flag: Option<(&'static str, Said)>,
    pub(super) is_secret: bool,
    /// Puts the value in its place, or says what is allowed.
    pub(super) take: Take,
    pub(super) show: Show,
}

fn setting<T: 'static, K: Kind<T> + Clone + 'static>(
    key: &'static str,
    kind: K,
    place: fn(&mut Settings) -> &mut T,
) -> Setting {
    let reader = kind.clone();
    let take: Take = Box::new(move |settings, raw| {
        *place(settings) = reader.read(raw).ok_or_else(|| reader.allowed())?;
        Ok(())
    });
    let show: Show = Box::new(move |settings| kind.show(place(settings)));
    Setting { key, variable: None, flag: None, is_secret: false, take, show }
}

impl Setting {
    fn variable(mut self, name: &'static str) -> Self {
        self.variable = Some(name);
        self
    }

    fn flag(mut self, name: &'static str, said: Said) -> Self {
        self.flag = Some((name, said));
        self
    }

    fn secret(mut self) -> Self {
        self.is_secret = true;
        self
    }
}

const SECOND: Duration = Duration::from_secs(1);

pub(super) fn table() -> Vec<Setting> {
    [service(), outside(), jobs(), review(), limits(), due(), policy(), shop(), telemetry()]
        .into_iter()
        .flatten()
        .collect()
}

fn service() -> Vec<Setting> {
    vec![
        setting("database_url", DATABASE, |s| &mut s.database_url)
            .variable("COUNTERSIGN_DATABASE_URL")
            .flag("--database-url", |flags| flags.database_url.clone())
            .secret(),
        setting("listen", Address, |s| &mut s.listen)
            .variable("COUNTERSIGN_LISTEN")
            .flag("--listen", |flags| flags.listen.clone()),
        setting("data_dir", Folder, |s| &mut s.data_dir)
            .variable("COUNTERSIGN_DATA_DIR")
            .flag("--data-dir", |flags| flags.data_dir.clone()),
        setting("public_url", WEB, |s| &mut s.public_url)
            .variable("COUNTERSIGN_PUBLIC_URL")
            .flag("--public-url", |flags| flags.public_url.clone()),
        setting("allow_plain_http", YesNo, |s| &mut s.allow_plain_http)
            .variable("COUNTERSIGN_ALLOW_PLAIN_HTTP"),
        setting("engine", ENGINE, |s| &mut s.engine)
            .variable("COUNTERSIGN_ENGINE")
            .flag("--engine", |flags| flags.engine.clone()),
        setting("secret", Signing, |s| &mut s.secret).variable("COUNTERSIGN_SECRET").secret(),
        setting("secret_file", SigningFile, |s| &mut s.secret_file).variable("COUNTERSIGN_SECRET_FILE"),
    ]
}

fn outside() -> Vec<Setting> {
    vec![
        setting("smtp_url", MailServer, |s| &mut s.outside.smtp).variable("COUNTERSIGN_SMTP_URL").secret(),
        setting("smtp.root_certificate", Certificate, |s| &mut s.outside.smtp_root)
            .variable("COUNTERSIGN_SMTP_ROOT_CERTIFICATE"),
        setting("smtp.allow_plain", YesNo, |s| &mut s.outside.allow_plain_smtp)
            .variable("COUNTERSIGN_SMTP_ALLOW_PLAIN"),
        setting("crm_url", Web, |s| &mut s.outside.crm).variable("COUNTERSIGN_CRM_URL").secret(),
        setting("webhook_url", Web, |s| &mut s.outside.webhook).variable("COUNTERSIGN_WEBHOOK_URL").secret(),
        setting("outside.reach", REACHES, |s| &mut s.outside.reach).variable("COUNTERSIGN_OUTSIDE_REACH"),
    ]
}

fn jobs() -> Vec<Setting> {
    vec![
        setting("jobs.lease", Lasting(SECOND), |s| &mut s.jobs.lease).variable("COUNTERSIGN_JOBS_LEASE"),
        setting("jobs.concurrency", Whole(1, 1_000), |s| &mut s.jobs.concurrency)
            .variable("COUNTERSIGN_JOBS_CONCURRENCY"),
        setting("jobs.max_attempts", Whole(1, 100), |s| &mut s.jobs.max_attempts),
        setting("jobs.max_deferrals", Whole(0, 1_000), |s| &mut s.jobs.max_deferrals),
        setting("jobs.backoff", Lasting(Duration::from_millis(1)), |s| &mut s.jobs.backoff),
        setting("jobs.max_waiting", Whole(1, 10_000_000), |s| &mut s.jobs.max_waiting),
    ]
}

fn review() -> Vec<Setting> {
    vec![
        setting("review.undo", Lasting(Duration::ZERO), |s| &mut s.review.undo)
            .variable("COUNTERSIGN_REVIEW_UNDO"),
        setting("review.claim", Lasting(SECOND), |s| &mut s.review.claim)
            .variable("COUNTERSIGN_REVIEW_CLAIM"),
        setting("review.expiry", Lasting(SECOND), |s| &mut s.review.expiry)
            .variable("COUNTERSIGN_REVIEW_EXPIRY"),
        setting("review.lead_above", Whole(0, 1_000_000_000), |s| &mut s.review.lead_above),
    ]
}

fn limits() -> Vec<Setting> {
    vec![
        setting("burst.idle", Lasting(Duration::ZERO), |s| &mut s.burst.idle)
            .variable("COUNTERSIGN_BURST_IDLE"),
        setting("burst.longest", Lasting(Duration::ZERO), |s| &mut s.burst.longest),
        setting("limits.source", PerTime, |s| &mut s.limits.source).variable("COUNTERSIGN_LIMIT_SOURCE"),
        setting("limits.customer", PerTime, |s| &mut s.limits.customer)
            .variable("COUNTERSIGN_LIMIT_CUSTOMER"),
        setting("limits.global", PerTime, |s| &mut s.limits.global),
    ]
}

fn due() -> Vec<Setting> {
    vec![
        setting("due.urgent", Lasting(SECOND), |s| &mut s.due.urgent),
        setting("due.high", Lasting(SECOND), |s| &mut s.due.high),
        setting("due.normal", Lasting(SECOND), |s| &mut s.due.normal),
        setting("due.low", Lasting(SECOND), |s| &mut s.due.low),
    ]
}

fn policy() -> Vec<Setting> {
    vec![
        setting("policy.max_characters", Whole(1, 1_000_000), |s| &mut s.policy.max_characters),
        setting("policy.repeat_limit", Whole(2, 100), |s| &mut s.policy.repeat_limit),
        setting("policy.min_confidence", Share, |s| &mut s.policy.min_confidence),
        setting("policy.refund_percent_per_day", Whole(0, 100), |s| &mut s.policy.refund_percent_per_day),
        setting("policy.late_window_days", Whole(0, 3_650), |s| &mut s.policy.late_window_days),
        setting("policy.coupon_valid_days", Whole(1, 3_650), |s| &mut s.policy.coupon_valid_days),
        setting("policy.inquiry_after_days", Whole(0, 365), |s| &mut s.policy.inquiry_after_days),
        setting("policy.inquiry_scan_age_days", Whole(0, 365), |s| &mut s.policy.inquiry_scan_age_days),
        setting("policy.max_actions", Whole(0, 100), |s| &mut s.policy.max_actions),
        setting("policy.reject_rounds", Whole(0, 100), |s| &mut s.policy.reject_rounds),
        setting("policy.redo_limit", Whole(0, 100), |s| &mut s.policy.redo_limit),
        setting("policy.memory_tokens", Whole(500, 100_000), |s| &mut s.policy.memory_tokens),
        setting("policy.preference_days", Whole(1, 3_650), |s| &mut s.policy.preference_days),
        setting("policy.complaint_days", Whole(1, 3_650), |s| &mut s.policy.complaint_days),
        setting("policy.node_timeout_s", Whole(1, 3_600), |s| &mut s.policy.node_timeout_s),
        setting("policy.facts_valid_min", Whole(1, 10_080), |s| &mut s.policy.facts_valid_min),
        setting("policy.tracking_patterns", Texts(PATTERN), |s| &mut s.policy.tracking_patterns),
        setting("policy.order_patterns", Texts(NUMBER_PATTERN), |s| &mut s.policy.order_patterns),
        setting("policy.link_hosts", Texts(HOST), |s| &mut s.policy.link_hosts),
    ]
}

fn shop() -> Vec<Setting> {
    vec![
        setting("shop.name", NAME, |s| &mut s.policy.shop_name),
        setting("shop.address", MAIL_ADDRESS, |s| &mut s.shop_address),
        setting("shop.time_zone", ZONE, |s| &mut s.policy.time_zone).variable("COUNTERSIGN_SHOP_TIME_ZONE"),
    ]
}

fn telemetry() -> Vec<Setting> {
    vec![
        setting("log", LOG, |s| &mut s.log)
            .variable("COUNTERSIGN_LOG")
            .flag("--log", |flags| flags.log.clone()),
        setting("telemetry.log_format", LOG_FORMATS, |s| &mut s.log_format),
        setting("telemetry.content", CONTENTS, |s| &mut s.trace_content),
        setting("telemetry.viewer", VIEWER, |s| &mut s.trace_viewer),
    ]
}

const DATABASE: Text = Text {
    allowed: "an address that starts with `sqlite:`, `postgres:` or `postgresql:`, such as `postgres://user@host/name`",
    is_allowed: |text| {
        ["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
    },
};
const WEB: Text = Text {
    allowed: "an address such as `https://countersign.shop.example`",
    is_allowed: |text| is_url(text, &["http", "https"]),
};
const VIEWER: Text = Text {
    allowed: "an address with `{trace_id}` where the id stands, such as `http://localhost:16686/trace/{trace_id}`",
    is_allowed: |text| {
        text.contains("{trace_id}") && is_url(&text.replace("{trace_id}", "0"), &["http", "https"])
    },
};
const ENGINE: Text = Text { allowed: "`offline`", is_allowed: |text| text == "offline" };
const NAME: Text = Text {
    allowed: "a name of 1 to 100 characters on one line",
    is_allowed: |text| (1..=100).contains(&text.chars().count()) && !text.contains(char::is_control),
};
const MAIL_ADDRESS: Text = Text {
    allowed: "a bare e-mail address, such as `service@shop.example`",
    is_allowed: |text| {
        let parts = text.rsplit_once('@').filter(|(local, host)| !local.is_empty() && !host.is_empty());
        parts.is_some()
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ','))
    },
};
const ZONE: Text = Text {
    allowed: "a time zone by its IANA name, such as `Europe/Berlin`",
    is_allowed: |text| jiff::tz::TimeZone::get(text).is_ok(),
};
const LOG: Text = Text {
    allowed: "a level (`error`, `warn`, `info`, `debug`, `trace`) or a list such as `warn,countersign=debug`",
    is_allowed: is_log_filter,
};
const PATTERN: Text = Text {
    allowed: "a regular expression, such as `SWX\\d{9}`",
    is_allowed: |text| regex::Regex::new(text).is_ok(),
};
const NUMBER_PATTERN: Text = Text {
    allowed: "a regular expression whose group `number` is the number itself, such as `SW-(?<number>\\d+)`",
    is_allowed: |text| {
        regex::Regex::new(text)
            .is_ok_and(|pattern| pattern.capture_names().flatten().any(|name| name == "number"))
    },
};
const HOST: Text = Text {
    allowed: "a host name, such as `www.shop.example`",
    is_allowed: |text| {
        !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
    },
};
