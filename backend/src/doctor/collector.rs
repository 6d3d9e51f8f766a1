//! The collector of traces, where the environment names one.

use super::Finding;
use super::reach::Place;

const VARIABLES: [&str; 4] = [
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
    "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
];

pub(super) async fn look(env: &dyn Fn(&str) -> Option<String>) -> Finding {
    let named =
        VARIABLES.into_iter().find_map(|name| Some((name, env(name).filter(|at| !at.trim().is_empty())?)));
    let Some((variable, address)) = named else {
        return Finding::ok("traces", "no collector is named: nothing is traced");
    };
    if env("OTEL_SDK_DISABLED").is_some_and(|said| said.trim().eq_ignore_ascii_case("true")) {
        return Finding::note("traces", "switched off by OTEL_SDK_DISABLED", "unset it to trace again");
    }
    let Some(place) = Place::of(&address, port) else {
        return Finding::wrong(
            "traces",
            "the collector's address cannot be read",
            format!("{variable} is an address such as http://127.0.0.1:4318"),
        );
    };
    match place.reach().await {
        Ok(()) => Finding::ok("traces", format!("the collector at {} listens", place.shown)),
        Err(why) => Finding::wrong(
            "traces",
            format!("the collector at {}: {why}", place.shown),
            format!("mail goes out all the same, but nothing is seen; look at {variable}"),
        ),
    }
}

fn port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}
