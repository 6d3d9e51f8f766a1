//! A job followed live: Server-Sent Events, each with the number of its journal line, so that a client that lost the
//! line goes on where it was.

use super::{journal, view};
use crate::app::App;
use crate::staff::Standing;
use crate::store::Room;
use api::{JobId, JobState, StepView};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, StreamExt, stream};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

const POLL: Duration = Duration::from_secs(1);

struct Following {
    app: App,
    id: JobId,
    standing: Standing,
    /// Steps already told.
    told: usize,
    state: Option<JobState>,
    waiting: VecDeque<Event>,
    over: bool,
}

/// `step` for each step, `state` for each change of the job; the stream ends with the job.
pub fn stream(
    app: App,
    id: JobId,
    standing: Standing,
    last: Option<usize>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let ending = app.live.ending();
    let (told, waiting) = (last.unwrap_or(0), VecDeque::new());
    let following = Following { app, id, standing, told, state: None, waiting, over: false };
    let events = stream::unfold(following, |mut following| async {
        let event = following.next().await?;
        let may_look = following.standing.holds(&following.app).await;
        may_look.then_some((Ok(event), following))
    });
    // Open streams would hold up a graceful stop.
    Sse::new(events.take_until(ending.cancelled_owned())).keep_alive(KeepAlive::default())
}

impl Following {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            if self.over || self.look().await.is_err() {
                return None;
            }
            if self.waiting.is_empty() {
                self.app.db.wake().wait(Room::Live, POLL).await;
            }
        }
    }

    async fn look(&mut self) -> sqlx::Result<()> {
        let steps = journal::steps(&self.app.db, &self.id).await?;
        for (i, step) in steps.iter().enumerate().skip(self.told) {
            self.waiting.push_back(step_event(i + 1, step));
        }
        self.told = self.told.max(steps.len());
        let Some(row) = view::find(&self.app.db, &self.id).await? else {
            self.over = true;
            return Ok(());
        };
        let job = row.with_steps(steps)?;
        if self.state != Some(job.state) {
            self.state = Some(job.state);
            self.over = !matches!(job.state, JobState::Queued | JobState::Running);
            let event = Event::default().event("state").id(self.told.to_string());
            self.waiting.extend(event.json_data(&job).ok());
        }
        Ok(())
    }
}

fn step_event(number: usize, step: &StepView) -> Event {
    let event = Event::default().event("step").id(number.to_string());
    event.json_data(step).unwrap_or_default()
}
