//! The mail: exactly what was countersigned, once.

use crate::house::{Db, Shop, UNDO_OVER};
use api::{DraftState, EffectKind};
use std::time::Duration;

on_both!(a_mail_inside_the_undo_window_stops_the_effects, the_file_bears_the_effects_name,);

async fn a_mail_inside_the_undo_window_stops_the_effects(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.clock.advance(Duration::from_secs(10)); // the undo window is 15 s
    shop.customer("ada").answers(&draft, "Found it, thanks!").await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::Superseded);
    assert!(shop.mails_sent().await.is_empty());
    assert!(shop.refunds_paid().await.is_empty());
}

async fn the_file_bears_the_effects_name(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    let mail = shop.effect(&draft, EffectKind::Mail).await;
    let names: Vec<String> = shop.mails_sent().await.into_iter().map(|mail| mail.name).collect();
    assert_eq!(names, [mail.id.to_string()]);
}
