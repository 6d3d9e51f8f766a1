use super::*;
use std::collections::HashMap;
use std::time::Duration;

/// 24 bytes that only tests know.
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// Loads with this file, these variables and flags; the folder is gone afterwards.
fn load_with(file: &str, variables: &[(&str, &str)], flags: &Flags) -> Result<Loaded, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("countersign.toml"), file).unwrap();
    let variables: HashMap<String, String> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    load(flags, &|name| variables.get(name).cloned(), folder.path())
}

fn complaint(file: &str, variables: &[(&str, &str)]) -> String {
    load_with(file, variables, &Flags::default()).unwrap_err().to_string()
}

fn origin(loaded: &Loaded, key: &str) -> Origin {
    loaded.sources.iter().find(|listed| listed.key == key).unwrap().origin.clone()
}

#[test]
fn without_any_source_everything_is_default() {
    let folder = tempfile::tempdir().unwrap();
    let loaded = load(&Flags::default(), &|_| None, folder.path()).unwrap();
    assert!(loaded.sources.iter().all(|listed| listed.origin == Origin::Default));
    assert_eq!(loaded.settings.review.undo, Duration::from_secs(15));
}

#[test]
fn every_default_is_allowed_and_reads_back_as_itself() {
    let mut settings = Settings::default();
    for setting in table::table() {
        let shown = (setting.show)(&mut settings);
        // Not set, secrets and lists have no text of their own.
        if shown.starts_with(['(', '[']) {
            continue;
        }
        let read = (setting.take)(&mut settings, &file::Raw::One(shown.clone()));
        assert_eq!(read, Ok(()), "{} = {shown}", setting.key);
        assert_eq!((setting.show)(&mut settings), shown, "{}", setting.key);
    }
}

#[test]
fn flags_win_over_variables_and_variables_over_the_file() {
    let file = "listen = '127.0.0.1:1'\ndata_dir = 'of-file'\n[review]\nundo = '1s'\n";
    let variables = [("COUNTERSIGN_LISTEN", "127.0.0.1:2"), ("COUNTERSIGN_DATA_DIR", "of-variable")];
    let flags = Flags { listen: Some("127.0.0.1:3".to_owned()), ..Flags::default() };
    let loaded = load_with(file, &variables, &flags).unwrap();
    assert_eq!(loaded.settings.listen.port(), 3);
    assert_eq!(origin(&loaded, "listen"), Origin::Flag("--listen"));
    assert_eq!(origin(&loaded, "data_dir"), Origin::Variable("COUNTERSIGN_DATA_DIR"));
    assert_eq!(origin(&loaded, "review.undo"), Origin::File { line: 4 });
    assert_eq!(origin(&loaded, "review.claim"), Origin::Default);
}

#[test]
fn every_promised_variable_is_taken() {
    for (name, value) in [
        ("COUNTERSIGN_DATABASE_URL", "postgres://app:secret@localhost/app"),
        ("COUNTERSIGN_LISTEN", "localhost:9000"),
        ("COUNTERSIGN_DATA_DIR", "elsewhere"),
        ("COUNTERSIGN_PUBLIC_URL", "https://countersign.shop.example"),
        ("COUNTERSIGN_LOG", "warn,countersign=debug"),
        ("COUNTERSIGN_ENGINE", "offline"),
        ("COUNTERSIGN_SMTP_URL", "smtps://user:password@mail.shop.example:465"),
        ("COUNTERSIGN_CRM_URL", "https://crm.shop.example/hooks"),
        ("COUNTERSIGN_WEBHOOK_URL", "http://127.0.0.1:9999/in"),
        ("COUNTERSIGN_SECRET", SECRET),
        ("COUNTERSIGN_SHOP_TIME_ZONE", "Europe/Berlin"),
        ("COUNTERSIGN_JOBS_LEASE", "1s"),
        ("COUNTERSIGN_JOBS_CONCURRENCY", "8"),
        ("COUNTERSIGN_REVIEW_UNDO", "0s"),
        ("COUNTERSIGN_REVIEW_CLAIM", "2m"),
        ("COUNTERSIGN_REVIEW_EXPIRY", "24h"),
        ("COUNTERSIGN_BURST_IDLE", "500ms"),
        ("COUNTERSIGN_LIMIT_SOURCE", "off"),
        ("COUNTERSIGN_LIMIT_CUSTOMER", "5/s"),
    ] {
        // What calls somebody needs a secret to sign with, and leave to call this machine.
        let all = [("COUNTERSIGN_SECRET", SECRET), ("COUNTERSIGN_OUTSIDE_REACH", "loopback"), (name, value)];
        let loaded = load_with("", &all, &Flags::default()).unwrap();
        assert!(loaded.sources.iter().any(|listed| listed.origin == Origin::Variable(name)), "{name}");
    }
}

