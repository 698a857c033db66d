-- The permission tables of customers at their banks: every version as the bank signed it, and which one is in force.

-- The head. Whoever changes money locks it for share, whoever puts a new version in force locks it for update: nothing is ever
-- released by a table that is not in force any more.
-- kind: owned
create table access.permission_tables (
  enterprise_id uuid not null,
  table_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  -- The version in force.
  version bigint not null,
  applied_at timestamptz not null,
  primary key (enterprise_id, table_id),
  unique (enterprise_id, connection_id, customer_id)
);
-- A bank names its customer and not our enterprise.
create index permission_tables_of_customer on access.permission_tables (connection_id, customer_id);

-- kind: owned
create table access.permission_table_versions (
  enterprise_id uuid not null,
  table_id uuid not null,
  version bigint not null,
  -- The table as the bank's interface writes it.
  document jsonb not null,
  -- The evidence: the signed document, its key, and the hash by which a repetition is known.
  jws text not null,
  key_id text not null,
  public_key jsonb not null,
  digest bytea not null,
  signed_at timestamptz not null,
  effective_from timestamptz not null,
  requirement_id text,
  received_at timestamptz not null,
  primary key (enterprise_id, table_id, version),
  foreign key (enterprise_id, table_id) references access.permission_tables
);
create index permission_table_versions_by_day on access.permission_table_versions (enterprise_id, table_id, effective_from desc, version desc);

-- What the mandate's role is based on, and whose it is at the bank. Null until the bank's table said so: it opens nothing until then.
-- `revoked_at`: the table in force does not hold the mandate.
alter table access.mandates
  add column subject text,
  add column base_role_id text,
  add column revoked_at timestamptz;
create index mandates_of_customer on access.mandates (enterprise_id, connection_id, customer_id);

alter table access.permission_tables enable row level security;
alter table access.permission_tables force row level security;
alter table access.permission_table_versions enable row level security;
alter table access.permission_table_versions force row level security;

create policy own_permission_tables on access.permission_tables for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
-- To lock a row for share takes the right to update it; the check lets nothing through that would change one.
create policy locked_permission_tables on access.permission_tables for update to guildhall_app
  using (enterprise_id = (select platform.current_enterprise())) with check (false);
create policy own_permission_table_versions on access.permission_table_versions for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
create policy system_permission_tables on access.permission_tables to guildhall_system using (true) with check (true);
create policy system_permission_table_versions on access.permission_table_versions to guildhall_system using (true) with check (true);

grant select, update (applied_at) on access.permission_tables to guildhall_app;
grant select on access.permission_table_versions to guildhall_app;
grant select, insert, update on access.permission_tables to guildhall_system;
grant select, insert on access.permission_table_versions to guildhall_system;
