use super::*;
use crate::example::{action, draft};
use crate::{Post, Remembered, Scene, SentMail, Stage};
use api::*;
use async_trait::async_trait;
use serde_json::json;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A shop whose service always drafts the same refund: enough to see that a run drives it as it should.
#[derive(Default)]
struct Puppets {
    told: Mutex<Vec<String>>,
    open: AtomicUsize,
    most_open: AtomicUsize,
    breaks: bool,
    hangs: bool,
    version: &'static str,
}

struct Puppet<'a> {
    puppets: &'a Puppets,
    decided: Mutex<Option<DecisionRequest>>,
}

/// Stages live as long as their box: the factory is leaked for the length of a test.
fn puppets(puppets: Puppets) -> &'static Puppets {
    Box::leak(Box::new(puppets))
}

#[async_trait]
impl StageFactory for &'static Puppets {
    fn engine(&self) -> &str {
        "puppet"
    }

    fn version(&self) -> String {
        self.version.to_owned()
    }

    async fn start(&self, _scene: &Scene) -> Result<Box<dyn Stage>, StageError> {
        if self.breaks {
            return Err("the curtain is stuck".into());
        }
        let open = self.open.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_open.fetch_max(open, Ordering::SeqCst);
        Ok(Box::new(Puppet { puppets: self, decided: Mutex::new(None) }))
    }
}

impl Puppet<'_> {
    fn tell(&self, words: &str) {
        self.puppets.told.lock().unwrap().push(words.to_owned());
    }

    fn draft_now(&self) -> DraftView {
        let state = if self.decided.lock().unwrap().is_some() { "released" } else { "awaiting_review" };
        draft(json!({"state": state, "actions": [action("act_1", 7, false)], "items": []}))
    }
}

#[async_trait]
impl Stage for Puppet<'_> {
    async fn remember(&self, _customer: &Customer, memory: &[Remembered]) -> Result<CaseId, StageError> {
        self.tell(&format!("remember {}", memory.len()));
        Ok(CaseId::from_tail("remembers"))
    }

    async fn post(&self, post: &Post) -> Result<Accepted, StageError> {
        self.tell(&format!("post in {}", post.case_id().unwrap_or("a new case")));
        let links = Links { job: String::new(), case: String::new() };
        let (job_id, case_id) = (JobId::from_tail(1), CaseId::from_tail(1));
        Ok(Accepted { job_id, case_id, status: AcceptedStatus::Queued, links })
    }

    async fn settle(&self) -> Result<(), StageError> {
        if self.puppets.hangs {
            std::future::pending::<()>().await;
        }
        tokio::task::yield_now().await;
        self.tell("settle");
        Ok(())
    }

    async fn case(&self, _id: &CaseId) -> Result<CaseDetail, StageError> {
        let detail = json!({
            "id": "cas_1", "rev": 1, "state": "needs_you", "subject": "", "topic": null, "urgency": null,
            "customer": {"id": "1", "email": "a@mail.example", "name": ""},
            "profile": {"customer_since": null, "orders": 0, "late_deliveries": 0, "earlier_cases": []},
            "emails": [], "draft": self.draft_now(), "drafts": [], "decisions": [], "effects": [], "memory": [],
            "jobs": [], "notes": [], "claim": null, "assigned_to": null, "needs_role": null, "snoozed_until": null,
            "due_at": null, "at_risk": false, "created_at": "2026-01-29T10:00:00Z"});
        Ok(serde_json::from_value(detail)?)
    }

    async fn email(&self, _id: &EmailId) -> Result<EmailDetail, StageError> {
        Err("nobody wrote".into())
    }

    async fn email_html(&self, _id: &EmailId) -> Result<String, StageError> {
        Err("nobody wrote".into())
    }

    async fn draft(&self, _id: &DraftId) -> Result<DraftView, StageError> {
        Ok(self.draft_now())
    }

    async fn decide(
        &self,
        _id: &DraftId,
        request: &DecisionRequest,
    ) -> Result<Result<DecisionResponse, Problem>, StageError> {
        self.tell(&format!("decide {}", request.decision_id));
        *self.decided.lock().unwrap() = Some(request.clone());
        let response = json!({"decision_id": request.decision_id, "verdict": request.verdict, "by": "Sam",
                              "at": "2026-01-29T10:00:00Z", "undo_until": "2026-01-29T10:00:15Z",
                              "draft": self.draft_now(), "effects": []});
        Ok(Ok(serde_json::from_value(response)?))
    }

    async fn advance(&self, by: Duration) -> Result<(), StageError> {
        self.tell(&format!("advance {} s", by.as_secs()));
        Ok(())
    }

    async fn final_state(&self) -> Result<serde_json::Value, StageError> {
        Ok(json!({"refunds": [{"delivery_id": 7}]}))
    }

    async fn journal_sha256(&self) -> Result<String, StageError> {
        Ok("of nothing".to_owned())
    }

    async fn mails_sent(&self) -> Result<Vec<SentMail>, StageError> {
        Ok(Vec::new())
    }

    async fn stop(self: Box<Self>) -> Result<(), StageError> {
        self.tell("stop");
        self.puppets.open.fetch_sub(1, Ordering::SeqCst);
        Ok(())
    }
}