#[test]
fn durations_and_rates_mean_what_they_say() {
    let file = "[jobs]\nlease = '2m'\n[burst]\nidle = '250ms'\n[limits]\nsource = '300/h'\nglobal = '7/s'\ncustomer = 'off'";
    let settings = load_with(file, &[], &Flags::default()).unwrap().settings;
    assert_eq!(settings.jobs.lease, Duration::from_secs(120));
    assert_eq!(settings.burst.idle, Duration::from_millis(250));
    assert_eq!(settings.limits.source, Some(Rate { count: 300, per: Duration::from_secs(3600) }));
    assert_eq!(settings.limits.global, Some(Rate { count: 7, per: Duration::from_secs(1) }));
    assert_eq!(settings.limits.customer, None);
}

#[test]
fn a_wrong_value_is_named_with_its_place_and_what_is_allowed() {
    for (file, place, allowed) in [
        ("[jobs]\nlease = '0s'", "countersign.toml:2: `jobs.lease` = `0s`", "a duration of 1s or more"),
        ("[jobs]\nlease = 60", "countersign.toml:2: `jobs.lease` = `60`", "with its unit"),
        ("\n\n[limits]\nsource = '100'", "countersign.toml:4: `limits.source`", "`100/min`, or `off`"),
        (
            "[jobs]\nconcurrency = 0",
            "countersign.toml:2: `jobs.concurrency`",
            "a whole number from 1 to 1000",
        ),
        ("[policy]\nmin_confidence = 1.5", "countersign.toml:2: `policy.min_confidence`", "from 0 to 1"),
        ("[shop]\ntime_zone = 'Berlin'", "countersign.toml:2: `shop.time_zone`", "`Europe/Berlin`"),
        ("[policy]\ntracking_patterns = ['[']", "countersign.toml:2", "a regular expression"),
        ("[policy]\norder_patterns = ['\\d+']", "countersign.toml:2", "group `number`"),
        ("listen = 8080", "countersign.toml:1: `listen` = `8080`", "`127.0.0.1:8080`"),
        (
            "smtp_url = 'mail.shop.example:465'",
            "countersign.toml:1: `smtp_url` is not allowed",
            "`smtps://user",
        ),
        (
            "smtp_url = 'smtp://10.0.0.1?tls=none'",
            "countersign.toml:1: `smtp_url`",
            "`smtp.allow_plain = true`",
        ),
        ("[smtp]\nroot_certificate = 'nowhere.pem'", "countersign.toml:2", "in PEM form"),
        ("jobs = 1", "countersign.toml:1: there is no setting `jobs`", "nearest"),
    ] {
        let complaint = complaint(file, &[]);
        assert!(complaint.contains(place), "{complaint}");
        assert!(complaint.contains(allowed), "{complaint}");
    }
}

#[test]
fn a_wrong_variable_is_named_and_a_secret_is_not_repeated() {
    let undo = complaint("", &[("COUNTERSIGN_REVIEW_UNDO", "soon")]);
    assert!(undo.starts_with("COUNTERSIGN_REVIEW_UNDO: `review.undo` = `soon` is not allowed"), "{undo}");
    for (name, value) in [
        ("COUNTERSIGN_DATABASE_URL", "mysql://app:hunter2@db/app"),
        ("COUNTERSIGN_SECRET", "whsec_hunter2"),
        ("COUNTERSIGN_WEBHOOK_URL", "ftp://shop.example/hunter2"),
        ("COUNTERSIGN_CRM_URL", "http://shop.example/hunter2"),
        ("COUNTERSIGN_SMTP_URL", "pop3://app:hunter2@mail.shop.example"),
        ("COUNTERSIGN_SMTP_URL", "smtp://app:hunter2@mail.shop.example?tls=none"),
    ] {
        let complaint = complaint("", &[(name, value)]);
        assert!(complaint.contains(name) && !complaint.contains("hunter2"), "{complaint}");
    }
}

#[test]
fn an_unknown_key_names_the_nearest_one() {
    let slip = complaint("[review]\nundoo = '15s'", &[]);
    assert_eq!(slip, "countersign.toml:2: there is no setting `review.undoo`; the nearest is `review.undo`");
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    let broken = complaint("listen = '127.0.0.1:1'\n[jobs\n", &[]);
    assert!(broken.starts_with("countersign.toml:2: "), "{broken}");
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let error =
        load_with("engine = 'x'\n[due]\nhigh = 'x'", &[("COUNTERSIGN_LISTEN", "x")], &Flags::default());
    assert_eq!(error.unwrap_err().0.len(), 3);
}

