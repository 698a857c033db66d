-- Links between the network and banks: who is connected, with which keys, what came in, and under which consents.

create schema bank;

-- kind: reference
create table bank.connections (
  connection_id uuid primary key,
  slug text not null unique,
  issuer text not null,
  client_id text not null,
  name_zh text not null,
  name_en text not null,
  mark text not null,
  color text not null,
  created_at timestamptz not null
);

-- How each connection does, as the processes that use it last saw it.
-- kind: local
create table bank.connection_states (
  connection_id uuid primary key references bank.connections,
  breaker text not null default 'closed' check (breaker in ('closed', 'open', 'half_open')),
  breaker_since timestamptz,
  last_push_at timestamptz,
  last_poll_at timestamptz,
  last_sync_at timestamptz,
  last_error_at timestamptz,
  last_error_code text,
  last_error_detail text,
  -- Where the listing of consents goes on: those that changed at or after this instant.
  consents_changed_since timestamptz,
  consents_listed_at timestamptz
);

-- Our own keys for private_key_jwt, one set for each bank; the private half is sealed.
-- kind: global
create table bank.client_keys (
  connection_id uuid not null references bank.connections,
  kid text not null,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  -- A new key signs only after the bank has had time to see it published.
  signs_from timestamptz not null,
  published_until timestamptz,
  primary key (connection_id, kid)
);

-- Every public key under which a bank ever signed; kept for ever, because evidence needs the key of its day.
-- kind: reference
create table bank.bank_keys (
  connection_id uuid not null references bank.connections,
  kid text not null,
  jwk jsonb not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (connection_id, kid)
);

-- A customer of a bank, and how far the bank's journal of it has been processed here: the row that the applier locks.
-- kind: global
create table bank.customers (
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  -- Unknown until an identification record or a sign-in tells which enterprise it is.
  enterprise_id uuid,
  processed_sequence bigint not null default 0,
  known_last_sequence bigint not null default 0,
  created_at timestamptz not null,
  sync_wanted_at timestamptz,
  -- A gap that has closed by itself needs no sync any more.
  sync_reason text check (sync_reason in ('gap', 'asked')),
  sync_not_before timestamptz not null default '-infinity',
  sync_claimed_until timestamptz not null default '-infinity',
  sync_failures integer not null default 0,
  synced_at timestamptz,
  -- A wider consent was given: withheld entries from here on are fetched again.
  refetch_from bigint,
  primary key (connection_id, customer_id)
);
create index customers_by_enterprise on bank.customers (enterprise_id, connection_id) where enterprise_id is not null;
create index customers_wanting_sync on bank.customers (connection_id, sync_wanted_at) where sync_wanted_at is not null;

-- Entries of bank journals as they came in by push, poll and sync, until and after they are processed.
-- kind: local
create table bank.inbox (
  connection_id uuid not null,
  customer_id text not null,
  sequence bigint not null,
  -- waiting: to be processed; suspect: its signature did not verify, the bank is asked again; done: processed.
  state text not null check (state in ('waiting', 'suspect', 'done')),
  outcome text check (outcome in ('applied', 'withheld', 'kept_aside')),
  kind text,
  -- The entry as signed; null when withheld, and once processed (the evidence holds it then).
  jws text,
  -- SHA-256 of the signed payload: tells the same entry delivered again from a contradiction.
  digest bytea,
  attempts smallint not null default 0,
  via text not null check (via in ('push', 'poll', 'sync')),
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (connection_id, customer_id, sequence)
);
create index inbox_waiting on bank.inbox (connection_id, customer_id, sequence) where state = 'waiting';
create index inbox_withheld on bank.inbox (connection_id, customer_id, sequence) where outcome = 'withheld';

