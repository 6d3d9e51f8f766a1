-- What a viewer of traces needs to go from one part of a mail's life to the next.

-- Traces that a job's run points to beside its own: mails that joined it, the request that asked for it, attempts
-- before. W3C traceparents with a space before each.
alter table job add column links text not null default '';
-- The request that decided: what follows from it points there.
alter table decision add column traceparent text;
-- The span that let it go: an effect is carried out under it, by whichever process.
alter table effect add column traceparent text;
