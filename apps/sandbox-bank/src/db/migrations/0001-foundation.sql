-- Everything that oidc-provider keeps: sessions, interactions, pushed requests, codes, tokens, grants, replay marks.
create table oidc_artifacts (
  model text not null,
  artifact_id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  account_id text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (model, artifact_id)
);
create index oidc_artifacts_grant on oidc_artifacts (grant_id) where grant_id is not null;
create index oidc_artifacts_uid on oidc_artifacts (uid) where uid is not null;
create index oidc_artifacts_session on oidc_artifacts (account_id) where model = 'Session';
create index oidc_artifacts_expiry on oidc_artifacts (expires_at);

-- The public half is published for ever; the private half is sealed with the bank's key.
create table signing_keys (
  kid text primary key,
  public_jwk jsonb not null,
  sealed_private bytea not null,
  valid_from timestamptz not null,
  created_at timestamptz not null default now()
);

-- Small things of which there is one: the bank's own description, its roles, the scenario.
create table settings (
  name text primary key,
  value jsonb not null
);

create table customers (
  customer_id text primary key,
  name_zh text,
  name_en text not null,
  identifiers jsonb not null,
  departments jsonb not null,
  table_version integer not null default 1,
  last_sequence integer not null default 0
);

create table accounts (
  account_id text primary key,
  customer_id text not null references customers,
  name_zh text not null,
  name_en text not null,
  product text not null,
  currency text not null,
  last_digits text not null,
  opened_on date not null,
  balance_minor bigint not null
);
create index accounts_customer on accounts (customer_id);

create table people (
  person_id text primary key,
  label jsonb not null,
  name jsonb not null,
  good_for jsonb not null,
  listed boolean not null,
  tags text[] not null,
  place integer not null,
  locale text not null default 'zh-CN'
);

-- The bank's table: who may act for which customer, in which role and department, with which accounts.
create table mandates (
  person_id text not null references people,
  customer_id text not null references customers,
  role_id text not null,
  department_id text not null,
  account_ids text[] not null,
  note jsonb,
  place integer not null,
  primary key (person_id, customer_id, role_id, department_id)
);
create index mandates_customer on mandates (customer_id);

-- Gapless per customer: the next number is taken from customers.last_sequence under its row lock.
create table journal_entries (
  customer_id text not null references customers,
  sequence integer not null,
  kind text not null,
  record_id text not null,
  as_of timestamptz not null,
  written_at timestamptz not null,
  data jsonb not null,
  jws text not null,
  spoiled_jws text,
  primary key (customer_id, sequence)
);
create index journal_entries_kind on journal_entries (customer_id, kind, sequence);

create table consents (
  consent_id text primary key,
  client_id text not null,
  customer_id text references customers,
  permissions text[] not null,
  status text not null check (status in ('AWAU', 'AUTH', 'RJCT', 'EXPD', 'CANC')),
  created_at timestamptz not null,
  status_updated_at timestamptz not null,
  expires_at timestamptz not null,
  given_at text not null check (given_at in ('online', 'branch')),
  decided_by text
);
create index consents_client on consents (client_id, status_updated_at, consent_id);
create index consents_customer on consents (customer_id, client_id) where status = 'AUTH';
create index consents_expiry on consents (expires_at) where status in ('AWAU', 'AUTH');

create table idempotency_answers (
  client_id text not null,
  idempotency_key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (client_id, idempotency_key)
);

-- One row for each client that an entry must reach; kept after the acknowledgement, so that it can be replayed.
create table event_deliveries (
  client_id text not null,
  jti text not null,
  customer_id text not null,
  sequence integer not null,
  withheld boolean not null,
  queued_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts integer not null default 0,
  acknowledged_at timestamptz,
  last_error text,
  primary key (client_id, jti)
);
create index event_deliveries_due on event_deliveries (client_id, next_attempt_at) where acknowledged_at is null;
create index event_deliveries_poll on event_deliveries (client_id, queued_at, jti) where acknowledged_at is null;

-- Proofs seen by the bank's API, so that none works twice (RFC 9449 §11.1).
create table dpop_proofs (
  jti_hash bytea primary key,
  expires_at timestamptz not null
);
create index dpop_proofs_expiry on dpop_proofs (expires_at);
