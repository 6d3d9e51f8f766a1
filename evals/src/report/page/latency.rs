//! How long a mail takes, from its post to the waiting draft, and which took longest.

use super::Run;
use super::html::Html;
use super::links::link;
use super::plot::{HEIGHT, LEFT, TOP, WIDTH, figure, label, line, rect};
use super::words::{thousands, time};
use crate::score::Scored;

const BINS: usize = 30;
const SLOWEST: usize = 10;

pub fn write(run: Run<'_>, html: &mut Html) {
    let mut ms: Vec<f64> = run.scored.iter().filter_map(|case| case.ms).collect();
    ms.sort_by(f64::total_cmp);
    let (Some(p50), Some(p95), Some(longest)) =
        (run.report.metrics.get("p50_ms"), run.report.metrics.get("p95_ms"), ms.last())
    else {
        return;
    };
    let told = format!(
        "{} mails in real time, several at once: half within {}, 95 of 100 within {}, the slowest {}.",
        thousands(ms.len()),
        time(p50.value),
        time(p95.value),
        time(*longest)
    );
    // A few stragglers would press everything else to the left: the last bar has all that took longer.
    let end = round_up(longest.min(2.0 * p95.value));
    html.raw("<div class=\"pair\">");
    figure(
        "From the post to the waiting draft",
        &told,
        280.0,
        |html| draw(&ms, end, [("half", p50.value), ("95 %", p95.value)], html),
        |_| {},
        html,
    );
    slowest(run, html);
    html.raw("</div>");
}

fn draw(ms: &[f64], end: f64, marks: [(&str, f64); 2], html: &mut Html) {
    let mut bins = [0_usize; BINS];
    for one in ms {
        bins[((one / end * BINS as f64) as usize).min(BINS - 1)] += 1;
    }
    let most = bins.iter().max().copied().unwrap_or(1).max(1) as f64;
    let wide = WIDTH / BINS as f64;
    for (at, n) in bins.iter().enumerate().filter(|(_, n)| **n > 0) {
        let tall = (*n as f64 / most * (HEIGHT - 28.0)).max(1.5);
        rect("often", (LEFT + at as f64 * wide + 1.0, TOP + HEIGHT - tall), (wide - 2.0, tall), html);
    }
    line("grid", (LEFT, TOP + HEIGHT), (LEFT + WIDTH, TOP + HEIGHT), html);
    for quarter in 0..=4 {
        let share = f64::from(quarter) / 4.0;
        let more = if quarter == 4 { " +" } else { "" };
        let place = (LEFT + share * WIDTH, TOP + HEIGHT + 18.0);
        label("middle", place, &format!("{}{more}", time(share * end)), html);
    }
    for ((name, value), top) in marks.into_iter().zip([TOP + 8.0, TOP + 24.0]) {
        let x = LEFT + value / end * WIDTH;
        line("mark", (x, TOP), (x, TOP + HEIGHT), html);
        label("start", (x + 6.0, top), &format!("{name} {}", time(value)), html);
    }
}

/// To the next 1, 2 or 5 of its size, in quarters that read well.
fn round_up(ms: f64) -> f64 {
    let size = 10_f64.powf(ms.max(1.0).log10().floor());
    [1.0, 2.0, 4.0, 6.0, 8.0]
        .into_iter()
        .map(|step| step * size)
        .find(|end| *end >= ms)
        .unwrap_or(10.0 * size)
}

fn slowest(run: Run<'_>, html: &mut Html) {
    let mut cases: Vec<(&Scored, f64)> =
        run.scored.iter().filter_map(|case| Some((case, case.ms?))).collect();
    cases.sort_by(|a, b| b.1.total_cmp(&a.1));
    html.raw("<div><h3>The slowest</h3><ul class=\"slowest\">");
    for (case, ms) in cases.iter().take(SLOWEST) {
        html.raw("<li>");
        link(case, html);
        html.el("b", "", time(*ms)).raw("</li>");
    }
    html.raw("</ul></div>");
}

#[cfg(test)]
mod tests {
    use super::round_up;

    #[test]
    fn an_axis_ends_at_a_number_that_reads_well() {
        for (ms, end) in
            [(0.3, 1.0), (1.0, 1.0), (175.0, 200.0), (323.0, 400.0), (601.0, 800.0), (9_001.0, 10_000.0)]
        {
            assert_eq!(round_up(ms), end, "{ms}");
        }
    }
}
