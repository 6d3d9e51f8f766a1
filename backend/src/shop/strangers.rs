//! Which words of a text belong to another customer: the last look before a reply leaves.

use crate::cases::CustomerScope;
use crate::store::Db;
use regex::Regex;
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// So many names, addresses and numbers of one text are looked up; a letter has a handful.
const MOST: usize = 100;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| compiled(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| compiled(r"\b[A-Za-z]{0,6}-?\d{4,}[A-Za-z]{0,3}\b"));
/// Two to four capitalised words in a row.
static NAMES: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"\p{Lu}[\p{L}\p{M}'’-]*(?:[ \u{a0}]\p{Lu}[\p{L}\p{M}'’-]*){1,3}"));

fn compiled(pattern: &str) -> Regex {
    #[expect(clippy::unwrap_used, reason = "a constant pattern, compiled by every test below")]
    Regex::new(pattern).unwrap()
}

/// Names, mail addresses, order and tracking numbers in `text` that are known as somebody else's.
///
/// # Errors
/// When the database does not answer.
pub async fn strangers(db: &Db, scope: &CustomerScope, text: &str) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    for (sql, words) in [
        ("SELECT name FROM shop_customer WHERE id <> $1 AND name", names(text)),
        ("SELECT email FROM shop_customer WHERE id <> $1 AND lower(email)", addresses(text)),
        (
            "SELECT tracking_number FROM shop_delivery WHERE customer_id <> $1 AND tracking_number",
            numbers(text),
        ),
    ] {
        found.extend(theirs(db, scope, sql, &words).await?);
    }
    found.extend(orders(db, scope, text).await?);
    Ok(found)
}

async fn theirs(
    db: &Db,
    scope: &CustomerScope,
    sql: &str,
    words: &BTreeSet<String>,
) -> sqlx::Result<Vec<String>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..words.len() + 2).map(|place| format!("${place}")).collect();
    let sql = AssertSqlSafe(format!("{sql} IN ({})", places.join(", "))); // places only: words are bound
    let mut query = sqlx::query_scalar(sql).bind(scope.customer_id().to_owned());
    for word in words {
        query = query.bind(word.clone());
    }
    query.fetch_all(db.read()).await
}

/// Orders are told with the shop's prefix (`SW-48213`), and known by their digits.
async fn orders(db: &Db, scope: &CustomerScope, text: &str) -> sqlx::Result<Vec<String>> {
    let mut found = Vec::new();
    for number in numbers(text) {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let Ok(order) = digits.parse::<i64>() else { continue };
        let sql =
            "SELECT CAST(count(*) AS BIGINT) FROM shop_delivery WHERE order_id = $2 AND customer_id <> $1";
        let query = sqlx::query_scalar(sql).bind(scope.customer_id()).bind(order);
        let others: i64 = query.fetch_one(db.read()).await?;
        if others > 0 {
            found.push(number);
        }
    }
    Ok(found)
}

fn addresses(text: &str) -> BTreeSet<String> {
    ADDRESS.find_iter(text).take(MOST).map(|address| address.as_str().to_lowercase()).collect()
}

fn numbers(text: &str) -> BTreeSet<String> {
    NUMBER.find_iter(text).take(MOST).map(|number| number.as_str().to_owned()).collect()
}

/// Every run of two or three words within a row of capitalised ones: `Hello Maya Lindqvist` holds `Maya Lindqvist`.
fn names(text: &str) -> BTreeSet<String> {
    let rows = NAMES.find_iter(text).map(|row| row.as_str().split([' ', '\u{a0}']).collect::<Vec<_>>());
    let runs = rows.flat_map(|row| {
        let of = |length: usize| row.windows(length).map(|run| run.join(" ")).collect::<Vec<_>>();
        [of(2), of(3)].concat()
    });
    runs.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_addresses_and_numbers_are_found_wherever_they_stand() {
        let text =
            "Hello Maya Lindqvist,\nSW-48213 and NLX208831456 went to Jo.Da@shop.example in Bad Homburg.";
        assert_eq!(
            Vec::from_iter(names(text)),
            ["Bad Homburg", "Hello Maya", "Hello Maya Lindqvist", "Maya Lindqvist"]
        );
        assert_eq!(Vec::from_iter(numbers(text)), ["NLX208831456", "SW-48213"]);
        assert_eq!(Vec::from_iter(addresses(text)), ["jo.da@shop.example"]);
    }
}
