-- An event that the client reported as wrong (RFC 8936 setErrs) rests before the next poll shows it again.
alter table event_deliveries add column poll_after timestamptz not null default '-infinity';