#[test]
fn plain_http_stays_on_this_machine_unless_a_setting_says_so() {
    let public = ("COUNTERSIGN_LISTEN", "0.0.0.0:8080");
    assert!(complaint("", &[public]).contains("allow_plain_http"));
    for more in [("COUNTERSIGN_PUBLIC_URL", "https://shop.example"), ("COUNTERSIGN_ALLOW_PLAIN_HTTP", "true")]
    {
        assert!(load_with("", &[public, more], &Flags::default()).is_ok(), "{more:?}");
    }
}

#[test]
fn mail_in_the_clear_stays_on_this_machine_unless_a_setting_says_so() {
    for allowed in ["smtp://127.0.0.1:2525?tls=none", "smtp://localhost?tls=none", "smtp://10.0.0.1"] {
        assert!(load_with("", &[("COUNTERSIGN_SMTP_URL", allowed)], &Flags::default()).is_ok(), "{allowed}");
    }
    let outside = ("COUNTERSIGN_SMTP_URL", "smtp://10.0.0.1?tls=none");
    assert!(load_with("", &[outside], &Flags::default()).is_err());
    let said = ("COUNTERSIGN_SMTP_ALLOW_PLAIN", "true");
    assert!(load_with("", &[outside, said], &Flags::default()).is_ok());
}

#[test]
fn calls_go_as_far_as_a_setting_says() {
    for (url, reach, is_allowed) in [
        ("https://crm.shop.example/in", "public", true),
        ("http://crm.shop.example/in", "private", false),
        ("http://127.0.0.1:9999/in", "public", false),
        ("http://127.0.0.1:9999/in", "loopback", true),
        ("https://192.168.0.2/in", "loopback", false),
        ("https://192.168.0.2/in", "private", true),
    ] {
        for name in ["COUNTERSIGN_CRM_URL", "COUNTERSIGN_WEBHOOK_URL"] {
            let said = [(name, url), ("COUNTERSIGN_OUTSIDE_REACH", reach), ("COUNTERSIGN_SECRET", SECRET)];
            let loaded = load_with("", &said, &Flags::default());
            assert_eq!(loaded.is_ok(), is_allowed, "{name} {url} {reach}");
        }
    }
}

#[test]
fn nothing_is_called_without_a_secret() {
    let file = "webhook_url = 'https://crm.shop.example/in'";
    let complaint = complaint(file, &[]);
    assert!(complaint.starts_with("countersign.toml:1: `webhook_url` is not allowed"), "{complaint}");
    assert!(complaint.contains("`secret_file`"), "{complaint}");
}

#[test]
fn a_secret_may_stand_in_a_file_but_not_in_two_places() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    std::fs::write(&path, format!("{SECRET}\n")).unwrap();
    let file = ("COUNTERSIGN_SECRET_FILE", path.to_str().unwrap());
    let loaded =
        load_with("webhook_url = 'https://crm.shop.example/in'", &[file], &Flags::default()).unwrap();
    assert_eq!(loaded.settings.secrets(), Some(&SECRET.parse().unwrap()));
    assert!(load_with("", &[file, ("COUNTERSIGN_SECRET", SECRET)], &Flags::default()).is_err());
    std::fs::write(&path, "hunter2").unwrap();
    let complaint = complaint("", &[file]);
    assert!(complaint.contains("`secret_file`") && !complaint.contains("hunter2"), "{complaint}");
}

#[test]
fn doctor_lists_a_secret_without_telling_it() {
    let loaded = load_with("", &[("COUNTERSIGN_SECRET", SECRET)], &Flags::default()).unwrap();
    assert!(!format!("{loaded:?}").contains("MfKQ9r8G"));
    assert!(loaded.sources.iter().any(|listed| listed.key == "secret" && listed.value == "(secret)"));
}

#[test]
fn every_setting_stands_in_the_reference() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/settings.md")).unwrap();
    let mut settings = Settings::default();
    for setting in table::table() {
        let variable = setting.variable.map(|name| format!("`{name}`")).unwrap_or_default();
        let default = match (setting.show)(&mut settings) {
            unset if unset.starts_with('(') => String::new(),
            none if none == "[]" => "none".to_owned(),
            list if list.starts_with('[') => "a list".to_owned(),
            shown => format!("`{shown}`"),
        };
        let line = format!("| `{}` | {variable} | {default} |", setting.key);
        assert!(page.contains(&line), "docs/settings.md lacks {line}");
    }
}
