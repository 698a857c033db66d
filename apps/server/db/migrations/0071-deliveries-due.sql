-- What waits for a digest is looked for by reader, and not passed over whenever an e-mail is taken.
drop index notifications.deliveries_due;
create index deliveries_due on notifications.deliveries (due_at) where state = 'waiting' and mode <> 'daily';
create index deliveries_daily_due on notifications.deliveries (due_at) where state = 'waiting' and mode = 'daily';
create index deliveries_daily_of_reader on notifications.deliveries (enterprise_id, person_id, due_at)
  where state = 'waiting' and mode = 'daily';
-- What was tried and waits for the next attempt: since when the operator is behind.
create index deliveries_tried on notifications.deliveries (created_at) where state = 'waiting' and attempts > 0;