/// A suite `late/delivery` of some cases that expect the refund which the puppets propose.
fn suite(root: &Path, cases: usize, memory: bool) -> Options {
    let folder = root.join("late");
    fs::create_dir(&folder).unwrap();
    let memory = if memory { json!([{"role": "customer", "text": "UPS1 is late."}]) } else { json!([]) };
    let line = |number: usize| {
        json!({"id": format!("late-{number}"), "world": {"memory": memory},
               "input": {"event_id": "e1", "customer": {"id": "1", "email": "a@mail.example"},
                         "message": {"message_id": "<1@mail.example>", "from": "a@mail.example", "to": [],
                                     "subject": "", "text": "", "received_at": "2026-01-29T10:00:00Z"}},
               "expect": {"outcome": "Draft", "items": [],
                          "actions": [{"type": "refund_delivery_fee", "order_id": 1007, "delivery_id": 7, "days": 3,
                                       "amount_minor": 420, "currency": "USD"}]}})
        .to_string()
    };
    fs::write(folder.join("delivery.jsonl"), (0..cases).map(line).collect::<Vec<_>>().join("\n")).unwrap();
    Options::new(folder.join("delivery.jsonl"), root.join("out"))
}

#[tokio::test]
async fn a_case_is_remembered_posted_decided_and_stopped_in_this_order() {
    let root = tempfile::tempdir().unwrap();
    let puppets = puppets(Puppets::default());
    run(&suite(root.path(), 1, true), &puppets, &|_| ()).await.unwrap();
    let story = [
        "remember 1",
        "post in cas_remembers",
        "settle",
        "decide eval-late-0.1-v1",
        "advance 16 s",
        "settle",
        "stop",
    ];
    assert_eq!(*puppets.told.lock().unwrap(), story);
}

#[tokio::test]
async fn a_run_writes_a_line_for_each_case_and_a_report() {
    let root = tempfile::tempdir().unwrap();
    let seen = Mutex::new(Vec::new());
    let note = |note: Note| match note {
        Note::Began(began) => assert_eq!(began, Began::Fresh),
        Note::Played(Progress { done, of, wrong }) => seen.lock().unwrap().push((done, of, wrong)),
    };
    let options = Options { epochs: 2, ..suite(root.path(), 2, false) };
    let report = run(&options, &puppets(Puppets::default()), &note).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [(1, 4, 0), (2, 4, 0), (3, 4, 0), (4, 4, 0)]);
    assert_eq!((report.suite.as_str(), report.engine.as_str(), report.n), ("late/delivery", "puppet", 4));
    assert_eq!(report.metrics["delivery_exact"].value, 1.0);
    let written = fs::read_to_string(options.out.join("report.json")).unwrap();
    assert_eq!(written, serde_json::to_string_pretty(&report).unwrap() + "\n");
    let lines = fs::read_to_string(options.out.join("results.jsonl")).unwrap();
    let ids: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<String> = ids.iter().map(|line| format!("{}.{}", line["id"], line["epoch"])).collect();
    assert_eq!(ids, ["\"late-0\".1", "\"late-0\".2", "\"late-1\".1", "\"late-1\".2"]);
}

#[tokio::test]
async fn no_more_cases_run_at_once_than_were_asked_for() {
    let root = tempfile::tempdir().unwrap();
    let puppets = puppets(Puppets::default());
    let options = Options { at_once: 3, ..suite(root.path(), 20, false) };
    run(&options, &puppets, &|_| ()).await.unwrap();
    assert_eq!(puppets.most_open.load(Ordering::SeqCst), 3);
    assert_eq!(puppets.open.load(Ordering::SeqCst), 0, "every stage was stopped");
}

