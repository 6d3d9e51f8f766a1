//! The other systems that the settings name: a line each.

use super::Finding;
use super::reach::Place;
use crate::config::Settings;
use crate::outside::Target;

pub(super) async fn look(settings: &Settings) -> Vec<Finding> {
    let outside = &settings.outside;
    vec![
        match &outside.smtp {
            None => Finding::ok("smtp", "no mail server is named: mail goes into files"),
            Some(server) => {
                let place = Place::at("smtp", &server.host.to_string(), server.port);
                reached("smtp", "COUNTERSIGN_SMTP_URL", Some(place)).await
            }
        },
        by_url("crm", "COUNTERSIGN_CRM_URL", &outside.crm, "no CRM is named").await,
        by_url("webhooks", "COUNTERSIGN_WEBHOOK_URL", &outside.webhook, "nobody is told by webhook").await,
    ]
}

async fn by_url(
    about: &'static str,
    variable: &'static str,
    target: &Option<Target>,
    without: &'static str,
) -> Finding {
    match target {
        None => Finding::ok(about, without),
        Some(target) => reached(about, variable, place(target)).await,
    }
}

async fn reached(about: &'static str, variable: &'static str, place: Option<Place>) -> Finding {
    let Some(place) = place else {
        return Finding::wrong(about, "the address cannot be read", format!("look at {variable}"));
    };
    match place.reach().await {
        Ok(()) => Finding::ok(about, format!("{} listens", place.shown)),
        Err(why) => Finding::wrong(
            about,
            format!("{}: {why}", place.shown),
            format!("look at {variable}, and whether the way there is open"),
        ),
    }
}

fn place(target: &Target) -> Option<Place> {
    let url = target.url();
    Some(Place::at(url.scheme(), url.host_str()?, url.port_or_known_default()?))
}
