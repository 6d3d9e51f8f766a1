//! One case, played through: its mails are posted, drafts are decided, time passes, and what happened is gathered.

use crate::reviewer::Reviewer;
use crate::stage::{SentMail, Stage, StageError, StageFactory};
use crate::stopwatch::Stopwatch;
use crate::suite::Case;
use crate::world::{Scene, changed};
use api::{CaseDetail, CaseId, DecisionResponse, DraftId, DraftView, EffectView, Problem, Verdict};
use serde_json::{Map, Value};
use std::time::Duration;

/// A reviewer who still decides after so many versions is going round in circles.
const MAX_DECISIONS: usize = 10;

/// Everything a case did, as scores need it.
#[derive(Debug, Clone, Default)]
pub struct Played {
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
    /// From the post to the waiting proposal, in real time.
    pub ms: f64,
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
    let mut played = Played::default();
    let remembered = remember(case, stage).await?;
    let stopwatch = Stopwatch::start();
    let id = post_all(case, remembered, stage).await?;
    played.ms = stopwatch.ms();
    played.proposal = stage.case(&id).await?.draft;
    review(&mut played, &id, scene, reviewer, stage).await?;
    gather(&mut played, &id, scene, stage).await?;
    Ok(played)
}

/// The case that remembers what the label says, where it says anything.
async fn remember(case: &Case, stage: &dyn Stage) -> Result<Option<CaseId>, StageError> {
    match case.events.first() {
        Some(first) if !case.memory.is_empty() => {
            stage.remember(&first.customer, &case.memory).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// Posts the mails, each after the one before has been worked on; names the case of the last.
async fn post_all(case: &Case, remembered: Option<CaseId>, stage: &dyn Stage) -> Result<CaseId, StageError> {
    let mut last = None;
    for event in &case.events {
        let mut event = event.clone();
        if let Some(id) = &remembered {
            event.case_id.get_or_insert_with(|| id.to_string());
        }
        last = Some(stage.post(&event).await?.case_id);
        stage.settle().await?;
    }
    last.ok_or_else(|| "the case has no mail".into())
}

/// Lets the reviewer decide until nothing more is to be decided; a refused decision ends it.
async fn review(
    played: &mut Played,
    id: &CaseId,
    scene: &Scene,
    reviewer: Reviewer,
    stage: &dyn Stage,
) -> Result<(), StageError> {
    for _ in 0..MAX_DECISIONS {
        let Some(draft) = stage.case(id).await?.draft else { break };
        let Some(request) = reviewer.decide(&draft, &scene.name) else { break };
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
    played.mails = stage.mails_sent().await?;
    played.changed = changed(&scene.tables, &stage.final_state().await?);
    Ok(())
}

/// Oldest first, each once: the newest may stand in both lists.
fn versions(case: &CaseDetail) -> Vec<DraftId> {
    let mut ids: Vec<DraftId> = case.drafts.iter().rev().map(|version| version.id.clone()).collect();
    let newest = case.draft.iter().map(|draft| draft.id.clone());
    ids.extend(newest.filter(|id| !case.drafts.iter().any(|version| version.id == *id)));
    ids
}
