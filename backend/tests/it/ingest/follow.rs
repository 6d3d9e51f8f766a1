//! Following a job: asked now and then, or told as it happens.

use crate::house::{Db, Opening, Shop, Thinker};
use crate::live::stream::Stream;
use api::{JobState, Outcome};

on_both!(
    a_job_says_where_it_is_and_what_came_of_it,
    the_events_of_a_job_tell_each_step_and_end_with_it,
    a_follower_that_lost_the_line_goes_on_where_it_was,
    a_dead_job_says_why,
);

async fn a_job_says_where_it_is_and_what_came_of_it(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    let running = shop.job(&accepted.job_id).await;
    // What is durable: steps that are cheap to repeat ride along with the next answer.
    assert_eq!((running.state, running.node.as_deref()), (JobState::Running, Some("remedy")));
    assert_eq!((running.outcome, running.draft_id, running.error), (None, None, None));
    thinker.go_on();
    shop.settle().await;
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.outcome), (JobState::AwaitingReview, Some(Outcome::Draft)));
    assert_eq!(job.draft_id, Some(shop.draft_of(&accepted.case_id).await.id));
    let nodes: Vec<&str> = job.steps.iter().map(|step| step.node.as_str()).collect();
    let way = ["recall", "screen", "classify", "route", "identify", "assess", "remedy", "compose", "check"];
    assert_eq!(nodes, [way.as_slice(), &["propose"]].concat());
}

async fn the_events_of_a_job_tell_each_step_and_end_with_it(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let path = format!("/v1/jobs/{}/events", accepted.job_id);
    let following = Stream::open(&shop, "crm", &path, None).await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    thinker.go_on();
    let events = following.rest().await;
    let steps: Vec<_> = events.iter().filter(|event| event.name == "step").collect();
    let job = shop.job(&accepted.job_id).await;
    let told: Vec<_> = steps.iter().map(|event| event.data["node"].as_str().unwrap()).collect();
    assert_eq!(told, job.steps.iter().map(|step| step.node.as_str()).collect::<Vec<_>>());
    let ids: Vec<_> = steps.iter().filter_map(|event| event.id.clone()).collect();
    assert_eq!(ids, (1..=steps.len()).map(|number| number.to_string()).collect::<Vec<_>>());
    let last = events.last().unwrap();
    assert_eq!((last.name.as_str(), last.data["state"].as_str()), ("state", Some("awaiting_review")));
}

async fn a_follower_that_lost_the_line_goes_on_where_it_was(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let job = shop.case(&draft.case_id).await.jobs.remove(0);
    let path = format!("/v1/jobs/{}/events", job.id);
    let all = Stream::open(&shop, "crm", &path, None).await.rest().await;
    let rest = Stream::open(&shop, "crm", &path, Some("4")).await.rest().await;
    assert_eq!(rest, all[4..]);
    assert_eq!(rest[0].id.as_deref(), Some("5"));
}

async fn a_dead_job_says_why(db: Db) {
    let shop = Opening::new(db).thinking_with(Thinker::new()).open().await;
    let poison = shop.customer("ben").mail("poison TRK-21").accepted().await;
    shop.settle().await;
    let job = shop.job(&poison.job_id).await;
    assert_eq!(
        (job.state, job.error.map(|error| error.kind)),
        (JobState::Dead, Some("engine_failed".to_owned()))
    );
    assert_eq!(job.node.as_deref(), Some("classify"));
}
