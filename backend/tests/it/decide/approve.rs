//! Saying yes: what happens, and when it does not.

use crate::house::{Db, Shop, UNDO_OVER, proposed};
use api::{ActionType, CaseState, DraftState};

on_both!(an_unedited_approval_pays_mails_and_remembers,);

async fn an_unedited_approval_pays_mails_and_remembers(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1? It should have been here days ago.").await;
    assert_eq!(proposed(&draft), [(ActionType::RefundDeliveryFee, Some(300))]);
    let decision = shop.agent("sam").approves(&draft).await;
    assert_eq!((decision.by.as_str(), decision.effects.len()), ("Sam via key", 3));
    assert!(shop.mails_sent().await.is_empty(), "inside the undo window nothing leaves");
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::Released);
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    assert_eq!(shop.mails_sent().await.len(), 1);
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.memory.len()), (CaseState::Done, 2));
}