-- What did not fit, raw and with the reason, for the operator.
-- kind: global
create table bank.kept_aside (
  record_id uuid primary key,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  sequence bigint not null,
  reason text not null check (reason in ('misfit', 'bad_signature', 'contradiction', 'unrecordable')),
  detail text not null,
  raw text not null,
  digest bytea not null,
  state text not null check (state in ('kept', 'applied', 'superseded')),
  attempts integer not null default 1,
  received_at timestamptz not null,
  state_at timestamptz not null
);
create index kept_aside_by_connection on bank.kept_aside (connection_id, record_id);
create unique index kept_aside_once on bank.kept_aside (connection_id, customer_id, sequence, digest);

-- Deliveries that were refused, counted by kind and hour: nobody can fill the disk with them.
-- kind: local
create table bank.refused_deliveries (
  connection_id uuid not null,
  hour timestamptz not null,
  via text not null,
  code text not null,
  count bigint not null,
  last_at timestamptz not null,
  last_detail text not null,
  primary key (connection_id, hour, via, code)
);

-- One walk through something that a bank lists.
-- kind: local
create table bank.sync_runs (
  run_id uuid primary key,
  connection_id uuid not null,
  kind text not null check (kind in ('consents', 'records')),
  customer_id text,
  state text not null check (state in ('running', 'finished', 'failed')),
  -- Where the next page begins, so that a run goes on after its process was killed.
  page_cursor text,
  pages integer not null default 0,
  records integer not null default 0,
  error_code text,
  error_detail text,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index sync_runs_by_connection on bank.sync_runs (connection_id, run_id);

-- An enterprise's permission that a bank gives us its information. One found in a bank's list has no enterprise before its customer is known.
-- kind: global
create table bank.consents (
  consent_id uuid primary key,
  enterprise_id uuid,
  connection_id uuid not null references bank.connections,
  -- The bank's identifier; null for the moment between asking here and the bank's answer.
  bank_consent_id text,
  customer_id text,
  status text not null check (status in ('AWAU', 'AUTH', 'RJCT', 'EXPD', 'CANC')),
  permissions text[] not null,
  created_at timestamptz not null,
  status_updated_at timestamptz not null,
  expires_at timestamptz,
  -- Set while a withdrawal that holds here already still has to reach the bank.
  withdrawal_due_at timestamptz
);
create unique index consents_by_bank_id on bank.consents (connection_id, bank_consent_id) where bank_consent_id is not null;
create index consents_by_enterprise on bank.consents (enterprise_id, consent_id) where enterprise_id is not null;
create index consents_by_customer on bank.consents (connection_id, customer_id) where customer_id is not null;
create index consents_expiring on bank.consents (expires_at) where status in ('AWAU', 'AUTH');
create index consents_withdrawing on bank.consents (withdrawal_due_at) where withdrawal_due_at is not null;

-- A member on the way to the bank to authorize a consent.
-- kind: global
create table bank.consent_attempts (
  state_hash bytea primary key,
  consent_id uuid not null references bank.consents,
  enterprise_id uuid not null,
  person_id uuid not null,
  secrets_sealed bytea not null,
  redirect_to text not null,
  redirect_until timestamptz not null,
  expires_at timestamptz not null
);
create index consent_attempts_by_consent on bank.consent_attempts (consent_id);

alter table bank.consents enable row level security;
alter table bank.consents force row level security;
alter table bank.consent_attempts enable row level security;
alter table bank.consent_attempts force row level security;

create policy own_consents on bank.consents for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
create policy system_consents on bank.consents to guildhall_system using (true) with check (true);
create policy system_attempts on bank.consent_attempts to guildhall_system using (true) with check (true);

grant usage on schema bank to guildhall_app, guildhall_system;
grant select on bank.connections, bank.connection_states, bank.bank_keys, bank.consents to guildhall_app;
grant select, insert, update on bank.connections, bank.connection_states, bank.client_keys, bank.bank_keys, bank.customers to guildhall_system;
grant select, insert, update, delete on bank.inbox, bank.refused_deliveries, bank.sync_runs, bank.consent_attempts to guildhall_system;
grant select, insert, update on bank.kept_aside, bank.consents to guildhall_system;
