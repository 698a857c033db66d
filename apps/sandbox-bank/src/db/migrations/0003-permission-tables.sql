-- Every version of a customer's permission table, whole and as it was signed. A row never changes; which version is in force
-- says customers.table_version.
create table permission_tables (
  customer_id text not null references customers,
  version integer not null check (version > 0),
  document jsonb not null,
  jws text not null,
  requirement_id text,
  effective_from timestamptz not null,
  built_at timestamptz not null,
  primary key (customer_id, version)
);

-- What a customer asked its table to become, and what came of it.
create table permission_requirements (
  customer_id text not null references customers,
  requirement_id text not null,
  client_id text not null,
  content_hash text not null,
  based_on_version integer not null,
  wanted jsonb not null,
  submitted_by jsonb not null,
  approved_by jsonb not null,
  status text not null check (status in ('received', 'built', 'refused')),
  version integer,
  errors jsonb not null default '[]',
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (customer_id, requirement_id),
  foreign key (customer_id, version) references permission_tables,
  check ((status = 'built') = (version is not null)),
  check ((status = 'received') = (settled_at is null))
);
create index permission_requirements_open on permission_requirements (received_at) where status = 'received';

-- The holders of the version in force, so that a sign-in finds a person's mandates; rewritten with every version. The accounts
-- are those that the holder's row names; null where it narrows nothing.
alter table mandates alter column account_ids drop not null;
alter table mandates add column valid_from date;
alter table mandates add column valid_until date;

-- What the bank tells besides the entries of a journal.
create table bank_events (
  event_id text primary key,
  customer_id text not null references customers,
  event_type text not null,
  data jsonb not null,
  occurred_at timestamptz not null
);
alter table event_deliveries alter column sequence drop not null;
alter table event_deliveries add column event_id text references bank_events;
alter table event_deliveries add constraint event_deliveries_content check ((sequence is null) <> (event_id is null));
