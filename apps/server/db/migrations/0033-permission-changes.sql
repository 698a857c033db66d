-- Changes of a permission table that an enterprise wants its bank to make: drafted here, signed by a second person, sent to the bank.
-- The table in force is another table and stays as it is, whatever happens to a change.

-- kind: owned
create table access.permission_changes (
  enterprise_id uuid not null,
  change_id uuid not null,
  table_id uuid not null,
  -- The version that its author saw; the bank builds only what is based on its current one.
  based_on_version bigint not null,
  state text not null check (state in ('draft', 'awaiting_approval', 'approved', 'submitted', 'in_force', 'refused', 'rejected',
    'expired', 'stale', 'withdrawn')),
  source text not null check (source in ('form', 'csv', 'xlsx')),
  file_name text,
  note text,
  -- The whole of what the table is to hold, as it goes over the wire, and its hash: what signatures are bound to.
  contents jsonb not null,
  content_hash bytea not null,
  -- How many rows are added, removed and changed.
  summary jsonb not null,
  -- Counts the saves: two pages that save at once do not overwrite each other.
  revision integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  -- Under which mandate its author submitted it.
  maker jsonb,
  submitted_at timestamptz,
  approval_id uuid,
  approved_by jsonb not null default '[]',
  -- The version in which the bank put it in force, or why it did not.
  version bigint,
  reasons jsonb not null default '[]',
  primary key (enterprise_id, change_id)
);
create index permission_changes_by_time on access.permission_changes (enterprise_id, table_id, created_at desc, change_id desc);
create index permission_changes_by_approval on access.permission_changes (enterprise_id, approval_id) where approval_id is not null;
-- What is on its way to the bank, for the one that follows it.
create index permission_changes_under_way on access.permission_changes (updated_at) where state in ('approved', 'submitted');

alter table access.permission_changes enable row level security;
alter table access.permission_changes force row level security;

create policy own_permission_changes on access.permission_changes to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_permission_changes on access.permission_changes to guildhall_system using (true) with check (true);

grant select, insert, update on access.permission_changes to guildhall_app;
grant select, update on access.permission_changes to guildhall_system;
