//! The demo's endpoints: samples, writing as a customer, and a parcel that arrives at a click.

use super::arrive::{ArriveError, arrive_order};
use super::write::{self, WriteError};
use super::{SOURCE, offered::offered, today};
use crate::app::App;
use crate::http::Body;
use crate::ingest;
use crate::problem::{Kind, Problem};
use crate::staff::Reviewer;
use api::{Accepted, DemoMail, DemoSample};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use tracing::instrument;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list_samples))
        .routes(routes!(write_mail))
        .routes(routes!(arrive_parcels))
}

/// The demo's customers, with mails they might write.
#[utoipa::path(
    get, path = "/v1/demo/samples", tag = "demo",
    responses((status = 200, body = Vec<DemoSample>), (status = 404, description = "no demo runs here")),
)]
async fn list_samples(State(app): State<App>, _: Reviewer) -> Result<Json<Vec<DemoSample>>, Problem> {
    demo_only(&app)?;
    Ok(Json(offered(&app.db).await?))
}

/// Writes as one of the demo's customers: the same way as any mail, from the event on.
#[utoipa::path(
    post, path = "/v1/demo/mails", tag = "demo", request_body = DemoMail,
    responses((status = 202, body = Accepted), (status = 404, description = "no demo runs here")),
)]
async fn write_mail(
    State(app): State<App>,
    _: Reviewer,
    Body(mail): Body<DemoMail>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    demo_only(&app)?;
    let event = write::event(&app.db, mail, &app.settings.shop_address, app.now()).await?;
    ingest::validate(&event)?;
    let accepted = ingest::accept(&app, SOURCE, &event).await?.answer;
    Ok((StatusCode::ACCEPTED, Json(accepted)))
}

/// Lets the parcels of an order arrive. `order`: as customers see it (`SW-48154`), or its digits.
#[utoipa::path(
    post, path = "/v1/demo/orders/{order}/arrive", tag = "demo",
    responses((status = 204), (status = 409, description = "`not_under_way`")),
)]
#[instrument(name = "POST /v1/demo/orders/{order}/arrive", skip_all)]
async fn arrive_parcels(
    State(app): State<App>,
    _: Reviewer,
    Path(order): Path<String>,
) -> Result<StatusCode, Problem> {
    demo_only(&app)?;
    let digits = order.strip_prefix("SW-").unwrap_or(&order);
    let order_id = digits.parse().map_err(|_| Problem::not_found("order"))?;
    let (now, today) = (app.now(), today(&app));
    let mut tx = app.db.begin().await?;
    arrive_order(&mut tx, order_id, today, now).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// # Errors
/// 404 where no demo runs: these endpoints do not exist there.
fn demo_only(app: &App) -> Result<(), Problem> {
    if app.settings.demo { Ok(()) } else { Err(Problem::not_found("resource")) }
}

impl From<WriteError> for Problem {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Customer => Self::invalid("customer_id", "is none of the demo's customers"),
            WriteError::Case => Self::invalid("case_id", "is no case of this customer"),
            WriteError::Store(error) => error.into(),
        }
    }
}

impl From<ArriveError> for Problem {
    fn from(error: ArriveError) -> Self {
        match error {
            ArriveError::NotUnderWay => {
                Self::of(Kind::NotUnderWay).detail("No parcel of this order is under way.")
            }
            ArriveError::Store(error) => error.into(),
        }
    }
}
