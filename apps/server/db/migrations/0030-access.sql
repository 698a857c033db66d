-- Who belongs to which enterprise, and under which mandates its people act, as the banks returned them.

create schema access;

-- kind: owned
create table access.memberships (
  enterprise_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (enterprise_id, person_id)
);

-- kind: owned
create table access.mandates (
  enterprise_id uuid not null,
  mandate_id uuid not null,
  person_id uuid not null,
  connection_id uuid not null,
  bank text not null,
  customer_id text not null,
  role_id text not null,
  role_name_zh text,
  role_name_en text,
  department_id text not null,
  department_name_zh text,
  department_name_en text,
  accounts jsonb not null,
  table_version bigint not null,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (enterprise_id, mandate_id),
  unique (enterprise_id, person_id, connection_id, customer_id, role_id, department_id),
  foreign key (enterprise_id, person_id) references access.memberships
);

-- Where to look for a person's mandates: he may act for several enterprises.
-- kind: global
create table access.mandate_places (
  person_id uuid not null,
  mandate_id uuid not null,
  enterprise_id uuid not null,
  primary key (person_id, mandate_id)
);
create index mandate_places_by_mandate on access.mandate_places (mandate_id);

alter table access.memberships enable row level security;
alter table access.memberships force row level security;
alter table access.mandates enable row level security;
alter table access.mandates force row level security;
alter table access.mandate_places enable row level security;
alter table access.mandate_places force row level security;

create policy own_memberships on access.memberships for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
create policy own_mandates on access.mandates for select to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()));
create policy system_memberships on access.memberships to guildhall_system using (true) with check (true);
create policy system_mandates on access.mandates to guildhall_system using (true) with check (true);
create policy system_mandate_places on access.mandate_places to guildhall_system using (true) with check (true);

grant usage on schema access to guildhall_app, guildhall_system;
grant select on access.memberships, access.mandates to guildhall_app;
grant select, insert, update on access.memberships, access.mandates, access.mandate_places to guildhall_system;
