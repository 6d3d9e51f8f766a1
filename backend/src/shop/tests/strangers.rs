//! A text is searched for what is somebody else's, whatever the reviewer or an engine wrote into it.

use super::people::shop;
use crate::shop::{fill, strangers};
use crate::store::testing::databases;
use api::{Currency, Money};

#[tokio::test]
async fn a_text_is_searched_for_what_belongs_to_somebody_else() {
    for db in databases().await {
        let ada = shop(&db).await;
        let mut tx = db.begin().await.unwrap();
        let customer = fill::NewCustomer {
            id: "mara".into(),
            email: "Mara.Klein@mail.example".into(),
            name: "Mara Klein".into(),
            since: None,
        };
        fill::customer(&mut tx, &customer).await.unwrap();
        let parcel = fill::NewDelivery {
            delivery_id: 900,
            order_id: 48213,
            customer_id: "mara".into(),
            product_id: 1,
            tracking_number: Some("NLX208831456".into()),
            carrier: "NLX".into(),
            status: agent::shop::DeliveryStatus::Pending,
            promised_start: None,
            promised_end: None,
            shipped_on: None,
            delivered_on: None,
            fee: Money::new(500, Currency::USD),
            last_scan_at: None,
        };
        fill::delivery(&mut tx, &parcel).await.unwrap();
        tx.commit().await.unwrap();
        for (text, theirs) in [
            ("Dear Mara Klein, it is here.", Some("Mara Klein")),
            ("We wrote to mara.klein@mail.example.", Some("Mara.Klein@mail.example")),
            ("NLX208831456 was late as well", Some("NLX208831456")),
            ("SW-48213 was late as well", Some("SW-48213")),
            ("Mara was here; ada@mail.example wrote about 48214.", None),
        ] {
            let found = strangers(&db, &ada, text).await.unwrap();
            assert_eq!(found.first().map(String::as_str), theirs, "{text}");
        }
    }
}
