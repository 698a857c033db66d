-- Written by `npm run generate` from the migrated database.

-- schemas
create schema audit;
create schema platform;

-- tables
create table audit.chain_heads (
  enterprise_id uuid not null,
  "position" bigint not null,
  hash bytea not null,
  anchored_at timestamp with time zone not null
);
create table audit.lines (
  enterprise_id uuid not null,
  line_id uuid not null,
  occurred_at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  mandate_id uuid,
  action text not null,
  target text not null,
  details jsonb not null,
  chain_position bigint,
  chain_hash bytea
);
create table platform.idempotency_keys (
  scope text not null,
  key text not null,
  operation text not null,
  body_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamp with time zone not null
);
create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
);
create table platform.outbox (
  event_id uuid not null,
  topic text not null,
  enterprise_id uuid,
  payload jsonb not null,
  occurred_at timestamp with time zone not null
);

-- constraints
alter table audit.chain_heads add constraint chain_heads_pkey PRIMARY KEY (enterprise_id);
alter table audit.lines add constraint lines_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'bank'::text, 'system'::text])));
alter table audit.lines add constraint lines_pkey PRIMARY KEY (enterprise_id, line_id);
alter table platform.idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (scope, key);
alter table platform.migrations add constraint migrations_pkey PRIMARY KEY (name);
alter table platform.outbox add constraint outbox_pkey PRIMARY KEY (event_id);

-- indexes
CREATE INDEX lines_by_time ON audit.lines USING btree (enterprise_id, occurred_at DESC, line_id DESC);
CREATE UNIQUE INDEX lines_chain ON audit.lines USING btree (enterprise_id, chain_position) WHERE (chain_position IS NOT NULL);
CREATE INDEX lines_unchained ON audit.lines USING btree (enterprise_id, line_id) WHERE (chain_position IS NULL);
CREATE INDEX idempotency_keys_by_age ON platform.idempotency_keys USING btree (created_at);
CREATE INDEX outbox_by_age ON platform.outbox USING btree (occurred_at, event_id);

-- functions
CREATE OR REPLACE FUNCTION platform.current_enterprise()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('guildhall.enterprise_id', true), '')::uuid $function$
;
CREATE OR REPLACE FUNCTION platform.current_peer()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('guildhall.peer_id', true), '')::uuid $function$
;

-- row-level security
alter table audit.chain_heads enable and force row level security;
alter table audit.lines enable and force row level security;

-- policies
create policy system_heads on audit.chain_heads as permissive for all to guildhall_system using true with check true;
create policy own_lines_read on audit.lines as permissive for select to guildhall_app using (enterprise_id = ( SELECT platform.current_enterprise() AS current_enterprise));
create policy own_lines_write on audit.lines as permissive for insert to guildhall_app with check (enterprise_id = ANY (ARRAY[( SELECT platform.current_enterprise() AS current_enterprise), ( SELECT platform.current_peer() AS current_peer)]));
create policy system_lines on audit.lines as permissive for all to guildhall_system using true with check true;

-- grants on schemas
grant usage on schema audit to guildhall_app;
grant usage on schema audit to guildhall_system;
grant usage on schema platform to guildhall_app;
grant usage on schema platform to guildhall_system;

-- grants on tables
grant insert, select, update on audit.chain_heads to guildhall_system;
grant insert, select on audit.lines to guildhall_app;
grant insert, select on audit.lines to guildhall_system;
grant insert, select, update on platform.idempotency_keys to guildhall_app;
grant delete, insert, select, update on platform.idempotency_keys to guildhall_system;
grant insert on platform.outbox to guildhall_app;
grant delete, insert, select, update on platform.outbox to guildhall_system;

-- grants on columns
grant update (chain_position) on audit.lines to guildhall_system;
grant update (chain_hash) on audit.lines to guildhall_system;