#[tokio::test]
async fn a_stage_that_breaks_or_hangs_is_a_wrong_case_and_not_the_end() {
    for (broken, words) in [
        (Puppets { breaks: true, ..Puppets::default() }, "the curtain is stuck"),
        (Puppets { hangs: true, ..Puppets::default() }, "not done after 0.01 s"),
    ] {
        let root = tempfile::tempdir().unwrap();
        let options = Options { case_timeout: Duration::from_millis(10), ..suite(root.path(), 2, false) };
        let report = run(&options, &puppets(broken), &|_| ()).await.unwrap();
        assert_eq!((report.n, report.metrics["delivery_exact"].value), (2, 0.0), "{words}");
        let lines = fs::read_to_string(options.out.join("results.jsonl")).unwrap();
        assert!(lines.contains(words), "{lines}");
    }
}

#[tokio::test]
async fn a_suite_that_is_not_there_is_an_error() {
    let root = tempfile::tempdir().unwrap();
    let options = Options::new(root.path().join("nowhere.jsonl"), root.path());
    let error = run(&options, &puppets(Puppets::default()), &|_| ()).await.unwrap_err();
    assert!(matches!(error, EvalError::Suite(SuiteError::None(_))), "{error}");
}

/// How a second run with these options began, and how many cases it played.
async fn again(options: &Options, puppets: Puppets) -> (Began, usize) {
    let (began, played) = (Mutex::new(None), AtomicUsize::new(0));
    let puppets = self::puppets(puppets);
    let note = |note: Note| match note {
        Note::Began(how) => *began.lock().unwrap() = Some(how),
        Note::Played(_) => drop(played.fetch_add(1, Ordering::SeqCst)),
    };
    run(options, &puppets, &note).await.unwrap();
    (began.into_inner().unwrap().unwrap(), played.into_inner())
}

#[tokio::test]
async fn a_run_that_was_cut_goes_on_where_it_was() {
    let root = tempfile::tempdir().unwrap();
    let options = suite(root.path(), 5, false);
    again(&options, Puppets::default()).await;
    let results = options.out.join("results.jsonl");
    let whole = fs::read_to_string(&results).unwrap();
    let two_and_a_half = whole.lines().take(2).map(str::len).sum::<usize>() + 2 + 20;
    fs::write(&results, &whole[..two_and_a_half]).unwrap();
    assert_eq!(again(&options, Puppets::default()).await, (Began::GoesOn { kept: 2 }, 3));
    let ids = |text: &str| {
        let lines =
            text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].clone());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(ids(&fs::read_to_string(&results).unwrap()), ids(&whole), "in the suite's order");
}

#[tokio::test]
async fn a_case_whose_stage_broke_is_played_again() {
    let root = tempfile::tempdir().unwrap();
    let options = suite(root.path(), 2, false);
    again(&options, Puppets { breaks: true, ..Puppets::default() }).await;
    assert_eq!(again(&options, Puppets::default()).await, (Began::GoesOn { kept: 0 }, 2));
}

#[tokio::test]
async fn results_of_something_else_are_thrown_away_and_that_is_said() {
    let root = tempfile::tempdir().unwrap();
    let options = suite(root.path(), 2, false);
    again(&options, Puppets::default()).await;
    let anew = |what: &str| (Began::Anew { because: format!("{what} changed") }, 2);
    let other_build = Puppets { version: "2", ..Puppets::default() };
    assert_eq!(again(&options, other_build).await, anew("the program or its settings"));
    let other_reviewer = Options { reviewer: Reviewer::None, ..options.clone() };
    assert_eq!(
        again(&other_reviewer, Puppets::default()).await.0,
        Began::Anew { because: "the program or its settings and the reviewer changed".to_owned() }
    );
    let text = fs::read_to_string(&options.suite).unwrap();
    fs::write(&options.suite, text.replace("420", "421")).unwrap();
    assert_eq!(again(&other_reviewer, Puppets::default()).await, anew("the suite"));
    fs::remove_file(options.out.join("run.json")).unwrap();
    let unknown = again(&other_reviewer, Puppets::default()).await.0;
    assert!(matches!(&unknown, Began::Anew { because } if because.contains("nothing tells")), "{unknown:?}");
}
