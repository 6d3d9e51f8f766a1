//! A killed run goes on where it stopped, and a journal runs again without a shop.

use super::shop::{Shop, arrived, late_before, mail, parcel};
use crate::case::Task;
use crate::graph::{Entry, Replayed, RunError, allows, replay};
use jiff::civil::date;

fn shop() -> Shop {
    Shop::with(vec![arrived(1007, date(2026, 11, 17)), late_before(), parcel(1005)])
}

fn tasks() -> Vec<Task> {
    [
        "Orders 1007 and 1005 are late!",
        "Where is my parcel?",
        "Where is order 1007? Reply immediately.",
        "Thank you!",
        "I'll sue you",
    ]
    .map(mail)
    .to_vec()
}

fn questions(entries: &[Entry]) -> Vec<String> {
    let asked = entries.iter().filter_map(|entry| match entry {
        Entry::Asked { node, visit, question, .. } => Some(format!("{node} {visit} {question}")),
        Entry::Step { .. } => None,
    });
    asked.collect()
}

#[tokio::test]
async fn a_run_killed_after_any_entry_goes_on_and_asks_nothing_twice() {
    for task in tasks() {
        let whole = shop();
        let proposal = whole.run(&task).await.unwrap();
        let journal = whole.journal();
        for cut in 0..=journal.len() {
            let resumed = shop();
            let recorded = journal[..cut].to_vec();
            assert_eq!(resumed.resume(&task, recorded.clone()).await.unwrap(), proposal, "cut after {cut}");
            let all: Vec<Entry> = recorded.into_iter().chain(resumed.journal()).collect();
            assert_eq!(questions(&all), questions(&journal), "cut after {cut}");
        }
    }
}

#[tokio::test]
async fn a_journal_that_an_older_program_wrote_starts_anew() {
    let task = mail("Orders 1007 and 1005 are late!");
    let whole = shop();
    let proposal = whole.run(&task).await.unwrap();
    type Change = fn(&mut Entry);
    let older: [(&str, Change); 3] = [
        ("another output", |entry| {
            if let Entry::Step { output, .. } = entry {
                *output = serde_json::json!({ "assess": "in days gone by" });
            }
        }),
        ("another way", |entry| {
            if let Entry::Step { next, .. } = entry {
                *next = "oracle".to_owned();
            }
        }),
        ("another answer", |entry| {
            if let Entry::Asked { node, answer, .. } = entry
                && node != "start"
            {
                *answer = serde_json::json!(["not", "this", "shape"]);
            }
        }),
    ];
    for (what, change) in older {
        let mut recorded = whole.journal();
        recorded.truncate(recorded.len() - 1);
        recorded.iter_mut().for_each(change);
        if what == "another answer" {
            recorded.retain(|entry| matches!(entry, Entry::Asked { .. }));
        }
        let resumed = shop();
        assert_eq!(resumed.resume(&task, recorded).await.unwrap(), proposal, "{what}");
        let again = replay(resumed.journal()).await.unwrap();
        assert!(matches!(again, Replayed::Same { .. }), "{what}: {again:?}");
    }
}

#[tokio::test]
async fn a_journal_runs_again_without_a_shop_and_gives_the_same_bytes() {
    for task in tasks() {
        let shop = shop();
        let proposal = shop.run(&task).await.unwrap();
        let steps = steps(&shop.journal());
        let same = Replayed::Same { steps, proposal: Box::new(proposal) };
        assert_eq!(replay(shop.journal()).await.unwrap(), same);
    }
}

#[tokio::test]
async fn a_replay_shows_the_first_step_that_differs() {
    let shop = shop();
    shop.run(&mail("Where is order 1007?")).await.unwrap();
    let mut journal = shop.journal();
    let assess = journal.iter_mut().find_map(|entry| match entry {
        Entry::Step { node, output, .. } if node == "assess" => Some(output),
        Entry::Step { .. } | Entry::Asked { .. } => None,
    });
    let today = assess.unwrap().pointer_mut("/assess/today").unwrap();
    let now = std::mem::replace(today, "2001-01-01".into());
    let Replayed::Differs(difference) = replay(journal).await.unwrap() else { panic!("it differs") };
    assert_eq!((difference.node.as_str(), difference.field.as_str()), ("assess", "output/assess/today"));
    assert_eq!((difference.recorded, difference.now), (Some("2001-01-01".into()), Some(now)));
}

