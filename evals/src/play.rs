//! One case, played through: its mails are posted, drafts are decided, time passes, and what happened is gathered.

use crate::post::Post;
use crate::reviewer::{Desk, Reviewer};
use crate::stage::{SentMail, Stage, StageError, StageFactory};
use crate::stopwatch::Stopwatch;
use crate::suite::Case;
use crate::world::{Scene, changed};
use api::{
    Accepted, CaseDetail, CaseId, DecisionResponse, Direction, DraftId, DraftView, EffectView, EmailDetail,
    Problem, Verdict,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::time::Duration;

/// A reviewer who still decides after so many versions is going round in circles.
const MAX_DECISIONS: usize = 10;

/// Everything a case did, as scores need it.
#[derive(Debug, Clone, Default)]
pub struct Played {
    /// What each post was answered, under its event's id.
    pub posted: Vec<(String, Accepted)>,
    /// The mails that came, of every case they made, as they were read.
    pub read: Vec<ReadMail>,
    /// What a person saw first: `None` where the mail was parked.
    pub proposal: Option<DraftView>,
    /// Every version, oldest first.
    pub versions: Vec<DraftView>,
    pub effects: Vec<EffectView>,
    pub verdicts: Vec<Verdict>,
    pub refusals: Vec<Problem>,
    pub mails: Vec<SentMail>,
    /// Rows of the shop that were not there before.
    pub changed: Map<String, Value>,
    /// Of the journals: two runs that thought the same have the same one.
    pub journal_sha256: Option<String>,
    /// From the post to the waiting proposal, in real time.
    pub ms: f64,
}

/// A stored mail, with its HTML as the screen shows it.
#[derive(Debug, Clone)]
pub struct ReadMail {
    pub email: EmailDetail,
    pub page: Option<String>,
}

/// Plays one epoch of a case on a stage of its own.
/// # Errors
/// The stage broke, or the case's world cannot be built.
pub async fn play(
    case: &Case,
    epoch: u32,
    reviewer: Reviewer,
    factory: &dyn StageFactory,
) -> Result<Played, StageError> {
    let scene = case.scene(epoch)?;
    let stage = factory.start(&scene).await?;
    let played = perform(case, &scene, reviewer, stage.as_ref()).await;
    let stopped = stage.stop().await;
    let played = played?;
    stopped?;
    Ok(played)
}

async fn perform(
    case: &Case,
    scene: &Scene,
    reviewer: Reviewer,
    stage: &dyn Stage,
) -> Result<Played, StageError> {
    answer_earlier(case, scene, stage).await?;
    let mut played = Played::default();
    let remembered = remember(case, stage).await?;
    let stopwatch = Stopwatch::start();
    let id = post_all(&mut played, case, remembered, stage).await?;
    played.ms = stopwatch.ms();
    played.proposal = stage.case(&id).await?.draft;
    review(&mut played, &id, case, scene, reviewer, stage).await?;
    gather(&mut played, &id, scene, stage).await?;
    Ok(played)
}

/// What was asked and answered before: each mail a case of its own, approved whoever reviews, sent and remembered. Not
/// scored.
async fn answer_earlier(case: &Case, scene: &Scene, stage: &dyn Stage) -> Result<(), StageError> {
    for (number, post) in case.earlier.iter().enumerate() {
        let accepted = stage.post(post).await?;
        stage.settle().await?;
        let name = format!("{}.earlier-{number}", scene.name);
        review(
            &mut Played::default(),
            &accepted.case_id,
            case,
            &Scene { name, ..scene.clone() },
            Reviewer::Approve,
            stage,
        )
        .await?;
    }
    Ok(())
}

/// The case that remembers what the label says, where it says anything.
async fn remember(case: &Case, stage: &dyn Stage) -> Result<Option<CaseId>, StageError> {
    match case.posts.first() {
        Some(first) if !case.memory.is_empty() => {
            stage.remember(first.customer(), &case.memory).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// Posts the mails, each after the one before has been worked on; names the case of the last.
async fn post_all(
    played: &mut Played,
    case: &Case,
    remembered: Option<CaseId>,
    stage: &dyn Stage,
) -> Result<CaseId, StageError> {
    for post in &case.posts {
        let post = match &remembered {
            Some(id) => post.clone().in_case(id),
            None => post.clone(),
        };
        let accepted = stage.post(&post).await?;
        played.posted.push((Post::event_id(&post).to_owned(), accepted));
        stage.settle().await?;
    }
    let last = played.posted.last().map(|(_, accepted)| accepted.case_id.clone());
    last.ok_or_else(|| "the case has no mail".into())
}

/// Lets the reviewer decide until nothing more is to be decided; a refused decision ends it.
async fn review(
    played: &mut Played,
    id: &CaseId,
    case: &Case,
    scene: &Scene,
    reviewer: Reviewer,
    stage: &dyn Stage,
) -> Result<(), StageError> {
    for decided in 0..MAX_DECISIONS {
        let Some(draft) = stage.case(id).await?.draft else { break };
        let desk = Desk { scene: &scene.name, expect: &case.expect, review: &case.review, decided };
        let Some(request) = reviewer.decide(&draft, desk) else { break };
        match stage.decide(&draft.id, &request).await? {
            Ok(decided) => {
                played.verdicts.push(decided.verdict);
                wait_for_effects(stage, &decided).await?;
            }
            Err(refusal) => {
                played.refusals.push(refusal);
                break;
            }
        }
    }
    Ok(())
}

/// Past the moment until which the decision can be undone, so that its effects leave.
async fn wait_for_effects(stage: &dyn Stage, decided: &DecisionResponse) -> Result<(), StageError> {
    if let Some(until) = decided.undo_until {
        let window = Duration::try_from(until.duration_since(decided.at)).unwrap_or_default();
        stage.advance(window + Duration::from_secs(1)).await?;
    }
    stage.settle().await
}

async fn gather(
    played: &mut Played,
    id: &CaseId,
    scene: &Scene,
    stage: &dyn Stage,
) -> Result<(), StageError> {
    let case = stage.case(id).await?;
    for version in versions(&case) {
        played.versions.push(stage.draft(&version).await?);
    }
    played.effects = case.effects;
    read(played, stage).await?;
    played.mails = stage.mails_sent().await?;
    played.journal_sha256 = Some(stage.journal_sha256().await?);
    played.changed = changed(&scene.tables, &stage.final_state().await?);
    Ok(())
}

/// Every mail that came, read back from the cases that were made.
async fn read(played: &mut Played, stage: &dyn Stage) -> Result<(), StageError> {
    let cases: BTreeSet<CaseId> =
        played.posted.iter().map(|(_, accepted)| accepted.case_id.clone()).collect();
    for id in cases {
        let came =
            stage.case(&id).await?.emails.into_iter().filter(|mail| mail.direction == Direction::Inbound);
        for mail in came {
            let email = stage.email(&mail.id).await?;
            let page = if mail.has_html { Some(stage.email_html(&mail.id).await?) } else { None };
            played.read.push(ReadMail { email, page });
        }
    }
    Ok(())
}

/// Oldest first, each once: the newest may stand in both lists.
fn versions(case: &CaseDetail) -> Vec<DraftId> {
    let mut ids: Vec<DraftId> = case.drafts.iter().rev().map(|version| version.id.clone()).collect();
    let newest = case.draft.iter().map(|draft| draft.id.clone());
    ids.extend(newest.filter(|id| !case.drafts.iter().any(|version| version.id == *id)));
    ids
}
