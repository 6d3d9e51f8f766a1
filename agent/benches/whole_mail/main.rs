//! A whole mail through the graph with the built-in engine: what one core needs for it. The promise is 2 ms.
//!
//! `cargo bench -p agent --bench whole_mail`, counted in CPU time. Shop and journal are in memory, so this is what we think, not what a
//! database takes. `long_case`: the same delivery mail in a case that remembers all that its budget allows.

mod cpu;
mod shop;

use cpu::CpuTime;
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use shop::{Shop, task};

const DELIVERY: &str =
    "Hello, where is my parcel? The order is number 1005 and it should have been here by now.";
const PRODUCT: &str = "Hello, do you have the Norrun Fjord in blue in size 10, and what does it cost?";
/// What people write around a question; it asks for nothing.
const AROUND: &str = " I have bought with you before and was content with the fit and with the colours.";

/// The question, with words around it up to so many characters.
fn mail(question: &str, characters: usize) -> String {
    let mut text = question.to_owned();
    while text.len() + AROUND.len() <= characters {
        text.push_str(AROUND);
    }
    text
}

fn whole_mail(criterion: &mut Criterion<CpuTime>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime on one core");
    let mut group = criterion.benchmark_group("whole_mail");
    for (kind, question) in [("delivery", DELIVERY), ("product", PRODUCT)] {
        for characters in [50, 300, 2000] {
            let (shop, task) = (Shop::new(0), task(&mail(question, characters)));
            group.bench_function(BenchmarkId::new(kind, characters), |bench| {
                bench.iter_batched(
                    || shop.clone(),
                    |shop| runtime.block_on(shop.answer(&task)),
                    BatchSize::SmallInput,
                );
            });
        }
    }
    let (shop, task) = (Shop::new(60), task("Where is my parcel now?"));
    group.bench_function("long_case", |bench| {
        bench.iter_batched(
            || shop.clone(),
            |shop| runtime.block_on(shop.answer(&task)),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = whole_mail
}
criterion_main!(benches);
