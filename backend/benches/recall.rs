//! What a case of forty mails costs to recall beside one of five: the promise is at most 1.3 times as much.
//!
//! `cargo bench -p countersign --bench recall`, on SQLite in a file. That the same rows are read on both databases, however
//! long a case is, stands in `memory::tests`.

use agent::case::MemoryEntry;
use agent::case::memory::roll_up;
use agent::policy::Policy;
use api::{CaseId, MemoryRole, Time};
use countersign::cases::CustomerScope;
use countersign::memory::{keep, recall};
use countersign::store::Db;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn entry(role: MemoryRole, number: i64) -> MemoryEntry {
    let text = match role {
        MemoryRole::Customer => format!("Mail {number} asks something. {}", "It has more to say. ".repeat(8)),
        MemoryRole::Shop => {
            format!("Hello Ada, here is answer {number}. {}", "It is a long one. ".repeat(20))
        }
    };
    let ids = vec![format!("order {}", 1000 + number % 3)];
    MemoryEntry {
        role,
        source: format!("<{number}@m>"),
        at: Time::UNIX_EPOCH,
        text,
        ids,
        promises: Vec::new(),
    }
}

/// A case of so many mails, each answered.
async fn case(db: &Db, mails: i64) -> CustomerScope {
    let (id, budget) = (CaseId::from_tail(mails), Policy::default().memory_tokens);
    let sql = "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ($1, 'ada@mail.example', 'Ada', 1, 1)";
    sqlx::query(sql).bind(id.as_str()).execute(db.write()).await.expect("a customer");
    let sql = "INSERT INTO cases (id, customer_id, source, state, subject, created_at, updated_at)
               VALUES ($1, $1, 'crm', 'done', '', 1, 1)";
    sqlx::query(sql).bind(id.as_str()).execute(db.write()).await.expect("a case");
    for number in 0..mails {
        let mut tx = db.begin().await.expect("a transaction");
        let entries = vec![entry(MemoryRole::Customer, number), entry(MemoryRole::Shop, number)];
        keep(&mut tx, &id, id.as_str(), entries, budget).await.expect("two entries");
        tx.commit().await.expect("a commit");
    }
    CustomerScope::of_case(db.read(), &id).await.expect("an answer").expect("the case")
}

fn recalled(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let db = runtime.block_on(async {
        let db = Db::open_file(&folder.path().join("bench.db")).await.expect("a database");
        db.migrate().await.expect("a schema");
        db
    });
    let mut group = criterion.benchmark_group("recall");
    for mails in [5, 40, 90] {
        let scope = runtime.block_on(case(&db, mails));
        group.bench_function(BenchmarkId::from_parameter(mails), |bench| {
            bench.iter(|| {
                let memory = runtime.block_on(recall(&db, &scope)).expect("a memory");
                roll_up(memory.entries, Policy::default().memory_tokens)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, recalled);
criterion_main!(benches);
