-- Permission tables of banks that were not believed, for the operator: what is held stays in force.

-- kind: global
create table bank.refused_tables (
  refusal_id uuid primary key,
  connection_id uuid not null references bank.connections,
  customer_id text not null,
  -- Null where what was sent does not say it.
  version bigint,
  -- bad_signature: not the bank's; wrong_customer: of another customer; misfit: of another shape, or it contradicts itself;
  -- older: another text for a version before the one in force; contradiction: another text for the one in force.
  reason text not null check (reason in ('bad_signature', 'wrong_customer', 'misfit', 'older', 'contradiction')),
  detail text not null,
  -- As it was sent, cut off where it is very long.
  raw text not null,
  digest bytea not null,
  deliveries integer not null default 1,
  first_received_at timestamptz not null,
  last_received_at timestamptz not null
);
create unique index refused_tables_once on bank.refused_tables (connection_id, customer_id, digest);
create index refused_tables_by_connection on bank.refused_tables (connection_id, refusal_id desc);

alter table bank.refused_tables enable row level security;
alter table bank.refused_tables force row level security;
create policy system_refused_tables on bank.refused_tables to guildhall_system using (true) with check (true);
grant select, insert, update on bank.refused_tables to guildhall_system;
