//! Sending the decided mail: exactly the content that was countersigned, once.

use super::claim::{self, Taken};
use super::outcome::Failed;
use super::plan::MailBody;
use crate::app::App;
use crate::audit;
use crate::cases;
use crate::live;
use crate::mailer::{Outgoing, SendError};
use crate::store::{Room, Tx, from_json, micros, to_json};
use crate::webhooks::{self, Event};
use agent::draft::{Content, content_hash};
use api::{EffectState, EmailId, Time};

/// Hands the mail over and records that it went.
pub async fn send(app: &App, taken: &Taken) -> Result<(), Failed> {
    let mail: MailBody = from_json(&taken.body)?;
    let content = countersigned(app, taken).await?;
    let names = cases::names(app.db.read(), &taken.case_id).await?;
    let outgoing = Outgoing {
        effect_id: &taken.id,
        names: &names,
        message_id: &mail.message_id,
        in_reply_to: mail.in_reply_to.as_deref(),
        references: &mail.references,
        from_name: &app.settings.policy.shop_name,
        from: &app.settings.shop_address,
        content: &content,
        at: app.now(),
    };
    app.mailer.send(&outgoing).await?;
    sent(app, taken, &mail, &content).await.map_err(|error| {
        tracing::error!(effect.id = %taken.id, %error, "the mail went out but its row could not be written");
        match app.mailer.is_idempotent() {
            true => SendError::passing("the mail is out; its row follows").into(),
            false => Failed::Unknown("the server took the mail, but our own record failed".to_owned()),
        }
    })
}

/// What a person said yes to; anything else stays in the house.
async fn countersigned(app: &App, taken: &Taken) -> Result<Content, Failed> {
    let sql = "SELECT content, sent_hash FROM decision WHERE id = $1 AND undone_at IS NULL";
    let (content, sent_hash): (String, Option<String>) =
        sqlx::query_as(sql).bind(&taken.decision_id.0).fetch_one(app.db.read()).await?;
    let content: Content = from_json(&content)?;
    if sent_hash.as_deref() != Some(content_hash(&content).as_str()) {
        return Err(Failed::Final("the stored content is not the one that was countersigned".to_owned()));
    }
    Ok(content)
}

/// The effect's end, the mail's own row in the thread, the memory made ready: one commit.
async fn sent(app: &App, taken: &Taken, mail: &MailBody, content: &Content) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case = cases::lock(&mut tx, &taken.case_id).await?;
    if claim::end(&mut tx, taken, EffectState::Done, None, now).await? {
        record(&mut tx, app, taken, &case, mail, content, now).await?;
        cases::settle(&mut tx, &taken.case_id, now).await?;
        live::case_changed(&mut tx, &taken.case_id, now).await?;
        tx.wakes(Room::Effects);
        told(&mut tx, app, taken, now).await?;
        let entry = audit::Entry {
            case_id: Some(&taken.case_id),
            decision_id: Some(&taken.decision_id),
            ..audit::Entry::new(now, audit::Event::EmailSent, "effects")
        };
        audit::record(&mut tx, entry.detail(serde_json::json!({ "effect": taken.id }))).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The webhook of a mail that went out, as the server or a person says.
pub async fn told(tx: &mut Tx, app: &App, taken: &Taken, now: Time) -> sqlx::Result<()> {
    let event =
        Event::EmailSent { effect_id: &taken.id, decision_id: &taken.decision_id, draft_id: &taken.draft_id };
    webhooks::tell(tx, app, &taken.case_id, &event, now).await
}

/// Our mail in the thread, so that the customer's answer to it finds the case.
pub async fn record(
    tx: &mut Tx,
    app: &App,
    taken: &Taken,
    case: &cases::CaseLock,
    mail: &MailBody,
    content: &Content,
    now: Time,
) -> sqlx::Result<()> {
    let sql = "INSERT INTO email (id, case_id, customer_id, source, direction, message_id, in_reply_to, mail_references,
                 sender, recipients, cc, subject, body, new_text, customer_email, content_hash, rev, job_id, received_at, created_at)
               VALUES ($1, $2, $3, $4, 'outbound', $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, '', $14,
                 (SELECT job_id FROM draft WHERE id = $15), $16, $16)
               ON CONFLICT (source, customer_id, message_id) DO NOTHING";
    sqlx::query(sql)
        .bind(EmailId::from_tail(app.ids.fresh(EmailId::PREFIX)).as_str())
        .bind(taken.case_id.as_str())
        .bind(&case.customer_id)
        .bind(&case.source)
        .bind(&mail.message_id)
        .bind(mail.in_reply_to.as_deref())
        .bind(to_json(&mail.references)?)
        .bind(&app.settings.shop_address)
        .bind(to_json(&content.to)?)
        .bind(to_json(&content.cc)?)
        .bind(&content.subject)
        .bind(&content.body)
        .bind(content.to.first().map(String::as_str).unwrap_or_default())
        .bind(case.rev)
        .bind(&taken.draft_id)
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
