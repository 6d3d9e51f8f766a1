//! Whether confidence means what it says: of all that were said with 80 %, are four of five right? How often each was
//! said stands below.

use super::Run;
use super::html::Html;
use super::plot::{HEIGHT, LEFT, TOP, WIDTH, figure, grid, ground, label, line, path, rect, x, y};
use crate::interval::rate;
use crate::score::{BINS, Bin, Said, bins, error_by_chance};

/// Of the bars that tell how often a confidence was said.
const BARS: f64 = 40.0;

pub fn write(run: Run<'_>, html: &mut Html) {
    let said: Vec<Said> = run.scored.iter().filter_map(|case| case.said).collect();
    let Some(ece) = run.report.metrics.get("ece") else { return };
    let told = format!(
        "Confidence against the share of right topics, over {} mails whose label accepts some. On the line it means \
         what it says; below it, it says too much. Calibration error {:.3} (95 %: {:.3} to {:.3}); on so few, one that means \
         exactly what it says shows {:.3}.",
        said.len(),
        ece.value,
        ece.low,
        ece.high,
        error_by_chance(&said)
    );
    figure("Does confidence mean what it says?", &told, 340.0, |html| draw(&bins(&said), html), |_| {}, html);
}

fn draw(bins: &[Bin; BINS], html: &mut Html) {
    grid(html);
    ground("confidence, and below how often it was said", html);
    line("ideal", (x(0.0), y(0.0)), (x(1.0), y(1.0)), html);
    let most = bins.iter().map(|bin| bin.n).max().unwrap_or(1).max(1) as f64;
    let mut marks = Vec::new();
    for (at, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.n > 0) {
        marks.push(mark(bin, html));
        often(at, bin, most, html);
    }
    path("line", &marks, html);
    line("grid", (LEFT, TOP + HEIGHT + 102.0), (LEFT + WIDTH, TOP + HEIGHT + 102.0), html);
}

/// Where the bin is, and between which bounds its share of right ones lies.
fn mark(bin: &Bin, html: &mut Html) -> (f64, f64) {
    let n = bin.n as f64;
    let (said, right) = (bin.confidence / n, bin.right as f64 / n);
    if let Some(sure) = rate(bin.right, bin.n) {
        line("whisker", (x(said), y(sure.low)), (x(said), y(sure.high)), html);
    }
    html.raw("<circle class=\"dot\" r=\"4.5\" cx=\"")
        .num(x(said))
        .raw("\" cy=\"")
        .num(y(right))
        .raw("\"><title>");
    html.text(format!("said {:.0} % on average, right {} of {}", said * 100.0, bin.right, bin.n));
    html.raw("</title></circle>");
    (x(said), y(right))
}

fn often(at: usize, bin: &Bin, most: f64, html: &mut Html) {
    let (wide, tall) = (WIDTH / BINS as f64, bin.n as f64 / most * BARS);
    let (left, ground) = (LEFT + at as f64 * wide, TOP + HEIGHT + 102.0);
    rect("often", (left + 2.0, ground - tall), (wide - 4.0, tall), html);
    label("middle", (left + wide / 2.0, ground - tall - 4.0), &bin.n.to_string(), html);
}
