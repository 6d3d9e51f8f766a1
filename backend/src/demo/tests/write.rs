//! Writing as a customer, and a parcel that arrives at a click.

use super::{demo_on, fill};
use crate::demo::arrive::arrive_order;
use crate::demo::customers::{MAYA, VIKTOR};
use crate::demo::write::{WriteError, event};
use crate::demo::{SOURCE, Shop, events, open_shop, samples, today};
use crate::ingest;
use crate::store::{micros, testing::databases};
use api::{AcceptedStatus, DemoMail};

fn mail(customer_id: &str, case_id: Option<api::CaseId>) -> DemoMail {
    DemoMail {
        customer_id: customer_id.to_owned(),
        subject: "Re: Hello".into(),
        text: "And now?".into(),
        case_id,
    }
}

#[tokio::test]
async fn a_mail_in_a_case_goes_into_that_case_and_only_its_customer_can_write_it() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        open_shop(&app, &Shop::Strideway).await.unwrap();
        let maya = events(app.now()).into_iter().find(|event| event.customer.id == MAYA).unwrap();
        let first = ingest::accept(&app, SOURCE, &maya).await.unwrap().answer;
        let written = event(&db, mail(MAYA, Some(first.case_id.clone())), "s@shop.example", app.now());
        let written = written.await.unwrap();
        assert_eq!(
            written.message.in_reply_to.as_deref().map(|id| id.contains("demo-late-twice")),
            Some(true)
        );
        let second = ingest::accept(&app, SOURCE, &written).await.unwrap().answer;
        assert_eq!((second.case_id, second.status), (first.case_id.clone(), AcceptedStatus::Joined));

        let other = event(&db, mail(VIKTOR, Some(first.case_id)), "s@shop.example", app.now()).await;
        assert!(matches!(other, Err(WriteError::Case)), "{other:?}");
        let nobody = event(&db, mail("C-9999", None), "s@shop.example", app.now()).await;
        assert!(matches!(nobody, Err(WriteError::Customer)), "{nobody:?}");
    }
}

#[tokio::test]
async fn every_sample_can_be_written() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        open_shop(&app, &Shop::Strideway).await.unwrap();
        assert!(samples().len() >= 25, "{}", samples().len());
        for sample in samples() {
            let mail =
                DemoMail { subject: sample.subject, text: sample.text, ..mail(&sample.customer.id, None) };
            let written = event(&db, mail, "s@shop.example", app.now()).await.unwrap();
            assert!(ingest::validate(&written).is_ok());
            assert_eq!(written.customer, sample.customer);
        }
    }
}

#[tokio::test]
async fn what_waits_for_a_parcel_looks_again_as_soon_as_it_arrives() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        fill(&app).await;
        let tomorrow = micros(app.now()) + 86_400_000_000;
        let sql = "INSERT INTO follow_up (id, case_id, customer_id, action_id, order_id, delivery_id, state, look_at,
                                          overdue_at, created_at, updated_at)
                   SELECT 'fup_1', c.id, c.customer_id, 'act_1', d.order_id, d.delivery_id, 'open', CAST($1 AS BIGINT),
                          CAST($1 AS BIGINT), 0, 0
                     FROM cases c JOIN shop_delivery d ON d.customer_id = c.customer_id WHERE d.order_id = 48154";
        sqlx::query(sql).bind(tomorrow).execute(db.write()).await.unwrap();
        for is_first in [true, false] {
            let mut tx = db.begin().await.unwrap();
            let arrived = arrive_order(&mut tx, 48154, today(&app), app.now()).await;
            assert_eq!(arrived.is_ok(), is_first, "once");
            tx.commit().await.unwrap();
        }
        let look_at: i64 =
            sqlx::query_scalar("SELECT look_at FROM follow_up").fetch_one(db.read()).await.unwrap();
        assert_eq!(look_at, micros(app.now()));
    }
}
