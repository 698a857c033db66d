-- What was used of cumulative limits: so much of a day or a month, in a role and department, for an action on an account.

-- One row for a limit and a period. It is locked by whoever lays out its slots anew; who consumes touches a slot alone.
-- kind: owned
create table access.limit_counters (
  enterprise_id uuid not null,
  -- SHA-256 of everything that follows, so that what counts together is one key.
  counter_id bytea not null,
  connection_id uuid not null,
  customer_id text not null,
  role_id text not null,
  department_id text not null,
  action text not null,
  account_number text not null,
  counterparty text,
  period text not null check (period in ('day', 'month')),
  -- First day of the period.
  starts_on date not null,
  of text not null check (of in ('amount', 'count')),
  currency text,
  primary key (enterprise_id, counter_id)
);
create index limit_counters_by_age on access.limit_counters (starts_on);

-- A counter in parts, each with its share of the limit: those who consume at the same moment take different ones and do not wait for
-- each other. The shares of a counter add up to its limit, so whatever fits a share fits the limit.
-- kind: owned
create table access.limit_slots (
  enterprise_id uuid not null,
  counter_id bytea not null,
  slot smallint not null,
  -- The limit of which the share was cut: another one asks for other shares.
  limit_of numeric(40) not null,
  share numeric(40) not null,
  used numeric(40) not null check (used >= 0),
  primary key (enterprise_id, counter_id, slot),
  foreign key (enterprise_id, counter_id) references access.limit_counters on delete cascade
) with (fillfactor = 50);

alter table access.limit_counters enable row level security;
alter table access.limit_counters force row level security;
alter table access.limit_slots enable row level security;
alter table access.limit_slots force row level security;

create policy own_limit_counters on access.limit_counters to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy own_limit_slots on access.limit_slots to guildhall_app
  using (enterprise_id = (select platform.current_enterprise()))
  with check (enterprise_id = (select platform.current_enterprise()));
create policy system_limit_counters on access.limit_counters to guildhall_system using (true) with check (true);
create policy system_limit_slots on access.limit_slots to guildhall_system using (true) with check (true);

grant select, insert, update on access.limit_counters to guildhall_app;
grant select, insert, update, delete on access.limit_slots to guildhall_app;
grant select, insert, update, delete on access.limit_counters, access.limit_slots to guildhall_system;
