//! `POST /v1/demo/mails` and its samples: a person writes as one of the demo's customers. Not there outside the demo.

use super::{WriteError, event, samples};
use crate::app::App;
use crate::http::Body;
use crate::ingest::{self, accept};
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{Accepted, DemoMail, DemoSample};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};

/// The source under which the demo's mails arrive, like a CRM's.
pub const SOURCE: &str = "demo";

pub fn router() -> Router<App> {
    Router::new().route("/v1/demo/samples", get(get_samples)).route("/v1/demo/mails", post(post_mail))
}

async fn get_samples(State(app): State<App>, _: Reviewer) -> Result<Json<Vec<DemoSample>>, Problem> {
    only_in_demo(&app)?;
    Ok(Json(samples()))
}

async fn post_mail(
    State(app): State<App>,
    _: Reviewer,
    Body(mail): Body<DemoMail>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    only_in_demo(&app)?;
    let event = event(&app.db, mail, &app.settings.shop_address, app.now()).await?;
    ingest::validate(&event)?;
    let accepted = accept(&app, SOURCE, &event).await?;
    Ok((StatusCode::ACCEPTED, Json(accepted.answer)))
}

fn only_in_demo(app: &App) -> Result<(), Problem> {
    if app.settings.demo { Ok(()) } else { Err(Problem::not_found("page; it exists only in the demo")) }
}

impl From<WriteError> for Problem {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Customer => Self::invalid("customer_id", error.to_string()),
            WriteError::Case => Self::invalid("case_id", error.to_string()),
            WriteError::Store(error) => error.into(),
        }
    }
}
