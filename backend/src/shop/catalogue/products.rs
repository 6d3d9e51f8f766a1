//! Products that fit a typed query.

use super::reading::{begin, in_time};
use crate::shop::row::{all, money};
use crate::store::{Db, select};
use agent::shop::{PRODUCTS_READ, Product, ProductQuery, QueryGroup};
use api::Bounds;
use sqlx::AssertSqlSafe;

/// At most [`PRODUCTS_READ`], by id.
///
/// # Errors
/// When the database does not answer in time, or a row breaks its own rules.
pub async fn products(db: &Db, query: &ProductQuery) -> sqlx::Result<Vec<Product>> {
    let Statement { text, values } = Statement::of(query);
    let mut statement = sqlx::query_as(AssertSqlSafe(text)); // fixed words and places: values are bound
    for value in values {
        statement = match value {
            Value::Word(word) => statement.bind(word),
            Value::Number(number) => statement.bind(number),
        };
    }
    let query = in_time(async { statement.fetch_all(&mut *begin(db).await?).await });
    let rows: Vec<ProductRow> = select(db, "shop_product", query).await?;
    all(rows)
}

/// Something bound to a place of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Word(String),
    Number(i64),
}

/// A statement on its way: fixed words, and a place for every value.
#[derive(Debug, Default)]
struct Statement {
    text: String,
    values: Vec<Value>,
}

impl Statement {
    fn of(query: &ProductQuery) -> Self {
        let mut statement = Self::default();
        let groups: Vec<String> = query.any_of.iter().map(|group| statement.group(group)).collect();
        let groups = if groups.is_empty() { "1 = 0".to_owned() } else { groups.join(" OR ") };
        let except = query.except.iter().map(|id| statement.place(Value::Number(*id))).collect::<Vec<_>>();
        let except = if except.is_empty() {
            String::new()
        } else {
            format!(" AND p.id NOT IN ({})", except.join(", "))
        };
        let limit = statement.place(Value::Number(i64::try_from(PRODUCTS_READ).unwrap_or(i64::MAX)));
        statement.text = format!(
            "SELECT p.id, p.name, p.brand, p.model, p.category, p.colour, p.size, p.material, p.weight_g, p.price_minor,
                    p.currency, p.description
               FROM shop_product p WHERE ({groups}){except} ORDER BY p.id LIMIT {limit}"
        );
        statement
    }

    fn place(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    /// All conditions of one wish.
    fn group(&mut self, group: &QueryGroup) -> String {
        let lists = [
            ("p.brand", &group.brands),
            ("p.model", &group.models),
            ("p.category", &group.categories),
            ("p.colour", &group.colours),
            ("p.size", &group.sizes),
            ("p.material", &group.materials),
        ];
        let mut all: Vec<String> = lists
            .into_iter()
            .filter_map(|(column, words)| Some(self.one_of(column, words.as_ref()?)))
            .collect();
        all.extend(group.weight_g.into_iter().flat_map(|bounds| self.bounds("p.weight_g", bounds)));
        all.extend(group.price_minor.into_iter().flat_map(|bounds| self.bounds("p.price_minor", bounds)));
        if group.in_stock {
            all.push(
                "EXISTS (SELECT 1 FROM shop_stock s WHERE s.product_id = p.id AND s.quantity > 0)".to_owned(),
            );
        }
        if all.is_empty() { "1 = 1".to_owned() } else { format!("({})", all.join(" AND ")) }
    }

    fn one_of(&mut self, column: &'static str, words: &[String]) -> String {
        let places: Vec<String> = words.iter().map(|word| self.place(Value::Word(word.clone()))).collect();
        match places.is_empty() {
            true => "1 = 0".to_owned(), // one of nothing
            false => format!("{column} IN ({})", places.join(", ")),
        }
    }

    fn bounds(&mut self, column: &'static str, bounds: Bounds) -> Vec<String> {
        let Bounds { gt, gte, lt, lte, eq } = bounds;
        let all = [(">", gt), (">=", gte), ("<", lt), ("<=", lte), ("=", eq)];
        let set = all.into_iter().filter_map(|(sign, value)| Some((sign, value?)));
        set.map(|(sign, value)| format!("{column} {sign} {}", self.place(Value::Number(value)))).collect()
    }
}

#[derive(sqlx::FromRow)]
struct ProductRow {
    id: i64,
    name: String,
    brand: String,
    model: String,
    category: String,
    colour: String,
    size: String,
    material: String,
    weight_g: Option<i64>,
    price_minor: i64,
    currency: String,
    description: String,
}

impl TryFrom<ProductRow> for Product {
    type Error = sqlx::Error;

    fn try_from(row: ProductRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.id,
            name: row.name,
            brand: row.brand,
            model: row.model,
            category: row.category,
            colour: row.colour,
            size: row.size,
            material: row.material,
            weight_g: row.weight_g,
            price: money(row.price_minor, &row.currency)?,
            description: row.description,
        })
    }
}
