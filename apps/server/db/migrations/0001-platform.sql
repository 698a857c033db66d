-- What every module stands on: the outbox, and answers kept for idempotent requests.

-- kind: local
create table platform.outbox (
  event_id uuid primary key,
  topic text not null,
  enterprise_id uuid,
  payload jsonb not null,
  occurred_at timestamptz not null
);
create index outbox_by_age on platform.outbox (occurred_at, event_id);

-- kind: local
create table platform.idempotency_keys (
  scope text not null,
  key text not null,
  operation text not null,
  body_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_keys_by_age on platform.idempotency_keys (created_at);

grant usage on schema platform to guildhall_app, guildhall_system;
grant insert on platform.outbox to guildhall_app;
grant select, insert, update, delete on platform.outbox to guildhall_system;
grant select, insert, update on platform.idempotency_keys to guildhall_app;
grant select, insert, update, delete on platform.idempotency_keys to guildhall_system;

-- The enterprise for which a transaction of guildhall_app works; null when it works for nobody in particular.
create function platform.current_enterprise() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('guildhall.enterprise_id', true), '')::uuid $$;
create function platform.current_peer() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('guildhall.peer_id', true), '')::uuid $$;