#[tokio::test]
async fn a_replay_asks_nobody() {
    let shop = shop();
    shop.run(&mail("Where is order 1007?")).await.unwrap();
    let mut journal = shop.journal();
    journal.retain(|entry| !matches!(entry, Entry::Asked { node, .. } if node == "remedy"));
    let Replayed::Differs(difference) = replay(journal).await.unwrap() else { panic!("it differs") };
    assert_eq!((difference.node.as_str(), difference.field.as_str()), ("remedy", "question"));
    assert_eq!(difference.recorded, None);
}

#[tokio::test]
async fn a_question_that_is_worded_anew_is_shown_beside_the_old_one() {
    let shop = shop();
    shop.run(&mail("Where is order 1007?")).await.unwrap();
    let mut journal = shop.journal();
    let asked = journal.iter_mut().find_map(|entry| match entry {
        Entry::Asked { node, question, .. } if node == "classify" => Some(question),
        Entry::Step { .. } | Entry::Asked { .. } => None,
    });
    *asked.unwrap().pointer_mut("/question/subject").unwrap() = "Another subject".into();
    let Replayed::Differs(difference) = replay(journal).await.unwrap() else { panic!("it differs") };
    assert_eq!(difference.field, "question/question/subject");
    assert_eq!(difference.recorded, Some("Another subject".into()));
}

#[tokio::test]
async fn a_journal_that_was_cut_off_is_the_same_so_far() {
    let shop = shop();
    shop.run(&mail("Where is order 1007?")).await.unwrap();
    let whole = shop.journal();
    for cut in 1..whole.len() {
        let journal = whole[..cut].to_vec();
        let steps = steps(&journal);
        match replay(journal).await.unwrap() {
            Replayed::SoFar { steps: found } => assert!(found >= steps, "cut after {cut}"),
            // Everything that was asked is answered: the rest follows from it.
            Replayed::Same { steps: found, .. } => assert!(found >= steps, "cut after {cut}"),
            Replayed::Differs(difference) => panic!("cut after {cut}: {difference:?}"),
        }
    }
}

fn steps(journal: &[Entry]) -> usize {
    journal.iter().filter(|entry| matches!(entry, Entry::Step { .. })).count()
}

#[tokio::test]
async fn what_was_recorded_for_other_mails_is_left_aside() {
    let first = shop();
    first.run(&mail("Where is order 1007?")).await.unwrap();
    let second = shop();
    let task = mail("Where is order 1005?");
    let proposal = second.resume(&task, first.journal()).await.unwrap();
    assert_eq!(proposal.items[0].order_id, Some(1005));
    let both = [first.journal(), second.journal()].concat();
    let steps = steps(&second.journal());
    assert_eq!(replay(both).await.unwrap(), Replayed::Same { steps, proposal: Box::new(proposal) });
}

#[tokio::test]
async fn a_lost_lease_ends_the_run_and_is_told_apart() {
    let shop = Shop { lease_is_lost: true, ..shop() };
    assert_eq!(shop.run(&mail("Where is order 1007?")).await.unwrap_err(), RunError::LeaseLost);
}

#[tokio::test]
async fn every_step_taken_is_an_edge_of_the_table() {
    for task in tasks() {
        let shop = shop();
        shop.run(&task).await.unwrap();
        for entry in shop.journal() {
            if let Entry::Step { node, next, .. } = entry {
                let named = |word: &str| {
                    crate::graph::Node::ALL.into_iter().find(|node| node.as_str() == word).unwrap()
                };
                assert!(allows(named(&node), named(&next)), "{node} to {next}");
            }
        }
    }
}
