//! What the page for test mails offers: the sample mails, or, for a shop from a file, questions made of its own rows.

use super::samples;
use super::which::{Filled, filled};
use crate::store::Db;
use api::{Customer, DemoSample};

/// The first so many customers of a file are offered.
const CUSTOMERS_MAX: i64 = 100;

/// # Errors
/// When the database does not answer.
pub(super) async fn offered(db: &Db) -> sqlx::Result<Vec<DemoSample>> {
    match filled(db).await? {
        Some(Filled::World { .. }) => Ok(buyers(db).await?.iter().flat_map(Buyer::questions).collect()),
        Some(Filled::Strideway) | None => Ok(samples()),
    }
}

/// A customer with their newest parcel, and with a product that they may ask for: what they bought, else any.
#[derive(sqlx::FromRow)]
struct Buyer {
    id: String,
    email: String,
    name: String,
    order_id: Option<i64>,
    product: Option<String>,
    colour: Option<String>,
    size: Option<String>,
}

async fn buyers(db: &Db) -> sqlx::Result<Vec<Buyer>> {
    let sql = "SELECT c.id, c.email, COALESCE(NULLIF(c.name, ''), c.id) AS name, d.order_id, p.name AS product, p.colour, p.size
                 FROM shop_customer c
                 LEFT JOIN shop_delivery d
                   ON d.delivery_id = (SELECT MAX(o.delivery_id) FROM shop_delivery o WHERE o.customer_id = c.id)
                 LEFT JOIN shop_product p ON p.id = COALESCE(d.product_id, (SELECT MIN(id) FROM shop_product))
                WHERE c.email LIKE '%@%' ORDER BY c.name, c.id LIMIT $1";
    sqlx::query_as(sql).bind(CUSTOMERS_MAX).fetch_all(db.read()).await
}

impl Buyer {
    /// At least one, so that everybody can be chosen: with nothing to ask for it is empty.
    fn questions(&self) -> Vec<DemoSample> {
        let mut all: Vec<DemoSample> =
            self.order_question().into_iter().chain(self.product_question()).collect();
        if all.is_empty() {
            all.push(self.sample(&format!("{} has bought nothing yet", self.name), "", String::new()));
        }
        all
    }

    fn order_question(&self) -> Option<DemoSample> {
        let order = self.order_id?;
        let text = format!("Hello,\n\ncould you tell me where my order {order} is?\n\n{}", self.name);
        Some(self.sample(&format!("{} asks for an order", self.name), &format!("Order {order}"), text))
    }

    fn product_question(&self) -> Option<DemoSample> {
        let (product, colour, size) = (self.product.as_ref()?, self.colour.as_ref()?, self.size.as_ref()?);
        let text = format!(
            "Hello,\n\ndo you have the {product} in {} in size {size}?\n\n{}",
            colour.to_lowercase(),
            self.name
        );
        Some(self.sample(&format!("{} asks for a product", self.name), product, text))
    }

    fn sample(&self, shows: &str, subject: &str, text: String) -> DemoSample {
        let customer = Customer { id: self.id.clone(), email: self.email.clone(), name: self.name.clone() };
        DemoSample { customer, shows: shows.to_owned(), subject: subject.to_owned(), text }
    }
}
