//! What of the catalogue stands in a text: the last look before a person's words about products leave.

use super::reading::{begin, in_time};
use crate::store::Db;
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;

/// So many words of one text are looked up; an edit has a few dozen.
const WORDS: usize = 500;
/// A name has at most so many words.
const LONGEST: usize = 6;
const NAMES_READ: i64 = 100;

/// Names of products in whatever case, and models and brands as the catalogue writes them: a model may be an ordinary
/// word.
///
/// # Errors
/// When the database does not answer in time.
pub async fn named(db: &Db, text: &str) -> sqlx::Result<Vec<String>> {
    let exact = runs(text);
    if exact.is_empty() {
        return Ok(Vec::new());
    }
    // Databases differ in what they do to a capital that is not ASCII.
    let lower: BTreeSet<String> =
        exact.iter().flat_map(|run| [run.to_lowercase(), run.to_ascii_lowercase()]).collect();
    let (names, words) = (places(1, lower.len()), places(lower.len() + 1, exact.len()));
    let sql = format!(
        "SELECT name FROM shop_product WHERE lower(name) IN ({names})
         UNION SELECT model FROM shop_product WHERE model IN ({words})
         UNION SELECT brand FROM shop_product WHERE brand IN ({words})
         ORDER BY 1 LIMIT {NAMES_READ}"
    );
    let mut query = sqlx::query_scalar(AssertSqlSafe(sql)); // places only: words are bound
    for word in lower.into_iter().chain(exact) {
        query = query.bind(word);
    }
    in_time(async { query.fetch_all(&mut *begin(db).await?).await }).await
}

fn places(first: usize, many: usize) -> String {
    (first..first + many).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// Every run of words that a name can be, without the marks around it. A word alone has three letters at least.
fn runs(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    let of = |length: usize| words.windows(length).map(|run| bare(&run.join(" ")));
    let is_telling = |run: &String| run.chars().filter(|c| c.is_alphanumeric()).count() >= 3;
    (1..=LONGEST).flat_map(of).filter(is_telling).collect()
}

fn bare(run: &str) -> String {
    run.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::tests::shelf;
    use crate::store::testing::databases;

    #[tokio::test]
    async fn names_models_and_brands_are_found_wherever_they_stand() {
        for db in databases().await {
            shelf::demo(&db).await;
            for (text, found) in [
                ("The kestrel stoop, size 42.", &["Kestrel Stoop"][..]),
                ("The \"Scree Ultra\" costs more.", &["Scree Ultra"]),
                (
                    "- Fjell Terrane 4 Mid, moss green: $159.00",
                    &["Fjell", "Fjell Terrane 4", "Fjell Terrane 4 Mid", "Terrane 4", "Terrane 4 Mid"],
                ),
                ("Ostra has nothing like it,\nsorry.", &["Ostra"]),
                // In small letters these are words.
                ("Let it hover over the basin for a commuter.", &[]),
                ("'; DROP TABLE shop_product; --", &[]),
                ("", &[]),
            ] {
                assert_eq!(named(&db, text).await.unwrap(), found, "{text}");
            }
        }
    }

    #[tokio::test]
    async fn a_text_without_end_is_looked_up_in_part() {
        for db in databases().await {
            shelf::demo(&db).await;
            let text =
                format!("Kestrel Stoop {}", (0..50_000).map(|n| format!("word{n} ")).collect::<String>());
            assert_eq!(named(&db, &text).await.unwrap(), ["Kestrel", "Kestrel Stoop", "Stoop"]);
        }
    }
}
