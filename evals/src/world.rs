//! The world of a case: the shop's tables, the clock and what the case remembers before its mail arrives.

use api::{MemoryRole, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A row as the suite's files write it: column names to JSON values.
pub type Row = Map<String, Value>;
/// Tables of the shop by name (`item_deliveries`, `coupon_issued`, ...).
pub type Tables = BTreeMap<String, Vec<Row>>;

/// What a stage is started with.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The case and epoch, fit for a file name (`seed-delivery-07-01-29-order.1`).
    pub name: String,
    /// The shop's rows, with the case's own changes made; empty where the case needs none.
    pub tables: Tables,
    /// Where the clock stands when the first mail is posted.
    pub now: Time,
}

/// One entry that the case remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    pub role: MemoryRole,
    pub text: String,
}

/// The column that tells a table's rows apart: what `set` finds its rows by.
const KEYS: [(&str, &str); 8] = [
    ("shoe_characteristics", "product_id"),
    ("inventory", "product_id"),
    ("incoming_deliveries", "delivery_id"),
    ("item_deliveries", "delivery_id"),
    ("coupon_issued", "coupon_id"),
    ("customers", "id"),
    ("refunds", "delivery_id"),
    ("inquiries", "delivery_id"),
];

/// A table that `set` names, whose key is not known.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    #[error("`set` changes table `{0}`, whose key column is not known here")]
    Table(String),
    #[error("`set` changes a row of `{table}` without its key `{key}`")]
    Key { table: String, key: &'static str },
}

/// Changes rows found by their key, column by column; a row that is not there is added.
pub fn set(tables: &mut Tables, changes: &Tables) -> Result<(), SetError> {
    for (table, rows) in changes {
        let key = key_of(table)?;
        let present = tables.entry(table.clone()).or_default();
        for row in rows {
            set_row(present, row, key).ok_or_else(|| SetError::Key { table: table.clone(), key })?;
        }
    }
    Ok(())
}

fn key_of(table: &str) -> Result<&'static str, SetError> {
    let found = KEYS.iter().find(|(name, _)| *name == table);
    found.map(|(_, key)| *key).ok_or_else(|| SetError::Table(table.to_owned()))
}

/// `None`: the change names no key.
fn set_row(present: &mut Vec<Row>, change: &Row, key: &str) -> Option<()> {
    let wanted = change.get(key)?;
    match present.iter_mut().find(|row| row.get(key) == Some(wanted)) {
        Some(row) => row.extend(change.clone()),
        None => present.push(change.clone()),
    }
    Some(())
}

/// The rows of `after` that were not in `before`: what the case did to the shop.
pub fn changed(before: &Tables, after: &Value) -> Map<String, Value> {
    let tables = after.as_object().into_iter().flatten();
    let changed = tables.map(|(table, rows)| (table.clone(), new_rows(before.get(table), rows)));
    changed.filter(|(_, rows)| rows.as_array().is_none_or(|rows| !rows.is_empty())).collect()
}

fn new_rows(before: Option<&Vec<Row>>, rows: &Value) -> Value {
    let was_there =
        |row: &&Value| row.as_object().is_some_and(|row| before.is_some_and(|before| before.contains(row)));
    rows.as_array().into_iter().flatten().filter(|row| !was_there(row)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tables(value: Value) -> Tables {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_row_is_found_by_its_key_and_keeps_its_other_columns() {
        let mut shop = tables(
            json!({"inventory": [{"product_id": 7, "quantity": 1, "product_name": "Pegasus"},
                                                   {"product_id": 8, "quantity": 2, "product_name": "Ghost"}]}),
        );
        set(&mut shop, &tables(json!({"inventory": [{"product_id": 8, "quantity": 0}]}))).unwrap();
        assert_eq!(
            shop,
            tables(json!({"inventory": [{"product_id": 7, "quantity": 1, "product_name": "Pegasus"},
                                        {"product_id": 8, "quantity": 0, "product_name": "Ghost"}]}))
        );
    }

    #[test]
    fn a_row_that_is_not_there_is_added() {
        let mut shop = Tables::new();
        set(&mut shop, &tables(json!({"coupon_issued": [{"coupon_id": 3, "delivery_id": 9}]}))).unwrap();
        assert_eq!(shop["coupon_issued"].len(), 1);
    }

    #[test]
    fn a_change_that_finds_no_row_to_change_is_an_error() {
        for change in [json!({"inventory": [{"quantity": 0}]}), json!({"warehouse": [{"id": 1}]})] {
            assert!(set(&mut Tables::new(), &tables(change.clone())).is_err(), "{change}");
        }
    }

    #[test]
    fn what_the_case_did_is_what_was_not_there_before() {
        let before = tables(json!({"item_deliveries": [{"delivery_id": 1}], "customers": [{"id": "1"}]}));
        let after = json!({"item_deliveries": [{"delivery_id": 1}], "customers": [{"id": "1"}],
                           "refunds": [{"delivery_id": 1, "amount_minor": 300}]});
        assert_eq!(
            Value::Object(changed(&before, &after)),
            json!({"refunds": [{"delivery_id": 1, "amount_minor": 300}]})
        );
    }
}
