-- The span in which it became true: the delivery is seen under it, by whichever process and at whichever attempt.
alter table webhook_delivery add column traceparent text;
